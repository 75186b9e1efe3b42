"""Columns of a table as they are filtered and sorted: codes for text, numbers for the rest.

A table of 1.8 million rows takes four bytes a row and column of text, whatever the text.
"""

import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Mask: TypeAlias = npt.NDArray[np.bool_]
Ranks: TypeAlias = npt.NDArray[Any]

COMPARISONS: Final[dict[str, Callable[[Any, float], Any]]] = {
    "<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt, "=": operator.eq,
}  # fmt: skip
NUMBER: Final = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
COMPARISON: Final = re.compile(rf"(<=|>=|<|>|=)?\s*({NUMBER})$")
BETWEEN: Final = re.compile(rf"({NUMBER})\s*\.\.\s*({NUMBER})$")
ABSENT: Final = "none"
"""Filter of a column of numbers that keeps the rows without one."""

MOST_CHOICES: Final = 40
"""Distinct texts up to which a filter is a list to choose from."""


@dataclass(frozen=True, slots=True)
class TextColumn:
    """Text: `values` in their natural order, and of each row the place in it; -1 is none."""

    values: tuple[str, ...]
    codes: npt.NDArray[np.int32]

    kind = "text"

    def select(self, wanted: str) -> Mask:
        """Return which rows hold the text, whatever the case; ``=`` before it asks for all of it.

        Examples
        --------
        >>> column = TextColumn(("", "A1", "A10"), np.array([2, 1, 0, -1], np.int32))
        >>> column.select("a1").tolist(), column.select("=A1").tolist()
        ([True, True, False, False], [False, True, False, False])
        """
        if wanted.startswith("="):
            kept = [value == wanted[1:] for value in self.values]
        else:
            part = wanted.casefold()
            kept = [part in value.casefold() for value in self.values]
        # The last place is that of -1: a row without text is in no answer but that to "=".
        table = np.array([*kept, wanted == "="], dtype=bool)
        return table[self.codes]

    def rank(self) -> Ranks:
        """Return numbers in the order of the text, the rows without any last."""
        return np.where(self.codes < 0, len(self.values), self.codes)

    def get(self, rows: npt.NDArray[np.intp]) -> list[str | None]:
        """Return the text of some rows."""
        return [None if code < 0 else self.values[code] for code in self.codes[rows]]

    @property
    def choices(self) -> tuple[str, ...]:
        """What a filter offers: empty where there are too many."""
        return self.values if len(self.values) <= MOST_CHOICES else ()


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """Numbers, whole ones where `is_whole`; NaN is none."""

    values: npt.NDArray[np.float64]
    is_whole: bool

    kind = "number"
    choices = ()

    def select(self, wanted: str) -> Mask:
        """Return which rows fulfil ``> 5``, ``5``, ``1..10`` or ``none``.

        Raises
        ------
        ValueError
            Says what can be asked.

        Examples
        --------
        >>> column = NumberColumn(np.array([1.0, 5.0, np.nan]), is_whole=False)
        >>> [column.select(text).tolist() for text in ("> 1", "1..5", "none")]
        [[False, True, False], [True, True, False], [False, False, True]]
        """
        text = wanted.strip()
        if text.casefold() == ABSENT:
            return np.isnan(self.values)
        if match := BETWEEN.match(text):
            return (self.values >= float(match[1])) & (self.values <= float(match[2]))
        if match := COMPARISON.match(text):
            kept: Mask = COMPARISONS[match[1] or "="](self.values, float(match[2]))
            return kept
        message = f"{wanted!r}: ask a number for > 5, <= 5, 5, 1..10 or none"
        raise ValueError(message)

    def rank(self) -> Ranks:
        """Return the numbers, the missing ones last."""
        return np.where(np.isnan(self.values), np.inf, self.values)

    def get(self, rows: npt.NDArray[np.intp]) -> list[float | int | None]:
        """Return the numbers of some rows; infinity, which JSON lacks, is none."""
        values = self.values[rows].tolist()
        finite = (value if np.isfinite(value) else None for value in values)
        if self.is_whole:
            return [None if value is None else int(value) for value in finite]
        return list(finite)


Column: TypeAlias = TextColumn | NumberColumn


def count_distinct(
    columns: Sequence[Column],
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the first row of each distinct combination of the columns, and how many rows it has.

    Examples
    --------
    >>> column = TextColumn(("ok", "warn"), np.array([1, 0, 1], np.int32))
    >>> [each.tolist() for each in count_distinct([column])]
    [[1, 0], [1, 2]]
    """
    key = np.zeros(len(columns[0].rank()), np.int64)
    size = 1
    for column in columns:
        codes, n = _encode(column)
        if size * n >= 2**62:
            values, key = np.unique(key, return_inverse=True)
            size = len(values)
        key = key * n + codes
        size *= n
    _, first, counts = np.unique(key, return_index=True, return_counts=True)
    return first, counts


def _encode(column: Column) -> tuple[npt.NDArray[np.int64], int]:
    """Return a number from 0 to n - 1 for each row, and n."""
    if isinstance(column, TextColumn):
        return column.codes.astype(np.int64) + 1, len(column.values) + 1
    values, codes = np.unique(column.values, return_inverse=True)
    return codes.astype(np.int64), max(len(values), 1)


def build_column(column: pa.ChunkedArray) -> Column:
    """Return a column of a Parquet file in the form that is filtered and sorted."""
    kind = column.type
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        values = pc.cast(column, pa.float64(), safe=False).to_numpy()
        return NumberColumn(values, is_whole=pa.types.is_integer(kind))
    if pa.types.is_boolean(kind):
        column = pc.if_else(column, "yes", "no")
    elif not (pa.types.is_dictionary(kind) or pa.types.is_string(kind)):
        column = pc.cast(column, pa.string())
    if not pa.types.is_dictionary(column.type):
        column = pc.dictionary_encode(column)
    array = column.unify_dictionaries().combine_chunks()
    if isinstance(array, pa.ChunkedArray):
        array = pa.concat_arrays(array.chunks) if array.num_chunks else None
    if array is None:
        return TextColumn((), np.empty(0, np.int32))
    codes = pc.fill_null(array.indices, -1).to_numpy(zero_copy_only=False).astype(np.int32)
    return _sort_values([str(value) for value in array.dictionary.to_pylist()], codes)


def _sort_values(values: Sequence[str], codes: npt.NDArray[np.int32]) -> TextColumn:
    order = sorted(range(len(values)), key=lambda place: parse_natural(values[place]))
    new = np.empty(len(values) + 1, np.int32)
    new[order] = np.arange(len(values), dtype=np.int32)
    new[-1] = -1
    return TextColumn(tuple(values[place] for place in order), new[codes])


def parse_natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that puts C2D1 before C10D1.

    Examples
    --------
    >>> sorted(["C10D1", "C2D1", "SCR"], key=parse_natural)
    ['C2D1', 'C10D1', 'SCR']
    """
    parts = re.split(r"(\d+)", text)
    return tuple((0, int(p), p) if p.isdecimal() else (1, 0, p.casefold()) for p in parts if p)
