"""Two populations of cells on the intensity of one marker: skewed negatives, and positives.

The scale is linear near 0 and logarithmic beyond (asinh). On it the positives are normal. The
negatives are a normal population, of which a part has an exponential tail to the right (the
exponentially modified Gaussian): unspecific staining is skewed, and light of neighbours reaches
into cells that carry no marker of their own. Two normal populations take that tail for positives.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special

Array = NDArray[np.float64]

N_BINS: Final = 256
"""The fit looks at a histogram: its time does not follow the number of cells."""
STARTS: Final = ((0.4, 0.5), (0.8, 0.5), (0.95, 0.5), (0.95, 0.05), (0.993, 0.5), (0.993, 0.05))
"""Part of the cells that are negative at the start, and part of those with a tail: one fit each."""
FIRST_STEPS: Final = 20
STEPS: Final = 150
"""All starts go so far, the two best to the end."""
SPREADS: Final = (0.15, 0.55)
"""Of positives, on the asinh scale: cells of one kind spread by about these factors of e."""
TAILS: Final = (0.02, 1.5)
LEAST_STEP: Final = 1.2
"""From the negatives' middle to the positives: less is a shoulder, and no population."""
GRID: Final = 2048


@dataclass(frozen=True, slots=True)
class Mixture:
    """What was fitted, on the asinh scale.

    Attributes
    ----------
    cofactor
        Intensity at which the scale turns from linear to logarithmic.
    positive_fraction
        Of all cells.
    negative, spread
        Middle and spread of the negatives without their tail.
    tail, tailed_fraction
        Mean length of the tail, and the part of the negatives that has one.
    positive, positive_spread
        Mean and spread of the positives.
    """

    cofactor: float
    positive_fraction: float
    negative: float
    spread: float
    tail: float
    tailed_fraction: float
    positive: float
    positive_spread: float

    def scale(self, values: Array) -> Array:
        """Return intensities on the asinh scale."""
        scaled: Array = np.arcsinh(values / self.cofactor)
        return scaled

    def unscale(self, scaled: float) -> float:
        """Return the intensity of a place on the asinh scale."""
        return float(self.cofactor * np.sinh(scaled))

    def compute_densities(self, scaled: Array) -> tuple[Array, Array]:
        """Return the densities of negatives and of positives, which together have the area 1."""
        part = self.tailed_fraction
        low = (1 - part) * compute_normal_density(scaled, self.negative, self.spread)
        low += part * compute_tailed_density(scaled, self.negative, self.spread, self.tail)
        low *= 1 - self.positive_fraction
        high = self.positive_fraction * compute_normal_density(
            scaled, self.positive, self.positive_spread
        )
        return low, high

    @property
    def separation(self) -> float:
        """Distance of the middles in the mean spread of the two, the negatives' without tail."""
        spread = sqrt((self.spread**2 + self.positive_spread**2) / 2)
        return (self.positive - self.negative) / spread

    @property
    def overlap(self) -> float:
        """The part of the smaller population that lies under the other one, from 0 to 1."""
        if not 0 < self.positive_fraction < 1:
            return 1.0
        reach = 6 * max(self.spread + self.tail, self.positive_spread)
        grid = np.linspace(self.negative - reach, self.positive + reach, GRID)
        shared = np.minimum(*self.compute_densities(grid)).sum() * (grid[1] - grid[0])
        return float(shared) / min(self.positive_fraction, 1 - self.positive_fraction)

    def find_crossing(self) -> float:
        """Return where, below the positives' mean, a cell is as likely of the one as the other."""
        grid = np.linspace(self.negative, self.positive, GRID)
        low, high = self.compute_densities(grid)
        under = np.flatnonzero(high < low)
        return float(grid[under[-1]]) if len(under) else float(self.negative)


def compute_normal_density(x: Array, mean: float, spread: float) -> Array:
    """Return the normal density."""
    density: Array = np.exp(-0.5 * ((x - mean) / spread) ** 2) / (spread * sqrt(2 * np.pi))
    return density


def compute_tailed_density(x: Array, middle: float, spread: float, tail: float) -> Array:
    """Return the density of a normal variable plus an exponential one of mean `tail`.

    Examples
    --------
    >>> x = np.linspace(-5, 15, 20001)
    >>> density = compute_tailed_density(x, 1.0, 0.5, 2.0) * (x[1] - x[0])
    >>> round(float(density.sum()), 3), round(float((x * density).sum()), 2)
    (0.999, 2.98)
    """
    z = (x - middle) / spread
    u = (spread / tail - z) / sqrt(2)
    # Scaled where the plain form would be 0 times infinity, plain where the scaled one overflows.
    scaled = np.exp(-0.5 * z * z) * special.erfcx(np.maximum(u, 0))
    plain = np.exp(np.minimum(0.5 * (spread / tail) ** 2 - (x - middle) / tail, 0) * (u < 0))
    density: Array = np.where(u < 0, plain * special.erfc(u), scaled) / (2 * tail)
    return density


def choose_cofactor(values: Array) -> float:
    """Return where the scale turns: at the level of the dark cells.

    Counts of ions are mostly 0: the linear part of the scale is never nothing.
    """
    size = np.abs(values)
    return max(float(np.percentile(size, 10)), 0.01 * float(np.percentile(size, 99.9)), 1e-12)


def fit_mixture(values: Array) -> Mixture:
    """Fit both populations to the intensities (n,) of all cells of a slide, by likelihood.

    Whether there are two populations is for the caller to judge: a fit there always is.
    """
    cofactor = choose_cofactor(values)
    scaled = np.arcsinh(values / cofactor)
    bottom, top = (float(each) for each in np.percentile(scaled, [0.05, 100]))
    top = max(top, bottom + 1e-3)
    counts, edges = np.histogram(np.clip(scaled, bottom, top), bins=N_BINS, range=(bottom, top))
    centres, width = (edges[:-1] + edges[1:]) / 2, (top - bottom) / N_BINS
    least = max(2 * width, 0.02)
    bounds = [
        (-12.0, 12.0),
        (bottom, top),
        (log(least), log(1.5)),
        (log(TAILS[0]), log(TAILS[1])),
        (-6.0, 6.0),
        (LEAST_STEP, max(top - bottom, 2 * LEAST_STEP)),
        (log(SPREADS[0]), log(SPREADS[1])),
    ]

    def lose(parameters: Array) -> float:
        low, high = _build(cofactor, parameters).compute_densities(centres)
        return -float(counts @ np.log(np.maximum((low + high) * width, 1e-12))) / len(values)

    def descend(start: Array, steps: int) -> Any:
        options = {"maxiter": steps}
        return optimize.minimize(lose, start, method="L-BFGS-B", bounds=bounds, options=options)

    tried = [descend(start, FIRST_STEPS) for start in _list_starts(scaled, bounds)]
    tried.sort(key=lambda each: float(each.fun))
    best = min((descend(each.x, STEPS) for each in tried[:2]), key=lambda each: float(each.fun))
    return _build(cofactor, best.x)


def _build(cofactor: float, parameters: Array) -> Mixture:
    weight, negative, spread, tail, tailed, step, positive_spread = (float(p) for p in parameters)
    return Mixture(
        cofactor=cofactor,
        positive_fraction=1 / (1 + exp(-weight)),
        negative=negative,
        spread=exp(spread),
        tail=exp(tail),
        tailed_fraction=1 / (1 + exp(-tailed)),
        positive=negative + step,
        positive_spread=exp(positive_spread),
    )


def _list_starts(scaled: Array, bounds: Sequence[tuple[float, float]]) -> list[Array]:
    starts = []
    for part, tailed in STARTS:
        cut = float(np.quantile(scaled, part))
        low, high = scaled[scaled <= cut], scaled[scaled > cut]
        if not len(high):
            high = scaled[scaled >= cut]
        middle = float(np.median(low))
        left = 1.4826 * float(np.median(middle - low[low <= middle]))
        start = [
            log((1 - part) / part),
            middle - 0.3 * left,
            log(max(left, 1e-3)),
            log(0.5),
            log(tailed / (1 - tailed)),
            float(np.median(high)) - middle,
            log(max(float(np.std(high)), 1e-3)),
        ]
        starts.append(
            np.array([min(max(p, a), b) for p, (a, b) in zip(start, bounds, strict=True)])
        )
    return starts
