"""Commands of ``slides`` that measure, from the calibration to the densities."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tilflow.settings import Settings
    from tilflow.slides.assay import Assay
    from tilflow.slides.calibration import Calibration
    from tilflow.slides.segmentation import Mask
    from tilflow.slides.slide import Slide


def register_verbs(verbs: Any) -> None:
    """Add these commands to the parser of ``slides``."""
    calibrate = _add(
        verbs, "calibrate", "fix stains, scales and thresholds of a slide", calibrate_slide
    )
    _add_image(calibrate)
    _add_common(calibrate, out="JSON to write")
    segment = _add(
        verbs, "segment", "outline every nucleus, and the cells around them", segment_image
    )
    segment.add_argument("image", metavar="IMAGE", help="slide, or folder of images")
    _add_common(segment, out="folder to write into")
    segment.add_argument("--calibration", metavar="J", help="its calibration; else made here")
    segment.add_argument("--tissue", metavar="T", help="label OME-Zarr of the tissue; else all")
    segment.add_argument("--tile", type=int, metavar="PX", help="side of a tile in pixels")
    segment.add_argument(
        "--format", choices=("zarr", "tif"), default="tif", help="of the label images"
    )
    segment.add_argument("--cells", action="store_true", help="write the cells too (zarr)")
    _add_scale(segment)
    _add_workers(segment)
    count = _add(verbs, "count", "count the nuclei of brightfield images as points", count_image)
    count.add_argument("image", metavar="IMAGE", help="slide, or folder of images")
    _add_common(count, out="folder to write one table an image into")
    _add_scale(count)
    _add_workers(count)
    compartments = _add(
        verbs, "compartments", "part the tissue into tumour and stroma", label_slide
    )
    _add_image(compartments)
    _add_stores(compartments, "calibration", "tissue", "cells")
    compartments.add_argument(
        "--annotations", metavar="GEOJSON", help="a pathologist's outlines; they come first"
    )
    _add_common(
        compartments, out="label OME-Zarr to write: 1 tumour, 2 stroma, 3 margin, 4 undivided"
    )
    measure = _add(verbs, "measure", "measure and call every cell", measure_slide)
    _add_image(measure)
    _add_stores(measure, "calibration", "nuclei", "cells", "compartments")
    measure.add_argument("--slide-id", required=True, metavar="ID", help="as in biopsies.tsv")
    _add_common(measure, out="AnnData store to write")
    _add_workers(measure)
    densities = _add(verbs, "densities", "cells per mm² with their intervals", summarise_slide)
    densities.add_argument("cell_table", metavar="CELLS_ZARR", help="what `slides measure` wrote")
    _add_stores(densities, "tissue", "compartments")
    densities.add_argument("--slide-id", required=True, metavar="ID", help="as in biopsies.tsv")
    _add_common(densities, out="Parquet table to write")


STORES = {
    "calibration": ("J", "file that `slides calibrate` wrote"),
    "tissue": ("T", "label OME-Zarr of the tissue"),
    "nuclei": ("N", "label OME-Zarr of the nuclei"),
    "cells": ("C", "label OME-Zarr of the cells"),
    "compartments": ("P", "label OME-Zarr of the compartments"),
}


def _add(verbs: Any, name: str, summary: str, handler: Any) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(
        name, help=summary, description=f"{summary[0].upper()}{summary[1:]}."
    )
    parser.set_defaults(handler=handler)
    return parser


def _add_image(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("image", metavar="IMAGE_ZARR", help="image that `slides read` wrote")


def _add_common(parser: argparse.ArgumentParser, *, out: str) -> None:
    parser.add_argument(
        "--assay", required=True, metavar="A", help="assay file, or a shipped assay's name"
    )
    parser.add_argument("--out", required=True, metavar="OUT", help=out)
    parser.add_argument("--config", metavar="C", help="config.yaml; without one, the defaults")


def _add_stores(parser: argparse.ArgumentParser, *names: str) -> None:
    for name in names:
        metavar, text = STORES[name]
        parser.add_argument(f"--{name}", required=True, metavar=metavar, help=text)


def _add_scale(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--pixel-size-um",
        type=_parse_scale,
        metavar="X",
        help="side of a pixel in µm; auto, or an image that carries none: from its nuclei",
    )


def _parse_scale(text: str) -> float | str:
    return text if text == "auto" else float(text)


def _add_workers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--workers",
        type=int,
        default=1,
        metavar="N",
        help="processes; they never change the answer",
    )


def calibrate_slide(arguments: argparse.Namespace) -> None:
    """Write the calibration of a slide."""
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.calibration import write_calibration
    from tilflow.slides.reading import open_slide_for

    settings, assay = read_settings(arguments.config), read_assay(arguments.assay)
    slide = open_slide_for(arguments.image, assay)
    write_calibration(_calibrate(slide, assay, settings, None, arguments.image), arguments.out)


def _calibrate(
    slide: "Slide", assay: "Assay", settings: "Settings", scale: float | str | None, name: str
) -> "Calibration":
    from tilflow.slides.estimation import compute_calibration
    from tilflow.slides.pixel_size import resolve_pixel_size
    from tilflow.slides.segmentation import estimate_pixel_size_um

    if scale == "auto":
        size = estimate_pixel_size_um(slide, assay, settings=settings.slides.calibrate)
    else:
        size = resolve_pixel_size(slide, scale, settings=settings.slides.read, name=name)  # type: ignore[arg-type]
    return compute_calibration(
        slide,
        assay,
        pixel_size_um=size,
        settings=settings.slides.calibrate,
        segment=settings.slides.segment,
    )


def _list_images(image: str, assay: "Assay") -> list[Path]:
    """Return the image, or those of a folder: not of an OME-Zarr, nor of one TIFF a channel."""
    from tilflow.errors import SlideError
    from tilflow.slides.ngff import is_zarr
    from tilflow.slides.reading import SUFFIXES

    path = Path(image)
    if not path.is_dir() or is_zarr(path) or len(assay.channels) > 1:
        return [path]
    files = sorted(file for file in path.iterdir() if file.suffix.lower() in SUFFIXES)
    if not files:
        message = f"{path}: holds no image; allowed: {', '.join(sorted(SUFFIXES))}"
        raise SlideError(message)
    return files


def _prepare(
    path: Path, assay: "Assay", settings: "Settings", arguments: argparse.Namespace
) -> "tuple[Slide, Calibration]":
    from tilflow.slides.calibration import read_calibration
    from tilflow.slides.reading import open_slide_for

    slide = open_slide_for(path, assay)
    if getattr(arguments, "calibration", None):
        return slide, read_calibration(arguments.calibration)
    scale = arguments.pixel_size_um
    if scale is None and slide.pixel_size_um is None:
        scale = "auto"
    return slide, _calibrate(slide, assay, settings, scale, str(path))


def segment_image(arguments: argparse.Namespace) -> None:
    """Write the nuclei of an image, or of each image of a folder."""
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.workers import open_workers

    settings, assay = read_settings(arguments.config), read_assay(arguments.assay)
    write = _segment_to_zarr if arguments.format == "zarr" else _segment_to_tif
    with open_workers(arguments.workers) as run:
        for path in _list_images(arguments.image, assay):
            slide, calibration = _prepare(path, assay, settings, arguments)
            write(path, slide, calibration, assay, settings, arguments, run)


def _segment_to_zarr(
    path: Path,
    slide: "Slide",
    calibration: "Calibration",
    assay: "Assay",
    settings: "Settings",
    arguments: argparse.Namespace,
    run: Any,
) -> None:
    from tilflow.slides.cells import grow_slide
    from tilflow.staging import staged
    from tilflow.store.pyramid import create_label_array, finish_labels

    out, pixel_um = Path(arguments.out), calibration.pixel_size_um
    finish: dict[str, Any] = {
        "pixel_size_um": pixel_um,
        "grid_um": pixel_um,
        "n_levels": len(slide.levels),
        "classes": {},
        "settings": settings.store,
    }
    with staged(out / "nuclei.ome.zarr") as temporary:
        nuclei = create_label_array(temporary, slide.shape[1:], settings=settings.store)
        _segment(slide, calibration, assay, settings, arguments, run, nuclei)
        finish_labels(temporary, name="nuclei", **finish)
    if not arguments.cells:
        return
    nuclei = _open_labels(out / "nuclei.ome.zarr").levels[0]
    with staged(out / "cells.ome.zarr") as temporary:
        cells = create_label_array(temporary, slide.shape[1:], settings=settings.store)
        grow_slide(nuclei, out=cells, radius_px=assay.cell_expansion_um / pixel_um, run=run)
        finish_labels(temporary, name="cells", **finish)


def _segment_to_tif(
    path: Path,
    slide: "Slide",
    calibration: "Calibration",
    assay: "Assay",
    settings: "Settings",
    arguments: argparse.Namespace,
    run: Any,
) -> None:
    import tempfile

    import tifffile
    import zarr

    from tilflow.staging import staged
    from tilflow.store.pyramid import create_label_array

    with tempfile.TemporaryDirectory() as folder:
        labels = create_label_array(
            Path(folder) / "labels", slide.shape[1:], settings=settings.store
        )
        _segment(slide, calibration, assay, settings, arguments, run, labels)
        pixels = zarr.open_array(Path(folder) / "labels" / "0", mode="r")[:]
    with staged(Path(arguments.out) / f"{_name_stem(path)}.tif") as temporary:
        tifffile.imwrite(temporary, pixels, compression="zlib", metadata=None, software=False)


def _segment(
    slide: "Slide",
    calibration: "Calibration",
    assay: "Assay",
    settings: "Settings",
    arguments: argparse.Namespace,
    run: Any,
    out: Any,
) -> None:
    import tempfile

    from tilflow.slides.segmentation import build_engine, segment_nuclei

    tissue = _open_mask(arguments.tissue, calibration.pixel_size_um) if arguments.tissue else None
    with tempfile.TemporaryDirectory() as scratch:
        segment_nuclei(
            slide.levels[0],
            calibration,
            build_engine(assay.engine, calibration, settings.slides.segment),
            tissue=tissue,
            out=out,
            tile_px=arguments.tile or settings.slides.segment.tile_px,
            run=run,
            scratch=Path(scratch),
        )


def _name_stem(path: Path) -> str:
    return path.stem.removesuffix(".ome")


def _open_labels(path: Path | str) -> Any:
    from tilflow.store.pyramid import open_pyramid

    return open_pyramid(path)


def _open_mask(path: Path | str, pixel_size_um: float) -> "Mask":
    from tilflow.slides.segmentation import Mask

    pyramid = _open_labels(path)
    return Mask(pyramid.levels[0][:], pyramid.pixel_size_um / pixel_size_um)


def count_image(arguments: argparse.Namespace) -> None:
    """Write the points of an image, or of each image of a folder."""
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.cell_table import tabulate_points
    from tilflow.slides.channels import Channels
    from tilflow.slides.workers import open_workers
    from tilflow.staging import staged

    settings, assay = read_settings(arguments.config), read_assay(arguments.assay)
    with open_workers(arguments.workers) as run:
        for path in _list_images(arguments.image, assay):
            slide, calibration = _prepare(path, assay, settings, arguments)
            channels = Channels(slide.levels[0], calibration, 1)
            table = tabulate_points(channels, assay, settings=settings.slides.measure, run=run)
            with staged(Path(arguments.out) / f"{_name_stem(path)}.parquet") as temporary:
                table.to_parquet(temporary, index=False)


def label_slide(arguments: argparse.Namespace) -> None:
    """Write the compartments of a slide."""
    from tilflow.settings import read_settings
    from tilflow.slides.annotations import check_inside, read_annotations
    from tilflow.slides.assay import read_assay
    from tilflow.slides.calibration import read_calibration
    from tilflow.slides.compartments import find_compartments, sort_annotations
    from tilflow.slides.reading import open_slide_for
    from tilflow.store.pyramid import write_labels

    settings, assay = read_settings(arguments.config), read_assay(arguments.assay)
    slide, calibration = (
        open_slide_for(arguments.image, assay),
        read_calibration(arguments.calibration),
    )
    outlines = None
    if arguments.annotations:
        drawn = read_annotations(arguments.annotations)
        check_inside(drawn, slide.shape[1:], source=arguments.annotations)
        outlines = sort_annotations(
            drawn, source=arguments.annotations, settings=settings.slides.compartments
        )
    tissue = _open_mask(arguments.tissue, calibration.pixel_size_um)
    found = find_compartments(
        slide, calibration, tissue, outlines, assay, settings=settings.slides.compartments
    )
    write_labels(
        arguments.out,
        found.labels,
        pixel_size_um=tissue.pixel_px * calibration.pixel_size_um,
        grid_um=calibration.pixel_size_um,
        n_levels=len(slide.levels),
        name="compartments",
        classes=found.classes,
        settings=settings.store,
    )


def measure_slide(arguments: argparse.Namespace) -> None:
    """Write the table of a slide's cells."""
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.calibration import read_calibration
    from tilflow.slides.cell_table import LabelImages, tabulate_cells
    from tilflow.slides.channels import Channels
    from tilflow.slides.reading import open_slide_for
    from tilflow.slides.workers import open_workers
    from tilflow.store.annotated import write_annotated

    settings, assay = read_settings(arguments.config), read_assay(arguments.assay)
    calibration = read_calibration(arguments.calibration)
    channels = Channels(open_slide_for(arguments.image, assay).levels[0], calibration, 1)
    labels = LabelImages(
        _open_labels(arguments.nuclei).levels[0],
        _open_labels(arguments.cells).levels[0],
        _open_mask(arguments.compartments, calibration.pixel_size_um),
    )
    with open_workers(arguments.workers) as run:
        table = tabulate_cells(
            channels,
            labels,
            assay,
            slide_id=arguments.slide_id,
            settings=settings.slides.measure,
            run=run,
        )
    write_annotated(table, arguments.out)


def summarise_slide(arguments: argparse.Namespace) -> None:
    """Write the densities of a slide."""
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.cell_table import summarise_table
    from tilflow.staging import staged
    from tilflow.store.annotated import read_annotated

    settings, assay = read_settings(arguments.config), read_assay(arguments.assay)
    table, tissue = read_annotated(arguments.cell_table), _open_labels(arguments.tissue)
    compartments = _open_labels(arguments.compartments)
    densities = summarise_table(
        table,
        tissue.levels[0][:] > 0,
        compartments.levels[0][:],
        assay,
        classes=tuple(compartments.classes.values()),
        mask_pixel_um=compartments.pixel_size_um,
        slide_id=arguments.slide_id,
        settings=settings.slides.densities,
    )
    with staged(arguments.out) as temporary:
        densities.to_parquet(temporary, index=False)
