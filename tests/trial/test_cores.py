"""Several cores as one value."""

import numpy as np
import pytest

from tilflow.trial.cores import combine_cores, estimate_between_variance


def test_alike_cores_have_their_own_intervals_together():
    value, share = np.full(3, 50.0), np.full(3, 1 / 3)
    found = combine_cores(value, value / 1.3, value * 1.3, share)
    assert found.upper / 50 == pytest.approx(np.exp(np.log(1.3) / np.sqrt(3)))
    assert found.between_sd == 0


def test_four_cores_are_the_sample():
    value = np.array([80.0, 120.0, 100.0, 100.0])
    found = combine_cores(value, value * 0.99, value / 0.99, np.full(4, 0.25))
    # Standard error of the mean of 4: sd / 2, and t of 3 degrees of freedom.
    half = 3.1824 * np.std(value, ddof=1) / 2 / 100
    assert found.upper == pytest.approx(100 * np.exp(half), rel=1e-4)


def test_a_core_without_cells_takes_part():
    found = combine_cores(
        np.array([0.0, 10.0]), np.array([0.0, 5.0]), np.array([4.0, 20.0]), np.array([0.5, 0.5])
    )
    assert (found.value, found.lower) == (5.0, 2.5)
    assert found.upper == pytest.approx(5 + np.hypot(4, 10) / 2)


def test_no_variance_between_where_errors_explain_the_difference():
    assert estimate_between_variance(np.array([0.0, 0.1]), np.array([1.0, 1.0])) == 0


@pytest.mark.parametrize(("n", "least"), [(3, 0.72), (5, 0.9), (8, 0.91)])
def test_coverage_of_a_lesion_mean(n, least):
    """Cores of a lesion differ by 40 %, each measured to 15 %; two or three hold less often."""
    rng = np.random.default_rng(n)
    held = 0
    for _ in range(400):
        truth = 100 * rng.lognormal(-0.08, 0.4, n)
        value = truth * rng.lognormal(0, 0.15, n)
        ends = np.exp(1.96 * 0.15)
        found = combine_cores(value, value / ends, value * ends, np.full(n, 1 / n))
        held += found.lower <= 100 <= found.upper
    assert least <= held / 400 <= 0.99
