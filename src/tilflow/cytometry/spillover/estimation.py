"""A spillover matrix computed from single-stain controls.

Row i of the matrix is what dye i alone shows in each detector, for one unit in its own: the
medians of the stained events less those of unstained ones (Bagwell and Adams, Ann N Y Acad Sci
1993;677:167; flowCore's ``spillover`` with medians).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.fcs.reading import FcsFile
from tilflow.cytometry.gates.datadriven import find_valley
from tilflow.cytometry.settings import ControlSettings, CytometrySettings, GatingSettings
from tilflow.cytometry.signal.compensation import Spillover
from tilflow.cytometry.signal.transforms import Logicle
from tilflow.errors import InputError

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

UNSTAINED = "unstained"


@dataclass(frozen=True)
class Control:
    """A control tube: the channel of its only dye, or ``unstained``."""

    channel: str
    fcs: FcsFile


@dataclass(frozen=True)
class MeasuredControl:
    """What a single-stain control shows.

    Attributes
    ----------
    stained
        (n,) its stained events.
    how
        ``valley``: those above the lowest density between two peaks. ``all``: there is one peak.
    positive, negative
        (channels,) medians of the stained events, and of the unstained ones taken off them.
    reference
        Where the unstained events are from: ``unstained`` control, or ``own``.
    """

    channel: str
    fcs: FcsFile
    stained: Mask
    how: str
    positive: Array
    negative: Array
    reference: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Estimate:
    """A matrix and the controls it comes from, in the order of its channels."""

    spillover: Spillover
    controls: tuple[MeasuredControl, ...]


def compute_spillover(controls: Sequence[Control], settings: CytometrySettings) -> Estimate:
    """Compute the spillover matrix of a set of controls.

    Parameters
    ----------
    controls
        One for each dye; at most one unstained. Without it the unstained events of each control
        serve.

    Raises
    ------
    InputError
        Where a control is missing, given twice, holds too few stained events, or shows no signal.
    """
    stains = {item.channel: item for item in controls if item.channel != UNSTAINED}
    blanks = [item for item in controls if item.channel == UNSTAINED]
    _check_controls(controls, stains, blanks)
    order = controls[0].fcs.channels
    channels = tuple(channel for channel in order if channel in stains)
    blank = blanks[0].fcs if blanks else None
    measured = tuple(
        measure_control(stains[channel], channels, blank, settings) for channel in channels
    )
    matrix = np.empty((len(channels), len(channels)))
    for number, item in enumerate(measured):
        signal = item.positive - item.negative
        matrix[number] = signal / signal[number]
        matrix[number, number] = 1.0
    spillover = Spillover(channels, matrix)
    if np.linalg.matrix_rank(matrix) < len(channels):
        message = "the controls of two channels show the same dye: the matrix cannot be inverted"
        raise InputError(message)
    return Estimate(spillover, measured)


def _check_controls(
    controls: Sequence[Control], stains: dict[str, Control], blanks: Sequence[Control]
) -> None:
    if len(stains) < 2:
        message = "a spillover matrix needs single-stain controls of two channels or more"
        raise InputError(message)
    if len(blanks) > 1:
        names = ", ".join(item.fcs.name for item in blanks)
        message = f"several unstained controls: {names}; name one"
        raise InputError(message)
    if len(stains) + len(blanks) < len(controls):
        channels = [item.channel for item in controls]
        twice = next(channel for channel in channels if channels.count(channel) > 1)
        message = f"several controls of the channel {twice}; name one"
        raise InputError(message)
    for control in controls:
        missing = [channel for channel in stains if channel not in control.fcs.channels]
        if missing:
            message = f"{control.fcs.name}: lacks the channel {missing[0]!r} of another control"
            raise InputError(message)


def measure_control(
    control: Control,
    channels: tuple[str, ...],
    blank: FcsFile | None,
    settings: CytometrySettings,
) -> MeasuredControl:
    """Find the stained events of a control, and what they show above unstained ones.

    Raises
    ------
    InputError
        Where there are too few of them, or nothing to compare them with.
    """
    knobs = settings.compensation.controls
    fcs, own = control.fcs, channels.index(control.channel)
    events = take_channels(fcs, channels)
    tops = np.array([fcs.ranges[fcs.channels.index(channel)] for channel in channels])
    whole: Mask = np.all(events < tops * knobs.saturation_fraction, axis=1)
    stained, unstained, how = _split(events[:, own], whole, float(tops[own]), settings.gating)
    if how == "valley" and _is_all_stained(control, stained, unstained, blank, knobs):
        stained, unstained, how = whole, np.zeros_like(whole), "all"
    warnings = []
    if np.mean(~whole) * 100 > knobs.saturation_warn_percent:
        share = np.mean(~whole) * 100
        warnings.append(f"{fcs.name}: {share:.1f} % of the events are off the scale and left out")
    if stained.sum() < knobs.fewest_events:
        message = (
            f"{fcs.name}: {stained.sum()} stained events in {control.channel}; at least "
            f"{knobs.fewest_events} are needed (cytometry.compensation.controls.fewest_events)"
        )
        raise InputError(message)
    negative, spread, reference = _measure_negative(
        events, unstained, blank, channels, knobs, control
    )
    positive = np.median(events[stained], axis=0)
    separation = float((positive[own] - negative[own]) / max(spread[own], 1e-9))
    if separation < knobs.smallest_separation:
        message = (
            f"{fcs.name}: shows no stain in {control.channel}: its events are {separation:.1f} "
            f"robust standard deviations above the unstained ones; at least "
            f"{knobs.smallest_separation:g} are needed "
            f"(cytometry.compensation.controls.smallest_separation)"
        )
        raise InputError(message)
    brightest = int(np.argmax(positive - negative))
    if brightest != own:
        warnings.append(
            f"{fcs.name}: is brighter in {channels[brightest]} than in its own channel "
            f"{control.channel}: is it the control of another dye?"
        )
    return MeasuredControl(
        control.channel, fcs, stained, how, positive, negative, reference, tuple(warnings)
    )


def _split(
    values: Array, whole: Mask, top: float, settings: GatingSettings
) -> tuple[Mask, Mask, str]:
    """Return stained and unstained events of the control's own channel, and how they were told."""
    scale = Logicle(t=top, w=0.5, m=4.5)
    display = scale.apply(np.ascontiguousarray(values))
    nothing = np.zeros_like(whole)
    if whole.sum() < settings.fewest_events:
        return whole, nothing, "all"
    inside = display[whole]
    window = (float(np.quantile(inside, 0.001)), float(np.quantile(inside, 0.999)))
    found = find_valley(inside, window, settings, deviations=3.0, fallback=None)
    if found.how != "valley":
        return whole, nothing, "all"
    above = display >= found.at
    return whole & above, whole & ~above, "valley"


def _is_all_stained(
    control: Control,
    stained: Mask,
    unstained: Mask,
    blank: FcsFile | None,
    knobs: ControlSettings,
) -> bool:
    """Return whether a valley only cuts off the end of one peak of stained events."""
    if stained.sum() < knobs.fewest_events:
        return True
    if blank is None or unstained.sum() < knobs.fewest_events:
        return False
    channel = (control.channel,)
    values = take_channels(blank, channel)[:, 0]
    middle, high = np.quantile(values, [0.5, 0.8413])
    below = float(np.median(take_channels(control.fcs, channel)[unstained, 0]))
    return bool(below > middle + knobs.smallest_separation * (high - middle))


def _measure_negative(
    events: Array,
    unstained: Mask,
    blank: FcsFile | None,
    channels: tuple[str, ...],
    knobs: ControlSettings,
    control: Control,
) -> tuple[Array, Array, str]:
    """Return medians and robust deviations of unstained events, and where those are from."""
    enough = unstained.sum() >= knobs.fewest_events
    own_first = knobs.negative == "own" and enough
    if blank is not None and not own_first:
        values, reference = take_channels(blank, channels), UNSTAINED
    elif enough:
        values, reference = events[unstained], "own"
    else:
        message = (
            f"{control.fcs.name}: {unstained.sum()} unstained events among its own, and no "
            f"unstained control: add one"
        )
        raise InputError(message)
    middle = np.median(values, axis=0)
    low, high = np.quantile(values, [0.1587, 0.8413], axis=0)
    return middle, (high - low) / 2, reference


def take_channels(fcs: FcsFile, channels: tuple[str, ...]) -> Array:
    """Return the events (n, channels) of some channels."""
    return fcs.events[:, [fcs.channels.index(channel) for channel in channels]]
