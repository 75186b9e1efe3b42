"""Contrasts of fixed effects, with the degrees of freedom of Satterthwaite (1946)."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from tilflow.trial.inference.student import compute_f_p, compute_t_p, compute_t_quantile
from tilflow.trial.models.reml import Fit

SMALLEST_EIGENVALUE: Final = 1e-9
"""Of the normal equations without a patient, scaled: below, an effect rests on him alone."""

LARGEST_DF: Final = 1e10
"""Degrees of freedom of a covariance that is as good as known."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """One linear combination of the effects: estimate, 95 % interval, t test of 0."""

    estimate: float
    standard_error: float
    df: float
    lower: float
    upper: float
    p: float


@dataclass(frozen=True, slots=True)
class JointTest:
    """An F test that several combinations are all 0."""

    statistic: float
    numerator_df: int
    denominator_df: float
    p: float


def compute_contrasts(
    fit: Fit, weights: np.ndarray, *, effects_covariance: np.ndarray | None = None
) -> list[Contrast]:
    """Return contrasts of the effects (m, p).

    The degrees of freedom are 2 s⁴ / Var(s²), where s² is the contrast's variance and Var(s²) is
    from its gradient by the covariance parameters and their covariance.

    Parameters
    ----------
    fit
        The model.
    weights
        A contrast a row.
    effects_covariance
        Of `compute_adjusted_covariance`, for the standard errors; without it the plain one.
    """
    estimates = weights @ fit.point.effects
    plain = fit.point.effects_covariance
    used = plain if effects_covariance is None else effects_covariance
    variances = ((weights @ plain) * weights).sum(axis=1)
    dfs = _compute_dfs(fit, weights, variances)
    errors = np.sqrt(((weights @ used) * weights).sum(axis=1))
    answer = []
    for estimate, error, df in zip(estimates.tolist(), errors.tolist(), dfs.tolist(), strict=True):
        half = compute_t_quantile(df) * error
        p = compute_t_p(estimate / error, df)
        answer.append(Contrast(estimate, error, df, estimate - half, estimate + half, p))
    return answer


def _compute_dfs(fit: Fit, weights: np.ndarray, variances: np.ndarray) -> np.ndarray:
    slopes = fit.structure.compute_slopes(fit.parameters)
    # The parameters are those of scaled data: bring their slopes to the scale of the data.
    scale = fit.covariance[0, 0] / fit.structure.compute_matrix(fit.parameters)[0, 0]
    pulls = fit.point.loadings @ (fit.point.effects_covariance @ weights.T)
    outer = np.einsum("nam,nbm->mab", pulls, pulls, optimize=True)
    gradients = scale * np.tensordot(outer, slopes, axes=([1, 2], [1, 2]))
    spread = ((gradients @ fit.parameters_covariance) * gradients).sum(axis=1)
    dfs: np.ndarray = 2 * variances**2 / spread
    return dfs


def _compute_directions(fit: Fit) -> np.ndarray:
    """Return directions of the covariance matrix that vary independently, by an SD each."""
    slopes = fit.structure.compute_slopes(fit.parameters)
    # The parameters are those of scaled data: bring their slopes to the scale of the data.
    scale = fit.covariance[0, 0] / fit.structure.compute_matrix(fit.parameters)[0, 0]
    values, vectors = np.linalg.eigh(fit.parameters_covariance)
    weights = (vectors * np.sqrt(values.clip(min=0))).T
    directions: np.ndarray = scale * np.tensordot(weights, slopes, axes=([1], [0]))
    return directions


def _compute_pulls(fit: Fit, directions: np.ndarray) -> np.ndarray:
    """Return what each direction adds to the information on the effects, (k, p, p)."""
    visits, effects = directions.shape[1], len(fit.point.effects)
    stacked = fit.point.loadings.reshape(len(fit.point.loadings), -1)
    loads = (stacked.T @ stacked).reshape(visits, effects, visits, effects)
    pulls: np.ndarray = np.tensordot(directions, loads, axes=([1, 2], [0, 2]))
    return pulls


def compute_adjusted_covariance(fit: Fit) -> np.ndarray:
    """Return the covariance of the effects, enlarged for that of the visits being estimated.

    The adjustment of Kenward and Roger without its term of second derivatives (SAS calls it
    ``kenwardroger(firstorder)``), which is 0 where the parameters are the entries of the covariance
    matrix. For a single contrast their degrees of freedom are those of Satterthwaite.
    """
    point, directions = fit.point, _compute_directions(fit)
    visits, effects = directions.shape[1], len(point.effects)
    spread = np.tensordot(directions, directions, axes=([0], [0]))
    middle = spread.transpose(0, 3, 1, 2).reshape(visits**2, visits**2)
    turned = (point.precision.reshape(-1, visits**2) @ middle.T).reshape(-1, visits, visits)
    flat = point.loadings.reshape(-1, effects)
    quadratic = flat.T @ (turned @ point.loadings).reshape(-1, effects)
    pulls = _compute_pulls(fit, directions)
    squares = (pulls @ point.effects_covariance @ pulls.transpose(0, 2, 1)).sum(axis=0)
    more = point.effects_covariance @ (quadratic - squares) @ point.effects_covariance
    adjusted: np.ndarray = point.effects_covariance + more + more.T
    return adjusted


def compute_scaled_test(fit: Fit, weights: np.ndarray) -> JointTest:
    """Return the scaled F test of several contrasts (m, p) of Kenward and Roger.

    Biometrics 1997;53:983: the statistic and its denominator's degrees of freedom are such that its
    first two moments are those of an F, and exact for Hotelling's test and a balanced analysis of
    variance. With few patients and many contrasts the unscaled one (`compute_joint_test`) rejects
    far too often.
    """
    plain = fit.point.effects_covariance
    values, vectors = np.linalg.eigh(weights @ plain @ weights.T)
    kept = values > 1e-10 * values.max()
    turned = vectors[:, kept].T @ weights
    rank = int(kept.sum())
    inverse = np.linalg.inv(turned @ plain @ turned.T)
    # Of each direction, what it does to the covariance of the contrasts, in units of it.
    spread = turned @ plain
    parts = inverse @ (spread @ _compute_pulls(fit, _compute_directions(fit)) @ spread.T)
    first = float((np.trace(parts, axis1=1, axis2=2) ** 2).sum())
    second = float(np.einsum("kij,kji->", parts, parts))
    adjusted = turned @ compute_adjusted_covariance(fit) @ turned.T
    estimates = turned @ fit.point.effects
    plain_statistic = float(estimates @ np.linalg.solve(adjusted, estimates)) / rank
    scale, df = _match_moments(first, second, rank)
    statistic = scale * plain_statistic
    return JointTest(statistic, rank, df, compute_f_p(statistic, rank, df))


def _match_moments(first: float, second: float, rank: int) -> tuple[float, float]:
    """Return the factor of the F statistic and its denominator's degrees of freedom.

    Both are missing where the covariance is known so badly that the statistic has no mean.
    """
    both = (first + 6 * second) / (2 * rank)
    g = ((rank + 1) * first - (rank + 4) * second) / ((rank + 2) * second)
    bottom = 3 * rank + 2 * (1 - g)
    c1, c2, c3 = g / bottom, (rank - g) / bottom, (rank + 2 - g) / bottom
    if second >= rank or max(c2, c3) * both >= 1:
        return np.nan, np.nan
    mean = 1 / (1 - second / rank)
    variance = 2 / rank * (1 + c1 * both) / ((1 - c2 * both) ** 2 * (1 - c3 * both))
    ratio = variance / (2 * mean**2)
    spare = rank * ratio - 1
    df = 4 + (rank + 2) / spare if spare > 0 else LARGEST_DF
    return df / (mean * (df - 2)), df


def compute_joint_test(fit: Fit, weights: np.ndarray) -> JointTest:
    """Return the F test of several contrasts (m, p).

    The contrasts are turned until they are independent; the denominator's degrees of freedom are
    matched to the mean of the squared t statistics, as in R's mmrm (its test-satterthwaite.R).
    """
    covariance = weights @ fit.point.effects_covariance @ weights.T
    values, vectors = np.linalg.eigh(covariance)
    kept = values > 1e-10 * values.max()
    turned = vectors[:, kept].T @ weights
    estimates = turned @ fit.point.effects
    statistic = float((estimates**2 / values[kept]).mean())
    dfs = _compute_dfs(fit, turned, values[kept])
    rank = int(kept.sum())
    if rank == 1:
        df = float(dfs[0])
    elif (dfs <= 2).any():
        df = 2.0
    else:
        expected = float((dfs / (dfs - 2)).sum())
        df = 2 * expected / (expected - rank)
    return JointTest(statistic, rank, df, compute_f_p(statistic, rank, df))


@dataclass(frozen=True, slots=True)
class Influence:
    """The patient whose absence moves a contrast the most, and the contrast without him."""

    patient: str
    estimate: float
    p: float


def compute_influences(fit: Fit, weights: np.ndarray) -> list[Influence | None]:
    """Return the influence of single patients on contrasts (m, p); None where none can be left out.

    The covariance stays that of all patients, and with it the degrees of freedom: only the least
    squares are solved anew, by taking the patient's part out of the normal equations.
    """
    panel, loadings = fit.panel, fit.point.loadings
    parts = panel.design.transpose(0, 2, 1) @ loadings
    pulls = (loadings.transpose(0, 2, 1) @ panel.response[:, :, None])[:, :, 0]
    without = parts.sum(axis=0) - parts
    lengths = np.sqrt(np.diagonal(without, axis1=1, axis2=2).clip(min=1e-300))
    eigenvalues = np.linalg.eigvalsh(without / (lengths[:, :, None] * lengths[:, None, :]))
    sound = np.flatnonzero(eigenvalues[:, 0] > SMALLEST_EIGENVALUE)
    if not len(sound):
        return [None] * len(weights)
    covariance = np.linalg.inv(without[sound])
    rest = (pulls.sum(axis=0) - pulls[sound])[:, :, None]
    effects = (covariance @ rest)[:, :, 0]
    answer: list[Influence | None] = []
    for row, full in zip(weights, compute_contrasts(fit, weights), strict=True):
        estimates = effects @ row
        place = int(np.argmax(np.abs(estimates - full.estimate)))
        error = float(np.sqrt(row @ covariance[place] @ row))
        p = compute_t_p(float(estimates[place]) / error, full.df)
        answer.append(Influence(panel.patients[sound[place]], float(estimates[place]), p))
    return answer
