"""Touching nuclei told apart by steepest ascent on a smooth surface, and the joining of peaks.

It draws the watershed's lines, but a pixel climbs a bounded number of steps, where a watershed's
queue couples everything that touches; and peaks are joined by a bounded chain.
"""

from math import ceil

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

MERGE_LINKS_LOG2 = 2
"""Peaks are joined over at most 2**this links."""

NEIGHBOURS = tuple((dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1))
"""A pixel and its eight neighbours in raster order: of equal heights the first one wins."""


def number_distinct(
    values: NDArray[np.int64], *, below: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the distinct values in order, and the place of each value among them.

    What `numpy.unique` returns, without its sort: the values are indices of a window.

    Parameters
    ----------
    below
        Every value is at least 0 and less than this.

    Examples
    --------
    >>> distinct, place = number_distinct(np.array([7, 2, 7]), below=9)
    >>> distinct.tolist(), place.tolist()
    ([2, 7], [1, 0, 1])
    """
    is_there = np.zeros(below, bool)
    is_there[values] = True
    distinct = np.flatnonzero(is_there)
    place = np.empty(below, np.int64)
    place[distinct] = np.arange(distinct.size)
    return distinct, place[values]


def climb(
    surface: NDArray[np.float32], mask: NDArray[np.bool_], *, steps_log2: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Send every pixel of `mask` uphill, 2**`steps_log2` steps at most.

    Returns
    -------
    pixels, roots
        Flat indices of the pixels that reached a peak, and of their peaks. Equal heights are
        ordered by position, so that a plateau has one peak.

    Examples
    --------
    >>> heights = np.array([[1, 2, 1, 0.5, 3]], "float32")
    >>> pixels, roots = climb(heights, heights > 0, steps_log2=3)
    >>> roots.tolist()
    [1, 1, 1, 4, 4]
    """
    height, width = surface.shape
    padded = np.full((height + 2, width + 2), -np.inf, np.float32)
    padded[1:-1, 1:-1][mask] = surface[mask]
    flat = padded.ravel()
    here = np.flatnonzero(np.isfinite(flat))
    best = np.full(here.shape, -np.inf, np.float32)
    parent = here.copy()
    for dy, dx in NEIGHBOURS:
        there = here + (dy * (width + 2) + dx)
        value = flat[there]
        higher = value > best
        np.copyto(best, value, where=higher)
        np.copyto(parent, there, where=higher)
    # What a dense window holds at once sets how large a tile may be.
    del best, there, value, higher
    order = np.empty(flat.size, np.int64)
    order[here] = np.arange(here.size)
    jump = order[parent]
    for _ in range(steps_log2):
        jump = jump[jump]
    arrived = order[parent[jump]] == jump
    del order, parent
    original = here - 2 * (here // (width + 2)) - (width + 1)
    return original[arrived], original[jump[arrived]]


def merge_peaks(
    surface: NDArray[np.float32],
    mask: NDArray[np.bool_],
    roots: NDArray[np.int64],
    *,
    distance_px: float,
    saddle: float,
) -> NDArray[np.int64]:
    """Join each peak to its nearest higher one, where the line between stays high and in `mask`.

    Parameters
    ----------
    roots
        Flat index of the peak of each pixel.
    distance_px
        Peaks farther apart are never joined.
    saddle
        Least height on the line, as a part of the lower peak's.

    Returns
    -------
    The root of each pixel after joining.
    """
    peaks, which = number_distinct(roots, below=mask.size)
    rows, columns = np.divmod(peaks, mask.shape[1])
    tree = cKDTree(np.column_stack([rows, columns]))
    pairs = tree.query_pairs(distance_px, output_type="ndarray")
    heights = surface.ravel()[peaks]
    # Of equal heights the first in raster order is the higher; peaks are sorted so.
    first_is_higher = heights[pairs[:, 0]] >= heights[pairs[:, 1]]
    low = np.where(first_is_higher, pairs[:, 1], pairs[:, 0])
    high = np.where(first_is_higher, pairs[:, 0], pairs[:, 1])
    start = np.column_stack([rows[low], columns[low]])
    way = np.column_stack([rows[high], columns[high]]) - start
    lowest = _lowest_between(surface, mask, start, way, samples=ceil(distance_px) + 1)
    joined = lowest >= np.float32(saddle) * heights[low]
    low, high, squared = low[joined], high[joined], (way[joined] ** 2).sum(axis=1)
    nearest = np.lexsort((high, squared, low))
    low, high = low[nearest], high[nearest]
    first = np.ones(low.size, bool)
    first[1:] = low[1:] != low[:-1]
    jump = np.arange(peaks.size)
    jump[low[first]] = high[first]
    for _ in range(MERGE_LINKS_LOG2):
        jump = jump[jump]
    merged: NDArray[np.int64] = peaks[jump[which]]
    return merged


def _lowest_between(
    surface: NDArray[np.float32],
    mask: NDArray[np.bool_],
    start: NDArray[np.int64],
    way: NDArray[np.int64],
    *,
    samples: int,
) -> NDArray[np.float32]:
    lowest = np.full(len(start), np.inf, np.float32)
    for step in range(1, samples):
        # Rounded relative to the lower peak: the same pixels wherever the window lies.
        at = start + np.rint(way * (step / samples)).astype(np.int64)
        value = np.where(mask[at[:, 0], at[:, 1]], surface[at[:, 0], at[:, 1]], -np.inf)
        np.minimum(lowest, value.astype(np.float32), out=lowest)
    return lowest
