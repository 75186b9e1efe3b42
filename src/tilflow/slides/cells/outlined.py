"""Nuclei of IHC that a net outlined, counted as points."""

from dataclasses import dataclass, replace

from tilflow.slides.assay import Assay
from tilflow.slides.cells.counting import read_middles
from tilflow.slides.cells.intensities import CellTable, measure_cells
from tilflow.slides.nuclei.segmentation import Mask
from tilflow.slides.settings_cells import MeasureSettings
from tilflow.slides.signal.channels import Channels
from tilflow.slides.tiles import ArrayLike
from tilflow.slides.workers import RunTiles


@dataclass(frozen=True, slots=True)
class LabelImages:
    """What was found on the slide before: nuclei, cells (y, x) and the compartments' mask."""

    nuclei: ArrayLike
    cells: ArrayLike
    compartments: Mask


def measure_outlines(
    channels: Channels, labels: LabelImages, settings: MeasureSettings, run: RunTiles
) -> CellTable:
    """Return every outlined nucleus, its place and its areas; no marker is read."""
    return measure_cells(
        channels,
        labels.nuclei,
        labels.cells,
        readings=[],
        ring_um=settings.ring_um,
        block_px=settings.block_px,
        run=run,
    )


def point_outlines(
    channels: Channels, labels: LabelImages, assay: Assay, settings: MeasureSettings, run: RunTiles
) -> CellTable:
    """Return the outlined nuclei of the evaluable tissue as points: DAB is read in their middle."""
    cells = measure_outlines(channels, labels, settings, run)
    inside = labels.compartments.look_up(cells.y_px, cells.x_px) > 0
    y, x = cells.y_px[inside], cells.x_px[inside]
    intensity = read_middles(channels, y, x, assay, settings, run)[:, None]
    return replace(
        cells,
        ids=cells.ids[inside],
        y_px=y,
        x_px=x,
        nucleus_px=cells.nucleus_px[inside],
        cell_px=cells.cell_px[inside],
        means=intensity,
        encircling=intensity,
    )
