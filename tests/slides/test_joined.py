"""Verbs that take several steps in one start write what the single verbs write."""

import shutil
from pathlib import Path

import pytest
from benchmarks.cluster.comparing import digest_results

from tilflow.cli import main
from tilflow.simulate.tissue import write_slide

CHAIN = [
    "calibrate PARTS/image.ome.zarr --out PARTS/calibration.json",
    "tissue PARTS/image.ome.zarr --calibration PARTS/calibration.json --out PARTS/tissue.ome.zarr",
    "quality PARTS/image.ome.zarr --calibration PARTS/calibration.json"
    " --tissue PARTS/tissue.ome.zarr --slide-id s1 --table OUT/quality.parquet --out PARTS",
    "segment PARTS/image.ome.zarr --calibration PARTS/calibration.json"
    " --tissue PARTS/evaluable.ome.zarr --cells --format zarr --out PARTS",
    "compartments PARTS/image.ome.zarr --calibration PARTS/calibration.json"
    " --tissue PARTS/evaluable.ome.zarr --cells PARTS/cells.ome.zarr"
    " --annotations STUDY/nests.geojson --out PARTS/compartments.ome.zarr",
    "measure PARTS/image.ome.zarr --calibration PARTS/calibration.json --slide-id s1"
    " --nuclei PARTS/nuclei.ome.zarr --nucleus-table PARTS/nuclei.parquet"
    " --cells PARTS/cells.ome.zarr --compartments PARTS/compartments.ome.zarr"
    " --out OUT/cells.zarr",
    *(
        f"{verb} OUT/cells.zarr --tissue PARTS/evaluable.ome.zarr --slide-id s1"
        " --compartments PARTS/compartments.ome.zarr --quality OUT/quality.parquet"
        f" --out OUT/{verb}.parquet"
        for verb in ("densities", "scores", "spatial")
    ),
    "assemble PARTS --out OUT/slide.ome.zarr",
    "overlay PARTS/image.ome.zarr --nuclei PARTS/nuclei.ome.zarr --cells OUT/cells.zarr"
    " --tissue PARTS/tissue.ome.zarr --quality PARTS/quality.ome.zarr"
    " --compartments PARTS/compartments.ome.zarr --out OUT/overlay.png",
    "thresholds OUT/cells.zarr --image PARTS/image.ome.zarr --outlines PARTS/cells.ome.zarr"
    " --calibration PARTS/calibration.json --out OUT/thresholds.png",
]
JOINED = [
    "prepare PARTS/image.ome.zarr --slide-id s1 --table OUT/quality.parquet --out PARTS",
    CHAIN[3],
    "tabulate PARTS --annotations STUDY/nests.geojson --slide-id s1 --out OUT/cells.zarr",
    "describe PARTS --cell-table OUT/cells.zarr --quality OUT/quality.parquet --slide-id s1"
    " --out OUT",
    "draw PARTS --cell-table OUT/cells.zarr --out OUT",
]


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A slide, its nests as a pathologist would draw them, and its pyramid."""
    folder = tmp_path_factory.mktemp("joined")
    write_slide(
        folder / "slide.ome.tif",
        kind="ihc",
        height_um=200.0,
        width_um=300.0,
        pixel_size_um=0.5,
        cd8_density_per_mm2=450.0,
        seed=7,
        truth_folder=folder / "truth",
        slide_id="s1",
        annotations=folder / "nests.geojson",
    )
    assert slides(f"read {folder}/slide.ome.tif --out {folder}/image.ome.zarr") == 0
    return folder


def slides(command: str) -> int:
    return main(
        [
            *("slides", *command.split()),
            *([] if command.startswith("assemble") else ["--assay", "ihc_membrane"]),
        ]
    )


def run(commands: list[str], study: Path, out: Path) -> dict[str, str]:
    shutil.copytree(study / "image.ome.zarr", out / "parts" / "image.ome.zarr")
    for command in commands:
        places = {"PARTS": out / "parts", "OUT": out, "STUDY": study}
        for name, path in places.items():
            command = command.replace(name, str(path))
        assert slides(command) == 0
    return digest_results(out)


def test_joined_verbs_write_what_the_single_ones_write(study: Path, tmp_path: Path) -> None:
    single = run(CHAIN, study, tmp_path / "single")
    assert {
        *("quality.parquet", "densities.parquet", "scores.parquet", "spatial.parquet"),
        *("overlay.png", "thresholds.png"),
    } <= set(single)
    assert run(JOINED, study, tmp_path / "joined") == single
