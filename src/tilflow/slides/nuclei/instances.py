"""From the maps that a net draws to nuclei.

Maps are (k, y, x): probability of a nucleus, distance (0 at the rim to 1 in the middle), offset
(dy, dx) to the nucleus's centre in nominal diameters. Both ways have a bounded reach: an object
depends on pixels within `compute_reach` of its box alone, so that it is the same from every tile
that holds it with that much around it.
"""

from math import ceil, log2, pi

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.measure import label as label_components

from tilflow.slides.nuclei.ascent import climb, merge_peaks
from tilflow.slides.nuclei.points import find_peaks
from tilflow.slides.settings_nets import DistanceSettings, InstanceSettings, VotesSettings

PROBABILITY, DISTANCE, OFFSET_Y, OFFSET_X = range(4)
"""Places of the maps."""

TRUNCATE = 3.0
"""Gaussians end at this many spreads."""


def instances_from_distance(
    maps: NDArray[np.float32], *, diameter_px: float, settings: DistanceSettings
) -> NDArray[np.uint32]:
    """Return the nuclei whose hills the distance map shows.

    Parameters
    ----------
    maps
        Shape (k, y, x), k at least 2.
    diameter_px
        Nominal diameter of a nucleus.

    Returns
    -------
    Shape (y, x), 0 is background, ids in raster order of the first pixel.

    Examples
    --------
    >>> y, x = np.mgrid[:40, :60]
    >>> near = [np.clip(1 - np.hypot(y - 20, x - c) / 11, 0, 1) for c in (22, 38)]
    >>> distance = np.maximum(*near).astype("float32")
    >>> maps = np.stack([(distance > 0).astype("float32"), distance])
    >>> int(instances_from_distance(maps, diameter_px=20.0, settings=DistanceSettings()).max())
    2
    """
    mask = maps[PROBABILITY] > np.float32(settings.probability)
    labels = np.zeros(mask.shape, np.int64)
    if mask.any():
        surface = _blur(maps[DISTANCE], settings.smoothing * diameter_px)
        pixels, roots = climb(surface, mask, steps_log2=ceil(log2(max(2.0, 2 * diameter_px))))
        roots = merge_peaks(
            surface,
            mask,
            roots,
            distance_px=settings.merge_distance * diameter_px,
            saddle=settings.merge_saddle,
        )
        labels.ravel()[pixels] = roots + 1
    return _clean(labels, maps[PROBABILITY], diameter_px=diameter_px, settings=settings)


def instances_from_votes(
    maps: NDArray[np.float32], *, diameter_px: float, settings: VotesSettings
) -> NDArray[np.uint32]:
    """Return the nuclei at whose centres their pixels point.

    Every pixel of the mask votes for the pixel at which it points; peaks of the blurred votes are
    centres, and a pixel belongs to the centre nearest to where it points.

    Parameters
    ----------
    maps
        Shape (k, y, x), k at least 4.
    diameter_px
        Nominal diameter of a nucleus; the offsets are in it.

    Returns
    -------
    Shape (y, x), 0 is background, ids in raster order of the first pixel.

    Examples
    --------
    >>> y, x = np.mgrid[:40, :60]
    >>> maps = np.zeros((4, 40, 60), "float32")
    >>> maps[0] = (np.abs(y - 20) < 9) & (np.abs(x - 30) < 18)
    >>> maps[2], maps[3] = (20 - y) / 20, (np.where(x < 30, 21, 39) - x) / 20
    >>> int(instances_from_votes(maps, diameter_px=20.0, settings=VotesSettings()).max())
    2
    """
    mask = maps[PROBABILITY] > np.float32(settings.probability)
    rows, columns = np.nonzero(mask)
    y = rows + np.rint(maps[OFFSET_Y][mask] * np.float32(diameter_px)).astype(np.int64)
    x = columns + np.rint(maps[OFFSET_X][mask] * np.float32(diameter_px)).astype(np.int64)
    height, width = mask.shape
    limit = (settings.max_offset * diameter_px) ** 2
    heard = (y - rows) ** 2 + (x - columns) ** 2 <= limit
    heard &= (y >= 0) & (y < height) & (x >= 0) & (x < width)
    place = (y * width + x)[heard]
    # Votes are whole numbers, so that their sum does not ask for the order of the pixels.
    votes = np.bincount(place, minlength=height * width).reshape(height, width)
    centres = find_centres(votes, diameter_px=diameter_px, settings=settings)
    owner = assign_nearest(centres, (height, width), radius_px=settings.radius * diameter_px)
    labels = np.zeros((height, width), np.int64)
    labels[rows[heard], columns[heard]] = owner.ravel()[place]
    return _clean(labels, maps[PROBABILITY], diameter_px=diameter_px, settings=settings)


def find_centres(
    votes: NDArray[np.int64], *, diameter_px: float, settings: VotesSettings
) -> NDArray[np.int64]:
    """Return the flat indices of the peaks of the votes (y, x), in raster order."""
    sigma = settings.spread * diameter_px
    least = settings.min_votes * pi / 4 * diameter_px**2 / (2 * pi * sigma**2)
    apart = max(1, ceil(settings.min_distance * diameter_px))
    rows, columns = find_peaks(_blur(votes.astype(np.float32), sigma), apart=apart, least=least)
    flat: NDArray[np.int64] = rows * votes.shape[1] + columns
    return flat


def assign_nearest(
    centres: NDArray[np.int64], shape: tuple[int, int], *, radius_px: float
) -> NDArray[np.int64]:
    """Return the place, from 1, of the centre nearest to each pixel, 0 where none is near.

    Of two centres equally near the first in raster order has the pixel.

    Parameters
    ----------
    centres
        Flat indices in an image of this shape, ascending.

    Examples
    --------
    >>> assign_nearest(np.array([1, 5]), (1, 8), radius_px=2).tolist()
    [[1, 1, 1, 1, 2, 2, 2, 2]]
    """
    height, width = shape
    reach = int(radius_px)
    side = np.arange(-reach, reach + 1)
    dy, dx = (part.ravel() for part in np.meshgrid(side, side, indexing="ij"))
    away = dy * dy + dx * dx
    # Near before far; of equals the later offset belongs to the earlier centre.
    order = np.lexsort((-dx, -dy, away))
    order = order[away[order] <= radius_px**2]
    framed = np.zeros((height + 2 * reach, width + 2 * reach), np.int64)
    owner = framed.ravel()
    rows, columns = np.divmod(centres, width)
    middle = (rows + reach) * framed.shape[1] + columns + reach
    number = np.arange(1, len(centres) + 1)
    for step in order:
        there = middle + dy[step] * framed.shape[1] + dx[step]
        free = owner[there] == 0
        owner[there[free]] = number[free]
    return framed[reach : reach + height, reach : reach + width]


def compute_reach(diameter_px: float, settings: InstanceSettings) -> int:
    """Return how far from an object's box a pixel can have a say in it, in pixels."""
    reach = ceil(settings.hole * diameter_px) + 2
    if isinstance(settings, DistanceSettings):
        # A peak near the object may prefer another one as far away again.
        merge = 2 * ceil(settings.merge_distance * diameter_px)
        return reach + merge + _radius(settings.smoothing * diameter_px)
    if isinstance(settings, VotesSettings):
        pointing = ceil(settings.max_offset * diameter_px) + 1
        near = ceil(settings.radius * diameter_px) + ceil(settings.min_distance * diameter_px)
        return reach + 2 * pointing + near + _radius(settings.spread * diameter_px)
    message = f"no way from maps to nuclei with {type(settings).__name__}"
    raise TypeError(message)


def _radius(sigma: float) -> int:
    return int(TRUNCATE * sigma + 0.5)


def _blur(array: NDArray[np.float32], sigma: float) -> NDArray[np.float32]:
    smooth: NDArray[np.float32] = ndimage.gaussian_filter(
        array, sigma, mode="nearest", truncate=TRUNCATE, output=np.float32
    )
    return smooth


def _clean(
    labels: NDArray[np.int64],
    probability: NDArray[np.float32],
    *,
    diameter_px: float,
    settings: InstanceSettings,
) -> NDArray[np.uint32]:
    """Keep the largest piece of each object, fill its holes, drop what is too small or unsure."""
    pieces: NDArray[np.int64] = label_components(  # type: ignore[no-untyped-call]
        labels, background=0, connectivity=2
    )
    flat, inside = pieces.ravel(), np.flatnonzero(pieces)
    which = flat[inside]
    n = int(pieces.max()) + 1
    size = np.bincount(which, minlength=n)
    peak = np.zeros(n, np.float32)
    np.maximum.at(peak, which, probability.ravel()[inside])
    parent = np.zeros(n, np.int64)
    parent[which] = labels.ravel()[inside]
    nominal = pi / 4 * diameter_px**2
    kept = _find_largest(parent, size)
    kept &= (size >= max(1.0, settings.min_area * nominal)) & (size <= settings.max_area * nominal)
    kept &= peak >= np.float32(settings.min_peak)
    kept[0] = False
    number = np.where(kept, np.cumsum(kept), 0).astype(np.uint32)
    return fill_holes(number[pieces], side_px=ceil(settings.hole * diameter_px))


def _find_largest(parent: NDArray[np.int64], size: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which pieces are the largest of their object; of equals the first in raster order."""
    order = np.lexsort((np.arange(len(size)), -size, parent))
    first = np.ones(len(order), bool)
    first[1:] = parent[order][1:] != parent[order][:-1]
    largest = np.zeros(len(size), bool)
    largest[order[first]] = True
    return largest


def fill_holes(labels: NDArray[np.uint32], *, side_px: int) -> NDArray[np.uint32]:
    """Fill the holes that one object encloses and whose box is no larger than `side_px`.

    Examples
    --------
    >>> ring = np.full((3, 4), 7, "uint32")
    >>> ring[1, 1] = ring[1, 3] = 0
    >>> fill_holes(ring, side_px=1).tolist()
    [[7, 7, 7, 7], [7, 7, 7, 0], [7, 7, 7, 7]]
    """
    holes, n = ndimage.label(labels == 0)
    if n == 0 or side_px < 1:
        return labels
    filled = labels.copy()
    height, width = labels.shape
    for number, box in enumerate(ndimage.find_objects(holes), start=1):
        rows, columns = box
        small = max(rows.stop - rows.start, columns.stop - columns.start) <= side_px
        if not small or rows.start == 0 or columns.start == 0:
            continue
        if rows.stop == height or columns.stop == width:
            continue
        around = (
            slice(rows.start - 1, rows.stop + 1),
            slice(columns.start - 1, columns.stop + 1),
        )
        hole = holes[around] == number
        rim = ndimage.binary_dilation(hole) & ~hole
        enclosing = np.unique(labels[around][rim])
        if len(enclosing) == 1:
            filled[around][hole] = enclosing[0]
    return filled
