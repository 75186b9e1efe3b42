"""The pipeline on the test data, run once for all tests of this folder."""

from pathlib import Path

import pytest
from tests.workflow.runs import run


@pytest.fixture(scope="session")
def test_study(repository: Path) -> Path:
    return repository / "test_data"


@pytest.fixture(scope="session")
def working_folder(test_study: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the pipeline ran on the test data; its results lie in ``results``."""
    folder = tmp_path_factory.mktemp("demo")
    done = run("tilflow", "run", test_study, "--cores", "2", folder=folder)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return folder
