"""Outlines of nuclei as radii in equal steps of angle."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

N_ANGLES = 64


@dataclass(frozen=True)
class NuclearShape:
    """How the nuclei of one cell type are shaped.

    Attributes
    ----------
    diameter_um
        Diameter of the disc of the same area.
    variation
        Log-scale SD of the diameter.
    elongation
        Range of the ratio of the axes.
    irregularity
        Amplitude of the bumps, relative to the radius.
    dent
        Range of the depth of a bean's hilum, relative to the radius.
    """

    diameter_um: float
    variation: float
    elongation: tuple[float, float]
    irregularity: float
    dent: tuple[float, float]


def draw_outlines(
    rng: np.random.Generator, shape: NuclearShape, orientation: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Draw one outline for each orientation (radians, of the long axis).

    Returns
    -------
    numpy.ndarray
        Radii (n, 64) in micrometres at angles 2 pi k / 64 from +x towards +y.
    """
    count = orientation.size
    angle = np.arange(N_ANGLES) * (2 * np.pi / N_ANGLES)
    turned = angle[None, :] - orientation[:, None]
    ratio = rng.uniform(*shape.elongation, size=(count, 1))
    long, short = np.sqrt(ratio), 1 / np.sqrt(ratio)
    radii = 1 / np.hypot(np.cos(turned) / long, np.sin(turned) / short)
    for order in range(2, 7):
        size = shape.irregularity / (order - 1) * rng.standard_normal((count, 1))
        radii = radii * (1 + size * np.cos(order * turned + rng.uniform(0, 6.28, (count, 1))))
    depth = rng.uniform(*shape.dent, size=(count, 1))
    hilum = np.cos(turned - np.pi / 2)
    radii = radii * (1 - depth * np.exp((hilum - 1) / 0.18))
    area = 0.5 * (radii**2).sum(axis=1, keepdims=True) * (2 * np.pi / N_ANGLES)
    diameter = shape.diameter_um * np.exp(shape.variation * rng.standard_normal((count, 1)))
    return np.asarray(radii * (diameter / 2) / np.sqrt(area / np.pi), dtype=np.float32)


def compute_areas(radii: NDArray[np.float32]) -> NDArray[np.float64]:
    """Area enclosed by each outline.

    Examples
    --------
    >>> float(compute_areas(np.full((1, 64), 2.0)).round(3)[0])
    12.566
    """
    squared = radii.astype(np.float64) ** 2
    return np.asarray(0.5 * squared.sum(axis=1) * (2 * np.pi / N_ANGLES))


def compute_centroid_offsets(radii: NDArray[np.float32]) -> NDArray[np.float64]:
    """Centroid (y, x) of each outline, seen from the pole of its radii."""
    angle = np.arange(N_ANGLES) * (2 * np.pi / N_ANGLES)
    cubed = radii.astype(np.float64) ** 3 / 3 * (2 * np.pi / N_ANGLES)
    area = compute_areas(radii)
    return np.stack([cubed @ np.sin(angle) / area, cubed @ np.cos(angle) / area], axis=1)
