"""Every biomarker against every outcome, at landmarks and over time."""

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control

from tilflow.trial.association.hazard import Row, estimate_hazard_ratio
from tilflow.trial.association.intervals import Follow, Intervals, build_intervals
from tilflow.trial.association.settings import AssociationSettings
from tilflow.trial.association.tissue_class import derive_tissue_classes
from tilflow.trial.association.values import (
    KEY,
    find_baselines,
    find_last_before,
    log2_positive,
    select_values,
)
from tilflow.trial.tables import round_significant

COLUMNS: Final = (
    "parameter", "compartment", "specimen", "covariate", "outcome", "analysis", "landmark_day",
    "n_patients", "n_events", "hazard_ratio", "lower", "upper", "p", "q", "ph_p", "model", "note",
)  # fmt: skip
"""Columns of ``outcomes.parquet``, in its order."""

MODEL_DIGITS: Final = 8
"""An estimate is found by steps: its last digits are those of the machine's arithmetic."""

FAMILY: Final = ["covariate", "outcome", "analysis", "landmark_day"]
"""q is over the parameters of one of these."""

BASELINE_NOTE: Final = "hazard ratio of a doubling of the baseline, from the first dose on"
LANDMARK_NOTE: Final = (
    "hazard ratio of a doubling of the fold change, from the landmark on, of patients then observed"
)
CLASS_NOTE: Final = (
    "hazard ratio of high against low, from the landmark on, of patients then observed"
)
TIME_NOTE: Final = (
    "hazard ratio of a doubling of the fold change known at the time, from the first dose on"
)


def build_follow(times: pd.DataFrame, patients: pd.DataFrame) -> Follow:
    """Return the observation of each patient of `times` for the models.

    Parameters
    ----------
    times
        ``patient_id``, ``days`` (inclusion is day 1) and ``is_event``.
    patients
        ``patient_id``, ``stratum``, ``inclusion_date``, ``first_dose_date``.
    """
    rows = times.merge(patients, on="patient_id").sort_values("patient_id", kind="stable")
    wait = pd.to_datetime(rows["first_dose_date"]) - pd.to_datetime(rows["inclusion_date"])
    return Follow(
        names=rows["patient_id"].to_numpy(dtype=object),
        strata=rows["stratum"].astype(str).to_numpy(dtype=object),
        entry=wait.dt.days.to_numpy(dtype=float),
        end=rows["days"].to_numpy(dtype=float),
        is_event=rows["is_event"].to_numpy(dtype=bool),
    )


def summarise_association(
    longitudinal: pd.DataFrame,
    patients: pd.DataFrame,
    outcomes: Mapping[str, pd.DataFrame],
    settings: AssociationSettings,
) -> pd.DataFrame:
    """Estimate how each biomarker goes with each outcome.

    Four analyses of each parameter: the baseline, from the first dose on; the last fold change up
    to each landmark, from the landmark on, of the patients still observed then; the fold change as
    it is known at each time; and, in tissue, the composite class at each landmark. Nobody is put
    into a group by what happened later: a patient who dies before a sample on treatment is in the
    time-dependent model with the fold change of 1, and in no landmark analysis.

    Parameters
    ----------
    longitudinal
        ``longitudinal.parquet``.
    patients
        ``patient_id``, ``stratum``, ``inclusion_date``, ``first_dose_date``, ``new_therapy_date``.
    outcomes
        Outcome → ``patient_id``, ``days``, ``is_event``.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`. ``landmark_day`` is a study day, missing in the time-dependent model. q is of
        Benjamini and Hochberg over the parameters of one analysis and outcome.
    """
    values = select_values(longitudinal, patients)
    classes = derive_tissue_classes(longitudinal, settings)
    rows: list[Row] = []
    for outcome, times in outcomes.items():
        follow = build_follow(times, patients)
        for key, part in values.groupby(KEY, sort=True):
            place = dict(zip(KEY, map(str, key), strict=True)) | {"outcome": outcome}
            rows += [place | row for row in _iterate_analyses(part, follow, settings)]
        for compartment, part in classes.groupby("compartment", sort=True):
            place = {
                "specimen": "tissue",
                "parameter": settings.class_parameter,
                "compartment": str(compartment),
                "outcome": outcome,
            }
            rows += [place | row for row in _iterate_class(part, follow, settings)]
    table = pd.DataFrame(rows, columns=[*COLUMNS])
    table = table.astype({"landmark_day": "Int64", "n_patients": int, "n_events": int})
    numbers = ["hazard_ratio", "lower", "upper", "p", "q", "ph_p"]
    table = _adjust(table.astype(dict.fromkeys(numbers, float)))
    rounded = {
        name: round_significant(table[name].to_numpy(), digits=MODEL_DIGITS) for name in numbers
    }
    return table.assign(**rounded)


def _iterate_analyses(
    values: pd.DataFrame, follow: Follow, settings: AssociationSettings
) -> Iterator[Row]:
    baselines = find_baselines(values)
    doubling = log2_positive(baselines)
    first = pd.Series(follow.entry, index=follow.names)
    yield {"covariate": "log2_baseline", "analysis": "landmark", "landmark_day": 1} | _landmark(
        follow, doubling, first, settings, [BASELINE_NOTE], "without a baseline above zero"
    )
    for day in settings.landmark_days:
        mark = first + day
        fold = find_last_before(values, "log2_fold_change", mark, after_first_dose=True)
        without = f"without a fold change by day {day}"
        place = {"covariate": "log2_fold_change", "analysis": "landmark", "landmark_day": day}
        yield place | _landmark(follow, fold, mark, settings, [LANDMARK_NOTE], without)
    place = {"covariate": "log2_fold_change", "analysis": "time_dependent_cox"}
    yield place | _follow_over_time(values, baselines, follow, settings)


def _iterate_class(
    classes: pd.DataFrame, follow: Follow, settings: AssociationSettings
) -> Iterator[Row]:
    first = pd.Series(follow.entry, index=follow.names)
    known = classes[classes["composite_class"].ne("not evaluable")]
    for day in settings.landmark_days:
        early = known[known["study_day"].le(day).to_numpy(dtype=bool)]
        is_high = early.groupby("patient_id")["composite_class"].last().eq("high").astype(float)
        place = {"covariate": "composite_class", "analysis": "landmark", "landmark_day": day}
        notes = [
            f"high: fold change ≥ {settings.class_fold_change:g} and "
            f"≥ {settings.class_density_per_mm2:g} cells/mm² on treatment",
            CLASS_NOTE,
        ]
        without = f"without a class by day {day}"
        yield place | _landmark(follow, is_high, first + day, settings, notes, without)


def _landmark(
    follow: Follow,
    covariate: pd.Series,
    mark: pd.Series,
    settings: AssociationSettings,
    notes: list[str],
    without: str,
) -> Row:
    """Fit the time after each patient's landmark day on what was known by it."""
    limit = mark.to_numpy(dtype=float)
    is_observed = follow.end > limit
    x = covariate.reindex(follow.names).to_numpy(dtype=float)
    has_value = ~np.isnan(x)
    kept = is_observed & has_value
    gone = ~is_observed
    texts = list(notes)
    for count, what in (
        (int((gone & follow.is_event).sum()), "with the event by then"),
        (int((gone & ~follow.is_event).sum()), "observed no longer"),
        (int((is_observed & ~has_value).sum()), without),
    ):
        if count:
            texts.append(f"left out: {count} {what}")
    n = int(kept.sum())
    rows = Intervals(
        patient=np.arange(n),
        start=np.zeros(n),
        stop=(follow.end - limit)[kept],
        is_event=follow.is_event[kept],
        covariate=x[kept],
    )
    return estimate_hazard_ratio(rows, follow.strata[kept], settings, texts)


def _follow_over_time(
    values: pd.DataFrame, baselines: pd.Series, follow: Follow, settings: AssociationSettings
) -> Row:
    """Fit the time from the first dose on what was known at each moment."""
    has_baseline = np.isin(follow.names, baselines.index[baselines > 0].to_numpy(dtype=object))
    own = follow.take(has_baseline)
    notes = [TIME_NOTE]
    if (~has_baseline).any():
        notes.append(f"left out: {int((~has_baseline).sum())} without a baseline above zero")
    on_treatment = values["study_day"].ge(1).to_numpy(dtype=bool)
    on_treatment &= ~values["is_baseline"].to_numpy(dtype=bool)
    rows = values[on_treatment & values["patient_id"].isin(own.names).to_numpy(dtype=bool)]
    lacking = int(rows["log2_fold_change"].isna().sum())
    if lacking:
        notes.append(f"values without a fold change, the one before holds: {lacking}")
    rows = rows[rows["log2_fold_change"].notna()]
    place = pd.Index(own.names).get_indexer(rows["patient_id"])
    intervals = build_intervals(
        own,
        place,
        rows["day"].to_numpy(dtype=float),
        rows["log2_fold_change"].to_numpy(dtype=float),
        carry_forward_days=settings.carry_forward_days,
    )
    notes += _describe_age(own, place, rows["day"].to_numpy(dtype=float))
    lost = int(own.is_event.sum() - intervals.is_event.sum())
    if lost:
        notes.append(
            f"events without a value of the {settings.carry_forward_days} days before: {lost}"
        )
    return estimate_hazard_ratio(intervals, own.strata[intervals.patient], settings, notes)


def _describe_age(follow: Follow, place: np.ndarray, day: np.ndarray) -> list[str]:
    """Say how old the values are that the events are judged by."""
    last = np.full(len(follow.names), np.nan)
    before = day < follow.end[place]
    np.fmax.at(last, place[before], day[before])
    ages = (follow.end - last)[follow.is_event]
    texts = []
    if np.isfinite(ages).any():
        texts.append(f"median age of the value at an event: {np.nanmedian(ages):g} days")
    if np.isnan(ages).any():
        texts.append(f"events before any value on treatment: {int(np.isnan(ages).sum())}")
    return texts


def _adjust(table: pd.DataFrame) -> pd.DataFrame:
    """Add q over the parameters that have a p, in each family."""
    q = pd.Series(np.nan, index=table.index)
    tested = table[table["p"].notna()]
    for _, part in tested.groupby(FAMILY, sort=False, dropna=False):
        q[part.index] = false_discovery_control(part["p"].to_numpy())
    return table.assign(q=q)
