"""Calibrated channels of a window, the same bits whatever the window.

Every step is a table look-up or arithmetic pixel by pixel with the absolute position, so that a
pixel's value does not depend on the tile it is read in.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.signal.calibration import Calibration, ChannelCalibration
from tilflow.slides.signal.stain_vectors import (
    build_density_table,
    compute_nuclear_density,
    compute_unmixing,
    look_up_density,
    unmix,
)
from tilflow.slides.signal.surfaces import evaluate_surface
from tilflow.slides.tiles import ArrayLike, Box, read_window


def compute_light(
    calibration: Calibration, channel: ChannelCalibration, box: Box, factor: float
) -> NDArray[np.float32]:
    """Return the field of light (y, x) of a channel in a box of the grid thinned by `factor`.

    1 is the average light where the slide is bright.
    """
    y, x = _place(calibration, box, factor)
    bound = calibration.light_bound
    field = evaluate_surface(channel.light, y, x)
    return np.clip(field, 1 / bound, bound).astype(np.float32)


def correct_channel(
    raw: NDArray[Any],
    calibration: Calibration,
    channel: ChannelCalibration,
    box: Box,
    factor: float,
) -> NDArray[np.float32]:
    """Return a channel's grey levels (y, x) over its background and in even light.

    Parameters
    ----------
    raw
        Pixels of `box`, which lies on the grid thinned by `factor`.
    """
    signal = raw.astype(np.float32) - np.float32(channel.background)
    if channel.background_field:
        y, x = _place(calibration, box, factor)
        field = evaluate_surface(channel.background_field, y, x)
        signal -= np.clip(field, *channel.background_span).astype(np.float32)
    if len(channel.light) > 1:
        signal /= compute_light(calibration, channel, box, factor)
    return signal


def _place(
    calibration: Calibration, box: Box, factor: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return where rows and columns lie on the slide, from -1 to 1."""
    height, width = calibration.shape
    y = ((np.arange(box.y0, box.y1) + 0.5) * factor) / height * 2 - 1
    x = ((np.arange(box.x0, box.x1) + 0.5) * factor) / width * 2 - 1
    return y, x


@dataclass(frozen=True)
class Channels:
    """Channels of a slide, calibrated.

    Attributes
    ----------
    image
        Level 0 of the image, (c, y, x).
    calibration
        Of the same slide.
    factor
        Level-0 pixels in the side of a pixel that is returned.
    """

    image: ArrayLike
    calibration: Calibration
    factor: int

    @property
    def shape(self) -> tuple[int, int]:
        """Shape (y, x) of the grid that is read."""
        height, width = self.image.shape[-2:]
        return -(-int(height) // self.factor), -(-int(width) // self.factor)

    def read(self, box: Box) -> NDArray[np.float32]:
        """Return the nuclear signal of a box, shape (1, y, x)."""
        calibration = self.calibration
        if calibration.modality == "brightfield":
            signal = compute_nuclear_density(
                self._read_density(box),
                self._unmixing,
                counterpart=calibration.stain_names[1],
                counterpart_weight=calibration.counterpart_weight,
            )
            return signal[None]
        total = np.zeros(box.shape, np.float32)
        for channel in calibration.channels:
            if channel.is_nuclear:
                total += self._read_channel(channel, box) * np.float32(1 / channel.scale)
        return total[None]

    def read_stains(self, box: Box) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the optical densities (y, x) of haematoxylin and of its counterpart."""
        density = self._read_density(box)
        return unmix(density, self._unmixing, 0), unmix(density, self._unmixing, 1)

    def read_marker(self, name: str, box: Box) -> NDArray[np.float32]:
        """Return one marker (y, x): optical density of DAB, or the channel over its background.

        Parameters
        ----------
        name
            A channel of the calibration; ``dab`` or ``eosin`` in brightfield.
        """
        if self.calibration.modality == "brightfield":
            return unmix(self._read_density(box), self._unmixing, 1)
        channel = next(each for each in self.calibration.channels if each.name == name)
        signal = self._read_channel(channel, box)
        if channel.autofluorescence:
            own = next(each for each in self.calibration.channels if each.is_autofluorescence)
            signal -= np.float32(channel.autofluorescence) * self._read_channel(own, box)
        return signal

    @cached_property
    def _unmixing(self) -> NDArray[np.float32]:
        return compute_unmixing(np.asarray(self.calibration.stains, np.float64))

    @cached_property
    def _table(self) -> NDArray[np.float32]:
        return build_density_table(self.calibration.white, np.dtype(self.image.dtype))

    def _read_density(self, box: Box) -> NDArray[np.float32]:
        rgb = read_window(self.image, box, channels=(0, 1, 2), factor=self.factor)
        return look_up_density(rgb, self._table)

    def _read_channel(self, channel: ChannelCalibration, box: Box) -> NDArray[np.float32]:
        raw: NDArray[Any] = read_window(
            self.image, box, channels=(channel.index,), factor=self.factor
        )[0]
        return correct_channel(raw, self.calibration, channel, box, self.factor)
