"""Whose pixel is it: nearest cell, distance to its nucleus and to its border."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tilflow.simulate.tissue.outline import N_ANGLES
from tilflow.simulate.tissue.population import Cells

FAR = np.float32(1e6)
REACH_UM = 2.0  # beyond a cell's border, so that a membrane's outer half is drawn too


class Territory(NamedTuple):
    """The two nearest cells of every pixel of a strip, arrays (y, x); a tuple, for numba.

    Nearness to a cell is the distance to its nucleus (negative inside, micrometres) or, outside
    the nucleus, that distance in units of the cell's rim of cytoplasm: below 1 is inside the
    cell. So nuclei always win over cytoplasm, and cells meet in straight borders.
    `rim_um` has one entry a cell.
    """

    owner: NDArray[np.int32]
    neighbour: NDArray[np.int32]
    nearness: NDArray[np.float32]
    neighbour_nearness: NDArray[np.float32]
    rim_um: NDArray[np.float64]


def compute_territory(
    cells: Cells, *, first_row: int, last_row: int, width_px: int, pixel_size_um: float
) -> Territory:
    """Nearest and second nearest cell of the rows [first_row, last_row).

    Each cell is drawn in its own window only.
    """
    largest = cells.radii_um.max(axis=1) if len(cells) else np.zeros(0)
    reach = largest + cells.cytoplasm_um + REACH_UM
    pole_y = cells.pole_um[:, 0]
    near = (pole_y + reach >= first_row * pixel_size_um) & (
        pole_y - reach <= last_row * pixel_size_um
    )
    shape = (last_row - first_row, width_px)
    territory = Territory(
        owner=np.full(shape, -1, dtype=np.int32),
        neighbour=np.full(shape, -1, dtype=np.int32),
        nearness=np.full(shape, FAR, dtype=np.float32),
        neighbour_nearness=np.full(shape, FAR, dtype=np.float32),
        rim_um=cells.cytoplasm_um,
    )
    _fill(
        np.flatnonzero(near),
        cells.pole_um,
        cells.radii_um,
        _slopes(cells.radii_um),
        reach,
        first_row,
        pixel_size_um,
        territory,
    )
    return territory


def _slopes(radii: NDArray[np.float32]) -> NDArray[np.float32]:
    step = 2 * np.pi / N_ANGLES
    return ((np.roll(radii, -1, axis=1) - np.roll(radii, 1, axis=1)) / (2 * step)).astype(
        np.float32
    )


@njit(cache=True)
def _fill(  # type: ignore[no-untyped-def]
    chosen, poles, radii, slopes, reach, first_row, size, territory
):
    owner, neighbour = territory.owner, territory.neighbour
    best, second = territory.nearness, territory.neighbour_nearness
    height, width = owner.shape
    to_index = N_ANGLES / (2 * np.pi)
    for cell in chosen:
        pole_y, pole_x, far = poles[cell, 0], poles[cell, 1], reach[cell]
        top = max(int(np.ceil((pole_y - far) / size)) - first_row, 0)
        bottom = min(int(np.floor((pole_y + far) / size)) - first_row + 1, height)
        left = max(int(np.ceil((pole_x - far) / size)), 0)
        right = min(int(np.floor((pole_x + far) / size)) + 1, width)
        for row in range(top, bottom):
            dy = (row + first_row) * size - pole_y
            for column in range(left, right):
                dx = column * size - pole_x
                squared = dy * dy + dx * dx
                if squared > far * far:
                    continue
                distance = np.sqrt(squared)
                place = np.arctan2(dy, dx) * to_index
                if place < 0:
                    place += N_ANGLES
                index = int(place)
                part = place - index
                index %= N_ANGLES
                following = (index + 1) % N_ANGLES
                radius = radii[cell, index] * (1 - part) + radii[cell, following] * part
                slope = slopes[cell, index] * (1 - part) + slopes[cell, following] * part
                tilt = slope / max(distance, 0.7 * radius)
                # First-order distance to the outline: the radial gap, foreshortened.
                gap = (distance - radius) / np.sqrt(1 + tilt * tilt)
                near = gap if gap < 0 else gap / territory.rim_um[cell]
                if near < best[row, column]:
                    second[row, column] = best[row, column]
                    neighbour[row, column] = owner[row, column]
                    best[row, column] = near
                    owner[row, column] = cell
                elif near < second[row, column]:
                    second[row, column] = near
                    neighbour[row, column] = cell


@njit(cache=True)
def measure_pixel(territory, row, column):  # type: ignore[no-untyped-def]
    """Distances of a pixel to the owner's nucleus, the owner's border and the neighbour's border.

    The first is negative inside the nucleus, the others have no sign; micrometres; numba only.
    """
    near, other_near = territory.nearness[row, column], territory.neighbour_nearness[row, column]
    rim = territory.rim_um[territory.owner[row, column]]
    gap = near if near < 0 else near * rim
    own = abs(gap - rim)
    other = territory.neighbour[row, column]
    if other < 0:
        return gap, own, 1e6
    other_rim = territory.rim_um[other]
    if near < 0 and other_near < 0:
        shared = (other_near - near) / 2
    else:
        # Where two cells press, they share a border: equally near in units of their rims.
        shared = (max(other_near, 0.0) - gap / rim) / (1 / rim + 1 / other_rim)
    if near < 1:
        own = min(own, shared)
    return gap, own, max(shared, (other_near - 1) * other_rim)
