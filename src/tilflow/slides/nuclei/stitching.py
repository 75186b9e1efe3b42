"""Every nucleus once, whatever the tiles.

Phase 1 reads each tile with its context and keeps the objects whose centroid lies in the tile.
Between the phases the centroids of the whole slide are put in raster order: that gives the ids.
Phase 2 writes the label image shard by shard, each from the objects that reach into it. Where two
objects claim a pixel, the lower id has it. Pixels of owned objects travel between the phases as
runs in a scratch folder, so that memory holds a tile a worker and never the slide.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.nuclei.numbering import KeptObjects, Nuclei, keep_objects, number_objects
from tilflow.slides.nuclei.rescaling import Surety, find_covered, scale_labels
from tilflow.slides.nuclei.runs import find_runs, measure_runs, paint_runs, sum_runs
from tilflow.slides.tiles import PART_PX, Box, plan_tiles, write_region
from tilflow.slides.workers import RunTiles, Step

MAX_WIDENINGS = 3
"""How often the context is doubled for an object that is wider than it."""


class Engine(Protocol):
    """Outlines objects: ``(c, y, x) float32 → (y, x) uint32``."""

    @property
    def context_px(self) -> int:
        """Context beyond the tile that the engine asks for, in working pixels."""
        ...

    @property
    def reach_px(self) -> int:
        """How far from an object's box a pixel can have a say in it."""
        ...

    def __call__(self, image: NDArray[np.float32]) -> NDArray[np.uint32]:
        """Return the labels of a window."""
        ...


class Signal(Protocol):
    """What the engine sees of the slide."""

    @property
    def shape(self) -> tuple[int, int]:
        """Shape (y, x) of the working grid."""
        ...

    def read(self, box: Box) -> NDArray[np.float32]:
        """Return the calibrated channels (c, y, x) of a box of the working grid."""
        ...


@dataclass(frozen=True, slots=True)
class Rim:
    """What draws the rims of objects finer than the working grid.

    Attributes
    ----------
    read
        Returns how sure it is (y, x) that the pixels of a box of the working grid are of objects.
    level
        A rim runs where that is this.
    """

    read: Callable[[Box], NDArray[np.float32]]
    level: float


@dataclass(frozen=True, slots=True)
class _Outlining:
    signal: Signal
    engine: Engine
    scratch: str
    scoring: int | None


@dataclass(frozen=True, slots=True)
class _Painting:
    out: Any
    scratch: str
    factor: float
    shape: tuple[int, int]
    ids: list[NDArray[np.uint32]]
    boxes: list[Box]
    rim: Rim | None


def segment_slide(
    signal: Signal,
    engine: Engine,
    *,
    out: Any,
    factor: float,
    tile_px: int,
    run: RunTiles,
    scratch: Path,
    is_tissue: Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.bool_]] | None,
    has_tissue: Callable[[Box], bool] | None,
    scoring: int | None = None,
    rim: Rim | None = None,
) -> Nuclei:
    """Segment a slide into `out`, a label array (y, x) of level 0.

    Parameters
    ----------
    out
        Array to write; a zarr array is written shard by shard, each by one task. None writes
        nothing.
    factor
        Level-0 pixels in the side of a working pixel.
    tile_px
        Side of a tile in working pixels. It changes memory and speed, never the answer.
    scratch
        Empty folder for the objects between the phases.
    is_tissue, has_tissue
        Which centroids (working pixels) lie in the tissue, and which boxes hold any: objects
        elsewhere are dropped. None keeps everything.
    scoring
        Map of the signal (0 to 1) whose mean over each object is wanted.
    rim
        Draws the rims in `out`; else they follow the working grid.
    """
    tiles = plan_tiles(signal.shape, tile_px)
    if has_tissue is not None:
        tiles = [tile for tile in tiles if has_tissue(tile)]
    outlining = _Outlining(signal, engine, str(scratch), scoring)
    step = Step("outlining nuclei", factor**2)
    boxes = run(outline_tile, list(enumerate(tiles)), shared=outlining, step=step)
    nuclei = number_objects(KeptObjects(scratch, len(tiles)), is_tissue=is_tissue)
    if out is not None:
        paint_slide(
            nuclei,
            boxes,
            out=out,
            factor=factor,
            shape=signal.shape,
            run=run,
            scratch=scratch,
            rim=rim,
        )
    return nuclei


def paint_slide(
    nuclei: Nuclei,
    boxes: list[Box],
    *,
    out: Any,
    factor: float,
    shape: tuple[int, int],
    run: RunTiles,
    scratch: Path,
    rim: Rim | None = None,
) -> None:
    """Write the label image of level 0 from the runs in the scratch folder, shard by shard.

    Parameters
    ----------
    boxes
        What the objects of each tile cover, in working pixels.
    shape
        (y, x) of the working grid.
    rim
        As in `segment_slide`.
    """
    painting = _Painting(out, str(scratch), factor, shape, nuclei.ids, boxes, rim)
    regions = plan_tiles(out.shape, write_shape(out))
    if isinstance(out, np.ndarray):
        # Memory of this process: other processes would write into a copy.
        for region in regions:
            paint_region(painting, region)
    else:
        run(paint_region, regions, shared=painting, step=Step("writing nuclei"))


def write_shape(array: Any) -> tuple[int, int]:
    """Return the (y, x) shape of what one task writes: the shard, the chunk, or all of it."""
    for name in ("shards", "chunks"):
        shape = getattr(array, name, None)
        if shape is not None:
            return int(shape[-2]), int(shape[-1])
    return int(array.shape[-2]), int(array.shape[-1])


def outline_tile(outlining: _Outlining, numbered: tuple[int, Box]) -> Box:
    """Phase 1 of one tile: keep its objects and their pixels in the scratch folder.

    Of each object is kept what `select_owned` measures, and the sum of its score where it has one.

    Returns
    -------
    What the objects cover.
    """
    number, tile = numbered
    context = outlining.engine.context_px
    parts = _outline_whole(outlining.signal, outlining.engine, tile, context, MAX_WIDENINGS)
    measures, runs = _join([_measure_owned(outlining.scoring, *part) for part in parts])
    scratch = Path(outlining.scratch)
    np.save(scratch / f"{number}.npy", runs)
    keep_objects(scratch, number, measures)
    return extent(measures, tile)


Outline: TypeAlias = tuple[NDArray[np.float32], NDArray[np.uint32], Box, Box]
"""What was read, its labels, the window that both are of, and the part of the tile in it."""


def _outline_whole(
    signal: Signal, engine: Engine, tile: Box, context: int, widenings: int
) -> Iterator[Outline]:
    """Outline a tile with so much context that no object in it is cut or swayed by the rim.

    Where more is needed the tile is quartered: no window is larger than the first one was.
    """
    window = tile.grown(context, signal.shape)
    image = signal.read(window)
    labels = engine(image)
    if widenings == 0 or not _is_swayed(labels, window, tile, signal.shape, engine.reach_px):
        yield image, labels, window, tile
        return
    # Let go of before more is read.
    del image, labels
    for part in _quarter(tile, least_px=2 * context):
        yield from _outline_whole(signal, engine, part, 2 * context, widenings - 1)


def _quarter(tile: Box, *, least_px: int) -> list[Box]:
    """Cut a tile in four, or leave it whole where a side would be shorter than `least_px`.

    Examples
    --------
    >>> [part.shape for part in _quarter(Box(0, 0, 5, 4), least_px=2)]
    [(3, 2), (3, 2), (2, 2), (2, 2)]
    >>> _quarter(Box(0, 0, 5, 4), least_px=3)
    [Box(y0=0, x0=0, y1=5, x1=4)]
    """
    height, width = tile.shape
    if min(height, width) < 2 * least_px:
        return [tile]
    parts = plan_tiles(tile.shape, (-(-height // 2), -(-width // 2)))
    return [
        Box(tile.y0 + part.y0, tile.x0 + part.x0, tile.y0 + part.y1, tile.x0 + part.x1)
        for part in parts
    ]


def _measure_owned(
    scoring: int | None,
    image: NDArray[np.float32],
    labels: NDArray[np.uint32],
    window: Box,
    tile: Box,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    measures, runs = select_owned(labels, window, tile)
    if scoring is not None:
        score = np.rint(image[scoring] * np.float32(255)).astype(np.int64)
        total = sum_runs(score, runs, window, n_objects=len(measures))
        measures = np.column_stack([measures, total])
    return measures, runs


def _join(
    parts: list[tuple[NDArray[np.int64], NDArray[np.int64]]],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Join the objects of the parts of a tile and their runs."""
    if len(parts) == 1:
        return parts[0]
    measures = np.concatenate([measures for measures, _ in parts])
    starts = np.cumsum([0, *(len(own) for own, _ in parts)])
    runs = np.concatenate([runs for _, runs in parts])
    runs[:, 0] += np.repeat(starts[:-1], [len(runs) for _, runs in parts])
    return measures, runs


def _is_swayed(
    labels: NDArray[np.uint32], window: Box, tile: Box, shape: tuple[int, int], reach: int
) -> bool:
    """Whether an object of the tile comes within `reach` of a rim that is not the slide's."""
    height, width = labels.shape
    swayed = np.zeros(int(labels.max()) + 1, bool)
    for rim in (
        labels[: reach if window.y0 > 0 else 0],
        labels[:, : reach if window.x0 > 0 else 0],
        labels[height - (reach if window.y1 < shape[0] else 0) :],
        labels[:, width - (reach if window.x1 < shape[1] else 0) :],
    ):
        swayed[rim.ravel()] = True
    swayed[0] = False
    if not swayed.any():
        return False
    return bool(swayed[labels[tile.within(window)]].any())


def select_owned(
    labels: NDArray[np.uint32], window: Box, tile: Box
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Keep the objects of a window whose centroid lies in the tile.

    Returns
    -------
    measures
        Shape (n, 7): sum of rows, sum of columns, pixels, box (y0, x0, y1, x1) of each object.
    runs
        Shape (m, 4): object (0 … n-1), row, first column, pixels of each run; in raster order.

    Examples
    --------
    >>> labels = np.array([[1, 1, 0, 2]], "uint32")
    >>> measures, runs = select_owned(labels, Box(0, 4, 1, 8), Box(0, 4, 1, 6))
    >>> measures.tolist(), runs.tolist()
    ([[0, 9, 2, 0, 4, 1, 6]], [[0, 0, 4, 2]])
    """
    runs = find_runs(labels)
    runs[:, 1] += window.y0
    runs[:, 2] += window.x0
    measures = measure_runs(runs, n_objects=int(labels.max()))
    rows = measures[:, 0] // np.maximum(measures[:, 2], 1)
    columns = measures[:, 1] // np.maximum(measures[:, 2], 1)
    owned = (measures[:, 2] > 0) & (rows >= tile.y0) & (rows < tile.y1)
    owned &= (columns >= tile.x0) & (columns < tile.x1)
    number = np.where(owned, np.cumsum(owned) - 1, -1)
    runs[:, 0] = number[runs[:, 0]]
    return measures[owned], runs[runs[:, 0] >= 0]


def extent(objects: NDArray[np.int64], tile: Box) -> Box:
    """Return the box of everything a tile owns."""
    if len(objects) == 0:
        return Box(tile.y0, tile.x0, tile.y0, tile.x0)
    y0, x0 = objects[:, 3:5].min(axis=0)
    y1, x1 = objects[:, 5:7].max(axis=0)
    return Box(int(y0), int(x0), int(y1), int(x1))


def paint_region(painting: _Painting, region: Box) -> int:
    """Phase 2 of one shard: write its labels from the tiles that reach into it."""
    working = find_covered(region, scale=painting.factor, shape=painting.shape)
    near = [n for n, box in enumerate(painting.boxes) if box.meets(working)]
    runs = [_read_runs(painting, number, working) for number in near]
    labels = np.empty(working.shape, np.uint32)
    for y0 in range(working.y0, working.y1, PART_PX):
        band = Box(y0, working.x0, min(y0 + PART_PX, working.y1), working.x1)
        labels[band.within(working)] = paint_runs([_cut_rows(run, band) for run in runs], band)
    rim = painting.rim
    surety = None if rim is None else Surety(rim.read(working), rim.level)
    painted = scale_labels(labels, working, region, scale=painting.factor, surety=surety)
    write_region(painting.out, region, painted)
    return len(near)


def _read_runs(painting: _Painting, number: int, working: Box) -> NDArray[np.int64]:
    runs = np.load(Path(painting.scratch) / f"{number}.npy")
    runs = _cut_rows(runs, working)
    runs[:, 0] = painting.ids[number][runs[:, 0]]
    kept: NDArray[np.int64] = runs[runs[:, 0] > 0]
    return kept


def _cut_rows(runs: NDArray[np.int64], box: Box) -> NDArray[np.int64]:
    within: NDArray[np.int64] = runs[(runs[:, 1] >= box.y0) & (runs[:, 1] < box.y1)]
    return within
