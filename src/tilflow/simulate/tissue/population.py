"""Cells of a biopsy: where they lie, what they are, how their nuclei are shaped."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tilflow.errors import InputError
from tilflow.simulate.tissue.architecture import GLASS, STROMA, TUMOUR, Architecture, course_of
from tilflow.simulate.tissue.cell_types import (
    CD3_T_CELL,
    CD8_T_CELL,
    CELL_TYPES,
    ENDOTHELIUM,
    FIBROBLAST,
    MACROPHAGE,
    MARKERS,
    OTHER,
    TUMOUR_CELL,
)
from tilflow.simulate.tissue.fields import draw_smooth_field, interpolate
from tilflow.simulate.tissue.outline import (
    compute_areas,
    compute_centroid_offsets,
    draw_outlines,
)
from tilflow.simulate.tissue.placement import Placement
from tilflow.simulate.tissue.settings import PopulationSettings

WALL_CELLS_PER_UM2 = 0.011  # endothelium: a nucleus every 15 um or so along a wall 6 um thick
ROUNDS = 25  # batches of candidates before a cell type counts as not fitting


@dataclass(frozen=True)
class Cells:
    """One entry a cell, in raster order of the centroids.

    Attributes
    ----------
    y_um, x_um
        Centroid of the nucleus; 0 is the centre of pixel (0, 0).
    kind
        Index into `CELL_TYPES`.
    compartment
        1 stroma, 2 tumour.
    radii_um
        Outline of the nucleus around its pole, (n, 64).
    pole_um
        The outline's pole, (n, 2) as (y, x).
    area_um2
        Area of the nucleus.
    cytoplasm_um
        Rim of cytoplasm where no neighbour presses.
    positive
        (n, 5): carries CD8, CD3, CD68, PanCK, Ki67.
    """

    y_um: NDArray[np.float64]
    x_um: NDArray[np.float64]
    kind: NDArray[np.int64]
    compartment: NDArray[np.uint8]
    radii_um: NDArray[np.float32]
    pole_um: NDArray[np.float64]
    area_um2: NDArray[np.float64]
    cytoplasm_um: NDArray[np.float64]
    positive: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.kind)


def draw_population(
    rng: np.random.Generator,
    architecture: Architecture,
    *,
    height_px: int,
    width_px: int,
    pixel_size_um: float,
    tissue_area_mm2: float,
    cd8_density_per_mm2: float,
    settings: PopulationSettings,
) -> Cells:
    """Fill the regions with cells; exactly the CD8 T cells asked for.

    Raises
    ------
    InputError
        When so many CD8 T cells do not fit into the tissue.
    """
    crowd = _Crowd(rng, architecture, (height_px, width_px), pixel_size_um, settings)
    n_cd8 = round(cd8_density_per_mm2 * tissue_area_mm2)
    floor = settings.cd3_cd8neg_floor_per_mm2 * tissue_area_mm2
    n_cd3 = round(floor + settings.cd3_cd8neg_per_cd8 * n_cd8)
    area_mm2 = {
        code: float((crowd.region == code).sum()) * architecture.grid_um**2 / 1e6
        for code in (STROMA, TUMOUR)
    }
    wall = crowd.wall_intensity()
    n_wall = round(WALL_CELLS_PER_UM2 * float(wall.sum()) * architecture.grid_um**2)
    crowd.settle(ENDOTHELIUM, wall, n_wall)
    immune = crowd.immune_intensity()
    found = crowd.settle(CD8_T_CELL, immune, n_cd8)
    if found < n_cd8:
        message = (
            f"{cd8_density_per_mm2:g} CD8 T cells per mm2 do not fit into the tissue: "
            f"{n_cd8} asked, {found} found room; ask for a lower density"
        )
        raise InputError(message)
    crowd.settle(CD3_T_CELL, immune, n_cd3)
    ratio = settings.macrophage_nest_ratio
    macrophages = settings.macrophages_per_mm2 * (area_mm2[STROMA] + ratio * area_mm2[TUMOUR])
    either = np.where(crowd.region == TUMOUR, ratio, 1.0) * (crowd.region > GLASS)
    crowd.settle(MACROPHAGE, either, round(macrophages))
    nests = (crowd.region == TUMOUR).astype(np.float64)
    stroma = (crowd.region == STROMA).astype(np.float64)
    crowd.settle(TUMOUR_CELL, nests, round(settings.tumour_per_mm2 * area_mm2[TUMOUR]))
    crowd.settle(OTHER, stroma, round(settings.others_per_mm2 * area_mm2[STROMA]))
    crowd.settle(FIBROBLAST, stroma, round(settings.fibroblasts_per_mm2 * area_mm2[STROMA]))
    return crowd.gather()


class _Crowd:
    """Cells settled so far, and the ground they settle on."""

    def __init__(
        self,
        rng: np.random.Generator,
        architecture: Architecture,
        shape_px: tuple[int, int],
        pixel_size_um: float,
        settings: PopulationSettings,
    ) -> None:
        self.rng = rng
        self.architecture = architecture
        self.settings = settings
        self.pixel_size_um = pixel_size_um
        self.height_um = (shape_px[0] - 1) * pixel_size_um
        self.width_um = (shape_px[1] - 1) * pixel_size_um
        self.region = np.where(
            architecture.nest > 0, TUMOUR, (architecture.tissue > 0).astype(np.uint8)
        )
        self._placement = Placement(height_um=self.height_um, width_um=self.width_um)
        self._batches: list[Cells] = []
        # A direction without a sign: doubled, so that it can be interpolated.
        course = 2 * course_of(architecture.fibre)
        self._course_x = np.cos(course).astype(np.float32)
        self._course_y = np.sin(course).astype(np.float32)

    def immune_intensity(self) -> NDArray[np.float64]:
        """Relative density of T cells: clustered, fewer inside the nests, more at their edge."""
        correlation = self.settings.cluster_um / self.architecture.grid_um
        field = draw_smooth_field(self.rng, self.region.shape, correlation_px=correlation)
        edge = np.exp(-((self.architecture.nest_distance_um + 15.0) ** 2) / (2 * 35.0**2))
        weight = np.exp(self.settings.clustering * field) * (0.4 + edge)
        weight *= np.where(self.region == TUMOUR, self.settings.infiltration, 1.0)
        return np.asarray(weight * (self.region > GLASS), dtype=np.float64)

    def wall_intensity(self) -> NDArray[np.float64]:
        """1 along the walls of the vessels."""
        lumen = self.architecture.vessels.lumen
        wall = (lumen < -0.5) & (lumen > -5.0) & (self.region == STROMA)
        return np.asarray(wall, dtype=np.float64)

    def settle(self, kind: int, intensity: NDArray[np.float64], wanted: int) -> int:
        """Place up to `wanted` cells of one type; returns how many found room."""
        total = np.cumsum(intensity.ravel())
        if wanted <= 0 or total[-1] <= 0:
            return 0
        found = 0
        for _ in range(ROUNDS):
            if found >= wanted:
                break
            candidates = self._candidates(kind, total, max(2 * (wanted - found), 64))
            accepted = self._placement.add(self._discs(candidates), wanted=wanted - found)
            found += len(accepted)
            self._batches.append(_select(candidates, accepted))
        return found

    def _candidates(self, kind: int, total: NDArray[np.float64], count: int) -> Cells:
        grid = self.architecture.grid_um
        node = np.searchsorted(total, self.rng.random(count) * total[-1], side="right")
        row, column = np.divmod(np.minimum(node, total.size - 1), self.region.shape[1])
        y = self._snap((row + self.rng.uniform(-0.5, 0.5, count)) * grid)
        x = self._snap((column + self.rng.uniform(-0.5, 0.5, count)) * grid)
        compartment = self._compartment(y, x)
        margin = 4.0
        lumen = interpolate(self.architecture.vessels.lumen, y / grid, x / grid)
        wall = 1.0 if kind == ENDOTHELIUM else 2.5
        keep = (compartment > GLASS) & (lumen < -wall) & (y > margin) & (x > margin)
        keep &= (y < self.height_um - margin) & (x < self.width_um - margin)
        if kind in (TUMOUR_CELL, FIBROBLAST, OTHER, ENDOTHELIUM):
            keep &= compartment == (TUMOUR if kind == TUMOUR_CELL else STROMA)
        y, x, compartment = y[keep], x[keep], compartment[keep]
        cell_type = CELL_TYPES[kind]
        orientation = self._orientation(kind, y, x)
        radii = draw_outlines(self.rng, cell_type.nucleus, orientation)
        pole = np.stack([y, x], axis=1) - compute_centroid_offsets(radii)
        return Cells(
            y_um=y,
            x_um=x,
            kind=np.full(y.size, kind),
            compartment=compartment,
            radii_um=radii,
            pole_um=pole,
            area_um2=compute_areas(radii),
            cytoplasm_um=self.rng.uniform(*cell_type.cytoplasm_um, size=y.size),
            positive=self._positivity(kind, y.size),
        )

    def _snap(self, position_um: NDArray[np.float64]) -> NDArray[np.float64]:
        """Move to the nearest 64th of a pixel, which a float32 holds exactly."""
        step = self.pixel_size_um / 64
        return np.asarray(np.rint(position_um / step) * step)

    def _compartment(self, y: NDArray[np.float64], x: NDArray[np.float64]) -> NDArray[np.uint8]:
        """Region of the pixel in which each point lies, so that labels and table agree."""
        size = self.pixel_size_um
        return self.architecture.compartments(np.rint(y / size) * size, np.rint(x / size) * size)

    def _orientation(
        self, kind: int, y: NDArray[np.float64], x: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        if kind not in (FIBROBLAST, ENDOTHELIUM):
            return self.rng.uniform(0, 2 * np.pi, y.size)
        grid = self.architecture.grid_um
        double = np.arctan2(
            interpolate(self._course_y, y / grid, x / grid),
            interpolate(self._course_x, y / grid, x / grid),
        )
        return np.asarray(double / 2 + 0.18 * self.rng.standard_normal(y.size), dtype=np.float64)

    def _positivity(self, kind: int, count: int) -> NDArray[np.bool_]:
        settings = self.settings
        positive = np.zeros((count, len(MARKERS)), dtype=np.bool_)
        for marker in CELL_TYPES[kind].markers:
            positive[:, MARKERS.index(marker)] = True
        cycling = {
            TUMOUR_CELL: settings.tumour_ki67_fraction,
            CD8_T_CELL: settings.cd8_ki67_fraction,
        }.get(kind, settings.other_ki67_fraction)
        positive[:, MARKERS.index("Ki67")] = self.rng.random(count) < cycling
        return positive

    def _discs(self, cells: Cells) -> NDArray[np.float64]:
        """Three discs along the long axis of each nucleus, with the room it keeps."""
        if not len(cells):
            return np.zeros((0, 3, 3))
        rows = np.arange(len(cells))
        widths = cells.radii_um + np.roll(cells.radii_um, 32, axis=1)
        longest = np.argmax(widths, axis=1)
        angle = longest * (2 * np.pi / 64)
        half_long = widths[rows, longest] / 2
        half_short = widths[rows, (longest + 16) % 64] / 2
        spacing = CELL_TYPES[int(cells.kind[0])].spacing_um
        touching = self.rng.random(len(cells)) < self.settings.touching_fraction
        radius = half_short * 0.97 + np.where(touching, -0.25, spacing)
        step = np.maximum(half_long - half_short, 0)
        discs = np.empty((len(cells), 3, 3))
        for index, side in enumerate((-1, 0, 1)):
            discs[:, index, 0] = cells.y_um + side * step * np.sin(angle)
            discs[:, index, 1] = cells.x_um + side * step * np.cos(angle)
            discs[:, index, 2] = radius
        return discs

    def gather(self) -> Cells:
        """All cells, in raster order."""
        names = Cells.__dataclass_fields__
        if not self._batches:
            return self._candidates(OTHER, np.ones(1), 0)
        joined = Cells(
            **{name: np.concatenate([getattr(b, name) for b in self._batches]) for name in names}
        )
        return _select(joined, np.lexsort((joined.x_um, joined.y_um)))


def _select(cells: Cells, index: NDArray[np.int64]) -> Cells:
    return Cells(**{name: getattr(cells, name)[index] for name in Cells.__dataclass_fields__})
