"""The scale of an image that carries none, made sure by the net that will outline it.

Blobs tell the size of nuclei roughly. A net outlines them at that guess, and the outlines tell it
better; a second look corrects what the first guess had cut or missed.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.assay import Assay
from tilflow.slides.images.slide import Slide
from tilflow.slides.nuclei.engines import open_net
from tilflow.slides.nuclei.prediction import MapsEngine
from tilflow.slides.signal.calibration import Calibration
from tilflow.slides.signal.net_input import open_net_input
from tilflow.slides.signal.scale import MAX_SIDE_PX
from tilflow.slides.tiles import Box

MIN_NUCLEI: Final = 5
"""Fewer outlines say less than the first guess."""

MAX_STEP: Final = 2.0
"""A single look changes the scale by this factor at most."""


def refine_pixel_size_um(slide: Slide, calibration: Calibration, assay: Assay) -> float:
    """Return the pixel size at which the net's own outlines are of the nominal diameter.

    Parameters
    ----------
    calibration
        Of the slide at the guessed pixel size.

    Returns
    -------
    The guess, where the net finds hardly any nuclei in the middle of the slide.
    """
    net = open_net(assay)
    signal = open_net_input(
        slide, calibration, pixel_size_um=assay.nucleus_diameter_um / net.diameter_px
    )
    height, width = signal.shape
    top, left = max(0, height - MAX_SIDE_PX) // 2, max(0, width - MAX_SIDE_PX) // 2
    box = Box(top, left, min(height, top + MAX_SIDE_PX), min(width, left + MAX_SIDE_PX))
    labels = MapsEngine(net.diameter_px, net.instances)(net.predict(signal.read(box)))
    diameter_px = find_typical_diameter(labels)
    if diameter_px is None:
        return calibration.pixel_size_um
    step = min(MAX_STEP, max(1 / MAX_STEP, net.diameter_px / diameter_px))
    return calibration.pixel_size_um * step


def find_typical_diameter(labels: NDArray[np.uint32]) -> float | None:
    """Return the median diameter by area: specks weigh less than nuclei.

    None where there are fewer than `MIN_NUCLEI` objects.

    Examples
    --------
    >>> labels = np.zeros((20, 100), "uint32")
    >>> for number in range(5):
    ...     labels[4:16, 20 * number + 4 : 20 * number + 16] = number + 1
    >>> labels[0, 0] = 6
    >>> round(find_typical_diameter(labels), 1)
    13.5
    """
    area = np.bincount(labels.ravel())[1:]
    area = np.sort(area[area > 0]).astype(np.float64)
    if len(area) < MIN_NUCLEI:
        return None
    middle = area[np.searchsorted(np.cumsum(area), area.sum() / 2)]
    return float(np.sqrt(middle * 4 / np.pi))
