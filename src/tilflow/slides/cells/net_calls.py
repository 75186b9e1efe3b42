"""What the net itself says of a nucleus: whether its marker is positive."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tilflow.errors import InputError
from tilflow.slides.assay import Assay
from tilflow.slides.cells.positivity import Threshold
from tilflow.slides.nuclei.nucleus_table import NucleusTable

NET_THRESHOLD: Final = 0.5
"""A nucleus is positive where the net gives it more than even odds."""


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
