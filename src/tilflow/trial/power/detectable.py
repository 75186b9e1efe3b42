"""The paired t test on logarithms: its power, and the smallest fold change it can show.

A value is a log-normal quantity: a coefficient of variation ``c`` is a standard deviation
``sqrt(log(1 + c²))`` of its logarithm. The test of the mean log fold change against 0 has a
noncentral t distribution under the alternative.
"""

from math import exp, log, log1p, sqrt
from typing import Final

from scipy.optimize import brentq
from scipy.stats import nct, t

from tilflow.trial.power.settings import PlannedParameter, PowerSettings

FAR_SHIFT: Final = 6.0
"""In standard errors; beyond, the wrong tail has less than 1e-9, and scipy's sum for it fails."""


def compute_log_sd(cv_percent: float) -> float:
    """Return the standard deviation of the natural log of a log-normal quantity.

    Examples
    --------
    >>> round(compute_log_sd(20.0), 4)
    0.198
    """
    return sqrt(log1p((cv_percent / 100) ** 2))


def compute_difference_sd(parameter: PlannedParameter, settings: PowerSettings) -> float:
    """Return the standard deviation over patients of the log fold change.

    Baseline and treatment vary within the patient and by the assay; patients differ in their
    effect. Means of more samples and assays vary less, the effect does not.

    Examples
    --------
    >>> round(compute_difference_sd(PlannedParameter(biological_cv_percent=15, assay_cv_percent=8,
    ...     response_cv_percent=0), PowerSettings()), 4)
    0.2393
    """
    within = compute_log_sd(parameter.biological_cv_percent) ** 2
    within += compute_log_sd(parameter.assay_cv_percent) ** 2 / settings.replicates
    samples = 1 / settings.baseline_samples + 1 / settings.treatment_samples
    return sqrt(within * samples + compute_log_sd(parameter.response_cv_percent) ** 2)


def compute_level(settings: PowerSettings) -> float:
    """Return the level of one test.

    Under a false discovery rate f it is ``m1 · power · f / (m0 (1 − f))``: with the wanted power
    for each of the m1 true effects, that level makes the expected part of false ones f (Jung,
    Bioinformatics 2005;21:3097). It is f itself where every test has an effect.

    Examples
    --------
    >>> compute_level(PowerSettings(family="bonferroni", tests=5))
    0.01
    >>> round(compute_level(PowerSettings(tests=20, true_effects=4)), 5)
    0.01053
    """
    if settings.family == "bonferroni":
        return settings.alpha / settings.tests
    without = settings.tests - settings.true_effects
    if settings.family == "none" or without <= 0:
        return settings.alpha
    found = settings.true_effects * settings.power
    return min(settings.alpha, found * settings.alpha / (without * (1 - settings.alpha)))


def compute_power(n_patients: float, shift_sd: float, *, level: float) -> float:
    """Return the power of the two-sided test.

    Parameters
    ----------
    n_patients
        Patients with both values, 2 or more.
    shift_sd
        Mean log fold change in standard deviations of the log fold change.
    level
        Of the test.
    """
    freedom = n_patients - 1
    shift, critical = abs(shift_sd) * sqrt(n_patients), float(t.isf(level / 2, freedom))
    power = float(nct.sf(critical, freedom, shift))
    if shift < FAR_SHIFT:
        power += float(nct.cdf(-critical, freedom, shift))
    return power


def find_smallest_fold_change(
    n_patients: int, log_sd: float, *, level: float, power: float
) -> float:
    """Return the smallest fold change above 1 that the test shows with `power`.

    A fall to its inverse has the same power. NaN with fewer than two patients.
    """
    if n_patients < 2:
        return float("nan")
    standard_error = 1 / sqrt(n_patients)

    def miss(shift: float) -> float:
        return compute_power(n_patients, shift * standard_error, level=level) - power

    if miss(0.0) >= 0:
        return 1.0
    high = 1.0
    while miss(high) < 0:
        high *= 2
    return exp(brentq(miss, 0.0, high, xtol=1e-10) * standard_error * log_sd)


def compute_fold_power(
    n_patients: int, fold_change: float, log_sd: float, *, level: float
) -> float:
    """Return the power to show a fold change."""
    return compute_power(n_patients, log(fold_change) / log_sd, level=level)
