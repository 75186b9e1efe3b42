"""Errors say where, what, and what was allowed."""

import pytest

from tilflow import errors
from tilflow.cli import main
from tilflow.errors import InputError, Problem, ProblemsError


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("a.tsv", "is empty"), "a.tsv: is empty"),
        (Problem("a.tsv", "is not UTF-8 text", 3), "a.tsv, row 3: is not UTF-8 text"),
        (
            Problem("a.tsv", "blank, but required", 3, "visit"),
            "a.tsv, row 3, column visit: blank, but required",
        ),
        (
            Problem("a.tsv", "expected a date", 3, "visit", "May"),
            "a.tsv, row 3, column visit: 'May': expected a date",
        ),
        (
            Problem("config.yaml", "no such setting", column="slides.tile"),
            "config.yaml, slides.tile: no such setting",
        ),
        (Problem("a.tsv", "expected a name", value="a\tb\n"), "a.tsv: 'a\\tb\\n': expected a name"),
    ],
)
def test_a_problem_is_one_line(problem: Problem, text: str) -> None:
    assert str(problem) == text
    assert "\n" not in text


def test_problems_are_counted_and_listed() -> None:
    one, two = Problem("a.tsv", "first"), Problem("b.tsv", "second")
    assert str(ProblemsError([one])) == "1 problem:\n  a.tsv: first"
    assert str(ProblemsError(iter([one, two]))) == "2 problems:\n  a.tsv: first\n  b.tsv: second"
    assert ProblemsError([one, two]).problems == (one, two)


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = [name for name in vars(errors) if name.endswith("Error") and name in errors.__doc__]
    defined = [name for name in vars(errors) if name.endswith("Error")]
    assert drawn == defined
    assert all(
        issubclass(getattr(errors, name), InputError) for name in defined if name != "TilflowError"
    )


def test_wrong_input_ends_with_2_and_its_message(
    tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", f"{tmp_path}/nowhere"]) == 2
    assert capsys.readouterr().err == f"tilflow: {tmp_path}/nowhere: no such folder\n"
