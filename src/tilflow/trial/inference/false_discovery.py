"""The false discovery rate over a family of tests."""

import numpy as np


def compute_q_values(p: np.ndarray) -> np.ndarray:
    """Return the adjusted p of Benjamini and Hochberg (1995).

    Tests whose q is at most 0.05 have an expected share of false findings of at most 5 %.

    Examples
    --------
    >>> compute_q_values(np.array([0.01, 0.04, 0.03, 0.5])).round(4).tolist()
    [0.04, 0.0533, 0.0533, 0.5]
    """
    count = len(p)
    order = np.argsort(p, kind="stable")[::-1]
    scaled = p[order] * count / np.arange(count, 0, -1)
    q = np.empty(count)
    q[order] = np.minimum(np.minimum.accumulate(scaled), 1.0)
    return q
