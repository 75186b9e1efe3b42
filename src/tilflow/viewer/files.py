"""Which file a path of the address leads to, what type it is, and which part of it is asked for."""

import re
import stat
from pathlib import Path
from typing import Final
from urllib.parse import unquote

TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".log": "text/plain; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".tsv": "text/tab-separated-values; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webp": "image/webp",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".yaml": "text/plain; charset=utf-8",
}
OTHER_TYPE: Final = "application/octet-stream"

RANGE: Final = re.compile(r"bytes=(\d*)-(\d*)$")
"""One range: a request for several is answered with the whole file, as the standard allows."""


def find_file(root: Path, address: str) -> Path | None:
    """Return the file below `root` that `address` names, or None where there is none to be shown.

    Refused, as if they were not there: folders, hidden names (staged files are), ``..``, what a
    link leads to outside of `root`, and what is no plain file.

    Parameters
    ----------
    root
        A resolved folder.
    address
        Path of the address below the root, percent-encoded.
    """
    parts = [unquote(part, errors="strict") for part in address.split("/") if part]
    if not parts or any(not _is_plain_name(part) for part in parts):
        return None
    try:
        path = root.joinpath(*parts).resolve(strict=True)
        # A pipe or a device would block or never end.
        is_file = stat.S_ISREG(path.stat().st_mode)
    except (OSError, RuntimeError, ValueError):
        return None
    return path if is_file and path.is_relative_to(root) else None


def _is_plain_name(part: str) -> bool:
    return not part.startswith(".") and not set(part) & {"/", "\\", "\0", ":"}


def get_type(name: str) -> str:
    """Return the media type of a file by its suffix.

    Examples
    --------
    >>> get_type("zarr.json"), get_type("c/0/0/0")
    ('application/json', 'application/octet-stream')
    """
    return TYPES.get(Path(name).suffix.lower(), OTHER_TYPE)


def parse_range(header: str | None, size: int) -> tuple[int, int] | None:
    """Return (first byte, number of bytes) of a ``Range`` header; None is the whole file.

    Raises
    ------
    ValueError
        Where nothing of the file lies in the range.

    Examples
    --------
    >>> parse_range("bytes=2-4", 10), parse_range("bytes=-4", 10), parse_range("bytes=8-99", 10)
    ((2, 3), (6, 4), (8, 2))
    >>> parse_range("lines=1-2", 10) is None
    True
    """
    match = RANGE.match((header or "").strip())
    if match is None or match[0] == "bytes=-":
        return None
    first, last = match[1], match[2]
    if not first:
        length = min(int(last), size)
        start, stop = size - length, size
    else:
        start, stop = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    if stop <= start:
        message = f"{header}: nothing of {size} bytes"
        raise ValueError(message)
    return start, stop - start
