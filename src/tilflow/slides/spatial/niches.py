"""Niches: kinds of neighbourhoods that recur on a slide, by what cells they are made of.

Of each cell the kinds of the cells around it are counted; cells whose surroundings are alike are
one niche (k-means on the shares, as the neighbourhoods of Schürch et al., Cell 2020;182:1341, are
found). Niches are found slide by slide: their numbers say nothing across slides, their composition
does.
"""

from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

STARTS: Final = 5
ROUNDS: Final = 100


@dataclass(frozen=True)
class Niches:
    """The niches of a slide, the most frequent first.

    Attributes
    ----------
    composition
        Mean share of each kind of cell around a cell of the niche; (niche, kind), rows add up to 1.
    n
        Cells of each niche, of those that were looked at.
    """

    composition: Floats
    n: Ints


def count_around(
    tree: cKDTree, places: Floats, labels: Ints, drawn: Ints, *, reach_um: float, n_labels: int
) -> Floats:
    """Return the share of each kind within `reach_um` of the drawn cells, each of them included.

    Examples
    --------
    >>> places = np.array([[0.0, 0.0], [1.0, 0.0], [9.0, 0.0]])
    >>> count_around(
    ...     cKDTree(places), places, np.array([0, 1, 1]), np.array([0, 2]), reach_um=2, n_labels=2
    ... ).tolist()
    [[0.5, 0.5], [0.0, 1.0]]
    """
    found = tree.query_ball_point(places[drawn], reach_um, return_sorted=False)
    sizes = np.array([len(each) for each in found], np.int64)
    neighbour = np.fromiter(chain.from_iterable(found), np.int64, int(sizes.sum()))
    row = np.repeat(np.arange(len(drawn)), sizes)
    place = row * n_labels + labels[neighbour]
    counts = np.bincount(place, minlength=len(drawn) * n_labels).reshape(-1, n_labels)
    return counts / sizes[:, None]


def find_niches(shares: Floats, n_niches: int, *, rng: np.random.Generator) -> Niches:
    """Part neighbourhoods into niches.

    Parameters
    ----------
    shares
        Of each kind around each cell, (cell, kind).
    n_niches
        How many; fewer where there are not so many different neighbourhoods.

    Examples
    --------
    >>> shares = np.repeat([[1.0, 0.0], [0.25, 0.75]], [10, 20], axis=0)
    >>> found = find_niches(shares, 5, rng=np.random.default_rng(1))
    >>> found.n.tolist(), found.composition.tolist()
    ([20, 10], [[0.25, 0.75], [1.0, 0.0]])
    """
    n_niches = min(n_niches, len(np.unique(shares, axis=0)))
    best_member, least = np.zeros(len(shares), np.int64), np.inf
    for _ in range(STARTS):
        member, spread = _part(shares, _draw_centres(shares, n_niches, rng))
        if spread < least * (1 - 1e-9):
            best_member, least = member, spread
    n = np.bincount(best_member, minlength=n_niches)
    means = _average(shares, best_member, n)
    order = np.lexsort((*means.T[::-1], -n))
    order = order[n[order] > 0]
    return Niches(means[order], n[order])


def _draw_centres(shares: Floats, n_niches: int, rng: np.random.Generator) -> Floats:
    """Draw centres far from one another (k-means++)."""
    centres = [shares[rng.integers(len(shares))]]
    away = _measure(shares, centres[0])
    for _ in range(n_niches - 1):
        if away.sum() <= 0:
            break
        centres.append(shares[rng.choice(len(shares), p=away / away.sum())])
        away = np.minimum(away, _measure(shares, centres[-1]))
    return np.array(centres)


def _part(shares: Floats, centres: Floats) -> tuple[Ints, float]:
    """Return the nearest centre of each row, after the centres have settled, and the spread."""
    member = np.full(len(shares), -1, np.int64)
    for _ in range(ROUNDS):
        away = np.array([_measure(shares, centre) for centre in centres])
        nearest = np.argmin(away, axis=0)
        if np.array_equal(nearest, member):
            break
        member = nearest
        n = np.bincount(member, minlength=len(centres))
        centres = np.where((n > 0)[:, None], _average(shares, member, n), centres)
    return member, float(away.min(axis=0).sum())


def _measure(shares: Floats, centre: Floats) -> Floats:
    squared: Floats = ((shares - centre) ** 2).sum(axis=1)
    return squared


def _average(shares: Floats, member: Ints, n: Ints) -> Floats:
    sums = [np.bincount(member, column, minlength=len(n)) for column in shares.T]
    return np.array(sums).T / np.maximum(n, 1)[:, None]
