"""A slide: lazy levels of one image, finest first, with what is known of its scale."""

from dataclasses import dataclass
from typing import Any, Final, Literal, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from tilflow.errors import SlideError

Modality: TypeAlias = Literal["brightfield", "fluorescence"]

RGB: Final = ("R", "G", "B")
"""Channels of a brightfield slide."""


class Level(Protocol):
    """What a level of a pyramid can do; a zarr array can.

    ``level[c0:c1, y0:y1, x0:x1]`` reads that window alone.
    """

    @property
    def shape(self) -> tuple[int, ...]:
        """(c, y, x)."""

    @property
    def dtype(self) -> np.dtype[Any]:
        """Type of a pixel."""

    @property
    def chunks(self) -> tuple[int, ...]:
        """What is read at once, along (c, y, x)."""

    def __getitem__(self, window: Any, /) -> Any:
        """Return the pixels of a window given as three slices."""


@dataclass(frozen=True, slots=True)
class Slide:
    """An image of a section of tissue; no pixel is read until a level is indexed.

    Attributes
    ----------
    levels
        Lazily indexable (c, y, x), finest first.
    channels
        Name of each channel; R, G, B for brightfield.
    pixel_size_um
        Side of a pixel of the finest level; None where the file does not say.
    downsamples
        How many pixels of the finest level one pixel of each level spans.
    modality
        ``brightfield`` (light is absorbed, RGB) or ``fluorescence`` (light or counts add up).
    notes
        What a reader should know of how the file was read, a sentence each.

    Examples
    --------
    >>> level = np.zeros((3, 8, 8), "uint8")
    >>> slide = Slide((level, level[:, ::4, ::4]), RGB, 0.5, (1.0, 4.0), "brightfield")
    >>> slide.find_level(pixel_size_um=2.0)
    1
    """

    levels: tuple[Any, ...]
    channels: tuple[str, ...]
    pixel_size_um: float | None
    downsamples: tuple[float, ...]
    modality: Modality
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.levels or len(self.levels) != len(self.downsamples):
            message = f"{len(self.levels)} levels, but {len(self.downsamples)} downsamples"
            raise SlideError(message)
        wrong = [level.shape for level in self.levels if len(level.shape) != 3]
        if wrong or self.levels[0].shape[0] != len(self.channels):
            shape = wrong[0] if wrong else self.levels[0].shape
            message = f"a level of shape {shape} is not (channel, y, x) of {list(self.channels)}"
            raise SlideError(message)
        if len(set(self.channels)) != len(self.channels):
            twice = sorted({c for c in self.channels if self.channels.count(c) > 1})
            message = f"the channel {twice[0]!r} stands twice in the image: name each one once"
            raise SlideError(message)
        if self.modality == "brightfield" and len(self.channels) != 3:
            message = f"a brightfield slide is RGB, but this one has {list(self.channels)}"
            raise SlideError(message)

    @property
    def shape(self) -> tuple[int, int, int]:
        """(c, y, x) of the finest level."""
        c, y, x = self.levels[0].shape
        return int(c), int(y), int(x)

    def find_level(self, *, pixel_size_um: float) -> int:
        """Return the coarsest level whose pixels are no larger than `pixel_size_um`, else 0.

        Where the slide has no pixel size, a pixel of the finest level counts as 1 µm.
        """
        finest = self.pixel_size_um or 1.0
        fine = [i for i, d in enumerate(self.downsamples) if finest * d <= pixel_size_um * 1.001]
        return max(fine, key=lambda i: self.downsamples[i], default=0)

    def index_channel(self, name: str) -> int:
        """Return the place of a channel.

        Raises
        ------
        SlideError
            Where there is none of that name; the message lists those that there are.
        """
        if name not in self.channels:
            message = f"no channel {name!r} in the image; it has: {', '.join(self.channels)}"
            raise SlideError(message)
        return self.channels.index(name)

    def read_window(
        self, level: int, rows: slice, columns: slice, *, channels: slice = slice(None)
    ) -> NDArray[Any]:
        """Return the pixels of a window of a level as an array (c, y, x)."""
        return np.asarray(self.levels[level][channels, rows, columns])
