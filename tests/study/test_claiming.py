"""One run at a time on a results folder; a dead one keeps nobody out and leaves nobody at work."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest

from tilflow.errors import InputError
from tilflow.study.claiming import VARIABLE, claim, end_jobs, end_processes, name_run

HOLD = """
import os, sys
from tilflow.study.claiming import claim
assert claim(sys.argv[1], [])
# What it becomes holds the lock on, as snakemake does.
os.execv(sys.executable, [sys.executable, "-c", "print('held', flush=True); input()"])
"""


@pytest.fixture
def hold() -> Iterator[Callable[[str], "subprocess.Popen[str]"]]:
    """Start a run that holds a name until it is killed."""
    with ExitStack() as stack:

        def start(name: str) -> "subprocess.Popen[str]":
            child = stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", HOLD, name],
                    text=True,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                )
            )
            stack.callback(child.kill)
            assert child.stdout is not None
            assert child.stdout.readline() == "held\n"
            return child

        yield start


def test_a_second_run_is_refused_while_the_first_lives_and_not_when_it_was_killed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    hold: Callable[[str], "subprocess.Popen[str]"],
) -> None:
    monkeypatch.chdir(tmp_path)
    first = hold("tilflow-a")
    with pytest.raises(InputError, match="another run works on the same results"):
        claim("tilflow-a", [])
    # Other results, and a look at these, are free.
    assert hold("tilflow-b").poll() is None
    assert claim("tilflow-a", ["--dry-run"]) is False
    first.kill()
    first.wait()
    assert hold("tilflow-a").poll() is None


def test_the_lock_of_a_plain_snakemake_stays_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".snakemake" / "locks").mkdir(parents=True)
    (tmp_path / ".snakemake" / "locks" / "0.input.lock").touch()
    assert claim(name_run("results"), []) is False


def test_processes_of_the_run_are_ended_and_no_others() -> None:
    def start(name: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(["sleep", "60"], env={**os.environ, VARIABLE: name})

    mine, other = start("tilflow-mine"), start("tilflow-other")
    try:
        assert end_processes("tilflow-mine") == 1
        assert mine.poll() is not None
        assert psutil.Process(other.pid).is_running()
        assert other.poll() is None
    finally:
        for each in (mine, other):
            each.kill()
            each.wait()


def test_jobs_of_the_run_are_cancelled_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stand-in for SLURM's commands: a queue that is a file."""
    queue = tmp_path / "queue"
    queue.write_text("11 tilflow-mine_1\n12 tilflow-other_1\n13 tilflow-mine_1\n")
    for name, does in (
        ("squeue", f"cat {queue}"),
        ("scancel", f'for job; do sed -i "/^$job /d" {queue}; done'),
    ):
        script = tmp_path / name
        script.write_text(f"#!/bin/sh\n{does}\n")
        script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert end_jobs("tilflow-mine") == 2
    assert queue.read_text() == "12 tilflow-other_1\n"
