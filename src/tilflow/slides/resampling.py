"""Reading a slide on a grid of any pixel size, the same bits whatever the window.

A pixel of the grid is the area average of the pixels that it covers, or lies between them
(bilinear) where it is finer than they are. Weights follow from the pixel's place on the whole
slide, and the few pixels under it are added up in a fixed order, pixel by pixel.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.tiles import ArrayLike, Box


@dataclass(frozen=True, slots=True)
class Taps:
    """Which pixels of an axis go into which pixel of a grid.

    Attributes
    ----------
    index
        Shape (taps, n): places on the axis.
    weight
        Shape (taps, n): their parts; of one pixel they add up to 1.
    """

    index: NDArray[np.int64]
    weight: NDArray[np.float32]


def compute_taps(start: int, stop: int, *, ratio: float, size: int) -> Taps:
    """Return the taps of the pixels `start` to `stop` of a grid.

    Parameters
    ----------
    ratio
        Pixels of the axis in a pixel of the grid: over 1 they are averaged.
    size
        Length of the axis; beyond its end its last pixel is repeated.

    Examples
    --------
    >>> taps = compute_taps(0, 2, ratio=1.5, size=3)
    >>> taps.index.T.tolist(), (3 * taps.weight.T).round().tolist()
    ([[0, 1, 2], [1, 2, 2]], [[2.0, 1.0, 0.0], [1.0, 2.0, 0.0]])
    """
    place = np.arange(start, stop, dtype=np.float64)
    if ratio >= 1:
        low, high = place * ratio, (place + 1) * ratio
        first = np.floor(low)
        steps = np.arange(ceil(ratio) + 1, dtype=np.float64)[:, None]
        index = first + steps
        weight = np.clip(np.minimum(high, index + 1) - np.maximum(low, index), 0, 1) / ratio
    else:
        middle = (place + 0.5) * ratio - 0.5
        first = np.floor(middle)
        index = np.stack([first, first + 1])
        weight = np.stack([1 - (middle - first), middle - first])
    return Taps(np.clip(index, 0, size - 1).astype(np.int64), weight.astype(np.float32))


@dataclass(frozen=True, slots=True)
class Grid:
    """A slide on a grid of pixels of any size, anchored at the slide's corner.

    Attributes
    ----------
    level
        Pixels (c, y, x) that are read.
    ratio
        Pixels of that level in the side of a pixel of the grid.
    scale
        The same in pixels of level 0.
    shape
        (y, x) of the grid.
    """

    level: ArrayLike
    ratio: float
    scale: float
    shape: tuple[int, int]

    def read(self, box: Box, channels: Sequence[int]) -> NDArray[np.float32]:
        """Return grey levels (c, y, x) of a box of the grid."""
        rows, columns = (
            compute_taps(start, stop, ratio=self.ratio, size=int(size))
            for start, stop, size in zip(
                (box.y0, box.x0), (box.y1, box.x1), self.level.shape[-2:], strict=True
            )
        )
        y, x = _span(rows), _span(columns)
        planes = _read_planes(self.level, channels, y, x)
        down = _apply(planes, rows, y.start, axis=-2)
        return _apply(down, columns, x.start, axis=-1)


def open_grid(levels: Sequence[ArrayLike], downsamples: Sequence[float], *, scale: float) -> Grid:
    """Return the grid of pixels of `scale` level-0 pixels, read from the level just finer.

    Examples
    --------
    >>> image = np.zeros((1, 100, 60), "uint8")
    >>> grid = open_grid([image, image[:, ::2, ::2]], [1.0, 2.0], scale=3.0)
    >>> grid.shape, grid.ratio
    ((34, 20), 1.5)
    """
    fine = [number for number, each in enumerate(downsamples) if each <= scale * (1 + 1e-6)]
    number = max(fine, key=lambda place: downsamples[place], default=0)
    height, width = (max(1, ceil(int(side) / scale - 1e-6)) for side in levels[0].shape[-2:])
    return Grid(levels[number], scale / downsamples[number], scale, (height, width))


def _span(taps: Taps) -> slice:
    return slice(int(taps.index.min()), int(taps.index.max()) + 1)


def _read_planes(
    level: ArrayLike, channels: Sequence[int], rows: slice, columns: slice
) -> NDArray[Any]:
    first, last = min(channels), max(channels)
    if list(channels) == list(range(first, last + 1)):
        return np.asarray(level[first : last + 1, rows, columns])
    planes = [np.asarray(level[channel : channel + 1, rows, columns]) for channel in channels]
    return np.concatenate(planes)


def _apply(planes: NDArray[Any], taps: Taps, start: int, *, axis: int) -> NDArray[np.float32]:
    total: NDArray[np.float32] | None = None
    for index, weight in zip(taps.index, taps.weight, strict=True):
        taken = np.take(planes, index - start, axis=axis).astype(np.float32)
        taken *= weight if axis == -1 else weight[:, None]
        if total is None:
            total = taken
        else:
            total += taken
    assert total is not None
    return total
