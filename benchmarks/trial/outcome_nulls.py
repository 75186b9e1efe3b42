"""Biomarkers against survival where neither knows of the other: ``python outcome_nulls.py``.

Every seed is a trial of 45 patients and 12 visits with 20 parameters
(`tilflow.simulate.changes`), some of which change, and survival that none of them has anything to
do with: exponential, a median of `--median` days, followed for a year. Whoever dies or leaves has
no sample after that day: that is what makes "ever responded" immortal. Hazard ratios are 1, so
that every finding is a false one.

ratio: geometric mean of the hazard ratios. p_below_0.05 and coverage: shares of the tests and of
the 95 % intervals that hold 1. any_found: share of the families (all parameters of one analysis)
with a q of at most 0.05, the false discovery rate here. The last row compares, from the first day
on, the patients whose value ever doubled with the others: the mistake that the analyses avoid.
"""

import datetime as dt

import numpy as np
import pandas as pd
from seeds import read_options, tabulate_seeds

from tilflow.simulate.changes import ChangeDesign, simulate_changes
from tilflow.trial.association.cox import fit_cox
from tilflow.trial.association.models import summarise_association
from tilflow.trial.association.settings import AssociationSettings

FIRST = dt.date(2024, 1, 1)
FOLLOWED = 365


def draw_survival(names: np.ndarray, seed: int, median: float) -> pd.DataFrame:
    """Return days and event of each patient."""
    days = np.ceil(np.random.default_rng([seed, 17]).exponential(median / np.log(2), len(names)))
    return pd.DataFrame(
        {
            "patient_id": names,
            "days": np.minimum(days + 1, FOLLOWED),
            "is_event": days + 1 <= FOLLOWED,
        }
    )


def tabulate(seed: int, median: float) -> pd.DataFrame:
    """Return the rows of one trial, and the naive comparison of each parameter."""
    values = simulate_changes(ChangeDesign(leaving_fraction=0.0), seed)
    names = np.unique(values["patient_id"])
    survival = draw_survival(names, seed, median)
    end = values["patient_id"].map(survival.set_index("patient_id")["days"])
    values = values[values["study_day"].le(end).to_numpy(dtype=bool)]
    values = values.assign(log2_fold_change=np.log2(values["fold_change"]))
    patients = pd.DataFrame(
        {
            "patient_id": names,
            "stratum": values.groupby("patient_id")["stratum"].first().reindex(names).to_numpy(),
            "inclusion_date": FIRST, "first_dose_date": FIRST, "new_therapy_date": None,
        }
    )  # fmt: skip
    table = summarise_association(
        values, patients, {"overall_survival": survival}, AssociationSettings()
    )
    naive = [_compare_ever(part, survival) for _, part in values.groupby("parameter", sort=True)]
    ever = pd.DataFrame({"analysis": "ever doubled", "model": "naive", "hazard_ratio": naive})
    return pd.concat([table, ever]).assign(seed=seed)


def _compare_ever(values: pd.DataFrame, survival: pd.DataFrame) -> float:
    doubled = values.groupby("patient_id")["log2_fold_change"].max().ge(1)
    ever = survival["patient_id"].map(doubled).to_numpy(dtype=float)
    days, is_event = survival["days"].to_numpy(dtype=float), survival["is_event"].to_numpy()
    fit = fit_cox(np.zeros(len(days)), days, is_event, ever[:, None])
    return float(np.exp(fit.coefficients[0])) if fit.is_finite else np.nan


def summarise(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rates of false findings of each analysis and model."""
    day = table["landmark_day"].astype("Int64").astype("string").fillna("")
    table = table.assign(
        question=(table["analysis"] + " " + day).str.strip(),
        model=table["model"].str.replace(", stratified by stratum", ""),
    )
    answer = []
    for (question, model), part in table.groupby(["question", "model"], sort=True):
        has = part[part["hazard_ratio"].notna()]
        tested = has[has["p"].notna()]
        families = tested.groupby("seed")["q"].min()
        covers = tested["lower"].fillna(0).le(1) & tested["upper"].fillna(np.inf).ge(1)
        answer.append(
            (question, model, len(part), part["n_events"].dropna().median(),
             np.exp(np.log(has["hazard_ratio"]).mean()), tested["p"].le(0.05).mean(),
             covers.mean() if len(tested) else np.nan, families.le(0.05).mean(), len(families))
        )  # fmt: skip
    columns = [
        "question", "model", "rows", "median_events", "ratio", "p_below_0.05", "coverage",
        "any_found", "families",
    ]  # fmt: skip
    return pd.DataFrame(answer, columns=columns)


def main() -> None:
    """Print the table."""
    parser = read_options(__doc__)
    parser.add_argument("--median", type=float, default=240, help="median survival in days")
    options = parser.parse_args()
    rows = tabulate_seeds(options, lambda seed: tabulate(seed, options.median))
    print(summarise(rows).round(3).to_string(index=False))


if __name__ == "__main__":
    main()
