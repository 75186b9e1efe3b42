"""Stretches of an acquisition: where signals shift, the flow rate jumps, or a channel drifts."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.settings import TimeQualitySettings

Array = npt.NDArray[np.float64]
Edges = npt.NDArray[np.int_]
Mask = npt.NDArray[np.bool_]

SPLIT: Final = 5
"""Finer stretches in one, which tell where in it a fault begins."""
FINER_DEVIATIONS: Final = 3.0
"""Limit of the finer stretches: they only move the ends of what was found already."""
DRIFT_SEGMENTS: Final = 20
DRIFT_EVENTS: Final = 2000
"""Events of a segment, evenly taken, that are enough for its quantiles."""
DRIFT_LEVELS: Final = (0.5, 0.8, 0.95)
"""Quantiles whose course tells a drift: a marker of few cells moves its upper ones only."""


@dataclass(frozen=True)
class Stretches:
    """Judgement of events in the order of time.

    Attributes
    ----------
    shifted, rate_off
        (n,) whether the event lies where the signals are off, and where the flow rate is.
    median_rate_per_s
        Events per second of the median stretch.
    """

    shifted: Mask
    rate_off: Mask
    median_rate_per_s: float


def call_stretches(
    signals: Array, clock: Array, drifts: Array, settings: TimeQualitySettings
) -> Stretches:
    """Judge the stretches of an acquisition.

    A stretch is off when its mean signals lie outside of what their standard errors explain, or
    its rate is too far from the median rate. Its ends are then looked for in finer stretches.

    Parameters
    ----------
    signals, clock
        (n, k) and (n,) in the order of time.
    drifts
        (k,) change over the file of the channels that drift, else 0: a trend is no anomaly.
    """
    count = len(clock)
    bins = min(count // settings.events_per_bin, settings.most_bins)
    fine = np.linspace(0, count, bins * SPLIT + 1).astype(int)
    coarse = fine[::SPLIT]
    inverse = _invert_covariance(signals)
    # One pass over the events: the sums of the coarse stretches are those of their parts.
    sums = np.add.reduceat(signals, fine[:-1], axis=0)
    finer = sums / np.diff(fine)[:, None]
    means = sums.reshape(bins, SPLIT, -1).sum(axis=1) / np.diff(coarse)[:, None]
    # What drifts drags weaker channels along: then the trend of each is expected.
    trend = np.array([_fit_trend(course) if drifts.any() else 0.0 for course in means.T])
    at = (np.arange(bins) - (bins - 1) / 2) / bins
    middle = np.median(means - at[:, None] * trend, axis=0)
    shifted, rate_off = [], []
    usual = settings.signal_deviations
    for edges, found, deviations in ((coarse, means, usual), (fine, finer, FINER_DEVIATIONS)):
        place = (np.arange(len(found)) + 0.5) / len(found) - 0.5
        offset = found - middle - place[:, None] * trend
        shifted.append(_call_shifted(offset, np.diff(edges), inverse, deviations, settings))
        rate_off.append(_call_rate_off(clock, edges, deviations, settings))
    duration = np.maximum(_compute_durations(clock, coarse), 1e-9)
    return Stretches(
        np.repeat(_refine(shifted[0], shifted[1]), np.diff(fine)),
        np.repeat(_refine(rate_off[0], rate_off[1]), np.diff(fine)),
        float(np.median(np.diff(coarse) / duration)),
    )


def _invert_covariance(signals: Array) -> Array:
    channels = signals.shape[1]
    covariance = np.atleast_2d(np.cov(signals.T)) + 1e-9 * np.eye(channels)
    return np.asarray(np.linalg.inv(covariance), dtype=np.float64)


def _call_shifted(
    offset: Array,
    sizes: Edges,
    inverse: Array,
    deviations: float,
    settings: TimeQualitySettings,
) -> Mask:
    """Return the stretches whose mean signals differ, all channels judged at once.

    The squared Mahalanobis distance of the mean vector from what is expected there (`offset`,
    stretches by channels) is about chi-square distributed with one degree of freedom a channel.
    Cells of another kind in a stretch move it along the directions in which the sample varies
    anyway; a clog moves all channels together, across them, and stands out although no single
    channel does.
    """
    channels = offset.shape[1]
    square = sizes * np.einsum("ij,jk,ik->i", offset, inverse, offset)
    # Slow drift inflates every stretch: it must not flag the whole file.
    inflation = max(float(np.median(square)) / channels, 1.0)
    limit = channels + deviations * np.sqrt(2.0 * channels)
    far = np.abs(offset).max(axis=1) > settings.smallest_shift
    flagged: Mask = (square / inflation > limit) & far
    return flagged


def _compute_durations(clock: Array, edges: Edges) -> Array:
    ends = np.minimum(edges[1:], len(clock) - 1)
    durations: Array = clock[ends] - clock[edges[:-1]]
    return durations


def _call_rate_off(
    clock: Array, edges: Edges, deviations: float, settings: TimeQualitySettings
) -> Mask:
    """Return the stretches whose event rate is off, by a factor and beyond its usual jitter."""
    duration = _compute_durations(clock, edges)
    middle = float(np.median(duration))
    if middle <= 0:
        return np.zeros(len(duration), dtype=bool)
    distance = np.abs(np.log(np.maximum(duration, 1e-9) / middle))
    jitter = 1.4826 * float(np.median(distance))
    off: Mask = distance > max(float(np.log(settings.rate_ratio)), deviations * jitter)
    return off


def _refine(coarse: Mask, fine: Mask) -> Mask:
    """Return the finer stretches of the runs that are off, each run with its ends put right.

    A run grows over finer stretches next to it that are off by themselves, by one stretch at most,
    or is cut to the first of its own that is; it ends alike. A fault too weak for the finer
    stretches keeps its run.

    Examples
    --------
    >>> coarse = np.array([False, True, False])
    >>> fine = np.zeros(15, dtype=bool)
    >>> fine[3:8] = True
    >>> np.flatnonzero(_refine(coarse, fine)).tolist()
    [3, 4, 5, 6, 7]
    """
    padded = np.concatenate([[False], coarse, [False]])
    begins = np.flatnonzero(~padded[:-1] & padded[1:])
    ends = np.flatnonzero(padded[:-1] & ~padded[1:])
    refined = np.zeros(len(fine), dtype=bool)
    for begin, end in zip(begins, ends, strict=True):
        first, last = begin * SPLIT, end * SPLIT
        start = first + _find_end(
            fine[max(first - SPLIT, 0) : first][::-1], fine[first : first + SPLIT]
        )
        stop = last - _find_end(fine[last : last + SPLIT], fine[last - SPLIT : last][::-1])
        refined[start:stop] = True
    return refined


def _find_end(outside: Mask, inside: Mask) -> int:
    """Return how far the end of a run moves inwards; negative is outwards.

    Both are finer stretches from the end away: those next to the run, and those of the run.
    """
    grown = int(np.argmin(outside)) if not outside.all() else len(outside)
    if grown or not inside.any():
        return -grown
    return int(np.argmax(inside))


def find_drifts(signals: Array, settings: TimeQualitySettings) -> Array:
    """Return the change (k,) over the file of each channel that drifts steadily, else 0.

    Of the median and the upper quantiles of twenty segments, the largest steady change counts:
    beyond `drift_shift` of the display scale, and beyond the scatter of the segments about their
    line (Theil and Sen: a fault at one end is no drift).

    Parameters
    ----------
    signals
        (n, k) in the order of time.
    """
    edges = np.linspace(0, len(signals), DRIFT_SEGMENTS + 1).astype(int)
    levels = np.array([_compute_levels(signals[a:b]) for a, b in pairwise(edges)])
    drifts = np.zeros(signals.shape[1])
    for number in range(signals.shape[1]):
        for course in levels[:, :, number].T:
            change = _fit_trend(course)
            if abs(change) > abs(drifts[number]) and _is_steady(course, change, settings):
                drifts[number] = change
    return drifts


def _compute_levels(part: Array) -> Array:
    """Return the quantiles `DRIFT_LEVELS` (levels, k) of some of the events, evenly taken."""
    step = max(len(part) // DRIFT_EVENTS, 1)
    # Sorting is several times faster here than what numpy.quantile does.
    ordered = np.sort(part[::step].T.copy(), axis=1)
    ranks = [round(level * (ordered.shape[1] - 1)) for level in DRIFT_LEVELS]
    return ordered[:, ranks].T


def _is_steady(course: Array, change: float, settings: TimeQualitySettings) -> bool:
    at = (np.arange(len(course)) + 0.5) / len(course)
    rest = course - change * at
    spread = 1.4826 * float(np.median(np.abs(rest - np.median(rest))))
    error = spread * np.sqrt(12 / len(course))
    # Both halves must move alike: a step is a fault of a stretch and not a drift.
    half = len(course) // 2
    halves = [_fit_trend(part) * len(part) / len(course) for part in (course[:half], course[half:])]
    steady = min(np.sign(change) * value for value in halves) > 0.2 * abs(change)
    least = max(settings.drift_shift, settings.signal_deviations * error)
    return bool(steady and abs(change) > least)


def _fit_trend(course: Array) -> float:
    """Return the change from end to end by the median of the slopes of all pairs.

    Examples
    --------
    >>> round(_fit_trend(np.array([0.0, 1, 2, 3, 40])), 6)
    5.0
    """
    first, second = np.triu_indices(len(course), 1)
    slopes = (course[second] - course[first]) / (second - first)
    return float(np.median(slopes)) * len(course)
