"""What was expected at each visit and what came of it, as a grid of patients by visits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from tilflow.report.formatting import is_missing
from tilflow.report.rows import iterate_rows


@dataclass(frozen=True)
class Square:
    """One cell: what became of a visit, and what the reader who points at it is told."""

    status: str
    title: str


@dataclass(frozen=True)
class Grid:
    """Rows of patients, columns of visits: blood first, then tissue.

    Attributes
    ----------
    columns
        (specimen, visit) of each column.
    rows
        (patient, stratum, squares); None where nothing was expected and nothing came.
    """

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, tuple[Square | None, ...]], ...]

    def count_columns(self) -> list[tuple[str, int]]:
        """Return how many columns each specimen has, for the heading above them."""
        counts: dict[str, int] = {}
        for specimen, _ in self.columns:
            counts[specimen] = counts.get(specimen, 0) + 1
        return list(counts.items())


def derive_grid(
    completeness: pd.DataFrame, longitudinal: pd.DataFrame, patients: pd.DataFrame
) -> Grid | None:
    """Return the grid; None without any row.

    Parameters
    ----------
    completeness
        The trial's table.
    longitudinal
        Gives the order of visits: by the median of their study days.
    patients
        Every patient is a row.
    """
    if completeness.empty:
        return None
    days = _order_visits(longitudinal)
    found: dict[tuple[str, str, str], Square] = {}
    first: dict[tuple[str, str], int] = {}
    for place, row in enumerate(iterate_rows(completeness)):
        visit = "no visit" if is_missing(row.visit) or row.visit == "" else str(row.visit)
        found[(str(row.patient_id), str(row.specimen), visit)] = _square(row, visit)
        first.setdefault((str(row.specimen), visit), place)
    columns = sorted(first, key=lambda each: (each[0], days.get(each, 1e9), first[each]))
    rows = []
    for row in iterate_rows(patients.sort_values(["stratum", "patient_id"])):
        name = str(row.patient_id)
        squares = tuple(found.get((name, *column)) for column in columns)
        rows.append((name, str(row.stratum), squares))
    return Grid(tuple(columns), tuple(rows))


def _order_visits(longitudinal: pd.DataFrame) -> Mapping[tuple[str, str], float]:
    known = longitudinal[longitudinal["study_day"].notna()]
    days = known.assign(study_day=known["study_day"].astype(float))
    median = days.groupby(["specimen", "visit"])["study_day"].median().reset_index()
    return {
        (str(row.specimen), str(row.visit)): float(row.study_day) for row in iterate_rows(median)
    }


def _square(row: Any, visit: str) -> Square:
    title = f"{row.patient_id}, {row.specimen}, {visit}: {row.status}"
    if not is_missing(row.reason) and row.reason:
        title += f" – {row.reason}"
    return Square(str(row.status), title)
