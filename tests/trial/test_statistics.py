"""Description of fold changes."""

import math

import numpy as np
import pytest
from scipy.stats import wilcoxon

from tilflow.trial.inference.signed_rank import compute_signed_rank
from tilflow.trial.settings import StatisticsSettings, TrialSettings
from tilflow.trial.statistics import COLUMNS, summarise_statistics


def week_2(trial, folds, **measured):
    for number, fold in enumerate(folds):
        name = f"P{number}"
        trial.patient(name).sample(f"{name}a", name, 1, 100.0)
        trial.sample(f"{name}b", name, 15, 100.0 * fold, **measured)
    return summarise_statistics(trial.longitudinal().reset_index(), StatisticsSettings())


def test_geometric_mean_with_its_interval(trial):
    folds = [1.1, 1.4, 2.0, 2.2, 0.9, 3.0]
    table = week_2(trial, folds)
    assert list(table.columns) == list(COLUMNS)
    row = table.iloc[0]
    logs = np.log(folds)
    half = 2.570582 * logs.std(ddof=1) / math.sqrt(6)  # t of 5 degrees of freedom
    assert (row["n"], row["visit"], row["stratum"]) == (6, "D15", "A")
    assert row["geometric_mean_fold_change"] == pytest.approx(math.exp(logs.mean()))
    assert row["lower"] == pytest.approx(math.exp(logs.mean() - half), rel=1e-6)
    assert row["upper"] == pytest.approx(math.exp(logs.mean() + half), rel=1e-6)
    assert row["median_fold_change"] == pytest.approx(1.7)
    # Five of six up, the one down has rank 2 (0.9) above 1.1 (rank 1): W- = 2, p = 2 * 3 / 64.
    assert row["p_signed_rank"] == pytest.approx(6 / 64)
    assert row["smallest_attainable_p"] == pytest.approx(2 / 64)


def test_too_few_patients_are_described_only(trial):
    row = week_2(trial, [1.5, 2.0]).iloc[0]
    assert row["geometric_mean_fold_change"] == pytest.approx(math.sqrt(3))
    assert row[["lower", "upper", "p_signed_rank"]].isna().all()
    assert row["note"] == "description only: fewer than 3 patients"


def test_few_patients_cannot_be_significant_and_the_note_says_so(trial):
    row = week_2(trial, [1.5, 2.0, 3.0, 2.5, 1.2]).iloc[0]
    assert row["p_signed_rank"] == 0.0625
    assert row["note"] == "so few patients cannot give a p below 0.0625"


def test_patients_without_baseline_and_without_fold_are_counted(trial):
    trial.patient("X").sample("X1", "X", 15, 80.0)
    trial.patient("Z").sample("Z0", "Z", 1, 100.0).sample("Z1", "Z", 15, 0.0)
    row = week_2(trial, [1.5, 2.0, 3.0]).iloc[0]
    assert row["n"] == 3
    assert row["note"].startswith(
        "patients without a baseline: 1; with a zero or too few events: 1"
    )
    assert row["geometric_mean_fold_change"] == pytest.approx(9 ** (1 / 3))


def test_where_many_are_below_the_limit_there_is_no_geometric_mean(trial):
    for name in ("Y", "Z"):
        trial.patient(name).sample(f"{name}0", name, 1, 100.0).sample(f"{name}1", name, 15, 0.0)
    row = week_2(trial, [1.5, 2.0, 3.0]).iloc[0]
    assert np.isnan(row["geometric_mean_fold_change"])
    assert "too many for a geometric mean" in row["note"]


def test_peaks_are_described_apart_and_unscheduled_records_not_at_all(trial):
    trial.patient("P1").dose("P1", 1).dose("P1", 15).sample("a", "P1", 1, 100.0)
    trial.sample("b", "P1", 15, 120.0).sample("c", "P1", 17, 300.0).sample("d", "P1", 7, 9.0)
    table = trial.longitudinal(TrialSettings()).reset_index()
    summary = summarise_statistics(table, StatisticsSettings())
    summary = summary[summary["analysis"] == "change"]
    assert summary["visit"].tolist() == ["D15", "D15 peak"]
    assert summary["median_fold_change"].tolist() == [1.2, 3]


@pytest.mark.parametrize("count", [1, 5, 6, 12])
def test_signed_rank_equals_scipy_where_nothing_ties(count):
    differences = np.random.default_rng(count).normal(0.3, 1, count)
    p, smallest, _ = compute_signed_rank(differences, exact_up_to=50)
    assert p == pytest.approx(wilcoxon(differences, method="exact").pvalue)
    assert smallest == 2 ** (1 - count)


def test_signed_rank_counts_every_sign_where_ranks_tie():
    differences = np.array([1.0, 1.0, -1.0, 2.0, 2.0, 0.0])
    ranks = np.array([2, 2, 2, 4.5, 4.5])
    signs = np.array(np.meshgrid(*[[0, 1]] * 5)).reshape(5, -1)
    sums = ranks @ signs
    expected = 2 * min((sums <= 13).mean(), (sums >= 13).mean())
    assert compute_signed_rank(differences, exact_up_to=50)[0] == pytest.approx(expected)


def test_signed_rank_of_many_equals_scipy_with_ties():
    differences = np.random.default_rng(3).normal(0.4, 1, 80).round(1)
    p, _, method = compute_signed_rank(differences, exact_up_to=50)
    expected = wilcoxon(differences, method="approx", correction=True).pvalue
    assert p == pytest.approx(expected)
    assert method == "signed-rank, normal approximation"


def test_no_difference_at_all():
    assert compute_signed_rank(np.zeros(4), exact_up_to=50)[:2] == (1, 1)
