"""Where a marker's positives begin, on drawn intensities whose truth is known."""

import numpy as np
import pytest

from tilflow.slides.cells.mixture import fit_mixture
from tilflow.slides.cells.positivity import call_classes, estimate_threshold
from tilflow.slides.settings_cells import MeasureSettings

SETTINGS = MeasureSettings()


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
    assert (found.method, found.quality) == ("none", "fail")
    assert found.value == float("inf")
    assert "too few" in found.reason


def test_equal_values_are_not_positive() -> None:
    cells = np.zeros(500)
    assert not (cells > estimate_threshold(cells, SETTINGS).value).any()


def draw_skewed(share: float, *, fold: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw 3000 cells: skewed negatives, some of them under their neighbours' light."""
    rng = np.random.default_rng(seed)
    n_positive = round(3000 * share)
    low = rng.normal(20, 6, 3000 - n_positive) + rng.gamma(1.0, 12, 3000 - n_positive)
    high = 20 * fold * np.exp(0.45 * rng.standard_normal(n_positive))
    touched = rng.random(len(low)) < 1 - (1 - share) ** 3
    low += touched * 0.8 * rng.choice(high, len(low)) * rng.beta(1, 6, len(low))
    return np.concatenate([low, high]), np.arange(3000) >= len(low)


def find_best_f1(values: np.ndarray, is_positive: np.ndarray) -> float:
    """Return the F1 of the best of all thresholds, which nobody knows without the truth."""
    hits = np.cumsum(is_positive[np.argsort(-values)])
    return float((2 * hits / (np.arange(1, len(values) + 1) + is_positive.sum())).max())


@pytest.mark.parametrize(("share", "loss"), [(0.005, 0.2), (0.02, 0.1), (0.1, 0.05), (0.6, 0.02)])
def test_a_tail_of_the_negatives_is_not_a_population(share: float, loss: float) -> None:
    for seed in range(2):
        values, is_positive = draw_skewed(share, fold=20, seed=seed)
        called = values > estimate_threshold(values, SETTINGS).value
        f1 = 2 * (called & is_positive).sum() / (called.sum() + is_positive.sum())
        assert f1 > find_best_f1(values, is_positive) - loss


def test_a_stronger_stain_moves_the_threshold_with_it() -> None:
    values, _ = draw_skewed(0.1, fold=20, seed=5)
    one, two = (estimate_threshold(values * factor, SETTINGS) for factor in (1.0, 1.7))
    assert two.value == pytest.approx(1.7 * one.value, rel=0.01)
    assert (values > one.value).sum() == pytest.approx((1.7 * values > two.value).sum(), abs=3)


def test_overlapping_populations_are_a_warning() -> None:
    values, _ = draw_skewed(0.1, fold=8, seed=0)
    found = estimate_threshold(values, SETTINGS)
    assert found.quality == "warn"
    assert "overlap" in found.reason
    assert found.overlap > SETTINGS.max_overlap


def test_a_smear_of_bright_cells_is_a_warning() -> None:
    rng = np.random.default_rng(0)
    smear = np.exp(rng.uniform(np.log(25), np.log(600), 900))
    found = estimate_threshold(np.concatenate([rng.normal(20, 5, 2100), smear]), SETTINGS)
    assert (found.quality, "overlap" in found.reason) == ("warn", True)


def test_skewed_negatives_alone_have_no_positives() -> None:
    values = 20 * np.exp(0.8 * np.random.default_rng(4).standard_normal(3000))
    found = estimate_threshold(values, SETTINGS)
    assert (found.method, found.quality) == ("negatives", "ok")
    assert (values > found.value).sum() <= 3


def test_the_fit_finds_what_was_drawn() -> None:
    rng = np.random.default_rng(7)
    values = np.concatenate([rng.normal(20, 5, 4000), 500 * np.exp(0.4 * rng.normal(size=1000))])
    fitted = fit_mixture(values)
    assert fitted.positive_fraction == pytest.approx(0.2, abs=0.01)
    assert fitted.unscale(fitted.positive) == pytest.approx(500, rel=0.1)
    assert fitted.positive_spread == pytest.approx(0.4, rel=0.1)
    assert fitted.unscale(fitted.negative) == pytest.approx(20, rel=0.15)


def test_classes_begin_over_their_limits() -> None:
    assert call_classes(np.array([0.2, 0.21, 0.6]), (0.2, 0.4, 0.6)).tolist() == [0, 1, 2]
