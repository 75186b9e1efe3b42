"""A real SLURM of two virtual nodes, and a study that is run on it and on this machine."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.cluster.tiny_study import write_tiny_study
from tests.slurm.virtual_slurm import Slurm, find_missing, open_slurm

QUICK = (
    *("--jobs", "4", "--slurm-init-seconds-before-status-checks", "1"),
    *("--max-status-checks-per-second", "10", "--latency-wait", "20"),
)
"""A cluster of two nodes is asked sooner and waited for less."""

IMPATIENCE = Path(__file__).parent / "impatience"


@pytest.fixture(scope="session")
def slurm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Slurm]:
    if missing := find_missing():
        pytest.skip(f"no SLURM: {missing}")
    with open_slurm(tmp_path_factory.mktemp("slurm")) as running:
        yield running


@pytest.fixture(scope="session")
def tiny_study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tiny") / "study"
    write_tiny_study(folder)
    return folder


def run(
    study: Path, folder: Path, *options: str, slurm: Slurm | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run the pipeline in `folder`: on this machine, or on a SLURM."""
    return subprocess.run(
        build_command(study, *options, is_on_slurm=slurm is not None),
        cwd=folder,
        env=build_environment(slurm),
        text=True,
        capture_output=True,
        check=False,
    )


def build_command(study: Path, *options: str, is_on_slurm: bool) -> list[str]:
    """Return the command that runs the pipeline."""
    where = ["--profile", "slurm", *QUICK] if is_on_slurm else ["--cores", "2"]
    return [sys.executable, "-m", "tilflow", "run", str(study), *where, *options]


def build_environment(slurm: Slurm | None) -> dict[str, str]:
    """Return the environment of a run; one on a SLURM looks at its jobs often."""
    if slurm is None:
        return dict(os.environ)
    paths = [str(IMPATIENCE), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, **slurm.environment, "PYTHONPATH": os.pathsep.join(paths)}


def tell(done: "subprocess.CompletedProcess[str]") -> str:
    """Return what a run said, for an assertion that fails."""
    return done.stdout[-4000:] + done.stderr[-6000:]
