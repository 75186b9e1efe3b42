"""Tests without a model, against other ways to the same number."""

from itertools import combinations, permutations

import numpy as np
import pytest
from scipy.stats import false_discovery_control, mannwhitneyu, spearmanr

from tilflow.trial.inference.correlation import (
    compute_rank_correlation,
    compute_repeated_correlation,
)
from tilflow.trial.inference.false_discovery import compute_q_values
from tilflow.trial.inference.rank_sum import compute_rank_sum
from tilflow.trial.inference.student import compute_f_p, compute_mean_interval
from tilflow.trial.inference.trend import compute_trend

# Bland and Altman (BMJ 1995): intramural pH and PaCO2 of eight subjects.
PH = """6.68 6.53 6.43 6.33|6.85 7.06 7.13 7.17|7.40 7.42 7.41 7.37 7.34 7.35 7.28 7.30 7.34|
7.36 7.33 7.29 7.30 7.35|7.35 7.30 7.30 7.37 7.27 7.28 7.32 7.32|7.38 7.30 7.29 7.33 7.31 7.33|
6.86 6.94 6.92|7.19 7.29 7.21 7.25 7.20 7.19 6.77 6.82"""
PACO2 = """3.97 4.12 4.09 3.97|5.27 5.37 5.41 5.44|5.67 3.64 4.32 4.73 4.96 5.04 5.22 4.82 5.07|
5.67 5.10 5.53 4.75 5.51|4.28 4.44 4.32 3.23 4.46 4.72 4.75 4.99|4.78 4.73 5.12 4.93 5.03 4.93|
6.85 6.44 6.52|5.28 4.56 4.34 4.32 4.41 3.69 6.09 5.58"""


def subjects_of(text):
    return [line.split() for line in text.replace("\n", "").split("|")]


def test_repeated_measures_correlation_of_bland_and_altman():
    """R's rmcorr prints r -0.5067697, df 38, p 0.0008471081, -0.7067146 to -0.2318631.

    https://rdocumentation.org/packages/rmcorr/versions/0.7.0
    """
    subject = [number for number, row in enumerate(subjects_of(PH)) for _ in row]
    first, second = (
        np.array([float(x) for row in subjects_of(text) for x in row]) for text in (PACO2, PH)
    )
    found = compute_repeated_correlation(np.array(subject), first, second)
    assert (len(first), found.df) == (47, 38)
    assert found.estimate == pytest.approx(-0.5067697, abs=1e-7)
    assert found.p == pytest.approx(0.0008471081, rel=1e-6)
    assert [found.lower, found.upper] == pytest.approx([-0.7067146, -0.2318631], abs=5e-4)


def test_two_pairs_a_patient_correlate_as_their_differences():
    first, second = np.random.default_rng(1).normal(size=(2, 6, 2))
    found = compute_repeated_correlation(np.repeat(np.arange(6), 2), first.ravel(), second.ravel())
    x, y = np.diff(first).ravel(), np.diff(second).ravel()
    assert found.df == 5
    assert found.estimate == pytest.approx(x @ y / np.sqrt((x @ x) * (y @ y)))


def test_what_does_not_vary_has_no_correlation():
    flat = np.ones(6)
    assert compute_repeated_correlation(np.repeat([0, 1, 2], 2), flat, np.arange(6.0)) is None
    assert compute_rank_correlation(flat, np.arange(6.0), permutations=99) is None


def test_spearman_over_every_order():
    first, second = np.random.default_rng(2).normal(size=(2, 6))
    found = compute_rank_correlation(first, second, permutations=99)
    orders = [spearmanr(first, second[list(order)])[0] for order in permutations(range(6))]
    expected = np.mean(np.abs(orders) >= abs(found.estimate) - 1e-9)
    assert found.estimate == pytest.approx(spearmanr(first, second)[0])
    assert (found.p, found.method) == (pytest.approx(expected), "Spearman, exact")


def test_a_permutation_test_gives_the_same_p_every_time():
    first, second = np.random.default_rng(3).normal(size=(2, 15))
    one, other = (compute_rank_correlation(first, second, permutations=999) for _ in range(2))
    assert one.p == other.p
    assert one.method == "Spearman, 999 permutations"
    assert one.p == pytest.approx(spearmanr(first, second).pvalue, abs=0.05)


@pytest.mark.parametrize("sizes", [(3, 4), (6, 9), (1, 7)])
def test_rank_sum_equals_scipy_where_nothing_ties(sizes):
    generator = np.random.default_rng(sum(sizes))
    first, second = generator.normal(0.8, 1, sizes[0]), generator.normal(0, 1, sizes[1])
    found = compute_rank_sum(first, second, exact_up_to=50)
    expected = mannwhitneyu(first, second, method="exact")
    assert found.p == pytest.approx(expected.pvalue)
    assert found.area == pytest.approx(expected.statistic / (sizes[0] * sizes[1]))


def test_rank_sum_counts_every_draw_where_ranks_tie():
    ranks = np.array([1.5, 1.5, 3, 5, 5, 5, 7])
    sums = np.array([ranks[list(draw)].sum() for draw in combinations(range(7), 3)])
    found = compute_rank_sum(np.array([3.0, 5, 7]), np.array([1.0, 1, 5, 5]), exact_up_to=50)
    observed = 3 + 5 + 7
    tails = min((sums <= observed).mean(), (sums >= observed).mean())
    assert found.p == pytest.approx(min(1, 2 * tails))


def test_rank_sum_of_many_equals_scipy_with_ties():
    generator = np.random.default_rng(5)
    first, second = generator.normal(0.3, 1, 40).round(1), generator.normal(0, 1, 35).round(1)
    found = compute_rank_sum(first, second, exact_up_to=50)
    assert found.p == pytest.approx(mannwhitneyu(first, second, method="asymptotic").pvalue)


def test_the_trend_counts_every_arrangement():
    groups = np.array([1, 1, 2, 2, 2, 3, 3])
    values = np.array([0.2, 0.5, 0.1, 0.9, 0.7, 0.8, 1.1])

    def count(order):
        return sum(order[j] > order[i] for i in range(7) for j in range(7) if groups[j] > groups[i])

    every = np.array([count(order) for order in permutations(values)])
    observed = count(values)
    expected = 2 * min((every >= observed).mean(), (every <= observed).mean())
    found = compute_trend(groups, values, permutations=99)
    assert (found.statistic, found.method) == (observed, "exact")
    assert found.p == pytest.approx(min(1, expected))
    assert found.smallest_p == pytest.approx(2 / 210)


def test_a_trend_with_ties_is_permuted_near_the_exact_p():
    groups = np.repeat([1, 2, 3], 4)
    values = np.array([1.0, 2, 2, 3, 2, 3, 3, 4, 3, 4, 5, 5])
    found = compute_trend(groups, values, permutations=4999)
    untied = values + np.linspace(0, 0.01, 12)
    assert found.method == "4999 permutations"
    assert found.p == pytest.approx(compute_trend(groups, untied, permutations=99).p, abs=0.01)


def test_q_values_equal_scipy():
    p = np.random.default_rng(4).random(30) ** 3
    assert compute_q_values(p) == pytest.approx(false_discovery_control(p))


def test_students_sleep_data():
    """R: t.test(extra ~ group, sleep, paired = TRUE): 1.58 (0.70 to 2.46), p 0.002833."""
    differences = np.array([1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4])
    lower, upper, p = compute_mean_interval(differences)
    assert [lower, upper] == pytest.approx([0.70, 2.46], abs=0.005)
    assert p == pytest.approx(0.002833, abs=5e-7)
    assert compute_f_p(4.0621277**2, 1, 9) == pytest.approx(p, rel=1e-4)
