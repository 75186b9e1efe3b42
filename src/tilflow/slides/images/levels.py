"""Levels that look like (c, y, x) whatever lies below them. Nothing is read before a window is."""

import weakref
from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tilflow.errors import SlideError

UNREADABLE: Final = (OSError, ValueError, RuntimeError, KeyError, IndexError, TypeError, EOFError)
"""What decoders raise on damaged tiles; imagecodecs' own errors are RuntimeErrors."""

Window = tuple[slice, slice, slice]


def parse_window(key: Any) -> Window:
    """Return three slices; what is left out is all of that axis.

    Examples
    --------
    >>> parse_window((slice(0, 1), slice(4, 8)))
    (slice(0, 1, None), slice(4, 8, None), slice(None, None, None))
    """
    parts: tuple[Any, ...] = key if isinstance(key, tuple) else (key,)
    if parts and parts[-1] is Ellipsis:
        parts = parts[:-1]
    if len(parts) > 3 or not all(isinstance(part, slice) for part in parts):
        message = f"a level is read by slices of (c, y, x), not by {key!r}"
        raise TypeError(message)
    c, y, x = parts + (slice(None),) * (3 - len(parts))
    return c, y, x


class AxesLevel:
    """A level whose axes stand in any order, with axes of length 1 besides.

    Parameters
    ----------
    source
        Anything that is read by slices: a zarr array, a NumPy array.
    axes
        One letter an axis of `source`; ``Y`` and ``X`` are among them.
    channel_axis
        The letter of the channels; empty where there is one channel.
    n_channels
        Channels kept: the alpha channel of an RGBA image is left out.
    name
        What the error says could not be read.
    close
        Called when the level is no longer used.
    decode
        Applied to what was read, e.g. for images in which 0 is white.
    reopen
        Function and arguments that open the same level in another process, for a source whose open
        file cannot be sent there.

    Examples
    --------
    >>> level = AxesLevel(np.zeros((1, 20, 10, 3), "uint8"), axes="TYXS", channel_axis="S",
    ...     n_channels=3, name="a.tif")
    >>> level.shape, level[0:1, 5:10].shape
    ((3, 20, 10), (1, 5, 10))
    """

    def __init__(
        self,
        source: Any,
        *,
        axes: str,
        channel_axis: str,
        n_channels: int,
        name: str,
        close: Callable[[], None] | None = None,
        decode: Callable[[NDArray[Any]], NDArray[Any]] | None = None,
        reopen: tuple[Callable[..., "AxesLevel"], tuple[Any, ...]] | None = None,
    ) -> None:
        self._reopen = reopen
        self._source, self._axes, self._channel_axis = source, axes, channel_axis
        self._name, self._decode = name, decode
        lengths = dict(zip(axes, source.shape, strict=True))
        self.shape = (n_channels, int(lengths["Y"]), int(lengths["X"]))
        self.dtype = np.dtype(source.dtype)
        chunks = dict(zip(axes, getattr(source, "chunks", None) or source.shape, strict=True))
        self.chunks = (
            min(int(chunks.get(channel_axis, 1)), n_channels),
            int(chunks["Y"]),
            int(chunks["X"]),
        )
        if close is not None:
            weakref.finalize(self, close)

    def __reduce_ex__(self, protocol: Any) -> Any:
        return super().__reduce_ex__(protocol) if self._reopen is None else self._reopen

    def __getitem__(self, key: Any) -> NDArray[Any]:
        channels, rows, columns = parse_window(key)
        channels = slice(*channels.indices(self.shape[0]))
        places = {"Y": rows, "X": columns, self._channel_axis: channels}
        window = tuple(places.get(axis, slice(0, 1)) for axis in self._axes)
        try:
            block = np.asarray(self._source[window])
        except UNREADABLE as error:
            message = (
                f"{self._name}: the pixels of rows {rows.start}:{rows.stop}, columns "
                f"{columns.start}:{columns.stop} cannot be decoded ({error}): the file is damaged"
            )
            raise SlideError(message) from error
        block = self._order(block)
        return block if self._decode is None else self._decode(block)

    def _order(self, block: NDArray[Any]) -> NDArray[Any]:
        wanted = f"{self._channel_axis}YX"
        others = tuple(place for place, axis in enumerate(self._axes) if axis not in wanted)
        left = [axis for axis in self._axes if axis in wanted]
        block = block.squeeze(axis=others).transpose([left.index(axis) for axis in wanted])
        return block if self._channel_axis else block[None]


class StackLevel:
    """One level out of several of one channel each, e.g. a folder of TIFFs.

    Examples
    --------
    >>> level = StackLevel([np.full((1, 4, 4), value, "uint8") for value in (3, 5)])
    >>> level[1:2, :2, :2].tolist()
    [[[5, 5], [5, 5]]]
    """

    def __init__(self, levels: list[Any]) -> None:
        self._levels = levels
        self.shape = (len(levels), *levels[0].shape[1:])
        self.dtype = np.result_type(*(level.dtype for level in levels))
        self.chunks = (1, *levels[0].chunks[1:]) if hasattr(levels[0], "chunks") else self.shape

    def __getitem__(self, key: Any) -> NDArray[Any]:
        channels, rows, columns = parse_window(key)
        return np.concatenate(
            [
                np.asarray(level[0:1, rows, columns]).astype(self.dtype, copy=False)
                for level in self._levels[channels]
            ]
        )


class BrightestLevel:
    """One channel out of a colour picture of fluorescence: the brightest of its colours.

    Examples
    --------
    >>> picture = np.zeros((3, 2, 2), "uint8")
    >>> picture[2] = 7
    >>> BrightestLevel(picture)[:].tolist()
    [[[7, 7], [7, 7]]]
    """

    def __init__(self, level: Any) -> None:
        self._level = level
        self.shape = (1, *level.shape[1:])
        self.dtype = np.dtype(level.dtype)
        self.chunks = (1, *getattr(level, "chunks", level.shape)[1:])

    def __getitem__(self, key: Any) -> NDArray[Any]:
        _, rows, columns = parse_window(key)
        brightest: NDArray[Any] = np.asarray(self._level[:, rows, columns]).max(
            axis=0, keepdims=True
        )
        return brightest
