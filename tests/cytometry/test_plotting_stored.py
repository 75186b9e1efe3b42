"""What the picture of a tube reads of its files, without the libraries that wrote them."""

from pathlib import Path

import anndata
import numpy as np
import pandas as pd
import pytest
import zarr

from tilflow.cytometry.figures.stored import (
    plot_stored,
    read_display,
    read_members,
    read_percents,
)
from tilflow.cytometry.gates.strategy import find_strategy
from tilflow.cytometry.settings import PlotSettings
from tilflow.cytometry.tubes.counting import CountInputs
from tilflow.cytometry.tubes.storing import write_events, write_failure


@pytest.mark.parametrize(
    "markers", [("CD3", "CD8"), ("", "")], ids=["each once", "one twice, stored as categories"]
)
def test_markers_and_events_are_those_that_anndata_reads(
    tmp_path: Path, markers: tuple[str, str]
) -> None:
    events = anndata.AnnData(
        X=np.array([[1, 2], [3, 4], [5, 6]], np.float32),
        var=pd.DataFrame({"marker": list(markers)}, index=["FL1-A", "FL2-A"]),
        obsm={"membership": np.array([[1, 0], [1, 1], [0, 0]], bool)},
        uns={"populations": np.array(["all/a", "all/a/b"], dtype=object)},
    )
    write_events(events, tmp_path / "events.zarr")
    store = zarr.open_group(tmp_path / "events.zarr", mode="r")
    display, members = read_display(store), read_members(store)
    read = anndata.read_zarr(tmp_path / "events.zarr")
    assert list(display) == list(dict.fromkeys(read.var["marker"]))
    assert display[markers[1]].tolist() == [2.0, 4.0, 6.0]
    assert {name: each.tolist() for name, each in members.items()} == {
        "all/a": [True, True, False],
        "all/a/b": [False, True, False],
    }


def test_percents_of_populations_that_were_not_counted_are_left_out(tmp_path: Path) -> None:
    table = pd.DataFrame(
        {
            "path": ["all", "all/a", "all/b"],
            "percent_of_parent": [np.nan, 25.0, 50.0],
            "n_events": pd.array([4, 1, None], "Int64"),
            "percent_quality": ["fail", "ok", "ok"],
        }
    )
    table.to_parquet(tmp_path / "populations.parquet", index=False)
    percents = read_percents(tmp_path / "populations.parquet")
    assert list(percents) == ["all", "all/a"]
    assert np.isnan(percents["all"][0])
    assert percents["all/a"] == (25.0, 1, "ok")


def test_a_tube_that_was_not_measured_has_a_picture_that_says_so(tmp_path: Path) -> None:
    write_failure(
        tmp_path / "a.fcs",
        None,
        find_strategy("whole_blood"),
        reason="the file is cut off",
        method=CountInputs(method="none").method,
        sample_id="A01-D1",
        out=tmp_path,
    )
    plot_stored(tmp_path, tmp_path / "gating.png", PlotSettings())
    assert (tmp_path / "gating.png").stat().st_size > 1000
