"""Student's t and Fisher's F, straight from the special functions: thousands are asked for."""

import numpy as np
from scipy.special import fdtrc, stdtr, stdtrit


def compute_t_p(statistic: float, df: float) -> float:
    """Return the two-sided p of a t statistic.

    Examples
    --------
    >>> round(compute_t_p(4.0621, 9), 5)
    0.00283
    """
    return float(2 * stdtr(df, -abs(statistic)))


def compute_t_quantile(df: float) -> float:
    """Return the factor of a two-sided 95 % interval.

    Examples
    --------
    >>> round(compute_t_quantile(5), 6)
    2.570582
    """
    return float(stdtrit(df, 0.975))


def compute_f_p(statistic: float, numerator_df: float, denominator_df: float) -> float:
    """Return the p of an F statistic.

    Examples
    --------
    >>> round(compute_f_p(4.964603, 1, 10), 5)
    0.05
    """
    return float(fdtrc(numerator_df, denominator_df, statistic))


def compute_mean_interval(values: np.ndarray) -> tuple[float, float, float]:
    """Return the ends of the 95 % t interval of a mean and the p of its t test against 0.

    p is missing where the values are all alike.
    """
    df = len(values) - 1
    mean, error = float(values.mean()), float(values.std(ddof=1) / np.sqrt(len(values)))
    half = compute_t_quantile(df) * error
    p = compute_t_p(mean / error, df) if error > 0 else np.nan
    return mean - half, mean + half, p
