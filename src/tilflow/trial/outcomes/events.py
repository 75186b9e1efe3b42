"""Adverse events and dose-limiting toxicity, counted by patient."""

from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd

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


def derive_treatment_emergent(events: pd.DataFrame, patients: pd.DataFrame) -> pd.DataFrame:
    """Keep the events that started on or after the day of the first dose; add their study day.

    Returns
    -------
    pandas.DataFrame
        The rows kept, with ``study_day`` (1 on the day of the first dose).
    """
    table = events.merge(patients[["patient_id", "first_dose_date"]], on="patient_id")
    start, first = pd.to_datetime(table["start_date"]), pd.to_datetime(table["first_dose_date"])
    table["study_day"] = (start - first).dt.days + 1
    kept = table["study_day"] >= 1
    return table[kept].drop(columns="first_dose_date").reset_index(drop=True)


def derive_dose_limiting(
    events: pd.DataFrame, patients: pd.DataFrame, *, window_days: int
) -> pd.Series:
    """Whether each patient had a dose-limiting toxicity from day 1 to `window_days`."""
    emergent = derive_treatment_emergent(events, patients)
    limiting = emergent["dlt"].eq(True) & (emergent["study_day"] <= window_days)
    return patients["patient_id"].isin(emergent.loc[limiting, "patient_id"])
