"""Pixels that lie in a file as they are: any window is read without the rest.

A TIFF without tiles may hold a whole plane as one strip. Decoding it as one block would take as
much memory as the slide has pixels.
"""

from math import prod
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

READ_AT_ONCE: Final = 2**20
"""Bytes that `PlainRows.chunks` says are read at once."""


class PlainRows:
    """Planes of uncompressed rows as an array (…, y, x) or (…, y, x, s) that is read by slices.

    Parameters
    ----------
    path
        The file.
    offsets
        Where each plane begins, in bytes; one for each index of the leading axes, in C order.
    shape, dtype
        Of the whole; `dtype` with its order of bytes.
    n_leading
        How many leading axes number the planes.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "a.raw"
    >>> path.write_bytes(np.arange(12, dtype=">u2").tobytes())
    24
    >>> rows = PlainRows(path, offsets=(0,), shape=(3, 4), dtype=np.dtype(">u2"), n_leading=0)
    >>> rows[1:3, 1:2].tolist()
    [[5], [9]]
    """

    def __init__(
        self,
        path: Path,
        *,
        offsets: tuple[int, ...],
        shape: tuple[int, ...],
        dtype: np.dtype[Any],
        n_leading: int,
    ) -> None:
        self._path, self._offsets, self._n_leading = path, offsets, n_leading
        self.shape, self.dtype = shape, dtype
        row = prod(shape[n_leading + 1 :]) * dtype.itemsize
        rows = max(1, min(shape[n_leading], READ_AT_ONCE // row))
        self.chunks = (*(1,) * n_leading, rows, *shape[n_leading + 1 :])

    def __getitem__(self, window: tuple[slice, ...]) -> NDArray[Any]:
        parts = [
            range(*part.indices(length)) for part, length in zip(window, self.shape, strict=True)
        ]
        return self._read(parts[: self._n_leading], *parts[self._n_leading :])

    def _read(
        self, leading: list[range], rows: range, columns: range, *samples: range
    ) -> NDArray[Any]:
        width = self.shape[self._n_leading + 1]
        depth = prod(self.shape[self._n_leading + 2 :])
        numbers = np.arange(len(self._offsets)).reshape(self.shape[: self._n_leading])
        chosen = numbers[np.ix_(*leading)].ravel() if leading else numbers.ravel()
        block = np.empty((len(chosen), len(rows), len(columns), depth), self.dtype)
        with self._path.open("rb") as file:
            for place, plane in enumerate(chosen):
                for line, row in enumerate(rows):
                    at = (row * width + columns.start) * depth * self.dtype.itemsize
                    file.seek(self._offsets[int(plane)] + at)
                    if (
                        file.readinto(memoryview(block[place, line]).cast("B"))
                        != block[0, 0].nbytes
                    ):
                        message = f"the file ends within row {row}"
                        raise OSError(message)
        shape = [len(part) for part in (*leading, rows, columns)]
        block = block.reshape(*shape, *(self.shape[self._n_leading + 2 :]))
        return block[(..., slice(samples[0].start, samples[0].stop))] if samples else block
