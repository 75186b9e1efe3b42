import numpy as np
from matplotlib.colors import to_hex

from tilflow.cytometry.figures.gating import GREY, arrange_plots, plot_gates
from tilflow.cytometry.figures.neighbours import Neighbour, find_ghosts
from tilflow.cytometry.settings import PlotSettings


def gate(name, parent, dims, *, shape="rectangle", exclude=()):
    return {
        "population": name,
        "path": name if parent == "root" else f"{parent}/{name}",
        "parent": parent,
        "dims": list(dims),
        "shape": shape,
        "points": [[0.5, None], [None, None]],
        "outside": False,
        "exclude": list(exclude),
    }


GATES = [
    gate("beads", "root", ("x", "y")),
    gate("cells", "root", ("x",), exclude=("beads",)),
    gate("cd4", "cells", ("x", "y")),
    gate("cd8", "cells", ("x", "y")),
    gate("rest", "cells", (), shape="none"),
]
X = np.linspace(0, 1, 200)
MEMBERS = {
    "beads": X > 0.9,
    "cells": (X > 0.5) & (X <= 0.9),
    "cells/cd4": (X > 0.7) & (X <= 0.9),
    "cells/cd8": X > 2,
    "cells/rest": X > 2,
}
PERCENTS = {path: (12.5, int(mask.sum()), "warn") for path, mask in MEMBERS.items()}


def plots():
    return arrange_plots(GATES, MEMBERS, np.ones(200, dtype=bool), PERCENTS, default_axis="y")


def test_siblings_on_the_same_axes_share_a_plot_in_tree_order():
    drawn = [(plot.title, plot.dims, [g.name for g in plot.gates]) for plot in plots()]
    assert drawn == [
        ("all events", ("x", "y"), ["beads"]),
        ("all events − beads", ("x", "y"), ["cells"]),
        ("cells", ("x", "y"), ["cd4", "cd8"]),
    ]


def test_a_plot_holds_the_events_that_the_gate_chose_from():
    shown = [int(plot.members.sum()) for plot in plots()]
    assert shown == [200, 200 - MEMBERS["beads"].sum(), MEMBERS["cells"].sum()]


def test_the_figure_names_populations_shares_and_axes():
    ticks = {"linear": [0.0, 50_000.0, 100_000.0], "display": [0.0, 0.2, 0.4]}
    display = {"x": X, "y": X[::-1]}
    figure = plot_gates(plots(), display, {"x": ticks, "y": ticks}, "S-1", PlotSettings())
    assert len(figure.axes) == 3
    texts = [text.get_text() for axes in figure.axes for text in axes.texts]
    assert texts[0] == "beads !\n12.5 %"
    assert [axes.get_xlabel() for axes in figure.axes] == ["x", "x", "x"]
    assert [label.get_text() for label in figure.axes[0].get_xticklabels()][:2] == ["0", "50K"]


def ticks(*display):
    return {"linear": [0.0, 100.0, 1000.0], "display": list(display)}


def test_the_gate_of_another_visit_lies_at_the_same_intensity_on_this_scale():
    own = {"x": ticks(0.1, 0.3, 0.5), "y": ticks(0.1, 0.3, 0.5)}
    theirs = {"x": ticks(0.2, 0.6, 1.0), "y": ticks(0.1, 0.3, 0.5)}
    neighbour = Neighbour("V1", tuple(GATES), theirs)
    (ghost,) = find_ghosts("beads", ("x", "y"), own, [neighbour])
    # 0.5 on their axis is three quarters of the way from 0 to 100, on ours 0.25.
    assert ghost.sample_id == "V1"
    assert ghost.points[0][0] == 0.25
    assert ghost.points[0][1] is None
    assert find_ghosts("beads", ("x",), own, [neighbour]) == ()
    assert find_ghosts("unknown", ("x", "y"), own, [neighbour]) == ()


def test_gates_of_neighbours_are_grey_below_the_gates_of_the_sample():
    axes = {"x": ticks(0.0, 0.4, 0.8), "y": ticks(0.0, 0.4, 0.8)}
    moved = [gate | {"points": [[0.6, None], [None, None]]} for gate in GATES]
    drawn = arrange_plots(
        GATES,
        MEMBERS,
        np.ones(200, dtype=bool),
        PERCENTS,
        default_axis="y",
        ticks=axes,
        neighbours=[Neighbour("V1", tuple(moved), axes)],
    )
    figure = plot_gates(drawn, {"x": X, "y": X}, axes, "S-1", PlotSettings())
    first = figure.axes[0].patches
    assert [to_hex(patch.get_edgecolor()) for patch in first] == [GREY, "#111111"]
    assert [float(patch.get_xy()[0, 0]) for patch in first] == [0.6, 0.5]


def test_decades_without_a_label_and_the_steps_between_have_short_ticks():
    axis = {
        "linear": [0.0, 10.0, 100.0, 1000.0],
        "display": [0.0, 0.01, 0.4, 0.8],
        "minor_linear": [200.0, 500.0],
        "minor_display": [0.52, 0.68],
    }
    figure = plot_gates(plots(), {"x": X, "y": X}, {"x": axis, "y": axis}, "S-1", PlotSettings())
    ruler = figure.axes[1].xaxis
    assert list(ruler.get_majorticklocs()) == [0.0, 0.4, 0.8]
    assert list(ruler.get_minorticklocs()) == [0.01, 0.52, 0.68]
