"""Multiplex immunofluorescence: dyes, autofluorescence, light and camera."""

from typing import Final, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy import ndimage

from tilflow.simulate.tissue.architecture import Architecture
from tilflow.simulate.tissue.cell_types import MARKERS, attribute
from tilflow.simulate.tissue.chromatin import (
    Chromatin,
    draw_chromatin,
    find_clumps,
    find_coverage,
)
from tilflow.simulate.tissue.geometry import Territory, measure_pixel
from tilflow.simulate.tissue.ground import find_presence, find_weave, ground_of
from tilflow.simulate.tissue.population import Cells
from tilflow.simulate.tissue.settings import FluorescenceSettings
from tilflow.simulate.tissue.textures import Textures, find_membrane, texel
from tilflow.simulate.tissue.vessels import render_red_cells

CHANNELS: Final = ("DAPI", "CD8", "CD3", "CD68", "PanCK", "Ki67", "AF")
_DAPI, _CD8, _CD3, _CD68, _PANCK, _KI67, _AF = range(len(CHANNELS))
AF_LEAK: Final = (0.25, 0.35, 0.30, 0.22, 0.15, 0.10, 1.0)
"""Autofluorescence seen in each channel: broad, strongest towards green."""
MEMBRANE_SIGMA_UM = 0.5
SHADING_NODES = 9


class FluorescenceStain(NamedTuple):
    """How the cells of one slide took the dyes; a tuple, for numba.

    Attributes
    ----------
    chromatin
        Inside of the nuclei.
    dapi
        Brightness of each nucleus.
    markers
        (n, 5): brightness of CD8, CD3, CD68, PanCK, Ki67; near 0 for a negative cell.
    background, autofluorescence
        Unspecific staining, and light of collagen.
    """

    chromatin: Chromatin
    dapi: NDArray[np.float64]
    markers: NDArray[np.float64]
    background: float
    autofluorescence: float


def draw_stain(
    rng: np.random.Generator, cells: Cells, settings: FluorescenceSettings
) -> FluorescenceStain:
    """Draw every cell's uptake of the dyes."""
    count = len(cells)
    typical = np.asarray([settings.cd8, settings.cd3, settings.cd68, settings.panck, settings.ki67])
    spread = np.exp(settings.marker_variation * rng.standard_normal((count, len(MARKERS))))
    faint = 0.02 * rng.random((count, len(MARKERS)))
    chromatin = draw_chromatin(rng, cells)
    dapi = settings.dapi * attribute("dapi")[cells.kind] * chromatin.thickness
    return FluorescenceStain(
        chromatin=chromatin,
        dapi=dapi * np.exp(0.18 * rng.standard_normal(count)),
        markers=typical * np.where(cells.positive, spread, faint),
        background=settings.background,
        autofluorescence=settings.autofluorescence,
    )


def draw_shading(rng: np.random.Generator, settings: FluorescenceSettings) -> NDArray[np.float32]:
    """Illumination of each channel on a coarse grid, (7, 9, 9): darker corners, a lopsided lamp."""
    noise = rng.standard_normal((len(CHANNELS), SHADING_NODES, SHADING_NODES))
    smooth = ndimage.gaussian_filter(noise, (0, 2.0, 2.0), mode="nearest")
    smooth /= np.abs(smooth).max(axis=(1, 2), keepdims=True)
    y, x = np.meshgrid(*2 * [np.linspace(-1, 1, SHADING_NODES)], indexing="ij")
    shading = 1 - settings.shading * (0.5 * (y**2 + x**2) - 0.4 * smooth)
    return np.asarray(shading, dtype=np.float32)


def render_dyes(
    territory: Territory,
    stain: FluorescenceStain,
    architecture: Architecture,
    textures: Textures,
    *,
    first_row: int,
    pixel_size_um: float,
) -> NDArray[np.float32]:
    """Light of each dye (7, y, x) in grey levels, before the optics."""
    height, width = territory.owner.shape
    light = np.zeros((len(CHANNELS), height, width), dtype=np.float32)
    light[_AF] = render_red_cells(
        architecture.vessels.red_cells,
        (height, width),
        first_row=first_row,
        pixel_size_um=pixel_size_um,
    )
    _light(light, territory, stain, ground_of(architecture), textures, first_row, pixel_size_um)
    return light


@njit(cache=True)
def _light(light, territory, stain, ground, textures, first_row, size):  # type: ignore[no-untyped-def]
    """Fill `light`, whose last plane holds the thickness of red cells."""
    height, width = territory.owner.shape
    for row in range(height):
        y = (row + first_row) * size
        for column in range(width):
            x = column * size
            present = find_presence(ground, y, x)
            glow = 2.2 * light[_AF, row, column]
            if present > 0:
                in_nest, strand, rough, grain = find_weave(ground, textures, y, x)
                for channel in range(_AF):
                    light[channel, row, column] = (
                        present * stain.background * max(1 + 0.3 * rough, 0.2)
                    )
                collagen = max(0.6 + 0.4 * strand + 0.2 * rough + 0.1 * grain, 0.05)
                plasma = 0.35 * max(1 + 0.3 * rough, 0.2)
                glow += present * (collagen * (1 - in_nest) + plasma * in_nest)
            light[_AF, row, column] = stain.autofluorescence * glow
            if territory.owner[row, column] >= 0:
                _light_cell(light, territory, stain, textures, row, column, y, x, size)


@njit(cache=True)
def _light_cell(light, territory, stain, textures, row, column, y, x, size):  # type: ignore[no-untyped-def]
    cell, other = territory.owner[row, column], territory.neighbour[row, column]
    near = territory.nearness[row, column]
    gap, own, beyond = measure_pixel(territory, row, column)
    covered = find_coverage(stain.chromatin, cell, gap, size)
    marker = stain.markers[cell]
    shift = stain.chromatin.shift_um
    rough = texel(textures.coarse, y + shift[cell, 0], x + shift[cell, 1])
    grain = texel(textures.fine, y + shift[cell, 0], x + shift[cell, 1])
    if covered > 0:
        clumps, nucleolus = find_clumps(stain.chromatin, textures, cell, gap, y, x)
        light[_DAPI, row, column] += (
            stain.dapi[cell] * covered * max(clumps - 0.35 * nucleolus, 0.1)
        )
        ki67 = 1 + 0.35 * grain + 0.2 * rough + 0.8 * nucleolus
        light[_KI67, row, column] += marker[4] * covered * max(ki67, 0.1)
        if other >= 0 and territory.neighbour_nearness[row, column] < 0:
            light[_DAPI, row, column] += 0.5 * stain.dapi[other]
    for protein in range(2):  # CD8 and CD3, on the membrane, with some light from above and below
        away = 31.0 + 40.0 * protein
        y_grain, x_grain = y + shift[cell, 0] + away, x + shift[cell, 1]
        seen = find_membrane(textures, own, MEMBRANE_SIGMA_UM, y_grain, x_grain)
        if near < 1:
            seen += max(0.20 * (1 - 0.4 * covered) * (1 + 0.3 * grain), 0.0)
        light[_CD8 + protein, row, column] += marker[protein] * seen
        if other >= 0:
            y_grain, x_grain = y + shift[other, 0] + away, x + shift[other, 1]
            seen = find_membrane(textures, beyond, MEMBRANE_SIGMA_UM, y_grain, x_grain)
            light[_CD8 + protein, row, column] += 0.8 * stain.markers[other, protein] * seen
    if near < 1:
        granule = 0.35 + 1.1 * max(grain + 0.3 * rough, 0.0) ** 1.5
        light[_CD68, row, column] += marker[2] * granule * (1 - 0.8 * covered)
        border = np.exp(-0.5 * (own / 0.7) ** 2)
        keratin = max(0.6 + 0.15 * rough + 0.12 * grain + 0.5 * border, 0.1)
        light[_PANCK, row, column] += marker[3] * keratin * (1 - 0.85 * covered)
        light[_AF, row, column] += 0.11 * stain.autofluorescence * (1 - covered) * (1 + 0.3 * rough)


def mix_dyes(light: NDArray[np.float32], settings: FluorescenceSettings) -> NDArray[np.float32]:
    """Compute what each detector sees, (7, y, x): its dye, some of the others' and of AF."""
    seen = np.empty_like(light)
    for channel, leak in enumerate(AF_LEAK):
        seen[channel] = light[channel]
        if channel != _AF:
            seen[channel] += np.float32(leak) * light[_AF]
            for near in {max(channel - 1, _DAPI), min(channel + 1, _KI67)} - {channel, _DAPI}:
                seen[channel] += np.float32(settings.crosstalk) * light[near]
    return seen


def blur(
    light: NDArray[np.float32], *, pixel_size_um: float, settings: FluorescenceSettings
) -> NDArray[np.float32]:
    """Light (y, x) after the optics: a sharp image and a haze from out of focus."""
    sharp = ndimage.gaussian_filter(light, settings.psf_sigma_um / pixel_size_um)
    # truncate=2.5 keeps the tail within the rows drawn beyond a strip.
    haze = ndimage.gaussian_filter(light, settings.halo_sigma_um / pixel_size_um, truncate=2.5)
    share = np.float32(settings.halo_fraction)
    return np.asarray((1 - share) * sharp + share * haze, dtype=np.float32)


def digitise(
    light: NDArray[np.float32],
    shading: NDArray[np.float32],
    noise: NDArray[np.float32],
    *,
    first_row: int,
    height_px: int,
    settings: FluorescenceSettings,
) -> NDArray[np.uint16]:
    """Camera (y, x): uneven illumination (9, 9), dark level, noise, the camera's bits.

    `noise` has unit variance; shot and read noise scale it.
    """
    rows, columns = light.shape
    nodes = np.arange(SHADING_NODES)
    y = np.arange(first_row, first_row + rows) / max(height_px - 1, 1) * nodes[-1]
    x = np.linspace(0, nodes[-1], columns)
    across = np.stack([np.interp(x, nodes, line) for line in shading])
    low = np.minimum(y.astype(np.int64), nodes[-2])
    part = (y - low)[:, None]
    lamp = (across[low] * (1 - part) + across[low + 1] * part).astype(np.float32)
    level = light * lamp
    level += noise * np.sqrt(level / settings.electrons_per_level + settings.read_noise**2)
    level += settings.offset
    return np.asarray(np.clip(np.rint(level), 0, 2**settings.bits - 1), dtype=np.uint16)
