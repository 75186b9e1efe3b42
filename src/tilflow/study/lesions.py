"""What must hold between the rows of ``lesions.tsv`` and of ``tumour_assessments.tsv``.

Source: RECIST 1.1 (Eisenhauer et al., Eur J Cancer 2009;45:228), sections 3 and 4.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from tilflow.errors import Problem
from tilflow.study.parsing import Parsed

Rows: TypeAlias = Sequence[Parsed[Any]]

STATES: Final[Mapping[str, tuple[str, ...]]] = {
    "target": ("measured", "too_small", "absent", "not_evaluable"),
    "non_target": ("present", "absent", "progression", "not_evaluable"),
    "new": ("present", "equivocal"),
}
"""Role of a lesion → the states it may have."""

MOST_TARGETS: Final = 5
MOST_TARGETS_OF_A_SITE: Final = 2
SMALLEST_TARGET_MM: Final = 10.0
SMALLEST_NODE_MM: Final = 15.0


def check_lesions(sheet: str, lesions: Rows) -> list[Problem]:
    """Each lesion has one role, stands once a day, and has the size or the state it needs."""
    problems = []
    roles: dict[tuple[object, object], Parsed[Any]] = {}
    days: dict[tuple[object, ...], int] = {}
    for each in lesions:
        values = each.values
        key = (values.get("patient_id"), values.get("lesion_id"))
        role, state = values.get("role"), values.get("state") or ""
        if None in key or role is None:
            continue
        first = roles.setdefault(key, each)
        if first.values["role"] != role:
            message = f"row {first.line} names the lesion as {first.values['role']}: one role each"
            problems.append(Problem(sheet, message, each.line, "role", role))
        before = days.setdefault((*key, values.get("assessed_on")), each.line)
        if before != each.line:
            message = f"the lesion stands in row {before} for the same day"
            problems.append(Problem(sheet, message, each.line, "lesion_id", str(key[1])))
        if state and state not in STATES[role]:
            message = f"no state of a {role} lesion; allowed: {', '.join(STATES[role])}"
            problems.append(Problem(sheet, message, each.line, "state", state))
        problems += _check_size(sheet, each, role, state)
    return problems


def _check_size(sheet: str, each: Parsed[Any], role: str, state: str) -> Iterator[Problem]:
    has_size = each.values.get("diameter_mm") is not None
    if role == "target" and not has_size and state in ("", "measured"):
        message = "blank, but a target needs it, or one of the other states"
        yield Problem(sheet, message, each.line, "diameter_mm")
    if role == "target" and state == "not_evaluable" and has_size:
        message = "given, but the state is not_evaluable"
        yield Problem(sheet, message, each.line, "diameter_mm", each.cells["diameter_mm"])
    if role == "non_target" and not state:
        message = f"blank, but a non_target lesion needs one of {', '.join(STATES[role])}"
        yield Problem(sheet, message, each.line, "state")


def check_assessed_once(sheet: str, assessments: Rows) -> list[Problem]:
    """Each patient has one assessment a day: of several images one is the response of the day."""
    first: dict[tuple[object, object], int] = {}
    problems = []
    for each in assessments:
        key = (each.values.get("patient_id"), each.values.get("assessed_on"))
        if None not in key and first.setdefault(key, each.line) != each.line:
            message = f"row {first[key]} is of the same patient and day: keep one"
            problems.append(Problem(sheet, message, each.line, "assessed_on"))
    return problems


def warn_target_lesions(sheet: str, lesions: Rows) -> list[Problem]:
    """Return what RECIST does not foresee of a patient's targets: too many, or too small."""
    first: dict[tuple[str, str], Parsed[Any]] = {}
    for each in lesions:
        if each.row is not None and each.row.role == "target":
            key = (each.row.patient_id, each.row.lesion_id)
            before = first.setdefault(key, each)
            if each.values["assessed_on"] < before.values["assessed_on"]:
                first[key] = each
    by_patient: dict[str, list[Parsed[Any]]] = {}
    for (patient, _), each in first.items():
        by_patient.setdefault(patient, []).append(each)
    warnings = []
    for patient, targets in by_patient.items():
        if len(targets) > MOST_TARGETS:
            message = f"patient {patient} has {len(targets)} targets; RECIST 1.1 takes five at most"
            warnings.append(Problem(sheet, message, targets[MOST_TARGETS].line, "role"))
        warnings += _warn_sites(sheet, patient, targets)
        warnings += _warn_sizes(sheet, targets)
    return warnings


def _warn_sites(sheet: str, patient: str, targets: list[Parsed[Any]]) -> Iterator[Problem]:
    sites: dict[str, list[Parsed[Any]]] = {}
    for each in targets:
        sites.setdefault(each.values["site"], []).append(each)
    for site, own in sites.items():
        if site and len(own) > MOST_TARGETS_OF_A_SITE:
            message = f"patient {patient} has {len(own)} targets there; RECIST 1.1 takes two"
            line = own[MOST_TARGETS_OF_A_SITE].line
            yield Problem(sheet, message, line, "site", site)


def _warn_sizes(sheet: str, targets: list[Parsed[Any]]) -> Iterator[Problem]:
    for each in targets:
        least = SMALLEST_NODE_MM if each.values["is_node"] else SMALLEST_TARGET_MM
        size = each.values["diameter_mm"]
        if size is not None and size < least:
            message = f"below {least:g} mm at first: too small for a target of RECIST 1.1"
            yield Problem(sheet, message, each.line, "diameter_mm", each.cells["diameter_mm"])
