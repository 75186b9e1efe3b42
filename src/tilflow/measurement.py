"""The one table in which the rooms meet: one row a measured value, blood or tissue.

A specimen that could not be measured is a row too, with ``quality="fail"`` and its reason.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tilflow.errors import InputError
from tilflow.staging import staged

if TYPE_CHECKING:
    import pandas as pd

QUALITIES: Final = ("ok", "warn", "fail")
SPECIMENS: Final = ("blood", "tissue")

COLUMNS: Final[Mapping[str, tuple[str, str]]] = {
    "patient_id": ("string", "patient, as in patients.tsv"),
    "visit": ("string", "visit name: the sheet's, or that of the window where the sheet has none"),
    "collected_at": ("string", "when the specimen was taken, ISO 8601"),
    "study_day": ("Int64", "day relative to the first dose; that day is 1 and there is no day 0"),
    "specimen": ("string", "blood or tissue"),
    "specimen_id": ("string", "sample_id or slide_id"),
    "parameter": ("string", "population.quantity[.marker], e.g. cd8_t_cells.count_per_ul"),
    "compartment": ("string", "whole_blood, or the tissue region: whole, tumour, stroma, margin"),
    "value": ("float64", "the measured value; missing where it could not be measured"),
    "unit": ("string", "unit of value, lower and upper"),
    "lower": ("float64", "lower end of the 95 % interval of the measurement"),
    "upper": ("float64", "upper end of the 95 % interval of the measurement"),
    "n_events": ("Int64", "events or cells counted"),
    "denominator": (
        "float64",
        "divided by: bead events, parent events or area in mm²",
    ),
    "method": ("string", "how the value was obtained: beads, cbc, volume, area, …"),
    "quality": ("string", "ok, warn or fail"),
    "reason": ("string", "why it is not ok; empty otherwise"),
    "source": ("string", "file the value came from, relative to the results folder"),
}
"""Name → (pandas dtype, meaning), in the order of the file."""

KEY: Final = ("specimen", "specimen_id", "parameter", "compartment")
"""These four identify a row."""


def derive_measurements(rows: "pd.DataFrame") -> "pd.DataFrame":
    """Bring rows into the contract: its columns, its types, its order of rows.

    Parameters
    ----------
    rows
        Any subset of `COLUMNS` that includes the key; missing columns become missing values.

    Raises
    ------
    InputError
        For an unknown column, a duplicate key, an unknown quality or specimen, or a failed row
        without a reason.
    """
    unknown = [column for column in rows.columns if column not in COLUMNS]
    if unknown:
        message = f"measurements: unknown columns {unknown}; allowed: {list(COLUMNS)}"
        raise InputError(message)
    table = rows.reindex(columns=list(COLUMNS))
    table = table.astype({name: dtype for name, (dtype, _) in COLUMNS.items()})
    table["reason"] = table["reason"].fillna("")
    _check(table)
    return table.sort_values(["patient_id", *KEY], kind="stable", ignore_index=True)


def _check(table: "pd.DataFrame") -> None:
    twice = table[table.duplicated(list(KEY))]
    if len(twice):
        message = f"measurements: the same value twice: {twice[list(KEY)].iloc[0].tolist()}"
        raise InputError(message)
    for column, allowed in (("quality", QUALITIES), ("specimen", SPECIMENS)):
        wrong = table.loc[~table[column].isin(allowed), column]
        if len(wrong):
            message = f"measurements: {column} {wrong.iloc[0]!r}; allowed: {', '.join(allowed)}"
            raise InputError(message)
    silent = table[(table["quality"] == "fail") & (table["reason"] == "")]
    if len(silent):
        message = f"measurements: failed without a reason: {silent[list(KEY)].iloc[0].tolist()}"
        raise InputError(message)


def write_measurements(rows: "pd.DataFrame", path: Path | str) -> None:
    """Write `rows` as a Parquet file in the contract's form, whole or not at all."""
    table = derive_measurements(rows)
    with staged(path) as temporary:
        table.to_parquet(temporary, index=False)


def read_measurements(path: Path | str) -> "pd.DataFrame":
    """Read a table that `write_measurements` wrote."""
    import pandas as pd

    return derive_measurements(pd.read_parquet(path))
