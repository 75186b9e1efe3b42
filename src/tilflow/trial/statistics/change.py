"""How far a parameter moved at a visit, over the patients of a stratum or of one dose of it."""

from collections.abc import Iterator

import numpy as np

from tilflow.trial.inference.signed_rank import compute_signed_rank
from tilflow.trial.inference.student import compute_mean_interval
from tilflow.trial.settings import StatisticsSettings
from tilflow.trial.statistics.records import (
    NO_BASELINE,
    NO_FOLD,
    STATUSES,
    Group,
    Records,
    count_excluded,
    iterate_groups,
)
from tilflow.trial.statistics.table import Row, join_counts, name_family

MODEL = "log fold change ~ 1"


def summarise_change(records: Records, settings: StatisticsSettings) -> Iterator[Row]:
    """Yield a row per series, stratum and visit, and one per dose where a stratum has several.

    The geometric mean has a t interval on the logs. p is of the signed-rank test of the log fold
    changes against 0; beside it stands the paired t test, and the smallest p that so few patients
    can give. Each patient counts once.
    """
    for group in iterate_groups(records, by=("visit_number", "visit")):
        yield _summarise(group, settings, analysis="change")
        dose_mg = group.records.dose_mg
        doses = np.unique(dose_mg[~np.isnan(dose_mg)])
        for dose in doses if len(doses) > 1 else ():
            part = Group(group.names, group.records.take(dose_mg == dose))
            row = _summarise(part, settings, analysis="change_by_dose")
            yield row | {"dose_mg": float(dose), "fdr_family": ""}


def _summarise(group: Group, settings: StatisticsSettings, *, analysis: str) -> Row:
    kept = group.records.with_fold
    logs = kept.log_fold
    without = count_excluded(group.records)
    n_excluded, excluded = join_counts(without)
    answer: Row = group.names | {
        "analysis": analysis, "visit": group.visit, "visit_number": group.records.visit_number[0],
        "contrast": "change from baseline", "quantity": "geometric mean fold change",
        "n": len(logs), "n_patients": len(logs), "n_records": len(logs),
        "n_excluded": n_excluded, "excluded": excluded, "model": MODEL, "method": "description",
        "median_fold_change": float(np.median(np.exp(logs))) if len(logs) else np.nan,
    }  # fmt: skip
    lacking, notes = without[STATUSES[NO_FOLD]], []
    if without[STATUSES[NO_BASELINE]]:
        notes.append(f"patients without a baseline: {without[STATUSES[NO_BASELINE]]}")
    if lacking:
        notes.append(f"with a zero or too few events: {lacking}")
    if len(logs) and lacking > settings.largest_missing_fraction * (len(logs) + lacking):
        notes.append("too many for a geometric mean, which would be of the higher values alone")
    elif len(logs):
        mean = float(np.exp(logs.mean()))
        answer |= {"geometric_mean_fold_change": mean, "estimate": mean}
        answer["smallest_attainable_p"] = 2.0 ** (1 - len(logs))
        if len(logs) < settings.minimum_patients:
            notes.append(f"description only: fewer than {settings.minimum_patients} patients")
        else:
            answer |= _infer(kept, settings)
            answer["fdr_family"] = name_family(
                "change", specimen=group.specimen, stratum=group.stratum, visit=group.visit
            )
            smallest = answer["smallest_attainable_p"]
            if smallest > 0.05:
                notes.append(f"so few patients cannot give a p below {smallest:.3g}")
    return answer | {"note": "; ".join(notes)}


def _infer(records: Records, settings: StatisticsSettings) -> Row:
    logs = records.log_fold
    lower, upper, p_t = compute_mean_interval(logs)
    p, smallest, method = compute_signed_rank(logs, exact_up_to=settings.exact_test_patients)
    return {
        "lower": float(np.exp(lower)),
        "upper": float(np.exp(upper)),
        "df": len(logs) - 1,
        "p": p,
        "p_signed_rank": p,
        "p_paired_t": p_t,
        "smallest_attainable_p": smallest,
        "method": f"t interval on logs; {method}",
    } | _leave_out(records, settings)


def _leave_out(records: Records, settings: StatisticsSettings) -> Row:
    """Return the mean without the patient who moves it the most: the one furthest from it."""
    logs = records.log_fold
    place = int(np.argmax(np.abs(logs - logs.mean())))
    rest = np.delete(logs, place)
    p, _, _ = compute_signed_rank(rest, exact_up_to=settings.exact_test_patients)
    return {
        "most_influential": str(records.names[records.patient[place]]),
        "estimate_without": float(np.exp(rest.mean())),
        "p_without": p,
    }
