"""The test study on SLURM: the same bytes as on one machine, on both nodes, in few jobs."""

from pathlib import Path

import pytest
from benchmarks.cluster.comparing import digest_results
from tests.slurm.conftest import run, tell
from tests.slurm.virtual_slurm import Slurm

pytestmark = [pytest.mark.slurm, pytest.mark.pipeline, pytest.mark.xdist_group("slurm")]


def test_every_file_is_the_same_as_from_one_machine(
    slurm: Slurm, repository: Path, tmp_path: Path
) -> None:
    study = repository / "test_data"
    places = tmp_path / "local", tmp_path / "cluster"
    for place in places:
        place.mkdir()
    here = run(study, places[0])
    before = set(slurm.list_jobs("all"))
    there = run(study, places[1], slurm=slurm)
    assert here.returncode == 0, tell(here)
    assert there.returncode == 0, tell(there)
    local, cluster = (digest_results(place / "results") for place in places)
    assert len(local) > 500
    assert [name for name in local if cluster.get(name) != local[name]] == []
    assert set(cluster) == set(local)
    jobs = set(slurm.list_jobs("all")) - before
    # About a hundred steps; small ones go together.
    assert len(jobs) < 40
    assert {slurm.find_node(job) for job in jobs} == set(slurm.nodes)
    # A second time there is nothing to do.
    again = run(study, places[1], slurm=slurm)
    assert "Nothing to be done" in again.stdout + again.stderr


def test_what_was_asked_and_used_is_known_of_every_job(
    slurm: Slurm, tiny_study: Path, tmp_path: Path
) -> None:
    from tilflow.study.resources.needs import NEEDS
    from tilflow.study.resources.usage import read_usage

    done = run(tiny_study, tmp_path, slurm=slurm)
    assert done.returncode == 0, tell(done)
    usage = read_usage(tmp_path / "results")
    assert {each.rule for each in usage} == set(NEEDS) - {"check_clusters", "explore_blood"}
    for each in usage:
        assert each.threads is not None
        assert each.asked_mb is not None
        # Half a gibibyte and more is free, and none came near its time.
        assert (each.used_mb or 0) < each.asked_mb, each
        assert each.used_minutes < (each.asked_minutes or 0), each
