"""The points of a longitudinal plot: one parameter, all patients."""

from typing import Any, Final

import numpy as np

from tilflow.viewer.catalogue import find_source
from tilflow.viewer.columns import count_distinct, parse_natural
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
    return tables.summarise(source, summarise_parameters) if source else []


def summarise_parameters(table: Table) -> list[dict[str, Any]]:
    """Count the values of each kind of specimen, parameter and compartment."""
    columns = [table.columns[name] for name in KEY]
    first, counts = count_distinct(columns)
    names = zip(*(column.get(first) for column in columns), strict=True)
    found = [
        {**{name: str(text or "") for name, text in zip(KEY, texts, strict=True)}, "n_values": n}
        for texts, n in zip(names, counts.tolist(), strict=True)
    ]
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
        patient = table.columns["patient_id"].rank()[rows]
        rows = rows[np.argsort(patient, kind="stable")]
        columns = {name: table.columns[name].get(rows) for name in POINT if name in table.columns}
    return {"source": source, "columns": columns}
