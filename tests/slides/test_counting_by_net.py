"""Counting and measuring IHC with a net, through the commands."""

import hashlib
from pathlib import Path

import anndata
import numpy as np
import pandas as pd
import pytest
import yaml
import zarr
from tests.slides.test_points import place, stain

from tilflow.cli import main
from tilflow.errors import InputError
from tilflow.slides.assay import SHIPPED, read_assay
from tilflow.slides.cells.agreed import find_agreed
from tilflow.slides.cells.net_calls import call_by_net
from tilflow.slides.nuclei.nucleus_table import NucleusTable
from tilflow.slides.nuclei.points import NucleusPoints

NET = Path(__file__).parent / "data" / "brightfield.onnx"


def write_assay(folder: Path, **changes: object) -> str:
    content = yaml.safe_load((SHIPPED / "ihc_nuclear.yaml").read_text())
    content |= {
        "engine": "onnx",
        "weights_path": str(NET),
        "weights_sha256": hashlib.sha256(NET.read_bytes()).hexdigest(),
        **changes,
    }
    path = folder / "assay.yaml"
    path.write_text(yaml.safe_dump(content))
    return str(path)


def write_image(folder: Path) -> Path:
    from PIL import Image

    middles, is_brown = place()
    path = folder / "ki67.png"
    Image.fromarray(stain(middles, is_brown).transpose(1, 2, 0)).save(path)
    return path


POINTS = {"diameter_um": 8.0, "contrast": 0.035}


@pytest.mark.parametrize("points", [POINTS, POINTS | {"agreement": 0.6}], ids=["net", "agreed"])
@pytest.mark.parametrize("positivity", ["threshold", "net"])
def test_each_nucleus_is_counted_with_its_colour(
    tmp_path: Path, positivity: str, points: dict[str, float]
) -> None:
    assay, image = (
        write_assay(tmp_path, positivity=positivity, points=points),
        write_image(tmp_path),
    )
    command = ["slides", "count", str(image), "--assay", assay, "--pixel-size-um", "0.5"]
    assert main([*command, "--out", str(tmp_path / "out")]) == 0
    found = pd.read_parquet(tmp_path / "out" / "ki67.parquet")
    middles, is_brown = place()
    away = np.hypot(
        found["y_px"].to_numpy()[:, None] - middles[:, 0],
        found["x_px"].to_numpy()[:, None] - middles[:, 1],
    )
    assert len(found) == len(middles)
    assert away.min(axis=0).max() < 1.5
    nearest = away.argmin(axis=1)
    assert found["positive"].tolist() == is_brown[nearest].tolist()
    np.testing.assert_allclose(found["y_um"], found["y_px"] * 0.5)


def test_the_labels_and_the_table_of_a_segmentation_agree(tmp_path: Path) -> None:
    assay, image = write_assay(tmp_path, positivity="net"), write_image(tmp_path)
    command = ["slides", "segment", str(image), "--assay", assay, "--pixel-size-um", "0.5"]
    assert main([*command, "--format", "zarr", "--out", str(tmp_path / "out")]) == 0
    labels = zarr.open_array(tmp_path / "out/nuclei.ome.zarr/0", mode="r")[:]
    table = pd.read_parquet(tmp_path / "out/nuclei.parquet")
    assert table["label"].tolist() == list(range(1, int(labels.max()) + 1))
    rows, columns = table["y_px"].round().astype(int), table["x_px"].round().astype(int)
    assert labels[rows, columns].tolist() == table["label"].tolist()
    assert table["positive_probability"].between(0, 1).all()


def test_positivity_by_the_net_wants_a_net(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    classical = {"engine": "classical", "weights_path": None, "weights_sha256": None}
    for changes, said in (
        ({"points": POINTS, "positivity": "net"}, "positivity by the net"),
        ({"positivity": "threshold"}, "points.agreement is for engine onnx"),
    ):
        assay = write_assay(tmp_path, **classical, **changes)
        command = ["slides", "count", str(write_image(tmp_path)), "--assay", assay]
        assert main([*command, "--out", str(tmp_path / "out")]) == 2
        assert said in capsys.readouterr().err


def test_a_point_counts_where_the_net_has_a_nucleus() -> None:
    y = np.array([10.0, 13.0, 40.0, 60.0])
    points = NucleusPoints(y, np.zeros(4), np.ones(4))
    there = np.array([38.0, 11.0])
    nuclei = NucleusTable(np.array([5, 7], np.uint32), there, np.zeros(2), np.zeros(2))
    kept, vouching = find_agreed(points, nuclei, within_px=2.5)
    assert kept.tolist() == [0, 1, 2]
    assert nuclei.labels[vouching].tolist() == [7, 7, 5]
    nobody = NucleusTable(np.zeros(0, np.uint32), np.zeros(0), np.zeros(0), np.zeros(0))
    assert find_agreed(points, nobody, within_px=2.5)[0].tolist() == []


def test_the_pipeline_counts_what_the_command_counts(tmp_path: Path) -> None:
    assay, image = write_assay(tmp_path, positivity="net"), str(write_image(tmp_path))
    at = {name: str(tmp_path / name) for name in ("image.ome.zarr", "J", "T", "P", "cells.zarr")}
    size, look = ["--pixel-size-um", "0.5"], ["--assay", assay]
    known = ["--calibration", at["J"], "--tissue", at["T"]]
    found, parts = at["image.ome.zarr"], tmp_path / "parts"
    for verb, *options in (
        ["read", image, *size, "--out", found],
        ["calibrate", found, "--out", at["J"]],
        ["tissue", found, *known[:2], "--out", at["T"]],
        ["segment", found, *known, "--cells", "--format", "zarr", "--out", str(parts)],
        [
            *("compartments", found, *known, "--cells", str(parts / "cells.ome.zarr")),
            *("--out", at["P"]),
        ],
        [
            *("measure", found, *known[:2], "--nuclei", str(parts / "nuclei.ome.zarr")),
            *("--cells", str(parts / "cells.ome.zarr"), "--compartments", at["P"]),
            *("--nucleus-table", str(parts / "nuclei.parquet"), "--slide-id", "S1"),
            *("--out", at["cells.zarr"]),
        ],
        ["count", image, *size, "--out", str(tmp_path / "counted")],
    ):
        assert main(["slides", verb, *options, *look]) == 0
    cells = anndata.read_zarr(at["cells.zarr"])
    counted = pd.read_parquet(tmp_path / "counted" / "ki67.parquet")
    called = {(x, y): here for _, _, y, x, here, _ in counted.itertuples(index=False)}
    assert len(cells) > 0.9 * len(counted)
    places = map(tuple, cells.obsm["spatial"].tolist())
    assert [called[place] for place in places] == cells.obs["is_Ki67_positive"].tolist()
    assert (cells.obs["nucleus_area_um2"] > 10).all()


def test_the_digest_is_that_of_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["slides", "digest", str(NET)]) == 0
    assert capsys.readouterr().out.strip() == hashlib.sha256(NET.read_bytes()).hexdigest()


def test_a_marker_is_called_by_the_probability_of_each_label() -> None:
    assay = read_assay("ihc_nuclear").model_copy(update={"engine": "onnx", "positivity": "net"})
    labels, places = np.array([1, 2, 3], np.uint32), np.zeros(3)
    nuclei = NucleusTable(labels, places, places, np.array([0.2, 0.9, 0.5]))
    thresholds, positive = call_by_net(np.array([3, 2, 1], np.uint32), assay, nuclei)
    assert positive["Ki67"].tolist() == [False, True, False]
    assert thresholds["Ki67"].method == "net"
    with pytest.raises(InputError, match="nucleus-table"):
        call_by_net(np.array([1], np.uint32), assay, None)
