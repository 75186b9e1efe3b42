"""Cells per mm² by phenotype and compartment, with intervals that know that cells cluster."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, inf, sqrt
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from tilflow.slides.assay import ALL_CELLS
from tilflow.slides.settings_cells import DensitiesSettings

WHOLE = "whole"
LEVEL = 0.95
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
    "method",
    "quality",
    "reason",
)


@dataclass(frozen=True)
class Blocks:
    """A compartment cut into square blocks.

    Attributes
    ----------
    area_mm2
        Of the compartment in each block; blocks without any are left out.
    index
        Which block each cell of the compartment lies in.
    """

    area_mm2: NDArray[np.float64]
    index: NDArray[np.int64]

    def count(self, chosen: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return the chosen cells in each block."""
        return np.bincount(self.index[chosen], minlength=len(self.area_mm2))


def summarise_densities(
    members: Mapping[str, NDArray[np.bool_]],
    y_um: NDArray[np.float64],
    x_um: NDArray[np.float64],
    masks: Mapping[str, NDArray[np.bool_]],
    *,
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
        blocks = cut_blocks(
            mask,
            y_um[inside],
            x_um[inside],
            mask_pixel_um=mask_pixel_um,
            block_um=settings.block_um,
        )
        area = float(blocks.area_mm2.sum())
        n_all = int(inside.sum())
        quality, reason = judge(
            compartment, area, n_all, len(blocks.area_mm2), whole_mm2, minimum_area_mm2, settings
        )
        everyone_here = blocks.count(np.ones(n_all, bool))
        for phenotype, chosen in everyone.items():
            counts = blocks.count(chosen[inside])
            row = {
                "slide_id": slide_id,
                "phenotype": phenotype,
                "compartment": compartment,
                "n_cells": int(counts.sum()),
                "area_mm2": area,
                "method": "block ratio",
                "quality": quality,
                "reason": reason,
            }
            if quality != "fail":
                row |= _measure(counts, everyone_here, blocks.area_mm2)
            rows.append(row)
    return _typed(pd.DataFrame(rows, columns=list(COLUMNS)))


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    text = ("slide_id", "phenotype", "compartment", "method", "quality", "reason")
    types: dict[str, Any] = {name: "string" if name in text else "float64" for name in COLUMNS}
    return table.astype({**types, "n_cells": "int64"})


def judge(
    compartment: str,
    area_mm2: float,
    n_cells: int,
    n_blocks: int,
    whole_mm2: float,
    minimum_area_mm2: float,
    settings: DensitiesSettings,
) -> tuple[str, str]:
    """Return quality and reason of a compartment's rows.

    Examples
    --------
    >>> judge("tumour", 0.0, 0, 0, 1.2, 0.05, DensitiesSettings())
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
    if n_blocks < settings.min_blocks:
        reasons.append(f"interval from {n_blocks} blocks only")
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


def cut_blocks(
    mask: NDArray[np.bool_],
    y_um: NDArray[np.float64],
    x_um: NDArray[np.float64],
    *,
    mask_pixel_um: float,
    block_um: float,
) -> Blocks:
    """Cut a compartment into blocks of `block_um`; its cells must lie in it.

    Examples
    --------
    >>> blocks = cut_blocks(
    ...     np.ones((2, 4), bool),
    ...     np.array([10.0]),
    ...     np.array([150.0]),
    ...     mask_pixel_um=50.0,
    ...     block_um=100.0,
    ... )
    >>> blocks.area_mm2.tolist(), blocks.index.tolist()
    ([0.01, 0.01], [1])
    """
    across = int(mask.shape[1] * mask_pixel_um / block_um) + 1
    rows, columns = np.nonzero(mask)
    of_pixel = _find_block(rows, columns, mask_pixel_um, block_um, across)
    n_pixels = np.bincount(of_pixel, minlength=1)
    used = np.flatnonzero(n_pixels)
    # Cells are sent to the block of their mask pixel, so that none falls into an empty one.
    of_cell = _find_block(
        np.clip((y_um / mask_pixel_um).astype(int), 0, mask.shape[0] - 1),
        np.clip((x_um / mask_pixel_um).astype(int), 0, mask.shape[1] - 1),
        mask_pixel_um,
        block_um,
        across,
    )
    area_mm2 = (n_pixels[used] * (mask_pixel_um**2 / 1e6)).astype(np.float64)
    return Blocks(area_mm2, np.searchsorted(used, of_cell))


def _find_block(
    rows: NDArray[Any], columns: NDArray[Any], pixel_um: float, block_um: float, across: int
) -> NDArray[np.int64]:
    y = ((rows + 0.5) * pixel_um / block_um).astype(np.int64)
    x = ((columns + 0.5) * pixel_um / block_um).astype(np.int64)
    return y * across + x


def _measure(
    counts: NDArray[np.int64], everyone: NDArray[np.int64], area_mm2: NDArray[np.float64]
) -> dict[str, float]:
    lower, upper = compute_density_interval(counts, area_mm2)
    total, n_all = int(counts.sum()), int(everyone.sum())
    measured = {
        "density_per_mm2": total / float(area_mm2.sum()),
        "lower": lower,
        "upper": upper,
    }
    if n_all:
        low, high = compute_share_interval(counts, everyone)
        measured |= {
            "percent_of_cells": 100 * total / n_all,
            "percent_lower": 100 * low,
            "percent_upper": 100 * high,
        }
    return measured


def compute_density_interval(
    counts: NDArray[np.int64], area_mm2: NDArray[np.float64]
) -> tuple[float, float]:
    """95 % interval of a density from the spread between blocks (Cochran's ratio estimator).

    On the log scale, with Student's t for the number of blocks. It is never narrower than that of
    a Poisson count (exact, Garwood 1936), which is all there is for 0 cells or 1 block.

    Examples
    --------
    >>> lower, upper = compute_density_interval(np.array([0, 0]), np.array([0.5, 0.5]))
    >>> round(lower, 3), round(upper, 3)
    (0.0, 3.689)
    """
    total, area = int(counts.sum()), float(area_mm2.sum())
    alpha = 1 - LEVEL
    lower = stats.chi2.ppf(alpha / 2, 2 * total) / 2 / area if total else 0.0
    upper = stats.chi2.ppf(1 - alpha / 2, 2 * total + 2) / 2 / area
    n_blocks = len(area_mm2)
    if total and n_blocks > 1:
        density = total / area
        spread = n_blocks / (n_blocks - 1) * float(((counts - density * area_mm2) ** 2).sum())
        half = stats.t.ppf(1 - alpha / 2, n_blocks - 1) * sqrt(spread) / total
        lower = min(lower, density * exp(-half))
        upper = max(upper, density * exp(half) if half < 50 else inf)
    return float(lower), float(upper)


def compute_share_interval(
    counts: NDArray[np.int64], everyone: NDArray[np.int64]
) -> tuple[float, float]:
    """95 % interval of the share of cells: Wilson's, for as many cells as the blocks are worth.

    The spread of the share between blocks over that of independent cells is the design effect
    (Kish), never below 1; the number of cells is divided by it.

    Examples
    --------
    >>> low, high = compute_share_interval(np.array([5, 5]), np.array([50, 50]))
    >>> round(low, 3), round(high, 3)
    (0.055, 0.174)
    """
    total, n_all = int(counts.sum()), int(everyone.sum())
    share = total / n_all
    effect = 1.0
    n_blocks = len(counts)
    if n_blocks > 1 and 0 < share < 1:
        spread = n_blocks / (n_blocks - 1) * float(((counts - share * everyone) ** 2).sum())
        effect = max(1.0, spread / n_all / (share * (1 - share)))
    n = n_all / effect
    z = float(stats.norm.ppf(0.5 + LEVEL / 2))
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, middle - half), min(1.0, middle + half)
