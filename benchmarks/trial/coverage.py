"""How often the 95 % intervals of fold changes hold the true fold change.

``python benchmarks/trial/coverage.py [--draws 4000]``

Cells and beads are Poisson counts of the same acquired volume, and each tube has a pipetting error
that the settings know. The interval of each count is that of `tilflow cytometry gate`; the fold
change and its interval are those of the longitudinal table.
"""

import argparse

import numpy as np
import pandas as pd

from tilflow.cytometry.tubes.counting import CountInputs, compute_bead_count
from tilflow.trial.change import compute_fold_interval

INPUTS = CountInputs(method="beads", beads_added=50_000, sample_volume_ul=50)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--draws", type=int, default=4000)
    draws = parser.parse_args().draws
    rows = [
        (cells, beads, fold, cv, *measure(cells, beads, fold, cv, draws))
        for cells in (20, 50, 100, 400)
        for beads in (1000, 2500)
        for fold in (0.5, 1.0, 3.0)
        for cv in (0.0, 3.0)
    ]
    columns = ["cells at baseline", "beads", "true fold", "pipetting CV %", "covered", "width"]
    table = pd.DataFrame(rows, columns=columns)
    print(table.round(3).to_string(index=False))
    print(table.groupby("cells at baseline")["covered"].agg(["min", "mean", "max"]).round(3))


def measure(
    cells: int, beads: int, fold: float, cv_percent: float, draws: int
) -> tuple[float, float]:
    """Return the share of intervals that hold `fold`, and the median of upper over lower."""
    rng = np.random.default_rng([cells, beads, int(100 * fold), int(10 * cv_percent)])
    ends = [draw_counts(rng, cells * of, beads, cv_percent, draws) for of in (fold, 1.0)]
    low, high = compute_fold_interval(*ends[0], *ends[1])
    # An end that is missing is open: it holds whatever lies beyond.
    holds = (np.nan_to_num(low, nan=0.0) <= fold) & (fold <= np.nan_to_num(high, nan=np.inf))
    return float(holds.mean()), float(np.nanmedian(high / low))


def draw_counts(
    rng: np.random.Generator, cells: float, beads: int, cv_percent: float, draws: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return value, lower and upper of so many tubes."""
    spread = np.sqrt(np.log1p((cv_percent / 100) ** 2))
    pipetted = np.exp(rng.normal(0, spread, draws)) if spread else np.ones(draws)
    found = [
        compute_bead_count(int(cell), int(bead), INPUTS, pipetting_cv_percent=cv_percent)
        for cell, bead in zip(rng.poisson(cells * pipetted), rng.poisson(beads, draws), strict=True)
    ]
    return tuple(  # type: ignore[return-value]
        np.array([getattr(each, name) for each in found], dtype=float)
        for name in ("value", "lower", "upper")
    )


if __name__ == "__main__":
    main()
