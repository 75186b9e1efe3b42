"""Digests of what lies on the disk: a damaged shard is found, and named by its pixels.

Each array keeps the SHA-256 of its files among its attributes. An assembled store takes them along,
as its metadata are copies and its pixels links.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import zarr

from tilflow.errors import SlideError

DIGESTS: Final = "sha256"
"""Attribute of an array: name of a file under it → digest of its bytes."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A file of a store that is not what was written.

    Attributes
    ----------
    file
        Path within the store.
    pixels
        Where its pixels lie in the array, e.g. ``0:1, 4096:8192, 0:4096``.
    what
        changed, missing, or not written by tilflow.
    """

    file: str
    pixels: str
    what: str

    def __str__(self) -> str:
        return f"{self.file} (pixels {self.pixels}): {self.what}"


def record_digests(path: Path | str) -> None:
    """Note the digest of every file of every array under `path`, once all is written."""
    for folder in list_arrays(Path(path)):
        array = zarr.open_array(folder, mode="r+")
        array.attrs[DIGESTS] = {name: _digest(folder / name) for name in _list_files(folder)}


def find_damage(path: Path | str) -> list[Damage]:
    """Return what differs from what was written, in the order of arrays and files.

    Raises
    ------
    SlideError
        Where there is no array, or one carries no digests.
    """
    root, found = Path(path), []
    folders = list_arrays(root)
    if not folders:
        message = f"{path}: holds no zarr array"
        raise SlideError(message)
    for folder in folders:
        array = zarr.open_array(folder, mode="r")
        written: Any = array.attrs.get(DIGESTS)
        if written is None:
            message = f"{folder}: carries no digests; it was not written by this version of tilflow"
            raise SlideError(message)
        there = _list_files(folder)
        for name in sorted({*written, *there}):
            what = _compare(folder, name, written, there)
            if what:
                file = (folder / name).relative_to(root).as_posix()
                found.append(Damage(file, _locate(array, name), what))
    return found


def _compare(folder: Path, name: str, written: dict[str, str], there: list[str]) -> str:
    if name not in there:
        return "missing"
    if name not in written:
        return "not written by tilflow"
    return "" if _digest(folder / name) == written[name] else "changed"


def list_arrays(root: Path) -> list[Path]:
    """Return the folders of the arrays under `root`: those that hold a chunk tree or are arrays."""
    marks = sorted(root.rglob("zarr.json"))
    return [mark.parent for mark in marks if b'"node_type": "array"' in mark.read_bytes()]


def _list_files(folder: Path) -> list[str]:
    files = (file for file in folder.rglob("*") if file.is_file() and file.name != "zarr.json")
    return sorted(f.relative_to(folder).as_posix() for f in files if not f.name.startswith("."))


def _locate(array: Any, name: str) -> str:
    steps = array.shards or array.chunks
    places = [int(part) for part in name.split("/")[1:] if part.isdigit()]
    spans = zip(places, steps, array.shape, strict=False)
    return ", ".join(f"{at * step}:{min((at + 1) * step, n)}" for at, step, n in spans)


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
