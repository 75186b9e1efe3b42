"""From positive markers to phenotypes, by the assay's rules."""

from collections.abc import Mapping
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
        fits = np.ones(count, bool)
        for marker in rule.requires:
            fits &= positive[marker]
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
        fits = phenotype == activation.of
        for marker in activation.requires:
            fits = fits & positive[marker]
        called[activation.id] = fits
    return called


def count_impossible(
    positive: Mapping[str, NDArray[np.bool_]], phenotype: NDArray[Any], assay: Assay
) -> dict[str, int]:
    """Count the cells whose lineage markers are not those of their phenotype's rule.

    CD3 with CD68, or CD8 without CD3: mostly neighbours that shine over, or two cells outlined as
    one. Many of them say that the calls of this slide are not to be believed.

    Returns
    -------
    Positive lineage markers, joined by ``+`` → cells; sorted by name.
    """
    required = {rule.id: frozenset(rule.requires) for rule in assay.phenotypes}
    lineage = sorted(set().union(*required.values())) if required else []
    counts: dict[str, int] = {}
    if not lineage:
        return counts
    table = np.column_stack([positive[marker] for marker in lineage])
    for row, number in zip(*np.unique(table, axis=0, return_counts=True), strict=True):
        carried = frozenset(np.asarray(lineage)[row].tolist())
        expected = {required.get(name) for name in set(phenotype[(table == row).all(axis=1)])}
        if expected != {carried}:
            counts["+".join(sorted(carried)) + "+"] = int(number)
    return dict(sorted(counts.items()))
