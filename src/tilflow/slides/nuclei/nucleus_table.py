"""The nuclei of a slide as a table: what the segmentation says of each, by its label."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow.parquet import write_table

from tilflow.slides.nuclei.engines import Outlined

GROUP_ROWS: Final = 65_536
"""Rows that are encoded at once."""

COLUMNS: Final = ("label", "y_px", "x_px", "positive_probability")


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
    return NucleusTable(labels, outlined.y_px, outlined.x_px, outlined.nuclei.scores)


def tabulate_nuclei(outlined: Outlined) -> pa.Table:
    """Return the nuclei of a slide in the order of their labels.

    Returns
    -------
    label, y_px, x_px (level 0), positive_probability (missing where the engine gives none).
    """
    nuclei = list_nuclei(outlined)
    values = (nuclei.labels, nuclei.y_px, nuclei.x_px, nuclei.scores)
    return pa.table([_wrap(each) for each in values], names=list(COLUMNS))


def write_nuclei(outlined: Outlined, path: Path | str) -> None:
    """Write the table of `tabulate_nuclei` as Parquet, some rows at a time."""
    write_table(tabulate_nuclei(outlined), path, row_group_size=GROUP_ROWS)
    # What the writer held would stay with the process.
    pa.default_memory_pool().release_unused()


def _wrap(values: NDArray[Any]) -> pa.Array:
    """Return an Arrow array over the same memory; NaN is missing.

    `pyarrow.array` would import pandas, a fifth of a second, to ask whether the values are its own.
    """
    missing = np.isnan(values)
    known = pa.py_buffer(np.packbits(~missing, bitorder="little")) if missing.any() else None
    held = pa.py_buffer(np.ascontiguousarray(values))
    return pa.Array.from_buffers(pa.from_numpy_dtype(values.dtype), len(values), [known, held])
