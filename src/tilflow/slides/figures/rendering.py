"""From the pixels of a slide to a picture in RGB."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.assay import Assay
from tilflow.slides.images.slide import Slide

NUCLEAR_GREY: Final = (0.45, 0.45, 0.5)

DISPLAY_UM: Final = 2.0
"""Pixel size at which the display range of a channel is found."""


@dataclass(frozen=True, slots=True)
class Glow:
    """How a fluorescence channel is shown: from black at `low` to its colour at `high`."""

    channel: int
    colour: tuple[float, float, float]
    low: float
    high: float


def plan_glows(
    slide: Slide, assay: Assay, colours: Mapping[str, tuple[float, float, float]]
) -> tuple[Glow, ...]:
    """Choose the channels that a picture shows, and their range; none for brightfield.

    Parameters
    ----------
    colours
        Phenotype → colour; the last marker of its rule glows in it, nuclei are grey.
    """
    if slide.modality == "brightfield":
        return ()
    shown = dict.fromkeys(assay.nuclear, NUCLEAR_GREY)
    for rule in assay.phenotypes:
        if rule.shown and rule.id in colours:
            shown.setdefault(assay.find_channel(rule.shown[-1]), colours[rule.id])
    level = slide.find_level(pixel_size_um=DISPLAY_UM)
    glows = []
    for name, colour in shown.items():
        channel = slide.index_channel(name)
        values = np.asarray(slide.levels[level][channel : channel + 1])
        low, high = (float(v) for v in np.percentile(values, [25, 99.7]))
        # Of a channel that is dark almost everywhere, the percentile is the background.
        high = high if high > low else float(values.max())
        glows.append(Glow(channel, colour, low, max(high, low + 1e-6)))
    return tuple(glows)


def render(pixels: NDArray[Any], glows: tuple[Glow, ...]) -> NDArray[np.float32]:
    """Return a picture (y, x, 3) from 0 to 1.

    Parameters
    ----------
    pixels
        Shape (c, y, x): RGB of 8 bits without `glows`, else all channels of the slide.

    Examples
    --------
    >>> render(np.full((1, 1, 1), 30), (Glow(0, (1.0, 0.5, 0.0), 10, 50),)).round(2).tolist()
    [[[0.5, 0.25, 0.0]]]
    """
    if not glows:
        return np.moveaxis(pixels, 0, -1).astype(np.float32) / np.float32(255)
    dark = np.ones((*pixels.shape[1:], 3), np.float32)
    for glow in glows:
        value = (pixels[glow.channel].astype(np.float32) - glow.low) / (glow.high - glow.low)
        # Screens laid over one another: colours mix without running into white at once.
        dark *= 1 - np.clip(value, 0, 1)[..., None] * np.asarray(glow.colour, np.float32)
    return 1 - dark
