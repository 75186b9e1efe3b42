"""Pages: the dictionary of the study's tables, as a table and as Markdown."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from tilflow.measurement import COLUMNS as MEASUREMENTS
from tilflow.trial.dictionary import COMPLETENESS, LONGITUDINAL, Column, Kind
from tilflow.trial.export.variables import ADLB
from tilflow.trial.sdtm.variables import DATASETS

KINDS: Final[Mapping[str, Kind]] = {"string": "text", "Int64": "integer", "float64": "number"}

TABLES: Final[Mapping[str, Mapping[str, Column]]] = {
    "measurements": {
        name: Column(name, KINDS[kind], f"{meaning[0].upper()}{meaning[1:]}.")
        for name, (kind, meaning) in MEASUREMENTS.items()
    },
    "longitudinal": LONGITUDINAL,
    "completeness": COMPLETENESS,
    "adlb": ADLB,
    **{f"sdtm/{name.lower()}": each.variables for name, each in DATASETS.items()},
}
"""Table → its columns."""

DICTIONARY_COLUMNS: Final = (
    "table", "position", "name", "label", "type", "unit", "meaning", "allowed", "required",
    "derivation", "source",
)  # fmt: skip


def tabulate_dictionary() -> pd.DataFrame:
    """Return one row a column of every table: `DICTIONARY_COLUMNS`."""
    rows = [
        (
            table, position, each.name, each.label, each.kind, each.unit, each.meaning,
            ", ".join(text or "blank" for text in each.allowed), "yes" if each.required else "",
            each.derivation, each.source,
        )
        for table, columns in TABLES.items()
        for position, each in enumerate(columns.values(), start=1)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(DICTIONARY_COLUMNS))


def format_dictionary() -> str:
    """Return the dictionary as a page in Markdown."""
    lines = ["# The columns of the study's tables", ""]
    for table, columns in TABLES.items():
        lines += [f"## {table}", "", "| column | type | unit | meaning | derivation | source |"]
        lines.append("|---|---|---|---|---|---|")
        for each in columns.values():
            name = f"{each.name} ({each.label})" if each.label else each.name
            cells = (name, each.kind, each.unit, each.meaning, each.derivation, each.source)
            lines.append("| " + " | ".join(text.replace("|", "\\|") for text in cells) + " |")
        lines.append("")
    return "\n".join(lines)
