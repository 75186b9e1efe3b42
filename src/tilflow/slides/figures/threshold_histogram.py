"""The numbers behind the picture of thresholds: of each marker its histogram and its limits."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tilflow.slides.assay import Assay
from tilflow.slides.cells.mixture import Mixture, choose_cofactor
from tilflow.staging import staged

N_BINS: Final = 120
COLUMNS: Final = (
    "marker", "row", "lower", "upper", "n_cells", "fitted_negative", "fitted_positive", "value",
    "method", "quality", "reason",
)  # fmt: skip
"""Columns of ``thresholds.tsv``, in its order."""


@dataclass(frozen=True)
class Histogram:
    """All cells of a slide by the intensity of one marker, on the scale asinh(value / cofactor).

    Attributes
    ----------
    edges, counts
        On that scale; what lies beyond the ends is in the first and the last bin.
    mixture
        What was fitted, believed or not; None without a fit.
    """

    cofactor: float
    edges: NDArray[np.float64]
    counts: NDArray[np.int64]
    mixture: Mixture | None

    def compute_fitted(self, places: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
        """Return the cells a bin that the fit expects at `places`: negative ones, positive ones."""
        if self.mixture is None:
            return ()
        width = self.edges[1] - self.edges[0]
        both = self.mixture.compute_densities(places)
        return tuple(line * self.counts.sum() * width for line in both)

    def read_intensities(self) -> NDArray[np.float64]:
        """Return the edges as intensities."""
        return np.sinh(self.edges) * self.cofactor


def count_cells(values: NDArray[np.float64], found: Any) -> Histogram | None:
    """Return the histogram of a marker; None without cells.

    Parameters
    ----------
    values
        Intensity of each cell.
    found
        The marker's threshold, as ``uns`` of the table of cells holds it.

    Examples
    --------
    >>> histogram = count_cells(np.arange(1000.0), {"method": "locked"})
    >>> int(histogram.counts.sum()), len(histogram.edges)
    (1000, 121)
    """
    if not len(values):
        return None
    mixture = read_mixture(found)
    cofactor = mixture.cofactor if mixture is not None else choose_cofactor(values)
    scaled = np.arcsinh(values / cofactor)
    bottom, top = float(np.percentile(scaled, 0.1)), float(scaled.max())
    top = max(top, bottom + 1e-3)
    counts, edges = np.histogram(np.clip(scaled, bottom, top), N_BINS, (bottom, top))
    return Histogram(cofactor, edges, counts, mixture)


def read_mixture(found: Any) -> Mixture | None:
    """Return what was fitted for a threshold, as ``uns`` of the table of cells holds it."""
    if "mixture" not in found:
        return None
    return Mixture(**{name: float(value) for name, value in found["mixture"].items()})


def list_limits(assay: Assay, marker: str, threshold: float) -> list[tuple[float, str]]:
    """Return the threshold, and the limits of classes beside it, with the line of each."""
    classes = assay.markers[marker].classes or ()
    return [(threshold, "-"), *((limit, ":") for limit in classes if limit != threshold)]


def tabulate_thresholds(table: Any, assay: Assay) -> pd.DataFrame:
    """Return what the picture draws: bins with their cells, the threshold, the limits of classes.

    Parameters
    ----------
    table
        What `tilflow.slides.cells.cell_table` made (AnnData).

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`. ``row`` is ``bin`` (from ``lower`` to ``upper`` in intensities, with what the fit
        expects in it), ``threshold`` or ``class_limit`` (at ``value``). The first and the last bin
        hold what lies beyond them.
    """
    rows: list[dict[str, Any]] = []
    for place, marker in enumerate(assay.markers):
        found = table.uns["thresholds"][marker]
        values = np.asarray(table.layers["encircling"][:, place], np.float64)
        rows += _list_bins(marker, count_cells(values, found))
        told = {name: str(found[name]) for name in ("method", "quality", "reason")}
        for limit, line in list_limits(assay, marker, float(found["value"])):
            kind = "threshold" if line == "-" else "class_limit"
            about = told if line == "-" else {}
            rows.append({"marker": marker, "row": kind, "value": limit, **about})
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _list_bins(marker: str, histogram: Histogram | None) -> list[dict[str, Any]]:
    if histogram is None:
        return []
    edges = histogram.read_intensities()
    middles = (histogram.edges[1:] + histogram.edges[:-1]) / 2
    fitted = histogram.compute_fitted(middles) or (np.full(N_BINS, np.nan),) * 2
    return [
        {
            "marker": marker,
            "row": "bin",
            "lower": edges[k],
            "upper": edges[k + 1],
            "n_cells": int(histogram.counts[k]),
            "fitted_negative": fitted[0][k],
            "fitted_positive": fitted[1][k],
        }
        for k in range(N_BINS)
    ]


def write_threshold_table(rows: pd.DataFrame, path: Path | str) -> None:
    """Write the rows as tab-separated text, six digits a number, whole or not at all."""
    rows = rows.astype({"n_cells": "Int64"})
    with staged(path) as temporary:
        rows.to_csv(temporary, sep="\t", index=False, float_format="%.6g", lineterminator="\n")
