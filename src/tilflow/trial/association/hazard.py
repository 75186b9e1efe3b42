"""One row of the table: a hazard ratio with its interval, or why there is none."""

from typing import Final, TypeAlias

import numpy as np
from scipy.stats import norm

from tilflow.trial.association.cox import (
    CoxFit,
    compute_km_transform,
    compute_proportionality,
    fit_cox,
)
from tilflow.trial.association.firth import fit_firth
from tilflow.trial.association.intervals import Intervals
from tilflow.trial.association.settings import AssociationSettings

Row: TypeAlias = dict[str, object]

Z_95: Final = float(norm.ppf(0.975))
LOW_P: Final = 0.05

COX: Final = "Cox, Efron ties, Wald"
FIRTH: Final = "Cox with Firth's penalty, Efron ties, profile likelihood"


def estimate_hazard_ratio(
    rows: Intervals, strata: np.ndarray, settings: AssociationSettings, notes: list[str]
) -> Row:
    """Fit the model of one covariate, where there are events enough.

    With fewer events than `settings.events_per_covariate` the plain model is not fitted: below ten
    a covariate its estimates are biased and its intervals do not cover (Peduzzi et al., J Clin
    Epidemiol 1995;48:1503). From `settings.firth_events` on Firth's penalised model stands in, and
    so it does where the covariate tells all events apart; fewer give a description.

    Parameters
    ----------
    rows
        Intervals of the patients.
    strata
        Stratum of the trial of each row.
    notes
        What the row should say besides.

    Returns
    -------
    dict
        ``n_patients``, ``n_events``, ``hazard_ratio``, ``lower``, ``upper``, ``p``, ``ph_p``,
        ``model`` and ``note``.
    """
    n_patients, n_events = len(np.unique(rows.patient)), int(rows.is_event.sum())
    answer: Row = {
        "n_patients": n_patients, "n_events": n_events, "hazard_ratio": np.nan, "lower": np.nan,
        "upper": np.nan, "p": np.nan, "ph_p": np.nan, "model": "description",
    }  # fmt: skip
    texts = list(notes)
    needed, penalised = settings.events_per_covariate, settings.firth_events
    groups = strata if settings.stratify else np.zeros(len(strata), dtype=int)
    has_own_hazards = settings.stratify and len(np.unique(strata)) > 1
    stratified = ", stratified by stratum" if has_own_hazards else ""
    fewer = f"{n_events} events, of {needed} for a covariate"
    why = f"penalised: {fewer}"
    if n_events >= needed:
        fit = fit_cox(rows.start, rows.stop, rows.is_event, rows.covariate[:, None], strata=groups)
        if fit.is_finite:
            estimates = _describe_cox(rows, fit, texts)
            return answer | estimates | {"model": COX + stratified, "note": "; ".join(texts)}
        why = "penalised: the covariate tells all events apart"
    elif penalised is None or n_events < penalised:
        texts.append(f"description only: {fewer}")
        return answer | {"note": "; ".join(texts)}
    estimates = {} if penalised is None else _fit_penalised(rows, groups)
    if not estimates:
        texts.append("no finite hazard ratio: the covariate is constant or tells all events apart")
        return answer | {"note": "; ".join(texts)}
    texts.append(why)
    return answer | estimates | {"model": FIRTH + stratified, "note": "; ".join(texts)}


def _describe_cox(rows: Intervals, fit: CoxFit, texts: list[str]) -> Row:
    """Return estimate, Wald interval and the check of proportional hazards."""
    log_ratio, error = float(fit.coefficients[0]), float(np.sqrt(fit.covariance[0, 0]))
    scale = compute_km_transform(rows.start, rows.stop, rows.is_event, fit.event_times)
    ph_p = float(compute_proportionality(fit, scale)[0])
    if ph_p < LOW_P:
        texts.append("the hazard ratio changes with time: this one is an average")
    return {
        "hazard_ratio": float(np.exp(log_ratio)),
        "lower": float(np.exp(log_ratio - Z_95 * error)),
        "upper": float(np.exp(log_ratio + Z_95 * error)),
        "p": float(2 * norm.sf(abs(log_ratio) / error)),
        "ph_p": ph_p,
    }


def _fit_penalised(rows: Intervals, groups: np.ndarray) -> Row:
    """Return estimate, profile interval and p of Firth's model; nothing where there is none."""
    fit = fit_firth(rows.start, rows.stop, rows.is_event, rows.covariate[:, None], strata=groups)
    if not fit.is_estimable:
        return {}
    with np.errstate(over="ignore"):
        ends = np.exp([fit.coefficients[0], fit.lower[0], fit.upper[0]])
    # An end beyond every number is open.
    ratio, lower, upper = (float(end) if np.isfinite(end) else np.nan for end in ends)
    return {"hazard_ratio": ratio, "lower": lower, "upper": upper, "p": float(fit.p[0])}
