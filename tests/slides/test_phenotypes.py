"""Positive or not, and what that makes of a cell."""

import numpy as np

from tilflow.slides.assay import Assay, read_assay
from tilflow.slides.cells.phenotypes import assign_phenotypes, call_activations, find_impossible

MARKERS = ("CD3", "CD8", "CD68", "PanCK", "Ki67")

#        CD3 CD8 CD68 PanCK Ki67  phenotype
CASES = """
         1   1   0    0     0     cd8_t_cells
         1   1   0    0     1     cd8_t_cells
         1   0   0    0     1     cd3_cd8neg_t_cells
         0   0   1    0     0     macrophages
         0   0   0    1     1     tumour_cells
         0   0   0    0     0     other_cells
         0   1   0    0     0     other_cells
         1   1   0    1     0     cd8_t_cells
"""
ROWS = [line.split() for line in CASES.strip().splitlines()]
POSITIVE = {
    marker: np.array([row[place] == "1" for row in ROWS]) for place, marker in enumerate(MARKERS)
}
EXPECTED = [row[5] for row in ROWS]


def test_the_first_rule_that_fits_names_the_cell() -> None:
    assert assign_phenotypes(POSITIVE, read_assay("mif")).tolist() == EXPECTED


def test_activation_is_a_part_of_its_phenotype() -> None:
    assay = read_assay("mif")
    called = call_activations(POSITIVE, np.array(EXPECTED, object), assay)
    assert called["ki67_cd8_t_cells"].tolist() == [False, True] + [False] * 6


def test_impossible_combinations_are_found() -> None:
    found = find_impossible(POSITIVE, read_assay("mif"))
    assert {name: int(cells.sum()) for name, cells in found.items()} == {
        "CD3+CD68": 0,
        "CD3+PanCK": 1,
        "CD68+PanCK": 0,
    }


def build_assay(**parts: object) -> Assay:
    """Build an assay of NK cells: the shipped one with other markers and rules."""
    markers = ("CD3", "CD56", "NKG2A", "GZMB")
    content = read_assay("mif").model_dump() | {
        "channels": {"DAPI": "DAPI", **{marker: marker for marker in markers}},
        "markers": {m: {"localisation": "membrane", "threshold": "mixture"} for m in markers},
        "phenotypes": [
            {"id": "t_cells", "requires": ["CD3"]},
            {"id": "nk_cells", "any_of": ["CD56", "NKG2A"], "excludes": ["CD3"]},
            {"id": "other_cells"},
        ],
        "activations": [{"id": "gzmb_nk_cells", "of": "nk_cells", "any_of": ["GZMB"]}],
        "impossible": [],
        "tils": [],
        "compartments": "none",
        "tumour_marker": "",
    }
    return Assay.model_validate(content | parts)


def test_any_of_asks_for_one_of_several_markers() -> None:
    positive = {
        "CD3": np.array([1, 0, 0, 0, 1], bool),
        "CD56": np.array([0, 1, 0, 0, 1], bool),
        "NKG2A": np.array([0, 0, 1, 0, 0], bool),
        "GZMB": np.array([1, 0, 1, 1, 0], bool),
    }
    phenotype = assign_phenotypes(positive, build_assay())
    assert phenotype.tolist() == ["t_cells", "nk_cells", "nk_cells", "other_cells", "t_cells"]
    called = call_activations(positive, phenotype, build_assay())
    assert called["gzmb_nk_cells"].tolist() == [False, False, True, False, False]
