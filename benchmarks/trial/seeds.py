"""Simulated trials, one a seed, one thread each: what the scripts beside this have in common."""

import argparse
from collections.abc import Callable

import pandas as pd
from threadpoolctl import threadpool_limits


def read_options(description: str | None) -> argparse.ArgumentParser:
    """Return a parser that knows how many trials are wanted."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--seeds", type=int, default=200, help="trials to simulate")
    parser.add_argument("--first", type=int, default=0, help="first seed")
    return parser


def tabulate_seeds(
    options: argparse.Namespace, tabulate: Callable[[int], pd.DataFrame]
) -> pd.DataFrame:
    """Return the rows of every trial."""
    with threadpool_limits(1):
        return pd.concat([tabulate(options.first + n) for n in range(options.seeds)])
