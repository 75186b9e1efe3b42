"""From a simulated slide to its densities, by the commands that the pipeline runs."""

from pathlib import Path

import anndata
import pandas as pd
import pytest

from tilflow.cli import main
from tilflow.simulate.tissue import write_slide


def run_chain(image: Path, folder: Path, assay: str, *, annotations: Path | None) -> None:
    """Read, calibrate, mask, segment, part, measure, summarise."""
    part = {
        name: str(folder / f"{name}.ome.zarr")
        for name in ("image", "tissue", "nuclei", "cells", "compartments")
    }
    j, table = str(folder / "calibration.json"), str(folder / "cells.zarr")
    drawn = [] if annotations is None else ["--annotations", str(annotations)]
    tissue, calibration = ["--tissue", part["tissue"]], ["--calibration", j]
    cells, compartments = ["--cells", part["cells"]], ["--compartments", part["compartments"]]
    slide = ["--slide-id", "s1"]
    out = ["--out", str(folder)]
    for command in (
        ["read", str(image), "--out", part["image"]],
        ["calibrate", part["image"], "--out", j],
        ["tissue", part["image"], *calibration, "--out", part["tissue"]],
        ["segment", part["image"], *calibration, *tissue, "--format", "zarr", "--cells", *out],
        [
            *("compartments", part["image"], *calibration, *tissue, *cells, *drawn),
            *("--out", part["compartments"]),
        ],
        [
            *("measure", part["image"], *calibration, "--nuclei", part["nuclei"], *cells),
            *(*compartments, *slide, "--out", table),
        ],
        [
            *("densities", table, *tissue, *compartments, *slide),
            *("--out", str(folder / "densities.parquet")),
        ],
    ):
        assert main(["slides", *command, "--assay", assay]) == 0


@pytest.mark.parametrize(("kind", "assay"), [("ihc", "ihc_membrane"), ("mif", "mif")])
def test_densities_are_those_of_the_simulation(tmp_path: Path, kind: str, assay: str) -> None:
    drawn = tmp_path / "nests.geojson" if kind == "ihc" else None
    truth = write_slide(
        tmp_path / "slide.ome.tif",
        kind=kind,  # type: ignore[arg-type]
        height_um=420.0,
        width_um=600.0,
        pixel_size_um=0.5,
        cd8_density_per_mm2=450.0,
        seed=7,
        truth_folder=tmp_path / "truth",
        slide_id="s1",
        annotations=drawn,
    )
    run_chain(tmp_path / "slide.ome.tif", tmp_path, assay, annotations=drawn)
    key = ["phenotype", "compartment"]
    found = pd.read_parquet(tmp_path / "densities.parquet").set_index(key)
    true = truth.set_index(key)
    whole = true.xs("whole", level="compartment", drop_level=False)
    many = whole[whole["n_cells"] >= 40]
    assert len(many) >= 2
    ratio = found.loc[many.index, "density_per_mm2"] / many["density_per_mm2"]
    assert ratio.between(0.9, 1.1).all(), ratio.to_string()
    for compartment in ("tumour", "stroma"):
        place = ("nucleated_cells", compartment)
        expected = true.loc[place, "density_per_mm2"]
        assert found.loc[place, "density_per_mm2"] == pytest.approx(expected, rel=0.1)
        area = true.loc[place, "area_mm2"]
        # Nests of 0.06 mm² are mostly edge.
        assert found.loc[place, "area_mm2"] == pytest.approx(area, rel=0.15)
    assert set(found["quality"]) == {"warn"}
    table = anndata.read_zarr(tmp_path / "cells.zarr")
    assert table.n_obs >= found.loc[("nucleated_cells", "whole"), "n_cells"]
    assert set(table.uns["thresholds"]) == set(table.var_names)
    assert table.obs["phenotype"].isin(found.index.get_level_values(0)).all()
