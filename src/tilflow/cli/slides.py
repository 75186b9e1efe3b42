"""Commands of ``slides``: from a slide image to cells and densities."""

from typing import Any

from tilflow.cli import (
    slides_calls,
    slides_cells,
    slides_exchange,
    slides_io,
    slides_joined,
    slides_quality,
    slides_spatial,
)


def register(commands: Any) -> None:
    """Add this room's commands to the parser."""
    summary = "from slide images to cells, compartments and densities"
    parser = commands.add_parser("slides", help=summary, description=f"{summary.capitalize()}.")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    slides_io.register_verbs(verbs)
    slides_quality.register_verbs(verbs)
    slides_cells.register_verbs(verbs)
    slides_calls.register_verbs(verbs)
    slides_exchange.register_verbs(verbs)
    slides_spatial.register_verbs(verbs)
    slides_joined.register_verbs(verbs)
