"""The cells of one slide: where they lie, what they were called, and why."""

from collections import OrderedDict
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tilflow.viewer.response import RefusalError

EVERY_CELL: Final = "nucleated_cells"
"""The phenotype of the tables that is no call of a single cell."""
CLAIM: Final = "is_"
IN_TISSUE: Final = "in_tissue"
"""Cells outside of the evaluable tissue are in no row of the tables."""
KEPT_SLIDES: Final = 3
HOT_SPOT_UM: Final = 200.0
"""Side of the square in which a hot spot is looked for: about a field at a magnification of 40."""
POINT: Final = np.dtype([("x", "<f4"), ("y", "<f4"), ("phenotype", "<u2"), ("flags", "<u2")])
"""One cell as it is sent: position in µm, place in the list of calls, 1 where it is selected."""

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the slide, in µm."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Cells:
    """What is held of a slide's cells: about 20 bytes each."""

    path: Path
    state: int
    x_um: npt.NDArray[np.float32]
    y_um: npt.NDArray[np.float32]
    labels: npt.NDArray[np.uint32]
    phenotypes: tuple[str, ...]
    phenotype: npt.NDArray[np.int16]
    compartments: tuple[str, ...]
    compartment: npt.NDArray[np.int16]
    claims: dict[str, Mask]


class CellStore:
    """The cells of the slides that were looked at last."""

    def __init__(self, results: Path) -> None:
        self._results = results
        self._slides: OrderedDict[str, Cells] = OrderedDict()
        self._lock = Lock()

    def get(self, slide_id: str) -> Cells:
        """Return the cells of a slide.

        Raises
        ------
        RefusalError
            Where they were not measured.
        """
        cells = self.find(slide_id)
        if cells is None:
            message = f"the cells of slide {slide_id!r} were not measured"
            raise RefusalError(HTTPStatus.NOT_FOUND, message)
        return cells

    def find(self, slide_id: str) -> Cells | None:
        """Return the cells of a slide, or None where they were not measured."""
        path = self._results / "tissue" / slide_id / "cells.zarr"
        if not (path / "zarr.json").is_file():
            return None
        state = (path / "zarr.json").stat().st_mtime_ns
        with self._lock:
            cells = self._slides.get(slide_id)
            if cells is None or cells.state != state:
                cells = read_cells(path, state)
            self._slides[slide_id] = cells
            self._slides.move_to_end(slide_id)
            while len(self._slides) > KEPT_SLIDES:
                self._slides.popitem(last=False)
        return cells


def read_cells(path: Path, state: int) -> Cells:
    """Read positions, calls and claims of ``cells.zarr``; not the intensities."""
    import zarr

    group: Any = zarr.open_group(path, mode="r")
    obs = group["obs"]
    # In the table the centre of a pixel is at a whole number; here the slide's corner is at 0.
    half_um = float(group["uns/pixel_size_um"][()]) / 2
    spatial = (np.asarray(group["obsm/spatial"]) + half_um).astype(np.float32)
    phenotypes, phenotype = _read_categories(obs, "phenotype", len(spatial))
    compartments, compartment = _read_categories(obs, "compartment", len(spatial))
    return Cells(
        path=path,
        state=state,
        x_um=spatial[:, 0],
        y_um=spatial[:, 1],
        labels=np.asarray(obs["label"], dtype=np.uint32),
        phenotypes=phenotypes,
        phenotype=phenotype,
        compartments=compartments,
        compartment=compartment,
        claims={
            name.removeprefix(CLAIM): np.asarray(obs[name], dtype=bool)
            for name in obs.attrs["column-order"]
            if name.startswith(CLAIM) or name == IN_TISSUE
        },
    )


def _read_categories(
    obs: Any, name: str, n_cells: int
) -> tuple[tuple[str, ...], npt.NDArray[np.int16]]:
    if name not in obs:
        return (), np.full(n_cells, -1, np.int16)
    column = obs[name]
    if "categories" not in column:
        values, codes = np.unique(_read_text(column), return_inverse=True)
        return tuple(values.tolist()), codes.astype(np.int16)
    return tuple(_read_text(column["categories"])), np.asarray(column["codes"], dtype=np.int16)


def _read_text(array: Any) -> list[str]:
    return [str(value) for value in np.asarray(array).tolist()]


def select_cells(cells: Cells, phenotype: str, compartment: str = "") -> Mask | None:
    """Return which cells a row of the tables counts, or None where that cannot be told of a cell.

    Parameters
    ----------
    phenotype
        A call, a claim such as ``ki67_cd8_t_cells`` or ``CD8_positive``, or all nucleated cells.
    compartment
        A part of the tissue; empty or ``whole`` is all of it.
    """
    chosen: Mask
    if phenotype in cells.phenotypes:
        chosen = cells.phenotype == cells.phenotypes.index(phenotype)
    elif phenotype in cells.claims:
        chosen = cells.claims[phenotype].copy()
    elif phenotype == EVERY_CELL:
        chosen = np.ones(len(cells.labels), dtype=bool)
    else:
        return None
    if IN_TISSUE in cells.claims:
        chosen &= cells.claims[IN_TISSUE]
    if compartment in cells.compartments:
        chosen &= cells.compartment == cells.compartments.index(compartment)
    return chosen


def find_in_box(cells: Cells, box: Box) -> npt.NDArray[np.intp]:
    """Return the cells whose centroid lies in the box."""
    inside = (cells.x_um >= box.left) & (cells.x_um <= box.right)
    inside &= (cells.y_um >= box.top) & (cells.y_um <= box.bottom)
    return np.flatnonzero(inside)


def thin(rows: npt.NDArray[np.intp], most: int) -> npt.NDArray[np.intp]:
    """Return at most `most` rows, taken evenly, so that a picture looks the same each time.

    Examples
    --------
    >>> thin(np.arange(10), 4).tolist()
    [0, 3, 6, 9]
    """
    step = -(-len(rows) // max(most, 1))
    return rows[:: max(step, 1)]


def pack_points(cells: Cells, rows: npt.NDArray[np.intp], selected: Mask | None) -> bytes:
    """Return the cells as a row of `POINT` records."""
    points = np.zeros(len(rows), POINT)
    points["x"], points["y"] = cells.x_um[rows], cells.y_um[rows]
    points["phenotype"] = cells.phenotype[rows].astype(np.uint16)
    points["flags"] = 1 if selected is None else selected[rows]
    return points.tobytes()


def pack_phenotypes(cells: Cells) -> bytes:
    """Return one byte a label, 0 to the largest: place of its phenotype + 1, or 0 for none.

    It colours the outlines. Labels are numbered through, so that it is about a byte a cell.
    """
    largest = int(cells.labels.max(initial=0))
    table = np.zeros(largest + 1, np.uint8)
    table[cells.labels] = np.clip(cells.phenotype + 1, 0, 255)
    return table.tobytes()


def find_hot_spot(cells: Cells, chosen: Mask | None) -> tuple[float, float] | None:
    """Return (x, y) in µm of the middle of the chosen cells in the fullest square of a fixed grid.

    Of equally full squares the first in raster order is taken. None where no cell is chosen.
    """
    rows = np.arange(len(cells.labels)) if chosen is None else np.flatnonzero(chosen)
    if not len(rows):
        return None
    columns = (cells.x_um[rows] // HOT_SPOT_UM).astype(np.int64)
    lines = (cells.y_um[rows] // HOT_SPOT_UM).astype(np.int64)
    squares = lines * (columns.max() + 1) + columns
    values, counts = np.unique(squares, return_counts=True)
    inside = rows[squares == values[np.argmax(counts)]]
    return float(cells.x_um[inside].mean()), float(cells.y_um[inside].mean())


def describe_nearest(cells: Cells, x_um: float, y_um: float, within_um: float) -> dict[str, Any]:
    """Return all that was measured of the cell nearest to a point; empty where none is near."""
    import zarr

    distance = np.hypot(cells.x_um - x_um, cells.y_um - y_um)
    if not len(distance) or distance.min() > within_um:
        return {}
    row = int(np.argmin(distance))
    group: Any = zarr.open_group(cells.path, mode="r")
    markers = _read_text(group["var/_index"])
    intensities = np.asarray(group["X"][row], dtype=float).tolist()
    thresholds = _read_thresholds(group)
    return {
        "label": int(cells.labels[row]),
        "x_um": float(cells.x_um[row]),
        "y_um": float(cells.y_um[row]),
        "phenotype": _name(cells.phenotypes, cells.phenotype[row]),
        "compartment": _name(cells.compartments, cells.compartment[row]),
        "areas": {
            name: _finite(float(group["obs"][name][row]))
            for name in ("nucleus_area_um2", "cell_area_um2")
            if name in group["obs"]
        },
        "markers": [
            {
                "marker": marker,
                "value": _finite(value),
                "threshold": thresholds.get(marker),
                "is_positive": bool(claim[row]) if claim is not None else None,
            }
            for marker, value in zip(markers, intensities, strict=True)
            for claim in [cells.claims.get(f"{marker}_positive")]
        ],
    }


def _read_thresholds(group: Any) -> dict[str, float | None]:
    if "uns/thresholds" not in group:
        return {}
    return {
        name: _finite(float(found["value"][()]))
        for name, found in group["uns/thresholds"].groups()
        if "value" in found
    }


def _name(names: tuple[str, ...], code: int) -> str:
    return names[code] if code >= 0 else ""


def _finite(value: float) -> float | None:
    return value if np.isfinite(value) else None
