"""The checks of a slide: what was found, where the limit lies, and what it says to a reader."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.quality.left_out import CLASSES, LeftOut, View
from tilflow.slides.quality.strength import (
    BRIGHT,
    Glow,
    compute_pink_fraction,
    compute_strength,
)
from tilflow.slides.quality.verdict import Check, Quality
from tilflow.slides.settings_quality import QualitySettings
from tilflow.slides.signal.stain_vectors import compute_unmixing, unmix

NAMES: Final = {1: "focus", 2: "folds", 3: "pen", 4: "bubbles", 6: "coverslip"}
"""Class of what is left out → its check; clipping has one a channel."""

DARK_LEVEL: Final = 0.1
"""An empty slide whose grey levels lie below this part of their range is black."""


def check_left_out(view: View, left_out: LeftOut, *, settings: QualitySettings) -> Iterator[Check]:
    """Yield the checks of what takes tissue out."""
    regions = left_out.regions
    for value, name in NAMES.items():
        if value not in left_out.masks:
            continue
        fraction, area = _measure_loss(view, left_out.masks[value])
        quality, reason = _judge_loss(fraction, CLASSES[value], settings)
        if name != "focus":
            limit = 100 * settings.warn_left_out_fraction
            yield Check(name, 100 * fraction, "%", np.nan, limit, area, quality, reason)
            continue
        judged = np.isfinite(regions.sharpness)
        typical = float(np.median(regions.sharpness[judged])) if judged.any() else np.nan
        limit = regions.limit
        yield Check(name, typical, "ratio", limit, np.nan, area, quality, reason)
    for channel, clipped in regions.clipped_fraction.items():
        out = regions.expand(clipped > settings.max_clipped_fraction, view.inside.shape)
        fraction, area = _measure_loss(view, out & view.inside)
        quality, reason = _judge_loss(fraction, f"clipped in {channel}", settings)
        share = float(np.average(clipped, weights=regions.tissue_fraction))
        limit = 100 * settings.max_clipped_fraction
        yield Check(f"clipped.{channel}", 100 * share, "%", np.nan, limit, area, quality, reason)


def _measure_loss(view: View, mask: NDArray[np.bool_]) -> tuple[float, float]:
    """Return what a mask takes of the tissue: as a part of it and what it covers, and in mm²."""
    whole = int((view.inside | mask).sum())
    return int(mask.sum()) / max(whole, 1), view.measure_area(mask)


def _judge_loss(fraction: float, what: str, settings: QualitySettings) -> tuple[Quality, str]:
    if fraction <= settings.warn_left_out_fraction:
        return "ok", ""
    return "warn", f"{100 * fraction:.0f} % of the tissue left out: {what}"


def check_evaluable(
    view: View,
    left_out: LeftOut,
    evaluable: NDArray[np.bool_],
    *,
    settings: QualitySettings,
) -> Iterator[Check]:
    """Yield the checks of what remains."""
    area = view.measure_area(evaluable)
    fraction = float(evaluable.sum() / view.inside.sum())
    lost = view.measure_area(view.inside & ~evaluable)
    why = _name_losses(view, left_out)
    least = view.assay.minimum_area_mm2
    short = f"evaluable area {area:.3g} mm² is below the minimum of {least:g} mm²{why}"
    yield _fail_below("evaluable_area", area, "mm²", least, lost, short)
    share = 100 * settings.fail_evaluable_fraction
    little = f"only {100 * fraction:.0f} % of the tissue can be evaluated{why}"
    yield _fail_below("evaluable_share", 100 * fraction, "%", share, lost, little)


def _fail_below(
    name: str, value: float, unit: str, limit: float, area_mm2: float, reason: str
) -> Check:
    if value < limit:
        return Check(name, value, unit, limit, np.nan, area_mm2, "fail", reason)
    return Check(name, value, unit, limit, np.nan, area_mm2)


def _name_losses(view: View, left_out: LeftOut) -> str:
    parts = {CLASSES[value]: _measure_loss(view, mask)[0] for value, mask in left_out.masks.items()}
    named = [
        f"{100 * part:.0f} % {name}"
        for name, part in sorted(parts.items(), key=lambda pair: -pair[1])
        if part >= 0.01
    ]
    return f" ({', '.join(named)})" if named else ""


def check_stains(view: View, *, settings: QualitySettings) -> Iterator[Check]:
    """Yield the checks of which stains or channels there are, and how strong."""
    if view.is_brightfield:
        yield _check_hue(view, settings)
        if view.calibration.stain_source == "slide" or view.calibration.stain_warning:
            yield _check_vectors(view)
        unmixing = compute_unmixing(np.asarray(view.calibration.stains, np.float64))
        for place, name in enumerate(view.calibration.stain_names):
            yield _check_strength(view, name, unmix(view.density, unmixing, place), "OD")
        return
    glows = {
        channel.name: Glow.measure(view.signals[channel.name], is_noise=view.is_noise(channel))
        for channel in view.calibration.channels
        if channel.is_nuclear
    }
    yield from _check_glows(glows)
    for name, signal in view.signals.items():
        yield _check_strength(view, name, signal, "grey levels")


def _check_hue(view: View, settings: QualitySettings) -> Check:
    pink = compute_pink_fraction(view.density, view.inside)
    limit, value = 100 * settings.max_strange_hue_fraction, 100 * pink
    if view.assay.kind == "he":
        if pink >= settings.max_strange_hue_fraction:
            return Check("hue.eosin", value, "%", limit)
        reason = (
            f"only {value:.0f} % of the stained tissue is pink as eosin makes it: "
            "this is no slide of haematoxylin and eosin"
            if np.isfinite(pink)
            else "no stained tissue"
        )
        return Check("hue.eosin", value, "%", limit, quality="fail", reason=reason)
    if not pink > settings.max_strange_hue_fraction:
        return Check("hue.eosin", value, "%", upper_limit=limit)
    reason = (
        f"{value:.0f} % of the stained tissue is pink as eosin makes it: "
        "this is no slide of haematoxylin and DAB"
    )
    return Check("hue.eosin", value, "%", upper_limit=limit, quality="fail", reason=reason)


def _check_vectors(view: View) -> Check:
    """Warn where the slide was asked for its stain vectors and the assay's stand."""
    known = view.calibration
    angle = np.nan if known.stain_angle_degrees is None else known.stain_angle_degrees
    if not known.stain_warning:
        return Check("stains.angle", angle, "°")
    reason = f"stain vectors of the assay, not of the slide: {known.stain_warning}"
    return Check("stains.angle", angle, "°", quality="warn", reason=reason)


def _check_strength(view: View, name: str, signal: NDArray[np.float32], unit: str) -> Check:
    """Judge a stain by the assay: out of its limits a nuclear one fails, another one warns."""
    value = compute_strength(signal, view.inside)
    least, greatest = view.assay.strength.get(name, (np.nan, np.nan))
    quality: Quality = "fail" if name in view.assay.nuclear else "warn"
    for is_beyond, limit, word in (
        (value < least, least, "weak"),
        (value > greatest, greatest, "strong"),
    ):
        if is_beyond:
            reason = f"{name} is too {word}: {value:.2g} {unit}, limit {limit:g}"
            return Check(
                f"strength.{name}", value, unit, least, greatest, quality=quality, reason=reason
            )
    return Check(f"strength.{name}", value, unit, least, greatest)


def _check_glows(glows: dict[str, Glow]) -> Iterator[Check]:
    """One good nuclear channel is enough."""
    usable = [not glow.is_noise and glow.middle <= BRIGHT for glow in glows.values()]
    for name, glow in glows.items():
        reason = ""
        if glow.is_noise:
            reason = f"{name} shows no structure: no nuclear stain, or a dead channel"
        elif glow.middle > BRIGHT:
            reason = (
                f"{name} is bright almost everywhere: this is no fluorescence, or it is inverted"
            )
        bad: Quality = "warn" if any(usable) else "fail"
        quality: Quality = bad if reason else "ok"
        value = 100 * glow.middle
        yield Check(
            f"middle.{name}", value, "%", upper_limit=100 * BRIGHT, quality=quality, reason=reason
        )


def describe_blank(view: View) -> str:
    """Say what a slide without tissue looks like."""
    pixels = view.read(0)
    dtype = np.dtype(view.slide.levels[0].dtype)
    full = float(np.iinfo(dtype).max) if dtype.kind in "ui" else max(float(pixels.max()), 1.0)
    if float(np.median(pixels)) < DARK_LEVEL * full and view.is_brightfield:
        return "no tissue found on the slide: the image is black"
    if float(np.ptp(pixels)) == 0:
        return "no tissue found on the slide: the image is blank"
    return "no tissue found on the slide"
