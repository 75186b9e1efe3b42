"""Cells from nuclei, grown up to their stained membranes.

A nucleus spreads over the cheapest way: a step costs the more, the brighter the membrane is there.
A pixel goes to the nucleus with the cheapest way to it, so that two cells meet on the membrane
between them. Ways dearer than the reach is long are not gone, which bounds what a pixel can depend
on; costs are whole numbers and equal ones go to the lowest id, so that the answer is the same from
every tile.
"""

from dataclasses import dataclass
from math import ceil
from typing import Any, Final

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tilflow.slides.assay import Assay
from tilflow.slides.nuclei.stitching import write_shape
from tilflow.slides.settings_cells import MembraneSettings
from tilflow.slides.signal.channels import Channels
from tilflow.slides.tiles import ArrayLike, Box, list_parts, plan_tiles, write_region
from tilflow.slides.workers import RunTiles, Step

STRAIGHT, DIAGONAL = 5, 7
"""Lengths of a step, in fifths of a pixel."""

UNITS: Final = 16
"""Cost of a fifth of a pixel where no membrane is."""

ID_BITS: Final = 32


def grow_to_membrane(
    labels: NDArray[np.uint32],
    membrane: NDArray[np.float32],
    *,
    radius_px: float,
    settings: MembraneSettings,
) -> NDArray[np.uint32]:
    """Grow every object by `radius_px` at most, less where membranes lie in its way.

    Parameters
    ----------
    labels
        Shape (y, x).
    membrane
        Shape (y, x): 0 where there is none to 1.

    Examples
    --------
    >>> labels = np.array([[1, 0, 0, 0, 0, 0, 0, 0, 2]], "uint32")
    >>> settings = MembraneSettings(weight=8)
    >>> line = np.array([[0, 0, 0, 1, 0, 0, 0, 0, 0]], "float32")
    >>> grow_to_membrane(labels, line, radius_px=6, settings=settings).tolist()
    [[1, 1, 1, 0, 2, 2, 2, 2, 2]]
    """
    if radius_px < 1 or not labels.any():
        return labels.copy()
    extra = np.rint(UNITS * settings.weight * np.clip(membrane, 0, 1))
    toll = (UNITS + extra).astype(np.uint64)
    far = np.uint64(int(STRAIGHT * UNITS * radius_px) + 1) << np.uint64(ID_BITS)
    near = np.where(labels > 0, labels.astype(np.uint64), far)
    while _sweep(near, toll, far):
        pass
    return np.where(near < far, near & np.uint64(0xFFFFFFFF), 0).astype(np.uint32)


@njit(cache=True, nogil=True)
def _sweep(near: Any, toll: Any, far: Any) -> bool:  # pragma: no cover - compiled
    """Relax (cost, id) once downwards and once upwards; tell whether anything changed."""
    height, width = near.shape
    changed = False
    for turn in range(2):
        for row in range(height):
            y = row if turn == 0 else height - 1 - row
            for column in range(width):
                x = column if turn == 0 else width - 1 - column
                best = near[y, x]
                for dy in range(-1, 2):
                    for dx in range(-1, 2):
                        v, u = y + dy, x + dx
                        if (dy == 0 and dx == 0) or v < 0 or u < 0 or v >= height or u >= width:
                            continue
                        other = near[v, u]
                        if other >= best:
                            continue
                        length = np.uint64(DIAGONAL if dy != 0 and dx != 0 else STRAIGHT)
                        there = other + ((length * toll[y, x]) << np.uint64(32))
                        if there < best and there < far:
                            best = there
                if best < near[y, x]:
                    near[y, x] = best
                    changed = True
    return changed


@dataclass(frozen=True, slots=True)
class Membranes:
    """The membranes of a slide on level 0: the sum of its membrane markers in their scales."""

    channels: Channels
    scales: tuple[tuple[str, float], ...]

    def read(self, box: Box) -> NDArray[np.float32]:
        """Return the membranes (y, x) of a box, 0 to 1."""
        total = np.zeros(box.shape, np.float32)
        for name, scale in self.scales:
            total += np.maximum(self.channels.read_marker(name, box), 0) * np.float32(1 / scale)
        return np.clip(total, 0, 1, out=total)


def open_membranes(channels: Channels, assay: Assay, *, settings: MembraneSettings) -> Membranes:
    """Return the membranes that the assay's `membrane_markers` show."""
    calibrated = {each.name: each.scale for each in channels.calibration.channels}
    names = [assay.find_channel(marker) for marker in assay.membrane_markers]
    scales = [(name, calibrated.get(name, settings.dab_density)) for name in names]
    return Membranes(channels, tuple(scales))


@dataclass(frozen=True, slots=True)
class _Growing:
    nuclei: ArrayLike
    membranes: Membranes
    out: Any
    radius_px: float
    settings: MembraneSettings


def grow_slide_to_membranes(
    nuclei: ArrayLike,
    membranes: Membranes,
    *,
    out: Any,
    radius_px: float,
    settings: MembraneSettings,
    run: RunTiles,
) -> None:
    """Grow the nuclei of a slide into `out` up to their membranes, each shard by one task.

    Parameters
    ----------
    nuclei, out
        Label arrays (y, x) of level 0.
    radius_px
        How far at most.
    """
    growing = _Growing(nuclei, membranes, out, radius_px, settings)
    regions = plan_tiles(out.shape, write_shape(out))
    run(_grow_region, regions, shared=growing, step=Step("growing cells"))


def _grow_region(growing: _Growing, region: Box) -> None:
    block = np.empty(region.shape, np.uint32)
    for part in list_parts(region):
        window = part.grown(ceil(growing.radius_px) + 1, growing.nuclei.shape)
        labels = np.asarray(growing.nuclei[window.slices])
        grown = labels
        if labels.any():
            grown = grow_to_membrane(
                labels,
                growing.membranes.read(window),
                radius_px=growing.radius_px,
                settings=growing.settings,
            )
        block[part.within(region)] = grown[part.within(window)]
    write_region(growing.out, region, block)
