"""The rank-sum test of Wilcoxon (1945) and Mann and Whitney, exact also with ties."""

from dataclasses import dataclass
from math import comb

import numpy as np
from scipy.special import ndtr

from tilflow.trial.inference.ranks import compute_mid_ranks


@dataclass(frozen=True, slots=True)
class RankSum:
    """Two groups compared: two-sided p, the least that is attainable, and the area.

    `area` is the probability that a value of the first group is above one of the second, ties
    counted half: the area under the ROC curve.
    """

    p: float
    smallest_p: float
    area: float
    method: str


def compute_rank_sum(first: np.ndarray, second: np.ndarray, *, exact_up_to: int) -> RankSum:
    """Compare two groups.

    The exact distribution is counted over all ways to draw the first group's ranks from the ranks
    at hand, mid-ranks included; above `exact_up_to` values the normal approximation stands in.

    Examples
    --------
    >>> compute_rank_sum(np.array([4.0, 5, 6]), np.array([1.0, 2, 3]), exact_up_to=50)
    RankSum(p=0.1, smallest_p=0.1, area=1.0, method='exact rank-sum')
    """
    count, total = len(first), len(first) + len(second)
    ranks = compute_mid_ranks(np.concatenate([first, second]))
    observed = float(ranks[:count].sum())
    area = (observed - count * (count + 1) / 2) / (count * len(second))
    if total > exact_up_to:
        spread = ranks.var() * count * len(second) / (total - 1)
        away = max(abs(observed - count * (total + 1) / 2) - 0.5, 0.0)
        p = float(min(1.0, 2 * ndtr(-away / np.sqrt(spread)))) if spread > 0 else 1.0
        smallest = min(1.0, 2 / comb(total, count))
        return RankSum(p, smallest, area, "rank-sum, normal approximation")
    # Twice a mid-rank is whole, so that sums can index an array of counts.
    doubled = np.rint(2 * ranks).astype(np.int64)
    ways = np.zeros((count + 1, int(doubled.sum()) + 1))
    ways[0, 0] = 1
    for rank in doubled:
        ways[1:, rank:] += ways[:-1, : ways.shape[1] - rank].copy()
    chances = ways[count] / comb(total, count)
    # The sum is symmetric around its mean only without ties: twice the smaller tail.
    place = round(2 * observed)
    tails = np.minimum(np.cumsum(chances), np.cumsum(chances[::-1])[::-1])
    smallest = float(2 * tails[chances > 0].min())
    return RankSum(float(min(1.0, 2 * tails[place])), min(1.0, smallest), area, "exact rank-sum")
