"""What became of each patient, and the survival curves: the tables behind the endpoints."""

from typing import Final

import numpy as np
import pandas as pd

from tilflow.trial.outcomes.endpoints import TimeToEvent
from tilflow.trial.outcomes.kaplan_meier import compute_curve, count_at_risk
from tilflow.trial.outcomes.response import COLUMNS as RESPONSE_COLUMNS
from tilflow.trial.outcomes.response import summarise_best_response
from tilflow.trial.outcomes.rows import iterate_groups
from tilflow.trial.outcomes.settings import EndpointSettings
from tilflow.trial.tables import derive_rounded

CURVE_COLUMNS: Final = (
    "endpoint", "stratum", "cohort", "kind", "day", "survival_percent", "lower", "upper",
    "n_at_risk", "n_events", "n_censored",
)  # fmt: skip
"""Columns of ``survival.parquet``, in its order."""

PATIENT_COLUMNS: Final = (
    "patient_id", "stratum", "cohort", "dose_mg", "dose_limiting_toxicity", "evaluability",
    "best_response", "confirmed_best_response", "best_change_percent",
    "progression_free_days", "progression_free_is_event", "progression_free_reason",
    "overall_days", "overall_is_event", "overall_reason",
)  # fmt: skip
"""Columns of ``patient_outcomes.parquet``, in its order."""


def derive_curves(
    found: list[TimeToEvent], patients: pd.DataFrame, settings: EndpointSettings
) -> pd.DataFrame:
    """Return the survival curves of all patients and of each stratum.

    Returns
    -------
    pandas.DataFrame
        `CURVE_COLUMNS`. Rows of the kind ``step`` are the curve: its value from that day on, who
        was at risk on it, and the events and censored of it. Rows of the kind ``at_risk`` are the
        table beneath a curve: those observed to that day, and events and censored before it.
    """
    parts = []
    for each in found:
        for stratum, cohort, part in iterate_groups(patients, by_cohort=False):
            rows = each.times[each.times["patient_id"].isin(part["patient_id"])]
            if rows.empty:
                continue
            curve = compute_curve(
                rows["days"].to_numpy(dtype=float), rows["is_event"].to_numpy(dtype=bool)
            )
            marks = count_at_risk(rows, interval_days=settings.at_risk_interval_days)
            place = np.searchsorted(curve["day"], marks["day"], side="right") - 1
            names = ["survival", "lower", "upper"]
            at_marks = curve[names].iloc[place].reset_index(drop=True)
            group = {"endpoint": each.endpoint, "stratum": stratum, "cohort": cohort}
            parts += [
                curve.assign(kind="step", **group),
                marks.join(at_marks).assign(kind="at_risk", **group),
            ]
    if not parts:
        return pd.DataFrame(columns=list(CURVE_COLUMNS))
    table = pd.concat(parts, ignore_index=True)
    table["survival_percent"] = 100 * table["survival"]
    for name in ("lower", "upper"):
        table[name] = 100 * table[name]
    counts = dict.fromkeys(("n_at_risk", "n_events", "n_censored"), int)
    return derive_rounded(table.astype(counts | {"day": float})[list(CURVE_COLUMNS)])


def derive_response_table(responses: pd.DataFrame | None) -> pd.DataFrame:
    """Return the responses as they are written: dates as text, no rows where there are none."""
    if responses is None:
        return pd.DataFrame(columns=list(RESPONSE_COLUMNS), dtype=object)
    days = [day.isoformat() for day in responses["assessed_on"]]
    return derive_rounded(responses.assign(assessed_on=days)[list(RESPONSE_COLUMNS)])


def derive_patient_outcomes(
    patients: pd.DataFrame,
    *,
    evaluability: pd.DataFrame | None,
    responses: pd.DataFrame | None,
    found: list[TimeToEvent],
    settings: EndpointSettings,
) -> pd.DataFrame:
    """Return what became of each patient; blank where the study has no sheet to tell.

    Returns
    -------
    pandas.DataFrame
        `PATIENT_COLUMNS`, a row a patient. ``evaluability`` is "evaluable", or why the patient is
        not evaluable for dose-limiting toxicity. ``best_change_percent`` is the smallest complete
        sum after the first dose against the baseline, up to the first progression.
    """
    table = patients[["patient_id", "stratum"]].copy()
    table["cohort"] = patients["cohort"].fillna("") if "cohort" in patients else ""
    table["dose_mg"] = patients["dose_mg"].astype(float) if "dose_mg" in patients else np.nan
    if evaluability is not None:
        reason = evaluability["reason"]
        table["dose_limiting_toxicity"] = evaluability["has_dlt"]
        table["evaluability"] = reason.where(reason.ne(""), "evaluable")
    if responses is not None:
        _add_responses(table, responses, patients, settings)
    for name, endpoint in (
        ("progression_free", "progression_free_survival"),
        ("overall", "overall_survival"),
    ):
        times = next((each.times for each in found if each.endpoint == endpoint), None)
        if times is not None:
            own = times.set_index("patient_id")
            for column in ("days", "is_event", "reason"):
                table[f"{name}_{column}"] = table["patient_id"].map(own[column])
    table = table.reindex(columns=list(PATIENT_COLUMNS)).reset_index(drop=True)
    texts = [name for name in PATIENT_COLUMNS if name.endswith(("_response", "_reason"))]
    table = table.astype(dict.fromkeys([*texts, "evaluability"], object))
    kinds = {
        name: "boolean" for name in PATIENT_COLUMNS if name.endswith(("_is_event", "_toxicity"))
    }
    numbers = [name for name in PATIENT_COLUMNS if name.endswith(("_days", "_percent"))]
    return derive_rounded(table.astype(kinds | dict.fromkeys(numbers, float)))


def _add_responses(
    table: pd.DataFrame,
    responses: pd.DataFrame,
    patients: pd.DataFrame,
    settings: EndpointSettings,
) -> None:
    for name, days in (
        ("best_response", None),
        ("confirmed_best_response", settings.confirmation_days),
    ):
        best = summarise_best_response(
            responses,
            patients,
            minimum_sd_days=settings.minimum_sd_days,
            confirmation_days=days,
        )
        table[name] = best["best_response"].to_numpy()
    progressed = responses["response"].eq("PD")
    first = responses[progressed].groupby("patient_id")["study_day"].min()
    stop = responses["patient_id"].map(first).fillna(np.inf)
    until = responses[responses["study_day"] <= stop]
    change = until.groupby("patient_id")["change_percent"].min()
    table["best_change_percent"] = table["patient_id"].map(change)
