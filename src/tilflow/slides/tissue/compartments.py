"""Tumour, stroma and invasive margin: label images on the grid of the tissue mask.

The pathologist's annotations come first, then a tumour marker; without either there is only the
whole. Where a margin is asked for, it takes its band on both sides of the tumour's edge out of
tumour and stroma, so that the three part the tissue.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.draw import polygon2mask

from tilflow.errors import InputError
from tilflow.slides.assay import Assay
from tilflow.slides.images.slide import Slide
from tilflow.slides.nuclei.segmentation import Mask
from tilflow.slides.settings_cells import CompartmentsSettings
from tilflow.slides.signal.calibration import Calibration
from tilflow.slides.signal.channels import Channels
from tilflow.slides.signal.otsu import otsu
from tilflow.slides.tiles import Box

BAND_PX = 512
"""Rows of the coarse grid that are read at a time."""

TUMOUR, STROMA, MARGIN, TISSUE = 1, 2, 3, 4
CLASSES: Final = {TUMOUR: "tumour", STROMA: "stroma", MARGIN: "margin", TISSUE: "tissue"}
"""Values of the label image; 4 is tissue of a slide on which nothing tells tumour from stroma."""


def label_compartments(
    tumour: NDArray[np.bool_],
    tissue: NDArray[np.bool_],
    *,
    pixel_size_um: float,
    margin_um: float,
) -> NDArray[np.uint32]:
    """Label the tissue as tumour (1), stroma (2) and, where `margin_um` > 0, margin (3).

    Examples
    --------
    >>> tissue = np.array([[0, 1, 1, 1, 1, 1, 1]], bool)
    >>> tumour = np.array([[0, 0, 0, 0, 1, 1, 1]], bool)
    >>> label_compartments(tumour, tissue, pixel_size_um=1.0, margin_um=0.0).tolist()
    [[0, 2, 2, 2, 1, 1, 1]]
    >>> label_compartments(tumour, tissue, pixel_size_um=1.0, margin_um=1.0).tolist()
    [[0, 2, 2, 3, 3, 1, 1]]
    """
    labels = np.where(tumour, TUMOUR, STROMA)
    if margin_um > 0 and tumour.any() and not tumour.all():
        inward = ndimage.distance_transform_edt(tumour, sampling=pixel_size_um)
        outward = ndimage.distance_transform_edt(~tumour, sampling=pixel_size_um)
        # Distances run between pixel centres; the edge lies half a pixel before the other side.
        labels[np.maximum(inward, outward) - pixel_size_um / 2 <= margin_um] = MARGIN
    labels[~tissue] = 0
    return labels.astype(np.uint32)


@dataclass(frozen=True, slots=True)
class Outlines:
    """What a pathologist drew: polygons of tumour, and of what is not to be evaluated."""

    tumour: tuple[Any, ...]
    excluded: tuple[Any, ...]


def sort_annotations(
    annotations: Mapping[str, tuple[Any, ...]], *, source: str, settings: CompartmentsSettings
) -> Outlines:
    """Sort a pathologist's polygons by their class.

    Raises
    ------
    InputError
        Where no class is known: the tumour of this slide would silently be lost.

    Examples
    --------
    >>> drawn = sort_annotations({"tumor": (1, 2)}, source="a", settings=CompartmentsSettings())
    >>> drawn.tumour, drawn.excluded
    ((1, 2), ())
    """

    def gather(classes: tuple[str, ...]) -> tuple[Any, ...]:
        wanted = {name.casefold() for name in classes}
        own = [drawn for name, drawn in annotations.items() if name.casefold() in wanted]
        return tuple(polygon for drawn in own for polygon in drawn)

    outlines = Outlines(gather(settings.tumour_classes), gather(settings.excluded_classes))
    if not outlines.tumour and not outlines.excluded:
        allowed = (*settings.tumour_classes, *settings.excluded_classes)
        message = (
            f"{source}: classes {sorted(annotations)}: none is known; allowed: "
            f"{', '.join(allowed)} (slides.compartments.tumour_classes)"
        )
        raise InputError(message)
    return outlines


@dataclass(frozen=True)
class Compartments:
    """A label image of compartments on the tissue's grid, and the classes that it can hold."""

    labels: NDArray[np.uint32]
    classes: dict[int, str]


def find_compartments(
    slide: Slide,
    calibration: Calibration,
    tissue: Mask,
    outlines: Outlines | None,
    assay: Assay,
    *,
    settings: CompartmentsSettings,
) -> Compartments:
    """Part the tissue of a slide: by the pathologist's outlines, else by the tumour marker.

    Parameters
    ----------
    tissue
        Its mask; the answer lies on the same grid.
    outlines
        What was drawn on the slide; None where nothing was.

    Returns
    -------
    Without a source of tumour all tissue is undivided (4).
    """
    evaluable = tissue.pixels > 0
    pixel_um = tissue.pixel_px * calibration.pixel_size_um
    scale = (tissue.pixel_px, tissue.pixel_px)
    shape = (int(evaluable.shape[0]), int(evaluable.shape[1]))
    if outlines is not None:
        evaluable &= ~draw_polygons(outlines.excluded, shape=shape, pixel_px=scale)
    if outlines is not None and outlines.tumour:
        tumour = draw_polygons(outlines.tumour, shape=shape, pixel_px=scale)
    elif assay.compartments == "marker":
        share = read_share(slide, calibration, tissue, assay, settings=settings)
        tumour = draw_nests(share, evaluable, pixel_size_um=pixel_um, settings=settings)
    else:
        return Compartments(label_undivided(evaluable), {TISSUE: CLASSES[TISSUE]})
    labels = label_compartments(
        tumour, evaluable, pixel_size_um=pixel_um, margin_um=settings.margin_um
    )
    named = (TUMOUR, STROMA, MARGIN) if settings.margin_um > 0 else (TUMOUR, STROMA)
    return Compartments(labels, {value: CLASSES[value] for value in named})


def read_share(
    slide: Slide,
    calibration: Calibration,
    tissue: Mask,
    assay: Assay,
    *,
    settings: CompartmentsSettings,
) -> NDArray[np.float32]:
    """Read the markers at the settings' resolution, whatever the tissue's, and return the share."""
    height, width = slide.shape[1:]
    step = max(1.0, settings.pixel_size_um / calibration.pixel_size_um)
    shape = (max(1, round(height / step)), max(1, round(width / step)))
    marker, *others = (
        read_coarse_marker(slide, calibration, assay.find_channel(name), shape=shape)
        for name in (assay.tumour_marker, *_list_other_lineages(assay))
    )
    return compute_share(
        marker,
        others,
        resample_nearest(tissue.pixels > 0, shape),
        pixel_size_um=step * calibration.pixel_size_um,
        settings=settings,
    )


def _list_other_lineages(assay: Assay) -> list[str]:
    """Return the markers outside of the nucleus that phenotypes other than tumour require."""
    required = {marker for rule in assay.phenotypes for marker in rule.shown}
    return [
        marker
        for marker, rule in assay.markers.items()
        if marker in required - {assay.tumour_marker} and rule.localisation != "nucleus"
    ]


def read_coarse_marker(
    slide: Slide, calibration: Calibration, channel: str, *, shape: tuple[int, int]
) -> NDArray[np.float32]:
    """Read a marker of the whole slide on a coarse grid (y, x), in bands of rows."""
    pixel_px = slide.shape[1] / shape[0]
    fits = [i for i, d in enumerate(slide.downsamples) if d <= pixel_px * 1.01]
    level = max(fits, key=lambda i: slide.downsamples[i], default=0)
    factor = max(1, int(pixel_px / slide.downsamples[level] + 0.01))
    channels = Channels(slide.levels[level], calibration, factor)
    height, width = channels.shape
    bands = [
        channels.read_marker(channel, Box(y, 0, min(y + BAND_PX, height), width))
        for y in range(0, height, BAND_PX)
    ]
    return resample_nearest(np.concatenate(bands), shape)


def label_undivided(tissue: NDArray[np.bool_]) -> NDArray[np.uint32]:
    """Label the tissue of a slide without any source of tumour."""
    return np.where(tissue, TISSUE, 0).astype(np.uint32)


def draw_polygons(
    polygons: Iterable[Any], *, shape: tuple[int, int], pixel_px: tuple[float, float]
) -> NDArray[np.bool_]:
    """Draw shapely polygons, in level-0 pixels, as a mask (y, x); holes stay open.

    Parameters
    ----------
    polygons
        Polygons or multipolygons with (x, y) in level-0 pixels, (0, 0) at the slide's corner.
    shape
        Of the mask.
    pixel_px
        Side of a pixel of the mask in level-0 pixels, down and across.

    Examples
    --------
    >>> import shapely
    >>> draw_polygons([shapely.box(0, 0, 4, 2)], shape=(2, 3), pixel_px=(2.0, 2.0)).astype(int)
    array([[1, 1, 0],
           [0, 0, 0]])
    """
    mask = np.zeros(shape, bool)
    for polygon in polygons:
        for part in getattr(polygon, "geoms", [polygon]):
            inside = _draw_ring(part.exterior, shape, pixel_px)
            for hole in part.interiors:
                inside &= ~_draw_ring(hole, shape, pixel_px)
            mask |= inside
    return mask


def _draw_ring(
    ring: Any, shape: tuple[int, int], pixel_px: tuple[float, float]
) -> NDArray[np.bool_]:
    x, y = np.asarray(ring.coords)[:, :2].T
    corners = np.column_stack([y / pixel_px[0] - 0.5, x / pixel_px[1] - 0.5])
    mask: NDArray[np.bool_] = polygon2mask(shape, corners)  # type: ignore[no-untyped-call]
    return mask


def compute_share(
    marker: NDArray[np.float32],
    others: Sequence[NDArray[np.float32]],
    tissue: NDArray[np.bool_],
    *,
    pixel_size_um: float,
    settings: CompartmentsSettings,
) -> NDArray[np.float32]:
    """Return the share of tissue around each place that carries the tumour marker.

    Smoothed over a cell or two it is over a half inside of a nest and under it outside, whether
    the tumour is bright or faint. Pixels under a marker of other lineages weigh less: a T cell
    within a nest says little of stroma.

    Parameters
    ----------
    marker
        Shape (y, x), over its background.
    others
        Markers of other lineages, likewise.
    tissue
        Where it counts.
    """
    marked = mark_positive(marker, tissue)
    other = np.zeros(tissue.shape, bool)
    for signal in others:
        other |= mark_positive(signal, tissue)
    weight = tissue.astype(np.float32)
    weight[other & ~marked] = settings.other_lineage_weight
    sigma = settings.smoothing_um / pixel_size_um
    around: NDArray[np.float32] = np.maximum(_smooth(weight, sigma), np.float32(1e-6))
    return (_smooth(marked, sigma) / around).astype(np.float32)


def draw_nests(
    share: NDArray[np.float32],
    tissue: NDArray[np.bool_],
    *,
    pixel_size_um: float,
    settings: CompartmentsSettings,
) -> NDArray[np.bool_]:
    """Outline the nests on the tissue's own grid, from a share on a coarser or finer one."""
    nests = (resample_linear(share, tissue.shape) > settings.share) & tissue
    smallest = settings.min_area_um2 / pixel_size_um**2
    return drop_small(~drop_small(~nests, smallest), smallest) & tissue


def mark_positive(marker: NDArray[np.float32], tissue: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the pixels of the tissue that carry a marker: Otsu's threshold on an asinh scale."""
    inside = marker[tissue]
    if inside.size == 0 or inside.min() == inside.max():
        return np.zeros(tissue.shape, bool)
    scale = max(float(np.percentile(np.abs(inside), 25)), 1e-6)
    level = np.arcsinh(marker / scale)
    return np.asarray(level > otsu(level[tissue])) & tissue


def _smooth(mask: NDArray[Any], sigma: float) -> NDArray[np.float32]:
    smooth: NDArray[np.float32] = ndimage.gaussian_filter(
        mask.astype(np.float32), sigma, mode="nearest"
    )
    return smooth


def drop_small(mask: NDArray[np.bool_], smallest: float) -> NDArray[np.bool_]:
    """Drop the parts of fewer than `smallest` pixels.

    Examples
    --------
    >>> drop_small(np.array([[1, 0, 1, 1]], bool), 2).astype(int).tolist()
    [[0, 0, 1, 1]]
    """
    parts, _ = ndimage.label(mask)
    large = np.bincount(parts.ravel()) >= smallest
    large[0] = False
    kept: NDArray[np.bool_] = large[parts]
    return kept


def resample_nearest(array: NDArray[Any], shape: tuple[int, int]) -> NDArray[Any]:
    """Bring an array (y, x) of the same slide onto another grid by its nearest pixels.

    Examples
    --------
    >>> resample_nearest(np.array([[1, 2]]), (2, 4)).tolist()
    [[1, 1, 2, 2], [1, 1, 2, 2]]
    """
    rows = ((np.arange(shape[0]) + 0.5) * (array.shape[0] / shape[0])).astype(int)
    columns = ((np.arange(shape[1]) + 0.5) * (array.shape[1] / shape[1])).astype(int)
    return array[np.ix_(rows, columns)]


def resample_linear(array: NDArray[np.float32], shape: tuple[int, ...]) -> NDArray[np.float32]:
    """Bring an array (y, x) of the same slide onto another grid, linearly between its pixels.

    Examples
    --------
    >>> resample_linear(np.array([[0, 4]], "float32"), (1, 4)).tolist()
    [[0.0, 1.0, 3.0, 4.0]]
    """
    places = [
        (np.arange(wanted) + 0.5) * (own / wanted) - 0.5
        for own, wanted in zip(array.shape, shape, strict=True)
    ]
    grid = np.meshgrid(*places, indexing="ij")
    resampled: NDArray[np.float32] = ndimage.map_coordinates(array, grid, order=1, mode="nearest")
    return resampled
