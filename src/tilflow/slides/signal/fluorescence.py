"""The channels of a fluorescence slide: background, light, scale and leak, from one low level."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.settings_cells import CalibrateSettings
from tilflow.slides.signal.calibration import EVEN_LIGHT, ChannelCalibration, round_digits
from tilflow.slides.signal.illumination import (
    EVEN,
    Background,
    choose_marker_light,
    draw_light,
    estimate_background,
    estimate_light,
    find_empty_blocks,
    find_unscanned,
)
from tilflow.slides.signal.surfaces import Blocks, Surface


@dataclass(frozen=True, slots=True)
class Part:
    """A channel that is asked for: its name, its place in the image, and what it shows."""

    name: str
    index: int
    is_nuclear: bool
    is_autofluorescence: bool


def calibrate_channels(
    low: NDArray[Any],
    parts: Sequence[Part],
    *,
    pixel_size_um: float,
    settings: CalibrateSettings,
) -> tuple[ChannelCalibration, ...]:
    """Estimate what is fixed of each channel.

    Parameters
    ----------
    low
        The slide (c, y, x) at low resolution.
    parts
        Its channels that are asked for.
    pixel_size_um
        Of `low`.
    """
    scanned = ~find_unscanned(low)
    side = max(1, round(settings.illumination_um / pixel_size_um))
    blocks = Blocks.cut(scanned.shape, side)
    nuclear_planes = [low[part.index].astype(np.float32) for part in parts if part.is_nuclear]
    empty = find_empty_blocks(nuclear_planes, blocks, scanned)
    calibrated: dict[str, ChannelCalibration] = {}
    corrected: dict[str, NDArray[np.float32]] = {}
    lamp, lamp_name = EVEN, ""
    # The nuclei come first: their light is what a marker's is compared with.
    for part in sorted(parts, key=lambda each: not each.is_nuclear):
        plane = low[part.index].astype(np.float32)
        background = estimate_background(plane, scanned, empty, blocks, settings=settings)
        plane -= background.draw(scanned.shape)
        plane[~scanned] = 0
        model = None
        if part.is_nuclear:
            light = estimate_light(plane, blocks, settings=settings)
            if len(lamp.coefficients) == 1:
                lamp, lamp_name = light, part.name
        else:
            light, is_shared = choose_marker_light(plane, lamp, blocks, settings=settings)
            model = f"that of {lamp_name}" if is_shared else None
        scale = float(np.percentile(plane[scanned], settings.scale_percentile))
        calibrated[part.name] = _gather(part, background, light, model, scale)
        if len(light.coefficients) > 1:
            plane /= draw_light(light, scanned.shape, bound=settings.illumination_bound)
        corrected[part.name] = plane
    return _with_autofluorescence([calibrated[part.name] for part in parts], corrected)


def _gather(
    part: Part, background: Background, light: Surface, model: str | None, scale: float
) -> ChannelCalibration:
    is_even = len(light.coefficients) == 1
    field = background.surface.coefficients
    return ChannelCalibration(
        name=part.name,
        index=part.index,
        background=round_digits(background.level),
        scale=round_digits(max(scale, 1e-6)),
        light=EVEN_LIGHT if is_even else tuple(round_digits(c) for c in light.coefficients),
        light_model=model or light.model,
        light_gain=round_digits(light.gain),
        background_field=tuple(round_digits(c) for c in field) if len(field) > 1 else (),
        background_span=(round_digits(background.least), round_digits(background.most)),
        background_model=background.surface.model,
        background_gain=round_digits(background.surface.gain),
        is_nuclear=part.is_nuclear,
        is_autofluorescence=part.is_autofluorescence,
    )


def _with_autofluorescence(
    channels: list[ChannelCalibration], corrected: Mapping[str, NDArray[np.float32]]
) -> tuple[ChannelCalibration, ...]:
    own = [channel for channel in channels if channel.is_autofluorescence]
    if not own:
        return tuple(channels)
    glow = corrected[own[0].name]
    return tuple(
        replace(
            channel, autofluorescence=round_digits(estimate_leak(corrected[channel.name], glow))
        )
        if not (channel.is_autofluorescence or channel.is_nuclear)
        else channel
        for channel in channels
    )


def estimate_leak(
    signal: NDArray[np.float32], autofluorescence: NDArray[np.float32], *, bins: int = 20
) -> float:
    """Return the part of the autofluorescence channel that a marker's channel shows.

    Pixels are binned by their autofluorescence; in each bin the lower quartile of the channel is
    that of cells without the marker. The slope through the bins (Theil and Sen) is the answer; it
    does not ask how many cells carry the marker, as long as not most of any glow do.

    Examples
    --------
    >>> glow = np.linspace(0, 100, 5000, dtype="float32")
    >>> signal = 0.3 * glow
    >>> signal[::7] += 500
    >>> round(estimate_leak(signal, glow), 2)
    0.3
    """
    flat, glow = signal.ravel(), autofluorescence.ravel()
    edges = np.unique(np.percentile(glow, np.linspace(70, 99.5, bins + 1)))
    if len(edges) < 4:
        return 0.0
    which = np.digitize(glow, edges) - 1
    x, y = [], []
    for number in range(len(edges) - 1):
        inside = which == number
        if inside.sum() >= 20:
            x.append(float(np.median(glow[inside])))
            y.append(float(np.percentile(flat[inside], 25)))
    slopes = [
        (y[j] - y[i]) / (x[j] - x[i])
        for i in range(len(x))
        for j in range(i + 1, len(x))
        if x[j] > x[i]
    ]
    return float(np.clip(np.median(slopes), 0, 5)) if slopes else 0.0
