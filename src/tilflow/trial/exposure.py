"""Exposure: the doses before a specimen, the medication beside it, and what that may touch.

All of it is said beside the values and excludes none: whether a value under G-CSF is left out is
for the analysis to decide.
"""

import datetime as dt
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tilflow.study_day import compute_study_day
from tilflow.trial.settings import ExposureSettings, InterferenceRule

ENDLESS: Final = np.iinfo(np.int64).max // 2
"""Day after which an exposure without an end is over."""

DOSE_COLUMNS: Final = ("dose_number", "days_since_dose", "last_dose_mg", "cumulative_dose_mg")


def derive_exposure(
    specimens: pd.DataFrame,
    *,
    patients: pd.DataFrame,
    doses: pd.DataFrame | None,
    medications: pd.DataFrame | None,
    settings: ExposureSettings,
) -> pd.DataFrame:
    """Add what a patient had been given when each specimen was taken.

    Parameters
    ----------
    specimens
        Of `tilflow.trial.specimens.derive_specimens`.
    patients, doses, medications
        Rows of the sheets; None where a sheet is absent.

    Returns
    -------
    pandas.DataFrame
        `specimens` with ``dose_number`` (doses before the specimen), ``days_since_dose``,
        ``last_dose_mg``, ``cumulative_dose_mg`` (missing where a dose before it has no amount),
        ``confounders`` (classes of drugs under which it was taken, with their days), and
        ``exposed_to`` (numbers of the rules of interference that hold, such as ``"0;2"``).
    """
    first = dict(zip(patients["patient_id"], patients["first_dose_date"], strict=True))
    specimens = _derive_doses(specimens, doses)
    taken = _list_intake(doses, medications, first, settings.trial_drug)
    day = specimens["collected_at"].dt.normalize().to_numpy().astype("datetime64[D]")
    day_number = day.astype(np.int64)
    return specimens.assign(
        confounders=_call_confounders(specimens, day_number, taken, first, settings),
        exposed_to=_call_exposed(specimens, day_number, taken, settings.interference),
    )


def _derive_doses(specimens: pd.DataFrame, doses: pd.DataFrame | None) -> pd.DataFrame:
    """Count the doses before each specimen; `last_dose_day` has said which those are."""
    empty = dict.fromkeys(DOSE_COLUMNS, np.nan)
    if doses is None or doses.empty or specimens.empty:
        return specimens.assign(**empty)
    columns = {name: np.full(len(specimens), np.nan) for name in DOSE_COLUMNS}
    given = doses.assign(day=pd.to_datetime(doses["given_at"]).dt.normalize())
    by_patient = dict(iter(given.sort_values("given_at", kind="stable").groupby("patient_id")))
    last_days = specimens["last_dose_day"].to_numpy(dtype=float, na_value=np.nan)
    # Days without a gap, to subtract: there is no day 0.
    elapsed = _without_gap(specimens["study_day"].to_numpy(dtype=float)) - _without_gap(last_days)
    last_dates = specimens["collected_at"].dt.normalize() - pd.to_timedelta(elapsed, unit="D")
    dates = last_dates.to_numpy().astype("datetime64[s]")
    for name, rows in _find_rows(specimens).items():
        if name not in by_patient:
            continue
        own = by_patient[name]
        amounts = own["dose_mg"].to_numpy(dtype=float, na_value=np.nan)
        days = own["day"].to_numpy().astype("datetime64[s]")
        number = np.searchsorted(days, dates[rows], side="right")
        number = np.where(np.isnan(last_days[rows]), 0, number)
        columns["dose_number"][rows] = number
        columns["days_since_dose"][rows] = elapsed[rows]
        columns["last_dose_mg"][rows] = np.append(np.nan, amounts)[number]
        columns["cumulative_dose_mg"][rows] = np.append(0.0, np.cumsum(amounts))[number]
    return specimens.assign(**columns)


def _find_rows(specimens: pd.DataFrame) -> dict[str, NDArray[np.intp]]:
    """Return the rows of each patient."""
    groups = specimens["patient_id"].astype(str).to_numpy()
    found = pd.Series(np.arange(len(specimens))).groupby(groups, sort=True).indices
    return {str(name): np.asarray(rows, dtype=np.intp) for name, rows in found.items()}


def _without_gap(day: np.ndarray) -> np.ndarray:
    return np.where(day > 0, day - 1, day)


@dataclass(frozen=True, order=True)
class Intake:
    """One drug that a patient got, from one day to another (days since 1970)."""

    patient_id: str
    drug: str
    drug_class: str
    start: int
    end: int

    def fits(self, pattern: str) -> bool:
        """Whether the drug or its class fits `pattern`, whatever its case."""
        names = (self.drug.casefold(), self.drug_class.casefold())
        return any(fnmatchcase(name, pattern.casefold()) for name in names)


def _list_intake(
    doses: pd.DataFrame | None,
    medications: pd.DataFrame | None,
    first: dict[str, dt.date],
    trial_drug: str,
) -> list[Intake]:
    """Return all that was given to the patients of `first`, sorted."""
    taken: list[Intake] = []
    if doses is not None and len(doses):
        drugs = doses["drug"] if "drug" in doses else pd.Series("", index=doses.index)
        days = _day_numbers(doses["given_at"])
        for name, drug, day in zip(doses["patient_id"], drugs.fillna(""), days, strict=True):
            taken.append(Intake(str(name), str(drug) or trial_drug, "", int(day), int(day)))
    if medications is not None and len(medications):
        lasts = medications["end_date"].isna().to_numpy(dtype=bool)
        ends = _day_numbers(medications["end_date"].where(~lasts, medications["start_date"]))
        for name, drug, drug_class, start, end, endless in zip(
            medications["patient_id"],
            medications["drug"].fillna(""),
            medications["drug_class"],
            _day_numbers(medications["start_date"]),
            ends,
            lasts,
            strict=True,
        ):
            last = ENDLESS if endless else int(end)
            taken.append(Intake(str(name), str(drug), str(drug_class), int(start), last))
    return sorted(each for each in taken if each.patient_id in first)


def _day_numbers(moments: pd.Series) -> np.ndarray:
    days = pd.to_datetime(moments).to_numpy().astype("datetime64[D]")
    numbers: np.ndarray = days.astype(np.int64)
    return numbers


def _call_confounders(
    specimens: pd.DataFrame,
    day: np.ndarray,
    taken: list[Intake],
    first: dict[str, dt.date],
    settings: ExposureSettings,
) -> np.ndarray:
    """Return the confounders of each specimen: class and days, in the order of the settings."""
    told: list[list[str]] = [[] for _ in range(len(specimens))]
    rows_of = _find_rows(specimens)
    for pattern, days_after in settings.confounders.items():
        for each in taken:
            rows = rows_of.get(each.patient_id)
            if rows is None or not each.fits(pattern):
                continue
            inside = (day[rows] >= each.start) & (day[rows] - days_after <= each.end)
            text = _describe(each, pattern, first[each.patient_id])
            for place in rows[inside]:
                told[place].append(text)
    return np.array(["; ".join(dict.fromkeys(texts)) for texts in told], dtype=object)


def _describe(taken: Intake, pattern: str, first: dt.date) -> str:
    """Say which drug from which study day to which."""
    epoch = dt.date(1970, 1, 1)
    days = [
        str(compute_study_day(epoch + dt.timedelta(days=day), first))
        for day in (taken.start, taken.end)
        if day != ENDLESS
    ]
    drug = taken.drug or taken.drug_class
    name = pattern if drug.casefold() == pattern.casefold() else f"{pattern} ({drug})"
    return f"{name} from study day {days[0]}" + (f" to {days[1]}" if len(days) > 1 else " on")


def _call_exposed(
    specimens: pd.DataFrame,
    day: np.ndarray,
    taken: list[Intake],
    rules: tuple[InterferenceRule, ...],
) -> np.ndarray:
    """Return the numbers of the rules that hold for each specimen.

    A drug of the specimen's own day counts only where the specimen is not from before the first
    dose: blood is drawn before it is given.
    """
    told: list[list[str]] = [[] for _ in range(len(specimens))]
    rows_of = _find_rows(specimens)
    before = specimens["is_pre_dose"].to_numpy(dtype=bool)
    for number, rule in enumerate(rules):
        holds = np.zeros(len(specimens), dtype=bool)
        for each in taken:
            rows = rows_of.get(each.patient_id)
            if rows is None or not each.fits(rule.drug):
                continue
            end = ENDLESS if rule.days_after is None else each.end + rule.days_after
            begun = (day[rows] > each.start) | ((day[rows] == each.start) & ~before[rows])
            holds[rows] |= begun & (day[rows] <= end)
        for place in np.flatnonzero(holds):
            told[place].append(str(number))
    return np.array([";".join(numbers) for numbers in told], dtype=object)


def derive_interference(records: pd.DataFrame, rules: tuple[InterferenceRule, ...]) -> pd.DataFrame:
    """Add ``interference``: the notes of the rules that hold for a record's drug and parameter.

    Parameters
    ----------
    records
        With ``parameter`` and ``exposed_to``, texts held once each (categories).
    """
    parameters = [str(name).casefold() for name in records["parameter"].cat.categories]
    touched = np.array(
        [
            [any(fnmatchcase(name, p.casefold()) for p in rule.parameters) for name in parameters]
            for rule in rules
        ],
        dtype=bool,
    ).reshape(len(rules), len(parameters))
    exposed = [set(str(text).split(";")) for text in records["exposed_to"].cat.categories]
    notes = np.full((len(parameters), len(exposed)), "", dtype=object)
    for place, held in enumerate(exposed):
        for row in range(len(parameters)):
            notes[row, place] = "; ".join(
                rule.note
                for number, rule in enumerate(rules)
                if str(number) in held and touched[number, row]
            )
    rows = records["parameter"].cat.codes.to_numpy()
    columns = records["exposed_to"].cat.codes.to_numpy()
    return records.assign(interference=notes[rows, columns])
