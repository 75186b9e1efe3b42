"""Baselines: what counts as before the first dose, and who is told."""

from datetime import date, datetime

import pytest

from tilflow.study.baseline import check_baselines, warn_baselines
from tilflow.study.clinical import Dose
from tilflow.study.contents import Study
from tilflow.study.rows import Biopsy, BloodSample, Patient

PATIENT = Patient(
    patient_id="P01",
    stratum="A",
    inclusion_date=date(2024, 1, 2),
    first_dose_date=date(2024, 1, 10),
)


def tube(name: str, moment: str, **cells: str) -> BloodSample:
    return BloodSample(
        sample_id=name,
        patient_id="P01",
        collected_at=moment,
        fcs=f"{name}.fcs",
        panel="p",
        count_method="none",
        **cells,
    )


def slide(name: str, moment: str, **cells: str) -> Biopsy:
    return Biopsy(
        slide_id=name,
        patient_id="P01",
        collected_at=moment,
        image=f"{name}.tif",
        assay="he",
        **cells,
    )


def study(*specimens: BloodSample | Biopsy, dosed_at: str | None = None) -> Study:
    doses = () if dosed_at is None else (Dose(patient_id="P01", given_at=dosed_at),)
    return Study(
        folder=None,  # type: ignore[arg-type]
        patients={"P01": PATIENT},
        blood_samples={s.sample_id: s for s in specimens if isinstance(s, BloodSample)},
        biopsies={s.slide_id: s for s in specimens if isinstance(s, Biopsy)},
        doses=doses,
    )


@pytest.mark.parametrize(
    ("drawn", "dosed", "has_baseline"),
    [
        ("2024-01-09", None, True),
        ("2024-01-11", None, False),
        ("2024-01-10", None, True),
        ("2024-01-10T12:00", None, True),
        ("2024-01-10T12:00", "2024-01-10", True),
        ("2024-01-10T08:00", "2024-01-10T10:00", True),
        ("2024-01-10T12:00", "2024-01-10T10:00", False),
        ("2024-01-10", "2024-01-10T10:00", True),
    ],
)
def test_blood_of_the_day_of_the_first_dose_is_before_it_unless_both_times_say_otherwise(
    drawn: str, dosed: str | None, has_baseline: bool
) -> None:
    problems = check_baselines(study(tube("S1", drawn), dosed_at=dosed), ())
    assert (problems == []) == has_baseline


def test_one_problem_a_patient_at_the_first_sample() -> None:
    opened = study(tube("S2", "2024-02-10"), tube("S1", "2024-01-24"))
    (problem,) = check_baselines(opened, ())
    assert problem.message.startswith(
        "no baseline: the first blood sample of patient P01 is of study day 15, none is from before"
    )
    assert check_baselines(opened, ("P01",)) == []


def test_a_control_is_no_baseline() -> None:
    control = tube("FMO", "2024-01-09", control_type="fmo", batch="1")
    (problem,) = check_baselines(study(control, tube("S1", "2024-01-24")), ())
    assert "study day 15" in problem.message


def test_a_biopsy_without_baseline_is_a_warning() -> None:
    opened = study(slide("T1", "2024-02-10"))
    assert check_baselines(opened, ()) == []
    (warning,) = warn_baselines(opened, ())
    assert "no baseline: the first biopsy of patient P01" in warning.message
    assert warn_baselines(opened, ("P01",)) == []


def test_a_visit_that_is_named_screening_but_lies_after_the_dose_is_a_warning() -> None:
    opened = study(tube("S1", "2024-01-09"), tube("S2", "2024-02-10", visit="Screening"))
    (warning,) = warn_baselines(opened, ())
    assert warning.message == (
        "visit 'Screening' is named for the time before the first dose, but was collected after it"
    )


def test_a_moment_is_local_and_a_date_alone_is_its_midnight() -> None:
    assert tube("S1", "2024-01-09").collected_at == datetime(2024, 1, 9)
