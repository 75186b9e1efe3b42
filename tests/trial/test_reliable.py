"""Limits of quantitation and reliable change."""

import math

import numpy as np
import pytest

from tilflow.trial.reliable import compute_log_variance, compute_reliable_limit
from tilflow.trial.settings import ChangeSettings, FamilySettings, TrialSettings

FOLDS = ["fold_change", "log2_fold_change", "fold_change_lower", "fold_change_upper"]


def settings(below="no_fold_change", **family):
    families = {"cd8_t_cells.*": FamilySettings(**family)}
    return TrialSettings(change=ChangeSettings(below_lloq=below, families=families))


@pytest.mark.parametrize(
    ("biology", "assay", "rise", "fall"), [(10, 5, 36, 27), (15, 8, 60, 37), (20, 10, 85, 46)]
)
def test_the_reference_change_value_of_two_cvs(biology, assay, rise, fall):
    """exp(1.96 √2 √(ln(1 + CVi²) + ln(1 + CVa²))), worked out by hand."""
    variance = compute_log_variance(np.array([float(biology)]))
    variance = variance + compute_log_variance(np.array([float(assay)]))
    limit = float(compute_reliable_limit(variance)[0])
    assert round(100 * (limit - 1)) == rise
    assert round(100 * (1 - 1 / limit)) == fall


def test_two_values_without_a_change_exceed_the_limit_once_in_twenty():
    rng = np.random.default_rng(3)
    variance = compute_log_variance(np.array([12.0])) + compute_log_variance(np.array([6.0]))
    before, after = np.exp(rng.normal(0, math.sqrt(variance[0]), (2, 20_000)))
    limit = compute_reliable_limit(variance)[0]
    exceeds = np.mean((after / before >= limit) | (after / before <= 1 / limit))
    assert 0.045 <= exceeds <= 0.055


def test_reliable_changes_and_why_others_are_not_called(trial):
    trial.patient("P1").sample("base", "P1", 1, 100.0)
    for name, day, value in (("rise", 15, 137.0), ("still", 29, 135.0), ("fall", 43, 73.0)):
        trial.sample(name, "P1", day, value)
    trial.sample("few", "P1", 57, 500.0, n_events=3)
    table = trial.longitudinal(settings(assay_cv_percent=5, biological_cv_percent=10))
    called = table[["reliable_change", "reliable_change_reason"]]
    assert [tuple(row) for row in called.itertuples(index=False)] == [
        ("", "baseline"), ("increase", ""), ("no", ""), ("decrease", ""), ("", "no fold change"),
    ]  # fmt: skip
    assert table.loc["rise", "reliable_change_limit"] == pytest.approx(1.3624, abs=1e-4)
    without = trial.longitudinal(settings(assay_cv_percent=5))
    assert without.loc["rise", "reliable_change"] == ""
    reason = without.loc["rise", "reliable_change_reason"]
    assert reason == "no biological CV is set for the parameter"


def test_without_an_assay_cv_the_intervals_are_the_error(trial):
    """Both intervals of the fixture are a factor of 1/0.9 either way."""
    trial.patient("P1").sample("S1", "P1", 1, 100.0).sample("S2", "P1", 15, 200.0)
    row = trial.longitudinal(settings(biological_cv_percent=10)).loc["S2"]
    biology = 1.959964 * math.sqrt(2 * math.log(1.01))
    expected = math.exp(math.hypot(math.sqrt(2) * math.log(1 / 0.9), biology))
    assert row["reliable_change_limit"] == pytest.approx(expected, rel=1e-6)


def test_the_limit_by_events_is_the_value_of_so_many(trial):
    trial.patient("P1").sample("S1", "P1", 1, 100.0, n_events=500)
    trial.sample("S2", "P1", 15, 4.0, n_events=20)
    table = trial.longitudinal()
    assert table["lloq"].tolist() == [10, 10]
    assert table["is_quantified"].tolist() == [True, False]
    assert table.loc["S2", "value"] == 4


def test_half_the_limit_stands_in_where_the_setting_says_so(trial):
    trial.patient("P1").sample("S1", "P1", 1, 100.0, n_events=500)
    trial.sample("S2", "P1", 15, 4.0, n_events=20)
    trial.patient("P2").sample("L1", "P2", 1, 4.0, n_events=20).sample("L2", "P2", 15, 40.0)
    half = TrialSettings(change=ChangeSettings(below_lloq="half_lloq"))
    table = trial.longitudinal(half)
    assert table.loc["S2", "fold_change"] == 0.05
    assert table.loc["L2", "fold_change"] == 8
    assert table["fold_change_rule"].to_dict() == {
        "S1": "",
        "S2": "LLOQ/2 for the value",
        "L1": "LLOQ/2 for both",
        "L2": "LLOQ/2 for the baseline",
    }
    assert table.loc[["S2", "L2"], FOLDS[2:]].isna().all(axis=None)
    assert table.loc["S2", "change"] == -96
    assert table.loc["S2", "quality"] == "warn"
    assert "half of it in the fold change" in table.loc["S2", "reason"]
    assert table.loc["S2", "reliable_change"] == ""


def test_a_stated_limit_replaces_the_events(trial):
    trial.patient("P1").sample("S1", "P1", 1, 100.0, n_events=3).sample("S2", "P1", 15, 4.0)
    table = trial.longitudinal(settings(lloq=5))
    assert table["is_quantified"].tolist() == [True, False]
    assert table.loc["S2", FOLDS].isna().all()
    assert table.loc["S2", "reason"] == "below the limit of quantitation: no fold change"
    assert trial.longitudinal(settings("half_lloq", lloq=5)).loc["S2", "fold_change"] == 0.025


def test_a_percentage_of_no_events_has_a_limit_by_its_parent(trial):
    trial.patient("P1")
    trial.sample("S1", "P1", 15, 0.0, unit="%", n_events=0, denominator=1000.0)
    assert trial.longitudinal().loc["S1", "lloq"] == 5
