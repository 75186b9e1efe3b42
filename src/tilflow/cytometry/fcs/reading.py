"""FCS files: events on the linear scale, channels, and the few keywords that identify nobody.

FCS 2.0, 3.0, 3.1 and 3.2 are read: integers of 1 to 64 bits, floats and doubles, in both byte
orders, whole or in blocks of events. Whatever is damaged becomes an `FcsError` that names what is
wrong and where; what is odd and can be resolved becomes a warning of the file.
"""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.fcs.channels import need, parse_channels, parse_count
from tilflow.cytometry.fcs.data import EventStorage, find_storage
from tilflow.cytometry.fcs.header import Header, read_header
from tilflow.cytometry.fcs.text import read_keywords
from tilflow.errors import FcsError

KEPT_KEYWORDS: Final = (
    "byteord",
    "cyt",
    "datatype",
    "mode",
    "par",
    "spill",
    "spillover",
    "timestep",
    "tot",
    "vol",
)
"""The allow-list. Names, dates, operators, sources and free text are never kept."""

BLOCK_EVENTS: Final = 32768
"""Events that are decoded at once: they stay in the processor's cache."""

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class FcsHeader:
    """What an FCS file says of itself, without its events.

    Attributes
    ----------
    name
        File name as given.
    version
        FCS version, such as ``3.1``.
    channels
        ``$PnN`` of each channel.
    markers
        ``$PnS`` of each channel; empty where there is none.
    ranges
        ``$PnR`` of each channel, on the linear scale of the events.
    n_events
        Events that the file states.
    keywords
        The keywords of `KEPT_KEYWORDS`, in lower case and without ``$``.
    timestep
        Seconds per unit of the time channel; 1 where the file does not say.
    volume_ul
        Volume that the instrument drew (``$VOL``, nl in the file), where it says so.
    warnings
        What was odd but could be resolved; sentences.
    """

    name: str
    version: str
    channels: tuple[str, ...]
    markers: tuple[str, ...]
    ranges: tuple[float, ...]
    n_events: int
    keywords: Mapping[str, str]
    timestep: float
    volume_ul: float | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FcsFile(FcsHeader):
    """An FCS file with its events.

    Attributes
    ----------
    events
        (n_events, n_channels) float64: gain removed, log amplifiers made linear, time in seconds.
        Not compensated. Each channel is contiguous in memory.
    """

    events: Array = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class FcsSource(FcsHeader):
    """An FCS file whose events are read when asked for, a range of events at a time."""

    path: Path
    storage: EventStorage = field(repr=False)

    def read(self, start: int, stop: int, columns: Sequence[int], *, step: int = 1) -> Array:
        """Return the linear values (len(columns), n) of a range of events, or of every `step`-th.

        Raises
        ------
        FcsError
            Where the events are damaged.
        """
        values = np.empty((len(columns), -(-(stop - start) // step)))
        span = step * max(1, BLOCK_EVENTS // step)
        try:
            with self.path.open("rb") as stream:
                for begin in range(start, stop, span):
                    end, at = min(begin + span, stop), (begin - start) // step
                    part = values[:, at : at + -(-(end - begin) // step)]
                    self.storage.read_into(part, stream, begin, end, columns, step)
        except OSError as error:
            message = f"{self.path}: cannot be read: {error.strerror}"
            raise FcsError(message) from error
        except FcsError as error:
            message = f"{self.path}: {error}"
            raise FcsError(message) from error
        return values


def read_fcs_header(path: Path | str, *, data_set: int = 1) -> FcsHeader:
    """Read channels, markers and event count of an FCS file without reading its events.

    The size of the data segment is checked against what the file states.

    Raises
    ------
    FcsError
        Where the file is not FCS, is cut off, or contradicts itself.
    """
    about, _ = _open(Path(path), data_set)
    return FcsHeader(**about)


def open_fcs(path: Path | str, *, data_set: int = 1) -> FcsSource:
    """Open an FCS file whose events are read later; of several data sets, the `data_set`-th.

    Raises
    ------
    FcsError
        Where the file is not FCS, is cut off, or contradicts itself.
    """
    about, storage = _open(Path(path), data_set)
    return FcsSource(**about, path=Path(path), storage=storage)


def read_fcs(path: Path | str, *, data_set: int = 1) -> FcsFile:
    """Read an FCS file; of several data sets in one file, the first or the one asked for.

    Raises
    ------
    FcsError
        Where the file is not FCS, is cut off, or contradicts itself.
    """
    about, storage = _open(Path(path), data_set)
    source = FcsSource(**about, path=Path(path), storage=storage)
    values = source.read(0, source.n_events, range(len(source.channels)))
    return FcsFile(**about, events=values.T)


def load_flow_data(path: Path | str) -> Any:
    """Return FlowIO's own object with the events, for FlowKit; checked as `read_fcs` does.

    It holds every keyword of the file: never write it, or any part of its ``text``.
    """
    import flowio

    path = Path(path)
    about, _ = _open(path, 1)
    in_header = about["version"] == "2.0" or any(
        "those of the header" in note for note in about["warnings"]
    )
    too_far = any("one byte too far" in note for note in about["warnings"])
    try:
        with warnings.catch_warnings(), path.open("rb") as stream:
            warnings.simplefilter("ignore")
            return flowio.FlowData(
                stream,
                nextdata_offset=0,
                use_header_offsets=in_header,
                ignore_offset_discrepancy=True,
                ignore_offset_error=too_far,
            )
    except Exception as error:
        message = f"{path}: FlowIO cannot read it: {error}"
        raise FcsError(message) from error


def _open(path: Path, data_set: int) -> tuple[dict[str, Any], EventStorage]:
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size
            header, notes = _find_data_set(stream, path, data_set, size)
            keywords, odd = read_keywords(stream, path, header, size)
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror}"
        raise FcsError(message) from error
    required = ["par", "datatype", "byteord"]
    required += {"2.0": ["mode"], "3.2": ["tot"]}.get(header.version, ["mode", "tot"])
    for name in required:
        need(keywords, name, path)
    timestep, slow = _parse_timestep(keywords)
    channels = parse_channels(keywords, version=header.version, timestep=timestep, path=path)
    storage, placed = find_storage(keywords, channels, header, size, path)
    kept = {k: keywords[k].strip() for k in KEPT_KEYWORDS if k in keywords}
    about = {
        "name": path.name,
        "version": header.version,
        "channels": tuple(channel.pnn for channel in channels),
        "markers": tuple(channel.pns for channel in channels),
        "ranges": tuple(channel.linear_top for channel in channels),
        "n_events": storage.n_events,
        "keywords": kept,
        "timestep": timestep,
        "volume_ul": _parse_volume(keywords),
        "warnings": (*notes, *placed, *odd, *slow),
    }
    return about, storage


def _find_data_set(
    stream: BinaryIO, path: Path, number: int, size: int
) -> tuple[Header, tuple[str, ...]]:
    """Follow ``$NEXTDATA``, which counts from the beginning of its own data set."""
    header = read_header(stream, path, 0)
    steps, following = 1, _find_next(stream, path, header, size)
    while steps < number and following:
        header = read_header(stream, path, header.base + following)
        steps, following = steps + 1, _find_next(stream, path, header, size)
    if steps < number or number < 1:
        message = f"{path}: there is no data set {number}; the file holds {steps}"
        raise FcsError(message)
    if number == 1 and following:
        return header, ("the file holds several data sets; the first was read",)
    return header, ()


def _find_next(stream: BinaryIO, path: Path, header: Header, size: int) -> int:
    keywords, _ = read_keywords(stream, path, header, size)
    if not keywords.get("nextdata", "").strip():
        return 0
    following = parse_count(keywords, "nextdata", path)
    return following if header.base + following < size else 0


def _parse_timestep(text: Mapping[str, str]) -> tuple[float, tuple[str, ...]]:
    value = text.get("timestep", "").strip()
    if not value:
        return 1.0, ()
    try:
        return float(value), ()
    except ValueError:
        return 1.0, (f"$TIMESTEP = {value!r} is not a number; time is left in its own unit",)


def _parse_volume(text: Mapping[str, str]) -> float | None:
    """Return ``$VOL`` in µL; the standard has it in nanolitres (FCS 3.1, section 3.2.20)."""
    try:
        value = float(text.get("vol", "").strip() or "nan")
    except ValueError:
        return None
    return value / 1000 if value > 0 else None
