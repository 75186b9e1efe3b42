"""Fold changes of patients by parameters, as a table whose cells carry colour and number."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from tilflow.report.formatting import (
    MISSING,
    format_interval,
    format_parameter,
    format_text,
    is_missing,
)
from tilflow.report.palette import RGB, compute_contrast, write_colour
from tilflow.report.rows import iterate_rows

DECREASE: Final[Sequence[RGB]] = ((247, 247, 247), (146, 197, 222), (5, 76, 138))
INCREASE: Final[Sequence[RGB]] = ((247, 247, 247), (244, 165, 130), (158, 20, 32))
"""Blue and red of ColorBrewer's RdBu, which colour-blind readers tell apart."""

INKS: Final[Sequence[RGB]] = ((0, 0, 0), (255, 255, 255))
"""Black and white: on any ground one of them has a contrast of 4.58 or more."""


@dataclass(frozen=True)
class Cell:
    """One cell: its text, its colours, what is behind it; the number is NaN where there is none."""

    text: str
    background: str
    ink: str
    title: str
    log2_fold_change: float = math.nan


@dataclass(frozen=True)
class HeatMap:
    """A heat map of one visit: rows are (patient, stratum, cells), sorted by stratum."""

    key: str
    title: str
    parameters: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[Cell, ...]], ...]
    n_values: int


def compute_colour(log2_fold_change: float, *, limit: float) -> RGB:
    """Return the colour of a log2 fold change; at `limit` and beyond it is full.

    Examples
    --------
    >>> compute_colour(0.0, limit=3), compute_colour(-9.0, limit=3)
    ((247, 247, 247), (5, 76, 138))
    """
    share = min(abs(log2_fold_change) / limit, 1.0)
    ramp = INCREASE if log2_fold_change > 0 else DECREASE
    first, second, part = (
        (ramp[0], ramp[1], share * 2) if share < 0.5 else (ramp[1], ramp[2], share * 2 - 1)
    )
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(first, second, strict=True))
    return red, green, blue


def derive_heat_maps(
    longitudinal: pd.DataFrame,
    series: Sequence[tuple[str, str]],
    patients: pd.DataFrame,
    *,
    limit: float,
) -> list[HeatMap]:
    """Return the map of each patient's last on-treatment visit, then one for each such visit.

    Parameters
    ----------
    series
        (parameter, compartment) of the columns.
    patients
        With patient_id and stratum: every patient is a row, measured or not.
    """
    records = longitudinal[
        longitudinal["is_analysed"].astype(bool)
        & (longitudinal["timepoint"].fillna("") != "peak")
        & (longitudinal["study_day"] >= 1)
        & ~longitudinal["is_baseline"].astype(bool)
    ].sort_values(["study_day", "specimen_id"], kind="stable")
    measured = records[records["log2_fold_change"].notna()]
    people = [
        (str(row.patient_id), str(row.stratum))
        for row in iterate_rows(patients.sort_values(["stratum", "patient_id"]))
    ]
    maps = [_derive_map("last", "Last on-treatment visit", measured, series, people, limit)]
    visits = measured.groupby("visit")["study_day"].median().sort_values(kind="stable").index
    for k, visit in enumerate(visits):
        rows = records[records["visit"] == visit]
        maps.append(_derive_map(f"visit-{k}", f"Visit {visit}", rows, series, people, limit))
    return maps if len(visits) > 1 else maps[:1]


def _derive_map(
    key: str,
    title: str,
    records: pd.DataFrame,
    series: Sequence[tuple[str, str]],
    people: Sequence[tuple[str, str]],
    limit: float,
) -> HeatMap:
    last = {
        (str(row.patient_id), str(row.parameter), str(row.compartment)): row
        for row in iterate_rows(records)
    }
    rows = []
    for patient, stratum in people:
        cells = tuple(_derive_cell(last.get((patient, *pair)), limit) for pair in series)
        rows.append((patient, stratum, cells))
    n_values = sum(cell.text != MISSING for _, _, cells in rows for cell in cells)
    return HeatMap(
        key, title, tuple(format_parameter(*pair) for pair in series), tuple(rows), n_values
    )


def _derive_cell(row: Any, limit: float) -> Cell:
    if row is None or is_missing(row.log2_fold_change):
        return Cell(MISSING, "", "", _explain_missing(row))
    change = float(row.log2_fold_change)
    fold = format_interval(row.fold_change, row.fold_change_lower, row.fold_change_upper)
    title = f"{row.visit}: fold change {fold}"
    if str(row.quality) != "ok":
        title += f" – {row.reason}"
    return _colour_cell(change, title, limit)


def _colour_cell(change: float, title: str, limit: float) -> Cell:
    colour = compute_colour(change, limit=limit)
    ink = max(INKS, key=lambda each: compute_contrast(colour, each))
    text = _write_change(change)
    return Cell(text, write_colour(colour), write_colour(ink), title, change)


def _write_change(change: float) -> str:
    if math.isinf(change):
        return "∞" if change > 0 else "−∞"
    return "0.0" if abs(change) < 0.05 else f"{change:+.1f}".replace("-", "−")


def _explain_missing(row: Any) -> str:
    if row is None:
        return "no record"
    if str(row.quality) == "fail" or is_missing(row.value):
        return f"not measured: {format_text(row.reason)}"
    if is_missing(row.baseline):
        return "no baseline"
    return "no fold change: a value of 0 or below the limit of quantitation"


def derive_legend(limit: float) -> list[Cell]:
    """Return seven cells from the full decrease to the full increase."""
    return [_colour_cell(limit * k / 3, "", limit) for k in range(-3, 4)]
