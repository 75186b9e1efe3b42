"""One slide over two nodes: the same bytes as from one process, also when a node's job is lost."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.cluster.comparing import digest_results
from tests.slurm.virtual_slurm import Slurm
from tests.waiting import wait_until

pytestmark = [pytest.mark.slurm, pytest.mark.xdist_group("slurm")]

CONFIG = """
slides:
  segment: {tile_px: 256}
  running:
    worth_mpx: 0.5
    jobs: {jobs: 2, cores: 1, memory_mb: 2000, walltime_minutes: 20}
"""


def build_command(repository: Path, folder: Path, *options: str) -> list[str]:
    config = folder / "config.yaml"
    config.write_text(CONFIG)
    slide = repository / "test_data" / "tissue" / "A02-SCR.ome.tif"
    return [
        *(sys.executable, "-m", "tilflow", "slides", "segment", str(slide)),
        *("--assay", "ihc_membrane", "--cells", "--format", "zarr"),
        *("--config", str(config), "--out", str(folder / "results"), *options),
    ]


def find_working(slurm: Slurm, folder: Path) -> set[str]:
    """Return the running jobs whose worker met the process over TLS, by what their logs say."""
    met = {
        log.stem.rpartition("-")[2]
        for log in (folder / "results").glob(".*/tilflow-workers-*.err")
        if re.search(r"Registered to: +tls://", log.read_text())
    }
    return met & set(slurm.list_jobs())


@pytest.fixture(scope="module")
def whole(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What one process on this machine writes."""
    folder = tmp_path_factory.mktemp("alone")
    subprocess.run(build_command(repository, folder, "--workers", "1"), check=True)
    return digest_results(folder / "results")


def test_two_nodes_give_the_same_bytes(
    slurm: Slurm, repository: Path, tmp_path: Path, whole: dict[str, str]
) -> None:
    command = build_command(repository, tmp_path, "--cluster", "slurm")
    subprocess.run(command, env={**os.environ, **slurm.environment}, check=True)
    assert digest_results(tmp_path / "results") == whole
    # Nothing is left of what the workers shared.
    assert [path.name for path in (tmp_path / "results").glob(".*")] == []


def test_a_job_that_is_cancelled_is_replaced(
    slurm: Slurm, repository: Path, tmp_path: Path, whole: dict[str, str]
) -> None:
    before = set(slurm.list_jobs())
    command = build_command(repository, tmp_path, "--cluster", "slurm")
    child = subprocess.Popen(command, env={**os.environ, **slurm.environment})
    wait_until(lambda: find_working(slurm, tmp_path) - before or child.poll() is not None)
    slurm.call("scancel", min(find_working(slurm, tmp_path) - before))
    assert child.wait(timeout=600) == 0
    assert digest_results(tmp_path / "results") == whole
