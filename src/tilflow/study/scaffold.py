"""A new study folder: settings to fill in, a header row for every sheet, a page on the columns."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tilflow.errors import InputError
from tilflow.staging import staged
from tilflow.study.opening import SHEETS
from tilflow.study.reference import describe_sheets

CONFIG: Final = """\
# Settings of this study: only what differs from the defaults.
# `tilflow config write DIR` writes them all, each with its unit and bounds, to DIR/defaults.yaml.

# Folder for the results, relative to where tilflow runs.
# results: results

# Patients whose first blood was drawn on treatment, accepted by name; all others need a baseline.
# patients_without_baseline: []
"""


@dataclass(frozen=True)
class Draft:
    """What a scan found, for the sheets of a new study.

    Attributes
    ----------
    rows
        Sheet → rows, column → text; what is unknown is left out.
    files
        Path in the study folder → text, for panels and assays.
    notes
        What a person should know, as sentences.
    """

    rows: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def write_scaffold(folder: Path | str, draft: Draft | None = None) -> list[tuple[Path, bool]]:
    """Write what a study folder lacks; return each file and whether it was written.

    Nothing is overwritten, save a sheet that is still the bare header of an earlier scaffold.
    """
    folder = Path(folder)
    if folder.exists() and not folder.is_dir():
        message = f"{folder}: is a file: name a folder for the study"
        raise InputError(message)
    draft = draft or Draft()
    texts = {"config.yaml": CONFIG, "README.md": describe_sheets()}
    for name in SHEETS:
        texts[name] = format_sheet(name, draft.rows.get(name, ()))
    texts.update(draft.files)
    return [(folder / name, _write(folder / name, text)) for name, text in texts.items()]


def format_sheet(name: str, rows: Sequence[Mapping[str, str]]) -> str:
    r"""Return a sheet as text: every column of its model, and `rows`.

    Examples
    --------
    >>> format_sheet("doses.tsv", [{"patient_id": "P01"}])
    'patient_id\tgiven_at\tdose_mg\troute\tdrug\nP01\t\t\t\t\n'
    """
    text = io.StringIO()
    columns = list(SHEETS[name].model_fields)
    writer = csv.DictWriter(text, columns, restval="", delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _write(path: Path, text: str) -> bool:
    is_bare = path.name in SHEETS and path.is_file()
    if is_bare:
        is_bare = path.read_bytes() == format_sheet(path.name, ()).encode()
    if path.exists() and (not is_bare or text == format_sheet(path.name, ())):
        return False
    with staged(path) as temporary:
        temporary.write_text(text, encoding="utf-8")
    return True
