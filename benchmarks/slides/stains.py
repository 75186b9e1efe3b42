"""How well stain vectors are estimated: ``python benchmarks/slides/stains.py REAL_FOLDER``.

First, slides rendered with known vectors: the amounts of stain of real images, drawn by Beer and
Lambert's law with vectors turned at random from Ruifrok's, quantised, with a camera's noise. Then
slides of one stain, of the other, and with hardly any tissue, which must fall back to the assay's
vectors. Last, how far the vectors of real images lie from Ruifrok's.
"""

import argparse
from pathlib import Path

import numpy as np
import pandas as pd
from skimage import data, io

from tilflow.settings import Settings
from tilflow.slides.assay import read_assay
from tilflow.slides.signal.estimation import estimate_white
from tilflow.slides.signal.stain_vectors import (
    StainEstimate,
    build_density_table,
    compute_unmixing,
    estimate_vectors,
    look_up_density,
)
from tilflow.slides.tiles import thin

SETTINGS = Settings().slides.calibrate
WHITE = 240.0
KINDS = {"H&E": "he", "IHC": "ihc_membrane"}
RUIFROK = {kind: np.array(read_assay(name).stains.unit_vectors) for kind, name in KINDS.items()}
"""Ruifrok and Johnston, Anal Quant Cytol Histol 2001;23:291."""


def estimate(rgb: np.ndarray, kind: str) -> StainEstimate:
    """Estimate the vectors of an image (3, y, x) of 8 bits, as the calibration does."""
    table = build_density_table(tuple(estimate_white(rgb, SETTINGS)), rgb.dtype)
    return estimate_vectors(
        look_up_density(rgb, table).reshape(3, -1),
        RUIFROK[kind],
        names=("haematoxylin", {"H&E": "eosin", "IHC": "dab"}[kind]),
        settings=SETTINGS,
    )


def unmix(rgb: np.ndarray, kind: str) -> np.ndarray:
    """Return the amounts (2, y, x) of both stains, by the image's own vectors if it has any."""
    table = build_density_table(tuple(estimate_white(rgb, SETTINGS)), rgb.dtype)
    density = look_up_density(rgb, table)
    matrix = compute_unmixing(estimate(rgb, kind).vectors)
    return np.maximum(np.einsum("sc,cyx->syx", matrix, density)[:2], 0)


def render(amounts: np.ndarray, vectors: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Draw amounts (2, y, x) with known vectors."""
    light = WHITE * 10 ** -np.einsum("syx,sc->cyx", amounts, vectors)
    return np.clip(np.rint(light + rng.normal(0, 1.5, light.shape)), 0, 255).astype(np.uint8)


def turn(vectors: np.ndarray, rng: np.random.Generator, spread: float) -> np.ndarray:
    """Return vectors with entries changed at random, of length 1."""
    turned = np.abs(vectors + rng.normal(0, spread, vectors.shape))
    return turned / np.linalg.norm(turned, axis=1, keepdims=True)


def measure_angles(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return the angle in degrees between the rows of two arrays."""
    return np.degrees(np.arccos(np.clip((a * b).sum(axis=1), -1, 1)))


def score_rendered(sources: list[tuple[str, str, np.ndarray]], n: int) -> pd.DataFrame:
    """Draw each source with `n` pairs of vectors, and compare."""
    rows = []
    for name, kind, image in sources:
        amounts = unmix(image, kind)
        for seed in range(n):
            rng = np.random.default_rng([seed, len(name)])
            true = turn(RUIFROK[kind], rng, 0.05)
            found = estimate(render(amounts, true, rng), kind)
            own, locked = measure_angles(found.vectors, true), measure_angles(RUIFROK[kind], true)
            rows.append(
                {
                    "amounts of": name,
                    "slides": 1,
                    "fell back": bool(found.warning),
                    "haematoxylin °": own[0],
                    "counterpart °": own[1],
                    "Ruifrok's: haematoxylin °": locked[0],
                    "counterpart ° ": locked[1],
                }
            )
    table = pd.DataFrame(rows).groupby("amounts of", sort=False)
    return table.agg(
        {"slides": "sum", "fell back": "sum"} | dict.fromkeys(table.obj.columns[3:], "median")
    )


def count_fallbacks(sources: list[tuple[str, str, np.ndarray]], n: int) -> pd.DataFrame:
    """Draw slides that do not show two stains; count those that fall back."""
    rows = []
    for name, kind, image in sources:
        amounts = unmix(image, kind)
        speck = np.zeros_like(amounts)
        speck[:, :20, :20] = amounts[:, :20, :20]
        for what, shown in (
            ("haematoxylin alone", amounts * np.array([1, 0])[:, None, None]),
            ("counterpart alone", amounts * np.array([0, 1])[:, None, None]),
            ("hardly any tissue", speck),
        ):
            fell = []
            for seed in range(n):
                rng = np.random.default_rng([seed, len(name), len(what)])
                true = turn(RUIFROK[kind], rng, 0.05)
                fell.append(bool(estimate(render(shown, true, rng), kind).warning))
            rows.append({"amounts of": name, "slide": what, "fell back": f"{sum(fell)} of {n}"})
    return pd.DataFrame(rows)


def compare_real(folder: Path) -> pd.DataFrame:
    """Return how far the vectors of real images lie from Ruifrok's."""
    files = [("IHC", file) for file in sorted((folder / "deepliif_ihc/images").iterdir())]
    files += [("IHC", file) for file in sorted((folder / "ki67_points/images").iterdir())]
    files += [("H&E", folder / "unlabelled/instanseg_HE_example.tif")]
    files += [("H&E", file) for file in sorted((folder / "dsb2018/histo/images").iterdir())]
    images = [("IHC", "scikit-image IHC", data.immunohistochemistry())]
    images += [
        (kind, f"{file.parents[1].name}/{file.stem}", io.imread(file)) for kind, file in files
    ]
    rows = []
    for kind, name, image in images:
        found = estimate(np.ascontiguousarray(np.moveaxis(image[..., :3], -1, 0)), kind)
        angles = measure_angles(found.vectors, RUIFROK[kind])
        rows.append(
            {
                "image": "histo (DSB2018)" if "histo" in name else name,
                "kind": kind,
                "between °": found.angle_degrees,
                "haematoxylin off °": np.nan if found.warning else angles[0],
                "counterpart off °": np.nan if found.warning else angles[1],
                "images": 1,
                "fell back": bool(found.warning),
                "why": found.warning,
            }
        )
    return pd.DataFrame(rows)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("real_folder", type=Path)
    parser.add_argument("-n", type=int, default=20, help="slides drawn of each")
    options = parser.parse_args()
    slides = options.real_folder / "slides"
    example = io.imread(slides / "unlabelled/instanseg_HE_example.tif")[..., :3]
    sources = [
        ("H&E example", "H&E", np.moveaxis(example, -1, 0)),
        ("scikit-image IHC", "IHC", np.moveaxis(data.immunohistochemistry(), -1, 0)),
    ]
    for file in sorted((slides / "deepliif_ihc/images").iterdir())[:1]:
        sources.append(("DeepLIIF IHC", "IHC", np.moveaxis(io.imread(file)[..., :3], -1, 0)))
    sources = [(name, kind, thin(np.ascontiguousarray(image), 2)) for name, kind, image in sources]
    print(score_rendered(sources, options.n).round(1).to_string(), end="\n\n")
    print(count_fallbacks(sources, options.n).to_string(index=False), end="\n\n")
    real = compare_real(slides)
    grouped = real.groupby(["image", "kind"], sort=False)
    numbers = ["between °", "haematoxylin off °", "counterpart off °"]
    table = grouped.agg(dict.fromkeys(numbers, "median") | {"images": "sum", "fell back": "sum"})
    print(table.round(1).to_string(), end="\n\n")
    print(real.loc[real["fell back"], "why"].value_counts().to_string())


if __name__ == "__main__":
    main()
