"""Endpoints: the outcomes of the trial, by stratum and cohort."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from tilflow.trial.completeness import derive_last_days
from tilflow.trial.outcomes.events import KINDS, derive_dose_limiting, derive_treatment_emergent
from tilflow.trial.outcomes.proportions import compute_clopper_pearson
from tilflow.trial.outcomes.response import ORDER, derive_responses, summarise_best_response
from tilflow.trial.outcomes.survival import (
    OVERALL_RULE,
    PROGRESSION_RULE,
    derive_overall_survival,
    derive_progression_free_survival,
    summarise_survival,
)
from tilflow.trial.settings import EndpointSettings
from tilflow.trial.tables import derive_rounded

COLUMNS: Final = (
    "endpoint", "stratum", "cohort", "n", "n_events", "estimate", "lower", "upper", "unit",
    "method", "note",
)  # fmt: skip

ALL: Final = "all"
EXACT: Final = "Clopper-Pearson"


@dataclass(frozen=True, slots=True)
class ClinicalSheets:
    """The sheets of a study that the endpoints are of; None where a sheet is absent."""

    patients: pd.DataFrame
    adverse_events: pd.DataFrame | None
    tumour_assessments: pd.DataFrame | None
    survival: pd.DataFrame | None


def summarise_endpoints(sheets: ClinicalSheets, settings: EndpointSettings) -> pd.DataFrame:
    """Summarise feasibility, adverse events, response and survival.

    Every patient of ``patients.tsv`` was dosed and is in the denominator, also one without an
    assessment. An endpoint whose sheet is absent has one row with ``n`` 0 that says so.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`: one row per endpoint and group; ``all`` stands for every stratum, or every
        cohort of a stratum.
    """
    rows = [
        *_feasibility(sheets, settings),
        *_adverse_events(sheets),
        *_responses(sheets, settings),
        *_survival(sheets, settings),
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    table = table.astype({"n": int, "estimate": float, "lower": float, "upper": float})
    texts = ["unit", "method"]
    table[texts] = table[texts].fillna("")
    return derive_rounded(table.astype({"n_events": "Int64"}))


def _groups(patients: pd.DataFrame, *, by_cohort: bool) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """Yield (stratum, cohort, patients) of all, each stratum and, where asked, each cohort."""
    yield ALL, ALL, patients
    for stratum, part in patients.groupby("stratum", sort=True):
        yield str(stratum), ALL, part
        if by_cohort:
            for cohort, few in part.groupby("cohort", sort=True):
                if str(cohort):
                    yield str(stratum), str(cohort), few


def _absent(endpoint: str, sheet: str) -> dict[str, object]:
    note = f"left out: the study has no {sheet}"
    return {"endpoint": endpoint, "stratum": ALL, "cohort": ALL, "n": 0, "note": note}


def _share(
    endpoint: str, stratum: str, cohort: str, flags: pd.Series, note: str
) -> dict[str, object]:
    """Return the row of a share of patients, in percent."""
    count, total = int(flags.sum()), len(flags)
    low, high = compute_clopper_pearson(count, total) if total else (np.nan, np.nan)
    return {
        "endpoint": endpoint, "stratum": stratum, "cohort": cohort, "n": total, "n_events": count,
        "estimate": 100 * count / total if total else np.nan, "lower": 100 * low,
        "upper": 100 * high, "unit": "% of patients", "method": EXACT, "note": note,
    }  # fmt: skip


def _shares(
    endpoint: str,
    patients: pd.DataFrame,
    flags: pd.Series,
    note: Callable[[pd.DataFrame], str] | str,
    *,
    by_cohort: bool = False,
) -> Iterator[dict[str, object]]:
    for stratum, cohort, part in _groups(patients, by_cohort=by_cohort):
        text = note if isinstance(note, str) else note(part)
        yield _share(endpoint, stratum, cohort, flags.loc[part.index], text)


def _feasibility(sheets: ClinicalSheets, settings: EndpointSettings) -> Iterator[dict[str, object]]:
    endpoint, window = "feasibility_without_dlt", settings.dlt_window_days
    events, patients = sheets.adverse_events, sheets.patients
    if events is None:
        yield _absent(endpoint, "adverse_events.tsv")
        return
    limited = derive_dose_limiting(events, patients, window_days=window)
    unstated = set(events.loc[events["dlt"].isna() & (events["grade"] >= 3), "patient_id"])
    ends = derive_last_days(patients, sheets.survival).set_index("patient_id")["last_day"]
    short = patients["patient_id"].map(ends).lt(window) & ~limited

    def note(part: pd.DataFrame) -> str:
        texts = [f"patients without dose-limiting toxicity on days 1 to {window}"]
        if short.loc[part.index].any():
            texts.append(f"of them not observed to day {window}: {short.loc[part.index].sum()}")
        blank = part["patient_id"].isin(unstated).sum()
        if blank:
            texts.append(
                f"with an event of grade 3 or more whose dlt is blank, taken as no: {blank}"
            )
        return "; ".join(texts)

    yield from _shares(endpoint, patients, ~limited, note, by_cohort=True)


def _adverse_events(sheets: ClinicalSheets) -> Iterator[dict[str, object]]:
    patients = sheets.patients
    if sheets.adverse_events is None:
        for endpoint in KINDS:
            yield _absent(endpoint, "adverse_events.tsv")
        return
    emergent = derive_treatment_emergent(sheets.adverse_events, patients)
    earlier = len(sheets.adverse_events) - len(emergent)
    rule = "started on or after the day of the first dose"
    rule += f" ({earlier} earlier ones left out)" if earlier else ""
    for endpoint, kind in KINDS.items():
        events = emergent[kind(emergent)]
        flags = patients["patient_id"].isin(events["patient_id"])
        yield from _shares(endpoint, patients, flags, f"patients with an event that {rule}")
        for stratum, cohort, part in _groups(patients, by_cohort=False):
            count = int(events["patient_id"].isin(part["patient_id"]).sum())
            yield {
                "endpoint": f"{endpoint}_events", "stratum": stratum, "cohort": cohort,
                "n": len(part), "n_events": count, "estimate": float(count), "unit": "events",
                "method": "count", "note": f"events that {rule}",
            }  # fmt: skip


def _responses(sheets: ClinicalSheets, settings: EndpointSettings) -> Iterator[dict[str, object]]:
    if sheets.tumour_assessments is None:
        for endpoint in ("best_overall_response", "objective_response", "disease_control"):
            yield _absent(endpoint, "tumour_assessments.tsv")
        return
    patients = sheets.patients
    responses = derive_responses(sheets.tumour_assessments, patients)
    for prefix, confirmation in (("", None), ("confirmed_", settings.confirmation_days)):
        best = summarise_best_response(
            responses,
            patients,
            minimum_sd_days=settings.minimum_sd_days,
            confirmation_days=confirmation,
        ).set_axis(patients.index)["best_response"]
        note = _response_note(responses, confirmation)
        for name in ORDER:
            label = name.lower().replace("/", "_").replace("-", "_")
            endpoint = f"{prefix}best_overall_response_{label}"
            yield from _shares(endpoint, patients, best.eq(name), note)
        objective = best.isin(["CR", "PR"])
        yield from _shares(f"{prefix}objective_response", patients, objective, note)
        control = best.isin(["CR", "PR", "SD", "NON-CR/NON-PD"])
        yield from _shares(f"{prefix}disease_control", patients, control, note)


def _response_note(
    responses: pd.DataFrame, confirmation_days: int | None
) -> Callable[[pd.DataFrame], str]:
    after = responses[~responses["is_baseline"]]
    stated = after[after["investigator"] != ""]
    differs = stated[stated["derived"] != stated["investigator"]]

    def note(part: pd.DataFrame) -> str:
        texts = ["RECIST 1.1, all dosed patients"]
        if confirmation_days is None:
            texts.append("unconfirmed")
        else:
            texts.append(f"seen again after {confirmation_days} days or more")
        without = (~part["patient_id"].isin(after["patient_id"])).sum()
        if without:
            texts.append(f"NE for want of an assessment after the first dose: {without}")
        given = stated["patient_id"].isin(part["patient_id"]).sum()
        if given:
            other = differs["patient_id"].isin(part["patient_id"]).sum()
            texts.append(
                f"the investigator's response is used at {given} assessments; "
                f"the rule differs at {other}"
            )
        return "; ".join(texts)

    return note


def _survival(sheets: ClinicalSheets, settings: EndpointSettings) -> Iterator[dict[str, object]]:
    patients, survival = sheets.patients, sheets.survival
    responses = None
    if sheets.tumour_assessments is not None:
        responses = derive_responses(sheets.tumour_assessments, patients)
    if survival is None and responses is None:
        yield _absent("progression_free_survival", "survival.tsv and no tumour_assessments.tsv")
    else:
        gap = settings.longest_gap_days
        times = derive_progression_free_survival(
            patients, survival, responses, longest_gap_days=gap
        )
        rule = PROGRESSION_RULE.format(gap=gap)
        if responses is None:
            rule = (
                "from inclusion (day 1) to progression or death of survival.tsv; no event: "
                "censored at the last contact"
            )
        elif survival is None:
            rule += "; deaths are not known: the study has no survival.tsv"
        yield from _kaplan_meier("progression_free_survival", patients, times, rule, settings)
    if survival is None:
        yield _absent("overall_survival", "survival.tsv")
    else:
        times = derive_overall_survival(patients, survival)
        yield from _kaplan_meier("overall_survival", patients, times, OVERALL_RULE, settings)


def _kaplan_meier(
    endpoint: str,
    patients: pd.DataFrame,
    times: pd.DataFrame,
    rule: str,
    settings: EndpointSettings,
) -> Iterator[dict[str, object]]:
    for stratum, cohort, part in _groups(patients, by_cohort=False):
        rows = times[times["patient_id"].isin(part["patient_id"])]
        common = {
            "endpoint": endpoint, "stratum": stratum, "cohort": cohort, "n": len(rows),
            "n_events": int(rows["is_event"].sum()), "method": "Kaplan-Meier, log-log interval",
        }  # fmt: skip
        notes = [rule]
        if len(rows) < len(part):
            notes.append(f"patients who are not in survival.tsv: {len(part) - len(rows)}")
        if "is_late" in rows and rows["is_late"].any():
            notes.append(f"events censored for missed scans: {int(rows['is_late'].sum())}")
        if rows.empty:
            yield common | {"endpoint": f"{endpoint}_median", "note": "; ".join(notes)}
            continue
        for each in summarise_survival(rows, landmark_days=settings.landmark_days):
            texts = list(notes)
            if not each.is_followed:
                texts.append("nobody was followed that long")
            elif np.isnan(each.value):
                texts.append("not reached")
            yield common | {
                "endpoint": f"{endpoint}_{each.name}",
                "estimate": each.value,
                "lower": each.lower,
                "upper": each.upper,
                "unit": "days" if each.name == "median" else "% of patients",
                "note": "; ".join(texts),
            }
