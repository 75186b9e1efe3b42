"""Responders against the others: did a parameter change differently?"""

from collections.abc import Iterator
from typing import Final

import numpy as np
import pandas as pd
from scipy.stats import t as student

from tilflow.trial.inference.rank_sum import compute_rank_sum
from tilflow.trial.settings import StatisticsSettings
from tilflow.trial.statistics.records import ALL, Group, count_excluded, iterate_groups
from tilflow.trial.statistics.table import Row, join_counts, name_family

RESPONSES: Final = ("CR", "PR")
NOT_EVALUABLE: Final = ("NE", "")

CAUTION: Final = (
    "an association: the response is known only later, and patients must live to be measured"
)


def summarise_responders(
    records: pd.DataFrame, responses: pd.DataFrame | None, settings: StatisticsSettings
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
    records = records.assign(
        response=records["patient_id"].map(best).fillna("").astype(object), stratum=ALL
    )
    for group in iterate_groups(records, by=("visit_number", "visit")):
        yield _compare(group, settings)


def _compare(group: Group, settings: StatisticsSettings) -> Row:
    rows = group.rows[group.rows["status"].eq("")]
    evaluable = rows[~rows["response"].isin(NOT_EVALUABLE)]
    counts = count_excluded(group.rows)
    counts["response not evaluable"] = len(rows) - len(evaluable)
    n_excluded, excluded = join_counts(counts)
    is_responder = evaluable["response"].isin(RESPONSES).to_numpy()
    logs = evaluable["log_fold"].to_numpy(dtype=float)
    first, second = logs[is_responder], logs[~is_responder]
    visit = str(group.rows["visit"].iloc[0])
    kind = "confirmed" if settings.confirmed_response else "unconfirmed"
    sizes = f"{len(first)} responders, {len(second)} others"
    answer: Row = group.names | {
        "analysis": "responders", "visit": visit,
        "visit_number": group.rows["visit_number"].iloc[0],
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
        "responders", specimen=group.specimen, stratum=group.stratum, visit=visit
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
    middle, half = float(first.mean() - second.mean()), float(student.ppf(0.975, df)) * error
    return float(np.exp(middle - half)), float(np.exp(middle + half)), df


def _leave_out(rows: pd.DataFrame, is_responder: np.ndarray, settings: StatisticsSettings) -> Row:
    """Return the ratio without the patient who moves it the most."""
    logs = rows["log_fold"].to_numpy(dtype=float)
    shifts = np.zeros(len(logs))
    for side in (True, False):
        inside = is_responder == side
        values = logs[inside]
        shifts[inside] = np.abs(values - values.mean()) / (len(values) - 1)
    place = int(np.argmax(shifts))
    rest, kept = np.delete(logs, place), np.delete(is_responder, place)
    tested = compute_rank_sum(rest[kept], rest[~kept], exact_up_to=settings.exact_test_patients)
    return {
        "most_influential": str(rows["patient_id"].iloc[place]),
        "estimate_without": float(np.exp(rest[kept].mean() - rest[~kept].mean())),
        "p_without": tested.p,
    }
