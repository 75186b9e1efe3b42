"""TIFF in its dialects: OME, Aperio SVS, Hamamatsu NDPI, Akoya QPTIFF, ImageJ, plain."""

from collections.abc import Callable
from math import prod
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import numpy as np
import tifffile
import zarr
from numpy.typing import NDArray

from tilflow.errors import SlideError
from tilflow.slides.images.levels import UNREADABLE, AxesLevel
from tilflow.slides.images.rows import PlainRows
from tilflow.slides.images.slide import RGB, Modality, Slide
from tilflow.slides.images.tiff_words import (
    find_ome_pixels,
    is_associated,
    name_channels,
    read_pixel_size,
)

SUFFIXES: Final = frozenset({".tif", ".tiff", ".svs", ".qptiff", ".ndpi", ".btf", ".tf2", ".tf8"})

CHANNEL_AXES: Final = "CIQ"
"""Axes of channels; I and Q are pages that the file says nothing of."""

LARGEST_BLOCK: Final = 2**29
"""Bytes that one compressed strip or tile may decode to: it cannot be read in part."""


def open_tiff(path: Path, *, modality: Modality | None) -> Slide:
    """Open the largest image of a TIFF that is no label or macro picture.

    Raises
    ------
    SlideError
        For a file that is damaged, holds no such image, or a stack of planes or times.
    """
    try:
        with tifffile.TiffFile(path) as file:
            _check_maker(file, path)
            series, notes = choose_series(file, path)
            _check_whole(series, path)
            return _open_series(file, series, path, modality, notes)
    except (tifffile.TiffFileError, *UNREADABLE, ElementTree.ParseError) as error:
        message = f"{path}: cannot be read as TIFF: {error}"
        raise SlideError(message) from error


def _check_maker(file: tifffile.TiffFile, path: Path) -> None:
    """Refuse what lies in a TIFF but needs more than reading its pages."""
    for maker, is_it in (("Ventana BIF", file.is_bif), ("Leica SCN", file.is_scn)):
        if is_it:
            message = (
                f"{path}: is {maker}, whose parts must be stitched: convert it to OME-Zarr, e.g. "
                "`bioformats2raw FILE OUT.zarr`, and name that"
            )
            raise SlideError(message)


def choose_series(
    file: tifffile.TiffFile, path: Path
) -> tuple[tifffile.TiffPageSeries, tuple[str, ...]]:
    """Return the series of the section itself, and a note where the file holds others beside it.

    It is the largest that is no associated image; of equal ones the first.
    """
    own = [
        (number, series)
        for number, series in enumerate(file.series)
        if {"Y", "X"} <= set(series.axes) and not is_associated(series)
    ]
    if not own:
        message = f"{path}: holds no image of a section"
        raise SlideError(message)
    chosen = max(own, key=lambda item: _extent(item[1])["Y"] * _extent(item[1])["X"])
    others = [_show(*item) for item in own if item[0] != chosen[0]]
    if not others:
        return chosen[1], ()
    # By number and size: an image's name may be a patient's.
    note = (
        f"holds {len(own)} images: {_show(*chosen)}, the largest, is read, and not "
        f"{', '.join(others)}; save another one as a file of its own to read it"
    )
    return chosen[1], (note,)


def _show(number: int, series: tifffile.TiffPageSeries) -> str:
    extent = _extent(series)
    return f"image {number} of {extent['Y']} × {extent['X']} pixels"


def _extent(series: tifffile.TiffPageSeries) -> dict[str, int]:
    return dict(zip(series.axes, series.shape, strict=True))


def _check_whole(series: tifffile.TiffPageSeries, path: Path) -> None:
    """Refuse a file that ends before its pixels do, before hours are spent on it."""
    size = path.stat().st_size
    for level in series.levels:
        for page in level.pages:
            if page is None or not page.dataoffsets:
                continue
            ends = np.add(page.dataoffsets, page.databytecounts, dtype=np.int64)
            if ends.max() > size and not series.is_multifile:
                message = f"{path}: is cut short: {ends.max():,} bytes expected, {size:,} there"
                raise SlideError(message)


def _open_series(
    file: tifffile.TiffFile,
    series: tifffile.TiffPageSeries,
    path: Path,
    modality: Modality | None,
    notes: tuple[str, ...],
) -> Slide:
    page = series.keyframe
    extent = _extent(series)
    channel_axis = _find_channel_axis(extent, path)
    if series.dtype is None or np.dtype(series.dtype).kind not in "uif":
        message = f"{path}: pixels of type {series.dtype} are no intensities"
        raise SlideError(message)
    is_colour = channel_axis == "S" and extent["S"] >= 3
    n_channels = 3 if is_colour else extent.get(channel_axis, 1)
    if channel_axis == "S" and not is_colour:
        n_channels = 1  # grey and alpha
    decode = _choose_decoder(file, page, path)
    levels, downsamples = _keep_halving(
        tuple(_open_level(level, channel_axis, n_channels, path, decode) for level in series.levels)
    )
    ome = find_ome_pixels(file, series)
    return Slide(
        levels=levels,
        channels=RGB if is_colour else name_channels(file, series, ome, n_channels),
        pixel_size_um=read_pixel_size(file, page, ome, str(path)),
        downsamples=downsamples,
        modality=modality or ("brightfield" if is_colour else "fluorescence"),
        notes=notes,
    )


def _find_channel_axis(extent: dict[str, int], path: Path) -> str:
    long = [axis for axis, length in extent.items() if axis not in "YX" and length > 1]
    if not long:
        return ""
    if len(long) > 1 or long[0] not in f"{CHANNEL_AXES}S":
        shown = ", ".join(f"{axis}={extent[axis]}" for axis in long)
        message = f"{path}: is a stack ({shown}): give one plane with one axis of channels"
        raise SlideError(message)
    return long[0]


def _choose_decoder(
    file: tifffile.TiffFile, page: tifffile.TiffPage, path: Path
) -> Callable[[NDArray[Any]], NDArray[Any]] | None:
    photometric = page.photometric
    if photometric == tifffile.PHOTOMETRIC.MINISWHITE and np.dtype(page.dtype).kind == "u":
        return np.invert
    if (
        photometric == tifffile.PHOTOMETRIC.PALETTE
        and not file.is_imagej
        and not _is_grey(page.colormap)
    ):
        message = f"{path}: has a colour palette: save it as RGB or as grey levels"
        raise SlideError(message)
    return None


def _is_grey(colormap: NDArray[Any] | None) -> bool:
    return colormap is None or bool((colormap == colormap[:1]).all())


def _open_level(
    level: tifffile.TiffPageSeries,
    channel_axis: str,
    n_channels: int,
    path: Path,
    decode: Callable[[NDArray[Any]], NDArray[Any]] | None,
) -> AxesLevel:
    # Scanners leave out tiles of bare glass, which is white, or dark under fluorescence.
    source, close = _open_source(level, path, blank=255 if channel_axis == "S" else 0)
    return AxesLevel(
        source,
        axes=level.axes,
        channel_axis=channel_axis,
        n_channels=n_channels,
        name=str(path),
        close=close,
        decode=decode,
        reopen=(reopen_level, (path.absolute(), _extent(level)["Y"], _extent(level)["X"])),
    )


def reopen_level(path: Path, height: int, width: int) -> AxesLevel:
    """Open a level of a TIFF anew, by its size: what a worker does that is sent a slide."""
    slide = open_tiff(path, modality=None)
    found = (level for level in slide.levels if level.shape[1:] == (height, width))
    level: AxesLevel = next(found)
    return level


def _open_source(
    level: tifffile.TiffPageSeries, path: Path, *, blank: int
) -> tuple[Any, Callable[[], None] | None]:
    """Return what a level is read from by slices, and what closes it."""
    page = level.keyframe
    if _is_plain(level):
        return _open_rows(level, path), None
    size = prod(page.chunks) * np.dtype(page.dtype).itemsize
    if size > LARGEST_BLOCK:
        message = (
            f"{path}: one compressed block of pixels holds {size / 2**30:.1f} GiB and cannot be "
            "read in part: save the image in tiles, e.g. `vips tiffsave IN OUT.tif --tile "
            "--pyramid --bigtiff`"
        )
        raise SlideError(message)
    store = level.aszarr(level=0, fillvalue=blank)
    return zarr.open_array(store, mode="r"), store.close


def _is_plain(level: tifffile.TiffPageSeries) -> bool:
    """Tell whether the pixels lie in the file as they are, plane after plane."""
    if level.is_multifile or level.keyframe.is_tiled or not level.keyframe.is_memmappable:
        return False
    if level.dataoffset is not None:
        return True
    n_planes = prod(level.shape[: _count_leading(level)])
    return len(level.pages) == n_planes and all(_is_one_piece(page) for page in level.pages)


def _is_one_piece(page: Any) -> bool:
    if page is None or not page.dataoffsets:
        return False
    ends = np.add(page.dataoffsets, page.databytecounts, dtype=np.int64)
    return min(page.databytecounts) > 0 and list(ends[:-1]) == list(page.dataoffsets[1:])


def _count_leading(level: tifffile.TiffPageSeries) -> int:
    return level.axes.index("Y")


def _open_rows(level: tifffile.TiffPageSeries, path: Path) -> PlainRows:
    leading = _count_leading(level)
    dtype = np.dtype(f"{level.keyframe.parent.byteorder}{np.dtype(level.dtype).char}")
    plane = prod(level.shape[leading:]) * dtype.itemsize
    if level.dataoffset is not None:
        n_planes = prod(level.shape[:leading])
        offsets = [level.dataoffset + number * plane for number in range(n_planes)]
    else:
        offsets = [page.dataoffsets[0] for page in level.pages if page is not None]
    return PlainRows(
        path,
        offsets=tuple(int(offset) for offset in offsets),
        shape=tuple(level.shape),
        dtype=dtype,
        n_leading=leading,
    )


def _keep_halving(levels: tuple[AxesLevel, ...]) -> tuple[tuple[AxesLevel, ...], tuple[float, ...]]:
    """Keep the levels that show the whole of the finest one, with how much they are thinned."""
    _, height, width = levels[0].shape
    kept, downsamples = [], []
    for level in levels:
        _, y, x = level.shape
        factor = max(height / y, width / x)
        # Rows and columns may be rounded up or down.
        fits = abs(height / factor - y) <= 1.5 and abs(width / factor - x) <= 1.5
        if level.shape[0] == levels[0].shape[0] and fits and factor >= 1:
            nearest = round(factor)
            kept.append(level)
            downsamples.append(float(nearest) if abs(factor - nearest) < 0.02 * factor else factor)
    return tuple(kept), tuple(downsamples)
