"""Mid-ranks: the rank of a value, or the mean rank of those that tie with it."""

import numpy as np


def compute_mid_ranks(values: np.ndarray) -> np.ndarray:
    """Return the ranks, from 1, of a short vector.

    Examples
    --------
    >>> compute_mid_ranks(np.array([0.3, 0.1, 0.3, 0.9])).tolist()
    [2.5, 1.0, 2.5, 4.0]
    """
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: np.ndarray = (last - (counts - 1) / 2)[places]
    return ranks
