"""Measurements of a study: the rooms' rows, each with its patient, visit and day."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

import pandas as pd

from tilflow.errors import InputError
from tilflow.measurement import COLUMNS, derive_measurements

FROM_SHEETS: Final = ("patient_id", "visit", "collected_at", "study_day")

TYPES: Final = {
    name: kind.replace("string", "object")
    for name, (kind, _) in COLUMNS.items()
    if name not in FROM_SHEETS
}
"""Column → type of a specimen's rows; one type each, whatever a failed specimen lacks."""


def derive_measurements_of_study(
    rows: Iterable[pd.DataFrame], specimens: pd.DataFrame
) -> pd.DataFrame:
    """Join the measured rows of every specimen with what the sheets say of it.

    Parameters
    ----------
    rows
        One table a specimen: the columns of `tilflow.measurement.COLUMNS` but those of
        `FROM_SHEETS`.
    specimens
        Of `tilflow.trial.visits.derive_visits`.

    Returns
    -------
    pandas.DataFrame
        The table of `tilflow.measurement`. A specimen whose table is empty has one failed row, of
        parameter ``specimen``: nobody disappears.

    Raises
    ------
    InputError
        For a row of a specimen that the sheets do not know.
    """
    parts = [part.reindex(columns=list(TYPES)).astype(TYPES) for part in rows if len(part)]
    measured = {name for part in parts for name in part["specimen_id"].unique()}
    parts.append(_without_rows(specimens, measured).astype(TYPES))
    table = pd.concat(parts, ignore_index=True)
    known = specimens[["specimen", "specimen_id", "patient_id", "visit", "study_day"]].assign(
        collected_at=[format_moment(moment) for moment in specimens["collected_at"]]
    )
    joined = table.merge(known, on=["specimen", "specimen_id"], how="left", validate="m:1")
    strange = joined["patient_id"].isna()
    if strange.any():
        name = joined.loc[strange, "specimen_id"].iloc[0]
        message = f"{name}: measured, but no sheet of the study names it; rerun on this study"
        raise InputError(message)
    return derive_measurements(joined)


def _without_rows(specimens: pd.DataFrame, measured: set[str]) -> pd.DataFrame:
    absent = specimens[~specimens["specimen_id"].isin(measured)]
    return pd.DataFrame(
        {
            "specimen": absent["specimen"],
            "specimen_id": absent["specimen_id"],
            "parameter": "specimen",
            "compartment": absent["specimen"].map({"blood": "whole_blood", "tissue": "whole"}),
            "quality": "fail",
            "reason": "its table holds no value",
        },
        columns=list(TYPES),
    )


def format_moment(moment: dt.datetime) -> str:
    """Write a moment in ISO 8601: the day alone where no time is known.

    Examples
    --------
    >>> format_moment(dt.datetime(2024, 3, 1)), format_moment(dt.datetime(2024, 3, 1, 9, 30))
    ('2024-03-01', '2024-03-01T09:30')
    """
    if moment.time() == dt.time.min:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")
