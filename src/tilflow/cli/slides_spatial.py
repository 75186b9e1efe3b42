"""The command of ``slides`` that describes how cells lie to one another."""

import argparse
from typing import Any

from tilflow.cli.slides_measured import open_measured, write_spatial


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
    write_spatial(open_measured(arguments), arguments.out)
