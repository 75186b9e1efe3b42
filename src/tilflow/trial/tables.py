"""Tables on disk: the same bytes for the same values, whatever the machine.

Derived numbers are rounded to twelve significant digits: the last bits of a logarithm differ
between processors, and no measurement here is known to more than four digits. CSV holds the
shortest text that reads back to the same number; text stands in quotes, so that a patient ``007``
stays one. Parquet carries no note of the library's version.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from tilflow.errors import InputError
from tilflow.staging import staged

if TYPE_CHECKING:
    import pyarrow

DIGITS: Final = 12

ROWS_AT_ONCE: Final = 2**16
"""Rows turned into Arrow at once; a row group of Parquet."""


def round_significant(values: np.ndarray, *, digits: int) -> np.ndarray:
    """Round to `digits` significant digits; zero, missing and infinite values stay.

    Examples
    --------
    >>> round_significant(np.array([123456.0, 0.0012345, 0.0]), digits=3)
    array([1.23e+05, 1.23e-03, 0.00e+00])
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        power = digits - 1 - np.floor(np.log10(np.abs(values)))
        power = np.where(np.isfinite(power), power, 0)
        scale = 10.0 ** np.abs(power)
        # Dividing by a whole power of ten gives the double nearest to the decimal.
        up = np.rint(values * scale) / scale
        down = np.rint(values / scale) * scale
        rounded: np.ndarray = np.where(power >= 0, up, down)
    return np.where(np.isfinite(rounded), rounded, values)


def derive_rounded(table: pd.DataFrame) -> pd.DataFrame:
    """Round every column of floats to `DIGITS` significant digits."""
    floats = table.select_dtypes("float64").columns
    rounded = {name: round_significant(table[name].to_numpy(), digits=DIGITS) for name in floats}
    return table.assign(**rounded)


def write_parquet(table: pd.DataFrame, path: Path | str) -> None:
    """Write `table` as Parquet, whole or not at all."""
    import pyarrow.parquet

    schema = _schema(table)
    with (
        staged(path) as temporary,
        pyarrow.parquet.ParquetWriter(temporary, schema, compression="zstd") as writer,
    ):
        for part in _slice(table, schema):
            writer.write_table(part)


def write_csv(table: pd.DataFrame, path: Path | str) -> None:
    """Write `table` as CSV in UTF-8, whole or not at all."""
    import pyarrow.csv

    schema = _schema(table)
    with staged(path) as temporary, pyarrow.csv.CSVWriter(temporary, schema) as writer:
        for part in _slice(table, schema):
            writer.write_table(part)


def write_tsv(table: pd.DataFrame, path: Path | str) -> None:
    """Write `table` as tab-separated text without quotes; tabs and quotes in it become spaces."""
    import pyarrow
    import pyarrow.csv

    texts = table.select_dtypes(["object", "string"]).columns
    clean = {name: _clean(table[name]) for name in texts}
    options = pyarrow.csv.WriteOptions(delimiter="\t", quoting_style="none", quoting_header="none")
    with staged(path) as temporary:
        table = table.assign(**clean)
        arrow = pyarrow.Table.from_pandas(table, _schema(table), preserve_index=False)
        pyarrow.csv.write_csv(arrow.replace_schema_metadata(None), temporary, options)


def write_text(text: str, path: Path | str) -> None:
    """Write a text in UTF-8, whole or not at all."""
    with staged(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def _clean(column: pd.Series) -> pd.Series:
    """Replace what a cell without quotes cannot hold; each text is looked at once."""
    kept = {
        text: re.sub(r'[\t\r\n"]', " ", text)
        for text in column.unique()
        if isinstance(text, str) and re.search(r'[\t\r\n"]', text)
    }
    return column.replace(kept) if kept else column


def _schema(table: pd.DataFrame) -> "pyarrow.Schema":
    import pyarrow

    fields = []
    for name in table.columns:
        column = table[name]
        if column.dtype == object or isinstance(column.dtype, pd.CategoricalDtype):
            kind = pyarrow.string()
        else:
            kind = pyarrow.Schema.from_pandas(column.iloc[:0].to_frame()).field(0).type
            kind = pyarrow.string() if pyarrow.types.is_large_string(kind) else kind
        fields.append(pyarrow.field(str(name), kind))
    return pyarrow.schema(fields)


def _slice(table: pd.DataFrame, schema: "pyarrow.Schema") -> Iterator["pyarrow.Table"]:
    """Yield the rows some at a time, at least once: the texts of all rows at once are large."""
    import pyarrow

    for start in range(0, max(len(table), 1), ROWS_AT_ONCE):
        part = table.iloc[start : start + ROWS_AT_ONCE]
        arrow = pyarrow.Table.from_pandas(part, schema, preserve_index=False, nthreads=1)
        yield arrow.replace_schema_metadata(None)
        # Else Arrow's own pool keeps what the parts before this one took.
        pyarrow.default_memory_pool().release_unused()


def read_parquet(
    path: Path | str, columns: Iterable[str], *, texts_as_categories: bool = False
) -> pd.DataFrame:
    """Read a table of the study.

    Parameters
    ----------
    path
        Parquet file.
    columns
        Columns that it must have.
    texts_as_categories
        Keep each text once, not once a row: a twentieth of the memory of a long table.

    Raises
    ------
    InputError
        Where the file cannot be read, or lacks one of `columns`.
    """
    import pyarrow
    import pyarrow.parquet

    try:
        schema = pyarrow.parquet.read_schema(path)
        texts = [
            field.name
            for field in schema
            if pyarrow.types.is_string(field.type) or pyarrow.types.is_large_string(field.type)
        ]
        arrow = pyarrow.parquet.read_table(
            path, read_dictionary=texts if texts_as_categories else None
        )
    except (OSError, pyarrow.ArrowInvalid) as error:
        message = f"{path}: cannot be read as Parquet: {' '.join(str(error).split())}"
        raise InputError(message) from error
    table: pd.DataFrame = arrow.to_pandas()
    missing = [name for name in columns if name not in table.columns]
    if missing:
        message = f"{path}: lacks the columns {missing}; is it a table of another command?"
        raise InputError(message)
    return table
