"""Clusters of cells by their markers: neighbours, Leiden and UMAP of scanpy, the same every time.

Neighbours are exact, everything is seeded and runs on one thread: the same cells give the same
clusters on every machine of a kind, whatever else runs beside.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from anndata import AnnData

SPECTRAL_FROM = 200
"""Cells: a UMAP of fewer starts at random, as they do not have the eigenproblem's solution."""


def cluster_cells(
    cells: "AnnData", *, neighbours: int, resolution: float, seed: int, with_umap: bool
) -> None:
    """Add ``obs['cluster']`` (1 is the largest) and, if asked for, ``obsm['X_umap']`` to cells.

    Parameters
    ----------
    cells
        ``X`` (n, k): markers on a scale where distances mean something.
    neighbours
        Nearest neighbours of a cell: from 2 to n - 1.
    resolution
        Of the Leiden clusters: larger gives more.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import scanpy as sc
        from sklearn.neighbors import KNeighborsTransformer  # type: ignore[import-untyped]

    exact = KNeighborsTransformer(n_neighbors=neighbours, algorithm="kd_tree", n_jobs=1)
    with _one_thread(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sc.pp.neighbors(
            cells, n_neighbors=neighbours, use_rep="X", transformer=exact, random_state=seed
        )
        sc.tl.leiden(
            cells,
            resolution=resolution,
            flavor="igraph",
            n_iterations=-1,
            directed=False,
            random_state=seed,
        )
        if with_umap:
            start = "spectral" if len(cells) > SPECTRAL_FROM else "random"
            sc.tl.umap(cells, init_pos=start, random_state=seed)
    cells.obs["cluster"] = number_by_size(cells.obs["leiden"].astype(str).to_numpy())
    del cells.obs["leiden"], cells.uns, cells.obsp


def number_by_size(labels: NDArray[np.str_]) -> NDArray[np.int64]:
    """Return the numbers of the clusters, from 1 for the largest; of equal ones the first met.

    Examples
    --------
    >>> number_by_size(np.array(["b", "a", "a", "c"])).tolist()
    [2, 1, 1, 3]
    """
    names, first, sizes = np.unique(labels, return_index=True, return_counts=True)
    order = np.lexsort((first, -sizes))
    rank = {str(names[index]): number for number, index in enumerate(order, start=1)}
    return np.array([rank[str(label)] for label in labels], dtype=np.int64)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Run numba and BLAS on one thread: sums in another order have other last digits."""
    import numba
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    before = numba.get_num_threads()
    numba.set_num_threads(1)
    try:
        with threadpool_limits(1):
            yield
    finally:
        numba.set_num_threads(before)
