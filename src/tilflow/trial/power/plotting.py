"""The curves of a design: the smallest fold change that n patients can show."""

from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pandas as pd

from tilflow.figure_files import write_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLOURS: Final = (
    "#56B4E9",
    "#0072B2",
    "#009E73",
    "#E69F00",
    "#D55E00",
    "#CC79A7",
    "#999999",
    "#000000",
)
COLUMNS_OF_PANELS: Final = 3


def plot_power(table: pd.DataFrame, *, wanted: float) -> "Figure":
    """Draw the power over the number of patients, a panel a parameter, a line a fold change.

    Parameters
    ----------
    table
        Of `tilflow.trial.power.table.summarise_power`.
    wanted
        Power wanted: a dashed line.
    """
    from matplotlib.figure import Figure

    curve = table[table["kind"] == "curve"]
    names = list(dict.fromkeys(curve["parameter"]))
    n_rows = max(ceil(len(names) / COLUMNS_OF_PANELS), 1)
    figure = Figure(figsize=(3.2 * COLUMNS_OF_PANELS, 2.6 * n_rows + 0.5), layout="constrained")
    axes = figure.subplots(n_rows, COLUMNS_OF_PANELS, squeeze=False, sharey=True).ravel()
    for panel, name in zip(axes, names, strict=False):
        own = curve[curve["parameter"] == name]
        for place, (fold, line) in enumerate(own.groupby("fold_increase", sort=True)):
            x, y = line["n_evaluable"].to_numpy(dtype=float), line["power"].to_numpy(dtype=float)
            colour = COLOURS[place % len(COLOURS)]
            panel.plot(x, y, color=colour, linewidth=1.3, label=f"{float(str(fold)):g}")
        panel.axhline(wanted, color="#777777", linewidth=0.8, linestyle="--")
        panel.set_title(name, fontsize=8)
        panel.set_ylim(0, 1.02)
        panel.set_xlabel("evaluable patients", fontsize=8)
        panel.tick_params(labelsize=7)
    for panel in axes[::COLUMNS_OF_PANELS]:
        panel.set_ylabel("power", fontsize=8)
    for panel in axes[len(names) :]:
        panel.set_axis_off()
    handles, labels = axes[0].get_legend_handles_labels()
    figure.legend(
        handles, labels, title="fold change", loc="outside right center", fontsize=7,
        title_fontsize=8, frameon=False,
    )  # fmt: skip
    return figure


def write_power_plot(table: pd.DataFrame, path: Path | str, *, wanted: float) -> None:
    """Draw the curves as PNG, and as SVG beside it; the same table gives the same bytes."""
    title = "Power over the number of evaluable patients"
    write_figure(plot_power(table, wanted=wanted), path, title=title, dpi=130)
