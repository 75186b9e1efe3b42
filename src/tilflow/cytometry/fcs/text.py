"""The TEXT segments of an FCS data set: delimited keywords and values."""

from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Final

from tilflow.cytometry.fcs.header import Header, Segment
from tilflow.errors import FcsError

PADDING: Final = b" \0\r\n\t"
LOOK_AHEAD: Final = 4096
"""Bytes after a TEXT segment in which it is looked for whether it goes on."""


def read_keywords(
    stream: BinaryIO, path: Path, header: Header, size: int
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the keywords of a data set, in lower case and without ``$``, and what was odd.

    Those of the primary TEXT win over those of the supplemental one.

    Raises
    ------
    FcsError
        Where a segment lies outside of the file, is cut off, or does not come in pairs.
    """
    raw = _read(stream, path, header.base, header.text, size, "TEXT")
    keywords, notes = parse_text(raw, source=f"{path}: TEXT ({header.text})")
    _check_end(stream, path, header, keywords, raw)
    other = _find_supplement(keywords, header, path)
    if other is not None:
        raw = _read(stream, path, header.base, other, size, "the supplemental TEXT")
        added, more = parse_text(raw, source=f"{path}: supplemental TEXT ({other})")
        keywords, notes = {**added, **keywords}, (*notes, *more)
    return keywords, notes


def parse_text(raw: bytes, *, source: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Parse a TEXT segment; its first byte is the delimiter, doubled where a value holds it.

    Some instruments write empty values, which the standard forbids and which look like an escaped
    delimiter: such a segment is read without escapes where it makes no pairs with them.

    Examples
    --------
    >>> parse_text(b"/$CYT/A//B/$PAR/2/", source="a.fcs")
    ({'cyt': 'A/B', 'par': '2'}, ())
    >>> parse_text(b"/$SYS//$PAR/2/$TOT/1/", source="a.fcs")[0]["par"]
    '2'
    """
    text = _decode(raw)
    delimiter = text[0]
    body = text[1:].rstrip("".join(c for c in PADDING.decode() if c != delimiter))
    notes: tuple[str, ...] = ()
    if not body.endswith(delimiter):
        body += delimiter
        notes = ("TEXT does not end with its delimiter",)
    pairs = _pair(_split_escaped(body, delimiter))
    plain = _pair(body[:-1].split(delimiter))
    # No keyword holds a delimiter: where one seems to, it was an empty value before the keyword.
    if plain is not None and (pairs is None or any(delimiter in name for name in pairs)):
        return plain, (*notes, "TEXT holds empty values, which the standard forbids")
    if pairs is not None:
        return pairs, notes
    message = f"{source}: keywords and values do not come in pairs (delimiter {delimiter!r})"
    raise FcsError(message)


def _decode(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _split_escaped(body: str, delimiter: str) -> list[str]:
    parts, part, at = [], "", 0
    while at < len(body):
        found = body.find(delimiter, at)
        part += body[at:found]
        if body.startswith(delimiter, found + 1):
            part += delimiter
            at = found + 2
            continue
        parts.append(part)
        part, at = "", found + 1
    return [*parts, part] if part else parts


def _pair(parts: list[str]) -> dict[str, str] | None:
    """Return keyword → value; None where they are no pairs, or a ``$`` keyword has two values."""
    if len(parts) % 2:
        return None
    pairs: dict[str, str] = {}
    for name, value in zip(parts[::2], parts[1::2], strict=True):
        key = name.strip().lower().removeprefix("$")
        if not key or (name.strip().startswith("$") and pairs.get(key, value) != value):
            return None
        pairs.setdefault(key, value)
    return pairs


def _read(stream: BinaryIO, path: Path, base: int, segment: Segment, size: int, what: str) -> bytes:
    if base + segment.end >= size:
        message = f"{path}: is cut off: {what} is {segment}, the file has {size} bytes"
        raise FcsError(message)
    stream.seek(base + segment.begin)
    raw = stream.read(segment.length)
    if len(raw.strip(PADDING)) < 2:
        message = f"{path}: {what} ({segment}) is empty"
        raise FcsError(message)
    return raw


def _find_supplement(keywords: Mapping[str, str], header: Header, path: Path) -> Segment | None:
    ends = [keywords.get(name, "0").strip() or "0" for name in ("beginstext", "endstext")]
    if not all(end.isascii() and end.isdigit() for end in ends):
        message = f"{path}: $BEGINSTEXT = {ends[0]!r}, $ENDSTEXT = {ends[1]!r} are no offsets"
        raise FcsError(message)
    segment = Segment(int(ends[0]), int(ends[1]))
    if segment.begin == 0 or segment.length < 2 or segment == header.text:
        return None
    return segment


def _check_end(
    stream: BinaryIO, path: Path, header: Header, keywords: Mapping[str, str], raw: bytes
) -> None:
    """Refuse a TEXT that goes on behind its stated end: keywords would be lost, or cut."""
    begins = [header.data.begin] if header.data else []
    for name in ("begindata", "beginstext", "beginanalysis"):
        value = keywords.get(name, "").strip()
        begins += [int(value)] if value.isascii() and value.isdigit() else []
    end = header.text.end + 1
    stop = min([begin for begin in begins if begin >= end], default=end + LOOK_AHEAD)
    stream.seek(header.base + end)
    rest = stream.read(min(stop - end, LOOK_AHEAD)).lstrip(PADDING)
    delimiter = raw[:1]
    is_whole = raw.rstrip(PADDING.replace(delimiter, b"")).endswith(delimiter)
    if rest[:1] == delimiter and not is_whole:
        rest = rest[1:].lstrip(PADDING)
        if not rest:
            return
    word = rest.split(delimiter, 1)[0]
    if delimiter in rest and word.decode("latin-1").isprintable():
        message = (
            f"{path}: TEXT is stated to end at byte {header.text.end}, but keywords follow there"
        )
        raise FcsError(message)
