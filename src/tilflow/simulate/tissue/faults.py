"""Faults of real slides, planted into a known image: blur, fold, pen, air, clipping.

Each takes an image (c, y, x) of whole numbers and returns it with the fault, and the pixels (y, x)
that are spoilt. A brightfield image is RGB of 8 bits, anything else is fluorescence.
"""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Planted = tuple[NDArray[Any], NDArray[np.bool_]]

PEN_COLOURS: Final = ((24, 120, 60), (40, 60, 160), (6, 6, 8))
"""Green, blue and black ink."""

EDGE_UM: Final = 3.0
"""Over how much a fault begins."""


def is_brightfield(image: NDArray[Any]) -> bool:
    """Tell whether light is absorbed."""
    return image.shape[0] == 3 and image.dtype == np.uint8


def plant_blur(
    image: NDArray[Any], rng: np.random.Generator, *, pixel_size_um: float, sigma_um: float
) -> Planted:
    """Put a part of the section out of focus; the camera's noise stays sharp."""
    mask = draw_blob(rng, image.shape[1:], pixel_size_um=pixel_size_um, radius_um=220.0)
    soft = _soften(mask, pixel_size_um)
    sigma = sigma_um / pixel_size_um
    blurred = np.stack(
        [ndimage.gaussian_filter(plane.astype(np.float32), sigma) for plane in image]
    )
    noise = 1.0 if is_brightfield(image) else 0.3 * np.sqrt(np.maximum(blurred, 1))
    blurred += rng.normal(size=image.shape) * noise
    return _mix(image, blurred, soft), mask


def plant_fold(
    image: NDArray[Any], rng: np.random.Generator, *, pixel_size_um: float, layers: int = 3
) -> Planted:
    """Lay the section thrice along a wavy band, as a pleat does, or twice, as a turned-over rim."""
    mask = draw_band(rng, image.shape[1:], pixel_size_um=pixel_size_um, width_um=70.0)
    soft = _soften(mask, pixel_size_um)
    shift = tuple(int(40 / pixel_size_um * part) for part in (0.8, 1.1))
    signs = (-1, 1)[: layers - 1]
    if is_brightfield(image):
        white = np.percentile(image, 99)
        light = np.clip(image / white, 0.004, 1)
        # Light passes all layers: their shares multiply.
        passed = white * light
        for sign in signs:
            passed = passed * np.roll(light, (sign * shift[0], sign * shift[1]), (1, 2))
        return _mix(image, passed, soft), mask
    dark = np.percentile(image, 1, axis=(1, 2), keepdims=True)
    total = image.astype(np.float64)
    for sign in signs:
        total += np.roll(image, (sign * shift[0], sign * shift[1]), (1, 2)) - dark
    return _mix(image, total, soft), mask


def plant_pen(image: NDArray[Any], rng: np.random.Generator, *, pixel_size_um: float) -> Planted:
    """Draw a line of ink over a brightfield section."""
    mask = draw_band(rng, image.shape[1:], pixel_size_um=pixel_size_um, width_um=120.0)
    ink = np.asarray(PEN_COLOURS[int(rng.integers(len(PEN_COLOURS)))], np.float32)
    inked = ink[:, None, None] * (0.7 + 0.3 * image / 255)
    return _mix(image, inked, _soften(mask, pixel_size_um)), mask


def plant_bubble(image: NDArray[Any], rng: np.random.Generator, *, pixel_size_um: float) -> Planted:
    """Put air under the coverslip: a dark grey rim, and pale and blurred tissue within."""
    radius = float(rng.uniform(90, 200))
    y, x = _place(rng, image.shape[1:], pixel_size_um)
    distance = np.hypot(y, x)
    mask = distance < radius + 8
    sigma = 4.0 / pixel_size_um
    inside = np.stack([ndimage.gaussian_filter(plane.astype(np.float32), sigma) for plane in image])
    white = np.percentile(image, 99)
    inside += 0.35 * (white - inside)
    rim = np.exp(-(((distance - radius) / 7.0) ** 2) / 2)
    inside *= 1 - 0.8 * rim
    return _mix(image, inside, _soften(mask, pixel_size_um)), mask


def plant_coverslip_edge(
    image: NDArray[Any], rng: np.random.Generator, *, pixel_size_um: float
) -> Planted:
    """Let the coverslip end within the section: a straight dark grey line from side to side."""
    y, x = _place(rng, image.shape[1:], pixel_size_um)
    turn = rng.uniform(0, np.pi)
    across = y * np.cos(turn) - x * np.sin(turn)
    width = float(rng.uniform(6, 12))
    dark = image * (1 - 0.75 * np.exp(-((across / width) ** 2) / 2))
    mask = np.abs(across) < width + 4
    return _mix(image, dark, np.ones(image.shape[1:], np.float32)), np.asarray(mask)


def plant_clipping(
    image: NDArray[Any], rng: np.random.Generator, *, pixel_size_um: float, full_scale: int
) -> Planted:
    """Overexpose a part of the first channel of fluorescence, so that a third of it clips."""
    mask = draw_blob(rng, image.shape[1:], pixel_size_um=pixel_size_um, radius_um=220.0)
    bright = max(float(np.percentile(image[0][mask], 67)), 1.0)
    first = _mix(image[:1], image[:1] * (full_scale / bright), _soften(mask, pixel_size_um))
    clipped = np.concatenate([np.minimum(first, full_scale), image[1:]])
    return clipped.astype(image.dtype), mask


def draw_blob(
    rng: np.random.Generator, shape: tuple[int, ...], *, pixel_size_um: float, radius_um: float
) -> NDArray[np.bool_]:
    """Draw a roundish region (y, x) near the middle of an image."""
    y, x = _place(rng, shape, pixel_size_um)
    angle = np.arctan2(y, x)
    wave = sum(
        rng.uniform(0, 0.12) * np.cos(n * angle + rng.uniform(0, 2 * np.pi)) for n in (2, 3, 5)
    )
    return np.asarray(np.hypot(y, x) < radius_um * (1 + wave))


def draw_band(
    rng: np.random.Generator, shape: tuple[int, ...], *, pixel_size_um: float, width_um: float
) -> NDArray[np.bool_]:
    """Draw a wavy band (y, x), about half a millimetre long."""
    y, x = _place(rng, shape, pixel_size_um)
    turn = rng.uniform(0, np.pi)
    along = y * np.sin(turn) + x * np.cos(turn)
    across = y * np.cos(turn) - x * np.sin(turn) + 20 * np.sin(along / 80 + rng.uniform(0, 6))
    return np.asarray((np.abs(along) < 260) & (np.abs(across) < width_um / 2))


def _place(
    rng: np.random.Generator, shape: tuple[int, ...], pixel_size_um: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return y and x in µm from a point in the middle half of an image."""
    height, width = shape
    y, x = (length * rng.uniform(0.3, 0.7) for length in (height, width))
    rows, columns = np.mgrid[:height, :width]
    return (rows - y) * pixel_size_um, (columns - x) * pixel_size_um


def _soften(mask: NDArray[np.bool_], pixel_size_um: float) -> NDArray[np.float32]:
    soft: NDArray[np.float32] = ndimage.gaussian_filter(
        mask.astype(np.float32), EDGE_UM / pixel_size_um
    )
    return soft


def _mix(image: NDArray[Any], spoilt: NDArray[Any], weight: NDArray[np.float32]) -> NDArray[Any]:
    mixed = image * (1 - weight) + spoilt * weight
    top = np.iinfo(image.dtype).max
    return np.clip(np.rint(mixed), 0, top).astype(image.dtype)


def list_faults(image: NDArray[Any], *, full_scale: int) -> dict[str, Callable[..., Planted]]:
    """Return the faults that an image can have, each by its check's name."""
    from functools import partial

    faults: dict[str, Callable[..., Planted]] = {
        "focus": partial(plant_blur, sigma_um=3.0),
        "folds": plant_fold,
        "folds, two layers": partial(plant_fold, layers=2),
    }
    if is_brightfield(image):
        more = {"pen": plant_pen, "bubbles": plant_bubble, "coverslip": plant_coverslip_edge}
        return {**faults, **more}
    return {**faults, "clipped": partial(plant_clipping, full_scale=full_scale)}
