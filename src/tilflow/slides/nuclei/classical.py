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

from tilflow.slides.nuclei.ascent import climb, merge_peaks, number_distinct
from tilflow.slides.settings_cells import SegmentSettings


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
    def bytes_per_px(self) -> int:
        """Memory that a call holds at most, for a pixel of a window half covered by nuclei."""
        return 52

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
        _, which = number_distinct(roots, below=smooth.size)
        sizes = np.bincount(which)
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
        _, which = number_distinct(roots, below=smooth.size)
        sizes = np.bincount(which)
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
