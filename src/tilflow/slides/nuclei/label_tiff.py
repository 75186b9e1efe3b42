"""Label images as TIFF, for programs that read no OME-Zarr."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.tiles import plan_tiles
from tilflow.staging import staged

TILE_PX: Final = 512
WHOLE_PX: Final = 4096
"""An image up to this side is written as one piece."""

PACKED_BYTES: Final = 2**24
"""Packed at once by several threads: it bounds the memory."""


def write_label_tiff(path: Path | str, labels: Any, *, threads: int = 1) -> None:
    """Write labels (y, x) as a compressed TIFF, tile by tile where they are large.

    Parameters
    ----------
    labels
        Lazily indexable; never held whole where a side is longer than `WHOLE_PX`.
    threads
        How many pack tiles, no more than this process has cores; the bytes do not depend on it.
    """
    import tifffile

    options: dict[str, Any] = {"compression": "zlib", "metadata": None, "software": False}
    with staged(path) as temporary:
        if max(labels.shape) <= WHOLE_PX:
            tifffile.imwrite(temporary, labels[:], **options)
            return
        tifffile.imwrite(
            temporary,
            _iterate_tiles(labels),
            shape=labels.shape,
            dtype=labels.dtype,
            tile=(TILE_PX, TILE_PX),
            maxworkers=min(threads, os.cpu_count() or 1),
            buffersize=PACKED_BYTES,
            bigtiff=labels.shape[0] * labels.shape[1] * labels.dtype.itemsize > 2**31,
            **options,
        )


def _iterate_tiles(labels: Any) -> Iterator[NDArray[Any]]:
    for tile in plan_tiles(labels.shape, TILE_PX):
        block = np.zeros((TILE_PX, TILE_PX), labels.dtype)
        block[: tile.shape[0], : tile.shape[1]] = labels[tile.slices]
        yield block
