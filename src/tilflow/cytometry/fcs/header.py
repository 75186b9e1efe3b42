"""The first 58 bytes of an FCS data set: the version, and where its segments lie."""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from tilflow.errors import FcsError

VERSIONS: Final = ("2.0", "3.0", "3.1", "3.2")
LENGTH: Final = 58
FIELDS: Final = {
    "the first byte of TEXT": 10,
    "the last byte of TEXT": 18,
    "the first byte of DATA": 26,
    "the last byte of DATA": 34,
}
"""What the header states → where its eight characters begin."""


@dataclass(frozen=True)
class Segment:
    """Bytes `begin` to `end`, both included, counted from the beginning of the data set."""

    begin: int
    end: int

    @property
    def length(self) -> int:
        """Bytes of the segment."""
        return self.end - self.begin + 1

    def __str__(self) -> str:
        """Return the range as errors quote it."""
        return f"bytes {self.begin}–{self.end}"


@dataclass(frozen=True)
class Header:
    """What the header of a data set states.

    Attributes
    ----------
    base
        Where the data set begins in the file: 0 for the first.
    data
        None where the segment is beyond what eight digits hold: TEXT says where it is.
    """

    version: str
    base: int
    text: Segment
    data: Segment | None


def read_header(stream: BinaryIO, path: Path, base: int) -> Header:
    """Read the header of the data set that begins at byte `base`.

    Raises
    ------
    FcsError
        Where no FCS data set begins there, or its header is damaged.
    """
    stream.seek(base)
    start = stream.read(LENGTH)
    if not start:
        message = f"{path}: is empty" if base == 0 else f"{path}: ends before byte {base}"
        raise FcsError(message)
    if not start.startswith(b"FCS"):
        where = "it does not begin" if base == 0 else f"the data set at byte {base} does not begin"
        message = f"{path}: is not an FCS file: {where} with 'FCS'"
        raise FcsError(message)
    version = start[3:6].decode("ascii", "replace")
    if version not in VERSIONS:
        message = f"{path}: FCS version {version!r}; known: {', '.join(VERSIONS)}"
        raise FcsError(message)
    if len(start) < LENGTH:
        message = f"{path}: is cut off within its header: {len(start)} of {LENGTH} bytes"
        raise FcsError(message)
    numbers = [_parse_offset(start, what, at, path) for what, at in FIELDS.items()]
    text = Segment(numbers[0], numbers[1])
    data = None if numbers[2] == 0 or numbers[3] == 0 else Segment(numbers[2], numbers[3])
    if text.begin < LENGTH or text.end <= text.begin:
        message = f"{path}: the header (bytes 10–25) states an impossible TEXT: {text}"
        raise FcsError(message)
    return Header(version, base, text, data)


def _parse_offset(start: bytes, what: str, at: int, path: Path) -> int:
    field = start[at : at + 8].decode("latin-1")
    if not field.strip(" \0"):
        return 0
    if not (field.strip(" \0").isascii() and field.strip(" \0").isdigit()):
        message = f"{path}: the header (bytes {at}–{at + 7}) states {field!r} as {what}"
        raise FcsError(message)
    return int(field.strip(" \0"))
