"""Intervals hold the truth about as often as they say, and the table says what the events say."""

import numpy as np
import pytest

from tilflow.cytometry.fcs.reading import read_fcs
from tilflow.cytometry.gates.strategy import find_strategy, read_strategy
from tilflow.cytometry.panel import read_panel
from tilflow.cytometry.settings import CytometrySettings
from tilflow.cytometry.tubes.counting import (
    CountInputs,
    compute_aliquot_spread,
    compute_bead_count,
    compute_cbc_count,
    compute_volume_count,
)
from tilflow.cytometry.tubes.sample import gate_sample, tabulate_sample

SAMPLES = 500
SETTINGS = CytometrySettings()


def draw_factors(generator, cv_percent):
    return np.exp(np.log1p(cv_percent / 100) * generator.standard_normal(SAMPLES))


def share_covered(intervals, truth):
    return np.mean([each.lower <= truth <= each.upper for each in intervals])


@pytest.mark.parametrize("truth", [30.0, 400.0, 4000.0])
@pytest.mark.parametrize("cv", [0.0, 2.0, 8.0])
def test_bead_counts_cover_the_truth(truth, cv):
    generator = np.random.default_rng([1, int(truth), int(cv)])
    inputs = CountInputs(method="beads", beads_added=50_000, sample_volume_ul=50.0)
    pipetted = draw_factors(generator, cv)
    cells = generator.poisson(truth * 2.0 * pipetted)
    beads = generator.poisson(2000, SAMPLES)
    found = [
        compute_bead_count(int(c), int(b), inputs, pipetting_cv_percent=cv)
        for c, b in zip(cells, beads, strict=True)
    ]
    assert 0.93 <= share_covered(found, truth) <= 0.975


@pytest.mark.parametrize("cv", [0.0, 3.0])
def test_volume_counts_cover_the_truth(cv):
    generator = np.random.default_rng([2, int(cv)])
    inputs = CountInputs(method="volume", dilution_factor=10)
    cells = generator.poisson(400 / 10 * 20 * draw_factors(generator, cv))
    found = [compute_volume_count(int(c), 20.0, inputs, pipetting_cv_percent=cv) for c in cells]
    assert 0.93 <= share_covered(found, 400.0) <= 0.975


def test_counts_by_blood_count_cover_the_truth():
    generator = np.random.default_rng(3)
    stated = 6000 * draw_factors(generator, 3.0)
    cells = generator.binomial(8000, 400 / 6000, SAMPLES)
    found = [
        compute_cbc_count(int(c), 8000, is_part=True, cbc_per_ul=float(s), cbc_cv_percent=3.0)
        for c, s in zip(cells, stated, strict=True)
    ]
    assert 0.93 <= share_covered(found, 400.0) <= 0.975


def test_even_beads_give_no_alarm_and_settling_ones_do():
    generator = np.random.default_rng(4)
    alarms = 0
    for _ in range(300):
        spread = compute_aliquot_spread(generator.poisson(150, 10), generator.poisson(700, 10))
        alarms += spread.p_value < 0.001 and spread.excess_percent > 5
    assert alarms <= 3
    rates = np.linspace(250, 100, 10)
    spread = compute_aliquot_spread(generator.poisson(rates), generator.poisson(700, 10))
    expected = 100 * rates.std(ddof=1) / rates.mean()
    assert spread.excess_percent == pytest.approx(expected, abs=6)
    assert spread.p_value < 0.001


def measure(path):
    panel, strategy = read_panel("whole_blood"), read_strategy(find_strategy("whole_blood"))
    fcs = read_fcs(path)
    sample = gate_sample(fcs, panel, strategy, SETTINGS)
    inputs = CountInputs(method="beads", beads_added=50_000, sample_volume_ul=50.0)
    table = tabulate_sample(sample, panel, fcs, inputs, SETTINGS, sample_id="s", fcs_sha256="")
    return sample, table.set_index("population")


def test_settling_beads_make_the_counts_doubtful(tmp_path, blood_maker, fcs_writer):
    blood = blood_maker(1)
    late = np.arange(len(blood.events)) > len(blood.events) // 2
    lost = late & (blood.classes == "beads") & (np.arange(len(late)) % 3 > 0)
    path = blood.write(tmp_path / "a.fcs")
    _, before = measure(path)
    assert before.loc["cd8_t_cells", "quality"] == "ok"
    object.__setattr__(blood, "events", blood.events[~lost])
    _, table = measure(blood.write(tmp_path / "b.fcs"))
    assert table.loc["cd8_t_cells", "quality"] == "warn"
    assert "beads settled or clumped" in table.loc["cd8_t_cells", "reason"]
    assert table.loc["cd8_t_cells", "percent_quality"] == "ok"


def test_intensities_are_those_of_the_events(tmp_path, blood):
    sample, table = measure(blood.write(tmp_path / "a.fcs"))
    own = sample.column("HLA-DR")[sample.gated.members("monocytes")]
    row = table.loc["monocytes"]
    assert row["median.HLA-DR"] == pytest.approx(np.median(own))
    assert row["geomean.HLA-DR"] == pytest.approx(np.exp(np.log(own).mean()))
    low, high = np.percentile(own, [15.87, 84.13])
    assert row["rsd.HLA-DR"] == pytest.approx((high - low) / 2)


def test_a_geometric_mean_of_a_negative_population_is_missing(tmp_path, blood):
    sample, table = measure(blood.write(tmp_path / "a.fcs"))
    own = sample.column("CD14")[sample.gated.members("cd8_t_cells")]
    assert (own <= 0).mean() > 0.005
    assert np.isnan(table.loc["cd8_t_cells", "geomean.CD14"])
    assert table.loc["cd8_t_cells", "median.CD14"] == pytest.approx(np.median(own))


def test_shares_of_the_parent_are_wilson(tmp_path, blood):
    _, table = measure(blood.write(tmp_path / "a.fcs"))
    row = table.loc["cd8_t_cells"]
    n, p, z = row["parent_events"], row["percent_of_parent"] / 100, 1.959964
    assert p == pytest.approx(row["n_events"] / n)
    half = z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    assert row["percent_upper"] - row["percent_lower"] == pytest.approx(200 * half, rel=1e-6)
