"""What can go wrong, sorted by who can act on it.

::

    TilflowError
    └── InputError            a file, sheet or setting is wrong: one line, exit 2
        ├── ProblemsError     many of them at once, each with its place
        ├── FcsError          a flow-cytometry file cannot be read as it claims to be
        ├── SlideError        an image cannot be read, or lacks what a slide needs
        └── MissingExtraError an optional package is needed and not installed

Anything else that escapes is a bug and keeps its traceback.
"""

from collections.abc import Iterable
from dataclasses import dataclass


class TilflowError(Exception):
    """Base of every error that tilflow raises on purpose."""


class InputError(TilflowError):
    """The input is wrong; the message says where and what was allowed."""


class FcsError(InputError):
    """A flow-cytometry file cannot be read as it claims to be."""


class SlideError(InputError):
    """An image cannot be read, or lacks what a slide needs."""


class MissingExtraError(InputError):
    """An optional package is needed; the message names the extra to install."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with the input, and where.

    Attributes
    ----------
    file
        The file as the user named it.
    message
        What is wrong and what was allowed, as one sentence.
    row
        Line number in the file (the header is line 1), where there is one.
    column
        Column of a sheet, or the dotted path of a setting.
    value
        The offending text.

    Examples
    --------
    >>> str(Problem("patients.tsv", "expected a date", 3, "first_dose_date", "March"))
    "patients.tsv, row 3, column first_dose_date: 'March': expected a date"
    """

    file: str
    message: str
    row: int | None = None
    column: str | None = None
    value: str | None = None

    def __str__(self) -> str:
        place = self.file
        if self.row is not None:
            place += f", row {self.row}"
        if self.column is not None:
            place += f", column {self.column}" if self.row is not None else f", {self.column}"
        value = "" if self.value is None else f"{self.value!r}: "
        return f"{place}: {value}{self.message}"


class ProblemsError(InputError):
    """Everything that is wrong with an input, listed at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        lines = [str(problem) for problem in self.problems]
        noun = "problem" if len(lines) == 1 else "problems"
        super().__init__("\n".join([f"{len(lines)} {noun}:", *(f"  {line}" for line in lines)]))
