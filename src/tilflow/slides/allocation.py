"""What the job was given: cores and memory, from whoever gave them.

A machine's size says little: a job on a cluster, in a container or under a workflow manager may
use a part of it, and one that uses more is slowed down or killed. Every source sets a bound, and
the least of them holds.

SLURM states its allocation in ``SLURM_CPUS_PER_TASK``, ``SLURM_CPUS_ON_NODE``,
``SLURM_MEM_PER_NODE`` and ``SLURM_MEM_PER_CPU`` (MiB; 0 is the whole node), LSF in
``LSB_DJOB_NUMPROC``, Grid Engine in ``NSLOTS``. Control groups: the kernel's admin guides of
version 2 (``cpu.max``, ``memory.max``) and 1 (``cpu.cfs_quota_us``, ``memory.limit_in_bytes``).
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from tilflow.errors import InputError

Read = Callable[[str], str | None]
"""The text of a file of the system, or None where there is none."""

CPU_VARIABLES: Final = ("SLURM_CPUS_PER_TASK", "SLURM_CPUS_ON_NODE", "LSB_DJOB_NUMPROC", "NSLOTS")
MIB: Final = 2**20
UNLIMITED: Final = 2**60
"""Control groups of version 1 write about 2**63 bytes where there is no limit."""


@dataclass(frozen=True, slots=True, order=True)
class Bound:
    """How much may be used, and who says so."""

    amount: int
    source: str


@dataclass(frozen=True, slots=True)
class Machine:
    """What the machine itself offers to this process."""

    cpus: int
    available_mb: int


@dataclass(frozen=True, slots=True)
class Allocation:
    """Cores and memory (MiB) of this job, each with the source that sets it."""

    cpus: Bound
    memory_mb: Bound


def find_allocation(
    environment: Mapping[str, str],
    read: Read,
    machine: Machine,
    *,
    threads: int | None,
    memory_mb: int | None,
    available_share: float,
) -> Allocation:
    """Return the least of all bounds on cores and on memory.

    Parameters
    ----------
    environment
        Variables, as of ``os.environ``.
    read
        Reader of ``/proc/self/cgroup`` and of the files under ``/sys/fs/cgroup``.
    threads, memory_mb
        What the caller, e.g. a rule, says that the job may use.
    available_share
        Without `memory_mb`, part of the machine's free memory that may be taken.

    Raises
    ------
    InputError
        Where a variable holds no whole number.

    Examples
    --------
    >>> found = find_allocation(
    ...     {"SLURM_CPUS_PER_TASK": "4", "SLURM_MEM_PER_CPU": "2000"}, lambda path: None,
    ...     Machine(64, 256_000), threads=8, memory_mb=None, available_share=0.8)
    >>> found.cpus, found.memory_mb
    (Bound(amount=4, source='SLURM_CPUS_PER_TASK'), Bound(amount=8000, source='SLURM_MEM_PER_CPU'))
    """
    groups = _list_groups(read)
    cpus = [Bound(machine.cpus, "cores of this process"), *_read_cpu_quotas(groups, read)]
    cpus += [
        Bound(count, name)
        for name in CPU_VARIABLES
        if (count := _read_number(environment, name)) is not None
    ]
    if threads is not None:
        cpus.append(Bound(threads, "--threads"))
    memory = [*_read_slurm_memory(environment, min(cpus).amount), *_read_limits(groups, read)]
    if memory_mb is not None:
        memory.append(Bound(memory_mb, "--memory-mb"))
    else:
        memory.append(Bound(int(machine.available_mb * available_share), "free memory"))
    return Allocation(min(cpus), min(memory))


def read_machine() -> Machine:
    """Ask the machine for the cores that this process may run on, and for its free memory."""
    import psutil

    # macOS and Windows bind no process to cores.
    can_be_bound = hasattr(os, "sched_getaffinity")
    cpus = len(os.sched_getaffinity(0)) if can_be_bound else os.cpu_count() or 1
    return Machine(cpus, int(psutil.virtual_memory().available // MIB))


def read_system_file(path: str) -> str | None:
    """Return the text of a file of the system, or None where it cannot be read."""
    try:
        return Path(path).read_text(encoding="ascii")
    except OSError:
        return None


def _read_number(environment: Mapping[str, str], name: str) -> int | None:
    """Return a variable as a number; None where it is missing, or 0 (which says: no bound)."""
    text = environment.get(name, "").strip()
    if not text:
        return None
    if not text.isdecimal():
        message = f"{name}={text}: is not a whole number; correct it, or unset it"
        raise InputError(message)
    return int(text) or None


def _read_slurm_memory(environment: Mapping[str, str], cpus: int) -> Iterator[Bound]:
    if (whole := _read_number(environment, "SLURM_MEM_PER_NODE")) is not None:
        yield Bound(whole, "SLURM_MEM_PER_NODE")
    if (each := _read_number(environment, "SLURM_MEM_PER_CPU")) is not None:
        held = _read_number(environment, "SLURM_CPUS_ON_NODE") or cpus
        yield Bound(each * held, "SLURM_MEM_PER_CPU")


def _list_groups(read: Read) -> list[tuple[str, str]]:
    """Return (controller, path) of the control groups that hold this process.

    The controller is empty for version 2. A limit of any group above holds as well, and within a
    container the path is that of the host: the groups above it are all looked at.
    """
    groups = []
    for line in (read("/proc/self/cgroup") or "").splitlines():
        _, controllers, path = line.split(":", 2)
        inside = PurePosixPath(path)
        for controller in controllers.split(","):
            groups += [(controller, str(each)) for each in (inside, *inside.parents)]
    return groups


def _locate(controller: str, group: str, file: str) -> str:
    return str(PurePosixPath("/sys/fs/cgroup", controller, group.lstrip("/"), file))


def _read_cpu_quotas(groups: list[tuple[str, str]], read: Read) -> Iterator[Bound]:
    for controller, group in groups:
        if controller == "":
            quota, _, period = (read(_locate("", group, "cpu.max")) or "max 1").partition(" ")
        elif controller == "cpu":
            quota = read(_locate("cpu", group, "cpu.cfs_quota_us")) or "-1"
            period = read(_locate("cpu", group, "cpu.cfs_period_us")) or "1"
        else:
            continue
        if quota.strip() not in ("max", "-1"):
            # A quota of one core and a half is one core: two would wait for each other.
            yield Bound(max(1, int(quota) // int(period)), "quota of the control group")


def _read_limits(groups: list[tuple[str, str]], read: Read) -> Iterator[Bound]:
    for controller, group in groups:
        if controller not in ("", "memory"):
            continue
        file = "memory.limit_in_bytes" if controller else "memory.max"
        limit = (read(_locate(controller, group, file)) or "max").strip()
        if limit != "max" and int(limit) < UNLIMITED:
            yield Bound(int(limit) // MIB, "limit of the control group")
