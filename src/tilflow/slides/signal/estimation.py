"""Estimate a slide's calibration from its low level and a sample of windows."""

from collections.abc import Sequence
from math import nan
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from tilflow.errors import SlideError
from tilflow.slides.assay import Assay
from tilflow.slides.images.slide import Slide
from tilflow.slides.settings_cells import CalibrateSettings, SegmentSettings
from tilflow.slides.signal.calibration import Calibration, round_digits
from tilflow.slides.signal.channels import Channels
from tilflow.slides.signal.fluorescence import Part, calibrate_channels
from tilflow.slides.signal.otsu import otsu
from tilflow.slides.signal.stain_vectors import (
    StainEstimate,
    build_density_table,
    estimate_vectors,
    look_up_density,
)
from tilflow.slides.stains import StainVectors
from tilflow.slides.tiles import Box, compute_working_factor, plan_tiles, thin

THINNEST = 8
"""Working pixels in the side of a pixel at which windows are chosen; more on a large slide."""


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
        diameter_px=round_digits(assay.nucleus_diameter_um / (pixel_size_um * factor)),
        **(
            _calibrate_brightfield(slide, assay, settings)
            if assay.modality == "brightfield"
            else _calibrate_fluorescence(slide, assay, pixel_size_um, settings)
        ),
    )
    threshold = estimate_threshold(slide, calibration, settings, segment)
    return calibration.with_threshold(round_digits(threshold))


def read_low_level(
    slide: Slide, *, pixel_size_um: float, coarsest_um: float, max_side_px: int
) -> NDArray[Any]:
    """Read the whole slide at about `coarsest_um` a pixel: a level, thinned where there is none.

    Rows are read in bands, so that a slide without a pyramid does not fill the memory; a slide of
    more than `max_side_px` such pixels is read at coarser ones.
    """
    longest_um = max(slide.shape[1:]) * pixel_size_um
    scale = max(coarsest_um, longest_um / max_side_px) / pixel_size_um
    fits = [i for i, d in enumerate(slide.downsamples) if d <= scale * 1.001]
    level = max(fits, key=lambda i: slide.downsamples[i], default=0)
    array = slide.levels[level]
    factor = max(1, int(scale / slide.downsamples[level] + 1e-6))
    longest = int(max(array.shape[1:]))
    if longest > factor * max_side_px:
        factor = -(-longest // max_side_px)
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
        max_side_px=settings.max_side_px,
    )
    white = estimate_white(low, settings)
    return {
        "white": tuple(round_digits(value) for value in white),
        **_find_stains(low, white, stains, settings),
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
) -> dict[str, Any]:
    """Return the calibration's stains: the assay's, or the slide's where it shows them."""
    vectors = np.asarray(stains.unit_vectors)
    found = StainEstimate(vectors, nan, "")
    if stains.source == "estimate":
        table = build_density_table(tuple(white), low.dtype)
        found = estimate_vectors(
            look_up_density(low, table).reshape(3, -1),
            vectors,
            names=("haematoxylin", stains.counterpart),
            settings=settings,
        )
    is_slides = stains.source == "estimate" and not found.warning
    return {
        "stains": tuple(tuple(round_digits(each) for each in row) for row in found.vectors),
        "stain_source": "slide" if is_slides else "assay",
        "stain_angle_degrees": None
        if np.isnan(found.angle_degrees)
        else round_digits(found.angle_degrees),
        "stain_warning": found.warning,
    }


def _calibrate_fluorescence(
    slide: Slide, assay: Assay, pixel_size_um: float, settings: CalibrateSettings
) -> dict[str, Any]:
    low = read_low_level(
        slide,
        pixel_size_um=pixel_size_um,
        coarsest_um=settings.pixel_size_um,
        max_side_px=settings.max_side_px,
    )
    low_um = pixel_size_um * slide.shape[1] / low.shape[1]
    nuclear = find_nuclear_channels(slide.channels, assay)
    wanted = _list_channels(slide, assay, nuclear)
    parts = tuple(
        Part(name, slide.index_channel(name), name in nuclear, name == assay.autofluorescence)
        for name in wanted
    )
    channels = calibrate_channels(low, parts, pixel_size_um=low_um, settings=settings)
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
    step = THINNEST
    while max(shape) > step * settings.max_side_px and step < settings.window_px:
        step *= 2
    cells = settings.window_px // step
    low = read_low_level(
        slide,
        pixel_size_um=1.0,
        coarsest_um=float(step * calibration.factor),
        max_side_px=max(shape),
    )
    level = low.astype(np.float32).mean(axis=0)
    if calibration.modality == "brightfield":
        level = level.max() - level
    means = np.array([float(level[box.slices].mean()) for box in plan_tiles(level.shape, cells)])
    rich = np.flatnonzero(means[: len(boxes)] > 0.5 * np.percentile(means, 95))
    chosen = rich[np.linspace(0, len(rich) - 1, min(settings.windows, len(rich))).astype(int)]
    return [boxes[number] for number in np.unique(chosen)]
