"""Label images from the working grid back to the pixels of level 0."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.tiles import Box

BAND_ROWS = 256
"""Rows of level 0 that are done at once: it bounds the memory."""


def find_covered(region: Box, *, scale: float, shape: tuple[int, int]) -> Box:
    """Return the working pixels that have a say in a region of level 0.

    Parameters
    ----------
    scale
        Level-0 pixels in the side of a working pixel.
    shape
        (y, x) of the working grid.

    Examples
    --------
    >>> find_covered(Box(0, 4, 4, 9), scale=2.0, shape=(9, 9))
    Box(y0=0, x0=1, y1=3, x1=5)
    """
    (y0, y1), (x0, x1) = (
        (
            max(0, min(int(((start + 0.5) / scale) - 0.5), size - 1)),
            min(size, int((stop - 0.5) / scale + 0.5) + 1),
        )
        for start, stop, size in zip(
            (region.y0, region.x0), (region.y1, region.x1), shape, strict=True
        )
    )
    return Box(y0, x0, y1, x1)


@dataclass(frozen=True, slots=True)
class Surety:
    """How sure it is that a pixel is one of a nucleus: it draws rims finer than the working grid.

    Attributes
    ----------
    pixels
        Shape (y, x), 0 to 1, of the box that labels are of.
    rim
        A rim runs where it is this.
    """

    pixels: NDArray[np.float32]
    rim: float


def scale_labels(
    labels: NDArray[np.uint32],
    working: Box,
    region: Box,
    *,
    scale: float,
    surety: Surety | None = None,
) -> NDArray[np.uint32]:
    """Return the labels of a region of level 0.

    Where a working pixel is a whole number of pixels wide they take its label. Otherwise the four
    working pixels around a pixel vote with their bilinear weights, background too, and the label
    with the most weight has it: outlines run smooth. With a `surety` they vote at every scale,
    and background has no vote: a pixel beside it is one of a nucleus where the bilinear surety is
    over that of the rim. A pixel's label depends on its place alone.

    Parameters
    ----------
    labels
        Of the box `working` of the working grid, which `find_covered` gives.

    Examples
    --------
    >>> labels = np.array([[1, 1, 0, 2]], "uint32")
    >>> scale_labels(labels, Box(0, 0, 1, 4), Box(0, 1, 1, 8), scale=2.0).tolist()
    [[1, 1, 1, 0, 0, 2, 2]]
    >>> scale_labels(labels, Box(0, 0, 1, 4), Box(0, 0, 1, 6), scale=1.5).tolist()
    [[1, 1, 1, 0, 0, 2]]
    >>> sure = Surety(np.array([[1, 1, 0.4, 0.9]], "float32"), rim=0.5)
    >>> scale_labels(labels, Box(0, 0, 1, 4), Box(0, 0, 1, 8), scale=2.0, surety=sure).tolist()
    [[1, 1, 1, 1, 1, 2, 2, 2]]
    """
    if scale == 1:
        return labels[region.within(working)]
    out = np.empty(region.shape, np.uint32)
    for y0 in range(region.y0, region.y1, BAND_ROWS):
        band = Box(y0, region.x0, min(y0 + BAND_ROWS, region.y1), region.x1)
        if surety is None and float(scale).is_integer():
            rows, columns = _find_nearest(band, working, scale)
            out[band.within(region)] = labels[rows[:, None], columns]
        else:
            out[band.within(region)] = _vote(labels, working, band, scale, surety)
    return out


def _find_nearest(
    region: Box, working: Box, scale: float
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    rows = ((np.arange(region.y0, region.y1) + 0.5) / scale).astype(np.int64)
    columns = ((np.arange(region.x0, region.x1) + 0.5) / scale).astype(np.int64)
    return (
        np.minimum(rows, working.y1 - 1) - working.y0,
        np.minimum(columns, working.x1 - 1) - working.x0,
    )


def _vote(
    labels: NDArray[np.uint32], working: Box, region: Box, scale: float, surety: Surety | None
) -> NDArray[np.uint32]:
    rows, down = _place(region.y0, region.y1, working.y0, working.y1, scale)
    columns, right = _place(region.x0, region.x1, working.x0, working.x1, scale)
    corners = [labels[y[:, None], x] for y in rows for x in columns]
    winner = corners[0].copy()
    torn = (corners[1] != winner) | (corners[2] != winner) | (corners[3] != winner)
    corners = [corner[torn] for corner in corners]
    weights = [
        (y[:, None] * x)[torn]
        for y in (np.float32(1) - down, down)
        for x in (np.float32(1) - right, right)
    ]
    best, chosen = np.zeros(len(corners[0]), np.float32), corners[0].copy()
    beside = np.zeros(len(corners[0]), bool)
    for corner in corners:
        total = np.zeros(len(corner), np.float32)
        for other, weight in zip(corners, weights, strict=True):
            total += np.where(other == corner, weight, np.float32(0))
        if surety is not None:
            beside |= corner == 0
            # Some weight is left to a label that has none, so that it comes before background.
            total = np.where(corner == 0, np.float32(0), total + np.float32(1e-6))
        higher = total > best
        best[higher], chosen[higher] = total[higher], corner[higher]
    if surety is not None:
        sure = np.zeros(len(best), np.float32)
        places = ((y, x) for y in rows for x in columns)
        for (y, x), weight in zip(places, weights, strict=True):
            sure += surety.pixels[y[:, None], x][torn] * weight
        chosen[beside & (sure <= np.float32(surety.rim))] = 0
    winner[torn] = chosen
    return winner


def _place(
    start: int, stop: int, first: int, last: int, scale: float
) -> tuple[list[NDArray[np.int64]], NDArray[np.float32]]:
    """Return the two working pixels beside each pixel, and how far it lies towards the second."""
    middle = (np.arange(start, stop) + 0.5) / scale - 0.5
    low = np.floor(middle)
    places = [np.clip(low + step, first, last - 1).astype(np.int64) - first for step in (0, 1)]
    return places, (middle - low).astype(np.float32)
