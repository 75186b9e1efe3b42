"""Points that a net agrees with: IHC nuclei that two ways of looking both find.

The point filter sees every blob of stain, and takes lumps of chromatin and crossing fibres for
nuclei; a net that learnt from rendered stains outlines what is none on slides that look unlike
them. They are wrong in different places: a blob counts where the net has a nucleus at the same
spot, and is as positive as that nucleus.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

from tilflow.slides.assay import Assay
from tilflow.slides.nuclei.nucleus_table import NucleusTable
from tilflow.slides.nuclei.points import NucleusPoints


def find_agreed(
    points: NucleusPoints, nuclei: NucleusTable, *, within_px: float
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Find the points that have a nucleus near them.

    Parameters
    ----------
    within_px
        Farthest that the nucleus's centroid may lie, in level-0 pixels.

    Returns
    -------
    The places of these points, and of the nearest nucleus of each in the table. One nucleus may
    hold two points: the net joins what touches, and the filter tells it apart.

    Examples
    --------
    >>> here, there = np.array([5.0, 20.0]), np.array([6.0, 40.0])
    >>> points = NucleusPoints(here, here, np.ones(2))
    >>> nuclei = NucleusTable(np.array([1, 2], np.uint32), there, there, np.ones(2))
    >>> [places.tolist() for places in find_agreed(points, nuclei, within_px=2.0)]
    [[0], [0]]
    """
    if len(points) == 0 or len(nuclei.labels) == 0:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    tree = KDTree(np.column_stack([nuclei.y_px, nuclei.x_px]))
    away, nearest = tree.query(np.column_stack([points.y_px, points.x_px]))
    kept = np.flatnonzero(away <= within_px)
    return kept, nearest[kept].astype(np.int64)


def find_reach_px(assay: Assay, pixel_size_um: float) -> float:
    """Return how far a nucleus may lie from a point that it vouches for, in level-0 pixels."""
    assert assay.points is not None
    assert assay.points.agreement is not None
    return assay.points.agreement * assay.nucleus_diameter_um / pixel_size_um
