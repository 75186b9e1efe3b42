"""What of a strategy other programs can be told: its tree with every gate at a place.

Fixed gates lie where the strategy says; data-driven ones where they were found in one sample.
All places are on the display scale of the axis.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.exchange.matrices import find_spillover
from tilflow.cytometry.exchange.positions import Positions, leave_out_stretches
from tilflow.cytometry.exchange.shapes import (
    Bound,
    Box,
    Combination,
    DrawnAxis,
    DrawnPopulation,
    Outline,
    Oval,
    Shape,
)
from tilflow.cytometry.fcs.reading import FcsHeader
from tilflow.cytometry.gates import strategy as plan
from tilflow.cytometry.panel import Panel
from tilflow.cytometry.signal.axes import UNCOMPENSATED
from tilflow.cytometry.signal.compensation import Spillover
from tilflow.cytometry.signal.transforms import FittedLogicle, settle_scale
from tilflow.errors import InputError

Array = npt.NDArray[np.float64]

FROM_FILE = "FCS"
"""Name of the matrix that the FCS file brings."""


@dataclass(frozen=True)
class Export:
    """A strategy as it is written for other programs."""

    name: str
    populations: tuple[DrawnPopulation, ...]
    axes: Mapping[str, DrawnAxis]
    spillovers: Mapping[str, Spillover]
    notes: tuple[str, ...] = ()


def derive_export(
    strategy: plan.Strategy,
    panel: Panel | None,
    header: FcsHeader | None,
    positions: Positions | None,
) -> Export:
    """Return a strategy with every gate at its place.

    Parameters
    ----------
    panel
        Maps markers to channels; None where the strategy names channels itself.
    header
        File whose matrix is used where the panel says ``file``; None leaves that to the reader.
    positions
        Gates of a sample; None serves strategies of fixed gates.

    Raises
    ------
    InputError
        Where data-driven gates have no positions, or a gate cannot be said in other terms.
    """
    spillovers, base = _find_matrices(strategy, panel, header)
    axes: dict[str, DrawnAxis] = {}
    populations: list[DrawnPopulation] = []
    left_out: set[str] = set()
    for population in strategy.populations:
        if positions is not None and population.id not in positions.gates:
            left_out.add(population.id)
            continue
        needs = (population.parent, *population.gate.populations(), *population.exclude)
        if left_out & set(needs):
            left_out.add(population.id)
            continue
        for name in population.gate.markers():
            if name not in axes:
                axes[name] = _find_axis(name, strategy, panel, spillovers, base, positions)
        placed = None if positions is None else positions.gates[population.id]
        shape, outside = _find_shape(population, axes, placed)
        populations.append(
            DrawnPopulation(population.id, population.parent, shape, outside, population.exclude)
        )
    if not populations:
        message = f"{strategy.name}: no population could be gated in this sample"
        raise InputError(message)
    notes: tuple[str, ...] = ()
    if positions is not None and not positions.usable.all() and not strategy.gates_all_events:
        time = "" if panel is None else panel.time
        stretches, axis, notes = leave_out_stretches(positions, time)
        axes |= axis
        top = stretches[-1].id if stretches else plan.ROOT
        populations = [
            *stretches,
            *(
                replace(item, parent=top) if item.parent == plan.ROOT else item
                for item in populations
            ),
        ]
    return Export(strategy.name, tuple(populations), axes, spillovers, notes)


def _find_matrices(
    strategy: plan.Strategy, panel: Panel | None, header: FcsHeader | None
) -> tuple[dict[str, Spillover], str]:
    """Return the matrices by name, and the name of the one that compensates the sample."""
    matrices = {name: matrix.build() for name, matrix in strategy.spillovers.items()}
    if strategy.spillover:
        return matrices, strategy.spillover
    choice = "none" if panel is None else panel.spillover
    if choice == "none":
        return matrices, UNCOMPENSATED
    if choice == "file":
        if header is not None:
            matrix = find_spillover(header, "file", ".")
            if matrix is not None:
                matrices[FROM_FILE] = matrix
        return matrices, FROM_FILE
    from tilflow.cytometry.exchange.matrices import open_spillover

    folder = Path(panel.folder or ".") if panel is not None else Path()
    name = Path(choice).stem
    matrices[name] = open_spillover(folder / choice)
    return matrices, name


def _find_axis(
    name: str,
    strategy: plan.Strategy,
    panel: Panel | None,
    spillovers: Mapping[str, Spillover],
    base: str,
    positions: Positions | None,
) -> DrawnAxis:
    channels = {} if panel is None else panel.dimensions
    axis = strategy.axes.get(name)
    if axis is None:
        if panel is not None and name not in channels:
            message = f"{name!r} is no marker of the panel {panel.name}"
            raise InputError(message)
        source, spillover, ratio = name, base, None
        is_scatter = panel is not None and name in panel.scatter
        scale = strategy.scale_of(name, is_scatter=is_scatter)
    else:
        source, ratio, scale = axis.of, axis.ratio, axis.scale
        spillover = axis.spillover or base
    if ratio is not None:
        named = {
            "numerator": channels.get(ratio.numerator, ratio.numerator),
            "denominator": channels.get(ratio.denominator, ratio.denominator),
        }
        ratio = ratio.model_copy(update=named)
    channel = channels.get(source, source)
    known = spillovers.get(spillover)
    untouched = panel is not None and channel in (*panel.scatter.values(), panel.time)
    if ratio is None and (untouched or (known is not None and channel not in known.channels)):
        spillover = UNCOMPENSATED
    if isinstance(scale, FittedLogicle):
        if positions is None or source not in positions.linear:
            message = f"{name}: its scale is fitted to a sample; name one with --positions"
            raise InputError(message)
        scale = settle_scale(scale, positions.linear[source])
    return DrawnAxis("" if ratio else channel, ratio, spillover, scale)


def _find_shape(
    population: plan.Population,
    axes: Mapping[str, DrawnAxis],
    placed: Mapping[str, Any] | None,
) -> tuple[Shape, bool]:
    gate = population.gate
    if isinstance(gate, plan.Boolean):
        return Combination(gate.operation, gate.of, gate.without), False
    changed = placed is not None and "by hand" in placed["how"]
    if not changed:
        match gate:
            case plan.Rectangle():
                return Box(_scaled(gate.bounds, gate.scale, axes)), False
            case plan.Quadrant():
                bounds: dict[str, tuple[Bound, Bound]] = {
                    name: (at, None) if gate.keep[name] == "above" else (None, at)
                    for name, at in gate.dividers.items()
                }
                return Box(_scaled(bounds, gate.scale, axes)), False
            case plan.Polygon() | plan.GridPolygon():
                grid = gate.grid if isinstance(gate, plan.GridPolygon) else 0
                return Outline(gate.dims, _scaled_corners(gate, axes), grid), False
            case plan.Ellipsoid():
                mean, covariance = np.array(gate.mean), np.array(gate.covariance)
                return Oval(gate.dims, mean, covariance, gate.distance_square), False
            case plan.Cuts() if all(cut.method == "fixed" for cut in gate.cuts.values()):
                return _fixed_cuts(gate, axes)
    if placed is None:
        message = (
            f"{population.id}: its gate is found in each sample; name a gated sample with "
            f"--positions"
        )
        raise InputError(message)
    return _placed_shape(population, placed)


def _scale(axes: Mapping[str, DrawnAxis], name: str, value: float) -> float:
    return float(axes[name].scale.apply(np.array([value], dtype=np.float64))[0])


def _scaled(
    bounds: Mapping[str, tuple[Bound, Bound]], scale: str, axes: Mapping[str, DrawnAxis]
) -> dict[str, tuple[Bound, Bound]]:
    if scale == "display":
        return dict(bounds)
    return {
        name: (
            None if low is None else _scale(axes, name, low),
            None if high is None else _scale(axes, name, high),
        )
        for name, (low, high) in bounds.items()
    }


def _scaled_corners(gate: plan.Polygon | plan.GridPolygon, axes: Mapping[str, DrawnAxis]) -> Array:
    corners = np.array(gate.vertices, dtype=np.float64)
    if gate.scale == "display":
        return corners
    return np.column_stack(
        [
            axes[name].scale.apply(np.ascontiguousarray(corners[:, number]))
            for number, name in enumerate(gate.dims)
        ]
    )


def _fixed_cuts(gate: plan.Cuts, axes: Mapping[str, DrawnAxis]) -> tuple[Shape, bool]:
    """Return the box of thresholds; any of them is what lies outside of the box of none."""
    flipped = gate.combine == "any" and len(gate.cuts) > 1
    bounds: dict[str, tuple[Bound, Bound]] = {}
    for name, cut in gate.cuts.items():
        at = _scale(axes, name, float(cut.at or 0.0))
        bounds[name] = (at, None) if (cut.side == "above") != flipped else (None, at)
    return Box(bounds), flipped


def _placed_shape(population: plan.Population, placed: Mapping[str, Any]) -> tuple[Shape, bool]:
    """Return a gate as it was drawn in a sample."""
    gate, outside = population.gate, bool(placed["outside"])
    markers, dims = gate.markers(), tuple(placed["dims"])
    points = placed["points"]
    if placed["shape"] == "none":
        message = f"{population.id}: no gate was drawn in the sample ({placed['how']})"
        raise InputError(message)
    if placed["shape"] == "polygon":
        corners = np.array([[float(x), float(y)] for x, y in points])
        return Outline((dims[0], dims[1]), corners), outside
    if isinstance(gate, plan.Bright):
        # One threshold serves every marker; the picture shows the first two.
        return Box(dict.fromkeys(markers, (points[0][0], None))), outside
    if len(markers) > 2:
        message = (
            f"{population.id}: thresholds on {len(markers)} markers; split the gate into gates of "
            f"two markers each to export it"
        )
        raise InputError(message)
    bounds = {
        name: (points[0][number], points[1][number])
        for number, name in enumerate(dims)
        if name in markers
    }
    return Box(bounds), outside
