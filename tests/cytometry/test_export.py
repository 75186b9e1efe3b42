"""What is exported is read back by FlowKit with the same members, event for event."""

from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest
import yaml

from tilflow.cli import main
from tilflow.cytometry.exchange.as_strategy import format_strategy, write_strategy
from tilflow.cytometry.exchange.export import derive_export
from tilflow.cytometry.exchange.flowjo_writer import format_workspace
from tilflow.cytometry.exchange.gating_ml import read_gating_ml
from tilflow.cytometry.exchange.reading import read_document
from tilflow.cytometry.gates.strategy import Gate, Strategy, find_strategy, read_strategy
from tilflow.cytometry.panel import find_shipped
from tilflow.cytometry.signal.compensation import Spillover
from tilflow.cytometry.signal.transforms import Biex, Linear
from tilflow.cytometry.spillover.files import write_spillover
from tilflow.errors import InputError
from tilflow.model_file import read_yaml

FORMATS = ("gating-ml", "wsp")


def run(*words):
    return main(["cytometry", *map(str, words)])


def gate_with_flowkit(document, path, kind):
    """Return name of a gate → its members, by FlowKit alone."""
    flowkit = pytest.importorskip("flowkit")
    sample = flowkit.Sample(str(path), sample_id=path.name)
    if kind == "wsp":
        workspace = flowkit.Workspace(str(document), fcs_samples=[sample])
        strategy = workspace.get_gating_strategy(path.name)
    else:
        strategy = flowkit.parse_gating_xml(str(document))
    results = strategy.gate_sample(sample)
    return {name: results.get_gate_membership(name, path) for name, path in strategy.get_gate_ids()}


@pytest.fixture(scope="module")
def gated(tmp_path_factory, blood_maker):
    """A tube with a clogged stretch, gated by the shipped strategy."""
    folder = tmp_path_factory.mktemp("export")
    path = blood_maker(5, 9_000, clog=True).write(folder / "tube.fcs")
    words = ("--panel", "whole_blood", "--out", folder / "gated", "--events")
    assert run("gate", path, *words) == 0
    return folder


@pytest.mark.parametrize("kind", FORMATS)
def test_found_gates_go_out_where_they_were_found(gated, kind, capsys):
    out = gated / f"out.{kind}"
    words = ("--panel", "whole_blood", "--positions", gated / "gated", "--fcs", gated / "tube.fcs")
    assert run("export", "whole_blood", *words, "--format", kind, "--out", out) == 0
    members = pd.read_parquet(gated / "gated" / "membership.parquet")
    found = gate_with_flowkit(out, gated / "tube.fcs", kind)
    strategy = read_strategy(find_strategy("whole_blood"))
    # The stretch that was left out ends within a tick of the clock: so many events at most.
    note = capsys.readouterr().out
    at_ends = int(note.split("; ")[1].split()[0]) if "; " in note else 0
    assert at_ends <= 10
    for population in strategy.populations:
        expected = members[strategy.find_path(population.id)].to_numpy()
        differing = int((found[population.id] != expected).sum())
        assert differing <= at_ends, population.id
    assert (members.sum() > 0).sum() >= 15


@pytest.mark.parametrize("kind", FORMATS)
def test_a_matrix_of_a_csv_and_fitted_scales_go_along(tmp_path, blood, kind):
    panel = read_yaml(find_shipped("panels", "whole_blood"))
    plan = read_yaml(find_shipped("strategies", "whole_blood"))
    names = list(panel["channels"])
    write_spillover(Spillover(tuple(names[:10]), blood.spillover), tmp_path / "spill.csv")
    panel |= {"spillover": "spill.csv", "strategy": "plan.yaml"}
    # A linear part as wide as the negative values: every display position moves.
    plan["default_scale"] = {"kind": "fitted_logicle"}
    (tmp_path / "panel.yaml").write_text(yaml.safe_dump(panel))
    (tmp_path / "plan.yaml").write_text(yaml.safe_dump(plan))
    path, words = blood.write(tmp_path / "tube.fcs"), ("--panel", tmp_path / "panel.yaml")
    assert run("gate", path, *words, "--out", tmp_path / "gated", "--events") == 0
    out = tmp_path / f"out.{kind}"
    words = (*words, "--positions", tmp_path / "gated", "--format", kind, "--fcs", path)
    assert run("export", "plan.yaml", *words, "--out", out) == 0
    members = pd.read_parquet(tmp_path / "gated" / "membership.parquet")
    found = gate_with_flowkit(out, path, kind)
    strategy = read_strategy(tmp_path / "plan.yaml")
    for population in strategy.populations:
        expected = members[strategy.find_path(population.id)].to_numpy()
        # Positions go through the stored single-precision events here.
        assert (found[population.id] != expected).sum() <= 1, population.id


def test_the_document_is_valid_gating_ml(gated):
    etree = pytest.importorskip("lxml.etree")
    flowkit = pytest.importorskip("flowkit")
    schema = Path(flowkit.__file__).parent / "_resources" / "Gating-ML.v2.0.xsd"
    out = gated / "valid.xml"
    words = ("--panel", "whole_blood", "--positions", gated / "gated", "--format", "gating-ml")
    assert run("export", "whole_blood", *words, "--out", out) == 0
    etree.XMLSchema(etree.parse(str(schema))).assertValid(etree.parse(str(out)))


@pytest.mark.real
@pytest.mark.parametrize(
    ("source", "file"),
    [
        ("splenocytes/gating.wsp", "splenocytes/68983.fcs"),
        (
            "flowjo_diamond/test_data_diamond_biex_rect.wsp",
            "flowjo_diamond/test_data_diamond_01.fcs",
        ),
        (
            "flowjo_diamond/test_data_diamond_asinh_rect.wsp",
            "flowjo_diamond/test_data_diamond_01.fcs",
        ),
        (
            "flowjo_diamond/simple_diamond_example_quad_gate.wsp",
            "flowjo_diamond/test_data_diamond_01.fcs",
        ),
        ("gating_ml/gml/gml_all_gates.xml", "gating_ml/data1.fcs"),
    ],
)
def test_a_document_becomes_a_strategy_and_goes_out_again(real_data, tmp_path, source, file):
    source, file = real_data / "cytometry" / source, real_data / "cytometry" / file
    plan = tmp_path / "plan.yaml"
    assert run("import", source, "--out", plan) == 0
    for name, strategy in (("document", source), ("plan", plan)):
        assert run("gate", file, "--strategy", strategy, "--out", tmp_path / name) == 0
    by_document, by_plan = (
        pd.read_parquet(tmp_path / name / "membership.parquet") for name in ("document", "plan")
    )
    strategy = read_strategy(plan)
    paths = read_document(source).paths
    assert len(by_document.columns) == len(paths)
    for name, path in paths.items():
        ours = by_plan[strategy.find_path(name)].to_numpy()
        np.testing.assert_array_equal(ours, by_document["/".join(path)].to_numpy(), err_msg=name)
    for kind in FORMATS if source.suffix == ".wsp" else ("gating-ml",):
        out = tmp_path / f"out.{kind}"
        assert run("export", plan, "--fcs", file, "--format", kind, "--out", out) == 0
        found = gate_with_flowkit(out, file, kind)
        for name in paths:
            expected = by_plan[strategy.find_path(name)].to_numpy()
            theirs = found.get(name, found.get(name.replace("+", "pos")))
            # FlowKit does not know the grid of FlowJo's polygons; Gating-ML gets its outline.
            allowed = max(2, 0.001 * expected.sum()) if kind == "wsp" else 0
            assert (theirs != expected).sum() <= allowed, f"{kind} {name}"
        if kind == "wsp":
            again = out.rename(tmp_path / "again.wsp")
            assert run("gate", file, "--strategy", again, "--out", tmp_path / "again") == 0
            ours = pd.read_parquet(tmp_path / "again" / "membership.parquet")
            for name in paths:
                path = strategy.find_path(name)
                np.testing.assert_array_equal(ours[path], by_plan[path], err_msg=path)


X, Y = np.meshgrid(np.linspace(5, 995, 45), np.linspace(5, 995, 45))
POPULATIONS = [
    {"id": "box", "gate": {"kind": "rectangle", "bounds": {"A": [100, 800], "B": [None, 900]}}},
    {
        "id": "oval",
        "parent": "box",
        "gate": {
            "kind": "ellipsoid",
            "dims": ["A", "B"],
            "mean": [0.45, 0.43],
            "covariance": [[0.02, 0.011], [0.011, 0.03]],
            "distance_square": 1.7,
        },
    },
    {
        "id": "corner",
        "gate": {
            "kind": "quadrant",
            "dividers": {"A": 500, "B": 300},
            "keep": {"A": "above", "B": "below"},
        },
    },
    {
        "id": "either",
        "gate": {
            "kind": "cuts",
            "combine": "any",
            "cuts": {
                "A": {"method": "fixed", "at": 700},
                "B": {"method": "fixed", "at": 200, "side": "below"},
            },
        },
    },
    {
        "id": "three",
        "gate": {
            "kind": "rectangle",
            "bounds": {"A": [100, 900], "B": [200, 800], "C": [300, None]},
        },
    },
    {"id": "union", "gate": {"kind": "boolean", "operation": "or", "of": ["oval", "corner"]}},
    {
        "id": "rest",
        "gate": {"kind": "boolean", "operation": "or", "of": ["corner"], "without": ["box"]},
    },
    {"id": "neither", "gate": {"kind": "boolean", "without": ["oval", "corner"]}},
    {
        "id": "minus",
        "parent": "box",
        "exclude": ["oval", "corner"],
        "gate": {
            "kind": "polygon",
            "dims": ["A", "B"],
            "vertices": [[50.5, 60.2], [950.1, 300.7], [400.3, 980.9]],
        },
    },
    {
        "id": "stepped",
        "gate": {
            "kind": "grid_polygon",
            "grid": 32,
            "dims": ["A", "B"],
            "vertices": [[60.5, 60.2], [950.1, 300.7], [700.3, 700.1], [400.3, 980.9]],
        },
    },
    {"id": "last", "parent": "minus", "gate": {"kind": "interval", "bounds": {"C": [250, 600]}}},
]


def make_plan(scale):
    content = {
        "name": "kinds",
        "default_scale": scale,
        "axes": {name: {"of": name, "spillover": "none", "scale": scale} for name in "ABC"},
        "gates_all_events": True,
        "populations": POPULATIONS,
    }
    return Strategy.model_validate(content)


@pytest.fixture(scope="module")
def plane(tmp_path_factory, fcs_writer):
    events = np.column_stack([X.ravel(), Y.ravel(), (X + Y).ravel() / 2])
    path = tmp_path_factory.mktemp("plane") / "plane.fcs"
    return fcs_writer(path, {"A": "", "B": "", "C": ""}, events)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "scale",
    [
        {"kind": "linear", "t": 1024},
        {"kind": "logicle", "t": 1024, "w": 0.5, "m": 4},
        {"kind": "arcsinh", "t": 1024, "m": 3, "a": 0.5},
        {"kind": "log", "t": 1024, "m": 3},
    ],
    ids=lambda scale: scale["kind"],
)
def test_every_fixed_kind_survives(tmp_path, plane, kind, scale):
    plan = tmp_path / "kinds.yaml"
    strategy = make_plan(scale)
    write_strategy(strategy, plan)
    assert read_strategy(plan) == strategy
    assert run("gate", plane, "--strategy", plan, "--out", tmp_path / "gated") == 0
    members = pd.read_parquet(tmp_path / "gated" / "membership.parquet")
    out = tmp_path / f"kinds.{kind}"
    assert run("export", plan, "--format", kind, "--fcs", plane, "--out", out) == 0
    found = gate_with_flowkit(out, plane, kind)
    # Our own reader, too, of the same document.
    again = tmp_path / "again"
    source = out.rename(tmp_path / ("a.wsp" if kind == "wsp" else "a.xml"))
    assert run("gate", plane, "--strategy", source, "--out", again) == 0
    ours = pd.read_parquet(again / "membership.parquet")
    by_name = {column.split("/")[-1]: ours[column].to_numpy() for column in ours}
    assert (members.sum() > 0).sum() >= 9
    for population in strategy.populations:
        expected = members[strategy.find_path(population.id)].to_numpy()
        np.testing.assert_array_equal(by_name[population.id], expected, err_msg=population.id)
        # FlowKit does not know the grid on which FlowJo applies polygons.
        if kind != "wsp" or population.gate.kind != "grid_polygon":
            np.testing.assert_array_equal(found[population.id], expected, err_msg=population.id)


def test_an_edge_that_is_straight_on_flowjos_axis_is_bent_in_gating_ml(tmp_path, plane):
    populations = [item for item in POPULATIONS if item["id"] == "minus"]
    populations = [{**populations[0], "parent": "root", "exclude": []}]
    plan = make_plan({"kind": "biex", "t": 1024, "width": -10})
    plan = Strategy.model_validate({**plan.model_dump(), "populations": populations})
    assert isinstance(plan.axes["A"].scale, Biex)
    write_strategy(plan, tmp_path / "p.yaml")
    assert run("gate", plane, "--strategy", tmp_path / "p.yaml", "--out", tmp_path / "g") == 0
    members = pd.read_parquet(tmp_path / "g" / "membership.parquet")
    words = ("--format", "gating-ml", "--out", tmp_path / "p.xml")
    assert run("export", tmp_path / "p.yaml", "--fcs", plane, *words) == 0
    found = gate_with_flowkit(tmp_path / "p.xml", plane, "gating-ml")
    assert 0 < members["minus"].sum() < len(members)
    np.testing.assert_array_equal(found["minus"], members["minus"].to_numpy())


def test_what_cannot_be_said_is_refused():
    plan = make_plan({"kind": "linear", "t": 1024})
    found = {**plan.model_dump(), "populations": [{"id": "s", "gate": {"kind": "singlets"}}]}
    with pytest.raises(InputError, match="name a gated sample with --positions"):
        derive_export(Strategy.model_validate(found), None, None, None)
    ratio = {"r": {"ratio": {"numerator": "A", "denominator": "B"}}}
    gates = [{"id": "p", "gate": {"kind": "interval", "bounds": {"r": [1, 2]}}}]
    content = {**plan.model_dump(), "axes": ratio, "populations": gates}
    export = derive_export(Strategy.model_validate(content), None, None, None)
    with pytest.raises(InputError, match="cannot say a ratio"):
        format_workspace(export, sample="a.fcs", counts={}, n_events=None)


def test_a_ratio_goes_to_gating_ml_and_back(tmp_path):
    ratio = {"numerator": "A", "denominator": "B", "factor": 2.0, "denominator_offset": -3.0}
    content = {
        "name": "r",
        "default_scale": Linear(),
        "axes": {"r": {"ratio": ratio, "spillover": "none", "scale": {"kind": "log", "t": 100}}},
        "gates_all_events": True,
        "populations": [
            {"id": "p", "gate": {"kind": "interval", "scale": "display", "bounds": {"r": [0.1, 1]}}}
        ],
    }
    write_strategy(Strategy.model_validate(content), tmp_path / "r.yaml")
    words = ("--format", "gating-ml", "--out", tmp_path / "r.xml")
    assert run("export", tmp_path / "r.yaml", *words) == 0
    back = read_gating_ml(tmp_path / "r.xml").strategy
    (axis,) = back.axes.values()
    assert axis.ratio.model_dump() == {**ratio, "numerator_offset": 0.0}
    assert list(back.populations[0].gate.bounds.values()) == [(0.1, 1.0)]


def test_two_exports_are_the_same_bytes(gated):
    words = ("--panel", "whole_blood", "--positions", gated / "gated", "--fcs", gated / "tube.fcs")
    for name in ("one.wsp", "two.wsp"):
        assert run("export", "whole_blood", *words, "--format", "wsp", "--out", gated / name) == 0
    assert (gated / "one.wsp").read_bytes() == (gated / "two.wsp").read_bytes()
    root = ElementTree.parse(gated / "one.wsp").getroot()
    counts = {item.get("name"): item.get("count") for item in root.iter("Population")}
    table = pd.read_parquet(gated / "gated" / "populations.parquet").set_index("population")
    assert int(counts["cd8_t_cells"]) == table.loc["cd8_t_cells", "n_events"]


def test_defaults_are_not_written_out():
    text = format_strategy(read_strategy(find_strategy("whole_blood")))
    assert "against: ''" not in text
    assert "kind: cuts" in text


def test_the_example_of_the_docs_is_a_strategy(repository, tmp_path):
    text = (repository / "docs" / "gating.md").read_text(encoding="utf-8")
    path = tmp_path / "example.yaml"
    path.write_text(text.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    strategy = read_strategy(path)
    kinds = {population.gate.kind for population in strategy.populations}
    known = {kind.model_fields["kind"].default for kind in get_args(get_args(Gate)[0])}
    assert kinds >= known
