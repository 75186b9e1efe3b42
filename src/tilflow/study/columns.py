"""What a cell of a sheet may hold: from its text to a value, or to a hint what is wrong.

Each column states what is allowed in one sentence, which serves the error message, the generated
page on the sheets and the reader of the code alike.
"""

import os
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Final, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core.core_schema import ValidationInfo

IDENTIFIER: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
"""Identifiers name folders and files of the results, and Snakemake's wildcards."""

ALLOWED_IDENTIFIER: Final = (
    "a name of 1 to 64 letters, digits, dots, underscores and hyphens that starts with a letter "
    "or digit"
)
ALLOWED_DAY: Final = "a date as YYYY-MM-DD"
ALLOWED_MOMENT: Final = "a date as YYYY-MM-DD, or with the local time as YYYY-MM-DDTHH:MM[:SS]"
ALLOWED_FLAG: Final = "yes or no"

YEARS: Final = range(1980, 2100)
"""A year outside of this range is a slip of the finger."""

DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?")


class Row(BaseModel):
    """A frozen row of a sheet that refuses a column it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def column(
    description: str, allowed: str = "text", *, default: Any = ..., unit: str = "", **bounds: Any
) -> Any:
    """One column: its meaning, what it allows, its unit, and its default where it may be blank.

    Examples
    --------
    >>> class Tube(Row):
    ...     volume_ul: float = column("Blood in the tube.", "a number", unit="µL", gt=0)
    >>> Tube(volume_ul="100").volume_ul
    100.0
    """
    extra: dict[str, Any] = {"allowed": allowed, "unit": unit}
    return Field(default, description=description, json_schema_extra=extra, **bounds)


def quantity(
    description: str, low: float, high: float, *, unit: str, default: Any = None, example: str
) -> Any:
    """One column that holds a number in `unit`; outside of the bounds the unit is a wrong one."""
    allowed = f"a number from {low:.12g} to {high:.12g} {unit}, such as {example}"
    return column(
        description, allowed, default=default, unit=unit, ge=low, le=high, allow_inf_nan=False
    )


def describe(field: FieldInfo, key: str) -> str:
    """Return what `column` noted of a field: its ``allowed`` or its ``unit``."""
    extra = field.json_schema_extra
    return str(extra.get(key, "")) if isinstance(extra, dict) else ""


def parse_day(text: Any) -> Any:
    """Return the date that `text` writes as YYYY-MM-DD.

    Examples
    --------
    >>> parse_day("2024-02-29")
    datetime.date(2024, 2, 29)
    """
    if not isinstance(text, str):
        return text
    if not DAY.fullmatch(text):
        raise ValueError(_hint_at_date(text))
    return _check_year(date.fromisoformat(text))


def parse_moment(text: Any) -> Any:
    """Return the moment that `text` writes; a date alone becomes its midnight.

    Examples
    --------
    >>> parse_moment("2024-03-01T09:30"), parse_moment("2024-03-01")
    (datetime.datetime(2024, 3, 1, 9, 30), datetime.datetime(2024, 3, 1, 0, 0))
    """
    if not isinstance(text, str):
        return text
    if not MOMENT.fullmatch(text):
        raise ValueError(_hint_at_date(text))
    return _check_year(datetime.fromisoformat(text))


def _check_year(moment: date) -> date:
    if moment.year not in YEARS:
        message = f"the year {moment.year} is not plausible"
        raise ValueError(message)
    return moment


def _hint_at_date(text: str) -> str:
    if re.fullmatch(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", text):
        return "day and month cannot be told apart in this form"
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        return "this looks like a spreadsheet's day number: format the column as text"
    if re.search(r"(Z|[+-]\d{2}:?\d{2})$", text) and "T" in text:
        return "write the local time of the site, without a time zone"
    return ""


def _parse_number(text: Any) -> Any:
    if isinstance(text, str):
        if re.fullmatch(r"-?\d+,\d+", text):
            message = "write a decimal point and no separator of thousands"
            raise ValueError(message)
        if re.fullmatch(r"-?[\d.]+\s*[^\d\s.eE+-].*", text):
            message = "write the number alone, without a unit"
            raise ValueError(message)
    return text


def _resolve_file(text: Any, info: ValidationInfo) -> Any:
    """Make a path absolute without asking the disk: thousands of rows are read often."""
    folder = (info.context or {}).get("folder")
    if folder is None or not isinstance(text, str):
        return text
    if "\\" in text:
        message = "write the path with / between its folders"
        raise ValueError(message)
    return os.path.normpath(os.path.join(folder, text))  # noqa: PTH118


def _resolve_named(text: Any, info: ValidationInfo) -> Any:
    """Return the absolute path of a file in the study folder, else `text` as the name it is."""
    resolve: Callable[[str], str] | None = (info.context or {}).get("resolve")
    return text if resolve is None or not isinstance(text, str) else resolve(text)


Identifier: TypeAlias = Annotated[str, StringConstraints(pattern=IDENTIFIER)]
Day: TypeAlias = Annotated[date, BeforeValidator(parse_day)]
Moment: TypeAlias = Annotated[datetime, BeforeValidator(parse_moment)]
Number: TypeAlias = Annotated[float, BeforeValidator(_parse_number)]
File: TypeAlias = Annotated[Path, BeforeValidator(_resolve_file)]
NamedFile: TypeAlias = Annotated[str, BeforeValidator(_resolve_named)]
