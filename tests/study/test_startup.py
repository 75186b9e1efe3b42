"""A command starts fast: what is heavy is imported where it is used."""

import subprocess
import sys

import pytest

HEAVY = (
    "numpy",
    "pandas",
    "scipy",
    "skimage",
    "dask",
    "zarr",
    "matplotlib",
    "flowkit",
    "snakemake",
)


def imported(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "statement",
    [
        "import tilflow.cli",
        "from tilflow.cli import build_parser; build_parser()",
        "from tilflow.settings import read_settings; read_settings(None)",
        "from tilflow.study import open_study",
        "import tilflow.study.checking, tilflow.study.scaffold, tilflow.study.running",
    ],
)
def test_starting_imports_nothing_heavy(statement: str) -> None:
    assert imported(statement).isdisjoint(HEAVY)
