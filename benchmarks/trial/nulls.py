"""False findings where nothing is to be found: ``python nulls.py [--seeds 200]``.

Every seed is a trial of 45 patients and 12 visits with 20 parameters, four of which change over
time (`tilflow.simulate.changes`). Neither the dose nor the response has anything to do with any of
them: doses are dealt out within each stratum, and 30 % of the patients, drawn at random, are called
responders. So every finding of the dose model, its interaction, the trend over doses and the
comparison of responders is a false one, and the ratio that their intervals should hold is 1.

p_below_0.05: share of the tests. any_found: share of the families (one question, all parameters)
with a q of at most 0.05, which is the false discovery rate here. coverage: share of the 95 %
intervals that hold 1. not_estimated: share of the rows without a test.
"""

import numpy as np
import pandas as pd
from seeds import read_options, tabulate_seeds

from tilflow.simulate.changes import ChangeDesign, simulate_changes
from tilflow.trial.settings import StatisticsSettings
from tilflow.trial.statistics.dose import summarise_dose_models, summarise_dose_trends
from tilflow.trial.statistics.records import derive_records
from tilflow.trial.statistics.responders import summarise_responders
from tilflow.trial.statistics.table import build_table

SETTINGS = StatisticsSettings()
RESPONSE_RATE = 0.3


def tabulate(seed: int, design: ChangeDesign) -> pd.DataFrame:
    """Return the rows of one trial."""
    longitudinal = simulate_changes(design, seed)
    names = np.unique(longitudinal["patient_id"])
    is_responder = np.random.default_rng([seed, 91]).random(len(names)) < RESPONSE_RATE
    responses = pd.DataFrame(
        {"patient_id": names, "best_response": np.where(is_responder, "PR", "SD")}
    )
    records = derive_records(longitudinal, None, SETTINGS)
    rows = [
        *summarise_dose_models(records, SETTINGS),
        *summarise_dose_trends(records, SETTINGS),
        *summarise_responders(records, responses, SETTINGS),
    ]
    return build_table(rows, SETTINGS).assign(seed=seed)


def summarise(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rates of false findings of each question."""
    interaction = table["contrast"].str.startswith("interaction")
    table = table.assign(question=table["analysis"].mask(interaction, "dose by visit"))
    table = table.assign(group=np.where(table["stratum"].eq("all"), "all", "one stratum"))
    answer = []
    for key, part in table.groupby(["question", "group"], sort=True):
        tested = part[part["p"].notna()]
        families = tested.groupby(["seed", "fdr_family"])["q"].min()
        interval = tested[tested["lower"].notna()]
        covers = interval["lower"].le(1) & interval["upper"].ge(1)
        answer.append(
            (*key, len(part), 1 - len(tested) / len(part), tested["p"].le(0.05).mean(),
             families.le(0.05).mean(), len(families), covers.mean() if len(covers) else np.nan)
        )  # fmt: skip
    columns = [
        "question", "group", "rows", "not_estimated", "p_below_0.05", "any_found", "families",
        "coverage",
    ]  # fmt: skip
    return pd.DataFrame(answer, columns=columns)


def main() -> None:
    """Print the table."""
    options = read_options(__doc__).parse_args()
    rows = tabulate_seeds(options, lambda seed: tabulate(seed, ChangeDesign()))
    print(summarise(rows).round(3).to_string(index=False))


if __name__ == "__main__":
    main()
