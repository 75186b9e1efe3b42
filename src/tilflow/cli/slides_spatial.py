"""The command of ``slides`` that describes how cells lie to one another."""

import argparse
from typing import Any


def register_verbs(verbs: Any) -> None:
    """Add this command to the parser of ``slides``."""
    text = "distances between the cells of a slide, and how they mix"
    spatial = verbs.add_parser("spatial", help=text, description=f"{text.capitalize()}.")
    spatial.set_defaults(handler=describe_slide)
    spatial.add_argument("cell_table", metavar="CELLS_ZARR", help="what `slides measure` wrote")
    spatial.add_argument("--assay", required=True, metavar="A", help="assay file, or shipped name")
    spatial.add_argument("--tissue", required=True, metavar="T", help="label OME-Zarr of tissue")
    spatial.add_argument(
        "--compartments", required=True, metavar="P", help="label OME-Zarr of the compartments"
    )
    spatial.add_argument(
        "--quality", metavar="Q", help="table that `slides quality` wrote; else the slide is good"
    )
    spatial.add_argument("--slide-id", metavar="ID", help="as in biopsies.tsv; else the table's")
    spatial.add_argument("--config", metavar="C", help="config.yaml; without one, the defaults")
    spatial.add_argument("--out", required=True, metavar="OUT", help="Parquet table to write")


def describe_slide(arguments: argparse.Namespace) -> None:
    """Write the spatial statistics of a slide."""
    from tilflow.cli.slides_inputs import open_compartment_cells
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.cells.compartment_cells import place_cells
    from tilflow.slides.quality.verdict import GOOD, apply_verdict, read_verdict
    from tilflow.slides.spatial.summary import MEASURED, summarise_spatial
    from tilflow.staging import staged

    settings, assay = read_settings(arguments.config), read_assay(arguments.assay)
    cells = open_compartment_cells(arguments.cell_table, arguments.tissue, arguments.compartments)
    statistics = summarise_spatial(
        place_cells(cells, assay),
        slide_id=arguments.slide_id or str(cells.table.uns["slide_id"]),
        minimum_area_mm2=assay.minimum_area_mm2,
        settings=settings.slides.spatial,
    )
    verdict = read_verdict(arguments.quality) if arguments.quality else GOOD
    statistics = apply_verdict(statistics, verdict, measured=MEASURED)
    with staged(arguments.out) as temporary:
        statistics.to_parquet(temporary, index=False)
