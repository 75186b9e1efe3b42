"""The side of a pixel in µm: what files say of it, and whether to believe them."""

import re
from math import isclose, isfinite
from typing import Any, Final

from tilflow.errors import SlideError
from tilflow.slides.images.slide import Slide
from tilflow.slides.settings import ReadSettings

UM_PER_UNIT: Final = {
    "µm": 1.0,
    "μm": 1.0,
    "um": 1.0,
    "micron": 1.0,
    "microns": 1.0,
    "micrometer": 1.0,
    "micrometre": 1.0,
    "\\u00b5m": 1.0,
    "nm": 1e-3,
    "nanometer": 1e-3,
    "mm": 1e3,
    "millimeter": 1e3,
    "cm": 1e4,
    "centimeter": 1e4,
    "inch": 25_400.0,
    "m": 1e6,
    "meter": 1e6,
    "pm": 1e-6,
    "picometer": 1e-6,
    "å": 1e-4,
    "angstrom": 1e-4,
}
"""Lower-case unit of length → µm. The two signs of micro are different letters."""

ASPECT_TOLERANCE: Final = 0.01
"""Pixels are square up to this part: rounding in the file, not a stretched image."""


def compute_um(value: float | str, unit: str) -> float | None:
    """Return a length in µm; None for a unit that is no length, such as pixels, or no number.

    Examples
    --------
    >>> compute_um("250", "nm"), compute_um(1.0, "pixel")
    (0.25, None)
    """
    factor = UM_PER_UNIT.get(unit.strip().lower())
    try:
        length = float(value)
    except (TypeError, ValueError):
        return None
    return length * factor if factor is not None and isfinite(length) and length > 0 else None


def combine_sides(x_um: float | None, y_um: float | None, *, name: str) -> float | None:
    """Return the one side of square pixels.

    Raises
    ------
    SlideError
        Where the pixels are not square: every area and distance would be wrong.
    """
    if x_um is None or y_um is None:
        return x_um if y_um is None else y_um
    if not isclose(x_um, y_um, rel_tol=ASPECT_TOLERANCE):
        message = f"{name}: pixels of {x_um:g} × {y_um:g} µm are not square: resample the image"
        raise SlideError(message)
    return (x_um + y_um) / 2 if x_um != y_um else x_um


def parse_aperio_mpp(description: str) -> float | None:
    """Return the µm per pixel of an Aperio ImageDescription.

    Examples
    --------
    >>> parse_aperio_mpp("Aperio Image Library v11|AppMag = 20|MPP = 0.4990|Left = 25.7")
    0.499
    """
    found = re.search(r"\|\s*MPP\s*=\s*([0-9.]+)", description)
    return compute_um(found[1], "µm") if found else None


def parse_resolution(value: Any, unit: str) -> float | None:
    """Return µm per pixel from a TIFF resolution, a ratio of pixels per `unit`.

    Examples
    --------
    >>> parse_resolution((20000, 1), "cm")
    0.5
    """
    try:
        numerator, denominator = value
    except (TypeError, ValueError):
        return None
    if not numerator or not denominator:
        return None
    return compute_um(denominator / numerator, unit)


def resolve_pixel_size(
    slide: Slide, override_um: float | None, *, settings: ReadSettings, name: str = "the image"
) -> float:
    """Return the pixel size to work with: the sheet's where given, else the file's.

    Parameters
    ----------
    override_um
        From the sheet or the command line; it wins over the file.
    name
        What the error calls the image.

    Raises
    ------
    SlideError
        Where neither says, or what they say is not plausible for a microscope.

    Examples
    --------
    >>> import numpy as np
    >>> slide = Slide((np.zeros((1, 9, 9)),), ("DAPI",), None, (1.0,), "fluorescence")
    >>> resolve_pixel_size(slide, 0.5, settings=ReadSettings())
    0.5
    >>> resolve_pixel_size(slide, None, settings=ReadSettings())
    Traceback (most recent call last):
    tilflow.errors.SlideError: the image does not say its pixel size: give it as pixel_size_um ...
    """
    where, size = "as the sheet says", override_um
    if size is None:
        where, size = "as the image itself says", slide.pixel_size_um
    how = "give it as pixel_size_um in biopsies.tsv or as --pixel-size-um"
    if size is None:
        message = f"{name} does not say its pixel size: {how}"
        raise SlideError(message)
    low, high = settings.min_pixel_size_um, settings.max_pixel_size_um
    if not low <= size <= high:
        message = (
            f"{name}: a pixel of {size:g} µm, {where}, is not plausible "
            f"(slides.read allows {low:g} to {high:g} µm): {how}"
        )
        raise SlideError(message)
    return float(size)


def warn_pixel_size(slide: Slide, size_um: float, *, settings: ReadSettings) -> str:
    """Return a sentence where `size_um` and the file's own pixel size disagree, else "".

    Examples
    --------
    >>> import numpy as np
    >>> slide = Slide((np.zeros((1, 9, 9)),), ("DAPI",), 0.25, (1.0,), "fluorescence")
    >>> warn_pixel_size(slide, 0.5, settings=ReadSettings())
    'pixel size 0.5 µm was given, but the image says 0.25 µm: the given one is used'
    """
    own = slide.pixel_size_um
    if own is None or isclose(own, size_um, rel_tol=settings.pixel_size_tolerance):
        return ""
    return (
        f"pixel size {size_um:g} µm was given, but the image says {own:g} µm: the given one is used"
    )
