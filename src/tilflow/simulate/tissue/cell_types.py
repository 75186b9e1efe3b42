"""The cell types of a simulated biopsy: size, shape and how they take the stains."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tilflow.simulate.tissue.outline import NuclearShape


@dataclass(frozen=True)
class CellType:
    """One type of cell.

    Attributes
    ----------
    name
        What it is; several types may share a phenotype.
    phenotype
        Its name in the truth tables.
    nucleus
        Shape of the nucleus.
    cytoplasm_um
        Range of the rim of cytoplasm where no neighbour presses.
    spacing_um
        Room kept around the nucleus.
    markers
        Markers it carries.
    haematoxylin, chromatin
        Optical density of the nucleus, and relative contrast of its chromatin.
    cytoplasm_haematoxylin
        Optical density of the counterstained cytoplasm.
    dapi
        Brightness of the nucleus relative to the setting.
    nucleoli
        Greatest number of nucleoli.
    """

    name: str
    phenotype: str
    nucleus: NuclearShape
    cytoplasm_um: tuple[float, float]
    spacing_um: float
    markers: tuple[str, ...]
    haematoxylin: float
    chromatin: float
    cytoplasm_haematoxylin: float
    dapi: float
    nucleoli: int


_LYMPHOCYTE = NuclearShape(6.9, 0.09, (1.0, 1.35), 0.045, (0.0, 0.10))

CELL_TYPES: Final = (
    CellType(
        "tumour cell", "tumour_cells", NuclearShape(10.6, 0.14, (1.05, 1.6), 0.06, (0.0, 0.04)),
        (3.5, 5.5), 0.55, ("PanCK",), 0.33, 0.30, 0.105, 0.75, 2,
    ),
    CellType(
        "CD8 T cell", "cd8_t_cells", _LYMPHOCYTE, (0.9, 1.5), 0.35, ("CD3", "CD8"),
        0.60, 0.26, 0.05, 1.25, 0,
    ),
    CellType(
        "CD3+ CD8- T cell", "cd3_cd8neg_t_cells", _LYMPHOCYTE, (0.9, 1.5), 0.35, ("CD3",),
        0.62, 0.26, 0.05, 1.25, 0,
    ),
    CellType(
        "macrophage", "macrophages", NuclearShape(8.8, 0.10, (1.15, 1.5), 0.04, (0.2, 0.42)),
        (3.0, 4.5), 0.5, ("CD68",), 0.36, 0.26, 0.085, 0.8, 1,
    ),
    CellType(
        "fibroblast", "other_cells", NuclearShape(6.8, 0.16, (1.8, 5.5), 0.06, (0.0, 0.03)),
        (0.6, 1.2), 0.1, (), 0.42, 0.20, 0.05, 0.9, 0,
    ),
    CellType(
        "other stromal cell", "other_cells", NuclearShape(8.0, 0.10, (1.1, 1.9), 0.05, (0.0, 0.08)),
        (1.2, 2.6), 0.4, (), 0.46, 0.26, 0.07, 1.0, 1,
    ),
    CellType(
        "endothelial cell", "other_cells", NuclearShape(6.2, 0.12, (2.2, 4.5), 0.05, (0.0, 0.05)),
        (0.5, 0.9), 0.1, (), 0.50, 0.20, 0.05, 1.0, 0,
    ),
)  # fmt: skip
TUMOUR_CELL, CD8_T_CELL, CD3_T_CELL, MACROPHAGE, FIBROBLAST, OTHER, ENDOTHELIUM = range(7)
MARKERS: Final = ("CD8", "CD3", "CD68", "PanCK", "Ki67")


def attribute(name: str) -> NDArray[np.float64]:
    """One number of every cell type, by its code."""
    return np.asarray([getattr(cell_type, name) for cell_type in CELL_TYPES], dtype=np.float64)
