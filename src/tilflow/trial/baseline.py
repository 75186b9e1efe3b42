"""Baseline: the last passed value before the first dose."""

import numpy as np
import pandas as pd

from tilflow.trial.choice import SERIES, compute_groups, rank_texts
from tilflow.trial.settings import BaselineSettings


def derive_baseline(records: pd.DataFrame, settings: BaselineSettings) -> pd.DataFrame:
    """Add the baseline of each record's series.

    The baseline is the last value before the first dose that was measured and did not fail (CDISC
    ADaM: ABLFL and BASE), from no earlier than `settings.earliest_day`. Of several at one moment
    the analysed one counts. A density compares with one of the same assay; with one of the same
    lesion where that has a baseline. Injected and distant lesions never mix: they are of different
    compartments already.

    Parameters
    ----------
    records
        With the columns of `SERIES`, ``value``, ``lower``, ``upper``, ``quality``, ``is_part``,
        ``is_analysed``, ``collected_at``, ``study_day``, ``is_pre_dose``,
        ``is_before_inclusion``, ``assay``, ``lesion_id``, ``method``, ``is_quantified``, ``lloq``.

    Returns
    -------
    pandas.DataFrame
        `records` with ``is_baseline``, ``baseline``, ``baseline_lower``, ``baseline_upper``,
        ``baseline_lloq``, ``is_baseline_quantified``, ``baseline_assay``,
        ``baseline_lesion_id``, ``baseline_method``, ``baseline_specimen_id``.
    """
    eligible = (
        records["is_pre_dose"]
        & records["quality"].ne("fail")
        & records["value"].notna()
        & records["study_day"].ge(settings.earliest_day)
        & ~records["is_part"]
    ).to_numpy(dtype=bool)
    if not settings.allow_before_inclusion:
        eligible &= ~records["is_before_inclusion"].to_numpy(dtype=bool)
    same = _find_last(records, eligible, (*SERIES, "assay", "lesion_id"))
    other = same
    if not settings.require_same_lesion:
        other = _find_last(records, eligible, (*SERIES, "assay"))
    found = np.where(same >= 0, same, other)
    found = np.where(found >= 0, found, len(records))

    def take(name: str, missing: object) -> np.ndarray:
        column = records[name].astype(object).to_numpy()
        return np.append(column, [missing])[found]

    numbers = {
        new: np.append(records[old].to_numpy(dtype=float), np.nan)[found]
        for new, old in (
            ("baseline", "value"),
            ("baseline_lower", "lower"),
            ("baseline_upper", "upper"),
            ("baseline_lloq", "lloq"),
        )
    }
    is_baseline = np.zeros(len(records), dtype=bool)
    used = found[found < len(records)]
    is_baseline[used] = True
    return records.assign(
        is_baseline=is_baseline,
        **numbers,
        is_baseline_quantified=take("is_quantified", True).astype(bool),
        baseline_assay=take("assay", ""),
        baseline_lesion_id=take("lesion_id", ""),
        baseline_method=take("method", ""),
        baseline_specimen_id=take("specimen_id", ""),
    )


def _find_last(records: pd.DataFrame, eligible: np.ndarray, columns: tuple[str, ...]) -> np.ndarray:
    """Return for each row the last eligible row of its group, -1 where there is none."""
    group = compute_groups(records, columns)
    rows = np.flatnonzero(eligible)
    candidates = records.iloc[rows]
    moment = candidates["collected_at"].to_numpy().astype("datetime64[s]").astype(np.int64)
    name = rank_texts(candidates["specimen_id"])
    analysed = candidates["is_analysed"].to_numpy(dtype=bool)
    order = np.lexsort((-name, analysed, moment, group[rows]))
    rows = rows[order]
    is_last = np.ones(len(rows), dtype=bool)
    is_last[:-1] = group[rows][1:] != group[rows][:-1]
    rows = rows[is_last]
    place = np.searchsorted(group[rows], group)
    hit = place < len(rows)
    hit[hit] = group[rows][place[hit]] == group[hit]
    found = np.full(len(records), -1, dtype=np.int64)
    found[hit] = rows[place[hit]]
    return found
