"""Nuclei of a brightfield image as points: found by a filter, by a net, or where both agree."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tilflow.errors import InputError
from tilflow.slides.assay import Assay
from tilflow.slides.cells.agreed import find_agreed, find_reach_px
from tilflow.slides.cells.net_calls import NET_THRESHOLD
from tilflow.slides.cells.positivity import estimate_threshold, lock_threshold
from tilflow.slides.nuclei.engines import Outlined
from tilflow.slides.nuclei.nucleus_table import list_nuclei
from tilflow.slides.nuclei.points import NucleusPoints, detect_points, read_points
from tilflow.slides.settings_cells import MeasureSettings
from tilflow.slides.signal.channels import Channels
from tilflow.slides.workers import RunTiles


def find_points(
    channels: Channels, assay: Assay, settings: MeasureSettings, run: RunTiles
) -> NucleusPoints:
    """Find the nuclei of a brightfield slide as points, on the working grid of its calibration.

    Raises
    ------
    InputError
        Where the assay says nothing of points.
    """
    if assay.points is None:
        message = f"assay {assay.name} gives no points: add points (diameter_um, contrast) to it"
        raise InputError(message)
    calibration = channels.calibration
    working = Channels(channels.image, calibration, calibration.factor)
    return detect_points(
        working,
        diameter_px=assay.points.diameter_um / (calibration.pixel_size_um * calibration.factor),
        contrast=assay.points.contrast,
        tile_px=settings.block_px,
        settings=settings.points,
        run=run,
    )


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


def tabulate_points(
    channels: Channels, assay: Assay, *, settings: MeasureSettings, run: RunTiles
) -> pd.DataFrame:
    """Return the nuclei of a brightfield image as points.

    Returns
    -------
    y_px, x_px, y_um, x_um, positive, intensity: one row a nucleus, in raster order.

    Raises
    ------
    InputError
        Where the assay says nothing of points.
    """
    points = find_points(channels, assay, settings, run)
    positive = _exceed_threshold(points.intensity, assay, settings)
    return _tabulate(channels, points, positive)


def tabulate_outlined(
    channels: Channels,
    outlined: Outlined,
    assay: Assay,
    *,
    settings: MeasureSettings,
    run: RunTiles,
) -> pd.DataFrame:
    """Return nuclei of a brightfield image that a net outlined, as `tabulate_points` does.

    Where the assay has ``points.agreement``, its rows are the points that agree with the net.

    Raises
    ------
    InputError
        Where the assay has no marker to be positive for.
    """
    if assay.kind != "ihc":
        message = f"assay {assay.name}: nuclei are counted on assays of kind ihc, not {assay.kind}"
        raise InputError(message)
    nuclei = list_nuclei(outlined)
    if assay.points is not None and assay.points.agreement is not None:
        found = find_points(channels, assay, settings, run)
        reach_px = find_reach_px(assay, channels.calibration.pixel_size_um)
        kept, vouching = find_agreed(found, nuclei, within_px=reach_px)
        points = NucleusPoints(found.y_px[kept], found.x_px[kept], found.intensity[kept])
        scores = nuclei.scores[vouching]
    else:
        intensity = read_middles(channels, nuclei.y_px, nuclei.x_px, assay, settings, run)
        points = NucleusPoints(nuclei.y_px, nuclei.x_px, intensity)
        scores = nuclei.scores
    if assay.positivity == "net":
        return _tabulate(channels, points, scores > NET_THRESHOLD)
    return _tabulate(channels, points, _exceed_threshold(points.intensity, assay, settings))


def _exceed_threshold(
    intensity: NDArray[np.float64], assay: Assay, settings: MeasureSettings
) -> NDArray[np.bool_]:
    rule = next(iter(assay.markers.values()))
    threshold = (
        lock_threshold(rule.threshold)
        if isinstance(rule.threshold, float)
        else estimate_threshold(intensity, settings)
    )
    above: NDArray[np.bool_] = intensity > threshold.value
    return above


def _tabulate(
    channels: Channels, points: NucleusPoints, positive: NDArray[np.bool_]
) -> pd.DataFrame:
    pixel_um = channels.calibration.pixel_size_um
    return pd.DataFrame(
        {
            "y_px": points.y_px,
            "x_px": points.x_px,
            "y_um": points.y_px * pixel_um,
            "x_um": points.x_px * pixel_um,
            "positive": positive,
            "intensity": points.intensity,
        }
    )
