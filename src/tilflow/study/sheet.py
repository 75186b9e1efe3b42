"""A sheet as text: tab-separated, its header and its rows of stripped cells, with line numbers."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from tilflow.errors import Problem

BLANKS = frozenset({"", "NA"})
"""``NA`` is how R writes a missing cell."""


@dataclass(frozen=True)
class Sheet:
    """Rows of text under a header.

    Attributes
    ----------
    name
        File name, such as ``patients.tsv``.
    columns
        Header, in the order of the file.
    rows
        (line number, column → text) of every row; blank cells are left out.
    """

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)


def read_sheet(path: Path, problems: list[Problem]) -> Sheet | None:
    """Read a sheet as a spreadsheet program wrote it; None where it is no table at all.

    A byte-order mark, UTF-16 with one, carriage returns, quotes and blank lines are taken as they
    come. Whatever else is wrong is added to `problems`.
    """
    try:
        text = _decode(path.read_bytes())
    except OSError as error:
        problems.append(Problem(path.name, f"cannot be read: {error.strerror}"))
        return None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.append(Problem(path.name, "is not UTF-8 text: save the sheet as UTF-8", line))
        return None
    return parse_sheet(path.name, text, problems)


def _decode(content: bytes) -> str:
    is_utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return content.decode("utf-16" if is_utf16 else "utf-8-sig")


def parse_sheet(name: str, text: str, problems: list[Problem]) -> Sheet | None:
    r"""Take the text of a sheet apart.

    Examples
    --------
    >>> problems = []
    >>> parse_sheet("doses.tsv", "a\tb\n1\t\n\n", problems)
    Sheet(name='doses.tsv', columns=('a', 'b'), rows=[(2, {'a': '1'})])
    >>> parse_sheet("doses.tsv", "a,b\n1,2\n", problems), str(problems[0])
    (None, 'doses.tsv, row 1: is separated by commas: save it with tabs between the columns (TSV)')
    """
    records = _records(name, text, problems)
    line, header = next(records, (1, []))
    header = [cell.strip() for cell in header]
    while header and not header[-1]:
        header.pop()
    wrong = _check_header(header)
    if wrong:
        problems.append(Problem(name, wrong, line))
        return None
    sheet = Sheet(name, tuple(header))
    for line, record in records:
        cells = [cell.strip() for cell in record]
        beyond = [cell for cell in cells[len(header) :] if cell]
        if beyond:
            message = f"more cells than the header's {len(header)} columns"
            problems.append(Problem(name, message, line, value=beyond[0]))
        row = {
            column: cell for column, cell in zip(header, cells, strict=False) if cell not in BLANKS
        }
        if row:
            sheet.rows.append((line, row))
    return sheet


def _records(name: str, text: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Yield each record that is not blank with the line it starts on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True)
    line = 1
    try:
        for record in reader:
            if any(cell.strip() for cell in record):
                yield line, record
            line = reader.line_num + 1
    except csv.Error as error:
        message = f"a quote is opened and not closed, or text follows it ({error})"
        problems.append(Problem(name, message, line))


def _check_header(header: list[str]) -> str:
    if not header:
        return "is empty: expected a header row"
    for mark, noun in ((",", "commas"), (";", "semicolons")):
        if len(header) == 1 and mark in header[0]:
            return f"is separated by {noun}: save it with tabs between the columns (TSV)"
    if "" in header:
        return f"column {header.index('') + 1} has no name"
    twice = {column for column in header if header.count(column) > 1}
    if twice:
        return f"columns twice: {', '.join(sorted(twice))}"
    return ""


def check_columns(
    sheet: Sheet, allowed: Iterable[str], required: Iterable[str], problems: list[Problem]
) -> None:
    """Add a problem for each column that is not known and each that is missing."""
    allowed = list(allowed)
    missing = [column for column in required if column not in sheet.columns]
    for column in sheet.columns:
        if column not in allowed:
            message = f"no such column; {suggest(column, allowed)}"
            problems.append(Problem(sheet.name, message, 1, column))
    for column in missing:
        problems.append(Problem(sheet.name, "this required column is missing", 1, column))


def suggest(name: str, allowed: Iterable[str]) -> str:
    """Say which allowed name was probably meant, else all of them.

    Another number is another thing: ``P09`` is no slip for ``P01``, but ``P1`` is.

    Examples
    --------
    >>> suggest("patient", ["patient_id", "visit"]), suggest("xyz", ["patient_id", "visit"])
    ("did you mean 'patient_id'?", 'allowed: patient_id, visit')
    >>> suggest("p1", ["P01", "P11"]), suggest("P9", ["P01", "P11"])
    ("did you mean 'P01'?", 'allowed: P01, P11')
    """
    allowed = list(allowed)
    close = find_close(name, allowed)
    return f"did you mean {close!r}?" if close else f"allowed: {join_some(allowed)}"


def find_close(name: str, allowed: Iterable[str], *, cutoff: float = 0.6) -> str:
    """Return the allowed name with the same numbers that is most like `name`; "" for none."""
    folded: dict[str, str] = {}
    for each in allowed:
        if _numbers(each) == _numbers(name):
            folded.setdefault(each.lower(), each)
    close = get_close_matches(name.lower().replace(" ", "_"), folded, n=1, cutoff=cutoff)
    return folded[close[0]] if close else ""


def _numbers(text: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"[0-9]+", text)]


def join_some(names: Sequence[str], *, most: int = 12) -> str:
    """Join names with commas, the first `most` of them where there are many more.

    Examples
    --------
    >>> join_some(["a", "b", "c", "d"], most=2)
    'a, b, … (2 more)'
    """
    if len(names) <= most + 1:
        return ", ".join(names)
    return f"{', '.join(names[:most])}, … ({len(names) - most} more)"
