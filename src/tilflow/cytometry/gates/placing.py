"""Where a gate of the strategy lies in one sample, and which events are inside of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.gates import datadriven, shapes
from tilflow.cytometry.gates import strategy as plan
from tilflow.cytometry.gates.datadriven import Position
from tilflow.cytometry.gates.events import Events
from tilflow.cytometry.gates.sites import Search, Site, find_bright, find_cut, find_singlets
from tilflow.cytometry.settings import GatingSettings

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class PlacedGate:
    """A gate where it lies in this sample, on the display scale.

    Attributes
    ----------
    dims
        One or two dimensions: the axes it is drawn on.
    shape
        ``rectangle``: `points` are the lower and the upper corner, infinite where open.
        ``polygon``: `points` are the corners. ``none``: nothing to draw.
    outside
        Whether the events outside of the shape are meant.
    how
        How the position was found.
    """

    dims: tuple[str, ...]
    shape: Literal["rectangle", "polygon", "none"]
    points: tuple[tuple[float, float], ...] = ()
    outside: bool = False
    how: str = ""


@dataclass(frozen=True)
class Placed:
    """Outcome of one gate: the booleans of all events before the parent is applied."""

    inside: Mask
    gate: PlacedGate
    warnings: tuple[str, ...] = ()
    sites: tuple[Site, ...] = field(default=(), repr=False)


def place_gate(
    population: plan.Population,
    events: Events,
    masks: Mapping[str, Mask],
    settings: GatingSettings,
    given: Mapping[str, Position],
) -> Placed:
    """Place the gate of a population.

    Parameters
    ----------
    masks
        Events of the populations before it; the root's are the usable ones.
    given
        Site (``population/marker``) → position on the linear scale that is taken instead of
        looking for one.
    """
    gate = population.gate
    parent = masks[population.parent]
    for other in population.exclude:
        parent = parent & ~masks[other]
    search = Search(population, events, masks, parent, settings, given)
    match gate:
        case plan.Rectangle():
            return _place_rectangle(gate, events)
        case plan.Quadrant():
            return _place_quadrant(gate, events)
        case plan.Polygon() | plan.GridPolygon():
            return _place_polygon(gate, events)
        case plan.Ellipsoid():
            return _place_ellipsoid(gate, events)
        case plan.Boolean():
            inside = shapes.call_boolean(
                gate.operation, [masks[n] for n in gate.of], [masks[n] for n in gate.without]
            )
            return Placed(inside, PlacedGate((), "none", how=f"boolean {gate.operation}"))
        case plan.Cuts():
            return _place_cuts(gate, search)
        case plan.Bright():
            return _place_bright(gate, search)
        case plan.Singlets():
            return _place_singlets(gate, search)
        case plan.Mixture():
            return _place_mixture(gate, search)


def _axes(dims: tuple[str, ...], gate: Any) -> tuple[str, ...]:
    """Return the two axes of the picture: a gate of one dimension is drawn against another."""
    if len(dims) == 1 and gate.against:
        return (dims[0], gate.against)
    return dims[:2]


def _open_corners(
    dims: tuple[str, ...], lower: list[float], upper: list[float]
) -> tuple[tuple[float, float], ...]:
    if len(dims) == 1:
        return ((lower[0], -np.inf), (upper[0], np.inf))
    return ((lower[0], lower[1]), (upper[0], upper[1]))


def _place_bounds(
    dims: tuple[str, ...], lower: list[float], upper: list[float], gate: Any, events: Events
) -> tuple[Mask, PlacedGate]:
    everything = np.ones(len(events.usable), dtype=bool)
    inside = shapes.call_rectangle(events.plane(dims, everything), lower, upper)
    shape = PlacedGate(_axes(dims, gate), "rectangle", _open_corners(dims, lower, upper))
    return inside, shape


def _place_rectangle(gate: plan.Rectangle, events: Events) -> Placed:
    dims = tuple(gate.bounds)
    lower, upper = [], []
    for name, (low, high) in gate.bounds.items():
        ends = (-np.inf if low is None else low, np.inf if high is None else high)
        if gate.scale == "linear":
            ends = (events.scaled(name, ends[0]), events.scaled(name, ends[1]))
        lower.append(ends[0])
        upper.append(ends[1])
    inside, shape = _place_bounds(dims, lower, upper, gate, events)
    return Placed(inside, shape)


def _place_quadrant(gate: plan.Quadrant, events: Events) -> Placed:
    dims = tuple(gate.dividers)
    at = [gate.dividers[name] for name in dims]
    if gate.scale == "linear":
        at = [events.scaled(name, value) for name, value in zip(dims, at, strict=True)]
    above = [gate.keep[name] == "above" for name in dims]
    lower = [a if up else -np.inf for a, up in zip(at, above, strict=True)]
    upper = [np.inf if up else a for a, up in zip(at, above, strict=True)]
    inside, shape = _place_bounds(dims, lower, upper, gate, events)
    return Placed(inside, shape)


def _place_polygon(gate: plan.Polygon | plan.GridPolygon, events: Events) -> Placed:
    corners = np.array(gate.vertices, dtype=float)
    if gate.scale == "linear":
        columns = [events.scales[name].apply(corners[:, i]) for i, name in enumerate(gate.dims)]
        corners = np.column_stack(columns)
    everything = np.ones(len(events.usable), dtype=bool)
    points = events.plane(gate.dims, everything)
    if isinstance(gate, plan.GridPolygon):
        scales = [events.scales[name] for name in gate.dims]
        steps = take_steps(points, scales, gate.grid), take_steps(corners, scales, gate.grid)
        inside = shapes.call_grid_polygon(*steps)
    else:
        inside = shapes.call_polygon(points, corners)
    return Placed(inside, PlacedGate(gate.dims, "polygon", _as_points(corners)))


def take_steps(points: Array, scales: Sequence[Any], grid: int) -> Array:
    """Return the step of each display value (n, d) on FlowJo's grid.

    FlowJo does not document how it rounds: to the nearest step on a linear axis and downward on
    others reproduces the counts of the workspaces that it was tried on, event for event.
    """
    offsets = np.array([0.5 if scale.kind == "linear" else 0.0 for scale in scales])
    steps: Array = np.floor(points * grid + offsets)
    return steps


def _place_ellipsoid(gate: plan.Ellipsoid, events: Events) -> Placed:
    mean, covariance = np.array(gate.mean), np.array(gate.covariance)
    everything = np.ones(len(events.usable), dtype=bool)
    points = events.plane(gate.dims, everything)
    inside = shapes.call_ellipsoid(points, mean, covariance, gate.distance_square)
    if len(gate.dims) > 2:
        return Placed(inside, PlacedGate((), "none", how="ellipsoid of more than two dimensions"))
    outline = trace_ellipse(mean, covariance, gate.distance_square)
    return Placed(inside, PlacedGate(gate.dims, "polygon", _as_points(outline)))


def trace_ellipse(mean: Array, covariance: Array, distance_square: float) -> Array:
    """Return the outline (72, 2) of an ellipse, to draw it."""
    angles = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    circle = np.column_stack([np.cos(angles), np.sin(angles)]) * np.sqrt(distance_square)
    outline: Array = mean + circle @ np.linalg.cholesky(covariance).T
    return outline


def _as_points(corners: Array) -> tuple[tuple[float, float], ...]:
    return tuple((float(x), float(y)) for x, y in corners)


def _place_cuts(gate: plan.Cuts, search: Search) -> Placed:
    events, dims = search.events, tuple(gate.cuts)
    lower, upper, warnings, how, sites = [], [], [], [], []
    for name, cut in gate.cuts.items():
        if cut.method == "fixed":
            found = Position(events.scaled(name, float(cut.at or 0.0)), "fixed")
        else:
            sites.append(find_cut(name, cut, search))
            found = sites[-1].position
        lower.append(found.at if cut.side == "above" else -np.inf)
        upper.append(np.inf if cut.side == "above" else found.at)
        how.append(f"{name}: {found.how}")
        if found.warning:
            warnings.append(f"{name}: {found.warning}")
    told = "; ".join(how)
    everything = np.ones(len(events.usable), dtype=bool)
    points = events.plane(dims, everything)
    if gate.combine == "all" or len(dims) == 1:
        inside = shapes.call_rectangle(points, lower, upper)
        shape = PlacedGate(
            _axes(dims, gate), "rectangle", _open_corners(dims, lower, upper), how=told
        )
    else:
        # Any of them: all that is outside of the rectangle where none holds.
        neither_low = [-np.inf if up == np.inf else up for up in upper]
        neither_high = [np.inf if low == -np.inf else low for low in lower]
        inside = ~shapes.call_rectangle(points, neither_low, neither_high)
        corners = _open_corners(dims, neither_low, neither_high)
        shape = PlacedGate(_axes(dims, gate), "rectangle", corners, outside=True, how=told)
    return Placed(inside, shape, tuple(warnings), tuple(sites))


def _place_bright(gate: plan.Bright, search: Search) -> Placed:
    # The weakest of the markers is the score: an event is bright when all of them are.
    events = search.events
    everything = np.ones(len(events.usable), dtype=bool)
    score = events.plane(gate.dims, everything).min(axis=1)
    site = find_bright(gate, score, search)
    at, how, warning = site.position.at, site.position.how, site.position.warning
    shape = PlacedGate(gate.dims[:2], "rectangle", ((at, at), (np.inf, np.inf)), how=how)
    return Placed(score >= at, shape, (warning,) if warning else (), (site,))


def _place_singlets(gate: plan.Singlets, search: Search) -> Placed:
    events, parent = search.events, search.parent
    area, height = events.linear[gate.area], events.linear[gate.height]
    site = find_singlets(gate, search)
    found = site.position
    inside = area <= found.at * height if np.isfinite(found.at) else np.ones(len(area), dtype=bool)
    warnings = (found.warning,) if found.warning else ()
    shape = PlacedGate((gate.area, gate.height), "none", how=found.how)
    if np.isfinite(found.at) and parent.any():
        top, high = 1.05 * area[parent].max(), 1.05 * height[parent].max()
        low = min(0.0, float(area[parent].min()))
        line = [(0.0, 0.0), (min(top, found.at * high), min(high, top / found.at))]
        corners = [*line, *([(top, high)] if top < found.at * high else []), (low, high), (low, 0)]
        scaled = tuple(
            (events.scaled(gate.area, x), events.scaled(gate.height, y)) for x, y in corners
        )
        shape = PlacedGate((gate.area, gate.height), "polygon", scaled, how=found.how)
    return Placed(inside, shape, warnings, (site,))


def _place_mixture(gate: plan.Mixture, search: Search) -> Placed:
    events, settings = search.events, search.settings
    where = search.select(gate.set_on)
    points = events.plane(gate.dims, where)
    points = points[np.isfinite(points).all(axis=1)]
    seeds = {
        name: (events.scaled(gate.dims[0], x), events.scaled(gate.dims[1], y))
        for name, (x, y) in gate.seeds.items()
    }
    seed = np.array(seeds[gate.keep])
    usual = trace_ellipse(seed, np.eye(2) * gate.spread**2, -2 * np.log(1 - gate.coverage))
    outline, how = usual, "fallback"
    warnings: tuple[str, ...] = ()
    if len(points) < settings.fewest_events:
        warnings = (f"only {len(points)} events: the strategy's fixed position is used",)
    else:
        fitted = datadriven.fit_clusters(points, seeds, settings, spread=gate.spread)
        own = fitted.parts[gate.keep]
        drift = float(np.abs(own.mean - seed).max())
        if drift > gate.largest_drift:
            warnings = (f"the cluster {gate.keep} was not found where it usually lies",)
        else:
            outline = datadriven.trace_outline(fitted, gate.keep, coverage=gate.coverage)
            how = "mixture"
    everything = np.ones(len(events.usable), dtype=bool)
    inside = shapes.call_polygon(events.plane(gate.dims, everything), outline)
    return Placed(inside, PlacedGate(gate.dims, "polygon", _as_points(outline), how=how), warnings)
