"""Neighbours of the cells of one phenotype, and of the same cells under shuffled names.

The names of all other cells are shuffled among their places within each compartment, so that where
cells are, and how many of each kind, stays. What stands out from that is how the kinds lie to one
another.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tilflow.slides.spatial.neighbours import Pairs, compute_nearest_distribution

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Surroundings:
    """Cells around the anchors of one phenotype in one compartment.

    Attributes
    ----------
    pairs
        Anchors and their neighbours.
    edge_um
        From each anchor to the edge of the tissue.
    weight
        Of each pair, one over the area that the compartment shares with itself after the pair's
        shift, in 1/mm²; 0 where the neighbour lies outside of the compartment.
    radii_um
        Ascending.
    """

    pairs: Pairs
    edge_um: Floats
    weight: Floats
    radii_um: Floats

    def summarise(
        self, labels: NDArray[np.integer], n_labels: int
    ) -> tuple[Floats, Floats, Floats]:
        """Return, by label and radius, what lies around the anchors.

        Parameters
        ----------
        labels
            Of all cells.

        Returns
        -------
        Share of anchors whose nearest of the label is within the radius, sum of weights of the
        pairs, and mean number of neighbours; each (label, radius).
        """
        n_radii, n_anchors = len(self.radii_um), len(self.edge_um)
        nearest = np.full((n_labels, n_anchors), np.inf)
        rings = np.zeros((2, n_labels, n_radii + 1))
        pairs = self.pairs
        _sort_pairs(
            pairs.anchor,
            labels[pairs.neighbour],
            pairs.distance_um,
            self._ring,
            self.weight,
            nearest,
            rings,
        )
        weights, counts = np.cumsum(rings, axis=2)[:, :, :n_radii]
        shares = np.array(
            [compute_nearest_distribution(own, self.edge_um, self.radii_um) for own in nearest]
        )
        return shares, weights, counts / max(n_anchors, 1)

    @cached_property
    def _ring(self) -> Ints:
        """Place of each pair's distance among the radii; one past the last for farther pairs."""
        return np.searchsorted(self.radii_um, self.pairs.distance_um)


@njit(cache=True)
def _sort_pairs(anchor, label, distance, ring, weight, nearest, rings):  # type: ignore[no-untyped-def]
    """Send each pair to its label and ring: the nearest, the sum of weights, and the number."""
    for pair in range(len(anchor)):
        own = label[pair]
        rings[0, own, ring[pair]] += weight[pair]
        rings[1, own, ring[pair]] += 1
        if distance[pair] < nearest[own, anchor[pair]]:
            nearest[own, anchor[pair]] = distance[pair]


class Shuffler:
    """Shuffles labels within each stratum, again and again.

    Parameters
    ----------
    labels, strata
        Of all cells.

    Examples
    --------
    >>> shuffler = Shuffler(np.array([1, 1, 2]), np.array([0, 0, 1]))
    >>> shuffler.shuffle(np.random.default_rng(1)).tolist()
    [1, 1, 2]
    """

    def __init__(self, labels: Ints, strata: Ints) -> None:
        # As small as they are few: tens of shuffles are held.
        self._labels = labels.astype(np.int16)
        order = np.argsort(strata, kind="stable")
        ends = np.flatnonzero(np.diff(strata[order])) + 1
        self._members = np.split(order, ends)

    def shuffle(self, rng: np.random.Generator) -> NDArray[np.int16]:
        """Return the labels shuffled."""
        shuffled = np.empty_like(self._labels)
        for members in self._members:
            shuffled[members] = rng.permutation(self._labels[members])
        return shuffled
