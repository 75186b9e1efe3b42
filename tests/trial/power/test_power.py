"""The power of a design: a printed figure, a simulation, and what must hold."""

import numpy as np
import pytest
from scipy.stats import ttest_1samp

from tilflow import cli
from tilflow.trial.power.detectable import (
    compute_difference_sd,
    compute_level,
    compute_power,
    find_smallest_fold_change,
)
from tilflow.trial.power.settings import PlannedParameter, PowerSettings
from tilflow.trial.power.table import COLUMNS, summarise_power


def test_paired_power_that_r_prints():
    """R: power.t.test(delta=10, sd=10*sqrt(2), power=0.85, type="paired") gives n = 19.96892.

    Dalgaard, Introductory Statistics with R, section 8.3.
    """
    assert compute_power(19.96892, 1 / np.sqrt(2), level=0.05) == pytest.approx(0.85, abs=1e-6)


def test_the_smallest_fold_change_has_the_wanted_power_in_a_simulation():
    """20,000 trials of 12 patients, their values drawn as the design says."""
    settings = PowerSettings(family="none", baseline_samples=2, treatment_samples=3, replicates=2)
    planned = PlannedParameter(
        biological_cv_percent=25, assay_cv_percent=15, response_cv_percent=30
    )
    log_sd = compute_difference_sd(planned, settings)
    fold = find_smallest_fold_change(12, log_sd, level=0.05, power=0.8)
    generator = np.random.default_rng(3)

    def draw_mean(samples):
        biology = generator.normal(0, np.sqrt(np.log(1 + 0.25**2)), (20_000, 12, samples))
        assay = generator.normal(0, np.sqrt(np.log(1 + 0.15**2)), (20_000, 12, samples, 2))
        return (biology + assay.mean(axis=3)).mean(axis=2)

    effect = np.log(fold) + generator.normal(0, np.sqrt(np.log(1 + 0.3**2)), (20_000, 12))
    p = ttest_1samp(draw_mean(3) + effect - draw_mean(2), 0, axis=1).pvalue
    # The standard error of a share of 0.8 in 20,000 is 0.0028.
    assert (p < 0.05).mean() == pytest.approx(0.8, abs=0.01)


def test_without_an_effect_the_power_is_the_level():
    assert compute_power(9, 0.0, level=0.01) == pytest.approx(0.01)


def test_the_level_under_a_false_discovery_rate_keeps_it():
    """Of 2000 tests, 400 with an effect: at that level and power the false part is the rate."""
    settings = PowerSettings(tests=2000, true_effects=400, alpha=0.05, power=0.8)
    level = compute_level(settings)
    false, true = level * 1600, 0.8 * 400
    assert false / (false + true) == pytest.approx(0.05)
    assert compute_level(PowerSettings(tests=5, true_effects=5)) == 0.05


def test_more_patients_samples_and_less_variation_show_less():
    settings = PowerSettings()
    table = summarise_power(settings)
    assert list(table.columns) == list(COLUMNS)
    smallest = table[table["kind"] == "smallest"].set_index(["group", "parameter"])
    assert len(smallest) == len(settings.groups) * len(settings.parameters)
    folds = smallest["fold_increase"].unstack()
    assert (folds.loc["all"] < folds.loc["C"]).all()
    assert (folds.loc["C"] < folds.loc["one dose"]).all()
    product = smallest["fold_increase"] * smallest["fold_decrease"]
    assert product.to_numpy() == pytest.approx(1, abs=1e-5)  # written to six digits
    curve = table[table["kind"] == "curve"]
    by_n = curve.groupby(["parameter", "fold_increase"])["power"]
    assert by_n.apply(lambda power: power.is_monotonic_increasing).all()


def test_one_evaluable_patient_shows_nothing_and_says_so():
    row = summarise_power(PowerSettings(groups={"one": 2})).iloc[0]
    assert row["n_evaluable"] == 1
    assert np.isnan(row["fold_increase"])
    assert "show nothing" in row["note"]


def test_the_command_writes_the_table_and_its_curve_the_same_each_time(tmp_path, capsys):
    config = tmp_path / "config.yaml"
    config.write_text("trial: {power: {groups: {A: 8}, curve_patients: [4, 8]}}\n")
    written = []
    for name in ("one", "two"):
        out = tmp_path / name / "power.tsv"
        assert cli.main(["simulate", "--power", "--config", str(config), "--out", str(out)]) == 0
        written.append((out.read_bytes(), out.with_suffix(".png").read_bytes()))
    assert written[0] == written[1]
    assert written[0][0].count(b"\nsmallest\tA\t") == len(PowerSettings().parameters)
    assert cli.main(["simulate", "--power"]) == 2
    assert cli.main(["simulate"]) == 2
    assert "--power needs --out FILE" in capsys.readouterr().err
