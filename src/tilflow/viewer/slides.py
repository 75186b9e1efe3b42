"""What there is of one slide: its image, its overlays, and what its cells were called."""

import json
from pathlib import Path
from typing import Any, Final

import numpy as np

from tilflow.viewer.cells import Cells

IMAGES: Final = ("slide.ome.zarr", "parts/image.ome.zarr")
"""The gathered slide, or the image alone while the pipeline is not done with it."""
OVERVIEW: Final = "overlay.png"
BESIDE: Final = (".svg", ".tsv")
"""Suffixes of the files of a picture's name."""
PICTURES: Final = (OVERVIEW, "thresholds.png", "clusters.png")


def describe_slide(results: Path, slide_id: str) -> dict[str, Any]:
    """Return the paths of the image and the pictures below the results, and the labels' names."""
    folder = f"tissue/{slide_id}"
    image = next((n for n in IMAGES if (results / folder / n / "zarr.json").is_file()), "")
    overview = (results / folder / OVERVIEW).is_file()
    return {
        "image": f"{folder}/{image}" if image else "",
        "labels": _read_labels(results / folder / image) if image else [],
        "overview": f"{folder}/{OVERVIEW}" if overview else "",
        "pictures": [
            {"path": f"{folder}/{name}", "files": list_files_beside(results, f"{folder}/{name}")}
            for name in PICTURES
            if (results / folder / name).is_file()
        ],
    }


def list_files_beside(results: Path, picture: str) -> list[str]:
    """Return the paths of what belongs to a picture: its SVG, and the numbers behind it."""
    stem = picture.rpartition(".")[0]
    return [stem + suffix for suffix in BESIDE if (results / f"{stem}{suffix}").is_file()]


def describe_calls(cells: Cells | None) -> dict[str, Any]:
    """Return how many cells there are of each call; none where they were not measured."""
    return {
        "phenotypes": [] if cells is None else _count_phenotypes(cells),
        "has_outlines": cells is not None and _has_outlines(cells),
    }


def _read_labels(store: Path) -> list[str]:
    path = store / "labels" / "zarr.json"
    if not path.is_file():
        return []
    names: list[str] = json.loads(path.read_text(encoding="utf-8"))["attributes"]["ome"]["labels"]
    return [name for name in names if (store / "labels" / name / "zarr.json").is_file()]


def _count_phenotypes(cells: Cells) -> list[dict[str, Any]]:
    counts = np.bincount(cells.phenotype[cells.phenotype >= 0], minlength=len(cells.phenotypes))
    return [
        {"name": name, "n_cells": int(count)}
        for name, count in zip(cells.phenotypes, counts, strict=True)
    ]


def _has_outlines(cells: Cells) -> bool:
    """Whether the rows are nuclei with outlines: points carry no label."""
    return bool((cells.labels > 0).any())
