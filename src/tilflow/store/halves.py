"""Halves of shards: the next coarser level, made while the pixels of the finer one are at hand.

Who writes a shard halves it, so that halving is spread as writing is and no pixel of a level is
decoded to make the next. A halved shard lies in a file of its own until the coarser shard that it
is a part of is written: one writer a shard holds at every level.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
from numcodecs import Zstd  # type: ignore[import-untyped]
from numpy.typing import NDArray

from tilflow.store.grid import Window, check_aligned, iterate_windows

Halve: TypeAlias = Callable[[NDArray[Any]], NDArray[Any]]

BAND_ROWS: Final = 512
"""Rows that are halved at once: it bounds the memory. Even, so that no pair of rows is parted."""

PACKING: Final = Zstd(level=1)


@dataclass(frozen=True, slots=True)
class Halves:
    """Halved shards of the levels of one pyramid, kept in a folder.

    Attributes
    ----------
    folder
        Made when it is first needed.
    halve
        Halves the last two axes of a block.

    Examples
    --------
    >>> import tempfile
    >>> from tilflow.store.downsampling import compute_majority
    >>> halves = Halves(Path(tempfile.mkdtemp()), compute_majority)
    >>> window = (slice(4, 6), slice(0, 4))
    >>> halves.keep(0, window, np.array([[0, 7, 5, 5], [0, 7, 5, 0]], "uint32"))
    >>> halves.take(0, window, np.dtype("uint32"))
    array([[7, 5]], dtype=uint32)
    """

    folder: Path
    halve: Halve

    def keep(self, level: int, window: Window, block: NDArray[Any]) -> None:
        """Halve a shard of a level and keep it."""
        self.folder.mkdir(exist_ok=True)
        half = np.empty((*block.shape[:-2], *(-(-n // 2) for n in block.shape[-2:])), block.dtype)
        for start in range(0, block.shape[-2], BAND_ROWS):
            band = block[..., start : start + BAND_ROWS, :]
            half[..., start // 2 : (start + BAND_ROWS) // 2, :] = self.halve(band)
        self._name(level, window).write_bytes(PACKING.encode(half))

    def take(self, level: int, window: Window, dtype: np.dtype[Any]) -> NDArray[Any]:
        """Return a halved shard, which is then kept no longer."""
        file = self._name(level, window)
        shape = [part.stop - part.start for part in window]
        half = np.frombuffer(PACKING.decode(file.read_bytes()), dtype)
        file.unlink()
        return half.reshape(*shape[:-2], *(-(-n // 2) for n in shape[-2:]))

    def gather(self, level: int, finer: Any, window: Window) -> NDArray[Any]:
        """Return a shard of the level that follows `level`, whose array is `finer`."""
        *leading, rows, columns = window
        block = np.zeros([part.stop - part.start for part in window], finer.dtype)
        doubled = (*leading, *(slice(2 * part.start, 2 * part.stop) for part in (rows, columns)))
        for part in iterate_windows(finer, within=doubled):
            half = self.take(level, part, finer.dtype)
            top, left = (
                p.start // 2 - w.start for p, w in zip(part[-2:], window[-2:], strict=True)
            )
            block[..., top : top + half.shape[-2], left : left + half.shape[-1]] = half
        return block

    def clear(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _name(self, level: int, window: Window) -> Path:
        return self.folder / "-".join(str(n) for n in (level, *(part.start for part in window)))


@dataclass(frozen=True, slots=True)
class FinestLabels:
    """The finest level of a label pyramid that is being written, whole shards at a time.

    Attributes
    ----------
    array
        Its zarr array (y, x). Written to directly it goes without coarser levels.
    halves
        Where the shards' halves are kept.
    """

    array: Any
    halves: Halves

    def __setitem__(self, window: Window, block: NDArray[Any]) -> None:
        check_aligned(self.array, window)
        self.array[window] = block
        self.halves.keep(0, window, block)

    def __getitem__(self, window: Any) -> NDArray[Any]:
        block: NDArray[Any] = self.array[window]
        return block

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape (y, x)."""
        shape: tuple[int, ...] = self.array.shape
        return shape

    @property
    def dtype(self) -> np.dtype[Any]:
        """Type of the labels."""
        dtype: np.dtype[Any] = self.array.dtype
        return dtype

    @property
    def chunks(self) -> tuple[int, ...]:
        """Shape of what is decoded at once."""
        chunks: tuple[int, ...] = self.array.chunks
        return chunks

    @property
    def shards(self) -> tuple[int, ...] | None:
        """Shape of what is written at once."""
        shards: tuple[int, ...] | None = self.array.shards
        return shards

    @property
    def name(self) -> str:
        """Name of the array."""
        return str(self.array.name or self.array.path)
