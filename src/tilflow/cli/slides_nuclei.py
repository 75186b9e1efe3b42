"""Commands of ``slides`` that find nuclei: as outlines, or as points."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tilflow.cli.slides_inputs import list_images, name_stem, open_labels, open_mask, prepare
from tilflow.cli.slides_running import Running, open_running

if TYPE_CHECKING:
    from tilflow.settings import Settings
    from tilflow.slides.assay import Assay
    from tilflow.slides.images.slide import Slide
    from tilflow.slides.signal.calibration import Calibration


def segment_image(arguments: argparse.Namespace) -> None:
    """Write the nuclei of an image, or of each image of a folder."""
    from tilflow.progress import open_progress
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.budget import find_demand

    settings, assay = read_settings(arguments.config), read_assay(arguments.assay)
    paths, out = list_images(arguments.image, assay), Path(arguments.out)
    progress = open_progress(is_quiet=arguments.quiet)
    for path in paths:
        slide, calibration = prepare(path, assay, settings, arguments)
        if arguments.format == "tif":
            target, write = out / f"{name_stem(path)}.tif", _segment_to_tif
        else:
            target, write = out if len(paths) == 1 else out / name_stem(path), _segment_to_zarr
        demand = find_demand(
            slide, calibration, assay, settings.slides.segment, settings.store.shard_px
        )
        with open_running(
            arguments, demand, settings, tile_px=arguments.tile, progress=progress
        ) as running:
            write(target, slide, calibration, assay, settings, arguments, running)


def _segment_to_zarr(
    out: Path,
    slide: "Slide",
    calibration: "Calibration",
    assay: "Assay",
    settings: "Settings",
    arguments: argparse.Namespace,
    running: Running,
) -> None:
    from tilflow.slides.nuclei.growth import grow_slide
    from tilflow.staging import staged
    from tilflow.store.pyramid import create_label_array, finish_labels

    pixel_um = calibration.pixel_size_um
    finish: dict[str, Any] = {
        "pixel_size_um": pixel_um,
        "grid_um": pixel_um,
        "n_levels": len(slide.levels),
        "classes": {},
        "settings": settings.store,
    }
    with staged(out / "nuclei.ome.zarr") as temporary:
        nuclei = create_label_array(temporary, slide.shape[1:], settings=settings.store)
        _segment(slide, calibration, assay, settings, arguments, running, nuclei)
        finish_labels(temporary, name="nuclei", **finish)
    if not arguments.cells:
        return
    nuclei = open_labels(out / "nuclei.ome.zarr").levels[0]
    with staged(out / "cells.ome.zarr") as temporary:
        cells = create_label_array(temporary, slide.shape[1:], settings=settings.store)
        radius_px = assay.cell_expansion_um / pixel_um
        grow_slide(nuclei, out=cells, radius_px=radius_px, run=running.run)
        finish_labels(temporary, name="cells", **finish)


def _segment_to_tif(
    out: Path,
    slide: "Slide",
    calibration: "Calibration",
    assay: "Assay",
    settings: "Settings",
    arguments: argparse.Namespace,
    running: Running,
) -> None:
    import tempfile

    import zarr

    from tilflow.slides.nuclei.label_tiff import write_label_tiff
    from tilflow.store.pyramid import create_label_array

    with tempfile.TemporaryDirectory() as folder:
        labels = create_label_array(
            Path(folder) / "labels", slide.shape[1:], settings=settings.store
        )
        _segment(slide, calibration, assay, settings, arguments, running, labels)
        write_label_tiff(out, zarr.open_array(Path(folder) / "labels" / "0", mode="r"))


def _segment(
    slide: "Slide",
    calibration: "Calibration",
    assay: "Assay",
    settings: "Settings",
    arguments: argparse.Namespace,
    running: Running,
    out: Any,
) -> None:
    import tempfile

    from tilflow.slides.nuclei.engines import Job, outline_nuclei

    tissue = open_mask(arguments.tissue, calibration.pixel_size_um) if arguments.tissue else None
    with tempfile.TemporaryDirectory() as scratch:
        job = Job(settings.slides.segment, tissue, out, running.tile_px, running.run, Path(scratch))
        outline_nuclei(slide, calibration, assay, job)


def count_image(arguments: argparse.Namespace) -> None:
    """Write the points of an image, or of each image of a folder."""
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.cells.cell_table import tabulate_points
    from tilflow.slides.budget import find_measuring_demand
    from tilflow.slides.signal.channels import Channels
    from tilflow.staging import staged

    settings, assay = read_settings(arguments.config), read_assay(arguments.assay)
    with open_workers(arguments.workers) as run:
        for path in list_images(arguments.image, assay):
            slide, calibration = prepare(path, assay, settings, arguments)
            channels = Channels(slide.levels[0], calibration, 1)
            table = tabulate_points(channels, assay, settings=settings.slides.measure, run=run)
            with staged(Path(arguments.out) / f"{name_stem(path)}.parquet") as temporary:
                table.to_parquet(temporary, index=False)
