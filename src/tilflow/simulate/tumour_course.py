"""The course of a patient's tumour and life: imaging by RECIST 1.1, progression, death.

The sum of diameters shrinks and regrows (Stein et al. 2008, Oncologist 13:1046):
``S(t) = S0 (exp(-d t) + exp(g t) - 1)``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from tilflow.simulate.cohort import Patient
from tilflow.simulate.seeding import compute_log_sd, open_generator
from tilflow.simulate.settings import SimulateSettings

NON_TARGET_PRESENT = "NON-CR/NON-PD"


@dataclass(frozen=True, slots=True)
class Assessment:
    """One imaging."""

    assessed_on: date
    target_sum_mm: int
    non_target: str
    new_lesion: bool
    response: str


@dataclass(frozen=True, slots=True)
class Course:
    """What became of a patient.

    Attributes
    ----------
    assessments
        In order of time; the first is the baseline, without a response.
    progression_date, death_date
        None where it was not seen.
    last_contact_date
        Day of death, or the last day alive.
    end_of_treatment
        No dose and no visit after it.
    """

    assessments: tuple[Assessment, ...]
    progression_date: date | None
    death_date: date | None
    last_contact_date: date
    end_of_treatment: date


def draw_courses(patients: Sequence[Patient], settings: SimulateSettings) -> dict[str, Course]:
    """Return patient → course; all are seen until the same day, the data cut."""
    clinical = settings.clinical
    cut = max(patient.first_dose_date for patient in patients) + timedelta(
        days=clinical.follow_up_days // 2
    )
    return {patient.patient_id: _draw_course(patient, cut, settings) for patient in patients}


def _draw_course(patient: Patient, cut: date, settings: SimulateSettings) -> Course:
    generator = open_generator(settings.seed, "course", patient.patient_id)
    clinical = settings.clinical
    first = patient.first_dose_date
    observed_until = min(cut, first + timedelta(days=clinical.follow_up_days))
    observed_until -= timedelta(days=int(generator.integers(0, 28)))
    lethal_after = generator.exponential(clinical.survival_after_progression_days / np.log(2))

    assessments = _draw_assessments(patient, observed_until, generator, settings)
    last = assessments[-1]
    progressed = last.assessed_on if last.response == "PD" else None
    death = None
    if progressed is not None:
        death = progressed + timedelta(days=21 + round(float(lethal_after)))
    if death is not None and death > observed_until:
        death = None
    treated_until = patient.date_of(patient.stratum.last_dose_day)
    return Course(
        assessments=assessments,
        progression_date=progressed,
        death_date=death,
        last_contact_date=death or observed_until,
        end_of_treatment=min(progressed or treated_until, treated_until, observed_until),
    )


def _draw_assessments(
    patient: Patient,
    observed_until: date,
    generator: np.random.Generator,
    settings: SimulateSettings,
) -> tuple[Assessment, ...]:
    """Image until progression or the end of follow-up."""
    start_mm = round(float(np.clip(75 * np.exp(0.45 * generator.standard_normal()), 22, 220)))
    per_day = compute_log_sd(90)
    shrinkage = 0.0045 * np.exp(per_day * generator.standard_normal())
    growth = 0.0016 * np.exp(per_day * generator.standard_normal())
    has_non_target = bool(generator.uniform() < 0.8)
    present = NON_TARGET_PRESENT if has_non_target else ""
    before = int(generator.integers(1, 5))
    baseline = Assessment(
        patient.first_dose_date - timedelta(days=before), start_mm, present, False, ""
    )
    assessments = [baseline]
    interval = settings.clinical.imaging_interval_days
    for number in range(1, settings.clinical.follow_up_days // interval + 1):
        day = number * interval + int(generator.integers(-3, 4))
        assessed_on = patient.first_dose_date + timedelta(days=day)
        if assessed_on > observed_until:
            break
        size = np.exp(-shrinkage * day) + np.exp(growth * day) - 1
        measured = start_mm * size * np.exp(0.03 * generator.standard_normal())
        target_mm = round(float(measured)) if measured >= 5 else 0
        is_new = bool(generator.uniform() < 0.06)
        sums = [each.target_sum_mm for each in assessments]
        response = call_response(
            target_mm, baseline_mm=start_mm, nadir_mm=min(sums), non_target=present, is_new=is_new
        )
        assessments.append(Assessment(assessed_on, target_mm, present, is_new, response))
        if response == "PD":
            break
    return tuple(assessments)


def call_response(
    target_mm: float, *, baseline_mm: float, nadir_mm: float, non_target: str, is_new: bool
) -> str:
    """Return the overall response of a time point by RECIST 1.1 (Eisenhauer et al. 2009).

    Progression is asked for first: a sum that rises again from its nadir progresses even where
    it is still a third below the baseline.

    Examples
    --------
    >>> at = {"baseline_mm": 100, "nadir_mm": 40, "non_target": "", "is_new": False}
    >>> [call_response(mm, **at) for mm in (0, 44, 47, 48)]
    ['CR', 'PR', 'PR', 'PD']
    """
    rise_mm = target_mm - nadir_mm
    if is_new or non_target == "PD" or (rise_mm >= 5 and rise_mm >= 0.2 * nadir_mm):
        return "PD"
    if target_mm == 0:
        return "CR" if non_target in ("", "CR") else "PR"
    return "PR" if target_mm <= 0.7 * baseline_mm else "SD"
