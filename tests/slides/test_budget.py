"""Memory is projected before a job starts, and what is projected is what is used."""

import subprocess
import sys

import pytest

from tilflow.errors import InputError
from tilflow.slides.allocation import Allocation, Bound
from tilflow.slides.budget import Demand, Plan, find_worker_mb, plan_work
from tilflow.slides.workers import Team

DEMAND = Demand(
    (9000, 9000), 1.0, context_px=100, channels=1, itemsize=2, engine_bytes=52, shard_px=512
)

PEAK = """
import sys
from pathlib import Path
import numpy as np
from tilflow.slides.nuclei.classical import ClassicalEngine
from tilflow.slides.settings_cells import SegmentSettings

def tell_peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])


side = int(sys.argv[1])
y, x = (np.arange(side) % 20 - 9.5) ** 2, (np.arange(side) % 20 - 9.5) ** 2
image = (y[:, None] + x[None] < 72).astype("float32")[None]
engine = ClassicalEngine(threshold=0.3, diameter_px=16.0, settings=SegmentSettings())
engine(image[:, :64, :64])
# The greatest memory so far is forgotten: a child may have inherited its parent's.
Path("/proc/self/clear_refs").write_text("5")
before = tell_peak()
covered = (engine(image) > 0).mean()
after = tell_peak()
print((after - before) * 1024 / side**2, covered, engine.bytes_per_px)
"""


def given(cpus: int, memory_mb: int) -> Allocation:
    return Allocation(Bound(cpus, "--threads"), Bound(memory_mb, "--memory-mb"))


def plan(
    cpus: int,
    memory_mb: int,
    *,
    workers: int | None = None,
    tile_px: int | None = None,
    most_threads: int = 1,
) -> Plan:
    return plan_work(
        DEMAND,
        given(cpus, memory_mb),
        workers=workers,
        tile_px=tile_px,
        largest_tile_px=4096,
        worth_mpx=4.0,
        most_threads=most_threads,
    )


def test_the_tile_follows_the_memory_by_powers_of_two() -> None:
    assert [plan(1, memory).tile_px for memory in (380, 600, 1500, 9000)] == [
        1024,
        2048,
        4096,
        4096,
    ]


def test_more_workers_share_the_memory() -> None:
    assert plan(4, 2000) == Plan(Team(4, process_mb=447), tile_px=1024)
    assert plan(2, 2000).tile_px == 2048


def test_threads_hold_the_program_once_and_no_process_waits_beside_them() -> None:
    assert plan(4, 2000, most_threads=4) == Plan(Team(4, 4, process_mb=2000), tile_px=2048)
    eight = plan(8, 2000, most_threads=4)
    assert eight == Plan(Team(8, 4, process_mb=895), tile_px=1024)
    assert 4 * (find_worker_mb(eight.team) - 210) + 210 <= 895


def test_what_a_refusal_asks_for_is_enough() -> None:
    for threads in (1, 4):
        with pytest.raises(InputError) as refused:
            plan(8, 300, workers=8, most_threads=threads)
        needed = int(str(refused.value).split("give the job ")[1].split(" MiB")[0])
        # Whole MiB are shared out: each worker may lose a part of one.
        assert plan(8, needed + 10, workers=8, most_threads=threads).team.workers == 8


def test_fewer_workers_rather_than_none() -> None:
    assert plan(8, 1100).team.workers == 2


def test_a_small_slide_starts_no_more_workers_than_it_is_worth() -> None:
    small = Demand((2000, 3000), 1.0, 100, 1, 2, 52, 512)
    one = plan_work(
        small,
        given(8, 9000),
        workers=None,
        tile_px=None,
        largest_tile_px=2048,
        worth_mpx=4.0,
        most_threads=4,
    )
    assert one.team.workers == 1


def test_what_is_asked_for_is_done() -> None:
    assert plan(2, 9000, workers=3, tile_px=777) == Plan(Team(3, process_mb=2930), 777)


@pytest.mark.parametrize(("workers", "tile_px"), [(None, None), (4, None), (1, 8192)])
def test_a_job_that_does_not_fit_is_refused_with_what_it_needs(
    workers: int | None, tile_px: int | None
) -> None:
    with pytest.raises(InputError, match=r"give the job \d+ MiB, or choose fewer --workers"):
        plan(1, 300, workers=workers, tile_px=tile_px)


def test_what_is_projected_is_what_is_used() -> None:
    """A call of the classical engine, within a quarter, on a window half covered by nuclei."""
    printed = subprocess.run(
        [sys.executable, "-c", PEAK, "1600"], capture_output=True, text=True, check=True
    ).stdout
    measured, covered, projected = map(float, printed.split())
    assert 0.4 < covered < 0.6
    assert measured == pytest.approx(projected, rel=0.25)
