"""Positive or not, and what that makes of a cell."""

import numpy as np
import pytest

from tilflow.slides.assay import read_assay
from tilflow.slides.cells.phenotypes import assign_phenotypes, call_activations, count_impossible
from tilflow.slides.cells.positivity import estimate_threshold
from tilflow.slides.settings_cells import MeasureSettings

MARKERS = ("CD3", "CD8", "CD68", "PanCK", "Ki67")
SETTINGS = MeasureSettings()

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


def test_impossible_combinations_are_counted() -> None:
    found = count_impossible(POSITIVE, np.array(EXPECTED, object), read_assay("mif"))
    assert found == {"CD3+CD8+PanCK+": 1, "CD8+": 1}


def mix(negatives: int, positives: int, *, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    low = rng.normal(25, 8, negatives)
    high = 600 * np.exp(0.4 * rng.standard_normal(positives))
    return np.concatenate([low, high])


@pytest.mark.parametrize("share", [0.01, 0.05, 0.3, 0.6, 0.9])
def test_the_mixture_parts_any_share_of_positives(share: float) -> None:
    positives = int(4000 * share)
    cells = mix(4000 - positives, positives, seed=positives)
    found = estimate_threshold(cells, SETTINGS)
    assert found.method == "mixture"
    assert (cells > found.value).sum() == pytest.approx(positives, abs=4)


def test_a_slide_without_positives_gets_none() -> None:
    cells = mix(3000, 0, seed=1)
    found = estimate_threshold(cells, SETTINGS)
    assert found.method == "negatives"
    assert (cells > found.value).sum() <= 2


def test_few_positives_are_found_from_the_negatives() -> None:
    cells = mix(3000, 8, seed=2)
    found = estimate_threshold(cells, SETTINGS)
    assert 8 <= (cells > found.value).sum() <= 10


def test_too_few_cells_give_no_threshold() -> None:
    found = estimate_threshold(np.array([1.0, 900.0]), SETTINGS)
    assert found.method == "none"
    assert found.value == float("inf")


def test_equal_values_are_not_positive() -> None:
    cells = np.zeros(500)
    assert not (cells > estimate_threshold(cells, SETTINGS).value).any()
