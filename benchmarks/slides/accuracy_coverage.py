"""How often the 95 % intervals of densities hold the truth: ``python accuracy_coverage.py``.

Every slide is another biopsy (mostly cores of 1 mm by 5 to 15 mm with ragged edges and gaps),
another density (20 to 2000 cells per mm², or 5 to 50 cells in all) and another draw of a process.
The truth is the density that the process has in the tissue, not the number that fell. ``design``
families were looked at when the estimator was chosen; ``held_out`` ones were not. Beside the
package's interval stand that of a Poisson count and the spread between blocks of 250 µm.
``--share`` measures the share of cells that are of a clustered phenotype instead.
"""

import argparse
from collections.abc import Callable
from math import exp, sqrt

import numpy as np
import numpy.typing as npt
from scipy import ndimage, stats

from tilflow.slides.cells.densities import (
    compute_density_interval,
    compute_share_interval,
    cut_grid,
)
from tilflow.slides.cells.dispersion import compute_clusters

PIXEL_UM = 10.0
Mask = npt.NDArray[np.bool_]
Points = tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]
Random = np.random.Generator


def draw_wobble(
    rng: Random, n: int, *, size_um: float, length_um: float
) -> npt.NDArray[np.float64]:
    """Return a smooth random line of mean 0, in pixels."""
    line = ndimage.gaussian_filter1d(rng.normal(size=n), length_um / PIXEL_UM, mode="reflect")
    line -= line.mean()
    return line * (size_um / PIXEL_UM / max(line.std(), 1e-9))


def draw_core(rng: Random, length_mm: float, width_mm: float) -> Mask:
    """Return the mask of a needle core: bent, ragged, 5 % of it gaps."""
    ny, nx = (int(side * 1000 / PIXEL_UM) + 20 for side in (width_mm, length_mm))
    middle = ny / 2 + draw_wobble(rng, nx, size_um=40, length_um=800)
    half = width_mm * 500 / PIXEL_UM - np.abs(draw_wobble(rng, nx, size_um=80, length_um=120))
    mask = np.abs(np.arange(ny)[:, None] - middle) <= half
    mask[:, :10] = mask[:, -10:] = False
    field = ndimage.gaussian_filter(rng.normal(size=mask.shape), 8)
    return mask & (field < np.quantile(field, 0.95))


def draw_tissue(rng: Random, *, is_small: bool) -> Mask:
    """Return a biopsy: 0.3 to 1.5 mm² where small, else up to 20 mm²."""
    if is_small:
        return draw_core(rng, rng.uniform(1.0, 2.5), rng.uniform(0.4, 0.8))
    if rng.random() < 0.85:
        return draw_core(rng, rng.uniform(5, 15), 1.0)
    side = int(sqrt(rng.uniform(2, 20)) * 1000 / PIXEL_UM)
    field = ndimage.gaussian_filter(rng.normal(size=(side, side)), 8)
    return field < np.quantile(field, 0.9)


def scatter(rng: Random, density: npt.NDArray[np.float64]) -> Points:
    """Draw independent cells from a density per mm² on the mask's pixels."""
    number = rng.poisson(density * PIXEL_UM**2 / 1e6)
    y, x = np.nonzero(number)
    repeats = number[y, x]
    y, x = np.repeat(y, repeats), np.repeat(x, repeats)
    return (y + rng.random(len(y))) * PIXEL_UM, (x + rng.random(len(x))) * PIXEL_UM


def keep(mask: Mask, y: npt.NDArray[np.float64], x: npt.NDArray[np.float64]) -> Points:
    """Keep the cells that lie in the tissue."""
    rows, columns = np.floor(y / PIXEL_UM).astype(int), np.floor(x / PIXEL_UM).astype(int)
    inside = (rows >= 0) & (columns >= 0) & (rows < mask.shape[0]) & (columns < mask.shape[1])
    inside[inside] = mask[rows[inside], columns[inside]]
    return y[inside], x[inside]


def draw_clusters(
    rng: Random,
    mask: Mask,
    density: float,
    per_mm2: float,
    spread: Callable[[int], npt.NDArray[np.float64]],
    reach_um: float,
) -> Points:
    """Neyman and Scott's process: Poisson parents, each with a Poisson number of cells around."""
    height, width = (side * PIXEL_UM for side in mask.shape)
    area = (height + 2 * reach_um) * (width + 2 * reach_um) / 1e6
    n = rng.poisson(per_mm2 * area)
    y, x = rng.uniform(-reach_um, height + reach_um, n), rng.uniform(-reach_um, width + reach_um, n)
    size = rng.poisson(density / per_mm2, n)
    dy, dx = spread(int(size.sum()))
    return keep(mask, np.repeat(y, size) + dy, np.repeat(x, size) + dx)


def draw_field(
    rng: Random, shape: tuple[int, ...], range_um: float, sd: float, power: int
) -> npt.NDArray[np.float64]:
    """Gaussian field whose correlation is 5 % at `range_um` (power 1 exponential, 2 round)."""
    wide = [side + int(range_um / PIXEL_UM) + 1 for side in shape]
    lag = [np.minimum(np.arange(n), n - np.arange(n)) * PIXEL_UM for n in wide]
    distance = np.hypot(lag[0][:, None], lag[1][None])
    spectrum = np.fft.fft2(sd**2 * np.exp(-3 * (distance / range_um) ** power)).real
    noise = np.fft.fft2(rng.normal(size=wide))
    field: npt.NDArray[np.float64] = np.fft.ifft2(np.sqrt(np.maximum(spectrum, 0)) * noise).real
    return field[: shape[0], : shape[1]]


def draw_disc(rng: Random, n: int, radius_um: float) -> npt.NDArray[np.float64]:
    """Even places in a disc, (2, n)."""
    radius, angle = radius_um * np.sqrt(rng.random(n)), rng.uniform(0, 2 * np.pi, n)
    return np.array([radius * np.sin(angle), radius * np.cos(angle)])


def draw_cells(rng: Random, family: str, mask: Mask, density: float) -> Points:
    """Draw the cells of one slide."""
    spread_um = rng.uniform(20, 150)
    per_mm2 = max(exp(rng.uniform(np.log(3), np.log(60))), density / 40)
    flat = np.where(mask, density, 0.0)
    match family:
        case "independent":
            return scatter(rng, flat)
        case "thomas":
            return draw_clusters(
                rng,
                mask,
                density,
                per_mm2,
                lambda n: rng.normal(0, spread_um, (2, n)),
                4 * spread_um,
            )
        case "log_gaussian" | "log_gaussian_round":
            power = 1 if family == "log_gaussian" else 2
            range_um, sd = rng.uniform(50, 300), rng.uniform(0.5, 1.3)
            field = draw_field(rng, mask.shape, range_um, sd, power)
            return scatter(rng, flat * np.exp(field - sd**2 / 2))
        case "gradient":
            along = np.arange(mask.shape[1]) * PIXEL_UM
            margin = rng.uniform(0.2, 0.8) * along[-1]
            fall = 0.15 + 0.85 * np.exp(-np.abs(along - margin) / rng.uniform(200, 1500))
            share = np.broadcast_to(fall, mask.shape)
            y, x = draw_clusters(
                rng,
                mask,
                density / share[mask].mean(),
                2 * per_mm2,
                lambda n: rng.normal(0, spread_um / 2, (2, n)),
                2 * spread_um,
            )
            here = share[(y / PIXEL_UM).astype(int), (x / PIXEL_UM).astype(int)]
            chosen = rng.random(len(y)) < here
            return y[chosen], x[chosen]
        case "matern_discs":
            return draw_clusters(
                rng,
                mask,
                density,
                per_mm2,
                lambda n: draw_disc(rng, n, 1.5 * spread_um),
                1.5 * spread_um,
            )
        case "heavy_tails":
            scale = rng.uniform(20, 60)
            return draw_clusters(
                rng, mask, density, per_mm2, lambda n: scale * rng.standard_t(3, (2, n)), 8 * scale
            )
        case _:
            return scatter(rng, draw_nests(rng, mask, density))


def draw_nests(rng: Random, mask: Mask, density: float) -> npt.NDArray[np.float64]:
    """Nests of discs that hold a quarter of the density around them."""
    radius, free = rng.uniform(60, 300), rng.uniform(0.3, 0.7)
    height, width = (side * PIXEL_UM for side in mask.shape)
    area = (height + 2 * radius) * (width + 2 * radius)
    n = rng.poisson(-np.log(free) / (np.pi * radius**2) * area)
    y, x = np.ogrid[: mask.shape[0], : mask.shape[1]]
    nests = np.zeros(mask.shape, bool)
    for cy, cx in zip(
        rng.uniform(-radius, height + radius, n),
        rng.uniform(-radius, width + radius, n),
        strict=True,
    ):
        nests |= (y * PIXEL_UM - cy) ** 2 + (x * PIXEL_UM - cx) ** 2 < radius**2
    return np.where(mask, np.where(nests, 0.25, 1.0) * density / (free + (1 - free) * 0.25), 0.0)


def draw_density(rng: Random, area_mm2: float) -> float:
    """20 to 2000 cells per mm²; in three of ten slides 5 to 50 cells in all."""
    if rng.random() < 0.3:
        return float(rng.uniform(5, 50) / area_mm2)
    return exp(rng.uniform(np.log(20), np.log(2000)))


def compute_poisson(total: int, area_mm2: float) -> tuple[float, float]:
    """Exact interval of a Poisson count."""
    lower = stats.chi2.ppf(0.025, 2 * total) / 2 / area_mm2 if total else 0.0
    return lower, stats.chi2.ppf(0.975, 2 * total + 2) / 2 / area_mm2


def compute_blocks(mask: Mask, points: Points) -> tuple[float, float]:
    """Spread between blocks of 250 µm, on the log scale with Student's t, no less than Poisson."""
    grid = cut_grid(mask, *points, mask_pixel_um=PIXEL_UM, step_um=250.0)
    used = grid.area_mm2 > 0
    counts, area = grid.count(np.ones(len(points[0]), bool))[used], grid.area_mm2[used]
    total, n = int(counts.sum()), len(area)
    lower, upper = compute_poisson(total, float(area.sum()))
    if total and n > 1:
        density = total / area.sum()
        spread = n / (n - 1) * float(((counts - density * area) ** 2).sum())
        half = min(50.0, stats.t.ppf(0.975, n - 1) * sqrt(spread) / total)
        lower, upper = min(lower, density * exp(-half)), max(upper, density * exp(half))
    return lower, upper


DESIGN = ("independent", "thomas", "log_gaussian", "gradient")
HELD_OUT = ("matern_discs", "heavy_tails", "nests", "log_gaussian_round")


def cover_density(rng: Random, family: str, *, is_small: bool) -> dict[str, tuple[bool, float]]:
    """Return, for each interval, whether it holds the truth and its upper end over its lower."""
    mask = draw_tissue(rng, is_small=is_small)
    area = float(mask.sum()) * PIXEL_UM**2 / 1e6
    truth = draw_density(rng, area)
    points = draw_cells(rng, family, mask, truth)
    grid = cut_grid(mask, *points, mask_pixel_um=PIXEL_UM, step_um=50.0)
    counts = grid.count(np.ones(len(points[0]), bool))
    in_area = compute_clusters(grid.area_mm2, step_um=grid.step_um)
    ends = {
        "tilflow": compute_density_interval(counts, in_area),
        "blocks": compute_blocks(mask, points),
        "poisson": compute_poisson(len(points[0]), area),
    }
    return {
        name: (low <= truth <= high, high / low if low else np.inf)
        for name, (low, high) in ends.items()
    }


def cover_share(rng: Random, family: str, *, is_small: bool) -> dict[str, tuple[bool, float]]:
    """Return the same of the share that a clustered phenotype has among all cells."""
    mask = draw_tissue(rng, is_small=is_small)
    area = float(mask.sum()) * PIXEL_UM**2 / 1e6
    own, others = draw_density(rng, area), rng.uniform(1000, 6000)
    y, x = draw_cells(rng, family, mask, own)
    other_y, other_x = scatter(rng, np.where(mask, others, 0.0))
    y, x = np.concatenate([y, other_y]), np.concatenate([x, other_x])
    grid = cut_grid(mask, y, x, mask_pixel_um=PIXEL_UM, step_um=50.0)
    everyone = grid.count(np.ones(len(y), bool)).astype(float)
    counts = grid.count(np.arange(len(y)) < len(y) - len(other_y))
    low, high = compute_share_interval(counts, compute_clusters(everyone, step_um=grid.step_um))
    truth = own / (own + others)
    return {"tilflow": (low <= truth <= high, high / low if low else np.inf)}


def main() -> None:
    """Print coverage and width of every family."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slides", type=int, default=200, help="a family")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", action="store_true", help="shares instead of densities")
    arguments = parser.parse_args()
    cover = cover_share if arguments.share else cover_density
    print("| tissue | family | " + "interval | holds % | median upper/lower |")
    for size in ("biopsies", "small"):
        for group, families in (("design", DESIGN), ("held_out", HELD_OUT)):
            for family in families:
                found = []
                for number in range(arguments.slides):
                    name = sum(map(ord, family + size))
                    rng = np.random.default_rng([arguments.seed, name, number])
                    found.append(cover(rng, family, is_small=size == "small"))
                for name in found[0]:
                    held, width = zip(*(each[name] for each in found), strict=True)
                    print(
                        f"| {size} | {family} ({group}) | {name} | {100 * np.mean(held):.1f} |"
                        f" {np.median(width):.2f} |",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
