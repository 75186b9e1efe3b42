"""How fast spatial statistics are, and how sure: ``python benchmarks/slides/spatial.py``.

``speed`` times `summarise_spatial` on drawn slides of clustered cells (5,000 a mm², six phenotypes,
tumour and stroma) and prints processor seconds and peak memory. ``coverage`` counts how often the
interval of the median distance to the nearest holds the truth: the median over all anchors of all
slides that were drawn of a process. ``theory`` compares G and L with their closed forms.
"""

import argparse
import resource
import time
from itertools import product

import numpy as np
import numpy.typing as npt
import pandas as pd
from accuracy_coverage import PIXEL_UM, Mask, Random, draw_clusters, draw_core, draw_tissue, scatter
from scipy import ndimage

from tilflow.slides.settings_cells import SpatialSettings
from tilflow.slides.spatial.neighbours import compute_nearest_quantiles, find_nearest
from tilflow.slides.spatial.summary import Anchors, PlacedCells, summarise_spatial

Floats = npt.NDArray[np.float64]
KINDS = ("cd8_t_cells", "cd4_t_cells", "b_cells", "macrophages", "tumour_cells", "other_cells")
SHARES = (0.05, 0.06, 0.02, 0.07, 0.6, 0.2)
PER_MM2 = 5000.0


def draw_slide(n: int, *, seed: int) -> PlacedCells:
    """Draw `n` cells of six kinds in a round piece of tissue with nests of tumour."""
    rng = np.random.default_rng(seed)
    pixel_um = 8.0
    side = int(np.sqrt(n / PER_MM2 * 4 / np.pi) * 1000 / pixel_um) + 20
    y, x = np.mgrid[:side, :side] - side / 2
    whole = np.hypot(y, x) < side / 2 - 8
    nests = ndimage.gaussian_filter(rng.normal(size=whole.shape), 12) > 0
    crowd = np.exp(0.5 * ndimage.gaussian_filter(rng.normal(size=whole.shape), 8) * 28)
    chance = np.where(whole, crowd, 0).ravel()
    pixel = np.sort(rng.choice(chance.size, n, p=chance / chance.sum()))
    rows, columns = np.divmod(pixel, side)
    places = np.column_stack([columns + rng.random(n), rows + rng.random(n)]) * pixel_um
    labels = rng.choice(len(KINDS), n, p=SHARES)
    outside = ~nests[rows, columns] & (labels == KINDS.index("tumour_cells"))
    labels[outside] = KINDS.index("other_cells")
    return PlacedCells(
        places,
        labels.astype(np.int64),
        KINDS,
        {"tils": KINDS[:3]},
        ("tumour_cells",),
        {"whole": whole, "tumour": whole & nests, "stroma": whole & ~nests},
        pixel_um,
    )


def time_speed(sizes: list[int]) -> pd.DataFrame:
    """Time slides of so many cells."""
    summarise_spatial(
        draw_slide(3000, seed=0), slide_id="warm", minimum_area_mm2=0.05, settings=SpatialSettings()
    )
    rows = []
    for n in sizes:
        cells = draw_slide(n, seed=1)
        began, clock = time.process_time(), time.perf_counter()
        table = summarise_spatial(
            cells, slide_id="s", minimum_area_mm2=0.05, settings=SpatialSettings()
        )
        rows.append(
            {
                "cells": n,
                "processor s": time.process_time() - began,
                "clock s": time.perf_counter() - clock,
                "peak memory MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "rows": len(table),
            }
        )
        print(rows[-1], flush=True)
    return pd.DataFrame(rows)


def draw_pair(rng: Random, family: str, *, is_small: bool) -> tuple[Mask, Floats, Floats]:
    """Draw a core of 3 to 8 mm, or a small piece, and two kinds of cells: places (n, 2), (y, x)."""
    mask = draw_tissue(rng, is_small=True) if is_small else draw_core(rng, rng.uniform(3, 8), 1.0)

    def even(per_mm2: float) -> Floats:
        return np.column_stack(scatter(rng, np.where(mask, per_mm2, 0.0)))

    def clustered(per_mm2: float, parents: float, spread_um: float) -> Floats:
        drawn = draw_clusters(
            rng, mask, per_mm2, parents, lambda n: rng.normal(0, spread_um, (2, n)), 4 * spread_um
        )
        return np.column_stack(drawn)

    match family:
        case "independent":
            return mask, even(200), even(300)
        case "clustered from":
            return mask, clustered(200, 10, 50), even(300)
        case "clustered to":
            return mask, even(200), clustered(300, 10, 60)
        case "both clustered":
            return mask, clustered(200, 12, 50), clustered(300, 8, 80)
        case _:
            return mask, clustered(150, 8, 40), clustered(300, 4, 120)


def measure_coverage(n: int, seed: int) -> pd.DataFrame:
    """Count the intervals of ``nearest_median`` that hold the median of the process."""
    settings, half = SpatialSettings(), np.array([0.5])
    families = ("independent", "clustered from", "clustered to", "both clustered", "wide to")
    rows = []
    for is_small, family in product((False, True), families):
        ends, pool = [], []
        for number in range(n):
            rng = np.random.default_rng([seed, number])
            mask, origin, target = draw_pair(rng, family, is_small=is_small)
            if len(origin) < settings.min_cells or len(target) < settings.min_cells:
                continue
            places = np.concatenate([origin, target])[:, ::-1]
            labels = np.repeat([0, 1], [len(origin), len(target)])
            names, masks = ("from", "to"), {"whole": mask}
            cells = PlacedCells(places, labels, names, {}, ("to",), masks, PIXEL_UM)
            anchors = np.arange(len(origin))
            distance, edge = find_nearest(origin, target), cells.edge_um[anchors]
            median = compute_nearest_quantiles(distance, edge, half)[0]
            grid = Anchors.place(cells, anchors, "whole", settings)
            levels = grid.compute_levels(distance <= median, 0.5)
            ends.append(compute_nearest_quantiles(distance, edge, levels))
            pool.append((distance, edge))
        distance, edge = (np.concatenate(parts) for parts in zip(*pool, strict=True))
        truth = compute_nearest_quantiles(distance, edge, half)[0]
        lower, upper = np.array(ends).T
        # An end that the edge hides is open.
        holds = ~(lower > truth) & ~(upper < truth)
        rows.append(
            {
                "tissue": "small" if is_small else "core",
                "family": family,
                "slides": len(ends),
                "median, µm": truth,
                "holds %": 100 * holds.mean(),
                "width / median": np.nanmedian(upper - lower) / truth,
            }
        )
        print(rows[-1], flush=True)
    return pd.DataFrame(rows)


def compare_theory(n: int, seed: int) -> pd.DataFrame:
    """Compare G and L, averaged over drawn cores, with what two processes have exactly.

    Independent cells: G(r) = 1 - exp(-λπr²), L(r) = r. Two kinds that scatter about the same
    parents (Thomas): K(r) = πr² + (1 - exp(-r²/4σ²)) / κ.
    """
    per_mm2, parents, spread_um = 300.0, 20.0, 40.0
    found: dict[str, list[Floats]] = {"independent G": [], "independent L": [], "Thomas L": []}
    for number in range(n):
        rng = np.random.default_rng([seed, number])
        mask = draw_core(rng, 5.0, 1.0)
        flat = np.where(mask, per_mm2, 0.0)
        both = [np.column_stack(scatter(rng, flat)) for _ in range(2)]
        found["independent G"].append(_read_curve(both, mask, "nearest_within"))
        found["independent L"].append(_read_curve(both, mask, "cross_l"))
        joined = np.column_stack(
            draw_clusters(
                rng,
                mask,
                2 * per_mm2,
                parents,
                lambda m, r=rng: r.normal(0, spread_um, (2, m)),
                4 * spread_um,
            )
        )
        kind = rng.random(len(joined)) < 0.5
        found["Thomas L"].append(_read_curve([joined[kind], joined[~kind]], mask, "cross_l"))
    radii = np.array(SpatialSettings().radii_um)
    thomas = np.pi * radii**2 + (1 - np.exp(-(radii**2) / 4 / spread_um**2)) / parents * 1e6
    exact = {
        "independent G": 1 - np.exp(-per_mm2 / 1e6 * np.pi * radii**2),
        "independent L": radii,
        "Thomas L": np.sqrt(thomas / np.pi),
    }
    rows = []
    for name, curves in found.items():
        # K, not L, is without bias: the mean is taken of its square.
        power = 1 if name.endswith("G") else 2
        mean = np.nanmean(np.array(curves) ** power, axis=0) ** (1 / power)
        rows += [
            {"what": name, "radius_um": r, "exact": e, "found": f, "off %": 100 * (f / e - 1)}
            for r, e, f in zip(radii, exact[name], mean, strict=True)
        ]
    return pd.DataFrame(rows)


def _read_curve(both: list[Floats], mask: Mask, statistic: str) -> Floats:
    places = np.concatenate(both)[:, ::-1]
    labels = np.repeat([0, 1], [len(each) for each in both])
    cells = PlacedCells(places, labels, ("a", "b"), {}, ("b",), {"whole": mask}, PIXEL_UM)
    table = summarise_spatial(
        cells, slide_id="s", minimum_area_mm2=0, settings=SpatialSettings(shuffles=19, niches=0)
    )
    rows = table[table["statistic"].eq(statistic) & table["from"].eq("a") & table["to"].eq("b")]
    return rows["value"].to_numpy()


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("speed", "coverage", "theory"))
    parser.add_argument("--cells", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("-n", type=int, default=200, help="slides drawn of each process")
    parser.add_argument("--seed", type=int, default=31)
    options = parser.parse_args()
    if options.what == "speed":
        table = time_speed(options.cells).round(1)
    elif options.what == "coverage":
        table = measure_coverage(options.n, options.seed).round(2)
    else:
        table = compare_theory(options.n, options.seed).round(3)
    print(table.to_string(index=False))


if __name__ == "__main__":
    main()
