"""FlowJo 10 workspaces, written from a strategy.

FlowJo's gates have one or two dimensions and its boolean populations no complements, so that

- a gate on more markers becomes a chain of gates, the last of which has the population's name;
- a population without the events of another hangs under a ``not …`` population;
- an ellipse becomes a polygon of 360 corners.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.exchange.export import FROM_FILE, Export
from tilflow.cytometry.exchange.gating_ml_writer import (
    format_gating_ml,
    format_xml,
    register_namespaces,
)
from tilflow.cytometry.exchange.positions import Positions
from tilflow.cytometry.exchange.shapes import (
    Box,
    Combination,
    DrawnAxis,
    DrawnPopulation,
    Outline,
    Oval,
)
from tilflow.cytometry.exchange.xml import DATA, GATING, TRANSFORMS
from tilflow.cytometry.fcs.reading import FcsHeader
from tilflow.cytometry.gates.strategy import ROOT
from tilflow.cytometry.signal.axes import UNCOMPENSATED
from tilflow.cytometry.signal.compensation import Spillover
from tilflow.cytometry.signal.transforms import Arcsinh, Biex, Linear, Log, Logicle, Settled
from tilflow.errors import InputError
from tilflow.staging import staged

Array = npt.NDArray[np.float64]
Element = ElementTree.Element

PREFIX: Final = "Comp-"
CORNERS: Final = 360
GROUP: Final = "All Samples"


@dataclass
class _Node:
    """A population of FlowJo's tree."""

    name: str
    tag: str
    parent: "_Node | None"
    shape: Box | Outline | None = None
    outside: bool = False
    of: tuple[str, ...] = ()
    children: list["_Node"] = field(default_factory=list)

    @property
    def path(self) -> str:
        """Names from the top, joined with /; FlowJo refers to populations so."""
        above = "" if self.parent is None or not self.parent.name else f"{self.parent.path}/"
        return f"{above}{self.name}"


def format_workspace(
    export: Export, *, sample: str, counts: Mapping[str, int], n_events: int | None
) -> bytes:
    """Return a strategy as a FlowJo 10 workspace of one sample.

    Parameters
    ----------
    sample
        Name of the FCS file.
    counts, n_events
        Events of each population and of the file, where they are known.

    Raises
    ------
    InputError
        For what a workspace cannot say: a ratio, a hyperlog axis, one channel on two scales, a
        matrix that is not at hand.
    """
    register_namespaces()
    parameters = _name_parameters(export)
    tree = _Tree(export)
    root = ElementTree.Element("Workspace", {"version": "20.0", "flowJoVersion": "10.8.1"})
    groups = ElementTree.SubElement(root, "Groups")
    about = {"name": GROUP, "annotation": "", "owningGroup": GROUP, "expanded": "1"}
    group = ElementTree.SubElement(groups, "GroupNode", about)
    references = ElementTree.SubElement(
        ElementTree.SubElement(group, "Group", {"name": GROUP}), "SampleRefs"
    )
    ElementTree.SubElement(references, "SampleRef", {"sampleID": "1"})
    samples = ElementTree.SubElement(root, "SampleList")
    element = ElementTree.SubElement(samples, "Sample")
    ElementTree.SubElement(element, "DataSet", {"uri": f"file:{sample}", "sampleID": "1"})
    matrix = _choose_matrix(export)
    if matrix is not None:
        element.append(_matrix(*matrix))
    scales = ElementTree.SubElement(element, "Transformations")
    for name, scale in sorted(parameters.scales.items()):
        scales.append(_transformation(name, scale))
    ElementTree.SubElement(element, "Keywords")
    node = ElementTree.SubElement(
        element,
        "SampleNode",
        {"name": sample, "annotation": "", "owningGroup": "", "sampleID": "1"},
    )
    if n_events is not None:
        node.set("count", str(n_events))
    _Writer(export, tree, parameters, counts).write(node, tree.top)
    return format_xml(root)


@dataclass(frozen=True)
class _Parameters:
    """Axis → name of FlowJo's parameter, and the scale of each parameter."""

    names: Mapping[str, str]
    scales: Mapping[str, Settled]


def _name_parameters(export: Export) -> _Parameters:
    names: dict[str, str] = {}
    scales: dict[str, Settled] = {}
    for name, axis in export.axes.items():
        parameter = _name_parameter(name, axis)
        if scales.setdefault(parameter, axis.scale) != axis.scale:
            message = f"{parameter}: FlowJo shows a channel on one scale only; two are used"
            raise InputError(message)
        names[name] = parameter
    # FlowJo lists each channel with and without compensation, on the same scale.
    for axis in export.axes.values():
        scales.setdefault(axis.channel, axis.scale)
    return _Parameters(names, scales)


def _name_parameter(name: str, axis: DrawnAxis) -> str:
    if axis.ratio is not None:
        message = f"{name}: a FlowJo workspace cannot say a ratio; export Gating-ML instead"
        raise InputError(message)
    return axis.channel if axis.spillover == UNCOMPENSATED else f"{PREFIX}{axis.channel}"


def _choose_matrix(export: Export) -> tuple[str, Spillover] | None:
    used = sorted({axis.spillover for axis in export.axes.values()} - {UNCOMPENSATED})
    if not used:
        return None
    if len(used) > 1:
        message = f"FlowJo compensates a sample by one matrix; used are {', '.join(used)}"
        raise InputError(message)
    if used[0] not in export.spillovers:
        message = "the panel takes the matrix of the FCS file: name the file with --fcs"
        raise InputError(message)
    return ("Acquisition-defined" if used[0] == FROM_FILE else used[0]), export.spillovers[used[0]]


class _Tree:
    """The populations as FlowJo can hold them."""

    def __init__(self, export: Export) -> None:
        self.top = _Node("", "", None)
        self.nodes: dict[str, _Node] = {ROOT: self.top}
        for item in export.populations:
            self._add(item)

    def _add(self, item: DrawnPopulation) -> None:
        parent = self.nodes[item.parent]
        shape = item.shape
        minus = item.minus
        if isinstance(shape, Combination) and shape.operation == "and":
            minus = (*minus, *shape.without)
            # Only complements: the last of the chain is the population itself.
            last = minus[-1] if not shape.of and minus else ""
            for other in minus[: -1 if last else None]:
                parent = self._without(parent, other)
            if last:
                self.nodes[item.id] = self._node(item.id, "NotNode", parent, of=(last,))
            else:
                self.nodes[item.id] = self._node(item.id, "AndNode", parent, of=shape.of)
            return
        for other in minus:
            parent = self._without(parent, other)
        if isinstance(shape, Combination):
            for other in shape.without:
                self._without(parent, other)
            of = (*shape.of, *(f"{parent.path}\n{other}" for other in shape.without))
            self.nodes[item.id] = self._node(item.id, "OrNode", parent, of=of)
            return
        if isinstance(shape, Oval):
            shape = _trace(item.id, shape)
        if isinstance(shape, Box) and len(shape.bounds) > 2:
            if item.outside:
                message = f"{item.id}: FlowJo cannot say the outside of more than two dimensions"
                raise InputError(message)
            pairs = list(shape.bounds.items())
            for number in range(0, len(pairs) - 2, 2):
                step = f"{item.id} {number // 2 + 1}"
                box = Box(dict(pairs[number : number + 2]))
                parent = self._node(step, "Population", parent, shape=box)
            rest = len(pairs) - (len(pairs) % 2 or 2)
            shape = Box(dict(pairs[rest:]))
        self.nodes[item.id] = self._node(
            item.id, "Population", parent, shape=shape, outside=item.outside
        )

    def _without(self, parent: _Node, other: str) -> _Node:
        name = f"not {other}"
        for child in parent.children:
            if child.name == name and child.tag == "NotNode":
                return child
        node = self._node(name, "NotNode", parent, of=(other,))
        self.nodes[f"{parent.path}\n{other}"] = node
        return node

    def _node(
        self,
        name: str,
        tag: str,
        parent: _Node,
        *,
        shape: Box | Outline | None = None,
        outside: bool = False,
        of: tuple[str, ...] = (),
    ) -> _Node:
        node = _Node(name, tag, parent, shape, outside, of)
        parent.children.append(node)
        return node


def _trace(name: str, oval: Oval) -> Outline:
    if len(oval.dims) > 2:
        message = f"{name}: FlowJo has no ellipsoid of more than two dimensions"
        raise InputError(message)
    angles = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    circle = np.column_stack([np.cos(angles), np.sin(angles)]) * np.sqrt(oval.distance_square)
    corners = oval.mean + circle @ np.linalg.cholesky(oval.covariance).T
    return Outline((oval.dims[0], oval.dims[1]), corners)


class _Writer:
    def __init__(
        self, export: Export, tree: _Tree, parameters: _Parameters, counts: Mapping[str, int]
    ) -> None:
        self.axes, self.tree = export.axes, tree
        self.parameters, self.counts = parameters, counts
        self.ids = {id(node): f"ID{number}" for number, node in enumerate(self._walk(tree.top))}
        self.named = {id(node): name for name, node in tree.nodes.items()}

    def _walk(self, node: _Node) -> list[_Node]:
        return [node, *(item for child in node.children for item in self._walk(child))]

    def write(self, element: Element, node: _Node) -> None:
        """Write what hangs under a node."""
        if not node.children:
            return
        below = ElementTree.SubElement(element, "Subpopulations")
        for child in node.children:
            about = {"name": child.name, "annotation": "", "owningGroup": "", "expanded": "1"}
            count = self.counts.get(self.named.get(id(child), ""))
            if count is not None:
                about["count"] = str(count)
            population = ElementTree.SubElement(below, child.tag, about)
            if child.shape is None:
                dependents = ElementTree.SubElement(population, "Dependents")
                for other in child.of:
                    path = self.tree.nodes[other].path
                    ElementTree.SubElement(dependents, "Dependent", {"name": path})
            else:
                self._write_gate(population, child, child.shape)
            self.write(population, child)

    def _write_gate(self, population: Element, node: _Node, shape: Box | Outline) -> None:
        key = {GATING + "id": self.ids[id(node)]}
        if node.parent is not None and node.parent.name:
            key[GATING + "parent_id"] = self.ids[id(node.parent)]
        gate = ElementTree.SubElement(population, "Gate", key)
        tag = "RectangleGate" if isinstance(shape, Box) else "PolygonGate"
        about = {"eventsInside": "0" if node.outside else "1", **key}
        element = ElementTree.SubElement(gate, GATING + tag, about)
        if isinstance(shape, Box):
            for dim, (low, high) in shape.bounds.items():
                dimension = self._write_dimension(element, dim)
                for end, value in (("min", low), ("max", high)):
                    if value is not None and np.isfinite(value):
                        dimension.set(GATING + end, repr(self._linear(dim, [value])[0]))
            return
        if shape.grid:
            element.set("gateResolution", str(shape.grid))
        for dim in shape.dims:
            self._write_dimension(element, dim)
        columns = [
            self._linear(dim, shape.corners[:, number]) for number, dim in enumerate(shape.dims)
        ]
        for corner in zip(*columns, strict=True):
            vertex = ElementTree.SubElement(element, GATING + "vertex")
            for value in corner:
                ElementTree.SubElement(vertex, GATING + "coordinate", {DATA + "value": repr(value)})

    def _linear(self, dim: str, values: Sequence[float] | Array) -> list[float]:
        linear = self.axes[dim].scale.invert(np.ascontiguousarray(values, dtype=np.float64))
        return [float(value) for value in linear]

    def _write_dimension(self, element: Element, dim: str) -> Element:
        dimension = ElementTree.SubElement(element, GATING + "dimension")
        name = {DATA + "name": self.parameters.names[dim]}
        ElementTree.SubElement(dimension, DATA + "fcs-dimension", name)
        return dimension


def _matrix(name: str, spillover: Spillover) -> Element:
    about = {"prefix": PREFIX, "suffix": "", "name": name, "spectral": "0", "editable": "0"}
    element = ElementTree.Element(TRANSFORMS + "spilloverMatrix", about)
    names = ElementTree.SubElement(element, DATA + "parameters")
    for channel in spillover.channels:
        ElementTree.SubElement(names, DATA + "parameter", {DATA + "name": channel})
    for channel, row in zip(spillover.channels, spillover.matrix.tolist(), strict=True):
        key = {DATA + "parameter": channel}
        line = ElementTree.SubElement(element, TRANSFORMS + "spillover", key)
        for other, value in zip(spillover.channels, row, strict=True):
            text = {DATA + "parameter": other, TRANSFORMS + "value": repr(value)}
            ElementTree.SubElement(line, TRANSFORMS + "coefficient", text)
    return element


def _transformation(parameter: str, scale: Settled) -> Element:
    match scale:
        case Linear():
            tag, numbers = "linear", {"minRange": -scale.a or 0.0, "maxRange": scale.t}
        case Log():
            tag, numbers = "log", {"offset": scale.t / 10**scale.m, "decades": scale.m}
        case Logicle():
            tag = "logicle"
            numbers = {"T": scale.t, "W": scale.w, "M": scale.m, "A": scale.a}
        case Arcsinh():
            tag = "fasinh"
            numbers = {"maxRange": scale.t, "T": scale.t, "A": scale.a, "M": scale.m, "W": -10.0}
        case Biex():
            tag = "biex"
            numbers = {
                "maxRange": scale.t,
                "neg": scale.negative,
                "width": scale.width,
                "pos": scale.positive,
            }
        case _:
            message = f"{parameter}: a FlowJo workspace cannot say a {scale.kind} axis"
            raise InputError(message)
    texts = {TRANSFORMS + key: repr(float(value)) for key, value in numbers.items()}
    if tag in ("logicle", "fasinh", "biex"):
        texts[TRANSFORMS + "length"] = "256"
    if tag == "linear":
        texts["gain"] = "1"
    element = ElementTree.Element(TRANSFORMS + tag, texts)
    ElementTree.SubElement(element, DATA + "parameter", {DATA + "name": parameter})
    return element


def write_export(
    export: Export,
    positions: Positions | None,
    path: Path,
    *,
    kind: str,
    header: FcsHeader | None,
) -> None:
    """Write a strategy for other programs: `kind` is ``gating-ml`` or ``wsp``."""
    if kind == "gating-ml":
        content = format_gating_ml(export)
    else:
        name = f"{positions.sample_id}.fcs" if positions is not None else f"{export.name}.fcs"
        content = format_workspace(
            export,
            sample=name if header is None else header.name,
            counts={} if positions is None else positions.counts,
            n_events=None if positions is None else len(positions.usable),
        )
    with staged(path) as temporary:
        temporary.write_bytes(content)
