"""What the picture of a slide shows, and where it looks closely."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from tilflow.slides.assay import Assay
from tilflow.slides.cells.phenotypes import UNCLASSIFIED
from tilflow.slides.images.slide import Slide
from tilflow.slides.settings import OverlaySettings

COLOURS: Final = ("#F0E442", "#56B4E9", "#E69F00", "#009E73", "#CC79A7", "#0072B2")
"""Okabe and Ito's, told apart by the colour-blind; yellow, the clearest, goes to the first rule."""

REST: Final = "#9AA0A6"
"""Of the phenotype without a rule in fluorescence; in brightfield it takes the last colour."""

LETTERS: Final = frozenset({"t", "b", "nk", "dc"})
"""Words that are written in capitals."""


@dataclass(frozen=True, slots=True)
class Region:
    """A label image (y, x) of areas, coarser than the slide, and the names of its values."""

    labels: NDArray[Any]
    pixel_size_um: float
    classes: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Cells:
    """What is drawn of the cells.

    Attributes
    ----------
    xy_um
        Centres (n, 2), from the corner of the slide.
    phenotype
        Of each cell.
    label
        Value of each cell in the label image of nuclei.
    are_points
        Cells were counted as points: they are drawn as such, and no outline is.
    """

    xy_um: NDArray[np.float64]
    phenotype: NDArray[Any]
    label: NDArray[np.int64]
    are_points: bool


def find_cells(table: Any) -> Cells:
    """Take what is drawn out of the table of cells (AnnData).

    ``obs`` has ``phenotype`` and ``label``; ``obsm["spatial"]`` has (x, y) in µm from the centre
    of the first pixel; ``uns`` tells whether rows are outlines or points.
    """
    half = float(table.uns["pixel_size_um"]) / 2
    return Cells(
        xy_um=np.asarray(table.obsm["spatial"], np.float64).reshape(-1, 2) + half,
        phenotype=table.obs["phenotype"].astype(str).to_numpy(object),
        label=np.asarray(table.obs["label"], np.int64),
        are_points=str(table.uns["rows"]) == "points",
    )


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that the picture shows.

    Attributes
    ----------
    slide, assay
        The image and its assay.
    pixel_size_um
        Of the slide's finest level.
    nuclei
        Label array (y, x) on the slide's finest level, read by windows.
    cells, regions
        What was found.
    """

    slide: Slide
    assay: Assay
    pixel_size_um: float
    nuclei: Any
    cells: Cells
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Crop:
    """A square of the slide: its corner and side in level-0 pixels."""

    y0: int
    x0: int
    side: int


def assign_colours(assay: Assay) -> dict[str, str]:
    """Return the colour of each phenotype of the assay's rules, or of the nuclei without any.

    Examples
    --------
    >>> from tilflow.slides.assay import read_assay
    >>> assign_colours(read_assay("ihc_membrane"))
    {'cd8_t_cells': '#F0E442', 'other_cells': '#0072B2'}
    """
    if not assay.phenotypes:
        return {UNCLASSIFIED: COLOURS[0]}
    ruled = [rule.id for rule in assay.phenotypes if rule.shown]
    rest = [rule.id for rule in assay.phenotypes if not rule.shown]
    last = COLOURS[-1] if assay.modality == "brightfield" else REST
    colours = {name: COLOURS[place % len(COLOURS)] for place, name in enumerate(ruled)}
    return {**colours, **dict.fromkeys(rest, last)}


def find_focus(assay: Assay) -> str:
    """Return the phenotype that the slide is looked at for: that of the first rule, "" for all."""
    return next((rule.id for rule in assay.phenotypes if rule.shown), "")


def speak(phenotype: str, assay: Assay) -> str:
    """Return an identifier as people write it, with the markers in the assay's spelling.

    Examples
    --------
    >>> from tilflow.slides.assay import read_assay
    >>> speak("ki67_cd8_t_cells", read_assay("mif"))
    'Ki67 CD8 T cells'
    >>> speak("cd3_cd8neg_t_cells", read_assay("mif"))
    'CD3 CD8− T cells'
    """
    markers = {marker.casefold(): marker for marker in assay.markers}
    words = []
    for word in phenotype.split("_"):
        plain = word.removesuffix("neg")
        if plain in markers:
            words.append(markers[plain] + "−" * (plain != word))
        else:
            words.append(word.upper() if word in LETTERS else word)
    return " ".join(words)


def choose_crops(
    xy_um: NDArray[np.float64],
    weight: NDArray[np.float64],
    *,
    extent_um: tuple[float, float],
    side_um: float,
    n_crops: int,
) -> list[tuple[float, float]]:
    """Return the corners (y, x) in µm of the squares that hold most; they do not overlap.

    Parameters
    ----------
    xy_um, weight
        Points (n, 2) and what each counts.
    extent_um
        Height and width of the slide.
    side_um
        Of a square, no longer than either.

    Examples
    --------
    >>> points = np.array([[50.0, 50.0], [60.0, 52.0], [310.0, 310.0]])
    >>> choose_crops(points, np.ones(3), extent_um=(400.0, 400.0), side_um=100.0, n_crops=3)
    [(0.0, 0.0), (225.0, 225.0)]
    """
    step = side_um / STEPS
    height, width = (max(STEPS, round(length / step)) for length in extent_um)
    reach = ((0.0, extent_um[0]), (0.0, extent_um[1]))
    counts, _, _ = np.histogram2d(
        xy_um[:, 1], xy_um[:, 0], bins=(height, width), range=reach, weights=weight
    )
    sums = sliding_window_view(counts, (STEPS, STEPS)).sum(axis=(2, 3))
    corners: list[tuple[float, float]] = []
    for _ in range(n_crops):
        row, column = np.unravel_index(int(np.argmax(sums)), sums.shape)
        if sums[row, column] <= 0:
            break
        corners.append((float(row * extent_um[0] / height), float(column * extent_um[1] / width)))
        rows = slice(max(0, row - STEPS + 1), row + STEPS)
        sums[rows, max(0, column - STEPS + 1) : column + STEPS] = -1
    return corners


STEPS: Final = 4
"""A square is placed in steps of this part of its side."""

OTHERS_WEIGHT: Final = 1e-5
"""Where cells of the focus are few, the other cells decide what else is shown."""


def place_crops(scene: Scene, *, settings: OverlaySettings) -> list[Crop]:
    """Return the squares of the slide that hold most cells of the focus, then most cells."""
    _, height, width = scene.slide.shape
    size = scene.pixel_size_um
    side = min(settings.crop_um, settings.crop_share * min(height, width) * size)
    corners = choose_crops(
        scene.cells.xy_um,
        np.where(scene.cells.phenotype == find_focus(scene.assay), 1.0, OTHERS_WEIGHT),
        extent_um=(height * size, width * size),
        side_um=side,
        n_crops=settings.n_crops,
    )
    side_px = max(1, min(round(side / size), height, width))
    return [
        Crop(min(round(y / size), height - side_px), min(round(x / size), width - side_px), side_px)
        for y, x in corners
    ]
