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
