"""Optical density and the stains that make it.

Light that passes a stained section is dimmed by each stain in proportion (Beer–Lambert), so that
optical densities add up: OD = amounts × vectors. Vectors are locked by the assay or estimated from
the slide after Macenko et al., ISBI 2009: the extreme directions in the plane of the two main
axes of the stained pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import nan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.settings_cells import CalibrateSettings


def build_density_table(white: Sequence[float], dtype: np.dtype[Any]) -> NDArray[np.float32]:
    """Return the optical density of every grey level: (3, levels).

    A table and not a logarithm: faster, and the same bits whatever the window. Level 0 counts as
    half a level; brighter than white is 0.

    Examples
    --------
    >>> table = build_density_table((255.0, 255.0, 255.0), np.dtype("uint8"))
    >>> table.shape, round(float(table[0, 25]), 3), float(table[0, 255])
    ((3, 256), 1.009, 0.0)
    """
    levels = np.arange(np.iinfo(dtype).max + 1, dtype=np.float64)
    share = np.maximum(levels, 0.5)[None] / np.asarray(white, np.float64)[:, None]
    return np.maximum(-np.log10(share), 0).astype(np.float32)


def look_up_density(rgb: NDArray[Any], table: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the optical density (3, y, x) of an RGB window (3, y, x) of whole numbers."""
    return np.stack([table[channel][rgb[channel]] for channel in range(3)])


def compute_unmixing(vectors: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the matrix (3, 3) that turns optical densities into amounts of stain.

    Parameters
    ----------
    vectors
        Shape (2, 3): unit vectors of two stains. What neither explains goes to a third, at right
        angles to both.

    Examples
    --------
    >>> vectors = np.array([[0.650, 0.704, 0.286], [0.268, 0.570, 0.776]])
    >>> vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    >>> density = 0.5 * vectors[0] + 0.2 * vectors[1]
    >>> np.round(compute_unmixing(vectors) @ density, 4).tolist()
    [0.5, 0.2, 0.0]
    """
    residual = np.cross(vectors[0], vectors[1])
    residual /= np.linalg.norm(residual)
    return np.linalg.inv(np.vstack([vectors, residual]).T).astype(np.float32)


def unmix(
    density: NDArray[np.float32], unmixing: NDArray[np.float32], stain: int
) -> NDArray[np.float32]:
    """Return the amount of one stain in each pixel (y, x); below 0 where the other reaches over."""
    red, green, blue = unmixing[stain]
    amount: NDArray[np.float32] = density[0] * red
    amount += density[1] * green
    amount += density[2] * blue
    return amount


def compute_nuclear_density(
    density: NDArray[np.float32],
    unmixing: NDArray[np.float32],
    *,
    counterpart: str,
    counterpart_weight: float,
) -> NDArray[np.float32]:
    """Return the signal (y, x) that shows the nuclei of a brightfield window.

    Beside eosin it is the optical density of red alone, which eosin hardly dims: the vectors of
    the two are so near each other on many slides that unmixing turns nuclei into rings. Beside DAB
    it is the haematoxylin plus a part of the DAB: all of it where DAB stains nuclei; a little less
    than nothing where it stains the rest of the cell, as dense DAB is browner than its vector.

    Parameters
    ----------
    density
        Optical density (3, y, x).
    counterpart
        Of haematoxylin: ``dab`` or ``eosin``.
    """
    if counterpart == "eosin":
        red: NDArray[np.float32] = density[0]
        return red
    signal = unmix(density, unmixing, 0)
    signal += np.float32(counterpart_weight) * np.maximum(unmix(density, unmixing, 1), 0)
    return signal


@dataclass(frozen=True, slots=True)
class StainEstimate:
    """Stain vectors of a slide, and whether the slide told them.

    Attributes
    ----------
    vectors
        Unit vectors (2, 3).
    angle_degrees
        Between the two directions that the slide shows; missing with too little of it stained.
    warning
        Why the assay's vectors stand; empty where the slide's do.
    """

    vectors: NDArray[np.float64]
    angle_degrees: float
    warning: str


def estimate_vectors(
    density: NDArray[np.float32],
    start: NDArray[np.float64],
    *,
    names: Sequence[str],
    settings: CalibrateSettings,
) -> StainEstimate:
    """Estimate two stain vectors from the pixels of a slide.

    Where the slide does not show two stains, or others than the assay's, both of the assay's
    vectors stand and the answer says why: one vector of the slide beside one of the assay would be
    neither the one pair nor the other.

    Parameters
    ----------
    density
        Optical densities (3, n).
    start
        The assay's unit vectors (2, 3): which is which, and what stands where the slide says
        nothing.
    names
        Of the two stains.
    """
    keep = partial(StainEstimate, start)
    stained = density[:, density.sum(axis=0) > 3 * settings.stain_min_od].astype(np.float64)
    n_stained = stained.shape[1]
    if n_stained < settings.stain_min_pixels:
        least = settings.stain_min_pixels
        return keep(nan, f"only {n_stained} stained pixels, fewer than {least}, show the stains")
    found = _find_extremes(stained, settings.stain_angle_percentile)
    apart = _measure_angle(found[0], found[1])
    if apart < settings.stain_min_angle_degrees:
        return keep(
            apart,
            f"the slide's colours lie within {apart:.0f}°: it shows one stain, not {names[0]} and "
            f"{names[1]}",
        )
    if np.trace(found @ start.T) < np.trace(found[::-1] @ start.T):
        found = found[::-1]
    for place, name in enumerate(names):
        turn = _measure_angle(found[place], start[place])
        if turn > settings.stain_max_turn_degrees:
            return keep(apart, f"the slide's {name} lies {turn:.0f}° off the assay's")
        if turn > _measure_angle(found[place], start[1 - place]):
            other = names[1 - place]
            return keep(apart, f"the slide's {name} is nearer to {other}: it shows one stain")
    return StainEstimate(found, apart, "")


def _find_extremes(stained: NDArray[np.float64], percentile: float) -> NDArray[np.float64]:
    """Return the extreme directions (2, 3) of pixels (3, n) in the plane of their main axes."""
    _, axes = np.linalg.eigh(np.cov(stained))
    plane = axes[:, [2, 1]]
    plane *= np.where(plane.sum(axis=0) < 0, -1.0, 1.0)
    angle = np.arctan2(plane[:, 1] @ stained, plane[:, 0] @ stained)
    ends = np.percentile(angle, [percentile, 100 - percentile])
    found = np.abs(np.column_stack([np.cos(ends), np.sin(ends)]) @ plane.T)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float64)


def _measure_angle(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    return float(np.degrees(np.arccos(np.clip(a @ b, -1, 1))))
