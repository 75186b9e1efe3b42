"""From which intensity on a cell is positive: locked by the assay, or from all cells of a slide."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.settings_cells import MeasureSettings

ITERATIONS = 200
GRID = 2048

LEAST_SPREAD = 0.2
"""Of the negatives on the asinh scale: where most are exactly 0 they have none of their own."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A threshold and how it was found.

    Attributes
    ----------
    value
        Cells above it are positive.
    method
        locked, mixture, negatives (too few positives for a mixture) or none (too few cells).
    separation
        Distance of the two populations in their mean spread; 0 where there are not two.
    """

    value: float
    method: str
    separation: float


def lock_threshold(value: float) -> Threshold:
    """Return a threshold that the assay fixes."""
    return Threshold(value, "locked", 0.0)


def estimate_threshold(values: NDArray[np.float64], settings: MeasureSettings) -> Threshold:
    """Part the negative cells of a slide from the positive ones.

    On a scale that is linear near 0 and logarithmic beyond (asinh), two normal populations are
    fitted; the threshold is where a cell is as likely of the one as of the other. Where the upper
    one is small or not apart from the lower, the threshold lies a fixed number of robust spreads
    over the negatives, so that a slide without positives gets none.

    Parameters
    ----------
    values
        One intensity a cell, of the whole slide.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> cells = np.concatenate([rng.normal(20, 6, 900), rng.normal(500, 120, 100)])
    >>> found = estimate_threshold(cells, MeasureSettings())
    >>> found.method, int((cells > found.value).sum())
    ('mixture', 100)
    """
    values = values[np.isfinite(values)]
    if len(values) < settings.min_cells:
        return Threshold(float("inf"), "none", 0.0)
    size = np.abs(values)
    # Counts of ions are mostly 0: the linear part of the scale is never nothing.
    cofactor = max(float(np.percentile(size, 10)), 0.01 * float(np.percentile(size, 99.9)), 1e-12)
    scaled = np.arcsinh(values / cofactor)
    low, high, separation = _fit_two(scaled)
    cut = _find_crossing(low, high)
    n_positive = int((scaled > cut).sum())
    if n_positive < settings.min_positive_cells or separation < settings.min_separation:
        fallback = _stand_off(scaled, settings.negative_spreads)
        return Threshold(float(cofactor * np.sinh(fallback)), "negatives", 0.0)
    return Threshold(float(cofactor * np.sinh(cut)), "mixture", separation)


Normal = tuple[float, float, float]
"""Weight, mean, spread."""


def _fit_two(scaled: NDArray[np.float64]) -> tuple[Normal, Normal, float]:
    """Fit two normal populations by expectation and maximisation, from the middle of the range."""
    bottom, top = np.percentile(scaled, [1, 99.9])
    upper = (scaled > (bottom + top) / 2).astype(np.float64)
    least = 0.02 * max(float(top - bottom), 1e-9)
    low = high = (0.5, 0.0, 1.0)
    for _ in range(ITERATIONS):
        low, high = _moments(scaled, 1 - upper, least), _moments(scaled, upper, least)
        a, b = _density(scaled, low), _density(scaled, high)
        new = b / np.maximum(a + b, 1e-300)
        # Beyond the middle of a population the other does not come back.
        new[scaled >= high[1]] = 1.0
        new[scaled <= low[1]] = 0.0
        if np.abs(new - upper).max() < 1e-6:
            break
        upper = new
    spread = np.sqrt((low[2] ** 2 + high[2] ** 2) / 2)
    return low, high, float((high[1] - low[1]) / spread)


def _moments(scaled: NDArray[np.float64], weight: NDArray[np.float64], least: float) -> Normal:
    total = max(float(weight.sum()), 1e-9)
    mean = float((weight * scaled).sum()) / total
    spread = float(np.sqrt((weight * (scaled - mean) ** 2).sum() / total))
    return total / len(scaled), mean, max(spread, least)


def _density(scaled: NDArray[np.float64], normal: Normal) -> NDArray[np.float64]:
    weight, mean, spread = normal
    density: NDArray[np.float64] = weight / spread * np.exp(-0.5 * ((scaled - mean) / spread) ** 2)
    return density


def _find_crossing(low: Normal, high: Normal) -> float:
    between = np.linspace(low[1], high[1], GRID)
    above = _density(between, high) >= _density(between, low)
    return float(between[int(np.argmax(above))]) if above.any() else float(high[1])


def _stand_off(scaled: NDArray[np.float64], spreads: float) -> float:
    middle = float(np.median(scaled))
    below = middle - scaled[scaled <= middle]
    return middle + spreads * max(1.4826 * float(np.median(below)), LEAST_SPREAD)
