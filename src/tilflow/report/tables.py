"""Tables of the page: sortable cells for the reader, all digits as CSV for the statistician."""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from tilflow.report.formatting import (
    MISSING,
    format_count,
    format_day,
    format_number,
    format_p,
    format_parameter,
    format_text,
    format_unit,
    is_missing,
    make_slug,
)
from tilflow.report.rows import iterate_rows


@dataclass(frozen=True)
class Column:
    """One column: its heading, and how a cell is written; numbers are set to the right."""

    name: str
    heading: str
    write: Callable[[Any], str] = format_text
    is_number: bool = False


@dataclass(frozen=True)
class TableCell:
    """One cell: its text, the value it is sorted by, where it leads, and its ground."""

    text: str
    sort: str
    quality: str = ""
    link: str = ""
    shade: str = ""


@dataclass(frozen=True)
class Table:
    """A table of the page."""

    key: str
    title: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    csv: str
    file_name: str
    note: str = ""


def _number(name: str, heading: str) -> Column:
    return Column(name, heading, format_number, is_number=True)


LONGITUDINAL = (
    Column("patient_id", "Patient"),
    Column("stratum", "Stratum"),
    Column("label", "Parameter"),
    Column("visit", "Visit"),
    Column("study_day", "Study day", format_day, is_number=True),
    Column("specimen_id", "Specimen"),
    _number("value", "Value"),
    _number("lower", "Lower 95 %"),
    _number("upper", "Upper 95 %"),
    Column("unit", "Unit"),
    _number("baseline", "Baseline"),
    _number("fold_change", "Fold change"),
    _number("fold_change_lower", "FC lower"),
    _number("fold_change_upper", "FC upper"),
    Column("is_analysed", "Analysed"),
    Column("quality", "Quality"),
    Column("reason", "Reason"),
)

COMPLETENESS = (
    Column("patient_id", "Patient"),
    Column("specimen", "Specimen"),
    Column("visit", "Visit"),
    Column("expected", "Expected"),
    Column("n_specimens", "Specimens", format_count, is_number=True),
    Column("n_measured", "Measured", format_count, is_number=True),
    Column("status", "Status"),
    Column("reason", "Reason"),
)

STATISTICS = (
    Column("label", "Parameter"),
    Column("stratum", "Stratum"),
    Column("visit", "Visit"),
    Column("n", "n", format_count, is_number=True),
    _number("geometric_mean_fold_change", "Geometric mean FC"),
    _number("lower", "Lower 95 %"),
    _number("upper", "Upper 95 %"),
    _number("median_fold_change", "Median FC"),
    Column("p_signed_rank", "p (signed rank)", format_p, is_number=True),
    Column("smallest_attainable_p", "Smallest attainable p", format_p, is_number=True),
    Column("method", "Method"),
    Column("note", "Note"),
)

MODELS = (
    Column("label", "Parameter"),
    Column("analysis", "Analysis"),
    Column("contrast", "Contrast"),
    Column("stratum", "Stratum"),
    Column("visit", "Visit"),
    Column("n", "n", format_count, is_number=True),
    _number("estimate", "Estimate"),
    _number("lower", "Lower 95 %"),
    _number("upper", "Upper 95 %"),
    Column("q", "q", format_p, is_number=True),
    Column("model", "Model"),
    Column("note", "Note"),
)

SPECIMENS = (
    Column("specimen_id", "Specimen"),
    Column("specimen", "Kind"),
    Column("patient_id", "Patient"),
    Column("visit", "Visit"),
    Column("study_day", "Day", format_day, is_number=True),
    Column("status", "Status"),
    Column("picture", "Picture"),
    Column("n_ok", "Good", format_count, is_number=True),
    Column("n_warn", "Warned", format_count, is_number=True),
    Column("n_fail", "Failed", format_count, is_number=True),
    Column("n_events", "Events", format_count, is_number=True),
    _number("largest_drift", "Drift"),
    Column("drift_population", "Drift of"),
    Column("strategy", "Strategy"),
)

CHECKS = (
    Column("slide_id", "Slide"),
    Column("check", "Check"),
    _number("value", "Value"),
    Column("unit", "Unit"),
    _number("lower_limit", "Lower limit"),
    _number("upper_limit", "Upper limit"),
    _number("area_mm2", "Area left out (mm²)"),
    Column("quality", "Quality"),
    Column("reason", "Reason"),
)


def format_patients(count: Any) -> str:
    """Return a number of patients; nobody is a point, so that the eye finds somebody.

    Examples
    --------
    >>> format_patients(3), format_patients(0)
    ('3', '·')
    """
    return "·" if count == 0 else format_count(count)


ADVERSE_EVENTS = (
    Column("soc", "System organ class"),
    Column("term", "Term"),
    Column("any_grade", "Any grade", format_patients, is_number=True),
    *(
        Column(f"grade_{grade}", f"Grade {grade}", format_patients, is_number=True)
        for grade in range(1, 6)
    ),
    Column("grade_3_or_more", "Grade ≥ 3", format_patients, is_number=True),
    Column("related", "Related", format_patients, is_number=True),
    Column("serious", "Serious", format_patients, is_number=True),
)

ESCALATION = (
    Column("stratum", "Stratum"),
    Column("cohort", "Cohort"),
    _number("dose_mg", "Dose (mg)"),
    Column("n_treated", "Treated", format_count, is_number=True),
    Column("n_evaluable", "Evaluable", format_count, is_number=True),
    Column("n_dlt", "With a DLT", format_count, is_number=True),
    Column("n_decided_on", "Decided on", format_count, is_number=True),
    Column("n_dlt_decided_on", "With a DLT of those", format_count, is_number=True),
    Column("decision", "Decision"),
    Column("is_maximum_tolerated", "Maximum tolerated"),
    Column("note", "Note"),
)

EXPOSURE = (
    Column("stratum", "Stratum"),
    Column("cohort", "Cohort"),
    Column("drug", "Drug"),
    Column("route", "Route"),
    Column("n_patients", "Patients", format_count, is_number=True),
    Column("n_doses", "Doses given", format_count, is_number=True),
    _number("doses_median", "Doses a patient: median"),
    Column("doses_least", "least", format_count, is_number=True),
    Column("doses_most", "most", format_count, is_number=True),
    _number("least_mg", "One dose (mg): least"),
    _number("most_mg", "most (mg)"),
    _number("cumulative_mg_median", "Whole amount a patient (mg): median"),
)

PATIENT_OUTCOMES = (
    Column("patient_id", "Patient"),
    Column("stratum", "Stratum"),
    Column("cohort", "Cohort"),
    Column("evaluability", "For DLT"),
    Column("best_response", "Best response"),
    Column("confirmed_best_response", "Confirmed"),
    _number("best_change_percent", "Best change up to progression (%)"),
    Column("progression_free_days", "PFS (days)", format_count, is_number=True),
    Column("progression_free_is_event", "Event"),
    Column("progression_free_reason", "Why it ends"),
    Column("overall_days", "OS (days)", format_count, is_number=True),
    Column("overall_is_event", "Died"),
)

ENDPOINTS = (
    Column("endpoint", "Endpoint"),
    Column("stratum", "Stratum"),
    Column("cohort", "Cohort"),
    Column("n", "n", format_count, is_number=True),
    Column("n_events", "Events", format_count, is_number=True),
    _number("estimate", "Estimate"),
    _number("lower", "Lower 95 %"),
    _number("upper", "Upper 95 %"),
    Column("unit", "Unit"),
    Column("method", "Method"),
    Column("note", "Note"),
)


def build_table(
    frame: pd.DataFrame,
    columns: Sequence[Column],
    *,
    title: str,
    caption: str,
    note: str = "",
) -> Table:
    """Return `frame` as a table of the page; columns that hold nothing at all are left out.

    The CSV holds every column of `frame` with all digits. A column ``picture`` holds paths, and
    its cells are links.
    """
    shown = [
        column
        for column in columns
        if column.name in frame
        and (frame.empty or not all(_is_blank(value) for value in frame[column.name]))
    ]
    values = [frame[column.name].tolist() for column in shown]
    rows = tuple(
        tuple(_cell(column, value) for column, value in zip(shown, row, strict=True))
        for row in zip(*values, strict=True)
    )
    key = make_slug(title.lower().replace(" ", "_"))
    file_name = f"{key}.csv"
    return Table(key, title, caption, tuple(shown), rows, write_csv_uri(frame), file_name, note)


def _is_blank(value: Any) -> bool:
    return is_missing(value) or value == ""


def _cell(column: Column, value: Any) -> TableCell:
    if column.is_number:
        # A missing number sorts below every other, whatever the direction of the first click.
        sort = "" if is_missing(value) else repr(float(value))
        # How dark a cell of grades is follows from its number alone.
        shade = column.name if column.name[:6] == "grade_" and sort not in ("", "0.0") else ""
        return TableCell(column.write(value), sort, shade=shade if shade[6:].isdigit() else "")
    text = column.write(value)
    if column.name == "picture" and text != MISSING:
        return TableCell(text.rpartition("/")[2], text.lower(), link=text)
    quality = text if column.name in ("quality", "status") else ""
    return TableCell(text, text.lower(), quality)


def write_csv_uri(frame: pd.DataFrame) -> str:
    """Return the CSV of `frame` as a data URI."""
    text = frame.to_csv(index=False, lineterminator="\n")
    return "data:text/csv;charset=utf-8;base64," + base64.b64encode(text.encode()).decode("ascii")


def label_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Add the readable name of each row's parameter and compartment as the column ``label``."""
    pairs = zip(frame["parameter"], frame["compartment"].fillna(""), strict=True)
    labelled = frame.assign(label=[format_parameter(str(p), str(c)) for p, c in pairs])
    if "unit" in frame:
        units = zip(frame["unit"], frame["parameter"], strict=True)
        labelled["unit"] = [format_unit(unit, str(p)) for unit, p in units]
    return labelled


def select_rows(frame: pd.DataFrame, series: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """Return the rows of `frame` whose parameter and compartment are among `series`."""
    wanted = set(series)
    pairs = zip(frame["parameter"], frame["compartment"], strict=True)
    return frame[np.array([pair in wanted for pair in pairs], dtype=bool)]


def build_patient_table(
    records: pd.DataFrame, series: Sequence[tuple[str, str]]
) -> Mapping[str, Any] | None:
    """Return one patient's values: a row a series, a column a visit.

    Parameters
    ----------
    records
        The patient's rows of ``longitudinal``.
    series
        (parameter, compartment) in the order of the rows.

    Returns
    -------
    dict or None
        ``visits``: (visit, day) of each column; ``rows``: (label, unit, specimen, cells), where a
        cell is the row of ``longitudinal`` chosen for it or None. None without any record.
    """
    own = select_rows(records, series)
    is_peak = own["timepoint"].eq("peak")
    own = own.assign(visit=own["visit"].astype(object).where(~is_peak, own["visit"] + " peak"))
    if own.empty:
        return None
    # The chosen record of a visit comes first, then one that was measured, then the earliest.
    own = own.assign(
        _missed=own["value"].isna(), _spare=~own["is_analysed"].astype(bool)
    ).sort_values(["_spare", "_missed", "study_day", "specimen_id"], kind="stable")
    chosen: dict[tuple[str, str, str], Any] = {}
    days: dict[str, list[int]] = {}
    for row in iterate_rows(own):
        visit = str(row.visit)
        if not is_missing(row.study_day):
            days.setdefault(visit, []).append(int(row.study_day))
        chosen.setdefault((str(row.parameter), str(row.compartment), visit), row)
    visits = sorted({str(v) for v in own["visit"]}, key=lambda v: (min(days.get(v, [10_000])), v))
    rows = []
    for parameter, compartment in series:
        cells = [chosen.get((parameter, compartment, visit)) for visit in visits]
        first = next((cell for cell in cells if cell is not None), None)
        if first is not None:
            label = format_parameter(parameter, compartment)
            rows.append((label, format_unit(first.unit, parameter), str(first.specimen), cells))
    return {"visits": [(v, _format_days(days.get(v, []))) for v in visits], "rows": rows}


def _format_days(days: Sequence[int]) -> str:
    """Return the day on which blood and tissue were taken, or the first and the last."""
    if not days or min(days) == max(days):
        return f"day {format_day(min(days, default=None))}"
    return f"days {format_day(min(days))} to {format_day(max(days))}"


def derive_columns(frame: pd.DataFrame) -> tuple[Column, ...]:
    """Return a column for each of `frame`: numbers as numbers, headings from the names.

    For tables whose columns the report does not know.
    """
    columns = []
    for name in map(str, frame.columns):
        heading = name.replace("_", " ")
        heading = heading[:1].upper() + heading[1:]
        is_flag = pd.api.types.is_bool_dtype(frame[name])
        if pd.api.types.is_numeric_dtype(frame[name]) and not is_flag:
            whole = pd.api.types.is_integer_dtype(frame[name])
            columns.append(Column(name, heading, format_count if whole else format_number, True))
        else:
            columns.append(Column(name, heading))
    return tuple(columns)
