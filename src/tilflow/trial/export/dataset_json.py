"""Dataset-JSON 1.1 of CDISC, written a part of the rows at a time."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

import tilflow
from tilflow.staging import staged
from tilflow.trial.dictionary import Column
from tilflow.trial.export.transport import FORMATS

TYPES: Final = {
    "text": "string",
    "flag": "string",
    "number": "double",
    "integer": "integer",
    "date": "date",
    "datetime": "datetime",
}
ROWS_AT_ONCE: Final = 20_000


def describe_columns(
    table: pd.DataFrame, columns: Mapping[str, Column], *, name: str
) -> list[dict[str, Any]]:
    """Return the metadata of the columns: identifier, name, label, type and length of texts.

    Dates and moments are texts in ISO 8601 here and numbers in a transport file
    (``targetDataType``).
    """
    described = []
    for variable, column in columns.items():
        each: dict[str, Any] = {
            "itemOID": f"IT.{name}.{variable}",
            "name": variable,
            "label": column.label,
            "dataType": TYPES[column.kind],
        }
        if column.kind in ("date", "datetime"):
            each["targetDataType"] = "integer"
            each["displayFormat"] = FORMATS[column.kind]
        if column.kind in ("text", "flag"):
            texts = table[variable].astype(object).unique()
            each["length"] = max([len(str(text)) for text in texts], default=0) or 1
        described.append(each)
    return described


def write_dataset_json(
    table: pd.DataFrame,
    columns: Mapping[str, Column],
    path: Path | str,
    *,
    name: str,
    label: str,
    study_id: str,
    moment: dt.datetime,
) -> None:
    """Write `table`, whole or not at all; `moment` stands for the time of writing."""
    head: dict[str, Any] = {
        "datasetJSONCreationDateTime": moment.isoformat(timespec="seconds"),
        "datasetJSONVersion": "1.1.0",
        "fileOID": f"tilflow.{name}",
        "originator": "tilflow",
        "sourceSystem": {"name": "tilflow", "version": tilflow.__version__},
        "studyOID": study_id or "STUDY",
        "metaDataVersionOID": f"MDV.{name}",
        "itemGroupOID": f"IG.{name}",
        "records": len(table),
        "name": name,
        "label": label,
        "columns": describe_columns(table, columns, name=name),
    }
    text = json.dumps(head, ensure_ascii=False, indent=1)
    with staged(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text.removesuffix("\n}") + ',\n "rows": [\n')
        for number, row in enumerate(_rows(table, columns)):
            stream.write((",\n" if number else "") + row)
        stream.write("\n ]\n}\n")


def _rows(table: pd.DataFrame, columns: Mapping[str, Column]) -> Iterator[str]:
    for start in range(0, len(table), ROWS_AT_ONCE):
        part = table.iloc[start : start + ROWS_AT_ONCE]
        values = [_list_values(part[name], column) for name, column in columns.items()]
        for row in zip(*values, strict=True):
            yield json.dumps(row, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _list_values(column: pd.Series, described: Column) -> list[Any]:
    """Return plain values; a missing one is None, a blank text stays one."""
    if described.kind in ("text", "flag"):
        return column.astype(object).fillna("").tolist()
    missing = column.isna().to_numpy(dtype=bool)
    if described.kind in ("date", "datetime"):
        unit = "D" if described.kind == "date" else "s"
        texts = np.datetime_as_string(column.to_numpy().astype(f"datetime64[{unit}]"))
        return [None if no else str(text) for text, no in zip(texts, missing, strict=True)]
    kind = int if described.kind == "integer" else float
    return [None if no else kind(value) for value, no in zip(column, missing, strict=True)]
