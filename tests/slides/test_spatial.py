"""How cells lie to one another."""

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from tilflow.slides.measurements import derive_spatial_rows
from tilflow.slides.quality.verdict import Verdict, apply_verdict
from tilflow.slides.settings_cells import SpatialSettings
from tilflow.slides.spatial.neighbours import (
    compute_nearest_distribution,
    compute_nearest_quantiles,
    find_nearest,
    find_pairs,
)
from tilflow.slides.spatial.summary import COLUMNS, MEASURED, PlacedCells, summarise_spatial
from tilflow.slides.spatial.windows import SetCovariance, measure_edge_distance

NAMES = ("cd8_t_cells", "tumour_cells")


def make_window() -> NDArray[np.bool_]:
    """An L with a hole, 2 × 2 mm at 10 µm."""
    mask = np.ones((200, 200), bool)
    mask[:100, 100:] = False
    mask[140:160, 40:60] = False
    return mask


def make_cells(places: NDArray[np.float64], labels: NDArray[np.int64]) -> PlacedCells:
    mask = make_window()
    x, y = (places.T / 10).astype(int)
    inside = mask[y, x]
    masks = {"whole": mask}
    return PlacedCells(
        places[inside],
        labels[inside],
        NAMES,
        {"tils": ("cd8_t_cells",)},
        ("tumour_cells",),
        masks,
        10.0,
    )


def summarise(cells: PlacedCells, slide_id: str = "s1") -> pd.DataFrame:
    return summarise_spatial(
        cells, slide_id=slide_id, minimum_area_mm2=0.05, settings=SpatialSettings()
    )


def test_shared_area_of_an_irregular_window() -> None:
    mask = make_window()
    overlap = SetCovariance(mask, pixel_um=10.0, reach_um=100.0)
    for rows, columns in ((0, 0), (5, 0), (-3, 8), (10, -10)):
        shifted = np.zeros((240, 240), bool)
        shifted[20 + rows : 220 + rows, 20 + columns : 220 + columns] = mask
        shared = (shifted[20:220, 20:220] & mask).sum() / 1e4
        found = overlap(np.array([rows * 10.0]), np.array([columns * 10.0]))
        assert found[0] == pytest.approx(shared, rel=1e-4)


def test_distance_to_the_edge_counts_holes() -> None:
    distance = measure_edge_distance(
        make_window(), np.array([1385.0, 1905.0]), np.array([505.0, 505.0]), pixel_um=10.0
    )
    assert distance.tolist() == [15.0, 95.0]


def test_nearest_and_pairs() -> None:
    places = np.array([[0.0, 0], [3, 4], [0, 10]])
    assert find_nearest(places, places).tolist() == pytest.approx([5, 5, np.hypot(3, 6)])
    assert find_nearest(places, places[:0]).tolist() == [np.inf] * 3
    pairs = find_pairs(places, np.array([1, 2]), reach_um=7.0)
    assert pairs.anchor.tolist() == [0, 0, 1]
    assert pairs.neighbour.tolist() == [0, 2, 1]


def test_kaplan_meier_by_hand() -> None:
    # At 1: 1 of 4. At 2: censored. At 3: 1 of 2. At 4: 1 of 1.
    distance, edge = np.array([1.0, 5, 3, 4]), np.array([9.0, 2, 9, 9])
    share = compute_nearest_distribution(distance, edge, np.array([0.5, 1, 2.5, 3, 4]))
    assert share.tolist() == [0, 0.25, 0.25, 0.625, 1]
    assert compute_nearest_quantiles(distance, edge, np.array([0.5])).tolist() == [3]


def test_independent_cells_follow_the_closed_forms() -> None:
    """Poisson cells in an irregular window: G(r) = 1 − exp(−λπr²), K(r) = πr² so that L(r) = r."""
    rng, tables = np.random.default_rng(1), []
    for number in range(6):
        n = rng.poisson(400, 2) * 4
        places = rng.uniform(0, 2000, (n.sum(), 2))
        cells = make_cells(places, np.repeat([0, 1], n))
        tables.append(summarise(cells, f"s{number}"))
    table = pd.concat(tables)
    pair = table[(table["from"] == "cd8_t_cells") & (table["to"] == "tumour_cells")]
    means = pair.groupby(["statistic", "radius_um"])["value"].mean()
    radii = means.loc["cross_l"].index.to_numpy()
    assert means.loc["cross_l"].to_numpy() == pytest.approx(radii, rel=0.03)
    expected = 1 - np.exp(-400e-6 * np.pi * radii**2)
    assert means.loc["nearest_within"].to_numpy() == pytest.approx(expected, abs=0.02)
    median = pair[pair["statistic"] == "nearest_median"]
    truth = np.sqrt(np.log(2) / (np.pi * 400e-6))
    assert median["value"].mean() == pytest.approx(truth, rel=0.03)
    assert ((median["lower"] < median["value"]) & (median["value"] < median["upper"])).all()
    mixing = pair.loc[pair["statistic"] == "mixing", "value"]
    assert mixing.mean() == pytest.approx(1, abs=0.05)


def test_cells_apart_do_not_mix_and_stand_out_from_shuffled_names() -> None:
    rng = np.random.default_rng(2)
    places = rng.uniform(0, 2000, (3000, 2))
    cells = make_cells(places, (places[:, 1] > 1400).astype(np.int64))
    table = summarise(cells).set_index(["statistic", "from", "to"]).sort_index()
    row = table.loc[("mixing", "tumour_cells", "tils")]
    assert row["value"].item() < 0.2 < row["lower"].item()
    within = table.loc[("share_within", "tumour_cells", "cd8_t_cells")].iloc[0]
    assert within["lower"] <= within["value"] <= within["upper"] < 0.2


def test_the_same_table_again_and_its_headlines() -> None:
    rng = np.random.default_rng(3)
    cells = make_cells(rng.uniform(0, 2000, (500, 2)), rng.integers(0, 3, 500))
    table = summarise(cells)
    pd.testing.assert_frame_equal(table, summarise(cells))
    assert tuple(table.columns) == COLUMNS
    rows = derive_spatial_rows(table, source="tissue/s1/spatial.parquet")
    assert sorted(rows["parameter"]) == [
        "cd8_t_cells.mixing.tumour_cells",
        "cd8_t_cells.nearest_median.tumour_cells",
        "cd8_t_cells.share_within.tumour_cells",
        "tumour_cells.mixing.cd8_t_cells",
        "tumour_cells.mixing.tils",
        "tumour_cells.nearest_median.cd8_t_cells",
        "tumour_cells.share_within.cd8_t_cells",
    ]
    assert set(rows["unit"]) == {"µm", "%", "ratio"}
    # The envelope under shuffled names is no interval of the value.
    is_envelope = rows["parameter"].str.contains("mixing")
    assert rows.loc[is_envelope, ["lower", "upper"]].isna().all(axis=None)
    rest = rows[~is_envelope]
    assert ((rest["lower"] <= rest["value"]) & (rest["value"] <= rest["upper"])).all()


def test_a_slide_without_one_kind_keeps_its_rows_with_a_reason() -> None:
    rng = np.random.default_rng(4)
    table = summarise(make_cells(rng.uniform(0, 2000, (300, 2)), np.ones(300, np.int64)))
    failed = table[table["from"] == "cd8_t_cells"]
    assert set(failed["quality"]) == {"fail"}
    assert set(failed["reason"]) == {"0 cd8_t_cells in whole"}
    assert table.loc[table["is_headline"], "reason"].ne("").all()


def test_a_slide_that_fails_its_checks_has_no_spatial_value() -> None:
    rng = np.random.default_rng(3)
    table = summarise(make_cells(rng.uniform(0, 2000, (500, 2)), rng.integers(0, 2, 500)))
    failed = apply_verdict(table, Verdict("fail", "out of focus"), measured=MEASURED)
    rows = derive_spatial_rows(failed, source="t")
    assert len(rows) == 7
    assert rows[["value", "lower", "upper"]].isna().all(axis=None)
    assert set(rows["reason"]) == {"out of focus"}


def test_two_grounds_are_two_niches() -> None:
    rng = np.random.default_rng(9)
    places = rng.uniform(0, 2000, (6000, 2))
    is_left = places[:, 0] < 900
    labels = np.where(rng.random(6000) < np.where(is_left, 0.9, 0.1), 1, 0)
    settings = SpatialSettings(niches=2, shuffles=19)
    cells = make_cells(places, labels)
    table = summarise_spatial(cells, slide_id="s", minimum_area_mm2=0.05, settings=settings)
    niches = table[table["statistic"].str.startswith("niche_")]
    share = niches[niches["statistic"] == "niche_share"].set_index("from")["value"]
    assert share.sum() == pytest.approx(1)
    tumour = niches[niches["to"] == "tumour_cells"].set_index("from")["value"]
    # The larger ground is the first.
    is_first_left = (cells.places[:, 0] < 900).mean() > 0.5
    assert tumour["niche_1"] == pytest.approx(0.9 if is_first_left else 0.1, abs=0.05)
    assert tumour["niche_2"] == pytest.approx(0.1 if is_first_left else 0.9, abs=0.05)
    assert (niches["quality"] == "ok").all()


def test_the_shape_of_the_weights_is_that_of_the_translation_correction() -> None:
    """K by all pairs of a rectangle: |W|² / (n m) × sum of 1 / shared area."""
    rng = np.random.default_rng(10)
    origin, target = rng.uniform(0, 1000, (60, 2)), rng.uniform(0, 1000, (80, 2))
    cells = PlacedCells(
        np.concatenate([origin, target]),
        np.repeat([0, 1], [60, 80]),
        NAMES,
        {},
        ("tumour_cells",),
        {"whole": np.ones((100, 100), bool)},
        10.0,
    )
    table = summarise(cells)
    curve = table[
        table["statistic"].eq("cross_l")
        & table["from"].eq("cd8_t_cells")
        & table["to"].eq("tumour_cells")
    ]
    step = np.abs(origin[:, None] - target[None])
    distance = np.hypot(*np.moveaxis(step, -1, 0))
    weight = 1e12 / np.prod(1000 - step, axis=-1) / 60 / 80
    for radius, found in zip(curve["radius_um"], curve["value"], strict=True):
        k = weight[distance <= radius].sum()
        assert found == pytest.approx(np.sqrt(k / np.pi), rel=1e-3)
