"""Statistics that describe: how far a parameter moved, over the patients of a stratum."""

from typing import Final

import numpy as np
import pandas as pd
from scipy.stats import t as student

from tilflow.trial.settings import StatisticsSettings
from tilflow.trial.signed_rank import compute_signed_rank
from tilflow.trial.tables import derive_rounded
from tilflow.trial.visits import UNSCHEDULED

COLUMNS: Final = (
    "parameter", "compartment", "specimen", "stratum", "visit", "n",
    "geometric_mean_fold_change", "lower", "upper", "median_fold_change", "p_signed_rank",
    "smallest_attainable_p", "method", "note",
)  # fmt: skip

_KEY: Final = ["specimen", "parameter", "compartment", "stratum", "visit_number", "visit"]


def summarise_statistics(longitudinal: pd.DataFrame, settings: StatisticsSettings) -> pd.DataFrame:
    """Summarise the fold changes of each parameter, stratum and visit after the first dose.

    The geometric mean has a t interval on the logs. p is of the signed-rank test of the log fold
    changes against 0, unadjusted; beside it stands the smallest p that so few patients can give.
    Each patient counts once: the analysed record of the visit. Peaks are visits of their own
    (``D15 peak``).

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`, one row per group with an analysed value after the first dose.
    """
    rows = longitudinal[
        longitudinal["is_analysed"].to_numpy(dtype=bool)
        & longitudinal["study_day"].ge(1).to_numpy(dtype=bool)
        & ~longitudinal["is_baseline"].to_numpy(dtype=bool)
        & longitudinal["visit"].ne(UNSCHEDULED).to_numpy(dtype=bool)
    ]
    is_peak = rows["timepoint"].eq("peak")
    rows = rows.assign(
        visit=rows["visit"].where(~is_peak, rows["visit"] + " peak"),
        visit_number=rows["visit_number"].astype(float),
    )
    groups = rows.groupby(_KEY, sort=True, dropna=False)
    table = pd.DataFrame(
        [dict(zip(_KEY, key, strict=True)) | _summarise(part, settings) for key, part in groups],
        columns=[*COLUMNS],
    )
    return derive_rounded(table.astype({"n": int}))


def _summarise(part: pd.DataFrame, settings: StatisticsSettings) -> dict[str, object]:
    folds = part["fold_change"].dropna().to_numpy(dtype=float)
    lacking = int((part["baseline"].notna() & part["fold_change"].isna()).sum())
    without = int(part["baseline"].isna().sum())
    count, notes = len(folds), []
    if without:
        notes.append(f"patients without a baseline: {without}")
    if lacking:
        notes.append(f"with a zero or too few events: {lacking}")
    answer: dict[str, object] = {
        "n": count, "method": "description", "geometric_mean_fold_change": np.nan,
        "lower": np.nan, "upper": np.nan, "p_signed_rank": np.nan, "smallest_attainable_p": np.nan,
        "median_fold_change": float(np.median(folds)) if count else np.nan,
    }  # fmt: skip
    if count and lacking > settings.largest_missing_fraction * (count + lacking):
        notes.append("too many for a geometric mean, which would be of the higher values alone")
    elif count:
        logs = np.log(folds)
        answer["geometric_mean_fold_change"] = float(np.exp(logs.mean()))
        if count < settings.minimum_patients:
            notes.append(f"description only: fewer than {settings.minimum_patients} patients")
        else:
            answer |= _infer(logs, settings)
            smallest = float(str(answer["smallest_attainable_p"]))
            if smallest > 0.05:
                notes.append(f"so few patients cannot give a p below {smallest:.3g}")
    return answer | {"note": "; ".join(notes)}


def _infer(logs: np.ndarray, settings: StatisticsSettings) -> dict[str, object]:
    half = student.ppf(0.975, len(logs) - 1) * logs.std(ddof=1) / np.sqrt(len(logs))
    p, smallest, method = compute_signed_rank(logs, exact_up_to=settings.exact_test_patients)
    return {
        "lower": float(np.exp(logs.mean() - half)),
        "upper": float(np.exp(logs.mean() + half)),
        "p_signed_rank": p,
        "smallest_attainable_p": smallest,
        "method": f"t interval on logs; {method}",
    }
