"""Commands of ``slides`` that judge: quality."""

import argparse
from pathlib import Path
from typing import Any


def register_verbs(verbs: Any) -> None:
    """Add these commands to the parser of ``slides``."""
    summary = "find the tissue that can be evaluated, and say why the rest cannot"
    parser: argparse.ArgumentParser = verbs.add_parser(
        "quality", help=summary, description=f"{summary[0].upper()}{summary[1:]}."
    )
    parser.set_defaults(handler=check_quality)
    parser.add_argument("image", metavar="IMAGE_ZARR", help="image that `slides read` wrote")
    for name, metavar, text in (
        ("assay", "A", "assay file, or a shipped assay's name"),
        ("calibration", "J", "file that `slides calibrate` wrote"),
        ("tissue", "T", "label OME-Zarr of the tissue"),
        ("out", "OUT", "folder to write quality.ome.zarr and evaluable.ome.zarr into"),
    ):
        parser.add_argument(f"--{name}", required=True, metavar=metavar, help=text)
    parser.add_argument("--config", metavar="C", help="config.yaml; without one, the defaults")
    parser.add_argument("--table", metavar="P", help="table of checks; else OUT/quality.parquet")
    parser.add_argument("--slide-id", default="", metavar="ID", help="as in biopsies.tsv")


def check_quality(arguments: argparse.Namespace) -> None:
    """Write what is left out, what is evaluable, and the checks of a slide."""
    from tilflow.cli.slides_inputs import open_mask
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.images.reading import open_slide_for
    from tilflow.slides.quality.evaluation import evaluate_slide
    from tilflow.slides.quality.left_out import CLASSES, View
    from tilflow.slides.quality.verdict import tabulate_checks, write_checks
    from tilflow.slides.signal.calibration import read_calibration
    from tilflow.store.pyramid import write_labels

    settings, assay = read_settings(arguments.config), read_assay(arguments.assay)
    slide, out = open_slide_for(arguments.image, assay), Path(arguments.out)
    calibration = read_calibration(arguments.calibration)
    view = View(slide, calibration, assay, open_mask(arguments.tissue, calibration.pixel_size_um))
    found = evaluate_slide(
        view, settings=settings.slides.quality, tissue_settings=settings.slides.tissue
    )
    for name, labels, classes in (
        ("quality", found.labels, CLASSES),
        ("evaluable", found.evaluable, {1: "evaluable tissue"}),
    ):
        write_labels(
            out / f"{name}.ome.zarr",
            labels,
            pixel_size_um=view.pixel_size_um,
            grid_um=calibration.pixel_size_um,
            n_levels=len(slide.levels),
            name=name,
            classes=classes,
            settings=settings.store,
        )
    table = tabulate_checks(found.checks, slide_id=arguments.slide_id)
    write_checks(table, arguments.table or out / "quality.parquet")
