"""Gates as pure functions: events in, one boolean an event out (Gating-ML 2.0, section 5)."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt
from flowutils import gating_c  # type: ignore[import-untyped]

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


def call_rectangle(points: Array, lower: Sequence[float], upper: Sequence[float]) -> Mask:
    """Return which points (n, d) have lower <= value < upper in every dimension.

    An open end is an infinite one.

    Examples
    --------
    >>> call_rectangle(np.array([[1.0], [2.0], [3.0]]), [2], [3]).tolist()
    [False, True, False]
    """
    inside = np.ones(len(points), dtype=bool)
    for column, (low, high) in enumerate(zip(lower, upper, strict=True)):
        values = points[:, column]
        if low != -np.inf:
            inside &= values >= low
        if high != np.inf:
            inside &= values < high
    return inside


def call_interval(values: Array, lower: float, upper: float) -> Mask:
    """Return which values (n,) have lower <= value < upper."""
    return call_rectangle(values[:, None], [lower], [upper])


def call_polygon(points: Array, vertices: Array) -> Mask:
    """Return which points (n, 2) are inside a polygon (k, 2), its edge included.

    Where the outline crosses itself, a point is inside when it winds an odd number of times
    (Gating-ML 2.0, 5.3.4).

    Examples
    --------
    >>> square = np.array([[0.0, 0.0], [1, 0], [1, 1], [0, 1]])
    >>> call_polygon(np.array([[0.5, 0.5], [1.5, 0.5]]), square).tolist()
    [True, False]
    """
    corners = np.ascontiguousarray(vertices, dtype=np.float64)
    low, high = corners.min(axis=0), corners.max(axis=0)
    near = ((points >= low) & (points <= high)).all(axis=1)
    candidates = np.ascontiguousarray(points[near], dtype=np.float64)
    inside = np.zeros(len(points), dtype=bool)
    if len(candidates):
        winds = gating_c.points_in_polygon(corners, len(corners), candidates, len(candidates))
        inside[near] = np.asarray(winds) % 2 != 0
    return inside


def call_grid_polygon(points: Array, vertices: Array) -> Mask:
    """Return which points (n, 2) are inside a polygon (k, 2), as FlowJo decides it.

    Both are whole steps of its grid. Of the edges the lower and the left ones belong to the
    polygon, the upper and the right ones do not.

    Examples
    --------
    >>> square = np.array([[1.0, 1.0], [3, 1], [3, 3], [1, 3]])
    >>> call_grid_polygon(np.array([[1.0, 1.0], [3, 1], [2, 2], [2, 3]]), square).tolist()
    [True, False, True, False]
    """
    table, (left, bottom) = draw_grid_polygon(vertices)
    x, y = points[:, 0] - left, points[:, 1] - bottom
    near = (x >= 0) & (y >= 0) & (x < table.shape[1]) & (y < table.shape[0])
    inside = np.zeros(len(points), dtype=bool)
    inside[near] = table[y[near].astype(np.intp), x[near].astype(np.intp)]
    return inside


def draw_grid_polygon(vertices: Array) -> tuple[Mask, tuple[float, float]]:
    """Return the steps (y, x) inside a polygon of whole steps, and its lower left corner."""
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    width, height = (int(size) + 1 for size in high - low)
    # Crossings right of a step: a step is inside where their number is odd.
    crossings = np.zeros((height, width + 1), dtype=np.int64)
    corners = vertices - low
    for (x0, y0), (x1, y1) in zip(np.roll(corners, 1, axis=0), corners, strict=True):
        rows = np.arange(int(min(y0, y1)), int(max(y0, y1)))
        if len(rows):
            at = x0 + (rows - y0) * (x1 - x0) / (y1 - y0)
            np.add.at(crossings, (rows, np.ceil(at).astype(np.intp)), 1)
    beyond = crossings[:, ::-1].cumsum(axis=1)[:, ::-1][:, 1:]
    return beyond % 2 == 1, (float(low[0]), float(low[1]))


def call_ellipsoid(points: Array, mean: Array, covariance: Array, distance_square: float) -> Mask:
    """Return which points (n, d) lie within a squared Mahalanobis distance, its edge included.

    Examples
    --------
    >>> call_ellipsoid(np.array([[1.0, 0], [1.1, 0]]), np.zeros(2), np.eye(2), 1.0).tolist()
    [True, False]
    """
    offset = points - mean
    distance = np.einsum("ij,jk,ik->i", offset, np.linalg.inv(covariance), offset)
    inside: Mask = distance <= distance_square
    return inside


def call_quadrant(points: Array, dividers: Sequence[float], above: Sequence[bool]) -> Mask:
    """Return which points (n, d) lie above (>=) or below (<) each divider."""
    lower = [at if is_above else -np.inf for at, is_above in zip(dividers, above, strict=True)]
    upper = [np.inf if is_above else at for at, is_above in zip(dividers, above, strict=True)]
    return call_rectangle(points, lower, upper)


def call_boolean(
    operation: Literal["and", "or"], members: Sequence[Mask], complements: Sequence[Mask]
) -> Mask:
    """Combine populations; those of `complements` are negated first.

    Examples
    --------
    >>> a, b = np.array([True, True, False]), np.array([True, False, False])
    >>> call_boolean("and", [a], [b]).tolist()
    [False, True, False]
    """
    parts = [*members, *(~mask for mask in complements)]
    combine = np.logical_and if operation == "and" else np.logical_or
    result: Mask = combine.reduce(parts)
    return result
