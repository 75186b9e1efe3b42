"""Planted changes found, false ones held, intervals that cover: ``python fdr.py [--seeds 200]``.

Every seed is a trial of 45 patients and 12 visits, as a longitudinal table with 20 parameters, four
of which change. Truth is the mean change that was planted.

Found: share of the planted parameters with q at most 0.05. FDR: mean over the trials of the share
of unchanged parameters among those found. Coverage: share of the 95 % intervals of the fold change
that hold the truth.
"""

import numpy as np
import pandas as pd
from seeds import read_options, tabulate_seeds

from tilflow.simulate.changes import DAYS, ChangeDesign, simulate_changes
from tilflow.trial.settings import StatisticsSettings
from tilflow.trial.statistics.change import summarise_change
from tilflow.trial.statistics.mixed import summarise_mixed_models
from tilflow.trial.statistics.records import derive_records
from tilflow.trial.statistics.table import build_table

SETTINGS = StatisticsSettings()


def tabulate(seed: int, design: ChangeDesign) -> pd.DataFrame:
    """Return the rows of one trial with the truth beside them."""
    records = derive_records(simulate_changes(design, seed), None, SETTINGS)
    rows = [*summarise_change(records, SETTINGS), *summarise_mixed_models(records, SETTINGS)]
    table = build_table(rows, SETTINGS)
    table = table[table["analysis"].isin(["change", "mixed_model"])]
    number = table["parameter"].str.extract(r"_(\d+)\.")[0].astype(int).to_numpy()
    means = design.mean_change
    visit = table["visit"].map({f"D{day}": place for place, day in enumerate(DAYS[1:])})
    at_visit = means[number, visit.fillna(0).astype(int)]
    over_visits = means.mean(axis=1)[number]
    return table.assign(
        seed=seed,
        planted=np.asarray(design.effects)[number] != 0,
        truth=np.exp(np.where(visit.isna(), over_visits, at_visit)),
    )


def summarise(table: pd.DataFrame) -> pd.DataFrame:
    """Return found, FDR and coverage of each analysis, stratum and contrast."""
    table = table[table["lower"].notna()].assign(
        kind=lambda rows: np.where(rows["visit"].eq(""), "over visits", "each visit"),
        covers=lambda rows: rows["lower"].le(rows["truth"]) & rows["truth"].le(rows["upper"]),
        is_found=lambda rows: rows["q"].le(0.05),
    )
    answer = []
    for key, part in table.groupby(["analysis", "stratum", "kind"], sort=True):
        families = part.groupby(["seed", "fdr_family"])
        found = families["is_found"].sum()
        false = (
            (part["is_found"] & ~part["planted"]).groupby([part["seed"], part["fdr_family"]]).sum()
        )
        answer.append(
            (*key, len(part), part.loc[part["planted"], "is_found"].mean(),
             (false / found.clip(lower=1)).mean(), part.loc[~part["planted"], "p"].le(0.05).mean(),
             part["covers"].mean(),
             part["model"].str.contains("unstructured").mean())
        )  # fmt: skip
    columns = [
        "analysis", "stratum", "kind", "rows", "found", "fdr", "p_below_0.05", "coverage",
        "unstructured",
    ]  # fmt: skip
    return pd.DataFrame(answer, columns=columns)


def main() -> None:
    """Print the table."""
    options = read_options(__doc__).parse_args()
    rows = tabulate_seeds(options, lambda seed: tabulate(seed, ChangeDesign()))
    print(summarise(rows).round(3).to_string(index=False))


if __name__ == "__main__":
    main()
