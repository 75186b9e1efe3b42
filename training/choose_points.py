"""Choose the point filter of IHC on rendered slides: ``python choose_points.py DATA``.

Nuclear DAB is rendered over labelled H&E and fluorescence images of the training side of the split.
Detection F1 (a point within a nucleus finds it, once) and the error of the count are printed for a
grid of the filter's settings. The slides with a pathologist's points are not looked at.
"""

import itertools
import sys
from math import ceil
from pathlib import Path

import numpy as np

from tilflow.slides.nuclei.points import find_peaks, respond
from tilnets.geometry import take_crop
from tilnets.images import NUCLEUS_PX, Labelled, read_labelled
from tilnets.rendering import as_stain, find_blue, render_ihc, to_density
from tilnets.samples import BROAD

SCALES = (0.14, 0.17, 0.2, 0.22, 0.25, 0.28, 0.32)
DISTANCES = (0.25, 0.35, 0.45, 0.55)
CONTRASTS = (0.02, 0.035, 0.05, 0.07, 0.1)
N_CROPS, SIDE_PX = 60, 256


def render_crops(data: Path) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return optical density (y, x), summed over the colours of two stains, and labels (y, x)."""
    histo = read_labelled(data / "histo", modality="brightfield", held_out=False)
    fluo = read_labelled(data / "fluo", modality="fluorescence", held_out=False)
    rng = np.random.default_rng(1)
    crops = []
    for number in range(N_CROPS):
        lent = number % 3 == 2
        source: list[Labelled] = fluo if lent else histo
        image, labels = take_crop(
            source[rng.integers(len(source))],
            rng,
            side_px=SIDE_PX,
            scale_spread=BROAD.scale_spread,
        )
        blue = as_stain(image[0], labels, rng) if lent else find_blue(image, rng)
        rendered, _ = render_ihc(blue, labels, rng, localisation="nucleus")
        rendered = np.clip(rendered + rng.normal(0, 0.02, rendered.shape), 0, 1)
        crops.append((unmix_density(to_density(rendered.astype(np.float32))), labels))
    return crops


def unmix_density(density: np.ndarray) -> np.ndarray:
    """Return haematoxylin and DAB together, as the filter sees them."""
    from tilflow.slides.assay import read_assay

    stains = read_assay("ihc_nuclear").stains
    assert stains is not None
    amounts = np.tensordot(np.linalg.pinv(np.array(stains.unit_vectors).T), density, axes=1)
    return np.clip(amounts, 0, None).sum(axis=0).astype(np.float32)


def score(
    crops: list[tuple[np.ndarray, np.ndarray]], scale: float, distance: float, contrast: float
) -> tuple[float, float]:
    """Return the F1 of detection, and the mean error of the count as a part."""
    hits = found = real = 0
    errors = []
    for density, labels in crops:
        rows, columns = find_peaks(
            respond(density, scale * NUCLEUS_PX),
            apart=max(1, ceil(distance * NUCLEUS_PX)),
            least=contrast,
        )
        touched = labels[rows, columns]
        n = len(np.unique(labels)) - 1
        hits += len(np.unique(touched[touched > 0]))
        found, real = found + len(rows), real + n
        errors.append(len(rows) - n)
    return 2 * hits / (found + real), sum(errors) / real


def main() -> None:
    """Print the table, best first."""
    crops = render_crops(Path(sys.argv[1]))
    rows = [
        (*choice, *score(crops, *choice))
        for choice in itertools.product(SCALES, DISTANCES, CONTRASTS)
    ]
    print("scale  distance  contrast  F1     count error")
    for scale, distance, contrast, f1, error in sorted(rows, key=lambda row: -row[3])[:15]:
        print(f"{scale:5.2f}  {distance:8.2f}  {contrast:8.3f}  {f1:.3f}  {100 * error:+.1f} %")


if __name__ == "__main__":
    main()
