"""AnnData stores."""

import numpy as np
import pandas as pd
from anndata import AnnData

from tilflow.store.annotated import read_annotated, write_annotated


def test_a_table_comes_back_as_it_was_and_in_few_files(tmp_path):
    obs = pd.DataFrame({"phenotype": pd.Categorical(["a", "b", "a"])}, index=list("123"))
    table = AnnData(np.arange(6, dtype="float32").reshape(3, 2), obs=obs)
    table.obsm["spatial"] = np.array([[0.5, 1.0], [2.0, 3.0], [4.0, 5.0]])
    write_annotated(table, tmp_path / "cells.zarr")
    back = read_annotated(tmp_path / "cells.zarr")
    np.testing.assert_array_equal(back.X, table.X)
    np.testing.assert_array_equal(back.obsm["spatial"], table.obsm["spatial"])
    assert back.obs["phenotype"].tolist() == ["a", "b", "a"]
    assert len([path for path in (tmp_path / "cells.zarr").rglob("*") if path.is_file()]) < 40
