"""The interval of a share of anchors, from whole blocks of the slide beside a model of clusters.

Anchors that share a neighbour say the same twice, at a range below the steps of the grid on which
clusters are seen. The spread between blocks holds that in; the model holds in clusters that are
wider than a block. The wider of the two intervals is taken.
"""

from math import exp, sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Floats = NDArray[np.float64]

LEVEL: Final = 0.95
LEAST_BLOCKS: Final = 3.0
"""Fewer blocks (those that hold much more than others count for less) say nothing of a spread."""


def compute_block_interval(
    chosen: NDArray[np.integer], everyone: Floats, *, per_side: int
) -> tuple[float, float]:
    """95 % interval of the share of anchors that are chosen, from the spread between blocks.

    On the logit scale, with Student's t of as many degrees as there are even blocks, less one.

    Parameters
    ----------
    chosen, everyone
        Anchors of each step (y, x) of a grid.
    per_side
        Steps in the side of a block.

    Returns
    -------
    The share itself, twice, where blocks or choice are too few to tell.

    Examples
    --------
    >>> everyone = np.full((4, 4), 10.0)
    >>> chosen = np.array([[4, 6, 5, 5]] * 4)
    >>> low, high = compute_block_interval(chosen, everyone, per_side=1)
    >>> round(low, 2), round(high, 2)
    (0.46, 0.54)
    """
    n, hit = (_add_blocks(each, per_side) for each in (everyone, chosen))
    n, hit = n[n > 0], hit[n > 0]
    total = float(n.sum())
    share = float(hit.sum()) / total if total else 0.0
    even = total**2 / float((n**2).sum()) if total else 0.0
    if even < LEAST_BLOCKS or share in (0, 1):
        return share, share
    spread = float(((hit - share * n) ** 2).sum()) * len(n) / (len(n) - 1)
    quantile = float(stats.t.ppf(0.5 + LEVEL / 2, even - 1))
    half = quantile * sqrt(spread) / total / (share * (1 - share))
    odds = share / (1 - share)
    return 1 / (1 + exp(half) / odds), 1 / (1 + exp(-half) / odds)


def _add_blocks(counts: NDArray[np.generic], per_side: int) -> Floats:
    """Add up the steps of each block, (block,)."""
    padded = np.pad(
        np.asarray(counts, np.float64), [(0, -side % per_side) for side in counts.shape]
    )
    rows, columns = (side // per_side for side in padded.shape)
    blocks: Floats = padded.reshape(rows, per_side, columns, per_side).sum(axis=(1, 3)).ravel()
    return blocks
