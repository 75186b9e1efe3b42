"""Nuclei of IHC that a net outlined, counted as points."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tilflow.errors import InputError
from tilflow.slides.assay import Assay
from tilflow.slides.cells.intensities import CellTable, measure_cells
from tilflow.slides.cells.positivity import Threshold, estimate_threshold, lock_threshold
from tilflow.slides.nuclei.engines import Outlined
from tilflow.slides.nuclei.points import read_points
from tilflow.slides.nuclei.segmentation import Mask
from tilflow.slides.settings_cells import MeasureSettings
from tilflow.slides.signal.channels import Channels
from tilflow.slides.tiles import ArrayLike
from tilflow.slides.workers import RunTiles

NET_THRESHOLD: Final = 0.5
"""A nucleus is positive where the net gives it more than even odds."""


@dataclass(frozen=True, slots=True)
class LabelImages:
    """What was found on the slide before: nuclei, cells (y, x) and the compartments' mask."""

    nuclei: ArrayLike
    cells: ArrayLike
    compartments: Mask


def read_middles(
    channels: Channels,
    y_px: NDArray[np.float64],
    x_px: NDArray[np.float64],
    assay: Assay,
    settings: MeasureSettings,
    run: RunTiles,
) -> NDArray[np.float64]:
    """Return the DAB in the middle of nuclei at level-0 pixels, on the working grid."""
    calibration = channels.calibration
    return read_points(
        Channels(channels.image, calibration, calibration.factor),
        y_px,
        x_px,
        diameter_px=assay.nucleus_diameter_um / (calibration.pixel_size_um * calibration.factor),
        tile_px=settings.block_px,
        settings=settings.points,
        run=run,
    )


def point_outlines(
    channels: Channels, labels: LabelImages, assay: Assay, settings: MeasureSettings, run: RunTiles
) -> CellTable:
    """Return the outlined nuclei of the evaluable tissue as points: DAB is read in their middle."""
    cells = measure_cells(
        channels,
        labels.nuclei,
        labels.cells,
        readings=[],
        ring_um=settings.ring_um,
        block_px=settings.block_px,
        run=run,
    )
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


def call_by_net(
    ids: NDArray[np.uint32], assay: Assay, scores: NDArray[np.float64] | None
) -> tuple[Mapping[str, Threshold], dict[str, NDArray[np.bool_]]]:
    """Call the marker of an ihc assay by the net's own probability.

    Parameters
    ----------
    scores
        By label, from 0.

    Raises
    ------
    InputError
        Where there are no scores.
    """
    if scores is None:
        message = (
            f"assay {assay.name} leaves positivity to the net: give --nucleus-table, which "
            "`slides segment` wrote"
        )
        raise InputError(message)
    marker = next(iter(assay.markers))
    return {marker: Threshold(NET_THRESHOLD, "net", 0.0)}, {marker: scores[ids] > NET_THRESHOLD}


def tabulate_outlined(
    channels: Channels,
    outlined: Outlined,
    assay: Assay,
    *,
    settings: MeasureSettings,
    run: RunTiles,
) -> pd.DataFrame:
    """Return outlined nuclei of a brightfield image as `tabulate_points` returns points.

    Raises
    ------
    InputError
        Where the assay has no marker to be positive for.
    """
    if assay.kind != "ihc":
        message = f"assay {assay.name}: nuclei are counted on assays of kind ihc, not {assay.kind}"
        raise InputError(message)
    y, x = outlined.y_px, outlined.x_px
    intensity = read_middles(channels, y, x, assay, settings, run)
    rule = next(iter(assay.markers.values()))
    if assay.positivity == "net":
        positive = outlined.nuclei.scores > NET_THRESHOLD
    elif isinstance(rule.threshold, float):
        positive = intensity > lock_threshold(rule.threshold).value
    else:
        positive = intensity > estimate_threshold(intensity, settings).value
    pixel_um = channels.calibration.pixel_size_um
    return pd.DataFrame(
        {
            "y_px": y,
            "x_px": x,
            "y_um": y * pixel_um,
            "x_um": x * pixel_um,
            "positive": positive,
            "intensity": intensity,
        }
    )
