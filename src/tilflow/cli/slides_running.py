"""How the long steps of ``slides`` run: workers, memory, tiles, progress."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tilflow.progress import Progress
    from tilflow.slides.budget import Demand
    from tilflow.slides.settings import RunningSettings
    from tilflow.slides.workers import RunTiles


@dataclass(frozen=True)
class Running:
    """Workers that run tiles of a side of `tile_px` level-0 pixels."""

    run: "RunTiles"
    workers: int
    tile_px: int


def add_running_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `open_running`."""
    parser.add_argument(
        "--workers",
        type=_parse_count,
        metavar="N",
        help="processes; they never change the answer; auto (default): what the job was given",
    )
    parser.add_argument(
        "--threads",
        type=int,
        metavar="N",
        help="cores that the job was given: auto takes no more workers than this",
    )
    parser.add_argument(
        "--memory-mb",
        type=_parse_count,
        metavar="M",
        help="MiB for all workers; auto (default): what the job was given, or a part of the free",
    )
    add_quiet(parser)


def add_quiet(parser: argparse.ArgumentParser) -> None:
    """Add ``--quiet``."""
    parser.add_argument("--quiet", action="store_true", help="say nothing of the progress")


def _parse_count(text: str) -> int | None:
    if text == "auto":
        return None
    if not text.isdecimal() or int(text) == 0:
        message = f"{text!r}: expected auto, or a whole number from 1"
        raise argparse.ArgumentTypeError(message)
    return int(text)


@contextmanager
def open_running(
    arguments: argparse.Namespace,
    demand: "Demand",
    settings: "RunningSettings",
    *,
    tile_px: int | None,
    progress: "Progress",
    largest_tile_px: int = 0,
) -> Iterator[Running]:
    """Open the workers for one slide, within what the job was given.

    Parameters
    ----------
    tile_px
        Side of a tile in level-0 pixels; None takes the largest that fits.
    largest_tile_px
        No larger tile is taken; needed where `tile_px` is None.
    """
    from tilflow.slides.allocation import find_allocation, read_machine, read_system_file
    from tilflow.slides.budget import plan_work
    from tilflow.slides.workers import open_workers

    allocation = find_allocation(
        os.environ,
        read_system_file,
        read_machine(),
        threads=arguments.threads,
        memory_mb=arguments.memory_mb,
        available_share=settings.available_share,
    )
    plan = plan_work(
        demand,
        allocation,
        workers=arguments.workers,
        tile_px=tile_px,
        largest_tile_px=largest_tile_px,
        worth_mpx=settings.worth_mpx,
    )
    if max(demand.shape) > plan.tile_px:
        progress.say(describe(plan.workers, plan.tile_px, plan.worker_mb, allocation))
    with open_workers(plan.workers, worker_mb=plan.worker_mb, progress=progress) as run:
        yield Running(run, plan.workers, plan.tile_px)


def describe(workers: int, tile_px: int, worker_mb: int, allocation: Any) -> str:
    """Say what was chosen and what set it."""
    cpus, memory = allocation.cpus, allocation.memory_mb
    return (
        f"workers: {workers} of {cpus.amount} ({cpus.source}), {worker_mb} MiB each of "
        f"{memory.amount} ({memory.source}); tiles of {tile_px} px"
    )
