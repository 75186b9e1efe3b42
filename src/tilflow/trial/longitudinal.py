"""The longitudinal table: every value of every patient on one time axis, beside its baseline."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tilflow.errors import InputError
from tilflow.measurement import COLUMNS as COLUMNS_MEASURED
from tilflow.trial.assembly import Assembly
from tilflow.trial.baseline import derive_baseline
from tilflow.trial.change import derive_change
from tilflow.trial.choice import SERIES, derive_choice, derive_combined, rank_texts
from tilflow.trial.dictionary import LONGITUDINAL
from tilflow.trial.exposure import derive_interference
from tilflow.trial.measurements import format_moment
from tilflow.trial.quantitation import derive_quantitation
from tilflow.trial.reliable import derive_reliable_change
from tilflow.trial.settings import TrialSettings
from tilflow.trial.tables import derive_rounded

COLUMNS: Final = tuple(LONGITUDINAL)
"""Columns of ``longitudinal.parquet``, in its order; the dictionary says what each is."""

BLOCK_ROWS: Final = 100_000
"""Measurements derived at once: the intermediate columns of so many are about 80 MB."""

MOMENT: Final = "moment"
"""Seconds since 1970, by which the rows of a series are sorted; no column of the table."""

SORTED_BY: Final = (*SERIES, "specimen_id")

PANDAS: Final = {
    "text": "category", "number": "float64", "integer": "Int64", "flag": "bool"
}  # fmt: skip

TYPES: Final = {column.name: PANDAS[column.kind] for column in LONGITUDINAL.values()}

LESION_SUFFIX: Final = {"distant": "_distant", "unstated": "_lesion_unstated"}
"""What is added to the compartment, where a stratum has injected lesions: the two never mix."""

FROM_SPECIMENS: Final = (
    "patient_id", "stratum", "cohort", "dose_mg", "visit", "visit_number", "timepoint",
    "collected_at", "study_day", "target_day", "is_pre_dose", "is_before_inclusion", "lesion",
    "lesion_id", "core", "replicate", "assay", "preference", "moment", "window_first_day",
    "window_last_day", "window_status", "dose_number", "days_since_dose", "last_dose_mg",
    "cumulative_dose_mg", "confounders", "exposed_to",
)  # fmt: skip


def derive_longitudinal(
    measurements: pd.DataFrame,
    specimens: pd.DataFrame,
    settings: TrialSettings,
    *,
    texts_as_categories: bool = False,
) -> pd.DataFrame:
    """Derive the longitudinal table from the measurements and the specimens they are of.

    Values of one parameter are compared with one another only, so the table is derived some
    parameters at a time: memory holds the intermediate columns of `BLOCK_ROWS` rows.

    Parameters
    ----------
    measurements
        The table of `tilflow.measurement`; of its patients, visits and days those of `specimens`
        are used.
    specimens
        Of `tilflow.trial.visits.derive_visits`.
    texts_as_categories
        Keep each text once, not once a row: a third of the memory of a long table.

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
    specimens = _prepare(specimens)
    # Each mean or pool has two records or more, and is a record of the next pass at most.
    assembly = Assembly(TYPES | {MOMENT: "int64"}, 2 * len(measurements) + 1)
    for rows in _split(measurements["parameter"]):
        assembly.append(_derive_block(measurements.iloc[rows], specimens, settings))
    *series, specimen = (assembly.rank(name) for name in SORTED_BY)
    order = np.lexsort((specimen, assembly.rank(MOMENT), *reversed(series)))
    table = assembly.build(order)
    table.pop(MOMENT)  # Dropping it would copy the table.
    if texts_as_categories:
        return table
    texts = [name for name, kind in TYPES.items() if kind == "category"]
    return table.astype(dict.fromkeys(texts, object))


def _prepare(specimens: pd.DataFrame) -> pd.DataFrame:
    """Add each specimen's rank and the text of its moment; texts are held once each."""
    specimens = specimens.assign(
        preference=compute_preference(specimens),
        moment=[format_moment(moment) for moment in specimens["collected_at"]],
    )
    texts = [name for name in FROM_SPECIMENS if specimens[name].dtype == object]
    return specimens.astype(dict.fromkeys(texts, "category"))


def _split(parameter: pd.Series) -> Iterator[NDArray[np.int64]]:
    """Yield the rows of some parameters, about `BLOCK_ROWS` of them; at least one block."""
    code = rank_texts(parameter)
    order = np.argsort(code, kind="stable")
    count = np.bincount(code, minlength=1)
    ends = np.cumsum(count)
    block = (ends - count) // BLOCK_ROWS
    for number in np.unique(block):
        yield order[ends[block < number].max(initial=0) : ends[block == number].max()]


def _derive_block(
    measurements: pd.DataFrame, specimens: pd.DataFrame, settings: TrialSettings
) -> pd.DataFrame:
    records = derive_combined(_join(measurements, specimens), settings.choice)
    records = derive_quantitation(records, settings.change)
    records = derive_choice(records, settings.choice)
    records = derive_baseline(records, settings.baseline)
    records = derive_change(records, below_lloq=settings.change.below_lloq)
    records = derive_reliable_change(records, settings.change)
    records = derive_interference(records, settings.exposure.interference)
    return _finish(records)


def _join(measurements: pd.DataFrame, specimens: pd.DataFrame) -> pd.DataFrame:
    records = measurements.drop(columns=["patient_id", "visit", "collected_at", "study_day"])
    records = records.reset_index(drop=True)
    texts = [name for name in records.columns if COLUMNS_MEASURED[name][0] == "string"]
    for name in texts:
        if records[name].isna().any():
            records[name] = records[name].astype(object).fillna("")
    records = records.astype(dict.fromkeys(texts, "category"))
    place = _find_specimens(records, specimens)
    for name in FROM_SPECIMENS:
        records[name] = specimens[name].take(place).set_axis(records.index)
    records["reason"] = records["reason"].astype(object)
    if records["lesion"].isin(list(LESION_SUFFIX)).any():
        suffix = records["lesion"].astype(object).map(LESION_SUFFIX).fillna("")
        joined = records["compartment"].astype(object) + suffix
        records["compartment"] = joined.astype("category")
    return records


def _find_specimens(records: pd.DataFrame, specimens: pd.DataFrame) -> NDArray[np.int64]:
    """Return the row of each record's specimen."""
    key = pd.MultiIndex.from_frame(specimens[["specimen", "specimen_id"]].astype(object))
    blood = records["specimen"].eq("blood").to_numpy()
    code = records["specimen_id"].cat.codes.to_numpy().astype(np.int64) * 2 + blood
    pairs = records[["specimen", "specimen_id"]].iloc[np.unique(code, return_index=True)[1]]
    places = key.get_indexer(pd.MultiIndex.from_frame(pairs.astype(object)))
    if (places < 0).any():
        name = pairs["specimen_id"].iloc[int(np.argmin(places))]
        message = f"{name}: measured, but no sheet of the study names it; rerun on this study"
        raise InputError(message)
    place = np.empty(code.max() + 1 if len(code) else 0, dtype=np.int64)
    place[np.unique(code)] = places
    found: NDArray[np.int64] = place[code]
    return found


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
    """Return the columns of the table and the moment that it is sorted by."""
    early = records["is_before_inclusion"].to_numpy(dtype=bool)
    choice = records["choice"].to_numpy(dtype=object, copy=True)
    choice[early] = choice[early] + "; collected before inclusion"
    table = derive_rounded(records.assign(choice=choice, collected_at=records["moment"]))
    moment = records["collected_at"].to_numpy().astype("datetime64[s]").astype(np.int64)
    return table[list(COLUMNS)].astype(TYPES).assign(**{MOMENT: moment})
