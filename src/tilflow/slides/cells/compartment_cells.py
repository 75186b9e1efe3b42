"""The cells of a slide by compartment: what densities, scores and distances are counted from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tilflow.slides.assay import TILS, Assay
from tilflow.slides.cells.densities import WHOLE, summarise_densities
from tilflow.slides.cells.doubts import derive_doubts, find_doubts
from tilflow.slides.settings_cells import DensitiesSettings
from tilflow.slides.spatial.summary import PlacedCells
from tilflow.slides.tissue.compartments import CLASSES, TISSUE

if TYPE_CHECKING:
    from anndata import AnnData


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
        """Centres (n, 2) from the slide's corner: in the table, pixel centres are at 0."""
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
    if assay.tils:
        members[TILS] = np.isin(phenotype, assay.tils)
    return members


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
        cell_area_um2=cells.table.obs["cell_area_um2"].to_numpy(float),
        slide_id=slide_id,
        mask_pixel_um=cells.mask_pixel_um,
        minimum_area_mm2=assay.minimum_area_mm2,
        settings=settings,
    )
    return derive_doubts(densities, find_doubts(cells.table, assay, settings))


def place_cells(cells: CompartmentCells, assay: Assay) -> PlacedCells:
    """Return the evaluable cells of a slide, each with its phenotype, for spatial statistics."""
    names = tuple(rule.id for rule in assay.phenotypes)
    phenotype = cells.table.obs["phenotype"].astype(str).to_numpy()
    labels = np.full(len(phenotype), len(names), np.int64)
    for place, name in enumerate(names):
        labels[phenotype == name] = place
    placed = PlacedCells(
        cells.xy_um,
        labels,
        names,
        {TILS: assay.tils} if assay.tils else {},
        tuple(rule.id for rule in assay.phenotypes if assay.tumour_marker in rule.shown),
        cells.masks,
        cells.mask_pixel_um,
    )
    inside = placed.find_inside(WHOLE)
    return replace(placed, places=placed.places[inside], labels=placed.labels[inside])
