"""A hard-core point process: cells take their places one after another, none upon another."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

BUCKET_UM = 12.0


class Placement:
    """Discs laid down so far, in buckets for a quick look at the neighbours."""

    def __init__(self, *, height_um: float, width_um: float) -> None:
        rows = int(height_um / BUCKET_UM) + 3
        columns = int(width_um / BUCKET_UM) + 3
        self._heads = np.full((rows, columns), -1, dtype=np.int64)
        self._discs = np.zeros((1024, 3))
        self._following = np.full(1024, -1, dtype=np.int64)
        self._count = 0

    def add(self, discs: NDArray[np.float64], *, wanted: int) -> NDArray[np.int64]:
        """Lay down candidates in order until `wanted` of them have found room.

        Parameters
        ----------
        discs
            (n, d, 3): each candidate as d discs of (y, x, radius) in micrometres.
        wanted
            Stop after so many.

        Returns
        -------
        numpy.ndarray
            Indices of the accepted candidates.
        """
        needed = self._count + min(wanted, len(discs)) * discs.shape[1]
        if needed > len(self._discs):
            grow = max(needed - len(self._discs), len(self._discs))
            self._discs = np.concatenate([self._discs, np.zeros((grow, 3))])
            self._following = np.concatenate([self._following, np.full(grow, -1, dtype=np.int64)])
        accepted, self._count = _add(
            discs, wanted, self._heads, self._discs, self._following, self._count
        )
        return np.asarray(accepted)


@njit(cache=True)
def _add(candidates, wanted, heads, discs, following, count):  # type: ignore[no-untyped-def]
    accepted = np.empty(candidates.shape[0], dtype=np.int64)
    found = 0
    for index in range(candidates.shape[0]):
        if found >= wanted:
            break
        if not _fits(candidates[index], heads, discs, following):
            continue
        for part in range(candidates.shape[1]):
            y, x, radius = candidates[index, part]
            row, column = _bucket(y, x, heads)
            discs[count, 0], discs[count, 1], discs[count, 2] = y, x, radius
            following[count] = heads[row, column]
            heads[row, column] = count
            count += 1
        accepted[found] = index
        found += 1
    return accepted[:found], count


@njit(cache=True)
def _bucket(y, x, heads):  # type: ignore[no-untyped-def]
    row = min(max(int(y / BUCKET_UM) + 1, 0), heads.shape[0] - 1)
    column = min(max(int(x / BUCKET_UM) + 1, 0), heads.shape[1] - 1)
    return row, column


@njit(cache=True)
def _fits(parts, heads, discs, following):  # type: ignore[no-untyped-def]
    for part in range(parts.shape[0]):
        y, x, radius = parts[part]
        row, column = _bucket(y, x, heads)
        for near_row in range(max(row - 1, 0), min(row + 2, heads.shape[0])):
            for near_column in range(max(column - 1, 0), min(column + 2, heads.shape[1])):
                other = heads[near_row, near_column]
                while other >= 0:
                    reach = radius + discs[other, 2]
                    dy, dx = discs[other, 0] - y, discs[other, 1] - x
                    if dy * dy + dx * dx < reach * reach:
                        return False
                    other = following[other]
    return True
