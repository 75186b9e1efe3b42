"""One row of the table: a hazard ratio with its interval, or why there is none."""

from typing import Final, TypeAlias

import numpy as np
from scipy.stats import norm

from tilflow.trial.association.cox import compute_km_transform, compute_proportionality, fit_cox
from tilflow.trial.association.intervals import Intervals
from tilflow.trial.association.settings import AssociationSettings

Row: TypeAlias = dict[str, object]

Z_95: Final = float(norm.ppf(0.975))
LOW_P: Final = 0.05


def estimate_hazard_ratio(
    rows: Intervals, strata: np.ndarray, settings: AssociationSettings, notes: list[str]
) -> Row:
    """Fit the model of one covariate, where there are events enough.

    Fewer events than `settings.events_per_covariate` give a description without a model: below ten
    a covariate estimates are biased and intervals do not cover (Peduzzi et al., J Clin Epidemiol
    1995;48:1503).

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
    needed = settings.events_per_covariate
    if n_events < needed:
        texts.append(f"description only: {n_events} events, of {needed} for a covariate")
        return answer | {"note": "; ".join(texts)}
    groups = strata if settings.stratify else np.zeros(len(strata), dtype=int)
    fit = fit_cox(rows.start, rows.stop, rows.is_event, rows.covariate[:, None], strata=groups)
    if not fit.is_finite:
        texts.append("no finite hazard ratio: the covariate is constant or tells all events apart")
        return answer | {"note": "; ".join(texts)}
    log_ratio = float(fit.coefficients[0])
    error = float(np.sqrt(fit.covariance[0, 0]))
    scale = compute_km_transform(rows.start, rows.stop, rows.is_event, fit.event_times)
    ph_p = float(compute_proportionality(fit, scale)[0])
    if ph_p < LOW_P:
        texts.append("the hazard ratio changes with time: this one is an average")
    has_own_hazards = settings.stratify and len(np.unique(strata)) > 1
    return answer | {
        "hazard_ratio": float(np.exp(log_ratio)),
        "lower": float(np.exp(log_ratio - Z_95 * error)),
        "upper": float(np.exp(log_ratio + Z_95 * error)),
        "p": float(2 * norm.sf(abs(log_ratio) / error)),
        "ph_p": ph_p,
        "model": "Cox, Efron ties, Wald" + (", stratified by stratum" if has_own_hazards else ""),
        "note": "; ".join(texts),
    }
