"""How well spoilt tissue is found: ``python benchmarks/slides/accuracy_quality.py REAL_FOLDER``.

Faults (`tilflow.simulate.tissue.faults`) are planted into simulated slides and into real images, of
which those without a pixel size are taken at 0.5 µm. The chain of tissue and quality is run before
and after. Of the tissue that can be evaluated before: sensitivity is the share of the spoilt part
that is left out after; false removal the share of what lies farther than 64 µm from the fault; the
area error compares what is left out more than before with the spoilt area.
"""

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import ndimage

from tilflow.settings import Settings
from tilflow.simulate.tissue import faults, write_slide
from tilflow.slides.assay import read_assay
from tilflow.slides.images.reading import open_slide
from tilflow.slides.images.slide import Slide
from tilflow.slides.nuclei.segmentation import Mask
from tilflow.slides.quality.evaluation import evaluate_slide
from tilflow.slides.quality.left_out import View
from tilflow.slides.signal.estimation import compute_calibration
from tilflow.slides.tissue.outline import compute_tissue

SETTINGS = Settings().slides
NAMED = {
    "focus": 1,
    "folds": 2,
    "folds, two layers": 2,
    "pen": 3,
    "bubbles": 4,
    "clipped": 5,
    "coverslip": 6,
}
FAR_UM = 64.0


def list_images(real: Path, seeds: list[int]) -> Iterator[tuple[str, str, Slide]]:
    """Yield simulated and real images: kind, assay and slide."""
    with tempfile.TemporaryDirectory() as temporary:
        for seed in seeds:
            for kind, assay in (("ihc", "ihc_membrane"), ("mif", "mif")):
                path = Path(temporary) / f"{seed}{kind}.ome.tif"
                write_slide(
                    path,
                    kind=kind,
                    height_um=800.0,
                    width_um=800.0,
                    pixel_size_um=0.5,
                    cd8_density_per_mm2=300.0,
                    seed=seed,
                    truth_folder=Path(temporary),
                    slide_id=path.stem,
                    annotations=None,
                )
                yield f"simulated {kind}", assay, open_slide(path)
    yield "real H&E", "he", open_slide(real / "slides/unlabelled/instanseg_HE_example.tif")
    for stem in ("7468-03", "17993-04"):
        slide = open_slide(real / f"slides/ki67_points/images/{stem}.png")
        yield "real Ki67", "ihc_nuclear", slide


def evaluate(
    slide: Slide, image: np.ndarray, assay_name: str
) -> tuple[np.ndarray, np.ndarray, float]:
    """Return what of an image can be evaluated, what was left out, and the pixel's side in µm."""
    assay = read_assay(assay_name)
    shown = replace(slide, levels=(image,), downsamples=(1.0,), pixel_size_um=0.5)
    calibration = compute_calibration(
        shown, assay, pixel_size_um=0.5, settings=SETTINGS.calibrate, segment=SETTINGS.segment
    )
    tissue = compute_tissue(shown, calibration, settings=SETTINGS.tissue)
    view = View(shown, calibration, assay, Mask(tissue.mask, tissue.pixel_size_um / 0.5))
    found = evaluate_slide(view, settings=SETTINGS.quality, tissue_settings=SETTINGS.tissue)
    return found.evaluable, found.labels, tissue.pixel_size_um


def find_stained(image: np.ndarray, step: int, shape: tuple[int, ...]) -> np.ndarray:
    """Tell tissue from glass where a field is taken for tissue throughout."""
    if not faults.is_brightfield(image):
        return np.ones(shape, bool)
    density = -np.log10(np.maximum(image.astype(np.float32), 1) / np.percentile(image, 99.5))
    smooth = ndimage.uniform_filter(density.mean(axis=0), int(20 / 0.5))[::step, ::step]
    return smooth[: shape[0], : shape[1]] > 0.03


def score(
    before: np.ndarray, after: np.ndarray, labels: np.ndarray, spoilt: np.ndarray, size: float
) -> dict[str, float]:
    """Compare what can be evaluated before and after with the planted mask."""
    bad = before & spoilt
    far = before & (ndimage.distance_transform_edt(~spoilt) * size > FAR_UM)
    lost = before & ~after
    return {
        "spoilt mm²": bad.sum() * size**2 / 1e6,
        "sensitivity": lost[bad].mean() if bad.any() else np.nan,
        "false removal %": 100 * lost[far].mean() if far.any() else np.nan,
        "area error %": 100 * (lost.sum() / max(bad.sum(), 1) - 1),
    }


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("real_folder", type=Path)
    parser.add_argument("--seeds", type=int, nargs="+", default=[901, 902])
    parser.add_argument("--draws", type=int, default=2)
    parser.add_argument("--faults", nargs="+", help="else all")
    options = parser.parse_args()
    rows = []
    for kind, assay, slide in list_images(options.real_folder, options.seeds):
        image = np.asarray(slide.levels[0][:])
        before, left_out, size = evaluate(slide, image, assay)
        before &= find_stained(image, round(size / 0.5), before.shape)
        clean = {"images": kind, "fault": "none", "sensitivity": np.nan, "draws": 1}
        rows.append(clean | {"false removal %": 100 * (left_out > 0).sum() / max(before.sum(), 1)})
        planted = faults.list_faults(image, full_scale=4095)
        for name, plant in planted.items():
            if options.faults and name not in options.faults:
                continue
            for draw in range(options.draws):
                rng = np.random.default_rng([draw, 77])
                spoiled, mask = plant(image, rng, pixel_size_um=0.5)
                step = round(size / 0.5)
                mask = mask[step // 2 :: step, step // 2 :: step][: before.shape[0]]
                lacking = [n - m for n, m in zip(before.shape, mask.shape, strict=True)]
                mask = np.pad(mask, [(0, max(0, n)) for n in lacking], "edge")
                after, labels, _ = evaluate(slide, spoiled, assay)
                row = {"images": kind, "fault": name, "draws": 1}
                row |= score(before, after, labels, mask, size)
                named = labels[before & mask]
                if name in NAMED:
                    row["named right"] = (named == NAMED[name]).sum() / max((named > 0).sum(), 1)
                rows.append(row)
                print(row, flush=True)
    table = pd.DataFrame(rows).groupby(["fault", "images"], sort=False)
    means = table.mean(numeric_only=True).drop(columns="draws")
    means.insert(0, "draws", table["draws"].sum())
    print(means.round(3).to_string())


if __name__ == "__main__":
    main()
