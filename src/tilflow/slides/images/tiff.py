"""TIFF in its dialects: OME, Aperio SVS, QPTIFF, ImageJ, plain."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import numpy as np
import tifffile
import zarr
from numpy.typing import NDArray

from tilflow.errors import SlideError
from tilflow.slides.images import pixel_size
from tilflow.slides.images.levels import UNREADABLE, AxesLevel
from tilflow.slides.images.slide import RGB, Modality, Slide

SUFFIXES: Final = frozenset({".tif", ".tiff", ".svs", ".qptiff", ".ndpi", ".scn", ".btf", ".bif"})
ASSOCIATED: Final = re.compile(
    r"\s*(label|macro|thumbnail|overview|barcode)\b(\W*image)?[\s\d×x,]*", re.IGNORECASE
)
"""Names of images that show the glass and its sticker: never read."""

CHANNEL_AXES: Final = "CIQ"
"""Axes of channels; I and Q are pages that the file says nothing of."""

RESOLUTION_UNITS: Final = {2: "inch", 3: "cm"}
PAGE_NAME: Final = 285


def open_tiff(path: Path, *, modality: Modality | None) -> Slide:
    """Open the largest image of a TIFF that is no label or macro picture.

    Raises
    ------
    SlideError
        For a file that is damaged, holds no such image, or a stack of planes or times.
    """
    try:
        with tifffile.TiffFile(path) as file:
            series = choose_series(file, path)
            _check_whole(series, path)
            return _open_series(file, series, path, modality)
    except (tifffile.TiffFileError, *UNREADABLE, ElementTree.ParseError) as error:
        message = f"{path}: cannot be read as TIFF: {error}"
        raise SlideError(message) from error


def choose_series(file: tifffile.TiffFile, path: Path) -> tifffile.TiffPageSeries:
    """Return the series of the section itself: the largest that is no associated image."""
    own = [
        series
        for series in file.series
        if {"Y", "X"} <= set(series.axes)
        and not any(ASSOCIATED.fullmatch(n) for n in (series.name, _second_line(series)))
    ]
    if not own:
        message = f"{path}: holds no image of a section"
        raise SlideError(message)
    return max(own, key=lambda series: _extent(series)["Y"] * _extent(series)["X"])


def _second_line(series: tifffile.TiffPageSeries) -> str:
    """Return the line of an Aperio description that names label and macro."""
    text = str(series.keyframe.description)
    lines = text.splitlines()
    return lines[1] if len(lines) > 1 and lines[0].startswith("Aperio") else ""


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
    levels = tuple(
        _open_level(series, place, channel_axis, n_channels, path, decode)
        for place in range(len(series.levels))
    )
    levels, downsamples = _keep_halving(levels)
    image = _find_ome_image(file, extent)
    channels = RGB if is_colour else _name_channels(file, series, image, n_channels)
    return Slide(
        levels=levels,
        channels=channels,
        pixel_size_um=_read_pixel_size(file, page, image, path),
        downsamples=downsamples,
        modality=modality or ("brightfield" if is_colour else "fluorescence"),
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
    series: tifffile.TiffPageSeries,
    place: int,
    channel_axis: str,
    n_channels: int,
    path: Path,
    decode: Callable[[NDArray[Any]], NDArray[Any]] | None,
) -> AxesLevel:
    store = series.aszarr(level=place)
    return AxesLevel(
        zarr.open_array(store, mode="r"),
        axes=series.levels[place].axes,
        channel_axis=channel_axis,
        n_channels=n_channels,
        name=str(path),
        close=store.close,
        decode=decode,
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


def _find_ome_image(file: tifffile.TiffFile, extent: dict[str, int]) -> ElementTree.Element | None:
    """Return the Pixels element of the image with these rows and columns."""
    if not file.ome_metadata:
        return None
    root = ElementTree.fromstring(file.ome_metadata)
    for pixels in root.iterfind(".//{*}Image/{*}Pixels"):
        size = (pixels.get("SizeY"), pixels.get("SizeX"))
        if size == (str(extent["Y"]), str(extent["X"])):
            return pixels
    return None


def _name_channels(
    file: tifffile.TiffFile,
    series: tifffile.TiffPageSeries,
    image: ElementTree.Element | None,
    n_channels: int,
) -> tuple[str, ...]:
    names: list[str] = []
    if image is not None:
        names = [channel.get("Name") or "" for channel in image.iterfind("{*}Channel")]
    elif file.is_imagej:
        names = list((file.imagej_metadata or {}).get("Labels") or [])
    else:
        names = [_name_page(page) for page in series.pages[:n_channels] if page is not None]
    return complete_names(names, n_channels)


def complete_names(names: list[str], n_channels: int) -> tuple[str, ...]:
    """Return a name for each channel: numbered where there is none or it stands twice.

    Examples
    --------
    >>> complete_names(["DAPI", "", "CD8", "CD8"], 4)
    ('DAPI', 'channel_1', 'CD8', 'CD8#2')
    >>> complete_names(["DAPI"], 2)
    ('channel_0', 'channel_1')
    """
    if len(names) != n_channels:
        names = [""] * n_channels
    complete: list[str] = []
    for place, name in enumerate(names):
        plain = name.strip() or f"channel_{place}"
        count = sum(other.split("#")[0] == plain for other in complete)
        complete.append(plain if not count else f"{plain}#{count + 1}")
    return tuple(complete)


def _name_page(page: Any) -> str:
    """Return the biomarker of a QPTIFF page, or the page's own name."""
    description = str(page.aspage().description)
    for tag in ("Biomarker", "Name"):
        found = re.search(rf"<{tag}>([^<]+)</{tag}>", description)
        if found:
            return found[1]
    tag_value = page.aspage().tags.valueof(PAGE_NAME)
    return str(tag_value) if tag_value else ""


def _read_pixel_size(
    file: tifffile.TiffFile,
    page: tifffile.TiffPage,
    image: ElementTree.Element | None,
    path: Path,
) -> float | None:
    if image is not None and image.get("PhysicalSizeX"):
        x_um, y_um = (
            pixel_size.compute_um(
                image.get(f"PhysicalSize{axis}", ""), image.get(f"PhysicalSize{axis}Unit", "µm")
            )
            for axis in "XY"
        )
        return pixel_size.combine_sides(x_um, y_um, name=str(path))
    if file.is_svs:
        return pixel_size.parse_aperio_mpp(str(page.description))
    unit = RESOLUTION_UNITS.get(page.tags.valueof("ResolutionUnit", 0), "")
    if file.is_imagej:
        unit = str((file.imagej_metadata or {}).get("unit", unit))
    x_um, y_um = (
        pixel_size.parse_resolution(page.tags.valueof(f"{axis}Resolution"), unit) for axis in "XY"
    )
    size = pixel_size.combine_sides(x_um, y_um, name=str(path))
    # 72 or 300 dots per inch is a printer's resolution that editors fill in, not a microscope's.
    return None if size is not None and unit == "inch" and size > PRINTED_UM else size


PRINTED_UM: Final = 10.0
"""Larger pixels are a resolution for printing."""
