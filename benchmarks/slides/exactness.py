"""Tiled is whole: ``python benchmarks/slides/exactness.py [REAL_FOLDER] [--side 8192]``.

Synthetic slides, and mosaics of real images of one scale and stain (each mirrored once, so that it
is larger than a tile's context), are segmented with tiles of 512, 1024 and 2048 px and 1 and 2
workers. The table shows how many nuclei each answer has more than the first, and the intersection
over union of the two label images: pixels with one and the same label over pixels with any.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import zarr
from assays import choose_assay
from skimage.io import imread
from synthetic import PIXEL_UM, write_synthetic

from tilflow.settings import read_settings
from tilflow.slides.tiles import plan_tiles
from tilflow.store.pyramid import write_pyramid

CASES = [(tile, workers) for tile in (2048, 1024, 512) for workers in (1, 2)]


def compare(first: Path, other: Path) -> tuple[int, float]:
    """Return the difference of the counts and the overlap of two label stores."""
    left, right = (
        zarr.open_array(path / "nuclei.ome.zarr" / "0", mode="r") for path in (first, other)
    )
    same = either = most_left = most_right = 0
    for box in plan_tiles(left.shape, 4096):
        a, b = left[box.slices], right[box.slices]
        either += int(((a > 0) | (b > 0)).sum())
        same += int(((a == b) & (a > 0)).sum())
        most_left, most_right = max(most_left, int(a.max())), max(most_right, int(b.max()))
    return most_right - most_left, same / max(either, 1)


def segment(store: Path, assay: str, out: Path, *, tile: int, workers: int) -> Path:
    """Segment a store into a folder and return it."""
    command = [sys.executable, "-m", "tilflow", "slides", "segment", str(store), "--quiet"]
    command += ["--assay", assay, "--format", "zarr", "--out", str(out)]
    command += ["--tile", str(tile), "--workers", str(workers)]
    subprocess.run(command, check=True)
    return out


def lay_mosaic(files: list[Path], path: Path, *, is_brightfield: bool, side: int) -> Path:
    """Lay real images side by side, mirrored, and write them as a slide."""
    tiles = []
    for file in files:
        image = np.asarray(imread(file))
        image = np.moveaxis(image[..., :3], -1, 0) if image.ndim == 3 else image[None]
        if not is_brightfield:
            image = image.max(axis=0, keepdims=True)
        tiles.append(np.pad(image, ((0, 0), (0, image.shape[1]), (0, image.shape[2])), "symmetric"))
    height = min(tile.shape[1] for tile in tiles)
    width = min(tile.shape[2] for tile in tiles)
    n = -(-side // min(height, width))
    rows = [
        np.concatenate(
            [tiles[(y * n + x) % len(tiles)][:, :height, :width] for x in range(n)], axis=2
        )
        for y in range(n)
    ]
    mosaic = np.concatenate(rows, axis=1)[:, :side, :side]
    write_pyramid(
        path,
        mosaic,
        pixel_size_um=PIXEL_UM,
        channels=("R", "G", "B") if is_brightfield else ("DAPI",),
        is_brightfield=is_brightfield,
        settings=read_settings(None).store,
    )
    return path


def list_slides(folder: Path, real: Path | None, side: int) -> list[tuple[str, str, Path]]:
    """Write the slides; return name, assay and path of each."""
    slides = []
    for kind, assay in (("mif", "mif"), ("ihc", "ihc_membrane")):
        path = write_synthetic(folder / f"{kind}.ome.zarr", kind, side)
        slides.append((f"synthetic {kind}", str(choose_assay(assay, "classical", folder)), path))
    if real is not None:
        for kind, assay, bright in (("fluo", "dapi", False), ("histo", "he", True)):
            images = sorted((real / "slides/dsb2018" / kind / "images").glob("*.png"))
            shapes = pd.Series([imread(file).shape[:2] for file in images])
            common = [f for f, s in zip(images, shapes, strict=True) if s == shapes.mode()[0]]
            path = lay_mosaic(
                common[:40],
                folder / f"{kind}.ome.zarr",
                is_brightfield=bright,
                side=min(side, 4096),
            )
            slides.append((f"mosaic of {len(common[:40])}, {kind}", assay, path))
    return slides


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("real", nargs="?", type=Path)
    parser.add_argument("--side", type=int, default=8192)
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, assay, store in list_slides(folder, options.real, options.side):
            first: Path | None = None
            for tile, workers in CASES:
                place = folder / f"{store.stem}-{tile}-{workers}"
                out = segment(store, assay, place, tile=tile, workers=workers)
                first = first or out
                rows.append((name, tile, workers, *compare(first, out)))
    columns = ["slide", "tile", "workers", "nuclei more", "IoU"]
    print(pd.DataFrame(rows, columns=columns).to_string(index=False))


if __name__ == "__main__":
    main()
