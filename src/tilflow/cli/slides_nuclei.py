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
    from tilflow.slides.nuclei.engines import Outlined
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
            arguments,
            demand,
            settings.slides.running,
            tile_px=arguments.tile,
            largest_tile_px=settings.slides.segment.tile_px,
            progress=progress,
            shared_folder=out / ".workers",
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
    from tilflow.slides.nuclei.nucleus_table import write_nuclei
    from tilflow.staging import staged
    from tilflow.store.pyramid import create_label_array, finish_labels

    pixel_um = calibration.pixel_size_um
    finish: dict[str, Any] = {
        "pixel_size_um": pixel_um,
        "grid_um": pixel_um,
        "n_levels": len(slide.levels),
        "classes": {},
        "settings": settings.store.model_copy(
            update={"workers": min(running.workers, settings.store.workers)}
        ),
    }
    with staged(out / "nuclei.ome.zarr") as temporary:
        nuclei = create_label_array(temporary, slide.shape[1:], settings=settings.store)
        outlined = _segment(slide, calibration, assay, settings, arguments, running, nuclei)
        finish_labels(temporary, name="nuclei", **finish)
    with staged(out / "nuclei.parquet") as temporary:
        write_nuclei(outlined, temporary)
    # Not held while cells are grown.
    del outlined
    if not arguments.cells:
        return
    from tilflow.slides.nuclei.growth import grow_slide

    nuclei = open_labels(out / "nuclei.ome.zarr").levels[0]
    with staged(out / "cells.ome.zarr") as temporary:
        cells = create_label_array(temporary, slide.shape[1:], settings=settings.store)
        radius = assay.cell_expansion_um / pixel_um
        if assay.cell_outline == "membrane":
            from tilflow.slides.nuclei.membrane import grow_slide_to_membranes, open_membranes
            from tilflow.slides.signal.channels import Channels

            own = settings.slides.segment.membrane
            channels = Channels(slide.levels[0], calibration, 1)
            grow_slide_to_membranes(
                nuclei,
                open_membranes(channels, assay, settings=own),
                out=cells,
                radius_px=radius,
                settings=own,
                run=running.run,
            )
        else:
            grow_slide(nuclei, out=cells, radius_px=radius, run=running.run)
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

    with tempfile.TemporaryDirectory(dir=running.shared_folder) as folder:
        labels = create_label_array(
            Path(folder) / "labels", slide.shape[1:], settings=settings.store
        )
        # The array alone: a TIFF has one level.
        _segment(slide, calibration, assay, settings, arguments, running, labels.array)
        filled = zarr.open_array(Path(folder) / "labels" / "0", mode="r")
        write_label_tiff(out, filled, threads=running.workers)


def _segment(
    slide: "Slide",
    calibration: "Calibration",
    assay: "Assay",
    settings: "Settings",
    arguments: argparse.Namespace,
    running: Running,
    out: Any,
) -> "Outlined":
    import tempfile

    from tilflow.slides.nuclei.engines import Job, outline_nuclei

    path = getattr(arguments, "tissue", None)
    tissue = open_mask(path, calibration.pixel_size_um) if path else None
    with tempfile.TemporaryDirectory(dir=running.shared_folder) as scratch:
        job = Job(settings.slides.segment, tissue, out, running.tile_px, running.run, Path(scratch))
        return outline_nuclei(slide, calibration, assay, job)


def count_image(arguments: argparse.Namespace) -> None:
    """Write the points of an image, or of each image of a folder."""
    from tilflow.progress import open_progress
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.budget import find_demand
    from tilflow.slides.cells.counting import tabulate_outlined, tabulate_points
    from tilflow.slides.signal.channels import Channels
    from tilflow.staging import staged

    settings, assay = read_settings(arguments.config), read_assay(arguments.assay)
    progress = open_progress(is_quiet=arguments.quiet)
    measure = settings.slides.measure
    for path in list_images(arguments.image, assay):
        slide, calibration = prepare(path, assay, settings, arguments)
        channels = Channels(slide.levels[0], calibration, 1)
        demand = find_demand(slide, calibration, assay, settings.slides.segment, 0)
        with open_running(
            arguments,
            demand,
            settings.slides.running,
            tile_px=None,
            largest_tile_px=settings.slides.segment.tile_px,
            progress=progress,
        ) as running:
            run = running.run
            if assay.engine == "classical":
                table = tabulate_points(channels, assay, settings=measure, run=run)
            else:
                outlined = _segment(slide, calibration, assay, settings, arguments, running, None)
                table = tabulate_outlined(channels, outlined, assay, settings=measure, run=run)
        with staged(Path(arguments.out) / f"{name_stem(path)}.parquet") as temporary:
            table.to_parquet(temporary, index=False)
