import numpy as np
import pytest

from tilflow.cytometry.quality import REASONS, call_events, call_time_anomalies
from tilflow.cytometry.settings import QualitySettings, TimeQualitySettings

SETTINGS = TimeQualitySettings()


def steady(seed, n=12_000):
    generator = np.random.default_rng(seed)
    kinds = generator.integers(0, 3, n)
    centres = np.array([[0.3, 0.6, 0.2], [0.6, 0.2, 0.7], [0.2, 0.3, 0.4]])
    signals = centres[kinds] + 0.05 * generator.standard_normal((n, 3))
    return signals, np.cumsum(generator.exponential(0.0025, n))


def test_a_steady_acquisition_keeps_its_events():
    assert not any(call_time_anomalies(*steady(seed), SETTINGS)[0].any() for seed in range(20))


def test_a_shift_of_the_signal_is_found():
    signals, time = steady(1)
    signals[5000:5600] -= 0.05
    flagged, _ = call_time_anomalies(signals, time, SETTINGS)
    assert flagged[5100:5500].all()
    assert not flagged[:4700].any()
    assert not flagged[5900:].any()


def test_a_stop_of_the_flow_is_found():
    signals, time = steady(2)
    time[7000:] += 10
    flagged, _ = call_time_anomalies(signals, time, SETTINGS)
    assert 1 <= flagged.sum() <= 2 * SETTINGS.events_per_bin
    assert flagged[6999]


def test_events_need_not_come_in_the_order_of_time():
    signals, time = steady(3)
    signals[5000:5600] -= 0.05
    order = np.random.default_rng(4).permutation(len(time))
    there, _ = call_time_anomalies(signals, time, SETTINGS)
    shuffled, _ = call_time_anomalies(signals[order], time[order], SETTINGS)
    np.testing.assert_array_equal(shuffled, there[order])


def test_every_event_keeps_its_reason():
    signals, time = steady(5)
    signals[5000:5600] -= 0.05
    scatter = np.full((len(time), 1), 1000.0)
    scatter[:200] = 262144.0
    quality = call_events(signals, time, scatter, np.array([262144.0]), QualitySettings())
    reasons = np.array(REASONS)[quality.codes]
    assert (reasons[:200] == "margin").all()
    assert (reasons[5200:5400] == "time_anomaly").all()
    assert quality.usable[:200].all()
    assert not quality.usable[5200:5400].any()
    assert "1.7 % of the events are off the scatter scale" in quality.warnings


@pytest.mark.parametrize("n", [0, 1, 50])
def test_small_files_are_judged_too(n):
    signals, time = np.zeros((n, 2)), np.arange(n, dtype=float)
    quality = call_events(signals, time, np.zeros((n, 1)), np.ones(1), QualitySettings())
    assert quality.usable.all()
    assert quality.warnings == (f"only {n} events in the file",)
