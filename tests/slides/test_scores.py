"""Percent positive, classes and H-score, and combinations that no cell should carry."""

import anndata
import numpy as np
import pandas as pd
import pytest

from tilflow.measurement import derive_measurements
from tilflow.slides.assay import Assay, read_assay
from tilflow.slides.cells.compartment_cells import (
    CompartmentCells,
    find_compartment_cells,
    summarise_compartments,
)
from tilflow.slides.cells.dispersion import compute_clusters
from tilflow.slides.cells.scores import compute_h_score, summarise_scores
from tilflow.slides.measurements import derive_score_rows
from tilflow.slides.settings_cells import DensitiesSettings

SETTINGS = DensitiesSettings()
LOCKED = {"value": 0.15, "method": "locked", "quality": "ok", "reason": ""}


def place(obs: pd.DataFrame, thresholds: dict[str, dict[str, object]]) -> CompartmentCells:
    """Place cells in rows over 2 × 2 mm, left half tumour and right half stroma."""
    count = len(obs)
    x, y = np.arange(count) % 40 * 50.0, np.arange(count) // 40 * 50.0
    obs = obs.assign(cell_area_um2=50.0)
    obs.index = obs.index.astype(str)
    table = anndata.AnnData(obs=obs, obsm={"spatial": np.column_stack([x, y])})
    table.uns |= {"pixel_size_um": 0.5, "thresholds": thresholds}
    compartments = np.full((200, 200), 2, np.uint32)
    compartments[:, :100] = 1
    return find_compartment_cells(
        table,
        np.ones((200, 200), bool),
        compartments,
        classes=("tumour", "stroma"),
        mask_pixel_um=10.0,
    )


def build_ihc(classes: list[int]) -> CompartmentCells:
    called = np.array(classes)
    names = np.where(called > 0, "cd8_t_cells", "other_cells")
    obs = pd.DataFrame({"CD8_class": called, "is_CD8_positive": called > 0, "phenotype": names})
    return place(obs, {"CD8": LOCKED})


def find(table: pd.DataFrame, quantity: str, compartment: str = "whole") -> pd.Series:
    here = (table["quantity"] == quantity) & (table["compartment"] == compartment)
    return table[here].iloc[0]


def test_an_h_score_is_the_weighted_sum_of_the_classes() -> None:
    cells = build_ihc([0, 0, 0, 0, 1, 1, 2, 2, 2, 3] * 160)
    table = summarise_scores(cells, read_assay("ihc_membrane"), slide_id="s", settings=SETTINGS)
    percents = [find(table, f"percent_class_{number}")["value"] for number in range(4)]
    assert percents == [40.0, 20.0, 30.0, 10.0]
    score = find(table, "h_score")
    assert score["value"] == pytest.approx(1 * 20 + 2 * 30 + 3 * 10)
    assert score["lower"] < score["value"] < score["upper"]
    assert (score["n_cells"], score["n_all"], score["unit"]) == (960, 1600, "score")
    assert find(table, "percent_positive")["value"] == 60.0


def test_compartments_add_up() -> None:
    cells = build_ihc(([1] * 20 + [0] * 20) * 40)
    table = summarise_scores(cells, read_assay("ihc_membrane"), slide_id="s", settings=SETTINGS)
    values = [find(table, "h_score", where)["value"] for where in ("whole", "tumour", "stroma")]
    assert values == pytest.approx([50.0, 100.0, 0.0])
    stroma = find(table, "h_score", "stroma")
    assert (stroma["lower"], stroma["quality"]) == (0.0, "ok")
    assert 0 < stroma["upper"] < 3


@pytest.mark.parametrize(("number", "value"), [(0, 0.0), (3, 300.0)])
def test_an_h_score_stays_within_its_range(number: int, value: float) -> None:
    by_class = np.zeros((4, 2, 2), int)
    by_class[number] = 25
    in_cells = compute_clusters(np.full((2, 2), 25.0), step_um=50.0)
    score, lower, upper = compute_h_score(by_class, in_cells)
    assert score == value
    assert 0 <= lower <= score <= upper <= 300
    assert upper - lower > 1


def test_intervals_of_h_scores_hold_for_clustered_cells() -> None:
    """Patches of stronger stain: the interval covers the process's score."""
    rng = np.random.default_rng(3)
    in_cells = compute_clusters(np.full((30, 30), 6.0), step_um=50.0)
    covered, independent = 0, 0
    for _ in range(60):
        corner = rng.integers(0, 6, 2)
        stained = np.kron(rng.beta(1, 3, (6, 6)), np.ones((6, 6)))
        stained = stained[corner[0] :, corner[1] :][:30, :30]
        chance = np.stack([1 - stained, stained / 2, stained / 4, stained / 4])
        cells = np.stack([rng.multinomial(6, each) for each in chance.reshape(4, -1).T])
        score, lower, upper = compute_h_score(cells.T.reshape(4, 30, 30), in_cells)
        truth = 100 * 0.25 * (1 / 2 + 2 / 4 + 3 / 4)
        covered += lower <= truth <= upper
        # 5400 cells whose score has a standard deviation of 85 to 95.
        independent += abs(score - truth) <= 1.96 * 90 / np.sqrt(5400)
    assert covered >= 55
    assert independent < 45


def test_a_slide_without_tissue_is_rows_with_a_reason() -> None:
    cells = build_ihc([0, 1] * 800)
    empty = CompartmentCells(cells.table, {"whole": np.zeros((200, 200), bool)}, 10.0)
    table = summarise_scores(empty, read_assay("ihc_membrane"), slide_id="s", settings=SETTINGS)
    assert len(table) == 6
    assert set(table["quality"]) == {"fail"}
    assert set(table["reason"]) == {"no tissue found on the slide"}
    assert table[["value", "lower", "upper"]].isna().all().all()


MARKERS = ("CD3", "CD8", "CD68", "PanCK", "Ki67")
FOUND = {"value": 80.0, "method": "mixture", "quality": "ok", "reason": ""}


def build_mif(impossible: int, **thresholds: dict[str, object]) -> tuple[CompartmentCells, Assay]:
    """Build 1600 cells, all tumour but 400 CD8 T cells; some of these carry PanCK too."""
    number = np.arange(1600)
    is_t_cell = number % 4 == 0
    obs = pd.DataFrame({f"is_{marker}_positive": np.zeros(1600, bool) for marker in MARKERS})
    obs["is_CD3_positive"] = obs["is_CD8_positive"] = is_t_cell
    obs["is_PanCK_positive"] = ~is_t_cell | (is_t_cell & (number < 4 * impossible))
    obs["phenotype"] = np.where(is_t_cell, "cd8_t_cells", "tumour_cells")
    obs["is_ki67_cd8_t_cells"] = number % 16 == 0
    found = {marker: thresholds.get(marker, FOUND) for marker in MARKERS}
    return place(obs, found), read_assay("mif")


def test_impossible_combinations_say_what_the_rules_made_of_them() -> None:
    table = summarise_scores(*build_mif(16), slide_id="s", settings=SETTINGS)
    rows = table[(table["quantity"] == "percent_impossible") & (table["compartment"] == "whole")]
    row = rows.set_index("marker").loc["CD3+PanCK"]
    assert (row["n_cells"], row["value"], row["called"]) == (16, 1.0, "cd8_t_cells 16")
    assert rows.set_index("marker").loc["CD3+CD68", "called"] == ""


def test_an_activation_is_a_share_of_its_phenotype() -> None:
    table = summarise_scores(*build_mif(0), slide_id="s", settings=SETTINGS)
    row = find(table, "percent_of_parent")
    assert (row["population"], row["value"]) == ("ki67_cd8_t_cells", 25.0)
    assert (row["n_cells"], row["n_all"]) == (100, 400)


def test_many_impossible_cells_are_a_warning_on_the_densities() -> None:
    for count, quality in ((40, "ok"), (120, "warn")):
        densities = summarise_compartments(*build_mif(count), slide_id="s", settings=SETTINGS)
        rows = densities[densities["phenotype"] == "macrophages"]
        assert set(rows["quality"]) == {quality}
        everyone = densities[densities["phenotype"] == "nucleated_cells"]
        assert set(everyone["quality"]) == {"ok"}
    assert rows["reason"].iloc[0] == "7.5 % of the cells are CD3+PanCK: impossible"


def test_a_marker_that_cannot_be_called_fails_what_it_decides() -> None:
    none = {"value": np.inf, "method": "none", "quality": "fail", "reason": "9 cells are too few"}
    cells, assay = build_mif(0, CD68=none)
    densities = summarise_compartments(cells, assay, slide_id="s", settings=SETTINGS)
    whole = densities[densities["compartment"] == "whole"].set_index("phenotype")
    assert whole.loc["cd8_t_cells", "quality"] == "ok"
    for phenotype in ("macrophages", "tumour_cells", "other_cells"):
        assert whole.loc[phenotype, "quality"] == "fail"
        assert whole.loc[phenotype, "reason"] == "CD68: 9 cells are too few"
        assert np.isnan(whole.loc[phenotype, "density_per_mm2"])
    scores = summarise_scores(cells, assay, slide_id="s", settings=SETTINGS)
    row = scores[(scores["marker"] == "CD68") & (scores["quantity"] == "percent_positive")].iloc[0]
    assert (row["quality"], np.isnan(row["value"])) == ("fail", True)


def test_a_doubtful_marker_warns_of_its_own_rules_alone() -> None:
    doubt = FOUND | {"quality": "warn", "reason": "positives and negatives overlap by 50 %"}
    densities = summarise_compartments(*build_mif(0, CD8=doubt), slide_id="s", settings=SETTINGS)
    warned = set(densities.loc[densities["quality"] == "warn", "phenotype"])
    assert warned == {"cd8_t_cells", "cd3_cd8neg_t_cells", "ki67_cd8_t_cells", "tils"}


def test_scores_become_rows_of_the_long_table() -> None:
    table = summarise_scores(*build_mif(16), slide_id="s", settings=SETTINGS)
    rows = derive_score_rows(table, source="tissue/s/scores.parquet")
    long = derive_measurements(rows.assign(patient_id="p", visit="v"))
    assert {
        "nucleated_cells.percent_positive.Ki67",
        "nucleated_cells.percent_impossible.CD3+PanCK",
        "nucleated_cells.threshold.CD8",
        "ki67_cd8_t_cells.percent_of_parent",
    } <= set(long["parameter"])
