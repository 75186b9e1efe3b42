import numpy as np
import pytest

from tilflow.cytometry.gates.events import Events
from tilflow.cytometry.gates.gating import apply_strategy
from tilflow.cytometry.gates.strategy import Strategy
from tilflow.cytometry.settings import GatingSettings
from tilflow.cytometry.signal.transforms import Linear

X = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
Y = np.array([1.0, 1.0, 5.0, 5.0, 9.0, 9.0])


def gate(*populations, usable=None, names=("x", "y"), roles=None):
    values = {"x": X, "y": Y}
    values = {name: values[name] for name in names}
    scales = {name: Linear(t=10) for name in names}
    events = Events(
        display={name: scales[name].apply(values[name]) for name in names},
        linear=values,
        scales=scales,
        usable=np.ones(6, dtype=bool) if usable is None else np.array(usable, dtype=bool),
    )
    strategy = Strategy(name="t", populations=populations, roles=roles or {})
    return apply_strategy(events, strategy, GatingSettings())


def cut(marker, at, side="above"):
    return {marker: {"method": "fixed", "at": at, "side": side}}


def members(gated, name):
    return np.flatnonzero(gated.members(name)).tolist()


A = {"id": "a", "gate": {"kind": "cuts", "cuts": cut("x", 3)}}
B = {"id": "b", "parent": "a", "gate": {"kind": "cuts", "cuts": cut("y", 6)}}


@pytest.mark.parametrize(
    ("fixed", "expected"),
    [
        ({"kind": "rectangle", "bounds": {"x": [2, 4], "y": [None, 5]}}, [1]),
        ({"kind": "interval", "bounds": {"x": [2, 4]}}, [1, 2]),
        ({"kind": "rectangle", "scale": "display", "bounds": {"x": [0.2, 0.4]}}, [1, 2]),
        ({"kind": "polygon", "dims": ["x", "y"], "vertices": [[0, 0], [4, 0], [4, 4]]}, [0, 1]),
        (
            {
                "kind": "ellipsoid",
                "dims": ["x", "y"],
                "mean": [0.3, 0.5],
                "covariance": [[0.01, 0], [0, 0.01]],
                "distance_square": 1.5,
            },
            [2, 3],
        ),
        (
            {
                "kind": "quadrant",
                "dividers": {"x": 4, "y": 6},
                "keep": {"x": "above", "y": "below"},
            },
            [3],
        ),
        (
            {"kind": "cuts", "combine": "any", "cuts": {**cut("x", 6), **cut("y", 2, "below")}},
            [0, 1, 5],
        ),
    ],
)
def test_fixed_gates(fixed, expected):
    assert members(gate({"id": "p", "gate": fixed}), "p") == expected


def test_children_lie_in_their_parents_and_all_in_the_usable_events():
    gated = gate(A, B, usable=[1, 1, 1, 1, 1, 0])
    assert members(gated, "a") == [2, 3, 4]
    assert members(gated, "b") == [4]
    assert [item.path for item in gated.populations] == ["a", "a/b"]


def test_excluded_populations_are_left_out():
    low = {"id": "low", "exclude": ["b"], "gate": {"kind": "cuts", "cuts": cut("x", 2)}}
    assert members(gate(A, B, low), "low") == [1, 2, 3]


def test_boolean_gates_name_other_populations():
    neither = {"id": "n", "gate": {"kind": "boolean", "of": ["a"], "without": ["b"]}}
    assert members(gate(A, B, neither), "n") == [2, 3]


def test_a_missing_marker_disables_what_needs_it_and_nothing_else():
    other = {"id": "c", "parent": "b", "gate": {"kind": "cuts", "cuts": cut("x", 1)}}
    gated = gate(A, B, other, names=("x",))
    assert members(gated, "a") == [2, 3, 4, 5]
    reasons = {item.id: item.disabled for item in gated.populations}
    assert reasons == {
        "a": "",
        "b": "marker y is missing",
        "c": "needs b: marker y is missing",
    }
    assert gated.members("b") is None


def test_leukocytes_among_the_doublets_are_counted():
    single = {"id": "single", "gate": {"kind": "cuts", "cuts": cut("x", 3)}}
    cells = {"id": "cells", "parent": "single", "gate": {"kind": "cuts", "cuts": cut("y", 4)}}
    roles = {"singlets": "single", "leukocytes": "cells"}
    assert gate(single, cells, roles=roles).leukocyte_doublets == 0
    single["gate"]["cuts"] = cut("x", 4)
    assert gate(single, cells, roles=roles).leukocyte_doublets == 1


def test_a_gate_lies_where_it_is_drawn():
    gated = gate(A, B)
    drawn = {item.id: item.gate for item in gated.populations}
    assert drawn["a"].points == ((0.3, -np.inf), (np.inf, np.inf))
    assert drawn["a"].dims == ("x",)
