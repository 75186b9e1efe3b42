"""Tissue that cannot be evaluated, on the grid of the tissue's mask."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from tilflow.slides.assay import Assay
from tilflow.slides.images.slide import Slide
from tilflow.slides.nuclei.segmentation import Mask
from tilflow.slides.quality.artefacts import (
    UM2_PER_MM2,
    find_bubbles,
    find_edges,
    find_folds,
)
from tilflow.slides.quality.regions import Regions, measure_regions
from tilflow.slides.settings import TissueSettings
from tilflow.slides.settings_quality import QualitySettings
from tilflow.slides.signal.calibration import Calibration, ChannelCalibration
from tilflow.slides.signal.channels import correct_channel
from tilflow.slides.tiles import Box
from tilflow.slides.tissue.outline import (
    Low,
    compute_density,
    find_artefacts,
    is_noise_channel,
)

CLASSES: Final = {
    1: "out of focus",
    2: "fold",
    3: "pen",
    4: "bubble",
    5: "clipped",
    6: "edge of coverslip",
}
"""Values of the label image of what is left out."""

PAINTED: Final = (5, 1, 4, 2, 6, 3)
"""Where two meet, the later is named: pen hides whatever lies under it."""


@dataclass(frozen=True)
class View:
    """A slide at the resolution of its tissue's mask, and the mask.

    Attributes
    ----------
    slide, calibration, assay
        The image, what is fixed of it, and what it should show.
    tissue
        Its mask.
    """

    slide: Slide
    calibration: Calibration
    assay: Assay
    tissue: Mask

    @property
    def is_brightfield(self) -> bool:
        """Whether light is absorbed."""
        return self.calibration.modality == "brightfield"

    @property
    def pixel_size_um(self) -> float:
        """Side of a pixel of the mask."""
        return self.tissue.pixel_px * self.calibration.pixel_size_um

    @cached_property
    def inside(self) -> NDArray[np.bool_]:
        """The tissue (y, x)."""
        return np.asarray(self.tissue.pixels > 0)

    def measure_area(self, mask: NDArray[np.bool_]) -> float:
        """Return the area of a mask in mm²."""
        return float(mask.sum() * self.pixel_size_um**2 / UM2_PER_MM2)

    def read(self, channel: int) -> NDArray[np.float32]:
        """Return a channel of the image (y, x) on the mask's grid."""
        fits = [i for i, d in enumerate(self.slide.downsamples) if d <= self.tissue.pixel_px * 1.01]
        place = max(fits, key=lambda i: self.slide.downsamples[i], default=0)
        factor = max(1, round(self.tissue.pixel_px / self.slide.downsamples[place]))
        pixels = Low(self.slide.levels[place], factor, self.pixel_size_um).read(channel)
        # Other makers' pyramids round their sizes down: the last pixel is repeated.
        lacking = [max(0, n - m) for n, m in zip(self.inside.shape, pixels.shape, strict=True)]
        padded = np.pad(pixels, [(0, n) for n in lacking], mode="edge")
        return padded[: self.inside.shape[0], : self.inside.shape[1]]

    def is_noise(self, channel: ChannelCalibration) -> bool:
        """Tell whether a channel of fluorescence shows no structure."""
        plane = self.signals[channel.name]
        return is_noise_channel(
            self.slide, channel.index, plane, self.calibration, self.pixel_size_um
        )

    @cached_property
    def density(self) -> NDArray[np.float32]:
        """Optical density (3, y, x) of a brightfield slide."""
        rgb = np.stack([self.read(channel) for channel in range(3)])
        return compute_density(rgb, self.calibration.white)

    @cached_property
    def signals(self) -> Mapping[str, NDArray[np.float32]]:
        """Channels of a fluorescence slide, each over its background and in even light."""
        whole = Box(0, 0, *self.inside.shape)
        return {
            channel.name: correct_channel(
                self.read(channel.index), self.calibration, channel, whole, self.tissue.pixel_px
            )
            for channel in self.calibration.channels
        }


@dataclass(frozen=True)
class LeftOut:
    """Tissue that cannot be evaluated.

    Attributes
    ----------
    masks
        Value of `CLASSES` → mask (y, x) on the tissue's grid.
    labels
        The same as one label image.
    regions
        What was measured of each region.
    """

    masks: Mapping[int, NDArray[np.bool_]]
    labels: NDArray[np.uint32]
    regions: Regions


def find_left_out(
    view: View, *, settings: QualitySettings, tissue_settings: TissueSettings
) -> LeftOut:
    """Find the tissue that is out of focus, folded, under pen or air, or clipped."""
    regions = measure_regions(view.slide, view.calibration, view.tissue, settings=settings)
    shape = view.inside.shape
    clipped = np.zeros(regions.sharpness.shape, bool)
    for fraction in regions.clipped_fraction.values():
        clipped |= fraction > settings.max_clipped_fraction
    masks = {
        1: regions.expand(regions.are_blurred, shape) & view.inside,
        5: regions.expand(clipped, shape) & view.inside,
        **_find_artefacts(view, settings, tissue_settings),
    }
    labels = np.zeros(shape, np.uint32)
    for value in PAINTED:
        if value in masks:
            labels[masks[value]] = value
    return LeftOut(masks, labels, regions)


def _find_artefacts(
    view: View, settings: QualitySettings, tissue_settings: TissueSettings
) -> dict[int, NDArray[np.bool_]]:
    size = view.pixel_size_um
    if not view.is_brightfield:
        lit = [
            signal / np.float32(channel.scale)
            for channel, signal in zip(
                view.calibration.channels, view.signals.values(), strict=True
            )
            if not view.is_noise(channel)
        ]
        # One channel cannot tell a fold from a crowd.
        signals = lit if len(lit) > 1 else []
        return {2: find_folds(signals, view.inside, pixel_size_um=size, settings=settings)}
    pen = find_artefacts(view.density, radius_px=tissue_settings.artefact_um / size)
    return {
        2: find_folds(view.density, view.inside, pixel_size_um=size, settings=settings),
        3: _take_touching(pen, view.inside),
        4: find_bubbles(view.density, pixel_size_um=size, settings=settings) & view.inside,
        6: find_edges(view.density, pixel_size_um=size, settings=settings) & view.inside,
    }


def _take_touching(spots: NDArray[np.bool_], tissue: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the spots that lie on the tissue or at its rim; pen on the glass costs nothing."""
    named, _ = ndimage.label(spots)
    near = ndimage.binary_dilation(tissue, iterations=2)
    touching = np.unique(named[near & spots])
    return np.asarray(np.isin(named, touching[touching > 0]))
