"""XPT: the SAS transport file, version 5, with its limits kept and told of.

Names have at most 8 characters, labels 40, texts 200 bytes; texts are ASCII. What does not fit is
changed and listed, never in silence. The file's moments are the data's, not the clock's.
"""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from tilflow.errors import InputError
from tilflow.staging import staged
from tilflow.trial.dictionary import Column

LONGEST: Final = 200
"""Bytes of a text."""

SPELLED: Final = {"µ": "u", "μ": "u", "²": "2", "³": "3", "–": "-", "×": "x", "≥": ">=", "≤": "<=",
                  "→": "->", "·": "*"}  # fmt: skip
FORMATS: Final = {"date": "DATE9.", "datetime": "DATETIME20."}
EPOCH: Final = np.datetime64("1960-01-01", "s")
RECORD: Final = 80
CREATED: Final = (RECORD + 64, 5 * RECORD + 64)
MODIFIED: Final = (2 * RECORD, 6 * RECORD)
"""Where the moments stand: in the second and third record of the library's header and, of the
member's, in the sixth and seventh of the file."""

CHANGES: Final = ("variable", "kind", "n_rows", "original", "written")


def spell_in_ascii(text: str) -> str:
    """Write `text` in ASCII; a sign without a spelling becomes ``?``.

    Examples
    --------
    >>> spell_in_ascii("cells/µL, café")
    'cells/uL, cafe'
    """
    spelled = "".join(SPELLED.get(sign, sign) for sign in text)
    plain = unicodedata.normalize("NFKD", spelled)
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return kept.encode("ascii", "replace").decode()


def derive_transportable(
    table: pd.DataFrame, columns: Mapping[str, Column]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the table as XPT can hold it, and what had to be changed.

    Returns
    -------
    table
        Texts in ASCII of at most 200 bytes, everything else as doubles: dates are days and moments
        are seconds since 1960.
    changes
        `CHANGES`: one row for each text that was changed; ``kind`` is spelling or truncation.

    Raises
    ------
    InputError
        For a name or label that XPT cannot hold, and where two parameters would get one name.
    """
    written: dict[str, np.ndarray] = {}
    changes: list[tuple[str, str, int, str, str]] = []
    for name, column in columns.items():
        _check_limits(name, column.label)
        if column.kind in ("text", "flag"):
            written[name], changed = _write_texts(name, table[name])
            changes += changed
        elif column.kind in FORMATS:
            seconds = (table[name].to_numpy().astype("datetime64[s]") - EPOCH).astype("float64")
            missing = table[name].isna().to_numpy()
            scale = 86400 if column.kind == "date" else 1
            written[name] = np.where(missing, np.nan, seconds / scale)
        else:
            written[name] = table[name].to_numpy(dtype=float, na_value=np.nan)
    if "PARAM" in columns:
        _check_distinct(table["PARAM"], written["PARAM"])
    return pd.DataFrame(written, copy=False), pd.DataFrame(changes, columns=list(CHANGES))


def _check_limits(name: str, label: str) -> None:
    if len(name) > 8 or len(label) > 40 or not (name + label).isascii():
        message = (
            f"{name}: an XPT variable has at most 8 characters in its name and 40 in its label, in "
            "ASCII"
        )
        raise InputError(message)


def _write_texts(
    name: str, column: pd.Series
) -> tuple[np.ndarray, list[tuple[str, str, int, str, str]]]:
    codes, texts = pd.factorize(column.astype(object).fillna(""))
    counts = np.bincount(codes, minlength=len(texts))
    spelled = [spell_in_ascii(str(text)) for text in texts]
    short = np.array([text[:LONGEST] for text in spelled] + [""], dtype=object)
    changes = [
        (name, "truncation" if len(plain) > LONGEST else "spelling", int(count), str(text), kept)
        for text, plain, kept, count in zip(texts, spelled, short, counts, strict=False)
        if str(text) != kept
    ]
    return short[codes], sorted(changes)


def _check_distinct(before: pd.Series, after: np.ndarray) -> None:
    pairs = pd.DataFrame({"before": before.astype(object).to_numpy(), "after": after})
    twice = pairs.drop_duplicates().duplicated("after")
    if twice.any():
        name = pairs.drop_duplicates().loc[twice, "after"].iloc[0]
        message = f"PARAM {name!r}: two parameters have this name once it is written in ASCII"
        raise InputError(message)


def write_transport(
    table: pd.DataFrame,
    columns: Mapping[str, Column],
    path: Path | str,
    *,
    name: str,
    label: str,
    moment: dt.datetime,
) -> pd.DataFrame:
    """Write `table` as XPT version 5, whole or not at all; return what had to be changed."""
    import pyreadstat

    transportable, changes = derive_transportable(table, columns)
    with staged(path) as temporary:
        pyreadstat.write_xport(
            transportable,
            temporary,
            file_label=label,
            column_labels=[column.label for column in columns.values()],
            table_name=name.upper(),
            file_format_version=5,
            variable_format={
                variable: FORMATS[column.kind]
                for variable, column in columns.items()
                if column.kind in FORMATS
            },
        )
        _set_moment(temporary, moment)
    return changes


def _set_moment(path: Path, moment: dt.datetime) -> None:
    """Put `moment` where the writer put the time of writing."""
    text = moment.strftime("%d%b%y:%H:%M:%S").upper().encode("ascii")
    with path.open("r+b") as stream:
        for place in (*CREATED, *MODIFIED):
            stream.seek(place)
            stream.write(text)
