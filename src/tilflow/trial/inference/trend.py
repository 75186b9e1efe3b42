"""The trend test of Jonckheere (1954) and Terpstra (1952) over ordered groups."""

from dataclasses import dataclass
from math import factorial, prod

import numpy as np

from tilflow.trial.inference.permutation import draw_orders, seed_by_content


@dataclass(frozen=True, slots=True)
class Trend:
    """A trend over ordered groups.

    Attributes
    ----------
    statistic
        Pairs of values of two groups in which the higher group has the higher value; ties half.
    p, smallest_p
        Two-sided, and the least that groups of these sizes can give.
    method
        How the distribution was had.
    """

    statistic: float
    p: float
    smallest_p: float
    method: str


def compute_trend(groups: np.ndarray, values: np.ndarray, *, permutations: int) -> Trend:
    """Test a trend of the values over the groups.

    Without ties among the values the distribution is exact (the sum of independent rank-sum
    statistics, each of a group against all below it). With ties the groups are permuted at random,
    seeded by the data.

    Parameters
    ----------
    groups
        An ordered number for each value, such as its dose; two different ones at least.
    values
        As many.
    permutations
        Random orders where values tie.

    Examples
    --------
    >>> compute_trend(np.array([6, 6, 30, 30]), np.array([1.0, 2, 3, 4]), permutations=99)
    Trend(statistic=4.0, p=0.3333333333333333, smallest_p=0.3333333333333333, method='exact')
    """
    _, codes, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    order = np.argsort(codes, kind="stable")
    codes, values = codes[order], values[order]
    signs = np.sign(values[None, :] - values[:, None])
    statistic = _count(codes, signs)
    arrangements = factorial(len(codes)) / prod(factorial(int(size)) for size in sizes)
    smallest = min(1.0, 2 / arrangements)
    if len(np.unique(values)) == len(values):
        chances = _distribute(sizes)
        place = round(statistic)
        tail = min(chances[: place + 1].sum(), chances[place:].sum())
        return Trend(statistic, float(min(1.0, 2 * tail)), smallest, "exact")
    orders = draw_orders(seed_by_content(codes, values), len(codes), permutations)
    middle = _count(codes, np.zeros_like(signs))
    drawn = np.array([_count(codes[each], signs) for each in orders])
    hits = int((np.abs(drawn - middle) >= abs(statistic - middle) - 1e-9).sum())
    p = (1 + hits) / (1 + permutations)
    return Trend(statistic, p, smallest, f"{permutations} permutations")


def _count(codes: np.ndarray, signs: np.ndarray) -> float:
    """Return the pairs that rise with the group, ties half."""
    is_higher = codes[None, :] > codes[:, None]
    return float(0.5 * (is_higher.sum() + signs[is_higher].sum()))


def _distribute(sizes: np.ndarray) -> np.ndarray:
    """Return the chance of each statistic, 0 to the number of pairs, without ties."""
    chances = np.ones(1)
    below = int(sizes[0])
    for size in sizes[1:]:
        chances = np.convolve(chances, _distribute_pairs(below, int(size)))
        below += int(size)
    return chances


def _distribute_pairs(first: int, second: int) -> np.ndarray:
    """Return the chances of the Mann-Whitney statistic of two groups.

    ``ways[k, u]``: subsets of k of the ranks so far whose statistic is u.
    """
    few, many = min(first, second), max(first, second)
    ways = np.zeros((few + 1, few * many + 1))
    ways[0, 0] = 1.0
    for rank in range(few + many):
        # An item drawn as the k-th of its group beats the `rank - (k - 1)` others below it.
        for k in range(min(few, rank + 1), 0, -1):
            beats = rank - (k - 1)
            if beats > many:
                continue
            ways[k, beats:] += ways[k - 1, : ways.shape[1] - beats]
    chances: np.ndarray = ways[few] / ways[few].sum()
    return chances
