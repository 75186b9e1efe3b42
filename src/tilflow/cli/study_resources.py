"""The command ``resources``: what the jobs of a run asked for, and what they used."""

import argparse
from pathlib import Path
from typing import Any


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "resources",
        help="compare what the jobs of a run asked for with what they used",
        description="Compare the memory, run time and cores that the jobs of a run asked for with "
        "what they used: the most of each rule on the screen, every job in RESULTS/benchmarks/"
        "resources.tsv.",
    )
    parser.add_argument("results", metavar="RESULTS", type=Path, help="results folder of a run")
    parser.set_defaults(handler=report_resources)


def report_resources(arguments: argparse.Namespace) -> None:
    """Write the table of the jobs; print a row a rule."""
    from tilflow.staging import staged
    from tilflow.study.resources import usage

    jobs = usage.read_usage(arguments.results)
    with staged(arguments.results / usage.FOLDER / usage.TABLE) as temporary:
        temporary.write_text(usage.format_usage(jobs), encoding="utf-8")
    rows = [usage.HEADER, *usage.summarise_usage(jobs)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        print(first.ljust(widths[0]), *cells, sep="  ")
