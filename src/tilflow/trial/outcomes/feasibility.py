"""Feasibility: who was treated without dose-limiting toxicity, and the 3+3 display."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import pandas as pd

from tilflow.trial.completeness import derive_last_days
from tilflow.trial.outcomes.events import derive_dose_limiting
from tilflow.trial.outcomes.rows import (
    ClinicalSheets,
    Endpoint,
    describe_absent,
    iterate_shares,
)
from tilflow.trial.outcomes.settings import EndpointSettings

ENDPOINT: Final = "feasibility_without_dlt"

ESCALATION_COLUMNS: Final = (
    "stratum", "cohort", "dose_mg", "n_treated", "n_evaluable", "n_not_evaluable", "n_dlt",
    "n_decided_on", "n_dlt_decided_on", "decision", "is_maximum_tolerated", "note",
)  # fmt: skip
"""Columns of ``dose_escalation.parquet``, in its order."""

FULL_COHORT: Final = 6
"""The 3+3 rule decides on three patients, then on six."""


def derive_evaluability(sheets: ClinicalSheets, settings: EndpointSettings) -> pd.DataFrame:
    """Tell who can be judged for dose-limiting toxicity, and why the others cannot.

    Evaluable is who had a dose-limiting toxicity in the window; else who was followed to its end
    and got `settings.dlt_minimum_doses`. Who left, died or stopped early without one is not: the
    toxicity might have come later. Without ``survival.tsv`` everybody is taken as followed.

    Returns
    -------
    pandas.DataFrame
        On the index of the patients: ``patient_id``, ``has_dlt``, ``is_evaluable``, ``reason``
        (why not).
    """
    patients, window = sheets.patients, settings.dlt_window_days
    events = sheets.adverse_events
    if events is None:
        has_dlt = pd.Series(data=False, index=patients.index)
    else:
        has_dlt = derive_dose_limiting(events, patients, window_days=window)
    reason = pd.Series("", index=patients.index, dtype=object)
    if sheets.doses is not None:
        given = _count_doses(sheets.doses, patients, window)
        few = given < settings.dlt_minimum_doses
        reason[few] = f"fewer than {settings.dlt_minimum_doses} doses by day {window}"
    if sheets.survival is not None:
        ends = derive_last_days(patients, sheets.survival).set_index("patient_id")
        last = patients["patient_id"].map(ends["last_day"]).astype(float)
        texts = patients["patient_id"].map(ends["last_day_reason"])
        reason = reason.where(~(last < window), texts)
        reason[last.isna().to_numpy()] = "not in survival.tsv"
    reason = reason.where(~has_dlt, "")
    return pd.DataFrame(
        {
            "patient_id": patients["patient_id"],
            "has_dlt": has_dlt,
            "is_evaluable": reason.eq(""),
            "reason": reason,
        }
    )


def _count_doses(doses: pd.DataFrame, patients: pd.DataFrame, window_days: int) -> pd.Series:
    rows = doses.merge(patients[["patient_id", "first_dose_date"]], on="patient_id")
    given = pd.to_datetime(rows["given_at"]).dt.normalize()
    day = (given - pd.to_datetime(rows["first_dose_date"])).dt.days + 1
    inside = rows.assign(given=given)[day.between(1, window_days)]
    counts = inside.groupby("patient_id")["given"].nunique()
    return patients["patient_id"].map(counts).fillna(0)


def iterate_feasibility(
    sheets: ClinicalSheets, settings: EndpointSettings, evaluability: pd.DataFrame
) -> Iterator[Endpoint]:
    """Yield the share without dose-limiting toxicity, of the evaluable and of all treated."""
    events, patients = sheets.adverse_events, sheets.patients
    if events is None:
        yield describe_absent(ENDPOINT, "adverse_events.tsv")
        yield describe_absent(f"{ENDPOINT}_treated", "adverse_events.tsv")
        return
    unstated = set(events.loc[events["dlt"].isna() & (events["grade"] >= 3), "patient_id"])
    is_evaluable = evaluability["is_evaluable"]
    window = settings.dlt_window_days

    def note(part: pd.DataFrame) -> str:
        texts = [
            f"patients without dose-limiting toxicity on days 1 to {window}",
            f"of {len(part)} treated evaluable: had one, or were followed to day {window}",
        ]
        if sheets.survival is None:
            texts.append("all are taken as followed: the study has no survival.tsv")
        out = part.loc[~is_evaluable.loc[part.index], "patient_id"]
        if len(out):
            reasons = evaluability["reason"].loc[out.index]
            listed = ", ".join(f"{name} ({why})" for name, why in zip(out, reasons, strict=True))
            texts.append(f"not evaluable: {len(out)}: {listed}")
        blank = part["patient_id"].isin(unstated).sum()
        if blank:
            texts.append(
                f"with an event of grade 3 or more whose dlt is blank, taken as no: {blank}"
            )
        return "; ".join(texts)

    flags = ~evaluability["has_dlt"]
    yield from iterate_shares(ENDPOINT, patients, flags, note, by_cohort=True, among=is_evaluable)
    treated = f"all treated patients, without dose-limiting toxicity on days 1 to {window}"
    yield from iterate_shares(f"{ENDPOINT}_treated", patients, flags, treated, by_cohort=True)


def call_escalation(n_evaluable: int, n_dlt: int) -> str:
    """Return what the 3+3 rule says after `n_dlt` toxicities in up to six evaluable patients.

    Source: Le Tourneau, Lee and Siu, J Natl Cancer Inst 2009;101:708.

    Examples
    --------
    >>> [call_escalation(*each) for each in ((3, 0), (3, 1), (6, 1), (6, 2), (2, 0), (2, 2))]
    ['escalate', 'expand to six', 'escalate', 'stop', 'continue to three', 'stop']
    """
    if n_dlt >= 2:
        return "stop"
    if n_evaluable < 3:
        return "continue to three"
    if n_dlt == 1 and n_evaluable < FULL_COHORT:
        return "expand to six"
    return "escalate"


def derive_dose_escalation(sheets: ClinicalSheets, settings: EndpointSettings) -> pd.DataFrame:
    """Display each cohort as the 3+3 rule sees it.

    The rule decides on the evaluable patients, of more than six on the first six by first dose;
    later toxicities are told in the note. The maximum tolerated dose of a stratum is the highest
    one below a dose that stopped, with at most one toxicity in six; it is not named while none
    stopped.

    Returns
    -------
    pandas.DataFrame
        `ESCALATION_COLUMNS`, a row a cohort, by stratum and dose; without rows where the study
        has no ``adverse_events.tsv``.
    """
    patients = sheets.patients
    if sheets.adverse_events is None:
        return pd.DataFrame(columns=list(ESCALATION_COLUMNS))
    table = patients.assign(
        cohort=patients["cohort"].fillna("").astype(str),
        dose_mg=patients["dose_mg"].astype(float) if "dose_mg" in patients else np.nan,
    ).join(derive_evaluability(sheets, settings)[["has_dlt", "is_evaluable"]])
    changed = _find_changed_doses(sheets.doses)
    rows = []
    groups = table.groupby(["stratum", "dose_mg", "cohort"], sort=True, dropna=False)
    for (stratum, dose, cohort), part in groups:
        rows.append(
            {"stratum": str(stratum), "cohort": str(cohort), "dose_mg": dose}
            | _judge(part, changed)
        )
    answer = pd.DataFrame(rows, columns=list(ESCALATION_COLUMNS))
    for _, levels in answer.groupby("stratum", sort=True):
        place, text = _find_maximum(levels)
        if place is not None:
            answer.loc[place, "is_maximum_tolerated"] = text == ""
            note = str(answer.loc[place, "note"])
            answer.loc[place, "note"] = "; ".join(each for each in (note, text) if each)
    return answer.astype({"dose_mg": float, "is_maximum_tolerated": bool})


def _judge(part: pd.DataFrame, changed: set[str]) -> dict[str, object]:
    judged = part[part["is_evaluable"]]
    first = judged.sort_values(["first_dose_date", "patient_id"], kind="stable").head(FULL_COHORT)
    n_dlt, n_first = int(judged["has_dlt"].sum()), int(first["has_dlt"].sum())
    notes = []
    if len(judged) > FULL_COHORT:
        notes.append(f"decided on the first six; later ones with a toxicity: {n_dlt - n_first}")
    escalated = part["patient_id"].isin(changed).sum()
    if escalated:
        notes.append(f"whose own dose was changed, so that more than this dose counts: {escalated}")
    if part["dose_mg"].isna().any():
        notes.append("the sheet gives no dose")
    return {
        "n_treated": len(part),
        "n_evaluable": len(judged),
        "n_not_evaluable": len(part) - len(judged),
        "n_dlt": n_dlt,
        "n_decided_on": len(first),
        "n_dlt_decided_on": n_first,
        "decision": call_escalation(len(first), n_first),
        "is_maximum_tolerated": False,
        "note": "; ".join(notes),
    }


def _find_changed_doses(doses: pd.DataFrame | None) -> set[str]:
    """Return the patients who got one drug by one route in more than one amount."""
    if doses is None or doses.empty:
        return set()
    rows = doses.assign(
        drug=doses["drug"].fillna("") if "drug" in doses else "",
        route=doses["route"].fillna("") if "route" in doses else "",
    )
    rows = rows[rows["dose_mg"].astype(float) > 0]
    amounts = rows.groupby(["patient_id", "drug", "route"])["dose_mg"].nunique()
    return {str(key[0]) for key in amounts.index[amounts > 1]}


def _find_maximum(levels: pd.DataFrame) -> tuple[int | None, str]:
    """Return the row below the lowest dose that stopped, and what keeps it from being the MTD."""
    stopped = levels.index[levels["decision"].eq("stop")]
    if not len(stopped):
        return None, ""
    below = levels.loc[: stopped[0]].iloc[:-1]
    if below.empty:
        return None, ""
    place = int(below.index[-1])
    if below["n_decided_on"].iloc[-1] < FULL_COHORT:
        return place, "maximum tolerated dose, if six patients have at most one toxicity"
    return place, ""
