"""Gating-ML 2.0: the compliance set with our own engine, and small documents."""

import numpy as np
import pytest

from tilflow.cytometry.exchange import reading as workspace
from tilflow.cytometry.exchange.document import gate_with_document
from tilflow.cytometry.exchange.gating_ml import read_gating_ml
from tilflow.cytometry.exchange.xml import NotExpressibleError
from tilflow.cytometry.fcs.reading import read_fcs
from tilflow.cytometry.gates.strategy import Boolean, Rectangle
from tilflow.cytometry.signal.axes import Axis, Ratio
from tilflow.cytometry.signal.transforms import Log
from tilflow.errors import InputError

HEAD = """<?xml version="1.0"?>
<gating:Gating-ML
    xmlns:gating="http://www.isac-net.org/std/Gating-ML/v2.0/gating"
    xmlns:transforms="http://www.isac-net.org/std/Gating-ML/v2.0/transformations"
    xmlns:data-type="http://www.isac-net.org/std/Gating-ML/v2.0/datatypes">
"""
RANGE = """<gating:RectangleGate gating:id="{name}" {more}>
  <gating:dimension gating:compensation-ref="uncompensated" gating:min="{low}">
    <data-type:fcs-dimension data-type:name="A" />
  </gating:dimension>
</gating:RectangleGate>
"""


@pytest.fixture
def write(tmp_path):
    def write_document(body):
        path = tmp_path / "gates.xml"
        path.write_text(f"{HEAD}{body}</gating:Gating-ML>")
        return path

    return write_document


def gate(name, low, more=""):
    return RANGE.format(name=name, low=low, more=more)


@pytest.mark.real
def test_our_engine_passes_the_compliance_set_event_for_event(real_data, monkeypatch):
    # FlowKit must not step in.
    monkeypatch.setattr(workspace, "NotExpressibleError", KeyError)
    folder = real_data / "cytometry" / "gating_ml"
    fcs = read_fcs(folder / "data1.fcs")
    truths = {path.stem.removeprefix("Results_"): path for path in folder.glob("truth/*.txt")}
    named = {"ParRectangle1": "ParQuadRect"}
    checked = set()
    for document in sorted(folder.glob("gml/*.xml")):
        if "attr_testing" in document.name:
            # Its only gate lies within an element that Gating-ML does not know.
            continue
        gated = workspace.gate_with_workspace(document, folder / "data1.fcs", fcs).gated
        for population in gated.populations:
            name = population.path.split("/")[-1]
            name = named.get(name, name)
            if name == "myEllipse2":  # there is no truth for it
                continue
            truth = np.array(truths[name].read_text().split()) == "1"
            np.testing.assert_array_equal(population.members, truth, err_msg=name)
            checked.add(name)
    assert checked == set(truths)
    assert len(checked) == 51


def test_populations_follow_what_they_need(write):
    boolean = """<gating:BooleanGate gating:id="none"><gating:and>
      <gating:gateReference gating:ref="child" />
      <gating:gateReference gating:ref="top" gating:use-as-complement="true" />
    </gating:and></gating:BooleanGate>"""
    child = gate("child", 2, 'gating:parent_id="top"')
    document = read_gating_ml(write(boolean + child + gate("top", 1)))
    assert [item.id for item in document.strategy.populations] == ["top", "child", "none"]
    # In the order of the document as far as that goes.
    assert document.paths == {"none": ("none",), "top": ("top",), "child": ("top", "child")}
    assert document.strategy.populations[2].gate == Boolean(of=("child",), without=("top",))
    assert document.strategy.populations[0].gate == Rectangle(bounds={"A": (1.0, None)})


def test_gates_that_need_one_another_are_told(write):
    boolean = """<gating:BooleanGate gating:id="{}"><gating:not>
      <gating:gateReference gating:ref="{}" /></gating:not></gating:BooleanGate>"""
    path = write(boolean.format("a", "b") + boolean.format("b", "a"))
    with pytest.raises(InputError, match="a, b need one another"):
        read_gating_ml(path)


def test_a_ratio_has_its_own_axis(write):
    body = """<transforms:transformation transforms:id="log">
      <transforms:flog transforms:T="100" transforms:M="2" /></transforms:transformation>
    <transforms:transformation transforms:id="AB">
      <transforms:fratio transforms:A="2" transforms:B="-1" transforms:C="3">
        <data-type:fcs-dimension data-type:name="A" />
        <data-type:fcs-dimension data-type:name="B" />
      </transforms:fratio></transforms:transformation>
    <gating:RectangleGate gating:id="r">
      <gating:dimension gating:compensation-ref="FCS" gating:transformation-ref="log"
          gating:min="0.5">
        <data-type:new-dimension data-type:transformation-ref="AB" />
      </gating:dimension></gating:RectangleGate>"""
    strategy = read_gating_ml(write(body)).strategy
    ratio = Ratio(
        numerator="A", denominator="B", factor=2, numerator_offset=-1, denominator_offset=3
    )
    assert strategy.axes == {"AB": Axis(ratio=ratio, scale=Log(t=100, m=2))}
    assert strategy.populations[0].gate == Rectangle(scale="display", bounds={"AB": (0.5, None)})
    values = ratio.compute(np.array([9.0, 1.0]), np.array([8.0, 3.0]))
    assert values.tolist() == [4.0, np.inf]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("", "holds no gates"),
        (gate("a", 1) + gate("a", 2), "two gates are called 'a'"),
        (gate("a", 1, 'gating:parent_id="b"'), "parent 'b' of 'a' is not a gate"),
        (gate("a", "low"), "could not convert"),
        (gate("a", 1).replace("uncompensated", "M"), "no spectrum matrix 'M'"),
        (
            gate("a", 1).replace("gating:min", 'gating:transformation-ref="T" gating:min'),
            "no transformation 'T'",
        ),
        (
            '<gating:BooleanGate gating:id="b"><gating:not>'
            '<gating:gateReference gating:ref="x" /></gating:not></gating:BooleanGate>',
            "names 'x', which is not there",
        ),
    ],
)
def test_a_damaged_document_is_refused(write, body, message):
    with pytest.raises(InputError, match=message):
        read_gating_ml(write(body))


def test_what_is_no_gating_ml_is_refused(tmp_path):
    path = tmp_path / "a.xml"
    path.write_text("<a>")
    with pytest.raises(InputError, match="cannot be read as XML"):
        read_gating_ml(path)
    path.write_text("<a/>")
    with pytest.raises(InputError, match="not a Gating-ML"):
        read_gating_ml(path)


def test_an_unmixing_matrix_is_left_to_flowkit(write):
    names = "".join(f'<data-type:fcs-dimension data-type:name="{name}" />' for name in "AB")
    body = f"""<transforms:spectrumMatrix transforms:id="M">
      <transforms:fluorochromes><data-type:fcs-dimension data-type:name="D" />
      </transforms:fluorochromes><transforms:detectors>{names}</transforms:detectors>
      <transforms:spectrum><transforms:coefficient transforms:value="1" />
      <transforms:coefficient transforms:value="0.2" /></transforms:spectrum>
    </transforms:spectrumMatrix>{gate("a", 1)}"""
    with pytest.raises(NotExpressibleError, match="more detectors than dyes"):
        read_gating_ml(write(body))


def test_a_gate_is_drawn_where_the_events_are(write, tmp_path, fcs_writer):
    path = fcs_writer(
        tmp_path / "a.fcs", {"A": ""}, np.arange(100.0)[:, None], keywords={"$P1R": "128"}
    )
    found = gate_with_document(read_gating_ml(write(gate("a", 32))), read_fcs(path), digest="")
    (population,) = found.gated.populations
    assert population.gate.points == ((32 / 128, -np.inf), (np.inf, np.inf))
    assert found.display[:, 0].max() == 99 / 128
    assert population.members.sum() == 68


def test_a_missing_channel_is_named(write, tmp_path, fcs_writer):
    fcs = read_fcs(fcs_writer(tmp_path / "a.fcs", {"B": ""}, np.ones((3, 1))))
    with pytest.raises(InputError, match="lacks 'A', on which a gate is drawn"):
        gate_with_document(read_gating_ml(write(gate("a", 1))), fcs, digest="")


def test_flowkit_steps_in_where_we_cannot_say_it(write, tmp_path, fcs_writer, monkeypatch):
    path = write(gate("a", 3) + gate("b", 5, 'gating:parent_id="a"'))
    file = fcs_writer(tmp_path / "a.fcs", {"A": ""}, np.arange(9.0)[:, None])
    ours = workspace.gate_with_workspace(path, file, read_fcs(file)).gated

    def refuse(source):
        raise NotExpressibleError(str(source))

    monkeypatch.setattr(workspace, "read_gating_ml", refuse)
    theirs = workspace.gate_with_workspace(path, file, read_fcs(file)).gated
    assert [item.path for item in theirs.populations] == ["a", "a/b"]
    for own, other in zip(ours.populations, theirs.populations, strict=True):
        np.testing.assert_array_equal(own.members, other.members)
        assert own.members.sum() > 0


def test_two_dimensions_of_one_gate_must_differ(write):
    name = '<data-type:fcs-dimension data-type:name="A" />'
    twice = f'<gating:dimension gating:min="2">{name}</gating:dimension>' * 2
    path = write(f'<gating:RectangleGate gating:id="r">{twice}</gating:RectangleGate>')
    with pytest.raises(NotExpressibleError, match="two dimensions of one gate are the same"):
        read_gating_ml(path)
