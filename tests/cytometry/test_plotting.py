import numpy as np

from tilflow.cytometry.plotting import arrange_plots, plot_gates
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
