"""FlowCytometryTools, for those who know it: its gates come in, its measurements go out.

FlowCytometryTools 0.5.1 imports names that Python 3.10 and numpy 2 dropped, so it does not import
as it is. `import_fct` supplies those names to its modules alone. What does not work there even so:
big-endian files (its reader, fcsparser), plate-wide transforms with empty wells, and the ``view``
window. It is for exchange and exploration; gating itself never passes through it.
"""

import collections
import collections.abc
import inspect
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from tilflow.cytometry.gates.strategy import (
    ROOT,
    Boolean,
    Gate,
    Polygon,
    Population,
    Quadrant,
    Rectangle,
)
from tilflow.errors import InputError

GateScale: TypeAlias = Literal["linear", "display"]


@cache
def import_fct() -> ModuleType:
    """Import FlowCytometryTools with the names it misses; nothing of Python or numpy stays changed.

    Examples
    --------
    >>> import_fct().ThresholdGate(100, "FSC-A", "above", name="big").region
    'above'
    """
    # What it imports in turn comes first, so that only its own modules see the stand-ins.
    import decorator  # noqa: F401
    import fcsparser  # noqa: F401
    import pylab  # noqa: F401
    import six  # noqa: F401

    abstract = {name: getattr(collections.abc, name) for name in collections.abc.__all__}
    stand_ins = {
        "collections": _stand_in(collections, abstract),
        "inspect": _stand_in(inspect, {"getargspec": _getargspec}),
        "numpy.lib.shape_base": _stand_in(np, {}),
    }
    with _lent(stand_ins), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # escapes in its docstrings
        import FlowCytometryTools
    loaded: ModuleType = FlowCytometryTools
    return loaded


def _stand_in(original: ModuleType, more: Mapping[str, Any]) -> ModuleType:
    module = ModuleType(original.__name__)
    module.__dict__.update({**original.__dict__, **more})
    return module


def _getargspec(function: Any) -> Any:
    """Return what FlowCytometryTools reads of ``inspect.getargspec``: args and keywords."""
    spec = inspect.getfullargspec(function)
    return SimpleNamespace(args=spec.args, keywords=spec.varkw)


@contextmanager
def _lent(stand_ins: Mapping[str, ModuleType]) -> Iterator[None]:
    """Lend modules to whatever is imported within the block."""
    before = {name: sys.modules.get(name) for name in stand_ins}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


def build_measurement(sample_id: str, events: pd.DataFrame) -> Any:
    """Hand events over as an ``FCMeasurement``.

    Parameters
    ----------
    sample_id
        Becomes its ID.
    events
        One row an event, one column a channel or marker. For one population, give its events.
    """
    measurement = import_fct().FCMeasurement(ID=sample_id, readmeta=False)
    measurement.set_data(data=events.reset_index(drop=True))
    measurement.set_meta(meta={"_channel_names_": tuple(events.columns)})
    return measurement


def read_measurement(folder: Path | str, population: str = "") -> Any:
    """Hand a gated sample over as an ``FCMeasurement``: compensated intensities by marker.

    Parameters
    ----------
    folder
        What ``tilflow cytometry gate --events`` wrote.
    population
        Population whose events are handed over; empty takes those of the whole file.

    Raises
    ------
    InputError
        Where the sample was not gated, or has no such population.
    """
    from tilflow.cytometry.exchange.positions import read_positions

    positions = read_positions(Path(folder))
    events = pd.DataFrame(dict(positions.linear))
    if population:
        if population not in positions.members:
            message = f"{folder}: has no population {population!r}"
            raise InputError(message)
        events = events[positions.members[population]]
    return build_measurement(positions.sample_id, events)


def derive_populations(
    gates: Mapping[str, Any], *, scale: GateScale, parent: str = ROOT
) -> list[Population]:
    """Turn FlowCytometryTools gates into populations of a strategy, event for event the same.

    Parameters
    ----------
    gates
        Population name → gate, by the names of our markers.
    scale
        What the gates' numbers are: linear intensities, or values on the strategy's display scale
        (0 to 1). A polygon's edges are straight on the display scale, so one that was drawn on
        linear axes is the same only where the strategy displays its markers on a linear scale.
    parent
        Population that all of them are part of.

    Raises
    ------
    InputError
        For a kind of gate that FlowCytometryTools does not ship.

    Examples
    --------
    >>> fct = import_fct()
    >>> gate = fct.ThresholdGate(200.0, "CD3", "above") & fct.ThresholdGate(50.0, "CD8", "below")
    >>> [item.id for item in derive_populations({"cd8_low_t_cells": gate}, scale="linear")]
    ['cd8_low_t_cells.left', 'cd8_low_t_cells.right', 'cd8_low_t_cells']
    """
    populations: list[Population] = []

    def add(name: str, gate: Gate) -> None:
        populations.append(Population(id=name, parent=parent, gate=gate))

    def walk(name: str, gate: Any) -> None:
        if type(gate).__name__ == "CompositeGate":
            parts = tuple(f"{name}.{side}" for side in ("left", "right"))[: len(gate.gates)]
            for part, child in zip(parts, gate.gates, strict=True):
                walk(part, child)
            if gate.how == "xor":
                add(f"{name}.both", Boolean(of=parts))
                add(f"{name}.any", Boolean(operation="or", of=parts))
                parts = (f"{name}.any",)
            add(name, _combine(gate.how, name, parts))
        elif gate.region == "out":
            add(f"{name}.in", _convert(name, gate, scale))
            add(name, Boolean(without=(f"{name}.in",)))
        else:
            add(name, _convert(name, gate, scale))

    for name, gate in gates.items():
        walk(name, gate)
    return populations


def _combine(how: str, name: str, parts: tuple[str, ...]) -> Boolean:
    if how == "invert":
        return Boolean(without=parts)
    if how == "xor":
        return Boolean(of=parts, without=(f"{name}.both",))
    return Boolean(operation="or" if how == "or" else "and", of=parts)


def _convert(name: str, gate: Any, scale: GateScale) -> Gate:
    kind, channels = type(gate).__name__, gate.channels
    if kind == "ThresholdGate":
        at = float(gate.vert)
        bound = (at, None) if gate.region == "above" else (None, at)
        return Rectangle(kind="interval", scale=scale, bounds={channels[0]: bound})
    if kind == "IntervalGate":
        low, high = map(float, gate.vert)
        # Both ends belong to its interval; of ours, the lower one alone.
        ends = (low, float(np.nextafter(high, np.inf)))
        return Rectangle(kind="interval", scale=scale, bounds={channels[0]: ends})
    if kind == "QuadGate":
        sides = (
            "below" if "left" in gate.region else "above",
            "below" if "bottom" in gate.region else "above",
        )
        dividers = dict(zip(channels, map(float, gate.vert), strict=True))
        return Quadrant.model_validate(
            {"scale": scale, "dividers": dividers, "keep": dict(zip(channels, sides, strict=True))}
        )
    if kind == "PolyGate":
        vertices = tuple((float(x), float(y)) for x, y in gate.vert)
        return Polygon(scale=scale, dims=(channels[0], channels[1]), vertices=vertices)
    message = f"{name}: a {kind} cannot become a gate of a strategy"
    raise InputError(message)


def call_gate(gate: Any, events: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Return which events a FlowCytometryTools gate keeps, by its own code."""
    numbered = events.reset_index(drop=True)
    kept = gate(numbered).index
    inside = np.zeros(len(numbered), dtype=bool)
    inside[kept] = True
    return inside
