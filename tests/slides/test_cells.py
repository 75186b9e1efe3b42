"""Cells grown from nuclei, and what is measured in them."""

import numpy as np
import pytest
from skimage.segmentation import expand_labels

from tilflow.slides.cells.intensities import Reading, measure_cells
from tilflow.slides.nuclei.growth import grow_labels, grow_slide
from tilflow.slides.signal.calibration import Calibration, ChannelCalibration
from tilflow.slides.signal.channels import Channels
from tilflow.slides.workers import open_workers


def scatter_nuclei(seed: int, side: int = 120) -> np.ndarray:
    rng = np.random.default_rng(seed)
    labels = np.zeros((side, side), np.uint32)
    for number in range(1, 60):
        y, x = rng.integers(2, side - 6, 2)
        labels[y : y + 4, x : x + 4] = number
    return labels


@pytest.mark.parametrize("radius", [1, 3, 6])
def test_grown_labels_reach_as_far_as_scikit_images(radius: int) -> None:
    labels = scatter_nuclei(radius)
    ours, theirs = grow_labels(labels, radius_px=radius), expand_labels(labels, radius)
    np.testing.assert_array_equal(ours > 0, theirs > 0)
    # They differ where two nuclei are equally near, and nowhere else.
    assert (ours != theirs).mean() < 0.02
    assert (ours[labels > 0] == labels[labels > 0]).all()


def test_ties_go_to_the_lower_id() -> None:
    assert grow_labels(np.array([[2, 0, 1]], np.uint32), radius_px=1).tolist() == [[2, 1, 1]]


def test_no_growth_is_the_nuclei_themselves() -> None:
    labels = scatter_nuclei(9)
    np.testing.assert_array_equal(grow_labels(labels, radius_px=0.4), labels)


def test_growing_does_not_depend_on_the_shards() -> None:
    import zarr

    labels = scatter_nuclei(5)
    out = zarr.create_array(
        {}, shape=labels.shape, chunks=(16, 16), shards=(32, 32), dtype="uint32"
    )
    with open_workers(1) as run:
        grow_slide(labels, out=out, radius_px=5.5, run=run)
    np.testing.assert_array_equal(out[:], grow_labels(labels, radius_px=5.5))


def build_cells() -> tuple[np.ndarray, np.ndarray, np.ndarray, Calibration]:
    """Three nuclei of 10 × 10: the first with a ring of marker, its neighbour without."""
    nuclei = np.zeros((60, 90), np.uint32)
    for number, x in enumerate((15, 29, 65), start=1):
        nuclei[25:35, x : x + 10] = number
    cells = grow_labels(nuclei, radius_px=4)
    image = np.full((2, 60, 90), 50, np.uint16)
    ring = (cells == 1) & (nuclei == 0)
    image[1][ring] = 1050
    # The membrane of the first cell glows over into the second.
    image[1][25:35, 27:31] = 1050
    image[0][nuclei == 3] = 450
    channels = (ChannelCalibration("DAPI", 0, 50, 1), ChannelCalibration("CD8", 1, 50, 1))
    calibration = Calibration("fluorescence", (60, 90), 0.5, 1, 10.0, channels=channels)
    return nuclei, cells, image, calibration


READINGS = (Reading("Ki67", "DAPI", "nucleus"), Reading("CD8", "CD8", "membrane"))


def test_markers_are_read_in_their_own_part_of_the_cell() -> None:
    nuclei, cells, image, calibration = build_cells()
    with open_workers(1) as run:
        table = measure_cells(
            Channels(image, calibration, 1),
            nuclei,
            cells,
            readings=READINGS,
            ring_um=1.0,
            block_px=64,
            run=run,
        )
    assert table.ids.tolist() == [1, 2, 3]
    assert table.nucleus_px.tolist() == [100, 100, 100]
    assert table.cell_px.tolist() == [int((cells == number).sum()) for number in (1, 2, 3)]
    assert table.y_px.tolist() == [29.5, 29.5, 29.5]
    assert table.x_px.tolist() == [19.5, 33.5, 69.5]
    assert table.means[:, 0].tolist() == [0, 0, 400]
    assert table.means[0, 1] == 1000
    assert table.means[2, 1] == 0


def test_a_neighbours_membrane_does_not_encircle() -> None:
    nuclei, cells, image, calibration = build_cells()
    with open_workers(1) as run:
        table = measure_cells(
            Channels(image, calibration, 1),
            nuclei,
            cells,
            readings=READINGS,
            ring_um=1.0,
            block_px=64,
            run=run,
        )
    assert table.means[1, 1] > 100
    assert table.encircling[:, 1].tolist() == [1000, 0, 0]


@pytest.mark.parametrize("block_px", [16, 33, 64, 200])
def test_blocks_do_not_change_a_bit(block_px: int) -> None:
    rng = np.random.default_rng(8)
    nuclei = scatter_nuclei(11)
    cells = grow_labels(nuclei, radius_px=4)
    image = rng.integers(0, 4000, (2, *nuclei.shape), dtype=np.uint16)
    _, _, _, calibration = build_cells()
    tables = []
    for side in (block_px, 4096):
        with open_workers(1) as run:
            tables.append(
                measure_cells(
                    Channels(image, calibration, 1),
                    nuclei,
                    cells,
                    readings=READINGS,
                    ring_um=1.5,
                    block_px=side,
                    run=run,
                )
            )
    assert len(tables[0]) == len(np.unique(nuclei)) - 1
    for name in ("ids", "y_px", "x_px", "nucleus_px", "cell_px", "means", "encircling"):
        np.testing.assert_array_equal(getattr(tables[0], name), getattr(tables[1], name))
