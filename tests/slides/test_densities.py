"""Cells per mm², and how sure."""

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from tilflow.measurement import derive_measurements
from tilflow.slides.cells.densities import (
    COLUMNS,
    compute_density_interval,
    compute_share_interval,
    summarise_densities,
)
from tilflow.slides.measurements import derive_measurement_rows
from tilflow.slides.settings_cells import DensitiesSettings

SETTINGS = DensitiesSettings()


def summarise(
    masks: dict[str, NDArray[np.bool_]], *, n_cells: int = 400, seed: int = 0
) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    y, x = rng.uniform(0, 1000, (2, n_cells))
    return summarise_densities(
        {"cd8_t_cells": np.arange(n_cells) % 4 == 0},
        y,
        x,
        masks,
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


def test_no_cell_in_tissue_is_a_density_of_zero_with_an_upper_end() -> None:
    lower, upper = compute_density_interval(np.zeros(9, int), np.full(9, 0.1))
    assert lower == 0
    assert upper == pytest.approx(3.689 / 0.9, rel=1e-3)


def test_even_cells_have_the_interval_of_their_count() -> None:
    lower, upper = compute_density_interval(np.full(20, 5), np.full(20, 0.0625))
    # Exact Poisson for 100: 81.4 to 121.6 (Garwood 1936).
    assert (lower * 1.25, upper * 1.25) == pytest.approx((81.36, 121.63), abs=0.01)


def test_clustered_cells_have_a_wider_interval() -> None:
    counts = np.array([0] * 15 + [20] * 5)
    even = compute_density_interval(np.full(20, 5), np.full(20, 0.0625))
    lower, upper = compute_density_interval(counts, np.full(20, 0.0625))
    assert lower < even[0]
    assert upper > even[1]
    assert compute_share_interval(counts, np.full(20, 50))[1] > 0.16


def test_a_share_of_all_or_none_stays_between_0_and_1() -> None:
    assert compute_share_interval(np.array([3, 4]), np.array([3, 4]))[1] == 1.0
    low, high = compute_share_interval(np.array([0, 0]), np.array([30, 40]))
    assert low == 0
    assert 0 < high < 0.1


def test_intervals_hold_for_clustered_cells() -> None:
    """Neyman and Scott's clusters on 2 × 2 mm: the interval covers the process's density."""
    rng = np.random.default_rng(10)
    covered = 0
    for _ in range(200):
        parents = rng.uniform(-0.2, 2.2, (rng.poisson(15 * 2.4**2), 2))
        cells = np.repeat(parents, rng.poisson(10, len(parents)), axis=0)
        cells = cells + rng.normal(0, 0.05, cells.shape)
        cells = cells[((cells >= 0) & (cells < 2)).all(axis=1)]
        counts, _, _ = np.histogram2d(*cells.T, bins=8, range=[[0, 2], [0, 2]])
        lower, upper = compute_density_interval(counts.ravel().astype(int), np.full(64, 0.0625))
        covered += lower <= 150 <= upper
    assert 180 <= covered <= 198


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
