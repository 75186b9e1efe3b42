"""What is true of a simulated slide: tables of nuclei and densities, outlines of nests."""

import json
import uuid
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from skimage import measure

from tilflow.simulate.tissue.architecture import STROMA, TUMOUR, Architecture
from tilflow.simulate.tissue.cell_types import CELL_TYPES, MARKERS
from tilflow.simulate.tissue.population import Cells
from tilflow.staging import staged

COMPARTMENT_NAMES = {STROMA: "stroma", TUMOUR: "tumour"}
IHC_PHENOTYPES = ("nucleated_cells", "cd8_t_cells")
MIF_PHENOTYPES = (
    *IHC_PHENOTYPES,
    "cd3_cd8neg_t_cells",
    "macrophages",
    "tumour_cells",
    "other_cells",
    "ki67_cd8_t_cells",
)


def tabulate_nuclei(cells: Cells, *, pixel_size_um: float) -> pd.DataFrame:
    """One row a nucleus; nucleus_id is its value in the label image.

    y_px and x_px count from the centre of pixel (0, 0); radius_um is that of the disc of the same
    area.
    """
    phenotypes = np.asarray([cell_type.phenotype for cell_type in CELL_TYPES], dtype=object)
    names = np.asarray(["glass", "stroma", "tumour"], dtype=object)
    table = pd.DataFrame(
        {
            "nucleus_id": np.arange(1, len(cells) + 1, dtype=np.uint32),
            "y_px": (cells.y_um / pixel_size_um).astype(np.float32),
            "x_px": (cells.x_um / pixel_size_um).astype(np.float32),
            "y_um": cells.y_um.astype(np.float32),
            "x_um": cells.x_um.astype(np.float32),
            "radius_um": np.sqrt(cells.area_um2 / np.pi).astype(np.float32),
            "area_um2": cells.area_um2.astype(np.float32),
            "phenotype": phenotypes[cells.kind],
            "compartment": names[cells.compartment],
        }
    )
    for index, marker in enumerate(MARKERS):
        table[f"is_{marker.lower()}_positive"] = cells.positive[:, index]
    return table


def write_nuclei(table: pd.DataFrame, path: Path) -> None:
    """Write the table of nuclei, whole or not at all."""
    with staged(path) as temporary:
        table.to_parquet(temporary, index=False, compression="zstd")


def summarise_densities(
    nuclei: pd.DataFrame, *, slide_id: str, kind: str, area_mm2: dict[str, float]
) -> pd.DataFrame:
    """Count the cells of each phenotype in each compartment and divide by its area.

    Parameters
    ----------
    nuclei
        As `tabulate_nuclei` gives it.
    slide_id, kind
        The slide; ``ihc`` shows CD8 only, ``mif`` all phenotypes.
    area_mm2
        Of whole, tumour and stroma.
    """
    members = {
        "nucleated_cells": pd.Series(True, index=nuclei.index),
        "ki67_cd8_t_cells": (nuclei["phenotype"] == "cd8_t_cells") & nuclei["is_ki67_positive"],
    }
    rows = []
    for phenotype in IHC_PHENOTYPES if kind == "ihc" else MIF_PHENOTYPES:
        chosen = members.get(phenotype, nuclei["phenotype"] == phenotype)
        for compartment, area in area_mm2.items():
            inside = (
                chosen
                if compartment == "whole"
                else chosen & (nuclei["compartment"] == compartment)
            )
            count = int(inside.sum())
            density = count / area if area > 0 else float("nan")
            rows.append((slide_id, phenotype, compartment, count, area, density))
    columns = ["slide_id", "phenotype", "compartment", "n_cells", "area_mm2", "density_per_mm2"]
    return pd.DataFrame(rows, columns=columns)


def trace_nests(architecture: Architecture, *, pixel_size_um: float) -> list[shapely.Polygon]:
    """Polygons of the tumour nests in level-0 pixels, where (0, 0) is the image's corner."""
    level = np.pad(architecture.nest, 1, constant_values=-1.0)
    contours = measure.find_contours(level, 0.0)  # type: ignore[no-untyped-call]
    scale = architecture.grid_um / pixel_size_um
    lines = []
    for contour in contours:
        ring: NDArray[np.float64] = (contour[:, ::-1] - 1) * scale + 0.5
        if len(ring) >= 4:
            lines.append(shapely.LinearRing(ring))
    area = shapely.build_area(shapely.GeometryCollection(lines))
    parts = [area] if isinstance(area, shapely.Polygon) else list(area.geoms)
    parts = [part for part in parts if not part.is_empty]
    return sorted(parts, key=lambda part: (part.bounds[1], part.bounds[0]))


def write_annotations(polygons: list[shapely.Polygon], path: Path) -> None:
    """Write polygons as QuPath exports them: a FeatureCollection of annotations.

    QuPath wants a UUID for each; these follow from the file's name, so that they repeat.
    """
    features = []
    for number, polygon in enumerate(polygons, start=1):
        rings = [polygon.exterior, *polygon.interiors]
        coordinates = [[[round(x, 2), round(y, 2)] for x, y in ring.coords] for ring in rings]
        features.append(
            {
                "type": "Feature",
                "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{path.name}#{number}")),
                "geometry": {"type": "Polygon", "coordinates": coordinates},
                "properties": {
                    "objectType": "annotation",
                    "classification": {"name": "Tumor", "color": [200, 0, 0]},
                    "isLocked": False,
                },
            }
        )
    with staged(path) as temporary:
        temporary.write_text(
            json.dumps({"type": "FeatureCollection", "features": features}) + "\n", encoding="utf-8"
        )
