"""The command line: each command reads, makes one pure call, writes.

Rooms are imported inside the handlers, so that a command starts in a fraction of a second.
"""

import argparse
import gc
import sys
from collections.abc import Sequence
from typing import Final

from tilflow import __version__
from tilflow.errors import InputError

RUBBISH: Final = (10_000, 10, 10)
"""Objects after which rubbish is looked for. Python's own 700 are many looks while modules load."""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser with every command registered."""
    import tilflow
    from tilflow.cli import cytometry, report, simulate, slides, study, trial, viewer

    parser = argparse.ArgumentParser(prog="tilflow", description=tilflow.__doc__)
    parser.add_argument("--version", action="version", version=f"tilflow {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for room in (study, viewer, simulate, cytometry, slides, trial, report):
        room.register(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 2 where the input is wrong.

    Without `argv`, the command is the process's own: it looks for rubbish less often as it starts,
    and not at all as it ends, which together took a quarter of the time of a small command.
    """
    if argv is not None:
        return _run(argv)
    gc.set_threshold(*RUBBISH)
    try:
        return _run(None)
    finally:
        gc.freeze()


def _run(argv: Sequence[str] | None) -> int:
    arguments = build_parser().parse_args(argv)
    try:
        return int(arguments.handler(arguments) or 0)
    except InputError as error:
        print(f"tilflow: {error}", file=sys.stderr)
        return 2
