"""Files of the exploration: from the samples' events to clusters, embedding and pictures."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from tilflow.cytometry.explore.clusters import Cells, cluster_pool, derive_cluster_rows, pool_cells
from tilflow.cytometry.explore.pictures import plot_embedding, plot_heat_map
from tilflow.cytometry.panel import SCATTER
from tilflow.cytometry.settings import ExploreSettings
from tilflow.cytometry.tubes.names import EVENTS, POPULATIONS
from tilflow.cytometry.tubes.storing import write_events
from tilflow.errors import InputError
from tilflow.figure_files import write_figure
from tilflow.staging import staged

if TYPE_CHECKING:
    from anndata import AnnData

CLUSTERS: Final = "clusters.parquet"
EMBEDDING: Final = "embedding.zarr"
HEAT_MAP: Final = "heat_map.png"
UMAP: Final = "umap.png"
TITLES: Final = {
    HEAT_MAP: "Median marker of each cluster",
    UMAP: "Where the cells of each cluster lie",
}
"""Picture → what it says of itself."""


def read_cells(
    folder: Path, populations: Sequence[str], *, sample_id: str, batch: str
) -> dict[str, Cells]:
    """Read the cells of some populations of a gated sample.

    A population that the tube's strategy does not name is left out; one that could not be gated
    has no cells, and the reason.

    Raises
    ------
    InputError
        Where the sample has no ``events.zarr``.
    """
    import anndata

    for name in (EVENTS, POPULATIONS):
        if not (folder / name).exists():
            message = f"{folder / name}: no such file; `tilflow cytometry gate` writes it"
            raise InputError(message)
    table = pd.read_parquet(folder / POPULATIONS, columns=["population", "path", "reason"])
    table = table.drop_duplicates("population").set_index("population")
    events = anndata.read_zarr(folder / EVENTS)
    gated = [str(path) for path in events.uns.get("populations", [])]
    kept = _find_markers(events) if gated else []
    markers = tuple(str(events.var["marker"].iloc[number]) for number in kept)
    found = {}
    for population in populations:
        if population not in table.index:
            continue
        path = str(table.loc[population, "path"])
        if path not in gated:
            why = str(table.loc[population, "reason"])
            found[population] = Cells(sample_id, batch, (), np.zeros((0, 0)), 0, why)
            continue
        rows = np.flatnonzero(np.asarray(events.obsm["membership"])[:, gated.index(path)])
        values = np.asarray(events.X)[rows][:, np.array(kept, dtype=int)].astype(np.float64)
        values = values[np.isfinite(values).all(axis=1)]
        found[population] = Cells(sample_id, batch, markers, values, len(values))
    return found


def _find_markers(events: "AnnData") -> list[int]:
    """Return the columns of markers: neither scatter nor a channel without a marker (time)."""
    return [
        number
        for number, (name, channel) in enumerate(
            zip(events.var["marker"], events.var_names, strict=True)
        )
        if str(name) not in SCATTER and str(name) != channel
    ]


def write_exploration(
    samples: Mapping[str, str],
    results: Path,
    out: Path,
    settings: ExploreSettings,
    *,
    source: str,
) -> None:
    """Explore the gated samples in `results` and write four files into `out`.

    Parameters
    ----------
    samples
        Sample → batch.
    source
        How the rows of measurement name their file, relative to the results folder.

    Raises
    ------
    InputError
        Where a sample has no events, or no sample has any of the populations.
    """
    read = [
        read_cells(
            results / "blood" / sample_id, settings.populations, sample_id=sample_id, batch=batch
        )
        for sample_id, batch in sorted(samples.items())
    ]
    pools, rows = [], []
    for population in settings.populations:
        cells = [each[population] for each in read if population in each]
        events = cluster_pool(pool_cells(population, cells, settings), settings)
        pools.append(events)
        rows.append(derive_cluster_rows(events, cells, settings, source=source))
    with staged(out / CLUSTERS) as temporary:
        pd.concat(rows, ignore_index=True).to_parquet(temporary, index=False)
    write_events(_join(pools), out / EMBEDDING)
    for name, draw in ((HEAT_MAP, plot_heat_map), (UMAP, plot_embedding)):
        write_figure(draw(pools), out / name, title=TITLES[name], dpi=settings.dpi)


def _join(pools: Sequence["AnnData"]) -> "AnnData":
    """Return the populations as one AnnData: the markers that they share, each its own UMAP."""
    import anndata

    joined = anndata.concat(pools, join="inner", merge="same")
    for name in ("sample_id", "batch", "population"):
        joined.obs[name] = joined.obs[name].astype(str).astype("category")
    joined.uns["note"] = "X is scaled within a population; X_umap is one embedding a population"
    return joined
