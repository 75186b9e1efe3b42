"""What ``tilflow check`` says of single lesions."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.study.conftest import BLOOD, PATIENTS

from tilflow.errors import ProblemsError
from tilflow.study import open_study

HEADER = "patient_id assessed_on lesion_id role site is_node diameter_mm state"


def open_lesions(make_sheets: Callable[..., Path], *rows: str) -> set[str]:
    """Open a study of these lesions; return its warnings."""
    lines = [line.replace(" ", "\t") for line in (HEADER, *rows)]
    folder = make_sheets(
        {
            "patients.tsv": PATIENTS,
            "blood_samples.tsv": BLOOD,
            "lesions.tsv": "\n".join(lines) + "\n",
        }
    )
    return {str(each) for each in open_study(folder).warnings if each.file == "lesions.tsv"}


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("P01 2024-03-01 T1 non_target lung no NA present", "row 2 names the lesion as target"),
        ("P01 2024-01-05 T1 target lung no 30 NA", "the lesion stands in row 2 for the same day"),
        ("P01 2024-03-01 T1 target lung no NA NA", "blank, but a target needs it"),
        ("P01 2024-03-01 T1 target lung no 20 not_evaluable", "given, but the state is not"),
        ("P01 2024-03-01 T1 target lung no NA present", "no state of a target lesion"),
        ("P01 2024-03-01 A non_target lung no NA NA", "blank, but a non_target lesion needs"),
        ("P01 2024-03-01 N new lung no NA absent", "no state of a new lesion; allowed: present"),
        ("P07 2024-03-01 T1 target lung no 20 NA", "no such patient in patients.tsv"),
    ],
)
def test_a_lesion_that_cannot_be_used_stops_the_check(
    make_sheets: Callable[..., Path], row: str, problem: str
) -> None:
    with pytest.raises(ProblemsError, match=problem) as error:
        open_lesions(make_sheets, "P01 2024-01-05 T1 target lung no 30 NA", row)
    assert "lesions.tsv, row 3" in str(error.value)


def test_targets_that_recist_does_not_foresee_are_told(make_sheets: Callable[..., Path]) -> None:
    rows = [f"P01 2024-01-05 T{number} target lung no 30 NA" for number in range(3)]
    rows += ["P02 2024-01-05 T1 target skin no 9 NA", "P02 2024-01-05 T2 target axilla yes 14 NA"]
    # Later a target may be small.
    rows += ["P01 2024-03-05 T1 target lung no 4 NA"]
    assert open_lesions(make_sheets, *rows) == {
        "lesions.tsv, row 4, column site: 'lung': patient P01 has 3 targets there; RECIST 1.1 "
        "takes two",
        "lesions.tsv, row 5, column diameter_mm: '9': below 10 mm at first: too small for a target "
        "of RECIST 1.1",
        "lesions.tsv, row 6, column diameter_mm: '14': below 15 mm at first: too small for a "
        "target of RECIST 1.1",
    }
