"""Digests change with what they are of, and with nothing else."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import tilflow.provenance as provenance
from tilflow.provenance import compute_code_digest, compute_settings_digest, compute_sha256


def test_a_file_has_the_digest_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"abc" * 100_000)
    assert compute_sha256(path) == hashlib.sha256(b"abc" * 100_000).hexdigest()


def test_a_folder_has_the_digest_of_its_names_and_contents(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "c").mkdir(parents=True)
        (tmp_path / name / "c" / "0").write_text("x")
        (tmp_path / name / "zarr.json").write_text("{}")
    os.utime(tmp_path / "two" / "zarr.json", (0, 0))
    before = compute_sha256(tmp_path / "one")
    (tmp_path / "two" / ".snakemake_timestamp").touch()
    assert compute_sha256(tmp_path / "two") == before
    (tmp_path / "two" / "c" / "0").rename(tmp_path / "two" / "c" / "1")
    assert compute_sha256(tmp_path / "two") != before
    (tmp_path / "two" / "c" / "1").rename(tmp_path / "two" / "c" / "0")
    (tmp_path / "two" / "c" / "0").write_text("y")
    assert compute_sha256(tmp_path / "two") != before


def test_settings_are_compared_by_value_and_not_by_order() -> None:
    digest = compute_settings_digest({"a": {"x": 1, "y": [1, 2]}, "b": 0.1})
    assert compute_settings_digest({"b": 0.1, "a": {"y": [1, 2], "x": 1}}) == digest
    assert compute_settings_digest({"b": 0.1, "a": {"y": [2, 1], "x": 1}}) != digest
    assert compute_settings_digest({"b": 0.2, "a": {"x": 1, "y": [1, 2]}}) != digest


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the package's layout that may be edited."""
    for name in provenance.BASE_FILES:
        (tmp_path / name).write_text(name)
    for name in ("slides/read.py", "slides/assays/he.yaml", "cytometry/fcs.py", "cli/slides.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(provenance, "PACKAGE", tmp_path)
    compute_code_digest.cache_clear()
    yield tmp_path
    compute_code_digest.cache_clear()


def digest(*rooms: str) -> str:
    compute_code_digest.cache_clear()
    return compute_code_digest(*rooms)


@pytest.mark.parametrize(
    ("edited", "changes"),
    [
        ("slides/read.py", True),
        ("slides/assays/he.yaml", True),
        ("cli/slides.py", True),
        ("errors.py", True),
        ("cytometry/fcs.py", False),
    ],
)
def test_code_of_a_room_is_its_files_its_command_and_the_base(
    edited: str, changes: bool, package: Path
) -> None:
    before = digest("slides")
    (package / edited).write_text("edited")
    assert (digest("slides") != before) == changes


def test_compiled_files_do_not_count_nor_does_the_order_of_rooms(package: Path) -> None:
    before = digest("slides", "cytometry")
    (package / "slides" / "__pycache__").mkdir()
    (package / "slides" / "__pycache__" / "read.cpython-311.pyc").write_bytes(b"compiled")
    (package / "slides" / "__pycache__" / "read.outline-1.py311.1.nbc").write_bytes(b"by numba")
    assert digest("cytometry", "slides") == before


def test_where_the_package_lies_does_not_count(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digest("slides")
    moved = tmp_path.parent / f"{tmp_path.name}-moved"
    shutil.copytree(package, moved)
    monkeypatch.setattr(provenance, "PACKAGE", moved)
    assert digest("slides") == before
