"""How far a parameter moved at a visit, over the patients of a stratum or of one dose of it."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy.stats import t as student

from tilflow.trial.inference.signed_rank import compute_signed_rank
from tilflow.trial.settings import StatisticsSettings
from tilflow.trial.statistics.records import (
    NO_BASELINE,
    NO_FOLD,
    Group,
    count_excluded,
    iterate_groups,
)
from tilflow.trial.statistics.table import Row, join_counts, name_family

MODEL = "log fold change ~ 1"


def summarise_change(records: pd.DataFrame, settings: StatisticsSettings) -> Iterator[Row]:
    """Yield a row per series, stratum and visit, and one per dose where a stratum has several.

    The geometric mean has a t interval on the logs. p is of the signed-rank test of the log fold
    changes against 0; beside it stands the paired t test, and the smallest p that so few patients
    can give. Each patient counts once.
    """
    for group in iterate_groups(records, by=("visit_number", "visit")):
        yield _summarise(group, settings, analysis="change")
        doses = np.sort(group.rows["dose_mg"].dropna().unique())
        for dose in doses if len(doses) > 1 else ():
            part = Group(group.names, group.rows[group.rows["dose_mg"].eq(dose)])
            row = _summarise(part, settings, analysis="change_by_dose")
            yield row | {"dose_mg": float(dose), "fdr_family": ""}


def _summarise(group: Group, settings: StatisticsSettings, *, analysis: str) -> Row:
    rows = group.rows
    logs = rows["log_fold"].dropna().to_numpy(dtype=float)
    without = count_excluded(rows)
    n_excluded, excluded = join_counts(without)
    visit = str(rows["visit"].iloc[0])
    answer: Row = group.names | {
        "analysis": analysis, "visit": visit, "visit_number": rows["visit_number"].iloc[0],
        "contrast": "change from baseline", "quantity": "geometric mean fold change",
        "n": len(logs), "n_patients": len(logs), "n_records": len(logs),
        "n_excluded": n_excluded, "excluded": excluded, "model": MODEL, "method": "description",
        "median_fold_change": float(np.median(np.exp(logs))) if len(logs) else np.nan,
    }  # fmt: skip
    lacking = without[NO_FOLD]
    notes = []
    if without[NO_BASELINE]:
        notes.append(f"patients without a baseline: {without[NO_BASELINE]}")
    if lacking:
        notes.append(f"with a zero or too few events: {lacking}")
    if len(logs) and lacking > settings.largest_missing_fraction * (len(logs) + lacking):
        notes.append("too many for a geometric mean, which would be of the higher values alone")
    elif len(logs):
        mean = float(np.exp(logs.mean()))
        answer |= {"geometric_mean_fold_change": mean, "estimate": mean}
        if len(logs) < settings.minimum_patients:
            notes.append(f"description only: fewer than {settings.minimum_patients} patients")
            answer["smallest_attainable_p"] = 2.0 ** (1 - len(logs))
        else:
            answer |= _infer(rows[rows["log_fold"].notna()], settings)
            smallest = answer["smallest_attainable_p"]
            family = name_family(
                "change", specimen=group.specimen, stratum=group.stratum, visit=visit
            )
            answer["fdr_family"] = family
            if smallest > 0.05:
                notes.append(f"so few patients cannot give a p below {smallest:.3g}")
    return answer | {"note": "; ".join(notes)}


def _infer(rows: pd.DataFrame, settings: StatisticsSettings) -> Row:
    logs = rows["log_fold"].to_numpy(dtype=float)
    df = len(logs) - 1
    error = float(logs.std(ddof=1) / np.sqrt(len(logs)))
    half = float(student.ppf(0.975, df)) * error
    p, smallest, method = compute_signed_rank(logs, exact_up_to=settings.exact_test_patients)
    if error > 0:
        p_t = float(2 * student.sf(abs(logs.mean()) / error, df))
    else:
        p_t = np.nan
    return {
        "lower": float(np.exp(logs.mean() - half)),
        "upper": float(np.exp(logs.mean() + half)),
        "df": df,
        "p": p,
        "p_signed_rank": p,
        "p_paired_t": p_t,
        "smallest_attainable_p": smallest,
        "method": f"t interval on logs; {method}",
    } | _leave_out(rows, settings)


def _leave_out(rows: pd.DataFrame, settings: StatisticsSettings) -> Row:
    """Return the mean without the patient who moves it the most: the one furthest from it."""
    logs = rows["log_fold"].to_numpy(dtype=float)
    place = int(np.argmax(np.abs(logs - logs.mean())))
    rest = np.delete(logs, place)
    p, _, _ = compute_signed_rank(rest, exact_up_to=settings.exact_test_patients)
    return {
        "most_influential": str(rows["patient_id"].iloc[place]),
        "estimate_without": float(np.exp(rest.mean())),
        "p_without": p,
    }
