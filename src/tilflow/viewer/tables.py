"""Pages of the tables, filtered and sorted here: the browser never holds a whole one."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from tilflow.viewer.columns import Column, TextColumn, build_column
from tilflow.viewer.response import RefusalError

Order = npt.NDArray[np.intp]
T = TypeVar("T")

TABLES: Final[Mapping[str, tuple[str, str]]] = {
    "longitudinal": ("study/longitudinal.parquet", "Longitudinal values"),
    "measurements": ("study/measurements.parquet", "Measurements, before any choice"),
    "completeness": ("study/completeness.parquet", "Completeness"),
    "statistics": ("study/statistics.parquet", "Statistics"),
    "endpoints": ("study/endpoints.parquet", "Endpoints"),
    "populations": ("blood/*/populations.parquet", "Blood populations"),
    "densities": ("tissue/*/densities.parquet", "Tissue densities"),
    "scores": ("tissue/*/scores.parquet", "Scores and thresholds"),
    "clusters": ("tissue/*/clusters.parquet", "Clusters and calls"),
    "spatial": ("tissue/*/spatial.parquet", "Spatial statistics"),
    "slide_quality": ("tissue/*/quality.parquet", "Quality of slides"),
}
"""Name → files below the results, and title."""

KEPT_TABLES: Final = 4
KEPT_ORDERS: Final = 16
MOST_ROWS: Final = 500
"""Of one page."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in memory, and the state of the files that it was read from."""

    columns: Mapping[str, Column]
    n_rows: int
    state: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Which rows of a table, in which order."""

    filters: tuple[tuple[str, str], ...] = ()
    sort: str = ""
    is_descending: bool = False


class Tables:
    """The tables of one results folder; read when first asked for, again when a file changed."""

    def __init__(self, results: Path) -> None:
        self._results = results
        self._tables: OrderedDict[str, Table] = OrderedDict()
        self._orders: OrderedDict[tuple[Any, ...], Order] = OrderedDict()
        self._summaries: dict[str, tuple[Any, Any]] = {}
        self._lock = Lock()

    def list_names(self) -> list[str]:
        """Return the tables that there are files of."""
        return [name for name in TABLES if list_files(self._results, name)]

    def get(self, name: str) -> Table:
        """Return a table.

        Raises
        ------
        RefusalError
            Where there is none of this name.
        """
        files = list_files(self._results, name) if name in TABLES else []
        if not files:
            raise RefusalError(HTTPStatus.NOT_FOUND, f"these results have no table {name!r}")
        state = tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files)
        with self._lock:
            table = self._tables.get(name)
            if table is None or table.state != state:
                table = read_table(files, state)
            self._tables[name] = table
            self._tables.move_to_end(name)
            while len(self._tables) > KEPT_TABLES:
                self._tables.popitem(last=False)
        return table

    def summarise(self, name: str, make: Callable[[Table], T]) -> T:
        """Return ``make(table)``, made again only when the table's files changed."""
        table = self.get(name)
        key = f"{name}/{make.__module__}.{make.__qualname__}"
        state, summary = self._summaries.get(key, (None, None))
        if state != table.state:
            summary = make(table)
            self._summaries[key] = (table.state, summary)
        made: T = summary
        return made

    def order(self, name: str, question: Question) -> tuple[Table, Order]:
        """Return a table and the rows that answer the question, in their order.

        Raises
        ------
        RefusalError
            For a column that is not there, or a filter that cannot be read.
        """
        table = self.get(name)
        key = (name, table.state, question)
        with self._lock:
            found = self._orders.get(key)
        if found is None:
            found = find_rows(table, question)
        with self._lock:
            self._orders[key] = found
            self._orders.move_to_end(key)
            while len(self._orders) > KEPT_ORDERS:
                self._orders.popitem(last=False)
        return table, found


def list_files(results: Path, name: str) -> list[Path]:
    """Return the files of a table that lie below the results, in the order of their names."""
    found = sorted(results.glob(TABLES[name][0]))
    return [path for path in found if path.is_file() and path.resolve().is_relative_to(results)]


def read_table(paths: Sequence[Path], state: tuple[tuple[str, int, int], ...]) -> Table:
    """Read Parquet files one below the other; a column that one lacks is missing there."""
    parts = [_read_encoded(path) for path in paths]
    whole = parts[0] if len(parts) == 1 else pa.concat_tables(parts, promote_options="permissive")
    columns = {name: build_column(whole.column(name)) for name in whole.column_names}
    return Table(columns, whole.num_rows, state)


def _read_encoded(path: Path) -> pa.Table:
    # Text stays as codes from the file to the column: whole texts would take gigabytes.
    schema = pq.read_schema(path)
    text = [field.name for field in schema if pa.types.is_string(field.type)]
    table = pq.read_table(path, read_dictionary=text)
    return table.replace_schema_metadata(None)


def find_rows(table: Table, question: Question) -> Order:
    """Return the rows that pass every filter, sorted; equal ones stay in the order of the file."""
    kept = np.ones(table.n_rows, dtype=bool)
    for name, wanted in question.filters:
        try:
            kept &= _get_column(table, name).select(wanted)
        except ValueError as error:
            raise RefusalError(HTTPStatus.BAD_REQUEST, f"{name}: {error}") from error
    rows = np.flatnonzero(kept)
    if not question.sort:
        return rows
    column = _get_column(table, question.sort)
    ranks = column.rank()[rows]
    if question.is_descending:
        # Missing values stay last either way.
        last = len(column.values) if isinstance(column, TextColumn) else np.inf
        ranks = np.where(ranks == last, np.inf, -ranks.astype(float))
    return rows[np.argsort(ranks, kind="stable")]


def _get_column(table: Table, name: str) -> Column:
    if name not in table.columns:
        raise RefusalError(HTTPStatus.BAD_REQUEST, f"there is no column {name!r}")
    return table.columns[name]


def describe_page(table: Table, rows: Order, *, offset: int, limit: int) -> dict[str, Any]:
    """Return rows `offset` to `offset + limit` of an answer, for JSON."""
    page = rows[offset : offset + min(limit, MOST_ROWS)]
    return {
        "columns": [
            {"name": name, "kind": column.kind, "choices": list(column.choices)}
            for name, column in table.columns.items()
        ],
        "n_rows": table.n_rows,
        "n_found": len(rows),
        "offset": offset,
        "rows": [
            list(row)
            for row in zip(*(column.get(page) for column in table.columns.values()), strict=True)
        ],
    }
