"""A small results folder, written by the project's own writers, and a server on it."""

import json
import shutil
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import anndata as ad
import numpy as np
import pandas as pd
import pytest
import zarr
from zarr.codecs import ZstdCodec

from tilflow.store.annotated import write_annotated
from tilflow.store.assembly import assemble
from tilflow.store.metadata import describe_channels, describe_levels
from tilflow.store.pyramid import write_labels, write_pyramid
from tilflow.store.settings import StoreSettings
from tilflow.store.verification import record_digests
from tilflow.viewer.api import ResultsApi
from tilflow.viewer.server import Server

SIDE = 1200
PIXEL_UM = 0.5
STEP = 40
"""Pixels between two nuclei, which lie on a grid."""
SETTINGS = StoreSettings(chunk_px=256, shard_px=512)


@pytest.fixture(scope="session")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two patients, three blood samples of which one failed, one slide."""
    folder = tmp_path_factory.mktemp("viewer") / "results"
    (folder / "study").mkdir(parents=True)
    draw_longitudinal().to_parquet(folder / "study" / "longitudinal.parquet", index=False)
    draw_completeness().to_parquet(folder / "study" / "completeness.parquet", index=False)
    for sample in ("A01-D1", "A01-D29"):
        blood = folder / "blood" / sample
        blood.mkdir(parents=True)
        draw_populations(sample).to_parquet(blood / "populations.parquet", index=False)
        draw_picture(blood / "gating.png")
        (blood / "gating.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    write_slide(folder / "tissue" / "A01-SCR")
    return folder


def draw_longitudinal() -> pd.DataFrame:
    rows = [
        ("A01", "A", "D1", 1, "blood", "A01-D1", "cd8_t_cells.count_per_ul", 400.0, "ok", ""),
        ("A01", "A", "D29", 29, "blood", "A01-D29", "cd8_t_cells.count_per_ul", 800.0, "ok", ""),
        ("A01", "A", "D1", 1, "blood", "A01-D1", "nk_cells.count_per_ul", 90.0, "warn", "few"),
        ("B02", "B", "D1", 1, "blood", "B02-D1", "cd8_t_cells.count_per_ul", None, "fail", "clot"),
        ("A01", "A", "SCR", -3, "tissue", "A01-SCR", "cd8_t_cells.density_per_mm2", 90.0, "ok", ""),
    ]
    names = "patient_id stratum visit study_day specimen specimen_id parameter value quality reason"
    table = pd.DataFrame(rows, columns=names.split())
    table["compartment"] = np.where(table["specimen"].eq("blood"), "whole_blood", "whole")
    table["unit"] = np.where(table["specimen"].eq("blood"), "cells/µL", "cells/mm²")
    table["lower"], table["upper"] = table["value"] * 0.9, table["value"] * 1.1
    table["fold_change"] = table["value"] / 400.0
    table["is_baseline"] = table["study_day"].lt(2)
    table["is_analysed"] = True
    return table.astype({"study_day": "Int64"})


def draw_completeness() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "patient_id": ["A01", "B02"],
            "specimen": ["blood", "tissue"],
            "visit": ["D1", "SCR"],
            "status": ["measured", "missing"],
            "reason": ["", "no biopsy"],
        }
    )


def draw_populations(sample: str) -> pd.DataFrame:
    paths = ["leukocytes", "leukocytes/t_cells", "leukocytes/t_cells/cd8_t_cells"]
    return pd.DataFrame(
        {
            "sample_id": sample,
            "population": [path.rsplit("/")[-1] for path in paths],
            "path": paths,
            "parent": ["root", "leukocytes", "t_cells"],
            "n_events": [1000, 500, 200],
            "percent_of_parent": [80.0, 50.0, 40.0],
            "count_per_ul": [2000.0, 1000.0, np.nan],
            "count_method": "beads",
            "median.CD8": [10.0, 300.0, 5000.0],
            "quality": ["ok", "ok", "warn"],
            "reason": ["", "", "few events"],
        }
    )


def draw_picture(path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (64, 48), (200, 30, 30)).save(path)


def write_slide(folder: Path) -> None:
    """A slide of two channels with a nucleus every 40 pixels; every third one is a CD8 T cell."""
    parts = folder / "parts"
    labels, image = draw_nuclei()
    write_pyramid(
        parts / "image.ome.zarr",
        image,
        pixel_size_um=PIXEL_UM,
        channels=("DAPI", "CD8"),
        is_brightfield=False,
        settings=SETTINGS,
    )
    write_labels(
        parts / "nuclei.ome.zarr",
        labels,
        pixel_size_um=PIXEL_UM,
        grid_um=PIXEL_UM,
        n_levels=None,
        name="nuclei",
        classes={},
        settings=SETTINGS,
    )
    write_labels(
        parts / "tissue.ome.zarr",
        np.ones((SIDE // 4, SIDE // 4), np.uint32),
        pixel_size_um=PIXEL_UM * 4,
        grid_um=PIXEL_UM,
        n_levels=None,
        name="tissue",
        classes={1: "tissue"},
        settings=SETTINGS,
    )
    assemble(parts, folder / "slide.ome.zarr")
    write_cells(folder / "cells.zarr")


def draw_nuclei() -> tuple[np.ndarray, np.ndarray]:
    labels = np.zeros((SIDE, SIDE), np.uint32)
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    inside = ((y % STEP - STEP // 2) ** 2 + (x % STEP - STEP // 2) ** 2) < 100
    number = (y // STEP) * (SIDE // STEP) + x // STEP + 1
    labels[inside] = number[inside]
    image = np.full((2, SIDE, SIDE), 100, np.uint16)
    image[0][inside] = 1000
    image[1][inside & (number % 3 == 0)] = 2000
    return labels, image


GIGAPIXEL_SIDE = 32_768
PALE, DARK = 225, 90


def write_gigapixel(path: Path) -> None:
    """A bright-field slide of 1 Gpx, of which the middle alone was ever written at full size.

    Shards that do not exist hold the fill value: so it takes a second, and a few MB.
    """
    zarr.create_group(path, zarr_format=3)
    levels = []
    side, level = GIGAPIXEL_SIDE, 0
    while side >= SETTINGS.coarsest_px:
        chunk, shard = min(side, 512), min(side, 4096)
        array = zarr.create_array(
            path / str(level),
            shape=(3, side, side),
            dtype=np.uint8,
            chunks=(3, chunk, chunk),
            shards=(3, shard, shard),
            compressors=ZstdCodec(level=1),
            fill_value=PALE,
            dimension_names=("c", "y", "x"),
        )
        # From the middle of the slide to the lower right: one shard, or all that there is of it.
        start = side // 2
        array[:, start : start + shard, start : start + shard] = draw_blots(
            min(shard, side - start), period=max(4, 256 >> level)
        )
        levels.append(array)
        side, level = side // 2, level + 1
    described = describe_levels(
        [array.shape for array in levels], name="image", pixel_size_um=0.25, grid_um=0.25
    )
    described["omero"] = describe_channels(
        ("R", "G", "B"), coarsest=levels[-1], is_brightfield=True
    )
    zarr.open_group(path, mode="r+").attrs["ome"] = described
    record_digests(path)


def draw_blots(side: int, *, period: int) -> np.ndarray:
    """Dark squares on a pale ground, (3, side, side)."""
    is_dark = np.arange(side) % period < period // 2
    pixels = np.where(is_dark[:, None] & is_dark[None, :], DARK, PALE).astype(np.uint8)
    return np.broadcast_to(pixels, (3, side, side))


def write_cells(path: Path) -> None:
    n = (SIDE // STEP) ** 2
    label = np.arange(1, n + 1)
    y, x = np.divmod(label - 1, SIDE // STEP)
    is_cd8 = label % 3 == 0
    phenotype = pd.Categorical(
        np.where(is_cd8, "cd8_t_cells", "other_cells"), categories=["cd8_t_cells", "other_cells"]
    )
    obs = pd.DataFrame(
        {
            "label": label.astype(np.uint32),
            "phenotype": phenotype,
            "compartment": pd.Categorical(np.where(x < 15, "tumour", "stroma")),
            "is_CD8_positive": is_cd8,
            "in_tissue": y < 20,
            "nucleus_area_um2": 78.5,
        },
        index=label.astype(str),
    )
    cells = ad.AnnData(
        X=np.where(is_cd8, 2000.0, 100.0)[:, None].astype(np.float32),
        obs=obs,
        var=pd.DataFrame(index=["CD8"]),
    )
    middle = STEP // 2 * PIXEL_UM
    cells.obsm["spatial"] = np.column_stack([x, y]) * STEP * PIXEL_UM + middle
    cells.uns["pixel_size_um"] = PIXEL_UM
    cells.uns["thresholds"] = {"CD8": {"value": 700.0}}
    write_annotated(cells, path)


@pytest.fixture
def own_results(results: Path, tmp_path: Path) -> Path:
    """A copy of the results that a test may change."""
    return Path(shutil.copytree(results, tmp_path / "results"))


class Client:
    """Asks the server, with the headers that a test wants."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def ask(
        self, path: str, *, method: str = "GET", headers: dict[str, str] | None = None
    ) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.server.server_port, timeout=20)
        connection.request(method, path, headers=headers or {})
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body

    def read(self, path: str) -> object:
        response, body = self.ask(path)
        assert response.status == 200, body
        return json.loads(body)


def serve(results: Path, *, host: str = "127.0.0.1", is_shared: bool = False) -> Iterator[Client]:
    api = ResultsApi(results, study_name="drawn")
    with Server(results, api, host=host, port=0, is_shared=is_shared) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield Client(server)
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def client(results: Path) -> Iterator[Client]:
    yield from serve(results)


@pytest.fixture(scope="session")
def vast(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server of results that hold a slide of 1 Gpx."""
    folder = tmp_path_factory.mktemp("vast") / "results"
    (folder / "tissue" / "vast" / "parts").mkdir(parents=True)
    write_gigapixel(folder / "tissue" / "vast" / "parts" / "image.ome.zarr")
    yield from serve(folder)


@pytest.fixture
def guarded(results: Path) -> Iterator[Client]:
    """A server that asks for a token."""
    yield from serve(results, is_shared=True)
