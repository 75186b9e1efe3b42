"""How well uneven light and background are taken out: ``python accuracy_light.py``.

Simulated multiplex slides without shading get fields of light (multiplied) and of background
(added) that are known. Every marker is then read in the true nuclei and cells, once with one
background and even light (``surface_degree: 0``) and once with the surfaces that the calibration
found, and compared with the same slide before anything was planted. Printed: the median error of
the positive cells' intensities, up to a common factor, in % of what they show, and the
percentage of cells that are called wrongly (against the simulator's truth), before and after.
"""

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
from skimage.segmentation import expand_labels
from tifffile import imread

from tilflow.settings import Settings
from tilflow.simulate.tissue import write_slide
from tilflow.simulate.tissue.settings import FluorescenceSettings, TissueSettings
from tilflow.slides.assay import read_assay
from tilflow.slides.cells.cell_table import find_thresholds, list_readings
from tilflow.slides.cells.intensities import measure_cells
from tilflow.slides.images.reading import open_slide
from tilflow.slides.images.slide import Slide
from tilflow.slides.signal.channels import Channels
from tilflow.slides.signal.estimation import compute_calibration
from tilflow.slides.workers import open_workers

DARK, TOP = 100, 4095
PLANTS = ("none", "light", "background", "both")


def draw_slide(seed: int, side_um: float, folder: Path) -> tuple[Slide, np.ndarray, pd.DataFrame]:
    """Return a slide without shading, its true nuclei and their table."""
    light = FluorescenceSettings(shading=0.0, codec="zlib")
    if not (folder / f"{seed}.ome.tif").exists():
        write_slide(
            folder / f"{seed}.ome.tif",
            kind="mif",
            height_um=0.75 * side_um,
            width_um=side_um,
            pixel_size_um=0.5,
            cd8_density_per_mm2=250.0,
            seed=seed,
            truth_folder=folder,
            slide_id=str(seed),
            annotations=None,
            settings=TissueSettings(fluorescence=light),
        )
    slide = open_slide(folder / f"{seed}.ome.tif")
    nuclei = imread(folder / "labels" / f"{seed}_nuclei.tif")
    return slide, nuclei, pd.read_parquet(folder / "nuclei" / f"{seed}.parquet")


def plant(image: np.ndarray, what: str, rng: np.random.Generator, depth: float) -> np.ndarray:
    """Put uneven light and background on an image (c, y, x); each channel has its own."""
    y, x = np.meshgrid(*(np.linspace(-1, 1, n) for n in image.shape[1:]), indexing="ij")
    spoilt = np.empty_like(image)
    for channel, plane in enumerate(image):
        a, b = rng.uniform(-0.4, 0.4, 2)
        # The lamp is the same for all channels, its centre is not.
        lamp = 1 - depth * (((y - a) ** 2 + (x - b) ** 2) / 2)
        slope = rng.normal(size=2)
        glow = 100 * depth * (1 + (slope[0] * y + slope[1] * x) / np.hypot(*slope))
        signal = plane.astype(np.float64) - DARK
        if what in ("light", "both"):
            signal = signal * lamp
        if what in ("background", "both"):
            signal = signal + glow
        spoilt[channel] = np.clip(np.rint(signal + DARK), 0, TOP)
    return spoilt


def measure(
    slide: Slide, nuclei: np.ndarray, degree: int
) -> tuple[pd.DataFrame, pd.DataFrame, str]:
    """Return each cell's intensities and calls, and which models were taken."""
    assay, settings = read_assay("mif"), Settings().slides
    calibration = compute_calibration(
        slide,
        assay,
        pixel_size_um=0.5,
        settings=settings.calibrate.model_copy(update={"surface_degree": degree}),
        segment=settings.segment,
    )
    cells = expand_labels(nuclei, 4)
    with open_workers(1) as run:
        found = measure_cells(
            Channels(slide.levels[0], calibration, 1),
            nuclei,
            cells,
            readings=list_readings(assay),
            ring_um=settings.measure.ring_um,
            block_px=settings.measure.block_px,
            run=run,
        )
    thresholds = find_thresholds(found, assay, settings.measure)
    names = list(assay.markers)
    values = pd.DataFrame(found.encircling, index=found.ids, columns=names)
    calls = pd.DataFrame({name: values[name] > thresholds[name].value for name in names})
    models = ", ".join(
        f"{c.name} {c.background_model}/{c.light_model}" for c in calibration.channels
    )
    return values, calls, models


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, nargs="+", default=[211, 212])
    parser.add_argument("--depth", type=float, default=0.4, help="of the planted fields")
    parser.add_argument("--side-um", type=float, default=2000.0)
    parser.add_argument("--plants", nargs="+", choices=PLANTS, default=PLANTS)
    parser.add_argument("--folder", type=Path, help="keep the slides here")
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for seed in options.seeds:
            slide, nuclei, truth = draw_slide(seed, options.side_um, folder)
            image = np.asarray(slide.levels[0][:])
            plain = replace(slide, levels=(image,), downsamples=(1.0,))
            clean, _, _ = measure(plain, nuclei, 0)
            truth = truth.set_index("nucleus_id").loc[clean.index]
            for what in options.plants:
                spoilt = plant(image, what, np.random.default_rng(seed), options.depth)
                shown = replace(plain, levels=(spoilt,))
                for when, degree in (("before", 0), ("after", 3)):
                    values, calls, models = measure(shown, nuclei, degree)
                    row = {"seed": seed, "planted": what, "": when}
                    for name in values:
                        positive = truth[f"is_{name.lower()}_positive"]
                        bright = float(np.median(clean.loc[positive, name]))
                        # A common factor is no unevenness.
                        level = float(np.median((values[name] / clean[name])[positive]))
                        off = np.abs(values[name] / level - clean[name]) / bright
                        row[f"{name} off %"] = 100 * float(np.median(off[positive]))
                        row[f"{name} wrong %"] = 100 * float((calls[name] != positive).mean())
                    rows.append(row | {"background/light": models})
                    print(rows[-1], flush=True)
    table = pd.DataFrame(rows)
    print(table.round(2).to_string(index=False))


if __name__ == "__main__":
    main()
