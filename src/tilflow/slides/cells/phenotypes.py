"""From positive markers to phenotypes, by the assay's rules."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.assay import Assay

UNCLASSIFIED = "unclassified"
"""A cell that no rule fits."""


def assign_phenotypes(positive: Mapping[str, NDArray[np.bool_]], assay: Assay) -> NDArray[Any]:
    """Return each cell's phenotype: that of the first rule that fits.

    Examples
    --------
    >>> from tilflow.slides.assay import read_assay
    >>> positive = {m: np.array([False]) for m in ("CD3", "CD8", "CD68", "PanCK", "Ki67")}
    >>> positive["CD3"] = positive["CD8"] = np.array([True])
    >>> assign_phenotypes(positive, read_assay("mif")).tolist()
    ['cd8_t_cells']
    """
    count = len(next(iter(positive.values()), np.zeros(0)))
    phenotype = np.full(count, UNCLASSIFIED, dtype=object)
    for rule in reversed(assay.phenotypes):
        fits = _carry(positive, rule.requires, rule.any_of, count)
        for marker in rule.excludes:
            fits &= ~positive[marker]
        phenotype[fits] = rule.id
    return phenotype


def call_activations(
    positive: Mapping[str, NDArray[np.bool_]], phenotype: NDArray[Any], assay: Assay
) -> dict[str, NDArray[np.bool_]]:
    """Return, for each activated phenotype of the assay, which cells are of it."""
    called = {}
    for activation in assay.activations:
        carry = _carry(positive, activation.requires, activation.any_of, len(phenotype))
        called[activation.id] = (phenotype == activation.of) & carry
    return called


def _carry(
    positive: Mapping[str, NDArray[np.bool_]],
    requires: Sequence[str],
    any_of: Sequence[str],
    count: int,
) -> NDArray[np.bool_]:
    """Return which of `count` cells carry all markers of the one and some of the other."""
    fits = np.ones(count, bool)
    for marker in requires:
        fits &= positive[marker]
    if any_of:
        fits &= np.logical_or.reduce([positive[marker] for marker in any_of])
    return fits


def find_impossible(
    positive: Mapping[str, NDArray[np.bool_]], assay: Assay
) -> dict[str, NDArray[np.bool_]]:
    """Return, for each combination that the assay calls impossible, which cells carry all of it.

    T cell and tumour, or T cell and macrophage, are neighbours that shine over, or two cells
    outlined as one. Many of them say that the calls of a slide are not to be believed.

    Returns
    -------
    Markers joined by ``+`` → cells (n,).

    Examples
    --------
    >>> from tilflow.slides.assay import read_assay
    >>> positive = {m: np.array([True, False]) for m in ("CD3", "CD8", "CD68", "PanCK", "Ki67")}
    >>> {name: int(cells.sum()) for name, cells in
    ...     find_impossible(positive, read_assay("mif")).items()}
    {'CD3+CD68': 1, 'CD3+PanCK': 1, 'CD68+PanCK': 1}
    """
    return {
        "+".join(markers): np.logical_and.reduce([positive[marker] for marker in markers])
        for markers in assay.impossible
    }
