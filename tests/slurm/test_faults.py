"""Jobs are cancelled, hang, nodes go down, the controller dies: the same command finishes."""

import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from benchmarks.cluster.comparing import digest_results, find_half_written
from tests.slurm.conftest import build_command, build_environment, run, tell
from tests.slurm.virtual_slurm import Slurm
from tests.waiting import wait_until

pytestmark = [pytest.mark.slurm, pytest.mark.pipeline, pytest.mark.xdist_group("slurm")]


TABLES = "results/study/longitudinal.parquet"
"""What the runs are to make: the jobs behind it are on their way when they are disturbed."""


@pytest.fixture(scope="module")
def undisturbed(tiny_study: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Results of the tiny study, run on this machine."""
    folder = tmp_path_factory.mktemp("undisturbed")
    done = run(tiny_study, folder, TABLES)
    assert done.returncode == 0, tell(done)
    return folder / "results"


def start(study: Path, folder: Path, slurm: Slurm) -> "subprocess.Popen[str]":
    """Start the pipeline on SLURM; a failed job is not tried again."""
    return subprocess.Popen(
        build_command(study, TABLES, "--retries", "0", is_on_slurm=True),
        cwd=folder,
        env=build_environment(slurm),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def list_writing(folder: Path) -> list[Path]:
    """Return zarr stores that are being written: they bear a temporary name."""
    return list((folder / "results").rglob(".*.zarr"))


def cancel(slurm: Slurm, child: "subprocess.Popen[str]") -> None:
    slurm.call("scancel", *slurm.list_jobs())


def take_nodes_down(slurm: Slurm, child: "subprocess.Popen[str]") -> None:
    """SLURM kills what runs on a node that is set down."""
    busy = slurm.call("squeue", "--noheader", "--states", "running", "--format", "%N").split()
    for node in set(busy):
        slurm.call("scontrol", "update", f"nodename={node}", "state=down", "reason=test")


def reach_the_time_limit(slurm: Slurm, child: "subprocess.Popen[str]") -> None:
    """A job that hangs, as on a dead file system, runs into its limit: a minute is the least."""
    jobs = set(slurm.list_jobs())
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if process.environ().get("SLURM_JOB_ID") in jobs:
                process.suspend()
    for job in jobs:
        slurm.call("scontrol", "update", f"jobid={job}", "timelimit=1")
    wait_until(lambda: set(slurm.list_jobs("timeout")) >= jobs)


def kill_the_controller(slurm: Slurm, child: "subprocess.Popen[str]") -> None:
    child.send_signal(signal.SIGKILL)


@pytest.mark.parametrize(
    "fault", [cancel, take_nodes_down, reach_the_time_limit, kill_the_controller]
)
def test_the_next_run_finishes_with_the_same_results(
    slurm: Slurm,
    tiny_study: Path,
    undisturbed: Path,
    tmp_path: Path,
    fault: Callable[[Slurm, "subprocess.Popen[str]"], None],
) -> None:
    whole = digest_results(undisturbed)
    child = start(tiny_study, tmp_path, slurm)
    wait_until(lambda: list_writing(tmp_path) or child.poll() is not None)
    fault(slurm, child)
    said, _ = child.communicate(timeout=900)
    assert child.returncode != 0, said
    assert find_half_written(tmp_path / "results", whole) == []
    for node in slurm.nodes:
        if "DOWN" in slurm.call("scontrol", "show", "node", node):
            slurm.call("scontrol", "update", f"nodename={node}", "state=resume")
    done = run(tiny_study, tmp_path, TABLES, slurm=slurm)
    assert done.returncode == 0, tell(done)
    assert digest_results(tmp_path / "results") == whole
    if fault is kill_the_controller:
        assert "jobs that a killed run had left on the cluster" in done.stdout
    assert list_writing(tmp_path) == []
