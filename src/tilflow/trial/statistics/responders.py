"""Responders against the others, in how a parameter changed."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import pandas as pd

from tilflow.trial.inference.rank_sum import compute_rank_sum
from tilflow.trial.inference.student import compute_t_quantile
from tilflow.trial.settings import StatisticsSettings
from tilflow.trial.statistics.records import Group, Records, count_excluded, iterate_groups
from tilflow.trial.statistics.table import Row, join_counts, name_family

RESPONSES: Final = ("CR", "PR")
NOT_EVALUABLE: Final = ("NE", "")

CAUTION: Final = (
    "an association: the response is known only later, and patients must live to be measured"
)


def summarise_responders(
    records: Records, responses: pd.DataFrame | None, settings: StatisticsSettings
) -> Iterator[Row]:
    """Yield, for each series and visit, responders against the others, over all strata.

    Parameters
    ----------
    records
        Of `tilflow.trial.statistics.records.derive_records`.
    responses
        ``patient_id`` and ``best_response``; None where the study has no assessments, and then
        there is no row.
    """
    if responses is None:
        return
    best = dict(zip(responses["patient_id"], responses["best_response"], strict=True))
    response = np.array([str(best.get(name, "")) for name in records.names], dtype=object)
    for group in iterate_groups(records, by=("visit_number", "visit"), pool=True):
        yield _compare(group, response, settings)


def _compare(group: Group, response: np.ndarray, settings: StatisticsSettings) -> Row:
    kept = group.records.with_fold
    evaluable = kept.take(~np.isin(response[kept.patient].astype(str), NOT_EVALUABLE))
    counts = count_excluded(group.records)
    counts["response not evaluable"] = len(kept) - len(evaluable)
    n_excluded, excluded = join_counts(counts)
    is_responder = np.isin(response[evaluable.patient].astype(str), RESPONSES)
    logs = evaluable.log_fold
    first, second = logs[is_responder], logs[~is_responder]
    kind = "confirmed" if settings.confirmed_response else "unconfirmed"
    sizes = f"{len(first)} responders, {len(second)} others"
    answer: Row = group.names | {
        "analysis": "responders", "visit": group.visit,
        "visit_number": group.records.visit_number[0],
        "contrast": f"responders (CR or PR, {kind}) against the others",
        "quantity": "ratio of geometric mean fold changes", "model": "log fold change ~ response",
        "n": len(logs), "n_patients": len(logs), "n_records": len(logs),
        "n_excluded": n_excluded, "excluded": excluded,
    }  # fmt: skip
    if min(len(first), len(second)) == 0:
        return answer | {"method": "description", "note": f"{sizes}: nothing to compare"}
    tested = compute_rank_sum(first, second, exact_up_to=settings.exact_test_patients)
    answer["estimate"] = float(np.exp(first.mean() - second.mean()))
    answer["smallest_attainable_p"] = tested.smallest_p
    note = f"{sizes}; area under the ROC curve {tested.area:.3f}; {CAUTION}"
    if min(len(first), len(second)) < settings.minimum_patients:
        few = f"description only: a group has fewer than {settings.minimum_patients} patients"
        return answer | {"method": "description", "note": f"{few}; {note}"}
    lower, upper, df = _compute_welch(first, second)
    family = name_family(
        "responders", specimen=group.specimen, stratum=group.stratum, visit=group.visit
    )
    influence = _leave_out(evaluable, is_responder, settings)
    return answer | influence | {
        "lower": lower, "upper": upper, "df": df, "p": tested.p, "fdr_family": family,
        "method": f"p: {tested.method}; interval: Welch on logs", "note": note,
    }  # fmt: skip


def _compute_welch(first: np.ndarray, second: np.ndarray) -> tuple[float, float, float]:
    """Return the 95 % interval of the ratio and its degrees of freedom (Welch 1947)."""
    parts = np.array([group.var(ddof=1) / len(group) for group in (first, second)])
    error = float(np.sqrt(parts.sum()))
    if error == 0:
        return np.nan, np.nan, np.nan
    weights = np.array([len(first) - 1, len(second) - 1])
    df = float(parts.sum() ** 2 / (parts**2 / weights).sum())
    middle, half = float(first.mean() - second.mean()), compute_t_quantile(df) * error
    return float(np.exp(middle - half)), float(np.exp(middle + half)), df


def _leave_out(records: Records, is_responder: np.ndarray, settings: StatisticsSettings) -> Row:
    """Return the ratio without the patient who moves it the most."""
    logs = records.log_fold
    shifts = np.zeros(len(logs))
    for side in (True, False):
        inside = is_responder == side
        values = logs[inside]
        shifts[inside] = np.abs(values - values.mean()) / (len(values) - 1)
    place = int(np.argmax(shifts))
    rest, kept = np.delete(logs, place), np.delete(is_responder, place)
    tested = compute_rank_sum(rest[kept], rest[~kept], exact_up_to=settings.exact_test_patients)
    return {
        "most_influential": str(records.names[records.patient[place]]),
        "estimate_without": float(np.exp(rest[kept].mean() - rest[~kept].mean())),
        "p_without": tested.p,
    }
