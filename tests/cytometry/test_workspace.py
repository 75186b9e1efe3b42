"""FlowJo workspaces: counts of the workspace, membership of FlowKit, what a workspace may say."""

from xml.etree import ElementTree

import numpy as np
import pytest
from tilflow.cytometry.exchange.matrices import open_spillover

from tilflow.cytometry.exchange.document import gate_with_document
from tilflow.cytometry.exchange.flowjo import read_workspace
from tilflow.cytometry.exchange.flowjo_samples import list_samples
from tilflow.cytometry.exchange.flowkit import gate_with_flowkit
from tilflow.cytometry.exchange.reading import gate_with_workspace
from tilflow.cytometry.exchange.xml import NotExpressibleError
from tilflow.cytometry.fcs.reading import read_fcs
from tilflow.cytometry.gates.strategy import Ellipsoid
from tilflow.cytometry.signal.transforms import Arcsinh, Biex, Linear, Log, Logicle
from tilflow.errors import InputError

DIAMOND = "flowjo_diamond/test_data_diamond_01.fcs"
WORKSPACES = [
    ("splenocytes/gating.wsp", "splenocytes/68983.fcs"),
    ("flowjo_diamond/test_data_diamond_asinh_rect.wsp", DIAMOND),
    ("flowjo_diamond/test_data_diamond_biex_rect.wsp", DIAMOND),
    ("flowjo_diamond/simple_diamond_example_quad_gate.wsp", DIAMOND),
]


def read_counts(path):
    """Return path of a population → the count that FlowJo wrote beside it."""
    counts = {}

    def walk(node, path):
        for element in node.iterfind("Subpopulations/Population"):
            own = (*path, element.get("name"))
            counts["/".join(own)] = int(element.get("count"))
            walk(element, own)

    walk(ElementTree.parse(path).getroot().find("SampleList/Sample/SampleNode"), ())
    return counts


@pytest.mark.real
@pytest.mark.parametrize(("source", "file"), WORKSPACES)
def test_every_count_is_that_of_the_workspace(real_data, source, file):
    source, file = real_data / "cytometry" / source, real_data / "cytometry" / file
    fcs = read_fcs(file)
    ours = gate_with_document(read_workspace(source, fcs_name=fcs.name), fcs, digest="").gated
    theirs = gate_with_flowkit(source, file, fcs).gated
    counts = read_counts(source)
    assert [item.path for item in ours.populations] == list(counts)
    assert [item.id for item in ours.populations] == [item.id for item in theirs.populations]
    for own, other in zip(ours.populations, theirs.populations, strict=True):
        count = counts[own.path]
        assert int(own.members.sum()) == count, own.path
        # FlowKit knows nothing of the grid that FlowJo applies polygons on.
        assert (own.members != other.members).sum() <= max(2, 0.001 * count), own.path
        np.testing.assert_allclose(own.gate.points, other.gate.points, atol=1e-9)


SHELL = """<Workspace xmlns:gating="http://www.isac-net.org/std/Gating-ML/v2.0/gating"
  xmlns:transforms="http://www.isac-net.org/std/Gating-ML/v2.0/transformations"
  xmlns:data-type="http://www.isac-net.org/std/Gating-ML/v2.0/datatypes">
<SampleList><Sample>{matrix}<Transformations>{scales}</Transformations>
<SampleNode name="a.fcs" sampleID="1"><Subpopulations>{body}</Subpopulations></SampleNode>
</Sample></SampleList></Workspace>"""
MATRIX = """<transforms:spilloverMatrix prefix="Comp-" suffix="" name="m"><data-type:parameters>
<data-type:parameter data-type:name="A" /><data-type:parameter data-type:name="B" />
</data-type:parameters>
<transforms:spillover data-type:parameter="A">
<transforms:coefficient data-type:parameter="A" transforms:value="1" />
<transforms:coefficient data-type:parameter="B" transforms:value="0.5" /></transforms:spillover>
<transforms:spillover data-type:parameter="B">
<transforms:coefficient data-type:parameter="A" transforms:value="0" />
<transforms:coefficient data-type:parameter="B" transforms:value="1" /></transforms:spillover>
</transforms:spilloverMatrix>"""


def scale(kind, channel, **numbers):
    texts = " ".join(f'transforms:{key}="{value}"' for key, value in numbers.items())
    parameter = f'<data-type:parameter data-type:name="{channel}" />'
    return f"<transforms:{kind} {texts}>{parameter}</transforms:{kind}>"


LINEAR = "".join(
    scale("linear", name, minRange=0, maxRange=1024) for name in ("A", "B", "Comp-A", "Comp-B")
)


def dimension(channel, **ends):
    texts = " ".join(f'gating:{end}="{value}"' for end, value in ends.items())
    name = f'<data-type:fcs-dimension data-type:name="{channel}" />'
    return f"<gating:dimension {texts}>{name}</gating:dimension>"


def population(name, gate, below=""):
    below = f"<Subpopulations>{below}</Subpopulations>" if below else ""
    return f'<Population name="{name}"><Gate gating:id="1">{gate}</Gate>{below}</Population>'


def box(*dimensions, inside=1):
    body = "".join(dimensions)
    return f'<gating:RectangleGate eventsInside="{inside}">{body}</gating:RectangleGate>'


def node(tag, name, *names):
    listed = "".join(f'<Dependent name="{each}" />' for each in names)
    return f'<{tag} name="{name}"><Dependents>{listed}</Dependents></{tag}>'


@pytest.fixture
def write(tmp_path):
    def write_workspace(body, *, matrix="", scales=LINEAR):
        path = tmp_path / "a.wsp"
        path.write_text(SHELL.format(matrix=matrix, scales=scales, body=body))
        return path

    return write_workspace


@pytest.fixture
def fcs(tmp_path, fcs_writer):
    events = np.array([[10.0, 10], [100, 60], [500, 300], [500, 900]])
    return read_fcs(fcs_writer(tmp_path / "a.fcs", {"A": "", "B": ""}, events))


def members(path, fcs):
    gated = gate_with_document(read_workspace(path), fcs, digest="").gated
    return {item.path: np.flatnonzero(item.members).tolist() for item in gated.populations}


def test_only_parameters_with_the_prefix_are_compensated(write, fcs):
    body = population("raw", box(dimension("B", min=50)))
    body += population("clean", box(dimension("Comp-B", min=50)))
    assert members(write(body, matrix=MATRIX), fcs) == {"raw": [1, 2, 3], "clean": [2, 3]}


def test_an_outside_and_booleans(write, fcs):
    inner = population("low", box(dimension("A", max=200)))
    body = population("out", box(dimension("A", max=50), inside=0), inner)
    body += population("high B", box(dimension("B", min=200)))
    body += node("AndNode", "both", "out", "high B") + node("OrNode", "any", "out/low", "high B")
    body += node("NotNode", "none", "high B")
    assert members(write(body), fcs) == {
        "out": [1, 2, 3],
        "out/low": [1],
        "high B": [2, 3],
        "both": [2, 3],
        "any": [1, 2, 3],
        "none": [0, 1],
    }


def test_an_ellipse_lies_in_units_of_the_display(write, fcs):
    def points(*pairs):
        coordinate = '<gating:coordinate data-type:value="{}" />'
        return "".join(
            f"<gating:vertex>{coordinate.format(x)}{coordinate.format(y)}</gating:vertex>"
            for x, y in pairs
        )

    # Centre (128, 64) of 256, half-axes 40 along x and 24 along y: foci 32 off.
    foci = points((96, 64), (160, 64))
    edge = points((88, 64), (168, 64), (128, 40), (128, 88))
    gate = (
        f"<gating:EllipsoidGate>{dimension('A')}{dimension('B')}"
        f"<gating:foci>{foci}</gating:foci><gating:edge>{edge}</gating:edge></gating:EllipsoidGate>"
    )
    path = write(population("e", gate))
    ellipse = read_workspace(path).strategy.populations[0].gate
    assert isinstance(ellipse, Ellipsoid)
    np.testing.assert_allclose(ellipse.mean, [0.5, 0.25])
    expected = np.diag([(40 / 256) ** 2, (24 / 256) ** 2])
    np.testing.assert_allclose(ellipse.covariance, expected, atol=1e-12)
    assert members(path, fcs) == {"e": [2]}


@pytest.mark.parametrize(
    ("kind", "numbers", "expected"),
    [
        ("linear", {"minRange": 0, "maxRange": 1000}, Linear(t=1000)),
        ("linear", {"minRange": -50, "maxRange": 1000}, Linear(t=1000, a=50)),
        ("log", {"offset": 10, "decades": 3}, Log(t=10000, m=3, floor=True)),
        ("logicle", {"T": 1000, "W": 0.4, "M": 4, "A": 0.1}, Logicle(t=1000, w=0.4, m=4, a=0.1)),
        ("fasinh", {"T": 1000, "M": 3, "A": 1, "length": 256}, Arcsinh(t=1000, m=3, a=1)),
        (
            "biex",
            {"length": 256, "maxRange": 1000, "neg": 0.5, "width": -100, "pos": 4},
            Biex(t=1000, negative=0.5, width=-100, positive=4),
        ),
    ],
)
def test_the_scales_of_flowjo(write, kind, numbers, expected):
    path = write(population("a", box(dimension("A", min=1))), scales=scale(kind, "A", **numbers))
    assert read_workspace(path).strategy.axes["A"].scale == expected


@pytest.mark.parametrize(
    ("kind", "numbers"), [("hyperlog", {"T": 1}), ("biex", {"length": 128, "maxRange": 1})]
)
def test_what_flowjo_does_not_document_is_not_guessed(write, kind, numbers):
    path = write(population("a", box(dimension("A", min=1))), scales=scale(kind, "A", **numbers))
    with pytest.raises(NotExpressibleError, match=kind):
        read_workspace(path)


def test_names_become_ids_and_stay_paths(write):
    inner = population("CD4+ , CD8-", box(dimension("A", min=1)))
    body = population("T cells", box(dimension("A", min=1)), inner)
    body += population("CD4+ , CD8-", box(dimension("B", min=1)))
    document = read_workspace(write(body))
    assert document.paths == {
        "T_cells": ("T cells",),
        "T_cells.CD4+_CD8-": ("T cells", "CD4+ , CD8-"),
        "CD4+_CD8-": ("CD4+ , CD8-",),
    }


def test_samples_are_chosen_by_name(write):
    path = write(population("a", box(dimension("A", min=1))))
    assert list_samples(path) == ["a.fcs"]
    assert read_workspace(path, fcs_name="other.fcs").strategy.populations[0].id == "a"
    with pytest.raises(InputError, match=r"has no sample 'b\.fcs'.*a\.fcs"):
        read_workspace(path, sample="b.fcs")


def test_a_sample_without_gates_is_told(write):
    with pytest.raises(InputError, match="has no gates"):
        read_workspace(write(""))


def test_a_boolean_that_names_nothing_is_told(write):
    with pytest.raises(InputError, match="'x', which is not there"):
        read_workspace(write(node("AndNode", "b", "x")))


def test_the_matrix_of_a_workspace_compensates(write):
    path = write(population("a", box(dimension("A", min=1))), matrix=MATRIX)
    assert open_spillover(path).matrix.tolist() == [[1, 0.5], [0, 1]]
    bare = write(population("a", box(dimension("A", min=1))))
    with pytest.raises(InputError, match="has no spillover matrix"):
        open_spillover(bare)


def test_a_file_without_the_channel_is_refused(write, tmp_path, fcs_writer):
    path = write(population("a", box(dimension("C", min=1))))
    other = fcs_writer(tmp_path / "b.fcs", {"A": "", "B": ""}, np.ones((5, 2)))
    with pytest.raises(InputError, match=r"b\.fcs lacks 'C', on which a gate is drawn"):
        gate_with_workspace(path, other, read_fcs(other))
