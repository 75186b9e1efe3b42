import numpy as np
import pytest

from tilflow.cytometry.settings import QualitySettings, TimeQualitySettings
from tilflow.cytometry.signal.quality import REASONS, call_events, call_margin, call_time_anomalies

SETTINGS = QualitySettings()
BIN = TimeQualitySettings().events_per_bin
NAMES = ("CD3", "CD8", "CD14")


def steady(seed, n=12_000):
    generator = np.random.default_rng(seed)
    kinds = generator.integers(0, 3, n)
    centres = np.array([[0.3, 0.6, 0.2], [0.6, 0.2, 0.7], [0.2, 0.3, 0.4]])
    signals = centres[kinds] + 0.05 * generator.standard_normal((n, 3))
    return signals, np.cumsum(generator.exponential(0.0025, n))


def judge(signals, time):
    return call_time_anomalies(signals, time, SETTINGS, names=NAMES)


def test_a_steady_acquisition_keeps_its_events_and_gives_no_warning():
    for seed in range(20):
        shifted, rate_off, notes = judge(*steady(seed))
        assert not shifted.any()
        assert not rate_off.any()
        assert notes == []


def test_a_shift_of_the_signal_is_found():
    signals, time = steady(1)
    signals[5000:5600] -= 0.05
    shifted, rate_off, _ = judge(signals, time)
    assert shifted[5050:5550].all()
    assert not shifted[:4900].any()
    assert not shifted[5700:].any()
    assert not rate_off.any()


def test_a_burst_shorter_than_a_stretch_is_found_and_little_else():
    signals, time = steady(1)
    signals[5080:5200] *= 0.5
    shifted, _, _ = judge(signals, time)
    assert shifted[5080:5200].all()
    assert shifted.sum() < 120 + 2 * BIN // 5


def test_a_stop_of_the_flow_is_found():
    signals, time = steady(2)
    time[7000:] += 10
    _, rate_off, _ = judge(signals, time)
    assert 1 <= rate_off.sum() <= 2 * BIN
    assert rate_off[6999]


def test_a_surge_of_the_flow_rate_is_found():
    signals, time = steady(2)
    gaps = np.diff(time, prepend=0.0)
    gaps[4000:5000] /= 3
    shifted, rate_off, _ = judge(signals, np.cumsum(gaps))
    assert rate_off[4050:4950].all()
    assert rate_off.sum() < 1200
    assert not shifted.any()


def test_drift_is_told_by_name_and_removes_nothing():
    signals, time = steady(3)
    signals[:, 1] -= np.linspace(0, 0.04, len(time))
    shifted, rate_off, notes = judge(signals, time)
    assert notes == ["drift from the first to the last event: CD8 falls"]
    assert not (shifted | rate_off).any()


def test_a_drift_hides_no_fault():
    signals, time = steady(3)
    signals[:, 1] -= np.linspace(0, 0.04, len(time))
    signals[5000:5600] -= 0.06
    shifted, _, _ = judge(signals, time)
    assert shifted[5050:5550].all()
    assert shifted.sum() < 900


def test_a_step_is_no_drift():
    signals, time = steady(3)
    signals[:1500, 1] -= 0.1
    shifted, _, notes = judge(signals, time)
    assert shifted[:1450].all()
    assert not any("drift" in note for note in notes)
    assert "first 1500 events" in notes[0] or "first 1550 events" in notes[0]


def test_carry_over_is_told_by_the_share_of_the_first_seconds():
    signals, time = steady(4)
    gaps = np.diff(time, prepend=0.0)
    gaps[:1600] /= 2
    _, _, notes = judge(signals, np.cumsum(gaps))
    assert any("in the first 2 s" in note and "carry-over" in note for note in notes)


def test_events_need_not_come_in_the_order_of_time():
    signals, time = steady(3)
    signals[5000:5600] -= 0.05
    order = np.random.default_rng(4).permutation(len(time))
    there, _, _ = judge(signals, time)
    shuffled, _, _ = judge(signals[order], time[order])
    np.testing.assert_array_equal(shuffled, there[order])


def test_every_event_keeps_its_reason():
    signals, time = steady(5)
    signals[5000:5600] -= 0.05
    gaps = np.diff(time, prepend=0.0)
    gaps[8000:9000] *= 3
    scatter = np.full((len(time), 1), 1000.0)
    scatter[:200] = 262144.0
    top = np.array([262144.0])
    quality = call_events(signals, np.cumsum(gaps), scatter, top, SETTINGS, names=NAMES)
    reasons = np.array(REASONS)[quality.codes]
    assert (reasons[:200] == "margin").all()
    assert (reasons[5200:5400] == "signal_shift").all()
    assert (reasons[8100:8900] == "flow_rate").all()
    assert quality.usable[:200].all()
    assert not quality.usable[5200:5400].any()
    assert not quality.usable[8100:8900].any()
    assert "1.7 % of the events are off the scatter scale" in quality.warnings
    kept = SETTINGS.model_copy(update={"time": TimeQualitySettings(remove=False)})
    quality = call_events(signals, np.cumsum(gaps), scatter, top, kept, names=NAMES)
    assert quality.usable.all()
    assert (quality.codes > 0).any()


@pytest.mark.parametrize(
    ("value", "top", "is_off"),
    [
        (262143.0, 262144.0, True),
        (262144.0, 262144.0, True),
        (262100.0, 262144.0, False),
        (1023.0, 1024.0, True),
        (1022.0, 1024.0, False),
        (0.0, 1024.0, True),
        (0.5, 1.0, False),
        (1.0, 1.0, True),
    ],
)
def test_values_pile_up_at_the_last_channel_of_the_digitiser(value, top, is_off):
    assert call_margin(np.array([[value]]), np.array([top])).tolist() == [is_off]


@pytest.mark.parametrize("n", [0, 1, 50])
def test_small_files_are_judged_too(n):
    signals, time = np.zeros((n, 2)), np.arange(n, dtype=float)
    quality = call_events(signals, time, np.ones((n, 1)), np.full(1, 9.0), SETTINGS, names=NAMES)
    assert quality.usable.all()
    assert quality.warnings == (f"only {n} events in the file",)
