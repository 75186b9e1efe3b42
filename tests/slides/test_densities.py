"""Cells per mm², and how sure."""

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from tilflow.measurement import derive_measurements
from tilflow.slides.cells.densities import (
    COLUMNS,
    MEASURED,
    compute_density_interval,
    compute_share_interval,
    cut_grid,
    summarise_densities,
)
from tilflow.slides.cells.dispersion import (
    SCALES_UM,
    Clusters,
    compute_clusters,
    tabulate_correlations,
)
from tilflow.slides.measurements import derive_measurement_rows
from tilflow.slides.quality.verdict import Verdict, apply_verdict
from tilflow.slides.settings_cells import DensitiesSettings

SETTINGS = DensitiesSettings()


def summarise(
    masks: dict[str, NDArray[np.bool_]],
    *,
    n_cells: int = 400,
    seed: int = 0,
    extra: dict[str, NDArray[np.bool_]] | None = None,
) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    y, x = rng.uniform(0, 1000, (2, n_cells))
    return summarise_densities(
        {"cd8_t_cells": np.arange(n_cells) % 4 == 0, **(extra or {})},
        y,
        x,
        masks,
        cell_area_um2=np.full(n_cells, 50.0),
        slide_id="s1",
        mask_pixel_um=10.0,
        minimum_area_mm2=0.05,
        settings=SETTINGS,
    )


def halves() -> dict[str, NDArray[np.bool_]]:
    whole = np.ones((100, 100), bool)
    left = whole.copy()
    left[:, 50:] = False
    return {"whole": whole, "tumour": left, "stroma": whole & ~left}


def test_counts_areas_and_densities() -> None:
    table = summarise(halves()).set_index(["phenotype", "compartment"])
    assert list(table.reset_index().columns[:2]) == ["phenotype", "compartment"]
    whole = table.loc[("nucleated_cells", "whole")]
    assert (whole["n_cells"], whole["area_mm2"]) == (400, pytest.approx(1.0))
    assert whole["density_per_mm2"] == pytest.approx(400)
    cd8 = table.loc["cd8_t_cells"]
    assert cd8.loc["whole", "percent_of_cells"] == pytest.approx(25)
    assert cd8.loc["tumour", "n_cells"] + cd8.loc["stroma", "n_cells"] == 100
    assert (table["lower"] <= table["density_per_mm2"]).all()
    assert (table["density_per_mm2"] <= table["upper"]).all()
    assert (table["quality"] == "ok").all()


def test_columns_are_those_of_the_contract() -> None:
    assert tuple(summarise(halves()).columns) == COLUMNS


def test_a_slide_without_tissue_is_rows_with_a_reason_and_no_density() -> None:
    empty = np.zeros((100, 100), bool)
    table = summarise({"whole": empty, "tumour": empty}, n_cells=0)
    assert len(table) == 4
    assert (table["quality"] == "fail").all()
    assert table["density_per_mm2"].isna().all()
    assert table["reason"].tolist()[::2] == [
        "no tissue found on the slide",
        "no tumour found in the tissue",
    ]


def test_too_little_area_fails_and_says_how_little() -> None:
    small = np.zeros((100, 100), bool)
    small[:20, :20] = True
    table = summarise({"whole": small})
    assert set(table["quality"]) == {"fail"}
    assert "0.04 mm² is below the minimum of 0.05 mm²" in table["reason"].iloc[0]


def test_few_cells_and_little_tissue_are_warnings() -> None:
    some = np.zeros((100, 100), bool)
    some[:40] = True
    table = summarise({"whole": some}, n_cells=12)
    assert set(table["quality"]) == {"warn"}
    assert "little evaluable tissue: 0.4 mm²" in table["reason"].iloc[0]
    assert "nucleated cells" in table["reason"].iloc[0]


def make_area(shape: tuple[int, int], step_um: float) -> Clusters:
    return compute_clusters(np.full(shape, step_um**2 / 1e6), step_um=step_um)


def test_no_cell_in_tissue_is_a_density_of_zero_with_an_upper_end() -> None:
    lower, upper = compute_density_interval(np.zeros((3, 3), int), make_area((3, 3), 100.0))
    assert lower == 0
    # Exact Poisson (Garwood 1936).
    assert upper == pytest.approx(3.689 / 0.09, rel=1e-3)


def test_independent_cells_have_about_the_interval_of_their_count() -> None:
    counts = np.random.default_rng(3).poisson(2, (40, 40))
    lower, upper = compute_density_interval(counts, make_area((40, 40), 50.0))
    total = counts.sum()
    poisson = np.exp(1.96 / np.sqrt(total))
    assert poisson <= upper / (total / 4) < poisson**1.3
    assert upper * lower == pytest.approx((total / 4) ** 2)


def test_clustered_cells_have_a_wider_interval() -> None:
    rng = np.random.default_rng(4)
    even = rng.poisson(2, (20, 20))
    clustered = np.kron(rng.poisson(0.2, (5, 5)), np.full((4, 4), 10))
    area = make_area((20, 20), 50.0)
    even_ends, ends = (compute_density_interval(counts, area) for counts in (even, clustered))
    assert ends[1] / ends[0] > 2 * even_ends[1] / even_ends[0]
    everyone = compute_clusters(np.full((20, 20), 50.0), step_um=50.0)
    low, high = compute_share_interval(even, everyone)
    wide_low, wide_high = compute_share_interval(clustered, everyone)
    assert wide_high / wide_low > 2 * high / low


def test_one_step_of_the_grid_says_nothing_of_clusters() -> None:
    lower, upper = compute_density_interval(np.array([[100]]), make_area((1, 1), 50.0))
    assert (lower, upper) == pytest.approx((40000 / np.exp(0.196), 40000 * np.exp(0.196)), rel=1e-3)


def test_a_share_of_all_or_none_stays_between_0_and_1() -> None:
    in_cells = compute_clusters(np.array([[30.0, 40.0]]), step_um=50.0)
    assert compute_share_interval(np.array([[30, 40]]), in_cells)[1] == 1.0
    low, high = compute_share_interval(np.array([[0, 0]]), in_cells)
    assert low == 0
    # Wilson's for 0 of 70.
    assert high == pytest.approx(0.0520, abs=1e-4)


def test_expected_periodogram_is_the_mean_of_simulated_ones() -> None:
    """Clusters of range 60 µm on an L-shaped outline: residuals from their own mean."""
    rng = np.random.default_rng(5)
    area = np.zeros((12, 16))
    area[:, :6] = area[6:] = 0.0025
    clusters = compute_clusters(area, step_um=50.0)
    place = 2 * SCALES_UM.index(60.0)
    table = tabulate_correlations(50.0)[place]
    rows, columns = np.nonzero(area)
    lag = np.abs(rows[:, None] - rows), np.abs(columns[:, None] - columns)
    covariance = table[lag] * 0.0025**2
    strength, density = 5.0, 400.0
    scale = strength * density * area.sum() / covariance.sum()
    field = rng.multivariate_normal(np.zeros(len(rows)), covariance * scale, 4000)
    noise = rng.normal(0, np.sqrt(density * 0.0025), field.shape)
    total = field + noise
    total -= total.sum(axis=1, keepdims=True) / len(rows)
    images = np.zeros((4000, *area.shape))
    images[:, rows, columns] = total
    seen = np.mean([clusters.compute_periodogram(image) for image in images], axis=0)
    expected = density * (clusters.flat + strength * clusters.shapes[place])
    assert seen == pytest.approx(expected, rel=0.12)


def test_the_same_clusters_on_a_coarser_grid() -> None:
    large = np.ones((3000, 3000), bool)
    grid = cut_grid(large, np.array([5.0]), np.array([29995.0]), mask_pixel_um=10.0, step_um=50.0)
    assert grid.step_um == 200.0
    assert grid.area_mm2.shape == (150, 150)
    assert grid.index.tolist() == [149]


@pytest.mark.parametrize(("per_mm2", "spread_um"), [(15, 50), (6, 100)])
def test_intervals_hold_for_clustered_cells(per_mm2: int, spread_um: int) -> None:
    """Neyman and Scott's clusters on 3 × 1 mm: the interval covers the process's density."""
    rng = np.random.default_rng(10)
    mask, covered = np.ones((100, 300), bool), 0
    area = make_area((20, 60), 50.0)
    for _ in range(100):
        parents = rng.uniform(-400, [1400, 3400], (rng.poisson(per_mm2 * 1.8 * 3.8), 2))
        cells = np.repeat(parents, rng.poisson(150 / per_mm2, len(parents)), axis=0)
        cells = cells + rng.normal(0, spread_um, cells.shape)
        y, x = cells[((cells >= 0) & (cells < [1000, 3000])).all(axis=1)].T
        grid = cut_grid(mask, y, x, mask_pixel_um=10.0, step_um=50.0)
        lower, upper = compute_density_interval(grid.count(np.ones(len(y), bool)), area)
        covered += lower <= 150 <= upper
    assert 90 <= covered <= 99


def test_densities_become_rows_of_the_long_table() -> None:
    table = pd.concat([summarise(halves()), summarise({"whole": np.zeros((100, 100), bool)})])
    table["slide_id"] = ["s1"] * 6 + ["s2"] * 2
    rows = derive_measurement_rows(table, source="tissue/s1/densities.parquet")
    long = derive_measurements(rows.assign(patient_id="p", visit="v"))
    assert set(long["parameter"]) == {
        "nucleated_cells.density_per_mm2",
        "cd8_t_cells.density_per_mm2",
        "cd8_t_cells.percent_of_cells",
    }
    one = long[
        (long["specimen_id"] == "s1")
        & (long["parameter"] == "cd8_t_cells.percent_of_cells")
        & (long["compartment"] == "whole")
    ].iloc[0]
    assert (one["value"], one["unit"], one["denominator"]) == (25.0, "%", 400.0)
    failed = long[long["specimen_id"] == "s2"]
    assert len(failed) == 3
    assert failed["value"].isna().all()


def test_tils_have_a_share_of_the_area_too() -> None:
    table = summarise(halves(), extra={"tils": np.arange(400) % 2 == 0})
    tils = table.set_index(["phenotype", "compartment"]).loc["tils"]
    # 200 cells of 50 µm² in 1 mm².
    assert tils.loc["whole", "percent_of_area"] == pytest.approx(1.0)
    ratio = tils["area_percent_upper"] / tils["percent_of_area"]
    assert ratio.to_numpy() == pytest.approx((tils["upper"] / tils["density_per_mm2"]).to_numpy())
    rows = derive_measurement_rows(table, source="t")
    of_area = rows[rows["parameter"] == "tils.percent_of_area"]
    assert of_area["compartment"].tolist() == ["whole", "tumour", "stroma"]
    assert of_area["denominator"].tolist() == pytest.approx([1.0, 0.5, 0.5])


def test_a_slide_that_fails_its_checks_keeps_its_rows_and_no_measured_value() -> None:
    table = summarise(halves(), extra={"tils": np.arange(400) % 2 == 0})
    failed = apply_verdict(table, Verdict("fail", "out of focus"), measured=MEASURED)
    assert failed[["phenotype", "compartment", "n_cells"]].equals(
        table[["phenotype", "compartment", "n_cells"]]
    )
    assert set(failed["quality"]) == {"fail"}
    assert set(failed["reason"]) == {"out of focus"}
    rows = derive_measurement_rows(failed, source="t")
    assert "tils.percent_of_area" in set(rows["parameter"])
    assert rows[["value", "lower", "upper"]].isna().all(axis=None)


def test_a_warning_of_the_checks_is_added_to_the_rows_own() -> None:
    little = {"whole": np.pad(np.ones((60, 60), bool), ((0, 40), (0, 40)))}
    table = summarise(little)
    warned = apply_verdict(table, Verdict("warn", "many folds"), measured=MEASURED)
    assert set(warned["quality"]) == {"warn"}
    assert all(reason.endswith("; many folds") for reason in warned["reason"])
    assert warned["density_per_mm2"].equals(table["density_per_mm2"])
