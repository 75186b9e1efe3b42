"""What the clinical sheets say of each patient: doses, assessments, events, on study days."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from tilflow.report.accounting import derive_study_days
from tilflow.report.formatting import MISSING, format_day, format_text, is_missing
from tilflow.report.rows import iterate_rows


@dataclass(frozen=True)
class Event:
    """Something that happened to a patient on a study day."""

    day: int
    label: str
    title: str


@dataclass(frozen=True)
class AdverseEvent:
    """An adverse event from its first study day to its last; None while it lasts."""

    first_day: int
    last_day: int | None
    term: str
    grade: int
    title: str


@dataclass(frozen=True)
class Course:
    """The clinical course of one patient."""

    patient_id: str
    stratum: str
    cohort: str
    dose_mg: str
    tumour: str
    facts: tuple[tuple[str, str], ...]
    doses: tuple[Event, ...]
    assessments: tuple[Event, ...]
    blood: tuple[Event, ...]
    tissue: tuple[Event, ...]
    progression: Event | None
    death: Event | None
    last_day: int | None
    best_response: str
    adverse_events: tuple[AdverseEvent, ...] = ()


def derive_courses(
    sheets: Mapping[str, pd.DataFrame],
    specimens: pd.DataFrame,
    results: Mapping[str, pd.DataFrame],
    adverse_events: pd.DataFrame | None,
) -> list[Course]:
    """Return each patient's course, in the order of strata and patients.

    Parameters
    ----------
    sheets
        ``patients``, ``doses`` and ``survival``, as in the sheets.
    specimens
        Of `tilflow.report.accounting.summarise_specimens`.
    results
        ``responses`` and ``patient_outcomes``, by the trial's rules.
    adverse_events
        As `tilflow.report.contents.Contents` has them.
    """
    patients = sheets["patients"]
    doses = derive_study_days(sheets["doses"], patients, "given_at")
    seen = results["responses"]
    best = describe_best_responses(results["patient_outcomes"])
    courses = []
    for row in iterate_rows(patients.sort_values(["stratum", "patient_id"])):
        tables = (doses, seen, sheets["survival"], specimens)
        own = [table[table["patient_id"] == row.patient_id] for table in tables]
        course = _derive_course(row, patients, *own, best=best.get(row.patient_id, ""))
        if adverse_events is not None:
            events = adverse_events[adverse_events["patient_id"] == row.patient_id]
            course = replace(course, adverse_events=_derive_adverse_events(events))
        courses.append(course)
    return courses


def _derive_adverse_events(events: pd.DataFrame) -> tuple[AdverseEvent, ...]:
    rows = events.sort_values(["study_day", "term"], kind="stable")
    return tuple(_adverse_event(row) for row in iterate_rows(rows))


def _adverse_event(row: Any) -> AdverseEvent:
    last = None if is_missing(row.last_day) else int(row.last_day)
    flags = {"related": row.related, "serious": row.serious, "dose-limiting": row.dlt}
    words = [f"{row.term}, grade {int(row.grade)}"]
    words += [name for name, flag in flags.items() if not is_missing(flag) and bool(flag)]
    until = "still there" if last is None else f"to day {format_day(last)}"
    words.append(f"from day {format_day(row.study_day)} {until}")
    return AdverseEvent(int(row.study_day), last, str(row.term), int(row.grade), ", ".join(words))


def describe_best_responses(outcomes: pd.DataFrame) -> dict[str, str]:
    """Return patient_id → best response, of those who have one."""
    return {
        str(row.patient_id): describe_best(str(row.best_response), str(row.confirmed_best_response))
        for row in iterate_rows(outcomes)
        if not is_missing(row.best_response)
    }


def describe_best(best: str, confirmed: str) -> str:
    """Return the best response with a star where it is a response that was confirmed.

    Examples
    --------
    >>> describe_best("PR", "PR"), describe_best("PR", "SD"), describe_best("SD", "SD")
    ('PR*', 'PR', 'SD')
    """
    return f"{best}*" if best == confirmed and best in ("CR", "PR") else best


def _derive_course(
    row: Any,
    patients: pd.DataFrame,
    doses: pd.DataFrame,
    seen: pd.DataFrame,
    survival: pd.DataFrame,
    specimens: pd.DataFrame,
    *,
    best: str,
) -> Course:
    assessments = tuple(_assessment(each) for each in iterate_rows(seen))
    progression, death, last = _derive_follow_up(survival, patients)
    return Course(
        patient_id=str(row.patient_id),
        stratum=str(row.stratum),
        cohort="" if is_missing(row.cohort) else str(row.cohort),
        dose_mg=MISSING if is_missing(row.dose_mg) else f"{float(row.dose_mg):g} mg",
        tumour=format_text(row.tumour_type),
        facts=_facts(row),
        doses=tuple(_dose(each) for each in iterate_rows(doses)),
        assessments=assessments,
        blood=_specimen_events(specimens, "blood"),
        tissue=_specimen_events(specimens, "tissue"),
        progression=progression,
        death=death,
        last_day=last,
        best_response=best,
    )


def _facts(row: Any) -> tuple[tuple[str, str], ...]:
    dose = MISSING if is_missing(row.dose_mg) else f"{float(row.dose_mg):g} mg"
    facts = [
        ("Stratum", format_text(row.stratum)),
        ("Cohort", format_text(row.cohort)),
        ("Dose", dose),
        ("Tumour", format_text(row.tumour_type)),
        ("Sex", format_text(row.sex)),
        ("Age", format_text(row.age)),
    ]
    return tuple(fact for fact in facts if fact[1] != MISSING)


def _dose(row: Any) -> Event:
    amount = "" if is_missing(row.dose_mg) else f"{float(row.dose_mg):g} mg"
    words = [amount, format_text(row.drug), format_text(row.route)]
    return Event(int(row.study_day), amount, " ".join(w for w in words if w not in ("", MISSING)))


def _assessment(row: Any) -> Event:
    label = "BL" if bool(row.is_baseline) else str(row.response)
    words = ["baseline" if bool(row.is_baseline) else label or "response not known"]
    words += [] if is_missing(row.sum_mm) else [f"target sum {float(row.sum_mm):g} mm"]
    return Event(int(row.study_day), label, ", ".join(words))


def _specimen_events(specimens: pd.DataFrame, kind: str) -> tuple[Event, ...]:
    rows = specimens[(specimens["specimen"] == kind) & specimens["study_day"].notna()]
    return tuple(
        Event(int(row.study_day), str(row.status), f"{row.specimen_id} ({row.status})")
        for row in iterate_rows(rows)
    )


def _derive_follow_up(
    survival: pd.DataFrame, patients: pd.DataFrame
) -> tuple[Event | None, Event | None, int | None]:
    if survival.empty:
        return None, None, None
    dated = {
        column: derive_study_days(survival, patients, column)["study_day"].iloc[0]
        for column in ("progression_date", "death_date", "last_contact_date")
    }
    day = {column: None if is_missing(value) else int(value) for column, value in dated.items()}
    row = survival.iloc[0]
    progressed, died = day["progression_date"], day["death_date"]
    progression = (
        Event(progressed, "PD", "progression") if row["progressed"] and progressed else None
    )
    death = Event(died, "died", "death") if row["died"] and died else None
    return progression, death, day["last_contact_date"]
