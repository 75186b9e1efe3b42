"""How fast spatial statistics are, and how sure: ``python benchmarks/slides/spatial.py``.

``speed`` times `summarise_spatial` on drawn slides of clustered cells (5,000 a mm², six phenotypes,
tumour and stroma) and prints processor seconds and peak memory. ``coverage`` counts how often the
interval of the median distance to the nearest holds the truth: the median over all anchors of all
slides that were drawn of a process. ``theory`` compares G and L with their closed forms.
"""

import argparse
import resource
import time

import numpy as np
import pandas as pd
from scipy import ndimage

from tilflow.slides.settings_cells import SpatialSettings
from tilflow.slides.spatial.summary import PlacedCells, summarise_spatial

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


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("speed",))
    parser.add_argument("--cells", type=int, nargs="+", default=[100_000, 1_000_000])
    options = parser.parse_args()
    if options.what == "speed":
        print(time_speed(options.cells).round(1).to_string(index=False))


if __name__ == "__main__":
    main()
