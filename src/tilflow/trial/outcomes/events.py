"""Adverse events and dose-limiting toxicity, counted by patient."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import pandas as pd

from tilflow.trial.outcomes.rows import (
    ClinicalSheets,
    Endpoint,
    describe_absent,
    iterate_groups,
    iterate_shares,
)
from tilflow.trial.outcomes.settings import EndpointSettings

KINDS: Final[Mapping[str, Callable[[pd.DataFrame], pd.Series]]] = {
    "adverse_event_any_grade": lambda events: events["grade"] >= 1,
    "adverse_event_grade_3_or_more": lambda events: events["grade"] >= 3,
    "adverse_event_serious": lambda events: events["serious"].eq(True),
    "adverse_event_related": lambda events: events["related"].eq(True),
    "adverse_event_related_grade_3_or_more": lambda events: (
        events["related"].eq(True) & (events["grade"] >= 3)
    ),
}
"""Name of an endpoint → which events it counts."""


def derive_treatment_emergent(
    events: pd.DataFrame,
    patients: pd.DataFrame,
    *,
    doses: pd.DataFrame | None = None,
    days_after_last_dose: int | None = None,
) -> pd.DataFrame:
    """Keep the events that started in the time of treatment; add their study day.

    That is from the day of the first dose (not before: an event of grade 1 that worsens is a new
    row of the sheet) to `days_after_last_dose` after the last of `doses`; without either, or for
    a patient without a dose in the sheet, it has no end.

    Returns
    -------
    pandas.DataFrame
        The rows kept, with ``study_day`` (1 on the day of the first dose).
    """
    table = events.merge(patients[["patient_id", "first_dose_date"]], on="patient_id")
    start, first = pd.to_datetime(table["start_date"]), pd.to_datetime(table["first_dose_date"])
    table["study_day"] = (start - first).dt.days + 1
    kept = table["study_day"] >= 1
    if doses is not None and days_after_last_dose is not None:
        given = pd.to_datetime(doses["given_at"]).dt.normalize()
        last = given.groupby(doses["patient_id"].astype(str)).max()
        end = table["patient_id"].map(last) + pd.Timedelta(days=days_after_last_dose)
        kept &= ~(start > pd.to_datetime(end))
    return table[kept].drop(columns="first_dose_date").reset_index(drop=True)


def derive_dose_limiting(
    events: pd.DataFrame, patients: pd.DataFrame, *, window_days: int
) -> pd.Series:
    """Whether each patient had a dose-limiting toxicity from day 1 to `window_days`."""
    emergent = derive_treatment_emergent(events, patients)
    limiting = emergent["dlt"].eq(True) & (emergent["study_day"] <= window_days)
    return patients["patient_id"].isin(emergent.loc[limiting, "patient_id"])


def iterate_adverse_events(
    sheets: ClinicalSheets, settings: EndpointSettings
) -> Iterator[Endpoint]:
    """Yield patients with an event of each kind, and the number of the events."""
    patients = sheets.patients
    if sheets.adverse_events is None:
        for endpoint in KINDS:
            yield describe_absent(endpoint, "adverse_events.tsv")
        return
    emergent = select_emergent(sheets.adverse_events, sheets, settings)
    rule = describe_emergent(sheets, settings)
    outside = len(sheets.adverse_events) - len(emergent)
    rule += f" ({outside} others left out)" if outside else ""
    for endpoint, kind in KINDS.items():
        events = emergent[kind(emergent)]
        flags = patients["patient_id"].isin(events["patient_id"])
        yield from iterate_shares(endpoint, patients, flags, f"patients with an event that {rule}")
        for stratum, cohort, part in iterate_groups(patients, by_cohort=False):
            count = int(events["patient_id"].isin(part["patient_id"]).sum())
            yield {
                "endpoint": f"{endpoint}_events", "stratum": stratum, "cohort": cohort,
                "n": len(part), "n_events": count, "estimate": float(count), "unit": "events",
                "method": "count", "note": f"events that {rule}",
            }  # fmt: skip


def select_emergent(
    events: pd.DataFrame, sheets: ClinicalSheets, settings: EndpointSettings
) -> pd.DataFrame:
    """Return those of `events` that are treatment-emergent by the study's rule."""
    return derive_treatment_emergent(
        events,
        sheets.patients,
        doses=sheets.doses,
        days_after_last_dose=settings.emergent_days_after_last_dose,
    )


def describe_emergent(sheets: ClinicalSheets, settings: EndpointSettings) -> str:
    """Return the rule of treatment emergence in words."""
    days = settings.emergent_days_after_last_dose
    if sheets.doses is None or days is None:
        return "started on or after the day of the first dose"
    return f"started from the first dose to {days} days after the last"
