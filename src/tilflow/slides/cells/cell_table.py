"""The table of a slide's cells: AnnData, one row a cell."""

from collections.abc import Mapping
from math import nan
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tilflow.slides.assay import Assay
from tilflow.slides.cells.agreed import find_agreed, find_reach_px
from tilflow.slides.cells.counting import find_points
from tilflow.slides.cells.intensities import CellTable, Reading, measure_cells
from tilflow.slides.cells.net_calls import call_by_net, require_nuclei
from tilflow.slides.cells.outlined import LabelImages, measure_outlines, point_outlines
from tilflow.slides.cells.phenotypes import (
    UNCLASSIFIED,
    assign_phenotypes,
    call_activations,
)
from tilflow.slides.cells.positivity import (
    Threshold,
    call_classes,
    describe_threshold,
    estimate_threshold,
    lock_threshold,
)
from tilflow.slides.nuclei.nucleus_table import NucleusTable
from tilflow.slides.settings_cells import MeasureSettings
from tilflow.slides.signal.channels import Channels
from tilflow.slides.tiles import ArrayLike, Box, plan_tiles
from tilflow.slides.tissue.compartments import CLASSES
from tilflow.slides.workers import RunTiles

if TYPE_CHECKING:
    from anndata import AnnData

OUTSIDE = "outside"


def tabulate_cells(
    channels: Channels,
    labels: LabelImages,
    assay: Assay,
    *,
    slide_id: str,
    settings: MeasureSettings,
    run: RunTiles,
    nuclei: NucleusTable | None = None,
) -> "AnnData":
    """Measure and call every cell of a slide.

    Parameters
    ----------
    channels
        Level 0, calibrated.
    labels
        Of the same slide.
    nuclei
        What the segmentation says of each label; asked for where the assay leaves positivity to
        the net, or counts the points that agree with one.

    Returns
    -------
    One row a cell and one column a marker. ``X``: mean intensity in the marker's own part of the
    cell; ``layers["encircling"]``: what the calls look at. ``obs``: cell_id, label (its value in
    the label images, 0 where it has no outline), areas, positivity, phenotype, activations,
    compartment, in_tissue; ``obsm["spatial"]``: x and y in µm;
    ``uns``: thresholds and how they were found. Of a marker with classes, ``obs`` has the class
    too (0 to 3). Where the
    assay counts points, a row is a point, with the outline that it lies in, if any.
    """
    if assay.points is not None and assay.points.agreement is not None:
        nuclei = require_nuclei(nuclei, assay, "counts the points that agree with a net")
        cells = _point_agreed(channels, labels, nuclei, assay, settings, run)
    elif assay.points is not None:
        find = _point_cells if assay.engine == "classical" else point_outlines
        cells = find(channels, labels, assay, settings, run)
    else:
        cells = measure_cells(
            channels,
            labels.nuclei,
            labels.cells,
            readings=list_readings(assay),
            ring_um=settings.ring_um,
            block_px=settings.block_px,
            run=run,
        )
    if assay.positivity == "net":
        thresholds, positive = call_by_net(cells.ids, assay, nuclei)
    else:
        thresholds = find_thresholds(cells, assay, settings)
        positive = {
            marker: cells.encircling[:, place] > thresholds[marker].value
            for place, marker in enumerate(assay.markers)
        }
    return _assemble(channels, cells, labels, assay, thresholds, positive, slide_id)


def list_readings(assay: Assay) -> list[Reading]:
    """Return what is read of each marker, in the assay's order."""
    return [
        Reading(marker, assay.find_channel(marker), rule.localisation)
        for marker, rule in assay.markers.items()
    ]


def find_thresholds(
    cells: CellTable, assay: Assay, settings: MeasureSettings
) -> dict[str, Threshold]:
    """Return the threshold of each marker: the assay's, or from all cells of the slide."""
    return {
        marker: lock_threshold(rule.threshold)
        if isinstance(rule.threshold, float)
        else estimate_threshold(cells.encircling[:, place], settings)
        for place, (marker, rule) in enumerate(assay.markers.items())
    }


def _point_cells(
    channels: Channels,
    labels: LabelImages,
    assay: Assay,
    settings: MeasureSettings,
    run: RunTiles,
) -> CellTable:
    points = find_points(channels, assay, settings, run)
    inside = labels.compartments.look_up(points.y_px, points.x_px) > 0
    y, x, intensity = points.y_px[inside], points.x_px[inside], points.intensity[inside]
    nuclei, sizes = _read_labels_at(labels.nuclei, y, x, settings.block_px)
    cells, cell_sizes = _read_labels_at(labels.cells, y, x, settings.block_px)
    intensity = intensity[:, None]
    return CellTable(
        nuclei,
        y,
        x,
        np.where(nuclei > 0, sizes, 0),
        np.where(cells > 0, cell_sizes, 0),
        intensity,
        intensity,
    )


def _point_agreed(
    channels: Channels,
    labels: LabelImages,
    nuclei: NucleusTable,
    assay: Assay,
    settings: MeasureSettings,
    run: RunTiles,
) -> CellTable:
    outlines = measure_outlines(channels, labels, settings, run)
    points = find_points(channels, assay, settings, run)
    reach_px = find_reach_px(assay, channels.calibration.pixel_size_um)
    kept, vouching = find_agreed(points, nuclei, within_px=reach_px)
    y, x, ids = points.y_px[kept], points.x_px[kept], nuclei.labels[vouching]
    inside = labels.compartments.look_up(y, x) > 0
    y, x, ids = y[inside], x[inside], ids[inside]
    intensity = points.intensity[kept][inside][:, None]
    sizes = np.zeros((2, int(nuclei.labels.max(initial=0)) + 1), np.int64)
    sizes[:, outlines.ids] = outlines.nucleus_px, outlines.cell_px
    return CellTable(ids, y, x, sizes[0, ids], sizes[1, ids], intensity, intensity)


def _read_labels_at(
    labels: ArrayLike, y_px: NDArray[np.float64], x_px: NDArray[np.float64], block_px: int
) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Return the label under each point, and that object's pixels; read block by block."""
    rows, columns = np.floor(y_px + 0.5).astype(int), np.floor(x_px + 0.5).astype(int)
    under = np.zeros(len(rows), np.uint32)
    ids, sizes = [np.zeros(0, np.uint32)], [np.zeros(0, np.int64)]
    for box in plan_tiles(labels.shape, block_px):
        block = np.asarray(labels[box.slices])
        here = _within(rows, columns, box)
        under[here] = block[rows[here] - box.y0, columns[here] - box.x0]
        found, count = np.unique(block, return_counts=True)
        ids.append(found)
        sizes.append(count)
    known, place = np.unique(np.concatenate(ids), return_inverse=True)
    total = np.bincount(place, weights=np.concatenate(sizes), minlength=len(known))
    return under, total[np.searchsorted(known, under)].astype(np.int64)


def _within(rows: NDArray[Any], columns: NDArray[Any], box: Box) -> NDArray[np.bool_]:
    inside: NDArray[np.bool_] = (rows >= box.y0) & (rows < box.y1)
    return inside & (columns >= box.x0) & (columns < box.x1)


def _assemble(
    channels: Channels,
    cells: CellTable,
    labels: LabelImages,
    assay: Assay,
    thresholds: Mapping[str, Threshold],
    positive: Mapping[str, NDArray[np.bool_]],
    slide_id: str,
) -> "AnnData":
    from anndata import AnnData

    pixel_um = channels.calibration.pixel_size_um
    phenotype = assign_phenotypes(positive, assay)
    if not positive:
        phenotype = np.full(len(cells), UNCLASSIFIED, dtype=object)
    code = labels.compartments.look_up(cells.y_px, cells.x_px)
    compartment = np.full(len(cells), OUTSIDE, dtype=object)
    for value, name in CLASSES.items():
        compartment[code == value] = name
    obs = pd.DataFrame(
        {
            "cell_id": np.arange(1, len(cells) + 1, dtype=np.uint32),
            "label": cells.ids,
            "nucleus_area_um2": _area(cells.nucleus_px, pixel_um),
            "cell_area_um2": _area(cells.cell_px, pixel_um),
            **{f"is_{marker}_positive": called for marker, called in positive.items()},
            **_class_cells(cells, positive, assay),
            "phenotype": pd.Categorical(
                phenotype, [*(rule.id for rule in assay.phenotypes), UNCLASSIFIED]
            ),
            **{
                f"is_{name}": called
                for name, called in call_activations(positive, phenotype, assay).items()
            },
            "compartment": pd.Categorical(compartment, [*CLASSES.values(), OUTSIDE]),
            "in_tissue": code > 0,
        },
    )
    obs.index = pd.Index([str(number) for number in range(1, len(cells) + 1)])
    table = AnnData(
        X=cells.means.astype(np.float32),
        obs=obs,
        var=pd.DataFrame(index=pd.Index(list(assay.markers), dtype=str)),
        layers={"encircling": cells.encircling.astype(np.float32)},
        obsm={"spatial": np.column_stack([cells.x_px, cells.y_px]) * pixel_um},
    )
    table.uns["slide_id"] = slide_id
    table.uns["assay"] = assay.name
    table.uns["pixel_size_um"] = pixel_um
    table.uns["rows"] = "points" if assay.points is not None else "outlines"
    table.uns["thresholds"] = {
        marker: describe_threshold(found) for marker, found in thresholds.items()
    }
    return table


def _class_cells(
    cells: CellTable, positive: Mapping[str, NDArray[np.bool_]], assay: Assay
) -> dict[str, NDArray[np.int8]]:
    """Return the class of intensity of each cell, for the markers that have classes.

    Where a net says what is positive, the limits grade those cells alone: they are at least 1+.
    """
    classes = {}
    for place, (marker, rule) in enumerate(assay.markers.items()):
        if rule.classes is None:
            continue
        called = call_classes(cells.encircling[:, place], rule.classes)
        if assay.positivity == "net":
            called = np.where(positive[marker], np.maximum(called, 1), 0).astype(np.int8)
        classes[f"{marker}_class"] = called
    return classes


def _area(pixels: NDArray[np.int64], pixel_um: float) -> NDArray[np.float64]:
    """Areas in µm²; missing where there is no outline."""
    return np.where(pixels > 0, pixels * pixel_um**2, nan)
