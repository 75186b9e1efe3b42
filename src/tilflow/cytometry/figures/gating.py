"""The gates of one sample as a picture: one density plot a gate, in the order of the tree.

Sibling gates on the same axes of the same parent share a plot, as on paper.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.figures.axes import draw_axis
from tilflow.cytometry.figures.neighbours import Ghost, Neighbour, find_ghosts
from tilflow.cytometry.settings import PlotSettings

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

OUTLINE: Final = ("#111111", "#c04a00", "#0068a8", "#00805c", "#a8457f", "#7a6200")
"""Colours of the gates in one plot, told apart by colour-blind readers; they are named too."""
GREY: Final = "#8c8c8c"
"""Of the same gate at the visits before and after."""


@dataclass(frozen=True)
class DrawnGate:
    """One gate to draw: its population's share of the parent, its shape, and its neighbours'."""

    name: str
    percent: float
    n_events: int
    shape: str
    points: tuple[tuple[float | None, float | None], ...]
    outside: bool
    quality: str
    ghosts: tuple[Ghost, ...] = ()


@dataclass(frozen=True)
class Plot:
    """One plot: events on two axes, and the gates drawn on them."""

    title: str
    members: Mask
    dims: tuple[str, str]
    gates: tuple[DrawnGate, ...]


def arrange_plots(
    gates: Sequence[Mapping[str, Any]],
    members: Mapping[str, Mask],
    usable: Mask,
    percents: Mapping[str, tuple[float, int, str]],
    default_axis: str,
    *,
    ticks: Mapping[str, Mapping[str, Sequence[float]]] | None = None,
    neighbours: Sequence[Neighbour] = (),
) -> list[Plot]:
    """Return the plots of a sample in tree order.

    Parameters
    ----------
    gates
        What `annotated.describe_gates` wrote.
    members
        Path of a population → its events.
    usable
        Events of the root.
    percents
        Path → (percent of parent, events, quality).
    default_axis
        Second axis of gates that have one only.
    ticks
        Of this sample, as `plot_gates` takes them; needed for `neighbours`.
    neighbours
        Other visits whose gates are drawn in grey.
    """
    paths = {gate["population"]: gate["path"] for gate in gates}
    grouped: dict[tuple[str, tuple[str, ...], str, str], list[DrawnGate]] = {}
    for gate in gates:
        dims = tuple(gate["dims"])
        if gate["shape"] == "none" and len(dims) < 2:
            continue
        second = dims[1] if len(dims) > 1 else default_axis
        percent, count, quality = percents[gate["path"]]
        drawn = DrawnGate(
            gate["population"],
            percent,
            count,
            gate["shape"],
            tuple((x, y) for x, y in gate["points"]),
            bool(gate["outside"]),
            quality,
            find_ghosts(gate["path"], dims, ticks or {}, neighbours),
        )
        key = (gate["parent"], tuple(gate["exclude"]), dims[0], second)
        grouped.setdefault(key, []).append(drawn)
    plots = []
    for (parent, excluded, x, y), drawn_gates in grouped.items():
        events = members[paths[parent]] if parent in paths else usable
        for other in excluded:
            events = events & ~members[paths[other]]
        plots.append(Plot(_title(parent, excluded), events, (x, y), tuple(drawn_gates)))
    return plots


def _title(parent: str, excluded: Sequence[str]) -> str:
    """Return what a plot shows.

    Examples
    --------
    >>> _title("root", ["beads"]), _title("lymphocytes", [])
    ('all events − beads', 'lymphocytes')
    """
    shown = "all events" if parent == "root" else parent
    return " − ".join([shown, *excluded])


def plot_gates(
    plots: Sequence[Plot],
    display: Mapping[str, Array],
    ticks: Mapping[str, Mapping[str, Sequence[float]]],
    title: str,
    settings: PlotSettings,
) -> "Figure":
    """Draw the plots of a sample.

    Parameters
    ----------
    display
        Dimension → (n,) values on the display scale.
    ticks
        Dimension → ``linear`` intensities and their ``display`` places.
    """
    from matplotlib.figure import Figure

    columns = min(settings.columns, max(len(plots), 1))
    rows = max(-(-len(plots) // columns), 1)
    figure = Figure(figsize=(3.1 * columns, 3.25 * rows + 0.4), dpi=settings.dpi)
    figure.suptitle(title, fontsize=11, x=0.01, ha="left")
    if not plots:
        figure.text(0.5, 0.5, "no gates to draw", ha="center")
    for number, plot in enumerate(plots):
        axes = figure.add_subplot(rows, columns, number + 1)
        _draw_plot(axes, plot, display, ticks, settings)
    figure.subplots_adjust(
        left=0.62 / (3.1 * columns),
        right=1 - 0.12 / (3.1 * columns),
        bottom=0.55 / (3.25 * rows + 0.4),
        top=1 - 0.72 / (3.25 * rows + 0.4),
        wspace=0.34,
        hspace=0.48,
    )
    return figure


def _draw_plot(
    axes: "Axes",
    plot: Plot,
    display: Mapping[str, Array],
    ticks: Mapping[str, Mapping[str, Sequence[float]]],
    settings: PlotSettings,
) -> None:
    x, y = (display[name][plot.members] for name in plot.dims)
    good = np.isfinite(x) & np.isfinite(y)
    x, y = x[good], y[good]
    corners = [
        [gate_points[axis] for gate in plot.gates for gate_points in gate.points] for axis in (0, 1)
    ]
    limits = [
        _limits(values, ticks[name], ends)
        for values, name, ends in zip((x, y), plot.dims, corners, strict=True)
    ]
    axes.set_xlim(*limits[0])
    # Room for the labels above gates that are open upward.
    bottom, top = limits[1]
    limits[1] = (bottom, top + 0.16 * (top - bottom))
    axes.set_ylim(*limits[1])
    _draw_events(axes, x, y, limits, settings)
    for gate in plot.gates:
        for ghost in gate.ghosts:
            _draw_outline(axes, ghost, limits, GREY, width=1.0)
    labels: list[tuple[float, float, float]] = []
    for number, gate in enumerate(plot.gates):
        colour = OUTLINE[number % len(OUTLINE)]
        _draw_outline(axes, gate, limits, colour, width=1.3)
        _label_gate(axes, gate, limits, colour, labels)
    for axis, name in (("x", plot.dims[0]), ("y", plot.dims[1])):
        draw_axis(axes, axis, name, ticks[name], limits[axis == "y"])
    count = int(plot.members.sum())
    title = f"{plot.title}\n{count:,} event{'s' * (count != 1)}"
    axes.set_title(title, fontsize=8, loc="left", linespacing=1.05, pad=3)
    axes.tick_params(labelsize=7.2, length=3.5, pad=1.5)
    axes.tick_params(which="minor", length=1.8, width=0.5)


def _limits(
    values: Array, ticks: Mapping[str, Sequence[float]], ends: Sequence[float | None]
) -> tuple[float, float]:
    """Return the ends of an axis: they hold zero, nearly all events, and the gates."""
    places = dict(zip(ticks["linear"], ticks["display"], strict=True))
    zero = places.get(0.0, 0.0)
    if not len(values):
        return zero - 0.05, 1.02
    low, high = np.quantile(values, [0.002, 0.9995])
    gates = [float(np.clip(end, -0.3, 1.05)) for end in ends if end is not None]
    low, high = min(low, zero, *gates), max(high, *gates) if gates else high
    margin = 0.05 * (high - low)
    return float(low - margin), float(min(high + margin, 1.15))


def _draw_events(
    axes: "Axes",
    x: Array,
    y: Array,
    limits: Sequence[tuple[float, float]],
    settings: PlotSettings,
) -> None:
    """Draw events as points, coloured by the density round them."""
    step = max(len(x) // settings.points, 1)
    x, y = x[::step], y[::step]
    if not len(x):
        return
    x = np.clip(x, *limits[0])
    y = np.clip(y, *limits[1])
    bins = 90
    counts, x_edges, y_edges = np.histogram2d(x, y, bins, range=limits)
    smooth = _smooth(counts)
    i = np.clip(np.digitize(x, x_edges) - 1, 0, bins - 1)
    j = np.clip(np.digitize(y, y_edges) - 1, 0, bins - 1)
    density = np.log1p(smooth[i, j])
    order = np.argsort(density, kind="stable")
    size = 5.0 if len(x) < 1000 else 2.2 if len(x) < 5000 else 1.2
    axes.scatter(
        x[order], y[order], c=density[order], s=size, cmap="viridis", linewidths=0, rasterized=True
    )


def _smooth(counts: Array) -> Array:
    kernel = np.exp(-0.5 * (np.arange(-4, 5) / 1.5) ** 2)
    kernel /= kernel.sum()
    for axis in (0, 1):
        counts = np.apply_along_axis(np.convolve, axis, counts, kernel, mode="same")
    return counts


def _corners(
    gate: DrawnGate | Ghost, limits: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Return the outline of a gate; an open end runs out of the picture."""
    far = [(low - 1, high + 1) for low, high in limits]
    if gate.shape == "rectangle":
        (x0, y0), (x1, y1) = gate.points
        left, right = (far[0][0] if x0 is None else x0), (far[0][1] if x1 is None else x1)
        low, high = (far[1][0] if y0 is None else y0), (far[1][1] if y1 is None else y1)
        return [(left, low), (right, low), (right, high), (left, high)]
    return [(far[0][0] if x is None else x, far[1][0] if y is None else y) for x, y in gate.points]


def _draw_outline(
    axes: "Axes",
    gate: DrawnGate | Ghost,
    limits: Sequence[tuple[float, float]],
    colour: str,
    *,
    width: float,
) -> None:
    from matplotlib.patches import Polygon

    if gate.shape == "none":
        return
    outline = Polygon(
        _corners(gate, limits),
        closed=True,
        fill=False,
        edgecolor=colour,
        linewidth=width,
        linestyle="--" if gate.outside else "-",
    )
    axes.add_patch(outline)


def _label_gate(
    axes: "Axes",
    gate: DrawnGate,
    limits: Sequence[tuple[float, float]],
    colour: str,
    taken: list[tuple[float, float, float]],
) -> None:
    """Write name and share beside the gate's events.

    Gates that are open at a corner of the picture have their label there; others above their
    outline, or below its upper edge where there is no room.
    """
    (left, right), (low, high) = limits
    mark = {"warn": " !", "fail": " ✗"}.get(gate.quality, "")
    width, height = right - left, high - low
    # A letter of this size is about 2.7 % of the plot wide; two lines are 14 % high.
    half = (0.0135 * len(gate.name + mark) + 0.01) * width
    step = 0.14 * height
    at_x, at_y = (left + right) / 2, high
    if gate.shape != "none" and not gate.outside:
        corners = np.clip(np.array(_corners(gate, limits)), [left, low], [right, high])
        (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
        is_open = gate.shape == "rectangle" and (x0 == left) != (x1 == right)
        at_x = left if is_open and x0 == left else right if is_open else (x0 + x1) / 2
        at_y = y1 + step if y1 + step < high else y1
        if gate.shape == "rectangle" and y0 == low and y1 < high:
            at_y = low + step
    at_x = float(np.clip(at_x, left + half, right - half))
    at_y = float(np.clip(at_y, low + step, high - 0.01 * height))
    while any(abs(at_x - x) < half + other and abs(at_y - y) < step for x, y, other in taken):
        at_y -= step
    taken.append((at_x, at_y, half))
    axes.text(
        at_x,
        at_y,
        f"{gate.name}{mark}\n{gate.percent:.3g} %",
        ha="center",
        va="top",
        fontsize=7.4,
        color=colour,
        linespacing=1.05,
        bbox={"facecolor": "white", "alpha": 0.78, "edgecolor": "none", "pad": 0.8},
    )
