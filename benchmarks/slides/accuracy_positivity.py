"""Positive and negative nuclei of IHC: ``python accuracy_positivity.py REAL_FOLDER``.

Nuclear DAB rendered over the held-out images (`training/compare_ihc.py`), where the truth is what
was rendered, and the DeepLIIF slides, where a person's classes are. Nuclei are counted with the
assay ``ihc_nuclear``: as points with the DAB threshold, by the net with the threshold, by the net
with its own call, and as the assay is shipped, as points that agree with the net.

Found and true nuclei are paired one to one by the distance of their centres, as the outlines of
DeepLIIF are displaced by 6 to 8 px; a pair is no farther apart than half of a typical true nucleus.

``F1`` of a class counts a nucleus that was missed, made up or called wrongly against it; ``called``
is F1 among the pairs alone.
"""

import argparse
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import yaml
from scipy import ndimage
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import cdist
from skimage import io

from tilflow.slides.assay import find_assay

sys.path.append(str(Path(__file__).resolve().parents[2] / "training"))
from compare_ihc import PIXEL_UM, list_ways, render


@dataclass(frozen=True)
class Truth:
    """True nuclei of an image.

    Attributes
    ----------
    centres
        Shape (n, 2): y, x in pixels.
    positive
        Shape (n,).
    reach_px
        How far away a found nucleus may lie.
    """

    centres: np.ndarray
    positive: np.ndarray
    reach_px: float


def describe(labels: np.ndarray, positive: np.ndarray) -> Truth:
    """Return the nuclei of a label image (y, x); `positive` is looked up by label."""
    numbers, pixels = np.unique(labels[labels > 0], return_counts=True)
    centres = np.array(ndimage.center_of_mass(labels > 0, labels, numbers)).reshape(-1, 2)
    reach = float(np.sqrt(np.median(pixels) / np.pi)) if len(pixels) else 0.0
    return Truth(centres, positive[numbers], reach)


def pair(truth: Truth, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the places of true and found nuclei that are one: as many as can be, then as near.

    Examples
    --------
    >>> truth = Truth(np.array([[0.0, 0.0], [0.0, 9.0]]), np.array([True, False]), 4.0)
    >>> [part.tolist() for part in pair(truth, np.array([[0.0, 5.5], [0.0, 30.0]]))]
    [[1], [0]]
    """
    if len(points) == 0 or len(truth.centres) == 0:
        return np.zeros(0, int), np.zeros(0, int)
    away = cdist(truth.centres, points)
    far = away > truth.reach_px
    rows, columns = linear_sum_assignment(np.where(far, 1e6, away))
    near = ~far[rows, columns]
    return rows[near], columns[near]


def score(truth: dict[str, Truth], folder: Path) -> dict[str, float]:
    """Compare the tables of a folder, by stem, with the truth."""
    # By true and found class; the last row and column hold what has no partner.
    table = np.zeros((3, 3), int)
    for stem, true in truth.items():
        found = pd.read_parquet(folder / f"{stem}.parquet")
        called = found["positive"].to_numpy(bool)
        rows, columns = pair(true, found[["y_px", "x_px"]].to_numpy(float))
        np.add.at(table, (true.positive[rows].astype(int), called[columns].astype(int)), 1)
        table[:2, 2] += np.bincount(np.delete(true.positive, rows).astype(int), minlength=2)
        table[2, :2] += np.bincount(np.delete(called, columns).astype(int), minlength=2)
    hits, pairs = np.diag(table)[:2], table[:2, :2]
    f1 = 2 * hits / (table[:2].sum(axis=1) + table[:, :2].sum(axis=0))
    called_f1 = 2 * hits / (pairs.sum(axis=0) + pairs.sum(axis=1))
    return {
        "true": int(table[:2].sum()),
        "true positive": int(table[1].sum()),
        "found": int(table[:, :2].sum()),
        "found positive": int(table[:, 1].sum()),
        "F1 detection": 2 * pairs.sum() / (table[:2].sum() + table[:, :2].sum()),
        "F1 positive": f1[1],
        "F1 negative": f1[0],
        "F1 mean": f1.mean(),
        "called positive": called_f1[1],
        "called negative": called_f1[0],
        "called mean": called_f1.mean(),
    }


def count(images: Path, way: dict[str, object], out: Path, pixel_size_um: str) -> Path:
    """Count the images of a folder; return the folder of tables."""
    content = yaml.safe_load(find_assay("ihc_nuclear").read_text(encoding="utf-8"))
    out.mkdir(parents=True)
    assay = out / "assay.yaml"
    assay.write_text(yaml.safe_dump(content | way), encoding="utf-8")
    command = ["count", images, "--assay", assay, "--out", out, "--quiet"]
    size = ["--pixel-size-um", pixel_size_um]
    call = [sys.executable, "-m", "tilflow", "slides", *map(str, command), *size]
    subprocess.run(call, check=True)
    return out


def read_deepliif(folder: Path) -> dict[str, Truth]:
    """Read the labels and classes of the DeepLIIF slides."""
    truth = {}
    for file in sorted((folder / "labels").iterdir()):
        labels = io.imread(file)
        table = pd.read_csv(folder / "classes" / f"{file.stem}.csv", comment="#", header=None)
        positive = np.zeros(int(labels.max()) + 1, bool)
        positive[table[0].to_numpy()] = table[1].to_numpy() == 1
        truth[file.stem] = describe(labels, positive)
    return truth


def main() -> None:
    """Print a line a set and way."""
    parser = argparse.ArgumentParser()
    parser.add_argument("real_folder", type=Path)
    slides = parser.parse_args().real_folder / "slides"
    rows = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        rendered = folder / "images"
        rendered.mkdir()
        drawn = render(slides / "dsb2018", rendered)
        sets = {
            "rendered": (
                rendered,
                {stem: describe(*what) for stem, what in drawn.items()},
                str(PIXEL_UM),
            ),
            "DeepLIIF": (
                slides / "deepliif_ihc" / "images",
                read_deepliif(slides / "deepliif_ihc"),
                "auto",
            ),
        }
        for kind, (images, truth, size) in sets.items():
            for number, (name, way) in enumerate(list_ways(chooses=False).items()):
                out = count(images, way, folder / f"{kind}-{number}", size)
                rows[kind, name] = score(truth, out)
    print(pd.DataFrame(rows).T.round(3).to_string())


if __name__ == "__main__":
    main()
