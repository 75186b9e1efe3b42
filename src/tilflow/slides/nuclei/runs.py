"""Objects as the horizontal runs of their pixels: found, measured, and painted again."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.tiles import Box


def find_runs(labels: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Return the horizontal runs of a label image: label - 1, row, first column, pixels.

    Examples
    --------
    >>> find_runs(np.array([[0, 3, 3], [1, 0, 1]], "uint32")).tolist()
    [[2, 0, 1, 2], [0, 1, 0, 1], [0, 1, 2, 1]]
    """
    height, width = labels.shape
    # A pixel of background before the first row and after each: no run goes on in the next.
    framed = np.zeros(1 + height * (width + 1), labels.dtype)
    flat = framed[1:]
    flat.reshape(height, width + 1)[:, :width] = labels
    edge = np.flatnonzero(flat != framed[:-1])
    label = flat[edge]
    length = np.diff(edge, append=flat.size)
    inside = label > 0
    rows, columns = np.divmod(edge[inside], width + 1)
    return np.column_stack(
        [label[inside].astype(np.int64) - 1, rows, columns, length[inside]]
    ).astype(np.int64)


def measure_runs(runs: NDArray[np.int64], *, n_objects: int) -> NDArray[np.int64]:
    """Sum the runs of each object: sum of rows, sum of columns, pixels, box; whole numbers."""
    number, rows, columns, length = runs.T
    measures = np.zeros((n_objects, 7), np.int64)
    np.add.at(measures[:, 0], number, rows * length)
    np.add.at(measures[:, 1], number, columns * length + length * (length - 1) // 2)
    np.add.at(measures[:, 2], number, length)
    measures[:, 3:5] = np.iinfo(np.int64).max
    np.minimum.at(measures[:, 3], number, rows)
    np.minimum.at(measures[:, 4], number, columns)
    np.maximum.at(measures[:, 5], number, rows + 1)
    np.maximum.at(measures[:, 6], number, columns + length)
    return measures


def sum_runs(
    score: NDArray[np.int64], runs: NDArray[np.int64], window: Box, *, n_objects: int
) -> NDArray[np.int64]:
    """Sum whole numbers (y, x) of a window over the runs of each object.

    Examples
    --------
    >>> runs = np.array([[0, 5, 7, 2], [0, 6, 7, 1]])
    >>> sum_runs(np.array([[1, 2, 9], [4, 9, 9]]), runs, Box(5, 7, 7, 10), n_objects=1).tolist()
    [7]
    """
    until = np.concatenate([[0], np.cumsum(score.ravel())])
    first = (runs[:, 1] - window.y0) * score.shape[1] + runs[:, 2] - window.x0
    total = np.zeros(n_objects, np.int64)
    np.add.at(total, runs[:, 0], until[first + runs[:, 3]] - until[first])
    return total


def paint_runs(runs: Sequence[NDArray[np.int64]], box: Box) -> NDArray[np.uint32]:
    """Paint runs (id, row, first column, pixels) into a box; the lowest id wins a pixel.

    Examples
    --------
    >>> runs = [np.array([[2, 0, 0, 3]]), np.array([[1, 0, 2, 2]])]
    >>> paint_runs(runs, Box(0, 0, 1, 5)).tolist()
    [[2, 2, 1, 1, 0]]
    """
    label, rows, start, length = np.concatenate([np.zeros((0, 4), np.int64), *runs]).T
    stop = np.clip(start + length, box.x0, box.x1)
    start = np.clip(start, box.x0, box.x1)
    length = stop - start
    height, width = box.shape
    first = (rows - box.y0) * width + start - box.x0
    within = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
    pixels = np.repeat(first, length) + within
    flat = np.full(height * width, np.iinfo(np.uint32).max, np.uint32)
    np.minimum.at(flat, pixels, np.repeat(label, length).astype(np.uint32))
    flat[flat == np.iinfo(np.uint32).max] = 0
    return flat.reshape(height, width)
