"""Baseline and change: literal trials, the case in the title."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilflow.errors import InputError
from tilflow.trial.change import compute_fold_interval
from tilflow.trial.longitudinal import COLUMNS
from tilflow.trial.settings import BaselineSettings, TrialSettings

FOLDS = ["fold_change", "log2_fold_change", "fold_change_lower", "fold_change_upper"]


def test_change_from_baseline(trial):
    trial.patient("P1").sample("S1", "P1", -1, 100.0).sample("S2", "P1", 15, 250.0)
    table = trial.longitudinal().reset_index()[list(COLUMNS)].set_index("specimen_id")
    last = table.loc["S2"]
    assert [last[name] for name in ("baseline", "change", "percent_change")] == [100, 150, 150]
    assert last["fold_change"] == 2.5
    assert last["log2_fold_change"] == pytest.approx(math.log2(2.5))
    # Both intervals are a factor of 1/0.9 either way: together sqrt(2) of it on the log scale.
    factor = math.exp(math.sqrt(2) * math.log(1 / 0.9))
    assert last["fold_change_lower"] == pytest.approx(2.5 / factor)
    assert last["fold_change_upper"] == pytest.approx(2.5 * factor)
    first = table.loc["S1"]
    assert first["is_baseline"]
    assert [first["change"], first["fold_change"], first["log2_fold_change"]] == [0, 1, 0]
    assert np.isnan(first["fold_change_lower"])


def test_missing_baseline(trial):
    trial.patient("P1").sample("S1", "P1", 15, 250.0)
    row = trial.longitudinal().loc["S1"]
    assert row["is_analysed"]
    assert row[["baseline", "change", *FOLDS]].isna().all()
    assert (row["quality"], row["reason"]) == ("ok", "no baseline")


def test_two_baselines_the_last_one_counts(trial):
    trial.patient("P1").sample("S1", "P1", -9, 100.0).sample("S2", "P1", -2, 200.0)
    table = trial.sample("S3", "P1", 15, 400.0).longitudinal()
    assert table["is_baseline"].to_dict() == {"S1": False, "S2": True, "S3": False}
    assert table["baseline"].tolist() == [200, 200, 200]
    assert np.isnan(table.loc["S1", "change"])
    assert table.loc["S3", "fold_change"] == 2


def test_a_failed_last_baseline_leaves_the_one_before(trial):
    trial.patient("P1").sample("S1", "P1", -9, 100.0).sample("S2", "P1", -2)
    table = trial.sample("S3", "P1", 15, 400.0).longitudinal()
    assert table["is_baseline"].to_dict() == {"S1": True, "S2": False, "S3": False}
    assert table.loc["S2", "reason"] == "clot"
    assert not table.loc["S2", "is_analysed"]


@pytest.mark.parametrize(
    ("dose", "drawn", "is_baseline"),
    [
        (None, "15:00", True),
        ("10:00", "09:00", True),
        ("10:00", "10:00", True),
        ("10:00", "11:00", False),
        ("10:00", None, True),
    ],
)
def test_day_one_is_before_the_dose_unless_both_times_say_otherwise(
    trial, dose, drawn, is_baseline
):
    trial.patient("P1").dose("P1", 1, dose).sample("S1", "P1", 1, 100.0, clock=drawn)
    assert trial.longitudinal().loc["S1", "is_baseline"] == is_baseline


def test_a_baseline_from_long_before_does_not_count(trial):
    trial.patient("P1").sample("S1", "P1", -29, 100.0).sample("S2", "P1", 15, 100.0)
    assert trial.longitudinal()["baseline"].isna().all()


def test_a_sample_before_inclusion_is_kept_said_and_excluded_by_setting(trial):
    trial.patient("P1", inclusion_day=-3).sample("S1", "P1", -5, 100.0)
    trial.sample("S2", "P1", 15, 200.0)
    row = trial.longitudinal().loc["S1"]
    assert row["choice"] == "only record; collected before inclusion"
    assert row["is_baseline"]
    strict = TrialSettings(baseline=BaselineSettings(allow_before_inclusion=False))
    table = trial.longitudinal(strict)
    assert not table["is_baseline"].any()
    assert table.loc["S2", "reason"] == "no baseline"


def test_a_patient_with_tissue_only(trial):
    trial.patient("P1").slide("T1", "P1", -3, 80.0).slide("T2", "P1", 40, 200.0)
    table = trial.longitudinal()
    assert table["fold_change"].tolist() == [1, 2.5]
    assert set(table["specimen"]) == {"tissue"}


def test_zero_counts_have_a_difference_and_no_fold(trial):
    trial.patient("P1").sample("S1", "P1", 1, 100.0).sample("S2", "P1", 15, 0.0)
    trial.patient("P2").sample("Z1", "P2", 1, 0.0).sample("Z2", "P2", 15, 50.0)
    table = trial.longitudinal()
    assert table.loc["S2", ["change", "percent_change"]].tolist() == [-100, -100]
    assert table.loc["Z2", "change"] == 50
    assert table.loc[["S2", "Z2"], ["fold_change", "log2_fold_change"]].isna().all(axis=None)
    assert np.isnan(table.loc["Z2", "percent_change"])
    assert table.loc["S2", "reason"] == "not above zero: no fold change"
    assert table.loc["Z2", "reason"] == "baseline not above zero: no fold change"
    assert (table.loc[["S2", "Z2"], "quality"] == "warn").all()


def test_below_the_limit_of_quantitation_has_no_fold(trial):
    trial.patient("P1").sample("S1", "P1", 1, 100.0).sample("S2", "P1", 15, 5.0, n_events=49)
    trial.patient("P2").sample("L1", "P2", 1, 5.0, n_events=12).sample("L2", "P2", 15, 50.0)
    table = trial.longitudinal()
    assert table.loc[["S2", "L2"], FOLDS].isna().all(axis=None)
    assert table.loc[["S2", "L2"], "change"].tolist() == [-95, 45]
    assert table.loc["S2", "reason"] == "too few events: no fold change"
    assert table.loc["L2", "reason"] == "baseline of too few events: no fold change"
    assert table.loc["L1", "is_baseline"]


def test_few_cells_in_tissue_are_a_density_not_a_limit(trial):
    trial.patient("P1").slide("T1", "P1", -3, 80.0, n_events=20)
    trial.slide("T2", "P1", 40, 200.0, n_events=49)
    assert trial.longitudinal().loc["T2", "fold_change"] == 2.5


def test_a_missing_interval_leaves_the_fold_without_one(trial):
    trial.patient("P1").sample("S1", "P1", 1, 100.0, lower=None, upper=None)
    row = trial.sample("S2", "P1", 15, 200.0).longitudinal().loc["S2"]
    assert row["fold_change"] == 2
    assert row[["fold_change_lower", "fold_change_upper"]].isna().all()
    assert (row["quality"], row["reason"]) == ("ok", "fold change without a full interval")


def test_failed_values_have_no_change(trial):
    trial.patient("P1").sample("S1", "P1", 1, 100.0)
    row = trial.sample("S2", "P1", 15, 99.0, quality="fail", reason="clog").longitudinal().loc["S2"]
    assert row[["change", "percent_change", *FOLDS]].isna().all()
    assert (row["quality"], row["reason"]) == ("fail", "clog")
    assert row["choice"] == "failed: nothing to analyse"


def test_another_method_of_counting_is_said(trial):
    trial.patient("P1").sample("S1", "P1", 1, 100.0, method="cbc").sample("S2", "P1", 15, 200.0)
    row = trial.longitudinal().loc["S2"]
    assert (row["quality"], row["reason"]) == ("warn", "baseline was counted by another method")


def test_units_do_not_compare(trial):
    trial.patient("P1").sample("S1", "P1", 1, 100.0, unit="10^9/L").sample("S2", "P1", 15, 200.0)
    assert np.isnan(trial.longitudinal().loc["S2", "baseline"])


def test_a_measurement_of_no_specimen_is_refused(trial):
    trial.patient("P1").sample("S1", "P1", 1, 100.0)
    trial.rows.append(trial.rows[0] | {"specimen_id": "stray"})
    with pytest.raises(InputError, match="stray"):
        trial.longitudinal()


def test_the_order_of_rows_does_not_matter(trial):
    trial.patient("P1").patient("P2", "B")
    for name, patient, day in (("a", "P1", 1), ("b", "P1", 15), ("c", "P2", 1), ("d", "P2", 16)):
        trial.sample(name, patient, day, 100.0 + day)
    before = trial.longitudinal()
    for rows in (trial.patients, trial.blood, trial.rows):
        rows.reverse()
    pd.testing.assert_frame_equal(trial.longitudinal(), before)


def test_specimens_of_blood_and_tissue_may_share_a_name(trial):
    trial.patient("P1").sample("X", "P1", 1, 100.0).slide("X", "P1", -3, 80.0)
    table = trial.longitudinal()
    assert table["study_day"].tolist() == [1, -3]
    assert table["specimen"].tolist() == ["blood", "tissue"]


positive = st.floats(1e-3, 1e6)
arm = st.floats(1.0, 3.0)


@given(positive, arm, arm, positive, arm, arm)
def test_fold_intervals_hold_the_fold_and_invert(value, down, up, base, base_down, base_up):
    a = [np.array([x]) for x in (value, value / down, value * up)]
    b = [np.array([x]) for x in (base, base / base_down, base * base_up)]
    low, high = (end[0] for end in compute_fold_interval(*a, *b))
    assert low <= value / base * (1 + 1e-9)
    assert high >= value / base * (1 - 1e-9)
    inverse = [end[0] for end in compute_fold_interval(*b, *a)]
    assert inverse == pytest.approx([1 / high, 1 / low])


def test_fold_intervals_are_never_infinite():
    one, zero, nothing = np.array([1.0]), np.array([0.0]), np.array([np.nan])
    low, high = compute_fold_interval(one, zero, 2 * one, one, zero, 2 * one)
    assert (low[0], np.isnan(high[0])) == (0, True)
    low, high = compute_fold_interval(one, nothing, nothing, one, one, one)
    assert np.isnan(low[0])
    assert np.isnan(high[0])
    # An interval beside its value is a mistake upstream, not a narrow interval.
    low, high = compute_fold_interval(one, 2 * one, 3 * one, one, one, one)
    assert np.isnan(low[0])


def test_fold_intervals_cover_the_truth_of_two_counts():
    """Two Poisson counts with their exact intervals: 2,000 draws from a fixed seed."""
    from scipy.stats import chi2

    rng = np.random.default_rng(7)
    truth = 2.0
    after, before = rng.poisson(120 * truth, 2000).astype(float), rng.poisson(120, 2000) * 1.0
    ends = [
        (chi2.ppf(0.025, 2 * count) / 2, chi2.ppf(0.975, 2 * count + 2) / 2)
        for count in (after, before)
    ]
    low, high = compute_fold_interval(after, *ends[0], before, *ends[1])
    covered = ((low <= truth) & (truth <= high)).mean()
    assert 0.93 <= covered <= 0.97


@pytest.mark.parametrize(("cells", "fold", "cv_percent"), [(60, 3.0, 3.0), (400, 0.5, 0.0)])
def test_fold_intervals_cover_the_truth_of_bead_counts(cells, fold, cv_percent):
    """Poisson cells and beads, a pipetting error, the counts' own intervals: 1,500 fixed draws."""
    from benchmarks.trial.coverage import measure

    covered, _ = measure(cells, 1000, fold, cv_percent, 1500)
    assert 0.93 <= covered <= 0.97
