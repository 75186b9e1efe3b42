"""FlowJo 10 workspaces, read into a strategy.

FlowJo writes the corners of gates as linear intensities and applies them on the axes of the
sample: edges are straight on the display scale, as ours are.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from tilflow.cytometry.exchange.document import Document, Draft
from tilflow.cytometry.exchange.flowjo_samples import choose_sample, find_matrix, name_sample
from tilflow.cytometry.exchange.xml import (
    DATA,
    GATING,
    TRANSFORMS,
    Element,
    NotExpressibleError,
    read_vertex,
)
from tilflow.cytometry.gates.strategy import (
    Boolean,
    Ellipsoid,
    Gate,
    GridPolygon,
    Polygon,
    Rectangle,
)
from tilflow.cytometry.signal.axes import UNCOMPENSATED, Axis
from tilflow.cytometry.signal.transforms import Arcsinh, Biex, Linear, Log, Logicle, Settled
from tilflow.errors import InputError

BOOLEANS: Final = {"AndNode": "and", "OrNode": "or", "NotNode": "not"}
DISPLAY_UNITS: Final = 256.0
"""FlowJo writes ellipses in the units of its display, 256 along each axis."""


def read_workspace(path: Path | str, *, sample: str = "", fcs_name: str = "") -> Document:
    """Read the gates of one sample of a FlowJo workspace.

    Parameters
    ----------
    sample
        Name of the sample; empty takes the one called `fcs_name`, or the only one.

    Raises
    ------
    NotExpressibleError
        For a transformation or a gate that FlowJo does not document.
    InputError
        Where the workspace is damaged or has no such sample.
    """
    path = Path(path)
    element = choose_sample(path, sample, fcs_name)
    node = element.find("SampleNode")
    draft = Draft(path.name)
    try:
        reader = _Reader(draft, element)
        if node is not None:
            reader.add_populations(node, ())
    except (ValueError, KeyError) as error:
        message = f"{path.name}: {' '.join(str(error).split())}"
        raise InputError(message) from error
    if node is None or not draft.gates:
        message = f"{path.name}: the sample {name_sample(element)!r} has no gates"
        raise InputError(message)
    return draft.finish(path.stem, f"Gates of {path.name}")


class _Reader:
    """Walks through the populations of one sample."""

    def __init__(self, draft: Draft, sample: Element) -> None:
        self.draft = draft
        self.scales = dict(_read_scales(sample))
        self.prefix, self.suffix = "", ""
        found = find_matrix(sample)
        self.compensated: set[str] = set()
        self.matrix = ""
        if found is not None:
            about, matrix = found
            self.prefix, self.suffix = about.get("prefix", ""), about.get("suffix", "")
            self.matrix = about.get("name", "") or "workspace"
            self.compensated = {f"{self.prefix}{name}{self.suffix}" for name in matrix.channels}
            draft.spillovers[self.matrix] = matrix

    def find_axis(self, dimension: Element) -> str:
        """Return the axis of a dimension, which is added where it is new."""
        channel = dimension.find(DATA + "fcs-dimension")
        if channel is None:
            message = "a dimension that is no channel of the file"
            raise NotExpressibleError(message)
        name = channel.attrib[DATA + "name"]
        scale = self.scales.get(name)
        spillover = UNCOMPENSATED
        if name in self.compensated:
            spillover = self.matrix
            name = name.removeprefix(self.prefix)
            name = name.removesuffix(self.suffix) if self.suffix else name
            scale = scale or self.scales.get(name)
        if scale is None:
            scale = Linear()
        return self.draft.add_axis(Axis(of=name, spillover=spillover, scale=scale), name)

    def add_populations(self, node: Element, path: tuple[str, ...]) -> None:
        """Add what hangs under a sample or a population."""
        for element in node.iterfind("Subpopulations/*"):
            gate: Gate
            outside = False
            if element.tag in BOOLEANS:
                gate = _read_boolean(element)
            elif element.tag == "Population":
                gate, outside = self.read_gate(element)
            else:
                continue
            own = (*path, element.attrib["name"])
            self.draft.add_gate(own, gate, outside=outside)
            self.add_populations(element, own)

    def read_gate(self, population: Element) -> tuple[Gate, bool]:
        """Return the gate of a population, and whether its outside is meant."""
        (element,) = list(population.find("Gate") or [])
        kind = element.tag.removeprefix(GATING)
        dimensions = element.findall(GATING + "dimension")
        axes = [self.find_axis(dimension) for dimension in dimensions]
        outside = element.get("eventsInside", "1") == "0"
        if len(set(axes)) < len(axes):
            message = f"{population.get('name')}: both dimensions of a gate are the same"
            raise NotExpressibleError(message)
        if kind == "RectangleGate":
            ends = [
                tuple(_number(item.get(GATING + end)) for end in ("min", "max"))
                for item in dimensions
            ]
            bounds = dict(zip(axes, ends, strict=True))
            return Rectangle.model_validate({"bounds": bounds}), outside
        if kind == "PolygonGate":
            vertices = [read_vertex(item) for item in element.iterfind(GATING + "vertex")]
            content = {"dims": axes, "vertices": vertices}
            grid = element.get("gateResolution")
            if grid is None:
                return Polygon.model_validate(content), outside
            return GridPolygon.model_validate({**content, "grid": int(grid)}), outside
        if kind == "EllipsoidGate":
            return _read_ellipse(element, axes), outside
        message = f"{population.get('name')}: a gate of the kind {kind}"
        raise NotExpressibleError(message)


def _read_scales(sample: Element) -> Iterator[tuple[str, Settled]]:
    for element in sample.iterfind("Transformations/*"):
        kind = element.tag.removeprefix(TRANSFORMS)
        parameter = element.find(DATA + "parameter")
        if parameter is None:
            continue
        numbers = {
            key.removeprefix(TRANSFORMS): float(value)
            for key, value in element.attrib.items()
            if key != "gain"
        }
        yield parameter.attrib[DATA + "name"], _read_scale(kind, numbers)


def _read_scale(kind: str, numbers: dict[str, float]) -> Settled:
    match kind:
        case "linear":
            return Linear(t=numbers["maxRange"], a=max(-numbers["minRange"], 0.0))
        case "log":
            decades = numbers["decades"]
            return Log(t=numbers["offset"] * 10**decades, m=decades, floor=True)
        case "logicle":
            return Logicle(t=numbers["T"], w=numbers["W"], m=numbers["M"], a=numbers["A"])
        case "fasinh":
            return Arcsinh(t=numbers["T"], m=numbers["M"], a=numbers["A"])
        case "biex" if numbers["length"] == DISPLAY_UNITS:
            return Biex(
                t=numbers["maxRange"],
                positive=numbers["pos"],
                negative=max(numbers["neg"], 0.0),
                width=numbers["width"],
            )
    message = f"a transformation {kind!r} of FlowJo, which is not documented"
    raise NotExpressibleError(message)


def _read_boolean(element: Element) -> Boolean:
    of = tuple(item.attrib["name"] for item in element.iterfind("Dependents/Dependent"))
    operation = BOOLEANS[element.tag]
    if operation == "not":
        return Boolean(without=of)
    return Boolean(operation="or" if operation == "or" else "and", of=of)


def _read_ellipse(element: Element, axes: list[str]) -> Ellipsoid:
    """Return an ellipse that FlowJo keeps as its two foci and four points of its edge."""
    foci, edge = (
        np.array([read_vertex(item) for item in element.iterfind(f"{GATING}{part}/{GATING}vertex")])
        / DISPLAY_UNITS
        for part in ("foci", "edge")
    )
    if foci.shape != (2, 2) or edge.shape != (4, 2):
        message = "an ellipse of FlowJo has two foci and four points on its edge"
        raise ValueError(message)
    centre = foci.mean(axis=0)
    major = float(np.linalg.norm(edge - centre, axis=1).max())
    focal = float(np.linalg.norm(foci[1] - foci[0])) / 2
    minor = float(np.sqrt(max(major**2 - focal**2, 0.0)))
    along = (foci[1] - foci[0]) / (2 * focal) if focal > 0 else np.array([1.0, 0.0])
    across = np.array([-along[1], along[0]])
    covariance = major**2 * np.outer(along, along) + minor**2 * np.outer(across, across)
    return Ellipsoid.model_validate(
        {
            "dims": axes,
            "mean": centre.tolist(),
            "covariance": covariance.tolist(),
            "distance_square": 1.0,
        }
    )


def _number(text: str | None) -> float | None:
    return None if text is None else float(text)
