"""Rows of the table of endpoints, by group of patients."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import pandas as pd

from tilflow.trial.outcomes.proportions import compute_clopper_pearson

COLUMNS: Final = (
    "endpoint", "stratum", "cohort", "n", "n_events", "estimate", "lower", "upper", "unit",
    "method", "note",
)  # fmt: skip
"""Columns of ``endpoints.parquet``, in its order."""

ALL: Final = "all"
EXACT: Final = "Clopper-Pearson"

Endpoint: TypeAlias = dict[str, object]
Note: TypeAlias = Callable[[pd.DataFrame], str] | str


@dataclass(frozen=True, slots=True)
class ClinicalSheets:
    """The sheets of a study that the endpoints are of; None where a sheet is absent."""

    patients: pd.DataFrame
    adverse_events: pd.DataFrame | None
    tumour_assessments: pd.DataFrame | None
    survival: pd.DataFrame | None
    doses: pd.DataFrame | None = None
    lesions: pd.DataFrame | None = None


def iterate_groups(
    patients: pd.DataFrame, *, by_cohort: bool
) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """Yield (stratum, cohort, patients) of all, each stratum and, where asked, each cohort."""
    yield ALL, ALL, patients
    for stratum, part in patients.groupby("stratum", sort=True):
        yield str(stratum), ALL, part
        if by_cohort:
            for cohort, few in part.groupby("cohort", sort=True):
                if str(cohort):
                    yield str(stratum), str(cohort), few


def describe_absent(endpoint: str, what: str) -> Endpoint:
    """Return the row of an endpoint that the study cannot have, and why."""
    note = f"left out: the study has no {what}"
    return {"endpoint": endpoint, "stratum": ALL, "cohort": ALL, "n": 0, "note": note}


def summarise_share(
    endpoint: str, stratum: str, cohort: str, flags: pd.Series, note: str
) -> Endpoint:
    """Return the row of a share of patients, in percent, with its exact interval."""
    count, total = int(flags.sum()), len(flags)
    low, high = compute_clopper_pearson(count, total) if total else (np.nan, np.nan)
    return {
        "endpoint": endpoint, "stratum": stratum, "cohort": cohort, "n": total, "n_events": count,
        "estimate": 100 * count / total if total else np.nan, "lower": 100 * low,
        "upper": 100 * high, "unit": "% of patients", "method": EXACT, "note": note,
    }  # fmt: skip


def iterate_shares(
    endpoint: str,
    patients: pd.DataFrame,
    flags: pd.Series,
    note: Note,
    *,
    by_cohort: bool = False,
    among: pd.Series | None = None,
) -> Iterator[Endpoint]:
    """Yield the share of `flags` in each group, of all its patients or of those in `among`."""
    for stratum, cohort, part in iterate_groups(patients, by_cohort=by_cohort):
        text = note if isinstance(note, str) else note(part)
        kept = part.index if among is None else part.index[among.loc[part.index]]
        yield summarise_share(endpoint, stratum, cohort, flags.loc[kept], text)
