"""Nuclei from nets that outline them by themselves, block by block.

Such a net has no bounded reach: where it ends an outline may hang on anything in its window. So
every window is one of a fixed grid of blocks, whatever the tiles and workers, and what two windows
say of one nucleus is settled by position alone:

- the block whose core holds the centroid owns an object;
- of two owned objects that are one nucleus the first block's stays;
- an object that reaches into a block's core and that no block owns, as two windows disagree on its
  centroid, is kept once, by the first block.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.nuclei.numbering import Nuclei, number_objects
from tilflow.slides.nuclei.runs import find_runs, measure_runs
from tilflow.slides.nuclei.stitching import Signal, extent, paint_slide
from tilflow.slides.settings_nets import BlockSettings
from tilflow.slides.tiles import Box, plan_tiles
from tilflow.slides.workers import RunTiles


class Outliner(Protocol):
    """Outlines the nuclei of a window: ``(c, y, x) float32 → (y, x) uint32``."""

    def __call__(self, image: NDArray[np.float32]) -> NDArray[np.uint32]:
        """Return the labels of a window."""
        ...


@dataclass(frozen=True, slots=True)
class BlockObjects:
    """What one block says: owned objects, and others that reach into its core.

    Attributes
    ----------
    measures
        Shape (n, 7), see `select_owned`.
    is_owned
        Shape (n,).
    """

    measures: NDArray[np.int64]
    is_owned: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Outlining:
    signal: Signal
    outliner: Outliner
    margin_px: int
    scratch: str


def segment_by_blocks(
    signal: Signal,
    outliner: Outliner,
    *,
    out: Any,
    scale: float,
    diameter_px: float,
    settings: BlockSettings,
    run: RunTiles,
    scratch: Path,
    is_tissue: Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.bool_]] | None,
    has_tissue: Callable[[Box], bool] | None,
) -> Nuclei:
    """Segment a slide into `out`, a label array (y, x) of level 0; None writes nothing.

    Parameters
    ----------
    scale
        Level-0 pixels in the side of a pixel of the signal.
    diameter_px
        Nominal diameter of a nucleus on the signal.
    is_tissue, has_tissue
        As in `segment_slide`.
    """
    cores = plan_tiles(signal.shape, settings.core_px)
    if has_tissue is not None:
        around = int(2 * diameter_px)
        cores = [core for core in cores if has_tissue(core.grown(around, signal.shape))]
    outlining = _Outlining(signal, outliner, int(settings.margin * diameter_px), str(scratch))
    found = run(outline_block, list(enumerate(cores)), shared=outlining)
    places = [(core.y0 // settings.core_px, core.x0 // settings.core_px) for core in cores]
    kept = settle_blocks(found, places, scratch=scratch, max_overlap=settings.max_overlap)
    measures = [block.measures[mine] for block, mine in zip(found, kept, strict=True)]
    nuclei = _number_kept(measures, kept, is_tissue)
    if out is not None:
        boxes = [extent(objects, core) for objects, core in zip(measures, cores, strict=True)]
        paint_slide(
            nuclei, boxes, out=out, factor=scale, shape=signal.shape, run=run, scratch=scratch
        )
    return nuclei


def _number_kept(
    measures: list[NDArray[np.int64]],
    kept: list[NDArray[np.bool_]],
    is_tissue: Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.bool_]] | None,
) -> Nuclei:
    """Give the kept objects their ids; the others of a block have the id 0."""
    nuclei = number_objects(measures, is_tissue=is_tissue)
    ids = []
    for mine, numbers in zip(kept, nuclei.ids, strict=True):
        own = np.zeros(len(mine), np.uint32)
        own[mine] = numbers
        ids.append(own)
    return replace(nuclei, ids=ids)


def outline_block(outlining: _Outlining, numbered: tuple[int, Box]) -> BlockObjects:
    """Outline one block; keep the pixels of its objects in the scratch folder."""
    number, core = numbered
    shape = outlining.signal.shape
    window = core.grown(outlining.margin_px, shape)
    labels = outlining.outliner(outlining.signal.read(window))
    found, runs = select_block(labels, window, core, shape)
    np.save(Path(outlining.scratch) / f"{number}.npy", runs)
    return found


def select_block(
    labels: NDArray[np.uint32], window: Box, core: Box, shape: tuple[int, int]
) -> tuple[BlockObjects, NDArray[np.int64]]:
    """Return the objects of a window that its core owns or is reached by, and their runs.

    Objects that the window's rim cuts are no candidates: the neighbour sees them whole.

    Examples
    --------
    >>> labels = np.array([[1, 0, 2, 2, 2, 0, 3]], "uint32")
    >>> found, runs = select_block(labels, Box(0, 4, 1, 11), Box(0, 5, 1, 8), (1, 20))
    >>> found.is_owned.tolist(), runs.tolist()
    ([True], [[0, 0, 6, 3]])
    """
    runs = find_runs(labels)
    runs[:, 1] += window.y0
    runs[:, 2] += window.x0
    measures = measure_runs(runs, n_objects=int(labels.max(initial=0)))
    sizes = np.maximum(measures[:, 2], 1)
    rows, columns = measures[:, 0] // sizes, measures[:, 1] // sizes
    is_owned = (measures[:, 2] > 0) & (rows >= core.y0) & (rows < core.y1)
    is_owned &= (columns >= core.x0) & (columns < core.x1)
    reaches = np.zeros(len(measures) + 1, bool)
    reaches[labels[core.within(window)]] = True
    whole = (measures[:, 3] > window.y0) | (window.y0 == 0)
    whole &= (measures[:, 4] > window.x0) | (window.x0 == 0)
    whole &= (measures[:, 5] < window.y1) | (window.y1 == shape[0])
    whole &= (measures[:, 6] < window.x1) | (window.x1 == shape[1])
    kept = is_owned | (reaches[1:] & whole & (measures[:, 2] > 0))
    place = np.where(kept, np.cumsum(kept) - 1, -1)
    runs[:, 0] = place[runs[:, 0]]
    return BlockObjects(measures[kept], is_owned[kept]), runs[runs[:, 0] >= 0]


def settle_blocks(
    found: Sequence[BlockObjects],
    places: Sequence[tuple[int, int]],
    *,
    scratch: Path,
    max_overlap: float,
) -> list[NDArray[np.bool_]]:
    """Return which objects of each block are kept.

    Parameters
    ----------
    found
        Blocks in raster order; their runs lie in `scratch` under their number.
    places
        Row and column of each block in the grid of blocks.
    max_overlap
        See `BlockSettings`.
    """
    numbers = {place: number for number, place in enumerate(places)}
    kept = [block.is_owned.copy() for block in found]
    around = [(dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if (dy, dx) != (0, 0)]

    def list_neighbours(number: int) -> list[int]:
        y, x = places[number]
        near = [numbers.get((y + dy, x + dx)) for dy, dx in around]
        return [other for other in near if other is not None]

    for number, block in enumerate(found):
        for other in list_neighbours(number):
            if other < number:
                mine, theirs, shared = count_shared(
                    found, (number, other), (kept[number], kept[other]), scratch
                )
                union = block.measures[mine, 2] + found[other].measures[theirs, 2] - shared
                kept[number][mine[shared > max_overlap * union]] = False
    for number, block in enumerate(found):
        open_ones = ~block.is_owned
        covered = np.zeros(len(open_ones), np.int64)
        for other in list_neighbours(number):
            mine, _, shared = count_shared(
                found, (number, other), (open_ones, kept[other]), scratch
            )
            np.add.at(covered, mine, shared)
        kept[number] |= open_ones & (covered <= max_overlap * block.measures[:, 2])
    return kept


def count_shared(
    found: Sequence[BlockObjects],
    numbers: tuple[int, int],
    chosen: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    scratch: Path,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the pairs of chosen objects of two blocks that share pixels, and how many."""
    none = np.zeros(0, np.int64)
    boxes = [found[number].measures[:, 3:7] for number in numbers]
    near = [
        mine & _meet_any(boxes[n], boxes[1 - n][chosen[1 - n]]) for n, mine in enumerate(chosen)
    ]
    if not (near[0].any() and near[1].any()):
        return none, none, none
    key, objects = _read_pixels(scratch, numbers[0], near[0])
    other_key, other_objects = _read_pixels(scratch, numbers[1], near[1])
    _, first, second = np.intersect1d(key, other_key, assume_unique=True, return_indices=True)
    size = len(found[numbers[1]].measures)
    pairs, shared = np.unique(objects[first] * size + other_objects[second], return_counts=True)
    return pairs // size, pairs % size, shared.astype(np.int64)


def _meet_any(boxes: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which boxes (n, 4) meet the box around all others."""
    if len(others) == 0:
        return np.zeros(len(boxes), bool)
    y0, x0 = others[:, :2].min(axis=0)
    y1, x1 = others[:, 2:].max(axis=0)
    rows = (boxes[:, 0] < y1) & (boxes[:, 2] > y0)
    meet: NDArray[np.bool_] = rows & (boxes[:, 1] < x1) & (boxes[:, 3] > x0)
    return meet


def _read_pixels(
    scratch: Path, number: int, chosen: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return a key of every pixel of the chosen objects of a block, and its object."""
    runs = np.load(scratch / f"{number}.npy")
    runs = runs[chosen[runs[:, 0]]]
    length = runs[:, 3]
    within = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
    # A slide has fewer than 2**31 columns.
    keys = np.repeat((runs[:, 1] << 31) + runs[:, 2], length) + within
    return keys, np.repeat(runs[:, 0], length)
