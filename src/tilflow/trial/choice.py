"""Choice: which record of a visit is analysed, and why. Nothing is dropped."""

from collections.abc import Hashable
from typing import Any, Final

import numpy as np
import pandas as pd

from tilflow.trial.cores import combine_cores
from tilflow.trial.settings import ChoiceSettings
from tilflow.trial.visits import UNSCHEDULED

SERIES: Final = ("patient_id", "specimen", "parameter", "compartment", "unit")
"""Values of one series compare with one another over time."""

VISIT: Final = (*SERIES, "visit", "timepoint")
"""One record of these is analysed."""


def compute_groups(table: pd.DataFrame, columns: tuple[str, ...]) -> np.ndarray:
    """Return a whole number for each row, the same for rows that agree in `columns`."""
    number = np.zeros(len(table), dtype=np.int64)
    for name in columns:
        column = table[name]
        if isinstance(column.dtype, pd.CategoricalDtype):
            codes, count = column.cat.codes.to_numpy().astype(np.int64), len(column.cat.categories)
        else:
            codes, unique = pd.factorize(column)
            count = len(unique)
        # Missing has the code -1; renumbering keeps the product of the counts within 64 bits.
        number = number * (count + 1) + codes + 1
        if len(number) and number.max() > 2**40:
            number = np.unique(number, return_inverse=True)[1]
    return number


def rank_texts(column: pd.Series) -> np.ndarray:
    """Return the place of each text among those of `column` in alphabetical order.

    Examples
    --------
    >>> rank_texts(pd.Series(["b", "a", "b"], dtype="category"))
    array([1, 0, 1])
    """
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return pd.factorize(column, sort=True)[0]
    rank = pd.factorize(column.cat.categories, sort=True)[0]
    ranks: np.ndarray = rank[column.cat.codes.to_numpy()]
    return ranks


def derive_combined(records: pd.DataFrame, settings: ChoiceSettings) -> pd.DataFrame:
    """Add the mean of replicate tubes and the pool of cores, as further records.

    A tube is a replicate where the sheet numbers it and another tube of the same patient and
    moment is numbered too. Cores are pooled within patient, visit, assay and lesion, each with the
    weight of its denominator (area, or cells): the ratio of the sums, with an interval that holds
    the spread between the cores (`combine_cores`); a failed core is named in the reason. The
    interval of a mean takes the half-widths of independent parts in quadrature; the spread between
    the parts is not in it.

    Returns
    -------
    pandas.DataFrame
        `records` with ``choice`` naming the combined record on each part, "" elsewhere, and the
        combined records at the end; their ``specimen_id`` joins those of the parts with "+".
    """
    records = records.assign(choice="", n_cores=np.nan, between_core_sd=np.nan)
    if settings.replicates == "mean":
        is_part = records["specimen"].eq("blood") & records["replicate"].ne("")
        records = _combine(records, is_part, (*VISIT, "collected_at"), "mean")
    if settings.cores == "pool":
        is_part = records["specimen"].eq("tissue") & records["core"].ne("")
        records = _combine(records, is_part, (*VISIT, "assay", "lesion_id"), "pool")
    if settings.window == "mean":
        is_part = records["visit"].ne(UNSCHEDULED)
        records = _combine(records, is_part, (*VISIT, "assay", "lesion_id"), "mean")
    return records


def _combine(
    records: pd.DataFrame, is_part: pd.Series, columns: tuple[str, ...], rule: str
) -> pd.DataFrame:
    measured = is_part & records["choice"].eq("")
    measured &= records["quality"].ne("fail") & records["value"].notna()
    parts = records[measured]
    group = compute_groups(parts, columns)
    several = pd.Series(group).groupby(group).transform("size").to_numpy() > 1
    parts, group = parts[several], group[several]
    if parts.empty:
        return records
    order = np.lexsort((parts["specimen_id"].astype(str).to_numpy(), group))
    parts, group = parts.iloc[order], group[order]
    combined = [_pool(part, rule) for _, part in parts.groupby(group, sort=False)]
    if rule == "pool":
        failed = records[is_part & records["choice"].eq("") & ~measured]
        _name_failed(combined, failed, columns)
    names = [row["specimen_id"] for row in combined for _ in range(int(row.pop("n_parts")))]
    choice = records["choice"].astype(object).copy()
    noun = "averaged" if rule == "mean" else "pooled"
    choice.loc[parts.index] = [f"{noun} into {name}" for name in names]
    records = records.assign(choice=choice)
    if "combination" not in records:
        records = records.assign(combination="")
    records = _as_objects(records)
    added = pd.DataFrame(combined, columns=records.columns).astype(records.dtypes.to_dict())
    return pd.concat([records, added], ignore_index=True)


def _as_objects(table: pd.DataFrame) -> pd.DataFrame:
    categories = table.select_dtypes("category").columns
    return table.astype(dict.fromkeys(categories, object))


def _pool(part: pd.DataFrame, rule: str) -> dict[Hashable, Any]:
    """Return one record for `part`: weighted by the denominators in a pool, equally in a mean."""
    weights = part["denominator"].to_numpy(dtype=float)
    if rule == "mean" or not (np.isfinite(weights) & (weights > 0)).all():
        weights = np.ones(len(part))
    share = weights / weights.sum()
    value = part["value"].to_numpy(dtype=float)
    lower, upper = part["lower"].to_numpy(dtype=float), part["upper"].to_numpy(dtype=float)
    mean = float(share @ value)
    row = part.iloc[-1].to_dict()
    reasons = [text for text in dict.fromkeys(part["reason"].astype(str)) if text]
    row |= {
        "specimen_id": "+".join(dict.fromkeys(part["specimen_id"].astype(str))),
        "source": ";".join(dict.fromkeys(part["source"].astype(str))),
        "value": mean,
        "lower": mean - float(np.sqrt(((share * (value - lower)) ** 2).sum())),
        "upper": mean + float(np.sqrt(((share * (upper - value)) ** 2).sum())),
        "n_events": part["n_events"].sum(min_count=1),
        "quality": "warn" if part["quality"].eq("warn").any() else "ok",
        "reason": "; ".join(reasons),
        "choice": "",
        "n_parts": len(part),
        "combination": f"{'mean' if rule == 'mean' else 'pool by denominator'} of {len(part)}",
    }
    if rule == "pool":
        found = combine_cores(value, lower, upper, share)
        row |= {"lower": found.lower, "upper": found.upper}
        row |= {"n_cores": len(part), "between_core_sd": found.between_sd}
    return row


def _name_failed(
    combined: list[dict[Hashable, Any]], failed: pd.DataFrame, columns: tuple[str, ...]
) -> None:
    """Say in each pool which cores of its lesion and visit failed, and warn."""
    names: dict[tuple[str, ...], list[str]] = {}
    for row in failed.sort_values("specimen_id").to_dict("records"):
        text = f"without core {row['core']} ({row['specimen_id']}): {row['reason']}"
        names.setdefault(tuple(str(row[column]) for column in columns), []).append(text)
    for row in combined:
        lost = names.get(tuple(str(row[column]) for column in columns), [])
        if lost:
            row["reason"] = "; ".join([text for text in (row["reason"], *lost) if text])
            row["quality"] = "warn"


def derive_choice(records: pd.DataFrame, settings: ChoiceSettings) -> pd.DataFrame:
    """Mark the analysed record of each patient, visit, time point and parameter, and say why.

    The order: not part of a mean or pool; passed; of an assay and a lesion of which the patient
    has a baseline (``preference``, least first); then, by `settings.window`, closest to the target
    day and later, or last; then the specimen's name. Unscheduled records are kept and not analysed.
    """
    group = compute_groups(records, VISIT)
    is_part = records["choice"].ne("").to_numpy()
    is_failed = (records["quality"].eq("fail") | records["value"].isna()).to_numpy()
    away = np.abs(records["study_day"].to_numpy(dtype=float) - records["target_day"].to_numpy())
    away = np.zeros(len(records)) if settings.window == "last" else np.nan_to_num(away)
    early = -records["collected_at"].to_numpy().astype("datetime64[s]").astype(np.int64)
    apart = records["preference"].to_numpy()
    name = rank_texts(records["specimen_id"])
    order = np.lexsort((name, early, away, apart, is_failed, is_part, group))
    sorted_group = group[order]
    is_first = np.ones(len(order), dtype=bool)
    is_first[1:] = sorted_group[1:] != sorted_group[:-1]
    first = order[is_first][np.cumsum(is_first) - 1]
    chosen = np.empty(len(order), dtype=np.int64)
    chosen[order] = first
    size = np.bincount(np.cumsum(is_first) - 1)[np.cumsum(is_first) - 1]
    several = np.empty(len(order), dtype=np.int64)
    several[order] = size

    index = np.arange(len(records))
    is_chosen = chosen == index
    unscheduled = records["visit"].eq(UNSCHEDULED).to_numpy(dtype=bool)
    rule = {"closest": "closest to the target day", "last": "last", "mean": "mean"}
    choice = records["choice"].astype(object).to_numpy(copy=True)
    texts = (
        (is_part, None),
        (unscheduled, "unscheduled: kept, not analysed"),
        (is_chosen & is_failed, "failed: nothing to analyse"),
        (is_chosen & (several == 1), "only record"),
        (is_chosen, f"chosen of several: passed and {rule[settings.window]}"),
        (is_failed, "not chosen: failed"),
        (apart > apart[chosen], "not chosen: of another assay or lesion"),
        (away > away[chosen], "not chosen: further from the target day"),
        (early > early[chosen], "not chosen: earlier"),
        (np.ones(len(records), dtype=bool), "not chosen: another of the same moment comes first"),
    )
    open_rows = np.ones(len(records), dtype=bool)
    for mask, text in texts:
        if text is not None:
            choice[open_rows & mask] = text
        open_rows &= ~mask
    if "combination" in records:
        made = records["combination"].ne("").to_numpy() & is_chosen & ~is_failed & ~unscheduled
        choice[made] = records["combination"].to_numpy()[made]
    is_analysed = is_chosen & ~is_failed & ~unscheduled & ~is_part
    return records.assign(choice=choice, is_analysed=is_analysed, is_part=is_part)
