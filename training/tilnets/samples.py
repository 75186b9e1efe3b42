"""The endless stream of crops that a net is trained on."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy import ndimage

from tilnets import rendering
from tilnets.geometry import take_crop
from tilnets.images import NUCLEUS_PX, Labelled
from tilnets.targets import draw_targets

Crop = tuple[NDArray[np.float32], NDArray[np.int32], NDArray[np.bool_]]
"""Image (c, y, x), labels (y, x), which labels are positive (n + 1)."""


@dataclass(frozen=True)
class Sampling:
    """Which crops are drawn.

    Attributes
    ----------
    by_nuclei
        Whether an image is drawn in proportion to the root of the number of its nuclei; else all
        images are drawn alike.
    scale_spread
        Spread of the logarithm of a nucleus's size.
    zoom
        Typical size of a nucleus, in nominal ones.
    calm_share
        Part of the crops that are left as the microscope took them.
    fluorescence_kinds
        Parts of plain, crowded and lent crops in fluorescence.
    """

    by_nuclei: bool
    scale_spread: float
    zoom: float
    calm_share: float
    fluorescence_kinds: tuple[float, float, float]


BROAD = Sampling(False, 0.28, 1.0, 0.0, (0.6, 0.28, 0.12))
"""Of a run from nothing."""

FINISHING = Sampling(True, 0.2, 1.0, 0.35, (0.7, 0.2, 0.1))
"""Of a run that goes on from another: nearer to what the net will be shown."""

POLISHING = Sampling(True, 0.2, 1.12, 0.35, (0.62, 0.25, 0.13))
"""Of a third run: nuclei of the size at which the fluorescence net is used."""


@dataclass(frozen=True)
class Stream:
    """Crops of one modality.

    Attributes
    ----------
    modality
        ``brightfield`` or ``fluorescence``.
    brightfield, fluorescence
        Labelled images; each modality borrows from the other.
    side_px
        Side of a crop.
    sampling
        Which crops.
    """

    modality: str
    brightfield: list[Labelled]
    fluorescence: list[Labelled]
    side_px: int
    sampling: Sampling

    def draw(self, rng: Generator) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return an image (c, y, x) and its targets (5, y, x)."""
        draw = self._draw_brightfield if self.modality == "brightfield" else self._draw_fluorescence
        image, labels, positive = draw(rng)
        if self.sampling.calm_share == 0 or rng.random() >= self.sampling.calm_share:
            image = disturb(image, rng, fluorescence=self.modality == "fluorescence")
        return image, draw_targets(labels, positive, nucleus_px=NUCLEUS_PX)

    def _crop(
        self, images: list[Labelled], rng: Generator
    ) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        place = rng.integers(len(images))
        if self.sampling.by_nuclei:
            place = rng.choice(len(images), p=_weigh_by_nuclei(images))
        return take_crop(
            images[place],
            rng,
            side_px=self.side_px,
            scale_spread=self.sampling.scale_spread,
            zoom=self.sampling.zoom,
        )

    def _crowded(self, rng: Generator) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        crop = self._crop(self.fluorescence, rng)
        for _ in range(int(rng.integers(1, 4))):
            crop = rendering.crowd(crop, self._crop(self.fluorescence, rng), rng)
        return crop

    def _draw_brightfield(self, rng: Generator) -> Crop:
        kind = rng.choice(["he", "ihc", "lent"], p=[0.6, 0.25, 0.15])
        if kind == "lent":
            image, labels = self._crowded(rng)
            blue = rendering.as_stain(image[0], labels, rng)
        else:
            image, labels = self._crop(self.brightfield, rng)
            if kind == "he":
                none = np.zeros(int(labels.max()) + 1, bool)
                return rendering.restain(image, rng), labels, none
            blue = rendering.find_blue(image, rng)
        where = rng.choice(["nucleus", "membrane"], p=[0.65, 0.35])
        image, positive = rendering.render_ihc(blue, labels, rng, localisation=where)
        return image, labels, positive

    def _draw_fluorescence(self, rng: Generator) -> Crop:
        kind = rng.choice(["plain", "crowded", "lent"], p=self.sampling.fluorescence_kinds)
        if kind == "plain":
            image, labels = self._crop(self.fluorescence, rng)
        elif kind == "crowded":
            image, labels = self._crowded(rng)
        else:
            borrowed, labels = self._crop(self.brightfield, rng)
            image = rendering.as_fluorescence(rendering.find_blue(borrowed, rng), labels, rng)
        if kind != "plain" or rng.random() < 0.3:
            image = rendering.uneven_nuclei(image, labels, rng)
        return image, labels, np.zeros(int(labels.max()) + 1, bool)


def _weigh_by_nuclei(images: list[Labelled]) -> NDArray[np.float64]:
    weights = np.sqrt([max(1, labelled.n_nuclei) for labelled in images])
    return weights / weights.sum()


def disturb(
    image: NDArray[np.float32], rng: Generator, *, fluorescence: bool
) -> NDArray[np.float32]:
    """Return an image as another microscope and camera would have taken it."""
    if rng.random() < 0.5:
        sigma = rng.uniform(0.3, 1.6)
        image = np.stack([ndimage.gaussian_filter(plane, sigma) for plane in image])
    height, width = image.shape[1:]
    if fluorescence:
        image = np.clip(image, 0, None) ** np.float32(np.exp(rng.normal(0, 0.3)))
        image = image * np.float32(np.exp(rng.normal(0, 0.25)))
        y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
        slope = rng.normal(0, 0.15, 2)
        image = image * np.clip(1 + slope[0] * y + slope[1] * x, 0.4, 1.6)
        if rng.random() < 0.3:
            image = image + 0.08 * np.clip(rendering.noise_field(rng, (height, width), 15), 0, None)
        image = image + rng.normal(0, 0.03)
    else:
        image = image + rng.normal(0, 0.04)
        image = image * np.exp(rng.normal(0, 0.05, 3))[:, None, None]
    grain = rng.uniform(0, 0.06)
    noise = rng.normal(0, 1, image.shape) * grain
    image = image + noise * (0.3 + np.clip(image, 0, 1) if fluorescence else 1)
    return np.clip(image, 0, 1.5 if fluorescence else 1).astype(np.float32)
