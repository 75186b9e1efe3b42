import numpy as np
import pandas as pd
import pytest
from scipy import stats

from tilflow.simulate.blood_state import BloodState, draw_baseline, draw_visit
from tilflow.simulate.detectors import CHANNELS, DETECTORS, MARKERS, build_spillover, detect
from tilflow.simulate.effects import Effect
from tilflow.simulate.seeding import open_generator
from tilflow.simulate.settings import BiologySettings, CytometerSettings, TubeSettings
from tilflow.simulate.tube import Tube, acquire_tube, draw_batch

TUBE = TubeSettings(events=20_000)
CYTOMETER = CytometerSettings()


@pytest.fixture(scope="module")
def blood() -> BloodState:
    generator = open_generator(2, "blood")
    return draw_visit(draw_baseline(generator), Effect(), generator, BiologySettings())


@pytest.fixture(scope="module")
def tube(blood: BloodState) -> Tube:
    generator = open_generator(2, "tube")
    batch = draw_batch(generator, CYTOMETER, TUBE)
    return acquire_tube(
        blood, batch, generator, has_beads=True, is_clogged=True, tube=TUBE, cytometer=CYTOMETER
    )


@pytest.fixture(scope="module")
def events(tube: Tube) -> pd.DataFrame:
    """Compensated events with their truth."""
    table = pd.DataFrame(tube.events.astype(float), columns=list(CHANNELS))
    colours = [detector.channel for detector in DETECTORS]
    table[colours] = table[colours].to_numpy() @ np.linalg.inv(tube.spillover)
    return pd.concat([table, tube.truth], axis=1)


def test_cells_come_as_the_blood_has_them(tube: Tube) -> None:
    singles = tube.truth.loc[~tube.truth["is_doublet"], "class"].value_counts()
    names = list(tube.count_per_ul)
    observed = singles.reindex(names).to_numpy()
    share = np.array(list(tube.count_per_ul.values()))
    expected = share / share.sum() * observed.sum()
    assert stats.chisquare(observed, expected).pvalue > 0.001


def test_without_counting_error_every_class_comes_in_its_expected_number(blood: BloodState) -> None:
    exact = TUBE.model_copy(update={"counting_error": False})
    generator = open_generator(5, "tube")
    batch = draw_batch(generator, CYTOMETER, exact)
    tube = acquire_tube(
        blood, batch, generator, has_beads=True, is_clogged=False, tube=exact, cytometer=CYTOMETER
    )
    cells = tube.truth[~tube.truth["class"].isin(["beads", "debris"])]
    share = np.array(list(tube.count_per_ul.values()))
    observed = cells["class"].value_counts().reindex(list(tube.count_per_ul)).to_numpy()
    np.testing.assert_allclose(observed, share / share.sum() * len(cells), atol=1)


def test_doublets_add_their_areas_and_fall_below_the_line_of_single_cells(
    events: pd.DataFrame,
) -> None:
    ratio = events["FSC-H"] / events["FSC-A"]
    cells = ~events["class"].isin(["beads", "debris"]) & (events["FSC-A"] < 260_000)
    single, double = ratio[cells & ~events["is_doublet"]], ratio[cells & events["is_doublet"]]
    assert single.std() < 0.05
    # Most, not all: cells side by side in the laser look like one.
    missed = (double > single.quantile(0.01)).mean()
    assert 0.0 < missed < 0.15
    fsc = events.groupby(["class", "is_doublet"], observed=True)["FSC-A"].median()
    assert fsc["neutrophils", True] > 1.3 * fsc["neutrophils", False]


def test_dead_cells_take_the_dye_and_scatter_less(events: pd.DataFrame) -> None:
    single = events[~events["is_doublet"] & ~events["is_anomalous"]]
    medians = single.groupby("class", observed=True)[["APC-H7-A", "FSC-A", "V500-A"]].median()
    assert medians.loc["dead_cells", "APC-H7-A"] > 30 * medians.loc["neutrophils", "APC-H7-A"]
    assert medians.loc["dead_cells", "FSC-A"] < 0.8 * medians.loc["neutrophils", "FSC-A"]
    assert medians.loc["debris", "V500-A"] < 0.05 * medians.loc["neutrophils", "V500-A"]


def test_dim_cells_lie_between_negative_and_bright(events: pd.DataFrame) -> None:
    single = events[~events["is_doublet"] & ~events["is_anomalous"]]
    cd8 = single.groupby("class", observed=True)["PerCP-Cy5-5-A"].median()
    assert cd8["cd16_nk_cells"] < 0.2 * cd8["cd8dim_cd16_nk_cells"]
    assert cd8["cd8dim_cd16_nk_cells"] < 0.25 * cd8["memory_cd8_t_cells"]
    cd16 = single.groupby("class", observed=True)["PE-Cy7-A"].median()
    assert (
        cd16["classical_monocytes"]
        < cd16["intermediate_monocytes"]
        < cd16["non_classical_monocytes"]
        < cd16["neutrophils"]
    )


def test_a_clog_slows_the_events_and_dims_them(events: pd.DataFrame) -> None:
    inside = events["is_anomalous"]
    share = CYTOMETER.clog_duration_percent / 100
    time = events["Time"]
    duration = time[inside].max() - time[inside].min()
    assert duration / time.max() == pytest.approx(share, rel=0.15)
    rate = inside.sum() / duration / ((~inside).sum() / (time.max() - duration))
    assert rate == pytest.approx(CYTOMETER.clog_rate_fraction, rel=0.1)
    beads = events["class"] == "beads"
    dimmed = events.loc[beads & inside, "V500-A"].median()
    assert dimmed / events.loc[beads & ~inside, "V500-A"].median() == pytest.approx(0.6, rel=0.02)


def test_time_is_uniform_and_never_runs_back(events: pd.DataFrame) -> None:
    assert events["Time"].is_monotonic_increasing
    normal = events.loc[~events["is_anomalous"], "Time"]
    before = normal[normal < events.loc[events["is_anomalous"], "Time"].min()]
    assert stats.kstest(before / before.max(), "uniform").pvalue > 0.001


def test_events_lie_in_the_range_of_the_instrument(tube: Tube) -> None:
    assert tube.events.max() <= 262_143
    assert tube.events[:, :4].min() >= 0
    assert (tube.events[:, 4:] < 0).any()
    np.testing.assert_array_equal(tube.events, np.round(tube.events))


def test_without_beads_there_are_none_and_the_volume_gives_the_count(blood: BloodState) -> None:
    generator = open_generator(3, "tube")
    batch = draw_batch(generator, CYTOMETER, TUBE)
    tube = acquire_tube(
        blood, batch, generator, has_beads=False, is_clogged=False, tube=TUBE, cytometer=CYTOMETER
    )
    assert not (tube.truth["class"] == "beads").any()
    cells = tube.truth["class"].ne("debris").sum() + tube.truth["is_doublet"].sum()
    counted = cells / tube.acquired_volume_ul * TUBE.dilution_factor
    assert counted == pytest.approx(sum(tube.count_per_ul.values()), rel=0.04)


def test_noise_grows_with_the_square_root_of_the_light() -> None:
    generator = open_generator(4, "noise")
    levels = np.array([0.0, 1_000.0, 100_000.0])
    dyes = np.zeros((3 * 4_000, len(MARKERS)))
    dyes[:, 0] = np.repeat(levels, 4_000)
    gains = np.ones(len(MARKERS))
    read = detect(dyes, np.zeros_like(dyes), build_spillover(), gains, generator)
    own = read[:, 0].reshape(3, -1)
    np.testing.assert_allclose(own.mean(axis=1), levels, rtol=0.02, atol=3)
    detector = DETECTORS[0]
    variance = detector.electronic_noise**2 + levels / detector.photoelectrons
    np.testing.assert_allclose(own.var(axis=1), variance, rtol=0.1)
    # The light that FITC sends into PE is 16.5 %, and noisy by itself.
    spilled = read[:, 1].reshape(3, -1).mean(axis=1)
    np.testing.assert_allclose(spilled, 0.165 * levels, rtol=0.02, atol=3)


def test_the_spillover_is_asymmetric_and_of_the_size_of_a_real_one() -> None:
    matrix = build_spillover()
    off = matrix[~np.eye(len(matrix), dtype=bool)]
    assert off.min() >= 0
    assert 0.15 < off.max() <= 0.25
    assert np.abs(matrix - matrix.T).max() > 0.1
    assert np.linalg.cond(matrix) < 5
