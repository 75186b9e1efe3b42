import json
from pathlib import Path

import anndata
import numpy as np
import pandas as pd
import pytest

from tilflow.cli import main

OUTPUTS = ("membership.parquet", "populations.parquet", "gating.png")
PLANTED = {
    "$OP": "OperatorPlanted",
    "$SRC": "PatientPlanted",
    "$DATE": "17-OCT-1999",
    "$BTIM": "11:59:59",
    "$FIL": "PatientPlanted.fcs",
    "$COM": "CommentPlanted",
    "PATIENT ID": "IdPlanted",
    "EXPERIMENT NAME": "ExperimentPlanted",
    "GUID": "GuidPlanted",
}


def gate(path: Path, out: Path, *more: str) -> int:
    beads = ("--count-method", "beads", "--beads-added", "50000", "--sample-volume-ul", "50")
    return main(["cytometry", "gate", str(path), "--events", "--out", str(out), *beads, *more])


@pytest.fixture(scope="module")
def gated(tmp_path_factory, blood):
    folder = tmp_path_factory.mktemp("gated")
    path = blood.write(folder / "tube.fcs", **PLANTED)
    for name in ("one", "two"):
        assert gate(path, folder / name, "--panel", "whole_blood", "--sample-id", "S-1") == 0
        plot = ["cytometry", "plot", str(folder / name)]
        assert main([*plot, "--out", str(folder / name / "gating.png")]) == 0
    return folder


def test_the_files_agree_with_one_another(gated, blood):
    events = anndata.read_zarr(gated / "one" / "events.zarr")
    members = pd.read_parquet(gated / "one" / "membership.parquet")
    table = pd.read_parquet(gated / "one" / "populations.parquet")
    assert events.shape == (len(blood.events), 14)
    assert len(members) == len(blood.events)
    assert list(events.uns["populations"]) == list(members.columns)
    np.testing.assert_array_equal(events.obsm["membership"], members.to_numpy())
    counts = table.set_index("path")["n_events"]
    for path in members.columns:
        assert counts[path] == members[path].sum()
    assert set(events.obs["qc_reason"].cat.categories) == {
        *("ok", "signal_shift", "flow_rate", "margin")
    }
    fitc = events.layers["linear"][:, list(events.var["marker"]).index("CD3")]
    t_cells = members[next(p for p in members.columns if p.endswith("/t_cells"))]
    assert np.median(fitc[t_cells]) == pytest.approx(6000, rel=0.05)
    gates = {item["population"]: item for item in json.loads(events.uns["gates"])}
    assert gates["cd8_t_cells"]["dims"] == ["CD4", "CD8"]
    assert (table["sample_id"] == "S-1").all()


def test_counts_add_up_within_their_parents(gated):
    table = pd.read_parquet(gated / "one" / "populations.parquet").set_index("population")
    subsets = ["classical_monocytes", "intermediate_monocytes", "non_classical_monocytes"]
    assert table.loc[subsets, "n_events"].sum() <= table.loc["monocytes", "n_events"]
    inside = table[table["parent"] != ""]
    parents = table.loc[inside["parent"], "n_events"].to_numpy()
    assert (inside["parent_events"].to_numpy() == parents).all()
    assert (inside["n_events"].to_numpy() <= parents).all()


def test_two_runs_give_the_same_bytes(gated):
    for name in OUTPUTS:
        assert (gated / "one" / name).read_bytes() == (gated / "two" / name).read_bytes(), name
    stores = [gated / name / "events.zarr" for name in ("one", "two")]
    files = [sorted(p.relative_to(s) for p in s.rglob("*") if p.is_file()) for s in stores]
    assert files[0] == files[1]
    for name in files[0]:
        assert (stores[0] / name).read_bytes() == (stores[1] / name).read_bytes(), name


def test_nothing_identifying_reaches_an_output(gated):
    for path in (gated / "one").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for planted in PLANTED.values():
                assert planted.encode() not in content, path
    table = pd.read_parquet(gated / "one" / "populations.parquet").to_csv()
    events = anndata.read_zarr(gated / "one" / "events.zarr")
    assert "Planted" not in table + repr(dict(events.uns)) + events.obs.to_csv()


def test_a_broken_file_ends_with_one_line(tmp_path, blood, capsys):
    path = blood.write(tmp_path / "tube.fcs")
    path.write_bytes(path.read_bytes()[:-1000])
    assert gate(path, tmp_path / "out", "--panel", "whole_blood") == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "is cut off" in error
    assert not (tmp_path / "out").exists()


def test_a_broken_file_can_stay_in_the_tables(tmp_path, blood):
    path = blood.write(tmp_path / "tube.fcs")
    path.write_bytes(path.read_bytes()[:-1000])
    out = tmp_path / "out"
    assert gate(path, out, "--panel", "whole_blood", "--failed-as-rows") == 0
    table = pd.read_parquet(out / "populations.parquet")
    assert (table["quality"] == "fail").all()
    assert table["reason"].str.contains("is cut off").all()
    assert "cd8_t_cells" in set(table["population"])
    assert len(pd.read_parquet(out / "membership.parquet")) == 0
    assert anndata.read_zarr(out / "events.zarr").n_obs == 0
    plot = ["cytometry", "plot", str(out), "--out", str(out / "gating.png")]
    assert main(plot) == 0
    assert (out / "gating.png").stat().st_size > 1000


def test_an_empty_file_is_told(tmp_path, fcs_writer, blood, capsys):
    path = fcs_writer(tmp_path / "tube.fcs", blood.channels, np.empty((0, 14)))
    assert gate(path, tmp_path / "out", "--panel", "whole_blood") == 2
    assert "the file holds no events" in capsys.readouterr().err


def test_a_strategy_alone_takes_the_markers_of_the_file(tmp_path, blood):
    path = blood.write(tmp_path / "tube.fcs")
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "name: mine\npopulations:\n"
        "  - {id: t, gate: {kind: cuts, cuts: {CD3: {window: [600, 4000]}}}}\n"
    )
    assert gate(path, tmp_path / "out", "--strategy", str(plan), "--count-method", "none") == 0
    members = pd.read_parquet(tmp_path / "out" / "membership.parquet")
    wanted = blood.count("cd4", "cd8", "cd8_active") + blood.count("beads")
    assert members["t"].sum() == pytest.approx(wanted, rel=0.08)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ((), "--panel"),
        (("--panel", "nothing"), "no such panel"),
        (("--panel", "whole_blood", "--beads-added", "0"), "must be above 0"),
    ],
)
def test_wrong_arguments_end_with_one_line(tmp_path, blood, capsys, more, message):
    path = blood.write(tmp_path / "tube.fcs")
    assert gate(path, tmp_path / "out", *more) == 2
    assert message in capsys.readouterr().err


def test_plot_needs_the_files_of_gate(tmp_path, capsys):
    out = str(tmp_path / "gating.png")
    assert main(["cytometry", "plot", str(tmp_path), "--out", out]) == 2
    assert "run `tilflow cytometry gate` first" in capsys.readouterr().err
