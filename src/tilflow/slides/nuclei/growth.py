"""Cells from nuclei: each nucleus grown by a fixed distance, short of its neighbours."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.nuclei.stitching import write_shape
from tilflow.slides.tiles import ArrayLike, Box, list_parts, plan_tiles, write_region
from tilflow.slides.workers import RunTiles, Step

FAR = np.uint64(np.iinfo(np.uint64).max >> 1)
ID_BITS = np.uint64(32)


def grow_labels(labels: NDArray[np.uint32], *, radius_px: float) -> NDArray[np.uint32]:
    """Grow every object by `radius_px`; a pixel goes to the nearest, of equals to the lowest id.

    The answer in a pixel depends on the pixels within the radius alone, ties included, so that it
    is the same from every tile: (squared distance, id) is minimised first down the columns, then
    along the rows, in whole numbers.

    Examples
    --------
    >>> grow_labels(np.array([[1, 0, 0, 0, 2]], "uint32"), radius_px=2).tolist()
    [[1, 1, 1, 2, 2]]
    """
    reach = int(radius_px)
    if reach == 0 or not labels.any():
        return labels.copy()
    near = np.where(labels > 0, labels.astype(np.uint64), FAR)
    for axis in (0, 1):
        near = _relax(near, axis=axis, reach=min(reach, near.shape[axis] - 1))
    within = near < (np.uint64(int(radius_px**2)) + np.uint64(1)) << ID_BITS
    return np.where(within, near & np.uint64(0xFFFFFFFF), 0).astype(np.uint32)


def _relax(near: NDArray[np.uint64], *, axis: int, reach: int) -> NDArray[np.uint64]:
    source = np.moveaxis(near, axis, 0)
    best = source.copy()
    for step in range(1, reach + 1):
        away = np.uint64(step * step) << ID_BITS
        np.minimum(best[step:], source[:-step] + away, out=best[step:])
        np.minimum(best[:-step], source[step:] + away, out=best[:-step])
    return np.moveaxis(best, 0, axis)


@dataclass(frozen=True, slots=True)
class _Growing:
    nuclei: ArrayLike
    out: Any
    radius_px: float


def grow_slide(nuclei: ArrayLike, *, out: Any, radius_px: float, run: RunTiles) -> None:
    """Grow the nuclei of a slide into `out`, shard by shard, each by one task.

    Parameters
    ----------
    nuclei, out
        Label arrays (y, x) of one shape.
    radius_px
        How far.
    """
    growing = _Growing(nuclei, out, radius_px)
    regions = plan_tiles(out.shape, write_shape(out))
    run(_grow_region, regions, shared=growing, step=Step("growing cells"))


def _grow_region(growing: _Growing, region: Box) -> None:
    block = np.empty(region.shape, np.uint32)
    for part in list_parts(region):
        window = part.grown(int(growing.radius_px) + 1, growing.nuclei.shape)
        labels = np.asarray(growing.nuclei[window.slices])
        grown = grow_labels(labels, radius_px=growing.radius_px)
        block[part.within(region)] = grown[part.within(window)]
    write_region(growing.out, region, block)
