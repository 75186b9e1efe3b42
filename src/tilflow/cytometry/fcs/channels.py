"""The channels of an FCS data set: how each is stored, and how it becomes linear."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from tilflow.errors import FcsError

FLOAT_BITS: Final = {"f": 32, "d": 64}
Array = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Channel:
    """One channel as it is stored.

    Attributes
    ----------
    pnn, pns
        Channel and marker.
    kind
        ``i`` unsigned integer, ``f`` float, ``d`` double.
    bits
        Width in the file.
    top
        ``$PnR``.
    decades, zero
        ``$PnE``: decades of a log amplifier, and the value at its 0; 0 decades where it is linear.
    gain
        ``$PnG``; 1 where there is none.
    seconds
        Seconds per unit of the time channel; 1 elsewhere.
    """

    pnn: str
    pns: str
    kind: str
    bits: int
    top: float
    decades: float
    zero: float
    gain: float
    seconds: float

    @property
    def mask(self) -> int | None:
        """Bits that hold the value: those below the next power of two from ``$PnR``, or None.

        FCS 3.1, 3.2.21: higher bits may hold anything and shall be masked.
        """
        if self.kind != "i" or self.top < 1:
            return None
        used = (int(np.ceil(self.top)) - 1).bit_length()
        return (1 << used) - 1 if used < self.bits else None

    @property
    def linear_top(self) -> float:
        """``$PnR`` on the linear scale of the events."""
        if self.decades > 0:
            return float(10**self.decades * self.zero)
        return self.top / self.gain

    @property
    def is_linear(self) -> bool:
        """Whether the stored values are the linear ones."""
        return self.seconds == 1.0 and self.decades <= 0 and self.gain == 1.0

    def scale(self, values: Array) -> Array:
        """Return stored values on the linear scale; time in seconds (FCS 3.1, 3.2.18 and 20)."""
        if self.seconds != 1.0:
            values = values * self.seconds
        if self.decades > 0:
            values = (10 ** (self.decades * values / self.top)) * self.zero
        return values if self.gain == 1.0 else values / self.gain


def parse_channels(
    keywords: Mapping[str, str], *, version: str, timestep: float, path: Path
) -> tuple[Channel, ...]:
    """Return the channels that the keywords describe.

    Raises
    ------
    FcsError
        Where a keyword that is needed is missing or no number, or a name occurs twice.
    """
    count = parse_count(keywords, "par", path)
    named = sum(1 for n in range(1, count + 1) if f"p{n}n" in keywords)
    if named != count and version != "2.0":
        message = f"{path}: $PAR = {count} channels, the file names {named}"
        raise FcsError(message)
    usual = need(keywords, "datatype", path).strip().lower()
    channels = tuple(
        _parse_channel(keywords, n, usual, timestep, path) for n in range(1, count + 1)
    )
    names = [channel.pnn for channel in channels]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        message = f"{path}: the channel name {twice[0]!r} occurs twice"
        raise FcsError(message)
    return channels


def need(keywords: Mapping[str, str], name: str, path: Path) -> str:
    """Return the value of a keyword that the standard requires."""
    if name not in keywords:
        message = f"{path}: the keyword ${name.upper()} is missing"
        raise FcsError(message)
    return keywords[name]


def parse_count(keywords: Mapping[str, str], name: str, path: Path) -> int:
    """Return a keyword as a whole number."""
    text = need(keywords, name, path).strip()
    if not (text.removeprefix("-").isascii() and text.removeprefix("-").isdigit()):
        message = f"{path}: ${name.upper()} = {text!r} is not a whole number"
        raise FcsError(message)
    if int(text) < 0 or (name == "par" and int(text) == 0):
        message = f"{path}: ${name.upper()} = {text} is impossible"
        raise FcsError(message)
    return int(text)


def _parse_channel(
    keywords: Mapping[str, str], number: int, usual: str, timestep: float, path: Path
) -> Channel:
    key = f"p{number}"
    own = keywords.get(f"{key}datatype", "").strip().lower()
    kind = own or usual
    if kind not in ("i", *FLOAT_BITS):
        name = f"{key}datatype" if own else "datatype"
        message = f"{path}: ${name.upper()} = {keywords[name]!r}; read are I, F and D"
        raise FcsError(message)
    bits = FLOAT_BITS[kind] if kind in FLOAT_BITS else parse_count(keywords, f"{key}b", path)
    if not 1 <= bits <= 64:
        message = f"{path}: ${key.upper()}B = {bits}; integers of 1 to 64 bits are read"
        raise FcsError(message)
    decades, zero = _parse_amplifier(keywords, f"{key}e", path)
    pnn = keywords.get(f"{key}n", "").strip() or f"P{number}"
    top = _parse_number(need(keywords, f"{key}r", path), f"{key}r", path)
    if decades > 0 and top <= 0:
        message = f"{path}: ${key.upper()}R = {top:g} cannot be with a log amplifier"
        raise FcsError(message)
    is_time = pnn.lower() == "time"
    gain = _parse_number(keywords.get(f"{key}g", "").strip() or "1", f"{key}g", path)
    return Channel(
        pnn=pnn,
        pns=keywords.get(f"{key}s", "").strip(),
        kind=kind,
        bits=bits,
        top=top,
        decades=decades,
        zero=zero,
        # BD software writes the time step as the gain of the time channel: it is no amplifier.
        gain=1.0 if is_time or gain == 0 else gain,
        seconds=timestep if is_time else 1.0,
    )


def _parse_amplifier(keywords: Mapping[str, str], name: str, path: Path) -> tuple[float, float]:
    """Return ``$PnE``; "4,0" is wrong and means "4,1" (FCS 3.1, 3.2.20)."""
    text = keywords.get(name, "").strip() or "0,0"
    parts = text.split(",")
    if len(parts) != 2:
        message = f"{path}: ${name.upper()} = {text!r}; expected two numbers"
        raise FcsError(message)
    decades, zero = (_parse_number(part, name, path) for part in parts)
    return decades, 1.0 if decades > 0 and zero == 0 else zero


def _parse_number(text: str, name: str, path: Path) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not np.isfinite(value):
        message = f"{path}: ${name.upper()} = {text!r} is not a number"
        raise FcsError(message)
    return value
