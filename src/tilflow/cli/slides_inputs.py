"""What several commands of ``slides`` read: images, their calibration, their labels."""

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tilflow.settings import Settings
    from tilflow.slides.assay import Assay
    from tilflow.slides.cells.compartment_cells import CompartmentCells
    from tilflow.slides.images.slide import Slide
    from tilflow.slides.nuclei.nucleus_table import NucleusTable
    from tilflow.slides.nuclei.segmentation import Mask
    from tilflow.slides.signal.calibration import Calibration

SCALE_LOOKS = 2
"""How often a net looks at an image that carries no scale."""


def calibrate(
    slide: "Slide", assay: "Assay", settings: "Settings", scale: float | str | None, name: str
) -> "Calibration":
    """Fix a slide's scales and thresholds; `scale` is its pixel size, auto, or the slide's own."""
    from tilflow.slides.images.pixel_size import resolve_pixel_size
    from tilflow.slides.nuclei.segmentation import estimate_pixel_size_um
    from tilflow.slides.signal.estimation import compute_calibration

    if scale == "auto":
        size = estimate_pixel_size_um(slide, assay, settings=settings.slides.calibrate)
    else:
        size = resolve_pixel_size(slide, scale, settings=settings.slides.read, name=name)  # type: ignore[arg-type]
    fix = partial(
        compute_calibration,
        slide,
        assay,
        settings=settings.slides.calibrate,
        segment=settings.slides.segment,
    )
    calibration = fix(pixel_size_um=size)
    if scale == "auto" and assay.engine == "onnx":
        from tilflow.slides.nuclei.net_scale import choose_pixel_size_um, refine_pixel_size_um

        calibration = fix(pixel_size_um=choose_pixel_size_um(slide, calibration, assay))
        for _ in range(SCALE_LOOKS):
            calibration = fix(pixel_size_um=refine_pixel_size_um(slide, calibration, assay))
    return calibration


def list_images(image: str, assay: "Assay") -> list[Path]:
    """Return the image, or those of a folder: not of an OME-Zarr, nor of one TIFF a channel."""
    from tilflow.errors import SlideError
    from tilflow.slides.images.ngff import is_zarr
    from tilflow.slides.images.reading import SUFFIXES

    path = Path(image)
    if not path.is_dir() or is_zarr(path) or len(assay.channels) > 1:
        return [path]
    files = sorted(file for file in path.iterdir() if file.suffix.lower() in SUFFIXES)
    if not files:
        message = f"{path}: holds no image; allowed: {', '.join(sorted(SUFFIXES))}"
        raise SlideError(message)
    return files


def prepare(
    path: Path, assay: "Assay", settings: "Settings", arguments: argparse.Namespace
) -> "tuple[Slide, Calibration]":
    """Open an image with its calibration: the given one, or one made here."""
    from tilflow.slides.images.reading import open_slide_for
    from tilflow.slides.signal.calibration import read_calibration

    slide = open_slide_for(path, assay)
    if getattr(arguments, "calibration", None):
        return slide, read_calibration(arguments.calibration)
    scale = arguments.pixel_size_um
    if scale is None and slide.pixel_size_um is None:
        scale = "auto"
    return slide, calibrate(slide, assay, settings, scale, str(path))


def name_stem(path: Path) -> str:
    """Return the file's name without its endings."""
    return path.stem.removesuffix(".ome")


def open_labels(path: Path | str) -> Any:
    """Open a label pyramid."""
    from tilflow.store.pyramid import open_pyramid

    return open_pyramid(path)


def open_mask(path: Path | str, pixel_size_um: float) -> "Mask":
    """Read a low-resolution mask for a slide whose pixels have this size, as bytes."""
    import numpy as np

    from tilflow.slides.nuclei.segmentation import Mask

    pyramid = open_labels(path)
    stored = pyramid.levels[0]
    # A large slide's mask has millions of pixels, and four bytes each are not held at once.
    pixels = np.empty(stored.shape, np.uint8)
    for y in range(0, len(pixels), stored.chunks[0]):
        pixels[y : y + stored.chunks[0]] = stored[y : y + stored.chunks[0]]
    return Mask(pixels, pyramid.pixel_size_um / pixel_size_um)


def open_compartment_cells(
    cell_table: Path | str, tissue: Path | str, compartments: Path | str
) -> "CompartmentCells":
    """Read the table of a slide's cells with the areas of its compartments."""
    from tilflow.slides.cells.compartment_cells import find_compartment_cells
    from tilflow.store.annotated import read_annotated

    parts = open_labels(compartments)
    return find_compartment_cells(
        read_annotated(cell_table),
        open_labels(tissue).levels[0][:] > 0,
        parts.levels[0][:],
        classes=tuple(parts.classes.values()),
        mask_pixel_um=parts.pixel_size_um,
    )


def read_nuclei(path: Path | str) -> "NucleusTable":
    """Read the table of nuclei that ``slides segment`` wrote."""
    import pandas as pd

    from tilflow.errors import InputError
    from tilflow.slides.nuclei.nucleus_table import COLUMNS, NucleusTable

    try:
        table = pd.read_parquet(path, columns=list(COLUMNS))
    except (OSError, ValueError, KeyError) as error:
        message = f"{path}: is no table of nuclei; write it with `tilflow slides segment`"
        raise InputError(message) from error
    return NucleusTable(*(table[name].to_numpy() for name in COLUMNS))
