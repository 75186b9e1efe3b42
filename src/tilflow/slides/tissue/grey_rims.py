"""Dark grey rims of air bubbles and coverslips: all colours dimmed alike, which no stain does."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

RIM_UM: Final = 5.0
AROUND_UM: Final = 25.0
"""Gaussians between which a rim stands out."""


def find_rim(
    density: NDArray[np.float32], *, pixel_size_um: float, contrast: float, greyness: float
) -> NDArray[np.bool_]:
    """Return the pixels (y, x) that stand out from what lies around them in all colours alike.

    Parameters
    ----------
    density
        Optical density (3, y, x).
    contrast
        By how much, in the palest colour.
    greyness
        What the palest colour gains is at least this part of what the darkest gains. Tissue under
        the rim keeps its own colour, so that not the pixel but its rise over the rest is grey.
    """
    palest = _rise(density.min(axis=0), pixel_size_um)
    darkest = _rise(density.max(axis=0), pixel_size_um)
    return np.asarray((palest > contrast) & (palest >= greyness * darkest))


def _rise(signal: NDArray[np.float32], pixel_size_um: float) -> NDArray[np.float32]:
    fine, around = (
        ndimage.gaussian_filter(signal, sigma / pixel_size_um, mode="nearest")
        for sigma in (RIM_UM, AROUND_UM)
    )
    return np.asarray(fine - around, np.float32)


def fill_from_around(
    signal: NDArray[np.float32], holes: NDArray[np.bool_], *, reach_px: float
) -> NDArray[np.float32]:
    """Return a signal (y, x) with what its surroundings show in place of the holes.

    0 where a hole is so wide that nothing lies near.

    Examples
    --------
    >>> signal = np.full((9, 9), 2.0, "float32")
    >>> signal[4, 4] = 50
    >>> float(fill_from_around(signal, signal > 10, reach_px=1.5)[4, 4])
    2.0
    """
    weight = ndimage.gaussian_filter((~holes).astype(np.float32), reach_px, mode="nearest")
    total = ndimage.gaussian_filter(np.where(holes, 0, signal), reach_px, mode="nearest")
    around = np.where(weight > 1e-3, total / np.maximum(weight, 1e-3), 0)
    return np.where(holes, around, signal).astype(np.float32)
