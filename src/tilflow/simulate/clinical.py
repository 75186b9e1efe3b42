"""The clinical sheets: doses, adverse events, tumour assessments, survival."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from tilflow.simulate.cohort import Patient, draw_clock
from tilflow.simulate.seeding import open_generator
from tilflow.simulate.settings import SimulateSettings
from tilflow.simulate.tumour_course import Course

if TYPE_CHECKING:
    import pandas as pd

DRUG: Final = "eftilagimod alpha"


@dataclass(frozen=True, slots=True)
class EventTerm:
    """A kind of adverse event: preferred term, system organ class, how often, how long."""

    term: str
    soc: str
    weight: float
    related_fraction: float
    median_days: float


_GENERAL: Final = "General disorders and administration site conditions"
_GUT: Final = "Gastrointestinal disorders"
EVENT_TERMS: Final = (
    EventTerm("Injection site reaction", _GENERAL, 3.0, 1.0, 3),
    EventTerm("Fatigue", _GENERAL, 2.5, 0.5, 20),
    EventTerm("Pyrexia", _GENERAL, 1.5, 0.6, 2),
    EventTerm("Nausea", _GUT, 1.5, 0.3, 5),
    EventTerm("Abdominal pain", _GUT, 1.2, 0.2, 8),
    EventTerm("Constipation", _GUT, 1.0, 0.0, 10),
    EventTerm("Arthralgia", "Musculoskeletal and connective tissue disorders", 0.8, 0.4, 15),
    EventTerm("Rash", "Skin and subcutaneous tissue disorders", 0.8, 0.6, 10),
    EventTerm("Anaemia", "Blood and lymphatic system disorders", 0.8, 0.1, 30),
)
GRADES: Final = (0.55, 0.32, 0.11, 0.02)
"""Share of CTCAE grades 1 to 4; nobody dies of an adverse event here."""
DLT_TERM: Final = EventTerm("Colitis", _GUT, 0.0, 1.0, 14)


def tabulate_doses(
    patients: Sequence[Patient], courses: Mapping[str, Course], settings: SimulateSettings
) -> "pd.DataFrame":
    """Return ``doses.tsv``: the drug every two weeks, and what is given besides."""
    import pandas as pd

    rows = [
        row
        for patient in patients
        for row in _doses_of(patient, courses[patient.patient_id], settings)
    ]
    return pd.DataFrame(rows, columns=["patient_id", "given_at", "dose_mg", "route", "drug"])


def _doses_of(
    patient: Patient, course: Course, settings: SimulateSettings
) -> Iterator[tuple[str, str, str, str, str]]:
    generator = open_generator(settings.seed, "doses", patient.patient_id)
    stratum = patient.stratum
    last_day = (course.end_of_treatment - patient.first_dose_date).days
    for day in range(0, last_day + 1, settings.clinical.dose_interval_days):
        if course.progression_date and day == last_day > 0:
            break  # progression was seen that day: no further dose
        given_on = patient.first_dose_date + timedelta(days=day)
        given_at = draw_clock(given_on, generator, earliest_hour=10, hours=4)
        yield patient.patient_id, _minute(given_at), f"{patient.dose_mg:g}", stratum.route, DRUG
        if stratum.partner and day % stratum.partner_every_days == 0:
            partner_mg = f"{stratum.partner_dose_mg:g}" if stratum.partner_dose_mg else ""
            later = _minute(given_at + timedelta(hours=1))
            yield patient.patient_id, later, partner_mg, "intravenous", stratum.partner


def _minute(moment: Any) -> str:
    return str(moment.isoformat(timespec="minutes"))


def tabulate_adverse_events(
    patients: Sequence[Patient], courses: Mapping[str, Course], settings: SimulateSettings
) -> "pd.DataFrame":
    """Return ``adverse_events.tsv``; as many patients as set have a dose-limiting toxicity."""
    import pandas as pd

    chooser = open_generator(settings.seed, "dose-limiting toxicity")
    n_dlt = min(settings.clinical.patients_with_dlt, len(patients))
    with_dlt = set(chooser.choice(len(patients), size=n_dlt, replace=False).tolist())
    rows = []
    for number, patient in enumerate(patients):
        rows += _events_of(
            patient, courses[patient.patient_id], settings, has_dlt=number in with_dlt
        )
    columns = ["patient_id", "term", "soc", "grade", "start_date", "end_date"]
    return pd.DataFrame(rows, columns=[*columns, "related", "serious", "dlt"])


def _events_of(
    patient: Patient, course: Course, settings: SimulateSettings, *, has_dlt: bool
) -> list[dict[str, Any]]:
    generator = open_generator(settings.seed, "adverse events", patient.patient_id)
    clinical = settings.clinical
    last_day = (course.end_of_treatment - patient.first_dose_date).days
    weights = np.array([term.weight for term in EVENT_TERMS])
    rows = []
    for _ in range(int(generator.poisson(clinical.adverse_events_per_patient))):
        kind = EVENT_TERMS[int(generator.choice(len(EVENT_TERMS), p=weights / weights.sum()))]
        grade = 1 + int(generator.choice(len(GRADES), p=GRADES))
        day = int(generator.integers(0, max(last_day, 1)))
        is_related = bool(generator.uniform() < kind.related_fraction)
        is_serious = grade == 4 or (grade == 3 and bool(generator.uniform() < 0.5))
        rows.append((kind, grade, day, is_related, is_serious, False))
    if has_dlt:
        day = int(generator.integers(8, max(min(clinical.dlt_window_days, last_day), 9)))
        rows.append((DLT_TERM, 3, day, True, True, True))
    return [
        {
            "patient_id": patient.patient_id,
            "term": kind.term,
            "soc": kind.soc,
            "grade": grade,
            "start_date": (started := patient.first_dose_date + timedelta(days=day)).isoformat(),
            "end_date": _draw_end(started, kind, course.last_contact_date, generator),
            "related": _flag(related),
            "serious": _flag(serious),
            "dlt": _flag(dlt),
        }
        for kind, grade, day, related, serious, dlt in sorted(rows, key=lambda row: row[2])
    ]


def _draw_end(
    started: date, kind: EventTerm, last_contact: date, generator: np.random.Generator
) -> str:
    """Return the last day of the event; blank where it lasted beyond the last contact."""
    days = round(kind.median_days * float(np.exp(0.6 * generator.standard_normal())))
    ended = started + timedelta(days=days)
    return "" if ended > last_contact else ended.isoformat()


def _flag(is_so: bool) -> str:
    return "yes" if is_so else "no"


def tabulate_assessments(
    patients: Sequence[Patient], courses: Mapping[str, Course]
) -> "pd.DataFrame":
    """Return ``tumour_assessments.tsv``; the baseline has no response."""
    import pandas as pd

    rows = [
        (
            patient.patient_id,
            each.assessed_on.isoformat(),
            each.target_sum_mm,
            each.non_target,
            _flag(each.new_lesion),
            each.response,
        )
        for patient in patients
        for each in courses[patient.patient_id].assessments
    ]
    columns = ["patient_id", "assessed_on", "target_sum_mm", "non_target", "new_lesion"]
    return pd.DataFrame(rows, columns=[*columns, "response"])


def tabulate_survival(patients: Sequence[Patient], courses: Mapping[str, Course]) -> "pd.DataFrame":
    """Return ``survival.tsv``."""
    import pandas as pd

    rows = []
    for patient in patients:
        course = courses[patient.patient_id]
        rows.append(
            {
                "patient_id": patient.patient_id,
                "last_contact_date": course.last_contact_date.isoformat(),
                "died": _flag(course.death_date is not None),
                "death_date": _day(course.death_date),
                "progression_date": _day(course.progression_date),
                "progressed": _flag(course.progression_date is not None),
            }
        )
    return pd.DataFrame(rows)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
