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


@pytest.mark.parametrize(
    ("module", "spared"),
    [
        # One of each for every tube of a study.
        ("tilflow.cytometry.tubes.storing", {"pandas", "anndata", "zarr", "matplotlib"}),
        ("tilflow.cytometry.figures.stored", {"pandas", "anndata", "dask"}),
        # One for every slide.
        ("tilflow.slides.quality.evaluation", {"scipy.signal", "scipy.stats", "numba"}),
        ("tilflow.slides.nuclei.engines", {"scipy.stats", "numba", "anndata"}),
        ("tilflow.slides.cells.compartment_cells", {"scipy.stats", "scipy.signal"}),
    ],
)
def test_what_every_specimen_starts_spares_what_it_does_not_need(
    module: str, spared: set[str]
) -> None:
    assert imported(f"import {module}").isdisjoint(spared)
