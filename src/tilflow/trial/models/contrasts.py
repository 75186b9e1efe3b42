"""Contrasts of fixed effects, with the degrees of freedom of Satterthwaite (1946)."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import f as fisher
from scipy.stats import t as student

from tilflow.trial.models.reml import Fit


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


def compute_contrast(fit: Fit, weights: np.ndarray) -> Contrast:
    """Return a contrast of the effects (p).

    The degrees of freedom are 2 s⁴ / Var(s²), where s² is the contrast's variance and Var(s²) is
    from its gradient by the covariance parameters and their covariance (Giesbrecht and Burns,
    Biometrics 1985;41:477).
    """
    estimate = float(weights @ fit.point.effects)
    variance = float(weights @ fit.point.effects_covariance @ weights)
    df = _compute_df(fit, weights, variance)
    error = float(np.sqrt(variance))
    half = float(student.ppf(0.975, df)) * error
    p = float(2 * student.sf(abs(estimate) / error, df))
    return Contrast(estimate, error, df, estimate - half, estimate + half, p)


def _compute_df(fit: Fit, weights: np.ndarray, variance: float) -> float:
    pulls = fit.point.loadings @ (fit.point.effects_covariance @ weights)
    slopes = fit.structure.compute_slopes(fit.parameters)
    # The parameters are those of scaled data: bring their slopes to the scale of the data.
    scale = fit.covariance[0, 0] / fit.structure.compute_matrix(fit.parameters)[0, 0]
    gradient = scale * np.tensordot(slopes, pulls.T @ pulls, axes=([1, 2], [0, 1]))
    return float(2 * variance**2 / (gradient @ fit.parameters_covariance @ gradient))


def compute_joint_test(fit: Fit, weights: np.ndarray) -> JointTest:
    """Return the F test of several contrasts (m, p).

    The contrasts are turned until they are independent; the denominator's degrees of freedom are
    matched to the mean of the squared t statistics (Fai and Cornelius, J Stat Comput Simul
    1996;54:363).
    """
    covariance = weights @ fit.point.effects_covariance @ weights.T
    values, vectors = np.linalg.eigh(covariance)
    kept = values > 1e-10 * values.max()
    turned = vectors[:, kept].T @ weights
    estimates = turned @ fit.point.effects
    statistic = float((estimates**2 / values[kept]).mean())
    dfs = np.array(
        [_compute_df(fit, row, float(v)) for row, v in zip(turned, values[kept], strict=True)]
    )
    rank = int(kept.sum())
    if rank == 1:
        df = float(dfs[0])
    elif (dfs <= 2).any():
        df = 2.0
    else:
        expected = float((dfs / (dfs - 2)).sum())
        df = 2 * expected / (expected - rank)
    return JointTest(statistic, rank, df, float(fisher.sf(statistic, rank, df)))


@dataclass(frozen=True, slots=True)
class Influence:
    """The patient whose absence moves a contrast the most, and the contrast without him."""

    patient: str
    estimate: float
    p: float


def compute_influence(fit: Fit, weights: np.ndarray) -> Influence | None:
    """Return the influence of single patients on a contrast (p); None where none can be left out.

    The covariance stays that of all patients, and with it the degrees of freedom: only the least
    squares are solved anew, by taking the patient's part out of the normal equations.
    """
    panel, loadings = fit.panel, fit.point.loadings
    parts = panel.design.transpose(0, 2, 1) @ loadings
    pulls = (loadings.transpose(0, 2, 1) @ panel.response[:, :, None])[:, :, 0]
    without = parts.sum(axis=0) - parts
    full = compute_contrast(fit, weights)
    found: Influence | None = None
    for row, name in enumerate(panel.patients):
        if np.linalg.cond(without[row]) > 1e10:
            continue
        covariance = np.linalg.inv(without[row])
        estimate = float(weights @ covariance @ (pulls.sum(axis=0) - pulls[row]))
        error = float(np.sqrt(weights @ covariance @ weights))
        p = float(2 * student.sf(abs(estimate) / error, full.df))
        moved = abs(estimate - full.estimate)
        if found is None or moved > abs(found.estimate - full.estimate):
            found = Influence(name, estimate, p)
    return found
