"""The test study on SLURM: the same bytes as on one machine, on both nodes, in few jobs."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from benchmarks.cluster.comparing import digest_results
from tests.slurm.conftest import run, tell
from tests.slurm.virtual_slurm import Slurm

pytestmark = [pytest.mark.slurm, pytest.mark.pipeline, pytest.mark.xdist_group("slurm")]


@dataclass(frozen=True)
class Done:
    """A run on SLURM: the folder it was given in, and the numbers of its jobs."""

    folder: Path
    jobs: set[str]


@pytest.fixture(scope="module")
def done(slurm: Slurm, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Done:
    """Run the test study on SLURM."""
    folder = tmp_path_factory.mktemp("cluster")
    before = set(slurm.list_jobs("all"))
    there = run(repository / "test_data", folder, slurm=slurm)
    assert there.returncode == 0, tell(there)
    return Done(folder, set(slurm.list_jobs("all")) - before)


def test_every_file_is_the_same_as_from_one_machine(
    done: Done, repository: Path, tmp_path: Path
) -> None:
    here = run(repository / "test_data", tmp_path)
    assert here.returncode == 0, tell(here)
    local, cluster = (digest_results(place / "results") for place in (tmp_path, done.folder))
    assert len(local) > 500
    assert [name for name in local if cluster.get(name) != local[name]] == []
    assert set(cluster) == set(local)


def test_a_hundred_steps_are_few_jobs_on_both_nodes(done: Done, slurm: Slurm) -> None:
    assert len(done.jobs) < 40
    assert {slurm.find_node(job) for job in done.jobs} == set(slurm.nodes)


def test_a_second_time_there_is_nothing_to_do(done: Done, slurm: Slurm, repository: Path) -> None:
    again = run(repository / "test_data", done.folder, slurm=slurm)
    assert "Nothing to be done" in again.stdout + again.stderr


def test_what_was_asked_and_used_is_known_of_every_job(done: Done) -> None:
    from tilflow.study.resources.needs import NEEDS
    from tilflow.study.resources.usage import read_usage

    usage = read_usage(done.folder / "results")
    assert {each.rule for each in usage} == set(NEEDS) - {"check_clusters", "explore_blood"}
    for each in usage:
        assert each.threads is not None
        assert each.asked_mb is not None
        # Half a gibibyte and more is free, and none came near its time.
        assert (each.used_mb or 0) < each.asked_mb, each
        assert each.used_minutes < (each.asked_minutes or 0), each
