"""Estimate a slide's calibration from its low level and a sample of windows."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from tilflow.errors import SlideError
from tilflow.slides.assay import Assay
from tilflow.slides.images.slide import Slide
from tilflow.slides.settings_cells import CalibrateSettings, SegmentSettings
from tilflow.slides.signal.calibration import EVEN_LIGHT, Calibration, ChannelCalibration
from tilflow.slides.signal.channels import Channels
from tilflow.slides.signal.otsu import otsu
from tilflow.slides.signal.stain_vectors import (
    build_density_table,
    estimate_vectors,
    look_up_density,
)
from tilflow.slides.stains import StainVectors
from tilflow.slides.tiles import Box, compute_working_factor, plan_tiles, thin

DIGITS = 6
"""Significant digits that are kept: more than any estimate holds, and stable across machines."""


def compute_calibration(
    slide: Slide,
    assay: Assay,
    *,
    pixel_size_um: float,
    settings: CalibrateSettings,
    segment: SegmentSettings,
) -> Calibration:
    """Estimate everything that is fixed once per slide.

    Parameters
    ----------
    slide
        The image.
    assay
        What is locked, and what the channels are.
    pixel_size_um
        Of level 0.
    settings, segment
        How; the threshold is taken from the signal smoothed as it is segmented.

    Raises
    ------
    SlideError
        Where the image lacks what the assay names.
    """
    working = assay.nucleus_diameter_um / segment.working_diameter_px
    factor = compute_working_factor(pixel_size_um, working)
    calibration = Calibration(
        modality=assay.modality,
        shape=slide.shape[1:],
        pixel_size_um=pixel_size_um,
        factor=factor,
        diameter_px=_round(assay.nucleus_diameter_um / (pixel_size_um * factor)),
        **(
            _calibrate_brightfield(slide, assay, settings)
            if assay.modality == "brightfield"
            else _calibrate_fluorescence(slide, assay, pixel_size_um, settings)
        ),
    )
    threshold = estimate_threshold(slide, calibration, settings, segment)
    return calibration.with_threshold(_round(threshold))


def _round(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def read_low_level(slide: Slide, *, pixel_size_um: float, coarsest_um: float) -> NDArray[Any]:
    """Read the whole slide at about `coarsest_um` a pixel: a level, thinned where there is none.

    Rows are read in bands, so that a slide without a pyramid does not fill the memory.
    """
    scale = coarsest_um / pixel_size_um
    fits = [i for i, d in enumerate(slide.downsamples) if d <= scale * 1.001]
    level = max(fits, key=lambda i: slide.downsamples[i], default=0)
    array = slide.levels[level]
    factor = max(1, int(scale / slide.downsamples[level] + 1e-6))
    band = factor * max(1, 1024 // factor)
    rows = range(0, int(array.shape[1]), band)
    bands = [thin(np.asarray(array[:, y : y + band, :]), factor) for y in rows]
    return np.concatenate(bands, axis=1)


def _calibrate_brightfield(
    slide: Slide, assay: Assay, settings: CalibrateSettings
) -> dict[str, Any]:
    if len(slide.channels) != 3 or np.dtype(slide.levels[0].dtype).kind != "u":
        message = (
            f"assay {assay.name} is for RGB images of whole numbers, but the image holds "
            f"{', '.join(slide.channels)} as {slide.levels[0].dtype}"
        )
        raise SlideError(message)
    stains = assay.stains
    assert stains is not None
    low = read_low_level(
        slide,
        pixel_size_um=slide.pixel_size_um or 1.0,
        coarsest_um=settings.pixel_size_um if slide.pixel_size_um else 1.0,
    )
    white = estimate_white(low, settings)
    return {
        "white": tuple(_round(value) for value in white),
        "stains": _find_stains(low, white, stains, settings),
        "stain_names": ("haematoxylin", stains.counterpart),
        "counterpart_weight": weigh_counterpart(assay, settings),
    }


def weigh_counterpart(assay: Assay, settings: CalibrateSettings) -> float:
    """Return what DAB adds to the nuclear signal: its all, or a little less than nothing."""
    in_nucleus = any(marker.localisation == "nucleus" for marker in assay.markers.values())
    return 1.0 if in_nucleus else -settings.dab_suppression


def estimate_white(low: NDArray[Any], settings: CalibrateSettings) -> NDArray[np.float64]:
    """Return the grey level of the glass in each colour, shape (3,)."""
    depth = np.iinfo(low.dtype).max / 255
    white = np.percentile(low.reshape(3, -1), settings.white_percentile, axis=1)
    return np.asarray(np.maximum(white, settings.white_floor * depth), np.float64)


def _find_stains(
    low: NDArray[Any],
    white: NDArray[np.float64],
    stains: StainVectors,
    settings: CalibrateSettings,
) -> tuple[tuple[float, ...], ...]:
    vectors = np.asarray(stains.unit_vectors)
    if stains.source == "estimate":
        table = build_density_table(tuple(white), low.dtype)
        vectors = estimate_vectors(
            look_up_density(low, table).reshape(3, -1),
            vectors,
            min_od=settings.stain_min_od,
            angle_percentile=settings.stain_angle_percentile,
            min_pixels=settings.stain_min_pixels,
            max_turn_degrees=settings.stain_max_turn_degrees,
        )
    return tuple(tuple(_round(value) for value in vector) for vector in vectors)


def _calibrate_fluorescence(
    slide: Slide, assay: Assay, pixel_size_um: float, settings: CalibrateSettings
) -> dict[str, Any]:
    low = read_low_level(slide, pixel_size_um=pixel_size_um, coarsest_um=settings.pixel_size_um)
    nuclear = find_nuclear_channels(slide.channels, assay)
    wanted = _list_channels(slide, assay, nuclear)
    low = low.astype(np.float32)
    block = max(1, round(settings.illumination_um / settings.pixel_size_um))
    calibrated = []
    for name in wanted:
        index = slide.index_channel(name)
        background = float(np.percentile(low[index], settings.background_percentile))
        low[index] -= background
        light: tuple[float, ...] = EVEN_LIGHT
        if name in nuclear:
            light = estimate_light(low[index], block_px=block, bound=settings.illumination_bound)
        scale = float(np.percentile(low[index], settings.scale_percentile))
        calibrated.append(
            ChannelCalibration(
                name=name,
                index=index,
                background=_round(background),
                scale=_round(max(scale, 1e-6)),
                light=light,
                is_nuclear=name in nuclear,
                is_autofluorescence=name == assay.autofluorescence,
                autofluorescence=0.0,
            )
        )
    channels = _with_autofluorescence(calibrated, low)
    return {"channels": channels, "light_bound": settings.illumination_bound}


def find_nuclear_channels(channels: Sequence[str], assay: Assay) -> tuple[str, ...]:
    """Return the channels whose sum shows the nuclei.

    An image of one channel needs no name for it, and a colour picture of one dye is summed.

    Raises
    ------
    SlideError
        Where the image has several channels and none of the assay's.
    """
    named = tuple(channel for channel in assay.nuclear if channel in channels)
    if named:
        return named
    if len(channels) == 1 or tuple(channels) == ("R", "G", "B"):
        return tuple(channels)
    message = (
        f"no nuclear channel {' or '.join(assay.nuclear)} in the image; it has: "
        f"{', '.join(channels)}"
    )
    raise SlideError(message)


def _list_channels(slide: Slide, assay: Assay, nuclear: tuple[str, ...]) -> list[str]:
    needed = [assay.find_channel(marker) for marker in assay.markers]
    if assay.autofluorescence:
        needed.append(assay.autofluorescence)
    for name in needed:
        slide.index_channel(name)
    wanted = {*needed, *nuclear}
    return [channel for channel in slide.channels if channel in wanted]


def estimate_light(
    signal: NDArray[np.float32], *, block_px: int, bound: float
) -> tuple[float, ...]:
    """Estimate the field of light from the nuclei of each block.

    Nuclei are everywhere and take the dye about alike, which no marker does: so this is asked of
    nuclear channels alone. A block's level is the median of its pixels over half of its bright
    end, which does not ask how densely the nuclei lie. A parabola is fitted, twice, the second
    time without the blocks far from the first fit.

    Returns
    -------
    Coefficients of 1, y, x, y², yx, x² with y and x from -1 to 1; average 1.
    """
    boxes = plan_tiles(signal.shape, block_px)
    high = np.array([np.percentile(signal[box.slices], 99) for box in boxes])
    kept = high > 0.5 * np.percentile(high, 90)
    level = np.array(
        [
            np.median(block[block > top / 2]) if use else 0.0
            for block, top, use in zip((signal[b.slices] for b in boxes), high, kept, strict=True)
        ]
    )
    y = np.array([(box.y0 + box.y1) / signal.shape[0] - 1 for box in boxes])
    x = np.array([(box.x0 + box.x1) / signal.shape[1] - 1 for box in boxes])
    terms = np.column_stack([np.ones_like(y), y, x, y * y, y * x, x * x])
    for _ in range(2):
        if kept.sum() < 4 * terms.shape[1]:
            return EVEN_LIGHT
        fit, *_ = np.linalg.lstsq(terms[kept], level[kept], rcond=None)
        off = np.abs(level - terms @ fit)
        kept &= off <= 2.5 * np.median(off[kept])
    field = terms[kept] @ fit
    if field.min() <= field.mean() / bound:
        # Beyond what light does: the tissue itself is uneven here.
        return EVEN_LIGHT
    return tuple(_round(value) for value in fit / field.mean())


def _with_autofluorescence(
    channels: list[ChannelCalibration], low: NDArray[np.float32]
) -> tuple[ChannelCalibration, ...]:
    own = [channel for channel in channels if channel.is_autofluorescence]
    if not own:
        return tuple(channels)
    glow = low[own[0].index]
    return tuple(
        replace(channel, autofluorescence=_round(estimate_leak(low[channel.index], glow)))
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


def estimate_threshold(
    slide: Slide, calibration: Calibration, settings: CalibrateSettings, segment: SegmentSettings
) -> float:
    """Return the threshold of the nuclear signal, from windows sampled over the slide."""
    channels = Channels(slide.levels[0], calibration, calibration.factor)
    sigma = segment.smoothing * calibration.diameter_px
    values = [
        ndimage.gaussian_filter(channels.read(box)[0], sigma, mode="nearest").ravel()
        for box in sample_windows(slide, calibration, settings)
    ]
    signal = np.concatenate(values)
    if signal.min() == signal.max():
        # An empty image: nothing may ever lie above the threshold.
        return float(signal.max()) + 1.0
    return settings.threshold_factor * float(otsu(signal))


def sample_windows(
    slide: Slide, calibration: Calibration, settings: CalibrateSettings
) -> list[Box]:
    """Return windows of the working grid that hold tissue, evenly over the slide."""
    height, width = slide.shape[1:]
    shape = (-(-height // calibration.factor), -(-width // calibration.factor))
    boxes = plan_tiles(shape, settings.window_px)
    if len(boxes) <= settings.windows:
        return boxes
    cells = settings.window_px // 8
    low = read_low_level(slide, pixel_size_um=1.0, coarsest_um=8.0 * calibration.factor)
    level = low.astype(np.float32).mean(axis=0)
    if calibration.modality == "brightfield":
        level = level.max() - level
    means = np.array([float(level[box.slices].mean()) for box in plan_tiles(level.shape, cells)])
    rich = np.flatnonzero(means[: len(boxes)] > 0.5 * np.percentile(means, 95))
    chosen = rich[np.linspace(0, len(rich) - 1, min(settings.windows, len(rich))).astype(int)]
    return [boxes[number] for number in np.unique(chosen)]
