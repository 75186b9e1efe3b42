"""Choice: which record of a visit is analysed, and why. Nothing is dropped."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

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
    records = records.assign(
        choice="", n_cores=np.nan, between_core_sd=np.nan, combination="", derivation=""
    )
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
    open_parts = (is_part & records["choice"].eq("")).to_numpy(dtype=bool)
    measured = open_parts & (records["quality"].ne("fail") & records["value"].notna()).to_numpy()
    rows = np.flatnonzero(measured)
    # Numbered without gaps: the groups' own numbers reach far beyond the rows.
    group = np.unique(compute_groups(records.iloc[rows], columns), return_inverse=True)[1]
    several = np.bincount(group)[group] > 1 if len(group) else np.zeros(0, dtype=bool)
    rows, group = rows[several], group[several]
    if not len(rows):
        return records
    order = np.lexsort((rank_texts(records["specimen_id"].iloc[rows]), group))
    rows, group = rows[order], group[order]
    parts = Parts(records.iloc[rows], np.flatnonzero(np.r_[True, group[1:] != group[:-1]]))
    combined = _pool(parts, rule)
    if rule == "pool":
        failed = records[open_parts & ~measured]
        combined = _name_failed(combined, failed, columns)
    choice = records["choice"].to_numpy(dtype=object, copy=True)
    noun = "averaged" if rule == "mean" else "pooled"
    choice[rows] = np.repeat([f"{noun} into {name}" for name in combined["specimen_id"]], parts.n)
    return _append(records.assign(choice=choice), combined[list(records.columns)])


def _append(records: pd.DataFrame, added: pd.DataFrame) -> pd.DataFrame:
    """Put `added` below `records`; texts that are held once each stay so."""
    held = {}
    for name in records.columns:
        if not isinstance(records[name].dtype, pd.CategoricalDtype):
            continue
        known = dict.fromkeys(records[name].cat.categories)
        kind = pd.CategoricalDtype(list(known | dict.fromkeys(added[name].dropna())))
        records[name], held[name] = records[name].astype(kind), kind
    return pd.concat([records, added.astype(held)], ignore_index=True)


@dataclass(frozen=True)
class Parts:
    """Records of groups, a group's below one another; `starts` are the first rows of each."""

    table: pd.DataFrame
    starts: NDArray[np.int64]

    @property
    def n(self) -> NDArray[np.int64]:
        """Number of parts of each group."""
        return np.diff(self.starts, append=len(self.table))

    def read(self, name: str) -> NDArray[np.float64]:
        """Return a column as numbers."""
        return self.table[name].to_numpy(dtype=float, na_value=np.nan)

    def sum(self, values: NDArray[Any]) -> NDArray[np.float64]:
        """Return the sum over each group."""
        total: NDArray[np.float64] = np.add.reduceat(values.astype(np.float64), self.starts)
        return total

    def join(self, name: str, separator: str) -> list[str]:
        """Return the different texts of each group, in their order, without empty ones."""
        texts = self.table[name].astype(str).to_numpy(dtype=object)
        return [
            separator.join(text for text in dict.fromkeys(part) if text)
            for part in np.split(texts, self.starts[1:])
        ]


def _pool(parts: Parts, rule: str) -> pd.DataFrame:
    """Return one record a group: weighted by the denominators in a pool, equally in a mean."""
    n, value = parts.n, parts.read("value")
    lower, upper, weights = parts.read("lower"), parts.read("upper"), parts.read("denominator")
    usable = np.isfinite(weights) & (weights > 0)
    whole = parts.sum(usable) == n
    weights = np.where(np.repeat(whole & (rule == "pool"), n), weights, 1.0)
    share = weights / np.repeat(parts.sum(weights), n)
    mean = parts.sum(share * value)
    events = parts.read("n_events")
    n_events = np.where(
        parts.sum(np.isfinite(events)) > 0, parts.sum(np.nan_to_num(events)), np.nan
    )
    warns = parts.sum(parts.table["quality"].eq("warn").to_numpy(dtype=bool)) > 0
    words = {"mean": "mean of", "pool": "pool by denominator of"}[rule]
    table = parts.table.iloc[parts.starts + n - 1].assign(
        specimen_id=parts.join("specimen_id", "+"),
        source=parts.join("source", ";"),
        value=mean,
        lower=mean - np.sqrt(parts.sum((share * (value - lower)) ** 2)),
        upper=mean + np.sqrt(parts.sum((share * (upper - value)) ** 2)),
        n_events=pd.Series(n_events).astype(parts.table["n_events"].dtype).array,
        quality=np.where(warns, "warn", "ok"),
        reason=parts.join("reason", "; "),
        choice="",
        combination=[f"{words} {number}" for number in n],
        derivation=rule,
    )
    if rule == "mean":
        return table
    ends = parts.starts + n
    found = [
        combine_cores(value[start:end], lower[start:end], upper[start:end], share[start:end])
        for start, end in zip(parts.starts, ends, strict=True)
    ]
    return table.assign(
        lower=[each.lower for each in found],
        upper=[each.upper for each in found],
        n_cores=n.astype(float),
        between_core_sd=[each.between_sd for each in found],
    )


def _name_failed(
    combined: pd.DataFrame, failed: pd.DataFrame, columns: tuple[str, ...]
) -> pd.DataFrame:
    """Say in each pool which cores of its lesion and visit failed, and warn."""
    if failed.empty:
        return combined
    names: dict[tuple[str, ...], list[str]] = {}
    told = failed[[*columns, "core", "specimen_id", "reason"]].astype(str)
    for row in told.sort_values("specimen_id").itertuples(index=False):
        text = f"without core {row.core} ({row.specimen_id}): {row.reason}"
        names.setdefault(tuple(row[: len(columns)]), []).append(text)
    keys = combined[list(columns)].astype(str).itertuples(index=False, name=None)
    lost = [names.get(key, []) for key in keys]
    reason = [
        "; ".join(text for text in (before, *more) if text)
        for before, more in zip(combined["reason"], lost, strict=True)
    ]
    quality = np.where([bool(more) for more in lost], "warn", combined["quality"])
    return combined.assign(reason=reason, quality=quality)


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
    made = records["combination"].ne("").to_numpy() & is_chosen & ~is_failed & ~unscheduled
    choice[made] = records["combination"].to_numpy()[made]
    is_analysed = is_chosen & ~is_failed & ~unscheduled & ~is_part
    return records.assign(choice=choice, is_analysed=is_analysed, is_part=is_part)
