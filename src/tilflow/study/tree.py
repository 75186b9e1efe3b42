"""The folder tree that a scan goes through."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from tilflow.errors import InputError


@dataclass(frozen=True)
class Tree:
    """Files below a folder, and how the sheets of a study name them.

    Attributes
    ----------
    root
        The folder that was gone through, absolute.
    study
        The study folder, absolute.
    files
        Every file and ``.zarr`` folder below `root`, in the order of their names.
    """

    root: Path
    study: Path
    files: tuple[Path, ...] = field(repr=False)

    def relative(self, path: Path) -> PurePath:
        """Return `path` from the root on: the part whose names tell something."""
        return path.relative_to(self.root)

    def name(self, path: Path) -> str:
        """Return `path` as a sheet names it: relative where it lies in the study folder."""
        if path.is_relative_to(self.study):
            return path.relative_to(self.study).as_posix()
        return path.as_posix()


def read_tree(root: Path | str, study: Path | str) -> Tree:
    """Go through the folder `root` for the study folder `study`.

    Raises
    ------
    InputError
        Where there is no such folder.
    """
    root, study = Path(root).absolute(), Path(study).absolute()
    if not root.is_dir():
        message = f"{root}: no such folder to scan"
        raise InputError(message)
    return Tree(root, study, tuple(_walk(root)))


def _walk(root: Path) -> Iterator[Path]:
    """Yield files in order; not the hidden ones that macOS leaves, nor the results of a run."""
    for parent, folders, names in os.walk(root):
        if "provenance.json" in names:
            folders.clear()
            continue
        stores = [name for name in folders if name.endswith(".zarr")]
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in stores
        )
        for name in sorted((*names, *stores)):
            if not name.startswith("."):
                yield Path(parent, name)
