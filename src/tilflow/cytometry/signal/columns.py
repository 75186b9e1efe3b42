"""The columns of events: compensated, and on the display scale, each made when it is asked for.

A strategy gates on a few channels; the others are never compensated nor transformed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.signal.compensation import Spillover

Array = npt.NDArray[np.float64]


class Columns:
    """The events of a tube, or a range of them.

    Parameters
    ----------
    raw
        (k, n) linear values of each channel, not compensated.
    channels
        ``$PnN`` of each row.
    spillover
        What is taken out; None leaves the channels as they are.
    """

    def __init__(self, raw: Array, channels: Sequence[str], spillover: Spillover | None) -> None:
        self.raw = raw
        self._rows: slice | list[int] = []
        self._weights: dict[int, Array] = {}
        if spillover is not None:
            self._rows = _find_rows(channels, spillover)
            inverse = np.linalg.inv(spillover.matrix)
            numbers = [channels.index(channel) for channel in spillover.channels]
            self._weights = {n: np.ascontiguousarray(inverse[:, i]) for i, n in enumerate(numbers)}
        self._linear: dict[int, Array] = {}
        self._display: dict[int, Array] = {}

    def __len__(self) -> int:
        """Return the number of events."""
        return int(self.raw.shape[1])

    def linear(self, number: int) -> Array:
        """Return one channel (n,) with the spillover taken out."""
        if number not in self._weights:
            values: Array = self.raw[number]
            return values
        if number not in self._linear:
            self._linear[number] = self._compensate(number)
        return self._linear[number]

    def display(self, number: int, scale: Any) -> Array:
        """Return one channel (n,) on its display scale."""
        if number not in self._display:
            self._display[number] = scale.apply(self.linear(number))
        return self._display[number]

    def take(self, rows: npt.NDArray[np.intp]) -> "Columns":
        """Return some of the events, with what was already made of them."""
        part = Columns(self.raw.take(rows, axis=1), (), None)
        part._rows, part._weights = self._rows, self._weights
        part._linear = {number: values[rows] for number, values in self._linear.items()}
        part._display = {number: values[rows] for number, values in self._display.items()}
        return part

    def _compensate(self, number: int) -> Array:
        weights = self._weights[number]
        if len(self) == 1:
            # einsum sums a single event in another order, and so to other last bits.
            twice = np.repeat(self.raw[self._rows], 2, axis=1)
            alone: Array = np.einsum("kn,k->n", twice, weights)[:1]
            return alone
        # Event by event in one order: the same bits however the events are cut into blocks.
        total: Array = np.einsum("kn,k->n", self.raw[self._rows], weights)
        return total


def _find_rows(channels: Sequence[str], spillover: Spillover) -> slice | list[int]:
    """Return the compensated channels; as a slice, which copies nothing, where they adjoin."""
    rows = [channels.index(channel) for channel in spillover.channels]
    if rows == list(range(rows[0], rows[0] + len(rows))):
        return slice(rows[0], rows[0] + len(rows))
    return rows


def list_sources(
    numbers: Sequence[int], channels: Sequence[str], spillover: Spillover | None
) -> list[int]:
    """Return the channels that must be read to compensate those of `numbers`, in order.

    Examples
    --------
    >>> spillover = Spillover(("A", "B"), np.array([[1, 0.1], [0.0, 1]]))
    >>> list_sources([2], ["T", "A", "B"], spillover)
    [1, 2]
    """
    spilled = [] if spillover is None else [channels.index(name) for name in spillover.channels]
    needs_all = any(number in spilled for number in numbers)
    return sorted({*numbers, *(spilled if needs_all else [])})


class LazyColumns(Mapping[str, Array]):
    """Columns by name, made by `make` on the first use."""

    def __init__(self, numbers: Mapping[str, int], make: Callable[[int], Array]) -> None:
        self._numbers, self._make = numbers, make

    def __getitem__(self, name: str) -> Array:
        """Return the column of a name."""
        return self._make(self._numbers[name])

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return iter(self._numbers)

    def __len__(self) -> int:
        """Return the number of names."""
        return len(self._numbers)

    def __contains__(self, name: object) -> bool:
        """Return whether there is such a column, without making it."""
        return name in self._numbers


class SampleColumns(Protocol):
    """The events of a sample, column by column."""

    def __len__(self) -> int:
        """Return the number of events."""

    def linear(self, number: int) -> Array:
        """Return one channel (n,), compensated."""

    def display(self, number: int, scale: Any) -> Array:
        """Return one channel (n,) on its display scale."""


class ReadyColumns:
    """Columns that were made before: (n, k) linear and display values."""

    def __init__(self, linear: Array, display: Array) -> None:
        self._linear, self._display = linear, display

    def __len__(self) -> int:
        """Return the number of events."""
        return len(self._linear)

    def linear(self, number: int) -> Array:
        """Return one channel (n,), compensated."""
        return self._linear[:, number]

    def display(self, number: int, scale: Any) -> Array:
        """Return one channel (n,) on its display scale."""
        return self._display[:, number]
