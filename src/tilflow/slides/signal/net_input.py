"""What a net sees of a slide, on the grid that it was trained for."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.images.slide import Slide
from tilflow.slides.resampling import Grid, open_grid
from tilflow.slides.signal.calibration import Calibration
from tilflow.slides.signal.channels import correct_channel
from tilflow.slides.tiles import Box

BRIGHTEST: Final = 1.5
"""Fluorescence ends here; 1 is the channel's scale (see `ChannelCalibration`)."""


@dataclass(frozen=True, slots=True)
class NetInput:
    """A calibrated slide on a net's grid.

    Brightfield: absorbed light 1 - I / white of R, G, B, 0 to 1. Fluorescence: the nuclear
    channels over their background, in their scales, summed; 0 to 1.5.
    """

    grid: Grid
    calibration: Calibration

    @property
    def shape(self) -> tuple[int, int]:
        """Shape (y, x) of the grid."""
        return self.grid.shape

    @property
    def n_channels(self) -> int:
        """Channels that are read: 3 in brightfield, 1 in fluorescence."""
        return 3 if self.calibration.modality == "brightfield" else 1

    def read(self, box: Box) -> NDArray[np.float32]:
        """Return the input (c, y, x) of a box of the grid."""
        if self.calibration.modality == "brightfield":
            white = np.asarray(self.calibration.white, np.float32)[:, None, None]
            absorbed: NDArray[np.float32] = 1 - self.grid.read(box, (0, 1, 2)) / white
            return np.clip(absorbed, 0, 1, out=absorbed)
        total = np.zeros(box.shape, np.float32)
        for channel in self.calibration.channels:
            if channel.is_nuclear:
                raw = self.grid.read(box, (channel.index,))[0]
                signal = correct_channel(raw, self.calibration, channel, box, self.grid.scale)
                total += signal * np.float32(1 / channel.scale)
        return np.clip(total, 0, np.float32(BRIGHTEST), out=total)[None]


def open_net_input(slide: Slide, calibration: Calibration, *, pixel_size_um: float) -> NetInput:
    """Return what a net sees of `slide` on pixels of `pixel_size_um`."""
    scale = pixel_size_um / calibration.pixel_size_um
    return NetInput(open_grid(slide.levels, slide.downsamples, scale=scale), calibration)
