"""What two results folders hold, file by file: what is the same for every run on the same study."""

import hashlib
import re
from pathlib import Path

TIMES = ("logs", "benchmarks")
"""Folders that say how a run went, and not what came out."""

HIDDEN = re.compile(r"\.")


def digest_results(results: Path) -> dict[str, str]:
    """Return file → digest of all that a run made; what is being written does not count."""
    return {
        str(path.relative_to(results)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(results.rglob("*"))
        if path.is_file() and is_made(path.relative_to(results))
    }


def is_made(path: Path) -> bool:
    """Tell whether a file is part of what was made, by its path within the results."""
    return path.parts[0] not in TIMES and not any(HIDDEN.match(part) for part in path.parts)


def find_half_written(results: Path, whole: dict[str, str]) -> list[str]:
    """Return files of a run that was cut off which are not as `whole` has them.

    A file may be missing; a store that is there must have all of its files.
    """
    here = digest_results(results) if results.exists() else {}
    changed = [path for path, digest in here.items() if whole.get(path) != digest]
    stores = {store for path in here for store in list_stores(Path(path))}
    missing = [
        path
        for path in whole
        if path not in here and not stores.isdisjoint(list_stores(Path(path)))
    ]
    return sorted([*changed, *missing])


def list_stores(path: Path) -> list[str]:
    """Return the outermost zarr store that a path lies in, if any."""
    parts = path.parts
    stores = [str(Path(*parts[: n + 1])) for n, part in enumerate(parts) if part.endswith(".zarr")]
    return stores[:1]
