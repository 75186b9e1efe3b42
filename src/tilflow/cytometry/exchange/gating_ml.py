"""Gating-ML 2.0 documents, read into a strategy (ISAC recommendation of 2013)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from tilflow.cytometry.exchange.document import PLAIN, Document, Draft
from tilflow.cytometry.exchange.xml import (
    DATA,
    GATING,
    TRANSFORMS,
    Element,
    NotExpressibleError,
    parse_xml,
    read_attribute,
    read_number,
    read_vertex,
)
from tilflow.cytometry.gates.strategy import Boolean, Ellipsoid, Gate, Polygon, Rectangle
from tilflow.cytometry.signal.axes import UNCOMPENSATED, Axis, Matrix, Ratio
from tilflow.cytometry.signal.transforms import Arcsinh, Hyperlog, Linear, Log, Logicle, Settled
from tilflow.errors import InputError

Bound = float | None


SCALES: Final[Mapping[str, type[Linear | Log | Arcsinh | Logicle | Hyperlog]]] = {
    "flin": Linear,
    "flog": Log,
    "fasinh": Arcsinh,
    "logicle": Logicle,
    "hyperlog": Hyperlog,
}


@dataclass
class _Reader:
    draft: Draft
    scales: dict[str, Settled] = field(default_factory=dict)
    ratios: dict[str, Ratio] = field(default_factory=dict)
    detectors: dict[str, dict[str, str]] = field(default_factory=dict)
    """Matrix → its dyes' names → their channels."""
    is_plain: dict[str, bool] = field(default_factory=dict)
    """Axis → whether no transformation was named for it."""

    def find_axis(self, dimension: Element) -> str:
        """Return the axis of a dimension, which is added where it is new."""
        reference = dimension.get(GATING + "transformation-ref")
        if reference is not None and reference not in self.scales:
            message = f"{self.draft.source}: no transformation {reference!r}"
            raise InputError(message)
        scale = PLAIN if reference is None else self.scales[reference]
        matrix = dimension.get(GATING + "compensation-ref", "uncompensated")
        spillover = {"uncompensated": UNCOMPENSATED, "FCS": ""}.get(matrix, matrix)
        if spillover not in ("", UNCOMPENSATED, *self.draft.spillovers):
            message = f"{self.draft.source}: no spectrum matrix {matrix!r}"
            raise InputError(message)
        channel = dimension.find(DATA + "fcs-dimension")
        if channel is not None:
            name = read_attribute(channel, DATA + "name")
            name = self.detectors.get(spillover, {}).get(name, name)
            axis = Axis(of=name, spillover=spillover, scale=scale)
        else:
            made = dimension.find(DATA + "new-dimension")
            name = "" if made is None else read_attribute(made, DATA + "transformation-ref")
            if name not in self.ratios:
                message = f"{self.draft.source}: no ratio {name!r}"
                raise InputError(message)
            axis = Axis(ratio=self.ratios[name], spillover=spillover, scale=scale)
        named = self.draft.add_axis(axis, name)
        self.is_plain[named] = reference is None
        return named

    def read_matrix(self, element: Element) -> None:
        """Add a spectrum matrix."""
        name = read_attribute(element, TRANSFORMS + "id")
        dyes, channels = (
            [
                read_attribute(item, DATA + "name")
                for item in element.iterfind(f"{TRANSFORMS}{group}/*")
            ]
            for group in ("fluorochromes", "detectors")
        )
        rows = [
            [
                read_number(item, TRANSFORMS + "value")
                for item in row.iterfind(TRANSFORMS + "coefficient")
            ]
            for row in element.iterfind(TRANSFORMS + "spectrum")
        ]
        if element.get(TRANSFORMS + "matrix-inverted-already") == "true":
            rows = np.linalg.inv(np.array(rows)).tolist()
        if any(len(row) != len(rows) for row in rows):
            message = f"{name}: a spectrum matrix with more detectors than dyes"
            raise NotExpressibleError(message)
        self.detectors[name] = dict(zip(dyes, channels, strict=True))
        self.draft.spillovers[name] = Matrix.model_validate({"channels": channels, "rows": rows})

    def read_transformation(self, element: Element) -> None:
        """Add a scale or a ratio."""
        name, (body,) = read_attribute(element, TRANSFORMS + "id"), list(element)
        kind = body.tag.removeprefix(TRANSFORMS)
        numbers = {
            key.removeprefix(TRANSFORMS): float(value)
            for key, value in body.attrib.items()
            if key.removeprefix(TRANSFORMS) in ("T", "W", "M", "A", "B", "C")
        }
        if kind == "fratio":
            above, below = (read_attribute(item, DATA + "name") for item in body)
            self.ratios[name] = Ratio(
                numerator=above,
                denominator=below,
                factor=numbers.get("A", 1.0),
                numerator_offset=numbers.get("B", 0.0),
                denominator_offset=numbers.get("C", 0.0),
            )
        elif kind in SCALES:
            content = {key.lower(): value for key, value in numbers.items()}
            self.scales[name] = SCALES[kind].model_validate(content)
        else:
            message = f"{name}: a transformation {kind!r}"
            raise NotExpressibleError(message)


def read_gating_ml(path: Path | str) -> Document:
    """Read a Gating-ML 2.0 document.

    Raises
    ------
    NotExpressibleError
        For what a strategy cannot say: an unmixing matrix that is not square.
    InputError
        Where the document is damaged or refers to what it does not hold.
    """
    path = Path(path)
    root = parse_xml(path)
    if root.tag != GATING + "Gating-ML":
        message = f"{path.name}: is not a Gating-ML 2.0 document"
        raise InputError(message)
    draft = Draft(path.name)
    reader = _Reader(draft)
    try:
        for element in root.iterfind(TRANSFORMS + "spectrumMatrix"):
            reader.read_matrix(element)
        for element in root.iterfind(TRANSFORMS + "transformation"):
            reader.read_transformation(element)
        _add_gates(reader, root)
    except ValueError as error:
        message = f"{path.name}: {' '.join(str(error).split())}"
        raise InputError(message) from error
    if not draft.gates:
        message = f"{path.name}: holds no gates"
        raise InputError(message)
    return draft.finish(path.stem, f"Gates of {path.name}")


def _add_gates(reader: _Reader, root: Element) -> None:
    parents: dict[str, str] = {}
    gates: dict[str, Gate] = {}
    for element in root:
        parent = element.get(GATING + "parent_id", "")
        for name, gate in _read_gate(reader, element):
            if name in gates:
                message = f"two gates are called {name!r}"
                raise ValueError(message)
            parents[name], gates[name] = parent, gate
    paths = {name: _trace(name, parents) for name in gates}
    for name, gate in gates.items():
        if isinstance(gate, Boolean):
            of, without = (
                tuple("/".join(paths.get(item, (item,))) for item in group)
                for group in (gate.of, gate.without)
            )
            gate = Boolean(operation=gate.operation, of=of, without=without)
        reader.draft.add_gate(paths[name], gate)


def _trace(name: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    path = [name]
    while parents[path[0]]:
        parent = parents[path[0]]
        if parent not in parents or parent in path:
            message = f"the parent {parent!r} of {path[0]!r} is not a gate of the document"
            raise ValueError(message)
        path.insert(0, parent)
    return tuple(path)


def _read_gate(reader: _Reader, element: Element) -> Iterator[tuple[str, Gate]]:
    """Yield the populations of a gate: a quadrant gate makes several."""
    kind = element.tag.removeprefix(GATING)
    if kind == "QuadrantGate":
        yield from _read_quadrants(reader, element)
    elif kind == "BooleanGate":
        yield read_attribute(element, GATING + "id"), _read_boolean(element)
    elif kind in ("RectangleGate", "PolygonGate", "EllipsoidGate"):
        dimensions = element.findall(GATING + "dimension")
        axes = [reader.find_axis(dimension) for dimension in dimensions]
        name = read_attribute(element, GATING + "id")
        if len(set(axes)) < len(axes):
            message = f"{name}: two dimensions of one gate are the same"
            raise NotExpressibleError(message)
        if kind == "RectangleGate":
            bounds = {
                axis: (_bound(dimension, "min"), _bound(dimension, "max"))
                for axis, dimension in zip(axes, dimensions, strict=True)
            }
            yield name, _rectangle(reader, bounds)
        elif kind == "PolygonGate":
            vertices = [read_vertex(item) for item in element.iterfind(GATING + "vertex")]
            yield name, _polygon(reader, axes, vertices)
        else:
            yield name, _ellipsoid(axes, element, reader)


def _rectangle(reader: _Reader, bounds: dict[str, tuple[Bound, Bound]]) -> Rectangle:
    # Without any transformation the numbers stay those of the document.
    if all(reader.is_plain[axis] for axis in bounds):
        return Rectangle(bounds=bounds)
    scaled = {
        axis: (low and low / _unit(reader, axis), high and high / _unit(reader, axis))
        for axis, (low, high) in bounds.items()
    }
    return Rectangle(scale="display", bounds=scaled)


def _unit(reader: _Reader, axis: str) -> float:
    """Return by what a document's number is divided to lie on our display scale."""
    return PLAIN.t if reader.is_plain[axis] else 1.0


def _polygon(reader: _Reader, axes: list[str], vertices: list[tuple[float, ...]]) -> Polygon:
    x, y = axes
    if reader.is_plain[x] and reader.is_plain[y]:
        corners = [(a, b) for a, b in vertices]
        return Polygon(dims=(x, y), vertices=tuple(corners))
    units = _unit(reader, x), _unit(reader, y)
    corners = [(a / units[0], b / units[1]) for a, b in vertices]
    return Polygon(scale="display", dims=(x, y), vertices=tuple(corners))


def _ellipsoid(axes: list[str], element: Element, reader: _Reader) -> Ellipsoid:
    units = np.array([_unit(reader, axis) for axis in axes])
    mean = element.find(GATING + "mean")
    square = element.find(GATING + "distanceSquare")
    if mean is None or square is None:
        message = "an ellipsoid gate lacks its mean or distanceSquare"
        raise ValueError(message)
    covariance = np.array(
        [
            [read_number(entry, DATA + "value") for entry in row]
            for row in element.iterfind(f"{GATING}covarianceMatrix/{GATING}row")
        ]
    )
    return Ellipsoid(
        dims=tuple(axes),
        mean=tuple((np.array(read_vertex(mean)) / units).tolist()),
        covariance=tuple(map(tuple, (covariance / np.outer(units, units)).tolist())),
        distance_square=read_number(square, DATA + "value"),
    )


def _read_quadrants(reader: _Reader, element: Element) -> Iterator[tuple[str, Gate]]:
    axes, values = {}, {}
    for divider in element.iterfind(GATING + "divider"):
        name = read_attribute(divider, GATING + "id")
        axes[name] = reader.find_axis(divider)
        values[name] = sorted(float(item.text or "") for item in divider.iterfind(GATING + "value"))
    for part in element.iterfind(GATING + "Quadrant"):
        bounds: dict[str, tuple[Bound, Bound]] = {}
        for position in part.iterfind(GATING + "position"):
            name = read_attribute(position, GATING + "divider_ref")
            at = read_number(position, GATING + "location")
            below = [value for value in values[name] if value <= at]
            above = [value for value in values[name] if value > at]
            bounds[axes[name]] = (below[-1] if below else None, above[0] if above else None)
        yield read_attribute(part, GATING + "id"), _rectangle(reader, bounds)


def _read_boolean(element: Element) -> Boolean:
    for operation in ("and", "or", "not"):
        body = element.find(GATING + operation)
        if body is None:
            continue
        of: list[str] = []
        without: list[str] = []
        for reference in body.iterfind(GATING + "gateReference"):
            complement = reference.get(GATING + "use-as-complement") == "true"
            negated = complement != (operation == "not")
            (without if negated else of).append(read_attribute(reference, GATING + "ref"))
        return Boolean(
            operation="or" if operation == "or" else "and", of=tuple(of), without=tuple(without)
        )
    message = f"{read_attribute(element, GATING + 'id')}: a boolean gate of no operation"
    raise ValueError(message)


def _bound(dimension: Element, end: str) -> float | None:
    text = dimension.get(GATING + end)
    return None if text is None else float(text)
