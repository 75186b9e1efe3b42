"""From which intensity on a cell is positive: locked by the assay, or from all cells of a slide."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.cells.mixture import Mixture, fit_mixture
from tilflow.slides.settings_cells import MeasureSettings

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
        locked, mixture, negatives (no population of positives) or none (too few cells).
    separation
        Distance of the two populations in their mean spread; 0 where there are not two.
    overlap
        Part of the smaller population that lies under the other one, 0 to 1.
    quality, reason
        ok; warn where positives and negatives are hard to tell apart; fail where they cannot be.
    mixture
        What was fitted, where it was.
    """

    value: float
    method: str
    separation: float = 0.0
    overlap: float = 0.0
    quality: str = "ok"
    reason: str = ""
    mixture: Mixture | None = None


def lock_threshold(value: float) -> Threshold:
    """Return a threshold that the assay fixes."""
    return Threshold(value, "locked")


def estimate_threshold(values: NDArray[np.float64], settings: MeasureSettings) -> Threshold:
    """Part the negative cells of a slide from the positive ones.

    Two populations are fitted (`tilflow.slides.cells.mixture`); the threshold is where a cell is as
    likely of the one as of the other. Where the upper one is small or not apart from the lower, the
    threshold lies a fixed number of robust spreads over the negatives, so that a slide without
    positives gets none.

    Parameters
    ----------
    values
        One intensity a cell, of the whole slide.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> cells = np.concatenate([rng.normal(20, 6, 900), rng.normal(800, 160, 100)])
    >>> found = estimate_threshold(cells, MeasureSettings())
    >>> found.method, int((cells > found.value).sum())
    ('mixture', 100)
    """
    values = values[np.isfinite(values)]
    if len(values) < settings.min_cells:
        reason = f"{len(values)} cells are too few to place a threshold: {settings.min_cells}"
        return Threshold(inf, "none", quality="fail", reason=reason)
    fitted = fit_mixture(values)
    found = Threshold(
        fitted.unscale(fitted.find_crossing()),
        "mixture",
        fitted.separation,
        fitted.overlap,
        mixture=fitted,
    )
    n_positive = int((values > found.value).sum())
    are_apart = found.separation >= settings.min_separation and found.overlap <= settings.no_overlap
    if n_positive >= settings.min_positive_cells and are_apart:
        if found.overlap <= settings.max_overlap:
            return found
        reason = f"positives and negatives overlap by {100 * found.overlap:.0f} %"
        return replace(found, quality="warn", reason=reason)
    cut = _stand_off(fitted.scale(values), settings.negative_spreads)
    off = replace(found, value=fitted.unscale(cut), method="negatives", separation=0.0)
    if int((values > off.value).sum()) < settings.min_positive_cells:
        return replace(off, overlap=0.0)
    reason = "bright cells are no population apart: the threshold leans on the negatives alone"
    return replace(off, quality="warn", reason=reason)


def describe_threshold(found: Threshold) -> dict[str, Any]:
    """Return a threshold in plain values, for ``uns`` of the table of cells."""
    described = {
        name: getattr(found, name)
        for name in ("value", "method", "separation", "overlap", "quality", "reason")
    }
    if found.mixture is not None:
        described["mixture"] = asdict(found.mixture)
    return described


def call_classes(values: NDArray[np.float64], limits: Sequence[float]) -> NDArray[np.int8]:
    """Return each cell's class of intensity: how many of the limits it lies over.

    Examples
    --------
    >>> call_classes(np.array([0.1, 0.3, 0.35, 2.0]), (0.2, 0.3, 0.6)).tolist()
    [0, 1, 2, 3]
    """
    over: NDArray[np.bool_] = values[:, None] > np.asarray(limits, np.float64)
    classes: NDArray[np.int8] = over.sum(axis=1, dtype=np.int8)
    return classes


def _stand_off(scaled: NDArray[np.float64], spreads: float) -> float:
    middle = float(np.median(scaled))
    below = middle - scaled[scaled <= middle]
    return middle + spreads * max(1.4826 * float(np.median(below)), LEAST_SPREAD)
