import numpy as np
import pytest

from tilflow.cytometry.exchange.reading import gate_with_workspace
from tilflow.cytometry.fcs.reading import read_fcs
from tilflow.cytometry.gates import shapes as gates
from tilflow.cytometry.signal.transforms import Arcsinh, Linear, Log, Logicle


def drawn(picture):
    """Return the points of a drawing, (x, y) with y upward, and which of them are inside."""
    rows = picture.split()[::-1]
    points = [(x, y) for y, row in enumerate(rows) for x in range(len(row))]
    inside = [rows[y][x] == "#" for x, y in points]
    return np.array(points, dtype=float), np.array(inside)


def test_polygon_is_what_is_drawn():
    points, inside = drawn("""
        .......
        .#####.
        ..###..
        ...#...
        .......""")
    corners = np.array([[0.9, 3.1], [5.1, 3.1], [3.0, 0.9]])
    np.testing.assert_array_equal(gates.call_polygon(points, corners), inside)


def test_a_polygon_that_crosses_itself_has_a_hole():
    star = np.array([[0, 0], [2, 6], [4, 0], [-1, 4], [5, 4]], dtype=float)
    got = gates.call_polygon(np.array([[2.0, 2.5], [2.0, 5.0]]), star)
    assert got.tolist() == [False, True]


def test_a_polygon_on_a_grid_holds_its_lower_and_left_edges():
    points, inside = drawn("""
        .......
        .......
        .####..
        .###...
        .##....
        .#.....
        .......""")
    # A triangle whose right edge rises from (2, 1) to (6, 5).
    corners = np.array([[1.0, 1.0], [2.0, 1.0], [6.0, 5.0], [1.0, 5.0]])
    np.testing.assert_array_equal(gates.call_grid_polygon(points, corners), inside)


def test_rectangle_holds_its_lower_edge_and_not_its_upper():
    points = np.array([[1.0, 5.0], [2.0, 5.0], [1.0, np.inf]])
    assert gates.call_rectangle(points, [1, 0], [2, np.inf]).tolist() == [True, False, True]


def test_quadrants_share_out_every_event():
    points = np.random.default_rng(1).normal(0, 1, (500, 2))
    parts = [gates.call_quadrant(points, [0.2, -0.1], [a, b]) for a in (1, 0) for b in (1, 0)]
    assert (np.sum(parts, axis=0) == 1).all()


def test_boolean_gates_follow_de_morgan():
    generator = np.random.default_rng(2)
    a, b = generator.uniform(size=(2, 100)) < 0.5
    neither = gates.call_boolean("and", [], [a, b])
    np.testing.assert_array_equal(neither, ~gates.call_boolean("or", [a, b], []))


@pytest.mark.real
def test_gating_ml_compliance_event_for_event(real_data):
    folder = real_data / "cytometry" / "gating_ml"
    fcs = read_fcs(folder / "data1.fcs")
    truths = {path.stem.removeprefix("Results_"): path for path in folder.glob("truth/*.txt")}
    named = {"ParRectangle1": "ParQuadRect", "myEllipse2": ""}
    checked = set()
    for document in ("gml_all_gates", "gml_ellipsoid3d_gate", "gml_parent_quadrant_rect_gate"):
        gated = gate_with_workspace(
            folder / "gml" / f"{document}.xml", folder / "data1.fcs", fcs
        ).gated
        for population in gated.populations:
            name = population.path.split("/")[-1]
            name = named.get(name, name)
            truth = np.array(truths[name].read_text().split()) == "1"
            np.testing.assert_array_equal(population.members, truth, err_msg=name)
            checked.add(name)
    assert checked == set(truths)
    assert len(checked) == 51


@pytest.mark.real
def test_own_gates_and_scales_agree_with_the_compliance_set(real_data):
    folder = real_data / "cytometry" / "gating_ml"
    fcs = read_fcs(folder / "data1.fcs")
    column = {name: fcs.events[:, number] for number, name in enumerate(fcs.channels)}

    def plane(*names):
        return np.column_stack([column[name] for name in names])

    flowkit = pytest.importorskip("flowkit")
    document = flowkit.parse_gating_xml(str(folder / "gml" / "gml_all_gates.xml"))
    got = {}
    for name in ("Polygon1", "Polygon2", "Polygon3NS"):
        gate = document.get_gate(name)
        dims = [d.id for d in gate.dimensions]
        got[name] = gates.call_polygon(plane(*dims), np.array(gate.vertices, dtype=float))
    for name in ("Range1", "Range2", "Rectangle1", "Rectangle2"):
        gate = document.get_gate(name)
        lower = [-np.inf if d.min is None else d.min for d in gate.dimensions]
        upper = [np.inf if d.max is None else d.max for d in gate.dimensions]
        points = plane(*(d.id for d in gate.dimensions))
        got[name] = gates.call_rectangle(points, lower, upper)
    ellipse = document.get_gate("Ellipse1")
    got["Ellipse1"] = gates.call_ellipsoid(
        plane(*(d.id for d in ellipse.dimensions)),
        np.array(ellipse.coordinates),
        np.array(ellipse.covariance_matrix),
        ellipse.distance_square,
    )
    quadrants = document.get_gate("Quadrant1")
    dims = [d.dimension_ref for d in quadrants.dimensions]
    at = [float(d.values[0]) for d in quadrants.dimensions]
    for name, above in {"FL2P-FL4P": (1, 1), "FL2N-FL4P": (0, 1), "FL2N-FL4N": (0, 0)}.items():
        got[name] = gates.call_quadrant(plane(*dims), at, above)
    for name, kind in (
        ("ScaleRange1", Arcsinh),
        ("ScaleRange3", Linear),
        ("ScaleRange4", Logicle),
        ("ScaleRange5", Logicle),
        ("ScaleRange6", Log),
    ):
        (dim,) = document.get_gate(name).dimensions
        transform = document.transformations[dim.transformation_ref]
        parameters = {
            key: getattr(transform, f"param_{key}")
            for key in kind.model_fields
            if key not in ("kind", "floor")
        }
        low = -np.inf if dim.min is None else dim.min
        high = np.inf if dim.max is None else dim.max
        got[name] = gates.call_interval(kind(**parameters).apply(column[dim.id]), low, high)
    for name, mask in got.items():
        text = (folder / "truth" / f"Results_{name}.txt").read_text().split()
        np.testing.assert_array_equal(mask, np.array(text) == "1", err_msg=name)
