"""Whole or not at all."""

from pathlib import Path

import pytest

from tilflow.staging import staged


class Broken(Exception):
    """The block failed."""


def test_a_file_appears_whole_and_alone(tmp_path: Path) -> None:
    with staged(tmp_path / "new" / "table.txt") as temporary:
        temporary.write_text("text")
        assert temporary.parent == tmp_path / "new"
        assert temporary.suffix == ".txt"
        assert not (tmp_path / "new" / "table.txt").exists()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["table.txt"]


def test_a_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    path.write_text("old")
    with staged(path) as temporary:
        temporary.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"


def test_a_folder_replaces_a_full_one(tmp_path: Path) -> None:
    path = tmp_path / "store.zarr"
    path.mkdir()
    (path / "old").write_text("old")
    with staged(path) as temporary:
        temporary.mkdir()
        (temporary / "new").write_text("new")
    assert [each.name for each in path.iterdir()] == ["new"]
    assert [each.name for each in tmp_path.iterdir()] == ["store.zarr"]


@pytest.mark.parametrize("is_folder", [False, True])
def test_after_a_failure_the_old_one_stands_and_nothing_is_left(
    is_folder: bool, tmp_path: Path
) -> None:
    path = tmp_path / "out"
    path.write_text("old")
    with pytest.raises(Broken), staged(path) as temporary:  # noqa: PT012
        if is_folder:
            temporary.mkdir()
            (temporary / "half").write_text("half")
        else:
            temporary.write_text("half")
        raise Broken
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_a_block_that_writes_nothing_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    path.write_text("old")
    with pytest.raises(FileNotFoundError), staged(path):
        pass
    assert path.read_text() == "old"


def test_two_at_once_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    with staged(path) as first, staged(path) as second:
        assert first != second
        first.write_text("first")
        second.write_text("second")
    assert path.read_text() == "first"
    assert [each.name for each in tmp_path.iterdir()] == ["table.txt"]
