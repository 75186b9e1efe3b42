"""Folds, air bubbles and edges of coverslips, drawn on the grid of the tissue's mask."""

from collections.abc import Iterable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import fft, ndimage
from skimage.filters import apply_hysteresis_threshold
from skimage.morphology import disk, opening, remove_small_objects

from tilflow.slides.settings_quality import QualitySettings
from tilflow.slides.tiles import thin
from tilflow.slides.tissue.grey_rims import find_rim

UM2_PER_MM2: Final = 1e6

FOLD_GRID_UM, NEIGHBOUR_GRID_UM = 4.0, 16.0
"""Folds are looked for on the first grid, their neighbourhood on the second."""

GAP_PERCENTILE: Final = 25
"""Of a window: the gaps between nuclei. A dense infiltrate leaves them pale, a fold does not."""

LEAST_PART: Final = 0.02
"""A signal is not told from none below this."""

FOLD_HALF_WIDTH_UM: Final = 8.0
"""Narrower lines are no folds."""

BUBBLE_GRID_UM: Final = 8.0
RIM_PX: Final = 2
"""Half the width of a rim on that grid."""

MOST_PX: Final = 2000
"""A larger slide is looked at with larger pixels."""

LEAST_LENGTH_PX: Final = 12
ANGLE_STEP: Final = 5.0
"""Straight edges are tried in these steps; shorter ones cannot be told from what is round."""

RADIUS_STEP: Final = 1.12
"""Radii are tried in these steps: a rim is about this uneven itself."""


def find_folds(
    signals: Iterable[NDArray[np.float32]],
    tissue: NDArray[np.bool_],
    *,
    pixel_size_um: float,
    settings: QualitySettings,
) -> NDArray[np.bool_]:
    """Find where the section lies doubled: everything is denser at once, the gaps too.

    Parameters
    ----------
    signals
        Each (y, x): optical density of a colour, or a channel over its background as a part of
        its scale. A marker or an infiltrate raises some of them, a fold raises all.
    tissue
        Mask of the same shape.
    pixel_size_um
        Of both.

    Returns
    -------
    Shape (y, x).
    """
    factor = max(1, round(FOLD_GRID_UM / pixel_size_um))
    size = factor * pixel_size_um
    inside = thin(tissue.astype(np.float32), factor) > 0.5
    ratios = [
        _compare_gaps(signal, inside, factor, size, settings) for signal in signals if inside.any()
    ]
    # A mean over many channels would find more folds, and dense nests of clean slides with them.
    least = np.min(ratios, axis=0) if ratios else np.zeros(inside.shape, np.float32)
    denser = np.where(inside & np.isfinite(least), least, 0)
    found = apply_hysteresis_threshold(  # type: ignore[no-untyped-call]
        denser, settings.fold_rim, settings.fold_density
    )
    round_px = max(1, round(FOLD_HALF_WIDTH_UM / size))
    found = opening(found, disk(round_px))  # type: ignore[no-untyped-call]
    smallest = settings.fold_min_area_mm2 * UM2_PER_MM2 / size**2
    kept = remove_small_objects(found, max_size=int(smallest))
    kept = drop_short(kept, settings.fold_min_length_um / size)
    wide = kept.repeat(factor, axis=0).repeat(factor, axis=1)
    return np.asarray(wide[: tissue.shape[0], : tissue.shape[1]] & tissue)


def drop_short(mask: NDArray[np.bool_], least_px: float) -> NDArray[np.bool_]:
    """Drop the parts whose box has a shorter diagonal: a compact spot is no fold.

    Examples
    --------
    >>> drop_short(np.array([[1, 0, 1, 1, 1]], bool), 3).astype(int).tolist()
    [[0, 0, 1, 1, 1]]
    """
    parts, _ = ndimage.label(mask, structure=np.ones((3, 3), bool))
    boxes = ndimage.find_objects(parts)
    lengths = [np.hypot(*(side.stop - side.start for side in box)) for box in boxes]
    kept: NDArray[np.bool_] = np.asarray([False, *(n >= least_px for n in lengths)])[parts]
    return kept


def _compare_gaps(
    signal: NDArray[np.float32],
    inside: NDArray[np.bool_],
    factor: int,
    size: float,
    settings: QualitySettings,
) -> NDArray[np.float32]:
    """Return how dense the gaps are against the slide and what is around, the denser of the two."""
    coarse = thin(ndimage.gaussian_filter(signal, 1.0, mode="nearest"), factor)
    window = 2 * round(settings.fold_window_um / size / 2) + 1
    gaps = ndimage.percentile_filter(coarse, GAP_PERCENTILE, size=window, mode="nearest")
    usual = max(float(np.median(gaps[inside])), LEAST_PART)
    step = max(1, round(NEIGHBOUR_GRID_UM / size))
    far = 2 * round(settings.fold_neighbourhood_um / (size * step) / 2) + 1
    # Glass would make its neighbours look dense: it counts as usual tissue.
    filled = thin(np.where(inside, gaps, np.float32(usual)), step)
    around = ndimage.median_filter(filled, size=far, mode="nearest")
    around = around.repeat(step, axis=0).repeat(step, axis=1)[: gaps.shape[0], : gaps.shape[1]]
    reference = np.maximum(around, usual)
    compared: NDArray[np.float32] = (gaps / reference).astype(np.float32)
    return compared


def find_bubbles(
    density: NDArray[np.float32], *, pixel_size_um: float, settings: QualitySettings
) -> NDArray[np.bool_]:
    """Find air bubbles under the coverslip of a brightfield slide by their dark grey rims.

    The rim bends the light of all colours alike, which no stain does. A place is the middle of a
    bubble where most of a circle around it shows such a rim; each radius is tried by a convolution
    with its circle.

    Parameters
    ----------
    density
        Optical density (3, y, x).

    Returns
    -------
    Shape (y, x): the discs, rims included.
    """
    factor, coarse = _thin_rim(density, pixel_size_um, settings)
    found = np.zeros(coarse.shape, bool)
    if coarse.any():
        # A pixel's tolerance, as no bubble is quite round.
        near = ndimage.maximum_filter(coarse.astype(np.float32), size=3)
        for radius in list_radii(factor * pixel_size_um, settings):
            circle = _draw_circle(radius)
            covered = convolve(near, circle / circle.sum())
            centres = covered >= settings.bubble_coverage
            if centres.any():
                depth = ndimage.distance_transform_edt(~centres)
                found |= depth <= radius + RIM_PX
    wide = found.repeat(factor, axis=0).repeat(factor, axis=1)
    return wide[: density.shape[1], : density.shape[2]]


def list_radii(pixel_size_um: float, settings: QualitySettings) -> list[int]:
    """Return the radii in pixels that are tried, those of fewer than three left out.

    Examples
    --------
    >>> list_radii(8.0, QualitySettings(bubble_max_radius_um=80.0))
    [5, 6, 7, 8, 9, 10]
    """
    steps = np.log(settings.bubble_max_radius_um / settings.bubble_min_radius_um)
    powers = RADIUS_STEP ** np.arange(max(0.0, steps / np.log(RADIUS_STEP)) + 1)
    radii = np.rint(settings.bubble_min_radius_um * powers / pixel_size_um).astype(int)
    most = round(settings.bubble_max_radius_um / pixel_size_um)
    return sorted({int(radius) for radius in radii if 3 <= radius <= most})


def _draw_circle(radius: int) -> NDArray[np.float32]:
    """Return a circle one pixel wide."""
    y, x = np.mgrid[-radius : radius + 1, -radius : radius + 1]
    circle: NDArray[np.float32] = (np.abs(np.hypot(y, x) - radius) < 0.5).astype(np.float32)
    return circle


def find_edges(
    density: NDArray[np.float32], *, pixel_size_um: float, settings: QualitySettings
) -> NDArray[np.bool_]:
    """Find straight edges of a coverslip: dark grey lines, as the rims of bubbles are.

    A line of `edge_length_um` that shows such a rim almost throughout is one; each direction is
    tried by a convolution.

    Parameters
    ----------
    density
        Optical density (3, y, x).

    Returns
    -------
    Shape (y, x): the lines, as wide as a rim.
    """
    factor, coarse = _thin_rim(density, pixel_size_um, settings)
    found = np.zeros(coarse.shape, bool)
    length = round(settings.edge_length_um / (factor * pixel_size_um))
    if coarse.any() and length >= LEAST_LENGTH_PX:
        near = ndimage.maximum_filter(coarse.astype(np.float32), size=3)
        for angle in np.arange(0, 180, ANGLE_STEP):
            line = _draw_line(length, float(angle))
            covered = convolve(near, line / line.sum())
            middles = covered >= settings.edge_coverage
            if middles.any():
                along = convolve(middles.astype(np.float32), line) > 0.5
                found |= along & (near > 0)
        found = ndimage.binary_dilation(found, iterations=RIM_PX)
    wide = found.repeat(factor, axis=0).repeat(factor, axis=1)
    return wide[: density.shape[1], : density.shape[2]]


def _thin_rim(
    density: NDArray[np.float32], pixel_size_um: float, settings: QualitySettings
) -> tuple[int, NDArray[np.bool_]]:
    """Return by how much the grid is thinned on which rims are looked for, and the rims there."""
    longest = max(density.shape[1:])
    factor = max(1, round(BUBBLE_GRID_UM / pixel_size_um), -(-longest // MOST_PX))
    rim = find_rim(
        density,
        pixel_size_um=pixel_size_um,
        contrast=settings.bubble_contrast,
        greyness=settings.bubble_greyness,
    )
    return factor, np.asarray(thin(rim.astype(np.float32), factor) > 0)


def _draw_line(length: int, angle_degrees: float) -> NDArray[np.float32]:
    """Return a straight line one pixel wide."""
    half = length // 2
    y, x = np.mgrid[-half : half + 1, -half : half + 1]
    turn = np.radians(angle_degrees)
    away = np.abs(y * np.cos(turn) - x * np.sin(turn))
    line: NDArray[np.float32] = ((away < 0.5) & (np.hypot(y, x) <= half)).astype(np.float32)
    return line


def convolve(image: NDArray[Any], kernel: NDArray[Any]) -> NDArray[np.float64]:
    """Convolve an image with a kernel by Fourier transforms; zeros lie around the image.

    As ``scipy.signal.fftconvolve`` with ``mode="same"``, whose import takes half a second.

    Examples
    --------
    >>> spot = np.array([[0, 0, 0], [0, 1, 0], [0, 0, 0]], float)
    >>> convolve(spot, np.array([[1, 2, 3]], float)).round().astype(int).tolist()
    [[0, 0, 0], [1, 2, 3], [0, 0, 0]]
    """
    padded = [
        fft.next_fast_len(n + m - 1, real=True)
        for n, m in zip(image.shape, kernel.shape, strict=True)
    ]
    found = fft.irfftn(fft.rfftn(image, padded) * fft.rfftn(kernel, padded), padded)
    starts = [(m - 1) // 2 for m in kernel.shape]
    windows = [slice(start, start + n) for start, n in zip(starts, image.shape, strict=True)]
    return np.asarray(found[tuple(windows)])
