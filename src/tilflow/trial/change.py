"""Change from baseline, as a difference, in percent and as a fold, with its interval."""

from typing import Final

import numpy as np
import pandas as pd

Z_95: Final = 1.959963984540054
"""Normal quantile of a two-sided 95 % interval."""


def derive_change(records: pd.DataFrame) -> pd.DataFrame:
    """Add the change of each value from its baseline.

    Values from before the first dose have none, save the baseline itself: a change of 0 and a fold
    of 1, without an interval. A fold change needs both values to be positive and above the limit of
    quantitation; what stands in the way is added to ``reason``, and an ``ok`` becomes a ``warn``.

    Parameters
    ----------
    records
        With ``value``, ``lower``, ``upper``, ``quality``, ``reason``, ``is_pre_dose``,
        ``is_quantified`` and the columns of `tilflow.trial.baseline.derive_baseline`.

    Returns
    -------
    pandas.DataFrame
        `records` with ``change``, ``percent_change``, ``fold_change``, ``log2_fold_change``,
        ``fold_change_lower``, ``fold_change_upper``; missing where undefined, never infinite.
    """
    value = records["value"].to_numpy(dtype=float)
    baseline = records["baseline"].to_numpy(dtype=float)
    is_baseline = records["is_baseline"].to_numpy(dtype=bool)
    compares = ~records["is_pre_dose"].to_numpy(dtype=bool) | is_baseline
    compares &= records["quality"].ne("fail").to_numpy(dtype=bool) & ~np.isnan(value)
    has_both = compares & ~np.isnan(baseline)
    quantified = records["is_quantified"].to_numpy(dtype=bool)
    base_quantified = records["is_baseline_quantified"].to_numpy(dtype=bool)
    is_positive = has_both & (value > 0) & (baseline > 0)
    has_fold = is_positive & quantified & base_quantified

    change = np.where(has_both, value - baseline, np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        percent = np.where(has_both & (baseline > 0), 100 * change / baseline, np.nan)
        fold = np.where(has_fold, value / baseline, np.nan)
        log2_fold = np.where(has_fold, np.log2(np.where(has_fold, fold, 1)), np.nan)
    # Too small or too large a quotient for a double is no quotient.
    log2_fold[~np.isfinite(log2_fold)] = np.nan
    fold[np.isnan(log2_fold)] = np.nan
    intervals = compute_fold_interval(
        value, records["lower"].to_numpy(dtype=float), records["upper"].to_numpy(dtype=float),
        baseline, records["baseline_lower"].to_numpy(dtype=float),
        records["baseline_upper"].to_numpy(dtype=float),
    )  # fmt: skip
    lower, upper = (np.where(np.isnan(fold) | is_baseline, np.nan, end) for end in intervals)
    records = records.assign(
        change=change, percent_change=percent, fold_change=fold, log2_fold_change=log2_fold,
        fold_change_lower=lower, fold_change_upper=upper,
    )  # fmt: skip
    open_interval = ~np.isnan(fold) & ~is_baseline & (np.isnan(lower) | np.isnan(upper))
    other_lesion = (
        has_both & records["baseline_lesion_id"].ne(records["lesion_id"].astype(object)).to_numpy()
    )
    other_method = (
        has_both & records["baseline_method"].ne(records["method"].astype(object)).to_numpy()
    )
    notes = (
        (compares & ~quantified, "too few events: no fold change", True),
        (compares & np.isnan(baseline), "no baseline", False),
        (has_both & ~is_baseline & ~base_quantified,
         "baseline of too few events: no fold change", True),
        (has_both & (value <= 0), "not above zero: no fold change", True),
        (has_both & ~is_baseline & (baseline <= 0),
         "baseline not above zero: no fold change", True),
        (open_interval, "fold change without a full interval", False),
        (other_lesion, "baseline is from another lesion", True),
        (other_method, "baseline was counted by another method", True),
    )  # fmt: skip
    return derive_notes(records, notes)


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
