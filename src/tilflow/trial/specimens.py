"""Specimens: blood samples and biopsies in one table, on the time axis of their patients."""

from typing import Final

import numpy as np
import pandas as pd

from tilflow.errors import InputError
from tilflow.study_day import compute_study_day

COLUMNS: Final = (
    "specimen",
    "specimen_id",
    "patient_id",
    "visit",
    "collected_at",
    "timepoint",
    "lesion_id",
    "injected",
    "core",
    "replicate",
    "assay",
)
"""What the sheets say of a specimen."""


def derive_specimens(
    blood: pd.DataFrame,
    biopsies: pd.DataFrame,
    *,
    patients: pd.DataFrame,
    doses: pd.DataFrame | None,
) -> pd.DataFrame:
    """Put blood samples and biopsies into one table and count their days.

    Parameters
    ----------
    blood, biopsies
        Rows of ``blood_samples.tsv`` and ``biopsies.tsv``. Controls are left out: they measure
        no patient.
    patients
        Rows of ``patients.tsv``.
    doses
        Rows of ``doses.tsv``; None where there is no such sheet.

    Returns
    -------
    pandas.DataFrame
        One row a specimen, sorted by patient, moment and identifier: the columns of the sheets
        and ``stratum``, ``cohort``, ``dose_mg``, ``study_day`` (no day 0), ``is_pre_dose`` (before
        the first dose), ``last_dose_day`` (study day of the last dose before it, missing where no
        dose is on record), ``has_doses``, ``is_before_inclusion``, ``lesion`` (see `call_lesions`).
    """
    table = _stack(blood, biopsies)
    keep = ["patient_id", "stratum", "cohort", "dose_mg", "inclusion_date", "first_dose_date"]
    table = table.merge(patients[keep], on="patient_id", how="left", validate="many_to_one")
    if table["stratum"].isna().any():
        name = table.loc[table["stratum"].isna(), "specimen_id"].iloc[0]
        message = f"{name}: its patient is not in patients.tsv"
        raise InputError(message)
    collected = pd.to_datetime(table["collected_at"])
    table["collected_at"] = collected
    table["study_day"] = [
        compute_study_day(moment.date(), first)
        for moment, first in zip(collected, table["first_dose_date"], strict=True)
    ]
    table["is_before_inclusion"] = collected.dt.normalize() < pd.to_datetime(
        table["inclusion_date"]
    )
    given = _doses(doses)
    table["is_pre_dose"] = call_pre_dose(table, given)
    table["last_dose_day"] = _last_dose_days(table, given)
    table["has_doses"] = table["patient_id"].isin(given["patient_id"])
    table["lesion"] = call_lesions(table)
    table = table.drop(columns=["inclusion_date", "first_dose_date"])
    return table.sort_values(
        ["patient_id", "collected_at", "specimen", "specimen_id"], ignore_index=True
    )


def _stack(blood: pd.DataFrame, biopsies: pd.DataFrame) -> pd.DataFrame:
    samples = blood[blood["control_type"].isna()].rename(columns={"sample_id": "specimen_id"})
    slides = biopsies.rename(columns={"slide_id": "specimen_id"})
    # Counts of two panels compare, densities of two assays do not: only the assay is kept.
    parts = [
        part.assign(specimen=kind).reindex(columns=list(COLUMNS))
        for part, kind in ((samples, "blood"), (slides, "tissue"))
        if len(part)
    ]
    if not parts:
        return pd.DataFrame(columns=list(COLUMNS))
    table = pd.concat([part.astype(object) for part in parts], ignore_index=True)
    texts = ["visit", "timepoint", "lesion_id", "core", "replicate", "assay"]
    table[texts] = table[texts].astype(object).where(table[texts].notna(), "")
    return table


def _doses(doses: pd.DataFrame | None) -> pd.DataFrame:
    """Return patient and moment of each dose, sorted."""
    if doses is None or doses.empty:
        return pd.DataFrame(
            {"patient_id": pd.Series([], dtype=object), "given_at": pd.to_datetime([])}
        )
    given = doses[["patient_id", "given_at"]].assign(given_at=pd.to_datetime(doses["given_at"]))
    return given.sort_values(["given_at", "patient_id"], ignore_index=True)


def call_pre_dose(specimens: pd.DataFrame, doses: pd.DataFrame) -> pd.Series:
    """Whether each specimen is from before the patient's first dose.

    The day decides; on the day of the first dose the time does, where the sheet of doses and that
    of the specimens both state one. A day alone counts as before the dose, as blood is drawn
    then: the rule by which ``tilflow check`` looks for baselines.

    Examples
    --------
    >>> day = pd.Timestamp("2024-03-01").date()
    >>> moments = pd.to_datetime(["2024-03-01T08:00", "2024-03-01T11:00", "2024-03-01"],
    ...     format="ISO8601")
    >>> specimens = pd.DataFrame(
    ...     {"patient_id": "P1", "collected_at": moments, "first_dose_date": day})
    >>> given_at = pd.to_datetime(["2024-03-01T10:00"])
    >>> doses = pd.DataFrame({"patient_id": ["P1"], "given_at": given_at})
    >>> call_pre_dose(specimens, doses).tolist()
    [True, False, True]
    """
    first = pd.to_datetime(specimens["first_dose_date"])
    collected = specimens["collected_at"]
    day = collected.dt.normalize()
    on_day = doses.merge(
        specimens[["patient_id"]].assign(first=first).drop_duplicates(), on="patient_id"
    )
    on_day = on_day[on_day["given_at"].dt.normalize() == on_day["first"]]
    has_time = on_day["given_at"] != on_day["first"]
    earliest = on_day.groupby("patient_id")["given_at"].min()
    timed = has_time.groupby(on_day["patient_id"]).all()
    given = specimens["patient_id"].map(earliest)
    knows_times = specimens["patient_id"].map(timed).eq(True) & (collected != day)
    is_earlier: pd.Series = (day < first) | ((day == first) & (~knows_times | (collected <= given)))
    return is_earlier


def _last_dose_days(specimens: pd.DataFrame, doses: pd.DataFrame) -> pd.Series:
    """Return the study day of the last dose before each specimen.

    A dose of the same day counts as before only where both moments state a time that says so.
    """
    empty = pd.Series(pd.NA, index=specimens.index, dtype="Int64")
    if doses.empty or specimens.empty:
        return empty
    # A dose without a time is taken as given at the end of its day.
    late = doses["given_at"] == doses["given_at"].dt.normalize()
    end = doses["given_at"].mask(late, doses["given_at"] + pd.Timedelta(hours=23, minutes=59))
    left = specimens[["patient_id", "collected_at", "first_dose_date"]].reset_index()
    left = left.sort_values("collected_at", kind="stable")
    unit = left["collected_at"].dtype
    right = doses.assign(given_at=end.astype(unit)).sort_values("given_at", kind="stable")
    joined = pd.merge_asof(
        left,
        right,
        left_on="collected_at",
        right_on="given_at",
        by="patient_id",
        allow_exact_matches=False,
    )
    known = joined[joined["given_at"].notna()]
    days = [
        compute_study_day(moment.date(), first)
        for moment, first in zip(known["given_at"], known["first_dose_date"], strict=True)
    ]
    empty.loc[known["index"].to_numpy()] = np.array(days, dtype=np.int64)
    return empty


def call_lesions(specimens: pd.DataFrame) -> pd.Series:
    """Return "injected", "distant", "unstated" or "" (no lesion of the stratum was injected).

    "No" under ``injected`` means a distant lesion only where others were injected: in a stratum
    treated under the skin every lesion is a "no" and there is nothing to tell apart.
    """
    is_injected = specimens["injected"].eq(True)
    any_injected = is_injected.groupby(specimens["stratum"]).transform("any")
    called = np.select(
        [
            ~any_injected | (specimens["specimen"] != "tissue"),
            is_injected,
            specimens["injected"].eq(False),
        ],
        ["", "injected", "distant"],
        default="unstated",
    )
    return pd.Series(called, index=specimens.index, dtype=object)
