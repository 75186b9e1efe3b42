"""Where the tissue lies, and which of it is tumour nest or stroma."""

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy import ndimage

from tilflow.errors import InputError
from tilflow.simulate.tissue.fields import bilinear, draw_smooth_field, interpolate
from tilflow.simulate.tissue.settings import ArchitectureSettings
from tilflow.simulate.tissue.vessels import Vessels, draw_vessels

GLASS, STROMA, TUMOUR = 0, 1, 2
SMALLEST_SIDE_UM = 60.0
SHAVE_UM = 12.0  # stroma left between a nest and the cut edge


@dataclass(frozen=True)
class Architecture:
    """Regions of a slide as smooth fields: positive inside, zero on the border.

    Attributes
    ----------
    grid_um
        Spacing of the nodes; node (0, 0) lies on the centre of pixel (0, 0).
    tissue, nest
        Level fields (y, x) in about micrometres; a nest lies wholly in the tissue.
    fibre
        Its contours are the course of the collagen bundles, in micrometres.
    nest_distance_um
        Signed distance to the nearest nest border, positive inside.
    vessels
        Lumens and red cells; a lumen counts as stroma.
    """

    grid_um: float
    tissue: NDArray[np.float32]
    nest: NDArray[np.float32]
    fibre: NDArray[np.float32]
    nest_distance_um: NDArray[np.float32]
    vessels: Vessels

    def compartments(
        self, y_um: NDArray[np.float64], x_um: NDArray[np.float64]
    ) -> NDArray[np.uint8]:
        """Region of each point: 0 glass, 1 stroma, 2 tumour."""
        tissue = interpolate(self.tissue, y_um / self.grid_um, x_um / self.grid_um) > 0
        nest = interpolate(self.nest, y_um / self.grid_um, x_um / self.grid_um) > 0
        return np.where(nest, TUMOUR, tissue.astype(np.uint8)).astype(np.uint8)

    def compartment_rows(
        self, first: int, last: int, *, width_px: int, pixel_size_um: float
    ) -> NDArray[np.uint8]:
        """Region of every pixel of the rows [first, last)."""
        return np.asarray(
            _compartment_rows(
                self.tissue, self.nest, first, last, width_px, pixel_size_um / self.grid_um
            )
        )


@njit(cache=True)
def _compartment_rows(tissue, nest, first, last, width, step):  # type: ignore[no-untyped-def]
    out = np.zeros((last - first, width), dtype=np.uint8)
    for row in range(first, last):
        for column in range(width):
            y, x = row * step, column * step
            if bilinear(nest, y, x) > 0:
                out[row - first, column] = 2
            elif bilinear(tissue, y, x) > 0:
                out[row - first, column] = 1
    return out


def draw_architecture(
    rng: np.random.Generator,
    *,
    height_um: float,
    width_um: float,
    settings: ArchitectureSettings,
) -> Architecture:
    """Draw a biopsy core with its nests.

    Raises
    ------
    InputError
        When the field of view is too small to hold a tissue.
    """
    if min(height_um, width_um) < SMALLEST_SIDE_UM:
        message = (
            f"a slide of {height_um:g} x {width_um:g} um holds no tissue; "
            f"each side must be at least {SMALLEST_SIDE_UM:g} um"
        )
        raise InputError(message)
    grid = settings.grid_um
    shape = (int(np.ceil(height_um / grid)) + 2, int(np.ceil(width_um / grid)) + 2)
    tissue = _draw_tissue(rng, shape, height_um=height_um, width_um=width_um, settings=settings)
    nest = _draw_nests(rng, shape, tissue, settings)
    distance = _signed_distance(nest > 0) * np.float32(grid)
    fibre = _draw_fibres(rng, distance, settings)
    vessels = draw_vessels(
        rng,
        np.minimum(-distance, tissue),
        course_of(fibre),
        grid_um=grid,
        per_mm2=settings.vessels_per_mm2,
    )
    # Round a vessel the bundles follow its wall.
    round_vessel = np.exp(-((np.minimum(vessels.lumen, 0) / 9.0) ** 2))
    fibre = fibre * (1 - round_vessel) + vessels.lumen * round_vessel
    return Architecture(
        grid_um=grid,
        tissue=tissue,
        nest=nest,
        fibre=fibre.astype(np.float32),
        nest_distance_um=distance,
        vessels=vessels,
    )


def _draw_fibres(
    rng: np.random.Generator, distance_um: NDArray[np.float32], settings: ArchitectureSettings
) -> NDArray[np.float32]:
    """Bundles that run along the nests, waving."""
    grid, shape = settings.grid_um, (distance_um.shape[0], distance_um.shape[1])
    waves = draw_smooth_field(rng, shape, correlation_px=60.0 / grid)
    waves += np.float32(0.45) * draw_smooth_field(rng, shape, correlation_px=22.0 / grid)
    waves += np.float32(0.10) * draw_smooth_field(rng, shape, correlation_px=8.0 / grid)
    smooth = ndimage.gaussian_filter(distance_um, 12.0 / grid)
    return np.asarray(smooth + settings.fibre_waviness_um * waves, dtype=np.float32)


def course_of(fibre: NDArray[np.float32]) -> NDArray[np.float64]:
    """Direction of the contours of a field, in radians from +x towards +y, at every node."""
    down, right = np.gradient(fibre)
    return np.asarray(np.arctan2(-right, down), dtype=np.float64)


def _draw_tissue(
    rng: np.random.Generator,
    shape: tuple[int, int],
    *,
    height_um: float,
    width_um: float,
    settings: ArchitectureSettings,
) -> NDArray[np.float32]:
    """Draw a bent, rounded bar along the longer side, with a ragged edge."""
    grid = settings.grid_um
    y, x = np.meshgrid(np.arange(shape[0]) * grid, np.arange(shape[1]) * grid, indexing="ij")
    if width_um >= height_um:
        along, across, length, breadth = x, y, width_um, height_um
    else:
        along, across, length, breadth = y, x, height_um, width_um
    bend = (
        0.04 * breadth * np.sin(2 * np.pi * (along / length * rng.uniform(0.6, 1.1) + rng.random()))
    )
    half_length, half_breadth = 0.46 * length, 0.415 * breadth
    v = np.abs(across - breadth / 2 - bend) / half_breadth
    u = np.abs(along - length / 2) / half_length
    level = (1 - (u**6 + v**4) ** 0.2) * half_breadth
    rough = min(settings.roughness_um, 0.08 * breadth)
    level += rough * draw_smooth_field(rng, shape, correlation_px=70.0 / grid)
    level += 0.25 * rough * draw_smooth_field(rng, shape, correlation_px=14.0 / grid)
    smallest = 0.2 * float((level > 0).sum())
    return _without_crumbs(level.astype(np.float32), smallest_nodes=smallest)


def _draw_nests(
    rng: np.random.Generator,
    shape: tuple[int, int],
    tissue: NDArray[np.float32],
    settings: ArchitectureSettings,
) -> NDArray[np.float32]:
    """Cut a random field at the level that gives the share of tumour."""
    grid = settings.grid_um
    spread = settings.tumour_fraction_spread
    fraction = float(np.clip(settings.tumour_fraction + rng.uniform(-spread, spread), 0.02, 0.98))
    field = draw_smooth_field(rng, shape, correlation_px=settings.nest_um / grid)
    field += np.float32(0.3) * draw_smooth_field(
        rng, shape, correlation_px=settings.nest_um / 3 / grid
    )
    inside = tissue > SHAVE_UM
    if not inside.any():
        message = "the simulated tissue is too thin for a tumour nest; ask for a larger slide"
        raise InputError(message)
    level = field - np.quantile(field[inside], 1 - fraction)
    level = np.minimum(level * settings.nest_um, tissue - SHAVE_UM).astype(np.float32)
    smallest = settings.smallest_region_um2 / grid**2
    level = _without_crumbs(level, smallest_nodes=smallest)
    return -_without_crumbs(-level, smallest_nodes=smallest)


def _without_crumbs(level: NDArray[np.float32], *, smallest_nodes: float) -> NDArray[np.float32]:
    """Sink the positive regions of fewer nodes than asked."""
    labels, count = ndimage.label(level > 0)
    if count == 0:
        return level
    sizes = np.bincount(labels.ravel())
    small = sizes < smallest_nodes
    small[0] = False
    return np.where(small[labels], -np.abs(level) - np.float32(1e-3), level).astype(np.float32)


def _signed_distance(mask: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Distance to the border in nodes, positive inside; a mask without border is far from it."""
    far = float(max(mask.shape))
    if mask.all() or not mask.any():
        return np.full(mask.shape, far if mask.all() else -far, dtype=np.float32)
    inside = ndimage.distance_transform_edt(mask)
    outside = ndimage.distance_transform_edt(~mask)
    return np.asarray(inside - outside, dtype=np.float32)
