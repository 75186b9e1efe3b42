"""The restricted likelihood of a panel and its first and second derivatives.

V is the covariance of a patient's visits, X the fixed effects, W the inverse of V at the observed
visits, C the inverse of X'WX summed over patients, r the generalised least-squares residual.
"""

from dataclasses import dataclass

import numpy as np

from tilflow.trial.models.panel import Panel


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The likelihood at one covariance matrix.

    Attributes
    ----------
    deviance
        -2 times the restricted log-likelihood, with its constant.
    effects, effects_covariance
        Generalised least-squares estimates (p) and their covariance (p, p).
    precision
        Inverse covariance of each patient's observed visits, 0 elsewhere (n, t, t).
    loadings
        W X (n, t, p).
    scores
        W r (n, t).
    """

    deviance: float
    effects: np.ndarray
    effects_covariance: np.ndarray
    precision: np.ndarray
    loadings: np.ndarray
    scores: np.ndarray


def evaluate(panel: Panel, matrix: np.ndarray) -> Evaluation | None:
    """Return the likelihood at a covariance matrix (t, t); None where that is not one."""
    seen = panel.is_observed
    pairs = seen[:, :, None] & seen[:, None, :]
    # Visits without a value become independent ones of variance 1, which change no determinant.
    full = np.where(pairs, matrix, np.eye(panel.n_visits))
    try:
        triangle = np.linalg.cholesky(full)
        precision = np.where(pairs, np.linalg.inv(full), 0.0)
    except np.linalg.LinAlgError:
        return None
    loadings = precision @ panel.design
    stacked = loadings.reshape(-1, panel.n_effects)
    information = panel.design.reshape(-1, panel.n_effects).T @ stacked
    sign, log_information = np.linalg.slogdet(information)
    if sign <= 0 or not np.isfinite(log_information):
        return None
    covariance = np.linalg.inv(information)
    effects = covariance @ (stacked.T @ panel.response.ravel())
    residual = np.where(seen, panel.response - panel.design @ effects, 0.0)
    scores = (precision @ residual[:, :, None])[:, :, 0]
    log_determinants = 2.0 * np.log(np.diagonal(triangle, axis1=1, axis2=2)).sum()
    free = panel.n_records - panel.n_effects
    deviance = (
        free * np.log(2 * np.pi) + log_determinants + log_information + (residual * scores).sum()
    )
    return Evaluation(float(deviance), effects, covariance, precision, loadings, scores)


def compute_slope(point: Evaluation) -> np.ndarray:
    """Return the derivative of the deviance by each entry of the covariance matrix (t, t)."""
    visits = point.loadings.shape[1]
    turned = (point.loadings @ point.effects_covariance).transpose(1, 0, 2).reshape(visits, -1)
    hat = turned @ point.loadings.transpose(1, 0, 2).reshape(visits, -1).T
    slope: np.ndarray = point.precision.sum(axis=0) - point.scores.T @ point.scores - hat
    return slope


def compute_curvature(point: Evaluation, directions: np.ndarray) -> np.ndarray:
    """Return the second derivatives of the deviance along symmetric directions.

    Parameters
    ----------
    point
        Of `evaluate`.
    directions
        (k, t, t), changes of the covariance matrix.

    Returns
    -------
    numpy.ndarray
        (k, k).
    """
    size, visits = directions.shape[0], directions.shape[1]
    flat = directions.reshape(size, visits * visits)
    hat = point.loadings @ point.effects_covariance @ point.loadings.transpose(0, 2, 1)
    outer = point.scores[:, :, None] * point.scores[:, None, :]
    # tr(W D U E) over patients, for U = 2 (hat + outer) - W: the entry (a, b) of D meets (c, d)
    # of E by W[d, a] U[b, c].
    middle = 2.0 * (hat + outer) - point.precision
    n = len(middle)
    meets = point.precision.reshape(n, -1).T @ middle.reshape(n, -1)
    meets = meets.reshape(visits, visits, visits, visits)
    quartic = meets.transpose(1, 2, 3, 0).reshape(visits**2, visits**2)
    curvature = flat @ quartic @ flat.T

    stacked = point.loadings.reshape(n, -1)
    loads = (stacked.T @ stacked).reshape(visits, -1, visits, stacked.shape[1] // visits)
    by_effects = np.tensordot(directions, loads, axes=([1, 2], [0, 2]))
    turned = by_effects @ point.effects_covariance
    curvature -= turned.reshape(size, -1) @ turned.transpose(0, 2, 1).reshape(size, -1).T
    pulls = (point.scores.T @ stacked).reshape(visits * visits, -1)
    by_score = flat @ pulls
    curvature -= 2.0 * by_score @ point.effects_covariance @ by_score.T
    symmetric: np.ndarray = 0.5 * (curvature + curvature.T)
    return symmetric
