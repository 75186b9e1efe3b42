"""The records that the statistics are of: analysed, scheduled, after the first dose."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from tilflow.trial.settings import StatisticsSettings
from tilflow.trial.statistics.table import SERIES
from tilflow.trial.visits import UNSCHEDULED

ALL: Final = "all"

FAILED: Final = "failed"
NO_BASELINE: Final = "no baseline"
NO_FOLD: Final = "zero or too few events"


def derive_records(
    longitudinal: pd.DataFrame, doses: pd.DataFrame | None, settings: StatisticsSettings
) -> pd.DataFrame:
    """Select the records after the first dose and add what the statistics need.

    Peaks become visits of their own (``D15 peak``), so that troughs and peaks are never pooled.

    Parameters
    ----------
    longitudinal
        Of `tilflow.trial.longitudinal.derive_longitudinal`.
    doses
        Rows of ``doses.tsv``; None where there is no such sheet.

    Returns
    -------
    pandas.DataFrame
        One row a patient, visit and series: ``patient_id``, ``stratum``, `SERIES`, ``visit``,
        ``visit_number``, ``study_day``, ``is_peak``, ``dose_mg`` (last dose before the sample, else
        the patient's), ``log_fold`` (NaN where it has none), ``baseline``, ``status`` ("" for one
        with a fold change, else why not).
    """
    is_failed = longitudinal["quality"].eq("fail").to_numpy(dtype=bool)
    analysed = longitudinal["is_analysed"].to_numpy(dtype=bool)
    rows = longitudinal[
        (analysed | is_failed)
        & longitudinal["study_day"].ge(1).fillna(False).to_numpy(dtype=bool)
        & ~longitudinal["is_baseline"].to_numpy(dtype=bool)
        & longitudinal["visit"].ne(UNSCHEDULED).to_numpy(dtype=bool)
    ]
    is_peak = rows["timepoint"].eq("peak").to_numpy(dtype=bool)
    fold = rows["fold_change"].to_numpy(dtype=float)
    status = np.where(np.isnan(fold), NO_FOLD, "")
    status[np.isnan(fold) & rows["baseline"].isna().to_numpy()] = NO_BASELINE
    status[rows["quality"].eq("fail").to_numpy(dtype=bool)] = FAILED
    rows = rows.assign(
        visit=rows["visit"].where(~is_peak, rows["visit"] + " peak"),
        visit_number=rows["visit_number"].astype(float),
        is_peak=is_peak,
        dose_mg=_find_doses(rows, doses, settings.drug),
        log_fold=np.log(fold, where=~np.isnan(fold), out=np.full(len(fold), np.nan)),
        status=status,
    )
    # A failed record counts where nothing else of the patient stands for the visit.
    key = ["patient_id", *SERIES, "visit"]
    rows = rows.sort_values([*key, "status"], kind="stable").drop_duplicates(key)
    columns = ["patient_id", "stratum", *SERIES, "visit", "visit_number", "study_day", "is_peak"]
    return rows[[*columns, "dose_mg", "log_fold", "baseline", "status"]].reset_index(drop=True)


def _find_doses(rows: pd.DataFrame, doses: pd.DataFrame | None, drug: str) -> np.ndarray:
    """Return the dose in force at each record: the last one given before it.

    A dose without a clock time was given after the samples of its day, which are pre-dose.
    """
    planned = rows["dose_mg"].to_numpy(dtype=float)
    if doses is None or not doses["dose_mg"].notna().any():
        return planned
    given = doses[doses["dose_mg"].notna()].assign(drug=doses["drug"].fillna(""))
    if not drug:
        patients = given.groupby("drug")["patient_id"].nunique().sort_index()
        drug = str(patients.index[int(np.argmax(patients.to_numpy()))])
    given = given[given["drug"].eq(drug)]
    moment = pd.to_datetime(given["given_at"])
    is_date = (moment == moment.dt.normalize()).to_numpy()
    given = pd.DataFrame(
        {
            "patient_id": given["patient_id"].astype(object),
            "moment": moment + pd.to_timedelta(np.where(is_date, 86_399, 0), unit="s"),
            "given_mg": given["dose_mg"].astype(float),
        }
    ).sort_values(["moment", "patient_id"], kind="stable")
    samples = pd.DataFrame(
        {
            "patient_id": rows["patient_id"].astype(object),
            "moment": pd.to_datetime(rows["collected_at"]),
            "place": np.arange(len(rows)),
        }
    ).sort_values(["moment", "place"], kind="stable")
    found = pd.merge_asof(
        samples.astype({"moment": "datetime64[s]"}), given.astype({"moment": "datetime64[s]"}),
        on="moment", by="patient_id", allow_exact_matches=False,
    )  # fmt: skip
    last = np.full(len(rows), np.nan)
    last[found["place"].to_numpy()] = found["given_mg"].to_numpy()
    return np.where(np.isnan(last), planned, last)


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one series, stratum and kind of time point.

    Attributes
    ----------
    names
        `SERIES` and ``stratum``, as a row of the table has them.
    rows
        Its records, of `derive_records`.
    """

    names: dict[str, str]
    rows: pd.DataFrame

    @property
    def stratum(self) -> str:
        """Its stratum, or all."""
        return self.names["stratum"]

    @property
    def specimen(self) -> str:
        """Blood or tissue."""
        return self.names["specimen"]

    @property
    def timepoint(self) -> str:
        """Peak or trough for the name of a family; empty for tissue."""
        if self.specimen != "blood":
            return ""
        return "peak" if bool(self.rows["is_peak"].iloc[0]) else "trough"


def iterate_groups(records: pd.DataFrame, *, by: tuple[str, ...]) -> Iterator[Group]:
    """Yield the groups of each series, each stratum and each value of `by`, in a fixed order."""
    keys = [*SERIES, "stratum", *by]
    for key, rows in records.groupby(keys, sort=True, dropna=False, observed=True):
        names = dict(zip(keys, key, strict=True))
        yield Group({name: str(names[name]) for name in (*SERIES, "stratum")}, rows)


def count_excluded(rows: pd.DataFrame) -> dict[str, int]:
    """Return how many patients of `rows` have no fold change at all, by the reason.

    A patient with a fold change at another visit is not excluded.
    """
    best = rows.groupby("patient_id", sort=True)["status"].min()
    return {name: int(best.eq(name).sum()) for name in (FAILED, NO_BASELINE, NO_FOLD)}
