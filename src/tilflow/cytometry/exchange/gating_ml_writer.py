"""Gating-ML 2.0 documents, written from a strategy."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree import ElementTree

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.exchange.export import FROM_FILE, Export
from tilflow.cytometry.exchange.shapes import (
    Box,
    Combination,
    DrawnAxis,
    DrawnPopulation,
    Outline,
    Oval,
    Shape,
)
from tilflow.cytometry.exchange.xml import DATA, GATING, NAMESPACE, TRANSFORMS
from tilflow.cytometry.gates.placing import take_steps
from tilflow.cytometry.gates.shapes import draw_grid_polygon
from tilflow.cytometry.gates.strategy import ROOT
from tilflow.cytometry.signal.axes import UNCOMPENSATED
from tilflow.cytometry.signal.compensation import Spillover
from tilflow.cytometry.signal.transforms import (
    Arcsinh,
    Biex,
    Hyperlog,
    Linear,
    Log,
    Logicle,
    Settled,
)
from tilflow.errors import InputError

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Element = ElementTree.Element

PIECES: Final = 64
"""A straight edge on FlowJo's axis is bent in Gating-ML, which has no such axis: it is written as
so many straight pieces on the linear scale."""

PREFIXES: Final = {
    "gating": NAMESPACE + "gating",
    "transforms": NAMESPACE + "transformations",
    "data-type": NAMESPACE + "datatypes",
}
TAGS: Final[Mapping[type[Settled], str]] = {
    Linear: "flin",
    Log: "flog",
    Arcsinh: "fasinh",
    Logicle: "logicle",
    Hyperlog: "hyperlog",
}


def format_gating_ml(export: Export) -> bytes:
    """Return a strategy as a Gating-ML 2.0 document.

    Raises
    ------
    InputError
        For what Gating-ML cannot say: an ellipse on FlowJo's biexponential axis.
    """
    register_namespaces()
    root = ElementTree.Element(GATING + "Gating-ML")
    writer = _Writer(export)
    gates = [element for item in export.populations for element in writer.write(item)]
    root.extend(writer.write_matrices())
    root.extend(writer.transformations.values())
    root.extend(gates)
    return format_xml(root)


def format_xml(root: Element) -> bytes:
    """Return an indented XML document."""
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def register_namespaces() -> None:
    """Give the namespaces of Gating-ML their usual prefixes."""
    for prefix, uri in PREFIXES.items():
        ElementTree.register_namespace(prefix, uri)


class _Writer:
    def __init__(self, export: Export) -> None:
        self.export = export
        self.transformations: dict[str, Element] = {}
        self.ids: dict[str, str] = {}
        for item in export.populations:
            self.ids[item.id] = _name_id(item.id, set(self.ids.values()))

    def write(self, item: DrawnPopulation) -> Iterator[Element]:
        """Yield the gates of a population: its shape, and what is taken out of it."""
        name, shape = self.ids[item.id], item.shape
        parent = None if item.parent == ROOT else self.ids[item.parent]
        if isinstance(shape, Combination) and not item.minus:
            of, without = (self._refer(group) for group in (shape.of, shape.without))
            yield _boolean(name, parent, shape.operation, of, without)
            return
        if not item.outside and not item.minus:
            yield self._shape(name, parent, shape)
            return
        inner = _name_id(f"{name}.shape", set(self.ids.values()))
        self.ids[inner] = inner
        if isinstance(shape, Combination):
            of, without = (self._refer(group) for group in (shape.of, shape.without))
            yield _boolean(inner, parent, shape.operation, of, without)
        else:
            yield self._shape(inner, parent, shape)
        minus = self._refer(item.minus)
        if item.outside:
            yield _boolean(name, parent, "and", [], [inner, *minus])
        else:
            yield _boolean(name, parent, "and", [inner], minus)

    def _refer(self, names: tuple[str, ...]) -> list[str]:
        return [self.ids[name] for name in names]

    def _shape(self, name: str, parent: str | None, shape: Shape) -> Element:
        match shape:
            case Box():
                element = _gate("RectangleGate", name, parent)
                for dim, (low, high) in shape.bounds.items():
                    self._write_bounds(element, dim, low, high)
            case Outline():
                element = _gate("PolygonGate", name, parent)
                bent = [isinstance(self.export.axes[dim].scale, Biex) for dim in shape.dims]
                for dim in shape.dims:
                    self._write_dimension(element, dim)
                corners = self._trace_grid(shape)
                if corners is None:
                    corners = _split_edges(shape.corners, PIECES) if any(bent) else shape.corners
                columns = [
                    self.export.axes[dim].scale.invert(np.ascontiguousarray(corners[:, number]))
                    if bent[number]
                    else corners[:, number]
                    for number, dim in enumerate(shape.dims)
                ]
                for corner in np.column_stack(columns).tolist():
                    vertex = ElementTree.SubElement(element, GATING + "vertex")
                    _write_coordinates(vertex, corner)
            case Oval():
                element = self._ellipsoid(name, parent, shape)
            case Combination():
                message = f"{name}: a combination is no shape"
                raise TypeError(message)
        return element

    def _trace_grid(self, shape: Outline) -> Array | None:
        """Return the steps of FlowJo's grid as a polygon of their edges; None where it has none.

        Of a polygon that falls into pieces along a row, the outline itself has to do.
        """
        if not shape.grid:
            return None
        scales = [self.export.axes[dim].scale for dim in shape.dims]
        table, corner = draw_grid_polygon(take_steps(shape.corners, scales, shape.grid))
        half = [0.5 if scale.kind == "linear" else 0.0 for scale in scales]
        return _trace_steps(table, (corner[0] - half[0], corner[1] - half[1]), shape.grid)

    def _ellipsoid(self, name: str, parent: str | None, shape: Oval) -> Element:
        element = _gate("EllipsoidGate", name, parent)
        for dim in shape.dims:
            if isinstance(self.export.axes[dim].scale, Biex):
                message = f"{name}: Gating-ML 2.0 has no ellipse on FlowJo's biexponential axis"
                raise InputError(message)
            self._write_dimension(element, dim)
        _write_coordinates(ElementTree.SubElement(element, GATING + "mean"), shape.mean.tolist())
        matrix = ElementTree.SubElement(element, GATING + "covarianceMatrix")
        for row in shape.covariance.tolist():
            line = ElementTree.SubElement(matrix, GATING + "row")
            for value in row:
                ElementTree.SubElement(line, GATING + "entry", {DATA + "value": repr(value)})
        square = {DATA + "value": repr(shape.distance_square)}
        ElementTree.SubElement(element, GATING + "distanceSquare", square)
        return element

    def _write_bounds(
        self, element: Element, dim: str, low: float | None, high: float | None
    ) -> None:
        scale = self.export.axes[dim].scale
        if isinstance(scale, Biex):
            # What lies beyond FlowJo's axis is shown at its end.
            low, high = (
                None if end is None or not 0 < end <= 1 else float(scale.invert(np.array([end]))[0])
                for end in (low, high)
            )
        elif isinstance(scale, Log) and scale.floor and low is not None and low <= 0:
            low = None
        dimension = self._write_dimension(element, dim)
        for end, value in (("min", low), ("max", high)):
            if value is not None and np.isfinite(value):
                dimension.set(GATING + end, repr(float(value)))

    def _write_dimension(self, element: Element, dim: str) -> Element:
        axis = self.export.axes[dim]
        dimension = ElementTree.SubElement(element, GATING + "dimension")
        matrix = {UNCOMPENSATED: "uncompensated"}.get(axis.spillover, axis.spillover)
        dimension.set(GATING + "compensation-ref", matrix)
        if not isinstance(axis.scale, Biex):
            dimension.set(GATING + "transformation-ref", self._name_scale(axis.scale))
        if axis.ratio is not None:
            key = {DATA + "transformation-ref": self._name_ratio(dim, axis)}
            ElementTree.SubElement(dimension, DATA + "new-dimension", key)
        else:
            channel = axis.channel
            ElementTree.SubElement(dimension, DATA + "fcs-dimension", {DATA + "name": channel})
        return dimension

    def _name_scale(self, scale: Settled) -> str:
        numbers = {key.upper(): value for key, value in scale if key in ("t", "w", "m", "a")}
        tag = TAGS[type(scale)]
        name = "_".join([tag, *(f"{value:g}" for value in numbers.values())])
        element = ElementTree.Element(TRANSFORMS + "transformation", {TRANSFORMS + "id": name})
        texts = {TRANSFORMS + key: repr(float(value)) for key, value in numbers.items()}
        body = ElementTree.SubElement(element, TRANSFORMS + tag, texts)
        known = self.transformations.setdefault(name, element)
        if known[0].attrib != body.attrib:
            name = f"{name}_{len(self.transformations)}"
            element.set(TRANSFORMS + "id", name)
            self.transformations[name] = element
        return name

    def _name_ratio(self, dim: str, axis: DrawnAxis) -> str:
        ratio = axis.ratio
        name = f"ratio_{re.sub(r'[^A-Za-z0-9_.-]', '_', dim)}"
        if ratio is None or name in self.transformations:
            return name
        element = ElementTree.Element(TRANSFORMS + "transformation", {TRANSFORMS + "id": name})
        numbers = {
            "A": ratio.factor,
            "B": ratio.numerator_offset,
            "C": ratio.denominator_offset,
        }
        texts = {TRANSFORMS + key: repr(value) for key, value in numbers.items()}
        body = ElementTree.SubElement(element, TRANSFORMS + "fratio", texts)
        for channel in (ratio.numerator, ratio.denominator):
            ElementTree.SubElement(body, DATA + "fcs-dimension", {DATA + "name": channel})
        self.transformations[name] = element
        return name

    def write_matrices(self) -> Iterator[Element]:
        """Yield the matrices that gates use; the one of the FCS file stays there."""
        used = {axis.spillover for axis in self.export.axes.values()}
        for name, spillover in self.export.spillovers.items():
            if name in used and name != FROM_FILE:
                yield _matrix(name, spillover)


def _matrix(name: str, spillover: Spillover) -> Element:
    element = ElementTree.Element(TRANSFORMS + "spectrumMatrix", {TRANSFORMS + "id": name})
    for group in ("fluorochromes", "detectors"):
        names = ElementTree.SubElement(element, TRANSFORMS + group)
        for channel in spillover.channels:
            ElementTree.SubElement(names, DATA + "fcs-dimension", {DATA + "name": channel})
    for row in spillover.matrix.tolist():
        spectrum = ElementTree.SubElement(element, TRANSFORMS + "spectrum")
        for value in row:
            text = {TRANSFORMS + "value": repr(value)}
            ElementTree.SubElement(spectrum, TRANSFORMS + "coefficient", text)
    return element


def _gate(tag: str, name: str, parent: str | None) -> Element:
    element = ElementTree.Element(GATING + tag, {GATING + "id": name})
    if parent is not None:
        element.set(GATING + "parent_id", parent)
    return element


def _boolean(
    name: str, parent: str | None, operation: str, of: list[str], without: list[str]
) -> Element:
    element = _gate("BooleanGate", name, parent)
    if not of and len(without) == 1:
        body = ElementTree.SubElement(element, GATING + "not")
        ElementTree.SubElement(body, GATING + "gateReference", {GATING + "ref": without[0]})
        return element
    body = ElementTree.SubElement(element, GATING + operation)
    # The standard asks for two operands; naming one twice changes nothing.
    of = [of[0], of[0]] if len(of) == 1 and not without else of
    for reference in of:
        ElementTree.SubElement(body, GATING + "gateReference", {GATING + "ref": reference})
    for reference in without:
        key = {GATING + "ref": reference, GATING + "use-as-complement": "true"}
        ElementTree.SubElement(body, GATING + "gateReference", key)
    return element


def _write_coordinates(element: Element, values: list[float]) -> None:
    for value in values:
        ElementTree.SubElement(element, GATING + "coordinate", {DATA + "value": repr(value)})


def _split_edges(corners: Array, pieces: int) -> Array:
    """Return a polygon with each edge cut into so many equal pieces.

    Examples
    --------
    >>> _split_edges(np.array([[0.0, 0], [1, 0], [0, 1]]), 2).tolist()
    [[0.0, 0.0], [0.5, 0.0], [1.0, 0.0], [0.5, 0.5], [0.0, 1.0], [0.0, 0.5]]
    """
    steps = np.arange(pieces)[None, :, None] / pieces
    following = np.roll(corners, -1, axis=0)
    split: Array = (corners[:, None] + steps * (following - corners)[:, None]).reshape(-1, 2)
    return split


def _trace_steps(table: Mask, corner: tuple[float, float], grid: int) -> Array | None:
    """Return the outline of the steps (y, x) of a table, where each row has one run of them.

    A step holds its lower edges and not its upper ones; the edges of a polygon of Gating-ML all
    belong to it, so that the upper ones are drawn a hair lower.

    Examples
    --------
    >>> table = np.array([[True, True], [False, True]])
    >>> _trace_steps(table, (0.0, 0.0), 1).round(6).tolist()
    [[2.0, 0.0], [2.0, 1.0], [2.0, 1.0], [2.0, 2.0], [1.0, 2.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]
    """
    rows = np.flatnonzero(table.any(axis=1))
    runs = (np.diff(table.astype(np.int8), axis=1, prepend=0) == 1).sum(axis=1)
    if not len(rows) or (runs[rows] != 1).any() or len(rows) != rows[-1] - rows[0] + 1:
        return None
    first = table[rows].argmax(axis=1)
    last = table.shape[1] - table[rows, ::-1].argmax(axis=1)
    left, right = (first + corner[0]) / grid, np.nextafter((last + corner[0]) / grid, -np.inf)
    bottom = (rows + corner[1]) / grid
    top = (rows + 1 + corner[1]) / grid
    below = np.nextafter(top, -np.inf)
    up, down = [], []
    for k in range(len(rows)):
        is_last = k == len(rows) - 1
        # The wider of two rows ends a hair below the next one's begin, or begins at it.
        up += [
            (right[k], bottom[k]),
            (right[k], below[k] if is_last or right[k + 1] < right[k] else top[k]),
        ]
        down += [
            (left[k], bottom[k]),
            (left[k], below[k] if is_last or left[k + 1] > left[k] else top[k]),
        ]
    return np.array(up + down[::-1])


def _name_id(name: str, taken: set[str]) -> str:
    """Return a name as XML takes it for an id: without plus signs, not beginning with a digit.

    Examples
    --------
    >>> _name_id("CD4+_T_cells", set()), _name_id("4+", {"_4pos"})
    ('CD4pos_T_cells', '_4pos_2')
    """
    plain = re.sub(r"[^A-Za-z0-9_.-]", "_", name.replace("+", "pos"))
    plain = plain if re.match(r"[A-Za-z_]", plain) else f"_{plain}"
    number, unique = 1, plain
    while unique in taken:
        number += 1
        unique = f"{plain}_{number}"
    return unique
