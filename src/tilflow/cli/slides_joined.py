"""Commands of ``slides`` that take several steps in one start: prepare, tabulate, describe, draw.

Each calls what the single commands call, and writes the same files. A start with its imports costs
about a second of processor time, more than most steps on a small slide.
"""

import argparse
from pathlib import Path
from typing import Any, Final

from tilflow.cli.slides_calls import draw_thresholds
from tilflow.cli.slides_cells import calibrate_slide, label_slide, measure_slide
from tilflow.cli.slides_io import assemble_slide, draw_overlay, find_tissue
from tilflow.cli.slides_measured import (
    open_measured,
    write_densities,
    write_scores,
    write_spatial,
)
from tilflow.cli.slides_quality import check_quality
from tilflow.cli.slides_running import add_running_options
from tilflow.cli.slides_verbs import add_common, add_verb

PARTS_HELP: Final = "folder of the slide's parts, each under its own name"


def register_verbs(verbs: Any) -> None:
    """Add these commands to the parser of ``slides``."""
    prepare = add_verb(verbs, "prepare", "calibrate, tissue and quality in one", prepare_slide)
    prepare.add_argument("image", metavar="IMAGE_ZARR", help="image that `slides read` wrote")
    prepare.add_argument("--slide-id", required=True, metavar="ID", help="as in biopsies.tsv")
    prepare.add_argument("--table", metavar="P", help="table of checks; else PARTS/quality.parquet")
    add_common(prepare, out=f"{PARTS_HELP}, to write into")
    tabulate = add_verb(verbs, "tabulate", "compartments and measure in one", tabulate_slide)
    tabulate.add_argument("parts", metavar="PARTS", help=PARTS_HELP)
    tabulate.add_argument(
        "--annotations", metavar="GEOJSON", help="a pathologist's outlines; they come first"
    )
    tabulate.add_argument("--slide-id", required=True, metavar="ID", help="as in biopsies.tsv")
    add_common(tabulate, out="AnnData store to write; compartments.ome.zarr goes into PARTS")
    add_running_options(tabulate)
    describe = add_verb(verbs, "describe", "densities, scores and spatial in one", describe_slide)
    describe.add_argument("parts", metavar="PARTS", help=PARTS_HELP)
    _add_cell_table(describe)
    describe.add_argument("--quality", metavar="Q", help="table that `slides quality` wrote")
    describe.add_argument("--slide-id", metavar="ID", help="as in biopsies.tsv; else the table's")
    add_common(describe, out="folder for densities.parquet, scores.parquet and spatial.parquet")
    draw = add_verb(verbs, "draw", "assemble, overlay and thresholds in one", draw_slide)
    draw.add_argument("parts", metavar="PARTS", help=PARTS_HELP)
    _add_cell_table(draw)
    add_common(draw, out="folder for slide.ome.zarr, overlay.png and thresholds.png")


def _add_cell_table(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--cell-table", required=True, metavar="CELLS_ZARR", help="what `slides measure` wrote"
    )


def prepare_slide(arguments: argparse.Namespace) -> None:
    """Write a slide's calibration, its tissue, and what of it can be evaluated."""
    parts = Path(arguments.out)
    calibration, tissue = parts / "calibration.json", parts / "tissue.ome.zarr"
    calibrate_slide(_give(arguments, out=calibration))
    find_tissue(_give(arguments, calibration=calibration, out=tissue))
    check_quality(_give(arguments, calibration=calibration, tissue=tissue))


def tabulate_slide(arguments: argparse.Namespace) -> None:
    """Write a slide's compartments and the table of its cells."""
    parts = Path(arguments.parts)
    given = _give(
        arguments,
        image=parts / "image.ome.zarr",
        calibration=parts / "calibration.json",
        tissue=parts / "evaluable.ome.zarr",
        nuclei=parts / "nuclei.ome.zarr",
        nucleus_table=parts / "nuclei.parquet",
        cells=parts / "cells.ome.zarr",
        compartments=parts / "compartments.ome.zarr",
    )
    label_slide(_give(given, out=given.compartments))
    measure_slide(given)


def describe_slide(arguments: argparse.Namespace) -> None:
    """Write a slide's densities, scores and spatial statistics."""
    parts, out = Path(arguments.parts), Path(arguments.out)
    measured = open_measured(
        _give(
            arguments,
            tissue=parts / "evaluable.ome.zarr",
            compartments=parts / "compartments.ome.zarr",
        )
    )
    write_densities(measured, out / "densities.parquet")
    write_scores(measured, out / "scores.parquet")
    write_spatial(measured, out / "spatial.parquet")


def draw_slide(arguments: argparse.Namespace) -> None:
    """Write what a slide is looked at with: its store, its overlay and its thresholds."""
    parts, out = Path(arguments.parts), Path(arguments.out)
    given = _give(
        arguments,
        image=parts / "image.ome.zarr",
        calibration=parts / "calibration.json",
        tissue=parts / "tissue.ome.zarr",
        quality=parts / "quality.ome.zarr",
        compartments=parts / "compartments.ome.zarr",
        nuclei=parts / "nuclei.ome.zarr",
        outlines=parts / "cells.ome.zarr",
        cells=arguments.cell_table,
    )
    assemble_slide(_give(given, out=out / "slide.ome.zarr"))
    draw_overlay(_give(given, out=out / "overlay.png"))
    draw_thresholds(_give(given, out=out / "thresholds.png"))


def _give(arguments: argparse.Namespace, **more: Any) -> argparse.Namespace:
    """Return the arguments of a step: the given ones, and `more` for what it is to take."""
    return argparse.Namespace(**{**vars(arguments), **more})
