"""Seamless textures that give chromatin, cytoplasm and stroma their grain."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tilflow.simulate.tissue.fields import TEXTURE_PX, draw_texture

TEXEL_UM = 0.25
FIBRE_TEXELS = 8192


class Textures(NamedTuple):
    """Textures of a quarter of a micrometre a texel, zero mean, unit variance; for numba.

    Attributes
    ----------
    fine, coarse
        Squares (1024, 1024): grain of about 0.4 and 4 um.
    fibre
        A line across the collagen bundles.
    """

    fine: NDArray[np.float32]
    coarse: NDArray[np.float32]
    fibre: NDArray[np.float32]


def draw_textures(rng: np.random.Generator) -> Textures:
    """Draw the textures of one slide."""
    line = np.zeros(FIBRE_TEXELS)
    frequency = np.fft.rfftfreq(FIBRE_TEXELS, d=TEXEL_UM)
    white = np.fft.rfft(rng.standard_normal(FIBRE_TEXELS))
    for width_um in (0.7, 1.8, 5.0):
        kept = np.fft.irfft(white * np.exp(-2 * (np.pi * frequency * width_um) ** 2))
        line += np.roll(kept / kept.std(), int(rng.integers(FIBRE_TEXELS)))
    return Textures(
        fine=draw_texture(rng, scales_px=(1.4, 2.8)),
        coarse=draw_texture(rng, scales_px=(6.0, 16.0, 40.0)),
        fibre=(line / line.std()).astype(np.float32),
    )


@njit(cache=True)
def texel(texture, y_um, x_um):  # type: ignore[no-untyped-def]
    """Bilinear value of a seamless texture at a point; numba only."""
    y, x = y_um / TEXEL_UM, x_um / TEXEL_UM
    row, column = int(np.floor(y)), int(np.floor(x))
    down, right = y - row, x - column
    mask = TEXTURE_PX - 1
    row, column = row & mask, column & mask
    below, beside = (row + 1) & mask, (column + 1) & mask
    top = texture[row, column] * (1 - right) + texture[row, beside] * right
    bottom = texture[below, column] * (1 - right) + texture[below, beside] * right
    return top * (1 - down) + bottom * down


@njit(cache=True)
def line_texel(texture, x_um):  # type: ignore[no-untyped-def]
    """Linear value of a seamless line at a point; numba only."""
    x = x_um / TEXEL_UM
    column = int(np.floor(x))
    right = x - column
    mask = texture.size - 1
    column = column & mask
    return texture[column] * (1 - right) + texture[(column + 1) & mask] * right


@njit(cache=True)
def find_membrane(textures, away_um, sigma_um, y_um, x_um):  # type: ignore[no-untyped-def]
    """Stain across a membrane at a distance from it: patchy along it, no drawn circle."""
    rough = texel(textures.coarse, y_um, x_um)
    grain = texel(textures.fine, y_um, x_um)
    width = sigma_um * min(max(1 + 0.3 * rough, 0.5), 1.6)
    uneven = min(max(0.9 + 0.35 * rough + 0.25 * grain, 0.15), 1.8)
    return uneven * np.exp(-0.5 * ((away_um + 0.15 * grain) / width) ** 2)
