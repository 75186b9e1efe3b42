"""Baselines: whether there is anything from before the first dose to compare with.

A change from baseline needs a baseline. A patient whose blood was drawn on treatment only stops
the check, unless the study's ``config.yaml`` accepts that by name (`patients_without_baseline`):
so a forgotten row is found, and a baseline that was never drawn is on record. A biopsy before the
first dose is often not possible: there it is a warning.
"""

from collections.abc import Collection, Iterator
from datetime import time
from typing import TypeAlias

from tilflow.errors import Problem
from tilflow.study.contents import Study
from tilflow.study.rows import Biopsy, BloodSample
from tilflow.study.sheet import suggest
from tilflow.study_day import compute_study_day

Specimen: TypeAlias = BloodSample | Biopsy


def check_baselines(study: Study, accepted: Collection[str]) -> list[Problem]:
    """Each patient with blood on treatment has blood from before the first dose, or is accepted.

    Blood drawn on the day of the first dose counts as drawn before it, unless ``doses.tsv`` and
    the sheet both give the time and the time says otherwise.
    """
    problems = [
        Problem(
            "config.yaml",
            f"no such patient in patients.tsv; {suggest(name, list(study.patients))}",
            column="patients_without_baseline",
            value=name,
        )
        for name in accepted
        if name not in study.patients
    ]
    for sample in _first_without_baseline(study, study.blood_samples.values()):
        if sample.patient_id not in accepted:
            message = _message(study, sample) + (
                "; add the sample, or accept it by naming the patient under "
                "patients_without_baseline in config.yaml"
            )
            problems.append(_problem(study, sample, message))
    return problems


def warn_baselines(study: Study, accepted: Collection[str]) -> list[Problem]:
    """Return what is odd about baselines: none for the tissue, or one named so after the dose."""
    warnings = [
        _problem(study, slide, _message(study, slide))
        for slide in _first_without_baseline(study, study.biopsies.values())
        if slide.patient_id not in accepted
    ]
    specimens: list[Specimen] = [*study.blood_samples.values(), *study.biopsies.values()]
    for specimen in specimens:
        named = specimen.visit.lower() in ("baseline", "screening", "scr", "bl")
        if named and specimen.patient_id in study.patients and not _is_before(study, specimen):
            message = f"visit {specimen.visit!r} is named for the time before the first dose"
            warnings.append(_problem(study, specimen, f"{message}, but was collected after it"))
    return warnings


def _first_without_baseline(
    study: Study, specimens: Collection[BloodSample] | Collection[Biopsy]
) -> Iterator[Specimen]:
    """Yield the first specimen of each patient who has none from before the first dose."""
    earliest: dict[str, Specimen] = {}
    for specimen in specimens:
        is_control = isinstance(specimen, BloodSample) and specimen.control_type is not None
        if is_control or specimen.patient_id not in study.patients:
            continue
        first = earliest.setdefault(specimen.patient_id, specimen)
        if specimen.collected_at < first.collected_at:
            earliest[specimen.patient_id] = specimen
    for specimen in earliest.values():
        if not _is_before(study, specimen):
            yield specimen


def _is_before(study: Study, specimen: Specimen) -> bool:
    first_day = study.patients[specimen.patient_id].first_dose_date
    if specimen.collected_at.date() != first_day:
        return specimen.collected_at.date() < first_day
    given = [
        dose.given_at
        for dose in study.doses
        if dose.patient_id == specimen.patient_id and dose.given_at.date() == first_day
    ]
    if not given or time.min in {moment.time() for moment in (*given, specimen.collected_at)}:
        return True  # a date without its time: blood is drawn before the dose is given
    return specimen.collected_at <= min(given)


def _message(study: Study, specimen: Specimen) -> str:
    first_day = study.patients[specimen.patient_id].first_dose_date
    day = compute_study_day(specimen.collected_at.date(), first_day)
    noun = "blood sample" if isinstance(specimen, BloodSample) else "biopsy"
    return (
        f"no baseline: the first {noun} of patient {specimen.patient_id} is of study day {day}, "
        f"none is from before the first dose ({first_day})"
    )


def _problem(study: Study, specimen: Specimen, message: str) -> Problem:
    sheet, name = (
        ("blood_samples.tsv", specimen.sample_id)
        if isinstance(specimen, BloodSample)
        else ("biopsies.tsv", specimen.slide_id)
    )
    return Problem(sheet, message, study.line(sheet, name), "collected_at")
