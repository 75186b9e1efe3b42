"""Proportional hazards in counting-process form, for covariates that change with time.

A patient is a row an interval ``(start, stop]`` with the covariates of that time: whoever is at
risk is described by what was known then, so nobody is given time for what came later. Ties by
Efron; the hazard of each stratum is its own (Therneau and Grambsch, Modeling Survival Data, 2000,
chapter 3). Checked against R's survival in the tests.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.stats import chi2

from tilflow.trial.association.risk_sets import RiskSets, build_strata, sum_moments

MOST_STEPS: Final = 50
TOLERANCE: Final = 1e-10
LARGEST_COEFFICIENT_SD: Final = 6.0
"""A hazard that differs by e^6, 400 times, between values one SD apart is an infinite one."""
LARGEST_ERROR: Final = 50.0
"""Of the log hazard ratio between the least and the greatest value: a class in which nobody has an
event is flat towards minus infinity, long before its coefficient is large in SDs."""


@dataclass(frozen=True, slots=True, eq=False)
class CoxFit:
    """A fitted model.

    Attributes
    ----------
    coefficients, covariance
        Log hazard ratios, shape (p,), and their covariance (p, p).
    log_likelihood, null_log_likelihood
        At the estimate and at 0.
    residuals, information
        Schoenfeld residuals of each event (d, p), and its share of the information (d, p, p).
    event_times
        Of each event (d,), in the order of strata and times.
    is_finite
        Whether the likelihood has its maximum at finite coefficients.
    """

    coefficients: np.ndarray
    covariance: np.ndarray
    log_likelihood: float
    null_log_likelihood: float
    residuals: np.ndarray
    information: np.ndarray
    event_times: np.ndarray
    is_finite: bool


def fit_cox(
    start: np.ndarray,
    stop: np.ndarray,
    is_event: np.ndarray,
    covariates: np.ndarray,
    *,
    strata: np.ndarray | None = None,
) -> CoxFit:
    """Fit the model by Newton's method.

    Parameters
    ----------
    start, stop
        Interval of each row, open at its start, shape (n,); ``start < stop``.
    is_event
        Whether the event happened at ``stop``.
    covariates
        Shape (n, p).
    strata
        Stratum of each row; None for one.

    Returns
    -------
    CoxFit
        ``is_finite`` is False where the covariates are constant among those at risk, or tell the
        events apart without an error: then the coefficients mean nothing.

    Examples
    --------
    >>> stop = np.array([4.0, 3.0, 1.0, 2.0, 3.0])
    >>> fit = fit_cox(np.zeros(5), stop, np.array([1, 1, 1, 0, 0]) > 0,
    ...               np.array([[0.0], [2.0], [1.0], [1.0], [0.0]]))
    >>> float(fit.coefficients[0].round(3)), fit.is_finite
    (1.055, True)
    """
    covariates = np.asarray(covariates, dtype=float)
    center, scale = covariates.mean(axis=0), covariates.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    scaled = (covariates - center) / scale
    prepared = build_strata(start, stop, is_event, scaled, strata)
    beta, is_finite = np.zeros(covariates.shape[1]), True
    likelihood, score, residuals, information = _evaluate(prepared, beta)
    null = likelihood
    for _ in range(MOST_STEPS):
        total = information.sum(axis=0)
        if np.linalg.matrix_rank(total, tol=1e-8 * max(np.trace(total), 1e-300)) < len(beta):
            is_finite = False
            break
        step = np.clip(np.linalg.solve(total, score), -1.0, 1.0)
        if np.abs(beta + step).max() > LARGEST_COEFFICIENT_SD:
            is_finite = False
            break
        new = _evaluate(prepared, beta + step)
        while not new[0] >= likelihood - TOLERANCE and np.abs(step).max() > TOLERANCE:
            step = step / 2
            new = _evaluate(prepared, beta + step)
        beta = beta + step
        gain, (likelihood, score, residuals, information) = new[0] - likelihood, new
        if abs(gain) < TOLERANCE * (1 + abs(likelihood)):
            break
    inverse = np.linalg.pinv(information.sum(axis=0))
    errors = np.sqrt(np.diag(inverse)) * np.ptp(scaled, axis=0)
    return CoxFit(
        coefficients=beta / scale,
        covariance=inverse / np.outer(scale, scale),
        log_likelihood=float(likelihood),
        null_log_likelihood=float(null),
        residuals=residuals * scale,
        information=information * np.outer(scale, scale),
        event_times=np.concatenate([each.event_times for each in prepared]),
        is_finite=is_finite and float(errors.max()) < LARGEST_ERROR,
    )


def _evaluate(
    strata: list[RiskSets], beta: np.ndarray
) -> tuple[float, np.ndarray, np.ndarray, np.ndarray]:
    """Return log likelihood, score, and residual and information of each event."""
    parts = [_evaluate_stratum(each, beta) for each in strata]
    likelihood = sum(part[0] for part in parts)
    residuals = np.concatenate([part[1] for part in parts])
    information = np.concatenate([part[2] for part in parts])
    return float(likelihood), residuals.sum(axis=0), residuals, information


def _evaluate_stratum(sets: RiskSets, beta: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
    x, rows, place = sets.covariates, sets.event_rows, sets.event_place
    linear = x @ beta
    shift = linear.max()
    sums = sum_moments(sets, np.exp(linear - shift), 2)
    mean = sums[1] / sums[0][:, None]
    information = sums[2] / sums[0][:, None, None] - mean[:, :, None] * mean[:, None, :]
    likelihood = float((linear[rows] - shift - np.log(sums[0])).sum())
    # The order of tied events has no meaning: they share their expected covariates.
    counts = np.bincount(place)[:, None]
    shared = np.zeros((len(counts), x.shape[1]))
    np.add.at(shared, place, mean)
    return likelihood, x[rows] - (shared / counts)[place], information


def compute_proportionality(fit: CoxFit, transformed: np.ndarray) -> np.ndarray:
    """Return p of each covariate for a hazard ratio that changes with time.

    The score test of ``covariate × transformed time``, as R's ``cox.zph`` has it from survival 3.0
    on; a small p speaks against proportional hazards.

    Parameters
    ----------
    fit
        The model.
    transformed
        Transformed time of each event, in the order of ``fit.event_times``.
    """
    g = transformed - transformed.mean()
    score = g @ fit.residuals
    total = fit.information.sum(axis=0)
    cross = np.einsum("k,kij->ij", g, fit.information)
    square = np.einsum("k,kij->ij", g**2, fit.information)
    p = np.full(len(fit.coefficients), np.nan)
    for column in range(len(p)):
        left = cross[column] @ np.linalg.pinv(total) @ cross[column]
        variance = square[column, column] - left
        if variance > 0:
            p[column] = chi2.sf(score[column] ** 2 / variance, 1)
    return p


def compute_km_transform(
    start: np.ndarray, stop: np.ndarray, is_event: np.ndarray, event_times: np.ndarray
) -> np.ndarray:
    """Return 1 − S of Kaplan and Meier just before each event, the usual scale of the test."""
    times = np.unique(stop[is_event])
    n_events = np.array([(is_event & (stop == time)).sum() for time in times])
    n_at_risk = np.array([((start < time) & (stop >= time)).sum() for time in times])
    before = np.concatenate(([1.0], np.cumprod(1 - n_events / n_at_risk)[:-1]))
    transformed: np.ndarray = 1 - before[np.searchsorted(times, event_times)]
    return transformed
