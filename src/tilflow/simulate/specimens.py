"""What is drawn from whom and when: blood tubes and biopsies, and how each is counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from tilflow.simulate.cohort import Patient, draw_clock
from tilflow.simulate.effects import compute_effect
from tilflow.simulate.seeding import draw_factor, open_generator
from tilflow.simulate.settings import SimulateSettings, VisitSettings
from tilflow.simulate.tumour_course import Course

LAST_VISIT_DAYS = 14
"""The visit after the end of treatment still takes place, if it is due within this time."""


@dataclass(frozen=True, kw_only=True)
class TubePlan:
    """One blood tube.

    Attributes
    ----------
    sample_id, patient, visit, collected_at
        Which draw.
    batch
        Setup of the cytometer and lot of beads: the month.
    count_method
        ``beads``, ``cbc`` or ``volume``; the latter two are tubes without beads.
    is_clogged
        Whether the acquisition has a clog.
    """

    sample_id: str
    patient: Patient
    visit: VisitSettings
    collected_at: datetime
    batch: str
    count_method: str
    is_clogged: bool


@dataclass(frozen=True, kw_only=True)
class ControlPlan:
    """One control tube of a batch, of the blood of the tube `donor`.

    Attributes
    ----------
    control_type, marker
        ``fmo`` and the marker that it leaves out, or ``unstained`` and none.
    """

    sample_id: str
    donor: TubePlan
    control_type: Literal["fmo", "unstained"]
    marker: str


@dataclass(frozen=True, kw_only=True)
class SlidePlan:
    """One biopsy slide; its density of CD8 T cells is the planted one of the patient."""

    slide_id: str
    patient: Patient
    visit: str
    collected_at: datetime
    kind: Literal["ihc", "mif"]
    cd8_density_per_mm2: float


def plan_tubes(
    patients: Sequence[Patient], courses: Mapping[str, Course], settings: SimulateSettings
) -> list[TubePlan]:
    """Return the tubes, visit by visit for each patient.

    Which tubes are clogged, and which are counted without beads, is drawn over all tubes: by a
    number, not a chance for each, so that a small trial has its share of them too.
    """
    draws = [
        (patient, visit)
        for patient in patients
        for visit in settings.visits
        if _takes_place(patient, visit, courses[patient.patient_id])
    ]
    generator = open_generator(settings.seed, "tubes")
    order = generator.permutation(len(draws)).tolist()
    clogged = _take(order, settings.cytometer.clogged_files_percent, len(draws))
    by_cbc = _take(order, settings.tube.cbc_tubes_percent, len(draws))
    by_volume = _take(order, settings.tube.volume_tubes_percent, len(draws))
    methods = dict.fromkeys(by_cbc, "cbc") | dict.fromkeys(by_volume, "volume")
    tubes = []
    for number, (patient, visit) in enumerate(draws):
        sample_id = f"{patient.patient_id}-{visit.name}"
        clock = open_generator(settings.seed, "draw", sample_id)
        collected_at = draw_clock(patient.date_of(visit.day), clock, earliest_hour=7, hours=2)
        tubes.append(
            TubePlan(
                sample_id=sample_id,
                patient=patient,
                visit=visit,
                collected_at=collected_at,
                batch=f"{collected_at:%Y-%m}",
                count_method=methods.get(number, "beads"),
                is_clogged=number in clogged,
            )
        )
    return tubes


def plan_controls(tubes: Sequence[TubePlan], settings: SimulateSettings) -> list[ControlPlan]:
    """Return the control tubes of each batch, of the blood of the first tube of the batch."""
    donors: dict[str, TubePlan] = {}
    for tube in sorted(tubes, key=lambda each: (each.collected_at, each.sample_id)):
        donors.setdefault(tube.batch, tube)
    kinds: list[tuple[Literal["fmo", "unstained"], str]] = [
        ("fmo", marker) for marker in settings.controls.fmo_markers
    ]
    kinds += [("unstained", "")] if settings.controls.unstained else []
    return [
        ControlPlan(
            sample_id="-".join(part for part in (batch, kind.upper(), marker) if part),
            donor=donor,
            control_type=kind,
            marker=marker,
        )
        for batch, donor in sorted(donors.items())
        for kind, marker in kinds
    ]


def _takes_place(patient: Patient, visit: VisitSettings, course: Course) -> bool:
    day = patient.date_of(visit.day)
    return day <= min(
        course.end_of_treatment + timedelta(days=LAST_VISIT_DAYS), course.last_contact_date
    )


def _take(order: list[int], percent: float, total: int) -> set[int]:
    """Take the next of `order` off, as many as `percent` of `total` are; nobody twice.

    Examples
    --------
    >>> order = [2, 0, 1]
    >>> _take(order, 34, 3), _take(order, 100, 3)
    ({2}, {0, 1})
    """
    taken = [order.pop(0) for _ in range(min(round(percent / 100 * total), len(order)))]
    return set(taken)


def plan_slides(
    patients: Sequence[Patient], courses: Mapping[str, Course], settings: SimulateSettings
) -> list[SlidePlan]:
    """Return two slides for each of the chosen patients: IHC and mIF take turns by patient.

    The patients are the highest doses of each stratum, strata in turn; those who are no longer
    treated on the day of the second biopsy are passed over.
    """
    slides = []
    for number, patient in enumerate(_choose(patients, courses, settings)):
        generator = open_generator(settings.seed, "biopsy", patient.patient_id)
        own_level = settings.slides.cd8_density_per_mm2 * draw_factor(
            generator, settings.slides.between_patient_cv_percent
        )
        effect = compute_effect(
            patient.stratum.effects,
            settings.biology,
            dose_mg=patient.dose_mg,
            study_day=settings.slides.on_treatment_day,
        ).scaled(patient.sensitivity)
        before = -int(generator.integers(2, 5))
        for visit, day, fold in (
            ("SCR", before, 1.0),
            ("ON", settings.slides.on_treatment_day, effect.tissue_cd8),
        ):
            slides.append(
                SlidePlan(
                    slide_id=f"{patient.patient_id}-{visit}",
                    patient=patient,
                    visit=visit,
                    collected_at=draw_clock(
                        patient.date_of(day), generator, earliest_hour=8, hours=2
                    ),
                    kind="ihc" if number % 2 == 0 else "mif",
                    cd8_density_per_mm2=own_level * fold,
                )
            )
    return slides


def _choose(
    patients: Sequence[Patient], courses: Mapping[str, Course], settings: SimulateSettings
) -> list[Patient]:
    day = settings.slides.on_treatment_day
    queues: dict[str, list[Patient]] = {}
    for patient in sorted(patients, key=lambda each: (-each.dose_mg, each.patient_id)):
        if courses[patient.patient_id].end_of_treatment >= patient.date_of(day):
            queues.setdefault(patient.stratum.name, []).append(patient)
    chosen: list[Patient] = []
    while len(chosen) < settings.slides.patients and any(queues.values()):
        for stratum in sorted(queues):
            if queues[stratum] and len(chosen) < settings.slides.patients:
                chosen.append(queues[stratum].pop(0))
    return chosen
