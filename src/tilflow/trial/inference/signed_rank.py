"""The signed-rank test of Wilcoxon (1945), exact also with ties."""

import numpy as np
from scipy.special import ndtr

from tilflow.trial.inference.ranks import compute_mid_ranks


def compute_signed_rank(differences: np.ndarray, *, exact_up_to: int) -> tuple[float, float, str]:
    """Return the two-sided p, the smallest p that so many differences can give, and the method.

    Differences of zero are left out. The exact distribution is counted over all signs of the
    ranks at hand, mid-ranks included; above `exact_up_to` differences the normal approximation
    stands in.

    Examples
    --------
    >>> compute_signed_rank(np.array([0.2, 0.5, 0.9, 1.4, 2.0]), exact_up_to=50)
    (0.0625, 0.0625, 'exact signed-rank')
    """
    nonzero = differences[differences != 0]
    count = len(nonzero)
    if count == 0:
        return 1.0, 1.0, "exact signed-rank"
    ranks = compute_mid_ranks(np.abs(nonzero))
    smallest = 2.0 ** (1 - count)
    if count > exact_up_to:
        return _approximate(nonzero, ranks), smallest, "signed-rank, normal approximation"
    # Twice a mid-rank is whole, so that sums can index an array of counts.
    doubled = np.rint(2 * ranks).astype(np.int64)
    total = int(doubled.sum())
    ways = np.zeros(total + 1)
    ways[0] = 1
    for rank in doubled:
        ways[rank:] = ways[rank:] + ways[: total + 1 - rank]
    positive = int(doubled[nonzero > 0].sum())
    tail = ways[: min(positive, total - positive) + 1].sum() / 2.0**count
    return float(min(1.0, 2 * tail)), smallest, "exact signed-rank"


def _approximate(nonzero: np.ndarray, ranks: np.ndarray) -> float:
    away = abs(float(ranks[nonzero > 0].sum()) - float(ranks.sum()) / 2)
    deviation = float(np.sqrt((ranks**2).sum()) / 2)
    return float(min(1.0, 2 * ndtr(-max(away - 0.5, 0.0) / deviation)))
