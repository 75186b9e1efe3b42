"""The scale of an image without one: a guess that is wrong twofold is put right by the net."""

import numpy as np
import pytest
from scipy import ndimage

from tilflow.slides.assay import read_assay
from tilflow.slides.images.slide import Slide
from tilflow.slides.nuclei.net_scale import choose_pixel_size_um, measure_surety
from tilflow.slides.signal.calibration import Calibration, ChannelCalibration

DIAMETER_PX = 24


def draw_nuclei() -> np.ndarray:
    """Return 36 blurred and uneven ellipses, 24 px wide, over a dark ground."""
    rng = np.random.default_rng(4)
    y, x = np.mgrid[:300, :300]
    image = np.full((300, 300), 100.0)
    for row in range(30, 300, 48):
        for column in range(30, 300, 48):
            cy, cx = np.array([row, column]) + rng.uniform(-8, 8, 2)
            a = DIAMETER_PX / 2 * rng.uniform(0.85, 1.15)
            b = (DIAMETER_PX / 2) ** 2 / a
            image[((y - cy) / a) ** 2 + ((x - cx) / b) ** 2 <= 1] = rng.uniform(700, 1500)
    image = ndimage.gaussian_filter(image, 1.0) + rng.normal(0, 15, image.shape)
    return np.clip(image, 0, None).astype(np.uint16)


@pytest.mark.parametrize("wrong", [0.5, 1.0, 2.0])
def test_a_guess_that_is_wrong_twofold_is_put_right(wrong: float) -> None:
    image = draw_nuclei()
    assay = read_assay("dapi")
    right_um = assay.nucleus_diameter_um / DIAMETER_PX
    channel = ChannelCalibration("DAPI", 0, 100.0, 1400.0, is_nuclear=True)
    guess = Calibration(
        "fluorescence", image.shape, wrong * right_um, 1, DIAMETER_PX / wrong, channels=(channel,)
    )
    slide = Slide((image[None],), ("DAPI",), None, (1.0,), "fluorescence")
    assert choose_pixel_size_um(slide, guess, assay) == pytest.approx(right_um)


def test_a_map_that_is_dim_where_it_is_outlined_is_less_sure() -> None:
    outlined = np.array([True, True, False, False])
    clear, dim = np.array([1, 1, 0, 0], "float32"), np.array([0.6, 0.6, 0.3, 0], "float32")
    assert measure_surety(clear, outlined) == 1
    assert measure_surety(dim, outlined) == pytest.approx(2 * 1.2 / (1.5 + 2))
    assert measure_surety(clear, np.zeros(4, bool)) == 0
