"""The estimate of Kaplan and Meier: its curve, median, landmarks and patients at risk."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from scipy.stats import norm

Z_95: Final = float(norm.ppf(0.975))
TOLERANCE: Final = 1e-9
"""A product of fractions such as 9/10 · 5/9 is one half but for its last bits."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """One estimate of a survival curve.

    Attributes
    ----------
    name
        ``median`` or ``day_<number>``.
    value, lower, upper
        Days of the median, else percent; NaN where not reached.
    is_followed
        Whether anybody was still observed on the day.
    """

    name: str
    value: float
    lower: float
    upper: float
    is_followed: bool


def compute_curve(days: np.ndarray, is_event: np.ndarray) -> pd.DataFrame:
    """Return the product-limit estimate at each day on which somebody had the event or left.

    The 95 % limits are of the log-log kind, ``S ** exp(±1.96 sqrt(V) / log(S))`` with Greenwood's
    V of log S (Kalbfleisch and Prentice 2002, section 1.4); they do not exist where S is 1 or 0.

    Returns
    -------
    pandas.DataFrame
        ``day``, ``n_at_risk`` (observed up to that day), ``n_events``, ``n_censored``,
        ``survival``, ``lower``, ``upper`` (fractions); the first row is day 0.

    Examples
    --------
    >>> curve = compute_curve(np.array([2.0, 3.0, 3.0, 5.0]), np.array([1, 1, 0, 1], dtype=bool))
    >>> curve[["day", "n_at_risk", "survival"]].to_numpy().tolist()
    [[0.0, 4.0, 1.0], [2.0, 4.0, 0.75], [3.0, 3.0, 0.5], [5.0, 1.0, 0.0]]
    """
    times, places = np.unique(days, return_inverse=True)
    events = np.bincount(places, weights=is_event, minlength=len(times))
    gone = np.bincount(places, minlength=len(times))
    at_risk = len(days) - np.concatenate(([0], np.cumsum(gone)[:-1]))
    survival = np.cumprod(1 - events / at_risk)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.cumsum(events / (at_risk * (at_risk - events)))
        spread = Z_95 * np.sqrt(variance) / np.log(survival)
        lower, upper = survival ** np.exp(-spread), survival ** np.exp(spread)
    is_inside = (survival > TOLERANCE) & (survival < 1)
    start = {"day": [0.0], "n_at_risk": [len(days)], "n_events": [0], "n_censored": [0]}
    first = pd.DataFrame(start | {"survival": [1.0], "lower": [np.nan], "upper": [np.nan]})
    rest = pd.DataFrame(
        {
            "day": times,
            "n_at_risk": at_risk,
            "n_events": events.astype(int),
            "n_censored": gone - events.astype(int),
            "survival": np.where(survival > TOLERANCE, survival, 0.0),
            "lower": np.where(is_inside, lower, np.nan),
            "upper": np.where(is_inside, upper, np.nan),
        }
    )
    return pd.concat([first, rest], ignore_index=True)


def find_median(days: np.ndarray, survival: np.ndarray) -> float:
    """Return the first day on which the curve is below one half; NaN where it never is.

    Where it is one half exactly, the median is the middle of that step, as in R's survival (help
    of ``quantile.survfit``).

    Examples
    --------
    >>> find_median(np.array([0.0, 2.0, 3.0, 5.0]), np.array([1.0, 0.75, 0.5, 0.0]))
    4.0
    """
    is_low = ~np.isnan(survival) & (survival < 0.5 + TOLERANCE)
    if not is_low.any():
        return float("nan")
    days, survival = days[is_low], survival[is_low]
    below = np.flatnonzero(survival < survival[0] - TOLERANCE)
    if abs(survival[0] - 0.5) < TOLERANCE and len(below):
        return float(days[0] + days[below[0]]) / 2
    return float(days[0])


def summarise_survival(times: pd.DataFrame, *, landmark_days: Iterable[int]) -> list[Estimate]:
    """Estimate the median and the survival at `landmark_days` by Kaplan and Meier.

    The 95 % intervals are of the log-log kind, that of the median by inversion (Brookmeyer and
    Crowley, Biometrics 1982;38:29).

    Parameters
    ----------
    times
        ``days`` and ``is_event``, a row a patient.
    landmark_days
        Days at which to give the share of patients without the event.
    """
    days = times["days"].to_numpy(dtype=float)
    curve = compute_curve(days, times["is_event"].to_numpy(dtype=bool))
    at = curve["day"].to_numpy()
    median, low, high = (
        find_median(at, curve[name].to_numpy()) for name in ("survival", "lower", "upper")
    )
    estimates = [Estimate("median", median, low, high, True)]
    for day in landmark_days:
        if days.max() < day:
            estimates.append(Estimate(f"day_{day}", np.nan, np.nan, np.nan, False))
            continue
        row = curve.iloc[int(np.searchsorted(at, day, side="right")) - 1]
        value, low, high = (100 * float(row[name]) for name in ("survival", "lower", "upper"))
        estimates.append(Estimate(f"day_{day}", value, low, high, True))
    return estimates


def count_at_risk(times: pd.DataFrame, *, interval_days: int) -> pd.DataFrame:
    """Count who is still observed every `interval_days`, with events and censored so far.

    Returns
    -------
    pandas.DataFrame
        ``day``, ``n_at_risk`` (observed up to that day or beyond), ``n_events``, ``n_censored``
        (before that day).

    Examples
    --------
    >>> times = pd.DataFrame({"days": [2.0, 3.0, 9.0], "is_event": [True, False, True]})
    >>> count_at_risk(times, interval_days=3).to_numpy().tolist()
    [[0, 3, 0, 0], [3, 2, 1, 0], [6, 1, 1, 1], [9, 1, 1, 1]]
    """
    days, is_event = times["days"].to_numpy(), times["is_event"].to_numpy(dtype=bool)
    marks = np.arange(0, int(days.max()) + 1, interval_days)
    over = days[None, :] < marks[:, None]
    return pd.DataFrame(
        {
            "day": marks,
            "n_at_risk": (~over).sum(axis=1),
            "n_events": (over & is_event).sum(axis=1),
            "n_censored": (over & ~is_event).sum(axis=1),
        }
    )
