"""Crops of a labelled image: turned, mirrored, scaled and bent."""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy import ndimage

from tilnets.images import NUCLEUS_PX, Labelled, separate, typical_diameter

NUCLEUS_SHARE = 0.7
"""Part of the crops that are centred on a nucleus."""

BEND_PX = 5.0
"""Largest displacement of the elastic bending, about."""


def take_crop(
    labelled: Labelled, rng: Generator, *, side_px: int, scale_spread: float, zoom: float = 1.0
) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    """Return a square of the image (c, y, x) and of its labels (y, x), nuclei of nominal size.

    Beyond the image's rim it is mirrored.

    Parameters
    ----------
    scale_spread
        Spread of the logarithm of a nucleus's size: a slide's scale is never known exactly.
    zoom
        Typical size of a nucleus, in nominal ones.
    """
    size = zoom * NUCLEUS_PX / typical_diameter(labelled.labels)
    size *= np.exp(rng.normal(0, scale_spread))
    size = float(np.clip(size, 0.15, 4.0))
    turn = rng.uniform(0, 2 * np.pi)
    stretch = np.exp(rng.normal(0, 0.08))
    matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    matrix = matrix @ np.diag([stretch, 1 / stretch]) / size
    if rng.random() < 0.5:
        matrix[:, 0] *= -1
    centre = _choose_centre(labelled.labels, rng, reach_px=side_px / 2 / size)
    grid = np.indices((side_px, side_px), dtype=np.float64) - side_px / 2
    grid += _bend(rng, side_px)
    where = np.tensordot(matrix, grid, axes=1) + centre[:, None, None]
    blur = max(0.0, 0.5 * (1 / size - 1))
    planes = [
        ndimage.map_coordinates(
            ndimage.gaussian_filter(plane, blur) if blur > 0.2 else plane,
            where,
            order=1,
            mode="mirror",
        )
        for plane in labelled.image
    ]
    labels = ndimage.map_coordinates(labelled.labels, where, order=0, mode="mirror")
    return np.stack(planes).astype(np.float32), separate(labels)


def _choose_centre(
    labels: NDArray[np.int32], rng: Generator, *, reach_px: float
) -> NDArray[np.float64]:
    """Return the (y, x) of a crop's middle: mostly on a nucleus, within the image if it can be."""
    sides = np.array(labels.shape, dtype=np.float64)
    centre = rng.uniform(0, sides)
    if rng.random() < NUCLEUS_SHARE and labels.any():
        inside = np.flatnonzero(labels)
        centre = np.array(np.unravel_index(rng.choice(inside), labels.shape), np.float64)
    reach = np.minimum(reach_px, sides / 2)
    return np.clip(centre, reach, sides - reach)


def _bend(rng: Generator, side_px: int) -> NDArray[np.float64]:
    """Return a smooth displacement (2, y, x) in pixels."""
    coarse = rng.normal(0, 1, (2, 6, 6))
    strength = rng.uniform(0, BEND_PX / 2)
    return np.stack(
        [strength * ndimage.zoom(field, side_px / 6, order=3, mode="nearest") for field in coarse]
    )
