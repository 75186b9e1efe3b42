"""Blood against tissue, within the patients."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

import numpy as np
import pandas as pd

from tilflow.trial.inference.correlation import (
    Correlation,
    compute_rank_correlation,
    compute_repeated_correlation,
)
from tilflow.trial.settings import StatisticsSettings
from tilflow.trial.statistics.records import ALL
from tilflow.trial.statistics.table import Row, join_counts, name_family
from tilflow.trial.visits import UNSCHEDULED

DENSITY: Final = ".density_per_mm2"
SPECIMENS: Final = "blood and tissue"

Correlate: TypeAlias = Callable[[pd.DataFrame], Correlation | None]


def summarise_blood_tissue(
    longitudinal: pd.DataFrame, settings: StatisticsSettings
) -> Iterator[Row]:
    """Yield the correlation of each chosen blood parameter with each density, over all strata.

    Two correlations a pair: of the levels within the patients, for patients with two pairs or
    more, and of the changes from baseline, one pair a patient (the last biopsy).
    """
    rows = longitudinal[
        longitudinal["is_analysed"].to_numpy(dtype=bool)
        & longitudinal["visit"].ne(UNSCHEDULED).to_numpy(dtype=bool)
        & longitudinal["timepoint"].ne("peak").to_numpy(dtype=bool)
        & longitudinal["study_day"].notna().to_numpy(dtype=bool)
    ]
    blood = rows[rows["specimen"].eq("blood") & rows["parameter"].isin(settings.correlated_blood)]
    is_density = rows["parameter"].astype(str).str.endswith(DENSITY)
    tissue = rows[rows["specimen"].eq("tissue") & is_density]
    for (parameter, unit), ours in blood.groupby(["parameter", "unit"], sort=True, observed=True):
        for (other, compartment), theirs in tissue.groupby(
            ["parameter", "compartment"], sort=True, observed=True
        ):
            pairs = derive_pairs(ours, theirs, days=settings.correlation_days)
            head: Row = {
                "analysis": "blood_tissue", "specimen": SPECIMENS, "stratum": ALL,
                "parameter": str(parameter), "compartment": str(compartment), "unit": str(unit),
            }  # fmt: skip
            yield _correlate_levels(pairs, theirs, head, str(other))
            yield _correlate_changes(pairs, theirs, head, str(other), settings)


def derive_pairs(blood: pd.DataFrame, tissue: pd.DataFrame, *, days: int) -> pd.DataFrame:
    """Pair each biopsy with a blood sample of the patient.

    The baselines are a pair; a later biopsy takes the nearest later sample within `days` (of two
    as near, the earlier). A biopsy without a partner is in no pair.

    Returns
    -------
    pandas.DataFrame
        ``patient_id``, ``study_day`` (of the biopsy), ``first``, ``second`` (values) and
        ``first_fold``, ``second_fold``.
    """
    samples = {
        str(name): part.sort_values("study_day", kind="stable")
        for name, part in blood.groupby("patient_id", sort=True)
    }
    found = []
    for row in tissue.sort_values(["patient_id", "study_day"], kind="stable").to_dict("records"):
        own = samples.get(str(row["patient_id"]))
        if own is None:
            continue
        if row["is_baseline"]:
            own = own[own["is_baseline"].to_numpy(dtype=bool)]
        else:
            away = (own["study_day"].astype(int) - int(row["study_day"])).abs()
            near = (away <= days) & own["study_day"].ge(1) & ~own["is_baseline"].astype(bool)
            own = own[near].assign(away=away[near]).sort_values("away", kind="stable")
            own = own if int(row["study_day"]) >= 1 else own.iloc[:0]
        if len(own):
            mate = own.iloc[0]
            found.append(
                (str(row["patient_id"]), int(row["study_day"]),
                 float(mate["value"]), float(row["value"]),
                 float(mate["fold_change"]), float(row["fold_change"]), bool(row["is_baseline"]))
            )  # fmt: skip
    columns = ["patient_id", "study_day", "first", "second", "first_fold", "second_fold"]
    return pd.DataFrame(found, columns=[*columns, "is_baseline"])


def _correlate_levels(pairs: pd.DataFrame, tissue: pd.DataFrame, head: Row, other: str) -> Row:
    positive = pairs[pairs["first"].gt(0) & pairs["second"].gt(0)]
    repeated = positive[positive.groupby("patient_id")["patient_id"].transform("size") >= 2]
    n_excluded, excluded = join_counts(
        {
            "biopsies without a blood sample near": len(tissue) - len(pairs),
            "not above zero": len(pairs) - len(positive),
            "the only pair of a patient": len(positive) - len(repeated),
        }
    )

    def correlate(part: pd.DataFrame) -> Correlation | None:
        return compute_repeated_correlation(
            part["patient_id"].to_numpy(dtype=object),
            np.log(part["first"].to_numpy(dtype=float)),
            np.log(part["second"].to_numpy(dtype=float)),
        )

    answer = correlate(repeated)
    return head | _report(answer, repeated) | _leave_out(answer, repeated, correlate) | {
        "contrast": f"with {other}: levels within patients",
        "quantity": "correlation of logs within patients",
        "model": "log density ~ patient + log blood value",
        "n_excluded": n_excluded, "excluded": excluded,
        "fdr_family": _name_family("levels", answer),
    }  # fmt: skip


def _correlate_changes(
    pairs: pd.DataFrame,
    tissue: pd.DataFrame,
    head: Row,
    other: str,
    settings: StatisticsSettings,
) -> Row:
    later = pairs[~pairs["is_baseline"].astype(bool)]
    folds = later[later["first_fold"].notna() & later["second_fold"].notna()]
    last = folds.drop_duplicates("patient_id", keep="last")
    biopsies = int((~tissue["is_baseline"].astype(bool)).sum())
    n_excluded, excluded = join_counts(
        {
            "biopsies without a blood sample near": biopsies - len(later),
            "without both fold changes": len(later) - len(folds),
            "earlier biopsies of a patient": len(folds) - len(last),
        }
    )

    def correlate(part: pd.DataFrame) -> Correlation | None:
        return compute_rank_correlation(
            np.log(part["first_fold"].to_numpy(dtype=float)),
            np.log(part["second_fold"].to_numpy(dtype=float)),
            permutations=settings.permutations,
        )

    answer = correlate(last)
    return head | _report(answer, last) | _leave_out(answer, last, correlate) | {
        "contrast": f"with {other}: changes from baseline",
        "quantity": "rank correlation of fold changes", "model": "ranks of the two fold changes",
        "n_excluded": n_excluded, "excluded": excluded,
        "fdr_family": _name_family("changes", answer),
    }  # fmt: skip


def _name_family(kind: str, answer: Correlation | None) -> str:
    return "" if answer is None else name_family(f"correlation of {kind}", specimen=SPECIMENS,
                                                 stratum=ALL)  # fmt: skip


def _report(answer: Correlation | None, pairs: pd.DataFrame) -> Row:
    count = int(pairs["patient_id"].nunique())
    row: Row = {"n": count, "n_patients": count, "n_records": len(pairs)}
    if answer is None:
        few = "too few pairs, or nothing varies: no correlation"
        return row | {"method": "description", "note": few}
    return row | {
        "estimate": answer.estimate, "lower": answer.lower, "upper": answer.upper,
        "df": answer.df, "p": answer.p, "method": answer.method,
    }  # fmt: skip


def _leave_out(answer: Correlation | None, pairs: pd.DataFrame, correlate: Correlate) -> Row:
    """Return the correlation without the patient who moves it the most."""
    if answer is None:
        return {}
    found: tuple[str, Correlation] | None = None
    for name in sorted(pairs["patient_id"].unique()):
        rest = correlate(pairs[pairs["patient_id"].ne(name)])
        if rest is None:
            continue
        moved = abs(rest.estimate - answer.estimate)
        if found is None or moved > abs(found[1].estimate - answer.estimate):
            found = (str(name), rest)
    if found is None:
        return {}
    return {
        "most_influential": found[0],
        "estimate_without": found[1].estimate,
        "p_without": found[1].p,
    }
