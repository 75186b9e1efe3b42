"""How far a pixel of the outline goes: ``python outline_limits.py DATA``.

The hand-drawn labels of the fluorescence validation images against themselves, shifted or grown by
a pixel, scored as a net is: F1 at an intersection over union of 0.5 and mean average precision. And
how many of the labels are specks, smaller than a tenth of the image's typical nucleus.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from skimage.segmentation import expand_labels

from choose_drawing import choose_images
from tilnets.images import Labelled, typical_diameter

sys.path.append(str(Path(__file__).resolve().parents[1] / "benchmarks" / "slides"))
from accuracy import THRESHOLDS, compute_ious

SPECK = 0.1
"""Of the area of a typical nucleus."""

CHANGES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "shifted by 1 px": lambda labels: np.roll(labels, 1, axis=0),
    "grown by 1 px": lambda labels: expand_labels(labels, 1),
}


def score(images: list[Labelled], change: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """Return F1 and mean average precision of changed labels."""
    hits, n = np.zeros(len(THRESHOLDS)), 0
    for labelled in images:
        best = compute_ious(labelled.labels, change(labelled.labels)).max(axis=1, initial=0.0)
        hits += [(best >= threshold).sum() for threshold in THRESHOLDS]
        n += len(best)
    return np.array([hits[0] / n, (hits / (2 * n - hits)).mean()])


def count_specks(labelled: Labelled) -> int:
    """Return the number of labels that are hardly nuclei."""
    area = np.bincount(labelled.labels.ravel())[1:]
    least = SPECK * np.pi / 4 * typical_diameter(labelled.labels) ** 2
    return int(((area > 0) & (area < least)).sum())


def main() -> None:
    """Print the lines."""
    images = choose_images(Path(sys.argv[1]), "fluorescence", training=0)
    for name, change in CHANGES.items():
        f1, precision = score(images, change)
        print(f"{name}: F1 {f1:.3f}, mAP {precision:.3f}")
    n_nuclei = sum(labelled.n_nuclei for labelled in images)
    print(f"specks: {sum(map(count_specks, images))} of {n_nuclei}")


if __name__ == "__main__":
    main()
