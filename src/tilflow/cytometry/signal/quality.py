"""What is wrong with single events: every event keeps its reason as a category.

Anomalous stretches of time are left out of every population, of beads and cells alike, so that
their ratio, and with it the count, stays unbiased. Events at the margin of a scatter channel are
named and kept: they are cells, and leaving them out would lower the counts. What concerns the
whole file (drift, carry-over, few events) is said in a sentence.

The faults are those of PeacoQC (Emmaneel et al. 2021, Cytometry A 101:325) and flowAI (Monaco et
al. 2016, Bioinformatics 32:2473): signals that shift, flow rate, monotonic channels, dynamic range.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.settings import QualitySettings
from tilflow.cytometry.signal.stretches import Stretches, call_stretches, find_drifts

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

REASONS: Final = ("ok", "signal_shift", "flow_rate", "margin")
"""Categories of an event, in the order of their codes; of several reasons, the first holds."""


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
    signals: Array,
    time: Array | None,
    scatter: Array,
    tops: Array,
    settings: QualitySettings,
    *,
    names: Sequence[str],
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
    names
        (k,) names of the signals, for the sentences.
    """
    count = len(signals)
    codes = np.zeros(count, dtype=np.int8)
    notes = []
    if count < settings.fewest_events:
        notes.append(f"only {count} events in the file")
    margin = call_margin(scatter, tops)
    codes[margin] = REASONS.index("margin")
    share = 100 * margin.mean() if count else 0.0
    if share > settings.margin_warn_percent:
        notes.append(f"{share:.1f} % of the events are off the scatter scale")
    anomalous = np.zeros(count, dtype=bool)
    if time is not None and count:
        shifted, rate_off, why = call_time_anomalies(signals, time, settings, names=names)
        notes += why
        codes[rate_off] = REASONS.index("flow_rate")
        codes[shifted] = REASONS.index("signal_shift")
        anomalous = shifted | rate_off
    usable = ~anomalous if settings.time.remove else np.ones(count, dtype=bool)
    return EventQuality(codes, usable, tuple(notes))


def call_margin(scatter: Array, tops: Array) -> Mask:
    """Return which events (n,) are at either end of a scatter channel, where values pile up.

    The last channel of a digitiser is one below its range: 262143 of 262144, 1023 of 1024.

    Examples
    --------
    >>> values = np.array([[262143.0], [262140.0], [500.0], [0.0]])
    >>> call_margin(values, np.array([262144.0])).tolist()
    [True, False, False, True]
    """
    if not scatter.size:
        return np.zeros(len(scatter), dtype=bool)
    step = np.maximum(1e-5 * tops, np.minimum(1.0, 1e-3 * tops))
    beyond: Mask = (scatter >= tops - step) | (scatter <= 0)
    off: Mask = np.logical_or.reduce(beyond, axis=1)
    return off


def call_time_anomalies(
    signals: Array, time: Array, settings: QualitySettings, *, names: Sequence[str]
) -> tuple[Mask, Mask, list[str]]:
    """Return which events (n,) lie where the signals are off, and where the flow rate is.

    The acquisition is cut into stretches of equally many events (see `stretches`). The sentences
    tell of drift, of carry-over, and of a large loss.
    """
    count, own = len(time), settings.time
    nothing = np.zeros(count, dtype=bool)
    if count // own.events_per_bin < 5 or np.ptp(time) <= 0:
        return nothing, nothing, []
    order = np.argsort(time, kind="stable")
    ordered, clock = np.where(np.isfinite(signals), signals, 0.0)[order], time[order]
    drifts = find_drifts(ordered, own)
    found = call_stretches(ordered, clock, drifts, own)
    shifted, rate_off = nothing.copy(), nothing.copy()
    shifted[order], rate_off[order] = found.shifted, found.rate_off
    notes = [*_tell_drifts(drifts, names), *_tell_start(found, clock, settings)]
    share = 100 * float((shifted | rate_off).mean())
    if share > own.largest_loss_percent:
        notes.append(f"{share:.0f} % of the events lie in anomalous stretches of time")
    return shifted, rate_off, notes


def _tell_drifts(drifts: Array, names: Sequence[str]) -> list[str]:
    moved = [
        f"{name} {'rises' if change > 0 else 'falls'}"
        for name, change in zip(names, drifts, strict=True)
        if change
    ]
    return [f"drift from the first to the last event: {', '.join(moved)}"] if moved else []


def _tell_start(found: Stretches, clock: Array, settings: QualitySettings) -> list[str]:
    """Tell of the share of events in the first seconds, and of a start that was left out."""
    own, notes = settings.time, []
    since = clock - clock[0]
    early = int(np.searchsorted(since, own.start_seconds, side="right"))
    usual = found.median_rate_per_s * own.start_seconds
    # Beyond the factor, and beyond what the counting error of the few seconds explains.
    limit = max(own.rate_ratio * usual, usual + own.signal_deviations * np.sqrt(usual))
    if since[-1] > 5 * own.start_seconds and early > limit:
        notes.append(
            f"{100 * early / len(clock):.1f} % of the events came in the first "
            f"{own.start_seconds:g} s, {early / usual:.1f} times the usual rate: carry-over?"
        )
    off = found.shifted | found.rate_off
    length = int(np.argmin(off)) if not off.all() else len(off)
    if length:
        notes.append(
            f"the first {length} events ({since[length - 1]:.1f} s) differ from the rest: "
            f"carry-over, or the instrument was not yet stable"
        )
    return notes
