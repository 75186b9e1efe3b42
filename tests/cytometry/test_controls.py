import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml

from tilflow.__main__ import main
from tilflow.cytometry.fcs.reading import read_fcs
from tilflow.cytometry.gates.alignment_positions import read_json
from tilflow.cytometry.gates.strategy import Strategy, find_strategy, read_yaml
from tilflow.cytometry.panel import read_panel
from tilflow.cytometry.settings import CytometrySettings
from tilflow.cytometry.tubes.controls import Control, choose_control
from tilflow.cytometry.tubes.locked_plan import LockedPlan, gate_by_plan

SETTINGS = CytometrySettings()
PANEL = read_panel("whole_blood")


def control(kind, marker, name="C", path="c.fcs"):
    return Control(name, kind, marker, Path(path))


@pytest.mark.parametrize(
    ("tubes", "chosen"),
    [
        ([control("unstained", "", "u"), control("fmo", "CD69", "f")], "f"),
        ([control("isotype", "", "i"), control("unstained", "", "u")], "i"),
        ([control("fmo", "CD69", "own"), control("fmo", "CD69", "batch")], "own"),
        ([control("fmo", "CD38", "f"), control("unstained", "", "u")], "u"),
        ([control("fmo", "", "f"), control("single_stain", "CD69", "s")], None),
        ([control("isotype", "CD38", "i")], None),
    ],
)
def test_the_most_telling_control_of_the_marker_is_taken(tubes, chosen):
    found = choose_control(tubes, "CD69")
    assert (found.name if found else None) == chosen


def build_strategy(**cut):
    """The shipped strategy, HLA-DR of activated CD8 T cells by a control."""
    content = read_yaml(find_strategy("whole_blood"))
    gate = next(p for p in content["populations"] if p["id"] == "activated_cd8_t_cells")["gate"]
    gate["cuts"]["HLA-DR"] = {"method": "control", "set_on": "t_cells", "window": [20, 1600]}
    gate["cuts"]["HLA-DR"] |= cut
    return Strategy.model_validate(content)


def write_control(blood, path, *, without):
    """Write the tube again as a tube in which some markers were not stained."""
    channels = [c for c, marker in blood.channels.items() if marker]
    columns = [list(blood.channels).index(channel) for channel in channels]
    cells = blood.events[:, columns] @ np.linalg.inv(blood.spillover)
    generator = np.random.default_rng(7)
    for marker in without:
        number = [blood.channels[channel] for channel in channels].index(marker)
        rows = blood.classes != "beads"
        cells[rows, number] = 60 * np.exp(0.3 * generator.standard_normal(int(rows.sum())))
    events = blood.events.copy()
    events[:, columns] = cells @ blood.spillover
    return replace(blood, events=events).write(path)


@pytest.fixture(scope="module")
def tubes(tmp_path_factory, blood_maker):
    folder = tmp_path_factory.mktemp("controls")
    blood = blood_maker(21)
    everything = [marker for marker in blood.channels.values() if marker]
    return {
        "sample": blood.write(folder / "sample.fcs"),
        "fmo": write_control(blood_maker(22), folder / "fmo.fcs", without=["HLA-DR"]),
        "unstained": write_control(blood_maker(23), folder / "u.fcs", without=everything),
        "few": write_control(blood_maker(24, 900), folder / "few.fcs", without=["HLA-DR"]),
    }


def gate(tubes, *controls, **cut):
    locked = LockedPlan(build_strategy(**cut), controls=controls)
    return gate_by_plan(read_fcs(tubes["sample"]), PANEL, locked, SETTINGS)


def find_site(sample, name):
    sites = [site for item in sample.gated.populations for site in item.sites]
    return next(site for site in sites if site.name == name)


@pytest.mark.parametrize("percentile", [95.0, 99.5])
def test_an_fmo_sets_the_threshold_at_a_percentile_of_its_own_cells(tubes, percentile):
    fmo = control("fmo", "HLA-DR", path=tubes["fmo"])
    sample = gate(tubes, fmo, percentile=percentile)
    at = find_site(sample, "activated_cd8_t_cells/HLA-DR").position
    linear = float(sample.scales[sample.names.index("HLA-DR")].invert(np.array([at.at]))[0])
    # The same share by another way: the control gated by itself.
    alone = gate_by_plan(read_fcs(tubes["fmo"]), PANEL, LockedPlan(build_strategy()), SETTINGS)
    cells = alone.column("HLA-DR")[alone.gated.members("t_cells")]
    assert (cells < linear).mean() == pytest.approx(percentile / 100, abs=0.004)
    assert at.how == "control"
    assert at.warning == ""


def test_the_control_finds_activated_cells_and_its_digest_is_recorded(tubes, blood_maker):
    sample = gate(tubes, control("fmo", "HLA-DR", path=tubes["fmo"]))
    truth = blood_maker(21).count("cd8_active")
    assert sample.gated.members("activated_cd8_t_cells").sum() == pytest.approx(truth, rel=0.03)
    digest = hashlib.sha256(tubes["fmo"].read_bytes()).hexdigest()
    assert find_site(sample, "activated_cd8_t_cells/HLA-DR").position.source == digest


def test_an_unstained_tube_is_gated_by_scatter_alone(tubes):
    sample = gate(tubes, control("unstained", "", path=tubes["unstained"]))
    site = find_site(sample, "activated_cd8_t_cells/HLA-DR")
    assert site.position.how == "control"
    assert site.position.at < find_site(gate(tubes), "activated_cd8_t_cells/HLA-DR").position.at


@pytest.mark.parametrize(
    ("controls", "reason"),
    [
        ([], "no control: valley instead"),
        ([("fmo", "CD38", "fmo")], "no control: valley instead"),
        ([("fmo", "HLA-DR", "few")], "no control: C has only "),
        ([("fmo", "HLA-DR", "lost")], "no control: C cannot be read"),
    ],
)
def test_without_a_control_the_fallback_places_the_gate_and_says_so(tubes, controls, reason):
    named = [
        control(kind, marker, path=tubes.get(key, "none.fcs")) for kind, marker, key in controls
    ]
    sample = gate(tubes, *named)
    site = find_site(sample, "activated_cd8_t_cells/HLA-DR")
    assert site.position.how == "valley"
    item = next(p for p in sample.gated.populations if p.id == "activated_cd8_t_cells")
    assert any(note.startswith(f"HLA-DR: {reason}") for note in item.warnings), item.warnings


def test_a_control_beyond_the_window_is_told_and_held_there(tubes):
    sample = gate(tubes, control("fmo", "HLA-DR", path=tubes["fmo"]), window=[800, 1600])
    position = find_site(sample, "activated_cd8_t_cells/HLA-DR").position
    assert position.warning == "the control lies outside of the strategy's window"
    scale = sample.scales[sample.names.index("HLA-DR")]
    assert float(scale.invert(np.array([position.at]))[0]) == pytest.approx(800)


def test_the_commands_take_controls(tubes, tmp_path):
    plan = tmp_path / "plan.yaml"
    plan.write_text(yaml.safe_dump(build_strategy().model_dump(mode="json"), sort_keys=False))
    common = [str(tubes["sample"]), "--panel", "whole_blood", "--strategy", str(plan)]
    given = ["--control", "F1", "fmo", "HLA-DR", str(tubes["fmo"])]
    given += ["--control", "U1", "unstained", "-", str(tubes["unstained"])]
    assert main(["cytometry", "gate", *common, *given, "--out", str(tmp_path / "out")]) == 0
    table = pd.read_parquet(tmp_path / "out" / "populations.parquet").set_index("population")
    row = table.loc["activated_cd8_t_cells"]
    assert row["gate_method"] == "HLA-DR: control; CD38: valley"
    assert row["control_sha256"] == hashlib.sha256(tubes["fmo"].read_bytes()).hexdigest()
    place = ["cytometry", "place", *common, *given, "--patient-id", "P1"]
    assert main([*place, "--out", str(tmp_path / "gates.json")]) == 0
    rows = {row["site"]: row for row in read_json(tmp_path / "gates.json")["positions"]}
    found = rows["activated_cd8_t_cells/HLA-DR"]
    assert (found["how"], found["source"]) == ("control", row["control_sha256"])
    assert 0 < found["standard_error"] < 0.02


def test_a_wrong_kind_of_control_is_refused(tubes, tmp_path, capsys):
    command = ["cytometry", "gate", str(tubes["sample"]), "--panel", "whole_blood"]
    command += ["--out", str(tmp_path), "--control", "X", "fmx", "CD69", "x.fcs"]
    assert main(command) == 2
    assert "type 'fmx'; allowed: fmo, isotype" in capsys.readouterr().err
