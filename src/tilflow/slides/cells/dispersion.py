"""How much more a count varies than independent cells would, as cells cluster.

The residuals of a count on a coarse grid (count less its density times the area there) are a random
field. Its periodogram is compared with that of clusters of many sizes and strengths, seen through
the same outline (the debiased spatial Whittle likelihood: Guillaumin, Sykulski, Olhede and Simons,
arXiv:1907.02447). What is kept is every strength with its weight, not the best one: a slide with
few clusters says little of them, and its interval is wide for that.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import fft, special

Floats = NDArray[np.float64]

SCALES_UM: Final = (20.0, 35.0, 60.0, 90.0, 130.0, 180.0, 250.0)
"""Ranges of the clusters that are looked for. Wider ones cannot be told from a gradient."""
STRENGTHS: Final = (0.0, *np.geomspace(0.03, 100.0, 34).tolist())
"""Variance that clusters add, in those of independent cells."""
INDEPENDENT: Final = 0.2
"""Prior weight of no clusters at all."""
REACH: Final = 26
"""Steps of the grid after which clusters are forgotten."""
MAX_STEPS: Final = 2**15
"""A grid with more steps is coarsened: wide clusters tell the variance, narrow ones are within."""


@dataclass(frozen=True)
class Dispersion:
    """Factors by which the variance may exceed that of independent cells, and their weights.

    Attributes
    ----------
    factor
        1 and above.
    weight
        How well each agrees with the cells; they add up to 1.
    """

    factor: Floats
    weight: Floats

    @property
    def mean(self) -> float:
        """The factor to expect."""
        return float(self.factor @ self.weight)

    def compute_half_width(self, standard_error: float, *, level: float) -> float:
        """Half width of the interval of a value whose error would be this for independent cells.

        Examples
        --------
        >>> one = Dispersion(np.array([1.0, 4.0]), np.array([1.0, 0.0]))
        >>> round(one.compute_half_width(2.0, level=0.95), 2)
        3.92
        """
        errors = standard_error * np.sqrt(self.factor)
        low, high = 0.0, 10 * float(errors.max())
        for _ in range(60):
            middle = (low + high) / 2
            if self.weight @ special.ndtr(middle / errors) < (1 + level) / 2:
                low = middle
            else:
                high = middle
        return high


NONE: Final = Dispersion(np.ones(1), np.ones(1))
"""Of independent cells."""


def bin_mask(mask: NDArray[np.bool_], step_px: int) -> Floats:
    """Count the pixels of a mask in square steps; its last steps may reach beyond it.

    Examples
    --------
    >>> bin_mask(np.ones((2, 3), bool), 2).tolist()
    [[4.0, 2.0]]
    """
    rows, columns = (-(-side // step_px) for side in mask.shape)
    missing = [(0, -side % step_px) for side in mask.shape]
    blocks = np.pad(mask, missing).reshape(rows, step_px, columns, step_px)
    # Along the rows first: bytes in a row lie together.
    down = np.add.reduce(blocks, axis=3, dtype=np.uint16)
    steps: Floats = down.sum(axis=1, dtype=np.float64)
    return steps


@dataclass(frozen=True)
class Clusters:
    """What clusters of every range would show on a grid with this denominator.

    Attributes
    ----------
    denominator
        What counts are divided by, at each step (y, x): area, or all cells.
    step_um
        Side of a step.
    flat
        Expected periodogram of independent cells of density 1, at the frequencies in use.
    shapes
        That of clusters of each range, for a strength of 1; shape (range, frequency).
    multiplicity
        How often each frequency counts: half of a real image's are mirrors.
    """

    denominator: Floats
    step_um: float
    flat: Floats
    shapes: Floats
    multiplicity: Floats

    @cached_property
    def trials(self) -> tuple[Floats, Floats]:
        """What each strength and range says of a count, but for its periodogram.

        Whittle's likelihood is a constant and a weight a frequency; both are of the grid alone, and
        a slide asks for many counts on one grid.

        Returns
        -------
        Constants (strength × range) and weights (strength × range, frequency).
        """
        n_trials = len(STRENGTHS) * len(self.shapes)
        constant, weight = np.empty(n_trials), np.empty((n_trials, self.flat.size))
        place = 0
        for strength in STRENGTHS:
            for shape in self.shapes:
                expected = self.flat + strength * shape
                np.divide(self.multiplicity, expected, out=weight[place])
                constant[place] = self.multiplicity @ np.log(expected)
                place += 1
        return constant, weight

    def compute_periodogram(self, residuals: Floats) -> Floats:
        """Return the power of `residuals` (y, x) at the frequencies in use."""
        power: Floats = np.abs(fft.rfft2(residuals)) ** 2
        return power.ravel()[1:]


def compute_clusters(denominator: Floats, *, step_um: float) -> Clusters:
    """Return the periodograms to expect from clusters on a grid.

    Residuals are taken from their own mean density, which takes a part of their variance away; that
    and the outline are in the expectation.
    """
    shape = (denominator.shape[0], denominator.shape[1])
    wide = tuple(fft.next_fast_len(2 * side, real=True) for side in shape)
    total = denominator.sum()
    seen = fft.rfft2(denominator, wide)
    overlap = fft.irfft2(np.abs(seen) ** 2, wide)
    window = fft.rfft2(denominator)
    leak = np.abs(window) ** 2 / total
    lags = [np.minimum(np.arange(side), side - np.arange(side)) for side in wide]
    near = [np.flatnonzero(lag < REACH) for lag in lags]
    shapes = []
    for table in tabulate_correlations(step_um):
        correlation = np.zeros(wide)
        correlation[np.ix_(*near)] = table[np.ix_(lags[0][near[0]], lags[1][near[1]])]
        seen_pairs = overlap * correlation
        variance = seen_pairs.sum()
        expected = fft.rfft2(_wrap(seen_pairs, shape)).real
        around = fft.irfft2(seen * fft.rfft2(correlation), wide)[: shape[0], : shape[1]]
        cross = fft.rfft2(around * denominator) * window.conj()
        expected += variance * leak / total - 2 * cross.real / total
        shapes.append(np.maximum(expected.ravel()[1:], 0) * total / variance)
    counts = np.full(window.shape, 2.0)
    counts[:, 0] = 1
    if shape[1] % 2 == 0:
        counts[:, -1] = 1
    # Frequencies tell apart no more than the outline fills of its box.
    fill = total**2 / ((denominator**2).sum() * denominator.size)
    flat = np.maximum(total - leak, 1e-9 * total)
    return Clusters(
        denominator, step_um, flat.ravel()[1:], np.array(shapes), fill * counts.ravel()[1:]
    )


def _wrap(lagged: Floats, shape: tuple[int, int]) -> Floats:
    """Fold a table of lags, negative ones at its end, onto a periodic grid of `shape`."""
    folded = np.zeros(shape)
    places = []
    for side, wide in zip(shape, lagged.shape, strict=True):
        lag = np.arange(wide)
        places.append(np.where(lag < (wide + 1) // 2, lag, lag - wide) % side)
    rows = np.zeros((shape[0], lagged.shape[1]))
    np.add.at(rows, places[0], lagged)
    np.add.at(folded.T, places[1], rows.T)
    return folded


@cache
def tabulate_correlations(step_um: float) -> tuple[Floats, ...]:
    """Return correlations between steps by their lag (y, x), one table a shape and range.

    Sharp clusters (exponential) and round ones (Matérn of smoothness 3/2), averaged over the area
    of both steps: the distance between two places in a step each has a triangular density.
    """
    offset = np.linspace(-1, 1, 12, endpoint=False) + 1 / 12
    weight = 1 - np.abs(offset)
    weight /= weight.sum()
    places = (np.arange(REACH)[:, None] + offset) * step_um
    distance = np.hypot(places[:, None, :, None], places[None, :, None, :])
    tables = []
    for scale in SCALES_UM:
        for values in (
            np.exp(-distance / (1.5 * scale)),
            np.exp(-distance / scale) * (1 + distance / scale),
        ):
            table: Floats = np.einsum("abij,i,j->ab", values, weight, weight)
            tables.append(table)
    return tuple(tables)


def estimate_dispersion(
    counts: NDArray[Any],
    clusters: Clusters,
    *,
    is_share: bool = False,
    unit: float | None = None,
) -> Dispersion:
    """Estimate by how much clusters raise the variance of a count.

    Parameters
    ----------
    counts
        Cells at each step (y, x).
    clusters
        Of the denominator: area in mm², or all cells where `is_share`.
    unit
        Variance that one cell brings, where `counts` are sums of a score over the cells.

    Returns
    -------
    Dispersion
        Of the total of `counts`. Without a cell, or on one step, there is nothing to learn from:
        independent.
    """
    total = clusters.denominator.sum()
    rate = counts.sum() / total
    if unit is None:
        unit = rate * (1 - rate) if is_share else rate
    if unit <= 0 or clusters.flat.size == 0:
        return NONE
    power = clusters.compute_periodogram(counts - rate * clusters.denominator) / unit
    strengths = np.array(STRENGTHS)
    constant, weights = clusters.trials
    # Not by BLAS, whose sums may follow the number of its threads.
    fits = -0.5 * (constant + np.einsum("tf,f->t", weights, power))
    fits = fits.reshape(len(strengths), -1)
    clustered = (1 - INDEPENDENT) / (len(strengths) - 1) / np.sqrt(1 + strengths)
    prior = np.where(strengths == 0, INDEPENDENT, clustered)
    weight = (np.exp(fits - fits.max()).sum(axis=1)) * prior
    return Dispersion(1 + strengths, weight / weight.sum())
