"""A damaged store is found out, and where; what other tools open is opened by them."""

import os
import subprocess

import numpy as np
import pandas as pd
import pytest
import zarr
from anndata import AnnData
from tests.store.test_pyramid import SMALL, draw_image, write_image, write_part

from tilflow.cli import main
from tilflow.store.assembly import assemble
from tilflow.store.exchange import write_ome_zarr_04, write_spatialdata
from tilflow.store.grid import fit_chunks, iterate_windows, write_window
from tilflow.store.pyramid import create_label_array, open_pyramid
from tilflow.store.settings import StoreSettings
from tilflow.store.verification import find_damage


@pytest.fixture
def slide(tmp_path):
    parts = tmp_path / "parts"
    image = draw_image()
    write_image(parts / "image.ome.zarr", image)
    write_part(parts / "cells.ome.zarr", (image[0] // 100).astype("uint32"))
    tissue = (image[0, ::8, ::8] > 100).astype("uint8")
    write_part(parts / "tissue.ome.zarr", tissue, size_um=4.0, classes={1: "tissue"})
    out = tmp_path / "A" / "slide.ome.zarr"
    assemble(parts, out)
    return out


def test_a_flipped_bit_is_found_with_its_pixels(slide, capsys):
    assert main(["slides", "verify", str(slide)]) == 0
    shard = slide / "0" / "c" / "1" / "2" / "0"
    content = bytearray(shard.read_bytes())
    content[len(content) // 2] ^= 1
    shard.write_bytes(content)
    (slide / "labels" / "cells" / "0" / "c" / "0" / "1").unlink()
    assert [str(each) for each in find_damage(slide)] == [
        "0/c/1/2/0 (pixels 1:2, 256:301, 0:128): changed",
        "labels/cells/0/c/0/1 (pixels 0:128, 128:256): missing",
    ]
    assert main(["slides", "verify", str(slide)]) == 2
    assert "0/c/1/2/0 (pixels 1:2, 256:301, 0:128): changed" in capsys.readouterr().err


def test_a_store_without_digests_is_no_clean_store(tmp_path, capsys):
    zarr.create_array(tmp_path / "a", data=np.zeros((4, 4), "u1"))
    assert main(["slides", "verify", str(tmp_path / "a")]) == 2
    assert "carries no digests" in capsys.readouterr().err


def test_what_is_not_read_back_as_written_is_an_error(tmp_path, monkeypatch):
    array = create_label_array(tmp_path / "labels", (200, 200), settings=SMALL)
    monkeypatch.setattr("tilflow.store.grid.np.ascontiguousarray", lambda block: block)

    class Faulty:
        shape, shards, chunks, name = array.shape, array.shards, array.chunks, "labels"

        def __setitem__(self, window, block):
            array[window] = block + 1

        def __getitem__(self, window):
            return array[window]

    window = next(iterate_windows(array))
    with pytest.raises(OSError, match="labels, pixels 0:128, 0:128: not read back"):
        write_window(Faulty(), window, np.ones((128, 128), "uint32"))


def count_shards(shape, channels, settings):
    """Count the files of the pyramid of an image, all of it tissue."""
    total = 0
    while True:
        _, shards = fit_chunks(shape, channels=channels, settings=settings)
        total += int(np.prod([-(-n // side) for n, side in zip(shape, shards, strict=True)]))
        if max(shape[-2:]) <= settings.coarsest_px:
            return total
        shape = (*shape[:-2], *(-(-n // 2) for n in shape[-2:]))


def test_a_slide_is_hundreds_of_files(tmp_path):
    assert count_shards((3, 100_000, 80_000), 3, StoreSettings()) < 1000
    assert count_shards((7, 50_000, 50_000), 1, StoreSettings()) < 2000
    image = draw_image()
    write_image(tmp_path / "a.zarr", image)
    files = [f for f in (tmp_path / "a.zarr").rglob("*") if f.is_file() and f.name != "zarr.json"]
    assert len(files) == count_shards(image.shape, 1, SMALL)


def test_ome_zarr_04(tmp_path, slide):
    import ome_zarr_models
    import yaozarrs

    write_ome_zarr_04(slide, tmp_path / "old.zarr")
    yaozarrs.validate_zarr_store(str(tmp_path / "old.zarr"))
    group = zarr.open_group(tmp_path / "old.zarr", mode="r", zarr_format=2)
    image = ome_zarr_models.open_ome_zarr(group)
    assert image.attributes.multiscales[0].version == "0.4"
    np.testing.assert_array_equal(group["0"][:], draw_image())
    np.testing.assert_array_equal(
        group["labels/cells/1"][:], open_pyramid(slide / "labels" / "cells").levels[1][:]
    )


def draw_table():
    obs = pd.DataFrame(
        {"cell_id": ["1", "2"], "label": [3, 5], "phenotype": pd.Categorical(["a", "b"])},
        index=["1", "2"],
    )
    table = AnnData(np.zeros((2, 1), "float32"), obs=obs)
    table.obsm["spatial"] = np.array([[1.0, 2.0], [3.0, 4.0]])
    return table


READ = """
import json, sys, warnings
warnings.simplefilter("ignore")
import spatialdata
from spatialdata.transformations import get_transformation
data = spatialdata.read_zarr(sys.argv[1])
image, cells = data["image"]["scale0"]["image"], data["cells"]["scale0"]["image"]
table = data["table"]
scale = get_transformation(data["tissue"], "global")
spatialdata.match_element_to_table(data, "cells", "table")
print(json.dumps({
    "images": list(data.images), "labels": sorted(data.labels), "tables": list(data.tables),
    "channels": image.coords["c"].values.tolist(), "sum": int(image.values.sum()),
    "cells": int(cells.values.max()), "region": table.uns["spatialdata_attrs"]["region"],
    "scale": scale.to_affine_matrix(("y", "x"), ("y", "x"))[0][0],
}))
"""


def test_spatialdata_opens_the_export(tmp_path, slide):
    """Needs an interpreter that has spatialdata: it asks for another dask than ours."""
    import json

    python = os.environ.get("TILFLOW_SPATIALDATA_PYTHON")
    if not python:
        pytest.skip("TILFLOW_SPATIALDATA_PYTHON names no Python with spatialdata 0.7.3")
    write_spatialdata(slide, draw_table(), tmp_path / "out.zarr")
    run = subprocess.run(
        [python, "-c", READ, str(tmp_path / "out.zarr")], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr[-2000:]
    found = json.loads(run.stdout.splitlines()[-1])
    image = draw_image()
    assert found == {
        "images": ["image"], "labels": ["cells", "tissue"], "tables": ["table"],
        "channels": ["channel_0", "channel_1"], "sum": int(image.sum()),
        "cells": int(image[0].max() // 100), "region": "cells", "scale": 4.0,
    }  # fmt: skip


def test_the_export_for_spatialdata_is_laid_out_as_its_release_writes(tmp_path, slide):
    write_spatialdata(slide, draw_table(), tmp_path / "out.zarr")
    root = zarr.open_group(tmp_path / "out.zarr", mode="r")
    assert root.attrs["spatialdata_attrs"]["version"] == "0.2"
    assert root["labels"].attrs["ome"]["labels"] == ["tissue", "cells"]
    transforms = root["images/image"].attrs["ome"]["multiscales"][0]["coordinateTransformations"]
    assert (transforms[0]["scale"], transforms[0]["output"]["name"]) == ([1.0, 0.5, 0.5], "global")
    assert dict(root["tables/table"].attrs) | {
        "region": "cells", "region_key": "region", "instance_key": "label", "version": "0.2",
    } == dict(root["tables/table"].attrs)  # fmt: skip
    np.testing.assert_array_equal(root["images/image/0"][:], draw_image())
