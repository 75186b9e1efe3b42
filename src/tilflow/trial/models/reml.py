"""Mixed models for repeated measures, fitted by restricted maximum likelihood."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from scipy.optimize import minimize

from tilflow.trial.models.covariance import Structure, find_structure
from tilflow.trial.models.likelihood import (
    Evaluation,
    compute_curvature,
    compute_slope,
    evaluate,
)
from tilflow.trial.models.panel import Panel

STEPS: Final = 200
LARGEST_GRADIENT: Final = 1e-5
"""Of the deviance by a parameter, at a maximum; the deviance itself is of the order of n."""
SMALLEST_EIGENVALUE: Final = 1e-6
"""Of the correlation matrix and, in proportion, of the information: below it is a boundary."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model.

    Attributes
    ----------
    structure, parameters
        The covariance and its parameters at the maximum.
    covariance
        Of a patient's visits (t, t).
    parameters_covariance
        Of `parameters`: twice the inverse of the second derivatives of the deviance.
    point
        The likelihood there; ``point.effects`` are the estimates.
    failure
        Why it must not be used; empty for a sound fit.
    """

    panel: Panel
    structure: Structure
    parameters: np.ndarray
    covariance: np.ndarray
    parameters_covariance: np.ndarray
    point: Evaluation
    failure: str


def fit_reml(panel: Panel, structure: Structure) -> Fit:
    """Fit fixed effects and covariance by restricted maximum likelihood.

    Newton's method in a trust region, from exact derivatives; then the fit is checked: a gradient
    of zero, a maximum in every direction, a covariance matrix inside its bounds.

    Parameters
    ----------
    panel
        Of full column rank, with more records than effects.
    structure
        Of as many visits as the panel has.
    """
    scale = _compute_scale(panel)
    scaled = replace(panel, response=panel.response / scale)
    variances, correlation = _guess(scaled)
    start = structure.start(variances, correlation)

    last: list[tuple[bytes, Evaluation | None]] = []

    def look(parameters: np.ndarray) -> Evaluation | None:
        """Evaluate once for the value and the derivatives of one place."""
        key = parameters.tobytes()
        if not last or last[0][0] != key:
            last[:] = [(key, evaluate(scaled, structure.compute_matrix(parameters)))]
        return last[0][1]

    def deviance(parameters: np.ndarray) -> float:
        point = look(parameters)
        return np.inf if point is None else point.deviance

    def gradient(parameters: np.ndarray) -> np.ndarray:
        point = look(parameters)
        if point is None:
            return np.zeros_like(parameters)
        return _compute_gradient(structure, parameters, point)

    def curvature(parameters: np.ndarray) -> np.ndarray:
        point = look(parameters)
        if point is None:
            return np.eye(len(parameters))
        return _compute_hessian(structure, parameters, point)

    options = {"gtol": LARGEST_GRADIENT / 10, "maxiter": STEPS}
    # Far out the deviance overflows; such a step is refused by its value.
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        answer = minimize(
            deviance, start, method="trust-exact", jac=gradient, hess=curvature, options=options
        )
        best = _polish(scaled, structure, answer.x)
    return _check(panel, scaled, structure, best, scale)


def _polish(panel: Panel, structure: Structure, parameters: np.ndarray) -> np.ndarray:
    """Return the place after two plain Newton steps from a maximum found.

    Each doubles the digits that are right, so that where the search stopped, which depends on the
    last bits of the processor's sums, leaves no trace.
    """
    for _ in range(2):
        point = evaluate(panel, structure.compute_matrix(parameters))
        if point is None:
            return parameters
        gradient = _compute_gradient(structure, parameters, point)
        try:
            step = np.linalg.solve(_compute_hessian(structure, parameters, point), gradient)
        except np.linalg.LinAlgError:
            return parameters
        after = evaluate(panel, structure.compute_matrix(parameters - step))
        if after is None or after.deviance > point.deviance + 1e-9 * abs(point.deviance):
            return parameters
        parameters = parameters - step
    return parameters


def _compute_scale(panel: Panel) -> float:
    """Return the spread of the residuals of ordinary least squares, to bring the data near 1."""
    seen = panel.is_observed
    design, response = panel.design[seen], panel.response[seen]
    residual = response - design @ np.linalg.lstsq(design, response, rcond=None)[0]
    spread = float(np.sqrt((residual**2).mean()))
    return spread if spread > 1e-12 * max(1.0, float(np.abs(response).max())) else 1.0


def _guess(panel: Panel) -> tuple[np.ndarray, float]:
    """Return the variance of each visit and a common correlation, from ordinary residuals."""
    seen = panel.is_observed
    design, response = panel.design[seen], panel.response[seen]
    effects = np.linalg.lstsq(design, response, rcond=None)[0]
    residual = np.where(seen, panel.response - panel.design @ effects, 0.0)
    counts = seen.sum(axis=0)
    variances = (residual**2).sum(axis=0) / np.maximum(counts, 1)
    variances = np.maximum(variances, 0.05 * variances.mean() + 1e-12)
    standard = residual / np.sqrt(variances)
    pairs = seen[:, :, None] & seen[:, None, :]
    products = standard[:, :, None] * standard[:, None, :]
    off = ~np.eye(panel.n_visits, dtype=bool)
    shared = int(pairs[:, off].sum())
    correlation = float(products[:, off].sum() / shared) if shared else 0.0
    return variances, float(np.clip(correlation, 0.05, 0.9))


def _compute_gradient(
    structure: Structure, parameters: np.ndarray, point: Evaluation
) -> np.ndarray:
    slopes = structure.compute_slopes(parameters)
    gradient: np.ndarray = np.tensordot(slopes, compute_slope(point), axes=([1, 2], [0, 1]))
    return gradient


def _compute_hessian(structure: Structure, parameters: np.ndarray, point: Evaluation) -> np.ndarray:
    slopes = structure.compute_slopes(parameters)
    bend = structure.compute_curvature(parameters, compute_slope(point))
    hessian: np.ndarray = compute_curvature(point, slopes) + bend
    return hessian


def _check(
    panel: Panel, scaled: Panel, structure: Structure, parameters: np.ndarray, scale: float
) -> Fit:
    """Return the fit on the scale of the data, with what is wrong with it."""
    matrix = structure.compute_matrix(parameters)
    point = evaluate(scaled, matrix)
    whole = evaluate(panel, scale**2 * matrix)
    if point is None or whole is None:
        message = "the likelihood cannot be computed where the search ended"
        raise ArithmeticError(message)
    gradient = _compute_gradient(structure, parameters, point)
    hessian = _compute_hessian(structure, parameters, point)
    eigenvalues = np.linalg.eigvalsh(hessian)
    deviations = np.sqrt(np.diag(matrix))
    correlations = np.linalg.eigvalsh(matrix / np.outer(deviations, deviations))
    failure = ""
    if np.abs(gradient).max() > LARGEST_GRADIENT:
        failure = "did not converge"
    elif correlations[0] < SMALLEST_EIGENVALUE:
        failure = "singular covariance"
    elif eigenvalues[0] < SMALLEST_EIGENVALUE * eigenvalues[-1]:
        failure = "no maximum inside the bounds"
    spread = 2.0 * np.linalg.pinv(hessian, hermitian=True)
    return Fit(panel, structure, parameters, scale**2 * matrix, spread, whole, failure)


def fit_in_order(
    panel: Panel, order: Sequence[Sequence[str]], *, patients_per_visit: float
) -> tuple[Fit | None, str]:
    """Fit the first covariance of a stated order that fits soundly.

    Parameters
    ----------
    panel
        The data.
    order
        Steps of keys of `find_structure`. Within a step the likelier sound fit is taken: they have
        as many parameters as one another.
    patients_per_visit
        The unstructured covariance is tried with at least this many patients a visit.

    Returns
    -------
    tuple
        The fit, or None where none is sound; and what was tried before, with its failure.
    """
    tried = []
    for step in order:
        sound = []
        for key in step:
            few = len(panel.patients) < patients_per_visit * panel.n_visits
            if key == "us" and few:
                tried.append(f"us: fewer than {patients_per_visit:g} patients a visit")
                continue
            try:
                fit = fit_reml(panel, find_structure(key, panel.n_visits))
            except (ArithmeticError, np.linalg.LinAlgError):
                tried.append(f"{key}: did not converge")
                continue
            if fit.failure:
                tried.append(f"{key}: {fit.failure}")
            else:
                sound.append(fit)
        if sound:
            best = min(sound, key=lambda fit: fit.point.deviance)
            return best, "; ".join(tried)
    return None, "; ".join(tried)
