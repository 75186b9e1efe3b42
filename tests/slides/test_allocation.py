"""A job uses what it was given: the least of all bounds, whoever sets it."""

from collections.abc import Mapping

import pytest

from tilflow.errors import InputError
from tilflow.slides.allocation import Allocation, Bound, Machine, find_allocation

MACHINE = Machine(cpus=64, available_mb=100_000)
V2 = {
    "/proc/self/cgroup": "0::/job_7/step_0\n",
    "/sys/fs/cgroup/job_7/cpu.max": "350000 100000\n",
    "/sys/fs/cgroup/job_7/memory.max": "4294967296\n",
    "/sys/fs/cgroup/job_7/step_0/cpu.max": "max 100000\n",
    "/sys/fs/cgroup/job_7/step_0/memory.max": "max\n",
}
V1 = {
    "/proc/self/cgroup": "4:memory:/box\n3:cpu,cpuacct:/box\n1:name=systemd:/\n",
    "/sys/fs/cgroup/cpu/cpu.cfs_quota_us": "200000\n",
    "/sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
    "/sys/fs/cgroup/memory/box/memory.limit_in_bytes": "9223372036854771712\n",
    "/sys/fs/cgroup/memory/memory.limit_in_bytes": "2147483648\n",
}


def find(
    environment: Mapping[str, str],
    files: Mapping[str, str] | None = None,
    *,
    threads: int | None = None,
    memory_mb: int | None = None,
) -> Allocation:
    return find_allocation(
        environment,
        (files or {}).get,
        MACHINE,
        threads=threads,
        memory_mb=memory_mb,
        available_share=0.8,
    )


def test_alone_on_a_machine_its_cores_and_a_share_of_its_free_memory() -> None:
    found = find({})
    assert found.cpus == Bound(64, "cores of this process")
    assert found.memory_mb == Bound(80_000, "free memory")


@pytest.mark.parametrize(
    ("environment", "cpus"),
    [
        ({"SLURM_CPUS_PER_TASK": "4", "SLURM_CPUS_ON_NODE": "16"}, 4),
        ({"SLURM_CPUS_ON_NODE": "16"}, 16),
        ({"LSB_DJOB_NUMPROC": "12"}, 12),
        ({"NSLOTS": "6"}, 6),
        ({"NSLOTS": ""}, 64),
    ],
)
def test_each_scheduler_says_its_cores(environment: dict[str, str], cpus: int) -> None:
    assert find(environment).cpus.amount == cpus


def test_the_rule_bounds_the_cores_and_never_widens_them() -> None:
    assert find({"NSLOTS": "6"}, threads=2).cpus == Bound(2, "--threads")
    assert find({"NSLOTS": "6"}, threads=8).cpus == Bound(6, "NSLOTS")


def test_slurm_gives_memory_a_node_or_a_core() -> None:
    assert find({"SLURM_MEM_PER_NODE": "9000"}).memory_mb == Bound(9000, "SLURM_MEM_PER_NODE")
    each = {"SLURM_MEM_PER_CPU": "1500", "SLURM_CPUS_ON_NODE": "4", "SLURM_CPUS_PER_TASK": "2"}
    assert find(each).memory_mb == Bound(6000, "SLURM_MEM_PER_CPU")
    assert find({"SLURM_MEM_PER_NODE": "0"}).memory_mb.source == "free memory"


def test_asked_memory_holds_but_not_over_a_hard_limit() -> None:
    assert find({}, memory_mb=90_000).memory_mb == Bound(90_000, "--memory-mb")
    assert find({"SLURM_MEM_PER_NODE": "9000"}, memory_mb=90_000).memory_mb.amount == 9000


def test_a_control_group_of_version_2_and_those_above_it() -> None:
    found = find({}, V2)
    assert found.cpus == Bound(3, "quota of the control group")
    assert found.memory_mb == Bound(4096, "limit of the control group")


def test_a_control_group_of_version_1_seen_from_within_a_container() -> None:
    found = find({}, V1)
    assert found.cpus == Bound(2, "quota of the control group")
    assert found.memory_mb == Bound(2048, "limit of the control group")


def test_a_quota_under_one_core_is_one_core() -> None:
    half = {"/proc/self/cgroup": "0::/\n", "/sys/fs/cgroup/cpu.max": "50000 100000\n"}
    assert find({}, half).cpus.amount == 1


def test_a_variable_that_is_no_number_is_named() -> None:
    with pytest.raises(InputError, match="SLURM_CPUS_PER_TASK=many"):
        find({"SLURM_CPUS_PER_TASK": "many"})
