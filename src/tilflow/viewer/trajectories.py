"""The points of a longitudinal plot: one parameter, all patients."""

from typing import Any, Final

import numpy as np

from tilflow.viewer.catalogue import find_source
from tilflow.viewer.columns import NumberColumn, TextColumn, parse_natural
from tilflow.viewer.tables import Question, Table, Tables

KEY: Final = ("specimen", "parameter", "compartment")
"""These three name what is plotted."""

POINT: Final = (
    "patient_id", "stratum", "visit", "study_day", "specimen_id", "value", "lower", "upper", "unit",
    "quality", "reason", "timepoint", "is_baseline", "is_analysed", "fold_change",
    "fold_change_lower", "fold_change_upper",
)  # fmt: skip
"""What is sent of a point, as far as the table has it."""


def list_parameters(tables: Tables) -> list[dict[str, Any]]:
    """Return what can be plotted: kind of specimen, parameter, compartment, and how many values."""
    source = find_source(tables)
    if not source:
        return []
    table, rows = tables.order(source, Question())
    columns = [_get_text(table, name) for name in KEY]
    codes = np.stack([column.codes[rows] for column in columns])
    distinct, counts = np.unique(codes, axis=1, return_counts=True)
    found = []
    for place, count in zip(distinct.T.tolist(), counts.tolist(), strict=True):
        texts = ("" if code < 0 else c.values[code] for c, code in zip(columns, place, strict=True))
        found.append({**dict(zip(KEY, texts, strict=True)), "n_values": count})
    return sorted(found, key=lambda each: [parse_natural(each[name]) for name in KEY])


def describe_trajectory(
    tables: Tables, specimen: str, parameter: str, compartment: str
) -> dict[str, Any]:
    """Return the points of one parameter as columns, patient by patient in the order of days."""
    source = find_source(tables)
    columns: dict[str, list[Any]] = {}
    if source:
        wanted = zip(KEY, (specimen, parameter, compartment), strict=True)
        filters = tuple((name, f"={text}") for name, text in wanted)
        table, rows = tables.order(source, Question(filters, sort="study_day"))
        patient = _get_text(table, "patient_id").codes[rows]
        rows = rows[np.argsort(patient, kind="stable")]
        columns = {name: table.columns[name].get(rows) for name in POINT if name in table.columns}
    return {"source": source, "columns": columns}


def _get_text(table: Table, name: str) -> TextColumn:
    column = table.columns[name]
    if isinstance(column, NumberColumn):
        # A column that is empty throughout is read as numbers.
        return TextColumn((), np.full(table.n_rows, -1, np.int32))
    return column
