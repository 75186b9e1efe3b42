"""The page on the sheets' columns, generated from the row models."""

from collections.abc import Iterator
from typing import Final

from pydantic.fields import FieldInfo

from tilflow.study.columns import Row, describe
from tilflow.study.opening import SHEETS

INTRODUCTION: Final = """\
# The sheets of a study

Tab-separated text in UTF-8, one header row, one file each in the study folder. Blank cells and `NA`
are missing values. Paths are relative to the study folder, or absolute. `patients.tsv` and one of
`blood_samples.tsv` and `biopsies.tsv` are needed; columns that are not required may be left out.
"""


def describe_sheets() -> str:
    """Return the Markdown page on every sheet and column."""
    return "\n".join([INTRODUCTION, *(line for each in SHEETS.items() for line in _sheet(*each))])


def _sheet(name: str, model: type[Row]) -> Iterator[str]:
    yield f"## {name}\n"
    yield f"{(model.__doc__ or '').strip().splitlines()[0]}\n"
    yield "| column | required | holds | allowed |"
    yield "|---|---|---|---|"
    for column, field in model.model_fields.items():
        required = "yes" if field.is_required() else ""
        yield f"| `{column}` | {required} | {field.description} | {_allowed(field)} |"
    yield ""


def _allowed(field: FieldInfo) -> str:
    return describe(field, "allowed").replace("|", "\\|")
