"""Endpoints: the outcomes of the trial, by stratum and cohort."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from tilflow.trial.outcomes.events import iterate_adverse_events
from tilflow.trial.outcomes.feasibility import derive_evaluability, iterate_feasibility
from tilflow.trial.outcomes.kaplan_meier import Estimate, summarise_survival
from tilflow.trial.outcomes.lesions import derive_assessments
from tilflow.trial.outcomes.response import (
    ORDER,
    derive_responses,
    summarise_best_response,
    summarise_endoscopic_response,
)
from tilflow.trial.outcomes.rows import (
    COLUMNS,
    ClinicalSheets,
    Endpoint,
    describe_absent,
    iterate_groups,
    iterate_shares,
)
from tilflow.trial.outcomes.settings import EndpointSettings
from tilflow.trial.outcomes.survival import (
    OVERALL_RULE,
    derive_overall_survival,
    derive_progression_free_survival,
    describe_progression_rule,
)
from tilflow.trial.tables import derive_rounded

METHOD: Final = "Kaplan-Meier, log-log interval"


@dataclass(frozen=True, slots=True)
class TimeToEvent:
    """Times of one endpoint: a row a patient, and the rule that they follow."""

    endpoint: str
    times: pd.DataFrame
    rule: str


def derive_study_responses(sheets: ClinicalSheets) -> pd.DataFrame | None:
    """Return the response at each assessment; None where the study has no assessments."""
    assessments = derive_assessments(sheets.tumour_assessments, sheets.lesions, sheets.patients)
    return None if assessments is None else derive_responses(assessments, sheets.patients)


def derive_times(
    sheets: ClinicalSheets, responses: pd.DataFrame | None, settings: EndpointSettings
) -> list[TimeToEvent]:
    """Derive the times to event that the study's sheets allow.

    Progression-free survival comes with a sensitivity analysis that counts every progression and
    death, whatever was missed or given before it.
    """
    patients, survival = sheets.patients, sheets.survival
    found = []
    has_scans = responses is not None
    if has_scans or survival is not None:
        times = derive_progression_free_survival(patients, survival, responses, settings)
        rule = describe_progression_rule(settings, has_scans=has_scans)
        if survival is None:
            rule += "; deaths are not known: the study has no survival.tsv"
        found.append(TimeToEvent("progression_free_survival", times, rule))
    if has_scans:
        every = settings.model_copy(
            update={"longest_gap_days": None, "new_therapy": "ignore", "no_baseline_scan": "keep"}
        )
        times = derive_progression_free_survival(patients, survival, responses, every)
        rule = "sensitivity: every progression and death counts; "
        rule += describe_progression_rule(every, has_scans=True)
        found.append(TimeToEvent("progression_free_survival_all_events", times, rule))
    if survival is not None:
        times = derive_overall_survival(patients, survival)
        found.append(TimeToEvent("overall_survival", times, OVERALL_RULE))
        follow_up = times.assign(is_event=~times["is_event"])
        rule = "reverse Kaplan-Meier of overall survival: the end of observation is the event"
        found.append(TimeToEvent("follow_up", follow_up, rule))
    return found


def summarise_endpoints(sheets: ClinicalSheets, settings: EndpointSettings) -> pd.DataFrame:
    """Summarise feasibility, adverse events, response and survival.

    Every patient of ``patients.tsv`` was dosed and is in the denominator, also one without an
    assessment; feasibility is of the evaluable ones, and of all beside it. An endpoint whose sheet
    is absent has one row with ``n`` 0 that says so.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`: one row per endpoint and group; ``all`` stands for every stratum, or every
        cohort of a stratum.
    """
    responses = derive_study_responses(sheets)
    evaluability = derive_evaluability(sheets, settings)
    rows = [
        *iterate_feasibility(sheets, settings, evaluability),
        *iterate_adverse_events(sheets, settings),
        *_responses(sheets.patients, responses, settings),
        *_survival(sheets, responses, settings),
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    table = table.astype({"n": int, "estimate": float, "lower": float, "upper": float})
    texts = ["unit", "method"]
    table[texts] = table[texts].fillna("")
    return derive_rounded(table.astype({"n_events": "Int64"}))


def _responses(
    patients: pd.DataFrame, responses: pd.DataFrame | None, settings: EndpointSettings
) -> Iterator[Endpoint]:
    if responses is None:
        for endpoint in ("best_overall_response", "objective_response", "disease_control"):
            yield describe_absent(endpoint, "tumour_assessments.tsv")
        return
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
            yield from iterate_shares(endpoint, patients, best.eq(name), note)
        objective = best.isin(["CR", "PR"])
        yield from iterate_shares(f"{prefix}objective_response", patients, objective, note)
        control = best.isin(["CR", "PR", "SD", "NON-CR/NON-PD"])
        yield from iterate_shares(f"{prefix}disease_control", patients, control, note)
    endoscopic = summarise_endoscopic_response(responses, patients).set_axis(patients.index)
    if endoscopic["best_response"].ne("").any():
        yield from iterate_shares(
            "endoscopic_objective_response",
            patients,
            endoscopic["best_response"].isin(["CR", "PR"]),
            "best of the endoscopic responses up to a progression by endoscopy, of the patients "
            "with one after the first dose",
            among=endoscopic["best_response"].ne(""),
        )
    else:
        what = "endoscopic_response in tumour_assessments.tsv"
        yield describe_absent("endoscopic_objective_response", what)


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


def _survival(
    sheets: ClinicalSheets, responses: pd.DataFrame | None, settings: EndpointSettings
) -> Iterator[Endpoint]:
    found = {each.endpoint: each for each in derive_times(sheets, responses, settings)}
    absent = {
        "progression_free_survival": "survival.tsv and no tumour_assessments.tsv",
        "overall_survival": "survival.tsv",
    }
    for endpoint, what in absent.items():
        if endpoint not in found:
            yield describe_absent(endpoint, what)
    for endpoint, each in found.items():
        days = () if endpoint == "follow_up" else settings.landmark_days
        yield from _estimate(each, sheets.patients, days)


def _estimate(
    each: TimeToEvent, patients: pd.DataFrame, landmark_days: tuple[int, ...]
) -> Iterator[Endpoint]:
    for stratum, cohort, part in iterate_groups(patients, by_cohort=False):
        rows = each.times[each.times["patient_id"].isin(part["patient_id"])]
        common: Endpoint = {
            "stratum": stratum, "cohort": cohort, "n": len(rows),
            "n_events": int(rows["is_event"].sum()), "method": METHOD,
        }  # fmt: skip
        notes = [each.rule]
        if len(rows) < len(part):
            notes.append(f"patients who are not in survival.tsv: {len(part) - len(rows)}")
        if "is_late" in rows and rows["is_late"].any():
            notes.append(f"events censored for missed scans: {int(rows['is_late'].sum())}")
        if rows.empty:
            yield common | {"endpoint": f"{each.endpoint}_median", "note": "; ".join(notes)}
            continue
        for estimate in summarise_survival(rows, landmark_days=landmark_days):
            yield common | _describe(each.endpoint, estimate, notes)


def _describe(endpoint: str, estimate: Estimate, notes: list[str]) -> Endpoint:
    texts = list(notes)
    if not estimate.is_followed:
        texts.append("nobody was followed that long")
    elif np.isnan(estimate.value):
        texts.append("not reached")
    return {
        "endpoint": f"{endpoint}_{estimate.name}",
        "estimate": estimate.value,
        "lower": estimate.lower,
        "upper": estimate.upper,
        "unit": "days" if estimate.name == "median" else "% of patients",
        "note": "; ".join(texts),
    }
