"""Clusters of a slide's cells, as a check: do cells that look alike get one name from the rules.

Rules cut each marker by itself. Clusters (scanpy's neighbours and Leiden) look at all markers at
once and know nothing of thresholds. Where a threshold lies within a population, its cells fall
under two names, and the agreement of rule and clusters is low.
"""

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tilflow.clustering import cluster_cells
from tilflow.errors import InputError
from tilflow.slides.cells.mixture import choose_cofactor
from tilflow.slides.settings_cells import ClustersSettings

if TYPE_CHECKING:
    from anndata import AnnData

COLUMNS: Final = (
    "slide_id",
    "phenotype",
    "n_cells",
    "n_clustered",
    "n_in_own_clusters",
    "clusters",
    "precision",
    "recall",
    "agreement",
    "mostly_among",
    "quality",
    "reason",
)
TEXT: Final = ("slide_id", "phenotype", "clusters", "mostly_among", "quality", "reason")
LOWEST: Final = 5.0
HIGHEST: Final = 99.9
"""Percentiles of a marker that become 0 and 1."""


class NoClustersError(InputError):
    """A slide or an assay from which clusters cannot be made."""


def find_clusters(table: "AnnData", settings: ClustersSettings) -> "AnnData":
    """Cluster the cells of a slide by all their markers.

    Parameters
    ----------
    table
        What `tilflow.slides.cells.cell_table` made.

    Returns
    -------
    The clustered cells, in their order: ``X`` markers from 0 (dark) to 1 (brightest), on the
    asinh scale; ``obs``: phenotype and cluster, 1 the largest.

    Raises
    ------
    NoClustersError
        Where the assay has fewer than two markers, or the slide too few cells.
    """
    from anndata import AnnData

    if table.n_vars < 2:
        message = "clusters need an assay of two markers or more"
        raise NoClustersError(message)
    values = np.asarray(table.layers["encircling"], np.float64)
    rows = np.flatnonzero(np.isfinite(values).all(axis=1))
    step = max(1, -(-len(rows) // settings.most_cells))
    rows = rows[::step]
    if len(rows) < 2 * settings.neighbours:
        message = (
            f"{len(rows)} cells are too few for clusters of {settings.neighbours} neighbours: "
            f"{2 * settings.neighbours} are needed"
        )
        raise NoClustersError(message)
    scaled = np.column_stack(
        [scale_marker(column, settings.smallest_range) for column in values[rows].T]
    )
    cells = AnnData(
        X=scaled.astype(np.float32),
        obs=pd.DataFrame(
            {"phenotype": table.obs["phenotype"].astype(str).to_numpy()[rows]},
            index=table.obs_names[rows],
        ),
        var=pd.DataFrame(index=table.var_names),
    )
    cluster_cells(
        cells,
        neighbours=settings.neighbours,
        resolution=settings.resolution,
        seed=settings.seed,
        with_umap=False,
    )
    return cells


def scale_marker(values: NDArray[np.float64], smallest_range: float) -> NDArray[np.float64]:
    """Bring one marker's intensities (n,) to 0 at the dark cells' level and 1 at the brightest's.

    On the asinh scale, so that a factor counts the same among the dim and the bright.

    Examples
    --------
    >>> scale_marker(np.array([10.0, 10.0, 10.0, 11.0]), 2.0).round(2).tolist()
    [0.0, 0.0, 0.0, 0.03]
    """
    scaled = np.arcsinh(values / choose_cofactor(values))
    low, high = np.percentile(scaled, [LOWEST, HIGHEST])
    result: NDArray[np.float64] = (scaled - low) / max(high - low, smallest_range)
    return np.clip(result, 0, 1)


def summarise_agreement(
    cells: "AnnData", table: "AnnData", *, slide_id: str, settings: ClustersSettings
) -> pd.DataFrame:
    """Return how far clusters and rules agree, one row a phenotype, `COLUMNS`.

    A cluster is its commonest phenotype's own. ``recall`` is the part of a phenotype's cells in
    its own clusters, ``precision`` the part of its own clusters' cells that it is, ``agreement``
    their harmonic mean, from 0 to 1. ``mostly_among`` names the phenotype whose clusters hold most
    of its other cells.

    Parameters
    ----------
    cells
        From `find_clusters`.
    table
        All cells of the slide.
    """
    counts = pd.crosstab(cells.obs["cluster"], cells.obs["phenotype"])
    own = counts.idxmax(axis=1)
    of_all = table.obs["phenotype"].astype(str).value_counts()
    rows: list[dict[str, Any]] = []
    for phenotype in table.obs["phenotype"].cat.categories:
        total = int(of_all.get(phenotype, 0))
        row: dict[str, Any] = {"slide_id": slide_id, "phenotype": phenotype, "n_cells": total}
        rows.append(row | _compare(counts, own, str(phenotype), settings))
    return _typed(pd.DataFrame(rows, columns=list(COLUMNS)))


def list_unjudged(table: "AnnData", *, slide_id: str, reason: str) -> pd.DataFrame:
    """Return `COLUMNS` for a slide without clusters: every phenotype with the reason."""
    names = list(table.obs["phenotype"].cat.categories)
    of_all = table.obs["phenotype"].astype(str).value_counts()
    result = pd.DataFrame({"slide_id": slide_id, "phenotype": names}).reindex(columns=COLUMNS)
    result = result.assign(
        n_cells=[int(of_all.get(name, 0)) for name in names],
        n_clustered=0,
        n_in_own_clusters=0,
        clusters="",
        mostly_among="",
        quality="ok",
        reason=f"not judged: {reason}",
    )
    return _typed(result)


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    types: dict[str, Any] = dict.fromkeys(TEXT, "string")
    types |= dict.fromkeys(("precision", "recall", "agreement"), "float64")
    types |= dict.fromkeys(("n_cells", "n_clustered", "n_in_own_clusters"), "int64")
    return table.astype(types)


def _compare(
    counts: pd.DataFrame, own: "pd.Series[Any]", phenotype: str, settings: ClustersSettings
) -> dict[str, Any]:
    of_it = counts[phenotype] if phenotype in counts else pd.Series(0, index=counts.index)
    clustered, mine = int(of_it.sum()), own == phenotype
    inside, held = int(of_it[mine].sum()), int(counts[mine].to_numpy().sum())
    row: dict[str, Any] = {
        "n_clustered": clustered,
        "n_in_own_clusters": inside,
        "clusters": ", ".join(str(number) for number in counts.index[mine]),
        "precision": inside / held if held else np.nan,
        "recall": inside / clustered if clustered else np.nan,
        "agreement": 2 * inside / (clustered + held) if clustered else np.nan,
        "mostly_among": "",
        "quality": "ok",
        "reason": "",
    }
    elsewhere = of_it[~mine].groupby(own[~mine]).sum()
    if len(elsewhere) and elsewhere.max() > 0:
        row["mostly_among"] = str(elsewhere.idxmax())
    if clustered < settings.fewest_cells:
        return row | {"reason": f"{clustered} clustered cells are too few to judge"}
    if row["agreement"] < settings.least_agreement:
        reason = f"clusters and rule agree by {row['agreement']:.2f}"
        if row["mostly_among"]:
            reason += f": its other cells look like {row['mostly_among']}"
        return row | {"quality": "warn", "reason": reason}
    return row
