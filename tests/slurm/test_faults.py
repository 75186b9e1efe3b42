"""Jobs are cancelled, nodes go down, the controller dies: the same command finishes."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.cluster.comparing import digest_results, find_half_written
from tests.slurm.conftest import build_command, run, tell
from tests.slurm.virtual_slurm import Slurm

pytestmark = [pytest.mark.slurm, pytest.mark.pipeline, pytest.mark.xdist_group("slurm")]


def start(study: Path, folder: Path, slurm: Slurm) -> "subprocess.Popen[str]":
    """Start the pipeline on SLURM; a failed job is not tried again."""
    return subprocess.Popen(
        build_command(study, "--retries", "0", is_on_slurm=True),
        cwd=folder,
        env={**os.environ, **slurm.environment},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def wait_until(is_so: Callable[[], object], seconds: float = 400) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, "it did not come to that"
        time.sleep(0.1)


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
    """A limit below the time that a job has run ends it as its own would."""
    for job in slurm.list_jobs():
        slurm.call("scontrol", "update", f"jobid={job}", "timelimit=0:01")


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
    done = run(tiny_study, tmp_path, slurm=slurm)
    assert done.returncode == 0, tell(done)
    assert digest_results(tmp_path / "results") == whole
    if fault is kill_the_controller:
        assert "jobs that a killed run had left on the cluster" in done.stdout
    assert list_writing(tmp_path) == []
