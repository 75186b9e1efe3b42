"""Correlation within patients, and of their changes."""

from dataclasses import dataclass
from itertools import permutations as all_orders

import numpy as np

from tilflow.trial.inference.permutation import draw_orders, seed_by_content
from tilflow.trial.inference.ranks import compute_mid_ranks
from tilflow.trial.inference.student import compute_t_p

ALL_ORDERS_UP_TO = 7
"""Pairs: 5,040 orders."""


@dataclass(frozen=True, slots=True)
class Correlation:
    """A correlation, its 95 % interval (NaN where it has none), degrees of freedom and p."""

    estimate: float
    lower: float
    upper: float
    df: float
    p: float
    method: str


def compute_repeated_correlation(
    patients: np.ndarray, first: np.ndarray, second: np.ndarray
) -> Correlation | None:
    """Return the repeated-measures correlation: of what varies within the patients.

    Each patient has a level of his own; the slope is common (Bland and Altman, BMJ 1995;
    Bakdash and Marusich, Front Psychol 2017;8:456). The interval is Fisher's, with N - k + 1 pairs
    in N pairs of k patients.

    Parameters
    ----------
    patients
        Of each pair; those with one pair say nothing and must not be among them.
    first, second
        The values of the pairs.

    Returns
    -------
    Correlation or None
        None where nothing varies or fewer than two degrees of freedom are left.
    """
    names, codes = np.unique(patients.astype(str), return_inverse=True)
    counts = np.bincount(codes)
    df = len(codes) - len(names) - 1
    if df < 2 or (counts < 2).any():
        return None
    x = first - (np.bincount(codes, first) / counts)[codes]
    y = second - (np.bincount(codes, second) / counts)[codes]
    spread = float(np.sqrt((x @ x) * (y @ y)))
    if spread <= 1e-12:
        return None
    r = float(np.clip((x @ y) / spread, -1.0, 1.0))
    if abs(r) > 1 - 1e-12:
        return Correlation(r, r, r, df, 0.0, "repeated-measures correlation")
    p = compute_t_p(r * float(np.sqrt(df / (1 - r**2))), df)
    half = 1.959963984540054 / np.sqrt(df - 1)
    low, high = np.tanh(np.arctanh(r) + np.array([-half, half]))
    return Correlation(r, float(low), float(high), df, p, "repeated-measures correlation")


def compute_rank_correlation(
    first: np.ndarray, second: np.ndarray, *, permutations: int
) -> Correlation | None:
    """Return Spearman's correlation, its p over all orders or over random ones.

    Examples
    --------
    >>> three = np.array([1.0, 2.0, 3.0])
    >>> found = compute_rank_correlation(three, three**2, permutations=99)
    >>> (found.estimate, round(found.p, 4), found.method)
    (1.0, 0.3333, 'Spearman, exact')
    """
    x, y = compute_mid_ranks(first), compute_mid_ranks(second)
    x, y = x - x.mean(), y - y.mean()
    spread = float(np.sqrt((x @ x) * (y @ y)))
    if len(x) < 3 or spread == 0:
        return None
    r = float((x @ y) / spread)
    if len(x) <= ALL_ORDERS_UP_TO:
        drawn = y[np.array(list(all_orders(range(len(x)))))] @ x
        p, method = float((np.abs(drawn) >= abs(x @ y) - 1e-9).mean()), "Spearman, exact"
    else:
        orders = draw_orders(seed_by_content(first, second), len(x), permutations)
        hits = int((np.abs(y[orders] @ x) >= abs(x @ y) - 1e-9).sum())
        p, method = (1 + hits) / (1 + permutations), f"Spearman, {permutations} permutations"
    return Correlation(r, np.nan, np.nan, np.nan, p, method)
