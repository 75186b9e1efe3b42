"""FCS files: events on the linear scale, channels, and the few keywords that identify nobody.

FlowIO does the parsing. What it raises, and the damage that it does not notice, becomes an
`FcsError` that names what is wrong.
"""

import struct
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import flowio
import numpy as np
import numpy.typing as npt

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

VERSIONS: Final = ("2.0", "3.0", "3.1", "3.2")
BYTES: Final = {"f": 4, "d": 8}
BYTE_ORDERS: Final = ("1,2,3,4", "4,3,2,1", "1,2", "2,1")


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
        Not compensated.
    """

    events: npt.NDArray[np.float64] = field(repr=False)


@dataclass(frozen=True)
class _Layout:
    """Where the events lie, by what the file states and by its size."""

    use_header_offsets: bool = False
    ignore_offset_error: bool = False
    ignore_discrepancy: bool = False
    warnings: tuple[str, ...] = ()


def read_fcs_header(path: Path | str) -> FcsHeader:
    """Read channels, markers and event count of an FCS file without reading its events.

    The size of the data segment is checked against what the file states.

    Raises
    ------
    FcsError
        Where the file is not FCS, is cut off, or contradicts itself.
    """
    data, layout = _open_text(Path(path))
    return FcsHeader(**_describe(data, Path(path), layout))


def read_fcs(path: Path | str) -> FcsFile:
    """Read an FCS file; of several data sets in one file, the first.

    Raises
    ------
    FcsError
        Where the file is not FCS, is cut off, or contradicts itself.
    """
    path = Path(path)
    data, layout = _open_text(path)
    about = _describe(data, path, layout)
    if about["n_events"] == 0:
        events = np.empty((0, len(about["channels"])))
        return FcsFile(**about, events=events)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        loaded = _call_flowio(path, layout, only_text=False)
        events = _scale(loaded, path)
    if events.shape[0] != about["n_events"]:
        message = (
            f"{path}: the file states $TOT = {about['n_events']} events and holds {events.shape[0]}"
        )
        raise FcsError(message)
    if not np.isfinite(events).all():
        rows = int((~np.isfinite(events)).any(axis=1).sum())
        message = f"{path}: {rows} of {len(events)} events hold values that are not numbers"
        raise FcsError(message)
    return FcsFile(**about, events=events)


def load_flow_data(path: Path | str) -> Any:
    """Return FlowIO's own object with the events, for FlowKit; checked as `read_fcs` does.

    It holds every keyword of the file: never write it, or any part of its ``text``.
    """
    path = Path(path)
    _, layout = _open_text(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _call_flowio(path, layout, only_text=False)


def _open_text(path: Path) -> tuple[Any, _Layout]:
    _check_beginning(path)
    data = _call_flowio(path, _Layout(ignore_discrepancy=True), only_text=True)
    for name in ("par", "tot", "datatype", "byteord", "mode"):
        if name not in data.text:
            message = f"{path}: the keyword ${name.upper()} is missing"
            raise FcsError(message)
    layout = _find_layout(data, path)
    return data, layout


def _check_beginning(path: Path) -> None:
    try:
        with path.open("rb") as stream:
            start = stream.read(58)
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror}"
        raise FcsError(message) from error
    if not start:
        message = f"{path}: is empty"
        raise FcsError(message)
    if not start.startswith(b"FCS"):
        message = f"{path}: is not an FCS file: it does not begin with 'FCS'"
        raise FcsError(message)
    version = start[3:6].decode("ascii", "replace")
    if version not in VERSIONS:
        message = f"{path}: FCS version {version!r}; known: {', '.join(VERSIONS)}"
        raise FcsError(message)
    if len(start) < 58:
        message = f"{path}: is cut off within its header: {len(start)} of 58 bytes"
        raise FcsError(message)


def _call_flowio(path: Path, layout: _Layout, *, only_text: bool) -> Any:
    try:
        # FlowIO leaves a file that it opened itself open when it raises.
        with path.open("rb") as stream:
            return flowio.FlowData(
                stream,
                only_text=only_text,
                # 0 is the first data set; None would refuse a file of several.
                nextdata_offset=0,
                use_header_offsets=layout.use_header_offsets,
                ignore_offset_discrepancy=layout.ignore_discrepancy or layout.use_header_offsets,
                ignore_offset_error=layout.ignore_offset_error,
            )
    except KeyError as error:
        message = f"{path}: the keyword ${str(error.args[0]).upper()} is missing"
        raise FcsError(message) from error
    except (EOFError, IndexError, struct.error) as error:
        message = f"{path}: is cut off: it ends before its last segment does"
        raise FcsError(message) from error
    except (flowio.exceptions.FCSParsingError, NotImplementedError) as error:
        text = str(error)
        if "greater than file size" in text:
            text = f"is cut off: its events reach past its end ({path.stat().st_size} bytes)"
        message = f"{path}: {text}"
        raise FcsError(message) from error
    except (ValueError, TypeError, OSError, MemoryError, OverflowError) as error:
        message = f"{path}: a header or keyword of the file is damaged: {error}"
        raise FcsError(message) from error


def _find_layout(data: Any, path: Path) -> _Layout:
    """Choose the data segment whose length is what $TOT, $PAR and $PnB ask for."""
    channels, events = _count(data.text, "par", path), _count(data.text, "tot", path)
    wanted = events * _bytes_per_event(data, channels, path)
    size = path.stat().st_size
    header = (data.header["data_start"], data.header["data_stop"])
    text = _text_offsets(data, path)
    notes = _note_data_sets(data)
    if events == 0:
        return _Layout(ignore_discrepancy=True, warnings=notes)
    candidates = [text] if text else []
    candidates += [header] if header != (0, 0) and header != text else []
    if data.version == "2.0":
        candidates = [header]
    for place in candidates:
        excess = place[1] - place[0] + 1 - wanted
        if excess not in (0, 1) or place[0] <= data.header["text_start"]:
            continue
        if place[0] + wanted > size:
            message = (
                f"{path}: is cut off: {events} events end at byte {place[0] + wanted}, the file "
                f"has {size} bytes"
            )
            raise FcsError(message)
        if excess == 1:
            notes += ("the stated end of the events is one byte too far",)
        if len(candidates) > 1:
            named = "header" if place == header else "text"
            notes += (
                f"header and text disagree about where the events lie; those of the {named} agree "
                f"with $TOT and were used",
            )
        return _Layout(place == header, excess == 1, True, notes)
    stated = " or ".join(f"bytes {start}–{stop}" for start, stop in candidates)
    message = (
        f"{path}: $TOT = {events} events of {channels} channels need {wanted} bytes, the data "
        f"segment is {stated or 'not stated'}"
    )
    raise FcsError(message)


def _count(text: Mapping[str, str], name: str, path: Path) -> int:
    try:
        value = int(text[name])
    except ValueError as error:
        message = f"{path}: ${name.upper()} = {text[name]!r} is not a whole number"
        raise FcsError(message) from error
    if value < 0 or (name == "par" and value == 0):
        message = f"{path}: ${name.upper()} = {value} is impossible"
        raise FcsError(message)
    return value


def _bytes_per_event(data: Any, channels: int, path: Path) -> int:
    kind = data.text["datatype"].strip().lower()
    if data.text["mode"].strip().lower() != "l":
        message = f"{path}: $MODE = {data.text['mode']!r}; only lists of events (L) are read"
        raise FcsError(message)
    if data.text["byteord"].replace(" ", "") not in BYTE_ORDERS:
        message = (
            f"{path}: $BYTEORD = {data.text['byteord']!r}; read are {' and '.join(BYTE_ORDERS)}"
        )
        raise FcsError(message)
    if kind not in ("i", *BYTES):
        message = f"{path}: $DATATYPE = {data.text['datatype']!r}; read are I, F and D"
        raise FcsError(message)
    if len(data.channels) != channels:
        message = f"{path}: $PAR = {channels} channels, the file names {len(data.channels)}"
        raise FcsError(message)
    if kind in BYTES:
        return channels * BYTES[kind]
    bits = [_count(data.text, f"p{n}b", path) for n in range(1, channels + 1)]
    odd = sorted({width for width in bits if width not in (8, 16, 32)})
    if odd:
        message = f"{path}: integers of {odd} bits; read are 8, 16 and 32"
        raise FcsError(message)
    return sum(bits) // 8


def _text_offsets(data: Any, path: Path) -> tuple[int, int] | None:
    if data.version == "2.0" or "begindata" not in data.text or "enddata" not in data.text:
        return None
    return _count(data.text, "begindata", path), _count(data.text, "enddata", path)


def _note_data_sets(data: Any) -> tuple[str, ...]:
    following = data.text.get("nextdata", "0").strip() or "0"
    if following == "0":
        return ()
    return ("the file holds several data sets; the first was read",)


def _describe(data: Any, path: Path, layout: _Layout) -> dict[str, Any]:
    order = sorted(data.channels)
    names = tuple(str(data.channels[n]["pnn"]).strip() for n in order)
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        message = f"{path}: the channel name {twice[0]!r} occurs twice"
        raise FcsError(message)
    timestep, notes = _parse_timestep(data.text)
    return {
        "name": path.name,
        "version": data.version,
        "channels": names,
        "markers": tuple(str(data.channels[n]["pns"]).strip() for n in order),
        "ranges": tuple(_range_of(data.channels[n]) for n in order),
        "n_events": int(data.text["tot"]),
        "keywords": {k: data.text[k].strip() for k in KEPT_KEYWORDS if k in data.text},
        "timestep": timestep,
        "volume_ul": _parse_volume(data.text),
        "warnings": (*layout.warnings, *notes),
    }


def _range_of(channel: Mapping[str, Any]) -> float:
    decades, zero = channel["pne"]
    top = float(channel["pnr"])
    if decades > 0:
        return float(10**decades * zero)
    gain = channel["png"]
    return top / gain if gain not in (0.0, 1.0) else top


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


def _scale(data: Any, path: Path) -> npt.NDArray[np.float64]:
    if data.events is None:
        message = f"{path}: integers of an unusual width cannot be read"
        raise FcsError(message)
    if "timestep" in data.text:
        try:
            float(data.text["timestep"])
        except ValueError:
            data.text["timestep"] = ""
    try:
        events: npt.NDArray[np.float64] = data.as_array()
    except ValueError as error:
        message = f"{path}: the events do not fill a whole number of rows"
        raise FcsError(message) from error
    return events
