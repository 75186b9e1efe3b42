"""Commands of ``slides`` that read, mask, gather and show: read, tissue, assemble, overlay."""

import argparse
import sys
from functools import partial
from typing import Any

from tilflow.cli.slides_running import add_quiet
from tilflow.cli.slides_verbs import add_common, add_verb


def register_verbs(verbs: Any) -> None:
    """Add these commands to the parser of ``slides``."""
    read = add_verb(verbs, "read", "write a slide as an OME-Zarr pyramid", read_image)
    read.add_argument(
        "image",
        metavar="IMAGE",
        help="OME-TIFF, TIFF, SVS, NDPI, QPTIFF, PNG, JPEG, OME-Zarr, or a folder of channels",
    )
    add_common(read, out="OME-Zarr to write")
    read.add_argument(
        "--pixel-size-um",
        type=float,
        metavar="X",
        help="side of a pixel in µm; wins over what the image says",
    )
    add_quiet(read)
    tissue = add_verb(verbs, "tissue", "find the tissue on a slide", find_tissue)
    tissue.add_argument("image", metavar="IMAGE_ZARR", help="image that `slides read` wrote")
    tissue.add_argument(
        "--calibration", required=True, metavar="J", help="file that `slides calibrate` wrote"
    )
    add_common(tissue, out="label OME-Zarr to write: 1 is tissue")
    assemble = add_verb(
        verbs, "assemble", "gather image and labels in one OME-Zarr", assemble_slide
    )
    assemble.add_argument(
        "parts", metavar="PARTS_DIR", help="folder of image.ome.zarr and its labels"
    )
    assemble.add_argument("--out", required=True, metavar="OUT", help="OME-Zarr to write")
    digest = add_verb(verbs, "digest", "print the SHA-256 of an engine's weights", print_digest)
    digest.add_argument("weights", metavar="WEIGHTS", help="file, or folder of a StarDist model")
    overlay = add_verb(verbs, "overlay", "draw cells and compartments on the slide", draw_overlay)
    overlay.add_argument("image", metavar="IMAGE_ZARR", help="image that `slides read` wrote")
    for name, text in (
        ("nuclei", "label OME-Zarr of the nuclei"),
        ("cells", "table of the cells"),
        ("compartments", "label OME-Zarr of the compartments"),
    ):
        overlay.add_argument(f"--{name}", required=True, metavar=name[0].upper(), help=text)
    overlay.add_argument("--tissue", metavar="T", help="label OME-Zarr of the tissue")
    overlay.add_argument("--quality", metavar="Q", help="label OME-Zarr of what is left out")
    add_common(overlay, out="PNG to write")


def read_image(arguments: argparse.Namespace) -> None:
    """Write the pyramid of an image."""
    from tilflow.progress import open_progress
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.images.pixel_size import resolve_pixel_size, warn_pixel_size
    from tilflow.slides.images.reading import open_slide_for
    from tilflow.store.pyramid import write_pyramid

    settings = read_settings(arguments.config)
    slide = open_slide_for(arguments.image, read_assay(arguments.assay))
    size = resolve_pixel_size(
        slide, arguments.pixel_size_um, settings=settings.slides.read, name=arguments.image
    )
    warning = warn_pixel_size(slide, size, settings=settings.slides.read)
    for note in filter(None, (*slide.notes, warning)):
        print(f"tilflow: {arguments.image}: {note}", file=sys.stderr)
    progress = open_progress(is_quiet=arguments.quiet)
    height, width = slide.shape[1:]
    write_pyramid(
        arguments.out,
        slide.levels[0],
        pixel_size_um=size,
        channels=slide.channels,
        is_brightfield=slide.modality == "brightfield",
        settings=settings.store,
        tell=partial(progress.tell, "reading", height * width / 1e6),
    )


def find_tissue(arguments: argparse.Namespace) -> None:
    """Write the tissue mask of a slide."""
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.images.reading import open_slide_for
    from tilflow.slides.signal.calibration import read_calibration
    from tilflow.slides.tissue.outline import compute_tissue
    from tilflow.store.pyramid import write_labels

    settings = read_settings(arguments.config)
    slide = open_slide_for(arguments.image, read_assay(arguments.assay))
    calibration = read_calibration(arguments.calibration)
    tissue = compute_tissue(slide, calibration, settings=settings.slides.tissue)
    write_labels(
        arguments.out,
        tissue.mask,
        pixel_size_um=tissue.pixel_size_um,
        grid_um=calibration.pixel_size_um,
        n_levels=len(slide.levels),
        name="tissue",
        classes={1: "tissue"},
        settings=settings.store,
    )


def assemble_slide(arguments: argparse.Namespace) -> None:
    """Link image and labels into one store."""
    from tilflow.store.assembly import assemble

    assemble(arguments.parts, arguments.out)


def print_digest(arguments: argparse.Namespace) -> None:
    """Print what an assay names as `weights_sha256`."""
    from pathlib import Path

    from tilflow.errors import InputError
    from tilflow.slides.nuclei.weights import compute_digest

    if not Path(arguments.weights).exists():
        message = f"{arguments.weights}: no such file or folder"
        raise InputError(message)
    print(compute_digest(arguments.weights))


def draw_overlay(arguments: argparse.Namespace) -> None:
    """Write the picture of a slide with its cells."""
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.figures.overlay import write_overlay
    from tilflow.slides.figures.scene import Region, Scene, find_cells
    from tilflow.slides.images.pixel_size import resolve_pixel_size
    from tilflow.slides.images.reading import open_slide_for
    from tilflow.store.annotated import read_annotated
    from tilflow.store.pyramid import open_pyramid

    settings = read_settings(arguments.config).slides
    assay = read_assay(arguments.assay)
    slide = open_slide_for(arguments.image, assay)
    paths = (arguments.tissue, arguments.compartments, arguments.quality)
    masks = [open_pyramid(path) for path in paths if path]
    scene = Scene(
        slide=slide,
        assay=assay,
        pixel_size_um=resolve_pixel_size(slide, None, settings=settings.read),
        nuclei=open_pyramid(arguments.nuclei).levels[0],
        cells=find_cells(read_annotated(arguments.cells)),
        regions=tuple(
            Region(mask.levels[0][:], mask.pixel_size_um, mask.classes) for mask in masks
        ),
    )
    write_overlay(scene, arguments.out, settings=settings.overlay)
