"""The records that the statistics are of: analysed, scheduled, after the first dose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Final

import numpy as np
import pandas as pd

from tilflow.trial.settings import StatisticsSettings
from tilflow.trial.statistics.table import SERIES
from tilflow.trial.visits import UNSCHEDULED

ALL: Final = "all"

STATUSES: Final = ("", "failed", "no baseline", "zero or too few events")
"""Why a record has no fold change; `Records.status` is the place in here."""

HAS_FOLD, FAILED, NO_BASELINE, NO_FOLD = range(4)


@dataclass(frozen=True, slots=True)
class Records:
    """Records as columns: thousands of groups are taken from them.

    Attributes
    ----------
    names, patient
        Names of the patients, and which of them each record is of.
    specimen, parameter, compartment, unit, stratum
        Of each record.
    visit, visit_number, is_peak
        Peaks are visits of their own (``D15 peak``).
    dose_mg
        In force at the record; NaN where none is known.
    log_fold
        NaN where it has none; ``status`` says why.
    baseline
        NaN where it has none.
    """

    names: np.ndarray
    patient: np.ndarray
    specimen: np.ndarray
    parameter: np.ndarray
    compartment: np.ndarray
    unit: np.ndarray
    stratum: np.ndarray
    visit: np.ndarray
    visit_number: np.ndarray
    is_peak: np.ndarray
    dose_mg: np.ndarray
    log_fold: np.ndarray
    baseline: np.ndarray
    status: np.ndarray

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self.patient)

    def take(self, rows: np.ndarray) -> "Records":
        """Return some of the records, by a mask or by places."""
        columns = (field.name for field in fields(self) if field.name != "names")
        return replace(self, **{name: getattr(self, name)[rows] for name in columns})

    @property
    def with_fold(self) -> "Records":
        """Those with a fold change."""
        return self.take(self.status == HAS_FOLD)

    @property
    def n_patients(self) -> int:
        """Patients with any record."""
        return len(np.unique(self.patient))


def derive_records(
    longitudinal: pd.DataFrame, doses: pd.DataFrame | None, settings: StatisticsSettings
) -> Records:
    """Select the records after the first dose and add what the statistics need.

    Of a patient, series and visit there is one record: the analysed one, or a failed one where
    nothing else stands for the visit.

    Parameters
    ----------
    longitudinal
        Of `tilflow.trial.longitudinal.derive_longitudinal`.
    doses
        Rows of ``doses.tsv``; None where there is no such sheet. The dose in force is the last one
        before the sample; before any, the patient's planned dose.
    """
    is_failed = longitudinal["quality"].eq("fail").to_numpy(dtype=bool)
    rows = longitudinal[
        (longitudinal["is_analysed"].to_numpy(dtype=bool) | is_failed)
        & longitudinal["study_day"].ge(1).fillna(False).to_numpy(dtype=bool)
        & ~longitudinal["is_baseline"].to_numpy(dtype=bool)
        & longitudinal["visit"].ne(UNSCHEDULED).to_numpy(dtype=bool)
    ]
    is_peak = rows["timepoint"].eq("peak").to_numpy(dtype=bool)
    fold = rows["fold_change"].to_numpy(dtype=float)
    baseline = rows["baseline"].to_numpy(dtype=float)
    status = np.where(np.isnan(fold), np.where(np.isnan(baseline), NO_BASELINE, NO_FOLD), HAS_FOLD)
    status[rows["quality"].eq("fail").to_numpy(dtype=bool)] = FAILED
    names, patient = np.unique(rows["patient_id"].astype(str).to_numpy(), return_inverse=True)
    texts = {name: rows[name].astype(object).to_numpy() for name in (*SERIES, "stratum")}
    visit = rows["visit"].astype(object).to_numpy()
    visit = np.where(is_peak, visit + " peak", visit) if len(visit) else visit
    records = Records(
        names=names.astype(object), patient=patient, **texts, visit=visit,
        visit_number=rows["visit_number"].to_numpy(dtype=float, na_value=np.nan), is_peak=is_peak,
        dose_mg=_find_doses(rows, doses, settings.drug),
        log_fold=np.log(fold, where=fold > 0, out=np.full(len(fold), np.nan)),
        baseline=baseline, status=status,
    )  # fmt: skip
    place = _number(records, ("patient", *SERIES, "visit"))
    order = np.lexsort((status, place))
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = place[order][1:] != place[order][:-1]
    return records.take(order[is_first])


def _number(records: Records, keys: Sequence[str]) -> np.ndarray:
    """Return numbers of the distinct combinations of `keys`, in the order of their values."""
    code = np.zeros(len(records), dtype=np.int64)
    for key in keys:
        values = getattr(records, key)
        codes, unique = pd.factorize(values, sort=True, use_na_sentinel=False)
        code = code * max(len(unique), 1) + codes
        # Dense again, so that many keys cannot overflow.
        code = np.unique(code, return_inverse=True)[1]
    return code


def _find_doses(rows: pd.DataFrame, doses: pd.DataFrame | None, drug: str) -> np.ndarray:
    """Return the dose in force at each record.

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
    """Records of one series and stratum, at one visit or of one kind of time point.

    Attributes
    ----------
    names
        `SERIES` and ``stratum``, as a row of the table has them.
    records
        The records, one or more.
    """

    names: dict[str, str]
    records: Records

    @property
    def stratum(self) -> str:
        """Its stratum, or all."""
        return self.names["stratum"]

    @property
    def specimen(self) -> str:
        """Blood or tissue."""
        return self.names["specimen"]

    @property
    def visit(self) -> str:
        """Visit of its first record."""
        return str(self.records.visit[0])

    @property
    def kind(self) -> str:
        """Blood trough, blood peak or tissue, for the name of a family."""
        if self.specimen != "blood":
            return self.specimen
        return "blood peak" if bool(self.records.is_peak[0]) else "blood trough"


def iterate_groups(records: Records, *, by: Sequence[str], pool: bool = False) -> Iterator[Group]:
    """Yield the groups of each series, each stratum and each value of `by`, in a fixed order.

    With `pool` the strata are together, under the name of `ALL`.
    """
    keys = [*SERIES, *([] if pool else ["stratum"]), *by]
    code = _number(records, keys)
    order = np.argsort(code, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(code[order])) + 1, len(order))
    start = 0
    for end in ends if len(order) else ():
        part = records.take(order[start:end])
        names = {name: str(getattr(part, name)[0]) for name in SERIES}
        yield Group(names | {"stratum": ALL if pool else str(part.stratum[0])}, part)
        start = end


def count_excluded(records: Records) -> dict[str, int]:
    """Return how many patients have no fold change at all, by the reason.

    A patient with a fold change at another visit of `records` is not excluded.
    """
    best = np.full(len(records.names), len(STATUSES))
    np.minimum.at(best, records.patient, records.status)
    return {STATUSES[code]: int((best == code).sum()) for code in (FAILED, NO_BASELINE, NO_FOLD)}
