"""The longitudinal table: every value of every patient on one time axis, beside its baseline."""

from typing import Final

import numpy as np
import pandas as pd

from tilflow.errors import InputError
from tilflow.measurement import COLUMNS as COLUMNS_MEASURED
from tilflow.trial.baseline import derive_baseline
from tilflow.trial.change import derive_change
from tilflow.trial.choice import derive_choice, derive_combined, rank_texts
from tilflow.trial.settings import TrialSettings
from tilflow.trial.tables import derive_rounded

COLUMNS: Final = (
    "patient_id", "stratum", "cohort", "dose_mg", "specimen", "parameter", "compartment", "unit",
    "specimen_id", "visit", "visit_number", "timepoint", "collected_at", "study_day",
    "value", "lower", "upper", "is_baseline", "baseline", "change", "percent_change",
    "fold_change", "log2_fold_change", "fold_change_lower", "fold_change_upper",
    "n_cores", "between_core_sd", "is_analysed", "choice", "quality", "reason", "source",
)  # fmt: skip
"""Columns of ``longitudinal.parquet``, in its order."""

LESION_SUFFIX: Final = {"distant": "_distant", "unstated": "_lesion_unstated"}
"""What is added to the compartment, where a stratum has injected lesions: the two never mix."""

FROM_SPECIMENS: Final = (
    "patient_id", "stratum", "cohort", "dose_mg", "visit", "visit_number", "timepoint",
    "collected_at", "study_day", "target_day", "is_pre_dose", "is_before_inclusion", "lesion",
    "lesion_id", "core", "replicate", "assay", "preference",
)  # fmt: skip


def derive_longitudinal(
    measurements: pd.DataFrame, specimens: pd.DataFrame, settings: TrialSettings
) -> pd.DataFrame:
    """Derive the longitudinal table from the measurements and the specimens they are of.

    Parameters
    ----------
    measurements
        The table of `tilflow.measurement`; of its patients, visits and days those of `specimens`
        are used.
    specimens
        Of `tilflow.trial.visits.derive_visits`.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`, sorted by patient, specimen, parameter, compartment and time. The compartment of
        a distant lesion ends in ``_distant`` where other lesions of the stratum were injected.

    Raises
    ------
    InputError
        For a measurement of a specimen that is not in the sheets.
    """
    records = derive_combined(_join(measurements, specimens), settings.choice)
    records["is_quantified"] = ~(
        records["specimen"].eq("blood")
        & records["n_events"].lt(settings.change.lloq_events).fillna(False).astype(bool)
    )
    records = derive_choice(records, settings.choice)
    records = derive_baseline(records, settings.baseline)
    records = derive_change(records)
    return _finish(records)


def _join(measurements: pd.DataFrame, specimens: pd.DataFrame) -> pd.DataFrame:
    key = pd.MultiIndex.from_frame(specimens[["specimen", "specimen_id"]])
    records = measurements.drop(columns=["patient_id", "visit", "collected_at", "study_day"])
    texts = [name for name in records.columns if COLUMNS_MEASURED[name][0] == "string"]
    for name in texts:
        if records[name].isna().any():
            records[name] = records[name].astype(object).fillna("")
    records = records.astype(dict.fromkeys(texts, "category"))
    pairs = records[["specimen", "specimen_id"]].drop_duplicates()
    places = key.get_indexer(pd.MultiIndex.from_frame(pairs.astype(object)))
    if (places < 0).any():
        name = pairs["specimen_id"].iloc[int(np.argmin(places))]
        message = f"{name}: measured, but no sheet of the study names it; rerun on this study"
        raise InputError(message)
    code = _pair_codes(records)
    place = np.empty(code.max() + 1 if len(code) else 0, dtype=np.int64)
    place[code[pairs.index.to_numpy()]] = places
    rows = place[code]
    specimens = specimens.assign(preference=compute_preference(specimens))
    for name in FROM_SPECIMENS:
        column = specimens[name]
        if column.dtype == object:
            column = column.astype("category")
        records[name] = column.take(rows).set_axis(records.index)
    records["reason"] = records["reason"].astype(object).where(records["reason"].notna(), "")
    if records["lesion"].isin(list(LESION_SUFFIX)).any():
        suffix = records["lesion"].astype(object).map(LESION_SUFFIX).fillna("")
        joined = records["compartment"].astype(object) + suffix
        records["compartment"] = joined.astype("category")
    return records


def _pair_codes(records: pd.DataFrame) -> np.ndarray:
    blood = records["specimen"].eq("blood").to_numpy()
    codes: np.ndarray = records["specimen_id"].cat.codes.to_numpy().astype(np.int64) * 2 + blood
    return codes


def compute_preference(specimens: pd.DataFrame) -> np.ndarray:
    """Rank the slides of a patient: least is the one whose assay and lesion have a baseline.

    Among assays the commonest of the study goes first, so that two assays of one visit are chosen
    alike at every visit. Blood has the rank 0.
    """
    tissue = specimens["specimen"].eq("tissue")
    slides = specimens[tissue]
    counts = slides["assay"].value_counts().rename_axis("assay").reset_index(name="count")
    counts = counts.sort_values(["count", "assay"], ascending=[False, True], ignore_index=True)
    rank = slides["assay"].map({name: place for place, name in enumerate(counts["assay"])})
    is_pre_dose = slides["is_pre_dose"].astype(bool)
    keys = [slides["patient_id"], slides["assay"]]
    lesion = is_pre_dose.groupby([*keys, slides["lesion_id"]]).transform("any")
    assay = is_pre_dose.groupby(keys).transform("any")
    without = 2 * ~assay + (assay & ~lesion)
    preference = np.zeros(len(specimens), dtype=np.int64)
    preference[tissue.to_numpy()] = (without * max(len(counts), 1) + rank).to_numpy(dtype=int)
    return preference


def _finish(records: pd.DataFrame) -> pd.DataFrame:
    from tilflow.trial.measurements import format_moment

    early = records["is_before_inclusion"].to_numpy(dtype=bool)
    choice = records["choice"].astype(object).to_numpy(copy=True)
    choice[early] = choice[early] + "; collected before inclusion"
    moments, unique = pd.factorize(records["collected_at"])
    texts = np.array([format_moment(moment) for moment in pd.DatetimeIndex(unique)], dtype=object)
    table = records.assign(
        choice=choice,
        collected_at=texts[moments] if len(texts) else records["collected_at"].astype(object),
    )[list(COLUMNS)]
    order = [
        rank_texts(table[name])
        for name in ("patient_id", "specimen", "parameter", "compartment", "unit")
    ]
    moment = records["collected_at"].to_numpy().astype("datetime64[s]").astype(np.int64)
    name = rank_texts(table["specimen_id"])
    table = table.iloc[np.lexsort((name, moment, *reversed(order)))].reset_index(drop=True)
    texts_of = [
        column for column in table.columns if isinstance(table[column].dtype, pd.CategoricalDtype)
    ]
    table = table.astype(dict.fromkeys(texts_of, object))
    table = table.astype({"visit_number": "Int64", "study_day": "Int64", "dose_mg": float})
    return derive_rounded(table)
