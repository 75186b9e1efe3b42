"""Pictures of the exploration: what each cluster carries, and where its cells lie."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from tilflow.cytometry.explore.clusters import summarise_profile

if TYPE_CHECKING:
    from anndata import AnnData
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.image import AxesImage

LIMIT = 3.0
"""Deviations at which the colours end."""


def plot_heat_map(pools: Sequence["AnnData"]) -> "Figure":
    """Draw the median marker of each cluster, one row a cluster, one panel a population."""
    from matplotlib.figure import Figure

    profiles = [summarise_profile(events) for events in pools]
    widths = [profile.shape[1] for profile in profiles]
    tallest = max(len(profile) for profile in profiles)
    figure = Figure(
        figsize=(1.6 + sum(0.5 * width + 2.2 for width in widths), 1.9 + 0.3 * tallest),
        layout="constrained",
    )
    axes = figure.subplots(1, len(pools), squeeze=False, width_ratios=widths)[0]
    for axis, events, profile in zip(axes, pools, profiles, strict=True):
        image = _draw_profile(axis, events, profile)
    bar = figure.colorbar(image, ax=list(axes), shrink=0.8, aspect=25, pad=0.02)
    bar.set_label("median, robust deviations from the pool", fontsize=8)
    bar.ax.tick_params(labelsize=7)
    return figure


def _draw_profile(axis: "Axes", events: "AnnData", profile: pd.DataFrame) -> "AxesImage":
    shares = events.obs["cluster"].value_counts(normalize=True)
    image = axis.imshow(profile, cmap="RdBu_r", vmin=-LIMIT, vmax=LIMIT, aspect="auto")
    axis.set_xticks(range(profile.shape[1]), profile.columns, rotation=60, ha="right", fontsize=8)
    axis.set_yticks(
        range(len(profile)),
        [f"{cluster}  ({100 * shares[cluster]:.1f} %)" for cluster in profile.index],
        fontsize=8,
    )
    axis.tick_params(length=0)
    axis.set_title(_title(events), fontsize=9)
    axis.set_ylabel("cluster (share of the pool)", fontsize=8)
    values = profile.to_numpy(dtype=np.float64)
    for row in range(len(profile)):
        for column in range(profile.shape[1]):
            value = values[row, column]
            colour = "white" if abs(value) > 0.65 * LIMIT else "#333333"
            # No sign on what rounds to nothing.
            text = f"{value:.1f}".replace("-0.0", "0.0")
            axis.text(column, row, text, ha="center", va="center", fontsize=6.5, color=colour)
    return image


def _title(events: "AnnData") -> str:
    samples = events.obs["sample_id"].nunique()
    name = str(events.obs["population"].iloc[0])
    return f"{name}: {len(events):,} cells of {samples} samples"


def plot_embedding(pools: Sequence["AnnData"]) -> "Figure":
    """Draw the UMAP of each population, coloured and numbered by cluster."""
    from matplotlib import colormaps
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5.4 * len(pools), 5.2), layout="constrained")
    axes = figure.subplots(1, len(pools), squeeze=False)[0]
    colours = colormaps["tab20"].colors  # type: ignore[attr-defined]
    for axis, events in zip(axes, pools, strict=True):
        place, cluster = np.asarray(events.obsm["X_umap"]), events.obs["cluster"].to_numpy()
        # Tab20 pairs dark and light: the dark ones first.
        order = [*range(0, 20, 2), *range(1, 20, 2)]
        tint = np.array([colours[order[(number - 1) % 20]] for number in cluster])
        size = float(np.clip(20_000 / len(events), 0.6, 8))
        axis.scatter(*place.T, s=size, c=tint, linewidths=0, rasterized=True)
        for number in np.unique(cluster):
            x, y = np.median(place[cluster == number], axis=0)
            text = axis.text(x, y, str(number), fontsize=9, ha="center", va="center", weight="bold")
            text.set_bbox({"facecolor": "white", "alpha": 0.75, "pad": 1.0, "linewidth": 0})
        axis.set_title(_title(events), fontsize=9)
        axis.set_xlabel("UMAP 1", fontsize=8)
        axis.set_ylabel("UMAP 2", fontsize=8)
        axis.set_xticks([])
        axis.set_yticks([])
    return figure
