"""Neighbours of the cells of one phenotype, and of the same cells under shuffled names.

The names of all other cells are shuffled among their places within each compartment, so that where
cells are, and how many of each kind, stays. What stands out from that is how the kinds lie to one
another.
"""

from dataclasses import dataclass

import numpy as np
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

    def summarise(self, labels: Ints, n_labels: int) -> tuple[Floats, Floats, Floats]:
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
        label = labels[self.pairs.neighbour]
        n_radii, n_anchors = len(self.radii_um), len(self.edge_um)
        ring = np.searchsorted(self.radii_um, self.pairs.distance_um)
        place = label * (n_radii + 1) + ring
        size = n_labels * (n_radii + 1)

        def add_up(weights: Floats | None) -> Floats:
            rings = np.bincount(place, weights, minlength=size).reshape(n_labels, n_radii + 1)
            inside: Floats = np.cumsum(rings, axis=1, dtype=float)[:, :n_radii]
            return inside

        nearest = np.full(n_anchors * n_labels, np.inf)
        np.minimum.at(nearest, self.pairs.anchor * n_labels + label, self.pairs.distance_um)
        by_label = nearest.reshape(n_anchors, n_labels)
        shares = np.array(
            [
                compute_nearest_distribution(by_label[:, each], self.edge_um, self.radii_um)
                for each in range(n_labels)
            ]
        )
        return shares, add_up(self.weight), add_up(None) / max(n_anchors, 1)


def shuffle_labels(labels: Ints, strata: Ints, rng: np.random.Generator) -> Ints:
    """Shuffle labels within each stratum.

    Examples
    --------
    >>> shuffle_labels(np.array([1, 1, 2]), np.array([0, 0, 1]), np.random.default_rng(1)).tolist()
    [1, 1, 2]
    """
    shuffled = labels.copy()
    for stratum in np.unique(strata):
        members = np.flatnonzero(strata == stratum)
        shuffled[members] = rng.permutation(labels[members])
    return shuffled
