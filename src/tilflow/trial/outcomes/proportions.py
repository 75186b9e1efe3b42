"""Proportions of patients with their exact interval."""

from scipy.stats import beta


def compute_clopper_pearson(count: int, total: int) -> tuple[float, float]:
    """Return the exact 95 % interval of ``count / total`` (Clopper and Pearson 1934).

    Examples
    --------
    >>> [round(100 * end, 1) for end in compute_clopper_pearson(1, 6)]
    [0.4, 64.1]
    """
    low = 0.0 if count == 0 else float(beta.ppf(0.025, count, total - count + 1))
    high = 1.0 if count == total else float(beta.ppf(0.975, count + 1, total - count))
    return low, high
