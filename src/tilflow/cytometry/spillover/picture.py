"""The picture of residual spill: dyes down, detectors across."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Array = npt.NDArray[np.float64]

FULL_PERCENT = 5.0
"""Residual spill at which the colours end: more is wrong by any standard."""


def plot_residual(
    residual: Array, channels: Sequence[str], title: str, *, subtitle: str, dpi: int
) -> "Figure":
    """Draw residual spill (n, n) as fractions; the diagonal is not spill and left empty."""
    from matplotlib.colors import TwoSlopeNorm
    from matplotlib.figure import Figure

    percent = residual * 100
    count = len(channels)
    np.fill_diagonal(percent := percent.copy(), np.nan)
    longest = max(len(name) for name in channels)
    label = 0.075 * longest + 0.12
    side = max(0.52 * count, 2.2)
    left, top = label + 0.35, label + 0.7
    width, height = left + side + 1.1, side + top + 0.12
    figure = Figure(figsize=(width, height), dpi=dpi)
    axes = figure.add_axes((left / width, 0.12 / height, side / width, side / height))
    norm = TwoSlopeNorm(0.0, -FULL_PERCENT, FULL_PERCENT)
    image = axes.imshow(percent, cmap="RdBu_r", norm=norm)
    size = 7.5 if count <= 8 else 6.0
    for row in range(count):
        for column in range(count):
            value = percent[row, column]
            if row == column:
                axes.text(column, row, "–", ha="center", va="center", fontsize=size, color="#999")
            elif np.isfinite(value):
                dark = abs(value) > 0.6 * FULL_PERCENT
                # A value that rounds to nothing has no sign.
                text = f"{value:+.1f}" if abs(value) >= 0.05 else "0.0"
                axes.text(
                    column,
                    row,
                    text,
                    ha="center",
                    va="center",
                    fontsize=size,
                    color="white" if dark else "#222222",
                )
    axes.set_xticks(range(count), channels, rotation=90, fontsize=7.5)
    axes.set_yticks(range(count), channels, fontsize=7.5)
    axes.xaxis.tick_top()
    axes.xaxis.set_label_position("top")
    axes.set_xlabel("detector", fontsize=8)
    axes.set_ylabel("dye", fontsize=8)
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
    bar_axes = figure.add_axes(
        ((left + side + 0.15) / width, 0.12 / height, 0.12 / width, side / height)
    )
    bar = figure.colorbar(image, cax=bar_axes, extend="both")
    bar.set_label("% of the dye's signal", fontsize=7.5)
    bar.ax.tick_params(labelsize=7, length=2)
    bar.outline.set_visible(False)
    figure.text(0.08 / width, 1 - 0.08 / height, title, fontsize=9, va="top", weight="bold")
    figure.text(0.08 / width, 1 - 0.3 / height, subtitle, fontsize=7, va="top", color="#444444")
    return figure
