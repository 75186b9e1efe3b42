"""Smooth random fields on a coarse grid, and their values between its nodes."""

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy import ndimage

TEXTURE_PX = 1024


def draw_smooth_field(
    rng: np.random.Generator, shape: tuple[int, int], *, correlation_px: float
) -> NDArray[np.float32]:
    """Gaussian random field with unit variance and a Gaussian correlation.

    Parameters
    ----------
    rng
        Source of the white noise.
    shape
        Nodes (y, x).
    correlation_px
        SD of the smoothing kernel, in nodes.
    """
    noise = rng.standard_normal(shape, dtype=np.float32)
    smooth = ndimage.gaussian_filter(noise, correlation_px, mode="wrap", truncate=3.0)
    # White noise smoothed with a Gaussian of SD s keeps a variance of 1 / (4 pi s^2).
    scale = 2.0 * np.sqrt(np.pi) * correlation_px
    return np.asarray(smooth * np.float32(scale), dtype=np.float32)


def draw_texture(rng: np.random.Generator, *, scales_px: tuple[float, ...]) -> NDArray[np.float32]:
    """Square that repeats without a seam: a sum of random fields, zero mean, unit variance."""
    shape = (TEXTURE_PX, TEXTURE_PX)
    total = np.zeros(shape, dtype=np.float32)
    for scale in scales_px:
        total += draw_smooth_field(rng, shape, correlation_px=scale)
    total -= total.mean()
    return np.asarray(total / total.std(), dtype=np.float32)


def interpolate(field: NDArray[Any], y: NDArray[Any], x: NDArray[Any]) -> NDArray[np.float32]:
    """Bilinear values at node coordinates (y, x), clamped to the grid."""
    flat = _interpolate(
        np.ascontiguousarray(field, dtype=np.float32),
        np.ascontiguousarray(y, dtype=np.float64).ravel(),
        np.ascontiguousarray(x, dtype=np.float64).ravel(),
    )
    return np.asarray(flat.reshape(np.shape(y)), dtype=np.float32)


@njit(cache=True)
def bilinear(field, y, x):  # type: ignore[no-untyped-def]
    """Value of `field` at node coordinates (y, x); numba only."""
    height, width = field.shape
    y = min(max(y, 0.0), height - 1.000001)
    x = min(max(x, 0.0), width - 1.000001)
    row, column = int(y), int(x)
    down, right = y - row, x - column
    top = field[row, column] * (1 - right) + field[row, column + 1] * right
    bottom = field[row + 1, column] * (1 - right) + field[row + 1, column + 1] * right
    return top * (1 - down) + bottom * down


@njit(cache=True)
def _interpolate(field, y, x):  # type: ignore[no-untyped-def]
    out = np.empty(y.size, dtype=np.float32)
    for index in range(y.size):
        out[index] = bilinear(field, y[index], x[index])
    return out
