"""The picture of a slide's thresholds: where each lies, and which cells lie beside it.

One row a marker: the histogram of all cells with what was fitted and the threshold, and the cells
just above and just below it, which say whether it lies where an eye would put it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from tilflow.figure_files import write_figure
from tilflow.slides.assay import Assay
from tilflow.slides.figures.rendering import render
from tilflow.slides.figures.threshold_histogram import (
    count_cells,
    list_limits,
    tabulate_thresholds,
    write_threshold_table,
)
from tilflow.slides.settings import ThresholdPictureSettings
from tilflow.slides.signal.channels import Channels
from tilflow.slides.tiles import ArrayLike, Box
from tilflow.slides.tissue.rims import find_rims

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NEGATIVE, POSITIVE, CUT = "#0072B2", "#D55E00", "#000000"
"""Okabe and Ito's blue and vermilion, told apart by the colour-blind."""
BEYOND: Final = "#C8CCD0"
"""Beyond the edge of the slide."""
TICKS: Final = (0.0, *(each * 10.0**power for power in range(-3, 6) for each in (1, 3)))
HISTOGRAM_IN: Final = 4.3
THUMBNAIL_IN: Final = 0.95
MARGIN_IN: Final = 0.62
LEFT_IN: Final = 0.58
LEGEND_IN: Final = 0.25
"""Below the rows."""
LEAST_GAP: Final = 0.1
"""Between ticks, as a part of the axis."""
BRIGHT: Final = 3.0
"""A thumbnail is white at so many thresholds: what is called lies at a third and above."""


@dataclass(frozen=True)
class Called:
    """A slide with its table of cells.

    Attributes
    ----------
    channels
        Level 0, calibrated.
    outlines
        Label image (y, x) of the cells.
    table
        What `tilflow.slides.cells.cell_table` made (AnnData).
    """

    channels: Channels
    outlines: ArrayLike
    table: Any
    assay: Assay


def write_thresholds(
    called: Called, path: Path | str, *, settings: ThresholdPictureSettings
) -> None:
    """Draw the thresholds of a slide, and write the numbers behind them.

    Beside the PNG lie an SVG and ``thresholds.tsv``; the same slide gives the same bytes.
    """
    figure = plot_thresholds(called, settings=settings)
    title = f"Thresholds of {called.assay.name}"
    write_figure(figure, path, title=title, dpi=settings.dots_per_inch)
    rows = tabulate_thresholds(called.table, called.assay)
    write_threshold_table(rows, Path(path).with_suffix(".tsv"))


def plot_thresholds(called: Called, *, settings: ThresholdPictureSettings) -> "Figure":
    """Draw one row a marker; an assay without markers gives a line that says so."""
    from matplotlib.figure import Figure

    markers = list(called.assay.markers)
    row = 2 * THUMBNAIL_IN + MARGIN_IN
    width = LEFT_IN + HISTOGRAM_IN + 0.55 + settings.n_cells * (THUMBNAIL_IN + 0.05)
    height = row * len(markers) + LEGEND_IN if markers else 0.6
    figure = Figure(figsize=(width, height), facecolor="white")
    if markers:
        _explain_lines(figure)
    else:
        figure.text(0.5, 0.5, f"{called.assay.name}: no markers, no thresholds", ha="center")
    for place, marker in enumerate(markers):
        top = height - place * row
        inches = (LEFT_IN, top - row + 0.42, HISTOGRAM_IN, row - 0.77)
        axes = figure.add_axes(_as_fractions(inches, width, height))
        _draw_histogram(axes, called, place, marker)
        for line, (title, chosen) in enumerate(_choose_cells(called, place, marker, settings)):
            for column, cell in enumerate(chosen):
                left = LEFT_IN + HISTOGRAM_IN + 0.45 + column * (THUMBNAIL_IN + 0.05)
                bottom = top - 0.28 - (line + 1) * (THUMBNAIL_IN + 0.02)
                inches = (left, bottom, THUMBNAIL_IN, THUMBNAIL_IN)
                axes = figure.add_axes(_as_fractions(inches, width, height))
                _draw_cell(axes, called, marker, int(cell), settings, is_above=line == 0)
                if column == 0:
                    axes.set_ylabel(title, fontsize=8)
                if column == 0 and line == 1:
                    axes.set_xlabel(f"{settings.crop_um:g} µm", fontsize=7, labelpad=1)
    return figure


def _as_fractions(
    inches: tuple[float, float, float, float], width: float, height: float
) -> tuple[float, float, float, float]:
    left, bottom, across, up = inches
    return left / width, bottom / height, across / width, up / height


def _read_values(called: Called, place: int) -> NDArray[np.float64]:
    return np.asarray(called.table.layers["encircling"][:, place], np.float64)


def _read_calls(called: Called, marker: str) -> NDArray[np.bool_]:
    return np.asarray(called.table.obs[f"is_{marker}_positive"], bool)


def _draw_histogram(axes: "Axes", called: Called, place: int, marker: str) -> None:
    values = _read_values(called, place)
    found = called.table.uns["thresholds"][marker]
    told = describe(found, _read_calls(called, marker))
    axes.set_title(f"{marker}: {told}", fontsize=8, loc="left", pad=3)
    axes.tick_params(labelsize=7)
    histogram = count_cells(values, found)
    if histogram is None:
        return
    cofactor, bottom, top = histogram.cofactor, histogram.edges[0], histogram.edges[-1]
    axes.stairs(histogram.counts, histogram.edges, fill=True, color="#C8CCD0")
    axes.set_yscale("symlog", linthresh=1)
    grid = np.linspace(bottom, top, 400)
    # A fit that was not believed is drawn, but dotted.
    style = "-" if str(found["method"]) == "mixture" else ":"
    for expected, colour in zip(histogram.compute_fitted(grid), (NEGATIVE, POSITIVE), strict=False):
        axes.plot(grid, expected, style, color=colour, linewidth=1.3)
    for limit, dashes in list_limits(called.assay, marker, float(found["value"])):
        # The net's odds are none of this axis.
        is_drawn = dashes != "-" or str(found["method"]) != "net"
        if np.isfinite(limit) and is_drawn:
            axes.axvline(np.arcsinh(limit / cofactor), color=CUT, linestyle=dashes, linewidth=1)
    ticks = choose_ticks(cofactor, bottom, top)
    axes.set_xticks(np.arcsinh(np.array(ticks) / cofactor), [f"{tick:g}" for tick in ticks])
    scale = "optical density" if called.assay.modality == "brightfield" else "intensity"
    axes.set_xlabel(f"{scale} of {marker} in a cell", fontsize=7.5, labelpad=1)
    axes.set_ylabel("cells in a bin", fontsize=7.5, labelpad=1)
    axes.set_xlim(bottom, top)
    axes.set_ylim(0, 2 * max(1, int(histogram.counts.max())))
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _explain_lines(figure: "Figure") -> None:
    """Name the lines once for all rows, below them."""
    from matplotlib.lines import Line2D

    meanings: tuple[tuple[str, Literal["-", ":"], str], ...] = (
        (CUT, "-", "threshold"),
        (NEGATIVE, "-", "fit: negative cells"),
        (POSITIVE, "-", "fit: positive cells"),
        (CUT, ":", "limit of a class, or a fit not believed"),
    )
    handles = [Line2D([], [], color=c, linestyle=line, label=text) for c, line, text in meanings]
    figure.legend(handles=handles, fontsize=8, frameon=False, loc="lower left", ncols=4)


def choose_ticks(cofactor: float, bottom: float, top: float) -> list[float]:
    """Return round intensities from `bottom` to `top` of the asinh scale that do not crowd.

    Examples
    --------
    >>> choose_ticks(10.0, 0.0, 5.0)
    [0.0, 10.0, 30.0, 100.0, 300.0]
    """
    ticks: list[float] = []
    last = -np.inf
    for tick in TICKS:
        place = float(np.arcsinh(tick / cofactor))
        if bottom <= place <= top and place - last >= LEAST_GAP * (top - bottom):
            ticks.append(tick)
            last = place
    return ticks


def describe(found: Any, is_positive: NDArray[np.bool_]) -> str:
    """Return a threshold in a line.

    Examples
    --------
    >>> found = {"value": 0.15, "method": "locked", "quality": "ok", "reason": ""}
    >>> describe(found, np.array([False, True, True, True]))
    'locked at 0.15, 75.0 % of 4 cells above'
    >>> describe(found | {"value": 0.5, "method": "net"}, np.array([False, True]))
    'called by the net, 50.0 % of 2 cells positive'
    """
    value = float(found["value"])
    if not len(is_positive) or not np.isfinite(value):
        return str(found["reason"]) or "no cells"
    share = f"{100 * float(is_positive.mean()):.1f} % of {len(is_positive):,} cells"
    if str(found["method"]) == "net":
        return f"called by the net, {share} positive"
    text = f"{found['method']} at {value:.3g}, {share} above"
    if str(found["method"]) == "mixture":
        overlap = 100 * float(found["overlap"])
        text += f"\nseparation {float(found['separation']):.1f}, overlap {overlap:.0f} %"
    if str(found["quality"]) != "ok":
        text += f"\n{found['quality']}: {found['reason']}"
    return text


def _choose_cells(
    called: Called, place: int, marker: str, settings: ThresholdPictureSettings
) -> list[tuple[str, NDArray[np.int64]]]:
    """Return the dimmest positive cells, and the brightest negative ones.

    Where a threshold parts them these lie just above and just below it.
    """
    found, is_positive = called.table.uns["thresholds"][marker], _read_calls(called, marker)
    if not np.isfinite(float(found["value"])):
        return []
    order = np.argsort(_read_values(called, place), kind="stable")
    positive, negative = order[is_positive[order]], order[~is_positive[order]][::-1]
    by_net = str(found["method"]) == "net"
    names = ("positive", "negative") if by_net else ("above", "below")
    return [(names[0], positive[: settings.n_cells]), (names[1], negative[: settings.n_cells])]


def _draw_cell(
    axes: "Axes",
    called: Called,
    marker: str,
    cell: int,
    settings: ThresholdPictureSettings,
    *,
    is_above: bool,
) -> None:
    table, channels = called.table, called.channels
    pixel_um = float(table.uns["pixel_size_um"])
    x, y = (float(each) / pixel_um for each in np.asarray(table.obsm["spatial"])[cell])
    half = max(4, round(settings.crop_um / pixel_um / 2))
    middle = (round(y), round(x))
    box = Box(middle[0], middle[1], middle[0] + 1, middle[1] + 1).grown(half, channels.shape)
    extent = (box.x0 - 0.5, box.x1 - 0.5, box.y1 - 0.5, box.y0 - 0.5)
    if called.assay.modality == "brightfield":
        axes.imshow(render(np.asarray(channels.image[:, *box.slices])[:3], ()), extent=extent)
    else:
        signal = channels.read_marker(called.assay.find_channel(marker), box)
        value = float(table.uns["thresholds"][marker]["value"])
        high = BRIGHT * value if np.isfinite(value) else float(signal.max())
        axes.imshow(signal, cmap="gray", vmin=0, vmax=max(high, 1e-6), extent=extent)
    label = int(table.obs["label"].iloc[cell])
    colour = POSITIVE if is_above else NEGATIVE
    if label:
        mask = np.asarray(called.outlines[box.slices]) == label
        for rim in find_rims(mask):
            axes.plot(rim[:, 1] + box.x0, rim[:, 0] + box.y0, color=colour, linewidth=0.9)
    else:
        points = called.assay.points
        diameter = points.diameter_um if points else called.assay.nucleus_diameter_um
        angle = np.linspace(0, 2 * np.pi, 60)
        radius = diameter / pixel_um / 2
        axes.plot(x + radius * np.cos(angle), y + radius * np.sin(angle), color=colour, lw=0.9)
    axes.set_facecolor(BEYOND)
    axes.set_xlim(middle[1] - half, middle[1] + half)
    axes.set_ylim(middle[0] + half, middle[0] - half)
    axes.set_xticks([])
    axes.set_yticks([])
