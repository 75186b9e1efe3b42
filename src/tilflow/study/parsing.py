"""From the text of a sheet's rows to row models, and a problem for every cell that does not fit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from tilflow.errors import Problem
from tilflow.study.columns import Row, describe
from tilflow.study.sheet import Sheet, check_columns

RowType = TypeVar("RowType", bound=Row)


@dataclass(frozen=True, slots=True)
class Parsed(Generic[RowType]):
    """One row of a sheet.

    Attributes
    ----------
    line
        Line number in the file.
    cells
        Column → text, as it stands in the file; blank cells are left out.
    values
        Column → value of the cells that fit, defaults included, so that one wrong cell does not
        hide what is wrong between the others.
    row
        The row, where every cell fits.
    """

    line: int
    cells: Mapping[str, str]
    values: Mapping[str, Any]
    row: RowType | None


def parse_rows(
    sheet: Sheet, model: type[RowType], folder: Path, problems: list[Problem]
) -> list[Parsed[RowType]]:
    """Turn every row of `sheet` into a `model`; paths are taken relative to `folder`."""
    required = [name for name, field in model.model_fields.items() if field.is_required()]
    check_columns(sheet, model.model_fields, required, problems)
    unknown = set(sheet.columns) - set(model.model_fields)
    context = {"folder": str(folder), "resolve": _resolver(folder)}
    parsed: list[Parsed[RowType]] = []
    for line, full in sheet.rows:
        cells = {name: text for name, text in full.items() if name not in unknown}
        try:
            row = model.model_validate(cells, context=context)
        except ValidationError as error:
            wrong = _problems(error, model, sheet, line)
            problems.extend(wrong.values())
            values = _values_that_fit(model, cells, set(wrong), context)
            parsed.append(Parsed(line, cells, values, None))
        else:
            parsed.append(Parsed(line, cells, row.__dict__, row))
    return parsed


def _resolver(folder: Path) -> Callable[[str], str]:
    """Return a look-up that asks the disk once a name, not once a row."""
    known: dict[str, str] = {}

    def resolve(text: str) -> str:
        if text not in known:
            path = folder / text
            known[text] = str(path) if path.is_file() else text
        return known[text]

    return resolve


def _problems(
    error: ValidationError, model: type[Row], sheet: Sheet, line: int
) -> dict[str, Problem]:
    problems = {}
    for detail in error.errors(include_url=False):
        name = str(detail["loc"][0])
        if detail["type"] == "missing":
            # A column that is missing from the header is one problem, not one a row.
            message = "blank, but required" if name in sheet.columns else ""
            problem = Problem(sheet.name, message, line, name)
        else:
            value = str(detail["input"])
            hint = str(detail["ctx"]["error"]) if detail["type"] == "value_error" else ""
            message = _expected(model.model_fields[name], value, hint)
            problem = Problem(sheet.name, message, line, name, shorten(value))
        if problem.message:
            problems[name] = problem
    return problems


def shorten(value: str, *, most: int = 60) -> str:
    """Return the beginning of a long cell: enough to find it.

    Examples
    --------
    >>> shorten("a long remark", most=6)
    'a long…'
    """
    return value if len(value) <= most else f"{value[:most]}…"


def _expected(field: FieldInfo, value: str, hint: str) -> str:
    hint = hint or _hint_at_unit(field, value)
    return f"expected {describe(field, 'allowed')}" + (f"; {hint}" if hint else "")


def _hint_at_unit(field: FieldInfo, value: str) -> str:
    """Name the unit that was probably used, where a power of a thousand brings `value` inside."""
    unit = describe(field, "unit")
    wrong_units = WRONG_UNITS.get(unit, {})
    try:
        number = float(value)
    except ValueError:
        return ""
    bounds = {
        name: getattr(each, name)
        for each in field.metadata
        for name in ("ge", "le")
        if hasattr(each, name)
    }
    for factor, name in wrong_units.items():
        if bounds.get("ge", 0) <= number * factor <= bounds.get("le", 0):
            return f"this looks like {name}: {number * factor:.12g} {unit}"
    return ""


WRONG_UNITS: Mapping[str, Mapping[float, str]] = {
    "µL": {1e3: "mL"},
    "µm": {1e-3: "nm", 1e3: "mm"},
    "cells/µL": {1e3: "10^9/L", 1e-3: "cells/mL"},
    "mg": {1e3: "g", 1e-3: "µg"},
    "mm": {1e-3: "µm"},
}
"""Unit of a column → factor into it → the unit that people write instead."""


def _values_that_fit(
    model: type[Row], cells: Mapping[str, str], wrong: set[str], context: dict[str, Any]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if name in wrong:
            continue
        if name in cells:
            values[name] = _adapter(model, name).validate_python(cells[name], context=context)
        elif not field.is_required():
            values[name] = field.default
    return values


@cache
def _adapter(model: type[Row], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(model.model_fields[name].rebuild_annotation())
