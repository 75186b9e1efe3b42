"""Workers: answers in order, a killed one is told, none is left behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from typing import Any

import psutil
import pytest
from tests.waiting import wait_until

from tilflow.errors import InputError
from tilflow.slides.workers import Team, open_workers

SLEEPERS = """
import signal
import time

from tilflow.slides.workers import open_workers

# A shell's background jobs are born deaf to it, and so are their children.
signal.signal(signal.SIGINT, signal.default_int_handler)

def wait(shared, item):
    time.sleep(600)

if __name__ == "__main__":
    with open_workers(2) as run:
        run(wait, [1, 2], shared=None)
"""


def meet(shared: list[int], item: int) -> tuple[int, int, int]:
    MEETING.wait(timeout=60)
    return os.getpid(), threading.get_ident(), id(shared)


MEETING = threading.Barrier(2)


class Watch:
    """How many are at work, and how many were at most."""

    def __init__(self) -> None:
        self.lock, self.now, self.most = threading.Lock(), 0, 0


def dwell(shared: Watch, item: float) -> float:
    with shared.lock:
        shared.now += 1
        shared.most = max(shared.most, shared.now)
    time.sleep(item or 0.01)
    with shared.lock:
        shared.now -= 1
    return item


def add(shared: int, item: int) -> int:
    return shared + item


def divide(shared: int, item: int) -> int:
    return shared // item


def die(shared: int, item: int) -> int:
    if item == shared:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def test_answers_come_in_order_and_a_killed_worker_is_an_error_not_a_hang() -> None:
    with open_workers(2) as run:
        assert run(add, list(range(20)), shared=100) == list(range(100, 120))
        with pytest.raises(InputError, match="a worker process was killed"):
            run(die, [1, 2, 3], shared=2)


def test_a_few_workers_are_threads_of_this_process_and_hold_what_they_share_once() -> None:
    with open_workers(Team(2, most_threads=4)) as run:
        # The first of all items is begun in a thread of its own, before the workers are there.
        assert run(add, [1, 2, 3], shared=1) == [2, 3, 4]
        processes, threads, held = zip(*run(meet, [1, 2, 3, 4], shared=[1]), strict=True)
        with pytest.raises(ZeroDivisionError):
            run(divide, [1, 0], shared=1)
    assert set(processes) == {os.getpid()}
    assert len(set(threads)) == 2
    assert threading.get_ident() not in threads
    assert len(set(held)) == 1


def test_the_item_that_is_begun_first_counts_as_a_worker_and_its_error_is_told() -> None:
    at_once = Watch()
    with open_workers(Team(2, most_threads=2)) as run:
        assert run(dwell, [0.3, 0, 0, 0, 0, 0], shared=at_once) == [0.3, 0, 0, 0, 0, 0]
    assert at_once.most <= 2
    with pytest.raises(ZeroDivisionError), open_workers(Team(2, most_threads=2)) as run:
        run(divide, [0, 1], shared=1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_no_process_is_left_behind(tmp_path: Any, number: signal.Signals) -> None:
    script = tmp_path / "sleepers.py"
    script.write_text(SLEEPERS)
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    parent = subprocess.Popen(
        [sys.executable, str(script)], env=environment, stderr=subprocess.DEVNULL
    )
    watched = psutil.Process(parent.pid)
    try:
        wait_until(lambda: len(_find_workers(watched)) == 2 and any(tmp_path.glob("tilflow-*/*")))
        workers = watched.children(recursive=True)
        parent.send_signal(number)
        assert parent.wait(timeout=120) != 0
        assert psutil.wait_procs(workers, timeout=120)[1] == []
        assert list(tmp_path.glob("tilflow-*")) == []
    finally:
        parent.kill()


def _find_workers(parent: psutil.Process) -> list[psutil.Process]:
    return [child for child in parent.children() if "spawn_main" in " ".join(child.cmdline())]
