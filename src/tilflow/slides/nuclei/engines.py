"""The engine that an assay names, from the slide to its nuclei."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tilflow.errors import InputError
from tilflow.slides.assay import Assay
from tilflow.slides.images.slide import Slide
from tilflow.slides.nuclei.blocks import segment_by_blocks
from tilflow.slides.nuclei.classical import ClassicalEngine
from tilflow.slides.nuclei.numbering import Nuclei
from tilflow.slides.nuclei.onnx_net import POSITIVE, OnnxNet
from tilflow.slides.nuclei.outside import OutsideNet
from tilflow.slides.nuclei.prediction import MapsEngine, list_maps, predict_slide
from tilflow.slides.nuclei.segmentation import (
    Mask,
    holds_tissue,
    is_in_tissue,
    segment_nuclei,
    segment_signal,
)
from tilflow.slides.nuclei.stitching import Rim
from tilflow.slides.nuclei.weights import find_weights
from tilflow.slides.settings_cells import SegmentSettings
from tilflow.slides.signal.calibration import Calibration
from tilflow.slides.signal.net_input import open_net_input
from tilflow.slides.workers import RunTiles


@dataclass(frozen=True, slots=True)
class Outlined:
    """Nuclei of a slide, and the grid that they were found on.

    Attributes
    ----------
    nuclei
        In working pixels.
    scale
        Level-0 pixels in the side of a working pixel.
    """

    nuclei: Nuclei
    scale: float

    @property
    def y_px(self) -> NDArray[np.float64]:
        """Rows of the centroids in level-0 pixels; 0 is the middle of the first pixel."""
        return (self.nuclei.centres[:, 0] + 0.5) * self.scale - 0.5

    @property
    def x_px(self) -> NDArray[np.float64]:
        """Columns of the centroids in level-0 pixels."""
        return (self.nuclei.centres[:, 1] + 0.5) * self.scale - 0.5


@dataclass(frozen=True, slots=True)
class Job:
    """What every engine is given besides the slide.

    Attributes
    ----------
    tissue
        Nuclei whose centroid lies elsewhere are dropped; None keeps all.
    out
        Label array (y, x) of level 0 to write; None finds the nuclei alone.
    tile_px
        Side of a tile in level-0 pixels, with a net in pixels of the net; it changes memory and
        speed, never the answer.
    scratch
        Empty folder for what lies between the phases.
    """

    settings: SegmentSettings
    tissue: Mask | None
    out: Any
    tile_px: int
    run: RunTiles
    scratch: Path


def outline_nuclei(slide: Slide, calibration: Calibration, assay: Assay, job: Job) -> Outlined:
    """Outline the nuclei of a slide with the engine of its assay.

    Raises
    ------
    InputError
        Where the engine's weights are missing, wrong, or of another kind of image.
    MissingExtraError
        Where its package is not installed.
    """
    if assay.engine == "classical":
        return _outline_classical(slide, calibration, job)
    if assay.engine == "onnx":
        return _outline_by_maps(slide, calibration, assay, job)
    return _outline_by_blocks(slide, calibration, assay, job)


def _outline_classical(slide: Slide, calibration: Calibration, job: Job) -> Outlined:
    engine = ClassicalEngine(
        threshold=calibration.threshold, diameter_px=calibration.diameter_px, settings=job.settings
    )
    nuclei = segment_nuclei(
        slide.levels[0],
        calibration,
        engine,
        tissue=job.tissue,
        out=job.out,
        tile_px=job.tile_px,
        run=job.run,
        scratch=job.scratch,
    )
    return Outlined(nuclei, calibration.factor)


def open_net(assay: Assay) -> OnnxNet:
    """Open the net of an assay with engine onnx.

    Raises
    ------
    InputError
        Where it is missing, differs from its digest, or is for another kind of image.
    """
    net = OnnxNet(find_weights(assay))
    if net.modality != assay.modality:
        message = (
            f"{net.weights.path}: is a net for {net.modality}, but assay {assay.name} is "
            f"{assay.modality}"
        )
        raise InputError(message)
    return net


def _outline_by_maps(slide: Slide, calibration: Calibration, assay: Assay, job: Job) -> Outlined:
    net = open_net(assay)
    signal = open_net_input(
        slide, calibration, pixel_size_um=assay.nucleus_diameter_um / net.diameter_px
    )
    scale = signal.grid.scale
    places = list_maps(net.instances, with_positive=assay.positivity == "net")
    maps = predict_slide(
        signal,
        net,
        places=places,
        has_tissue=None if job.tissue is None else partial(holds_tissue, job.tissue, scale),
        settings=job.settings.blocks,
        run=job.run,
        scratch=job.scratch,
    )
    nuclei = segment_signal(
        maps,
        MapsEngine(net.diameter_px, net.instances),
        tissue=job.tissue,
        out=job.out,
        scale=scale,
        side_px=job.tile_px,
        run=job.run,
        scratch=job.scratch,
        scoring=POSITIVE if POSITIVE in places else None,
        rim=Rim(maps.read_probability, net.instances.probability),
    )
    return Outlined(nuclei, scale)


def _outline_by_blocks(slide: Slide, calibration: Calibration, assay: Assay, job: Job) -> Outlined:
    pixel_um = assay.weights_pixel_size_um
    assert pixel_um is not None
    weights = find_weights(assay)
    weights.check()
    signal = open_net_input(slide, calibration, pixel_size_um=pixel_um)
    scale, tissue = signal.grid.scale, job.tissue
    nuclei = segment_by_blocks(
        signal,
        OutsideNet(assay.engine, weights, assay.modality == "brightfield"),
        out=job.out,
        scale=scale,
        diameter_px=assay.nucleus_diameter_um / pixel_um,
        settings=job.settings.blocks,
        run=job.run,
        scratch=job.scratch,
        is_tissue=None if tissue is None else partial(is_in_tissue, tissue, scale),
        has_tissue=None if tissue is None else partial(holds_tissue, tissue, scale),
    )
    return Outlined(nuclei, scale)
