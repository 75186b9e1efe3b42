"""The scale of an image that carries none, from its nuclei.

A disc of diameter d answers most to the scale-normalised Laplacian of the Gaussian with
σ = d / √8 (Lindeberg, Int J Comput Vis 1998;30:79). The scales at which the blobs of an image
answer most tell the size of its nuclei.
"""

from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial import cKDTree

from tilflow.slides.signal.otsu import otsu
from tilflow.slides.tiles import thin

DIAMETERS_PX: Final = tuple(float(d) for d in np.geomspace(6, 96, 17))
"""Diameters that are tried."""

FLAT = 0.02
"""Responses below this are of flat ground, which is full of equal peaks."""

LEAST_RESPONSE = 0.5
"""Weaker blobs than this part of the strongest are texture."""

MAX_SIDE_PX = 1024
"""Of a larger image the middle is looked at."""


def estimate_diameter_px(signal: NDArray[np.float32]) -> float:
    """Return the typical diameter of the nuclei, in pixels of the signal.

    Parameters
    ----------
    signal
        Shape (y, x), brighter in nuclei.

    Examples
    --------
    >>> y, x = np.mgrid[:160, :160]
    >>> discs = sum(((y - a) ** 2 + (x - b) ** 2 <= 100) for a in (40, 110) for b in (40, 110))
    >>> round(estimate_diameter_px(discs.astype("float32")))
    20
    """
    signal = flatten_nuclei(_take_middle(signal))
    found = np.concatenate([_find_blobs(signal, diameter) for diameter in DIAMETERS_PX])
    found = found[np.argsort(-found[:, 2], kind="stable")]
    if len(found) == 0:
        return DIAMETERS_PX[len(DIAMETERS_PX) // 2]
    found = found[found[:, 2] > LEAST_RESPONSE * np.percentile(found[:, 2], 98)]
    kept = _drop_covered(found)
    return _weigh(found[kept, 3])


def _weigh(diameters: NDArray[np.float64]) -> float:
    """Return the median diameter by area: many specks and bent rims weigh less than few nuclei."""
    ordered = np.sort(diameters)
    area = np.cumsum(ordered**2)
    return float(ordered[int(np.searchsorted(area, area[-1] / 2))])


def flatten_nuclei(signal: NDArray[np.float32]) -> NDArray[np.float32]:
    """Level out what is inside of nuclei and between them: chromatin has a scale of its own."""
    smooth: NDArray[np.float32]
    smooth = ndimage.gaussian_filter(signal, 1.0, mode="nearest", output=np.float32)
    if smooth.min() == smooth.max():
        return smooth
    middle = float(otsu(smooth))
    low = float(smooth[smooth <= middle].mean())
    half = max((middle - low) / 2, 1e-9)
    flat: NDArray[np.float32] = np.clip((smooth - middle) / (2 * half) + 0.5, 0, 1).astype(
        np.float32
    )
    return flat


def _find_blobs(signal: NDArray[np.float32], diameter: float) -> NDArray[np.float64]:
    """Return the peaks of one scale: rows of y, x, response, diameter."""
    step = max(1, int(diameter / 12))
    small = thin(signal, step)
    sigma = diameter / sqrt(8) / step
    curved = ndimage.gaussian_laplace(small, sigma, mode="nearest", truncate=4.0)
    response = -(sigma**2) * curved
    side = 2 * max(1, int(diameter / step / 4)) + 1
    peaks = (response == ndimage.maximum_filter(response, size=side)) & (response > FLAT)
    rows, columns = np.nonzero(peaks)
    middle = (step - 1) / 2
    return np.column_stack(
        [
            rows * step + middle,
            columns * step + middle,
            response[rows, columns],
            np.full(len(rows), diameter),
        ]
    )


def _drop_covered(blobs: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Keep, from the strongest to the weakest, what lies in no kept blob and holds none."""
    tree = cKDTree(blobs[:, :2])
    kept = np.ones(len(blobs), bool)
    for number, (y, x, _, diameter) in enumerate(blobs):
        if not kept[number]:
            continue
        near = np.asarray(tree.query_ball_point((y, x), diameter / 2 + DIAMETERS_PX[-1] / 2))
        near = near[near > number]
        away = np.hypot(blobs[near, 0] - y, blobs[near, 1] - x)
        kept[near[away < np.maximum(diameter, blobs[near, 3]) / 2]] = False
    return kept


def _take_middle(signal: NDArray[np.float32]) -> NDArray[np.float32]:
    height, width = signal.shape
    top, left = max(0, height - MAX_SIDE_PX) // 2, max(0, width - MAX_SIDE_PX) // 2
    return signal[top : top + MAX_SIDE_PX, left : left + MAX_SIDE_PX]
