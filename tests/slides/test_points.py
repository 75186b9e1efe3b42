"""Nuclei as points on brightfield slides."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from tilflow.errors import InputError
from tilflow.slides.assay import read_assay
from tilflow.slides.cells.counting import tabulate_points
from tilflow.slides.nuclei.points import detect_points, find_peaks
from tilflow.slides.settings_cells import MeasureSettings, PointsSettings
from tilflow.slides.signal.calibration import Calibration
from tilflow.slides.signal.channels import Channels
from tilflow.slides.workers import open_workers

ASSAY = read_assay("ihc_nuclear")


def stain(
    middles: NDArray[np.float64], is_brown: NDArray[np.bool_], *, side: int = 300
) -> NDArray[np.uint8]:
    """Bell-shaped nuclei of haematoxylin or DAB, by Beer and Lambert."""
    assert ASSAY.stains is not None
    vectors = np.asarray(ASSAY.stains.unit_vectors)
    y, x = np.mgrid[:side, :side]
    density = np.zeros((3, side, side))
    for (row, column), brown in zip(middles, is_brown, strict=True):
        bell = 0.8 * np.exp(-((y - row) ** 2 + (x - column) ** 2) / (2 * 4.0**2))
        density += vectors[int(brown)][:, None, None] * bell
    return np.rint(245 * 10**-density).astype(np.uint8)


def calibrate(shape: tuple[int, ...]) -> Calibration:
    assert ASSAY.stains is not None
    return Calibration(
        "brightfield",
        (shape[1], shape[2]),
        0.5,
        1,
        16.0,
        white=(245.0, 245.0, 245.0),
        stains=ASSAY.stains.unit_vectors,
        stain_names=("haematoxylin", "dab"),
        counterpart_weight=1.0,
    )


def place() -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    rng = np.random.default_rng(6)
    grid = np.array([(y, x) for y in range(20, 290, 22) for x in range(20, 290, 22)], float)
    middles = grid + rng.integers(-3, 4, grid.shape)
    return middles, rng.random(len(grid)) < 0.3


def test_every_nucleus_is_one_point_with_its_colour() -> None:
    middles, is_brown = place()
    image = stain(middles, is_brown)
    with open_workers(1) as run:
        table = tabulate_points(
            Channels(image, calibrate(image.shape), 1), ASSAY, settings=MeasureSettings(), run=run
        )
    assert list(table.columns) == ["y_px", "x_px", "y_um", "x_um", "positive", "intensity"]
    assert len(table) == len(middles)
    assert table["positive"].sum() == is_brown.sum()
    assert (table["x_um"] == table["x_px"] / 2).all()
    order = np.lexsort((table["x_px"], table["y_px"]))
    assert order.tolist() == list(range(len(table)))
    away = (
        np.abs(table[["y_px", "x_px"]].to_numpy()[:, None] - middles[None]).max(axis=2).min(axis=1)
    )
    assert away.max() <= 1.5


@pytest.mark.parametrize("tile_px", [64, 101])
def test_tiles_do_not_change_the_points(tile_px: int) -> None:
    middles, is_brown = place()
    image = stain(middles, is_brown)
    channels = Channels(image, calibrate(image.shape), 1)
    found = []
    for side in (tile_px, 1024):
        with open_workers(1) as run:
            points = detect_points(
                channels,
                diameter_px=16.0,
                contrast=0.05,
                tile_px=side,
                settings=PointsSettings(),
                run=run,
            )
        found.append(np.column_stack([points.y_px, points.x_px, points.intensity]))
    np.testing.assert_array_equal(found[0], found[1])


def test_glass_holds_no_points() -> None:
    image = np.full((3, 80, 80), 245, np.uint8)
    with open_workers(1) as run:
        table = tabulate_points(
            Channels(image, calibrate(image.shape), 1), ASSAY, settings=MeasureSettings(), run=run
        )
    assert len(table) == 0


def test_of_equal_peaks_the_first_stays() -> None:
    response = np.zeros((3, 9), np.float32)
    response[1, [2, 4]] = 1
    assert find_peaks(response, apart=2, least=0.5)[1].tolist() == [2]
    assert find_peaks(response, apart=1, least=0.5)[1].tolist() == [2, 4]


def test_an_assay_without_points_is_refused() -> None:
    image = np.full((3, 80, 80), 245, np.uint8)
    with open_workers(1) as run, pytest.raises(InputError, match="no points"):
        tabulate_points(
            Channels(image, calibrate(image.shape), 1),
            read_assay("he"),
            settings=MeasureSettings(),
            run=run,
        )


def agree(truth: list[int], found: list[int]) -> float:
    """Lin's concordance correlation coefficient (Biometrics 1989;45:255)."""
    a, b = np.asarray(truth, float), np.asarray(found, float)
    shared = 2 * np.cov(a, b, bias=True)[0, 1]
    return float(shared / (a.var() + b.var() + (a.mean() - b.mean()) ** 2))


@pytest.mark.real
def test_counts_agree_with_a_pathologists(real_data: Path, tmp_path: Path) -> None:
    from skimage.io import imread

    from tilflow.cli import main

    folder = real_data / "slides/ki67_points"
    command = ["slides", "count", str(folder / "images"), "--assay", "ihc_nuclear"]
    assert main([*command, "--pixel-size-um", "0.5", "--out", str(tmp_path)]) == 0
    positives: tuple[list[int], list[int]] = ([], [])
    for file in sorted(tmp_path.glob("*.parquet")):
        points = pd.read_parquet(file)
        region = imread(folder / "roi" / f"{file.stem}.png") > 0
        inside = region[points["y_px"].round().astype(int), points["x_px"].round().astype(int)]
        drawn = pd.read_csv(folder / "points" / f"{file.stem}.csv")
        positives[0].append(int((drawn.iloc[:, 0] == 1).sum()))
        positives[1].append(int((points["positive"] & inside).sum()))
    assert len(positives[0]) == 5
    assert agree(*positives) > 0.93
