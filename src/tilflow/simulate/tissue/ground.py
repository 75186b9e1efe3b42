"""The ground on which cells lie: glass, collagen, the haze inside nests, lumens."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tilflow.simulate.tissue.architecture import Architecture
from tilflow.simulate.tissue.fields import bilinear
from tilflow.simulate.tissue.textures import line_texel, texel


class Ground(NamedTuple):
    """The fields of an `Architecture` that a pixel needs; a tuple, for numba."""

    tissue: NDArray[np.float32]
    nest: NDArray[np.float32]
    fibre: NDArray[np.float32]
    lumen: NDArray[np.float32]
    grid_um: float


def ground_of(architecture: Architecture) -> Ground:
    """Gather the ground of a slide."""
    return Ground(
        tissue=architecture.tissue,
        nest=architecture.nest,
        fibre=architecture.fibre,
        lumen=architecture.vessels.lumen,
        grid_um=architecture.grid_um,
    )


@njit(cache=True)
def find_presence(ground, y_um, x_um):  # type: ignore[no-untyped-def]
    """Share of a point that is tissue, with a soft edge to glass and lumen; numba only."""
    y, x = y_um / ground.grid_um, x_um / ground.grid_um
    present = min(max(bilinear(ground.tissue, y, x) / 3.0 + 0.5, 0.0), 1.0)
    return present * min(max(0.5 - bilinear(ground.lumen, y, x) / 1.5, 0.0), 1.0)


@njit(cache=True)
def find_weave(ground, textures, y_um, x_um):  # type: ignore[no-untyped-def]
    """Look of the ground at a point: share of nest, collagen strand, coarse and fine grain.

    All but the share have zero mean; numba only.
    """
    y, x = y_um / ground.grid_um, x_um / ground.grid_um
    in_nest = min(max(bilinear(ground.nest, y, x) / 6.0 + 0.5, 0.0), 1.0)
    rough = texel(textures.coarse, y_um, x_um)
    grain = texel(textures.fine, y_um, x_um)
    course = bilinear(ground.fibre, y, x) + 1.1 * rough + 0.12 * grain
    strand = line_texel(textures.fibre, course)
    # Thinner fibrils that wander off the bundles.
    strand += 0.6 * line_texel(textures.fibre, 2.7 * course + 3.0 * rough)
    return in_nest, strand, rough, grain
