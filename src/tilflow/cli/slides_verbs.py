"""What the verbs of ``slides`` have in common on the command line."""

import argparse
from typing import Any


def add_verb(verbs: Any, name: str, summary: str, handler: Any) -> argparse.ArgumentParser:
    """Add a verb to the parser of ``slides``."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        name, help=summary, description=f"{summary[0].upper()}{summary[1:]}."
    )
    parser.set_defaults(handler=handler)
    return parser


def add_common(parser: argparse.ArgumentParser, *, out: str) -> None:
    """Add the assay, the output and the config."""
    parser.add_argument(
        "--assay", required=True, metavar="A", help="assay file, or a shipped assay's name"
    )
    parser.add_argument("--out", required=True, metavar="OUT", help=out)
    parser.add_argument("--config", metavar="C", help="config.yaml; without one, the defaults")
