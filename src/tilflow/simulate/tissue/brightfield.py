"""Immunohistochemistry under a bright-field scanner: haematoxylin, DAB, light and camera."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy import ndimage

from tilflow.simulate.tissue.architecture import Architecture
from tilflow.simulate.tissue.cell_types import MARKERS, TUMOUR_CELL, attribute
from tilflow.simulate.tissue.chromatin import (
    Chromatin,
    draw_chromatin,
    find_clumps,
    find_coverage,
)
from tilflow.simulate.tissue.geometry import Territory, measure_pixel
from tilflow.simulate.tissue.ground import find_presence, find_weave, ground_of
from tilflow.simulate.tissue.population import Cells
from tilflow.simulate.tissue.settings import BrightfieldSettings
from tilflow.simulate.tissue.textures import Textures, find_membrane, texel
from tilflow.simulate.tissue.vessels import render_red_cells

MEMBRANE_SIGMA_UM = 0.6


class BrightfieldStain(NamedTuple):
    """How one slide took its stains; a tuple, for numba.

    Attributes
    ----------
    vectors
        Optical density (2, 3) of haematoxylin and DAB in R, G, B.
    psf_sigma_um
        Blur of this slide's scan.
    chromatin
        Inside of the nuclei.
    haematoxylin, cytoplasm
        Optical density of each cell's nucleus and counterstained cytoplasm.
    has_border
        Whether the cells' borders show pale in the cytoplasm: epithelium.
    dab
        Optical density of DAB on each cell's membrane; 0 for a negative cell.
    dab_body
        DAB over the rest of the cell, relative to the membrane.
    background
        Optical density of unspecific DAB.
    """

    vectors: NDArray[np.float64]
    psf_sigma_um: float
    chromatin: Chromatin
    haematoxylin: NDArray[np.float64]
    cytoplasm: NDArray[np.float64]
    has_border: NDArray[np.bool_]
    dab: NDArray[np.float64]
    dab_body: NDArray[np.float64]
    background: float


def draw_stain(
    rng: np.random.Generator, cells: Cells, settings: BrightfieldSettings
) -> BrightfieldStain:
    """Draw the slide's stain vectors and every cell's uptake."""
    count = len(cells)
    vectors = np.asarray([settings.haematoxylin, settings.dab])
    vectors = np.abs(vectors + settings.stain_variation * rng.standard_normal((2, 3)))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    strength = np.exp(settings.strength_variation * rng.standard_normal(2))
    chromatin = draw_chromatin(rng, cells)
    uptake = strength[0] * np.exp(0.20 * rng.standard_normal(count)) * chromatin.thickness
    dab = np.exp(settings.dab_variation * rng.standard_normal(count))
    dab *= settings.dab_density * strength[1] * cells.positive[:, MARKERS.index("CD8")]
    return BrightfieldStain(
        vectors=vectors,
        psf_sigma_um=settings.psf_sigma_um * rng.uniform(0.9, 1.3),
        chromatin=chromatin,
        haematoxylin=attribute("haematoxylin")[cells.kind] * uptake,
        cytoplasm=attribute("cytoplasm_haematoxylin")[cells.kind] * strength[0],
        has_border=cells.kind == TUMOUR_CELL,
        dab=dab,
        dab_body=0.12 + 0.5 * rng.beta(1.4, 2.6, count),
        background=settings.dab_background,
    )


def render_stains(
    territory: Territory,
    stain: BrightfieldStain,
    architecture: Architecture,
    textures: Textures,
    *,
    first_row: int,
    pixel_size_um: float,
) -> NDArray[np.float32]:
    """Optical density (2, y, x) of haematoxylin and DAB, before the optics."""
    height, width = territory.owner.shape
    density = np.zeros((2, height, width), dtype=np.float32)
    density[0] = render_red_cells(
        architecture.vessels.red_cells,
        (height, width),
        first_row=first_row,
        pixel_size_um=pixel_size_um,
    )
    _stain(density, territory, stain, ground_of(architecture), textures, first_row, pixel_size_um)
    return density


@njit(cache=True)
def _stain(density, territory, stain, ground, textures, first_row, size):  # type: ignore[no-untyped-def]
    """Fill `density`, whose first plane holds the thickness of red cells."""
    height, width = territory.owner.shape
    for row in range(height):
        y = (row + first_row) * size
        for column in range(width):
            x = column * size
            blood = density[0, row, column]
            present = find_presence(ground, y, x)
            h, d = 0.05 * blood, 0.13 * blood
            if present > 0:
                in_nest, strand, rough, grain = find_weave(ground, textures, y, x)
                collagen = 0.070 + 0.028 * strand + 0.014 * rough + 0.008 * grain
                plasma = 0.085 + 0.012 * rough + 0.006 * grain
                h += present * max(plasma * in_nest + collagen * (1 - in_nest), 0.004)
                uneven = 1 + 0.35 * rough + 0.3 * strand * (1 - in_nest)
                d += present * stain.background * max(uneven, 0.0)
            if territory.owner[row, column] >= 0:
                h, d = _stain_cell(territory, stain, textures, row, column, y, x, size, h, d)
            density[0, row, column] = h
            density[1, row, column] = d


@njit(cache=True)
def _stain_cell(territory, stain, textures, row, column, y, x, size, h, d):  # type: ignore[no-untyped-def]
    cell, other = territory.owner[row, column], territory.neighbour[row, column]
    near = territory.nearness[row, column]
    gap, own, beyond = measure_pixel(territory, row, column)
    covered = find_coverage(stain.chromatin, cell, gap, size)
    y_grain, x_grain = y + stain.chromatin.shift_um[cell, 0], x + stain.chromatin.shift_um[cell, 1]
    if near < 1:
        rough = texel(textures.coarse, y_grain, x_grain)
        grain = texel(textures.fine, y_grain, x_grain)
        plasm = stain.cytoplasm[cell] * (1 + 0.22 * rough + 0.10 * grain)
        if stain.has_border[cell]:
            plasm *= 1 - 0.30 * np.exp(-((own / 0.5) ** 2))
        # The rim of cytoplasm fades into the ground, without a drawn line.
        depth = (1 - near) * territory.rim_um[cell]
        fade = min(max(depth / 1.2, 0.0), 1.0)
        h = h * (1 - 0.65 * fade) + plasm * fade
        body = stain.dab_body[cell] * (1 - 0.4 * covered) * min(max(depth / 0.5, 0.0), 1.0)
        d += stain.dab[cell] * body * max(1 + 0.4 * rough + 0.2 * grain, 0.0)
    if covered > 0:
        clumps, nucleolus = find_clumps(stain.chromatin, textures, cell, gap, y, x)
        nucleus = stain.haematoxylin[cell] * (max(clumps, 0.3) + 0.55 * nucleolus)
        if other >= 0 and territory.neighbour_nearness[row, column] < 0:
            nucleus += 0.5 * stain.haematoxylin[other]
        h = h * (1 - covered) + nucleus * covered
    if stain.dab[cell] > 0:
        d += stain.dab[cell] * find_membrane(
            textures, own, MEMBRANE_SIGMA_UM, y_grain + 31, x_grain
        )
    if other >= 0 and stain.dab[other] > 0:
        y_grain = y + stain.chromatin.shift_um[other, 0] + 31
        x_grain = x + stain.chromatin.shift_um[other, 1]
        ring = find_membrane(textures, beyond, MEMBRANE_SIGMA_UM, y_grain, x_grain)
        d += 0.8 * stain.dab[other] * ring
    return h, d


def expose(
    density: NDArray[np.float32],
    stain: BrightfieldStain,
    *,
    pixel_size_um: float,
) -> NDArray[np.float32]:
    """Compute the share of the lamp's light, (y, x, 3), that the optics bring (Beer-Lambert).

    Light, not optical density, is what the lens blurs.
    """
    sigma = stain.psf_sigma_um / pixel_size_um
    planes = []
    for channel in range(3):
        absorbed = density[0] * np.float32(stain.vectors[0, channel])
        absorbed += density[1] * np.float32(stain.vectors[1, channel])
        planes.append(ndimage.gaussian_filter(np.power(np.float32(10), -absorbed), sigma))
    return np.stack(planes, axis=-1)


def digitise(
    light: NDArray[np.float32],
    noise: NDArray[np.float32],
    *,
    first_row: int,
    height_px: int,
    settings: BrightfieldSettings,
) -> NDArray[np.uint8]:
    """Camera: vignetting, shot and read noise (`noise` has unit variance), 8 bits."""
    rows, columns, _ = light.shape
    y = (np.arange(first_row, first_row + rows, dtype=np.float32) / height_px - 0.5)[:, None]
    x = (np.arange(columns, dtype=np.float32) / columns - 0.5)[None, :]
    lamp = settings.white * (1 - settings.vignetting * 2 * (y**2 + x**2))
    level = light * lamp[:, :, None].astype(np.float32)
    variance = level / settings.electrons_per_level + settings.read_noise**2
    level += noise * np.sqrt(variance)
    return np.asarray(np.clip(np.rint(level), 0, 255), dtype=np.uint8)
