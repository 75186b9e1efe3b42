"""How much there is to do: events of a tube and pixels of a slide, from the first bytes of a file.

Snakemake asks while it plans, and each job asks again: nothing heavy is imported, no pixel is read,
and a file that cannot be understood is judged by its size. `tilflow check` says what is wrong with
it.
"""

import json
import struct
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, Final

from tilflow.cytometry.fcs.header import read_header
from tilflow.cytometry.fcs.text import read_keywords
from tilflow.errors import FcsError

BYTES_OF_VALUE: Final = 4
"""A value of an FCS file, where the header does not say how many there are."""

PIXELS_OF_BYTE: Final = 20
"""Pixels that a byte of a well compressed slide stands for, where nothing else is known."""

TIFF_ORDERS: Final = {b"II": "<", b"MM": ">"}
BIG_TIFF: Final = 43
WIDTH: Final = 256
LENGTH: Final = 257
"""Tags of TIFF 6.0: columns and rows."""

NUMBERS: Final = {3: "H", 4: "I", 16: "Q"}
"""Types of whole numbers: SHORT, LONG, and LONG8 of BigTIFF."""

MOST_IMAGES: Final = 256
"""Images of a TIFF that are looked at: a channel each, and the coarser levels."""


@cache
def count_million_values(path: str) -> float:
    """Return the values (events × channels) of an FCS file in millions; 0 without a file."""
    file = Path(path)
    try:
        with file.open("rb") as stream:
            size = file.stat().st_size
            keywords, _ = read_keywords(stream, file, read_header(stream, file, 0), size)
        return int(keywords["tot"]) * int(keywords["par"]) / 1e6
    except FileNotFoundError:
        return 0.0
    except (OSError, FcsError, KeyError, ValueError):
        return measure_bytes(file) / BYTES_OF_VALUE / 1e6


@cache
def count_megapixels(path: str) -> float:
    """Return the pixels of a slide's finest level in millions; 0 where there is no file.

    Channels are not counted: what is held of a slide at once does not grow with them.
    """
    file = Path(path)
    try:
        if file.is_dir():
            images = [read_zarr_shape(file), *map(read_tiff_shape, sorted(file.glob("*.tif*")))]
            rows, columns = max(images)
        else:
            rows, columns = read_tiff_shape(file)
    except (OSError, ValueError, KeyError, IndexError, TypeError, struct.error):
        rows, columns = 0, 0
    if rows and columns:
        return rows * columns / 1e6
    return measure_bytes(file) * PIXELS_OF_BYTE / 1e6


def read_zarr_shape(folder: Path) -> tuple[int, int]:
    """Return (rows, columns) of the finest level of an OME-Zarr 0.4 or 0.5; (0, 0) for others."""
    for group, array in (("zarr.json", "zarr.json"), (".zattrs", ".zarray")):
        if (folder / group).is_file():
            content: dict[str, Any] = json.loads((folder / group).read_text(encoding="utf-8"))
            attributes = content.get("attributes", content)
            multiscale = attributes.get("ome", attributes)["multiscales"][0]
            level = folder / multiscale["datasets"][0]["path"] / array
            rows, columns = json.loads(level.read_text(encoding="utf-8"))["shape"][-2:]
            return int(rows), int(columns)
    return 0, 0


def read_tiff_shape(path: Path) -> tuple[int, int]:
    """Return (rows, columns) of the largest image of a TIFF or BigTIFF; (0, 0) for other files.

    Source: TIFF 6.0 (Adobe, 1992), section 2; BigTIFF has 64-bit offsets and counts.
    """
    with path.open("rb") as stream:
        start = stream.read(16)
        order = TIFF_ORDERS.get(start[:2])
        if order is None:
            return 0, 0
        is_big = struct.unpack(f"{order}H", start[2:4])[0] == BIG_TIFF
        form, place = ("Q", slice(8, 16)) if is_big else ("I", slice(4, 8))
        (offset,) = struct.unpack(order + form, start[place])
        largest = (0, 0)
        for _ in range(MOST_IMAGES):
            if not offset:
                break
            tags, offset = _read_directory(stream, offset, order, is_big=is_big)
            shape = (tags.get(LENGTH, 0), tags.get(WIDTH, 0))
            largest = max(largest, shape, key=lambda each: each[0] * each[1])
    return largest


def _read_directory(
    stream: BinaryIO, offset: int, order: str, *, is_big: bool
) -> tuple[dict[int, int], int]:
    """Return the whole numbers among the tags of an image, and where the next image begins."""
    head, entry, number = ("Q", "HHQ8s", "Q") if is_big else ("H", "HHI4s", "I")
    stream.seek(offset)
    (count,) = _unpack(stream, order + head)
    tags = {}
    for _ in range(count):
        tag, kind, _, value = _unpack(stream, order + entry)
        if kind in NUMBERS:
            form = order + NUMBERS[kind]
            tags[tag] = int(struct.unpack(form, value[: struct.calcsize(form)])[0])
    (following,) = _unpack(stream, order + number)
    return tags, following


def _unpack(stream: BinaryIO, form: str) -> tuple[Any, ...]:
    return struct.unpack(form, stream.read(struct.calcsize(form)))


def measure_bytes(path: Path) -> int:
    """Return the bytes of a file, or of the files right in a folder; 0 where there is none."""
    try:
        if path.is_dir():
            return sum(each.stat().st_size for each in path.iterdir() if each.is_file())
        return path.stat().st_size
    except OSError:
        return 0
