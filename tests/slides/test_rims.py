"""Rims of nuclei at level 0: where the net's probability says, whatever the window."""

import numpy as np
import pytest
from numpy.typing import NDArray

from tilflow.slides.nuclei.rescaling import Surety, find_covered, scale_labels
from tilflow.slides.tiles import Box

SCALES = [0.7, 2.0, 2.6]


def draw_discs(
    shape: tuple[int, int], scale: float
) -> tuple[NDArray[np.uint32], NDArray[np.float32], NDArray[np.bool_]]:
    """Return labels and surety of two discs on the working grid, and the discs at level 0."""
    discs = [(50.3, 40.9, 21.7), (44.1, 93.5, 24.2)]
    y, x = ((np.arange(side) + 0.5) * scale - 0.5 for side in shape)
    depth = np.stack([r - np.hypot(y[:, None] - cy, x - cx) for cy, cx, r in discs])
    labels = np.where(depth.max(axis=0) > 0, depth.argmax(axis=0) + 1, 0).astype(np.uint32)
    surety = np.clip(0.5 + depth.max(axis=0) / (4 * scale), 0, 1).astype(np.float32)
    rows, columns = np.mgrid[: int(shape[0] * scale), : int(shape[1] * scale)]
    inside = [np.hypot(rows - cy, columns - cx) < r for cy, cx, r in discs]
    return labels, surety, np.logical_or(*inside)


@pytest.mark.parametrize("scale", SCALES)
def test_a_region_is_cut_from_the_whole(scale: float) -> None:
    shape = (int(100 / scale), int(140 / scale))
    labels, surety, truth = draw_discs(shape, scale)
    everything = Box(0, 0, *truth.shape)
    grid = Box(0, 0, *shape)
    whole = scale_labels(labels, grid, everything, scale=scale, surety=Surety(surety, 0.5))
    assert np.unique(whole).tolist() == [0, 1, 2]
    for region in (Box(0, 0, 31, 47), Box(31, 47, 80, 120), Box(9, 60, 10, 61)):
        near = find_covered(region, scale=scale, shape=shape)
        cut = near.within(grid)
        part = scale_labels(labels[cut], near, region, scale=scale, surety=Surety(surety[cut], 0.5))
        np.testing.assert_array_equal(part, whole[region.slices])


@pytest.mark.parametrize("scale", [2.0, 2.6])
def test_rims_lie_nearer_to_the_truth_than_the_grid_allows(scale: float) -> None:
    shape = (int(100 / scale), int(140 / scale))
    labels, surety, truth = draw_discs(shape, scale)
    boxes = Box(0, 0, *shape), Box(0, 0, *truth.shape)
    coarse = scale_labels(labels, *boxes, scale=scale) > 0
    fine = scale_labels(labels, *boxes, scale=scale, surety=Surety(surety, 0.5)) > 0
    wrong = [int((found != truth).sum()) for found in (coarse, fine)]
    assert wrong[1] < 0.5 * wrong[0]
    # A ring of a tenth of a pixel around both discs.
    assert wrong[1] < 0.1 * 2 * np.pi * (21.7 + 24.2)


def test_a_filled_hole_stays_filled_where_the_net_is_unsure() -> None:
    labels = np.ones((4, 4), np.uint32)
    surety = Surety(np.zeros((4, 4), np.float32), 0.5)
    box = Box(0, 0, 4, 4)
    assert (scale_labels(labels, box, Box(0, 0, 6, 6), scale=1.5, surety=surety) == 1).all()
