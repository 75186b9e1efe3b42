"""Workers of one slide in jobs of a cluster, where the slide outgrows a node.

The engine is dask-jobqueue's ``SLURMCluster``: it submits the jobs, and cancels them at the end.
All that workers share lies in a folder that every node sees; what they answer is the same as from
workers on one machine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from typing import Any, Final

from tilflow.errors import MissingExtraError
from tilflow.slides.allocation import Allocation, Bound
from tilflow.slides.budget import PROGRAM_MB
from tilflow.slides.credentials import build_security
from tilflow.slides.settings import ClusterSettings
from tilflow.slides.workers import CLUSTER_SETTINGS, OpenClient, Team

LOST_WORKERS: Final = 3
"""A tile is tried again so often when its worker is gone: nodes die, and jobs reach their time."""

START_S: Final = 3600
"""How long the first job may wait in the queue."""

WORKER_ENVIRONMENT: Final = (
    # A worker does not see the settings of this process.
    "export DASK_DISTRIBUTED__WORKER__MEMORY__TARGET=False",
    "export DASK_DISTRIBUTED__WORKER__MEMORY__SPILL=False",
    "export DASK_DISTRIBUTED__WORKER__MEMORY__PAUSE=False",
)


def find_cluster_allocation(
    settings: ClusterSettings, megapixels: float, *, worth_mpx: float
) -> Allocation:
    """Return what the jobs together may use for a slide; this process stands beside them.

    Parameters
    ----------
    worth_mpx
        Megapixels that make one more worker worth its start.

    Examples
    --------
    >>> settings = ClusterSettings(jobs=2, cores=4, memory_mb=8000)
    >>> [find_cluster_allocation(settings, mpx, worth_mpx=8).cpus.amount for mpx in (2, 40, 9000)]
    [1, 5, 8]
    >>> find_cluster_allocation(settings, 9000, worth_mpx=8).memory_mb.amount
    16210
    """
    workers = min(settings.jobs * settings.cores, max(1, int(megapixels / worth_mpx)))
    memory_mb = workers * (settings.memory_mb // settings.cores) + PROGRAM_MB
    return Allocation(
        Bound(workers, "slides.running.jobs"), Bound(memory_mb, "slides.running.jobs")
    )


def describe_jobs(settings: ClusterSettings, n_workers: int, *, folder: Path) -> dict[str, Any]:
    """Return the arguments of ``SLURMCluster``: a process a core, no more jobs than are used.

    Examples
    --------
    >>> settings = ClusterSettings(cores=4, memory_mb=8000, walltime_minutes=90)
    >>> described = describe_jobs(settings, 2, folder=Path("/shared"))
    >>> described["cores"], described["memory"], described["walltime"]
    (2, '4000MiB', '01:30:00')
    """
    cores = min(settings.cores, n_workers)
    hours, minutes = divmod(settings.walltime_minutes, 60)
    return {
        "cores": cores,
        "processes": cores,
        "memory": f"{settings.memory_mb * cores // settings.cores}MiB",
        "walltime": f"{hours:02d}:{minutes:02d}:00",
        "queue": settings.queue or None,
        "account": settings.account or None,
        "interface": settings.interface or None,
        "job_name": "tilflow-workers",
        "log_directory": str(folder),
        "job_script_prologue": list(WORKER_ENVIRONMENT),
        "scheduler_options": {"dashboard_address": ":0"},
    }


def build_client_opener(settings: ClusterSettings, folder: Path) -> OpenClient:
    """Return what starts workers as jobs of SLURM.

    Parameters
    ----------
    folder
        Seen by every node; the logs of the jobs go there, and the key that they are known by.
    """

    @contextmanager
    def open_slurm_client(team: Team) -> Iterator[Any]:
        import dask
        from dask.distributed import Client

        try:
            from dask_jobqueue import SLURMCluster  # type: ignore[attr-defined]
        except ImportError as error:
            message = "workers on SLURM need dask-jobqueue: pip install 'tilflow[slurm]'"
            raise MissingExtraError(message) from error
        described = describe_jobs(settings, team.workers, folder=folder)
        security = build_security(folder) if settings.encrypted else None
        n_jobs = ceil(team.workers / described["cores"])
        lost = {**CLUSTER_SETTINGS, "distributed.scheduler.allowed-failures": LOST_WORKERS}
        with (
            dask.config.set(lost),
            SLURMCluster(**described, security=security) as cluster,
            Client(cluster, security=security) as client,  # type: ignore[no-untyped-call]
        ):
            # As many at any time: a job that ends is replaced by another.
            cluster.adapt(minimum_jobs=n_jobs, maximum_jobs=n_jobs)
            client.wait_for_workers(1, timeout=START_S)
            yield client

    return open_slurm_client
