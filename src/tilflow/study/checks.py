"""What must hold between the cells of a row, the rows of a sheet and the sheets of a study."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, TypeAlias

from tilflow.errors import Problem
from tilflow.study.parsing import Parsed
from tilflow.study.sheet import suggest

Rows: TypeAlias = Sequence[Parsed[Any]]

NEEDED_BY_METHOD: Final[Mapping[str, tuple[str, ...]]] = {
    "beads": ("beads_added", "sample_volume_ul"),
    "cbc": ("cbc_per_ul", "cbc_population"),
    "volume": ("acquired_volume_ul",),
}
"""Columns that a ``count_method`` cannot do without."""


def check_unique(sheet: str, rows: Rows, column: str) -> list[Problem]:
    """Each identifier stands once, also on a disk that folds upper and lower case."""
    first: dict[str, Parsed[Any]] = {}
    problems = []
    for each in rows:
        name = each.values.get(column)
        if name is None:
            continue
        before = first.setdefault(name.lower(), each)
        if before is not each:
            other = before.values[column]
            message = f"already in row {before.line}"
            if other != name:
                message += f" as {other!r}: names must differ in more than their case"
            problems.append(Problem(sheet, message, each.line, column, name))
    return problems


def check_patients_known(sheet: str, rows: Rows, patients: Rows) -> list[Problem]:
    """Each row's patient is one of ``patients.tsv``; a row of it that is wrong counts as well."""
    known = {str(each.cells["patient_id"]) for each in patients if "patient_id" in each.cells}
    allowed = sorted(known)
    told: dict[str, str] = {}
    problems = []
    for each in rows:
        name = each.values.get("patient_id")
        if name is None or name in known:
            continue
        if name not in told:
            hint = f"; {suggest(name, allowed)}" if len(told) < MOST_SUGGESTIONS else ""
            told[name] = f"no such patient in patients.tsv{hint}"
        problems.append(Problem(sheet, told[name], each.line, "patient_id", name))
    return problems


MOST_SUGGESTIONS: Final = 20
"""Where every patient is unknown, comparing each name with each would take minutes."""


def check_patient_dates(sheet: str, patients: Rows) -> list[Problem]:
    """Nobody is dosed before inclusion."""
    return [
        _date_problem(sheet, each, "first_dose_date", "before the inclusion", included)
        for each in patients
        if (dosed := each.values.get("first_dose_date"))
        and (included := each.values.get("inclusion_date"))
        and dosed < included
    ]


def check_count_methods(sheet: str, samples: Rows) -> list[Problem]:
    """Each sample has the columns that its way of counting needs."""
    problems = []
    for each in samples:
        method = each.values.get("count_method")
        for column in NEEDED_BY_METHOD.get(str(method), ()):
            if column not in each.cells:
                message = f"blank, but count_method {method!r} needs it"
                problems.append(Problem(sheet, message, each.line, column))
    return problems


FEWEST_LEUKOCYTES: Final = 100
"""Cells/µL. Fewer are seen in aplasia alone; written in 10^9/L a normal count is 4 to 11."""


def check_blood_counts(sheet: str, samples: Rows) -> list[Problem]:
    """No blood count of leukocytes is in 10^9/L, which the bounds of the column cannot tell."""
    return [
        Problem(
            sheet,
            f"too few leukocytes per µL; this looks like 10^9/L: {cells * 1000:.12g} cells/µL",
            each.line,
            "cbc_per_ul",
            each.cells["cbc_per_ul"],
        )
        for each in samples
        if each.values.get("cbc_population") == "leukocytes"
        and (cells := each.values.get("cbc_per_ul"))
        and cells < FEWEST_LEUKOCYTES
    ]


def check_controls(sheet: str, samples: Rows) -> list[Problem]:
    """Each control says its kind and names the sample or the batch it serves."""
    by_id = {each.values["sample_id"]: each for each in samples if "sample_id" in each.values}
    problems = []
    for each in samples:
        target, kind = each.values.get("control_of"), each.values.get("control_type")
        if target and "control_type" not in each.cells:
            message = "blank, but control_of is given: name the kind of control"
            problems.append(Problem(sheet, message, each.line, "control_type"))
        if kind and "control_of" not in each.cells and "batch" not in each.cells:
            message = "blank, but control_type is given: name the sample, or a batch"
            problems.append(Problem(sheet, message, each.line, "control_of"))
        if not target:
            continue
        wrong = ""
        if target == each.values.get("sample_id"):
            wrong = "a sample cannot be its own control"
        elif target not in by_id:
            wrong = f"no such sample_id in this sheet; {suggest(target, list(by_id)[:20])}"
        elif by_id[target].values.get("control_of"):
            wrong = (
                f"is itself a control (row {by_id[target].line}): name the sample that is measured"
            )
        if wrong:
            problems.append(Problem(sheet, wrong, each.line, "control_of", target))
    return problems


def check_event_dates(sheet: str, events: Rows) -> list[Problem]:
    """No adverse event ends before it starts."""
    return [
        _date_problem(sheet, each, "end_date", "before the event's start", start)
        for each in events
        if (start := each.values.get("start_date"))
        and (end := each.values.get("end_date"))
        and end < start
    ]


def check_survival(sheet: str, rows: Rows, patients: Rows) -> list[Problem]:
    """Death, progression and last contact agree with one another and with the first dose."""
    by_id = {each.values.get("patient_id"): each.values for each in patients}
    problems = []
    for each in rows:
        values = each.values
        for flag, column in (("died", "death_date"), ("progressed", "progression_date")):
            if values.get(flag) is True and column not in each.cells:
                problems.append(Problem(sheet, f"blank, but {flag} is yes", each.line, column))
            if values.get(flag) is False and column in each.cells:
                message = f"given, but {flag} is no"
                problems.append(Problem(sheet, message, each.line, column, each.cells[column]))
        patient = by_id.get(values.get("patient_id"), {})
        death, last = values.get("death_date"), values.get("last_contact_date")
        progression = values.get("progression_date")
        dosed, included = patient.get("first_dose_date"), patient.get("inclusion_date")
        for column, value, bound, relation in (
            ("death_date", death, dosed, "before the first dose"),
            ("last_contact_date", last, included, "before the inclusion"),
            ("progression_date", progression, included, "before the inclusion"),
            ("new_therapy_date", values.get("new_therapy_date"), dosed, "before the first dose"),
        ):
            if value and bound and value < bound:
                problems.append(_date_problem(sheet, each, column, relation, bound))
        for column, value in (("last_contact_date", last), ("progression_date", progression)):
            if value and death and value > death:
                problems.append(_date_problem(sheet, each, column, "after the death", death))
    return problems


def check_fatal_events(sheet: str, events: Rows, survival: Rows) -> list[Problem]:
    """Nobody who died of an adverse event (grade 5) is alive in ``survival.tsv``."""
    alive = {
        each.values.get("patient_id"): each.line
        for each in survival
        if each.values.get("died") is False
    }
    return [
        Problem(
            sheet,
            f"a fatal event, but survival.tsv row {alive[patient]} says died: no",
            each.line,
            "grade",
            "5",
        )
        for each in events
        if each.values.get("grade") == 5 and (patient := each.values.get("patient_id")) in alive
    ]


def warn_after_death(sheet: str, rows: Rows, column: str, survival: Rows) -> list[Problem]:
    """Return what happened to a patient after the death; an autopsy may be meant."""
    deaths = {each.values.get("patient_id"): each.values.get("death_date") for each in survival}
    return [
        _date_problem(sheet, each, column, "after the patient's death", death)
        for each in rows
        if (moment := each.values.get(column))
        and (death := deaths.get(each.values.get("patient_id")))
        and _day(moment) > death
    ]


def warn_first_dose(sheet: str, doses: Rows, patients: Rows) -> list[Problem]:
    """Return doses before ``first_dose_date``: study days count from there."""
    first = {each.values.get("patient_id"): each.values.get("first_dose_date") for each in patients}
    return [
        _date_problem(sheet, each, "given_at", "before the patient's first_dose_date", dosed)
        for each in doses
        if (given := each.values.get("given_at"))
        and (dosed := first.get(each.values.get("patient_id")))
        and _day(given) < dosed
    ]


def warn_same_file(sheet: str, rows: Rows, column: str) -> list[Problem]:
    """Return files that stand in two rows: a copied row that was not finished, perhaps."""
    first: dict[object, int] = {}
    return [
        Problem(
            sheet, f"the same file as in row {first[file]}", each.line, column, each.cells[column]
        )
        for each in rows
        if (file := each.values.get(column)) and first.setdefault(file, each.line) != each.line
    ]


def warn_same_visit(sheet: str, rows: Rows, columns: Iterable[str]) -> list[Problem]:
    """Return rows that nothing in `columns` tells apart from an earlier one."""
    columns = list(columns)
    first: dict[tuple[object, ...], int] = {}
    problems = []
    for each in rows:
        if not each.values.get("visit") or each.values.get("control_type"):
            continue
        key = tuple(each.values.get(column) for column in columns)
        before = first.setdefault(key, each.line)
        if before != each.line:
            message = f"row {before} has the same {', '.join(columns)}: tell the two apart"
            problems.append(Problem(sheet, message, each.line, "visit", each.values["visit"]))
    return problems


def _date_problem(
    sheet: str, each: Parsed[Any], column: str, relation: str, bound: date
) -> Problem:
    return Problem(sheet, f"{relation} ({_day(bound)})", each.line, column, each.cells[column])


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
