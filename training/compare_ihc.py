"""Points against the net on rendered IHC: ``python compare_ihc.py DATA [--choose]``.

Nuclear DAB is rendered over the held-out side of the split; nuclei are counted with the assay
``ihc_nuclear``: by the point filter, by the net, and as points that agree with the net. With
``--choose`` it is the training side, and how far a nucleus may lie that agrees is varied.

F1 of detection (a point within a nucleus finds it, once), error of the count, and how many found
nuclei are called as rendered.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import yaml
from skimage import io

from tilflow.slides.assay import find_assay
from tilnets.geometry import take_crop
from tilnets.images import read_labelled
from tilnets.rendering import as_stain, find_blue, render_ihc
from tilnets.samples import BROAD

N_IMAGES, SIDE_PX, PIXEL_UM = 40, 320, 0.4
REACHES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0)


def render(
    data: Path, out: Path, *, held_out: bool = True
) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Write the images; return the labels and which are positive."""
    histo = read_labelled(data / "histo", modality="brightfield", held_out=held_out)
    fluo = read_labelled(data / "fluo", modality="fluorescence", held_out=held_out)
    truth = {}
    for number in range(N_IMAGES):
        rng = np.random.default_rng([2, number])
        lent = number % 4 == 3
        source = fluo if lent else histo
        image, labels = take_crop(
            source[number % len(source)],
            rng,
            side_px=SIDE_PX,
            scale_spread=BROAD.scale_spread,
        )
        blue = as_stain(image[0], labels, rng) if lent else find_blue(image, rng)
        rendered, positive = render_ihc(blue, labels, rng, localisation="nucleus")
        rendered = np.clip(rendered + rng.normal(0, 0.02, rendered.shape), 0, 1)
        pixels = np.rint(255 * (1 - np.moveaxis(rendered, 0, -1))).astype(np.uint8)
        io.imsave(out / f"{number:03}.png", pixels, check_contrast=False)
        truth[f"{number:03}"] = (labels, positive)
    return truth


def score(truth: dict[str, tuple[np.ndarray, np.ndarray]], folder: Path) -> dict[str, float]:
    """Compare the tables of a folder with what was rendered."""
    hits = found = real = right = 0
    for stem, (labels, positive) in truth.items():
        table = pd.read_parquet(folder / f"{stem}.parquet")
        rows = table["y_px"].round().astype(int).clip(0, SIDE_PX - 1)
        columns = table["x_px"].round().astype(int).clip(0, SIDE_PX - 1)
        table = table.assign(label=labels[rows, columns])
        first = table[table["label"] > 0].drop_duplicates("label")
        hits, found, real = hits + len(first), found + len(table), real + len(positive) - 1
        right += int((first["positive"].to_numpy() == positive[first["label"]]).sum())
    return {
        "F1": 2 * hits / (found + real),
        "count error %": 100 * (found - real) / real,
        "called right %": 100 * right / max(hits, 1),
    }


def list_ways(*, chooses: bool) -> dict[str, dict[str, object]]:
    """Return ways of counting → what they change of the assay."""
    net = {"engine": "onnx", "positivity": "net"}
    points = {"diameter_um": 8.0, "contrast": 0.035}
    ways: dict[str, dict[str, object]] = {
        "points, threshold": {"engine": "classical", "positivity": "threshold", "points": points},
        "net, threshold": {**net, "positivity": "threshold", "points": points},
        "net, its own call": {**net, "points": points},
    }
    for reach in REACHES if chooses else ():
        agreed = {**points, "agreement": reach}
        ways[f"points, net within {reach}, its call"] = {**net, "points": agreed}
    return ways if chooses else {**ways, "as shipped": {}}


def main() -> None:
    """Print a line a way of counting."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--choose", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        images = Path(folder) / "images"
        images.mkdir()
        truth = render(options.data, images, held_out=not options.choose)
        for number, (name, change) in enumerate(list_ways(chooses=options.choose).items()):
            content = yaml.safe_load(find_assay("ihc_nuclear").read_text(encoding="utf-8"))
            assay, out = Path(folder) / f"{number}.yaml", Path(folder) / str(number)
            assay.write_text(yaml.safe_dump(content | change))
            command = ["count", images, "--assay", assay, "--out", out, "--quiet"]
            size = ["--pixel-size-um", str(PIXEL_UM)]
            call = [sys.executable, "-m", "tilflow", "slides", *map(str, command), *size]
            subprocess.run(call, check=True)
            print(name, {key: round(value, 3) for key, value in score(truth, out).items()})


if __name__ == "__main__":
    main()
