"""Values over time: one line a patient, and the geometric mean of each stratum."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

import numpy as np
import pandas as pd
from scipy import stats

from tilflow.report.formatting import is_missing
from tilflow.report.rows import iterate_rows

Quantity: TypeAlias = Literal["value", "fold_change"]

FEWEST: Final = 2
"""Patients behind a geometric mean."""
UNSCHEDULED: Final = "unscheduled"
"""Visit of what fits no window: such records have no common day."""


@dataclass(frozen=True)
class Point:
    """One record; `value` is NaN where the specimen could not be measured."""

    day: int
    value: float
    lower: float
    upper: float
    visit: str
    specimen_id: str
    quality: str
    reason: str
    choice: str
    is_baseline: bool


@dataclass(frozen=True)
class Trajectory:
    """One patient's records of one parameter in the order of their days.

    Attributes
    ----------
    points
        The records chosen for their visits; they are joined by a line.
    others
        Measured, but not chosen: a second tube of a visit, a peak.
    failed
        Not measured.
    """

    patient_id: str
    stratum: str
    points: tuple[Point, ...]
    others: tuple[Point, ...]
    failed: tuple[Point, ...]


@dataclass(frozen=True)
class Mean:
    """Geometric mean of a stratum at a visit; the interval is NaN for few patients."""

    day: float
    value: float
    lower: float
    upper: float
    n: int
    visit: str


def select_series(
    longitudinal: pd.DataFrame, parameters: Sequence[str], compartments: Sequence[str]
) -> list[tuple[str, str]]:
    """Return the (parameter, compartment) pairs that were asked for and hold any value.

    Blood has one compartment, which is always taken.
    """
    measured = longitudinal[longitudinal["value"].notna()]
    there = set(zip(measured["parameter"], measured["compartment"], strict=True))
    wanted = ["whole_blood", *compartments]
    return [(p, c) for p in parameters for c in wanted if (p, c) in there]


def select_records(longitudinal: pd.DataFrame, parameter: str, compartment: str) -> pd.DataFrame:
    """Return the records of one series in the order of patients and days."""
    rows = longitudinal[
        (longitudinal["parameter"] == parameter) & (longitudinal["compartment"] == compartment)
    ]
    return rows.sort_values(["patient_id", "study_day", "specimen_id"], kind="stable")


def derive_trajectories(records: pd.DataFrame, quantity: Quantity) -> list[Trajectory]:
    """Return each patient's trajectory in one series, in the order of strata and patients.

    The fold change of a baseline record is 1 by definition.
    """
    trajectories = []
    for (stratum, patient), rows in records.groupby(["stratum", "patient_id"], sort=True):
        points: list[Point] = []
        others: list[Point] = []
        failed: list[Point] = []
        for row in iterate_rows(rows):
            if is_missing(row.study_day):
                continue
            point = _derive_point(row, quantity)
            if row.quality == "fail" or is_missing(row.value):
                failed.append(point)
            elif not math.isnan(point.value):
                chosen = bool(row.is_analysed) and str(row.timepoint) != "peak"
                (points if chosen else others).append(point)
        trajectory = Trajectory(
            str(patient), str(stratum), tuple(points), tuple(others), tuple(failed)
        )
        trajectories.append(trajectory)
    return trajectories


def _derive_point(row: Any, quantity: Quantity) -> Point:
    if quantity == "value":
        numbers = (row.value, row.lower, row.upper)
    elif bool(row.is_baseline) and not is_missing(row.baseline):
        numbers = (1.0, math.nan, math.nan)
    else:
        numbers = (row.fold_change, row.fold_change_lower, row.fold_change_upper)
    value, lower, upper = (math.nan if is_missing(n) else float(n) for n in numbers)
    return Point(
        day=int(row.study_day),
        value=value,
        lower=lower,
        upper=upper,
        visit=str(row.visit),
        specimen_id=str(row.specimen_id),
        quality=str(row.quality),
        reason="" if is_missing(row.reason) else str(row.reason),
        choice="peak" if str(row.timepoint) == "peak" else str(row.choice),
        is_baseline=bool(row.is_baseline),
    )


def summarise_means(trajectories: Iterable[Trajectory], *, interval_patients: int) -> list[Mean]:
    """Return the geometric mean at each visit with its 95 % t-interval on the log scale.

    One patient alone is no mean, and the visit of several that are unscheduled is none.

    A value of 0 has no logarithm and is left out; the day is the median of the patients' days.
    """
    visits: dict[str, list[Point]] = {}
    for trajectory in trajectories:
        for point in trajectory.points:
            if point.value > 0:
                visits.setdefault(point.visit, []).append(point)
    means = []
    for visit, points in visits.items():
        if len(points) < FEWEST or visit == UNSCHEDULED:
            continue
        logs = np.log([point.value for point in points])
        lower, upper = _compute_interval(logs) if len(logs) >= interval_patients else (np.nan,) * 2
        day = float(np.median([point.day for point in points]))
        mean = math.exp(logs.mean())
        means.append(Mean(day, mean, float(lower), float(upper), len(logs), visit))
    return sorted(means, key=lambda mean: mean.day)


def _compute_interval(logs: np.ndarray) -> tuple[float, float]:
    half = stats.t.ppf(0.975, len(logs) - 1) * logs.std(ddof=1) / math.sqrt(len(logs))
    return math.exp(logs.mean() - half), math.exp(logs.mean() + half)


def select_mean_changes(
    statistics: pd.DataFrame,
    trajectories: Sequence[Trajectory],
    series: tuple[str, str],
    stratum: str,
    *,
    interval_patients: int,
) -> list[Mean]:
    """Return the geometric mean fold changes that ``statistics`` holds for one stratum.

    Nothing is computed anew here: the picture shows the numbers of the table. The first point is
    the baseline, which is 1 by definition.
    """
    parameter, compartment = series
    rows = statistics[
        (statistics["parameter"] == parameter)
        & (statistics["compartment"] == compartment)
        & (statistics["stratum"] == stratum)
        & statistics["geometric_mean_fold_change"].notna()
        & (statistics["n"] >= FEWEST)
    ]
    days: dict[str, list[int]] = {}
    for trajectory in trajectories:
        for point in trajectory.points:
            days.setdefault(point.visit, []).append(point.day)
    means = []
    for row in iterate_rows(rows):
        if str(row.visit) not in days:
            continue
        shown = row.n >= interval_patients
        lower, upper = (row.lower, row.upper) if shown else (math.nan, math.nan)
        day = float(np.median(days[str(row.visit)]))
        value = float(row.geometric_mean_fold_change)
        means.append(Mean(day, value, float(lower), float(upper), int(row.n), str(row.visit)))
    before = [p.day for t in trajectories for p in t.points if p.is_baseline]
    if means and before:
        n = max(mean.n for mean in means)
        means.append(Mean(float(np.median(before)), 1.0, math.nan, math.nan, n, "baseline"))
    return sorted(means, key=lambda mean: mean.day)
