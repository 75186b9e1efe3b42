"""Views: a net without habits draws the same maps of any number of them."""

import numpy as np
import pytest
from numpy.typing import NDArray

from tilflow.errors import InputError
from tilflow.slides.nuclei.onnx_net import parse_views
from tilflow.slides.nuclei.views import average_views
from tilflow.slides.settings_nets import DrawingSettings

IMAGE = np.random.default_rng(7).integers(0, 64, (1, 6, 9)).astype(np.float32)
"""Whole numbers, so that means of two and four are exact."""


def point_uphill(image: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return maps whose offsets point to the brighter neighbours, without a habit."""
    dy, dx = np.gradient(image[0])
    return np.stack([image[0], image[0], dy, dx, image[0]])


def prefer_below(image: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the maps of a net that is surer of what lies lower in the image."""
    maps = point_uphill(image)
    maps[0] += np.arange(image.shape[1], dtype=np.float32)[:, None]
    return maps


@pytest.mark.parametrize("views", [1, 2, 4])
def test_a_net_without_habits_draws_the_same_of_any_number_of_views(views: int) -> None:
    averaged = average_views(point_uphill, IMAGE, DrawingSettings(views=views))
    np.testing.assert_array_equal(averaged, point_uphill(IMAGE))


@pytest.mark.parametrize("views", [2, 4])
def test_a_habit_is_averaged_away(views: int) -> None:
    averaged = average_views(prefer_below, IMAGE, DrawingSettings(views=views))
    np.testing.assert_array_equal(averaged[0], IMAGE[0] + 2.5)


def test_every_view_is_another_one() -> None:
    seen: list[bytes] = []

    def draw(image: NDArray[np.float32]) -> NDArray[np.float32]:
        seen.append(image.tobytes())
        return point_uphill(image)

    average_views(draw, IMAGE, DrawingSettings(views=4))
    assert len(set(seen)) == 4


@pytest.mark.parametrize("text", ["3", "two", "0"])
def test_another_number_of_views_is_named(text: str) -> None:
    with pytest.raises(InputError, match="allowed: 1, 2, 4"):
        parse_views(text, source="net.onnx")
