import numpy as np
import pytest

from tilflow.cytometry.gates.datadriven import (
    find_singlet_ratio,
    find_tail,
    find_valley,
    fit_clusters,
    trace_outline,
)
from tilflow.cytometry.gates.shapes import call_polygon
from tilflow.cytometry.settings import GatingSettings

SETTINGS = GatingSettings()
WINDOW = (0.3, 0.75)


def two_peaks(seed, n_low, n_high, *, low=0.2, high=0.8, sd=0.06):
    generator = np.random.default_rng(seed)
    return np.concatenate([generator.normal(low, sd, n_low), generator.normal(high, sd, n_high)])


@pytest.mark.parametrize(("n_low", "n_high"), [(5000, 5000), (9700, 300), (200, 9800), (380, 20)])
def test_a_valley_parts_two_peaks_whatever_their_sizes(n_low, n_high):
    values = two_peaks(1, n_low, n_high)
    found = find_valley(values, WINDOW, SETTINGS, deviations=3, fallback=None)
    assert (found.how, found.warning) == ("valley", "")
    assert (values >= found.at).sum() == pytest.approx(n_high, abs=2)


def test_one_peak_has_no_valley_and_says_so():
    values = np.random.default_rng(2).normal(0.2, 0.05, 5000)
    found = find_valley(values, WINDOW, SETTINGS, deviations=3, fallback=None)
    assert found.how == "tail"
    assert "no valley" in found.warning
    assert found.at == pytest.approx(0.2 + 3 * 0.05, abs=0.02)


def test_the_tail_measures_the_far_side_of_the_peak():
    values = two_peaks(3, 3000, 1500, high=0.42)
    found = find_tail(values, (0.25, 0.7), SETTINGS, deviations=3, fallback=None)
    assert found.at == pytest.approx(0.2 + 3 * 0.06, abs=0.03)


def test_a_few_events_use_the_position_of_the_strategy():
    found = find_valley(np.full(5, 0.2), WINDOW, SETTINGS, deviations=3, fallback=0.5)
    assert (found.at, found.how) == (0.5, "fallback")
    assert "only 5 events" in found.warning


def test_a_position_stays_within_its_window():
    values = two_peaks(4, 4000, 4000, low=0.05, high=0.15, sd=0.01)
    found = find_valley(values, WINDOW, SETTINGS, deviations=3, fallback=None)
    assert WINDOW[0] <= found.at <= WINDOW[1]


def test_doublets_lie_beyond_the_singlet_ratio():
    generator = np.random.default_rng(5)
    height = generator.uniform(2e4, 1.5e5, 6000)
    area = height * 1.09 * np.exp(0.03 * generator.standard_normal(6000))
    is_double = np.arange(6000) < 200
    area[is_double] *= 1.6
    found = find_singlet_ratio(area, height, (1.08, 1.6), SETTINGS, deviations=4)
    called = area > found.at * height
    assert called[is_double].mean() > 0.99
    assert called[~is_double].mean() < 0.003


def test_clusters_are_found_where_they_drifted():
    generator = np.random.default_rng(6)
    parts = [
        generator.normal((0.6, 0.1), 0.02, (2000, 2)),
        generator.normal((0.5, 0.3), 0.05, (6000, 2)),
    ]
    seeds = {"small": (0.63, 0.08), "large": (0.46, 0.34)}
    fitted = fit_clusters(np.concatenate(parts), seeds, SETTINGS, spread=0.05)
    np.testing.assert_allclose(fitted.parts["small"].mean, (0.6, 0.1), atol=0.005)
    np.testing.assert_allclose(fitted.parts["large"].mean, (0.5, 0.3), atol=0.005)
    outline = trace_outline(fitted, "small", coverage=0.99)
    assert call_polygon(parts[0], outline).mean() > 0.97
    assert call_polygon(parts[1], outline).mean() < 0.005


def test_positions_do_not_depend_on_the_order_of_events():
    values = two_peaks(7, 3000, 500)
    shuffled = np.random.default_rng(8).permutation(values)
    a = find_valley(values, WINDOW, SETTINGS, deviations=3, fallback=None)
    b = find_valley(shuffled, WINDOW, SETTINGS, deviations=3, fallback=None)
    assert a == b
