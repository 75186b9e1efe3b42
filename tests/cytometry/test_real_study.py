import re

import pandas as pd
import pytest

from tilflow.cli import main

pytestmark = pytest.mark.real


def test_a_workspace_gives_its_own_counts(tmp_path, real_data, repository):
    folder = real_data / "cytometry" / "splenocytes"
    panel = tmp_path / "splenocytes.yaml"
    panel.write_text((repository / "tests/real_study/blood/splenocytes.yaml").read_text())
    workspace = (folder / "gating.wsp").read_text()
    (tmp_path / "gating.wsp").write_text(workspace)
    out = tmp_path / "out"
    command = ["cytometry", "gate", str(folder / "68983.fcs"), "--panel", str(panel), "--events"]
    assert main([*command, "--out", str(out)]) == 0
    table = pd.read_parquet(out / "populations.parquet").set_index("population")
    stated = re.findall(r'<Population name="([^"]*)".*?count="(\d+)"', workspace)
    assert len(stated) == len(table) == 15
    for name, count in stated:
        assert table.loc[name, "n_events"] == pytest.approx(int(count), rel=1e-3, abs=1), name
    assert (table["quality"] == "ok").all()
    assert main(["cytometry", "plot", str(out), "--out", str(out / "gating.png")]) == 0


@pytest.mark.parametrize(
    ("name", "stated"),
    [
        ("test_data_diamond_asinh_rect", [50559]),
        ("test_data_diamond_biex_rect", [50605]),
        ("simple_diamond_example_quad_gate", [49671, 50596, 50330, 49403]),
    ],
)
def test_other_workspaces_give_the_counts_that_flowjo_noted(tmp_path, real_data, name, stated):
    folder = real_data / "cytometry" / "flowjo_diamond"
    command = [
        "cytometry",
        "gate",
        str(folder / "test_data_diamond_01.fcs"),
        "--out",
        str(tmp_path),
    ]
    assert main([*command, "--strategy", str(folder / f"{name}.wsp")]) == 0
    table = pd.read_parquet(tmp_path / "populations.parquet")
    assert table["n_events"].tolist() == stated


def test_a_data_driven_strategy_says_where_it_found_no_valley(tmp_path, real_data, repository):
    panel = repository / "tests/real_study/blood/human_t_cells.yaml"
    path = real_data / "cytometry" / "human_t_cells_100715.fcs"
    command = ["cytometry", "gate", str(path), "--panel", str(panel), "--out", str(tmp_path)]
    assert main(command) == 0
    table = pd.read_parquet(tmp_path / "populations.parquet").set_index("population")
    assert table.loc["singlets", "percent_of_parent"] > 95
    assert table.loc["t_cells", "n_events"] > 1000
    assert table.loc["live", "quality"] == "warn"
    assert "no valley" in table.loc["live", "reason"]
