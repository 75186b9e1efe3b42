"""A grid of any pixel size: the same bits from every window, and true to the image."""

import numpy as np
import pytest

from tilflow.slides.resampling import compute_taps, open_grid
from tilflow.slides.tiles import Box, thin


@pytest.mark.parametrize("scale", [0.37, 0.8, 1.0, 1.6, 2.0, 3.3, 7.9])
def test_a_pixel_is_the_same_from_every_window(scale: float) -> None:
    image = np.random.default_rng(0).integers(0, 65535, (2, 180, 150)).astype(np.uint16)
    grid = open_grid([image], [1.0], scale=scale)
    whole = grid.read(Box(0, 0, *grid.shape), (0, 1))
    for part in (Box(3, 5, 17, 18), Box(7, 0, grid.shape[0], 9), Box(1, 2, 2, 3)):
        np.testing.assert_array_equal(grid.read(part, (0, 1)), whole[:, *part.slices])


@pytest.mark.parametrize("factor", [1, 2, 3])
def test_whole_scales_are_block_averages(factor: int) -> None:
    image = np.random.default_rng(1).random((1, 24, 36)).astype(np.float32)
    grid = open_grid([image], [1.0], scale=float(factor))
    found = grid.read(Box(0, 0, *grid.shape), (0,))
    np.testing.assert_allclose(found, thin(image, factor), rtol=1e-6)


@pytest.mark.parametrize("scale", [0.4, 1.7])
def test_a_ramp_stays_a_ramp(scale: float) -> None:
    image = np.broadcast_to(np.arange(100, dtype=np.float32), (1, 4, 100))
    grid = open_grid([image], [1.0], scale=scale)
    found = grid.read(Box(0, 0, *grid.shape), (0,))[0, 0]
    middle = (np.arange(len(found)) + 0.5) * scale - 0.5
    # A pixel under an average is a square of one grey level: off by less than an eighth of it.
    np.testing.assert_allclose(found[3:-3], middle[3:-3], atol=1e-4 if scale < 1 else 0.125)


@pytest.mark.parametrize("ratio", [0.3, 1.0, 1.25, 4.6])
def test_the_parts_of_a_pixel_add_up(ratio: float) -> None:
    taps = compute_taps(5, 50, ratio=ratio, size=1000)
    np.testing.assert_allclose(taps.weight.sum(axis=0), 1, rtol=1e-5)
    assert taps.weight.min() >= 0


def test_the_level_just_finer_is_read() -> None:
    levels = [np.full((1, 64 // n, 64 // n), n, np.uint8) for n in (1, 2, 4)]
    for scale, read in ((0.5, 1), (1.9, 1), (2.0, 2), (3.9, 2), (11.0, 4)):
        grid = open_grid(levels, [1.0, 2.0, 4.0], scale=scale)
        assert grid.read(Box(0, 0, 1, 1), (0,)).item() == pytest.approx(read)
