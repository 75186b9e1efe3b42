"""A sheet's text: what is taken as it comes, and what is refused."""

from pathlib import Path

import pytest

from tilflow.errors import Problem
from tilflow.study.sheet import Sheet, join_some, parse_sheet, read_sheet, suggest

ROWS = [(2, {"a": "1", "b": "x"}), (3, {"a": "2"})]


def parse(text: str) -> tuple[Sheet | None, list[str]]:
    problems: list[Problem] = []
    sheet = parse_sheet("s.tsv", text, problems)
    return sheet, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"a\tb\n1\tx\n2\t\n", id="plain"),
        pytest.param(b"a\tb\r\n1\tx\r\n2\t\r\n", id="CRLF"),
        pytest.param(b"a\tb\r1\tx\r2\t\r", id="CR of an old Mac"),
        pytest.param(b"\xef\xbb\xbfa\tb\n1\tx\n2\tNA\n", id="BOM, and NA as R writes it"),
        pytest.param("a\tb\n1\tx\n2\t\n".encode("utf-16"), id="UTF-16 as a spreadsheet writes it"),
        pytest.param(b'a\tb\n"1"\t"x"\n2\t""\n', id="quotes"),
        pytest.param(b" a \tb\t\t\n 1\tx \t\n2\n", id="spaces, empty columns at the end"),
        pytest.param(b"a\tb\n1\tx\n2\t\n\n\t\n", id="blank lines at the end"),
    ],
)
def test_a_sheet_is_read_as_programs_write_it(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "s.tsv"
    path.write_bytes(content)
    problems: list[Problem] = []
    assert read_sheet(path, problems) == Sheet("s.tsv", ("a", "b"), ROWS)
    assert problems == []


def test_lines_count_as_in_an_editor_over_blank_lines_and_line_breaks_in_quotes() -> None:
    sheet, problems = parse('\na\tb\n\n1\t"x\ny"\n\n2\tz\n')
    assert sheet is not None
    assert [line for line, _ in sheet.rows] == [4, 7]
    assert problems == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "s.tsv, row 1: is empty: expected a header row"),
        ("\n \n", "s.tsv, row 1: is empty: expected a header row"),
        (
            "a,b\n1,2\n",
            "s.tsv, row 1: is separated by commas: save it with tabs between the columns (TSV)",
        ),
        (
            "a;b\n1;2\n",
            "s.tsv, row 1: is separated by semicolons: save it with tabs between the columns (TSV)",
        ),
        ("a\t\tb\n", "s.tsv, row 1: column 2 has no name"),
        ("a\tb\ta\n", "s.tsv, row 1: columns twice: a"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(text: str, problem: str) -> None:
    assert parse(text) == (None, [problem])


def test_cells_beyond_the_header_are_a_problem() -> None:
    _, problems = parse("a\tb\n1\t2\tremark\n")
    assert problems == ["s.tsv, row 2: 'remark': more cells than the header's 2 columns"]


def test_an_open_quote_is_found_where_it_opens() -> None:
    _, problems = parse('a\tb\n1\t2\n3\t"open\n5\t6\n')
    assert len(problems) == 1
    assert problems[0].startswith("s.tsv, row 3: a quote is opened and not closed")


def test_text_that_is_not_utf8_is_named_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "s.tsv"
    path.write_bytes("a\tb\n1\tx\n2\tTübingen\n".encode("latin-1"))
    problems: list[Problem] = []
    assert read_sheet(path, problems) is None
    assert [str(each) for each in problems] == [
        "s.tsv, row 3: is not UTF-8 text: save the sheet as UTF-8"
    ]


def test_a_suggestion_forgives_case_and_spaces() -> None:
    assert suggest("Patient ID", ["patient_id", "visit"]) == "did you mean 'patient_id'?"


def test_a_long_list_of_allowed_names_is_cut() -> None:
    names = [f"P{n:03}" for n in range(1000)]
    assert join_some(names, most=3) == "P000, P001, P002, … (997 more)"
    assert suggest("~", names).endswith("… (988 more)")
