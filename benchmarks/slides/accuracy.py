"""How well nuclei are found on real slides: ``python benchmarks/slides/accuracy.py REAL_FOLDER``.

Prints F1 at an intersection over union of 0.5, the mean average precision and the error of the
count on DSB2018 (hand-drawn masks), and the concordance of the counts of Ki67-positive and of all
nuclei with a pathologist's points. The images carry no pixel size: DSB2018 is segmented with
``--pixel-size-um auto``, the Ki67 slides at an assumed 0.5 µm.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
from skimage import io
from skimage.metrics import contingency_table
from skimage.segmentation import relabel_sequential

THRESHOLDS = np.arange(0.5, 1.0, 0.05)


def compute_ious(truth: np.ndarray, found: np.ndarray) -> np.ndarray:
    """Return the intersection over union (true, found) of every pair of objects."""
    truth, found = relabel_sequential(truth)[0], relabel_sequential(found)[0]
    both = contingency_table(truth.astype(int), found.astype(int)).toarray()
    union = both.sum(axis=1, keepdims=True) + both.sum(axis=0, keepdims=True) - both
    return (both / np.maximum(union, 1))[1:, 1:]


def score(folder: Path, assay: str, out: Path) -> dict[str, float]:
    """Segment every image of a DSB2018 folder and compare with its masks."""
    run("segment", folder / "images", "--assay", assay, "--out", out, "--format", "tif")
    hits, n_true, n_found, errors = np.zeros(len(THRESHOLDS)), 0, 0, []
    for file in sorted((folder / "labels").iterdir()):
        found = io.imread(out / f"{file.stem}.tif")
        ious = compute_ious(io.imread(file), found)
        best = ious.max(axis=1, initial=0.0)
        # Over 0.5 a partner is unique; at 0.5 itself ties do not occur in practice.
        hits += [(best >= threshold).sum() for threshold in THRESHOLDS]
        n_true, n_found = n_true + ious.shape[0], n_found + ious.shape[1]
        errors.append(abs(ious.shape[1] - ious.shape[0]) / max(ious.shape[0], 1))
    precisions = hits / (n_true + n_found - hits)
    return {
        "F1@0.5": 2 * hits[0] / (n_true + n_found),
        "mAP": precisions.mean(),
        "median count error %": 100 * float(np.median(errors)),
        "nuclei": n_true,
    }


def compute_concordance(truth: np.ndarray, found: np.ndarray) -> float:
    """Return Lin's concordance correlation coefficient (Biometrics 1989;45:255)."""
    covariance = np.cov(truth, found, bias=True)
    shift = (truth.mean() - found.mean()) ** 2
    return 2 * covariance[0, 1] / (covariance[0, 0] + covariance[1, 1] + shift)


def count_ki67(folder: Path, out: Path) -> pd.DataFrame:
    """Count the Ki67 slides as points, inside the pathologist's region."""
    size = ("--pixel-size-um", "0.5")
    run("count", folder / "images", "--assay", "ihc_nuclear", "--out", out, *size)
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
    slides = Path(sys.argv[1]) / "slides"
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary)
        dsb = {
            kind: score(slides / "dsb2018" / kind, assay, out / kind)
            for kind, assay in (("fluo", "dapi"), ("histo", "he"))
        }
        ki67 = count_ki67(slides / "ki67_points", out / "ki67")
    print(pd.DataFrame(dsb).T.round(3).to_string(), end="\n\n")
    print(ki67.to_string(index=False))
    for kind in ("positive", "all"):
        pair = ki67[f"{kind}, marked"].to_numpy(float), ki67[f"{kind}, found"].to_numpy(float)
        print(f"concordance, {kind} nuclei: {compute_concordance(*pair):.3f}")


if __name__ == "__main__":
    main()
