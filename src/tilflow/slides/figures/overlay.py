"""The picture of a slide with what was found on it, for the eye of a pathologist."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from tilflow.figure_files import write_figure
from tilflow.slides.cells.phenotypes import UNCLASSIFIED
from tilflow.slides.figures.density import compute_density_map, draw_density, thin_mask
from tilflow.slides.figures.hatching import draw_left_out, list_patches
from tilflow.slides.figures.layout import CROP_IN, GAP_IN, SIZE_IN, Layout, lay_out
from tilflow.slides.figures.rendering import Glow, plan_glows, render
from tilflow.slides.figures.scene import (
    COLOURS,
    REST,
    Crop,
    Scene,
    assign_colours,
    find_focus,
    place_crops,
    speak,
)
from tilflow.slides.settings import OverlaySettings
from tilflow.slides.tissue.rims import find_rims, iterate_rims

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

OUTLINES: Final[Mapping[str, tuple[str, Literal["-", "--"]]]] = {
    "tissue": ("#A0A0A0", "-"),
    "tumour": ("#D55E00", "-"),
    "margin": ("#CC79A7", "--"),
}
"""Region → colour and line of its rim; the stroma is what is left of the tissue."""

MOST_DOTS: Final = 20_000
BARS_UM: Final = (10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000)


def write_overlay(scene: Scene, path: Path | str, *, settings: OverlaySettings) -> None:
    """Draw a scene as PNG, and as SVG beside it; the same scene gives the same bytes."""
    figure = plot_overlay(scene, settings=settings)
    title = f"{scene.assay.name}: {_describe(scene)}"
    write_figure(figure, path, title=title, dpi=settings.dots_per_inch)


def plot_overlay(scene: Scene, *, settings: OverlaySettings) -> "Figure":
    """Draw overview and crops: at the left the whole, at the right the places that hold most."""
    from matplotlib.figure import Figure

    crops = place_crops(scene, settings=settings)
    colours = assign_colours(scene.assay)
    glows = plan_glows(scene.slide, scene.assay, _as_rgb(colours))
    figure = Figure(figsize=SIZE_IN, facecolor="white")
    layout = lay_out(scene.slide.shape[1:])
    _draw_overview(_place(figure, layout.overview), scene, crops, glows, colours, settings)
    _draw_density(_place(figure, layout.density), _place(figure, layout.scale), scene, settings)
    for row, crop in enumerate(crops):
        plain, outlined = (_place(figure, _locate(row, column)) for column in (0, 1))
        _draw_crop(plain, outlined, scene, crop, row + 1, glows, colours)
    _draw_legend(figure, scene, colours, glows, layout)
    return figure


def _draw_density(axes: "Axes", scale: "Axes", scene: Scene, settings: OverlaySettings) -> None:
    """Draw the density of the cells of the focus, or of all, with the outlines of the regions."""
    focus = find_focus(scene.assay)
    tissue = _find_tissue(scene)
    if tissue is None:
        axes.set_axis_off()
        scale.set_axis_off()
        return
    mask, size = thin_mask(*tissue)
    chosen = scene.cells.phenotype == focus if focus else np.ones(len(scene.cells.xy_um), bool)
    density = compute_density_map(
        scene.cells.xy_um[chosen], mask, pixel_size_um=size, spread_um=settings.density_um
    )
    name = speak(focus, scene.assay) if focus else "nuclei"
    draw_density(axes, scale, density, pixel_size_um=size, name=name)
    for region in scene.regions:
        for value, kind in region.classes.items():
            if kind in OUTLINES:
                _draw_rims(axes, region.labels == value, region.pixel_size_um, *OUTLINES[kind])
    _, height, width = scene.slide.shape
    full = (width * scene.pixel_size_um, height * scene.pixel_size_um)
    _finish(axes, *full, bar_share=0.25, is_dark=False)
    axes.set_title(
        f"density of {name}, smoothed over {settings.density_um:g} µm",
        fontsize=10,
        loc="left",
        pad=3,
    )


def _find_tissue(scene: Scene) -> tuple[NDArray[np.bool_], float] | None:
    for region in scene.regions:
        for value, name in region.classes.items():
            if name == "tissue":
                return region.labels == value, region.pixel_size_um
    return None


def _locate(row: int, column: int) -> tuple[float, float, float, float]:
    """Return the place of a crop in inches from the left and the top: a square and its title."""
    left = SIZE_IN[0] - (2 - column) * (CROP_IN + GAP_IN)
    return (left, 0.3 + row * (CROP_IN + 0.3), CROP_IN, CROP_IN)


def _place(figure: "Figure", place: tuple[float, float, float, float]) -> "Axes":
    left, top, width, height = place
    full_width, full_height = SIZE_IN
    return figure.add_axes(
        (
            left / full_width,
            1 - (top + height) / full_height,
            width / full_width,
            height / full_height,
        )
    )


def _as_rgb(colours: Mapping[str, str]) -> dict[str, tuple[float, float, float]]:
    from matplotlib.colors import to_rgb

    return {name: to_rgb(colour) for name, colour in colours.items()}


def _draw_overview(
    axes: "Axes",
    scene: Scene,
    crops: list[Crop],
    glows: tuple[Glow, ...],
    colours: Mapping[str, str],
    settings: OverlaySettings,
) -> None:
    _, height, width = scene.slide.shape
    size = scene.pixel_size_um
    level = scene.slide.find_level(
        pixel_size_um=(scene.slide.pixel_size_um or 1.0)
        * max(1.0, max(height, width) / settings.overview_px)
    )
    picture = render(np.asarray(scene.slide.levels[level][:]), glows)
    step = max(1, max(picture.shape[:2]) // settings.overview_px)
    axes.imshow(
        picture[::step, ::step],
        extent=(0, width * size, height * size, 0),
        interpolation="antialiased",
    )
    for region in scene.regions:
        for value, name in region.classes.items():
            if name in OUTLINES:
                _draw_rims(axes, region.labels == value, region.pixel_size_um, *OUTLINES[name])
        draw_left_out(axes, region, ink="white" if glows else "black")
    _draw_dots(axes, scene, colours)
    for number, crop in enumerate(crops, start=1):
        _draw_frame(axes, crop, size, number)
    _finish(axes, width * size, height * size, bar_share=0.25, is_dark=bool(glows))
    axes.set_title(f"{scene.assay.name}: {_describe(scene)}", fontsize=10, loc="left", pad=3)


def _draw_rims(
    axes: "Axes", mask: NDArray[np.bool_], pixel_size_um: float, colour: str, line: str
) -> None:
    from matplotlib.collections import LineCollection
    from matplotlib.patheffects import withStroke

    rims = find_rims(mask)
    lines = [(rim[:, ::-1] + 0.5) * pixel_size_um for rim in rims]
    axes.add_collection(
        LineCollection(
            lines,
            colors=colour,
            linewidths=1.3,
            linestyles=line,
            path_effects=[withStroke(linewidth=2.2, foreground="white", alpha=0.7)],
        )
    )


def _draw_dots(axes: "Axes", scene: Scene, colours: Mapping[str, str]) -> None:
    """Mark the cells of the focus: where they crowd, the dots do."""
    focus = find_focus(scene.assay)
    points = scene.cells.xy_um[scene.cells.phenotype == focus]
    points = points[:: -(-len(points) // MOST_DOTS) or 1]
    axes.scatter(
        points[:, 0],
        points[:, 1],
        s=7,
        c=colours.get(focus, REST),
        edgecolors="black",
        linewidths=0.35,
        zorder=3,
    )


def _draw_frame(axes: "Axes", crop: Crop, size: float, number: int) -> None:
    from matplotlib.patches import Rectangle
    from matplotlib.patheffects import withStroke

    corner = (crop.x0 * size, crop.y0 * size)
    halo = [withStroke(linewidth=3, foreground="white")]
    axes.add_patch(
        Rectangle(
            corner,
            crop.side * size,
            crop.side * size,
            fill=False,
            edgecolor="black",
            linewidth=1.6,
            zorder=4,
            path_effects=halo,
        )
    )
    axes.annotate(
        str(number),
        corner,
        xytext=(3, -3),
        textcoords="offset points",
        va="top",
        fontsize=11,
        fontweight="bold",
        zorder=5,
        path_effects=halo,
    )


def _draw_crop(
    plain: "Axes",
    outlined: "Axes",
    scene: Scene,
    crop: Crop,
    number: int,
    glows: tuple[Glow, ...],
    colours: Mapping[str, str],
) -> None:
    rows = slice(crop.y0, crop.y0 + crop.side)
    columns = slice(crop.x0, crop.x0 + crop.side)
    picture = render(scene.slide.read_window(0, rows, columns), glows)
    size = scene.pixel_size_um
    extent = (crop.side * size, crop.side * size)
    for axes in (plain, outlined):
        axes.imshow(picture, extent=(0, extent[0], extent[1], 0), interpolation="bicubic")
    labels = np.asarray(scene.nuclei[rows, columns])
    if scene.cells.are_points:
        _draw_points(outlined, scene, crop, colours)
    else:
        _draw_nuclei(outlined, labels, scene, crop, colours)
    for axes in (plain, outlined):
        _finish(axes, *extent, bar_share=0.3, is_dark=bool(glows))
    noun = "points" if scene.cells.are_points else "outlines"
    plain.set_title(f"{number}  image", fontsize=9, loc="left", pad=2)
    outlined.set_title(f"{number}  {noun} of nuclei", fontsize=9, loc="left", pad=2)


def _draw_nuclei(
    axes: "Axes", labels: NDArray[Any], scene: Scene, crop: Crop, colours: Mapping[str, str]
) -> None:
    from matplotlib.collections import LineCollection
    from matplotlib.patheffects import withStroke

    cells, size = scene.cells, scene.pixel_size_um
    known = dict(zip(cells.label.tolist(), cells.phenotype.tolist(), strict=True))
    rims: dict[str, list[NDArray[Any]]] = {}
    for value, rim in iterate_rims(labels):
        colour = colours.get(known.get(value, ""), REST)
        rims.setdefault(colour, []).append((rim[:, ::-1] + 0.5) * size)
    halo = [withStroke(linewidth=2.2, foreground="black", alpha=0.5)]
    for colour in sorted(rims, key=lambda c: list(COLOURS).index(c) if c in COLOURS else -1)[::-1]:
        axes.add_collection(
            LineCollection(rims[colour], colors=colour, linewidths=1.3, path_effects=halo)
        )


def _draw_points(axes: "Axes", scene: Scene, crop: Crop, colours: Mapping[str, str]) -> None:
    """Ring the cells that were counted as points, in the nominal size of a nucleus."""
    from matplotlib.collections import EllipseCollection
    from matplotlib.patheffects import withStroke

    cells, size = scene.cells, scene.pixel_size_um
    local = cells.xy_um - np.array([crop.x0, crop.y0]) * size
    here = (local >= 0).all(axis=1) & (local[:, 0] < crop.side * size)
    here &= local[:, 1] < crop.side * size
    points = scene.assay.points
    diameter = points.diameter_um if points else scene.assay.nucleus_diameter_um
    halo = [withStroke(linewidth=2.4, foreground="black", alpha=0.5)]
    for name in sorted(set(cells.phenotype[here].tolist()), reverse=True):
        axes.add_collection(
            EllipseCollection(
                diameter,
                diameter,
                0,
                units="xy",
                offsets=local[here & (cells.phenotype == name)],
                offset_transform=axes.transData,
                facecolors="none",
                edgecolors=colours.get(name, REST),
                linewidths=1.4,
                path_effects=halo,
            )
        )


def choose_bar(length_um: float) -> int:
    """Return the longest round scale bar that is no longer than `length_um`.

    Examples
    --------
    >>> choose_bar(380.0)
    250
    """
    return max((bar for bar in BARS_UM if bar <= length_um), default=BARS_UM[0])


def _finish(
    axes: "Axes", width_um: float, height_um: float, *, bar_share: float, is_dark: bool
) -> None:
    """Draw the scale bar and fit the axes to the picture."""
    from matplotlib.patheffects import withStroke

    bar = choose_bar(bar_share * width_um)
    text = f"{bar} µm" if bar < 1000 else f"{bar / 1000:g} mm"
    right, below = 0.97 * width_um, 0.97 * height_um
    ink, halo = ("white", "black") if is_dark else ("black", "white")
    axes.plot(
        [right - bar, right], [below, below], color=ink, linewidth=3.5, solid_capstyle="butt",
        path_effects=[withStroke(linewidth=6, foreground=halo)], zorder=6,
    )  # fmt: skip
    axes.annotate(
        text, (right - bar / 2, below), xytext=(0, 4), textcoords="offset points", ha="center",
        va="bottom", fontsize=9, color=ink, zorder=6,
        path_effects=[withStroke(linewidth=3, foreground=halo)],
    )  # fmt: skip
    axes.set_xlim(0, width_um)
    axes.set_ylim(height_um, 0)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_aspect("equal", anchor="NW")


def _describe(scene: Scene) -> str:
    total = len(scene.cells.phenotype)
    if not total:
        return "no cells found"
    focus = find_focus(scene.assay)
    if not focus:
        return f"{total:,} cells"
    n = int((scene.cells.phenotype == focus).sum())
    name = speak(focus, scene.assay)
    return f"{n:,} {name} of {total:,} cells ({100 * n / total:.1f} %)"


def _draw_legend(
    figure: "Figure",
    scene: Scene,
    colours: Mapping[str, str],
    glows: tuple[Glow, ...],
    layout: Layout,
) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    phenotypes = scene.cells.phenotype.tolist()
    handles: list[Any] = []
    for name, colour in colours.items():
        spoken = "nuclei" if name == UNCLASSIFIED else speak(name, scene.assay)
        label = f"{spoken} ({phenotypes.count(name):,})"
        handles.append(Line2D([], [], color=colour, linewidth=3, label=label))
    drawn = {name for region in scene.regions for name in region.classes.values()}
    for name, (colour, line) in OUTLINES.items():
        if name in drawn:
            handles.append(Line2D([], [], color=colour, linestyle=line, label=f"{name}, outline"))
    handles += list_patches(scene.regions, ink="white" if glows else "black")
    for glow in glows:
        name = scene.slide.channels[glow.channel]
        handles.append(Patch(color=glow.colour, label=f"{name} channel"))
    legend = figure.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(layout.legend[0] / SIZE_IN[0], 1 - layout.legend[1] / SIZE_IN[1]),
        borderaxespad=0,
        ncols=min(layout.legend_columns, len(handles)),
        facecolor="#303134",
        labelcolor="white",
        edgecolor="none",
        framealpha=1,
        fontsize=9,
    )
    legend.set_zorder(10)
