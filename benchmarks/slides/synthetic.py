"""Slides of any size for the benchmarks, made without ever being held.

A field of the simulator, mirrored so that no seam shows, is repeated over the slide and written as
an OME-Zarr shard by shard. Its side is no multiple of any tile's, so that no two tiles look alike.
"""

import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from tilflow.settings import read_settings
from tilflow.simulate.tissue import write_slide
from tilflow.slides.images.reading import open_slide
from tilflow.store.pyramid import write_pyramid

FIELD_PX = 1500
PIXEL_UM = 0.5


class Repeated:
    """A slide (c, y, x) that repeats a mirrored field within a disc of tissue."""

    def __init__(self, field: np.ndarray, side: int, *, tissue_share: float) -> None:
        self._field = field
        self.shape, self.dtype = (field.shape[0], side, side), field.dtype
        self.chunks = (field.shape[0], 512, 512)
        self._radius = np.inf if tissue_share >= 1 else side * (tissue_share / np.pi) ** 0.5
        # Glass is white where light passes, dark where it shines.
        self._empty = 245 if field.dtype == np.uint8 else int(np.percentile(field, 1))

    def __getitem__(self, key: Any) -> np.ndarray:
        channels, rows, columns = key
        _, height, width = self.shape
        y, x = np.arange(height)[rows], np.arange(width)[columns]
        down, across = (y - height / 2) ** 2.0, (x - height / 2) ** 2.0
        empty = self.dtype.type(self._empty)
        if down.min() + across.min() >= self._radius**2:
            n_channels = len(range(*channels.indices(len(self._field))))
            return np.full((n_channels, len(y), len(x)), empty)
        block = self._field[channels][:, self._mirror(y)[:, None], self._mirror(x)[None]]
        if down.max() + across.max() < self._radius**2:
            return block
        return np.where(down[:, None] + across[None] < self._radius**2, block, empty)

    def _mirror(self, at: np.ndarray) -> np.ndarray:
        side = self._field.shape[-1]
        at = at % (2 * side)
        return np.where(at < side, at, 2 * side - 1 - at)


def draw_field(kind: str, *, seed: int = 1) -> tuple[np.ndarray, tuple[str, ...]]:
    """Return a field (c, y, x) of the simulator and its channels; `kind`: dapi, mif or ihc."""
    side_um = FIELD_PX * PIXEL_UM
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_slide(
            folder / "field.ome.tif",
            kind="ihc" if kind == "ihc" else "mif",
            height_um=2 * side_um,
            width_um=2 * side_um,
            pixel_size_um=PIXEL_UM,
            cd8_density_per_mm2=300.0,
            seed=seed,
            truth_folder=folder,
            slide_id="field",
            annotations=None,
        )
        slide = open_slide(folder / "field.ome.tif")
        # The middle half: tissue from rim to rim.
        part = slice(FIELD_PX // 2, FIELD_PX // 2 + FIELD_PX)
        field = np.ascontiguousarray(slide.levels[0][:, part, part])
    if kind == "dapi":
        return field[slide.channels.index("DAPI")][None], ("DAPI",)
    return field, slide.channels


def write_synthetic(path: Path, kind: str, side: int, *, tissue_share: float = 1.0) -> Path:
    """Write a slide of `side` × `side` pixels as an OME-Zarr and return its path."""
    field, channels = draw_field(kind)
    write_pyramid(
        path,
        Repeated(field, side, tissue_share=tissue_share),
        pixel_size_um=PIXEL_UM,
        channels=channels,
        is_brightfield=kind == "ihc",
        settings=read_settings(None).store,
    )
    return path
