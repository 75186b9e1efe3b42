"""AnnData stores: one row an event or a cell."""

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from tilflow.staging import staged

if TYPE_CHECKING:
    from anndata import AnnData


def write_annotated(table: "AnnData", path: Path | str) -> None:
    """Write `table` as a zarr format 3 store that ``anndata.read_zarr`` opens, whole or not at all.

    Arrays are sharded, so that a store is tens of files and not thousands.
    """
    import anndata

    sharded = anndata.settings.override(zarr_write_format=3, auto_shard_zarr_v3=True)
    with staged(path) as temporary, sharded, warnings.catch_warnings():
        # anndata consolidates on its own, and zarr warns each time that others may not.
        warnings.filterwarnings("ignore", message="Consolidated metadata")
        table.write_zarr(temporary)


def read_annotated(path: Path | str) -> "AnnData":
    """Read a store that `write_annotated` wrote."""
    import anndata

    return anndata.read_zarr(path)
