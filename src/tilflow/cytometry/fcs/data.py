"""The DATA segment of an FCS data set: where it lies, and its events as numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.fcs.channels import Channel, parse_count
from tilflow.cytometry.fcs.header import Header, Segment
from tilflow.errors import FcsError

BYTE_ORDERS: Final = {"1,2,3,4": "<", "4,3,2,1": ">", "1,2": "<", "2,1": ">"}
NATIVE_BITS: Final = (8, 16, 32, 64)

Array = npt.NDArray[np.float64]
Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class EventStorage:
    """How the events of a data set lie in its file.

    Attributes
    ----------
    begin
        Byte of the file where the first event begins.
    bits_per_event
        Bits from one event to the next; no multiple of 8 where integers are packed.
    order
        ``<`` little-endian, ``>`` big-endian.
    """

    begin: int
    n_events: int
    bits_per_event: int
    channels: tuple[Channel, ...]
    order: str

    def read_into(
        self, out: Array, stream: BinaryIO, start: int, stop: int, columns: Sequence[int], step: int
    ) -> None:
        """Read every `step`-th event of a range into `out` (len(columns), events), as linear.

        Raises
        ------
        FcsError
            Where the file ends before, or floating-point values of any channel are no numbers.
        """
        first = start * self.bits_per_event
        last = stop * self.bits_per_event
        stream.seek(self.begin + first // 8)
        raw = np.frombuffer(stream.read(-(-last // 8) - first // 8), dtype=np.uint8)
        if len(raw) != -(-last // 8) - first // 8:
            message = f"is cut off: events {start}–{stop - 1} are not whole"
            raise FcsError(message)
        stored = self._unpack(raw, first % 8, stop - start, columns)
        for row, (column, numbers) in enumerate(zip(columns, stored, strict=True)):
            channel = self.channels[column]
            out[row] = numbers[::step]
            if not channel.is_linear:
                out[row] = channel.scale(out[row])

    def _unpack(
        self, raw: Bytes, skip: int, count: int, columns: Sequence[int]
    ) -> list[npt.NDArray[np.generic]]:
        kinds = {(channel.kind, channel.bits) for channel in self.channels}
        if len(kinds) == 1 and next(iter(kinds))[1] in NATIVE_BITS:
            kind, bits = next(iter(kinds))
            table = raw.view(_dtype(kind, bits, self.order)).reshape(count, -1)
            if kind != "i":
                _check_finite(table)
            return [_mask(table[:, column], self.channels[column]) for column in columns]
        if all(channel.bits % 8 == 0 for channel in self.channels):
            return self._unpack_bytes(raw.reshape(count, -1), columns)
        return self._unpack_bits(raw, skip, count, columns)

    def _unpack_bytes(self, rows: Bytes, columns: Sequence[int]) -> list[npt.NDArray[np.generic]]:
        found, at = {}, 0
        for number, channel in enumerate(self.channels):
            width = channel.bits // 8
            if number in columns or channel.kind != "i":
                part = np.ascontiguousarray(rows[:, at : at + width])
                found[number] = _join_bytes(part, channel, self.order)
                if channel.kind != "i":
                    _check_finite(found[number])
            at += width
        return [_mask(found[column], self.channels[column]) for column in columns]

    def _unpack_bits(
        self, raw: Bytes, skip: int, count: int, columns: Sequence[int]
    ) -> list[npt.NDArray[np.generic]]:
        """Unpack integers of any width.

        Big-endian: the first bit is the highest of the first byte. Little-endian: the lowest.
        """
        bits = np.unpackbits(raw, bitorder="big" if self.order == ">" else "little")
        rows = bits[skip : skip + count * self.bits_per_event].reshape(count, -1)
        begins = np.cumsum([0, *(channel.bits for channel in self.channels)])
        found: list[npt.NDArray[np.generic]] = []
        for column in columns:
            channel = self.channels[column]
            part = rows[:, begins[column] : begins[column + 1]].astype(np.uint64)
            power = np.arange(channel.bits, dtype=np.uint64)
            weight = np.left_shift(np.uint64(1), power[::-1] if self.order == ">" else power)
            found.append(_mask((part * weight).sum(axis=1, dtype=np.uint64), channel))
        return found


def _dtype(kind: str, bits: int, order: str) -> str:
    return f"{order}{'u' if kind == 'i' else 'f'}{bits // 8}"


def _join_bytes(part: Bytes, channel: Channel, order: str) -> npt.NDArray[np.generic]:
    """Return the numbers of one channel from its bytes (n, width)."""
    if channel.bits in NATIVE_BITS:
        return part.view(_dtype(channel.kind, channel.bits, order)).reshape(-1)
    width = part.shape[1]
    padded = np.zeros((len(part), 8), dtype=np.uint8)
    padded[:, :width] = part if order == "<" else part[:, ::-1]
    return padded.view("<u8").reshape(-1)


def _mask(values: npt.NDArray[np.generic], channel: Channel) -> npt.NDArray[np.generic]:
    mask = channel.mask
    if mask is None:
        return values
    masked: npt.NDArray[np.generic] = np.bitwise_and(values, values.dtype.type(mask))
    return masked


def _check_finite(table: npt.NDArray[np.generic]) -> None:
    finite = np.isfinite(table)
    if not finite.all():
        rows = int((~finite).reshape(len(table), -1).any(axis=1).sum())
        message = f"{rows} of {len(table)} events hold values that are not numbers"
        raise FcsError(message)


def find_storage(
    keywords: Mapping[str, str],
    channels: tuple[Channel, ...],
    header: Header,
    size: int,
    path: Path,
) -> tuple[EventStorage, tuple[str, ...]]:
    """Find the events: the segment that TEXT or header states, of the length that $TOT asks for.

    From FCS 3.0 on TEXT states the segment and the header repeats it as far as eight digits hold;
    where the two disagree, the one whose length fits is taken, TEXT first, and a note tells.

    Raises
    ------
    FcsError
        Where neither fits, or the events reach past the end of the file.
    """
    order = _parse_order(keywords, channels, path)
    bits = sum(channel.bits for channel in channels)
    text = _parse_data_offsets(keywords, header, path)
    stated = [place for place in (text, header.data) if place is not None]
    if header.version == "2.0":
        stated = [header.data] if header.data else []
    stated = list(dict.fromkeys(stated))
    if "tot" not in keywords and header.version == "2.0" and stated:
        # FCS 2.0 leaves $TOT to the writer.
        keywords = {**keywords, "tot": str(stated[0].length * 8 // bits)}
    events = parse_count(keywords, "tot", path)
    if events == 0:
        return EventStorage(header.base, 0, bits, channels, order), ()
    found = _choose_segment(stated, events, bits, header, size, path)
    if found is None:
        wanted = -(-events * bits // 8)
        message = (
            f"{path}: $TOT = {events} events of {len(channels)} channels need {wanted} bytes, the "
            f"data segment is {' or '.join(map(str, stated)) or 'not stated'}"
        )
        raise FcsError(message)
    place, bits, notes = found
    if len(stated) > 1:
        named = "header" if place == header.data else "text"
        notes += (
            f"header and text disagree about where the events lie; those of the {named} agree "
            f"with $TOT and were used",
        )
    return EventStorage(header.base + place.begin, events, bits, channels, order), notes


def _choose_segment(
    stated: Sequence[Segment], events: int, bits: int, header: Header, size: int, path: Path
) -> tuple[Segment, int, tuple[str, ...]] | None:
    """Return the segment, the bits of one event in it, and what is odd; None where none fits."""
    choices: list[tuple[int, int, tuple[str, ...]]] = [(bits, 0, ())]
    if bits % 8:
        padded = -(-bits // 8) * 8
        choices.append((padded, 0, ("each event is padded to whole bytes",)))
    if len(stated) == 1 and _is_plausible_begin(stated[0].begin, header):
        # Common: writers that count the end from 1. With two answers the exact one is taken.
        choices.append((bits, 1, ("the stated end of the events is one byte too far",)))
    for per_event, excess, notes in choices:
        wanted = -(-events * per_event // 8)
        for place in stated:
            if place.length != wanted + excess or _overlap(place, header.text):
                continue
            end = header.base + place.begin + wanted
            if end > size:
                message = (
                    f"{path}: is cut off: {events} events end at byte {end}, the file has {size} "
                    f"bytes"
                )
                raise FcsError(message)
            return place, per_event, notes
    return None


def _is_plausible_begin(begin: int, header: Header) -> bool:
    """Return whether it is the end of the events, and not their begin, that is one byte off.

    TEXT of FCS 3 bears the begin out. FCS 2.0 has the header alone: there the events must begin
    right behind TEXT, or at a multiple of 128, as writers pad it.
    """
    return header.version != "2.0" or begin == header.text.end + 1 or begin % 128 == 0


def _overlap(one: Segment, other: Segment) -> bool:
    return one.begin <= other.end and other.begin <= one.end


def _parse_data_offsets(keywords: Mapping[str, str], header: Header, path: Path) -> Segment | None:
    if header.version == "2.0" or "begindata" not in keywords or "enddata" not in keywords:
        return None
    return Segment(parse_count(keywords, "begindata", path), parse_count(keywords, "enddata", path))


def _parse_order(keywords: Mapping[str, str], channels: Sequence[Channel], path: Path) -> str:
    text = keywords["byteord"].replace(" ", "")
    if text not in BYTE_ORDERS:
        message = (
            f"{path}: $BYTEORD = {keywords['byteord']!r}; read are {' and '.join(BYTE_ORDERS)}"
        )
        raise FcsError(message)
    mode = keywords.get("mode", "l").strip().lower()
    if mode != "l":
        message = f"{path}: $MODE = {keywords['mode']!r}; only lists of events (L) are read"
        raise FcsError(message)
    return BYTE_ORDERS[text]
