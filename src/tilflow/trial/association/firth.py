"""Proportional hazards with Firth's penalty: finite where few events, or none in a class, are not.

The likelihood is multiplied by the square root of the determinant of the information (Firth,
Biometrika 1993;80:27; for this model Heinze and Schemper, Biometrics 2001;57:114). The estimate is
then finite although the covariate tells all events apart, and less biased with few of them. Limits
and p come from the profile of the penalised likelihood, which is not symmetric there: Wald's would
be wrong. Checked against R's coxphf in the tests.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.optimize import brentq
from scipy.stats import chi2

from tilflow.trial.association.risk_sets import RiskSets, build_strata, sum_moments

MOST_STEPS: Final = 200
LARGEST_STEP: Final = 1.0
TOLERANCE: Final = 1e-11
SLACK: Final = 1e-9
"""A step may lose so much: near the top the differences are those of rounding."""
DIFFERENCE: Final = 1e-5
"""Between coefficients, of which the derivative's difference is taken."""

LEAST_INFORMATION: Final = 1e-9
"""Of covariates with a standard deviation of 1: below it is rounding, not information."""

FARTHEST: Final = 60.0
"""A limit beyond so many standard deviations of the covariate is none."""


@dataclass(frozen=True, slots=True, eq=False)
class FirthFit:
    """A fitted model.

    Attributes
    ----------
    coefficients, covariance
        Log hazard ratios, shape (p,), and the inverse of the information (p, p).
    lower, upper, p
        95 % limits of the profile penalised likelihood and p of its ratio test, shape (p,).
    likelihood_ratio
        Twice the penalised log likelihood at the estimate less that at 0.
    is_estimable
        False where a covariate does not vary among those at risk: then nothing else means anything.
    """

    coefficients: np.ndarray
    covariance: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    p: np.ndarray
    likelihood_ratio: float
    is_estimable: bool


def fit_firth(
    start: np.ndarray,
    stop: np.ndarray,
    is_event: np.ndarray,
    covariates: np.ndarray,
    *,
    strata: np.ndarray | None = None,
) -> FirthFit:
    """Fit the model; the parameters are those of `tilflow.trial.association.cox.fit_cox`.

    Examples
    --------
    Two patients, one covariate, the first of them dies: the plain estimate is infinite, this one
    is log 3 (Heinze and Schemper 2001, section 2).

    >>> fit = fit_firth(np.zeros(2), np.array([1.0, 2.0]), np.array([True, False]),
    ...                 np.array([[1.0], [0.0]]))
    >>> float(np.exp(fit.coefficients[0]).round(6))
    3.0
    """
    covariates = np.asarray(covariates, dtype=float)
    center, scale = covariates.mean(axis=0), covariates.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    sets = build_strata(start, stop, is_event, (covariates - center) / scale, strata)
    n = covariates.shape[1]
    everything = np.ones(n, dtype=bool)
    zero = np.zeros(n)
    null = _evaluate(sets, zero)[0] if sets else -np.inf
    if not np.isfinite(null):
        nothing = np.full(n, np.nan)
        return FirthFit(nothing, np.full((n, n), np.nan), nothing, nothing, nothing, np.nan, False)
    beta, top = _maximise(sets, zero, everything)
    information = _evaluate(sets, beta)[2]
    limits = np.array([_find_limits(sets, beta, top, column) for column in range(n)])
    p = np.array([_test(sets, beta, top, column) for column in range(n)])
    return FirthFit(
        coefficients=beta / scale,
        covariance=np.linalg.inv(information) / np.outer(scale, scale),
        lower=limits[:, 0] / scale,
        upper=limits[:, 1] / scale,
        p=p,
        likelihood_ratio=2 * (top - null),
        is_estimable=True,
    )


def _evaluate(strata: list[RiskSets], beta: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
    """Return the penalised log likelihood, its derivative and the information."""
    n = len(beta)
    likelihood, score = 0.0, np.zeros(n)
    information, slope = np.zeros((n, n)), np.zeros((n, n, n))
    for sets in strata:
        x, rows = sets.covariates, sets.event_rows
        linear = x @ beta
        shift = linear.max()
        s0, s1, s2, s3 = sum_moments(sets, np.exp(linear - shift), 3)
        mean = s1 / s0[:, None]
        second = s2 / s0[:, None, None]
        third = s3 / s0[:, None, None, None]
        likelihood += float((linear[rows] - shift - np.log(s0)).sum())
        score += (x[rows] - mean).sum(axis=0)
        information += (second - mean[:, :, None] * mean[:, None, :]).sum(axis=0)
        # The third central moment is the derivative of the variance.
        cross = np.einsum("kij,kr->kijr", second, mean)
        cubes = np.einsum("ki,kj,kr->kijr", mean, mean, mean)
        both = cross + cross.transpose(0, 1, 3, 2) + cross.transpose(0, 3, 2, 1)
        slope += (third - both + 2 * cubes).sum(axis=0)
    if not np.linalg.eigvalsh(information)[0] > LEAST_INFORMATION:
        return -np.inf, score, information
    logarithm = np.linalg.slogdet(information)[1]
    inverse = np.linalg.inv(information)
    score = score + 0.5 * np.einsum("ij,jir->r", inverse, slope)
    return likelihood + 0.5 * float(logarithm), score, information


def _maximise(
    strata: list[RiskSets], beta: np.ndarray, is_free: np.ndarray
) -> tuple[np.ndarray, float]:
    """Return the coefficients that maximise it where only some are free, and its value there."""
    value, score, information = _evaluate(strata, beta)
    if not is_free.any() or not np.isfinite(value):
        return beta, value
    for _ in range(MOST_STEPS):
        curvature = _compute_curvature(strata, beta, is_free, information)
        step = np.zeros_like(beta)
        whole = np.linalg.solve(curvature, score[is_free])
        step[is_free] = np.clip(whole, -LARGEST_STEP, LARGEST_STEP)
        new = _evaluate(strata, beta + step)
        while not new[0] >= value - SLACK and np.abs(step).max() > TOLERANCE:
            step = step / 2
            new = _evaluate(strata, beta + step)
        beta, moved = beta + step, float(np.abs(step).max())
        value, score, information = new
        if moved < TOLERANCE:
            break
    return beta, value


def _compute_curvature(
    strata: list[RiskSets], beta: np.ndarray, is_free: np.ndarray, information: np.ndarray
) -> np.ndarray:
    """Return the curvature of the penalised likelihood, by differences of its derivative.

    The information is that of the likelihood alone: with few events steps by it go to and fro.
    Where the curvature is not that of a top, as far from it, the information stands in.
    """
    columns = []
    for place in np.flatnonzero(is_free):
        aside = np.zeros_like(beta)
        aside[place] = DIFFERENCE
        ends = [_evaluate(strata, beta + sign * aside)[1][is_free] for sign in (-1, 1)]
        columns.append((ends[0] - ends[1]) / (2 * DIFFERENCE))
    found = np.array(columns)
    curvature: np.ndarray = (found + found.T) / 2
    if np.isfinite(curvature).all() and np.linalg.eigvalsh(curvature)[0] > LEAST_INFORMATION:
        return curvature
    part: np.ndarray = information[np.ix_(is_free, is_free)]
    return part


def _profile(strata: list[RiskSets], beta: np.ndarray, column: int) -> Callable[[float], float]:
    """Return the penalised likelihood of a value of one coefficient, over all values of the others.

    Each value starts where the one before it ended.
    """
    is_free = np.ones(len(beta), dtype=bool)
    is_free[column] = False
    state = beta.copy()

    def compute(value: float) -> float:
        nonlocal state
        state = state.copy()
        state[column] = value
        state, top = _maximise(strata, state, is_free)
        return top

    return compute


def _find_limits(
    strata: list[RiskSets], beta: np.ndarray, top: float, column: int
) -> tuple[float, float]:
    """Return the values at which twice the profile is chi-squared's 95 % point below its top."""
    drop = float(chi2.ppf(0.95, 1)) / 2
    ends = []
    for sign in (-1.0, 1.0):
        profile = _profile(strata, beta, column)
        near, far = float(beta[column]), 1.0

        def above(value: float, profile: Callable[[float], float] = profile) -> float:
            # The root is looked for by secants: they need a number.
            return max(profile(value), top - 100 * drop) - (top - drop)

        while far <= FARTHEST and above(near + sign * far) > 0:
            far *= 2
        found = far <= FARTHEST
        end = brentq(above, near, near + sign * far, xtol=1e-10) if found else sign * np.inf
        ends.append(float(end))
    return ends[0], ends[1]


def _test(strata: list[RiskSets], beta: np.ndarray, top: float, column: int) -> float:
    """Return p of the penalised likelihood ratio test that one coefficient is 0."""
    return float(chi2.sf(max(2 * (top - _profile(strata, beta, column)(0.0)), 0.0), 1))
