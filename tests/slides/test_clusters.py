"""Clusters of cells against the rules that name them: tables whose answer is known."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from anndata import AnnData

from tilflow.slides.cells.clusters import (
    NoClustersError,
    find_clusters,
    list_unjudged,
    summarise_agreement,
)
from tilflow.slides.figures.cluster_picture import draw_clusters, draw_reason, write_picture
from tilflow.slides.settings_cells import ClustersSettings

SETTINGS = ClustersSettings()
NAMES = ["cd8_t_cells", "tumour_cells", "other_cells"]


def make_table(*, named: list[str] | None = None, n_each: int = 120) -> AnnData:
    """Return cells of three kinds that two markers tell apart by far."""
    random = np.random.default_rng(3)
    kinds = np.repeat(NAMES, n_each)
    level = {"cd8_t_cells": (400, 20), "tumour_cells": (20, 900), "other_cells": (20, 20)}
    middle = np.array([level[kind] for kind in kinds], float)
    values = middle * np.exp(random.normal(0, 0.25, middle.shape))
    obs = pd.DataFrame(
        {"phenotype": pd.Categorical(named or kinds, NAMES)},
        index=[str(number) for number in range(len(kinds))],
    )
    var = pd.DataFrame(index=["CD8", "PanCK"])
    return AnnData(X=values, obs=obs, var=var, layers={"encircling": values})


def agree(table: AnnData) -> pd.DataFrame:
    cells = find_clusters(table, SETTINGS)
    checked = summarise_agreement(cells, table, slide_id="S", settings=SETTINGS)
    return checked.set_index("phenotype")


def test_rules_that_follow_the_populations_agree_with_clusters() -> None:
    checked = agree(make_table())
    assert checked["agreement"].min() > 0.97
    assert set(checked["quality"]) == {"ok"}
    assert checked["n_cells"].tolist() == [120, 120, 120]


def test_a_threshold_within_a_population_is_warned_of() -> None:
    """Four fifths of the CD8 T cells are called other: a threshold far too high."""
    named = np.repeat(NAMES, 120).tolist()
    named[24:120] = ["other_cells"] * 96
    checked = agree(make_table(named=named))
    row = checked.loc["cd8_t_cells"]
    assert (row["quality"], row["mostly_among"]) == ("warn", "other_cells")
    assert "look like other_cells" in row["reason"]
    assert checked.loc["tumour_cells", "quality"] == "ok"


def test_few_cells_are_not_judged_and_say_so() -> None:
    named = ["other_cells"] * 360
    named[:3] = ["cd8_t_cells"] * 3
    row = agree(make_table(named=named)).loc["cd8_t_cells"]
    assert (row["quality"], row["reason"]) == ("ok", "3 clustered cells are too few to judge")


def test_a_large_slide_is_clustered_on_a_part_evenly_taken() -> None:
    settings = ClustersSettings(most_cells=100)
    cells = find_clusters(make_table(), settings)
    assert cells.obs_names[:3].tolist() == ["0", "4", "8"]
    assert len(cells) == 90


def test_the_same_cells_give_the_same_clusters() -> None:
    first, second = (find_clusters(make_table(), SETTINGS).obs["cluster"] for _ in range(2))
    assert first.tolist() == second.tolist()


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (make_table()[:, ["CD8"]].copy(), "two markers"),
        (make_table()[:29].copy(), "29 cells are too few"),
    ],
)
def test_what_cannot_be_clustered_stays_in_the_table(table: AnnData, reason: str) -> None:
    with pytest.raises(NoClustersError, match=reason):
        find_clusters(table, SETTINGS)
    rows = list_unjudged(table, slide_id="S", reason=reason)
    assert rows["phenotype"].tolist() == list(table.obs["phenotype"].cat.categories)
    assert set(rows["reason"]) == {f"not judged: {reason}"}


def test_the_picture_shows_every_cluster_and_is_the_same_each_time(tmp_path: Path) -> None:
    cells = find_clusters(make_table(), SETTINGS)
    categories = pd.Index(NAMES)
    figure = draw_clusters(cells, categories)
    n_clusters = int(cells.obs["cluster"].max())
    assert len(figure.axes[0].get_yticklabels()) == n_clusters
    for name in ("a.png", "b.png"):
        write_picture(draw_clusters(cells, categories), tmp_path / name, SETTINGS)
    for suffix in ("png", "svg"):
        assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()
    write_picture(draw_reason("too few cells"), tmp_path / "none.png", SETTINGS)
    assert (tmp_path / "none.png").stat().st_size > 500
