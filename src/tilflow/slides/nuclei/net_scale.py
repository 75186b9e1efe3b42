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
from tilflow.slides.nuclei.instances import PROBABILITY
from tilflow.slides.nuclei.onnx_net import OnnxNet
from tilflow.slides.nuclei.prediction import MapsEngine
from tilflow.slides.signal.calibration import Calibration
from tilflow.slides.signal.net_input import open_net_input
from tilflow.slides.signal.scale import MAX_SIDE_PX
from tilflow.slides.tiles import Box

MIN_NUCLEI: Final = 5
"""Fewer outlines say less than the first guess."""

MAX_STEP: Final = 2.0
"""A single look changes the scale by this factor at most."""

STEPS: Final = (1.0, 0.5, 2.0)
"""By which a guess is tried; of equal ones the first stays."""

MAX_MOVES: Final = 3
"""Farther than so many steps no guess is wrong."""


def choose_pixel_size_um(slide: Slide, calibration: Calibration, assay: Assay) -> float:
    """Return the pixel size, the guess or some halves or doubles of it, at which the net is surest.

    A net that sees nuclei of half or double the size is unsure of many pixels, though what it
    outlines then may well be of the nominal diameter: clumps, or parts of nuclei.

    Parameters
    ----------
    calibration
        Of the slide at the guessed pixel size.
    """
    net = open_net(assay)
    sureties: dict[float, float] = {}
    best = 1.0
    for _ in range(MAX_MOVES):
        near = [best * step for step in STEPS]
        for zoom in near:
            if zoom not in sureties:
                maps = _look(slide, calibration, assay, net, zoom)
                labels = MapsEngine(net.diameter_px, net.instances)(maps)
                is_enough = int(labels.max()) >= MIN_NUCLEI
                surety = measure_surety(maps[PROBABILITY], labels > 0)
                sureties[zoom] = surety if is_enough else 0.0
        surest = max(near, key=sureties.__getitem__)
        if surest == best:
            break
        best = surest
    return calibration.pixel_size_um * best


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
    maps = _look(slide, calibration, assay, net, 1.0)
    diameter_px = find_typical_diameter(MapsEngine(net.diameter_px, net.instances)(maps))
    if diameter_px is None:
        return calibration.pixel_size_um
    step = min(MAX_STEP, max(1 / MAX_STEP, net.diameter_px / diameter_px))
    return calibration.pixel_size_um * step


def _look(
    slide: Slide, calibration: Calibration, assay: Assay, net: OnnxNet, zoom: float
) -> NDArray[np.float32]:
    """Return the maps of the middle of the slide, `zoom` times as large as the calibration says."""
    pixel_um = assay.nucleus_diameter_um / net.diameter_px
    signal = open_net_input(slide, calibration, pixel_size_um=pixel_um / zoom)
    height, width = signal.shape
    top, left = max(0, height - MAX_SIDE_PX) // 2, max(0, width - MAX_SIDE_PX) // 2
    box = Box(top, left, min(height, top + MAX_SIDE_PX), min(width, left + MAX_SIDE_PX))
    return net.predict(signal.read(box))


def measure_surety(probability: NDArray[np.float32], outlined: NDArray[np.bool_]) -> float:
    """Return how far a map of probabilities agrees with what was outlined: Dice, 0 to 1.

    What has the wrong size is dim, or drops out as it points nowhere.

    Examples
    --------
    >>> probability = np.array([0.1, 0.9, 1.0, 0.8], "float32")
    >>> round(measure_surety(probability, np.array([False, True, True, True])), 2)
    0.93
    """
    total = float(probability.sum()) + int(outlined.sum())
    return 2 * float(probability[outlined].sum()) / total if total else 0.0


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
