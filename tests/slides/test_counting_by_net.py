"""Counting and measuring IHC with a net, through the commands."""

import hashlib
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
import zarr
from tests.slides.test_points import place, stain

from tilflow.cli import main
from tilflow.errors import InputError
from tilflow.slides.assay import SHIPPED, read_assay
from tilflow.slides.cells.outlined import call_by_net

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


@pytest.mark.parametrize("positivity", ["threshold", "net"])
def test_each_nucleus_is_counted_with_its_colour(tmp_path: Path, positivity: str) -> None:
    assay, image = write_assay(tmp_path, positivity=positivity), write_image(tmp_path)
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
    assay = write_assay(
        tmp_path, engine="classical", weights_path=None, weights_sha256=None, positivity="net"
    )
    command = ["slides", "count", str(write_image(tmp_path)), "--assay", assay]
    assert main([*command, "--out", str(tmp_path / "out")]) == 2
    assert "positivity by the net" in capsys.readouterr().err


def test_the_digest_is_that_of_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["slides", "digest", str(NET)]) == 0
    assert capsys.readouterr().out.strip() == hashlib.sha256(NET.read_bytes()).hexdigest()


def test_a_marker_is_called_by_the_probability_of_each_label() -> None:
    assay = read_assay("ihc_nuclear").model_copy(update={"engine": "onnx", "positivity": "net"})
    scores = np.array([np.nan, 0.2, 0.9, 0.5])
    thresholds, positive = call_by_net(np.array([3, 2, 1], np.uint32), assay, scores)
    assert positive["Ki67"].tolist() == [False, True, False]
    assert thresholds["Ki67"].method == "net"
    with pytest.raises(InputError, match="nucleus-table"):
        call_by_net(np.array([1], np.uint32), assay, None)
