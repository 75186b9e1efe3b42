"""Several cores of one lesion and visit as one value: by area, with the spread between them."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Floats = NDArray[np.float64]

ENOUGH_CORES: Final = 4
"""From so many on, the spread between the cores gives the interval by itself."""
Z: Final = 1.959964


@dataclass(frozen=True)
class CombinedCores:
    """One value of several cores, its 95 % interval, and the standard deviation between cores."""

    value: float
    lower: float
    upper: float
    between_sd: float


def combine_cores(value: Floats, lower: Floats, upper: Floats, share: Floats) -> CombinedCores:
    """Combine cores to the ratio of their sums.

    From four cores on the cores are the sample: ratio estimator with the cores as clusters,
    Student's t for their number. Of two or three the spread says little: the variance is that
    within the cores (from their intervals) and a between-core variance by DerSimonian and Laird's
    moments, both on the log scale. The interval is never narrower than the cores' own intervals
    together. With a core that holds none of the cells the half-widths go in quadrature.

    Parameters
    ----------
    value, lower, upper
        Of each core.
    share
        Of each core in the denominators' sum.

    Examples
    --------
    >>> two = np.array([100.0, 100.0])
    >>> combined = combine_cores(two, two * 0.8, two / 0.8, np.array([0.5, 0.5]))
    >>> round(float(combined.lower), 1), combined.value, round(float(combined.upper), 1)
    (85.4, 100.0, 117.1)
    """
    mean = float(share @ value)
    between_sd = float(np.std(value, ddof=1))
    n = len(value)
    if mean <= 0 or (lower <= 0).any():
        low = mean - float(np.sqrt(((share * (value - lower)) ** 2).sum()))
        high = mean + float(np.sqrt(((share * (upper - value)) ** 2).sum()))
        half = 0.0
        if n >= ENOUGH_CORES:
            half = mean * _spread(value, share, mean)
        return CombinedCores(
            mean, max(0.0, min(low, mean - half)), max(high, mean + half), between_sd
        )
    error = np.log(upper / lower) / (2 * Z)
    part = share * value / mean
    within = float(((part * error) ** 2).sum())
    half = Z * float(np.sqrt(within))
    if n >= ENOUGH_CORES:
        half = max(half, _spread(value, share, mean))
    else:
        between = estimate_between_variance(np.log(value), error)
        half = Z * float(np.sqrt(within + between * (part**2).sum()))
    return CombinedCores(mean, mean * np.exp(-half), mean * np.exp(half), between_sd)


def _spread(value: Floats, share: Floats, mean: float) -> float:
    """Half width over the mean, from the cores as clusters."""
    n = len(value)
    variance = n / (n - 1) * float(((share * (value - mean)) ** 2).sum())
    return float(stats.t.ppf(0.975, n - 1)) * float(np.sqrt(variance)) / mean


def estimate_between_variance(value: Floats, error: Floats) -> float:
    """Variance between cores by moments (DerSimonian and Laird), 0 where errors explain them.

    Examples
    --------
    >>> estimate_between_variance(np.array([0.0, 2.0]), np.array([1.0, 1.0]))
    1.0
    """
    weight = 1 / np.maximum(error, 1e-9) ** 2
    centre = float(weight @ value) / float(weight.sum())
    excess = float(weight @ (value - centre) ** 2) - (len(value) - 1)
    scale = float(weight.sum()) - float((weight**2).sum()) / float(weight.sum())
    return max(0.0, excess / scale)
