"""Open a slide, whatever its format, and fit it to its assay.

Formats: OME-TIFF, pyramidal and plain TIFF, SVS, NDPI, QPTIFF; PNG and JPEG; a folder of
single-channel TIFFs; OME-Zarr 0.4 and 0.5. Pictures of the glass and its label are never read, and
nothing of a file's description but pixel size and channel names is kept.
"""

from dataclasses import replace
from pathlib import Path
from typing import Final

from tilflow.errors import SlideError
from tilflow.slides.assay import Assay
from tilflow.slides.images import ngff, pictures, tiff
from tilflow.slides.images.levels import BrightestLevel
from tilflow.slides.images.pixel_size import resolve_pixel_size
from tilflow.slides.images.slide import RGB, Modality, Slide

__all__ = ["fit_to_assay", "open_slide", "open_slide_for", "resolve_pixel_size"]

SUFFIXES: Final = tiff.SUFFIXES | pictures.SUFFIXES

CONVERTED_FIRST: Final = {
    ".afi": "Aperio fluorescence",
    ".bif": "Ventana BIF",
    ".czi": "Zeiss CZI",
    ".dcm": "DICOM",
    ".ets": "Olympus VSI",
    ".isyntax": "Philips iSyntax",
    ".lif": "Leica LIF",
    ".mrxs": "3DHISTECH MIRAX",
    ".nd2": "Nikon ND2",
    ".oir": "Olympus OIR",
    ".scn": "Leica SCN",
    ".vms": "Hamamatsu VMS",
    ".vsi": "Olympus VSI",
    ".zvi": "Zeiss ZVI",
}
"""Formats that need a library of their own."""


def open_slide(path: Path | str, *, modality: Modality | None = None) -> Slide:
    """Open a slide; no pixel is read until a window of a level is.

    Parameters
    ----------
    path
        A file, a folder of single-channel TIFFs (the stem names the channel), or an OME-Zarr.
    modality
        How the image forms, where the caller knows; None takes RGB for brightfield.

    Raises
    ------
    SlideError
        Where it cannot be read; the message names the file and what is wrong.
    """
    path = Path(path)
    if not path.exists():
        message = f"{path}: no such file or folder"
        raise SlideError(message)
    if path.is_dir():
        return (ngff.open_ome_zarr if ngff.is_zarr(path) else pictures.open_folder)(
            path, modality=modality
        )
    if path.suffix.lower() in pictures.SUFFIXES:
        return pictures.open_picture(path, modality=modality)
    if path.suffix.lower() in tiff.SUFFIXES:
        return tiff.open_tiff(path, modality=modality)
    raise SlideError(_tell_what_to_do(path))


def _tell_what_to_do(path: Path) -> str:
    maker = CONVERTED_FIRST.get(path.suffix.lower())
    if maker is not None:
        return (
            f"{path}: {maker} needs a library that tilflow does not bring: convert it once to "
            "OME-Zarr with `bioformats2raw FILE OUT.zarr`, or to OME-TIFF with QuPath or "
            "bfconvert, and name the result in the sheet"
        )
    return (
        f"{path}: no format that is read: {', '.join(sorted(SUFFIXES))}, a folder of TIFFs, or "
        "OME-Zarr; convert it, e.g. with bioformats2raw"
    )


def open_slide_for(path: Path | str, assay: Assay) -> Slide:
    """Open a slide of `assay`: its channels bear the assay's names.

    Raises
    ------
    SlideError
        Where it cannot be read or lacks a channel of the assay.
    """
    try:
        return fit_to_assay(open_slide(path), assay)
    except SlideError as error:
        message = str(error)
        raise SlideError(message if str(path) in message else f"{path}: {message}") from error


def fit_to_assay(slide: Slide, assay: Assay) -> Slide:
    """Return `slide` with the channels that `assay` names.

    Names may differ in case and in signs ("Pan-CK" is "PanCK"); a single channel needs no name,
    and a colour picture of fluorescence becomes one channel.

    Raises
    ------
    SlideError
        Where channels of the assay are missing; the message lists those that there are.

    Examples
    --------
    >>> import numpy as np
    >>> from tilflow.slides.assay import read_assay
    >>> slide = Slide((np.zeros((1, 9, 9)),), ("channel_0",), 0.5, (1.0,), "fluorescence")
    >>> fit_to_assay(slide, read_assay("dapi")).channels
    ('DAPI',)
    """
    if assay.modality == "brightfield":
        if len(slide.channels) != 3 or slide.levels[0].dtype != "uint8":
            message = (
                f"the assay {assay.name} is brightfield, RGB of 8 bits, but the image has "
                f"{len(slide.channels)} channels of {slide.levels[0].dtype}"
            )
            raise SlideError(message)
        return replace(slide, channels=RGB, modality="brightfield")
    wanted = _list_channels(assay)
    if slide.channels == RGB and len(wanted) == 1 and wanted[0] not in RGB:
        levels = tuple(BrightestLevel(level) for level in slide.levels)
        slide = replace(slide, levels=levels, channels=("channel_0",), modality="fluorescence")
    slide = replace(slide, modality="fluorescence")
    if len(slide.channels) == 1 and len(wanted) == 1:
        return replace(slide, channels=wanted)
    return replace(slide, channels=_rename(slide.channels, wanted, assay.name))


def _list_channels(assay: Assay) -> tuple[str, ...]:
    named = [*assay.channels, *assay.nuclear, assay.autofluorescence]
    return tuple(dict.fromkeys(name for name in named if name))


def _rename(given: tuple[str, ...], wanted: tuple[str, ...], assay: str) -> tuple[str, ...]:
    plain = [_simplify(name) for name in given]
    renamed, missing = list(given), []
    for name in wanted:
        if name in given:
            continue
        alike = [place for place, other in enumerate(plain) if other == _simplify(name)]
        # Akoya's unmixed images name a channel "PDL1 (Opal 520)".
        alike = alike or [
            place
            for place, other in enumerate(given)
            if "(" in other and _simplify(other.split("(")[0]) == _simplify(name)
        ]
        if len(alike) == 1:
            renamed[alike[0]] = name
        else:
            missing.append(name)
    if missing:
        message = (
            f"the assay {assay} needs the channels {', '.join(missing)}, but the image has: "
            f"{', '.join(given)}"
        )
        raise SlideError(message)
    return tuple(renamed)


def _simplify(name: str) -> str:
    return "".join(letter for letter in name if letter.isalnum()).casefold()
