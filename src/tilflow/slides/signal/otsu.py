"""Otsu's threshold, for values of any scale."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

BINS = 256


def otsu(values: NDArray[Any]) -> float:
    """Return the threshold that parts `values` into two groups with the least spread in each.

    Otsu, IEEE Trans Syst Man Cybern 1979;9:62. One value only gives that value.

    Examples
    --------
    >>> 0.1 < otsu(np.array([0.0, 0.1, 0.1, 0.9, 1.0])) < 0.9
    True
    """
    counts, edges = np.histogram(values, bins=BINS)
    middle = (edges[1:] + edges[:-1]) / 2
    below = np.cumsum(counts).astype(np.float64)
    total = np.cumsum(counts * middle)
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (total / below - (total[-1] - total) / above) ** 2 * below * above
    between[~np.isfinite(between)] = -1.0
    # Between two peaks the histogram may be empty: the middle of the plateau is as good as any.
    best = np.flatnonzero(between == between.max())
    return float((middle[best[0]] + middle[best[-1]]) / 2)
