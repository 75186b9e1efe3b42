"""The nuclei of a slide as a table: what the segmentation says of each, by its label."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tilflow.errors import InputError
from tilflow.slides.assay import Assay
from tilflow.slides.cells.positivity import Threshold
from tilflow.slides.nuclei.engines import Outlined

COLUMNS: Final = ("label", "y_px", "x_px", "positive_probability")
NET_THRESHOLD: Final = 0.5
"""A nucleus is positive where the net gives it more than even odds."""


@dataclass(frozen=True, slots=True)
class NucleusTable:
    """Nuclei in the order of their labels.

    Attributes
    ----------
    labels
        Their values in the label image.
    y_px, x_px
        Centroids in level-0 pixels; 0 is the middle of the first pixel.
    scores
        Probability to be positive; missing where the engine gives none.
    """

    labels: NDArray[np.uint32]
    y_px: NDArray[np.float64]
    x_px: NDArray[np.float64]
    scores: NDArray[np.float64]

    def score_labels(self) -> NDArray[np.float64]:
        """Return the scores by label, from 0, which is background and has none."""
        scores = np.full(int(self.labels.max(initial=0)) + 1, np.nan)
        scores[self.labels] = self.scores
        return scores


def list_nuclei(outlined: Outlined) -> NucleusTable:
    """Return what a segmentation found, as its table has it."""
    labels = np.arange(1, len(outlined.nuclei) + 1, dtype=np.uint32)
    scores = outlined.nuclei.scores
    if scores is None:
        scores = np.full(len(labels), np.nan)
    return NucleusTable(labels, outlined.y_px, outlined.x_px, scores)


def tabulate_nuclei(outlined: Outlined) -> pd.DataFrame:
    """Return the nuclei of a slide in the order of their labels.

    Returns
    -------
    label, y_px, x_px (level 0), positive_probability (missing where the engine gives none).
    """
    nuclei = list_nuclei(outlined)
    values: tuple[NDArray[Any], ...] = (nuclei.labels, nuclei.y_px, nuclei.x_px, nuclei.scores)
    return pd.DataFrame(dict(zip(COLUMNS, values, strict=True)))


def require_nuclei(nuclei: NucleusTable | None, assay: Assay, what: str) -> NucleusTable:
    """Return the table of nuclei that an assay needs.

    Raises
    ------
    InputError
        Where there is none.
    """
    if nuclei is None:
        message = f"assay {assay.name} {what}: give --nucleus-table, which `slides segment` wrote"
        raise InputError(message)
    return nuclei


def call_by_net(
    ids: NDArray[np.uint32], assay: Assay, nuclei: NucleusTable | None
) -> tuple[Mapping[str, Threshold], dict[str, NDArray[np.bool_]]]:
    """Call the marker of an ihc assay by the net's own probability of each label.

    Raises
    ------
    InputError
        Where there is no table of nuclei.
    """
    nuclei = require_nuclei(nuclei, assay, "leaves positivity to the net")
    marker = next(iter(assay.markers))
    positive = nuclei.score_labels()[ids] > NET_THRESHOLD
    return {marker: Threshold(NET_THRESHOLD, "net", 0.0)}, {marker: positive}
