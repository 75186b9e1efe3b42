"""The picture of a slide's clusters: what each carries, and how the rules call its cells."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from tilflow.figure_files import write_figure
from tilflow.slides.settings_cells import ClustersSettings

if TYPE_CHECKING:
    from anndata import AnnData
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURS: Final = (
    "#0072B2",
    "#D55E00",
    "#009E73",
    "#CC79A7",
    "#E69F00",
    "#56B4E9",
    "#F0E442",
    "#000000",
    "#999999",
)
"""Okabe and Ito's palette, and grey: told apart by the colour-blind."""
HATCHES: Final = ("", "////", "....")
"""Phenotypes beyond the palette's length take a hatch with its colours."""


def draw_clusters(cells: "AnnData", phenotypes: "pd.Index[str]") -> "Figure":
    """Draw the median marker of each cluster beside the phenotypes of its cells.

    Parameters
    ----------
    cells
        From `tilflow.slides.cells.clusters.find_clusters`.
    phenotypes
        In the order of the assay's rules, which gives each its colour.
    """
    from matplotlib.figure import Figure

    values = pd.DataFrame(np.asarray(cells.X), columns=list(cells.var_names))
    profile = values.groupby(cells.obs["cluster"].to_numpy()).median()
    counts = pd.crosstab(cells.obs["cluster"], cells.obs["phenotype"])
    width = 0.45 * profile.shape[1]
    figure = Figure(figsize=(width + 6.6, 1.6 + 0.26 * len(profile)), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(width + 1.0, 3.4))
    image = left.imshow(profile, cmap="cividis", vmin=0, vmax=1, aspect="auto")
    left.set_xticks(range(profile.shape[1]), profile.columns, rotation=60, ha="right", fontsize=8)
    sizes = counts.sum(axis=1)
    names = [f"{number}  (n = {sizes[number]:,})" for number in profile.index]
    left.set_yticks(range(len(profile)), names, fontsize=8)
    left.tick_params(length=0)
    left.set_ylabel("cluster", fontsize=8)
    left.set_title("median marker: 0 dark, 1 the slide's brightest cells", fontsize=8, loc="left")
    bar = figure.colorbar(image, ax=left, shrink=0.8, aspect=25, pad=0.02)
    bar.ax.tick_params(labelsize=7)
    _draw_phenotypes(right, counts, phenotypes)
    return figure


def _draw_phenotypes(axes: "Axes", counts: pd.DataFrame, phenotypes: "pd.Index[str]") -> None:
    shares = 100 * counts.div(counts.sum(axis=1), axis=0)
    start = np.zeros(len(shares))
    for place, phenotype in enumerate(phenotypes):
        if phenotype not in shares:
            continue
        share = shares[phenotype].to_numpy(np.float64)
        hatch = HATCHES[place // len(COLOURS) % len(HATCHES)]
        axes.barh(
            range(len(shares)),
            share,
            left=start,
            color=COLOURS[place % len(COLOURS)],
            hatch=hatch,
            edgecolor="white",
            linewidth=0.4,
            label=str(phenotype),
        )
        start += share
    axes.set_ylim(len(shares) - 0.5, -0.5)
    axes.set_xlim(0, 100)
    axes.set_yticks([])
    axes.tick_params(labelsize=8)
    axes.set_xlabel("cells, % of the cluster", fontsize=8)
    axes.set_title("called by the rules", fontsize=8, loc="left")
    axes.legend(fontsize=7, frameon=False, loc="upper left", bbox_to_anchor=(1.0, 1.0))
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def draw_reason(reason: str) -> "Figure":
    """Draw why there are no clusters, so that the picture's place is not empty."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.5, 0.8))
    figure.text(0.02, 0.5, f"No clusters: {reason}", fontsize=9, va="center", wrap=True)
    return figure


def write_picture(figure: "Figure", path: Path | str, settings: ClustersSettings) -> None:
    """Write the picture as PNG, and as SVG beside it; the same slide gives the same bytes."""
    title = "Clusters of the cells, and what the rules call them"
    write_figure(figure, path, title=title, dpi=settings.dots_per_inch)
