"""Nearest neighbours and pairs of cells, by k-d trees: no table of all against all."""

from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def find_nearest(origin: Floats, target: Floats) -> Floats:
    """Return the distance from each of `origin` (n, 2) to the nearest of `target` (m, 2).

    A cell is not its own neighbour. Infinite where there is no other cell.

    Examples
    --------
    >>> find_nearest(np.array([[0.0, 0.0]]), np.array([[0.0, 0.0], [3.0, 4.0]])).tolist()
    [5.0]
    """
    if len(target) == 0 or len(origin) == 0:
        return np.full(len(origin), np.inf)
    tree = plant_tree(target)
    nearest: Floats = np.asarray(tree.query(origin)[0], np.float64)
    # No two cells have one place: a distance of 0 is to the cell itself.
    itself = np.flatnonzero(nearest == 0)
    if itself.size:
        nearest[itself] = tree.query(origin[itself], k=2)[0][:, 1]
    return nearest


def plant_tree(places: Floats) -> cKDTree:
    """Return a tree of places (n, 2); cut in the middle of the space, which is built fastest."""
    return cKDTree(places, balanced_tree=False, compact_nodes=False)


@dataclass(frozen=True)
class Pairs:
    """Cells around anchors.

    Attributes
    ----------
    anchor
        Place of the anchor among the anchors, ascending.
    neighbour
        Place of the neighbour among all cells.
    distance_um
        Between them; above 0.
    """

    anchor: Ints
    neighbour: Ints
    distance_um: Floats


def find_pairs(
    places: Floats, anchors: Ints, *, reach_um: float, tree: cKDTree | None = None
) -> Pairs:
    """Find every cell within `reach_um` of each anchor.

    Parameters
    ----------
    places
        Of all cells, (n, 2) in µm.
    anchors
        Which of them are anchors.
    tree
        Of all places, where it is at hand.

    Examples
    --------
    >>> pairs = find_pairs(np.array([[0.0, 0.0], [3.0, 4.0]]), np.array([0]), reach_um=6.0)
    >>> pairs.neighbour.tolist(), pairs.distance_um.tolist()
    ([1], [5.0])
    """
    tree = plant_tree(places) if tree is None else tree
    found = tree.query_ball_point(places[anchors], reach_um, return_sorted=True)
    sizes = np.array([len(each) for each in found], np.int64)
    anchor = np.repeat(np.arange(len(anchors)), sizes)
    neighbour = np.fromiter(chain.from_iterable(found), np.int64, int(sizes.sum()))
    other = neighbour != anchors[anchor]
    anchor, neighbour = anchor[other], neighbour[other]
    step = places[neighbour] - places[anchors[anchor]]
    return Pairs(anchor, neighbour, np.hypot(step[:, 0], step[:, 1]))


def compute_nearest_distribution(distance_um: Floats, edge_um: Floats, radii_um: Floats) -> Floats:
    """Share of cells whose nearest neighbour lies within each radius, corrected for the edge.

    A neighbour farther away than the edge of the tissue may be hidden by a nearer one outside: its
    distance is censored there, and the share is that of Kaplan and Meier (the ``km`` estimate of
    spatstat's ``Gcross``).

    Parameters
    ----------
    distance_um
        To the nearest neighbour of each cell; infinite where there is none in reach.
    edge_um
        From each cell to the edge.

    Returns
    -------
    One share a radius; missing beyond the farthest cell from the edge.

    Examples
    --------
    >>> compute_nearest_distribution(
    ...     np.array([1.0, 2.0, 3.0]), np.array([9.0, 1.5, 9.0]), np.array([1.0, 2.5, 3.0])
    ... ).round(3).tolist()
    [0.333, 0.333, 1.0]
    """
    curve = Curve.compute(distance_um, edge_um)
    reached: Floats = np.concatenate([[0.0], curve.share])[
        np.searchsorted(curve.distance_um, radii_um, side="right")
    ]
    return np.where(radii_um <= edge_um.max(initial=0), reached, np.nan)


def compute_nearest_quantiles(distance_um: Floats, edge_um: Floats, levels: Floats) -> Floats:
    """Return the distances that a share of cells does not exceed, corrected for the edge.

    Missing where so large a share is not reached before the edge hides what is farther.

    Examples
    --------
    >>> compute_nearest_quantiles(
    ...     np.array([1.0, 2.0, 3.0]), np.array([9.0, 9.0, 2.5]), np.array([0.5, 0.9])
    ... ).tolist()
    [2.0, nan]
    """
    return Curve.compute(distance_um, edge_um).find_quantiles(levels)


@dataclass(frozen=True)
class Curve:
    """Kaplan and Meier's curve of distances to the nearest neighbour.

    Attributes
    ----------
    distance_um
        At which it steps, ascending.
    share
        Of cells that have a neighbour within that.
    """

    distance_um: Floats
    share: Floats

    @classmethod
    def compute(cls, distance_um: Floats, edge_um: Floats) -> "Curve":
        """Compute the curve; a distance is censored at the edge."""
        shown = np.minimum(distance_um, edge_um)
        order = np.argsort(shown)
        ascending = shown[order]
        seen = ascending[(distance_um <= edge_um)[order]]
        first = np.flatnonzero(np.diff(seen, prepend=-np.inf) > 0)
        events, times = seen[first], np.diff(first, append=len(seen))
        at_risk = len(shown) - np.searchsorted(ascending, events, side="left")
        reached: Floats = 1 - np.cumprod(1 - times / at_risk, dtype=float)
        return cls(events, reached)

    def find_quantiles(self, levels: Floats) -> Floats:
        """Return the distances that these shares do not exceed; missing beyond the curve."""
        quantile: Floats = np.append(self.distance_um, np.nan)[
            np.searchsorted(self.share, levels - 1e-12)
        ]
        return quantile
