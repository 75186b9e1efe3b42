"""What is known of a biomarker, patient by patient, and from which day on."""

from typing import Final

import numpy as np
import pandas as pd

COLUMNS_NEEDED: Final = (
    "patient_id", "specimen", "parameter", "compartment", "unit", "timepoint", "collected_at",
    "study_day", "value", "fold_change", "log2_fold_change", "is_baseline", "baseline",
    "is_analysed", "quality", "visit",
)  # fmt: skip
"""Columns of ``longitudinal.parquet`` that the association reads."""

KEY: Final = ["specimen", "parameter", "compartment"]


def select_values(longitudinal: pd.DataFrame, patients: pd.DataFrame) -> pd.DataFrame:
    """Return the analysed values with the day they are known from, counted from inclusion.

    Peaks are left out: a value some days after a dose is another quantity than the one before the
    next. So are failed values, and those from after the day another treatment began.

    Parameters
    ----------
    longitudinal
        Table with `COLUMNS_NEEDED`.
    patients
        ``patient_id``, ``inclusion_date`` and ``new_therapy_date`` (None where there is none).

    Returns
    -------
    pandas.DataFrame
        The rows kept with ``day`` (inclusion is day 1), sorted by parameter, patient and day.
    """
    kept = longitudinal[
        (longitudinal["is_analysed"] | longitudinal["is_baseline"]).to_numpy(dtype=bool)
        & longitudinal["quality"].ne("fail").to_numpy(dtype=bool)
        & longitudinal["value"].notna().to_numpy(dtype=bool)
        & longitudinal["timepoint"].ne("peak").to_numpy(dtype=bool)
    ]
    known = patients.set_index("patient_id")
    names = kept["patient_id"]
    codes, moments = pd.factorize(kept["collected_at"].astype(str))
    # Each date is read once: a table of a large trial has a million rows and a thousand dates.
    dates = pd.to_datetime(pd.Index([str(moment)[:10] for moment in moments]))
    collected = pd.Series(dates.take(codes), index=kept.index)
    included = pd.to_datetime(names.map(known["inclusion_date"]))
    therapy = pd.to_datetime(names.map(known["new_therapy_date"]))
    rows = kept.assign(day=(collected - included).dt.days + 1.0)
    rows = rows[~(collected > therapy).to_numpy(dtype=bool) & rows["day"].notna()]
    return rows.sort_values([*KEY, "patient_id", "day"], kind="stable", ignore_index=True)


def find_baselines(values: pd.DataFrame) -> pd.Series:
    """Return the baseline of each patient of one parameter, by name."""
    rows = values[values["is_baseline"].to_numpy(dtype=bool)]
    return rows.groupby("patient_id")["value"].last().astype(float)


def find_last_before(
    values: pd.DataFrame, column: str, limits: pd.Series, *, after_first_dose: bool
) -> pd.Series:
    """Return the last value of `column` of each patient up to a day, by name.

    Parameters
    ----------
    values
        Of `select_values`, of one parameter.
    limits
        Patient → last day that counts (inclusion is day 1).
    after_first_dose
        Whether the baseline and what came before it do not count.
    """
    rows = values[values["day"] <= values["patient_id"].map(limits).astype(float)]
    rows = rows[rows[column].notna()]
    if after_first_dose:
        is_after = rows["study_day"].ge(1).to_numpy(dtype=bool)
        rows = rows[is_after & ~rows["is_baseline"].to_numpy(dtype=bool)]
    return rows.groupby("patient_id")[column].last()


def log2_positive(values: pd.Series) -> pd.Series:
    """Return log2 of what is above zero; missing else."""
    positive = values.astype(float).where(values > 0)
    return pd.Series(np.log2(positive.to_numpy()), index=values.index)
