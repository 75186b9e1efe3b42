"""Schema: what the dictionary says of a table, checked before the table is written."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from tilflow.trial.dictionary import Column

if TYPE_CHECKING:
    import pandas as pd
    from pandera.pandas import DataFrameSchema

PANDAS: Final = {
    "number": "float64",
    "integer": "Int64",
    "date": "datetime64[s]",
    "datetime": "datetime64[s]",
}
"""Kind → its type in pandas; texts and flags may be held as text or as categories."""


def build_schema(columns: Mapping[str, Column], *, flags: str) -> "DataFrameSchema":
    """Build the schema of a table: its columns, their order, their types, what may be missing.

    Parameters
    ----------
    columns
        Of the dictionary.
    flags
        How flags are held: ``bool``, or ``Y`` for Y and blank.
    """
    from pandera.pandas import Check, DataFrameSchema
    from pandera.pandas import Column as Checked

    def build(column: Column) -> Checked:
        allowed = {"flag": ("", "Y")}.get(column.kind, column.allowed)
        checks = [Check.isin(allowed)] if allowed else []
        if column.kind == "flag" and flags == "bool":
            return Checked("bool", nullable=False)
        if column.kind in ("text", "flag"):
            if column.required and not column.allowed:
                checks.append(Check(lambda texts: texts.ne(""), error="may not be blank"))
            return Checked(None, checks, nullable=not column.required)
        return Checked(PANDAS[column.kind], nullable=not column.required)

    return DataFrameSchema(
        {name: build(column) for name, column in columns.items()}, strict=True, ordered=True
    )


def check_schema(table: "pd.DataFrame", columns: Mapping[str, Column], *, flags: str) -> None:
    """Raise pandera's error with every column that is not as the dictionary says.

    The tables are tilflow's own: an error here is a mistake of the program, and no file is written.
    """
    build_schema(columns, flags=flags).validate(table, lazy=True)
