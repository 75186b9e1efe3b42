"""Adverse events by system organ class and term: each patient once, at the worst grade."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from tilflow.report.formatting import is_missing

GRADES: Final = (1, 2, 3, 4, 5)
UNCODED: Final = "not coded"
ANY_TERM: Final = "any event"
ANY_CLASS: Final = "Any adverse event"


@dataclass(frozen=True)
class EventRow:
    """Patients with one term, or with any term of a class.

    Attributes
    ----------
    is_total
        The row is of a whole class, or of all events.
    grades
        Patients whose worst grade is 1, 2, … 5.
    strata
        Patients of each stratum, whatever the grade.
    """

    organ_class: str
    term: str
    is_total: bool
    n: int
    grades: tuple[int, ...]
    severe: int
    related: int
    serious: int
    strata: tuple[int, ...]


def summarise_adverse_events(
    events: pd.DataFrame, patients: pd.DataFrame, strata: Sequence[str]
) -> list[EventRow]:
    """Return all events first, then each class with its terms, the most frequent first.

    Parameters
    ----------
    events
        patient_id, soc, term, grade, related and serious of the events that are counted.
    patients
        patient_id and stratum.
    strata
        In the order of the columns.
    """
    if events.empty:
        return []
    of = dict(zip(patients["patient_id"], patients["stratum"].astype(str), strict=True))
    soc = [UNCODED if is_missing(s) or s == "" else str(s) for s in events["soc"]]
    table = events.assign(soc=soc, stratum=events["patient_id"].map(of))
    rows = [_count(table, ANY_CLASS, ANY_TERM, strata, is_total=True)]
    classes = [
        (_count(own, str(name), ANY_TERM, strata, is_total=True), own)
        for name, own in table.groupby("soc", sort=True)
    ]
    for total, own in sorted(classes, key=lambda each: (-each[0].n, each[0].organ_class)):
        terms = [
            _count(rows_of, total.organ_class, str(term), strata, is_total=False)
            for term, rows_of in own.groupby("term", sort=True)
        ]
        rows += [total, *sorted(terms, key=lambda row: (-row.n, row.term))]
    return rows


def _count(
    events: pd.DataFrame, organ_class: str, term: str, strata: Sequence[str], *, is_total: bool
) -> EventRow:
    worst = events.groupby("patient_id")["grade"].max()
    related = events[events["related"].eq(True)]
    own = events.drop_duplicates("patient_id")["stratum"].value_counts()
    return EventRow(
        organ_class=organ_class,
        term=term,
        is_total=is_total,
        n=len(worst),
        grades=tuple(int((worst == grade).sum()) for grade in GRADES),
        severe=int((worst >= 3).sum()),
        related=int(related["patient_id"].nunique()),
        serious=int(events.loc[events["serious"].eq(True), "patient_id"].nunique()),
        strata=tuple(int(own.get(stratum, 0)) for stratum in strata),
    )


def tabulate_adverse_events(rows: Sequence[EventRow], strata: Sequence[str]) -> pd.DataFrame:
    """Return the rows as a table, a column a grade and a stratum."""
    return pd.DataFrame(
        [
            {
                "soc": row.organ_class,
                "term": row.term,
                "any_grade": row.n,
                **{f"grade_{grade}": n for grade, n in zip(GRADES, row.grades, strict=True)},
                "grade_3_or_more": row.severe,
                "related": row.related,
                "serious": row.serious,
                **{f"stratum_{name}": n for name, n in zip(strata, row.strata, strict=True)},
            }
            for row in rows
        ]
    )
