"""Maps of a whole slide, drawn once in fixed blocks before any tile is looked at.

The blocks hang on the slide's corner, so that the net sees every pixel in one and the same
surrounding; tiles and workers come later and read what was drawn. Maps are kept as bytes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.nuclei.instances import (
    DISTANCE,
    OFFSET_X,
    OFFSET_Y,
    PROBABILITY,
    compute_reach,
    instances_from_distance,
    instances_from_votes,
)
from tilflow.slides.nuclei.onnx_net import POSITIVE, OnnxNet
from tilflow.slides.settings_nets import (
    BlockSettings,
    DistanceSettings,
    InstanceSettings,
    VotesSettings,
)
from tilflow.slides.signal.net_input import NetInput
from tilflow.slides.tiles import Box, plan_tiles
from tilflow.slides.workers import RunTiles

FARTHEST: Final = 1.5
"""Offsets beyond this many diameters are kept as this many."""

OFFSETS: Final = (OFFSET_Y, OFFSET_X)
HALF: Final = 127
"""Byte of an offset of 0."""


def list_maps(settings: InstanceSettings, *, with_positive: bool) -> tuple[int, ...]:
    """Return the places of the maps that this way to nuclei needs."""
    needed = (DISTANCE,) if isinstance(settings, DistanceSettings) else OFFSETS
    return (PROBABILITY, *needed, *((POSITIVE,) if with_positive else ()))


def encode_map(drawn: NDArray[np.float32], place: int) -> NDArray[np.uint8]:
    """Turn a map (y, x) into bytes."""
    if place in OFFSETS:
        part = np.clip(drawn / np.float32(FARTHEST), -1, 1)
        steps: NDArray[np.float32] = np.rint(part * np.float32(HALF)) + HALF
    else:
        steps = np.rint(np.clip(drawn, 0, 1) * np.float32(255))
    return steps.astype(np.uint8)


def decode_map(kept: NDArray[np.uint8], place: int) -> NDArray[np.float32]:
    """Turn bytes back into a map.

    Examples
    --------
    >>> offset = np.array([[-0.5, 0.0, 7.0]], "float32")
    >>> decode_map(encode_map(offset, OFFSET_Y), OFFSET_Y).round(2).tolist()
    [[-0.5, 0.0, 1.5]]
    """
    if place in OFFSETS:
        return (kept.astype(np.float32) - HALF) * np.float32(FARTHEST / HALF)
    return kept.astype(np.float32) * np.float32(1 / 255)


@dataclass(frozen=True, slots=True)
class DrawnMaps:
    """Maps of a slide, read as the signal of an engine.

    Attributes
    ----------
    kept
        Bytes (map, y, x).
    places
        Which maps those are.
    """

    kept: Any
    places: tuple[int, ...]

    @property
    def shape(self) -> tuple[int, int]:
        """Shape (y, x) of the net's grid."""
        return int(self.kept.shape[1]), int(self.kept.shape[2])

    def read(self, box: Box) -> NDArray[np.float32]:
        """Return the maps of a box in their places; those that were not kept are 0."""
        kept = np.asarray(self.kept[:, *box.slices])
        maps = np.zeros((max(self.places) + 1, *box.shape), np.float32)
        for number, place in enumerate(self.places):
            maps[place] = decode_map(kept[number], place)
        return maps

    def read_probability(self, box: Box) -> NDArray[np.float32]:
        """Return the map (y, x) of nuclei of a box."""
        kept = np.asarray(self.kept[self.places.index(PROBABILITY), *box.slices])
        return decode_map(kept, PROBABILITY)


@dataclass(frozen=True, slots=True)
class _Predicting:
    signal: NetInput
    net: OnnxNet
    out: Any
    places: tuple[int, ...]
    margin_px: int


def predict_slide(
    signal: NetInput,
    net: OnnxNet,
    *,
    places: Sequence[int],
    has_tissue: Callable[[Box], bool] | None,
    settings: BlockSettings,
    run: RunTiles,
    scratch: Path,
) -> DrawnMaps:
    """Draw the maps of a slide into a store under `scratch`.

    Parameters
    ----------
    signal
        The slide as the net sees it.
    places
        Which maps are kept.
    has_tissue
        Which blocks are drawn, asked with two diameters around them, as a nucleus at the rim of the
        tissue may reach beyond it; None draws all.
    """
    import zarr

    core = settings.core_px
    out = zarr.create_array(
        scratch / "maps.zarr",
        shape=(len(places), *signal.shape),
        chunks=(len(places), core, core),
        dtype="uint8",
        fill_value=0,
    )
    blocks = plan_tiles(signal.shape, core)
    if has_tissue is not None:
        around = int(2 * net.diameter_px)
        blocks = [block for block in blocks if has_tissue(block.grown(around, signal.shape))]
    predicting = _Predicting(signal, net, out, tuple(places), settings.margin_px)
    run(predict_block, blocks, shared=predicting)
    return DrawnMaps(out, tuple(places))


def predict_block(predicting: _Predicting, block: Box) -> None:
    """Draw the maps of one block: one chunk of the store, which no other task writes."""
    window = block.grown(predicting.margin_px, predicting.signal.shape)
    maps = predicting.net.predict(predicting.signal.read(window))[:, *block.within(window)]
    kept = [encode_map(maps[place], place) for place in predicting.places]
    predicting.out[:, *block.slices] = np.stack(kept)


@dataclass(frozen=True, slots=True)
class MapsEngine:
    """Nuclei from drawn maps: an engine of bounded reach like the classical one."""

    diameter_px: float
    settings: InstanceSettings

    @property
    def reach_px(self) -> int:
        """How far from an object's box a pixel can have a say in it."""
        return compute_reach(self.diameter_px, self.settings)

    @property
    def context_px(self) -> int:
        """Context beyond a tile within which its nuclei, up to 2 diameters wide, are exact."""
        return self.reach_px + int(2 * self.diameter_px)

    def __call__(self, image: NDArray[np.float32]) -> NDArray[np.uint32]:
        """Return the labels (y, x) of a window of maps."""
        if isinstance(self.settings, VotesSettings):
            return instances_from_votes(image, diameter_px=self.diameter_px, settings=self.settings)
        assert isinstance(self.settings, DistanceSettings)
        return instances_from_distance(image, diameter_px=self.diameter_px, settings=self.settings)
