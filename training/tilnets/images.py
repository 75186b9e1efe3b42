"""Labelled images, brought to a common size of nuclei."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from skimage import io, measure, transform

from tilnets.split import is_held_out

NUCLEUS_PX = 20.0
"""Diameter of a nucleus in what the nets see."""


@dataclass(frozen=True)
class Labelled:
    """An image and the nuclei in it.

    Attributes
    ----------
    stem
        Name of the file without its ending.
    image
        Shape (c, y, x) float32. Brightfield: 1 - I / white in R, G, B. Fluorescence: one channel,
        background 0 and the 99.5th percentile 1.
    labels
        Shape (y, x) int32, 0 is background.
    """

    stem: str
    image: NDArray[np.float32]
    labels: NDArray[np.int32]

    @cached_property
    def n_nuclei(self) -> int:
        """Number of the nuclei."""
        return len(np.unique(self.labels[self.labels > 0]))


def read_labelled(folder: Path, *, modality: str, held_out: bool) -> list[Labelled]:
    """Read one side of the split of a folder with ``images/`` and ``labels/``, as it is on disk."""
    files = [
        file for file in sorted((folder / "images").iterdir()) if is_held_out(file.stem) == held_out
    ]
    labels = {file.stem: file for file in (folder / "labels").iterdir()}
    return [
        Labelled(
            file.stem,
            normalise(io.imread(file), modality=modality),
            io.imread(labels[file.stem]).astype(np.int32),
        )
        for file in files
    ]


def normalise(pixels: NDArray[np.generic], *, modality: str) -> NDArray[np.float32]:
    """Return the image (c, y, x) as a net sees it.

    The glass of a brightfield image is taken as white (grey level 255): a crop seldom shows any.
    """
    if modality == "brightfield":
        rgb = pixels[..., :3].astype(np.float32)
        return np.moveaxis(1 - rgb / np.float32(255), -1, 0)
    grey = pixels[..., :3].mean(axis=-1) if pixels.ndim == 3 else pixels
    low, high = np.percentile(grey, [5, 99.5])
    scaled = (grey - low) / max(float(high - low), 1.0)
    return np.clip(scaled, 0, 1.5).astype(np.float32)[None]


def typical_diameter(labels: NDArray[np.int32]) -> float:
    """Return the median diameter by area, in pixels: specks weigh less than nuclei."""
    area = np.bincount(labels.ravel())[1:]
    area = np.sort(area[area > 0]).astype(float)
    if len(area) == 0:
        return NUCLEUS_PX
    middle = area[np.searchsorted(np.cumsum(area), area.sum() / 2)]
    return float(np.sqrt(middle * 4 / np.pi))


def rescale(labelled: Labelled, factor: float) -> Labelled:
    """Return the image and its labels with `factor` times as many pixels a side."""
    height, width = labelled.labels.shape
    shape = max(16, round(height * factor)), max(16, round(width * factor))
    image = np.stack(
        [
            transform.resize(plane, shape, order=1, anti_aliasing=factor < 1, mode="edge")
            for plane in labelled.image
        ]
    ).astype(np.float32)
    labels = transform.resize(
        labelled.labels, shape, order=0, anti_aliasing=False, preserve_range=True
    ).astype(np.int32)
    return Labelled(labelled.stem, image, separate(labels))


def separate(labels: NDArray[np.int32]) -> NDArray[np.int32]:
    """Give every connected piece a label of its own, and drop pieces of a few pixels."""
    pieces = measure.label(labels, background=0, connectivity=1)
    sizes = np.bincount(pieces.ravel())
    pieces[sizes[pieces] < 8] = 0
    return pieces.astype(np.int32)
