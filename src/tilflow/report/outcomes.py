"""The endpoints as a reader compares them: a row an endpoint, a column a stratum."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from tilflow.report.formatting import (
    MISSING,
    format_count,
    format_interval,
    format_text,
    is_missing,
)
from tilflow.report.rows import iterate_rows

ALL: Final = ("", "all")
"""How a row says that it is of every stratum, or every cohort."""
_USUAL: Final = (("rogression free", "rogression-free"), ("non CR non PD", "non-CR/non-PD"))
_ABBREVIATIONS: Final = ("dlt", "cr", "pr", "sd", "pd", "ne")


@dataclass(frozen=True)
class Estimate:
    """One cell: how many of how many, and the estimate with its interval."""

    count: str
    estimate: str


@dataclass(frozen=True)
class OutcomeRow:
    """One endpoint over the strata; `notes` are numbers of footnotes."""

    label: str
    unit: str
    cells: tuple[Estimate | None, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True)
class OutcomeTable:
    """The endpoints by stratum, without the cohorts, and the footnotes."""

    strata: tuple[str, ...]
    rows: tuple[OutcomeRow, ...]
    footnotes: tuple[str, ...]


def format_endpoint(name: str) -> str:
    """Return an endpoint as a reader names it.

    Examples
    --------
    >>> format_endpoint("feasibility_without_dlt"), format_endpoint("best_overall_response_cr")
    ('Feasibility without DLT', 'Best overall response CR')
    """
    words = [word.upper() if word in _ABBREVIATIONS else word for word in name.split("_")]
    text = " ".join(words)
    for plain, usual in _USUAL:
        text = text.replace(plain, usual)
    return text[:1].upper() + text[1:]


def derive_outcome_table(endpoints: pd.DataFrame) -> OutcomeTable:
    """Return the rows of ``endpoints`` that are of whole strata, in the order of the table.

    A footnote is what method and note say of the endpoint over all strata; one that repeats has
    one number.
    """
    whole = endpoints[endpoints["cohort"].fillna("").isin(ALL)]
    groups = {str(name).strip() for name in whole["stratum"].fillna("")} - set(ALL)
    strata = ("all", *sorted(groups))
    footnotes: dict[str, int] = {}
    rows = []
    for name in dict.fromkeys(whole["endpoint"]):
        own = {
            "all" if str(row.stratum) in ALL else str(row.stratum): row
            for row in iterate_rows(whole[whole["endpoint"] == name])
        }
        lead = own.get("all", next(iter(own.values())))
        notes = _number_notes(lead, footnotes)
        cells = tuple(_derive_cell(own.get(stratum)) for stratum in strata)
        unit = format_text(lead.unit)
        rows.append(OutcomeRow(format_endpoint(str(name)), unit, cells, notes))
    return OutcomeTable(strata, tuple(rows), tuple(footnotes))


def _number_notes(row: Any, footnotes: dict[str, int]) -> tuple[int, ...]:
    texts: Sequence[str] = [format_text(row.method), format_text(row.note)]
    text = "; ".join(text for text in texts if text != MISSING)
    if not text:
        return ()
    return (footnotes.setdefault(text, len(footnotes) + 1),)


def _derive_cell(row: Any) -> Estimate | None:
    if row is None or is_missing(row.n) or row.n == 0:
        return None
    if str(row.unit) == "events":
        return Estimate("", format_count(row.estimate))
    count = "" if is_missing(row.n_events) else f"{int(row.n_events)} of {int(row.n)}"
    if is_missing(row.estimate):
        limits = not (is_missing(row.lower) and is_missing(row.upper))
        estimate = (
            f"not reached ({format_interval(row.lower, None, None)}–n.e.)" if limits else MISSING
        )
        return Estimate(count, estimate)
    return Estimate(count, format_interval(row.estimate, row.lower, row.upper))
