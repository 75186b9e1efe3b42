"""Nuclei as points, for immunohistochemistry.

Outlines miss about half of the nuclei that a pathologist marks on DAB slides; blobs of optical
density do not. A nucleus is a peak of the Laplacian of the Gaussian of the stains' optical
density, and positive where the DAB around it lies over the assay's locked threshold.
"""

from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from tilflow.slides.settings_cells import PointsSettings
from tilflow.slides.signal.channels import Channels
from tilflow.slides.tiles import Box, plan_tiles
from tilflow.slides.workers import RunTiles, Step

TRUNCATE = 4.0
CORE_TRUNCATE = 2.0


@dataclass(frozen=True)
class NucleusPoints:
    """Points in raster order.

    Attributes
    ----------
    y_px, x_px
        In level-0 pixels; 0 is the middle of the first pixel.
    intensity
        Optical density of the DAB in the nucleus's middle.
    """

    y_px: NDArray[np.float64]
    x_px: NDArray[np.float64]
    intensity: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.y_px)


@dataclass(frozen=True, slots=True)
class _Detecting:
    channels: Channels
    diameter_px: float
    contrast: float
    settings: PointsSettings


def detect_points(
    channels: Channels,
    *,
    diameter_px: float,
    contrast: float,
    tile_px: int,
    settings: PointsSettings,
    run: RunTiles,
) -> NucleusPoints:
    """Find the nuclei of a slide as points.

    Parameters
    ----------
    channels
        A brightfield slide, calibrated, on the working grid.
    diameter_px
        Nominal diameter of a nucleus on that grid.
    contrast
        Least response, in optical density: half the height of a bell of the filter's spread.
    tile_px
        Side of a tile; it never changes the answer.
    """
    detecting = _Detecting(channels, diameter_px, contrast, settings)
    step = Step("finding nuclei", channels.factor**2)
    parts = run(_detect_tile, plan_tiles(channels.shape, tile_px), shared=detecting, step=step)
    found = np.concatenate([np.zeros((0, 3)), *parts])
    found = found[np.lexsort((found[:, 1], found[:, 0]))]
    middle = (channels.factor - 1) / 2
    return NucleusPoints(
        found[:, 0] * channels.factor + middle, found[:, 1] * channels.factor + middle, found[:, 2]
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    channels: Channels
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    sigma: float


def read_points(
    channels: Channels,
    y_px: NDArray[np.float64],
    x_px: NDArray[np.float64],
    *,
    diameter_px: float,
    tile_px: int,
    settings: PointsSettings,
    run: RunTiles,
) -> NDArray[np.float64]:
    """Return the DAB in the middle of nuclei that are known, as `detect_points` reads it.

    Parameters
    ----------
    channels
        A brightfield slide, calibrated, on the working grid.
    y_px, x_px
        In level-0 pixels.
    diameter_px
        Nominal diameter of a nucleus on the working grid.
    """
    rows, columns = (
        np.clip(np.floor((place + 0.5) / channels.factor), 0, size - 1).astype(np.int64)
        for place, size in zip((y_px, x_px), channels.shape, strict=True)
    )
    reading = _Reading(channels, rows, columns, settings.core * diameter_px)
    parts = run(_read_tile, plan_tiles(channels.shape, tile_px), shared=reading)
    intensity = np.zeros(len(rows))
    for here, values in parts:
        intensity[here] = values
    return intensity


def _read_tile(reading: _Reading, tile: Box) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    y, x = reading.rows, reading.columns
    here = np.flatnonzero((y >= tile.y0) & (y < tile.y1) & (x >= tile.x0) & (x < tile.x1))
    if len(here) == 0:
        return here, np.zeros(0)
    window = tile.grown(ceil(CORE_TRUNCATE * reading.sigma) + 1, reading.channels.shape)
    _, dab = reading.channels.read_stains(window)
    core = _blur_core(dab, reading.sigma)
    return here, core[y[here] - window.y0, x[here] - window.x0].astype(np.float64)


def _blur_core(dab: NDArray[np.float32], sigma: float) -> NDArray[np.float32]:
    core: NDArray[np.float32] = ndimage.gaussian_filter(
        dab, sigma, mode="nearest", truncate=CORE_TRUNCATE, output=np.float32
    )
    return core


def _detect_tile(detecting: _Detecting, tile: Box) -> NDArray[np.float64]:
    settings, diameter = detecting.settings, detecting.diameter_px
    sigma = settings.scale * diameter
    apart = max(1, ceil(settings.min_distance * diameter))
    context = ceil(TRUNCATE * sigma) + 2 * apart + ceil(diameter)
    window = tile.grown(context, detecting.channels.shape)
    haematoxylin, dab = detecting.channels.read_stains(window)
    response = respond(np.maximum(haematoxylin, 0) + np.maximum(dab, 0), sigma)
    rows, columns = find_peaks(response, apart=apart, least=detecting.contrast)
    core = _blur_core(dab, settings.core * diameter)
    y, x = rows + window.y0, columns + window.x0
    inside = (y >= tile.y0) & (y < tile.y1) & (x >= tile.x0) & (x < tile.x1)
    return np.column_stack([y, x, core[rows, columns]])[inside].astype(np.float64)


def respond(density: NDArray[np.float32], sigma: float) -> NDArray[np.float32]:
    """Return the scale-normalised LoG response -σ²∇²G: half the height of a bell of spread σ.

    Examples
    --------
    >>> y, x = np.mgrid[-32:33, -32:33]
    >>> bell = np.exp(-(y * y + x * x) / 50.0).astype("float32")
    >>> round(float(respond(bell, 5.0).max()), 2)
    0.5
    """
    curved = ndimage.gaussian_laplace(
        density, sigma, mode="nearest", truncate=TRUNCATE, output=np.float32
    )
    response: NDArray[np.float32] = curved * np.float32(-sigma * sigma)
    return response


def find_peaks(
    response: NDArray[np.float32], *, apart: int, least: float
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the pixels that are the highest within `apart` pixels, and over `least`.

    Of equal heights the first in raster order is the peak.

    Examples
    --------
    >>> rows, columns = find_peaks(np.array([[0, 2, 1, 0, 3.0]], "float32"), apart=2, least=0.5)
    >>> columns.tolist()
    [1, 4]
    """
    highest = ndimage.maximum_filter(response, size=2 * apart + 1, mode="nearest")
    rows, columns = np.nonzero((response == highest) & (response > least))
    kept = np.ones(len(rows), bool)
    for number, (row, column) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
        top, left = max(0, row - apart), max(0, column - apart)
        patch = response[top : row + apart + 1, left : column + apart + 1]
        first = int(np.argmax(patch))
        kept[number] = first == (row - top) * patch.shape[1] + column - left
    return rows[kept], columns[kept]
