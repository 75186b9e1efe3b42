"""Fields of light and background: found where they were planted, and nowhere else."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import ndimage

from tilflow.slides.settings_cells import CalibrateSettings
from tilflow.slides.signal.calibration import Calibration, ChannelCalibration
from tilflow.slides.signal.channels import correct_channel
from tilflow.slides.signal.fluorescence import Part, calibrate_channels
from tilflow.slides.signal.illumination import find_unscanned
from tilflow.slides.signal.surfaces import choose_surface, evaluate_at, evaluate_surface
from tilflow.slides.tiles import Box

SETTINGS = CalibrateSettings()
SHAPE = (600, 900)
Y, X = np.meshgrid(*(np.linspace(-1, 1, n) for n in SHAPE), indexing="ij")
LAMP = 1 - 0.25 * ((Y - 0.2) ** 2 + (X + 0.3) ** 2)
GLOW = 60 + 30 * X - 15 * Y


def draw(rng: np.random.Generator, n: int, level: float) -> NDArray[np.float64]:
    """Draw nuclei of 8 µm on pixels of 2 µm, with glass at two sides."""
    plane = np.zeros(SHAPE)
    for _ in range(n):
        y, x = rng.integers(0, SHAPE[0] - 4), rng.integers(150, SHAPE[1] - 154)
        plane[y : y + 4, x : x + 4] = level * rng.uniform(0.8, 1.2)
    return plane + rng.normal(0, 2, SHAPE) + 20


def calibrate(*planes: NDArray[np.float64]) -> tuple[ChannelCalibration, ...]:
    low = np.rint(np.clip(np.stack(planes), 0, 65535)).astype(np.uint16)
    parts = tuple(Part(f"C{n}", n, n == 0, False) for n in range(len(planes)))
    return calibrate_channels(low, parts, pixel_size_um=2.0, settings=SETTINGS)


def correct(plane: NDArray[np.float64], channel: ChannelCalibration) -> NDArray[np.float32]:
    known = Calibration("fluorescence", SHAPE, 2.0, 1, 4.0, channels=(channel,), light_bound=2.0)
    return correct_channel(np.rint(plane), known, channel, Box(0, 0, *SHAPE), 1)


def test_planted_fields_are_taken_out() -> None:
    rng = np.random.default_rng(1)
    nuclei, marker = draw(rng, 6000, 1000), draw(rng, 2500, 600)
    channels = calibrate(nuclei * LAMP + GLOW, marker * LAMP + GLOW)
    for plane, channel in zip((nuclei, marker), channels, strict=True):
        assert channel.background_model != "flat"
        assert channel.light_model != "flat"
        even = correct(plane * LAMP + GLOW, channel)
        bright = ndimage.minimum_filter(plane, 3) > 300
        ratio = even[bright] / plane[bright]
        assert np.abs(ratio / np.median(ratio) - 1).max() < 0.1
        assert np.abs(even[:, :100].mean() - even[:, -100:].mean()) < 5


def test_an_even_slide_is_left_alone() -> None:
    rng = np.random.default_rng(2)
    for channel in calibrate(draw(rng, 6000, 1000), draw(rng, 2500, 600)):
        assert (channel.background_model, channel.light_model) == ("flat", "flat")
        assert (channel.background_field, channel.light) == ((), (1.0,))


def test_a_marker_that_is_brighter_on_one_side_is_no_lamp() -> None:
    rng = np.random.default_rng(3)
    side = 1 + 0.4 * X
    channels = calibrate(draw(rng, 6000, 1000), draw(rng, 2500, 600) * side)
    assert [channel.light_model for channel in channels] == ["flat", "flat"]


def test_what_was_not_scanned_is_no_background() -> None:
    rng = np.random.default_rng(4)
    plane = draw(rng, 6000, 1000) + 80
    whole, *_ = calibrate(plane)
    plane[:, :150] = 0
    plane[:120] = 0
    part, *_ = calibrate(plane)
    assert part.background == pytest.approx(whole.background, abs=2)
    assert part.background_model == "flat"


def test_zeros_everywhere_are_a_grey_level() -> None:
    rng = np.random.default_rng(5)
    counts = rng.poisson(0.3, (1, *SHAPE))
    counts[:, :100, :100] = 0
    assert not find_unscanned(counts).any()


def test_small_slides_have_no_surfaces() -> None:
    plane = np.ones((50, 50))
    low = np.rint(plane).astype(np.uint16)[None]
    (channel,) = calibrate_channels(
        low, (Part("DAPI", 0, True, False),), pixel_size_um=2.0, settings=SETTINGS
    )
    assert (channel.background, channel.background_model, channel.light) == (1, "flat", (1.0,))


@pytest.mark.parametrize(("power", "model"), [(0, "flat"), (1, "plane"), (2, "quadratic")])
def test_the_simplest_surface_that_serves_is_taken(power: int, model: str) -> None:
    rng = np.random.default_rng(6)
    y, x = rng.uniform(-1, 1, (2, 300))
    level = 50 + 20 * (x + 0.5 * y) ** power + rng.normal(0, 2, 300)
    assert choose_surface(y, x, level, max_degree=3, min_gain=0.2).model == model


def test_a_surface_has_one_value_a_place() -> None:
    rng = np.random.default_rng(7)
    coefficients = tuple(rng.normal(size=10).tolist())
    y, x = np.linspace(-1, 1, 7), np.linspace(-1, 1, 5)
    whole = evaluate_surface(coefficients, y, x)
    assert np.array_equal(evaluate_surface(coefficients, y[2:4], x[1:]), whole[2:4, 1:])
    grid = [each.ravel() for each in np.meshgrid(y, x, indexing="ij")]
    np.testing.assert_allclose(evaluate_at(coefficients, *grid), whole.ravel())
