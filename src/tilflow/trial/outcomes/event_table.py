"""The table of adverse events by system organ class, term and CTCAE grade.

Terms and classes are those of the sheet. MedDRA is licensed and is not part of this program.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import numpy as np
import pandas as pd

from tilflow.trial.outcomes.events import KINDS, select_emergent
from tilflow.trial.outcomes.proportions import compute_clopper_pearson
from tilflow.trial.outcomes.rows import ClinicalSheets, iterate_groups
from tilflow.trial.outcomes.settings import EndpointSettings
from tilflow.trial.tables import derive_rounded

COLUMNS: Final = (
    "stratum", "cohort", "level", "soc", "term", "category", "n_treated", "n_subjects", "percent",
    "lower", "upper", "n_events",
)  # fmt: skip
"""Columns of ``adverse_events.parquet``, in its order."""

NOT_STATED: Final = "not stated"

CATEGORIES: Final[Mapping[str, Callable[[pd.DataFrame], pd.Series]]] = {
    **{name.removeprefix("adverse_event_"): kind for name, kind in KINDS.items()},
    "dose_limiting": lambda events: events["dlt"].eq(True),
}


def summarise_adverse_events(sheets: ClinicalSheets, settings: EndpointSettings) -> pd.DataFrame:
    """Count subjects and events by class, term and category, in each group of patients.

    A subject counts once a row, however many events. ``worst_grade_1`` to ``worst_grade_5``
    count each subject once, by the highest grade of the term, of the class, or of all; their
    ``n_events`` are the events of that grade. Rows of a class or term that nobody of the group had
    are left out.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`, the commonest classes and terms first; ``percent`` is of the treated patients
        with its exact interval. Without rows where the study has no ``adverse_events.tsv``.
    """
    if sheets.adverse_events is None:
        return pd.DataFrame(columns=list(COLUMNS))
    events = select_emergent(sheets.adverse_events, sheets, settings)
    for name in ("soc", "term"):
        text = events[name].fillna("").astype(object) if name in events else ""
        events[name] = text
        events[name] = events[name].where(events[name].ne(""), NOT_STATED)
    order = _rank(events)
    rows = [
        row
        for stratum, cohort, part in iterate_groups(sheets.patients, by_cohort=True)
        for row in _summarise_group(
            events[events["patient_id"].isin(part["patient_id"])], len(part), stratum, cohort
        )
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    table["rank"] = [order[key] for key in zip(table["soc"], table["term"], strict=True)]
    table["group"] = table.groupby(["stratum", "cohort"], sort=False).ngroup()
    table = table.sort_values(["group", "rank"], kind="stable", ignore_index=True)
    return derive_rounded(table[list(COLUMNS)])


def _rank(events: pd.DataFrame) -> dict[tuple[str, str], int]:
    """Rank the classes, and the terms in each, by their subjects in the whole study."""
    classes = events.groupby("soc")["patient_id"].nunique()
    terms = events.groupby(["soc", "term"])["patient_id"].nunique()
    keys: list[tuple[str, str]] = [("", "")]
    for soc in sorted(classes.index, key=lambda name: (-classes[name], name)):
        keys.append((soc, ""))
        own = terms.loc[soc]
        keys += [(soc, term) for term in sorted(own.index, key=lambda name: (-own[name], name))]
    return {key: place for place, key in enumerate(keys)}


def _summarise_group(
    events: pd.DataFrame, n_treated: int, stratum: str, cohort: str
) -> Iterator[dict[str, object]]:
    group = {"stratum": stratum, "cohort": cohort, "n_treated": n_treated}
    yield from _summarise_level(events, group | {"level": "any", "soc": "", "term": ""})
    for soc, part in events.groupby("soc", sort=True):
        yield from _summarise_level(part, group | {"level": "soc", "soc": soc, "term": ""})
        for term, few in part.groupby("term", sort=True):
            yield from _summarise_level(few, group | {"level": "term", "soc": soc, "term": term})


def _summarise_level(events: pd.DataFrame, place: dict[str, object]) -> Iterator[dict[str, object]]:
    worst = events.groupby("patient_id")["grade"].max()
    counts = {
        name: (int(events.loc[kind(events), "patient_id"].nunique()), int(kind(events).sum()))
        for name, kind in CATEGORIES.items()
    }
    for grade in range(1, 6):
        subjects, number = int(worst.eq(grade).sum()), int(events["grade"].eq(grade).sum())
        counts[f"worst_grade_{grade}"] = (subjects, number)
    total = int(str(place["n_treated"]))
    for category, (subjects, number) in counts.items():
        if number == 0 and place["level"] != "any":
            continue
        low, high = compute_clopper_pearson(subjects, total) if total else (np.nan, np.nan)
        yield place | {
            "category": category,
            "n_subjects": subjects,
            "percent": 100 * subjects / total if total else np.nan,
            "lower": 100 * low,
            "upper": 100 * high,
            "n_events": number,
        }
