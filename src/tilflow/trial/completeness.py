"""Completeness: which specimens of which visits were expected, collected and measured."""

from typing import Final

import numpy as np
import pandas as pd

from tilflow.study_day import compute_study_day
from tilflow.trial.dictionary import COMPLETENESS
from tilflow.trial.schedule import build_windows, get_schedule
from tilflow.trial.settings import ScheduleSettings
from tilflow.trial.visits import UNSCHEDULED

COLUMNS: Final = tuple(COMPLETENESS)


def summarise_completeness(
    specimens: pd.DataFrame,
    measurements: pd.DataFrame,
    *,
    patients: pd.DataFrame,
    survival: pd.DataFrame | None,
    doses: pd.DataFrame | None,
    settings: ScheduleSettings,
) -> pd.DataFrame:
    """Count the specimens of each patient, kind and visit, and say what is missing and why.

    A visit is expected of a patient as `settings.expected` says, up to the death or the last
    contact. ``status`` is measured (at least one specimen has a value that did not fail), failed,
    missing, or unscheduled.

    Parameters
    ----------
    specimens
        Of `tilflow.trial.visits.derive_visits`.
    measurements
        The table of `tilflow.measurement`.
    patients, survival, doses
        Rows of the sheets; None where a sheet is absent.
    """
    is_measured = measurements["quality"].ne("fail") & measurements["value"].notna()
    key = ["specimen", "specimen_id"]
    state = pd.DataFrame(
        {
            "specimen": measurements["specimen"].astype(object),
            "specimen_id": measurements["specimen_id"].astype(object),
            "is_measured": is_measured.to_numpy(dtype=bool),
            "failure": measurements["reason"].astype(object).where(~is_measured, None),
        }
    )
    state = state.groupby(key, sort=True).agg(
        is_measured=("is_measured", "any"), failure=("failure", "first")
    )
    table = specimens.merge(state.reset_index(), on=key, how="left")
    table["is_measured"] = table["is_measured"].eq(True)
    table["failure"] = table["failure"].fillna("no value in the table of measurements")
    groups = table.groupby(["patient_id", "specimen", "visit"], sort=True)
    counts = groups.agg(
        n_specimens=("specimen_id", "size"),
        n_measured=("is_measured", "sum"),
        failure=("failure", "first"),
    ).reset_index()
    counts = _expect(table, patients, survival, settings).merge(
        counts, on=["patient_id", "specimen", "visit"], how="outer"
    )
    return _finish(counts, _find_last_doses(patients, doses))


def _find_last_doses(patients: pd.DataFrame, doses: pd.DataFrame | None) -> dict[str, int]:
    """Return the study day of each patient's last dose."""
    if doses is None:
        return {}
    last = pd.to_datetime(doses["given_at"]).groupby(doses["patient_id"].astype(str)).max()
    first = dict(zip(patients["patient_id"], patients["first_dose_date"], strict=True))
    return {
        str(name): compute_study_day(moment.date(), first[name]) for name, moment in last.items()
    }


def _expect(
    table: pd.DataFrame,
    patients: pd.DataFrame,
    survival: pd.DataFrame | None,
    settings: ScheduleSettings,
) -> pd.DataFrame:
    """Return patient, specimen, visit, target day and why it is not expected ("" where it is)."""
    scheduled = table[table["visit"] != UNSCHEDULED]
    visits = scheduled.groupby(["stratum", "specimen", "visit"])["target_day"].min().reset_index()
    if settings.expected == "planned":
        planned = [
            (stratum, specimen, window.name, float(window.target_day))
            for stratum in sorted(patients["stratum"].unique())
            for specimen in sorted(scheduled["specimen"].unique())
            for window in build_windows(get_schedule(settings, stratum), specimen)
        ]
        more = pd.DataFrame(planned, columns=list(visits.columns))
        visits = pd.concat([visits, more]).drop_duplicates(["stratum", "specimen", "visit"])
    expected = patients[["patient_id", "stratum", "first_dose_date"]].merge(visits, on="stratum")
    ends = derive_last_days(patients, survival)
    expected = expected.merge(ends, on="patient_id", how="left")
    over = expected["target_day"] > expected["last_day"]
    expected["over"] = np.where(over, expected["last_day_reason"], "")
    return expected[["patient_id", "specimen", "visit", "target_day", "over"]]


def derive_last_days(patients: pd.DataFrame, survival: pd.DataFrame | None) -> pd.DataFrame:
    """Return each patient's last study day on record and its reason: died, or last contact."""
    if survival is None or survival.empty:
        return pd.DataFrame(
            {
                "patient_id": pd.Series([], dtype=object),
                "last_day": pd.Series([], dtype=float),
                "last_day_reason": pd.Series([], dtype=object),
            }
        )
    rows = survival.merge(patients[["patient_id", "first_dose_date"]], on="patient_id")
    ended = rows["death_date"].where(rows["death_date"].notna(), rows["last_contact_date"])
    days = [
        compute_study_day(end, first)
        for end, first in zip(ended, rows["first_dose_date"], strict=True)
    ]
    reasons = [
        f"died on study day {day}" if died else f"last contact on study day {day}"
        for day, died in zip(days, rows["death_date"].notna(), strict=True)
    ]
    return pd.DataFrame(
        {
            "patient_id": rows["patient_id"],
            "last_day": np.array(days, dtype=float),
            "last_day_reason": reasons,
        }
    )


def _finish(counts: pd.DataFrame, last_doses: dict[str, int]) -> pd.DataFrame:
    n_specimens = counts["n_specimens"].fillna(0).astype(int)
    n_measured = counts["n_measured"].fillna(0).astype(int)
    unscheduled = counts["visit"].eq(UNSCHEDULED)
    over = counts["over"].fillna("")
    expected = (over.eq("") | (n_specimens > 0)) & ~unscheduled
    status = np.select(
        [unscheduled, n_measured > 0, n_specimens > 0],
        ["unscheduled", "measured", "failed"],
        default="missing",
    )
    last_dose = counts["patient_id"].map(last_doses).astype(float)
    stopped = [f"not collected: the last dose was on study day {day:.0f}" for day in last_dose]
    reason = np.select(
        [
            (n_specimens > 0) & (n_measured == 0),
            n_specimens > 0,
            over.ne(""),
            counts["target_day"] > last_dose,
        ],
        [counts["failure"].fillna(""), "", over, stopped],
        default="not collected, or not in the sheet",
    )
    order = counts["target_day"].fillna(np.inf)
    table = counts.assign(
        expected=expected, n_specimens=n_specimens, n_measured=n_measured, status=status,
        reason=reason, order=order,
    )  # fmt: skip
    keys = ["patient_id", "specimen", "order", "visit"]
    return table.sort_values(keys, ignore_index=True)[list(COLUMNS)]
