"""Whether a slide carries the stain that its assay says, and how much of it."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

STAINED_OD: Final = 0.15
"""Paler pixels have no hue to speak of."""

PINK: Final = 1.4
"""Eosin takes green at least this many times as much as red and as blue. Haematoxylin takes red
about as much, DAB blue at least as much, so that no mixture of those two does."""

STRENGTH_PERCENTILE: Final = 95.0

BRIGHT: Final = 0.75
"""Where half of a nuclear channel lies above this part of its range, light is absorbed."""


def compute_pink_fraction(density: NDArray[np.float32], tissue: NDArray[np.bool_]) -> float:
    """Return the part of the stained tissue that has eosin's hue; missing without stained tissue.

    Parameters
    ----------
    density
        Optical density (3, y, x).
    tissue
        Mask (y, x).

    Examples
    --------
    >>> eosin, haematoxylin = [0.04, 0.5, 0.05], [0.33, 0.35, 0.14]
    >>> pixels = np.array([eosin, haematoxylin], "float32").T[:, None]
    >>> compute_pink_fraction(pixels, np.ones((1, 2), bool))
    0.5
    """
    red, green, blue = density
    stained = tissue & (density.max(axis=0) > STAINED_OD)
    if not stained.any():
        return float("nan")
    return float((green > PINK * np.maximum(red, blue))[stained].mean())


def compute_strength(signal: NDArray[np.float32], tissue: NDArray[np.bool_]) -> float:
    """Return what 5 % of the tissue exceed; missing without tissue."""
    inside = signal[tissue]
    return float(np.percentile(inside, STRENGTH_PERCENTILE)) if inside.size else float("nan")


@dataclass(frozen=True, slots=True)
class Glow:
    """What a nuclear channel of fluorescence looks like.

    Attributes
    ----------
    is_noise
        It shows no structure.
    middle
        Where its median lies between its dark and its bright end.
    """

    is_noise: bool
    middle: float

    @classmethod
    def measure(cls, channel: NDArray[np.float32], *, is_noise: bool) -> "Glow":
        """Measure a channel (y, x) at low resolution."""
        dark, middle, bright = (float(each) for each in np.percentile(channel, [1, 50, 99]))
        return cls(is_noise, (middle - dark) / max(bright - dark, 1e-6))
