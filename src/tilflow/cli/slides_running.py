"""How the long steps of ``slides`` run: workers, memory, tiles, progress."""

import argparse
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tilflow.progress import Progress
    from tilflow.slides.allocation import Allocation
    from tilflow.slides.budget import Demand
    from tilflow.slides.settings import RunningSettings
    from tilflow.slides.workers import RunTiles, Team


@dataclass(frozen=True)
class Running:
    """Workers that run tiles of a side of `tile_px` level-0 pixels.

    Files that they share lie in `shared_folder`; None is the machine's temporary folder.
    """

    run: "RunTiles"
    workers: int
    tile_px: int
    shared_folder: Path | None = None


def add_running_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `open_running`."""
    parser.add_argument(
        "--workers",
        type=_parse_count,
        metavar="N",
        help="tiles at a time; no answer depends on them; auto (default): what the job was given",
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


def add_cluster_option(parser: argparse.ArgumentParser) -> None:
    """Add the option that spreads one slide over several nodes."""
    parser.add_argument(
        "--cluster",
        choices=("local", "slurm"),
        help="where the workers run: in this job, or in jobs of SLURM as slides.running.jobs says; "
        "the answer is the same; default: as slides.running.cluster says",
    )


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
    shared_folder: Path | None = None,
) -> Iterator[Running]:
    """Open the workers for one slide, within what the job was given.

    Parameters
    ----------
    tile_px
        Side of a tile in level-0 pixels; None takes the largest that fits.
    largest_tile_px
        No larger tile is taken; needed where `tile_px` is None.
    shared_folder
        Folder that the nodes of a cluster share; None where the step knows no cluster.
    """
    from tilflow.slides.budget import plan_work
    from tilflow.slides.cluster_jobs import build_client_opener, find_cluster_allocation
    from tilflow.slides.workers import open_workers

    is_cluster = shared_folder is not None and is_on_cluster(arguments, settings)
    if is_cluster and shared_folder is not None:
        shared_folder.mkdir(parents=True, exist_ok=True)
        megapixels = demand.shape[0] * demand.shape[1] / 1e6
        allocation = find_cluster_allocation(
            settings.jobs, megapixels, worth_mpx=settings.worth_mpx
        )
        client, most_threads = build_client_opener(settings.jobs, shared_folder), 1
    else:
        allocation, client, shared_folder = _find_allocation(arguments, settings), None, None
        most_threads = settings.most_threads
    plan = plan_work(
        demand,
        allocation,
        workers=arguments.workers,
        tile_px=tile_px,
        largest_tile_px=largest_tile_px,
        worth_mpx=settings.worth_mpx,
        most_threads=most_threads,
    )
    if max(demand.shape) > plan.tile_px:
        progress.say(describe(plan.team, plan.tile_px, allocation))
    with open_workers(
        plan.team,
        progress=progress,
        open_client=client,
        shared_folder=shared_folder,
    ) as run:
        yield Running(run, plan.team.workers, plan.tile_px, shared_folder)
    if shared_folder is not None:
        # What the jobs said stays where something went wrong.
        shutil.rmtree(shared_folder, ignore_errors=True)


def is_on_cluster(arguments: argparse.Namespace, settings: "RunningSettings") -> bool:
    """Tell whether the workers are jobs of a cluster: as the option says, else the settings."""
    return (getattr(arguments, "cluster", None) or settings.cluster) == "slurm"


def _find_allocation(arguments: argparse.Namespace, settings: "RunningSettings") -> "Allocation":
    from tilflow.slides.allocation import find_allocation, read_machine, read_system_file

    return find_allocation(
        os.environ,
        read_system_file,
        read_machine(),
        threads=arguments.threads,
        memory_mb=arguments.memory_mb,
        available_share=settings.available_share,
    )


def describe(team: "Team", tile_px: int, allocation: "Allocation") -> str:
    """Say what was chosen and what set it.

    Examples
    --------
    >>> from tilflow.slides.allocation import Allocation, Bound
    >>> from tilflow.slides.workers import Team
    >>> given = Allocation(Bound(8, "--threads"), Bound(9000, "--memory-mb"))
    >>> describe(Team(8, 4, 4395), 2048, given)
    'workers: 8 of 8 (--threads), 4 a process of 4395 of 9000 MiB (--memory-mb); tiles of 2048 px'
    """
    cpus, memory = allocation.cpus, allocation.memory_mb
    together = f"{team.threads} a process of " if team.processes > 1 else ""
    each = f"{team.process_mb} of " if team.processes > 1 else ""
    return (
        f"workers: {team.workers} of {cpus.amount} ({cpus.source}), {together}{each}"
        f"{memory.amount} MiB ({memory.source}); tiles of {tile_px} px"
    )
