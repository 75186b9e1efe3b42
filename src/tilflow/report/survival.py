"""Kaplan–Meier curves, as the trial's table of survival holds them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from tilflow.report.figures.axes import DAYS_PER_MONTH
from tilflow.report.rows import iterate_rows

ENDPOINTS: Final[Mapping[str, str]] = {
    "progression_free_survival": "Progression-free survival",
    "overall_survival": "Overall survival",
}
"""Endpoints that are drawn, and what they are called; the table holds further ones."""


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


def select_curves(survival: pd.DataFrame, endpoint: str, *, curve_patients: int) -> list[Curve]:
    """Return the curve of all patients, then of each stratum that is large enough.

    Parameters
    ----------
    survival
        ``survival.parquet``: its rows of the kind ``step`` are the curves.
    curve_patients
        Fewest patients of a stratum with its own curve; one stratum alone has that of all.
    """
    steps = survival[survival["endpoint"].eq(endpoint) & survival["kind"].eq("step")]
    groups = {str(name): rows for name, rows in steps.groupby("stratum", sort=True)}
    whole = groups.pop("all", None)
    if whole is None:
        return []
    own = groups if len(groups) > 1 else {}
    return [
        _read_curve("all", whole),
        *(
            _read_curve(name, rows)
            for name, rows in own.items()
            if rows["n_at_risk"].max() >= curve_patients
        ),
    ]


def _read_curve(stratum: str, steps: pd.DataFrame) -> Curve:
    """Return one curve from its steps.

    Examples
    --------
    >>> steps = pd.DataFrame(
    ...     [(0, 100, 2, 0, 0), (60.875, 50, 2, 1, 0), (91.3125, 50, 1, 0, 1)],
    ...     columns=["day", "survival_percent", "n_at_risk", "n_events", "n_censored"],
    ... ).assign(lower=None, upper=None)
    >>> curve = _read_curve("A", steps)
    >>> curve.times, curve.shares, curve.censored, curve.ends
    ((0.0, 2.0), (1.0, 0.5), ((3.0, 0.5),), (2.0, 3.0))
    """
    times, shares, lower, upper = [0.0], [1.0], [1.0], [1.0]
    censored: list[tuple[float, float]] = []
    ends: list[float] = []
    for row in iterate_rows(steps.sort_values("day", kind="stable")):
        months, share = float(row.day) / DAYS_PER_MONTH, float(row.survival_percent) / 100
        if row.n_events:
            times.append(months)
            shares.append(share)
            lower.append(math.nan if pd.isna(row.lower) else float(row.lower) / 100)
            upper.append(math.nan if pd.isna(row.upper) else float(row.upper) / 100)
        censored += [(months, share)] * int(row.n_censored)
        ends += [months] * int(row.n_events + row.n_censored)
    curves = (tuple(times), tuple(shares), tuple(lower), tuple(upper))
    n_events = int(steps["n_events"].sum())
    return Curve(stratum, *curves, tuple(censored), tuple(ends), n_events)
