"""How large nuclei are shown to a net, and how often: ``python choose_drawing.py MODALITY DATA``.

F1 at an intersection over union of 0.5 and mean average precision of a shipped net on images to
choose by, at their true scale, for nuclei of some sizes and 1, 2 and 4 views. ``--training`` takes
as many of the other training images: the net has seen them, but they tell its settings apart.
Held-out images are not looked at.
"""

import argparse
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np

from tilflow.slides.nuclei.onnx_net import OnnxNet
from tilflow.slides.nuclei.prediction import MapsEngine
from tilflow.slides.nuclei.rescaling import Surety, scale_labels
from tilflow.slides.nuclei.weights import SHIPPED, Weights, compute_digest
from tilflow.slides.settings_nets import DrawingSettings
from tilflow.slides.tiles import Box
from tilnets.images import Labelled, read_labelled, rescale, typical_diameter
from tilnets.split import is_validation

sys.path.append(str(Path(__file__).resolve().parents[1] / "benchmarks" / "slides"))
from accuracy import THRESHOLDS, compute_ious

FOLDERS = {"brightfield": "histo", "fluorescence": "fluo"}
SIZES = (0.9, 1.0, 1.12, 1.25)
"""Of nuclei, in the size at which the net is used."""


class Viewed(OnnxNet):
    """A net with another number of views."""

    def __init__(self, weights: Weights, views: int) -> None:
        super().__init__(weights)
        self.drawing = DrawingSettings.model_validate({"views": views})


def outline(net: OnnxNet, labelled: Labelled, size: float) -> np.ndarray:
    """Return the labels (y, x) of an image, its nuclei shown at `size` of what the net expects."""
    factor = size * net.diameter_px / typical_diameter(labelled.labels)
    maps = net.predict(rescale(labelled, factor).image)
    labels = MapsEngine(net.diameter_px, net.instances)(maps)
    height, width = labelled.labels.shape
    return scale_labels(
        labels,
        Box(0, 0, *labels.shape),
        Box(0, 0, height, width),
        scale=height / labels.shape[0],
        surety=Surety(maps[0], net.instances.probability),
    )


def score(net: OnnxNet, images: list[Labelled], size: float) -> tuple[float, float]:
    """Return F1 and mean average precision, pooled over all nuclei."""
    hits, n_true, n_found = np.zeros(len(THRESHOLDS)), 0, 0
    for labelled in images:
        ious = compute_ious(labelled.labels, outline(net, labelled, size))
        best = ious.max(axis=1, initial=0.0)
        hits += [(best >= threshold).sum() for threshold in THRESHOLDS]
        n_true, n_found = n_true + ious.shape[0], n_found + ious.shape[1]
    return 2 * hits[0] / (n_true + n_found), float((hits / (n_true + n_found - hits)).mean())


def choose_images(data: Path, modality: str, *, training: int) -> list[Labelled]:
    """Return the validation images, or so many of the other training images, by their names."""
    images = read_labelled(data / FOLDERS[modality], modality=modality, held_out=False)
    if not training:
        return [labelled for labelled in images if is_validation(labelled.stem)]
    others = [labelled for labelled in images if not is_validation(labelled.stem)]
    return sorted(others, key=lambda each: sha256(each.stem.encode()).hexdigest())[:training]


def main() -> None:
    """Print a line a size and number of views."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modality", choices=sorted(FOLDERS))
    parser.add_argument("data", type=Path)
    parser.add_argument("--training", type=int, default=0, metavar="IMAGES")
    parser.add_argument("--sizes", type=float, nargs="+", default=SIZES)
    parser.add_argument("--net", type=Path, help="else the shipped one")
    options = parser.parse_args()
    path = options.net or SHIPPED / f"{options.modality}.onnx"
    images = choose_images(options.data, options.modality, training=options.training)
    n_nuclei = sum(labelled.n_nuclei for labelled in images)
    print(f"{len(images)} images, {n_nuclei} nuclei\nsize  views  F1     mAP")
    for size in options.sizes:
        for views in (1, 2, 4):
            net = Viewed(Weights(path, compute_digest(path)), views)
            f1, precision = score(net, images, size)
            print(f"{size:4.2f}  {views:5}  {f1:.3f}  {precision:.3f}", flush=True)


if __name__ == "__main__":
    main()
