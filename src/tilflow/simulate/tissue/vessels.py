"""Small vessels of the stroma: lumens and the red cells in them."""

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

RED_CELL_RADIUS_UM = 3.1
WALL_UM = 6.0  # stroma kept between a lumen and a nest


@dataclass(frozen=True)
class Vessels:
    """Lumens as a level field, red cells as discs.

    Attributes
    ----------
    lumen
        (y, x) on the coarse grid, about micrometres, positive inside a lumen.
    red_cells
        (n, 3): y, x, radius in micrometres, by increasing y.
    """

    lumen: NDArray[np.float32]
    red_cells: NDArray[np.float64]


def draw_vessels(
    rng: np.random.Generator,
    room_um: NDArray[np.float32],
    course: NDArray[np.float64],
    *,
    grid_um: float,
    per_mm2: float,
) -> Vessels:
    """Scatter vessels where the stroma has room.

    Parameters
    ----------
    rng
        Source of randomness.
    room_um
        (y, x): distance to the nearest nest or edge; at most 0 outside the stroma.
    course
        (y, x): direction of the collagen in radians; vessels run along it.
    grid_um
        Spacing of the nodes.
    per_mm2
        Vessels per area of stroma.
    """
    lumen = np.full(room_um.shape, -50.0, dtype=np.float32)
    stroma = np.flatnonzero(room_um > WALL_UM + 5.0)
    wanted = rng.poisson(per_mm2 * float((room_um > 0).sum()) * grid_um**2 / 1e6)
    red_cells = []
    for _ in range(int(wanted) if stroma.size else 0):
        row, column = divmod(int(rng.choice(stroma)), room_um.shape[1])
        short = min(rng.uniform(5.0, 13.0), float(room_um[row, column]) - WALL_UM)
        long = short * rng.uniform(1.0, 2.0)
        turn = course[row, column] + 0.3 * rng.standard_normal()
        centre = (row * grid_um, column * grid_um)
        _carve(lumen, centre, (long, short), turn, grid_um=grid_um)
        filling = int(rng.beta(1.2, 1.6) * long * short / RED_CELL_RADIUS_UM**2)
        red_cells.append(_scatter(rng, centre, (long, short), turn, count=filling))
    discs = np.concatenate(red_cells) if red_cells else np.zeros((0, 3))
    inside = discs[np.argsort(discs[:, 0], kind="stable")]
    return Vessels(lumen=np.minimum(lumen, room_um), red_cells=inside)


def _carve(
    lumen: NDArray[np.float32],
    centre: tuple[float, float],
    axes: tuple[float, float],
    turn: float,
    *,
    grid_um: float,
) -> None:
    reach = axes[0] + 50.0
    rows = slice(max(int((centre[0] - reach) / grid_um), 0), int((centre[0] + reach) / grid_um) + 2)
    columns = slice(
        max(int((centre[1] - reach) / grid_um), 0), int((centre[1] + reach) / grid_um) + 2
    )
    part = lumen[rows, columns]
    y = (np.arange(part.shape[0]) + rows.start)[:, None] * grid_um - centre[0]
    x = (np.arange(part.shape[1]) + columns.start)[None, :] * grid_um - centre[1]
    u = (x * np.cos(turn) + y * np.sin(turn)) / axes[0]
    v = (y * np.cos(turn) - x * np.sin(turn)) / axes[1]
    # Foreshortened radial gap, as for the nuclei: close to a distance near the wall.
    norm = np.hypot(u, v)
    slope = np.hypot(u / axes[0], v / axes[1]) / np.maximum(norm, 1e-3)
    level = (1 - norm) / np.maximum(slope, 1 / axes[0])
    np.maximum(part, level, out=part, casting="same_kind")


def _scatter(
    rng: np.random.Generator,
    centre: tuple[float, float],
    axes: tuple[float, float],
    turn: float,
    *,
    count: int,
) -> NDArray[np.float64]:
    """Red cells inside the ellipse, none nearer to another than a diameter allows."""
    kept: list[tuple[float, float, float]] = []
    inner = (max(axes[0] - RED_CELL_RADIUS_UM, 0.5), max(axes[1] - RED_CELL_RADIUS_UM, 0.5))
    for _ in range(8 * count):
        if len(kept) >= count:
            break
        away, angle = np.sqrt(rng.random()), rng.uniform(0, 2 * np.pi)
        u, v = away * np.cos(angle) * inner[0], away * np.sin(angle) * inner[1]
        y = centre[0] + u * np.sin(turn) + v * np.cos(turn)
        x = centre[1] + u * np.cos(turn) - v * np.sin(turn)
        radius = RED_CELL_RADIUS_UM * rng.uniform(0.85, 1.1)
        if all(np.hypot(y - other[0], x - other[1]) > 0.85 * (radius + other[2]) for other in kept):
            kept.append((y, x, radius))
    return np.asarray(kept, dtype=np.float64).reshape(-1, 3)


def render_red_cells(
    red_cells: NDArray[np.float64],
    shape: tuple[int, int],
    *,
    first_row: int,
    pixel_size_um: float,
) -> NDArray[np.float32]:
    """Thickness (y, x) of red cells, 1 at their rim, thinner at the centre."""
    image = np.zeros(shape, dtype=np.float32)
    _thicken(image, red_cells, first_row, pixel_size_um)
    return image


@njit(cache=True)
def _thicken(image, discs, first_row, size):  # type: ignore[no-untyped-def]
    for index in range(discs.shape[0]):
        centre_y, centre_x, radius = discs[index]
        far = radius + size
        top = max(int(np.ceil((centre_y - far) / size)) - first_row, 0)
        bottom = min(int(np.floor((centre_y + far) / size)) - first_row + 1, image.shape[0])
        left = max(int(np.ceil((centre_x - far) / size)), 0)
        right = min(int(np.floor((centre_x + far) / size)) + 1, image.shape[1])
        for row in range(top, bottom):
            for column in range(left, right):
                dy = (row + first_row) * size - centre_y
                dx = column * size - centre_x
                away = np.sqrt(dy * dy + dx * dx)
                covered = min(max(0.5 - (away - radius) / max(size, 0.5), 0.0), 1.0)
                thickness = 0.55 + 0.45 * (away / radius) ** 2
                image[row, column] = max(image[row, column], covered * thickness)
