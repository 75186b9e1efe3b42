"""The classical engine: nuclei from one calibrated nuclear signal.

Every operation has a bounded reach, so that a nucleus seen from a tile with enough context is,
pixel for pixel, the nucleus seen from the whole slide:

- Gaussians are cut off at a stated radius (scipy sums a pixel's support in a fixed order);
- holes are filled by the size of their box, not by reconstruction from the image's rim;
- touching nuclei are told apart by steepest ascent on a smooth surface. It draws the watershed's
  lines, but a pixel climbs a bounded number of steps, where a watershed's queue couples everything
  that touches;
- peaks of one nucleus are joined by a bounded chain of nearest higher peaks.
"""

from dataclasses import dataclass
from math import ceil, log2, pi
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial import cKDTree

from tilflow.slides.settings_cells import SegmentSettings

MERGE_LINKS_LOG2 = 2
"""Peaks are joined over at most 2**this links."""

NEIGHBOURS = tuple((dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1))
"""A pixel and its eight neighbours in raster order: of equal heights the first one wins."""


@dataclass(frozen=True, slots=True)
class ClassicalEngine:
    """Outline nuclei in a signal whose slide-wide threshold is known.

    Parameters
    ----------
    threshold
        Slide-wide threshold of the signal, from the calibration.
    diameter_px
        Nominal diameter of a nucleus in pixels of the window.
    settings
        Lengths in diameters, weights and size limits.

    Examples
    --------
    >>> from tilflow.slides.settings_cells import SegmentSettings
    >>> y, x = np.mgrid[:64, :64]
    >>> signal = sum(np.exp(-((y - 32) ** 2 + (x - c) ** 2) / 50.0) for c in (24, 40))
    >>> engine = ClassicalEngine(threshold=0.3, diameter_px=16.0, settings=SegmentSettings())
    >>> labels = engine(signal[None].astype("float32"))
    >>> labels.dtype.name, labels.shape, int(labels.max())
    ('uint32', (64, 64), 2)
    """

    threshold: float
    diameter_px: float
    settings: SegmentSettings

    @property
    def context_px(self) -> int:
        """Context beyond a tile within which its nuclei, up to 2 diameters wide, are exact."""
        return self.reach_px + ceil(2 * self.diameter_px)

    @property
    def reach_px(self) -> int:
        """How far from an object's box a pixel can still have a say in it."""
        surface = max(self._radius(self.settings.marker_scale, 3.0), 0)
        merge = ceil(self.settings.merge_distance * self.diameter_px)
        return self._mask_reach + surface + merge + self._hole_px + 2

    def __call__(self, image: NDArray[np.float32]) -> NDArray[np.uint32]:
        """Return the label image of one window.

        Parameters
        ----------
        image
            Shape (1, y, x): the nuclear signal, brighter in nuclei.

        Returns
        -------
        Shape (y, x), 0 is background. Objects cut off by the window's rim are in it too.
        """
        smooth = self._gaussian(image[0], self.settings.smoothing, 4.0)
        mask = self._mask(smooth)
        if not mask.any():
            return np.zeros(mask.shape, np.uint32)
        surface = self._surface(smooth, mask)
        pixels, roots = climb(surface, mask, steps_log2=self._steps_log2)
        roots = merge_peaks(
            surface,
            mask,
            roots,
            distance_px=self.settings.merge_distance * self.diameter_px,
            saddle=self.settings.merge_saddle,
        )
        return self._label(smooth, pixels, roots)

    @property
    def _steps_log2(self) -> int:
        return ceil(log2(max(2.0, 2 * self.diameter_px)))

    @property
    def _hole_px(self) -> int:
        return ceil(self.diameter_px / 2)

    @property
    def _mask_reach(self) -> int:
        smoothing = self._radius(self.settings.smoothing, 4.0)
        local = self._radius(self.settings.local_window, 2.0)
        return smoothing + local + self._hole_px + 1

    def _radius(self, scale: float, truncate: float) -> int:
        return int(truncate * scale * self.diameter_px + 0.5)

    def _gaussian(self, array: NDArray[Any], scale: float, truncate: float) -> NDArray[np.float32]:
        sigma = scale * self.diameter_px
        smooth: NDArray[np.float32] = ndimage.gaussian_filter(
            array, sigma, mode="nearest", truncate=truncate, output=np.float32
        )
        return smooth

    def _mask(self, smooth: NDArray[np.float32]) -> NDArray[np.bool_]:
        weight = np.float32(self.settings.local_weight)
        level = np.float32(self.threshold)
        local = self._gaussian(smooth, self.settings.local_window, 2.0)
        limit = (1 - weight) * level + weight * local
        np.maximum(limit, np.float32(self.settings.floor) * level, out=limit)
        return fill_small_holes(smooth > limit, side_px=self._hole_px)

    def _surface(self, smooth: NDArray[np.float32], mask: NDArray[np.bool_]) -> NDArray[np.float32]:
        """Smooth height: the mask's own roundness and the brightness inside of it."""
        weight = np.float32(self.settings.shape_weight)
        top = np.float32(2 * self.threshold)
        bright = np.minimum(smooth, top) / top
        bright[~mask] = 0
        return self._gaussian(
            weight * mask.astype(np.float32) + (1 - weight) * bright,
            self.settings.marker_scale,
            3.0,
        )

    def _trim(
        self,
        smooth: NDArray[np.float32],
        pixels: NDArray[np.int64],
        roots: NDArray[np.int64],
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Drop the blurred rim: bright and pale nuclei end at the same part of their height."""
        value = smooth.ravel()[pixels].astype(np.float64)
        _, which, sizes = np.unique(roots, return_inverse=True, return_counts=True)
        mean = np.bincount(which, weights=value, minlength=len(sizes)) / sizes
        inside = value >= self.settings.rim * mean[which]
        body = np.zeros(smooth.shape, bool)
        body.ravel()[pixels[inside]] = True
        # A pale spot within is no rim.
        inside |= fill_small_holes(body, side_px=self._hole_px).ravel()[pixels]
        return pixels[inside], roots[inside]

    def _label(
        self,
        smooth: NDArray[np.float32],
        pixels: NDArray[np.int64],
        roots: NDArray[np.int64],
    ) -> NDArray[np.uint32]:
        nominal = pi / 4 * self.diameter_px**2
        pixels, roots = self._trim(smooth, pixels, roots)
        _, which, sizes = np.unique(roots, return_inverse=True, return_counts=True)
        peak = np.zeros(sizes.shape, np.float32)
        np.maximum.at(peak, which, smooth.ravel()[pixels])
        kept = sizes >= max(1.0, self.settings.min_area * nominal)
        kept &= sizes <= self.settings.max_area * nominal
        kept &= peak >= np.float32(self.settings.min_peak * self.threshold)
        number = np.where(kept, np.cumsum(kept), 0).astype(np.uint32)
        labels = np.zeros(smooth.shape, np.uint32)
        labels.ravel()[pixels] = number[which]
        return labels


def fill_small_holes(mask: NDArray[np.bool_], *, side_px: int) -> NDArray[np.bool_]:
    """Fill the holes whose box is no larger than `side_px` and that do not touch the rim.

    Examples
    --------
    >>> ring = np.ones((5, 5), bool)
    >>> ring[2, 2] = False
    >>> bool(fill_small_holes(ring, side_px=1).all())
    True
    """
    holes, n = ndimage.label(~mask)
    if n == 0:
        return mask
    filled = mask.copy()
    height, width = mask.shape
    for number, box in enumerate(ndimage.find_objects(holes), start=1):
        rows, columns = box
        inside = rows.start > 0 and columns.start > 0 and rows.stop < height
        small = max(rows.stop - rows.start, columns.stop - columns.start) <= side_px
        if small and inside and columns.stop < width:
            filled[box] |= holes[box] == number
    return filled


def climb(
    surface: NDArray[np.float32], mask: NDArray[np.bool_], *, steps_log2: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Send every pixel of `mask` uphill, 2**`steps_log2` steps at most.

    Returns
    -------
    pixels, roots
        Flat indices of the pixels that reached a peak, and of their peaks. Equal heights are
        ordered by position, so that a plateau has one peak.

    Examples
    --------
    >>> heights = np.array([[1, 2, 1, 0.5, 3]], "float32")
    >>> pixels, roots = climb(heights, heights > 0, steps_log2=3)
    >>> roots.tolist()
    [1, 1, 1, 4, 4]
    """
    height, width = surface.shape
    padded = np.full((height + 2, width + 2), -np.inf, np.float32)
    padded[1:-1, 1:-1][mask] = surface[mask]
    flat = padded.ravel()
    here = np.flatnonzero(np.isfinite(flat))
    best = np.full(here.shape, -np.inf, np.float32)
    parent = here.copy()
    for dy, dx in NEIGHBOURS:
        there = here + (dy * (width + 2) + dx)
        value = flat[there]
        higher = value > best
        np.copyto(best, value, where=higher)
        np.copyto(parent, there, where=higher)
    order = np.empty(flat.size, np.int64)
    order[here] = np.arange(here.size)
    jump = order[parent]
    for _ in range(steps_log2):
        jump = jump[jump]
    arrived = order[parent[jump]] == jump
    rows, columns = np.divmod(here, width + 2)
    original = (rows - 1) * width + columns - 1
    return original[arrived], original[jump[arrived]]


def merge_peaks(
    surface: NDArray[np.float32],
    mask: NDArray[np.bool_],
    roots: NDArray[np.int64],
    *,
    distance_px: float,
    saddle: float,
) -> NDArray[np.int64]:
    """Join each peak to its nearest higher one, where the line between stays high and in `mask`.

    Parameters
    ----------
    roots
        Flat index of the peak of each pixel.
    distance_px
        Peaks farther apart are never joined.
    saddle
        Least height on the line, as a part of the lower peak's.

    Returns
    -------
    The root of each pixel after joining.
    """
    peaks, which = np.unique(roots, return_inverse=True)
    rows, columns = np.divmod(peaks, mask.shape[1])
    tree = cKDTree(np.column_stack([rows, columns]))
    pairs = tree.query_pairs(distance_px, output_type="ndarray")
    heights = surface.ravel()[peaks]
    # Of equal heights the first in raster order is the higher; peaks are sorted so.
    first_is_higher = heights[pairs[:, 0]] >= heights[pairs[:, 1]]
    low = np.where(first_is_higher, pairs[:, 1], pairs[:, 0])
    high = np.where(first_is_higher, pairs[:, 0], pairs[:, 1])
    start = np.column_stack([rows[low], columns[low]])
    way = np.column_stack([rows[high], columns[high]]) - start
    lowest = _lowest_between(surface, mask, start, way, samples=ceil(distance_px) + 1)
    joined = lowest >= np.float32(saddle) * heights[low]
    low, high, squared = low[joined], high[joined], (way[joined] ** 2).sum(axis=1)
    nearest = np.lexsort((high, squared, low))
    low, high = low[nearest], high[nearest]
    first = np.ones(low.size, bool)
    first[1:] = low[1:] != low[:-1]
    jump = np.arange(peaks.size)
    jump[low[first]] = high[first]
    for _ in range(MERGE_LINKS_LOG2):
        jump = jump[jump]
    merged: NDArray[np.int64] = peaks[jump[which]]
    return merged


def _lowest_between(
    surface: NDArray[np.float32],
    mask: NDArray[np.bool_],
    start: NDArray[np.int64],
    way: NDArray[np.int64],
    *,
    samples: int,
) -> NDArray[np.float32]:
    lowest = np.full(len(start), np.inf, np.float32)
    for step in range(1, samples):
        # Rounded relative to the lower peak: the same pixels wherever the window lies.
        at = start + np.rint(way * (step / samples)).astype(np.int64)
        value = np.where(mask[at[:, 0], at[:, 1]], surface[at[:, 0], at[:, 1]], -np.inf)
        np.minimum(lowest, value.astype(np.float32), out=lowest)
    return lowest
