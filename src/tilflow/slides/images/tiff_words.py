"""What a TIFF says of itself in its makers' dialects: which pictures, which channels, which scale.

Only these are taken: everything else in the descriptions may name a patient.
"""

import re
from collections.abc import Iterator
from typing import Any, Final
from xml.etree import ElementTree

import tifffile

from tilflow.slides.images import pixel_size

ASSOCIATED: Final = re.compile(
    r"\s*(label|macro|map|thumbnail|overview|barcode)\b(\W*image)?[\s\d×x,]*", re.IGNORECASE
)
"""Names of images that show the glass and its sticker: never read."""

PAGE_NAME: Final = 285
NDPI_LENS: Final = 65421
"""Magnification of an NDPI page; -1 is the macro picture, -2 the map of focus points."""

RESOLUTION_UNITS: Final = {2: "inch", 3: "cm", 4: "mm", 5: "µm"}
PRINTED_UM: Final = 10.0
"""Larger pixels are a resolution for printing: editors fill in 72 or 300 dots per inch."""


def is_associated(series: tifffile.TiffPageSeries) -> bool:
    """Tell whether a series shows the glass, its sticker or a thumbnail, and not the section."""
    page = series.keyframe
    lens = page.tags.valueof(NDPI_LENS)
    if lens is not None:
        # The name of an NDPI series is what somebody typed at the scanner.
        return float(lens) < 0
    return any(ASSOCIATED.fullmatch(name) for name in (series.name, *_list_kinds(page)))


def _list_kinds(page: tifffile.TiffPage) -> Iterator[str]:
    """Yield what Aperio (second line) and Akoya (ImageType) say that a page shows."""
    text = str(page.description)
    lines = text.splitlines()
    if len(lines) > 1 and lines[0].startswith("Aperio"):
        yield _first_word(lines[1])
    yield find_qpi_word(text, "ImageType")


def _first_word(line: str) -> str:
    """Return the word that an Aperio description of label or macro begins with.

    Examples
    --------
    >>> _first_word("label 387x463"), _first_word("46000x32914 [42673,5576 2220x2967] ->")
    ('label', '46000x32914')
    """
    return (line.split() or [""])[0]


def find_qpi_word(description: str, name: str) -> str:
    """Return the text of an element right under the root of an Akoya (PerkinElmer) description.

    Deeper elements bear the same names: the scan profile has a Name of its own.

    Examples
    --------
    >>> text = "<PerkinElmer-QPI-ImageDescription><A><Name>x</Name></A><Name>DAPI</Name>"
    >>> find_qpi_word(text + "</PerkinElmer-QPI-ImageDescription>", "Name")
    'DAPI'
    """
    start = description.find("<PerkinElmer-QPI-ImageDescription")
    if start < 0:
        return ""
    try:
        # What stands before may declare UTF-16, which the decoded text no longer is.
        root = ElementTree.fromstring(description[start:].rstrip("\0 \r\n"))
    except ElementTree.ParseError:
        return ""
    return (root.findtext(name) or "").strip()


def find_ome_pixels(
    file: tifffile.TiffFile, series: tifffile.TiffPageSeries
) -> ElementTree.Element | None:
    """Return the OME-XML ``Pixels`` of a series: of its rows and columns, and of its name."""
    if not file.ome_metadata:
        return None
    extent = dict(zip(series.axes, series.shape, strict=True))
    size = (str(extent["Y"]), str(extent["X"]))
    fitting = [
        (image.get("Name") or "", pixels)
        for image in ElementTree.fromstring(file.ome_metadata).iterfind(".//{*}Image")
        for pixels in image.iterfind("{*}Pixels")
        if (pixels.get("SizeY"), pixels.get("SizeX")) == size
    ]
    named = [pixels for name, pixels in fitting if name == series.name]
    return next(iter([*named, *(pixels for _, pixels in fitting)]), None)


def name_channels(
    file: tifffile.TiffFile,
    series: tifffile.TiffPageSeries,
    ome: ElementTree.Element | None,
    n_channels: int,
) -> tuple[str, ...]:
    """Return the names of the channels, from OME-XML, ImageJ's labels or the pages."""
    names: list[str] = []
    if ome is not None:
        names = [channel.get("Name") or "" for channel in ome.iterfind("{*}Channel")]
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
    """Return the biomarker of an Akoya page, else its dye, else the page's own name."""
    whole = page.aspage()
    description = str(whole.description)
    words = [find_qpi_word(description, name) for name in ("Biomarker", "Name")]
    words.append(str(whole.tags.valueof(PAGE_NAME) or ""))
    return next((word for word in words if word), "")


def read_pixel_size(
    file: tifffile.TiffFile,
    page: tifffile.TiffPage,
    ome: ElementTree.Element | None,
    name: str,
) -> float | None:
    """Return the side of a pixel in µm: of OME-XML, of Aperio's MPP, else of the resolution tags.

    Raises
    ------
    SlideError
        Where pixels are not square.
    """
    if ome is not None and ome.get("PhysicalSizeX"):
        x_um, y_um = (
            pixel_size.compute_um(
                ome.get(f"PhysicalSize{axis}", ""), ome.get(f"PhysicalSize{axis}Unit", "µm")
            )
            for axis in "XY"
        )
        return pixel_size.combine_sides(x_um, y_um, name=name)
    if file.is_svs and (mpp := pixel_size.parse_aperio_mpp(str(page.description))):
        return mpp
    unit = RESOLUTION_UNITS.get(page.tags.valueof("ResolutionUnit", 0), "")
    if file.is_imagej:
        unit = str((file.imagej_metadata or {}).get("unit", unit))
    x_um, y_um = (
        pixel_size.parse_resolution(page.tags.valueof(f"{axis}Resolution"), unit) for axis in "XY"
    )
    size = pixel_size.combine_sides(x_um, y_um, name=name)
    return None if size is not None and unit == "inch" and size > PRINTED_UM else size
