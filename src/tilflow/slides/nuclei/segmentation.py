"""Nuclei and cells of a slide: engine, scale and tiles brought together."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.assay import Assay
from tilflow.slides.images.slide import Slide
from tilflow.slides.nuclei.numbering import Nuclei
from tilflow.slides.nuclei.stitching import Engine, Rim, Signal, segment_slide
from tilflow.slides.settings_cells import CalibrateSettings
from tilflow.slides.signal.calibration import Calibration
from tilflow.slides.signal.channels import Channels
from tilflow.slides.signal.estimation import find_nuclear_channels, weigh_counterpart
from tilflow.slides.signal.scale import MAX_SIDE_PX, estimate_diameter_px
from tilflow.slides.signal.stain_vectors import (
    build_density_table,
    compute_nuclear_density,
    compute_unmixing,
    look_up_density,
)
from tilflow.slides.tiles import ArrayLike, Box, read_window
from tilflow.slides.workers import RunTiles


@dataclass(frozen=True, slots=True)
class Mask:
    """A coarse mask of a slide, anchored at its corner.

    Attributes
    ----------
    pixels
        Shape (y, x).
    pixel_px
        Side of its pixels in level-0 pixels.
    """

    pixels: NDArray[Any]
    pixel_px: float

    def look_up(self, y_px: NDArray[Any], x_px: NDArray[Any]) -> NDArray[Any]:
        """Return its values at points in level-0 pixels; 0 is the middle of the first pixel.

        Examples
        --------
        >>> Mask(np.array([[0, 1]]), 4.0).look_up(np.array([0]), np.array([4])).tolist()
        [1]
        """
        rows = np.clip(((y_px + 0.5) / self.pixel_px).astype(int), 0, self.pixels.shape[0] - 1)
        columns = np.clip(((x_px + 0.5) / self.pixel_px).astype(int), 0, self.pixels.shape[1] - 1)
        values: NDArray[Any] = self.pixels[rows, columns]
        return values

    def holds_any(self, box: Box) -> bool:
        """Whether any pixel of the mask is set in a box of level 0, a pixel around it included."""
        scale = self.pixel_px
        rows = slice(max(0, int(box.y0 / scale) - 1), int(box.y1 / scale) + 2)
        columns = slice(max(0, int(box.x0 / scale) - 1), int(box.x1 / scale) + 2)
        return bool(self.pixels[rows, columns].any())


def segment_nuclei(
    level0: ArrayLike,
    calibration: Calibration,
    engine: Engine,
    *,
    tissue: Mask | None,
    out: Any,
    tile_px: int,
    run: RunTiles,
    scratch: Path,
) -> Nuclei:
    """Segment the nuclei of a slide into `out`, a label array (y, x) of level 0.

    Parameters
    ----------
    level0
        The image (c, y, x).
    tissue
        Nuclei whose centroid lies elsewhere are dropped; None keeps all.
    tile_px
        Side of a tile in level-0 pixels; it changes memory and speed, never the answer.
    scratch
        Empty folder.
    """
    factor = calibration.factor
    return segment_signal(
        Channels(level0, calibration, factor),
        engine,
        tissue=tissue,
        out=out,
        scale=factor,
        side_px=max(1, tile_px // factor),
        run=run,
        scratch=scratch,
    )


def segment_signal(
    signal: Signal,
    engine: Engine,
    *,
    tissue: Mask | None,
    out: Any,
    scale: float,
    side_px: int,
    run: RunTiles,
    scratch: Path,
    scoring: int | None = None,
    rim: Rim | None = None,
) -> Nuclei:
    """Segment a signal on a grid whose pixels are `scale` level-0 pixels wide.

    Parameters
    ----------
    tissue, out, run, scratch
        As in `segment_nuclei`; without `out` nothing is written.
    side_px
        Side of a tile in pixels of the signal.
    scoring
        Map of the signal whose mean over each nucleus is wanted.
    rim
        Draws the rims in `out`; else they follow the grid.
    """
    return segment_slide(
        signal,
        engine,
        out=out,
        factor=scale,
        tile_px=side_px,
        run=run,
        scratch=scratch,
        is_tissue=None if tissue is None else partial(is_in_tissue, tissue, scale),
        has_tissue=None if tissue is None else partial(holds_tissue, tissue, scale),
        scoring=scoring,
        rim=rim,
    )


def is_in_tissue(
    tissue: Mask, scale: float, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell which working pixels lie in the tissue."""
    inside: NDArray[np.bool_] = tissue.look_up(rows * scale, columns * scale) > 0
    return inside


def holds_tissue(tissue: Mask, scale: float, box: Box) -> bool:
    """Tell whether a box of the working grid holds any tissue."""
    corners = (box.y0 * scale, box.x0 * scale, box.y1 * scale, box.x1 * scale)
    return tissue.holds_any(Box(*(int(corner) for corner in corners)))


def estimate_pixel_size_um(slide: Slide, assay: Assay, *, settings: CalibrateSettings) -> float:
    """Estimate the side of a pixel from the nuclei: the nominal diameter over that in pixels.

    It makes the nuclei of the image nominal: right for outlines and counts, a guess for areas.
    """
    height, width = slide.shape[1:]
    side = MAX_SIDE_PX
    top, left = max(0, height - side) // 2, max(0, width - side) // 2
    box = Box(top, left, min(height, top + side), min(width, left + side))
    signal = _read_raw_nuclei(slide, assay, box, settings)
    return assay.nucleus_diameter_um / estimate_diameter_px(signal)


def _read_raw_nuclei(
    slide: Slide, assay: Assay, box: Box, settings: CalibrateSettings
) -> NDArray[np.float32]:
    if assay.modality == "fluorescence":
        names = find_nuclear_channels(slide.channels, assay)
        planes = read_window(
            slide.levels[0], box, channels=[slide.index_channel(name) for name in names], factor=1
        )
        total: NDArray[np.float32] = planes.astype(np.float32).sum(axis=0)
        return total
    assert assay.stains is not None
    rgb = read_window(slide.levels[0], box, channels=(0, 1, 2), factor=1)
    table = build_density_table((float(np.iinfo(rgb.dtype).max),) * 3, rgb.dtype)
    density = look_up_density(rgb, table)
    return compute_nuclear_density(
        density,
        compute_unmixing(np.asarray(assay.stains.unit_vectors)),
        counterpart=assay.stains.counterpart,
        counterpart_weight=weigh_counterpart(assay, settings),
    )
