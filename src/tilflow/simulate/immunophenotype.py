"""What each kind of particle in a tube of lysed whole blood looks like, as data.

Medians are on the linear scale of the cytometer, at gain 1 and after compensation: what a single
stain of the population would read. They keep the order that antibody binding on blood leukocytes
has: CD45 lymphocytes > monocytes > granulocytes; CD4 T cells > monocytes (dim); CD8 T cells > a
third of the NK cells (dim); CD16 neutrophils > NK cells and non-classical monocytes >
intermediate monocytes; CD14 classical > intermediate > non-classical monocytes (the nomenclature
of 2010, Ziegler-Heitbrock et al., Blood 116:e74).

Activation is what the HIPC panel calls it, HLA-DR+CD38+ (Maecker et al. 2012, Nat Rev Immunol
12:191): naive T cells have some CD38 and no HLA-DR, a part of the memory cells HLA-DR alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

BEADS: Final = "beads"
DEBRIS: Final = "debris"
DEAD: Final = "dead_cells"
NO_PARTNER: Final = ""


@dataclass(frozen=True, slots=True)
class Antigen:
    """Log-normal signal of one marker: its median and the SD of its natural logarithm."""

    median: float
    sigma: float = 0.3


@dataclass(frozen=True, slots=True)
class Scatter:
    """Light scatter: medians of FSC-A and SSC-A and the SDs of their logarithms."""

    fsc: float
    fsc_sigma: float
    ssc: float
    ssc_sigma: float


@dataclass(frozen=True, slots=True)
class CellClass:
    """One kind of viable leukocyte.

    Attributes
    ----------
    name
        Value of ``class`` in the truth.
    scatter
        Its scatter.
    autofluorescence
        Its own fluorescence, as a multiple of a lymphocyte's.
    antigens
        Marker → signal; a marker that is not named has unspecific binding only.
    """

    name: str
    scatter: Scatter
    autofluorescence: float
    antigens: Mapping[str, Antigen] = field(default_factory=dict)


LYMPHOCYTE: Final = Scatter(62_000, 0.08, 15_000, 0.15)
NK_LIKE: Final = Scatter(67_000, 0.08, 17_500, 0.15)
MONOCYTE: Final = Scatter(106_000, 0.09, 42_000, 0.15)
SMALL_MONOCYTE: Final = Scatter(92_000, 0.09, 34_000, 0.15)
NEUTROPHIL: Final = Scatter(128_000, 0.09, 112_000, 0.17)
EOSINOPHIL: Final = Scatter(112_000, 0.08, 165_000, 0.15)
BASOPHIL: Final = Scatter(72_000, 0.08, 24_000, 0.15)
DENDRITIC: Final = Scatter(84_000, 0.10, 24_000, 0.18)

AUTOFLUORESCENCE: Final[Mapping[str, float]] = {
    "CD3": 110.0,
    "CD38": 80.0,
    "CD8": 60.0,
    "CD16": 45.0,
    "CD14": 35.0,
    "Viability": 45.0,
    "HLA-DR": 120.0,
    "CD45": 160.0,
    "CD4": 80.0,
    "CD69": 40.0,
}
"""Marker → median autofluorescence of a lymphocyte in that marker's detector."""
AUTOFLUORESCENCE_SIGMA: Final = 0.25

UNSPECIFIC: Final = Antigen(30.0, 0.7)
"""Antibody that sticks to cells without the antigen."""

VIABILITY_DYE: Final = Antigen(180.0, 0.45)
"""Amine dye on the surface of intact cells."""


def _t_cell(name: str, **markers: Antigen) -> CellClass:
    base = {"CD3": Antigen(6_000, 0.25), "CD45": Antigen(24_000, 0.20)}
    return CellClass(name, LYMPHOCYTE, 1.0, {**base, **_named(markers)})


def _named(markers: Mapping[str, Antigen]) -> dict[str, Antigen]:
    return {("HLA-DR" if name == "HLADR" else name): value for name, value in markers.items()}


_CD4: Final = Antigen(10_000, 0.22)
_CD8: Final = Antigen(13_000, 0.28)
_NAIVE_CD38: Final = Antigen(550, 0.40)
_LOW_CD38: Final = Antigen(160, 0.50)
_HIGH_CD38: Final = Antigen(8_000, 0.40)
_HLADR: Final = Antigen(3_200, 0.38)
_CD69: Final = Antigen(3_200, 0.42)

CD4_T_CELLS: Final = (
    _t_cell("naive_cd4_t_cells", CD4=_CD4, CD38=_NAIVE_CD38),
    _t_cell("memory_cd4_t_cells", CD4=_CD4, CD38=_LOW_CD38),
    _t_cell("activated_cd4_t_cells", CD4=_CD4, CD38=_HIGH_CD38, HLADR=_HLADR),
)
CD8_T_CELLS: Final = (
    _t_cell("naive_cd8_t_cells", CD8=_CD8, CD38=_NAIVE_CD38),
    _t_cell("memory_cd8_t_cells", CD8=_CD8, CD38=_LOW_CD38),
    _t_cell("hladr_memory_cd8_t_cells", CD8=_CD8, CD38=_LOW_CD38, HLADR=_HLADR),
    _t_cell("cd69_memory_cd8_t_cells", CD8=_CD8, CD38=_LOW_CD38, CD69=_CD69),
    _t_cell("hladr_cd38_cd8_t_cells", CD8=_CD8, CD38=_HIGH_CD38, HLADR=_HLADR),
    _t_cell("hladr_cd38_cd69_cd8_t_cells", CD8=_CD8, CD38=_HIGH_CD38, HLADR=_HLADR, CD69=_CD69),
)

_NK: Final = {
    "CD45": Antigen(21_000, 0.20),
    "CD38": Antigen(2_600, 0.45),
    "CD69": Antigen(150, 0.60),
}
_MONOCYTE: Final = {
    "CD45": Antigen(14_000, 0.18),
    "CD38": Antigen(2_500, 0.40),
    "CD4": Antigen(1_300, 0.35),
}

CELL_CLASSES: Final = (
    *CD4_T_CELLS,
    *CD8_T_CELLS,
    _t_cell("double_negative_t_cells", CD3=Antigen(9_000, 0.30), CD38=_LOW_CD38),
    CellClass("cd16_nk_cells", NK_LIKE, 1.1, {**_NK, "CD16": Antigen(10_000, 0.35)}),
    CellClass(
        "cd8dim_cd16_nk_cells",
        NK_LIKE,
        1.1,
        {**_NK, "CD16": Antigen(10_000, 0.35), "CD8": Antigen(1_900, 0.45)},
    ),
    CellClass("cd16neg_nk_cells", NK_LIKE, 1.1, {**_NK, "CD16": Antigen(90, 0.50)}),
    CellClass(
        "b_cells",
        LYMPHOCYTE,
        1.0,
        {
            "CD45": Antigen(19_000, 0.20),
            "HLA-DR": Antigen(8_000, 0.30),
            "CD38": Antigen(500, 0.80),
        },
    ),
    CellClass(
        "classical_monocytes",
        MONOCYTE,
        2.5,
        {
            **_MONOCYTE,
            "CD14": Antigen(19_000, 0.25),
            "CD16": Antigen(110, 0.60),
            "HLA-DR": Antigen(5_500, 0.35),
        },
    ),
    CellClass(
        "intermediate_monocytes",
        MONOCYTE,
        2.5,
        {
            **_MONOCYTE,
            "CD14": Antigen(15_000, 0.28),
            "CD16": Antigen(3_200, 0.40),
            "HLA-DR": Antigen(12_000, 0.30),
        },
    ),
    CellClass(
        "non_classical_monocytes",
        SMALL_MONOCYTE,
        2.0,
        {
            **_MONOCYTE,
            "CD14": Antigen(1_900, 0.35),
            "CD16": Antigen(11_000, 0.35),
            "HLA-DR": Antigen(6_500, 0.32),
        },
    ),
    CellClass(
        "dendritic_cells",
        DENDRITIC,
        1.6,
        {
            "CD45": Antigen(9_000, 0.20),
            "HLA-DR": Antigen(14_000, 0.35),
            "CD4": Antigen(1_500, 0.40),
            "CD38": Antigen(2_500, 0.50),
        },
    ),
    CellClass(
        "neutrophils",
        NEUTROPHIL,
        2.2,
        {
            "CD45": Antigen(6_500, 0.20),
            "CD16": Antigen(24_000, 0.30),
            "CD14": Antigen(330, 0.40),
            "CD38": Antigen(350, 0.40),
        },
    ),
    CellClass(
        "eosinophils",
        EOSINOPHIL,
        7.0,
        {"CD45": Antigen(9_500, 0.20), "CD16": Antigen(120, 0.50), "CD69": Antigen(120, 0.60)},
    ),
    CellClass(
        "basophils",
        BASOPHIL,
        1.4,
        {"CD45": Antigen(7_000, 0.20), "CD38": Antigen(2_500, 0.40)},
    ),
)

CELL_NAMES: Final = tuple(cell.name for cell in CELL_CLASSES)
PARTICLES: Final = (*CELL_NAMES, DEAD, DEBRIS, BEADS)
"""Every value of ``class`` in the truth."""


@dataclass(frozen=True, slots=True)
class DeadCells:
    """How a dead cell differs from the viable one it was.

    Attributes
    ----------
    viability
        Amine dye in the cell.
    antigen_fraction
        Antigen that is left.
    fsc_fraction, ssc_fraction
        Scatter, as a fraction of the viable cell's.
    autofluorescence
        As a multiple of the viable cell's.
    stickiness
        Unspecific binding, as a multiple of the viable cell's.
    """

    viability: Antigen = field(default_factory=lambda: Antigen(22_000, 0.50))
    antigen_fraction: float = 0.55
    fsc_fraction: float = 0.62
    ssc_fraction: float = 1.15
    autofluorescence: float = 1.8
    stickiness: float = 6.0


DEAD_CELLS: Final = DeadCells()

DEBRIS_SCATTER: Final = Scatter(9_000, 0.55, 5_500, 0.70)
DEBRIS_AUTOFLUORESCENCE: Final = 0.35
DEBRIS_CD45: Final = Antigen(60, 0.9)
"""Ghosts of red cells and platelets have hardly any CD45."""
FRAGMENT_CD45: Final = Antigen(900, 0.7)
FRAGMENT_FRACTION: Final = 0.06
"""Part of the debris that are fragments of leukocytes."""

BEAD_SCATTER: Final = Scatter(34_000, 0.035, 62_000, 0.045)
BEAD_SIGNAL: Final = Antigen(165_000, 0.03)
"""Counting beads read this in every fluorescence detector: their dyes need no antibody."""

FSC_HEIGHT_FRACTION: Final = 0.92
"""FSC-H over FSC-A of a single particle."""
FSC_HEIGHT_SIGMA: Final = 0.034
DOUBLET_OVERLAP: Final = (1.0, 3.0)
"""Beta distribution of how far the pulses of a doublet's cells overlap: at 1 they lie side by side
in the laser, their heights add up as their areas do, and nothing tells them from one large cell.
"""


def _names(*classes: CellClass) -> tuple[str, ...]:
    return tuple(cell.name for cell in classes)


_MONOCYTES: Final = ("classical_monocytes", "intermediate_monocytes", "non_classical_monocytes")
_NK_CELLS: Final = ("cd16_nk_cells", "cd8dim_cd16_nk_cells")
_T_CELLS: Final = (*_names(*CD4_T_CELLS), *_names(*CD8_T_CELLS), "double_negative_t_cells")

POPULATIONS: Final[Mapping[str, tuple[str, ...]]] = {
    BEADS: (BEADS,),
    "singlets": (*CELL_NAMES, DEAD, DEBRIS),
    "leukocytes": (*CELL_NAMES, DEAD),
    "viable_leukocytes": CELL_NAMES,
    "lymphocytes": (*_T_CELLS, *_NK_CELLS, "cd16neg_nk_cells", "b_cells"),
    "t_cells": _T_CELLS,
    "cd4_t_cells": _names(*CD4_T_CELLS),
    "cd8_t_cells": _names(*CD8_T_CELLS),
    "activated_cd8_t_cells": ("hladr_cd38_cd8_t_cells", "hladr_cd38_cd69_cd8_t_cells"),
    "cd69_cd8_t_cells": ("cd69_memory_cd8_t_cells", "hladr_cd38_cd69_cd8_t_cells"),
    "monocytes": _MONOCYTES,
    "classical_monocytes": _MONOCYTES[:1],
    "intermediate_monocytes": _MONOCYTES[1:2],
    "non_classical_monocytes": _MONOCYTES[2:],
    "granulocytes": ("neutrophils", "eosinophils"),
    "nk_cells": _NK_CELLS,
}
"""Population of the gating strategy → its classes.

``nk_cells`` are the CD16+ ones: without CD56 in the panel the others cannot be told from the rest
of the lymphocytes.
"""
