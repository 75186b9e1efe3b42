"""Gate positions found in the events of the sample itself, on the display scale.

Deterministic, and every position says how it was found: where the data show no valley, a stated
fallback is used and `Position.warning` tells.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.settings import GatingSettings

Array = npt.NDArray[np.float64]

SHARPER = (1.0, 0.6, 0.36)
"""Kernel widths that are tried in turn, widest first: noise makes no valleys in a wide one."""


@dataclass(frozen=True)
class Position:
    """A threshold on the display scale, and how it was found."""

    at: float
    how: str
    warning: str = ""
    drift: float = float("nan")
    """Distance of the tube's own position from the shared one, where it was aligned."""
    source: str = ""
    """SHA-256 of the control tube that set it."""
    doubt: float = 0.0
    """Half of the width over which the density cannot be told from a valley's lowest one."""


@dataclass(frozen=True)
class Density:
    """A smoothed histogram: `height` (k,) events per bin at the bin centres `grid` (k,)."""

    grid: Array
    height: Array
    width: float


def compute_density(values: Array, *, bins: int, smoothing: float) -> Density:
    """Smooth the histogram of `values` (n,) with a Gaussian of `smoothing` × the rule of thumb.

    The rule is Silverman's, 0.9 min(sd, IQR/1.34) n^(-1/5).
    """
    low, high = np.quantile(values, [0.0005, 0.9995])
    spread = max(high - low, 1e-6)
    quartiles = np.quantile(values, [0.25, 0.75])
    scale = min(float(values.std()), float(quartiles[1] - quartiles[0]) / 1.34) or spread / 10
    width = max(0.9 * scale * len(values) ** -0.2 * smoothing, spread / 200)
    # Wider than the kernel even where all values are one.
    edges = np.linspace(low - 6 * width, high + 6 * width, bins + 1)
    counts = np.histogram(np.clip(values, edges[0], edges[-1]), edges)[0].astype(float)
    step = edges[1] - edges[0]
    reach = int(np.ceil(4 * width / step))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) * step / width) ** 2)
    height = np.convolve(counts, kernel / kernel.sum(), mode="same")
    return Density((edges[:-1] + edges[1:]) / 2, height, float(width))


def find_valley(
    values: Array,
    window: tuple[float, float],
    settings: GatingSettings,
    *,
    deviations: float,
    fallback: float | None,
    nearest_to: float | None = None,
) -> Position:
    """Find the lowest density between two peaks of `values` (n,) within `window`.

    A valley must be lower than `settings.valley_depth` of its lower peak, beyond counting noise,
    with enough events on either side. Of several, the deepest is taken, or with `nearest_to` the
    one nearest to that value. Without one, the threshold lies `deviations` robust standard
    deviations off the main peak (`find_tail`).
    """
    if len(values) < settings.fewest_events:
        return _fall_back(window, fallback, f"only {len(values)} events")
    for sharper in SHARPER:
        density = compute_density(
            values, bins=settings.display_bins, smoothing=settings.smoothing * sharper
        )
        found = _choose_valley(values, density, window, settings, nearest_to)
        if found is not None:
            return found
    tail = find_tail(values, window, settings, deviations=deviations, fallback=fallback)
    if tail.how == "fallback":
        return tail
    warning = f"no valley: {deviations:g} deviations off the main peak"
    return Position(tail.at, "tail", warning)


def _choose_valley(
    values: Array,
    density: Density,
    window: tuple[float, float],
    settings: GatingSettings,
    nearest_to: float | None,
) -> Position | None:
    height, grid = density.height, density.grid
    left_peak = np.maximum.accumulate(height)
    right_peak = np.maximum.accumulate(height[::-1])[::-1]
    lower_peak = np.minimum(left_peak, right_peak)
    inner = (grid > window[0]) & (grid < window[1])
    inner &= (height <= np.roll(height, 1)) & (height <= np.roll(height, -1))
    inner[[0, -1]] = False
    ordered = np.sort(values)
    valleys = []
    for index in np.flatnonzero(inner):
        ratio = height[index] / lower_peak[index] if lower_peak[index] > 0 else 1.0
        if ratio < settings.valley_depth and _is_real(ordered, density, int(index), settings):
            rank = ratio if nearest_to is None else abs(grid[index] - nearest_to)
            valleys.append((float(rank), int(index)))
    if not valleys:
        return None
    best = min(valleys)[1]
    at = _centre_of_floor(density, best, float(lower_peak[best]), window)
    return Position(at, "valley", doubt=_compute_doubt(density, best))


def _is_real(ordered: Array, density: Density, index: int, settings: GatingSettings) -> bool:
    """Return whether both peaks rise from the valley beyond counting noise."""
    at = density.grid[index]
    below = int(np.searchsorted(ordered, at))
    if min(below, len(ordered) - below) < settings.fewest_side_events:
        return False
    floor = _count_near(ordered, at, density.width)
    for part in (slice(0, index), slice(index + 1, None)):
        peak_at = density.grid[part][int(np.argmax(density.height[part]))]
        peak = _count_near(ordered, peak_at, density.width)
        if peak - floor < 2 * np.sqrt(peak + floor):
            return False
    return True


def _count_near(ordered: Array, at: float, width: float) -> int:
    return int(np.searchsorted(ordered, at + width) - np.searchsorted(ordered, at - width))


def _centre_of_floor(
    density: Density, index: int, peak: float, window: tuple[float, float]
) -> float:
    """Return the middle of the flat floor round a minimum: an empty gap has no single minimum."""
    level = density.height[index] + 0.01 * peak
    first = last = index
    while first > 0 and density.height[first - 1] <= level:
        first -= 1
    while last < len(density.grid) - 1 and density.height[last + 1] <= level:
        last += 1
    centre = (density.grid[first] + density.grid[last]) / 2
    return float(np.clip(centre, *window))


def _compute_doubt(density: Density, index: int) -> float:
    """Return half of the width round a minimum where the density is the lowest within its noise.

    A kernel estimate of rate r has the variance r / (2 √π width); where there are no events, one
    event's worth stands for the noise.
    """
    rate = density.height / (density.grid[1] - density.grid[0])
    single = 1 / (2 * np.sqrt(np.pi) * density.width)
    floor = rate[index]
    noise = np.sqrt((np.maximum(rate, single) + max(floor, single)) * single)
    is_higher = rate - floor > noise
    before, after = np.flatnonzero(is_higher[:index]), np.flatnonzero(is_higher[index:])
    first = int(before[-1]) if len(before) else 0
    last = index + int(after[0]) if len(after) else len(rate) - 1
    return float(density.grid[last] - density.grid[first]) / 2


def find_tail(
    values: Array,
    window: tuple[float, float],
    settings: GatingSettings,
    *,
    deviations: float,
    fallback: float | None,
) -> Position:
    """Place a threshold `deviations` robust standard deviations off the main peak of `values`.

    The spread is taken from the peak's far side, which the other population does not reach:
    the distance that 68.3 % of the events there keep.
    """
    if len(values) < settings.fewest_events:
        return _fall_back(window, fallback, f"only {len(values)} events")
    density = compute_density(values, bins=settings.display_bins, smoothing=settings.smoothing)
    peak = float(density.grid[int(np.argmax(density.height))])
    upward = peak < (window[0] + window[1]) / 2
    away = peak - values if upward else values - peak
    away = away[away > 0]
    if len(away) < settings.fewest_side_events:
        return _fall_back(window, fallback, "no peak to measure from")
    spread = float(np.quantile(away, 0.6827))
    at = peak + deviations * spread if upward else peak - deviations * spread
    return Position(float(np.clip(at, *window)), "tail")


def find_percentile(values: Array, percentile: float) -> Position:
    """Place a threshold above `percentile` % of the negative cells of a control, `values` (n,)."""
    return Position(float(np.quantile(values, percentile / 100)), "control")


def _fall_back(window: tuple[float, float], fallback: float | None, why: str) -> Position:
    at = (window[0] + window[1]) / 2 if fallback is None else fallback
    return Position(at, "fallback", f"{why}: the strategy's fixed position is used")


def find_singlet_ratio(
    area: Array,
    height: Array,
    window: tuple[float, float],
    settings: GatingSettings,
    *,
    deviations: float,
) -> Position:
    """Find the largest area/height (linear scale) of single events.

    Two cells in a row double the area but hardly the height. `window` gives multiples of the
    singlets' own ratio, the main peak.
    """
    return find_log_ratio(derive_log_ratio(area, height), window, settings, deviations=deviations)


def find_log_ratio(
    ratio: Array, window: tuple[float, float], settings: GatingSettings, *, deviations: float
) -> Position:
    """Find the same in the logarithm of area/height (n,)."""
    if len(ratio) < settings.fewest_events:
        return Position(float("inf"), "fallback", "too few events: no doublets were removed")
    density = compute_density(ratio, bins=settings.display_bins, smoothing=settings.smoothing)
    peak = float(density.grid[int(np.argmax(density.height))])
    low, high = peak + np.log(window[0]), peak + np.log(window[1])
    # Doublets of large and of small cells may make humps of their own: the first valley counts.
    found = find_valley(
        ratio, (low, high), settings, deviations=deviations, fallback=high, nearest_to=peak
    )
    # Without a valley the tail is the usual practice; doublets are then few.
    return Position(float(np.exp(found.at)), found.how)


def derive_log_ratio(area: Array, height: Array) -> Array:
    """Return log(area/height) of the events where both are above zero."""
    usable = (area > 0) & (height > 0)
    return np.log(area[usable] / height[usable])


@dataclass(frozen=True)
class Cluster:
    """One Gaussian of a mixture; `weight` is its share of the events."""

    mean: Array
    covariance: Array
    weight: float


@dataclass(frozen=True)
class Clusters:
    """A mixture of Gaussians over an even background of density `background`."""

    parts: Mapping[str, Cluster]
    background: float


def fit_clusters(
    points: Array,
    seeds: Mapping[str, tuple[float, float]],
    settings: GatingSettings,
    *,
    spread: float,
) -> Clusters:
    """Fit one Gaussian a seed to `points` (n, 2) by expectation-maximisation.

    The events are binned first, so that the time does not depend on their number. An even
    background takes what belongs to no cluster.
    """
    centres, counts = _bin_plane(points)
    total = counts.sum()
    area = float(np.prod(np.maximum(np.ptp(points, axis=0), 1e-3)))
    means = np.array(list(seeds.values()), dtype=float)
    covariances = np.repeat(np.eye(2)[None] * spread**2, len(means), axis=0)
    weights = np.full(len(means) + 1, 1 / (len(means) + 1))
    previous = -np.inf
    for _ in range(settings.mixture_iterations):
        joint = _joint_density(centres, means, covariances, weights, 1 / area)
        sums = joint.sum(axis=0)
        shares = joint / sums * counts
        mass = shares.sum(axis=1)
        weights = mass / total
        for k in range(len(means)):
            # The prior of a few events at the usual spread keeps a small cluster from collapsing.
            prior = 10.0
            means[k] = (shares[k] @ centres + prior * means[k]) / (mass[k] + prior)
            offset = centres - means[k]
            scatter = (shares[k][:, None] * offset).T @ offset
            covariances[k] = (scatter + prior * np.eye(2) * spread**2) / (mass[k] + prior)
        likelihood = float(counts @ np.log(sums)) / total
        if likelihood - previous < 1e-7:
            break
        previous = likelihood
    parts = {
        name: Cluster(means[k], covariances[k], float(weights[k])) for k, name in enumerate(seeds)
    }
    return Clusters(parts, float(weights[-1] / area))


def _bin_plane(points: Array, bins: int = 160) -> tuple[Array, Array]:
    low, high = np.quantile(points, [0.0005, 0.9995], axis=0)
    edges = [np.linspace(a, max(b, a + 1e-3), bins + 1) for a, b in zip(low, high, strict=True)]
    clipped = np.clip(points, low, np.maximum(high, low + 1e-3))
    counts = np.histogram2d(clipped[:, 0], clipped[:, 1], edges)[0]
    x, y = np.nonzero(counts)
    middle = [(edge[:-1] + edge[1:]) / 2 for edge in edges]
    return np.column_stack([middle[0][x], middle[1][y]]), counts[x, y]


def _joint_density(
    points: Array, means: Array, covariances: Array, weights: Array, background: float
) -> Array:
    """Return weight × density of each cluster, the background last: (k + 1, n)."""
    joint = np.empty((len(means) + 1, len(points)))
    for k, (mean, covariance) in enumerate(zip(means, covariances, strict=True)):
        distance = _mahalanobis_square(points, mean, covariance)
        norm = 2 * np.pi * np.sqrt(np.linalg.det(covariance))
        joint[k] = weights[k] * np.exp(-0.5 * distance) / norm
    joint[-1] = weights[-1] * background + 1e-300
    return joint


def _mahalanobis_square(points: Array, mean: Array, covariance: Array) -> Array:
    offset = points - mean
    inverse = np.linalg.inv(covariance)
    square: Array = (
        offset[:, 0] ** 2 * inverse[0, 0]
        + 2 * offset[:, 0] * offset[:, 1] * inverse[0, 1]
        + offset[:, 1] ** 2 * inverse[1, 1]
    )
    return square


def trace_outline(clusters: Clusters, name: str, *, coverage: float) -> Array:
    """Return the outline (72, 2) of one cluster: where it is the likeliest, and within `coverage`.

    The outline is the gate: what is drawn is what is applied.
    """
    own = clusters.parts[name]
    limit = np.sqrt(-2 * np.log(1 - coverage))
    angles = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    circle = (
        np.column_stack([np.cos(angles), np.sin(angles)]) @ np.linalg.cholesky(own.covariance).T
    )
    steps = np.linspace(0, limit, 161)[1:]
    rays = own.mean + steps[:, None, None] * circle[None]
    flat = rays.reshape(-1, 2)
    order = list(clusters.parts)
    joint = _joint_density(
        flat,
        np.array([clusters.parts[key].mean for key in order]),
        np.array([clusters.parts[key].covariance for key in order]),
        np.array([*(clusters.parts[key].weight for key in order), 1.0]),
        clusters.background,
    )
    # The background never wins inside the coverage: it only thins the fit's tails.
    wins = (joint[:-1].argmax(axis=0) == order.index(name)).reshape(len(steps), len(angles))
    reach = np.where(wins.all(axis=0), len(steps), wins.argmin(axis=0))
    radius = np.where(reach > 0, steps[np.maximum(reach - 1, 0)], steps[0])
    outline: Array = own.mean + radius[:, None] * circle
    return outline
