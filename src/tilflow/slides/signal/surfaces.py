"""Smooth surfaces over a slide: low polynomials, taken only where places left out agree.

A surface is its coefficients of 1; y, x; y², yx, x²; y³, … with y and x from -1 to 1 over the
slide. How many there are tells the degree.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.tiles import Box, plan_tiles

Floats = NDArray[np.float64]

MODELS: Final = ("flat", "plane", "quadratic", "cubic")
"""Name of each degree."""

FOLDS: Final = 4
"""The slide is cut into so many parts a side; each is foretold from the others in turn."""

STEP_GAIN: Final = 0.1
"""A higher degree must foretell this much better than the lower one."""

BLOCKS_PER_TERM: Final = 4
"""A surface with fewer blocks to each of its terms is not tried."""

FAR: Final = 2.5
"""A block this many median distances off the first fit takes no part in the second."""


@dataclass(frozen=True, slots=True)
class Surface:
    """A surface, and what speaks for it.

    Attributes
    ----------
    coefficients
        Of the terms above.
    gain
        How much less the parts left out differ from it than from a flat one: 0 none, 1 all.
    """

    coefficients: tuple[float, ...]
    gain: float

    @property
    def model(self) -> str:
        """One of `MODELS`."""
        return MODELS[find_degree(len(self.coefficients))]


def list_terms(degree: int) -> list[tuple[int, int]]:
    """Return the powers of y and x of each term.

    Examples
    --------
    >>> list_terms(2)
    [(0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2)]
    """
    return [(total - j, j) for total in range(degree + 1) for j in range(total + 1)]


def find_degree(n_terms: int) -> int:
    """Return the degree of a surface of so many terms.

    Examples
    --------
    >>> [find_degree(n) for n in (1, 3, 6, 10)]
    [0, 1, 2, 3]
    """
    return next(d for d in range(len(MODELS)) if (d + 1) * (d + 2) // 2 == n_terms)


def evaluate_surface(coefficients: tuple[float, ...], y: Floats, x: Floats) -> Floats:
    """Return a surface on the grid of `y` (n,) and `x` (m,), shape (n, m).

    Each value follows from its own place alone, the same bits whatever the window.

    Examples
    --------
    >>> evaluate_surface((1.0, 2.0, 3.0), np.array([0.0, 1.0]), np.array([0.0, 1.0])).tolist()
    [[1.0, 4.0], [3.0, 6.0]]
    """
    degree = find_degree(len(coefficients))
    along = np.zeros((degree + 1, len(x)))
    for (i, j), coefficient in zip(list_terms(degree), coefficients, strict=True):
        along[i] += coefficient * x**j
    field = np.broadcast_to(along[0], (len(y), len(x))).copy()
    for i in range(1, degree + 1):
        field += (y**i)[:, None] * along[i]
    return field


def evaluate_at(coefficients: tuple[float, ...], y: Floats, x: Floats) -> Floats:
    """Return a surface at places (n,)."""
    terms = _design(y, x, find_degree(len(coefficients)))
    return np.asarray(terms @ np.asarray(coefficients), np.float64)


@dataclass(frozen=True)
class Blocks:
    """Blocks of a slide at low resolution, and where they lie.

    Attributes
    ----------
    boxes
        In raster order.
    y, x
        Their middles, from -1 to 1.
    """

    boxes: tuple[Box, ...]
    y: Floats
    x: Floats

    @classmethod
    def cut(cls, shape: tuple[int, ...], side: int) -> "Blocks":
        """Cut (y, x) = `shape` into blocks; slivers at its far sides are left out."""
        whole = [max(side, length - length % side) for length in shape]
        boxes = [
            Box(box.y0, box.x0, min(box.y1, shape[0]), min(box.x1, shape[1]))
            for box in plan_tiles(whole, side)
        ]
        y = np.array([(box.y0 + box.y1) / shape[0] - 1 for box in boxes])
        x = np.array([(box.x0 + box.x1) / shape[1] - 1 for box in boxes])
        return cls(tuple(boxes), y, x)


def choose_surface(
    y: Floats, x: Floats, level: Floats, *, max_degree: int, min_gain: float
) -> Surface:
    """Fit levels at places by the simplest surface that foretells places left out.

    Parts of the slide are left out whole, as neighbours are alike: a surface that only follows the
    tissue's own unevenness does not foretell the next part of it.

    Parameters
    ----------
    y, x, level
        One value a block.
    max_degree
        Highest degree that is tried.
    min_gain
        A surface that foretells less than this much better than a flat one is not taken.

    Examples
    --------
    >>> y, x = (each.ravel() for each in np.meshgrid(*2 * [np.linspace(-1, 1, 9)], indexing="ij"))
    >>> found = choose_surface(y, x, 100 + 20 * x, max_degree=3, min_gain=0.2)
    >>> found.model, [round(value) for value in found.coefficients]
    ('plane', [100, 0, 20])
    """
    flat = Surface((float(np.median(level)),) if len(level) else (0.0,), 0.0)
    fold = number_folds(y, x)
    flat_loss = best_loss = _foretell(y, x, level, fold, 0)
    best = flat
    for degree in range(1, max_degree + 1):
        n_terms = (degree + 1) * (degree + 2) // 2
        if len(level) < BLOCKS_PER_TERM * n_terms or flat_loss <= 0:
            break
        loss = _foretell(y, x, level, fold, degree)
        if loss < (1 - STEP_GAIN) * best_loss:
            fitted = _fit(y, x, level, degree)
            best, best_loss = Surface(tuple(fitted.tolist()), 1 - loss / flat_loss), loss
    return best if best.gain >= min_gain else flat


def number_folds(y: Floats, x: Floats) -> NDArray[np.int64]:
    """Return the part of the slide that each place lies in."""
    rows, columns = (
        np.clip(((each + 1) / 2 * FOLDS).astype(np.int64), 0, FOLDS - 1) for each in (y, x)
    )
    numbers: NDArray[np.int64] = rows * FOLDS + columns
    return numbers


def _foretell(y: Floats, x: Floats, level: Floats, fold: NDArray[np.int64], degree: int) -> float:
    """Return how far, on average, parts lie from what the others foretell."""
    n_terms = (degree + 1) * (degree + 2) // 2
    off = np.full(len(level), np.nan)
    for number in np.unique(fold):
        out = fold == number
        if (~out).sum() < 2 * n_terms:
            return float("inf")
        fitted = _fit(y[~out], x[~out], level[~out], degree)
        off[out] = np.abs(level[out] - _design(y[out], x[out], degree) @ fitted)
    return float(off.mean()) if len(off) else 0.0


def _fit(y: Floats, x: Floats, level: Floats, degree: int) -> Floats:
    """Fit twice, the second time without the blocks far from the first fit."""
    if degree == 0:
        return np.array([float(np.median(level))])
    design, kept = _design(y, x, degree), np.ones(len(level), bool)
    for _ in range(2):
        fitted, *_ = np.linalg.lstsq(design[kept], level[kept], rcond=None)
        off = np.abs(level - design @ fitted)
        near = off <= FAR * max(float(np.median(off)), 1e-12)
        if near.sum() < BLOCKS_PER_TERM * design.shape[1]:
            break
        kept = near
    return np.asarray(fitted, np.float64)


def _design(y: Floats, x: Floats, degree: int) -> Floats:
    return np.column_stack([y**i * x**j for i, j in list_terms(degree)])
