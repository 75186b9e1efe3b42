"""Tiles, their contexts, and reading them on a thinned grid.

Two grids are in use. Level-0 pixels are those of the image and of the label images. Working
pixels are blocks of `factor` × `factor` level-0 pixels, anchored at the slide's corner, so that
the working grid is one and the same for every tile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray


class ArrayLike(Protocol):
    """What is read from: a numpy array, a zarr array, a lazy level of a slide."""

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape, last two axes (y, x)."""
        ...

    @property
    def dtype(self) -> Any:
        """Type of the pixels."""
        ...

    def __getitem__(self, key: Any) -> Any:
        """Read a region."""
        ...


@dataclass(frozen=True, slots=True)
class Box:
    """A half-open rectangle of pixels.

    Examples
    --------
    >>> Box(0, 0, 4, 4).grown(2, (10, 10))
    Box(y0=0, x0=0, y1=6, x1=6)
    """

    y0: int
    x0: int
    y1: int
    x1: int

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width."""
        return self.y1 - self.y0, self.x1 - self.x0

    @property
    def slices(self) -> tuple[slice, slice]:
        """Index of the rectangle in an array (y, x)."""
        return slice(self.y0, self.y1), slice(self.x0, self.x1)

    def grown(self, by: int, shape: Sequence[int]) -> "Box":
        """Return the rectangle with `by` pixels more on each side, cut at the slide's rim."""
        return Box(
            max(0, self.y0 - by),
            max(0, self.x0 - by),
            min(int(shape[0]), self.y1 + by),
            min(int(shape[1]), self.x1 + by),
        )

    def within(self, outer: "Box") -> tuple[slice, slice]:
        """Index of this rectangle in an array that holds `outer`."""
        return (
            slice(self.y0 - outer.y0, self.y1 - outer.y0),
            slice(self.x0 - outer.x0, self.x1 - outer.x0),
        )

    def meets(self, other: "Box") -> bool:
        """Tell whether the two share a pixel."""
        rows = self.y0 < other.y1 and other.y0 < self.y1
        return rows and self.x0 < other.x1 and other.x0 < self.x1

    def scaled(self, factor: int, shape: Sequence[int]) -> "Box":
        """Return the same place on a grid `factor` times finer, cut at `shape`."""
        return Box(
            self.y0 * factor,
            self.x0 * factor,
            min(self.y1 * factor, int(shape[0])),
            min(self.x1 * factor, int(shape[1])),
        )


def plan_tiles(shape: Sequence[int], side: int | tuple[int, int]) -> list[Box]:
    """Cover (y, x) = `shape` with tiles in raster order.

    Examples
    --------
    >>> [tile.shape for tile in plan_tiles((3, 5), 3)]
    [(3, 3), (3, 2)]
    """
    height, width = (side, side) if isinstance(side, int) else side
    return [
        Box(y, x, min(y + height, int(shape[0])), min(x + width, int(shape[1])))
        for y in range(0, int(shape[0]), height)
        for x in range(0, int(shape[1]), width)
    ]


PART_PX = 1024
"""A shard is computed in parts of this side, so that only its pixels are held whole."""


def list_parts(region: Box) -> list[Box]:
    """Cover a region with parts in raster order.

    Examples
    --------
    >>> [(part.y0, part.x0, part.shape) for part in list_parts(Box(4096, 0, 5200, 1000))]
    [(4096, 0, (1024, 1000)), (5120, 0, (80, 1000))]
    """
    return [
        Box(region.y0 + part.y0, region.x0 + part.x0, region.y0 + part.y1, region.x0 + part.x1)
        for part in plan_tiles(region.shape, PART_PX)
    ]


def write_region(out: Any, region: Box, block: NDArray[Any]) -> None:
    """Write one region of a label array, whole shards of it, and read it back part by part.

    Raises
    ------
    OSError
        Where what is read back is not what was written.

    Examples
    --------
    >>> out = np.zeros((4, 4), int)
    >>> write_region(out, Box(2, 0, 4, 4), np.ones((2, 4), int))
    >>> int(out.sum())
    8
    """
    out[region.slices] = block
    for part in list_parts(region):
        if not np.array_equal(out[part.slices], block[part.within(region)]):
            message = (
                f"pixels {part.y0}:{part.y1}, {part.x0}:{part.x1} were not read back as they were "
                "written: look at the disk, and run again"
            )
            raise OSError(message)


def compute_working_factor(pixel_size_um: float, working_pixel_um: float) -> int:
    """How many level-0 pixels go into the side of a working pixel: a whole number, at least 1.

    Examples
    --------
    >>> compute_working_factor(0.25, 0.5), compute_working_factor(0.5, 0.5)
    (2, 1)
    """
    return max(1, int(working_pixel_um / pixel_size_um + 1e-6))


def thin(array: NDArray[Any], factor: int) -> NDArray[Any]:
    """Average blocks of `factor` × `factor` pixels; blocks at the end repeat the last pixel.

    Integers stay integers (rounded half up), so that tables of one entry a value stay usable.

    Examples
    --------
    >>> thin(np.array([[0, 1, 4], [1, 2, 4]], "uint8"), 2)
    array([[1, 4]], dtype=uint8)
    """
    if factor == 1:
        return array
    height, width = array.shape[-2:]
    rest = ((0, -height % factor), (0, -width % factor))
    padded = np.pad(array, (*((0, 0),) * (array.ndim - 2), *rest), mode="edge")
    whole = array.dtype.kind in "bui"
    # Added in a fixed order: a reduction's order may follow the shape of the window.
    total = np.zeros(
        (*padded.shape[:-2], padded.shape[-2] // factor, padded.shape[-1] // factor),
        np.int64 if whole else np.float64,
    )
    for y in range(factor):
        for x in range(factor):
            total += padded[..., y::factor, x::factor]
    if whole:
        return ((total + factor * factor // 2) // (factor * factor)).astype(array.dtype)
    return (total / (factor * factor)).astype(array.dtype)


def read_window(
    image: ArrayLike, box: Box, *, channels: Sequence[int], factor: int
) -> NDArray[Any]:
    """Read `channels` of an image (c, y, x) in a box of the working grid.

    Returns
    -------
    Shape (len(channels), height, width) of the box, in the image's own type.
    """
    rows, columns = box.scaled(factor, image.shape[-2:]).slices
    first, last = min(channels), max(channels)
    if list(channels) == list(range(first, last + 1)):
        return thin(np.asarray(image[first : last + 1, rows, columns]), factor)
    planes = [np.asarray(image[channel : channel + 1, rows, columns]) for channel in channels]
    return thin(np.concatenate(planes), factor)
