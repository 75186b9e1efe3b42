"""Seconds that a command would take were its cores free: ``python unhindered.py slides segment …``.

Where others use the machine the clock says little, and says it in favour of many threads, as each
gets a share. Linux counts how long a thread waited for a core (``/proc/PID/task/TID/schedstat``).
From the clock are taken the waits of the main thread, which hands out the tiles and does alone what
is not in tiles, and the mean wait of the threads that tiles run in, while it waits for them. Waits
of helpers, such as those that decode chunks, are left in: the figure is no less than the truth.

Printed as JSON: seconds, unhindered seconds, processor seconds, peak in MiB. The start of Python
and of this script is left out, as it is of any command.
"""

import contextlib
import json
import os
import resource
import sys
import threading
import time
from pathlib import Path

from tilflow.cli import main

EVERY_S = 0.2
WORKERS, FIRST = "Dask-Default-Threads", "tilflow-first-tile"
"""Names of the threads that tiles run in: dask's workers, and the one before them."""


class Waits:
    """The seconds that the main thread and those of tiles have waited for a core."""

    def __init__(self) -> None:
        self.by_thread = {os.getpid(): 0.0}
        self.workers: set[int] = set()
        self._is_over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def close(self) -> None:
        """Stop looking."""
        self._is_over.set()
        self._watcher.join()

    def _watch(self) -> None:
        while not self._is_over.wait(EVERY_S):
            self._look()
        self._look()

    def _look(self) -> None:
        named = [(thread.name, thread.native_id or 0) for thread in threading.enumerate()]
        self.workers |= {number for name, number in named if WORKERS in name}
        tiles = [number for name, number in named if WORKERS in name or FIRST in name]
        for number in (os.getpid(), *tiles):
            # A thread may end while it is looked at.
            with contextlib.suppress(OSError):
                told = Path(f"/proc/self/task/{number}/schedstat").read_text().split()
                self.by_thread[number] = int(told[1]) / 1e9


def run(arguments: list[str]) -> dict[str, float]:
    """Run a command of tilflow in this process."""
    started, waits = time.perf_counter(), Waits()
    if main(arguments) != 0:
        raise SystemExit(2)
    seconds = time.perf_counter() - started
    waits.close()
    main_waited = waits.by_thread.pop(os.getpid())
    waited = main_waited + sum(waits.by_thread.values()) / max(len(waits.workers), 1)
    usages = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "seconds": seconds,
        "unhindered": seconds - waited,
        "processor": sum(usage.ru_utime + usage.ru_stime for usage in usages),
        "peak": usages[0].ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1:])))
