"""Workbook: the tables for those who open them in a spreadsheet; the same bytes each time."""

import datetime as dt
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from tilflow.staging import staged
from tilflow.trial.dictionary import Column

MOST_ROWS: Final = 1_048_576
"""Rows of a sheet, the header among them (Excel specifications and limits)."""

FORMATS: Final = {
    "number": "0.####",
    "integer": "0",
    "date": "yyyy-mm-dd",
    "datetime": "yyyy-mm-dd hh:mm",
}
WIDTHS: Final = (9, 48)
"""Narrowest and widest column, in characters."""

SAMPLE: Final = 500
"""Rows by which a column's width is chosen."""

ENTRY_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
"""Of each file within the workbook: the earliest that a zip archive can hold."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its table, and what its columns hold (text where nothing is said)."""

    name: str
    table: pd.DataFrame
    columns: Mapping[str, Column]


def write_workbook(
    sheets: Sequence[Sheet],
    path: Path | str,
    *,
    notes: Sequence[str],
    moment: dt.datetime,
    largest_rows: int,
) -> None:
    """Write the sheets with frozen headers, filters, widths and number formats.

    The first sheet, ``read me``, holds the `notes` and what the others hold. A table of more rows
    than a sheet takes is split over several; one of more than `largest_rows` is left out, and the
    first sheet says so.

    Parameters
    ----------
    moment
        Stands for the time of writing, so that the same tables give the same bytes.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "tilflow"
    book.properties.created = moment.replace(tzinfo=None)
    first = book.create_sheet("read me")
    first.column_dimensions["A"].width = 110
    for note in notes:
        first.append([note])
    for sheet in sheets:
        n_rows = len(sheet.table)
        if n_rows > largest_rows:
            first.append(
                [
                    f"{sheet.name}: {n_rows} rows are more than trial.export.xlsx_largest_rows "
                    f"({largest_rows}); they are in the CSV and Parquet files, not here."
                ]
            )
            continue
        parts = list(_split(sheet))
        first.append([f"{sheet.name}: {n_rows} rows, on {len(parts)} sheet(s)."])
        for part in parts:
            _write_sheet(book, part)
    with staged(path) as temporary:
        book.save(temporary)
        _fix_moments(temporary, moment)


def _split(sheet: Sheet) -> Iterator[Sheet]:
    for number, start in enumerate(range(0, max(len(sheet.table), 1), MOST_ROWS - 1)):
        name = sheet.name if not number else f"{sheet.name} {number + 1}"
        yield Sheet(name, sheet.table.iloc[start : start + MOST_ROWS - 1], sheet.columns)


def _write_sheet(book: Any, sheet: Sheet) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(sheet.name)
    page.freeze_panes = "A2"
    names = list(map(str, sheet.table.columns))
    last = get_column_letter(max(len(names), 1))
    page.auto_filter.ref = f"A1:{last}{len(sheet.table) + 1}"
    kinds = [sheet.columns[name].kind if name in sheet.columns else "text" for name in names]
    for number, name in enumerate(names):
        width = _choose_width(name, sheet.table.iloc[:SAMPLE, number])
        page.column_dimensions[get_column_letter(number + 1)].width = width
    header = []
    for name in names:
        cell = WriteOnlyCell(page, value=name)
        cell.font = Font(bold=True)
        header.append(cell)
    page.append(header)
    values = [
        _list_cells(page, sheet.table.iloc[:, number], kind) for number, kind in enumerate(kinds)
    ]
    for row in zip(*values, strict=True):
        page.append(row)


def _choose_width(name: str, column: pd.Series) -> int:
    longest = max((len(str(text)) for text in column.unique()), default=0)
    return int(np.clip(max(longest, len(name)) + 2, *WIDTHS))


def _list_cells(page: Any, column: pd.Series, kind: str) -> Iterator[Any]:
    """Yield the cells of a column; those of a format carry it, texts never become formulas."""
    from openpyxl.cell import WriteOnlyCell

    missing = column.isna().to_numpy(dtype=bool)
    for value, no in zip(column, missing, strict=True):
        if no or value == "":
            yield None
        elif kind in FORMATS:
            cell = WriteOnlyCell(page, value=_to_plain(value, kind))
            cell.number_format = FORMATS[kind]
            yield cell
        elif isinstance(value, str):
            yield _to_text(page, value)
        else:
            yield value.item() if hasattr(value, "item") else value


def _to_plain(value: Any, kind: str) -> Any:
    if kind == "integer":
        return int(value)
    return float(value) if kind == "number" else pd.Timestamp(value).to_pydatetime()


CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Signs that a workbook cannot hold."""


def _to_text(page: Any, value: str) -> Any:
    """Return a text as a cell; one that begins like a formula is marked as text."""
    value = CONTROL.sub(" ", value)
    if not value.startswith("="):
        return value
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(page, value=value)
    cell.data_type = "s"
    return cell


def _fix_moments(path: Path, moment: dt.datetime) -> None:
    """Take the time of writing out of the archive and of the document's properties."""
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    plain = path.with_name(f"{path.name}.plain")
    with (
        zipfile.ZipFile(path) as archive,
        zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as fixed,
    ):
        for entry in archive.infolist():
            info = zipfile.ZipInfo(entry.filename, ENTRY_MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            if entry.filename == "docProps/core.xml":
                pattern = rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*"
                fixed.writestr(info, re.sub(pattern, rb"\g<1>" + stamp, archive.read(entry)))
                continue
            with archive.open(entry) as source, fixed.open(info, "w") as target:
                while block := source.read(2**20):
                    target.write(block)
    plain.replace(path)
