"""Fixtures that every room's tests share."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real files, named by TILFLOW_REAL_DATA; skips where there is none."""
    default = REPOSITORY.parent / "shared" / "real"
    folder = Path(os.environ.get("TILFLOW_REAL_DATA", default))
    if not folder.is_dir():
        pytest.skip(f"no real files: TILFLOW_REAL_DATA names no folder ({folder})")
    return folder


# A script that writes the tests' nets, with a package that the tests do not need.
collect_ignore = ["slides/data/draw_nets.py"]
