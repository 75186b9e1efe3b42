"""Who is at risk at each event: what of the data the steps of a proportional hazards fit share."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True, eq=False)
class RiskSets:
    """The rows of a stratum, sorted by when they begin and end.

    ``by_stop``/``by_start`` sort its rows; ``n_over_stop``/``n_over_start`` count, at each event
    time, the rows that ended, or began, before it.
    """

    covariates: np.ndarray
    by_stop: np.ndarray
    by_start: np.ndarray
    n_over_stop: np.ndarray
    n_over_start: np.ndarray
    event_rows: np.ndarray
    event_place: np.ndarray
    event_fraction: np.ndarray
    event_times: np.ndarray


def build_risk_sets(
    start: np.ndarray, stop: np.ndarray, is_event: np.ndarray, covariates: np.ndarray
) -> RiskSets:
    """Sort the rows of one stratum, with at least one event, once."""
    rows = np.flatnonzero(is_event)
    rows = rows[np.argsort(stop[rows], kind="stable")]
    times, place, counts = np.unique(stop[rows], return_inverse=True, return_counts=True)
    rank = np.arange(len(rows)) - np.concatenate(([0], np.cumsum(counts)[:-1]))[place]
    by_stop, by_start = np.argsort(stop, kind="stable"), np.argsort(start, kind="stable")
    return RiskSets(
        covariates=covariates,
        by_stop=by_stop,
        by_start=by_start,
        n_over_stop=np.searchsorted(stop[by_stop], times, side="left"),
        n_over_start=np.searchsorted(start[by_start], times, side="left"),
        event_rows=rows,
        event_place=place,
        event_fraction=rank / counts[place],
        event_times=stop[rows],
    )


def build_strata(
    start: np.ndarray,
    stop: np.ndarray,
    is_event: np.ndarray,
    covariates: np.ndarray,
    strata: np.ndarray | None,
) -> list[RiskSets]:
    """Return the risk sets of each stratum that has an event; None is one stratum."""
    groups = np.zeros(len(stop), dtype=int) if strata is None else np.asarray(strata)
    return [
        build_risk_sets(start[own], stop[own], is_event[own], covariates[own])
        for own in (groups == name for name in np.unique(groups))
        if is_event[own].any()
    ]


def sum_moments(sets: RiskSets, weight: np.ndarray, order: int) -> list[np.ndarray]:
    """Return the weighted sums of 1, x, x ⊗ x … up to `order` factors, over who is at risk.

    Efron: of several events at once, each finds the earlier ones half gone.

    Returns
    -------
    list of numpy.ndarray
        Shapes (d,), (d, p), (d, p, p) …, a row an event.
    """
    moment, sums = weight, []
    for factors in range(order + 1):
        if factors:
            x = sets.covariates.reshape(len(weight), *[1] * (factors - 1), -1)
            moment = moment[..., None] * x
        at_risk = _sum_at_risk(moment, sets)
        tied = np.zeros_like(at_risk)
        np.add.at(tied, sets.event_place, moment[sets.event_rows])
        fraction = sets.event_fraction.reshape(-1, *[1] * (moment.ndim - 1))
        sums.append(at_risk[sets.event_place] - fraction * tied[sets.event_place])
    return sums


def _sum_at_risk(moment: np.ndarray, sets: RiskSets) -> np.ndarray:
    """Sum `moment` over the rows at risk at each event time: not ended, less not begun.

    Summed from the end: so nothing is subtracted where all rows begin at once.
    """
    zero = np.zeros((1, *moment.shape[1:]))

    def sum_from_end(order: np.ndarray) -> np.ndarray:
        sums: np.ndarray = np.cumsum(moment[order[::-1]], axis=0)[::-1]
        return np.concatenate([sums, zero])

    not_ended = sum_from_end(sets.by_stop)[sets.n_over_stop]
    at_risk: np.ndarray = not_ended - sum_from_end(sets.by_start)[sets.n_over_start]
    return at_risk
