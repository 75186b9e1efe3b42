"""Sheets in, every problem out at once."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from tilflow.errors import InputError, ProblemsError
from tilflow.study import open_study

PATIENTS = """\
patient_id	stratum	inclusion_date	first_dose_date
P01	A	2024-01-02	2024-01-10
"""
BLOOD_COLUMNS = (
    "sample_id patient_id collected_at fcs panel count_method beads_added sample_volume_ul "
    "acquired_volume_ul cbc_per_ul cbc_population control_of control_type batch"
)


def blood(*rows: str) -> str:
    """Rows with a space between the cells."""
    return "\n".join([*(row.replace(" ", "\t") for row in (BLOOD_COLUMNS, *rows)), ""])


ONE_TUBE = blood("S1 P01 2024-01-09 S1.fcs p none")


def problems_of(folder: Path, config: Path | None = None) -> list[str]:
    """The lines of the error, without its count; none where the study opens."""
    try:
        open_study(folder, config=config)
    except ProblemsError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_what_the_sheets_say(study: Path) -> None:
    opened = open_study(study, config=study / "config.yaml")
    assert list(opened.patients) == ["P01", "P02"]
    sample = opened.blood_samples["P01-V1"]
    assert sample.collected_at == datetime(2024, 1, 9, 8, 30)
    assert sample.fcs == study / "fcs" / "P01-V1.fcs"
    assert sample.panel == str(study / "panels" / "two_colours.yaml")
    assert opened.patients["P02"].first_dose_date == date(2024, 1, 11)
    assert opened.line("blood_samples.tsv", "P02-V1") == 3
    assert opened.warnings == ()


def test_everything_that_is_wrong_is_told_at_once(make_sheets: Callable[..., Path]) -> None:
    folder = make_sheets(
        {
            "patients.tsv": "patient_id\tstratum\tinclusion_date\tfirst_dose_date\ttumor_type\n"
            "P01\tA\t2024-01-20\t2024-01-10\tF\n"
            "p01\tA\t2024-01-02\t10.01.2024\tF\n"
            "P 2\t\t2024-01-02\t2024-02-30\tF\n",
            "blood_samples.tsv": blood(
                "S1 P01 2024-01-09 S1.fcs p beads 50000 0.1",
                "S1 P09 45300 S2.fcs p beads 5e4,0",
                "S2 P01 2024-01-09T08:00+01:00 S2.fcs p volumes",
            ),
            "biopsies.tsv": "slide_id\tpatient_id\tcollected_at\timage\tpixel_size_um\n"
            "T1\tP1\t2024-01-09\tt1.tif\t250\n",
            "survival.tsv": "patient_id,died\nP01,no\n",
        }
    )
    date_allowed = "expected a date as YYYY-MM-DD"
    moment = f"{date_allowed}, or with the local time as YYYY-MM-DDTHH:MM[:SS]"
    name = (
        "a name of 1 to 64 letters, digits, dots, underscores and hyphens that starts with a "
        "letter or digit"
    )
    assert problems_of(folder) == [
        "patients.tsv, row 1, column tumor_type: no such column; did you mean 'tumour_type'?",
        "patients.tsv, row 2, column first_dose_date: '2024-01-10': before the inclusion "
        "(2024-01-20)",
        f"patients.tsv, row 3, column first_dose_date: '10.01.2024': {date_allowed}; day and month "
        "cannot be told apart in this form",
        "patients.tsv, row 3, column patient_id: 'p01': already in row 2 as 'P01': names must "
        "differ in more than their case",
        f"patients.tsv, row 4, column patient_id: 'P 2': expected {name}",
        "patients.tsv, row 4, column stratum: blank, but required",
        f"patients.tsv, row 4, column first_dose_date: '2024-02-30': {date_allowed}; day is out of "
        "range for month",
        "blood_samples.tsv, row 2, column sample_volume_ul: '0.1': expected a number from 1 to "
        "20000 µL, such as 100; this looks like mL: 100 µL",
        f"blood_samples.tsv, row 3, column collected_at: '45300': {moment}; this looks like a "
        "spreadsheet's day number: format the column as text",
        "blood_samples.tsv, row 3, column beads_added: '5e4,0': expected a number from 100 to "
        "100000000 beads per tube, such as 50000",
        "blood_samples.tsv, row 3, column patient_id: 'P09': no such patient in patients.tsv; "
        "allowed: P 2, P01, p01",
        "blood_samples.tsv, row 3, column sample_id: 'S1': already in row 2",
        "blood_samples.tsv, row 3, column sample_volume_ul: blank, but count_method 'beads' needs "
        "it",
        f"blood_samples.tsv, row 4, column collected_at: '2024-01-09T08:00+01:00': {moment}; write "
        "the local time of the site, without a time zone",
        "blood_samples.tsv, row 4, column count_method: 'volumes': expected beads, cbc, volume or "
        "none",
        "biopsies.tsv, row 1, column assay: this required column is missing",
        "biopsies.tsv, row 2, column pixel_size_um: '250': expected a number from 0.02 to 20 µm, "
        "such as 0.25; this looks like nm: 0.25 µm",
        "biopsies.tsv, row 2, column patient_id: 'P1': no such patient in patients.tsv; did you "
        "mean 'P01'?",
        "survival.tsv, row 1: is separated by commas: save it with tabs between the columns (TSV)",
    ]


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        ("S1 P01 2024-01-09 a.fcs p cbc", "cbc_per_ul", "blank, but count_method 'cbc' needs it"),
        (
            "S1 P01 2024-01-09 a.fcs p volume",
            "acquired_volume_ul",
            "blank, but count_method 'volume' needs it",
        ),
        (
            "S1 P01 2024-01-09 a.fcs p cbc    6.2 leukocytes",
            "cbc_per_ul",
            "'6.2': too few leukocytes per µL; this looks like 10^9/L: 6200 cells/µL",
        ),
        (
            "S1 P01 2024-01-09 a.fcs p none 100µL",
            "beads_added",
            "write the number alone, without a unit",
        ),
        ("S1 P01 2204-01-09 a.fcs p none", "collected_at", "the year 2204 is not plausible"),
        (
            r"S1 P01 2024-01-09 fcs\a.fcs p none",
            "fcs",
            "write the path with / between its folders",
        ),
        (
            "S1 P01 2024-01-09 a.fcs p none      S1 fmo",
            "control_of",
            "'S1': a sample cannot be its own control",
        ),
        (
            "S1 P01 2024-01-09 a.fcs p none      S2",
            "control_type",
            "blank, but control_of is given: name the kind of control",
        ),
        (
            "S1 P01 2024-01-09 a.fcs p none       fmo",
            "control_of",
            "blank, but control_type is given: name the sample, or a batch",
        ),
    ],
)
def test_a_wrong_cell_of_a_tube(
    row: str, column: str, message: str, make_sheets: Callable[..., Path]
) -> None:
    folder = make_sheets({"patients.tsv": PATIENTS, "blood_samples.tsv": blood(row)})
    told = [problem for problem in problems_of(folder) if f"column {column}: " in problem]
    assert len(told) == 1
    assert told[0].startswith(f"blood_samples.tsv, row 2, column {column}: ")
    assert message in told[0]


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        (
            {"blood_samples.tsv": ONE_TUBE, "patients.csv": "patient_id\n"},
            ["patients.tsv: no such sheet in STUDY; it holds patients.csv: save that as"],
        ),
        (
            {"patients.tsv": PATIENTS},
            ["blood_samples.tsv: no such sheet, and no biopsies.tsv: one of them is needed"],
        ),
        (
            {"patients.tsv": PATIENTS.split("\n")[0], "blood_samples.tsv": ONE_TUBE},
            ["patients.tsv: holds a header and no patient: add a row for each"],
        ),
        (
            {"patients.tsv": "", "blood_samples.tsv": blood()},
            [
                "patients.tsv, row 1: is empty: expected a header row",
                "blood_samples.tsv: holds a header and no sample, and there is no biopsy",
            ],
        ),
    ],
)
def test_sheets_that_are_missing_or_empty(
    sheets: dict[str, str], expected: list[str], make_sheets: Callable[..., Path]
) -> None:
    folder = make_sheets(sheets)
    problems = [problem.replace(str(folder), "STUDY") for problem in problems_of(folder)]
    assert len(problems) == len(expected)
    for problem, start in zip(problems, expected, strict=True):
        assert problem.startswith(start)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert any("there is no folder" in problem for problem in problems_of(tmp_path / "nowhere"))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "P01\t2024-05-01\tyes\t\t\tno",
            "row 2, column death_date: blank, but died is yes",
        ),
        (
            "P01\t2024-05-01\tno\t2024-05-01\t\tno",
            "row 2, column death_date: '2024-05-01': given, but died is no",
        ),
        (
            "P01\t2024-06-01\tyes\t2024-05-01\t\tno",
            "row 2, column last_contact_date: '2024-06-01': after the death (2024-05-01)",
        ),
        (
            "P01\t2024-05-01\tyes\t2024-01-05\t\tno",
            "row 2, column death_date: '2024-01-05': before the first dose (2024-01-10)",
        ),
    ],
)
def test_a_survival_that_contradicts_itself(
    row: str, message: str, make_sheets: Callable[..., Path]
) -> None:
    header = "patient_id\tlast_contact_date\tdied\tdeath_date\tprogression_date\tprogressed"
    folder = make_sheets(
        {
            "patients.tsv": PATIENTS,
            "blood_samples.tsv": ONE_TUBE,
            "survival.tsv": f"{header}\n{row}\n",
        }
    )
    assert f"survival.tsv, {message}" in problems_of(folder)


def test_a_fatal_event_of_someone_alive(make_sheets: Callable[..., Path]) -> None:
    folder = make_sheets(
        {
            "patients.tsv": PATIENTS,
            "blood_samples.tsv": ONE_TUBE,
            "survival.tsv": "patient_id\tlast_contact_date\tdied\tprogressed\n"
            "P01\t2024-05-01\tno\tno\n",
            "adverse_events.tsv": "patient_id\tterm\tgrade\tstart_date\tend_date\n"
            "P01\tsepsis\t5\t2024-03-01\t2024-02-01\nP01\tnausea\t6\t2024-03-01\t\n",
        }
    )
    assert problems_of(folder) == [
        "adverse_events.tsv, row 2, column end_date: '2024-02-01': before the event's start "
        "(2024-03-01)",
        "adverse_events.tsv, row 2, column grade: '5': a fatal event, but survival.tsv row 2 says "
        "died: no",
        "adverse_events.tsv, row 3, column grade: '6': expected a whole number from 1 to 5",
    ]


def test_what_is_odd_is_a_warning_and_stops_nobody(make_sheets: Callable[..., Path]) -> None:
    folder = make_sheets(
        {
            "patients.tsv": PATIENTS,
            "blood_samples.tsv": blood(
                "S1 P01 2024-01-09 S1.fcs p none", "S2 P01 2024-06-09 S1.fcs p none"
            ),
            "doses.tsv": "patient_id\tgiven_at\nP01\t2024-01-08T10:00\n",
            "survival.tsv": "patient_id\tlast_contact_date\tdied\tdeath_date\tprogressed\n"
            "P01\t2024-05-01\tyes\t2024-05-01\tno\n",
        }
    )
    absent = "no such sheet, though other clinical sheets are there: its endpoints are left out"
    assert {str(warning) for warning in open_study(folder).warnings} == {
        f"adverse_events.tsv: {absent}",
        f"tumour_assessments.tsv: {absent}",
        "blood_samples.tsv, row 3, column collected_at: '2024-06-09': after the patient's death "
        "(2024-05-01)",
        "blood_samples.tsv, row 3, column fcs: 'S1.fcs': the same file as in row 2",
        "doses.tsv, row 2, column given_at: '2024-01-08T10:00': before the patient's "
        "first_dose_date (2024-01-10)",
    }


def test_where_no_patient_is_known_suggestions_end_but_problems_do_not(
    make_sheets: Callable[..., Path],
) -> None:
    rows = (f"S{n} Q{n:02} 2024-01-09 S{n}.fcs p none" for n in range(30))
    folder = make_sheets({"patients.tsv": PATIENTS, "blood_samples.tsv": blood(*rows)})
    problems = problems_of(folder)
    assert len(problems) == 30
    assert "; " in problems[19]
    assert problems[20].endswith("no such patient in patients.tsv")


def test_an_unreadable_config_is_told_on_opening(study: Path) -> None:
    with pytest.raises(InputError, match=r"none\.yaml: cannot be read"):
        open_study(study, config=study / "none.yaml")
