import numpy as np
import pytest

from tilflow.cytometry.tubes.counting import (
    CountInputs,
    Interval,
    compute_bead_count,
    compute_cbc_count,
    compute_percent,
    compute_poisson,
    compute_proportion,
    compute_ratio,
    compute_volume_count,
)
from tilflow.errors import InputError

PER_UL = CountInputs(method="beads", beads_added=1000, sample_volume_ul=1)


@pytest.mark.parametrize(
    ("cells", "beads", "expected"),
    [
        (100, 1000, (100.0, 80.6, 122.9)),
        (400, 1000, (400, 355, 450)),
        (20, 1000, (20, 12.2, 31.1)),
        (0, 1000, (0, 0, 3.7)),
    ],
)
def test_bead_counts_have_exact_intervals(cells, beads, expected):
    got = compute_bead_count(cells, beads, PER_UL, pipetting_cv_percent=0)
    np.testing.assert_allclose([got.value, got.lower, got.upper], expected, rtol=4e-3, atol=0.05)


@pytest.mark.parametrize(
    ("part", "whole", "lower", "upper"),
    [(0, 6, 0, 45.9), (1, 6, 0.4, 64.1), (6, 6, 54.1, 100), (5, 12, 15.2, 72.3)],
)
def test_proportions_are_clopper_pearson(part, whole, lower, upper):
    got = compute_proportion(part, whole).scaled(100)
    np.testing.assert_allclose([got.lower, got.upper], [lower, upper], atol=0.05)


def test_wilson_of_a_known_example():
    # Newcombe 1998, Stat Med 17:857, table I: 81/263 gives 0.2553 to 0.3662.
    got = compute_percent(81, 263)
    np.testing.assert_allclose([got.lower, got.upper], [25.53, 36.62], atol=0.01)


def test_poisson_of_nothing_has_an_upper_end():
    got = compute_poisson(0)
    assert (got.value, got.lower) == (0, 0)
    assert got.upper == pytest.approx(3.689, abs=1e-3)


def test_volume_counts_scale_with_dilution():
    inputs = CountInputs(method="volume", dilution_factor=10)
    got = compute_volume_count(200, 50.0, inputs, pipetting_cv_percent=0)
    assert got.value == 40.0
    assert got.lower < 40 < got.upper


def test_a_part_of_the_blood_count_never_exceeds_it():
    got = compute_cbc_count(99, 100, is_part=True, cbc_per_ul=5000, cbc_cv_percent=0)
    assert got.value == 4950
    assert got.upper < 5000
    other = compute_cbc_count(300, 100, is_part=False, cbc_per_ul=5000, cbc_cv_percent=0)
    assert other.value == 15000


def test_further_error_widens_on_the_log_scale():
    plain = Interval(100, 90, 111)
    wide = plain.widened(10)
    assert wide.value == 100
    assert wide.lower < 82.1 < 83 < 90
    assert 122 < wide.upper < 125
    assert plain.widened(0) == plain


def test_intervals_of_a_ratio_cover_the_truth():
    generator = np.random.default_rng(5)
    cells, beads = generator.poisson(60, 2000), generator.poisson(1000, 2000)
    ends = [compute_ratio(int(c), int(b)) for c, b in zip(cells, beads, strict=True)]
    covered = np.mean([end.lower <= 0.06 <= end.upper for end in ends])
    assert 0.94 <= covered <= 0.98


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"method": "beads", "sample_volume_ul": 50}, "needs --beads-added"),
        ({"method": "cbc", "cbc_per_ul": 5000}, "needs --cbc-population"),
        ({"method": "volume", "acquired_volume_ul": 0}, "must be above 0"),
    ],
)
def test_counting_says_what_it_needs(given, message):
    with pytest.raises(InputError, match=message):
        CountInputs(**given)
