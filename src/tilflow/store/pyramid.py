"""Image and label pyramids as OME-Zarr 0.5: sharded, written block by block.

Memory is a few shards a worker, whatever the slide. The bytes do not depend on the number of
workers: every shard has one writer and lies on one fixed grid.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import zarr
from numpy.typing import NDArray
from zarr.codecs import ZstdCodec

from tilflow.errors import SlideError
from tilflow.staging import staged
from tilflow.store import metadata
from tilflow.store.downsampling import compute_area_mean, compute_majority
from tilflow.store.grid import Window, fit_chunks, iterate_windows, write_window
from tilflow.store.halves import FinestLabels, Halve, Halves
from tilflow.store.settings import StoreSettings
from tilflow.store.verification import record_digests

Tell = Callable[[int, int], None]
"""Told how many shards are written, and of how many."""


@dataclass(frozen=True, slots=True)
class Pyramid:
    """An image or label pyramid, opened; no pixel is read until a level is indexed.

    Attributes
    ----------
    levels
        Zarr arrays (c, y, x) of an image, (y, x) of labels, finest first.
    pixel_size_um
        Of the finest level.
    downsamples
        How many pixels of the finest level one pixel of each level spans.
    channels
        Names; empty for labels.
    classes
        Value → name of the classes of a mask; empty for images and for labels of objects.
    """

    levels: tuple[Any, ...]
    pixel_size_um: float
    downsamples: tuple[float, ...]
    channels: tuple[str, ...]
    classes: Mapping[int, str]


def write_pyramid(
    path: Path | str,
    level0: Any,
    *,
    pixel_size_um: float,
    channels: tuple[str, ...],
    is_brightfield: bool,
    settings: StoreSettings,
    tell: Tell | None = None,
) -> None:
    """Write an image as an OME-Zarr 0.5 pyramid, whole or not at all.

    Parameters
    ----------
    path
        The store, e.g. ``image.ome.zarr``.
    level0
        Lazily indexable (c, y, x); read one shard at a time.
    pixel_size_um
        Side of a pixel of `level0`.
    channels
        Name of each channel.
    is_brightfield
        RGB, shown as it is; else every channel has a colour of its own.
    settings
        Chunks, shards, compression, threads.
    tell
        Called before the finest level is written, and after each of its shards.
    """
    with staged(path) as temporary:
        zarr.create_group(temporary, zarr_format=3)
        array = _create(
            temporary, 0, level0.shape, np.dtype(level0.dtype), ("c", "y", "x"), settings
        )
        halves = _open_halves(temporary, compute_area_mean)
        keep = partial(halves.keep, 0)
        _write_all(array, lambda window: np.asarray(level0[window]), settings, keep=keep, tell=tell)
        levels = _write_coarser(temporary, array, halves, None, settings)
        described = metadata.describe_levels(
            [level.shape for level in levels],
            name="image",
            pixel_size_um=pixel_size_um,
            grid_um=pixel_size_um,
        )
        described["omero"] = metadata.describe_channels(
            channels, coarsest=levels[-1], is_brightfield=is_brightfield
        )
        zarr.open_group(temporary, mode="r+").attrs["ome"] = described
        record_digests(temporary)


def write_labels(
    path: Path | str,
    labels: Any,
    *,
    pixel_size_um: float,
    grid_um: float,
    n_levels: int | None,
    name: str,
    classes: Mapping[int, str],
    settings: StoreSettings,
) -> None:
    """Write a label image as an OME-Zarr 0.5 label pyramid, whole or not at all.

    Parameters
    ----------
    labels
        Lazily indexable (y, x); stored as uint32, 0 is background.
    pixel_size_um, grid_um, n_levels, name, classes
        As in `finish_labels`.
    """
    with staged(path) as temporary:
        finest = create_label_array(temporary, labels.shape, settings=settings)
        _write_all(finest, lambda window: np.asarray(labels[window]).astype(np.uint32), settings)
        finish_labels(
            temporary,
            pixel_size_um=pixel_size_um,
            grid_um=grid_um,
            n_levels=n_levels,
            name=name,
            classes=classes,
            settings=settings,
        )


def create_label_array(
    path: Path | str, shape: tuple[int, int], *, settings: StoreSettings
) -> FinestLabels:
    """Create the finest level of a label pyramid, uint32 and empty.

    Fill it with `write_window` over `iterate_windows` (one writer a shard, none left out), then
    call `finish_labels`. Stage the whole: ``with staged(path) as temporary: …``.
    """
    zarr.create_group(path, zarr_format=3)
    array = _create(Path(path), 0, shape, np.dtype(np.uint32), ("y", "x"), settings)
    return FinestLabels(array, _open_halves(path, compute_majority))


def finish_labels(
    path: Path | str,
    *,
    pixel_size_um: float,
    grid_um: float,
    n_levels: int | None,
    name: str,
    classes: Mapping[int, str],
    settings: StoreSettings,
) -> None:
    """Write the coarser levels and the metadata of a label pyramid whose finest level is filled.

    Parameters
    ----------
    path
        The store that `create_label_array` made.
    pixel_size_um
        Side of a pixel of the labels' finest level.
    grid_um
        Side of a pixel of the image that they belong to: a mask may be coarser than its image.
    n_levels
        As many as the image has, which OME-Zarr asks of its labels; None goes on until the
        longer side is small.
    name
        nuclei, cells, tissue, compartments.
    classes
        Value → name for a mask; empty where every value is an object.
    """
    finest = zarr.open_array(Path(path) / "0", mode="r")
    halves = _open_halves(path, compute_majority)
    levels = _write_coarser(Path(path), finest, halves, n_levels, settings)
    described = metadata.describe_levels(
        [level.shape for level in levels], name=name, pixel_size_um=pixel_size_um, grid_um=grid_um
    )
    described["image-label"] = metadata.describe_labels(classes)
    zarr.open_group(path, mode="r+").attrs["ome"] = described
    record_digests(path)


def open_pyramid(path: Path | str) -> Pyramid:
    """Open a pyramid that `write_pyramid` or `write_labels` wrote.

    Raises
    ------
    SlideError
        Where there is none.
    """
    try:
        group = zarr.open_group(path, mode="r")
        described: Any = group.attrs["ome"]
        multiscale = described["multiscales"][0]
        datasets = multiscale["datasets"]
        levels = tuple(group[dataset["path"]] for dataset in datasets)
    except (OSError, KeyError, IndexError, TypeError, ValueError) as error:
        message = f"{path}: is not an image or label store of OME-Zarr 0.5"
        raise SlideError(message) from error
    sizes = [
        next(t["scale"][-1] for t in dataset["coordinateTransformations"] if t["type"] == "scale")
        for dataset in datasets
    ]
    properties = described.get("image-label", {}).get("properties", [])
    return Pyramid(
        levels=levels,
        pixel_size_um=float(sizes[0]),
        downsamples=tuple(float(size / sizes[0]) for size in sizes),
        channels=tuple(c["label"] for c in described.get("omero", {}).get("channels", [])),
        classes={int(p["label-value"]): str(p["name"]) for p in properties if "name" in p},
    )


def _create(
    path: Path,
    level: int,
    shape: tuple[int, ...],
    dtype: np.dtype[Any],
    axes: tuple[str, ...],
    settings: StoreSettings,
) -> Any:
    together = shape[0] if len(shape) == 3 and shape[0] == 3 and dtype == np.uint8 else 1
    chunks, shards = fit_chunks(shape, channels=together, settings=settings)
    return zarr.create_array(
        path / str(level),
        shape=shape,
        dtype=dtype,
        chunks=chunks,
        shards=shards,
        compressors=ZstdCodec(level=settings.compression),
        fill_value=0,
        dimension_names=axes,
    )


def _open_halves(path: Path | str, halve: Halve) -> Halves:
    return Halves(Path(path) / ".halves", halve)


def _write_all(
    array: Any,
    read: Callable[[Window], NDArray[Any]],
    settings: StoreSettings,
    *,
    keep: Callable[[Window, NDArray[Any]], None] | None = None,
    tell: Tell | None = None,
) -> None:
    """Write every shard of `array` with what `read` returns for its window, and `keep` each."""

    def write(window: Window) -> None:
        block = read(window)
        write_window(array, window, block)
        if keep is not None:
            keep(window, block)

    windows = list(iterate_windows(array))
    if tell is not None:
        tell(0, len(windows))
    with ExitStack() as stack:
        if min(settings.workers, len(windows)) == 1:
            # Here: a thread would hold memory of its own, and go on holding it.
            written: Iterator[None] = map(write, windows)
        else:
            written = stack.enter_context(ThreadPoolExecutor(settings.workers)).map(write, windows)
        for done, _ in enumerate(written, start=1):
            if tell is not None:
                tell(done, len(windows))


def _write_coarser(
    path: Path, finest: Any, halves: Halves, n_levels: int | None, settings: StoreSettings
) -> tuple[Any, ...]:
    """Write `n_levels` in all, or until the longer side is small, and return them.

    The halves of the finest level are there.
    """

    def is_last(level: int, shape: tuple[int, ...]) -> bool:
        if n_levels is None:
            return max(shape[-2:]) <= settings.coarsest_px
        return level + 1 >= n_levels

    levels = [finest]
    while not is_last(len(levels) - 1, levels[-1].shape):
        number, finer = len(levels), levels[-1]
        shape = (*finer.shape[:-2], *(-(-n // 2) for n in finer.shape[-2:]))
        names = finer.metadata.dimension_names
        array = _create(path, number, shape, finer.dtype, names, settings)
        keep = None if is_last(number, shape) else partial(halves.keep, number)
        _write_all(array, partial(halves.gather, number - 1, finer), settings, keep=keep)
        levels.append(array)
    halves.clear()
    return tuple(levels)
