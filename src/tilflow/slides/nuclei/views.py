"""An image shown to a net more than once, turned and mirrored, and the maps averaged.

A nucleus has no upper side, but a net that was trained for a finite time has its habits: what it
draws of a turned image, turned back, differs a little, and the mean of both errs less than either.
"""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.nuclei.instances import OFFSET_X, OFFSET_Y
from tilflow.slides.settings_nets import DrawingSettings

Draw = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""From an image (c, y, x) to its maps (k, y, x), a new array."""

MIRRORED: Final = ((False, False), (True, True), (True, False), (False, True))
"""Along which axes (y, x) each view is mirrored: as it is, half a turn, and the two mirrors."""


def average_views(
    draw: Draw, image: NDArray[np.float32], settings: DrawingSettings
) -> NDArray[np.float32]:
    """Return the mean of the maps of the first views of an image, turned back.

    They are added in one order, and their number is a power of two: the same bits every time.

    Examples
    --------
    >>> def draw(image):
    ...     return np.concatenate([image, image, image + 1, image])
    >>> image = np.array([[[0, 1]]], "float32")
    >>> average_views(draw, image, DrawingSettings(views=1))[:, 0].tolist()
    [[0.0, 1.0], [0.0, 1.0], [1.0, 2.0], [0.0, 1.0]]

    A net that says "up" of every pixel, whichever way the image is turned, says nothing:

    >>> average_views(draw, image, DrawingSettings(views=2))[:, 0].tolist()
    [[0.0, 1.0], [0.0, 1.0], [0.0, 0.0], [0.0, 0.0]]
    """
    total: NDArray[np.float32] | None = None
    for axes in MIRRORED[: settings.views]:
        drawn = mirror_maps(draw(mirror(image, axes)), axes)
        total = drawn if total is None else np.add(total, drawn, out=total)
    assert total is not None
    if settings.views > 1:
        total *= np.float32(1 / settings.views)
    return total


def mirror(array: NDArray[np.float32], axes: tuple[bool, bool]) -> NDArray[np.float32]:
    """Return an array (k, y, x) mirrored along the axes (y, x) that are named."""
    steps = tuple(slice(None, None, -1 if is_mirrored else 1) for is_mirrored in axes)
    return array[:, *steps]


def mirror_maps(maps: NDArray[np.float32], axes: tuple[bool, bool]) -> NDArray[np.float32]:
    """Return maps (k, y, x) of a mirrored image as maps of the image; `maps` are used up.

    Examples
    --------
    >>> maps = np.array([0, 0, 1, 2], "float32")[:, None, None] * np.ones((1, 2), "float32")
    >>> mirror_maps(maps, (True, False))[:, 0, 0].tolist()
    [0.0, 0.0, -1.0, 2.0]
    """
    for place, is_mirrored in zip((OFFSET_Y, OFFSET_X), axes, strict=True):
        if is_mirrored:
            np.negative(maps[place], out=maps[place])
    return mirror(maps, axes)
