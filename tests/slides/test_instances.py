"""From drawn maps back to the nuclei that they were drawn from."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import ndimage

from tilflow.slides.nuclei.instances import (
    assign_nearest,
    compute_reach,
    fill_holes,
    instances_from_distance,
    instances_from_votes,
)
from tilflow.slides.settings_nets import DistanceSettings, InstanceSettings, VotesSettings

DIAMETER = 20.0
WAYS = [
    pytest.param(instances_from_distance, DistanceSettings(), id="distance"),
    pytest.param(instances_from_votes, VotesSettings(), id="votes"),
]


def draw_labels(shape: tuple[int, int], *, seed: int, density: float = 1.0) -> NDArray[np.uint32]:
    """Ellipses that touch but do not overlap by much; a later one covers an earlier one."""
    rng = np.random.default_rng(seed)
    labels = np.zeros(shape, np.uint32)
    y, x = np.mgrid[-16:17, -16:17]
    middles: list[tuple[int, int]] = []
    for _ in range(int(shape[0] * shape[1] / 250 * density)):
        top, left = int(rng.integers(0, shape[0] - 33)), int(rng.integers(0, shape[1] - 33))
        if any((top - a) ** 2 + (left - b) ** 2 < 17**2 for a, b in middles):
            continue
        middles.append((top, left))
        long, short, turn = rng.uniform(8, 11), rng.uniform(8, 11), rng.uniform(0, np.pi)
        across = x * np.cos(turn) + y * np.sin(turn)
        along = y * np.cos(turn) - x * np.sin(turn)
        inside = (across / long) ** 2 + (along / short) ** 2 <= 1
        labels[top : top + 33, left : left + 33][inside] = len(middles)
    return labels


def draw_maps(labels: NDArray[np.uint32]) -> NDArray[np.float32]:
    """Draw the maps that a faultless net would."""
    maps = np.zeros((5, *labels.shape), np.float32)
    maps[0] = labels > 0
    for number, box in enumerate(ndimage.find_objects(labels.astype(int)), start=1):
        if box is None:
            continue
        inside = labels[box] == number
        depth = ndimage.distance_transform_edt(np.pad(inside, 1))[1:-1, 1:-1]
        rows, columns = np.nonzero(inside)
        maps[1][box][inside] = depth[inside] / depth.max()
        maps[2][box][inside] = (rows.mean() - rows) / DIAMETER
        maps[3][box][inside] = (columns.mean() - columns) / DIAMETER
    return maps


def match(truth: NDArray[np.uint32], found: NDArray[np.uint32]) -> float:
    """F1 at an IoU of 0.7."""
    joint = np.zeros((int(truth.max()) + 1, int(found.max()) + 1))
    np.add.at(joint, (truth.ravel(), found.ravel()), 1)
    union = joint.sum(1, keepdims=True) + joint.sum(0, keepdims=True) - joint
    hits = ((joint / np.maximum(union, 1))[1:, 1:] > 0.7).sum()
    return 2 * hits / (len(np.unique(truth)) + len(np.unique(found)) - 2)


@pytest.mark.parametrize(("way", "settings"), WAYS)
def test_faultless_maps_give_the_nuclei_back(way, settings) -> None:  # type: ignore[no-untyped-def]
    truth = draw_labels((400, 400), seed=1)
    found = way(draw_maps(truth), diameter_px=DIAMETER, settings=settings)
    assert truth.max() > 200
    assert match(truth, found) > 0.97


@pytest.mark.parametrize(("way", "settings"), WAYS)
def test_noise_does_not_break_nuclei_up(way, settings) -> None:  # type: ignore[no-untyped-def]
    truth = draw_labels((400, 400), seed=2)
    rng = np.random.default_rng(2)
    maps = draw_maps(truth)
    maps[0] = np.clip(ndimage.gaussian_filter(maps[0], 1) + rng.normal(0, 0.1, maps[0].shape), 0, 1)
    maps[1:4] += rng.normal(0, 0.08, maps[1:4].shape)
    assert match(truth, way(maps, diameter_px=DIAMETER, settings=settings)) > 0.9


@pytest.mark.parametrize(("way", "settings"), WAYS)
def test_a_nucleus_depends_on_its_neighbourhood_alone(way, settings) -> None:  # type: ignore[no-untyped-def]
    rng = np.random.default_rng(3)
    maps = draw_maps(draw_labels((480, 480), seed=3))
    maps[1:4] += rng.normal(0, 0.1, maps[1:4].shape).astype(np.float32)
    whole = way(maps, diameter_px=DIAMETER, settings=settings)
    reach = compute_reach(DIAMETER, settings)
    box = (slice(60, 420), slice(90, 450))
    part = way(np.ascontiguousarray(maps[:, *box]), diameter_px=DIAMETER, settings=settings)
    exact = np.zeros(part.shape, bool)
    exact[reach:-reach, reach:-reach] = True
    inner = np.setdiff1d(np.unique(part), np.unique(part[~exact]))
    assert len(inner) > 20
    for number in inner:
        mine = part == number
        other = np.unique(whole[box][mine])
        assert len(other) == 1
        np.testing.assert_array_equal(mine, whole[box] == other[0])


@pytest.mark.parametrize(("way", "settings"), WAYS)
def test_no_nucleus_gives_no_label(way, settings) -> None:  # type: ignore[no-untyped-def]
    found = way(np.zeros((5, 32, 48), np.float32), diameter_px=DIAMETER, settings=settings)
    assert found.dtype == np.uint32
    assert found.shape == (32, 48)
    assert found.max() == 0


@pytest.mark.parametrize(("way", "settings"), WAYS)
def test_fragments_and_unsure_objects_are_dropped(way, settings) -> None:  # type: ignore[no-untyped-def]
    truth = draw_labels((120, 120), seed=4, density=0.2)
    maps = draw_maps(truth)
    maps[0, :4, :4] = 1
    first = truth == truth[truth > 0][0]
    maps[0][first] = 0.55
    found = way(maps, diameter_px=DIAMETER, settings=settings)
    assert found[:4, :4].max() == 0
    assert found[first].max() == 0
    assert found.max() == len(np.unique(truth)) - 2


def test_a_hole_between_two_objects_stays() -> None:
    labels = np.ones((3, 6), np.uint32)
    labels[:, 3:] = 2
    labels[1, 1] = labels[1, 3] = 0
    filled = fill_holes(labels, side_px=2)
    assert filled[1].tolist() == [1, 1, 1, 0, 2, 2]


def test_the_nearest_centre_has_a_pixel_and_the_first_of_equals() -> None:
    owner = assign_nearest(np.array([7, 11, 22]), (5, 5), radius_px=2.0)
    centres = [(1, 2), (2, 1), (4, 2)]
    for y in range(5):
        for x in range(5):
            away = [(y - a) ** 2 + (x - b) ** 2 for a, b in centres]
            nearest = 1 + int(np.argmin(away)) if min(away) <= 4 else 0
            assert owner[y, x] == nearest


def test_the_shared_settings_alone_are_no_way() -> None:
    with pytest.raises(TypeError, match="InstanceSettings"):
        compute_reach(DIAMETER, InstanceSettings())
