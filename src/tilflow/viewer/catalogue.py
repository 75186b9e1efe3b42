"""Who and what there is: patients, their specimens, and how each of these stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from tilflow.viewer.columns import count_distinct, parse_natural
from tilflow.viewer.response import RefusalError
from tilflow.viewer.tables import Question, Table, Tables

SPECIMEN_FOLDERS: Final = {"blood": "blood", "tissue": "tissue"}
UNMEASURED: Final = "missing"
SOURCES: Final = ("longitudinal", "measurements")
"""The longitudinal table says more; the measurements are there before it."""


@dataclass
class Specimen:
    """A blood sample or a slide, and how its values stand."""

    specimen: str
    specimen_id: str
    patient_id: str = ""
    visit: str = ""
    study_day: int | None = None
    counts: dict[str, int] = field(default_factory=lambda: {"ok": 0, "warn": 0, "fail": 0})
    reasons: dict[str, int] = field(default_factory=dict)

    @property
    def state(self) -> str:
        """Ok, warn (some values are flagged or failed), fail (all failed), or missing."""
        if not any(self.counts.values()):
            return UNMEASURED
        if self.counts["fail"] and not (self.counts["ok"] or self.counts["warn"]):
            return "fail"
        return "warn" if self.counts["warn"] or self.counts["fail"] else "ok"

    def describe(self) -> dict[str, Any]:
        """Return what the page shows of it."""
        reasons = sorted(self.reasons, key=lambda reason: (-self.reasons[reason], reason))
        return {
            "specimen": self.specimen,
            "specimen_id": self.specimen_id,
            "visit": self.visit,
            "study_day": self.study_day,
            "state": self.state,
            "counts": self.counts,
            "reasons": reasons[:3],
        }


def find_source(tables: Tables) -> str:
    """Return the table that the specimens and trajectories are read from, or ""."""
    names = tables.list_names()
    return next((name for name in SOURCES if name in names), "")


def list_specimens(results: Path, tables: Tables) -> dict[tuple[str, str], Specimen]:
    """Return every specimen that has a value or a folder, by kind and name."""
    found: dict[tuple[str, str], Specimen] = {}
    for kind, folder in SPECIMEN_FOLDERS.items():
        for path in sorted((results / folder).glob("[!.]*/")):
            found[kind, path.name] = Specimen(kind, path.name)
    source = find_source(tables)
    return found | tables.summarise(source, summarise_specimens) if source else found


def summarise_specimens(table: Table) -> dict[tuple[str, str], Specimen]:
    """Count each specimen's values by quality and by reason."""
    key = ("specimen", "specimen_id", "quality", "reason")
    first, counts = count_distinct([table.columns[name] for name in key])
    columns = [table.columns[name] for name in (*key, "patient_id", "visit", "study_day")]
    rows = zip(*(column.get(first) for column in columns), counts.tolist(), strict=True)
    found: dict[tuple[str, str], Specimen] = {}
    for kind, name, quality, reason, patient, visit, day, count in rows:
        place = str(kind), str(name)
        specimen = found.setdefault(
            place,
            Specimen(
                *place,
                patient_id=str(patient or ""),
                visit=str(visit or ""),
                study_day=None if day is None else int(day),
            ),
        )
        specimen.counts[str(quality)] += count
        if reason:
            specimen.reasons[str(reason)] = specimen.reasons.get(str(reason), 0) + count
    return found


def describe_patients(results: Path, tables: Tables) -> list[dict[str, Any]]:
    """Return the patients with their specimens in the order of time, and what is missing."""
    by_patient: dict[str, list[Specimen]] = {}
    for specimen in list_specimens(results, tables).values():
        by_patient.setdefault(specimen.patient_id, []).append(specimen)
    strata = _read_strata(tables)
    absent = _read_absent(tables)
    patients = []
    for name in sorted({*by_patient, *strata, *absent}, key=parse_natural):
        own = sorted(by_patient.get(name, []), key=_by_time)
        patients.append(
            {
                "patient_id": name,
                "stratum": strata.get(name, ""),
                "specimens": [specimen.describe() for specimen in own],
                "absent": absent.get(name, []),
            }
        )
    return patients


def _by_time(specimen: Specimen) -> tuple[bool, int, str, str]:
    day = specimen.study_day
    return (day is None, day or 0, specimen.specimen, specimen.specimen_id)


def _read_strata(tables: Tables) -> dict[str, str]:
    if "longitudinal" not in tables.list_names():
        return {}
    return tables.summarise("longitudinal", summarise_strata)


def summarise_strata(table: Table) -> dict[str, str]:
    """Return the stratum of each patient."""
    columns = [table.columns[name] for name in ("patient_id", "stratum")]
    first, _ = count_distinct(columns)
    pairs = zip(*(column.get(first) for column in columns), strict=True)
    return {str(patient): str(stratum or "") for patient, stratum in pairs}


def _read_absent(tables: Tables) -> dict[str, list[dict[str, str]]]:
    """Return the expected visits that have no specimen, by patient."""
    if "completeness" not in tables.list_names():
        return {}
    table, rows = tables.order("completeness", Question((("status", f"={UNMEASURED}"),)))
    columns = [table.columns[name] for name in ("patient_id", "specimen", "visit", "reason")]
    absent: dict[str, list[dict[str, str]]] = {}
    for row in zip(*(column.get(rows) for column in columns), strict=True):
        patient, specimen, visit, reason = (str(value or "") for value in row)
        absent.setdefault(patient, []).append(
            {"specimen": specimen, "visit": visit, "reason": reason}
        )
    return absent


def find_specimen(results: Path, tables: Tables, key: tuple[str, str]) -> Specimen:
    """Return one specimen.

    Raises
    ------
    RefusalError
        Where there is none of this kind and name.
    """
    found = list_specimens(results, tables).get(key)
    if found is None:
        raise RefusalError(HTTPStatus.NOT_FOUND, f"these results have no {key[0]} {key[1]!r}")
    return found


def list_documents(results: Path, wanted: Iterable[str]) -> list[str]:
    """Return which of the files are there, as paths below the results."""
    return [name for name in wanted if (results / name).is_file()]
