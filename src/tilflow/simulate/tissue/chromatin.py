"""What the inside of each nucleus looks like, whatever the stain."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tilflow.simulate.tissue.cell_types import attribute
from tilflow.simulate.tissue.population import Cells
from tilflow.simulate.tissue.textures import texel

RIM_UM = 0.45


class Chromatin(NamedTuple):
    """One entry a nucleus; a tuple, for numba.

    Attributes
    ----------
    contrast
        Relative contrast of the chromatin.
    thickness
        Share of a full section: a nucleus that the cut grazes is a thin, pale, soft-edged cap.
    softness_um
        Width of the nucleus' edge.
    shift_um
        Where the cell reads the textures, (n, 2).
    pole_um
        Pole of the outline, (n, 2).
    nucleoli_um
        (n, 2, 3): y and x from the pole, and radius, of up to two nucleoli; radius 0 for none.
    """

    contrast: NDArray[np.float64]
    thickness: NDArray[np.float64]
    softness_um: NDArray[np.float64]
    shift_um: NDArray[np.float64]
    pole_um: NDArray[np.float64]
    nucleoli_um: NDArray[np.float64]


def draw_chromatin(rng: np.random.Generator, cells: Cells) -> Chromatin:
    """Draw the inside of every nucleus."""
    count = len(cells)
    grazed = rng.beta(1.3, 3.0, count)
    return Chromatin(
        contrast=attribute("chromatin")[cells.kind],
        thickness=1.12 - 0.5 * grazed,
        softness_um=0.5 + 1.6 * grazed,
        shift_um=rng.uniform(0, 256.0, (count, 2)),
        pole_um=np.ascontiguousarray(cells.pole_um),
        nucleoli_um=_draw_nucleoli(rng, cells),
    )


def _draw_nucleoli(rng: np.random.Generator, cells: Cells) -> NDArray[np.float64]:
    count = len(cells)
    most = attribute("nucleoli")[cells.kind]
    inner = cells.radii_um.min(axis=1, keepdims=True) if count else np.zeros((0, 1))
    angle = rng.uniform(0, 2 * np.pi, (count, 2))
    away = rng.uniform(0.05, 0.5, (count, 2)) * inner
    radius = rng.uniform(0.55, 0.95, (count, 2))
    shown = rng.random((count, 2)) < np.stack([0.75 * (most > 0), 0.4 * (most > 1)], axis=1)
    return np.stack([away * np.sin(angle), away * np.cos(angle), radius * shown], axis=2)


@njit(cache=True)
def find_coverage(chromatin, cell, gap_um, pixel_size_um):  # type: ignore[no-untyped-def]
    """Share of the section's depth that the nucleus fills at a distance to its outline."""
    edge = max(pixel_size_um, chromatin.softness_um[cell])
    covered = min(max(0.5 - gap_um / edge, 0.0), 1.0)
    return covered * covered * (3 - 2 * covered)


@njit(cache=True)
def find_clumps(chromatin, textures, cell, gap_um, y_um, x_um):  # type: ignore[no-untyped-def]
    """Chromatin relative to its mean, and nearness (0 to 1) to a nucleolus; numba only."""
    y, x = y_um + chromatin.shift_um[cell, 0], x_um + chromatin.shift_um[cell, 1]
    rim = np.exp(-(((gap_um + RIM_UM) / RIM_UM) ** 2))
    clump = 0.65 * texel(textures.fine, y, x) + 0.5 * texel(textures.coarse, y, x) + 0.7 * rim
    nucleolus = 0.0
    for spot in range(chromatin.nucleoli_um.shape[1]):
        radius = chromatin.nucleoli_um[cell, spot, 2]
        if radius > 0:
            dy = y_um - chromatin.pole_um[cell, 0] - chromatin.nucleoli_um[cell, spot, 0]
            dx = x_um - chromatin.pole_um[cell, 1] - chromatin.nucleoli_um[cell, spot, 1]
            nucleolus = max(nucleolus, np.exp(-(dy * dy + dx * dx) / (radius * radius)))
    return 1 + chromatin.contrast[cell] * clump, nucleolus
