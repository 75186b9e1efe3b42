"""Cells per mm² by phenotype and compartment, with intervals that know that cells cluster."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, sqrt
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import gammaincinv, ndtri

from tilflow.slides.assay import ALL_CELLS, TILS
from tilflow.slides.cells.dispersion import (
    MAX_STEPS,
    Clusters,
    bin_mask,
    compute_clusters,
    estimate_dispersion,
)
from tilflow.slides.settings_cells import DensitiesSettings

WHOLE = "whole"
LEVEL = 0.95
PERCENT_PER_UM2_A_MM2 = 1e-4
COLUMNS = (
    "slide_id",
    "phenotype",
    "compartment",
    "n_cells",
    "area_mm2",
    "density_per_mm2",
    "lower",
    "upper",
    "percent_of_cells",
    "percent_lower",
    "percent_upper",
    "percent_of_area",
    "area_percent_lower",
    "area_percent_upper",
    "method",
    "quality",
    "reason",
)
MEASURED = (
    "density_per_mm2",
    "lower",
    "upper",
    "percent_of_cells",
    "percent_lower",
    "percent_upper",
    "percent_of_area",
    "area_percent_lower",
    "area_percent_upper",
)
"""Columns that a failed row lacks."""


@dataclass(frozen=True)
class Grid:
    """A compartment cut into square steps.

    Attributes
    ----------
    area_mm2
        Of the compartment in each step (y, x).
    index
        Which step each cell of the compartment lies in, in raster order.
    step_um
        Side of a step.
    """

    area_mm2: NDArray[np.float64]
    index: NDArray[np.int64]
    step_um: float

    def count(self, chosen: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return the chosen cells in each step (y, x)."""
        counts = np.bincount(self.index[chosen], minlength=self.area_mm2.size)
        return counts.reshape(self.area_mm2.shape)


def summarise_densities(
    members: Mapping[str, NDArray[np.bool_]],
    y_um: NDArray[np.float64],
    x_um: NDArray[np.float64],
    masks: Mapping[str, NDArray[np.bool_]],
    *,
    cell_area_um2: NDArray[np.float64],
    slide_id: str,
    mask_pixel_um: float,
    minimum_area_mm2: float,
    settings: DensitiesSettings,
) -> pd.DataFrame:
    """Count every phenotype in every compartment.

    Parameters
    ----------
    members
        Phenotype → which cells are of it. `nucleated_cells`, all of them, is added.
    y_um, x_um
        Where the cells lie.
    masks
        Compartment → evaluable area (y, x); ``whole`` is all tissue.
    cell_area_um2
        Of each cell, missing where it has no outline. TILs have a share of the area from it.
    mask_pixel_um
        Side of a pixel of the masks.
    minimum_area_mm2
        Of the assay: a smaller compartment fails.

    Returns
    -------
    One row a phenotype and compartment, `COLUMNS`. A compartment that cannot be measured is a row
    without a density, with its reason, and never a 0.
    """
    everyone = {ALL_CELLS: np.ones(len(y_um), bool), **members}
    whole_mm2 = float(masks[WHOLE].sum()) * mask_pixel_um**2 / 1e6
    rows = []
    for compartment, mask in masks.items():
        inside = locate(mask, y_um, x_um, mask_pixel_um)
        area = float(mask.sum()) * mask_pixel_um**2 / 1e6
        n_all = int(inside.sum())
        quality, reason = judge(compartment, area, n_all, whole_mm2, minimum_area_mm2, settings)
        measured: dict[str, dict[str, float]] = {}
        if quality != "fail":
            here = {name: chosen[inside] for name, chosen in everyone.items()}
            grid = cut_grid(
                mask,
                y_um[inside],
                x_um[inside],
                mask_pixel_um=mask_pixel_um,
                step_um=settings.grid_um,
            )
            measured = _measure(here, grid)
            if TILS in here:
                of_cells = cell_area_um2[inside]
                of_tils = of_cells[here[TILS]] if here[TILS].any() else of_cells
                measured[TILS] |= compute_area_share(measured[TILS], of_tils)
        for phenotype, chosen in everyone.items():
            row = {
                "slide_id": slide_id,
                "phenotype": phenotype,
                "compartment": compartment,
                "n_cells": int((chosen & inside).sum()),
                "area_mm2": area,
                "method": "spatial likelihood",
                "quality": quality,
                "reason": reason,
            }
            rows.append(row | measured.get(phenotype, {}))
    return _typed(pd.DataFrame(rows, columns=list(COLUMNS)))


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    text = ("slide_id", "phenotype", "compartment", "method", "quality", "reason")
    types: dict[str, Any] = {name: "string" if name in text else "float64" for name in COLUMNS}
    return table.astype({**types, "n_cells": "int64"})


def judge(
    compartment: str,
    area_mm2: float,
    n_cells: int,
    whole_mm2: float,
    minimum_area_mm2: float,
    settings: DensitiesSettings,
) -> tuple[str, str]:
    """Return quality and reason of a compartment's rows.

    Examples
    --------
    >>> judge("tumour", 0.0, 0, 1.2, 0.05, DensitiesSettings())
    ('fail', 'no tumour found in the tissue')
    """
    if area_mm2 == 0:
        where = "on the slide" if compartment == WHOLE else "in the tissue"
        return "fail", f"no {'tissue' if compartment == WHOLE else compartment} found {where}"
    if area_mm2 < minimum_area_mm2:
        return "fail", (
            f"evaluable area {area_mm2:.3g} mm² is below the minimum of {minimum_area_mm2:g} mm²"
        )
    reasons = []
    if whole_mm2 < settings.warn_area_mm2:
        reasons.append(f"little evaluable tissue: {whole_mm2:.3g} mm²")
    if area_mm2 < settings.interval_area_mm2:
        reasons.append(f"interval from {area_mm2:.3g} mm² only: it may be too narrow")
    if n_cells < settings.min_cells:
        reasons.append(f"only {n_cells} nucleated cells")
    return ("warn", "; ".join(reasons)) if reasons else ("ok", "")


def locate(
    mask: NDArray[np.bool_], y_um: NDArray[np.float64], x_um: NDArray[np.float64], pixel_um: float
) -> NDArray[np.bool_]:
    """Return which cells lie in a mask whose pixels have the side `pixel_um`."""
    rows = np.clip((y_um / pixel_um).astype(int), 0, mask.shape[0] - 1)
    columns = np.clip((x_um / pixel_um).astype(int), 0, mask.shape[1] - 1)
    inside: NDArray[np.bool_] = mask[rows, columns]
    return inside


def cut_grid(
    mask: NDArray[np.bool_],
    y_um: NDArray[np.float64],
    x_um: NDArray[np.float64],
    *,
    mask_pixel_um: float,
    step_um: float,
) -> Grid:
    """Cut a compartment into steps of about `step_um`; its cells must lie in it.

    A step is a whole number of the mask's pixels, and twice, four times … as wide where there would
    be more than `MAX_STEPS`.

    Examples
    --------
    >>> grid = cut_grid(
    ...     np.ones((2, 4), bool),
    ...     np.array([10.0]),
    ...     np.array([150.0]),
    ...     mask_pixel_um=50.0,
    ...     step_um=100.0,
    ... )
    >>> grid.area_mm2.tolist(), grid.index.tolist()
    ([[0.01, 0.01]], [1])
    """
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    cropped = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    step = max(1, round(step_um / mask_pixel_um))
    while -(-cropped.shape[0] // step) * -(-cropped.shape[1] // step) > MAX_STEPS:
        step *= 2
    area = bin_mask(cropped, step) * mask_pixel_um**2 / 1e6
    # Cells are sent to the step of their mask pixel, so that none falls into an empty one.
    y = np.clip((y_um / mask_pixel_um).astype(np.int64), rows[0], rows[-1]) - rows[0]
    x = np.clip((x_um / mask_pixel_um).astype(np.int64), columns[0], columns[-1]) - columns[0]
    return Grid(area, y // step * area.shape[1] + x // step, step * mask_pixel_um)


def _measure(members: Mapping[str, NDArray[np.bool_]], grid: Grid) -> dict[str, dict[str, float]]:
    """Return phenotype → its density and share with their intervals."""
    everyone = grid.count(members[ALL_CELLS])
    n_all = int(everyone.sum())
    in_area = compute_clusters(grid.area_mm2, step_um=grid.step_um)
    in_cells = compute_clusters(everyone.astype(float), step_um=grid.step_um) if n_all else None
    measured = {}
    for phenotype, chosen in members.items():
        counts = grid.count(chosen)
        lower, upper = compute_density_interval(counts, in_area)
        row = {
            "density_per_mm2": int(counts.sum()) / float(grid.area_mm2.sum()),
            "lower": lower,
            "upper": upper,
        }
        if in_cells is not None:
            low, high = compute_share_interval(counts, in_cells)
            row |= {
                "percent_of_cells": 100 * int(counts.sum()) / n_all,
                "percent_lower": 100 * low,
                "percent_upper": 100 * high,
            }
        measured[phenotype] = row
    return measured


def compute_area_share(
    density: Mapping[str, float], cell_area_um2: NDArray[np.float64]
) -> dict[str, float]:
    """Return the percentage of a compartment's area that cells of this density occupy.

    In the stroma this follows the International TILs Working Group's definition of stromal TILs:
    area of mononuclear inflammatory cells over stromal area, not a share of nuclei (Salgado et al.,
    Ann Oncol 2015, table 2). A pathologist reads the area of the infiltrate with what lies between
    its cells; cells alone give less.

    Parameters
    ----------
    density
        ``density_per_mm2``, ``lower``, ``upper``.
    cell_area_um2
        Of these cells, or where there are none of all; those without an outline count with the mean
        of the others.

    Returns
    -------
    Nothing where no cell has an outline. The interval takes in how much the areas differ.

    Examples
    --------
    >>> density = {"density_per_mm2": 100.0, "lower": 50.0, "upper": 200.0}
    >>> compute_area_share(density, np.array([40.0, 40.0, np.nan]))["percent_of_area"]
    0.4
    """
    known = cell_area_um2[np.isfinite(cell_area_um2)]
    if known.size == 0:
        return {}
    mean = float(known.mean())
    wider = sqrt(1 + (float(known.std()) / mean) ** 2)
    share = density["density_per_mm2"] * mean * PERCENT_PER_UM2_A_MM2
    if share == 0:
        upper = density["upper"] * mean * PERCENT_PER_UM2_A_MM2
        return {
            "percent_of_area": 0.0,
            "area_percent_lower": 0.0,
            "area_percent_upper": min(100.0, upper),
        }
    ratio = (density["upper"] / density["density_per_mm2"]) ** wider
    return {
        "percent_of_area": share,
        "area_percent_lower": share / ratio,
        "area_percent_upper": min(100.0, share * ratio),
    }


def compute_density_interval(counts: NDArray[Any], in_area: Clusters) -> tuple[float, float]:
    """95 % interval of the density that cells come from, which may cluster.

    On the log scale, from `estimate_dispersion`; for no cell at all that of a Poisson count (exact,
    Garwood 1936). Coverage on simulated slides: docs/accuracy.md.

    Examples
    --------
    >>> in_area = compute_clusters(np.array([[0.5, 0.5]]), step_um=50.0)
    >>> lower, upper = compute_density_interval(np.array([[0, 0]]), in_area)
    >>> round(lower, 3), round(upper, 3)
    (0.0, 3.689)
    """
    total, area = int(counts.sum()), float(in_area.denominator.sum())
    if total == 0:
        return 0.0, float(gammaincinv(1, 0.5 + LEVEL / 2)) / area
    found = estimate_dispersion(counts, in_area)
    half = found.compute_half_width(1 / sqrt(total), level=LEVEL)
    return total / area * exp(-half), total / area * exp(half)


def compute_share_interval(counts: NDArray[Any], in_cells: Clusters) -> tuple[float, float]:
    """95 % interval of the share of cells, which may cluster.

    On the logit scale; Wilson's for independent cells where none or all are of the phenotype.

    Examples
    --------
    >>> in_cells = compute_clusters(np.array([[50.0, 50.0]]), step_um=50.0)
    >>> low, high = compute_share_interval(np.array([[0, 0]]), in_cells)
    >>> round(low, 3), round(high, 3)
    (0.0, 0.037)
    """
    total, n_all = int(counts.sum()), float(in_cells.denominator.sum())
    share = total / n_all
    if share in (0, 1):
        end = _wilson_end(n_all)
        return (0.0, end) if share == 0 else (1 - end, 1.0)
    found = estimate_dispersion(counts, in_cells, is_share=True)
    half = found.compute_half_width(1 / sqrt(n_all * share * (1 - share)), level=LEVEL)
    odds = share / (1 - share)
    return 1 / (1 + exp(half) / odds), 1 / (1 + exp(-half) / odds)


def _wilson_end(n: float) -> float:
    """Upper end of Wilson's interval for none of `n`."""
    z = float(ndtri(0.5 + LEVEL / 2))
    return z * z / (n + z * z)
