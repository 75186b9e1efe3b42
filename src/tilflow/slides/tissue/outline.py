"""Where a slide holds tissue: once per slide, from a low level.

Glass has no texture: a region is taken for background only if it is both dark (pale in
brightfield) and quiet against the tissue's own brightness. A field of view cut out of tissue holds
no such region, however uneven it is, and is tissue throughout; a global threshold would cut it in
two.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.filters import apply_hysteresis_threshold, threshold_otsu
from skimage.morphology import remove_small_holes, remove_small_objects

from tilflow.slides.images.slide import Slide
from tilflow.slides.settings import TissueSettings
from tilflow.slides.signal.calibration import Calibration
from tilflow.slides.tiles import thin
from tilflow.slides.tissue.grey_rims import AROUND_UM, RIM_UM, fill_from_around, find_rim

BAND_PX = 1024
"""Rows read at a time."""

FINE_PX, COARSE_PX = 1.5, 8.0
"""Gaussians between which an image differs from noise."""

NOISE_RATIO = 0.4
"""White noise keeps 0.18 of its spread between these Gaussians; cells keep 0.6 and more."""

NOISE_GRID_UM = 2.0
"""Pixel size at which that is so: on larger pixels a field full of cells is as rough as noise."""

NOISE_WINDOWS, NOISE_WINDOW_PX = 3, 256
"""A large slide is looked at in so many windows a side, of so many of those pixels."""

UM2_PER_MM2 = 1e6

RIM_CONTRAST, RIM_GREYNESS = 0.12, 0.65
"""Optical density by which grey rims stand out, and how grey they are."""


@dataclass(frozen=True, slots=True)
class Tissue:
    """The tissue of a slide.

    Attributes
    ----------
    mask
        Shape (y, x), True in tissue.
    pixel_size_um
        Of the mask, whose first pixel begins where the image's first pixel begins.
    """

    mask: NDArray[np.bool_]
    pixel_size_um: float

    @property
    def area_mm2(self) -> float:
        """Area of the tissue."""
        return float(self.mask.sum() * self.pixel_size_um**2 / UM2_PER_MM2)


def compute_tissue(slide: Slide, calibration: Calibration, *, settings: TissueSettings) -> Tissue:
    """Find the tissue of a slide.

    Parameters
    ----------
    slide
        The image.
    calibration
        Of the same slide: pixel size and, for brightfield, the white of the glass.
    settings
        Lengths in µm and areas in mm², so that one set serves all scales.

    Returns
    -------
    An empty mask where the slide shows nothing; all True where it shows no background.
    """
    low = plan_low(slide, calibration.pixel_size_um, settings=settings)
    size = low.pixel_size_um
    if calibration.modality == "brightfield":
        rgb = np.stack([low.read(channel) for channel in range(3)])
        density = compute_density(rgb, calibration.white)
        signal = density.mean(axis=0)
        if _is_blank(signal, size, settings):
            return Tissue(np.zeros(signal.shape, bool), size)
        artefacts = find_artefacts(density, radius_px=settings.artefact_um / size)
        rims = find_rim(density, pixel_size_um=size, contrast=RIM_CONTRAST, greyness=RIM_GREYNESS)
        # Pen and the rims of bubbles are darker than any tissue: left in, they alone would stand
        # over the threshold, and pale tissue beside them would be glass.
        wide = ndimage.binary_dilation(rims, iterations=max(1, round(RIM_UM / size)))
        signal = fill_from_around(signal, artefacts | wide, reach_px=AROUND_UM / size)
    else:
        planes = ((number, low.read(number)) for number in range(slide.shape[0]))
        signal = sum_channels(
            plane if not is_noise_channel(slide, number, plane, calibration, size) else plane * 0
            for number, plane in planes
        )
        artefacts = np.zeros(signal.shape, bool)
    mask = outline_tissue(signal, pixel_size_um=size, settings=settings)
    return Tissue(_clean(mask & ~artefacts, size, settings), size)


@dataclass(frozen=True, slots=True)
class Low:
    """A slide at a low resolution: one of its levels, thinned."""

    level: Any
    factor: int
    pixel_size_um: float

    def read(self, channel: int) -> NDArray[np.float32]:
        """Return a channel (y, x) as float32; it is read in bands."""
        band = self.factor * max(1, BAND_PX // self.factor)
        own = slice(channel, channel + 1)
        bands = [
            thin(np.asarray(self.level[own, y : y + band, :])[0].astype(np.float32), self.factor)
            for y in range(0, self.level.shape[1], band)
        ]
        return np.concatenate(bands)


def plan_low(slide: Slide, pixel_size_um: float, *, settings: TissueSettings) -> Low:
    """Choose level and thinning that give about the settings' pixel size.

    A small image is thinned from its finest level: in a pyramid of whole numbers the rare counts
    of an ion image are rounded away.
    """
    longest = max(slide.shape[1:])
    wanted = max(settings.pixel_size_um / pixel_size_um, longest / settings.max_side_px, 1.0)
    fine = [place for place, d in enumerate(slide.downsamples) if d <= wanted * 1.001]
    level = max(fine) if longest > settings.max_side_px else 0
    factor = max(1, round(wanted / slide.downsamples[level]))
    return Low(slide.levels[level], factor, pixel_size_um * slide.downsamples[level] * factor)


def compute_density(rgb: NDArray[np.float32], white: tuple[float, ...]) -> NDArray[np.float32]:
    """Return the optical density (3, y, x) against the white of the glass; never below 0.

    Examples
    --------
    >>> compute_density(np.full((3, 1, 1), 24.3, "float32"), (252.0,) * 3).round(2).ravel().tolist()
    [1.0, 1.0, 1.0]
    """
    glass = np.asarray(white, np.float32)[:, None, None]
    density: NDArray[np.float32] = np.maximum(np.log10((glass + 1) / (rgb + 1)), 0)
    return density


def sum_channels(channels: Iterable[NDArray[np.float32]]) -> NDArray[np.float32]:
    """Add up the channels of a fluorescence or ion image, each over its background and scale.

    Parameters
    ----------
    channels
        Each (y, x); at least one. What is flat adds nothing: noise alone, scaled up, would hide the
        glass.

    Returns
    -------
    Shape (y, x); 0 throughout where no channel shows anything.
    """
    total = np.zeros((1, 1), np.float32)
    for channel in channels:
        total = total + _scale(channel)
    return total


def _scale(channel: NDArray[np.float32]) -> NDArray[np.float32]:
    background = np.percentile(channel, 1)
    scale = np.percentile(_blur(channel, FINE_PX), 99) - background
    if scale <= 0:
        return np.zeros(channel.shape, np.float32)
    scaled: NDArray[np.float32] = np.clip((channel - background) / scale, 0, 2).astype(np.float32)
    return scaled


def is_noise(image: NDArray[np.float32]) -> bool:
    """Tell whether an image (y, x) has no structure over that of independent pixels.

    Examples
    --------
    >>> noise = np.random.default_rng(0).normal(size=(64, 64)).astype("float32")
    >>> is_noise(noise), is_noise(noise.repeat(4, axis=0).repeat(4, axis=1))
    (True, False)
    """
    coarse = _blur(image, COARSE_PX)
    spread = float(np.std(image - coarse))
    if spread == 0:
        return True
    return float(np.std(_blur(image, FINE_PX) - coarse)) < NOISE_RATIO * spread


def is_noise_channel(
    slide: Slide,
    channel: int,
    plane: NDArray[np.float32],
    calibration: Calibration,
    plane_um: float,
) -> bool:
    """Tell whether a channel of a slide is noise alone.

    Parameters
    ----------
    plane, plane_um
        The channel (y, x) at a low resolution, and its pixel size. Where that is coarse, windows
        all over the slide must be noise as well.
    """
    if not is_noise(plane):
        return False
    if plane_um <= NOISE_GRID_UM:
        return True
    return all(is_noise(window) for window in _read_windows(slide, channel, calibration))


def _read_windows(
    slide: Slide, channel: int, calibration: Calibration
) -> Iterator[NDArray[np.float32]]:
    wanted = NOISE_GRID_UM / calibration.pixel_size_um
    place = max((n for n, d in enumerate(slide.downsamples) if d <= wanted * 1.001), default=0)
    factor = max(1, round(wanted / slide.downsamples[place]))
    level, side = slide.levels[place], factor * NOISE_WINDOW_PX
    starts = [
        [
            max(0, length * (2 * n + 1) // (2 * NOISE_WINDOWS) - side // 2)
            for n in range(NOISE_WINDOWS)
        ]
        for length in level.shape[1:]
    ]
    for y in starts[0]:
        for x in starts[1]:
            window = np.asarray(level[channel : channel + 1, y : y + side, x : x + side])[0]
            yield thin(window.astype(np.float32), factor)


def outline_tissue(
    signal: NDArray[np.float32], *, pixel_size_um: float, settings: TissueSettings
) -> NDArray[np.bool_]:
    """Tell tissue from background in a signal that is higher in tissue.

    Parameters
    ----------
    signal
        Shape (y, x): optical density or a sum of channels.
    pixel_size_um
        Of the signal.

    Returns
    -------
    Shape (y, x); nothing where the signal is flat, everything where there is no background.
    """
    if np.ptp(signal) == 0:
        return np.zeros(signal.shape, bool)
    sigma = settings.smoothing_um / pixel_size_um
    smooth = _blur(signal, sigma)
    spread = np.sqrt(np.maximum(_blur(signal * signal, sigma) - smooth * smooth, 0))
    seeds = float(threshold_otsu(smooth))  # type: ignore[no-untyped-call]
    quiet = _find_quiet(smooth < seeds, spread, pixel_size_um, settings)
    typical = float(np.median(smooth[smooth >= seeds]))
    if not quiet.any():
        return np.ones(signal.shape, bool)
    level, noise = float(np.median(smooth[quiet])), float(np.median(spread[quiet]))
    if typical - level < settings.min_contrast * noise:
        return np.ones(signal.shape, bool)
    edge = _find_edge(smooth, level, float(np.std(smooth[quiet])), seeds, sigma)
    mask = np.asarray(
        apply_hysteresis_threshold(smooth, edge, seeds)  # type: ignore[no-untyped-call]
    )
    return _trim_rim(mask, smooth, level, sigma)


def _find_quiet(
    dark: NDArray[np.bool_],
    spread: NDArray[np.float32],
    pixel_size_um: float,
    settings: TissueSettings,
) -> NDArray[np.bool_]:
    """Return the quietest part of the dark, away from its rim; nothing where it is too small."""
    framed = np.pad(dark, 1, constant_values=True)
    depth = ndimage.distance_transform_edt(framed)[1:-1, 1:-1] * pixel_size_um
    core: NDArray[np.bool_] = dark & (depth > settings.background_um)
    if core.sum() * pixel_size_um**2 < settings.min_hole_mm2 * UM2_PER_MM2:
        return np.zeros(dark.shape, bool)
    quiet: NDArray[np.bool_] = core & (spread <= np.percentile(spread[core], 25))
    return quiet


def _find_edge(
    smooth: NDArray[np.float32], level: float, noise: float, seeds: float, sigma: float
) -> float:
    """Return the half height between background and pale tissue: there a blurred rim runs.

    Pale tissue, such as loose stroma, is the lowest tenth of what is clearly not background.
    """
    floor = level + 6 * noise
    clear = smooth > max(floor, level + 0.25 * (seeds - level))
    inside = ndimage.binary_erosion(clear, iterations=max(1, round(2 * sigma)), border_value=1)
    pale = float(np.percentile(smooth[inside], 10)) if inside.any() else seeds
    return min(max(floor, level + 0.5 * (pale - level)), seeds)


def _trim_rim(
    mask: NDArray[np.bool_], smooth: NDArray[np.float32], level: float, sigma: float
) -> NDArray[np.bool_]:
    """Take off the blur's skirt: the rim below half of what the tissue beside it reaches."""
    weight = _blur(mask.astype(np.float32), 2 * sigma)
    beside = _blur(np.where(mask, smooth - np.float32(level), 0), 2 * sigma)
    low = (smooth - level) * weight < 0.5 * beside
    depth = ndimage.distance_transform_edt(np.pad(mask, 1, constant_values=True))[1:-1, 1:-1]
    return np.asarray(mask & ~(low & (depth <= 2 * sigma)))


def find_artefacts(density: NDArray[np.float32], *, radius_px: float) -> NDArray[np.bool_]:
    """Find marker pen and black rims in brightfield: colours that no stain has.

    Parameters
    ----------
    density
        Optical density (3, y, x).
    radius_px
        Smaller spots are left: a cell full of pigment is no artefact.
    """
    red, green, blue = density
    strong = density.max(axis=0) > 0.4
    # Haematoxylin, eosin and DAB absorb green at least as much as one of the others.
    green_pen = strong & (green < 0.6 * np.minimum(red, blue))
    blue_pen = strong & (red > 1.7 * green) & (blue < red)
    red_pen = strong & (red < 0.1 * green) & (blue > 0.7 * green)
    black = (density.min(axis=0) > 1.2) & (np.ptp(density, axis=0) < 0.2)
    spots = np.asarray(green_pen | blue_pen | red_pen | black)
    wide = _blur(spots.astype(np.float32), radius_px) > 0.5
    if not wide.any():
        return np.asarray(wide)
    # Its blurred rim is no tissue either.
    return np.asarray(ndimage.distance_transform_edt(~wide) <= radius_px)


def _is_blank(signal: NDArray[np.float32], pixel_size_um: float, settings: TissueSettings) -> bool:
    smooth = _blur(signal, settings.smoothing_um / pixel_size_um)
    return float(np.percentile(smooth, 99.5)) < settings.min_optical_density


def _clean(
    mask: NDArray[np.bool_], pixel_size_um: float, settings: TissueSettings
) -> NDArray[np.bool_]:
    pixels = UM2_PER_MM2 / pixel_size_um**2
    filled = remove_small_holes(mask, max_size=int(settings.min_hole_mm2 * pixels))
    return np.asarray(remove_small_objects(filled, max_size=int(settings.min_area_mm2 * pixels)))


def _blur(image: NDArray[Any], sigma: float) -> NDArray[np.float32]:
    blurred: NDArray[np.float32] = ndimage.gaussian_filter(
        image, sigma, mode="nearest", output=np.float32
    )
    return blurred
