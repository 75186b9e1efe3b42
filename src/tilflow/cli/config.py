"""Command ``config``: the settings and the sheets' columns written out."""

import argparse
from typing import Any


def register(commands: Any) -> None:
    """Add the command to the parser."""
    summary = "write out what settings and sheets may hold"
    parser = commands.add_parser("config", help=summary, description=f"{summary.capitalize()}.")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    write = verbs.add_parser(
        "write",
        help="write defaults.yaml and schema.json",
        description="Write defaults.yaml (every setting with its sentence, unit and bounds) and "
        "schema.json (for editors that complete and check a config.yaml).",
    )
    write.add_argument("folder", metavar="DIR", help="folder to write the two files into")
    write.set_defaults(handler=write_config)
    sheets = verbs.add_parser(
        "sheets",
        help="print the page on the sheets' columns",
        description="Print a page (Markdown) on every sheet of a study folder and its columns.",
    )
    sheets.set_defaults(handler=print_sheets)


def write_config(arguments: argparse.Namespace) -> None:
    """Write the generated files and name them."""
    from tilflow.settings_files import write_settings_files

    for path in write_settings_files(arguments.folder):
        print(path)


def print_sheets(_: argparse.Namespace) -> None:
    """Print the page on the sheets."""
    from tilflow.study.reference import describe_sheets

    print(describe_sheets(), end="")
