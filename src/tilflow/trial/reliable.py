"""Reliable change: a fold change beyond what assay and biology do by themselves."""

import numpy as np
import pandas as pd

from tilflow.trial.change import Z_95
from tilflow.trial.quantitation import find_families, read_family
from tilflow.trial.settings import ChangeSettings


def compute_log_variance(cv_percent: np.ndarray) -> np.ndarray:
    """Return the variance of the logarithm of a log-normal value with this CV.

    Examples
    --------
    >>> compute_log_variance(np.array([0.0, 10.0])).round(5)
    array([0.     , 0.00995])
    """
    variance: np.ndarray = np.log1p((cv_percent / 100) ** 2)
    return variance


def compute_reliable_limit(variance: np.ndarray) -> np.ndarray:
    """Return the fold change that two values without a true change exceed once in twenty.

    The reference change value on the log scale, exp(1.96 · sqrt(2 · variance)), where `variance` is
    that of one value: CVa² + CVb² as log variances.

    Examples
    --------
    CVs of 5 % (assay) and 10 % (biology): a rise of 36 % or a fall of 27 %.

    >>> one = compute_log_variance(np.array([5.0])) + compute_log_variance(np.array([10.0]))
    >>> limit = compute_reliable_limit(one)
    >>> float(limit[0].round(3)), float((1 / limit[0]).round(3))
    (1.362, 0.734)
    """
    limit: np.ndarray = np.exp(Z_95 * np.sqrt(2 * variance))
    return limit


def derive_reliable_change(records: pd.DataFrame, settings: ChangeSettings) -> pd.DataFrame:
    """Add whether each fold change is beyond the error of the assay and the biology.

    Without an assay CV in the settings, the error of each of the two values is that of its own
    interval; without a biological CV nothing is called.

    Parameters
    ----------
    records
        Of `tilflow.trial.change.derive_change`.

    Returns
    -------
    pandas.DataFrame
        `records` with ``reliable_change`` (increase, decrease, no, or "" where it is not called),
        ``reliable_change_limit`` (the fold change it takes; its inverse for a decrease) and
        ``reliable_change_reason`` (why it is not called).
    """
    families = find_families(records["parameter"], settings.families)
    assay = read_family(records["parameter"], families, "assay_cv_percent")
    biology = read_family(records["parameter"], families, "biological_cv_percent")
    of_value = _read_log_variance(records, "value", "lower", "upper")
    of_baseline = _read_log_variance(records, "baseline", "baseline_lower", "baseline_upper")
    measured = np.where(np.isnan(assay), (of_value + of_baseline) / 2, compute_log_variance(assay))
    fold = records["fold_change"].to_numpy(dtype=float)
    is_substituted = records["fold_change_rule"].ne("").to_numpy(dtype=bool)
    is_baseline = records["is_baseline"].to_numpy(dtype=bool)
    reasons = (
        (is_baseline, "baseline"),
        (np.isnan(fold), "no fold change"),
        (np.isnan(biology), "no biological CV is set for the parameter"),
        (is_substituted, "the fold change is from half a limit of quantitation"),
        (np.isnan(measured), "no assay CV is set, and an interval is missing"),
    )
    reason = np.full(len(records), "", dtype=object)
    for mask, text in reversed(reasons):
        reason[mask] = text
    is_called = reason == ""
    limit = np.where(
        is_called, compute_reliable_limit(measured + compute_log_variance(biology)), np.nan
    )
    called = np.full(len(records), "", dtype=object)
    called[is_called] = "no"
    called[is_called & (fold >= limit)] = "increase"
    with np.errstate(divide="ignore", invalid="ignore"):
        called[is_called & (fold <= 1 / limit)] = "decrease"
    return records.assign(
        reliable_change=called, reliable_change_limit=limit, reliable_change_reason=reason
    )


def _read_log_variance(records: pd.DataFrame, value: str, lower: str, upper: str) -> np.ndarray:
    """Return the variance of a value's logarithm, from its 95 % interval."""
    low, high = (records[name].to_numpy(dtype=float) for name in (lower, upper))
    sound = (low > 0) & (high >= low) & (records[value].to_numpy(dtype=float) > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        width = np.log(high / low)
    return np.where(sound, (width / (2 * Z_95)) ** 2, np.nan)
