"""FlowCytometryTools' own gates and ours keep the same events."""

import collections
import sys

import numpy as np
import pandas as pd
import pytest

from tilflow.cli import main
from tilflow.cytometry.exchange.fct import (
    build_measurement,
    call_gate,
    derive_populations,
    import_fct,
    read_measurement,
)
from tilflow.cytometry.fcs.reading import read_fcs
from tilflow.cytometry.gates.events import Events
from tilflow.cytometry.gates.gating import apply_strategy
from tilflow.cytometry.gates.strategy import Strategy
from tilflow.cytometry.panel import derive_panel
from tilflow.cytometry.settings import CytometrySettings
from tilflow.cytometry.signal.transforms import Linear
from tilflow.cytometry.tubes.sample import gate_sample
from tilflow.errors import InputError


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


@pytest.mark.real
def test_a_real_file_read_by_both_is_gated_alike(real_data, tmp_path, fcs_writer):
    """Splenocytes: their reader, their gates; our reader, our gates."""
    real = read_fcs(real_data / "cytometry" / "splenocytes" / "68983.fcs")
    # Their reader stops at big-endian files on numpy 2, and this is one: the same events anew.
    channels = dict.fromkeys(real.channels, "")
    path = fcs_writer(tmp_path / "68983.fcs", channels, real.events)
    fct, ours = import_fct(), read_fcs(path)
    measurement = fct.FCMeasurement(ID="splenocytes", datafile=str(path))
    np.testing.assert_array_equal(measurement.data.to_numpy(), ours.events.astype(np.float32))
    np.testing.assert_allclose(ours.events, real.events, rtol=1e-7)
    low = fct.ThresholdGate(60_000.5, "FSC-A", "above") & fct.IntervalGate(
        (9_000.5, 50_000.5), "SSC-A", "in"
    )
    gates = {
        "small": low,
        "stained": fct.ThresholdGate(700.5, "FITC-A", "above"),
        "quarter": fct.QuadGate((800.5, 1200.5), ["PE-Texas Red-A", "Pacific Blue-A"], "top left"),
        "drawn": fct.PolyGate(
            [
                (58_982.3, 12_800.7),
                (121_241.2, 27_904.6),
                (139_810.9, 67_520.1),
                (67_720.4, 59_392),
            ],
            ["FSC-A", "SSC-A"],
            "in",
        ),
        "others": ~low,
    }
    strategy = Strategy(
        name="fct",
        default_scale=Linear(),
        gates_all_events=True,
        populations=tuple(derive_populations(gates, scale="linear")),
    )
    panel = derive_panel(ours, strategy="fct")
    gated = gate_sample(ours, panel, strategy, CytometrySettings()).gated
    for name, gate in gates.items():
        kept = measurement.gate(gate).data
        assert 0 < len(kept) < len(measurement.data), name
        np.testing.assert_array_equal(np.flatnonzero(gated.members(name)), kept.index, name)


def test_a_gated_sample_is_handed_over(blood, tmp_path):
    path = blood.write(tmp_path / "tube.fcs")
    words = ["--panel", "whole_blood", "--out", str(tmp_path / "gated"), "--events"]
    assert main(["cytometry", "gate", str(path), *words]) == 0
    whole = read_measurement(tmp_path / "gated")
    members = pd.read_parquet(tmp_path / "gated" / "membership.parquet")
    assert (whole.ID, len(whole.data)) == ("tube", len(members))
    cells = read_measurement(tmp_path / "gated", "cd8_t_cells")
    leaf = next(column for column in members if column.endswith("/cd8_t_cells"))
    assert len(cells.data) == members[leaf].sum()
    assert cells.data["CD8"].median() > whole.data["CD8"].median()
    with pytest.raises(InputError, match="no population 'unicorns'"):
        read_measurement(tmp_path / "gated", "unicorns")
