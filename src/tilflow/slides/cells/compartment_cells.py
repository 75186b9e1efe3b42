"""The cells of a slide by compartment: what densities and scores are counted from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tilflow.slides.assay import Assay
from tilflow.slides.cells.densities import WHOLE, summarise_densities
from tilflow.slides.cells.phenotypes import find_impossible
from tilflow.slides.settings_cells import DensitiesSettings
from tilflow.slides.tissue.compartments import CLASSES, TISSUE

if TYPE_CHECKING:
    from anndata import AnnData

RANKS = ("ok", "warn", "fail")


@dataclass(frozen=True)
class CompartmentCells:
    """The table of a slide's cells with the evaluable area of each compartment.

    Attributes
    ----------
    table
        What `tilflow.slides.cells.cell_table` made.
    masks
        Compartment → evaluable area (y, x); ``whole`` is all tissue.
    mask_pixel_um
        Side of a pixel of the masks.
    """

    table: "AnnData"
    masks: Mapping[str, NDArray[np.bool_]]
    mask_pixel_um: float

    @property
    def xy_um(self) -> NDArray[np.float64]:
        """Centres (n, 2), from the corner of the slide."""
        half = float(self.table.uns["pixel_size_um"]) / 2
        xy: NDArray[np.float64] = np.asarray(self.table.obsm["spatial"], np.float64) + half
        return xy


def find_compartment_cells(
    table: "AnnData",
    tissue: NDArray[np.bool_],
    compartments: NDArray[np.uint32],
    *,
    classes: Sequence[str],
    mask_pixel_um: float,
) -> CompartmentCells:
    """Bring cells and areas together.

    Parameters
    ----------
    tissue, compartments
        Masks of one shape and anchor; evaluable is what both hold.
    classes
        Compartments that the slide's source of tumour knows, found on it or not.
    """
    evaluable = tissue & (compartments > 0)
    masks = {WHOLE: evaluable}
    for value, name in CLASSES.items():
        if name in classes and value != TISSUE:
            masks[name] = evaluable & (compartments == value)
    return CompartmentCells(table, masks, mask_pixel_um)


def list_members(obs: pd.DataFrame, assay: Assay) -> dict[str, NDArray[np.bool_]]:
    """Return, for each phenotype of the assay but all cells, which rows are of it."""
    phenotype = obs["phenotype"].astype(str).to_numpy()
    members: dict[str, NDArray[np.bool_]] = {
        rule.id: phenotype == rule.id for rule in assay.phenotypes
    }
    for activation in assay.activations:
        members[activation.id] = obs[f"is_{activation.id}"].to_numpy(bool)
    return members


def list_positive(obs: pd.DataFrame, assay: Assay) -> dict[str, NDArray[np.bool_]]:
    """Return, for each marker, which rows are positive."""
    return {marker: obs[f"is_{marker}_positive"].to_numpy(bool) for marker in assay.markers}


def summarise_compartments(
    cells: CompartmentCells, assay: Assay, *, slide_id: str, settings: DensitiesSettings
) -> pd.DataFrame:
    """Return the densities of a slide; what is wrong with a call stands on the rows it made."""
    xy_um = cells.xy_um
    densities = summarise_densities(
        list_members(cells.table.obs, assay),
        xy_um[:, 1],
        xy_um[:, 0],
        cells.masks,
        slide_id=slide_id,
        mask_pixel_um=cells.mask_pixel_um,
        minimum_area_mm2=assay.minimum_area_mm2,
        settings=settings,
    )
    return derive_doubts(densities, find_doubts(cells, assay, settings))


Doubt = tuple[str, str]
"""Quality and reason."""


def find_doubts(
    cells: CompartmentCells, assay: Assay, settings: DensitiesSettings
) -> dict[str, list[Doubt]]:
    """Return, for each phenotype, what speaks against its calls on this slide.

    A rule is doubted for each marker that it names. A marker that failed takes the rules after it
    along: who an earlier rule would have taken is not known. Impossible combinations doubt all.
    """
    of_marker = {
        marker: (str(found["quality"]), f"{marker}: {found['reason']}")
        for marker, found in cells.table.uns["thresholds"].items()
        if str(found["quality"]) != "ok"
    }
    of_slide: list[Doubt] = []
    positive = list_positive(cells.table.obs, assay)
    total = len(cells.table)
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
    for activation in assay.activations:
        own = [of_marker[m] for m in assay.markers if m in activation.markers and m in of_marker]
        doubts[activation.id] = list(dict.fromkeys([*doubts[activation.of], *own]))
    return doubts


def derive_doubts(densities: pd.DataFrame, doubts: Mapping[str, Iterable[Doubt]]) -> pd.DataFrame:
    """Put doubts into quality and reason; a call that failed leaves no number."""
    table = densities.copy()
    numbers = [name for name in table.columns if table[name].dtype == float and name != "area_mm2"]
    for phenotype, found in doubts.items():
        for quality, reason in found:
            here = (table["phenotype"] == phenotype) & (table["quality"] != "fail")
            before = table.loc[here, "reason"]
            table.loc[here, "reason"] = [f"{text}; {reason}".removeprefix("; ") for text in before]
            worse = [max(quality, each, key=RANKS.index) for each in table.loc[here, "quality"]]
            table.loc[here, "quality"] = worse
            if quality == "fail":
                table.loc[here, numbers] = np.nan
    return table
