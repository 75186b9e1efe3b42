"""Stained particles: scatter, dyes and autofluorescence of every particle, class by class."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tilflow.simulate.detectors import MARKERS
from tilflow.simulate.immunophenotype import (
    AUTOFLUORESCENCE,
    AUTOFLUORESCENCE_SIGMA,
    BEAD_SCATTER,
    BEAD_SIGNAL,
    BEADS,
    CELL_CLASSES,
    DEAD_CELLS,
    DEBRIS,
    DEBRIS_AUTOFLUORESCENCE,
    DEBRIS_CD45,
    DEBRIS_SCATTER,
    FRAGMENT_CD45,
    FRAGMENT_FRACTION,
    UNSPECIFIC,
    VIABILITY_DYE,
    Antigen,
    CellClass,
    Scatter,
)

Floats = npt.NDArray[np.float64]
VIABILITY = MARKERS.index("Viability")
CD45 = MARKERS.index("CD45")

SIZE_EXPONENT = 0.6
"""A cell's antigens grow with its size, about as its surface does: so they are correlated."""


@dataclass(frozen=True)
class Particles:
    """Particles before the cytometer: all arrays have one row a particle.

    Attributes
    ----------
    fsc, ssc
        (n,) scatter, area.
    dyes
        (n, markers) signal of each dye in its own detector.
    background
        (n, detectors) light that no dye makes.
    """

    fsc: Floats
    ssc: Floats
    dyes: Floats
    background: Floats


def stain(
    classes: npt.NDArray[np.str_],
    is_dead: npt.NDArray[np.bool_],
    brightness: Mapping[tuple[str, str], float],
    staining: Floats,
    threshold_fsc: float,
    generator: np.random.Generator,
) -> Particles:
    """Draw what every particle scatters and shines.

    Parameters
    ----------
    classes
        (n,) name of a cell class, ``debris`` or ``beads``.
    is_dead
        (n,) cells that died in the tube.
    brightness
        (class, marker) → factor on the median of an antigen.
    staining
        (markers,) factor on every antigen of this tube.
    threshold_fsc
        Debris below it triggers no event and is not drawn.
    """
    n = len(classes)
    particles = Particles(
        np.empty(n), np.empty(n), np.zeros((n, len(MARKERS))), np.zeros((n, len(MARKERS)))
    )
    for cell in CELL_CLASSES:
        for dead in (False, True):
            rows = np.flatnonzero((classes == cell.name) & (is_dead == dead))
            _stain_cells(particles, rows, cell, dead, brightness, generator)
    _stain_debris(particles, np.flatnonzero(classes == DEBRIS), threshold_fsc, generator)
    particles.dyes[:] *= staining
    rows = np.flatnonzero(classes == BEADS)
    size = generator.standard_normal((len(rows), 1))
    _scatter(particles, rows, BEAD_SCATTER, size[:, 0], generator)
    particles.background[rows] = _draw(BEAD_SIGNAL, (len(rows), len(MARKERS)), generator)
    return particles


def _stain_cells(
    particles: Particles,
    rows: npt.NDArray[np.intp],
    cell: CellClass,
    is_dead: bool,
    brightness: Mapping[tuple[str, str], float],
    generator: np.random.Generator,
) -> None:
    n = len(rows)
    size = generator.standard_normal(n)
    _scatter(particles, rows, cell.scatter, size, generator)
    grown = np.exp(SIZE_EXPONENT * cell.scatter.fsc_sigma * size)
    dyes = _draw(UNSPECIFIC, (n, len(MARKERS)), generator)
    dyes[:, VIABILITY] = _draw(VIABILITY_DYE, n, generator) * cell.autofluorescence**0.5
    specific = np.zeros_like(dyes)
    for marker, antigen in cell.antigens.items():
        factor = brightness.get((cell.name, marker), 1.0)
        specific[:, MARKERS.index(marker)] = factor * grown * _draw(antigen, n, generator)
    background = _draw_autofluorescence(n, generator) * (cell.autofluorescence * grown)[:, None]
    if is_dead:
        particles.fsc[rows] *= DEAD_CELLS.fsc_fraction
        particles.ssc[rows] *= DEAD_CELLS.ssc_fraction
        specific *= DEAD_CELLS.antigen_fraction
        dyes *= DEAD_CELLS.stickiness
        dyes[:, VIABILITY] = _draw(DEAD_CELLS.viability, n, generator)
        background *= DEAD_CELLS.autofluorescence
    particles.dyes[rows] = dyes + specific
    particles.background[rows] = background


def _stain_debris(
    particles: Particles,
    rows: npt.NDArray[np.intp],
    threshold_fsc: float,
    generator: np.random.Generator,
) -> None:
    """Debris is what is left of a broad distribution of sizes above the threshold."""
    n = len(rows)
    fsc = _draw_above(
        Antigen(DEBRIS_SCATTER.fsc, DEBRIS_SCATTER.fsc_sigma), threshold_fsc, n, generator
    )
    size = np.log(fsc / DEBRIS_SCATTER.fsc) / DEBRIS_SCATTER.fsc_sigma
    particles.fsc[rows] = fsc
    particles.ssc[rows] = (
        DEBRIS_SCATTER.ssc
        * np.exp(0.5 * DEBRIS_SCATTER.ssc_sigma * size)
        * np.exp(0.8 * DEBRIS_SCATTER.ssc_sigma * generator.standard_normal(n))
    )
    dyes = 0.3 * _draw(UNSPECIFIC, (n, len(MARKERS)), generator)
    is_fragment = generator.uniform(size=n) < FRAGMENT_FRACTION
    ghost, fragment = _draw(DEBRIS_CD45, n, generator), _draw(FRAGMENT_CD45, n, generator)
    dyes[:, CD45] = np.where(is_fragment, fragment, ghost)
    particles.dyes[rows] = dyes
    particles.background[rows] = DEBRIS_AUTOFLUORESCENCE * _draw_autofluorescence(n, generator)


def _scatter(
    particles: Particles,
    rows: npt.NDArray[np.intp],
    scatter: Scatter,
    size: Floats,
    generator: np.random.Generator,
) -> None:
    particles.fsc[rows] = scatter.fsc * np.exp(scatter.fsc_sigma * size)
    # A third of the variance of the side scatter follows the size.
    inner = (size + np.sqrt(2.0) * generator.standard_normal(len(rows))) / np.sqrt(3.0)
    particles.ssc[rows] = scatter.ssc * np.exp(scatter.ssc_sigma * inner)


def _draw(antigen: Antigen, shape: int | tuple[int, int], generator: np.random.Generator) -> Floats:
    drawn: Floats = antigen.median * np.exp(antigen.sigma * generator.standard_normal(shape))
    return drawn


def _draw_above(antigen: Antigen, least: float, n: int, generator: np.random.Generator) -> Floats:
    """Draw from the part of a log-normal that lies above `least`, by inversion."""
    from scipy.special import ndtr, ndtri

    below = ndtr(np.log(max(least, 1e-9) / antigen.median) / antigen.sigma)
    rank = below + (1 - below) * generator.uniform(size=n)
    drawn: Floats = antigen.median * np.exp(antigen.sigma * ndtri(np.minimum(rank, 1 - 1e-12)))
    return drawn


def _draw_autofluorescence(n: int, generator: np.random.Generator) -> Floats:
    """Autofluorescence of a cell is of one origin: much in one detector is much in all."""
    medians = np.array([AUTOFLUORESCENCE[marker] for marker in MARKERS])
    common = generator.standard_normal((n, 1))
    own = generator.standard_normal((n, len(MARKERS)))
    drawn: Floats = medians * np.exp(AUTOFLUORESCENCE_SIGMA * (0.9 * common + 0.44 * own))
    return drawn
