"""Change from baseline, as a difference, in percent and as a fold, with its interval."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

Z_95: Final = 1.959963984540054
"""Normal quantile of a two-sided 95 % interval."""


def derive_change(records: pd.DataFrame, *, below_lloq: str) -> pd.DataFrame:
    """Add the change of each value from its baseline.

    Values from before the first dose have none, save the baseline itself: a change of 0 and a fold
    of 1, without an interval. A fold change needs both values to be positive and above the limit of
    quantitation; by ``half_lloq`` half the limit stands in for one below it, in the fold alone and
    without an interval. What stands in the way is added to ``reason``, and an ``ok`` becomes a
    ``warn``.

    Parameters
    ----------
    records
        With ``value``, ``lower``, ``upper``, ``quality``, ``reason``, ``is_pre_dose``,
        ``is_quantified``, ``lloq`` and the columns of `tilflow.trial.baseline.derive_baseline`.
    below_lloq
        ``no_fold_change`` or ``half_lloq``.

    Returns
    -------
    pandas.DataFrame
        `records` with ``change``, ``percent_change``, ``fold_change``, ``log2_fold_change``, the
        limits of the two, and ``fold_change_rule`` ("" or what half the limit stands in for);
        missing where undefined, never infinite.
    """
    value, after = records["value"].to_numpy(dtype=float), _substitute(records, "", below_lloq)
    baseline = records["baseline"].to_numpy(dtype=float)
    before = _substitute(records, "baseline_", below_lloq)
    is_baseline = records["is_baseline"].to_numpy(dtype=bool)
    compares = ~records["is_pre_dose"].to_numpy(dtype=bool) | is_baseline
    compares &= records["quality"].ne("fail").to_numpy(dtype=bool) & ~np.isnan(value)
    has_both = compares & ~np.isnan(baseline)
    has_fold = has_both & (after.value > 0) & (before.value > 0) & after.usable & before.usable

    change = np.where(has_both, value - baseline, np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        percent = np.where(has_both & (baseline > 0), 100 * change / baseline, np.nan)
        fold = np.where(has_fold, after.value / before.value, np.nan)
        log2_fold = np.where(has_fold, np.log2(np.where(has_fold, fold, 1)), np.nan)
    # Too small or too large a quotient for a double is no quotient.
    log2_fold[~np.isfinite(log2_fold)] = np.nan
    fold[np.isnan(log2_fold)] = np.nan
    has_interval = ~np.isnan(fold) & ~is_baseline & ~after.replaced & ~before.replaced
    intervals = compute_fold_interval(
        value, records["lower"].to_numpy(dtype=float), records["upper"].to_numpy(dtype=float),
        baseline, records["baseline_lower"].to_numpy(dtype=float),
        records["baseline_upper"].to_numpy(dtype=float),
    )  # fmt: skip
    lower, upper = (np.where(has_interval, end, np.nan) for end in intervals)
    with np.errstate(divide="ignore"):
        log2_lower, log2_upper = (np.log2(end) for end in (lower, upper))
    records = records.assign(
        change=change, percent_change=percent, fold_change=fold, log2_fold_change=log2_fold,
        fold_change_lower=lower, fold_change_upper=upper,
        log2_fold_change_lower=np.where(np.isfinite(log2_lower), log2_lower, np.nan),
        log2_fold_change_upper=log2_upper,
        fold_change_rule=_name_rule(~np.isnan(fold), after.replaced, before.replaced),
    )  # fmt: skip
    open_interval = ~np.isnan(fold) & ~is_baseline & (np.isnan(lower) | np.isnan(upper))
    return derive_notes(
        records, _find_notes(records, compares, has_both, open_interval, after, before)
    )


@dataclass(frozen=True)
class Side:
    """Values or baselines as a fold change takes them: half the limit for those below it."""

    value: np.ndarray
    replaced: np.ndarray
    usable: np.ndarray


def _substitute(records: pd.DataFrame, prefix: str, below_lloq: str) -> Side:
    value = records[prefix.rstrip("_") or "value"].to_numpy(dtype=float)
    lloq = records[f"{prefix}lloq"].to_numpy(dtype=float)
    name = "is_baseline_quantified" if prefix else "is_quantified"
    quantified = records[name].to_numpy(dtype=bool)
    replaced = ~quantified & (lloq > 0) & (below_lloq == "half_lloq")
    return Side(np.where(replaced, lloq / 2, value), replaced, quantified | replaced)


def _name_rule(has_fold: np.ndarray, after: np.ndarray, before: np.ndarray) -> np.ndarray:
    masks = [~has_fold | ~(after | before), after & before, after]
    names = ["", "LLOQ/2 for both", "LLOQ/2 for the value"]
    return np.select(masks, names, default="LLOQ/2 for the baseline").astype(object)


def _find_notes(
    records: pd.DataFrame,
    compares: np.ndarray,
    has_both: np.ndarray,
    open_interval: np.ndarray,
    after: Side,
    before: Side,
) -> tuple[tuple[np.ndarray, str, bool], ...]:
    """Return the records that each note is for, its text and whether it is a warning."""
    value = records["value"].to_numpy(dtype=float)
    baseline = records["baseline"].to_numpy(dtype=float)
    # Without a stated limit a value is below it by its events alone.
    few = np.isnan(records["stated_lloq"].to_numpy(dtype=float))
    is_baseline = records["is_baseline"].to_numpy(dtype=bool)
    later = has_both & ~is_baseline
    differs = {
        name: has_both
        & records[f"baseline_{name}"].ne(records[name].astype(object)).to_numpy(dtype=bool)
        for name in ("lesion_id", "method")
    }
    below, base_below = compares & ~after.usable, later & ~before.usable
    return (
        (below & few, "too few events: no fold change", True),
        (below & ~few, "below the limit of quantitation: no fold change", True),
        (
            compares & after.replaced,
            "below the limit of quantitation: half of it in the fold change",
            True,
        ),
        (compares & np.isnan(baseline), "no baseline", False),
        (base_below & few, "baseline of too few events: no fold change", True),
        (base_below & ~few, "baseline below the limit of quantitation: no fold change", True),
        (
            later & before.replaced,
            "baseline below the limit of quantitation: half of it in the fold change",
            True,
        ),
        (has_both & (value <= 0) & ~after.replaced, "not above zero: no fold change", True),
        (
            later & (baseline <= 0) & ~before.replaced,
            "baseline not above zero: no fold change",
            True,
        ),
        (open_interval, "fold change without a full interval", False),
        (differs["lesion_id"], "baseline is from another lesion", True),
        (differs["method"], "baseline was counted by another method", True),
    )


def derive_notes(
    records: pd.DataFrame, notes: "tuple[tuple[np.ndarray, str, bool], ...]"
) -> pd.DataFrame:
    """Add each note to ``reason`` where its mask holds; True makes an ``ok`` a ``warn``."""
    reason = records["reason"].astype(object).to_numpy(copy=True)
    quality = records["quality"].astype(object).to_numpy(copy=True)
    for mask, text, is_warning in notes:
        before = reason[mask]
        reason[mask] = np.where(before == "", text, before + f"; {text}")
        if is_warning:
            quality[mask & (quality == "ok")] = "warn"
    return records.assign(reason=reason, quality=quality)


def compute_fold_interval(
    value: np.ndarray,
    lower: np.ndarray,
    upper: np.ndarray,
    baseline: np.ndarray,
    baseline_lower: np.ndarray,
    baseline_upper: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Return the 95 % interval of ``value / baseline`` from the intervals of the two.

    On the log scale the half-widths of the two independent measurements add in quadrature, each end
    with the half-widths that point its way (MOVER: Zou and Donner, Stat Med 2008;27:1693). Where
    both are symmetric in the log this is the delta method. A lower end of 0 is 0; where the upper
    end would be infinite it is missing, as it is where an interval is missing or lies beside its
    value.

    Examples
    --------
    >>> ends = [np.array([x]) for x in (200.0, 180.0, 220.0, 100.0, 90.0, 110.0)]
    >>> [float(end[0].round(3)) for end in compute_fold_interval(*ends)]
    [1.735, 2.305]
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        sound = (lower >= 0) & (lower <= value) & (value <= upper) & (value > 0)
        sound &= (baseline_lower >= 0) & (baseline_lower <= baseline)
        sound &= (baseline <= baseline_upper) & (baseline > 0)
        down = np.hypot(np.log(value / lower), np.log(baseline_upper / baseline))
        up = np.hypot(np.log(upper / value), np.log(baseline / baseline_lower))
        fold = np.log(value) - np.log(baseline)
        low, high = np.exp(fold - down), np.exp(fold + up)
    low = np.where(sound & np.isfinite(low), low, np.nan)
    return low, np.where(sound & np.isfinite(high), high, np.nan)
