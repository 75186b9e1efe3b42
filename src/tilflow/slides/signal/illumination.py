"""Background and light of a fluorescence channel, as smooth fields over the slide.

What a camera sees is its background plus light × dye. Both fields come from one low level of the
slide: the background from what is dark in each block, the light from what is bright in it. A field
is taken only where parts of the slide left out agree with it (`choose_surface`); otherwise the
background is one level and the light is even.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from tilflow.slides.settings_cells import CalibrateSettings
from tilflow.slides.signal.surfaces import (
    STEP_GAIN,
    Blocks,
    Surface,
    choose_surface,
    evaluate_at,
    evaluate_surface,
    number_folds,
)

Floats = NDArray[np.float64]
EVEN: Final = Surface((1.0,), 0.0)

BLANK_PX: Final = 15
"""Side of the squares of which an unscanned area is made."""

NATURAL_ZEROS: Final = 1e-3
"""Where more of the rest is 0 as well, 0 is a grey level like others, and nothing is unscanned."""

EMPTY: Final = 0.15
"""A block whose nuclear channels span less than this part of what others do holds no nuclei."""

LEAST_EMPTY: Final = 12
"""So many blocks of glass, and `GLASS_SHARE` of the slide, tell the background by themselves."""
GLASS_SHARE: Final = 0.1

SHARED_SLOPE: Final = 0.5
SHARED_ERRORS: Final = 2.0
"""The logarithm of a marker that the nuclei's light falls on rises by one with the field's. One
whose slope is below the first by so many of its errors stands in another light."""

BRIGHT_PERCENTILE: Final = 99.0
NUCLEAR_BLOCK: Final = 0.5
MARKER_BLOCK: Final = 0.25
"""A block that is duller than this part of the slide's bright ones says nothing of the light.
Markers lie apart from their background; a higher bar would leave out where the lamp is weak."""


@dataclass(frozen=True, slots=True)
class Background:
    """What a channel shows where nothing shines.

    Attributes
    ----------
    level
        Grey level that the field stands on.
    surface
        The field over it; flat is 0 everywhere.
    least, most
        Between which the field is held: it was seen to go no farther.
    """

    level: float
    surface: Surface
    least: float = 0.0
    most: float = 0.0

    def draw(self, shape: tuple[int, ...]) -> NDArray[np.float32]:
        """Return the whole field (y, x), level included."""
        if len(self.surface.coefficients) == 1:
            return np.full(shape, self.level, np.float32)
        y, x = ((np.arange(n) + 0.5) / n * 2 - 1 for n in shape)
        field = evaluate_surface(self.surface.coefficients, y, x)
        return (self.level + np.clip(field, self.least, self.most)).astype(np.float32)


def find_unscanned(low: NDArray[Any]) -> NDArray[np.bool_]:
    """Find the areas of a slide (c, y, x) that were not scanned: 0 in every channel.

    They are made of whole squares of zeros. Where 0 is found elsewhere too, as in counts of ions
    and in pictures whose background is black, it is a grey level and nothing is unscanned.

    Examples
    --------
    >>> low = np.full((1, 64, 64), 100, "uint16")
    >>> low[:, :, :32] = 0
    >>> find_unscanned(low)[:, :32].all(), find_unscanned(low)[:, 33:].any()
    (np.True_, np.False_)
    """
    blank = np.asarray(np.max(low, axis=0) == 0)
    squares = ndimage.minimum_filter(blank, size=BLANK_PX, mode="nearest")
    if not squares.any():
        return np.zeros(blank.shape, bool)
    # Back to the full squares, and one pixel more: where a pyramid mixed the rim with the rest.
    unscanned = ndimage.maximum_filter(squares, size=BLANK_PX + 2, mode="constant")
    rest = ~unscanned
    if not rest.any() or blank[rest].mean() > NATURAL_ZEROS:
        return np.zeros(blank.shape, bool)
    return np.asarray(unscanned)


def find_empty_blocks(
    nuclear: Sequence[NDArray[np.float32]], blocks: Blocks, scanned: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Tell which blocks hold no nucleus: glass, or a hole. One that was not scanned is none."""
    span = np.zeros(len(blocks.boxes))
    for channel in nuclear:
        own = np.array([np.ptp(np.percentile(channel[b.slices], [1, 99])) for b in blocks.boxes])
        span += own / max(float(np.percentile(own, 90)), 1e-9)
    return (span < EMPTY) & are_scanned(blocks, scanned)


def are_scanned(blocks: Blocks, scanned: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell which blocks were scanned to their last pixel."""
    return np.array([bool(scanned[box.slices].all()) for box in blocks.boxes], bool)


def estimate_background(
    channel: NDArray[np.float32],
    scanned: NDArray[np.bool_],
    empty: NDArray[np.bool_],
    blocks: Blocks,
    *,
    settings: CalibrateSettings,
) -> Background:
    """Estimate the background of a channel (y, x).

    A block's background is its low percentile. It is asked of the glass where there is enough of
    it, as tissue glows by itself; of tissue alone where there is little.

    Parameters
    ----------
    scanned
        Pixels that count.
    empty
        Of each block, `find_empty_blocks`.
    """
    values = channel[scanned] if not scanned.all() else channel.ravel()
    flat = Background(
        float(np.percentile(values, settings.background_percentile)), Surface((0,), 0)
    )
    usable = are_scanned(blocks, scanned)
    if (empty & usable).sum() >= max(LEAST_EMPTY, GLASS_SHARE * usable.sum()):
        usable &= empty
    else:
        usable &= ~empty
    level = np.array(
        [
            np.percentile(channel[box.slices], settings.background_percentile)
            for box, use in zip(blocks.boxes, usable, strict=True)
            if use
        ]
    )
    y, x = blocks.y[usable], blocks.x[usable]
    surface = choose_surface(
        y, x, level, max_degree=settings.surface_degree, min_gain=settings.background_gain
    )
    if len(surface.coefficients) == 1:
        return flat
    raised = Surface((0.0, *surface.coefficients[1:]), surface.gain)
    fields = evaluate_at(raised.coefficients, y, x)
    field = Background(0.0, raised, float(fields.min()), float(fields.max()))
    over = channel - field.draw(channel.shape)
    values = over[scanned] if not scanned.all() else over.ravel()
    level_below = float(np.percentile(values, settings.background_percentile))
    return Background(level_below, raised, field.least, field.most)


@dataclass(frozen=True, slots=True)
class Brightness:
    """How bright the bright part of each block is; blocks without one are left out."""

    y: Floats
    x: Floats
    level: Floats


def measure_brightness(signal: NDArray[np.float32], blocks: Blocks, *, least: float) -> Brightness:
    """Measure the bright part of each block of a channel (y, x) over its background.

    It is the median of the pixels over half of the block's bright end, which does not ask how many
    there are. Blocks duller than `least` of the slide's bright ones say nothing.
    """
    high = np.array([np.percentile(signal[box.slices], BRIGHT_PERCENTILE) for box in blocks.boxes])
    kept = high > max(least * float(np.percentile(high, 90)), 1e-9)
    level = []
    for box, top in zip(blocks.boxes, high, strict=True):
        block = signal[box.slices]
        level.append(float(np.median(block[block > top / 2])) if top > 0 else 0.0)
    return Brightness(blocks.y[kept], blocks.x[kept], np.array(level)[kept])


def estimate_light(
    signal: NDArray[np.float32], blocks: Blocks, *, settings: CalibrateSettings
) -> Surface:
    """Estimate the field of light of a nuclear channel; 1 on average.

    Nuclei are everywhere and take the dye about alike, which no marker does.
    """
    return _scale_light(measure_brightness(signal, blocks, least=NUCLEAR_BLOCK), settings)


def draw_light(light: Surface, shape: tuple[int, ...], *, bound: float) -> NDArray[np.float32]:
    """Return a whole field of light (y, x), held between 1 / `bound` and `bound`."""
    y, x = ((np.arange(n) + 0.5) / n * 2 - 1 for n in shape)
    field = evaluate_surface(light.coefficients, y, x)
    return np.clip(field, 1 / bound, bound).astype(np.float32)


def choose_marker_light(
    signal: NDArray[np.float32], nuclear: Surface, blocks: Blocks, *, settings: CalibrateSettings
) -> tuple[Surface, bool]:
    """Choose the field of light of a marker's channel, and tell whether it is the nuclear one.

    A marker may be brighter on one side of the tissue by itself. So its light is even unless that
    of the nuclei is not. As one objective and one camera see all channels, that field is then
    taken, unless a field of the marker's own foretells places left out better, or the marker
    surely does not follow (`SHARED_SLOPE`): then its light is even.
    """
    if len(nuclear.coefficients) == 1:
        return EVEN, False
    bright = measure_brightness(signal, blocks, least=MARKER_BLOCK)
    if len(bright.level) < LEAST_EMPTY:
        return Surface(nuclear.coefficients, 0.0), True
    field = np.maximum(evaluate_at(nuclear.coefficients, bright.y, bright.x), 1e-6)
    before, after = (
        float(np.mean(np.abs(level / np.median(level) - 1)))
        for level in (bright.level, bright.level / field)
    )
    shared = 1 - after / before if before > 0 else 0.0
    own = _scale_light(bright, settings)
    if own.gain > shared + STEP_GAIN:
        return own, False
    if _contradicts(bright, field):
        return EVEN, False
    return Surface(nuclear.coefficients, max(shared, 0.0)), True


def _contradicts(bright: Brightness, field: Floats) -> bool:
    """Tell whether a marker surely does not follow a field; the error is from parts left out."""
    x, y = np.log(field), np.log(bright.level)
    fold = number_folds(bright.y, bright.x)
    slopes = np.array([_find_slope(x[fold != n], y[fold != n]) for n in np.unique(fold)])
    if len(slopes) < 2:
        return False
    error = float(np.sqrt((len(slopes) - 1) * np.var(slopes)))
    return _find_slope(x, y) + SHARED_ERRORS * error < SHARED_SLOPE


def _find_slope(x: Floats, y: Floats) -> float:
    spread = float(np.sum((x - x.mean()) ** 2))
    return float(np.sum((x - x.mean()) * (y - y.mean()))) / spread if spread > 0 else 0.0


def _scale_light(bright: Brightness, settings: CalibrateSettings) -> Surface:
    if len(bright.level) == 0:
        return EVEN
    surface = choose_surface(
        bright.y,
        bright.x,
        bright.level / float(np.median(bright.level)),
        max_degree=settings.surface_degree,
        min_gain=settings.light_gain,
    )
    if len(surface.coefficients) == 1:
        return EVEN
    field = evaluate_at(surface.coefficients, bright.y, bright.x)
    # 1 where the nuclei lie, so that a locked threshold keeps its meaning.
    mean, bound = float(field.mean()), settings.illumination_bound
    if field.min() <= mean / bound or field.max() >= mean * bound:
        # Beyond what light does: the tissue itself is uneven here.
        return EVEN
    return Surface(tuple(value / mean for value in surface.coefficients), surface.gain)
