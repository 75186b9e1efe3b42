"""Focus and clipped pixels, region by region of a fixed grid, from one pass at fine resolution.

The grid hangs on the tissue's mask and a region is added up by itself, so that the answer is the
same bits however many regions are read at once. Where there is no tissue nothing is read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import ceil
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from tilflow.slides.images.slide import Slide
from tilflow.slides.nuclei.segmentation import Mask
from tilflow.slides.quality.focus import (
    GRAIN_PX,
    HALO_PX,
    OCTAVES,
    compute_energies,
    compute_sharpness,
)
from tilflow.slides.settings_quality import QualitySettings
from tilflow.slides.signal.calibration import Calibration
from tilflow.slides.signal.stain_vectors import build_density_table, look_up_density
from tilflow.slides.tiles import Box, plan_tiles, thin

BLOCK: Final = 4
"""Regions in the side of a block that is read at once."""

FULL_SCALES: Final = (255, 1023, 4095, 16383, 65535)
"""Largest grey level of cameras of 8, 10, 12, 14 and 16 bits."""

RGB_NAME: Final = "RGB"

CELLS: Final = 4
"""A region is judged by so many squares along its side: half a region in focus would hide the
other half in one sum, as blurred tissue adds little to it."""

LEAST_CELL: Final = 0.1
"""A square with less tissue than this part of it is not judged."""

MOST_LIMIT: Final = 0.3
"""No slide asks for more sharpness than this: clean tissue of some laboratories has no more."""

NEIGHBOUR_SHARE: Final = 0.25
"""A region that is blurred by this part goes too where it touches one that is by half."""


@dataclass(frozen=True)
class Regions:
    """What is known of every region of the grid.

    Attributes
    ----------
    side_px
        Side of a region in pixels of the tissue's mask.
    tissue_fraction
        Part of each region (y, x) that is tissue.
    sharpness
        Median of each region's squares; missing where none has texture to be judged by.
    blurred_fraction
        Part of each region's tissue that is out of focus.
    clipped_fraction
        Channel → part of the tissue of each region (y, x) that is clipped.
    limit
        Of the sharpness: squares below it are out of focus.
    """

    side_px: int
    tissue_fraction: NDArray[np.float64]
    sharpness: NDArray[np.float64]
    blurred_fraction: NDArray[np.float64]
    clipped_fraction: dict[str, NDArray[np.float64]]
    limit: float

    @property
    def are_blurred(self) -> NDArray[np.bool_]:
        """Regions that are out of focus by half, or at the rim of such ones."""
        core = self.blurred_fraction >= 0.5
        beside = ndimage.binary_dilation(core, structure=np.ones((3, 3)))
        return np.asarray(core | (beside & (self.blurred_fraction >= NEIGHBOUR_SHARE)))

    def expand(self, chosen: NDArray[np.bool_], shape: tuple[int, ...]) -> NDArray[np.bool_]:
        """Draw chosen regions on a mask of `shape` (y, x)."""
        wide = chosen.repeat(self.side_px, axis=0).repeat(self.side_px, axis=1)
        return wide[: shape[0], : shape[1]]


@dataclass(frozen=True)
class _Source:
    """The level that is read, thinned by `factor` to what is judged.

    Attributes
    ----------
    mask_px
        Side of a pixel of the tissue's mask in judged pixels.
    names
        Channels whose clipping is counted.
    """

    level: Any
    factor: int
    calibration: Calibration
    tissue: Mask
    mask_px: float
    names: tuple[str, ...]

    @property
    def shape(self) -> tuple[int, int]:
        """Shape (y, x) of what is judged."""
        height, width = self.level.shape[-2:]
        return -(-int(height) // self.factor), -(-int(width) // self.factor)

    def bound(self, regions: Box, side: int) -> Box:
        """Return where regions lie in judged pixels; they begin at whole pixels of every octave."""
        step = side * self.mask_px / GRAIN_PX
        ends = (regions.y0, regions.x0, regions.y1, regions.x1)
        y0, x0, y1, x1 = (GRAIN_PX * round(end * step) for end in ends)
        return Box(y0, x0, min(y1, self.shape[0]), min(x1, self.shape[1]))

    def find_tissue(self, box: Box, factor: int) -> NDArray[np.bool_]:
        """Tell which pixels of a box are tissue; `factor` of them make the side of a judged one."""
        pixels, step = self.tissue.pixels, self.mask_px * factor
        rows = ((np.arange(box.y0, box.y1) + 0.5) / step).astype(int).clip(0, pixels.shape[0] - 1)
        columns = ((np.arange(box.x0, box.x1) + 0.5) / step).astype(int)
        return np.asarray(pixels[np.ix_(rows, columns.clip(0, pixels.shape[1] - 1))] > 0)

    def read(self, box: Box) -> NDArray[Any]:
        """Return all channels of a box of judged pixels, unthinned."""
        rows, columns = box.scaled(self.factor, self.level.shape[-2:]).slices
        return np.asarray(self.level[:, rows, columns])

    def find_signal(self, raw: NDArray[Any]) -> NDArray[np.float32]:
        """Return what focus is judged on: mean optical density, or the nuclear channels."""
        if self.calibration.modality == "brightfield":
            density = look_up_density(thin(raw, self.factor), self._table)
            return np.asarray(density.mean(axis=0), np.float32)
        total: Any = np.float32(0)
        for channel in self.calibration.channels:
            if channel.is_nuclear:
                plane = thin(raw[channel.index], self.factor).astype(np.float32)
                total = total + (plane - np.float32(channel.background)) / np.float32(channel.scale)
        return np.asarray(total, np.float32)

    def list_clippable(self, raw: NDArray[Any]) -> Iterator[NDArray[Any]]:
        """Yield, for each of `names`, grey levels that clip at the camera's full scale."""
        if self.calibration.modality == "brightfield":
            # Light clips at black here: glass is white on most scanners, and no fault.
            yield np.iinfo(raw.dtype).max - raw.min(axis=0)
            return
        for channel in self.calibration.channels:
            yield raw[channel.index]

    @cached_property
    def _table(self) -> NDArray[np.float32]:
        return build_density_table(self.calibration.white, np.dtype(self.level.dtype))


def _plan_source(
    slide: Slide, calibration: Calibration, tissue: Mask, settings: QualitySettings
) -> _Source:
    # A pixel finer than this shows less than the lens resolves, and looks blurred for it.
    finest = 0.9 * settings.pixel_size_um / calibration.pixel_size_um
    fits = [i for i, d in enumerate(slide.downsamples) if d <= max(1.0, finest) * 1.001]
    place = max(fits, key=lambda i: slide.downsamples[i])
    factor = max(1, ceil(finest / slide.downsamples[place] - 1e-6))
    names = tuple(channel.name for channel in calibration.channels) or (RGB_NAME,)
    mask_px = tissue.pixel_px / (slide.downsamples[place] * factor)
    return _Source(slide.levels[place], factor, calibration, tissue, mask_px, names)


def measure_regions(
    slide: Slide,
    calibration: Calibration,
    tissue: Mask,
    *,
    settings: QualitySettings,
    block: int = BLOCK,
) -> Regions:
    """Judge focus and clipping of every region that holds tissue.

    Parameters
    ----------
    tissue
        Its mask; the grid of regions begins at its corner.
    block
        Regions in the side of what is read at once; it changes memory, never the answer.
    """
    source = _plan_source(slide, calibration, tissue, settings)
    side = max(1, round(settings.region_um / (tissue.pixel_px * calibration.pixel_size_um)))
    fraction = _measure_fraction(tissue.pixels > 0, side)
    wanted = fraction >= settings.min_region_fraction
    squares: dict[tuple[int, int], _Squares] = {}
    counts = np.zeros((len(source.names), len(FULL_SCALES), *fraction.shape), np.int64)
    n_pixels, highest = np.ones(fraction.shape, np.int64), np.zeros(len(source.names))
    for tile in plan_tiles(fraction.shape, block):
        if not wanted[tile.slices].any():
            continue
        box = source.bound(tile, side).grown(HALO_PX, source.shape)
        raw = source.read(box)
        octaves = _Octaves.compute(source, box, raw)
        for row, column in np.argwhere(wanted[tile.slices]) + np.array([tile.y0, tile.x0]):
            own = source.bound(Box(row, column, row + 1, column + 1), side)
            squares[int(row), int(column)] = octaves.judge(own, settings)
            clipped = _count_clipped(source, box, own, raw)
            counts[:, :, row, column], n_pixels[row, column] = clipped.counts, clipped.n_pixels
            highest = np.maximum(highest, clipped.highest)
    fractions = {
        name: _choose_scale(counts[place], highest[place]) / n_pixels
        for place, name in enumerate(source.names)
    }
    limit = find_limit([each.sharpness for each in squares.values()], settings)
    sharpness, blurred = np.full(fraction.shape, np.nan), np.zeros(fraction.shape)
    for place, own_squares in squares.items():
        sharpness[place], blurred[place] = own_squares.judge(limit)
    return Regions(side, fraction, sharpness, blurred, fractions, limit)


def find_limit(sharpness: Sequence[NDArray[np.float64]], settings: QualitySettings) -> float:
    """Return below which sharpness a square is out of focus on this slide.

    It follows the slide's sharper squares, but only up to `MOST_LIMIT`.

    Examples
    --------
    >>> find_limit([np.array([0.1, 0.6, 0.6])], QualitySettings())
    0.198
    """
    known = np.concatenate(sharpness) if sharpness else np.empty(0)
    known = known[np.isfinite(known)]
    if known.size == 0:
        return settings.min_sharpness
    own = settings.relative_sharpness * float(np.percentile(known, 75))
    return max(settings.min_sharpness, min(own, MOST_LIMIT))


def _measure_fraction(inside: NDArray[np.bool_], side: int) -> NDArray[np.float64]:
    """Return the part of each region that is tissue; what lies beyond the slide is none."""
    rest = [(0, -n % side) for n in inside.shape]
    padded = np.pad(inside, rest)
    height, width = (n // side for n in padded.shape)
    return np.asarray(padded.reshape(height, side, width, side).mean(axis=(1, 3)))


@dataclass(frozen=True)
class _Squares:
    """The squares of a region: how sharp each is, and how much tissue it holds."""

    sharpness: NDArray[np.float64]
    sizes: NDArray[np.float64]

    def judge(self, limit: float) -> tuple[float, float]:
        """Return the median sharpness, and the part that is blurred."""
        known = self.sharpness[np.isfinite(self.sharpness)]
        if known.size == 0:
            return np.nan, 0.0
        return float(np.median(known)), float(
            np.average(self.sharpness < limit, weights=self.sizes)
        )


@dataclass(frozen=True)
class _Octaves:
    """Energies and weights (part of a pixel that is tissue) of each octave, in a box."""

    box: Box
    energies: list[NDArray[np.float32]]
    weights: list[NDArray[np.float32]]

    @classmethod
    def compute(cls, source: _Source, box: Box, raw: NDArray[Any]) -> "_Octaves":
        weights = [source.find_tissue(box, 1).astype(np.float32)]
        for _ in range(OCTAVES - 1):
            weights.append(thin(weights[-1], 2))
        return cls(box, compute_energies(source.find_signal(raw)), weights)

    def judge(self, own: Box, settings: QualitySettings) -> "_Squares":
        """Measure the squares of a region that hold tissue enough."""
        found, sizes = [], []
        for cell in _cut(own):
            means, size = self.average(cell)
            if size < LEAST_CELL * cell.shape[0] * cell.shape[1]:
                continue
            found.append(compute_sharpness(means, floor=settings.min_texture**2))
            sizes.append(size)
        return _Squares(np.asarray(found, np.float64), np.asarray(sizes, np.float64))

    def average(self, own: Box) -> tuple[list[float], float]:
        """Return the mean energy of each octave over the tissue in `own`, and its pixels."""
        rows, columns = own.within(self.box)
        means = []
        for octave, (energy, weight) in enumerate(zip(self.energies, self.weights, strict=True)):
            place = tuple(
                slice(axis.start >> octave, -(-axis.stop >> octave)) for axis in (rows, columns)
            )
            # A product of its own, so that the order of the sum does not follow the window.
            total = float((energy[place] * weight[place]).sum(dtype=np.float64))
            means.append(total / max(float(weight[place].sum(dtype=np.float64)), 1.0))
        return means, float(self.weights[0][own.within(self.box)].sum(dtype=np.float64))


def _cut(region: Box) -> list[Box]:
    """Cut a region into `CELLS` × `CELLS` squares that begin at whole pixels of every octave."""
    ends = [
        [
            min(first + GRAIN_PX * round(part * (last - first) / CELLS / GRAIN_PX), last)
            for part in range(CELLS)
        ]
        + [last]
        for first, last in ((region.y0, region.y1), (region.x0, region.x1))
    ]
    return [
        Box(y0, x0, y1, x1)
        for y0, y1 in pairwise(ends[0])
        for x0, x1 in pairwise(ends[1])
        if y1 > y0 and x1 > x0
    ]


@dataclass(frozen=True)
class _Clipped:
    """Pixels of tissue at each full scale (channel, scale), all of them, and the highest level."""

    counts: NDArray[np.int64]
    n_pixels: int
    highest: NDArray[np.float64]


def _count_clipped(source: _Source, box: Box, own: Box, raw: NDArray[Any]) -> _Clipped:
    shape = source.level.shape[-2:]
    fine, outer = (each.scaled(source.factor, shape) for each in (own, box))
    inside = source.find_tissue(fine, source.factor)
    counts, highest = np.zeros((len(source.names), len(FULL_SCALES)), np.int64), []
    for place, levels in enumerate(source.list_clippable(raw[(..., *fine.within(outer))])):
        values = levels[inside]
        counts[place] = [np.count_nonzero(values == scale) for scale in FULL_SCALES]
        highest.append(float(values.max(initial=0)))
    return _Clipped(counts, max(int(inside.sum()), 1), np.asarray(highest))


def _choose_scale(counts: NDArray[np.int64], highest: float) -> NDArray[np.int64]:
    """Return the pixels (y, x) at the full scale that the slide's brightest pixel sits on, if any.

    Counts of ions and floating numbers sit on none, and nothing is clipped.
    """
    if highest in FULL_SCALES:
        return np.asarray(counts[FULL_SCALES.index(int(highest))])
    return np.zeros(counts.shape[1:], np.int64)
