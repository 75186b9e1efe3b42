"""What the profile of Grid Engine says to it and reads from it, tried on paper."""

import os
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from tests.waiting import wait_until
from tests.workflow.paper_schedulers import GRID_ENGINE, read_told, write_commands

RESOURCES = SimpleNamespace(mem_mb=4001, runtime=90, sge_queue="all.q", sge_pe="smp")


@pytest.fixture
def profile(repository: Path) -> dict[str, str]:
    file = repository / "workflow" / "profiles" / "sge" / "config.yaml"
    return yaml.safe_load(file.read_text())


@pytest.fixture
def grid_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = write_commands(tmp_path, GRID_ENGINE)
    monkeypatch.setenv("PATH", f"{place}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def submit(profile: dict[str, str], folder: Path, script: str) -> str:
    """Submit a job as the plugin does; return its number."""
    file = folder / "job.sh"
    file.write_text(script)
    command = profile["cluster-generic-submit-cmd"].format(
        rule="segment_slide", threads=4, resources=RESOURCES
    )
    told = subprocess.check_output(f'{command} "{file}"', shell=True, text=True)
    return told.strip()


def ask(profile: dict[str, str], job: str) -> str:
    """Ask for the state of a job as the plugin does."""
    command = f"{profile['cluster-generic-status-cmd']} '{job}'"
    return subprocess.check_output(command, shell=True, text=True).strip()


def test_memory_is_asked_for_each_slot_and_time_in_seconds(
    profile: dict[str, str], grid_engine: Path
) -> None:
    submit(profile, grid_engine, "true")
    (told,) = read_told(grid_engine)
    assert told[:-1] == [
        *("-terse", "-cwd", "-V", "-r", "n", "-N", "tilflow-segment_slide"),
        *("-q", "all.q", "-pe", "smp", "4", "-l", "h_vmem=1001M", "-l", "h_rt=5400"),
        *("-j", "y", "-o", ".snakemake"),
    ]


def test_a_job_runs_and_then_succeeds_or_fails(profile: dict[str, str], grid_engine: Path) -> None:
    go_on = grid_engine / "go_on"
    job = submit(profile, grid_engine, f"until [ -e {go_on} ]; do sleep 0.1; done")
    assert ask(profile, job) == "running"
    go_on.touch()
    wait_until((grid_engine / "jobs" / job / "ended").exists)
    assert ask(profile, job) == "success"
    failed = submit(profile, grid_engine, "exit 3")
    wait_until((grid_engine / "jobs" / failed / "ended").exists)
    assert ask(profile, failed) == "failed"
