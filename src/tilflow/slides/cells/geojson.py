"""Cells as GeoJSON that QuPath opens: outlines or points, with their phenotype."""

import json
from collections.abc import Iterator
from typing import IO, Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import ndimage
from skimage.measure import find_contours

from tilflow.slides.tiles import Box, plan_tiles

BLOCK_PX: Final = 2048
CONTEXT_PX: Final = 128
"""A cell that reaches farther than this beyond its block is cut there."""


def list_points(cells: pd.DataFrame, region: Box | None) -> Iterator[dict[str, Any]]:
    """Yield one feature a cell: a point at its centroid.

    Parameters
    ----------
    cells
        Columns x_px, y_px (of level 0), cell_id, label, phenotype, compartment.
    region
        Where given, only cells whose centroid lies in it, in pixels of level 0.
    """
    cell: Any
    for cell in _choose(cells, region).itertuples(index=False):
        yield _describe(
            cell, {"type": "Point", "coordinates": [round(cell.x_px, 2), round(cell.y_px, 2)]}
        )


def list_outlines(
    cells: pd.DataFrame, labels: Any, region: Box | None, *, block_px: int = BLOCK_PX
) -> Iterator[dict[str, Any]]:
    """Yield one feature a cell: its outline; a point for a cell without one.

    The label image (y, x) is read block by block; a cell belongs to the block of its centroid.
    """
    cell: Any
    chosen = _choose(cells, region)
    height, width = labels.shape
    for block in plan_tiles((height, width), block_px):
        own = _choose(chosen, block)
        if own.empty:
            continue
        outer = block.grown(CONTEXT_PX, (height, width))
        window = np.asarray(labels[outer.slices])
        values, places = np.unique(window, return_inverse=True)
        boxes = ndimage.find_objects(places.reshape(window.shape).astype(np.int32) + 1)
        where = dict(zip(values.tolist(), boxes, strict=True))
        for cell in own.itertuples(index=False):
            spot = where.get(int(cell.label)) if cell.label else None
            if spot is None:
                yield from list_points(own[own["cell_id"] == cell.cell_id], None)
                continue
            ring = trace_outline(window[spot] == cell.label)
            ring += np.array([spot[1].start + outer.x0, spot[0].start + outer.y0])
            yield _describe(cell, {"type": "Polygon", "coordinates": [ring.round(2).tolist()]})


def trace_outline(mask: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the longest outline of a mask (y, x) as a closed ring of (x, y), corner-based.

    Examples
    --------
    >>> ring = trace_outline(np.ones((2, 3), bool))
    >>> ring.min(axis=0).tolist(), ring.max(axis=0).tolist(), bool((ring[0] == ring[-1]).all())
    ([0.0, 0.0], [3.0, 2.0], True)
    """
    contours = find_contours(np.pad(mask.astype(np.float32), 1), 0.5)  # type: ignore[no-untyped-call]
    # A padded pixel's centre is at 1: half a pixel back is its corner.
    longest: NDArray[np.float64] = max(contours, key=len)[:, ::-1] - 0.5
    return longest


def write_features(features: Iterator[dict[str, Any]], stream: IO[str]) -> int:
    """Write features one by one as a FeatureCollection, and return how many."""
    stream.write('{"type": "FeatureCollection", "features": [')
    count = 0
    for feature in features:
        stream.write(("\n" if count == 0 else ",\n") + json.dumps(feature, ensure_ascii=False))
        count += 1
    stream.write("\n]}\n")
    return count


def _choose(cells: pd.DataFrame, region: Box | None) -> pd.DataFrame:
    if region is None:
        return cells
    inside = (cells["y_px"] >= region.y0) & (cells["y_px"] < region.y1)
    return cells[inside & (cells["x_px"] >= region.x0) & (cells["x_px"] < region.x1)]


def _describe(cell: Any, geometry: dict[str, Any]) -> dict[str, Any]:
    properties = {
        "objectType": "detection",
        "name": str(cell.cell_id),
        "classification": {"name": str(cell.phenotype)},
        "metadata": {"compartment": str(cell.compartment)},
    }
    return {"type": "Feature", "geometry": geometry, "properties": properties}
