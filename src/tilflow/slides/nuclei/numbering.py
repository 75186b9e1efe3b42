"""The ids of the objects of a slide: in raster order of their centroids, whatever the tiles.

What is held must not grow with the slide, which may have millions of nuclei: 28 bytes each stay,
and as many again are needed while they are put in order.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

COLUMN_BITS: Final = 32
NOWHERE: Final = np.iinfo(np.int64).max
"""Place of an object that is dropped: after all others."""


@dataclass(frozen=True, slots=True)
class Nuclei:
    """Where the objects of a slide are.

    Attributes
    ----------
    ids
        Id of each object, by tile and number: a list of arrays, 0 where it was dropped.
    centres
        Shape (n, 2), by id: centroids (y, x) in working pixels; 0 is the middle of the first pixel.
    scores
        Shape (n,), by id: mean of the scoring map over each object, 0 to 1; missing where there is
        none.
    """

    ids: list[NDArray[np.uint32]]
    centres: NDArray[np.float64]
    scores: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.centres)


class KeptObjects(Sequence[NDArray[np.int64]]):
    """What is measured of the objects of each tile, kept in the scratch folder until asked for.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     keep_objects(Path(folder), 0, np.array([[0, 9, 1, 0, 9, 1, 10]]))
    ...     [objects.shape for objects in KeptObjects(Path(folder), 1)]
    [(1, 7)]
    """

    def __init__(self, scratch: Path, n_tiles: int) -> None:
        self._scratch, self._n_tiles = scratch, n_tiles

    def __len__(self) -> int:
        return self._n_tiles

    def __getitem__(self, number: Any) -> Any:
        if not 0 <= number < self._n_tiles:
            raise IndexError(number)
        return np.load(_name_objects(self._scratch, number))


def keep_objects(scratch: Path, number: int, objects: NDArray[np.int64]) -> None:
    """Keep the objects of a tile in the scratch folder."""
    np.save(_name_objects(scratch, number), objects)


def _name_objects(scratch: Path, number: int) -> Path:
    return scratch / f"{number}-objects.npy"


def number_objects(
    found: Sequence[NDArray[np.int64]],
    *,
    is_tissue: Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.bool_]] | None,
) -> Nuclei:
    """Give ids in raster order of the centroids; ties go to the box that starts first.

    Parameters
    ----------
    found
        By tile, shape (n, 7 or 8): as `select_owned` returns them; the last of 8 is the sum over
        the object of the map that it is scored by, in 255ths. Each is asked for several times and
        never held beside the others.

    Examples
    --------
    >>> right, left = np.array([[0, 9, 1, 0, 9, 1, 10]]), np.array([[0, 2, 1, 0, 2, 1, 3]])
    >>> [ids.tolist() for ids in number_objects([right, left], is_tissue=None).ids]
    [[2], [1]]
    """
    places, counts = [np.zeros(0, np.int64)], []
    for objects in found:
        rows, columns = objects[:, 0] // objects[:, 2], objects[:, 1] // objects[:, 2]
        kept = np.ones(len(rows), bool) if is_tissue is None else is_tissue(rows, columns)
        # Rows and columns are whole numbers, so that ties are exact.
        places.append(np.where(kept, (rows << COLUMN_BITS) | columns, NOWHERE))
        counts.append(len(objects))
    place = np.concatenate(places)
    del places
    order = np.argsort(place, kind="stable")
    order = order[: len(order) - int((place == NOWHERE).sum())]
    ends = np.cumsum(counts, dtype=np.int64)
    _order_ties(order, place, found, ends)
    ids = np.zeros(len(place), np.uint32)
    ids[order] = np.arange(1, len(order) + 1)
    parts = np.split(ids, ends[:-1]) if counts else []
    centres, scores = np.empty((len(order), 2)), np.full(len(order), np.nan)
    for objects, numbers in zip(found, parts, strict=True):
        objects, row = objects[numbers > 0], numbers[numbers > 0] - 1
        centres[row] = objects[:, :2] / objects[:, 2:3]
        if objects.shape[1] > 7:
            scores[row] = objects[:, 7] / (255.0 * objects[:, 2])
    return Nuclei(parts, centres, scores)


def _order_ties(
    order: NDArray[np.int64],
    place: NDArray[np.int64],
    found: Sequence[NDArray[np.int64]],
    ends: NDArray[np.int64],
) -> None:
    """Order objects of one centroid by their boxes, in place; few have a twin."""
    same = place[order[1:]] == place[order[:-1]]
    is_tied = np.concatenate([same, [False]]) | np.concatenate([[False], same])
    tied = order[is_tied[: len(order)]]
    tile = np.searchsorted(ends, tied, side="right")
    measures = np.zeros((len(tied), 7), np.int64)
    for number in np.unique(tile):
        objects = found[number]
        here = tile == number
        measures[here] = objects[tied[here] - (ends[number] - len(objects)), :7]
    order[is_tied[: len(order)]] = tied[np.lexsort((*measures[:, [6, 5, 2, 4, 3]].T, place[tied]))]
