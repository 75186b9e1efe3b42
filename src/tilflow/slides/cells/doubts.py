"""What speaks against the calls of a slide, and on which of its numbers that stands."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tilflow.slides.assay import TILS, Assay
from tilflow.slides.cells.densities import MEASURED
from tilflow.slides.cells.phenotypes import find_impossible
from tilflow.slides.settings_cells import DensitiesSettings

if TYPE_CHECKING:
    from anndata import AnnData

RANKS = ("ok", "warn", "fail")
"""Qualities from the best to the worst."""


def list_positive(obs: pd.DataFrame, assay: Assay) -> dict[str, NDArray[np.bool_]]:
    """Return, for each marker, which rows are positive."""
    return {marker: obs[f"is_{marker}_positive"].to_numpy(bool) for marker in assay.markers}


Doubt = tuple[str, str]
"""Quality and reason."""


def find_doubts(
    table: "AnnData", assay: Assay, settings: DensitiesSettings
) -> dict[str, list[Doubt]]:
    """Return, for each phenotype, what speaks against its calls on this slide.

    A rule is doubted for each marker that it names. A marker that failed takes the rules after it
    along: who an earlier rule would have taken is not known. Impossible combinations doubt all.
    """
    of_marker = {
        marker: (str(found["quality"]), f"{marker}: {found['reason']}")
        for marker, found in table.uns["thresholds"].items()
        if str(found["quality"]) != "ok"
    }
    of_slide: list[Doubt] = []
    positive = list_positive(table.obs, assay)
    total = len(table)
    for name, carried in find_impossible(positive, assay).items():
        percent = 100 * int(carried.sum()) / max(total, 1)
        if percent > settings.max_impossible_percent:
            of_slide.append(("warn", f"{percent:.1f} % of the cells are {name}: impossible"))
    doubts: dict[str, list[Doubt]] = {}
    failed: list[Doubt] = []
    for rule in assay.phenotypes:
        own = [of_marker[m] for m in assay.markers if m in rule.markers and m in of_marker]
        failed += [doubt for doubt in own if doubt[0] == "fail"]
        doubts[rule.id] = list(dict.fromkeys([*failed, *own, *of_slide]))
    if assay.tils:
        doubts[TILS] = list(dict.fromkeys(each for name in assay.tils for each in doubts[name]))
    for activation in assay.activations:
        own = [of_marker[m] for m in assay.markers if m in activation.markers and m in of_marker]
        doubts[activation.id] = list(dict.fromkeys([*doubts[activation.of], *own]))
    return doubts


def derive_doubts(densities: pd.DataFrame, doubts: Mapping[str, Iterable[Doubt]]) -> pd.DataFrame:
    """Put doubts into quality and reason; a call that failed leaves no number."""
    table = densities.copy()
    for phenotype, found in doubts.items():
        for quality, reason in found:
            here = (table["phenotype"] == phenotype) & (table["quality"] != "fail")
            before = table.loc[here, "reason"]
            table.loc[here, "reason"] = [f"{text}; {reason}".removeprefix("; ") for text in before]
            worse = [max(quality, each, key=RANKS.index) for each in table.loc[here, "quality"]]
            table.loc[here, "quality"] = worse
            if quality == "fail":
                table.loc[here, list(MEASURED)] = np.nan
    return table
