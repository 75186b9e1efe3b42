"""From any value back to its files: digests of inputs, settings and code, and the versions."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any, Final

PACKAGE: Final = Path(__file__).parent
BASE_FILES: Final = (
    "errors.py",
    "staging.py",
    "figure_files.py",
    "measurement.py",
    "model_file.py",
    "section.py",
    "provenance.py",
    "study_day.py",
)
"""What every room stands on: an edit here reruns everything."""

STAMP: Final = ".snakemake_timestamp"
"""File that Snakemake puts into a folder that a rule wrote."""


def compute_sha256(path: Path | str) -> str:
    """Return the SHA-256 of a file's bytes, or of a folder's files in the order of their names.

    Snakemake's time stamp in a folder is not counted: the digest is of what the command wrote.
    """
    path = Path(path)
    if path.is_file():
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    return _digest_files(path, [p for p in path.rglob("*") if p.is_file() and p.name != STAMP])


def compute_settings_digest(settings: Any) -> str:
    """Return the SHA-256 of anything JSON can hold, whatever the order of its keys.

    Examples
    --------
    >>> compute_settings_digest({"a": 1, "b": 2}) == compute_settings_digest({"b": 2, "a": 1})
    True
    """
    text = json.dumps(settings, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def compute_code_digest(*rooms: str) -> str:
    """Return the SHA-256 of the source that the commands of `rooms` run: room, command, base."""
    files = [PACKAGE / name for name in BASE_FILES]
    for room in rooms:
        files += [p for p in (PACKAGE / room).rglob("*") if p.is_file() and not _is_cache(p)]
        files += (PACKAGE / "cli").glob(f"{room}*.py")
    return _digest_files(PACKAGE, files)


def _is_cache(path: Path) -> bool:
    """Whether Python or numba wrote the file while running."""
    return "__pycache__" in path.parts


def _digest_files(root: Path, files: list[Path]) -> str:
    total = hashlib.sha256()
    for file in sorted(set(files)):
        total.update(f"{file.relative_to(root).as_posix()}\0{compute_sha256(file)}\n".encode())
    return total.hexdigest()
