"""How well nuclei are found on real slides: ``python benchmarks/slides/accuracy.py REAL_FOLDER``.

Prints F1 at an intersection over union of 0.5, the mean average precision, the F1 of detection (a
centroid within a nucleus finds it, once) and the error of the count on DSB2018 (hand-drawn masks)
and DeepLIIF, and the concordance of the counts of Ki67-positive and of all nuclei with a
pathologist's points. The images carry no pixel size: they are segmented with ``--pixel-size-um
auto``, the Ki67 slides at an assumed 0.5 µm.

``--held-out`` takes the side of DSB2018 that the shipped nets were not trained on; ``--validation``
takes DSB2018's images to choose by, and nothing else; ``--engine`` sets the engine of every assay;
without it each is outlined as it is shipped.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd
from assays import choose_assay
from scipy import ndimage
from skimage import io
from skimage.metrics import contingency_table
from skimage.segmentation import relabel_sequential

sys.path.append(str(Path(__file__).resolve().parents[2] / "training"))
from tilnets.split import is_held_out, is_validation

THRESHOLDS = np.arange(0.5, 1.0, 0.05)
AUTO = ("--pixel-size-um", "auto", "--quiet")


def compute_ious(truth: np.ndarray, found: np.ndarray) -> np.ndarray:
    """Return the intersection over union (true, found) of every pair of objects."""
    truth, found = relabel_sequential(truth)[0], relabel_sequential(found)[0]
    both = contingency_table(truth.astype(int), found.astype(int)).toarray()
    union = both.sum(axis=1, keepdims=True) + both.sum(axis=0, keepdims=True) - both
    return (both / np.maximum(union, 1))[1:, 1:]


def count_detected(truth: np.ndarray, found: np.ndarray) -> int:
    """Return the nuclei within which a centroid lies."""
    numbers = np.unique(found[found > 0])
    centres = np.array(ndimage.center_of_mass(found > 0, found, numbers)).reshape(-1, 2)
    rows, columns = centres.round().astype(int).T
    return len(np.unique(truth[rows, columns])) - int((truth[rows, columns] == 0).any())


def score(images: Iterable[Path], labels: Path, assay: Path, out: Path) -> dict[str, float]:
    """Segment images and compare with the masks of the same stems."""
    chosen = out / "images"
    chosen.mkdir(parents=True)
    for image in images:
        (chosen / image.name).symlink_to(image.resolve())
    run("segment", chosen, "--assay", assay, "--out", out, "--format", "tif", *AUTO)
    masks = {file.stem: file for file in labels.iterdir()}
    hits, n_true, n_found, detected, errors = np.zeros(len(THRESHOLDS)), 0, 0, 0, []
    for file in sorted(out.glob("*.tif")):
        truth, found = io.imread(masks[file.stem]), io.imread(file)
        ious = compute_ious(truth, found)
        best = ious.max(axis=1, initial=0.0)
        # Over 0.5 a partner is unique; at 0.5 itself ties do not occur in practice.
        hits += [(best >= threshold).sum() for threshold in THRESHOLDS]
        detected += count_detected(truth, found)
        n_true, n_found = n_true + ious.shape[0], n_found + ious.shape[1]
        errors.append(abs(ious.shape[1] - ious.shape[0]) / max(ious.shape[0], 1))
    precisions = hits / (n_true + n_found - hits)
    return {
        "images": len(errors),
        "nuclei": n_true,
        "F1@0.5": 2 * hits[0] / (n_true + n_found),
        "mAP": precisions.mean(),
        "F1 detection": 2 * detected / (n_true + n_found),
        "median count error %": 100 * float(np.median(errors)),
    }


def compute_concordance(truth: np.ndarray, found: np.ndarray) -> float:
    """Return Lin's concordance correlation coefficient (Biometrics 1989;45:255)."""
    covariance = np.cov(truth, found, bias=True)
    shift = (truth.mean() - found.mean()) ** 2
    return 2 * covariance[0, 1] / (covariance[0, 0] + covariance[1, 1] + shift)


def count_ki67(folder: Path, assay: Path, out: Path) -> pd.DataFrame:
    """Count the Ki67 slides as points, inside the pathologist's region."""
    size = ("--pixel-size-um", "0.5", "--quiet")
    run("count", folder / "images", "--assay", assay, "--out", out, *size)
    rows = []
    for file in sorted((folder / "points").glob("*.csv")):
        region = io.imread(folder / "roi" / f"{file.stem}.png")
        region = region.reshape(*region.shape[:2], -1)[..., 0] > 0
        marked = pd.read_csv(file).to_numpy()
        found = pd.read_parquet(out / f"{file.stem}.parquet")
        inside = region[found["y_px"].round().astype(int), found["x_px"].round().astype(int)]
        found = found[inside]
        rows.append(
            {
                "slide": file.stem,
                "positive, marked": int((marked[:, 0] == 1).sum()),
                "positive, found": int(found["positive"].sum()),
                "all, marked": len(marked),
                "all, found": len(found),
            }
        )
    return pd.DataFrame(rows)


def run(verb: str, *arguments: object) -> None:
    """Run ``tilflow slides VERB …``."""
    command = [sys.executable, "-m", "tilflow", "slides", verb, *map(str, arguments)]
    subprocess.run(command, check=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("real_folder", type=Path)
    side = parser.add_mutually_exclusive_group()
    side.add_argument("--held-out", action="store_true")
    side.add_argument("--validation", action="store_true")
    parser.add_argument("--engine", choices=("classical", "onnx"))
    options = parser.parse_args()
    slides = options.real_folder / "slides"
    sets = {
        "DSB2018 fluorescence": ("dapi", "dsb2018/fluo", "images"),
        "DSB2018 H&E": ("he", "dsb2018/histo", "images"),
        "DeepLIIF nuclear channel": ("dapi", "deepliif_ihc", "dapi"),
        "DeepLIIF IHC": ("ihc_nuclear", "deepliif_ihc", "images"),
    }
    if options.validation:
        sets = {name: each for name, each in sets.items() if each[1].startswith("dsb2018")}
    table = {}
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary)
        for place, (name, (assay, folder, images)) in enumerate(sets.items()):
            files = sorted((slides / folder / images).iterdir())
            if options.held_out and folder.startswith("dsb2018"):
                files = [file for file in files if is_held_out(file.stem)]
            if options.validation:
                files = [file for file in files if is_validation(file.stem)]
            table[name] = score(
                files,
                slides / folder / "labels",
                choose_assay(assay, options.engine, out),
                out / str(place),
            )
        print(pd.DataFrame(table).T.round(3).to_string(), end="\n\n")
        if options.validation:
            return
        assay_file = choose_assay("ihc_nuclear", options.engine, out)
        ki67 = count_ki67(slides / "ki67_points", assay_file, out / "ki67")
    print(ki67.to_string(index=False))
    for kind in ("positive", "all"):
        pair = ki67[f"{kind}, marked"].to_numpy(float), ki67[f"{kind}, found"].to_numpy(float)
        print(f"concordance, {kind} nuclei: {compute_concordance(*pair):.3f}")


if __name__ == "__main__":
    main()
