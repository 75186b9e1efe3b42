"""The files that a sheet names: whether they are there, and who is told what is wrong with them.

A file that many rows name is looked at once, and what is wrong with it is told once, at the first
of the rows.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, TypeVar

from tilflow.errors import InputError, Problem, ProblemsError
from tilflow.study.parsing import Parsed, shorten
from tilflow.study.sheet import find_close, join_some

Read = TypeVar("Read")

READERS: Final = 8
"""Files looked at together: a network disk answers each slowly, and many at once as fast."""


@dataclass
class Findings:
    """What is wrong, and what is odd, with the files of a study."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def group_rows(rows: Sequence[Parsed[Any]], column: str) -> dict[Any, list[Parsed[Any]]]:
    """Return value → the rows that hold it, in the order of the sheet; blank cells are left out."""
    groups: dict[Any, list[Parsed[Any]]] = {}
    for each in rows:
        if (value := each.values.get(column)) is not None:
            groups.setdefault(value, []).append(each)
    return groups


def place(sheet: str, rows: Sequence[Parsed[Any]], column: str, message: str) -> Problem:
    """Return one problem for all of `rows`: at the first, with the numbers of the others."""
    first, *others = rows
    value = _shorten_path(first.cells[column]) if column in first.cells else None
    also = format_others(each.line for each in others)
    return Problem(sheet, f"{message}{also}", first.line, column, value)


def _shorten_path(text: str) -> str:
    """Of a path the end tells more; of other cells the beginning."""
    return f"…{text[-60:]}" if "/" in text and len(text) > 60 else shorten(text)


def format_others(lines: Iterable[int]) -> str:
    """Return the note on further rows that a problem is of.

    Examples
    --------
    >>> format_others([8]), format_others([8, 9, 10]), format_others([])
    (' (also row 8)', ' (also rows 8–10)', '')
    """
    lines = sorted(set(lines))
    noun = "row" if len(lines) == 1 else "rows"
    return f" (also {noun} {format_lines(lines)})" if lines else ""


def format_lines(lines: Iterable[int]) -> str:
    """Return line numbers with runs joined.

    Examples
    --------
    >>> format_lines([3, 4, 5, 9])
    '3–5, 9'
    """
    runs: list[list[int]] = []
    for line in sorted(set(lines)):
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in runs)


FEW: Final = 4
"""As many problems that differ in their rows alone are listed one by one."""

MANY: Final = 20
"""More are joined though their values differ: a folder that is missing, a date format."""


def merge_alike(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems with those joined that say the same of many rows; no row gets lost.

    Examples
    --------
    >>> blank = [Problem("a.tsv", "blank, but required", row, "visit") for row in range(2, 9)]
    >>> [str(each) for each in merge_alike(blank)]
    ['a.tsv, row 2, column visit: blank, but required (also rows 3–8)']
    """
    merged = _merge(problems, lambda each: each.value, most=FEW)
    return _merge(merged, lambda each: None, most=MANY)


def _merge(
    problems: Iterable[Problem], tell_apart: Callable[[Problem], object], *, most: int
) -> list[Problem]:
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for each in problems:
        key = (each.file, each.column, each.message, tell_apart(each))
        groups.setdefault(key, []).append(each)
    merged: list[Problem] = []
    for alike in groups.values():
        if len(alike) <= most or any(each.row is None for each in alike):
            merged += alike
        else:
            also = format_others(each.row or 0 for each in alike[1:])
            merged.append(replace(alike[0], message=f"{alike[0].message}{also}"))
    return merged


def find_file_problem(path: Path, *, is_folder_allowed: bool = False) -> str:
    """Return why a file cannot be opened, and which one is probably meant; "" where it can be."""
    try:
        if path.is_dir():
            return "" if is_folder_allowed else "is a folder, expected a file"
        if not path.exists():
            return _where_instead(path)
        if path.stat().st_size == 0:
            return "the file is empty (0 bytes): copy it again"
    except OSError as error:
        return f"cannot be looked at: {error.strerror}"
    if not os.access(path, os.R_OK):
        return "cannot be read: permission denied"
    return ""


def _where_instead(path: Path) -> str:
    folder = path.parent
    if not folder.is_dir():
        missing = next((each for each in reversed(path.parents) if not each.is_dir()), folder)
        return f"no such file: there is no folder {missing}"
    names = sorted(each.name for each in folder.iterdir())
    if close := find_close(path.name, names, cutoff=0.8):
        return f"no such file; did you mean {close!r}?"
    same = [name for name in names if name.lower().endswith(path.suffix.lower())]
    there = f"; it holds {join_some(same, most=3)}" if same else ""
    return f"no such file in the folder {folder.name}{there}"


def read_each(keys: Sequence[Any], read: Callable[[Any], Read]) -> Mapping[Any, Read | InputError]:
    """Return key → what `read` made of it, or its complaint; several at once, each once."""
    wanted = list(dict.fromkeys(keys))
    with ThreadPoolExecutor(READERS) as pool:
        return dict(zip(wanted, pool.map(lambda key: _attempt(read, key), wanted), strict=True))


def _attempt(read: Callable[[Any], Read], key: Any) -> Read | InputError:
    try:
        return read(key)
    except InputError as error:
        return error


def read_column(
    sheet: str,
    rows: Sequence[Parsed[Any]],
    column: str,
    read: Callable[[Any], Read],
    findings: Findings,
) -> dict[Any, Read]:
    """Return value of a column → what was read of it; what could not be read is a problem."""
    groups = group_rows(rows, column)
    done = {}
    for key, outcome in read_each(list(groups), read).items():
        if isinstance(outcome, InputError):
            for message in describe_error(outcome, str(key)):
                findings.problems.append(place(sheet, groups[key], column, message))
        else:
            done[key] = outcome
    return done


def check_file(path: Path, *, is_folder_allowed: bool = False) -> None:
    """Complain where `path` cannot be opened."""
    if wrong := find_file_problem(path, is_folder_allowed=is_folder_allowed):
        raise InputError(wrong)


def describe_error(error: InputError, name: str) -> list[str]:
    """Return the messages of an error without the file name that the problem gives anyway."""
    if isinstance(error, ProblemsError):
        texts = [str(each).removeprefix(each.file).lstrip(":, ") for each in error.problems]
    else:
        texts = [str(error).removeprefix(f"{name}: ")]
    return [text.replace("Input should be", "should be") for text in texts]


def count(number: int, noun: str) -> str:
    """Return a number of things.

    Examples
    --------
    >>> count(1, "slide"), count(2, "slide")
    ('1 slide', '2 slides')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
