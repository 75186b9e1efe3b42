"""Percent positive, classes of intensity, H-score, and combinations that no cell should carry."""

from collections.abc import Iterator
from math import exp, log, nan, sqrt
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tilflow.slides.assay import ALL_CELLS, Assay
from tilflow.slides.cells.compartment_cells import CompartmentCells, list_members
from tilflow.slides.cells.densities import (
    LEVEL,
    WHOLE,
    Grid,
    compute_share_interval,
    cut_grid,
    judge,
    locate,
)
from tilflow.slides.cells.dispersion import Clusters, compute_clusters, estimate_dispersion
from tilflow.slides.cells.doubts import RANKS, list_positive
from tilflow.slides.cells.phenotypes import find_impossible
from tilflow.slides.settings_cells import DensitiesSettings

HIGHEST = 300.0
"""An H-score where every cell is 3+."""

COLUMNS = (
    "slide_id",
    "population",
    "quantity",
    "marker",
    "compartment",
    "value",
    "unit",
    "lower",
    "upper",
    "n_cells",
    "n_all",
    "called",
    "method",
    "quality",
    "reason",
)
NUMBERS = ("value", "lower", "upper")


def summarise_scores(
    cells: CompartmentCells, assay: Assay, *, slide_id: str, settings: DensitiesSettings
) -> pd.DataFrame:
    """Return what the calls of each marker come to, by compartment.

    Returns
    -------
    One row a quantity and compartment, `COLUMNS`:

    - ``percent_positive`` of each marker, of all nucleated cells (the index of Ki67);
    - ``percent_class_0`` … ``3`` and ``h_score`` of a marker with classes: 1 × % of 1+, 2 × % of
      2+ and 3 × % of 3+, from 0 to 300;
    - ``percent_of_parent`` of each activation, of the cells of its phenotype;
    - ``percent_impossible`` of each combination; ``called`` says what the rules made of them;
    - ``threshold`` of a marker whose threshold is from the slide's own cells: over a patient's
      slides it shows the drift of the stain.

    A compartment or marker that cannot be measured is rows with the reason, without values.
    """
    rows: list[dict[str, Any]] = []
    whole_mm2 = float(cells.masks[WHOLE].sum()) * cells.mask_pixel_um**2 / 1e6
    x_um, y_um = cells.xy_um.T
    for compartment, mask in cells.masks.items():
        inside = locate(mask, y_um, x_um, cells.mask_pixel_um)
        area = float(mask.sum()) * cells.mask_pixel_um**2 / 1e6
        n_all = int(inside.sum())
        quality, reason = judge(
            compartment, area, n_all, whole_mm2, assay.minimum_area_mm2, settings
        )
        if quality != "fail" and not n_all:
            quality, reason = "fail", "no nucleated cell"
        common = {
            "slide_id": slide_id,
            "compartment": compartment,
            "quality": quality,
            "reason": reason,
        }
        # A failed compartment keeps its rows; counted on one step it asks for no clusters.
        step_um = settings.grid_um if quality != "fail" else float("inf")
        grid = _cut(mask, y_um[inside], x_um[inside], cells.mask_pixel_um, step_um)
        for row in _score(cells, assay, inside, grid):
            rows.append(_join(common, row))
    rows += [_join({"slide_id": slide_id, "compartment": WHOLE}, row) for row in _drift(cells)]
    return _typed(pd.DataFrame(rows, columns=list(COLUMNS)))


def _join(common: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    """Bring a compartment's and a marker's quality together; a failed row loses its numbers."""
    qualities = [each.get("quality", "ok") for each in (common, row)]
    reasons = [each.get("reason", "") for each in (common, row)]
    joined = {
        **common,
        **row,
        "quality": max(qualities, key=RANKS.index),
        "reason": "; ".join(reason for reason in reasons if reason),
    }
    return joined | dict.fromkeys(NUMBERS, nan) if joined["quality"] == "fail" else joined


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    types: dict[str, Any] = dict.fromkeys(COLUMNS, "string")
    types |= dict.fromkeys(NUMBERS, "float64") | dict.fromkeys(("n_cells", "n_all"), "int64")
    return table.astype(types)


def _cut(
    mask: NDArray[np.bool_],
    y_um: NDArray[np.float64],
    x_um: NDArray[np.float64],
    mask_pixel_um: float,
    step_um: float,
) -> Grid:
    if not np.isfinite(step_um):
        area = float(mask.sum()) * mask_pixel_um**2 / 1e6
        return Grid(np.array([[area]]), np.zeros(len(y_um), np.int64), 1.0)
    return cut_grid(mask, y_um, x_um, mask_pixel_um=mask_pixel_um, step_um=step_um)


def _score(
    cells: CompartmentCells, assay: Assay, inside: NDArray[np.bool_], grid: Grid
) -> Iterator[dict[str, Any]]:
    obs = cells.table.obs
    everyone = grid.count(np.ones(int(inside.sum()), bool))
    positive = list_positive(obs, assay)
    share = _Shares(everyone, grid.step_um)
    for marker, rule in assay.markers.items():
        found = cells.table.uns["thresholds"][marker]
        about = {"population": ALL_CELLS, "marker": marker}
        if str(found["quality"]) != "ok":
            about |= {"quality": str(found["quality"]), "reason": f"{marker}: {found['reason']}"}
        counts = grid.count(positive[marker][inside])
        yield share.write(about | {"quantity": "percent_positive"}, counts)
        if rule.classes is None:
            continue
        classes = obs[f"{marker}_class"].to_numpy(int)[inside]
        by_class = np.array([grid.count(classes == number) for number in range(4)])
        for number, of_class in enumerate(by_class):
            yield share.write(about | {"quantity": f"percent_class_{number}"}, of_class)
        yield about | share.write_h_score(by_class)
    members = list_members(obs, assay)
    for activation in assay.activations:
        about = {"population": activation.id, "quantity": "percent_of_parent", "marker": ""}
        parents = grid.count(members[activation.of][inside])
        of_parents = _Shares(parents, grid.step_um)
        row = of_parents.write(about, grid.count(members[activation.id][inside]))
        if not parents.any():
            row |= {"quality": "fail", "reason": f"no {activation.of}"}
        yield row
    phenotype = obs["phenotype"].astype(str).to_numpy()[inside]
    for name, carried in find_impossible(positive, assay).items():
        about = {"population": ALL_CELLS, "quantity": "percent_impossible", "marker": name}
        called = pd.Series(phenotype[carried[inside]]).value_counts()
        text = ", ".join(f"{who} {n}" for who, n in sorted(called.items()))
        yield share.write(about | {"called": text}, grid.count(carried[inside]))


def _drift(cells: CompartmentCells) -> Iterator[dict[str, Any]]:
    for marker, found in cells.table.uns["thresholds"].items():
        if str(found["method"]) in ("locked", "net"):
            continue
        yield {
            "population": ALL_CELLS,
            "quantity": "threshold",
            "marker": marker,
            "value": float(found["value"]),
            "unit": "intensity",
            "n_cells": len(cells.table),
            "n_all": len(cells.table),
            "called": "",
            "method": str(found["method"]),
            "quality": str(found["quality"]),
            "reason": str(found["reason"]),
        }


class _Shares:
    """Rows of shares of the same cells (y, x): their clusters are computed once."""

    def __init__(self, everyone: NDArray[np.int64], step_um: float) -> None:
        self.n_all = int(everyone.sum())
        self.in_cells = (
            compute_clusters(everyone.astype(float), step_um=step_um) if self.n_all else None
        )

    def write(self, about: dict[str, Any], counts: NDArray[np.int64]) -> dict[str, Any]:
        total = int(counts.sum())
        row: dict[str, Any] = {"called": "", "unit": "%", "method": "spatial likelihood"}
        row |= {"n_cells": total, "n_all": self.n_all}
        if self.in_cells is not None:
            lower, upper = compute_share_interval(counts, self.in_cells)
            row |= {"value": 100 * total / self.n_all, "lower": 100 * lower, "upper": 100 * upper}
        return row | about

    def write_h_score(self, by_class: NDArray[np.int64]) -> dict[str, Any]:
        row: dict[str, Any] = {
            "quantity": "h_score",
            "unit": "score",
            "method": "spatial likelihood",
            "n_cells": int(by_class[1:].sum()),
            "n_all": self.n_all,
            "called": "",
        }
        if self.in_cells is not None:
            score, lower, upper = compute_h_score(by_class, self.in_cells)
            row |= {"value": score, "lower": lower, "upper": upper}
        return row


def compute_h_score(by_class: NDArray[np.int64], in_cells: Clusters) -> tuple[float, float, float]:
    """Return an H-score and the 95 % interval of the score that the cells come from.

    On the logit of the score's part of 300, so that the interval stays within 0 and 300; by how
    much clusters widen it is estimated as for densities (`tilflow.slides.cells.dispersion`). Where
    all cells are of class 0 the upper end is that of the share of positive cells, all of them
    counted as 3+; and the other way round.

    Parameters
    ----------
    by_class
        Cells of class 0, 1+, 2+ and 3+ at each step of the grid, (4, y, x); not all 0.
    in_cells
        Of all cells.

    Examples
    --------
    >>> by_class = np.array([[[50, 50]], [[20, 20]], [[20, 20]], [[10, 10]]])
    >>> in_cells = compute_clusters(by_class.sum(axis=0).astype(float), step_um=50.0)
    >>> score, lower, upper = compute_h_score(by_class, in_cells)
    >>> round(score, 6), 60 < lower < 90 < upper < 130
    (90.0, True)
    """
    weight = np.arange(4)
    of_class = by_class.sum(axis=(1, 2))
    n_all = int(of_class.sum())
    mean = float(weight @ of_class) / n_all
    part = mean / 3
    sums = np.tensordot(weight, by_class, axes=1)
    if not 0 < part < 1:
        lower, upper = compute_share_interval(sums // 3, in_cells)
        return HIGHEST * part, HIGHEST * lower, HIGHEST * upper
    variance = float((of_class * (weight - mean) ** 2).sum()) / n_all
    half = 0.0
    if variance > 0:
        found = estimate_dispersion(sums, in_cells, unit=variance)
        error = sqrt(variance / n_all) / 3 / (part * (1 - part))
        half = found.compute_half_width(error, level=LEVEL)
    middle = log(part / (1 - part))
    low, high = max(middle - half, -700.0), min(middle + half, 700.0)
    return HIGHEST * part, HIGHEST / (1 + exp(-low)), HIGHEST / (1 + exp(-high))
