"""What is fixed once per slide: white, stains, backgrounds, light, scales, nuclear threshold.

Nothing here is ever estimated per tile. It comes from a low level of the pyramid, and the nuclear
threshold from a sample of windows at the resolution that is segmented.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from tilflow.errors import InputError
from tilflow.staging import staged

EVEN_LIGHT = (1.0,)
"""Coefficients of a field of light that is 1 everywhere."""

DIGITS = 6
"""Significant digits that are kept: more than any estimate holds, and stable across machines."""


def round_digits(value: float) -> float:
    """Return a value of `DIGITS` significant digits.

    Examples
    --------
    >>> round_digits(1 / 3)
    0.333333
    """
    return float(f"{value:.{DIGITS}g}")


@dataclass(frozen=True, slots=True)
class ChannelCalibration:
    """One fluorescence channel.

    Attributes
    ----------
    name, index
        Of the channel in the image.
    background
        Grey level where nothing shines.
    scale
        Grey levels over the background that become 1.
    light
        Field of light: coefficients of 1; y, x; y², yx, x²; y³, … with y and x from -1 to 1 over
        the slide (`signal.surfaces`).
    light_model, light_gain
        flat, plane, quadratic, cubic or another channel's; and how much better than even light it
        foretells parts of the slide that were left out, 0 to 1.
    background_field, background_span
        What the background adds to `background` in each place, in grey levels: coefficients as
        those of the light, none where it is flat; and the least and the most that it adds.
    background_model, background_gain
        As those of the light.
    autofluorescence
        Part of the autofluorescence channel that is taken off this one.
    is_nuclear, is_autofluorescence
        What the channel shows.
    """

    name: str
    index: int
    background: float
    scale: float
    light: tuple[float, ...] = EVEN_LIGHT
    light_model: str = "flat"
    light_gain: float = 0.0
    background_field: tuple[float, ...] = ()
    background_span: tuple[float, float] = (0.0, 0.0)
    background_model: str = "flat"
    background_gain: float = 0.0
    autofluorescence: float = 0.0
    is_nuclear: bool = False
    is_autofluorescence: bool = False


@dataclass(frozen=True, slots=True)
class Calibration:
    """All that later steps need to know of a slide.

    Attributes
    ----------
    modality
        brightfield or fluorescence.
    shape
        (y, x) of level 0.
    pixel_size_um
        Of level 0.
    factor
        Level-0 pixels in the side of a working pixel.
    diameter_px
        Nominal diameter of a nucleus in working pixels.
    threshold
        Of the nuclear signal.
    white, stains, stain_names, counterpart_weight
        Brightfield: grey level of the glass (3), unit vectors (2, 3) of haematoxylin and its
        counterpart, their names, and what the counterpart adds to the nuclear signal.
    stain_source, stain_warning, stain_angle_degrees
        slide or assay: whose vectors they are; why the assay's stand where the slide's were asked
        for; and how far apart the slide's two colours lie, where they were looked for.
    channels, light_bound
        Fluorescence: the channels, and how far their fields of light may go from 1.
    """

    modality: Literal["brightfield", "fluorescence"]
    shape: tuple[int, int]
    pixel_size_um: float
    factor: int
    diameter_px: float
    threshold: float = 0.0
    white: tuple[float, ...] = ()
    stains: tuple[tuple[float, ...], ...] = ()
    stain_names: tuple[str, ...] = ()
    counterpart_weight: float = 0.0
    stain_source: Literal["slide", "assay"] = "assay"
    stain_warning: str = ""
    stain_angle_degrees: float | None = None
    channels: tuple[ChannelCalibration, ...] = ()
    light_bound: float = 1.0

    def with_threshold(self, threshold: float) -> "Calibration":
        """Return a copy with another nuclear threshold."""
        return replace(self, threshold=threshold)


FIELDS = ("light", "background_field", "background_span")
"""Of a channel: what JSON gives back as a list."""


def write_calibration(calibration: Calibration, path: Path | str) -> None:
    """Write a calibration as JSON, whole or not at all."""
    text = json.dumps(asdict(calibration), indent=1, ensure_ascii=False)
    with staged(path) as temporary:
        temporary.write_text(text + "\n", encoding="utf-8")


def read_calibration(path: Path | str) -> Calibration:
    """Read what `write_calibration` wrote.

    Raises
    ------
    InputError
        Where the file is missing, no JSON, or not of this form.
    """
    try:
        return parse_calibration(json.loads(Path(path).read_text(encoding="utf-8")))
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror}"
        raise InputError(message) from error
    except (ValueError, TypeError, KeyError) as error:
        message = f"{path}: is no calibration; write it with `tilflow slides calibrate`"
        raise InputError(message) from error


def parse_calibration(content: Mapping[str, Any]) -> Calibration:
    """Turn the JSON's mapping into a `Calibration`."""
    channels = [
        ChannelCalibration(**{**channel, **{name: tuple(channel[name]) for name in FIELDS}})
        for channel in content["channels"]
    ]
    own = {
        "shape": _pair(content["shape"]),
        "white": tuple(content["white"]),
        "stains": tuple(tuple(vector) for vector in content["stains"]),
        "stain_names": tuple(content["stain_names"]),
        "channels": tuple(channels),
    }
    return Calibration(**{**content, **own})


def _pair(values: Sequence[int]) -> tuple[int, int]:
    height, width = values
    return int(height), int(width)
