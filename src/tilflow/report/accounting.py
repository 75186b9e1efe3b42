"""What became of every specimen, and why: nobody disappears."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from tilflow.report.formatting import is_missing
from tilflow.report.rows import iterate_rows
from tilflow.study_day import compute_study_day

STATUSES: Final = ("measured", "warned", "failed", "absent")

SPECIMEN_COLUMNS: Final = (
    "specimen_id",
    "specimen",
    "patient_id",
    "visit",
    "collected_at",
    "study_day",
)


@dataclass(frozen=True)
class Reason:
    """Why values of one specimen are not simply good."""

    specimen_id: str
    specimen: str
    patient_id: str
    visit: str
    study_day: int | None
    quality: str
    reason: str
    n_values: int
    n_all: int
    parameters: tuple[str, ...]


def derive_study_days(
    table: pd.DataFrame, patients: pd.DataFrame, column: str, *, named: str = "study_day"
) -> pd.DataFrame:
    """Add the study day of a date, counted from the first dose, to rows with patient_id."""
    first = dict(zip(patients["patient_id"], patients["first_dose_date"], strict=True))
    days = [
        None
        if is_missing(moment) or patient not in first
        else compute_study_day(pd.Timestamp(moment).date(), pd.Timestamp(first[patient]).date())
        for patient, moment in zip(table["patient_id"], table[column], strict=True)
    ]
    return table.assign(**{named: pd.array(days, dtype="Int64")})


def derive_specimens(
    patients: pd.DataFrame, blood_samples: pd.DataFrame, biopsies: pd.DataFrame
) -> pd.DataFrame:
    """Return one row a tube and slide of the sheets; control tubes are no specimens.

    Columns are `SPECIMEN_COLUMNS`.
    """
    tubes = blood_samples[blood_samples["control_type"].isna()]
    blood = tubes.rename(columns={"sample_id": "specimen_id"}).assign(specimen="blood")
    tissue = biopsies.rename(columns={"slide_id": "specimen_id"}).assign(specimen="tissue")
    kept = [column for column in SPECIMEN_COLUMNS if column != "study_day"]
    both = [frame[kept].astype(object) for frame in (blood, tissue) if len(frame)]
    table = pd.concat(both) if both else pd.DataFrame(columns=kept)
    table = derive_study_days(table, patients, "collected_at")
    order = ["patient_id", "specimen", "collected_at", "specimen_id"]
    return table.sort_values(order, ignore_index=True)[list(SPECIMEN_COLUMNS)]


def fill_visits(specimens: pd.DataFrame, longitudinal: pd.DataFrame) -> pd.DataFrame:
    """Name the visit of a specimen whose sheet leaves it blank, as the visit windows did."""
    known = longitudinal.drop_duplicates(["specimen", "specimen_id"])
    keys = zip(known["specimen"], known["specimen_id"], strict=True)
    visits = dict(zip(keys, known["visit"], strict=True))
    rows = zip(specimens["specimen"], specimens["specimen_id"], specimens["visit"], strict=True)
    filled = [
        visits.get((kind, name), "") if is_missing(visit) or visit == "" else visit
        for kind, name, visit in rows
    ]
    return specimens.assign(visit=filled)


def call_status(qualities: list[str], n_values: int) -> str:
    """Return what became of a specimen from the qualities of its values.

    ``failed``: not one value could be measured; ``warned``: some values have a warning or are
    missing; ``absent``: there is no result at all.

    Examples
    --------
    >>> call_status(["ok", "fail"], 1), call_status(["fail", "fail"], 0), call_status([], 0)
    ('warned', 'failed', 'absent')
    """
    if not qualities:
        return "absent"
    if n_values == 0:
        return "failed"
    return "measured" if set(qualities) == {"ok"} else "warned"


def summarise_specimens(specimens: pd.DataFrame, measurements: pd.DataFrame) -> pd.DataFrame:
    """Add status and n_values to the specimens; one that only has results is added too."""
    groups = {
        (str(kind), str(name)): rows
        for (kind, name), rows in measurements.groupby(["specimen", "specimen_id"], sort=True)
    }
    known = set(zip(specimens["specimen"], specimens["specimen_id"], strict=True))
    extra = [rows.iloc[[0]] for key, rows in groups.items() if key not in known]
    frames = [specimens, *(rows[list(SPECIMEN_COLUMNS)].astype(object) for rows in extra)]
    table = pd.concat(frames, ignore_index=True) if extra else specimens.copy()
    statuses, counts = [], []
    for kind, name in zip(table["specimen"], table["specimen_id"], strict=True):
        rows = groups.get((kind, name))
        qualities = [] if rows is None else rows["quality"].astype(str).tolist()
        n_values = 0 if rows is None else int(rows["value"].notna().sum())
        statuses.append(call_status(qualities, n_values))
        counts.append(n_values)
    return table.assign(status=statuses, n_values=counts)


def summarise_statuses(specimens: pd.DataFrame) -> list[dict[str, Any]]:
    """Return, for blood and for tissue, the number of specimens of each status."""
    rows = []
    for kind in ("blood", "tissue"):
        these = specimens[specimens["specimen"] == kind]
        counts = these["status"].value_counts()
        row: dict[str, Any] = {"specimen": kind, "n": len(these)}
        rows.append(row | {status: int(counts.get(status, 0)) for status in STATUSES})
    return rows


def derive_reasons(specimens: pd.DataFrame, measurements: pd.DataFrame) -> list[Reason]:
    """Return every reason of every specimen, failures first, then by patient and day."""
    reasons = [*_reasons_of_values(specimens, measurements), *_reasons_of_absence(specimens)]
    order = {"absent": 0, "fail": 1, "warn": 2}

    def place(reason: Reason) -> tuple[Any, ...]:
        whole = reason.n_values == reason.n_all
        day = -10_000 if reason.study_day is None else reason.study_day
        rank = order[reason.quality]
        return (rank, not whole, reason.patient_id, day, reason.specimen_id, reason.reason)

    return sorted(reasons, key=place)


def derive_comparison_reasons(
    specimens: pd.DataFrame, longitudinal: pd.DataFrame, measurements: pd.DataFrame
) -> list[Reason]:
    """Return the reasons that only the comparison over time has given, as of another method.

    A value may be good alone and its change not: those reasons stand in ``longitudinal`` only.
    """
    keys = ["specimen", "specimen_id", "parameter", "compartment"]
    alone = dict(
        zip(
            zip(*(measurements[name].astype(str) for name in keys), strict=True),
            measurements["reason"].fillna(""),
            strict=True,
        )
    )
    rows = zip(*(longitudinal[name].astype(str) for name in keys), strict=True)
    told = [
        # What the value itself is warned of stands first, and is listed with the values.
        str(reason).removeprefix(str(alone.get(row, ""))).removeprefix("; ")
        for row, reason in zip(rows, longitudinal["reason"].fillna(""), strict=True)
    ]
    followed = longitudinal.assign(reason=told)
    wrong = followed[followed["reason"].ne("") & followed["quality"].ne("ok")]
    return sorted(
        _group_reasons(specimens, wrong, longitudinal),
        key=lambda reason: (reason.patient_id, reason.study_day or 0, reason.specimen_id),
    )


def _reasons_of_values(specimens: pd.DataFrame, measurements: pd.DataFrame) -> Iterator[Reason]:
    wrong = measurements[measurements["quality"] != "ok"]
    yield from _group_reasons(specimens, wrong, measurements)


def _group_reasons(
    specimens: pd.DataFrame, wrong: pd.DataFrame, whole: pd.DataFrame
) -> Iterator[Reason]:
    totals = Counter(zip(whole["specimen"], whole["specimen_id"], strict=True))
    keys = ["specimen", "specimen_id", "quality", "reason"]
    wrong = wrong.assign(reason=wrong["reason"].fillna(""))
    known = {(row.specimen, row.specimen_id): row for row in iterate_rows(specimens)}
    for (kind, name, quality, reason), rows in wrong.groupby(keys, sort=True):
        # A pool of cores is no specimen of the sheets: its rows say whose it is.
        row = known.get((str(kind), str(name)), next(iterate_rows(rows)))
        yield Reason(
            specimen_id=str(name),
            specimen=str(kind),
            patient_id=_text(row.patient_id),
            visit=_text(row.visit),
            study_day=None if is_missing(row.study_day) else int(row.study_day),
            quality=str(quality),
            reason=str(reason) or "no reason given",
            n_values=len(rows),
            n_all=totals[(str(kind), str(name))],
            parameters=tuple(sorted(set(rows["parameter"].astype(str)))),
        )


def _reasons_of_absence(specimens: pd.DataFrame) -> Iterator[Reason]:
    for row in iterate_rows(specimens[specimens["status"] == "absent"]):
        yield Reason(
            specimen_id=str(row.specimen_id),
            specimen=str(row.specimen),
            patient_id=_text(row.patient_id),
            visit=_text(row.visit),
            study_day=None if is_missing(row.study_day) else int(row.study_day),
            quality="absent",
            reason="in the sheet, but without a result in this run",
            n_values=0,
            n_all=0,
            parameters=(),
        )


def _text(value: Any) -> str:
    return "" if is_missing(value) else str(value)
