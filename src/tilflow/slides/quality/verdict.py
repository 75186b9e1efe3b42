"""The table of a slide's checks, and what follows for its measurements."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from math import nan
from pathlib import Path
from typing import Final, Literal

import pandas as pd

from tilflow.errors import InputError
from tilflow.staging import staged

Quality = Literal["ok", "warn", "fail"]


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a slide.

    Attributes
    ----------
    check
        What was looked at; of a stain or channel as ``strength.dab``.
    value, unit
        What was found.
    lower_limit, upper_limit
        Between which it is good; missing where there is none.
    area_mm2
        Of the tissue that it took out.
    quality, reason
        ok, warn or fail; and why it is not ok.
    """

    check: str
    value: float
    unit: str
    lower_limit: float = nan
    upper_limit: float = nan
    area_mm2: float = 0.0
    quality: Quality = "ok"
    reason: str = ""


COLUMNS: Final = ("slide_id", *(field.name for field in fields(Check)))
TEXT: Final = ("slide_id", "check", "unit", "quality", "reason")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checks say of the whole slide."""

    quality: Quality
    reason: str


GOOD: Final = Verdict("ok", "")


def tabulate_checks(checks: Iterable[Check], *, slide_id: str) -> pd.DataFrame:
    """Return `COLUMNS`: one row a check."""
    rows = [{"slide_id": slide_id, **asdict(check)} for check in checks]
    types = {name: "string" if name in TEXT else "float64" for name in COLUMNS}
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(types)


def call_verdict(table: pd.DataFrame) -> Verdict:
    """Return the worst quality of a slide's checks, with the reasons of all that are as bad.

    Examples
    --------
    >>> checks = [Check("folds", 20.0, "%", quality="warn", reason="many folds"), Check("a", 1, "")]
    >>> call_verdict(tabulate_checks(checks, slide_id="S1"))
    Verdict(quality='warn', reason='many folds')
    """
    for quality in ("fail", "warn"):
        reasons = table.loc[table["quality"] == quality, "reason"]
        if len(reasons):
            return Verdict(quality, "; ".join(dict.fromkeys(reasons)))
    return GOOD


def write_checks(table: pd.DataFrame, path: Path | str) -> None:
    """Write a table of checks as Parquet, whole or not at all."""
    with staged(path) as temporary:
        table.to_parquet(temporary, index=False)


def read_verdict(path: Path | str) -> Verdict:
    """Read the table that `write_checks` wrote, and return what it says of the slide.

    Raises
    ------
    InputError
        Where the file is missing or no such table.
    """
    try:
        return call_verdict(pd.read_parquet(path, columns=["quality", "reason"]))
    except (OSError, ValueError, KeyError) as error:
        message = f"{path}: is no table of checks; write it with `tilflow slides quality`"
        raise InputError(message) from error


def apply_verdict(
    table: pd.DataFrame, verdict: Verdict, *, measured: Sequence[str]
) -> pd.DataFrame:
    """Return a table of a slide's measurements after its checks have spoken.

    Of a slide that fails every row fails, with the slide's reason and without the `measured`
    columns' values; a warning is added to the rows' own.

    Examples
    --------
    >>> table = pd.DataFrame({"n": [1], "value": [2.0], "quality": ["ok"], "reason": [""]})
    >>> failed = apply_verdict(table, Verdict("fail", "out of focus"), measured=["value"])
    >>> failed.to_numpy().tolist()
    [[1, nan, 'fail', 'out of focus']]
    """
    quality, reason = verdict.quality, verdict.reason
    if quality == "fail":
        return table.assign(**dict.fromkeys(measured, nan), quality=quality, reason=reason)
    if quality == "ok":
        return table
    kept = table["quality"] == "fail"
    joined = [f"{own}; {reason}" if own else reason for own in table["reason"]]
    return table.assign(
        quality=table["quality"].where(kept, "warn"), reason=table["reason"].where(kept, joined)
    )
