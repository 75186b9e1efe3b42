"""What names tell beyond doubt, and where they stay silent."""

import re
from pathlib import PurePath

import pytest

from tilflow.study.columns import IDENTIFIER
from tilflow.study.naming import guess_names, make_identifiers


def guess(*paths: str) -> list[tuple[str, str, str]]:
    guesses = guess_names([PurePath(path) for path in paths])
    return [(each.patient_id, each.visit, each.control_type) for each in guesses]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["P01/C1D1/a.fcs", "P02/C1D15/a.fcs"], [("P01", "C1D1"), ("P02", "C1D15")]),
        (["PT-003_SCR_CD8.svs", "PT-003_W6_CD8.svs"], [("PT-003", "SCR"), ("PT-003", "W6")]),
        (["01-001_baseline.fcs", "01-002_C2D1.fcs"], [("01-001", "baseline"), ("01-002", "C2D1")]),
        (["fcs/P0001-V1.fcs", "fcs/P0002-V2.fcs"], [("P0001", "V1"), ("P0002", "V2")]),
        (["Screening/P1_a.fcs", "C1D1/P2_a.fcs"], [("P1", "Screening"), ("P2", "C1D1")]),
        (["patient 12/day 8/x.fcs"], [("patient_12", "day 8")]),
    ],
)
def test_patient_and_visit(paths: list[str], expected: list[tuple[str, str]]) -> None:
    assert guess(*paths) == [(*each, "") for each in expected]


def test_d04_is_a_patient_among_patients_and_a_day_among_days() -> None:
    assert guess("A01/D1/x.fcs", "D04/D15/x.fcs") == [("A01", "D1", ""), ("D04", "D15", "")]
    assert guess("P1_D04.fcs", "P2_D15.fcs") == [("P1", "D04", ""), ("P2", "D15", "")]


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("Specimen_001_A1_A01.fcs", id="wells of a plate"),
        pytest.param("human_t_cells_100715.fcs", id="a date"),
        pytest.param("2024-01-15/Tube_003.fcs", id="a dated folder"),
        pytest.param("CD8_IL2_x40.svs", id="markers"),
        pytest.param("panel_v2/sample_7.fcs", id="the version of a panel"),
        pytest.param("PD-L1.svs", id="a marker that sounds like progression"),
    ],
)
def test_nothing_is_guessed_where_names_do_not_tell(path: str) -> None:
    assert guess(path) == [("", "", "")]


def test_two_candidates_are_none() -> None:
    assert guess("P01_P02_mix.fcs", "P03_P04_mix.fcs") == [("", "", ""), ("", "", "")]
    assert guess("P01_C1D1_C1D15.fcs") == [("P01", "", "")]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("P01/FMO CD8.fcs", "fmo"),
        ("P01/isotype_control.fcs", "isotype"),
        ("P01/Unstained.fcs", "unstained"),
        ("Compensation Controls/FITC.fcs", "single_stain"),
        ("single-stain_PE.fcs", "single_stain"),
        ("test_comp_example.fcs", ""),
        ("complete.fcs", ""),
    ],
)
def test_controls(path: str, kind: str) -> None:
    assert guess(path)[0][2] == kind


def test_identifiers_are_file_names_made_fit_and_told_apart() -> None:
    paths = ["P01/V1/tube 1.fcs", "P01/V2/tube 1.fcs", "P02/Ä (2).fcs", "x/slide.ome.tif", "é.fcs"]
    names = make_identifiers([PurePath(path) for path in paths])
    assert names == ["V1-tube_1", "V2-tube_1", "2", "slide", "unnamed"]


def test_identifiers_never_collide() -> None:
    paths = [
        "a/T.fcs",
        "A/t.fcs",
        "a/t.FCS",
        f"b/{'x' * 80}1.fcs",
        f"b/{'x' * 80}2.fcs",
        "d/t.fcs",
        "d-t.fcs",
    ]
    names = make_identifiers([PurePath(path) for path in paths])
    assert len({name.lower() for name in names}) == len(paths)
    assert all(re.fullmatch(IDENTIFIER, name) for name in names)
