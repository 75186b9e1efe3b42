"""Percent positive, classes of intensity, H-score, and combinations that no cell should carry."""

from collections.abc import Iterator
from math import exp, log, nan, sqrt
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from tilflow.slides.assay import ALL_CELLS, Assay
from tilflow.slides.cells.compartment_cells import (
    RANKS,
    CompartmentCells,
    list_members,
    list_positive,
)
from tilflow.slides.cells.densities import (
    LEVEL,
    WHOLE,
    Blocks,
    compute_share_interval,
    cut_blocks,
    judge,
    locate,
)
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
        blocks = cut_blocks(
            mask,
            y_um[inside],
            x_um[inside],
            mask_pixel_um=cells.mask_pixel_um,
            block_um=settings.block_um,
        )
        quality, reason = judge(
            compartment,
            float(blocks.area_mm2.sum()),
            int(inside.sum()),
            len(blocks.area_mm2),
            whole_mm2,
            assay.minimum_area_mm2,
            settings,
        )
        if quality != "fail" and not inside.any():
            quality, reason = "fail", "no nucleated cell"
        common = {
            "slide_id": slide_id,
            "compartment": compartment,
            "quality": quality,
            "reason": reason,
        }
        for row in _score(cells, assay, inside, blocks):
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


def _score(
    cells: CompartmentCells, assay: Assay, inside: NDArray[np.bool_], blocks: Blocks
) -> Iterator[dict[str, Any]]:
    obs = cells.table.obs
    everyone = blocks.count(np.ones(int(inside.sum()), bool))
    positive = list_positive(obs, assay)
    for marker, rule in assay.markers.items():
        found = cells.table.uns["thresholds"][marker]
        about = {"population": ALL_CELLS, "marker": marker}
        if str(found["quality"]) != "ok":
            about |= {"quality": str(found["quality"]), "reason": f"{marker}: {found['reason']}"}
        counts = blocks.count(positive[marker][inside])
        yield _share(about | {"quantity": "percent_positive"}, counts, everyone)
        if rule.classes is None:
            continue
        classes = obs[f"{marker}_class"].to_numpy(int)[inside]
        by_class = np.array([blocks.count(classes == number) for number in range(4)])
        for number, of_class in enumerate(by_class):
            yield _share(about | {"quantity": f"percent_class_{number}"}, of_class, everyone)
        yield about | _compute_h_score(by_class)
    members = list_members(obs, assay)
    for activation in assay.activations:
        about = {"population": activation.id, "quantity": "percent_of_parent", "marker": ""}
        parents = blocks.count(members[activation.of][inside])
        row = _share(about, blocks.count(members[activation.id][inside]), parents)
        if not parents.any():
            row |= {"quality": "fail", "reason": f"no {activation.of}"}
        yield row
    phenotype = obs["phenotype"].astype(str).to_numpy()[inside]
    for name, carried in find_impossible(positive, assay).items():
        about = {"population": ALL_CELLS, "quantity": "percent_impossible", "marker": name}
        called = pd.Series(phenotype[carried[inside]]).value_counts()
        text = ", ".join(f"{who} {n}" for who, n in sorted(called.items()))
        yield _share(about | {"called": text}, blocks.count(carried[inside]), everyone)


def _drift(cells: CompartmentCells) -> Iterator[dict[str, Any]]:
    for marker, found in cells.table.uns["thresholds"].items():
        if str(found["method"]) == "locked":
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


def _share(
    about: dict[str, Any], counts: NDArray[np.int64], everyone: NDArray[np.int64]
) -> dict[str, Any]:
    total, n_all = int(counts.sum()), int(everyone.sum())
    row = {"called": "", "unit": "%", "method": "block share", "n_cells": total, "n_all": n_all}
    if n_all:
        lower, upper = compute_share_interval(counts, everyone)
        row |= {"value": 100 * total / n_all, "lower": 100 * lower, "upper": 100 * upper}
    return row | about


def _compute_h_score(by_class: NDArray[np.int64]) -> dict[str, Any]:
    total = by_class.sum()
    row = {
        "quantity": "h_score",
        "unit": "score",
        "method": "block mean",
        "n_cells": int(by_class[1:].sum()),
        "n_all": int(total),
        "called": "",
    }
    if total:
        score, lower, upper = compute_h_score(by_class)
        row |= {"value": score, "lower": lower, "upper": upper}
    return row


def compute_h_score(by_class: NDArray[np.int64]) -> tuple[float, float, float]:
    """Return an H-score and its 95 % interval, from the spread between blocks.

    The ratio estimator of Cochran, as for densities, on the logit of the score's part of 300, so
    that the interval stays within 0 and 300; Student's t for the number of blocks. The spread is
    never taken for less than that of as many independent cells. Where no cell is positive the upper
    end is that of the share of positive cells, all of them counted as 3+; and the other way round.

    Parameters
    ----------
    by_class
        (4, blocks): cells of class 0, 1+, 2+ and 3+; not all 0.

    Examples
    --------
    >>> cells = np.array([[50, 50], [20, 20], [20, 20], [10, 10]])
    >>> score, lower, upper = compute_h_score(cells)
    >>> round(score, 6), 60 < lower < 90 < upper < 130
    (90.0, True)
    """
    weight = np.arange(4)
    everyone, sums = by_class.sum(axis=0), weight @ by_class
    n_all, n_blocks = int(everyone.sum()), len(everyone)
    mean = float(sums.sum()) / n_all
    part = mean / 3
    if not 0 < part < 1:
        lower, upper = compute_share_interval(sums // 3, everyone)
        return HIGHEST * part, HIGHEST * lower, HIGHEST * upper
    spread = float((by_class.sum(axis=1) * (weight - mean) ** 2).sum()) / n_all**2
    quantile = float(stats.norm.ppf(0.5 + LEVEL / 2))
    if n_blocks > 1:
        between = n_blocks / (n_blocks - 1) * float(((sums - mean * everyone) ** 2).sum())
        spread = max(spread, between / n_all**2)
        quantile = float(stats.t.ppf(0.5 + LEVEL / 2, n_blocks - 1))
    half = quantile * sqrt(spread) / 3 / (part * (1 - part))
    middle = log(part / (1 - part))
    # Beyond that the ends are 0 and 300 to the last digit.
    low, high = max(middle - half, -700.0), min(middle + half, 700.0)
    return HIGHEST * part, HIGHEST / (1 + exp(-low)), HIGHEST / (1 + exp(-high))
