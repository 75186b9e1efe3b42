"""How sharp tissue is, told by its own texture.

Tissue has structure at every scale, and each octave of it holds a good part of the energy of the
next coarser one. Defocus takes the fine octaves first: their energy falls against that of the
coarser ones. Smooth tissue has little energy in all of them, and what is left, the camera's noise,
is finer still, so that it is not mistaken for blur.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from tilflow.slides.tiles import thin

OCTAVES: Final = 4
"""From the pixel up: bands around 0.7, 1.4, 2.8 and 5.6 pixels."""

GRAIN_PX: Final = 2 ** (OCTAVES - 1)
"""Windows begin at multiples of this, so that every octave has one grid for the slide."""

HALO_PX: Final = 8 * GRAIN_PX
"""How far a pixel's energy reaches; a multiple of `GRAIN_PX`."""

TRUNCATE: Final = 4.0


def compute_energies(signal: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """Return the energy of each octave of a signal (y, x); each half as fine as the one before.

    Examples
    --------
    >>> energies = compute_energies(np.zeros((32, 24), "float32"))
    >>> [energy.shape for energy in energies]
    [(32, 24), (16, 12), (8, 6), (4, 3)]
    """
    energies = []
    for octave in range(OCTAVES):
        if octave:
            signal = thin(signal, 2)
        band = _blur(signal, 1.0) - _blur(signal, 2.0)
        energies.append(band * band)
    return energies


def _blur(signal: NDArray[np.float32], sigma: float) -> NDArray[np.float32]:
    blurred: NDArray[np.float32] = ndimage.gaussian_filter(
        signal, sigma, mode="nearest", truncate=TRUNCATE
    )
    return blurred


def compute_sharpness(energies: Sequence[float], *, floor: float) -> float:
    """Return the least share of its energy that an octave keeps of the next coarser one.

    Parameters
    ----------
    energies
        Mean energy of each octave in a region, finest first.
    floor
        An octave of less energy is not looked at: it is quantisation, not texture.

    Returns
    -------
    Infinite where no octave has texture: what is smooth is not blurred.

    Examples
    --------
    >>> compute_sharpness([0.5, 1.0, 2.0, 2.0], floor=0.01)
    0.5
    >>> round(compute_sharpness([0.01, 0.1, 0.5, 2.0], floor=0.01), 3)
    0.1
    """
    return min(
        (fine / coarse for fine, coarse in pairwise(energies) if coarse > floor), default=np.inf
    )
