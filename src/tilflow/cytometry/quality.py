"""What is wrong with single events: every event keeps its reason as a category.

Anomalous stretches of time are left out of every population, of beads and cells alike, so that
their ratio, and with it the count, stays unbiased. Events at the margin of a scatter channel are
named and kept: they are cells, and leaving them out would lower the counts.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.settings import QualitySettings, TimeQualitySettings

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

REASONS: Final = ("ok", "time_anomaly", "margin")
"""Categories of an event, in the order of their codes."""


@dataclass(frozen=True)
class EventQuality:
    """Judgement of the events.

    Attributes
    ----------
    codes
        (n,) int8: index into `REASONS`.
    usable
        (n,) whether the event may belong to a population.
    warnings
        Sentences on the whole file.
    """

    codes: npt.NDArray[np.int8]
    usable: Mask
    warnings: tuple[str, ...]


def call_events(
    signals: Array, time: Array | None, scatter: Array, tops: Array, settings: QualitySettings
) -> EventQuality:
    """Judge every event of a file.

    Parameters
    ----------
    signals
        (n, k) markers and scatter on the display scale, whose stability over time is watched.
    time
        (n,) seconds, or None where the file has none.
    scatter, tops
        (n, s) scatter on the linear scale, and (s,) the upper ends of those channels.
    """
    count = len(signals)
    codes = np.zeros(count, dtype=np.int8)
    notes = []
    if count < settings.fewest_events:
        notes.append(f"only {count} events in the file")
    margin = (scatter >= tops * (1 - 1e-6)).any(axis=1) if scatter.size else np.zeros(count, bool)
    codes[margin] = REASONS.index("margin")
    share = 100 * margin.mean() if count else 0.0
    if share > settings.margin_warn_percent:
        notes.append(f"{share:.1f} % of the events are off the scatter scale")
    anomalous = np.zeros(count, dtype=bool)
    if time is not None and count:
        anomalous, why = call_time_anomalies(signals, time, settings.time)
        notes += why
    codes[anomalous] = REASONS.index("time_anomaly")
    usable = ~anomalous if settings.time.remove else np.ones(count, dtype=bool)
    return EventQuality(codes, usable, tuple(notes))


def call_time_anomalies(
    signals: Array, time: Array, settings: TimeQualitySettings
) -> tuple[Mask, list[str]]:
    """Return which events (n,) lie in a stretch whose signal or flow rate is off.

    The acquisition is cut into stretches of equally many events. A stretch is off when its mean
    signals lie outside of what their standard errors explain, or its rate is too far from the
    median rate.
    """
    count = len(time)
    bins = min(count // settings.events_per_bin, settings.most_bins)
    if bins < 5 or np.ptp(time) <= 0:
        return np.zeros(count, dtype=bool), []
    order = np.argsort(time, kind="stable")
    edges = np.linspace(0, count, bins + 1).astype(int)
    shifted = _shifted_stretches(signals[order], edges, settings)
    rate_off = _rate_off_stretches(time[order], edges, settings)
    anomalous = np.zeros(count, dtype=bool)
    anomalous[order] = np.repeat(shifted | rate_off, np.diff(edges))
    notes = []
    share = 100 * anomalous.mean()
    if share > settings.largest_loss_percent:
        notes.append(f"{share:.0f} % of the events lie in anomalous stretches of time")
    return anomalous, notes


def _shifted_stretches(
    signals: Array, edges: npt.NDArray[np.int_], settings: TimeQualitySettings
) -> Mask:
    """Return the stretches whose mean signals differ, all channels judged at once.

    The squared Mahalanobis distance of the mean vector from the median stretch is about chi-square
    distributed with one degree of freedom a channel. Cells of another kind in a stretch move it
    along the directions in which the sample varies anyway; a clog moves all channels together,
    across them, and stands out although no single channel does.
    """
    finite = np.where(np.isfinite(signals), signals, 0.0)
    channels = finite.shape[1]
    sizes = np.diff(edges)[:, None]
    means = np.add.reduceat(finite, edges[:-1], axis=0) / sizes
    offset = means - np.median(means, axis=0)
    covariance = np.atleast_2d(np.cov(finite.T)) + 1e-9 * np.eye(channels)
    square = sizes[:, 0] * np.einsum("ij,jk,ik->i", offset, np.linalg.inv(covariance), offset)
    # Slow drift inflates every stretch: it must not flag the whole file.
    inflation = max(float(np.median(square)) / channels, 1.0)
    limit = channels + settings.signal_deviations * np.sqrt(2.0 * channels)
    far = np.abs(offset).max(axis=1) > settings.smallest_shift
    flagged: Mask = (square / inflation > limit) & far
    return flagged


def _rate_off_stretches(
    time: Array, edges: npt.NDArray[np.int_], settings: TimeQualitySettings
) -> Mask:
    """Return the stretches whose event rate is off, by a factor and beyond its usual jitter."""
    ends = np.minimum(edges[1:], len(time) - 1)
    duration = time[ends] - time[edges[:-1]]
    middle = float(np.median(duration))
    if middle <= 0:
        return np.zeros(len(duration), dtype=bool)
    distance = np.abs(np.log(np.maximum(duration, 1e-9) / middle))
    jitter = 1.4826 * float(np.median(distance))
    off: Mask = distance > max(
        float(np.log(settings.rate_ratio)), settings.signal_deviations * jitter
    )
    return off
