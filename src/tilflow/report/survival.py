"""The Kaplan–Meier estimate of times that the trial's endpoints have derived."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from tilflow.report.figures.axes import DAYS_PER_MONTH


@dataclass(frozen=True)
class Curve:
    """A Kaplan–Meier estimate.

    Attributes
    ----------
    times, shares, lower, upper
        Steps in months from (0, 1): the share without event from that time on, and its 95 %
        interval.
    censored
        (time, share) of each patient who left without an event.
    ends
        Time of each patient, events and censored alike: who is at risk follows from it.
    """

    stratum: str
    times: tuple[float, ...]
    shares: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    censored: tuple[tuple[float, float], ...]
    ends: tuple[float, ...]
    n_events: int

    def count_at_risk(self, months: float) -> int:
        """Return how many patients are still observed just before `months`."""
        return sum(end >= months for end in self.ends)


def compute_kaplan_meier(months: np.ndarray, events: np.ndarray, *, stratum: str) -> Curve:
    """Return the product-limit estimate with log-log intervals (Kalbfleisch and Prentice 1980).

    Parameters
    ----------
    months, events
        One entry a patient: time, and whether the event was seen then (else censored).

    Examples
    --------
    >>> curve = compute_kaplan_meier(np.array([1.0, 2.0, 3.0, 4.0]), np.array([1, 0, 1, 0]),
    ...                              stratum="A")
    >>> curve.times, [round(share, 3) for share in curve.shares], curve.count_at_risk(2)
    ((0.0, 1.0, 3.0), [1.0, 0.75, 0.375], 3)
    """
    events = events.astype(bool)
    times, shares, lower, upper = [0.0], [1.0], [1.0], [1.0]
    greenwood = 0.0
    for time in np.unique(months[events]):
        at_risk = int((months >= time).sum())
        died = int((months[events] == time).sum())
        shares.append(shares[-1] * (1 - died / at_risk))
        times.append(float(time))
        greenwood += died / (at_risk * (at_risk - died)) if at_risk > died else math.inf
        low, high = _compute_limits(shares[-1], greenwood)
        lower.append(low)
        upper.append(high)
    censored = [
        (float(t), shares[int(np.searchsorted(times, t, side="right")) - 1])
        for t in sorted(months[~events])
    ]
    ends = tuple(sorted(float(t) for t in months))
    curves = (tuple(times), tuple(shares), tuple(lower), tuple(upper))
    return Curve(stratum, *curves, tuple(censored), ends, int(events.sum()))


def _compute_limits(share: float, greenwood: float) -> tuple[float, float]:
    if share <= 0 or not math.isfinite(greenwood):
        return math.nan, math.nan
    spread = 1.959963984540054 * math.sqrt(greenwood) / math.log(share)
    middle = math.log(-math.log(share))
    bounds = [math.exp(-math.exp(middle + sign * spread)) for sign in (1, -1)]
    return min(bounds), max(bounds)


def derive_curves(
    times: pd.DataFrame, patients: pd.DataFrame, *, curve_patients: int
) -> list[Curve]:
    """Return the curve of all patients, then of each stratum that is large enough.

    Parameters
    ----------
    times
        patient_id, days (inclusion is day 1) and is_event, as the trial's endpoints count them.
    patients
        patient_id and stratum.
    curve_patients
        Fewest patients of a stratum with its own curve; one stratum alone has that of all.
    """
    rows = times.merge(patients[["patient_id", "stratum"]], on="patient_id").dropna(subset="days")
    groups = [("all", rows)]
    strata = list(rows.groupby("stratum", sort=True))
    if len(strata) > 1:
        groups += [(str(name), part) for name, part in strata if len(part) >= curve_patients]
    return [
        compute_kaplan_meier(
            part["days"].to_numpy(dtype=float) / DAYS_PER_MONTH,
            part["is_event"].to_numpy(dtype=bool),
            stratum=name,
        )
        for name, part in groups
        if len(part)
    ]
