"""FlowCytometryTools' own gates and ours keep the same events."""

import collections
import sys

import numpy as np
import pandas as pd
import pytest

from tilflow.cytometry.fct import build_measurement, call_gate, derive_populations, import_fct
from tilflow.cytometry.gating import apply_strategy
from tilflow.cytometry.placing import Events
from tilflow.cytometry.settings import CytometrySettings
from tilflow.cytometry.strategy import Strategy
from tilflow.cytometry.transforms import Linear


@pytest.fixture(scope="module")
def events() -> pd.DataFrame:
    draws = np.random.default_rng(7)
    # Whole numbers, so that many events lie exactly on a gate's edge.
    return pd.DataFrame(
        {"CD3": draws.integers(-20, 80, 4000), "CD8": draws.integers(-20, 80, 4000)}
    ).astype(float)


def _gates() -> dict[str, object]:
    fct = import_fct()
    above = fct.ThresholdGate(30.0, "CD3", "above")
    interval = fct.IntervalGate((10.0, 40.0), "CD8", "in")
    return {
        "above": above,
        "below": fct.ThresholdGate(30.0, "CD3", "below"),
        "within": interval,
        "outside": fct.IntervalGate((10.0, 40.0), "CD8", "out"),
        "top_left": fct.QuadGate((30.0, 20.0), ["CD3", "CD8"], "top left"),
        "top_right": fct.QuadGate((30.0, 20.0), ["CD3", "CD8"], "top right"),
        "bottom_left": fct.QuadGate((30.0, 20.0), ["CD3", "CD8"], "bottom left"),
        "bottom_right": fct.QuadGate((30.0, 20.0), ["CD3", "CD8"], "bottom right"),
        # No event lies on the edge of these: their rules for it differ.
        "polygon": fct.PolyGate(
            [(0.3, 0.7), (50.2, 10.6), (60.3, 70.9), (5.4, 55.3)], ["CD3", "CD8"], "in"
        ),
        "off_polygon": fct.PolyGate(
            [(0.3, 0.7), (50.2, 10.6), (60.3, 70.9), (5.4, 55.3)], ["CD3", "CD8"], "out"
        ),
        "both": above & interval,
        "either": above | interval,
        "one": above ^ interval,
        "not": ~above,
        "nested": ~(above & interval) | fct.ThresholdGate(60.0, "CD8", "above"),
    }


def _as_events(events: pd.DataFrame) -> Events:
    linear = {name: events[name].to_numpy() for name in events}
    scales = dict.fromkeys(linear, Linear())
    display = {name: scales[name].apply(values) for name, values in linear.items()}
    return Events(display, linear, scales, np.ones(len(events), dtype=bool))


@pytest.mark.parametrize("name", list(_gates()))
def test_a_gate_keeps_the_same_events(events: pd.DataFrame, name: str) -> None:
    gate = _gates()[name]
    theirs = call_gate(gate, events)
    populations = derive_populations({name: gate}, scale="linear")
    strategy = Strategy(name="exchange", default_scale=Linear(), populations=tuple(populations))
    ours = apply_strategy(_as_events(events), strategy, CytometrySettings().gating)
    assert 0 < theirs.sum() < len(events)
    np.testing.assert_array_equal(ours.members(name), theirs)


def test_a_population_goes_out_as_a_measurement(events: pd.DataFrame) -> None:
    fct = import_fct()
    measurement = build_measurement("S1", events)
    assert measurement.ID == "S1"
    assert measurement.channel_names == ("CD3", "CD8")
    gated = measurement.gate(fct.ThresholdGate(30.0, "CD3", "above"))
    assert len(gated.data) == int((events["CD3"] >= 30).sum())
    pd.testing.assert_frame_equal(measurement.data, events)


def test_python_and_numpy_stay_as_they_are() -> None:
    import_fct()
    assert not hasattr(collections, "MutableMapping")
    assert "numpy.lib.shape_base" not in sys.modules
