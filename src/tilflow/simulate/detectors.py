"""The cytometer of the simulated panel: detectors, fluorochromes and their spillover.

Three lasers (488, 633 and 405 nm) and ten photomultipliers. Coefficients are of the size that
such an instrument shows, asymmetric and between 0 and 25 %: neighbours on one laser (FITC into PE,
PerCP-Cy5.5 into PE-Cy7, V450 into V500), tandem dyes into their donor's detector, and detectors of
one colour behind another laser (BV786 into APC-H7).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Detector:
    """One fluorescence channel.

    Attributes
    ----------
    channel
        ``$PnN``.
    marker
        ``$PnS``: the antigen, or the dye itself.
    photoelectrons
        Photoelectrons per unit of the linear scale, the excess noise of the multiplier taken
        off: they set how wide a dim population is.
    electronic_noise
        SD of the noise without light, in units of the linear scale.
    """

    channel: str
    marker: str
    photoelectrons: float
    electronic_noise: float


DETECTORS: Final = (
    Detector("FITC-A", "CD3", 0.12, 28.0),
    Detector("PE-A", "CD38", 0.25, 24.0),
    Detector("PerCP-Cy5-5-A", "CD8", 0.10, 26.0),
    Detector("PE-Cy7-A", "CD16", 0.07, 24.0),
    Detector("APC-A", "CD14", 0.16, 20.0),
    Detector("APC-H7-A", "Viability", 0.07, 26.0),
    Detector("V450-A", "HLA-DR", 0.20, 26.0),
    Detector("V500-A", "CD45", 0.14, 32.0),
    Detector("BV605-A", "CD4", 0.15, 30.0),
    Detector("BV786-A", "CD69", 0.08, 26.0),
)

MARKERS: Final = tuple(detector.marker for detector in DETECTORS)
SCATTER: Final = ("FSC-A", "FSC-H", "SSC-A")
CHANNELS: Final = ("Time", *SCATTER, *(detector.channel for detector in DETECTORS))
"""Channels of the file, in its order."""

SPILLOVER: Final[Mapping[str, Mapping[str, float]]] = {
    "FITC-A": {"PE-A": 0.165, "PerCP-Cy5-5-A": 0.018, "V500-A": 0.021, "BV605-A": 0.006},
    "PE-A": {"FITC-A": 0.012, "PerCP-Cy5-5-A": 0.19, "PE-Cy7-A": 0.014, "BV605-A": 0.028},
    "PerCP-Cy5-5-A": {"PE-Cy7-A": 0.17, "APC-A": 0.018, "APC-H7-A": 0.03, "BV786-A": 0.06},
    "PE-Cy7-A": {"PE-A": 0.015, "PerCP-Cy5-5-A": 0.03, "APC-H7-A": 0.05, "BV786-A": 0.02},
    "APC-A": {"PerCP-Cy5-5-A": 0.01, "PE-Cy7-A": 0.003, "APC-H7-A": 0.105, "BV786-A": 0.015},
    "APC-H7-A": {"APC-A": 0.05, "PE-Cy7-A": 0.08, "BV786-A": 0.04},
    "V450-A": {"V500-A": 0.23, "BV605-A": 0.02},
    "V500-A": {"FITC-A": 0.04, "V450-A": 0.05, "BV605-A": 0.18, "BV786-A": 0.012},
    "BV605-A": {"PE-A": 0.06, "PerCP-Cy5-5-A": 0.07, "V500-A": 0.01, "BV786-A": 0.115},
    "BV786-A": {"PerCP-Cy5-5-A": 0.03, "PE-Cy7-A": 0.05, "APC-H7-A": 0.09, "BV605-A": 0.02},
}
"""Fluorochrome → detector → signal there, as a fraction of that in the fluorochrome's own."""


def build_spillover() -> Floats:
    """Return the spillover matrix (fluorochrome, detector) with 1 on its diagonal.

    Examples
    --------
    >>> matrix = build_spillover()
    >>> matrix.shape, float(matrix[0, 1]), float(matrix[1, 0])
    ((10, 10), 0.165, 0.012)
    """
    matrix = np.eye(len(DETECTORS))
    column = {detector.channel: i for i, detector in enumerate(DETECTORS)}
    for source, targets in SPILLOVER.items():
        for target, fraction in targets.items():
            matrix[column[source], column[target]] = fraction
    return matrix


def derive_measured_spillover(spillover: Floats, gains: Floats) -> Floats:
    """Return what single stains show when detector j is set to ``gains[j]``.

    Examples
    --------
    >>> derive_measured_spillover(np.array([[1, 0.2], [0, 1]]), np.array([1.0, 1.5])).tolist()
    [[1.0, 0.3], [0.0, 1.0]]
    """
    scaled: Floats = np.round(spillover * gains[np.newaxis, :] / gains[:, np.newaxis], 6)
    return scaled


def detect(
    dyes: Floats,
    background: Floats,
    spillover: Floats,
    gains: Floats,
    generator: np.random.Generator,
) -> Floats:
    """Turn light into what the detectors read.

    Each detector counts the photoelectrons of every dye that shines into it and of the cell's own
    fluorescence: a Poisson number, so that the noise grows with the signal and, after
    compensation, spreads the populations that spill. Electronic noise comes on top.

    Parameters
    ----------
    dyes
        (events, fluorochromes) signal of each dye in its own detector at gain 1.
    background
        (events, detectors) light that no dye makes: autofluorescence; a bead's own dyes.
    spillover
        (fluorochrome, detector).
    gains
        One a detector.

    Returns
    -------
    numpy.ndarray
        (events, detectors), uncompensated; negative where the noise is.
    """
    photoelectrons = np.array([detector.photoelectrons for detector in DETECTORS])
    noise = np.array([detector.electronic_noise for detector in DETECTORS])
    expected = np.maximum(dyes @ spillover + background, 0.0)
    light = generator.poisson(expected * photoelectrons) / photoelectrons
    read: Floats = gains * light + noise * generator.standard_normal(light.shape)
    return read
