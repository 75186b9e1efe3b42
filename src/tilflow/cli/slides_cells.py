"""Commands of ``slides`` that measure, from the calibration to the densities."""

import argparse
from typing import Any

from tilflow.cli.slides_inputs import (
    calibrate,
    open_labels,
    open_mask,
    read_nuclei,
)
from tilflow.cli.slides_measured import open_measured, write_densities
from tilflow.cli.slides_nuclei import count_image, segment_image
from tilflow.cli.slides_running import (
    add_cluster_option,
    add_running_options,
    open_running,
)
from tilflow.cli.slides_verbs import add_common, add_verb


def register_verbs(verbs: Any) -> None:
    """Add these commands to the parser of ``slides``."""
    calibrate = add_verb(
        verbs, "calibrate", "fix stains, scales and thresholds of a slide", calibrate_slide
    )
    _add_image(calibrate)
    add_common(calibrate, out="JSON to write")
    segment = add_verb(
        verbs, "segment", "outline every nucleus, and the cells around them", segment_image
    )
    segment.add_argument("image", metavar="IMAGE", help="slide, or folder of images")
    add_common(segment, out="folder to write into")
    segment.add_argument("--calibration", metavar="J", help="its calibration; else made here")
    segment.add_argument("--tissue", metavar="T", help="label OME-Zarr of the tissue; else all")
    segment.add_argument(
        "--tile",
        type=int,
        metavar="PX",
        help="side of a tile in pixels; else what fits into memory",
    )
    segment.add_argument(
        "--format", choices=("zarr", "tif"), default="tif", help="of the label images"
    )
    segment.add_argument("--cells", action="store_true", help="write the cells too (zarr)")
    _add_scale(segment)
    add_running_options(segment)
    add_cluster_option(segment)
    count = add_verb(
        verbs, "count", "count the nuclei of brightfield images as points", count_image
    )
    count.add_argument("image", metavar="IMAGE", help="slide, or folder of images")
    add_common(count, out="folder to write one table an image into")
    _add_scale(count)
    add_running_options(count)
    compartments = add_verb(
        verbs, "compartments", "part the tissue into tumour and stroma", label_slide
    )
    _add_image(compartments)
    _add_stores(compartments, "calibration", "tissue", "cells")
    compartments.add_argument(
        "--annotations", metavar="GEOJSON", help="a pathologist's outlines; they come first"
    )
    add_common(
        compartments, out="label OME-Zarr to write: 1 tumour, 2 stroma, 3 margin, 4 undivided"
    )
    measure = add_verb(verbs, "measure", "measure and call every cell", measure_slide)
    _add_image(measure)
    _add_stores(measure, "calibration", "nuclei", "cells", "compartments")
    measure.add_argument(
        "--nucleus-table",
        metavar="TABLE",
        help="nuclei.parquet that `slides segment` wrote; for positivity by a net, and for points "
        "that agree with one",
    )
    measure.add_argument("--slide-id", required=True, metavar="ID", help="as in biopsies.tsv")
    add_common(measure, out="AnnData store to write")
    add_running_options(measure)
    densities = add_verb(verbs, "densities", "cells per mm² with their intervals", summarise_slide)
    densities.add_argument("cell_table", metavar="CELLS_ZARR", help="what `slides measure` wrote")
    _add_stores(densities, "tissue", "compartments")
    densities.add_argument("--quality", metavar="Q", help="table that `slides quality` wrote")
    densities.add_argument("--slide-id", required=True, metavar="ID", help="as in biopsies.tsv")
    add_common(densities, out="Parquet table to write")


STORES = {
    "calibration": ("J", "file that `slides calibrate` wrote"),
    "tissue": ("T", "label OME-Zarr of the tissue"),
    "nuclei": ("N", "label OME-Zarr of the nuclei"),
    "cells": ("C", "label OME-Zarr of the cells"),
    "compartments": ("P", "label OME-Zarr of the compartments"),
}


def _add_image(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("image", metavar="IMAGE_ZARR", help="image that `slides read` wrote")


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


def calibrate_slide(arguments: argparse.Namespace) -> None:
    """Write the calibration of a slide."""
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.images.reading import open_slide_for
    from tilflow.slides.signal.calibration import write_calibration

    settings, assay = read_settings(arguments.config), read_assay(arguments.assay)
    slide = open_slide_for(arguments.image, assay)
    write_calibration(calibrate(slide, assay, settings, None, arguments.image), arguments.out)


def label_slide(arguments: argparse.Namespace) -> None:
    """Write the compartments of a slide."""
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.images.reading import open_slide_for
    from tilflow.slides.signal.calibration import read_calibration
    from tilflow.slides.tissue.annotations import check_inside, read_annotations
    from tilflow.slides.tissue.compartments import find_compartments, sort_annotations
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
    tissue = open_mask(arguments.tissue, calibration.pixel_size_um)
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
    from tilflow.progress import open_progress
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.budget import find_measuring_demand
    from tilflow.slides.cells.cell_table import tabulate_cells
    from tilflow.slides.cells.outlined import LabelImages
    from tilflow.slides.images.reading import open_slide_for
    from tilflow.slides.signal.calibration import read_calibration
    from tilflow.slides.signal.channels import Channels
    from tilflow.store.annotated import write_annotated

    settings, assay = read_settings(arguments.config), read_assay(arguments.assay)
    calibration = read_calibration(arguments.calibration)
    slide = open_slide_for(arguments.image, assay)
    channels, measure = Channels(slide.levels[0], calibration, 1), settings.slides.measure
    labels = LabelImages(
        open_labels(arguments.nuclei).levels[0],
        open_labels(arguments.cells).levels[0],
        open_mask(arguments.compartments, calibration.pixel_size_um),
    )
    with open_running(
        arguments,
        find_measuring_demand(slide, calibration, measure),
        settings.slides.running,
        tile_px=measure.block_px,
        progress=open_progress(is_quiet=arguments.quiet),
    ) as running:
        table = tabulate_cells(
            channels,
            labels,
            assay,
            slide_id=arguments.slide_id,
            settings=measure,
            run=running.run,
            nuclei=read_nuclei(arguments.nucleus_table) if arguments.nucleus_table else None,
        )
    write_annotated(table, arguments.out)


def summarise_slide(arguments: argparse.Namespace) -> None:
    """Write the densities of a slide."""
    write_densities(open_measured(arguments), arguments.out)
