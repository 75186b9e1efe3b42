"""Cells that end at their membrane, the same from every tile."""

from pathlib import Path

import numpy as np
import pytest
import zarr
from numpy.typing import NDArray

from tilflow.errors import ProblemsError
from tilflow.slides.assay import SHIPPED, read_assay
from tilflow.slides.nuclei.growth import grow_labels
from tilflow.slides.nuclei.membrane import (
    Membranes,
    grow_slide_to_membranes,
    grow_to_membrane,
)
from tilflow.slides.settings_cells import MembraneSettings
from tilflow.slides.signal.calibration import Calibration, ChannelCalibration
from tilflow.slides.signal.channels import Channels
from tilflow.slides.workers import open_workers

SETTINGS = MembraneSettings(weight=8)


def draw_pair() -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """Two nuclei, and around the left one a ring of membrane that ends nearer to the right one."""
    y, x = np.mgrid[:60, :80]
    labels = np.zeros((60, 80), np.uint32)
    labels[(y - 30) ** 2 + (x - 25) ** 2 <= 36] = 1
    labels[(y - 30) ** 2 + (x - 50) ** 2 <= 36] = 2
    away = np.hypot(y - 30, x - 25)
    return labels, ((away > 15) & (away < 17.5)).astype(np.float32)


def test_cells_meet_on_the_membrane_between_them() -> None:
    labels, membrane = draw_pair()
    grown = grow_to_membrane(labels, membrane, radius_px=14, settings=SETTINGS)
    assert (grown[30, 32:40] == 1).all()
    assert (grown[30, 43:50] == 2).all()
    assert grow_labels(labels, radius_px=14.0)[30, 39] == 2


def test_a_cell_ends_at_its_membrane() -> None:
    labels, membrane = draw_pair()
    grown = grow_to_membrane(labels, membrane, radius_px=14, settings=SETTINGS)
    y, x = np.nonzero(grown == 1)
    assert np.hypot(y - 30, x - 25).max() <= 17.5


def test_without_membranes_a_cell_is_a_disc() -> None:
    labels = np.zeros((61, 61), np.uint32)
    labels[30, 30] = 1
    grown = grow_to_membrane(
        labels, np.zeros((61, 61), np.float32), radius_px=20, settings=SETTINGS
    )
    y, x = np.nonzero(grown)
    assert grown[30].sum() == 41
    assert np.hypot(y - 30, x - 30).max() <= 20
    assert grown.sum() == pytest.approx(np.pi * 20**2, rel=0.1)


def test_every_nucleus_stays_whole_and_equal_ways_go_to_the_lowest_id() -> None:
    labels, membrane = draw_pair()
    grown = grow_to_membrane(labels, membrane, radius_px=14, settings=SETTINGS)
    np.testing.assert_array_equal(grown[labels > 0], labels[labels > 0])
    row = np.array([[2, 0, 0, 0, 1]], np.uint32)
    none = np.zeros((1, 5), np.float32)
    assert grow_to_membrane(row, none, radius_px=3, settings=SETTINGS).tolist() == [[2, 2, 1, 1, 1]]


def test_shards_do_not_change_the_cells(tmp_path: Path) -> None:
    rng = np.random.default_rng(8)
    shape = (260, 300)
    image = rng.integers(0, 3000, (1, *shape)).astype(np.uint16)
    seeds = np.zeros(shape, np.uint32)
    seeds[tuple(rng.integers(0, 260, (2, 150)))] = np.arange(1, 151)
    channel = ChannelCalibration("Membrane", 0, 100.0, 2000.0)
    calibration = Calibration("fluorescence", shape, 0.5, 1, 16.0, channels=(channel,))
    level = zarr.create_array(tmp_path / "image.zarr", data=image)
    nuclei = zarr.create_array(tmp_path / "nuclei.zarr", data=seeds)
    membranes = Membranes(Channels(level, calibration, 1), (("Membrane", 2000.0),))
    grown = []
    for side in (64, 512):
        out = zarr.create_array(
            tmp_path / f"{side}.zarr", shape=shape, chunks=(side, side), dtype="uint32"
        )
        with open_workers(1) as run:
            grow_slide_to_membranes(
                nuclei, membranes, out=out, radius_px=17.3, settings=SETTINGS, run=run
            )
        grown.append(out[:])
    np.testing.assert_array_equal(*grown)


def test_membranes_want_their_markers(tmp_path: Path) -> None:
    text = (SHIPPED / "mif.yaml").read_text()
    path = tmp_path / "mine.yaml"
    path.write_text(text + "\ncell_outline: membrane\n")
    with pytest.raises(ProblemsError, match="membrane_markers go together"):
        read_assay(path)
    path.write_text(text + "\ncell_outline: membrane\nmembrane_markers: [CD99]\n")
    with pytest.raises(ProblemsError, match="'CD99' is not a marker of the assay"):
        read_assay(path)
    path.write_text(text + "\ncell_outline: membrane\nmembrane_markers: [CD8, CD3]\n")
    assert read_assay(path).membrane_markers == ("CD8", "CD3")
