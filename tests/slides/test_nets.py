"""Nets: the same nuclei whatever the tiles and workers, and no weights but the right ones."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import yaml
import zarr
from numpy.typing import NDArray
from tests.slides.test_stitching import draw_crowd

from tilflow.errors import InputError
from tilflow.slides.assay import Assay, read_assay
from tilflow.slides.images.slide import RGB, Slide
from tilflow.slides.nuclei.engines import Job, Outlined, open_net, outline_nuclei
from tilflow.slides.nuclei.onnx_net import OnnxNet, parse_postprocessing
from tilflow.slides.nuclei.segmentation import Mask
from tilflow.slides.nuclei.weights import Weights, compute_digest, find_weights
from tilflow.slides.settings_cells import SegmentSettings
from tilflow.slides.settings_nets import BlockSettings, DrawingSettings
from tilflow.slides.signal.calibration import Calibration, ChannelCalibration
from tilflow.slides.signal.net_input import open_net_input
from tilflow.slides.tiles import Box
from tilflow.slides.workers import open_workers

DATA = Path(__file__).parent / "data"
SETTINGS = SegmentSettings(blocks=BlockSettings(core_px=128))
PIXEL_UM = 0.5
DIAMETER_UM = 7.6


def name_net(file: str) -> Assay:
    path = DATA / file
    kind = "ihc_nuclear" if "brightfield" in file else "dapi"
    return read_assay(kind).model_copy(
        update={
            "engine": "onnx",
            "weights_path": str(path),
            "weights_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "nucleus_diameter_um": DIAMETER_UM,
        }
    )


def outline(
    image: NDArray[np.uint16],
    folder: Path,
    *,
    tile_px: int,
    workers: int = 1,
    net: str = "fluorescence.onnx",
    pixel_um: float = PIXEL_UM,
    tissue: Mask | None = None,
    shard: int = 512,
) -> tuple[NDArray[np.uint32], Outlined]:
    channel = ChannelCalibration("DAPI", 0, 100.0, 1400.0, is_nuclear=True)
    calibration = Calibration(
        "fluorescence", image.shape, pixel_um, 1, DIAMETER_UM / pixel_um, channels=(channel,)
    )
    name = f"{net}-{tile_px}-{workers}-{pixel_um}"
    level = zarr.create_array(folder / f"{name}-image.zarr", data=image[None])
    slide = Slide((level,), ("DAPI",), pixel_um, (1.0,), "fluorescence")
    out = zarr.create_array(
        folder / f"{name}.zarr",
        shape=image.shape,
        chunks=(shard // 2, shard // 2),
        shards=(shard, shard),
        dtype="uint32",
    )
    scratch = folder / name
    scratch.mkdir()
    with open_workers(workers) as run:
        job = Job(SETTINGS, tissue, out, tile_px, run, scratch)
        found = outline_nuclei(slide, calibration, name_net(net), job)
    return np.asarray(out[:]), found


@pytest.fixture(scope="module")
def crowd() -> NDArray[np.uint16]:
    return draw_crowd((520, 600), seed=5)


@pytest.mark.parametrize("net", ["fluorescence.onnx", "fluorescence_votes.onnx"])
def test_tiles_and_workers_do_not_change_the_labels(
    crowd: NDArray[np.uint16], tmp_path: Path, net: str
) -> None:
    whole, nuclei = outline(crowd, tmp_path, tile_px=4096, net=net)
    assert len(nuclei.nuclei) > 150
    for tile_px, workers, shard in ((1024, 1, 256), (512, 2, 512), (256, 1, 256)):
        tiled, _ = outline(crowd, tmp_path, tile_px=tile_px, workers=workers, net=net, shard=shard)
        np.testing.assert_array_equal(tiled, whole)


@pytest.mark.parametrize("pixel_um", [0.19, 0.38, 1.3])
def test_an_image_of_any_pixel_size_is_the_same_from_every_tile(
    crowd: NDArray[np.uint16], tmp_path: Path, pixel_um: float
) -> None:
    side = min(300, int(150 / pixel_um))
    image = crowd[:side, : side - 20]
    whole, nuclei = outline(image, tmp_path, tile_px=4096, pixel_um=pixel_um)
    tiled, _ = outline(image, tmp_path, tile_px=90, pixel_um=pixel_um, shard=128)
    np.testing.assert_array_equal(tiled, whole)
    assert len(nuclei.nuclei) > 0


def test_a_net_that_is_shown_two_views_draws_the_same_from_every_tile(
    crowd: NDArray[np.uint16], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One worker: other processes know nothing of the patch.
    monkeypatch.setattr(OnnxNet, "drawing", property(lambda _: DrawingSettings(views=2)))
    image = crowd[:300, :280]
    whole, nuclei = outline(image, tmp_path, tile_px=4096)
    tiled, _ = outline(image, tmp_path, tile_px=120, shard=128)
    np.testing.assert_array_equal(tiled, whole)
    assert len(nuclei.nuclei) > 50


def test_the_shipped_brightfield_net_is_shown_two_views() -> None:
    assay = read_assay("he")
    assert open_net(assay).drawing.views == 2


def test_labels_lie_where_the_nuclei_are(tmp_path: Path) -> None:
    y, x = np.mgrid[:300, :300]
    middles = [(60, 50), (60, 200), (200, 121)]
    image = np.full((300, 300), 100, np.uint16)
    for row, column in middles:
        image[(y - row) ** 2 + (x - column) ** 2 <= 7.6**2] = 1500
    labels, found = outline(image, tmp_path, tile_px=128)
    assert labels.max() == 3
    drawn = np.column_stack([found.y_px, found.x_px])
    np.testing.assert_allclose(drawn, middles, atol=0.6)
    for number, (row, column) in enumerate(middles, start=1):
        disc = (y - row) ** 2 + (x - column) ** 2 <= 7.6**2
        inside = labels == number
        assert (disc & inside).sum() / (disc | inside).sum() > 0.8


def test_nothing_is_drawn_away_from_the_tissue(crowd: NDArray[np.uint16], tmp_path: Path) -> None:
    whole, _ = outline(crowd, tmp_path, tile_px=4096)
    pixels = np.zeros((65, 75), bool)
    pixels[:, 40:] = True
    masked, found = outline(crowd, tmp_path, tile_px=256, tissue=Mask(pixels, 8.0))
    assert (masked[:, 370:] > 0).tolist() == (whole[:, 370:] > 0).tolist()
    assert masked[:, :270].max() == 0
    assert found.x_px.min() > 318


def test_brightfield_is_seen_as_absorbed_light() -> None:
    image = np.full((3, 64, 64), 240, np.uint8)
    image[:, 20:40, 20:40] = np.array([60, 120, 240])[:, None, None]
    calibration = Calibration("brightfield", (64, 64), 0.4, 1, 20.0, white=(240.0, 240.0, 240.0))
    slide = Slide((image,), RGB, 0.4, (1.0,), "brightfield")
    seen = open_net_input(slide, calibration, pixel_size_um=0.4).read(Box(0, 0, 64, 64))
    assert seen[:, 0, 0].tolist() == [0, 0, 0]
    np.testing.assert_allclose(seen[:, 30, 30], [0.75, 0.5, 0.0], atol=1e-6)


def test_fluorescence_is_seen_over_its_background_to_its_bound() -> None:
    image = np.array([[[100, 600, 1100, 9000]]], np.uint16)
    channel = ChannelCalibration("DAPI", 0, 100.0, 1000.0, is_nuclear=True)
    calibration = Calibration("fluorescence", (1, 4), 0.4, 1, 20.0, channels=(channel,))
    slide = Slide((image,), ("DAPI",), 0.4, (1.0,), "fluorescence")
    seen = open_net_input(slide, calibration, pixel_size_um=0.4).read(Box(0, 0, 1, 4))
    np.testing.assert_allclose(seen[0, 0], [0, 0.5, 1, 1.5])


def test_a_small_image_is_mirrored_to_the_net_s_multiple() -> None:
    net = open_net(name_net("fluorescence.onnx"))
    image = np.random.default_rng(0).random((1, 21, 7)).astype(np.float32)
    assert net.predict(image).shape == (5, 21, 7)


def test_weights_with_another_digest_are_refused() -> None:
    right = Weights(DATA / "fluorescence.onnx", "0" * 64)
    with pytest.raises(InputError, match="has the SHA-256"):
        OnnxNet(right).predict(np.zeros((1, 16, 16), np.float32))
    with pytest.raises(InputError, match="no such weights"):
        replace(right, path=DATA / "absent.onnx").check()


def test_a_net_for_another_kind_of_image_is_refused() -> None:
    assay = name_net("fluorescence.onnx")
    path = DATA / "brightfield.onnx"
    wrong = assay.model_copy(
        update={"weights_path": str(path), "weights_sha256": compute_digest(path)}
    )
    with pytest.raises(InputError, match="a net for brightfield"):
        open_net(wrong)


def test_what_is_no_net_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "no.onnx"
    path.write_bytes(b"no net")
    with pytest.raises(InputError, match="is no ONNX net"):
        OnnxNet(Weights(path, compute_digest(path))).predict(np.zeros((1, 16, 16), np.float32))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"variant": "guess"}', "allowed: distance, votes"),
        ('{"variant": "votes", "merge_saddle": 0.5}', "merge_saddle"),
        ('{"probability": 3}', "probability"),
        ("{", "postprocessing"),
    ],
)
def test_a_wrong_postprocessing_is_named(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        parse_postprocessing(text, source="net.onnx")


def test_shipped_nets_are_found_by_their_modality(tmp_path: Path) -> None:
    assay = read_assay("dapi").model_copy(update={"engine": "onnx"})
    with pytest.raises(InputError, match="no net is shipped for fluorescence"):
        find_weights(assay, shipped=tmp_path)
    listed = {"fluorescence.onnx": {"sha256": "a" * 64, "licence": "BSD-3-Clause"}}
    (tmp_path / "weights.json").write_text(json.dumps(listed))
    found = find_weights(assay, shipped=tmp_path)
    assert found == Weights(tmp_path / "fluorescence.onnx", "a" * 64)


def test_weights_lie_beside_their_assay(tmp_path: Path) -> None:
    content = yaml.safe_load(
        (Path(read_assay.__code__.co_filename).parent / "assays/dapi.yaml").read_text()
    )
    content |= {"engine": "onnx", "weights_path": "net.onnx", "weights_sha256": "b" * 64}
    (tmp_path / "mine.yaml").write_text(yaml.safe_dump(content))
    assert read_assay(tmp_path / "mine.yaml").weights_path == str(tmp_path / "net.onnx")
