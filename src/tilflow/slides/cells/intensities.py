"""What each cell shows: areas, places, and the intensity of every marker where it belongs.

Blocks of a fixed grid are read with context, and the block that holds a nucleus's centroid
measures the whole cell. Sums run over a cell's pixels in raster order, so that they are the same
bits from every block.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.nuclei.growth import grow_labels
from tilflow.slides.signal.channels import Channels
from tilflow.slides.tiles import ArrayLike, Box, plan_tiles
from tilflow.slides.workers import RunTiles, Step

N_SECTORS = 8
"""A cell's rim is read in so many sectors around the nucleus."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One marker: where in the image, and where in the cell.

    Attributes
    ----------
    marker, channel
        Name of the marker, and of its channel in the calibration.
    localisation
        nucleus, membrane or cytoplasm.
    """

    marker: str
    channel: str
    localisation: str


@dataclass(frozen=True)
class CellTable:
    """Cells in the order of their ids.

    Attributes
    ----------
    ids
        Values of the label images, (n,).
    y_px, x_px
        Centroid of the nucleus in level-0 pixels; 0 is the middle of the first pixel.
    nucleus_px, cell_px
        Areas in level-0 pixels.
    means
        (n, markers): mean intensity in the marker's own part of the cell.
    encircling
        (n, markers): what the call looks at. For rim markers the lower third of the means of
        the sectors around the nucleus: a marker of the cell's own surrounds it, a neighbour's
        touches one side. For nuclear markers the mean.
    """

    ids: NDArray[np.uint32]
    y_px: NDArray[np.float64]
    x_px: NDArray[np.float64]
    nucleus_px: NDArray[np.int64]
    cell_px: NDArray[np.int64]
    means: NDArray[np.float64]
    encircling: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class _Measuring:
    channels: Channels
    nuclei: ArrayLike
    cells: ArrayLike
    readings: Sequence[Reading]
    ring_px: float
    context_px: int


def measure_cells(
    channels: Channels,
    nuclei: ArrayLike,
    cells: ArrayLike,
    *,
    readings: Sequence[Reading],
    ring_um: float,
    block_px: int,
    run: RunTiles,
) -> CellTable:
    """Measure every cell of a slide.

    Parameters
    ----------
    channels
        Level 0 of the slide, calibrated.
    nuclei, cells
        Label arrays (y, x) with the same ids.
    readings
        Markers to read.
    ring_um
        Width of the ring around the nucleus in which membrane markers are read.
    block_px
        Side of a block; it changes memory, not the answer.
    """
    calibration = channels.calibration
    diameter = calibration.diameter_px * calibration.factor
    ring_px = max(1.0, ring_um / calibration.pixel_size_um)
    context = ceil(3 * diameter) + ceil(ring_px)
    measuring = _Measuring(channels, nuclei, cells, tuple(readings), ring_px, context)
    blocks = plan_tiles(nuclei.shape, block_px)
    parts = run(_measure_block, blocks, shared=measuring, step=Step("measuring cells"))
    return _gather(parts, n_markers=len(readings))


def _gather(parts: Sequence[CellTable], *, n_markers: int) -> CellTable:
    kept = [part for part in parts if len(part)]
    if not kept:
        none = np.zeros(0)
        empty = np.zeros((0, n_markers))
        whole = np.zeros(0, np.int64)
        return CellTable(np.zeros(0, np.uint32), none, none, whole, whole, empty, empty)
    order = np.argsort(np.concatenate([part.ids for part in kept]), kind="stable")
    columns = [
        np.concatenate([getattr(part, name) for part in kept])[order]
        for name in CellTable.__dataclass_fields__
    ]
    return CellTable(*columns)


def _measure_block(measuring: _Measuring, block: Box) -> CellTable:
    window = block.grown(measuring.context_px, measuring.nuclei.shape)
    nuclei = np.asarray(measuring.nuclei[window.slices])
    ids, compact = number_labels(nuclei)
    if ids[0] != 0:
        ids, compact = np.concatenate([np.zeros(1, ids.dtype), ids]), compact + 1
    y, x, area = _centroids(compact, len(ids), window)
    rows, columns = np.floor(y + 0.5), np.floor(x + 0.5)
    owned = (rows >= block.y0) & (rows < block.y1) & (columns >= block.x0) & (columns < block.x1)
    owned[0] = False
    if not owned.any():
        return _gather([], n_markers=len(measuring.readings))
    cells = np.asarray(measuring.cells[window.slices])
    parts = _Parts(nuclei, cells, compact, ids, y - window.y0, x - window.x0, measuring.ring_px)
    read = [_read_marker(measuring, reading, window, parts) for reading in measuring.readings]
    means = np.array([mean for mean, _ in read]).reshape(len(read), len(ids)).T
    encircling = np.array([call for _, call in read]).reshape(len(read), len(ids)).T
    return CellTable(
        ids=ids[owned].astype(np.uint32),
        y_px=y[owned],
        x_px=x[owned],
        nucleus_px=area[owned],
        cell_px=np.bincount(parts.whose.ravel(), minlength=len(ids))[owned],
        means=means[owned],
        encircling=encircling[owned],
    )


def number_labels(labels: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Return the distinct labels of a window in order, and the place of each pixel's among them.

    What `numpy.unique` returns; labels come in runs, of which there are far fewer than pixels.

    Examples
    --------
    >>> ids, place = number_labels(np.array([[9, 9, 0], [0, 4, 4]], "uint32"))
    >>> ids.tolist(), place.tolist()
    ([0, 4, 9], [[2, 2, 0], [0, 1, 1]])
    """
    flat = labels.ravel()
    starts = np.concatenate([[0], np.flatnonzero(flat[1:] != flat[:-1]) + 1])
    ids, place = np.unique(flat[starts], return_inverse=True)
    lengths = np.diff(starts, append=flat.size)
    return ids, np.repeat(place, lengths).reshape(labels.shape)


def _centroids(
    compact: NDArray[np.int64], count: int, window: Box
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    """Centroids from whole sums, exact before the one division."""
    height, width = compact.shape
    flat = compact.ravel()
    area = np.bincount(flat, minlength=count)
    rows = np.repeat(np.arange(window.y0, window.y1, dtype=np.float64), width)
    columns = np.tile(np.arange(window.x0, window.x1, dtype=np.float64), height)
    y = np.bincount(flat, weights=rows, minlength=count) / np.maximum(area, 1)
    x = np.bincount(flat, weights=columns, minlength=count) / np.maximum(area, 1)
    return y, x, area


class _Parts:
    """The parts of the cells of a window in which markers are read."""

    def __init__(
        self,
        nuclei: NDArray[np.uint32],
        cells: NDArray[np.uint32],
        compact: NDArray[np.int64],
        ids: NDArray[np.uint32],
        y: NDArray[np.float64],
        x: NDArray[np.float64],
        ring_px: float,
    ) -> None:
        self.count = len(ids)
        self.nucleus = compact
        place = np.minimum(np.searchsorted(ids, cells), len(ids) - 1)
        self.whose = np.where(ids[place] == cells, place, 0)
        self.body = np.where(nuclei == 0, self.whose, 0)
        near = grow_labels(nuclei, radius_px=ring_px)
        self.ring = np.where(near == cells, self.body, 0)
        self._y, self._x = np.floor(y + 0.5).astype(np.int64), np.floor(x + 0.5).astype(np.int64)

    def find(self, localisation: str) -> NDArray[np.int64]:
        """Return whose part each pixel is; 0 is nobody's."""
        return {"nucleus": self.nucleus, "membrane": self.ring, "cytoplasm": self.body}[
            localisation
        ]

    def find_sectors(self, part: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the sector (0 … 7) of each pixel of a part, in raster order."""
        rows, columns = np.nonzero(part)
        whose = part[rows, columns]
        down, right = rows - self._y[whose], columns - self._x[whose]
        steep = np.abs(down) > np.abs(right)
        sectors: NDArray[np.int64] = (down > 0) * 4 + (right > 0) * 2 + steep
        return sectors


def _read_marker(
    measuring: _Measuring, reading: Reading, window: Box, parts: _Parts
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    signal = measuring.channels.read_marker(reading.channel, window)
    part = parts.find(reading.localisation)
    inside = part > 0
    whose, value = part[inside], signal[inside].astype(np.float64)
    pixels = np.bincount(whose, minlength=parts.count)
    means = np.bincount(whose, weights=value, minlength=parts.count) / np.maximum(pixels, 1)
    if reading.localisation == "nucleus":
        return means, means
    key = whose * N_SECTORS + parts.find_sectors(part)
    count = np.bincount(key, minlength=parts.count * N_SECTORS)
    total = np.bincount(key, weights=value, minlength=parts.count * N_SECTORS)
    sectors = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return means, _lower_third(sectors.reshape(parts.count, N_SECTORS), means)


def _lower_third(sectors: NDArray[np.float64], means: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the lower third of the sectors that hold pixels; the mean where none does."""
    ordered = np.sort(sectors, axis=1)
    filled = np.isfinite(sectors).sum(axis=1)
    place = np.maximum(filled - 1, 0) // 3
    third = np.take_along_axis(ordered, place[:, None], axis=1)[:, 0]
    return np.where(filled > 0, third, means)
