"""Every nucleus once: tiles and workers never change the answer."""

import tracemalloc
from pathlib import Path

import numpy as np
import pytest
import zarr
from numpy.typing import NDArray
from skimage import measure

from tilflow.slides.nuclei.classical import ClassicalEngine
from tilflow.slides.nuclei.numbering import KeptObjects, keep_objects, number_objects
from tilflow.slides.nuclei.segmentation import Mask, segment_nuclei
from tilflow.slides.nuclei.stitching import segment_slide
from tilflow.slides.settings_cells import SegmentSettings
from tilflow.slides.signal.calibration import Calibration, ChannelCalibration
from tilflow.slides.signal.channels import Channels
from tilflow.slides.tiles import Box, plan_tiles, write_region
from tilflow.slides.workers import Team, open_workers

SETTINGS = SegmentSettings()


def draw_crowd(shape: tuple[int, int], *, seed: int) -> NDArray[np.uint16]:
    """Nuclei of many sizes, many of them touching, under noise."""
    rng = np.random.default_rng(seed)
    image = np.full(shape, 100.0)
    y, x = np.mgrid[-20:21, -20:21]
    for _ in range(shape[0] * shape[1] // 350):
        height, width, turn = rng.uniform(4, 11), rng.uniform(4, 11), rng.uniform(0, np.pi)
        across = x * np.cos(turn) + y * np.sin(turn)
        along = y * np.cos(turn) - x * np.sin(turn)
        inside = (across / width) ** 2 + (along / height) ** 2 <= 1
        top, left = rng.integers(0, shape[0] - 41), rng.integers(0, shape[1] - 41)
        patch = image[top : top + 41, left : left + 41]
        patch[inside] = np.maximum(patch[inside], rng.uniform(600, 1500))
    return np.clip(rng.normal(image, 40), 0, 65535).astype(np.uint16)


def calibrate(image: NDArray[np.uint16], *, factor: int = 1) -> Calibration:
    channel = ChannelCalibration("DAPI", 0, 100.0, 1000.0, is_nuclear=True)
    return Calibration(
        "fluorescence", image.shape[-2:], 0.5, factor, 16.0, 0.3, channels=(channel,)
    )


def segment(
    image: NDArray[np.uint16],
    folder: Path,
    *,
    tile_px: int,
    workers: int | Team = 1,
    factor: int = 1,
    tissue: Mask | None = None,
    shard: int = 512,
) -> NDArray[np.uint32]:
    calibration = calibrate(image, factor=factor)
    engine = ClassicalEngine(threshold=0.3, diameter_px=16.0 / factor, settings=SETTINGS)
    out = zarr.create_array(
        folder / f"{tile_px}.zarr",
        shape=image.shape[-2:],
        chunks=(shard // 2, shard // 2),
        shards=(shard, shard),
        dtype="uint32",
    )
    level = zarr.create_array(folder / f"{tile_px}-image.zarr", data=image[None])
    scratch = folder / f"{tile_px}"
    scratch.mkdir()
    with open_workers(workers) as run:
        segment_nuclei(
            level,
            calibration,
            engine,
            tissue=tissue,
            out=out,
            tile_px=tile_px,
            run=run,
            scratch=scratch,
        )
    return np.asarray(out[:])


@pytest.fixture(scope="module")
def crowd() -> NDArray[np.uint16]:
    return draw_crowd((760, 900), seed=3)


@pytest.fixture(scope="module")
def whole(
    crowd: NDArray[np.uint16], tmp_path_factory: pytest.TempPathFactory
) -> NDArray[np.uint32]:
    return segment(crowd, tmp_path_factory.mktemp("whole"), tile_px=2048)


@pytest.mark.parametrize("tile_px", [128, 256, 512])
def test_tiles_do_not_change_the_labels(
    crowd: NDArray[np.uint16], whole: NDArray[np.uint32], tmp_path: Path, tile_px: int
) -> None:
    tiled = segment(crowd, tmp_path, tile_px=tile_px, shard=256)
    assert whole.max() > 500
    np.testing.assert_array_equal(tiled, whole)


@pytest.mark.parametrize("team", [Team(2), Team(3, most_threads=4)], ids=["processes", "threads"])
def test_workers_give_the_same_labels(
    crowd: NDArray[np.uint16], whole: NDArray[np.uint32], tmp_path: Path, team: Team
) -> None:
    np.testing.assert_array_equal(segment(crowd, tmp_path, tile_px=256, workers=team), whole)


def test_a_coarser_working_grid_is_the_same_from_every_tile(
    crowd: NDArray[np.uint16], tmp_path: Path
) -> None:
    first = segment(crowd, tmp_path, tile_px=2048, factor=3)
    np.testing.assert_array_equal(segment(crowd, tmp_path, tile_px=300, factor=3), first)
    assert (first[0::3, 0::3][:250, :250] == first[2::3, 2::3][:250, :250]).all()


def test_ids_are_whole_and_in_raster_order(whole: NDArray[np.uint32]) -> None:
    ids = np.unique(whole)
    assert ids.tolist() == list(range(len(ids)))
    rows = [np.nonzero(whole == number)[0].mean() for number in ids[1:40]]
    assert np.floor(rows).tolist() == sorted(np.floor(rows).tolist())


def test_nuclei_outside_of_the_tissue_are_dropped(
    crowd: NDArray[np.uint16], whole: NDArray[np.uint32], tmp_path: Path
) -> None:
    pixels = np.zeros((95, 113), bool)
    pixels[:, 60:] = True
    masked = segment(crowd, tmp_path, tile_px=256, tissue=Mask(pixels, 8.0))
    middles = {
        int(number): np.nonzero(whole == number)[1].mean()
        for number in np.unique(whole[300:420])[1:]
    }
    kept = {number for number, x in middles.items() if np.floor(x) + 0.5 >= 480}
    found = masked[300:420] > 0
    same = np.isin(whole[300:420], list(kept))
    np.testing.assert_array_equal(found, same)


def test_of_two_claims_the_lower_id_wins(tmp_path: Path) -> None:
    class Signal:
        shape = (8, 8)

        def read(self, box: Box) -> NDArray[np.float32]:
            return np.full((1, *box.shape), box.x0, np.float32)

    class Greedy:
        """An engine that sees another object from each tile."""

        context_px, reach_px = 3, 0

        def __call__(self, image: NDArray[np.float32]) -> NDArray[np.uint32]:
            labels = np.zeros(image.shape[1:], np.uint32)
            labels[2:6, 1:5] = 1
            return labels

    out = np.zeros((8, 8), np.uint32)
    with open_workers(1) as run:
        nuclei = segment_slide(
            Signal(),
            Greedy(),
            out=out,
            factor=1,
            tile_px=4,
            run=run,
            scratch=tmp_path,
            is_tissue=None,
            has_tissue=None,
        )
    claims = [(out == number).sum() for number in range(1, len(nuclei) + 1)]
    assert len(claims) == 2
    # Both claim 16 pixels, 12 of them the same; the first keeps its own whole.
    assert claims == [16, 4]


def test_an_object_wider_than_the_context_is_found_whole_in_no_larger_window(
    tmp_path: Path,
) -> None:
    drawn = np.zeros((320, 320), np.uint32)
    # Bars of 24 pixels, wider than the context of 8, where four tiles meet, and dots.
    drawn[156:158, 150:174], drawn[164:188, 158:162] = 1, 2
    drawn[5::20, 5::20] = np.where(drawn[5::20, 5::20] == 0, 3, drawn[5::20, 5::20])
    sizes = []

    class Drawing:
        shape = drawn.shape

        def read(self, box: Box) -> NDArray[np.float32]:
            sizes.append(box.shape[0] * box.shape[1])
            return drawn[box.slices][None].astype(np.float32)

    class Connected:
        context_px, reach_px = 8, 2

        def __call__(self, image: NDArray[np.float32]) -> NDArray[np.uint32]:
            return np.asarray(measure.label(image[0] > 0)).astype(np.uint32)

    answers = []
    for tile_px in (320, 160):
        sizes.clear()
        scratch, out = tmp_path / str(tile_px), np.zeros(drawn.shape, np.uint32)
        scratch.mkdir()
        with open_workers(1) as run:
            segment_slide(
                Drawing(),
                Connected(),
                out=out,
                factor=1.0,
                tile_px=tile_px,
                run=run,
                scratch=scratch,
                is_tissue=None,
                has_tissue=None,
            )
        answers.append(out)
    assert len(sizes) > 4
    assert max(sizes) == 168**2
    np.testing.assert_array_equal(answers[1], answers[0])


def test_ties_break_by_the_box_that_starts_first() -> None:
    # Two objects around one centre: a ring and its core.
    ring = np.array([[40, 40, 8, 4, 4, 7, 7]])
    core = np.array([[5, 5, 1, 5, 5, 6, 6]])
    for order in ([ring, core], [core, ring]):
        ids = dict(zip(("a", "b"), number_objects(order, is_tissue=None).ids, strict=True))
        first = ids["a"] if order[0] is ring else ids["b"]
        assert first.tolist() == [1]


def test_a_slide_without_tiles_has_no_nuclei() -> None:
    nuclei = number_objects([], is_tissue=None)
    assert (len(nuclei), nuclei.ids, nuclei.centres.shape) == (0, [], (0, 2))


def test_what_is_dropped_leaves_no_gap_and_scores_follow_their_nucleus() -> None:
    tile = np.array(
        [
            [50, 10, 10, 5, 0, 6, 10, 2550],
            [10, 20, 10, 1, 0, 2, 10, 510],
            [30, 90, 10, 3, 9, 4, 10, 0],
        ]
    )
    nuclei = number_objects([tile], is_tissue=lambda rows, columns: columns < 5)
    assert nuclei.ids[0].tolist() == [2, 1, 0]
    assert nuclei.centres.tolist() == [[1.0, 2.0], [5.0, 1.0]]
    assert nuclei.scores.tolist() == [0.2, 1.0]


def test_a_nucleus_costs_little_memory_while_ids_are_put_in_order(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    n_tiles, n = 20, 10_000
    for number in range(n_tiles):
        rows, columns = rng.integers(0, 60_000, (2, n))
        box = np.column_stack([rows, columns, rows + 1, columns + 1])
        keep_objects(tmp_path, number, np.column_stack([rows, columns, np.ones(n, int), box]))
    tracemalloc.start()
    nuclei = number_objects(KeptObjects(tmp_path, n_tiles), is_tissue=None)
    held, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(nuclei) == n_tiles * n
    assert held / len(nuclei) < 35
    assert peak / len(nuclei) < 70


def test_tiles_cover_every_pixel_once() -> None:
    covered = np.zeros((50, 70), int)
    for box in plan_tiles((50, 70), 16):
        covered[box.slices] += 1
    assert (covered == 1).all()


@pytest.mark.real
def test_a_mosaic_of_real_images_is_the_same_from_every_tile(
    real_data: Path, tmp_path: Path
) -> None:
    from skimage.io import imread

    files = sorted((real_data / "slides/dsb2018/fluo/images").glob("*.png"))
    images = [imread(file) for file in files]
    small = [image for image in images if image.shape == (256, 256)][:12]
    mosaic = np.concatenate([np.concatenate(small[n : n + 4], 1) for n in (0, 4, 8)], 0)
    image = (mosaic.astype(np.float32) * 15 + 100).astype(np.uint16)
    one = segment(image, tmp_path, tile_px=1024)
    assert one.max() > 100
    for tile_px in (256, 512):
        np.testing.assert_array_equal(segment(image, tmp_path, tile_px=tile_px), one)


def test_channels_do_not_depend_on_the_window(crowd: NDArray[np.uint16]) -> None:
    light = (1.05, 0.02, 0.03, -0.06, 0.01, -0.04)
    channel = ChannelCalibration("DAPI", 0, 100.0, 1000.0, light, is_nuclear=True)
    height, width = crowd.shape
    calibration = Calibration(
        "fluorescence", (height, width), 0.5, 1, 16.0, channels=(channel,), light_bound=2.0
    )
    channels = Channels(crowd[None], calibration, 2)
    whole = channels.read(Box(0, 0, *channels.shape))
    part = Box(33, 57, 190, 211)
    np.testing.assert_array_equal(channels.read(part), whole[:, *part.slices])


class FailingDisk(np.ndarray):
    """Keeps all that is written but one pixel."""

    def __setitem__(self, place: object, values: NDArray[np.uint32]) -> None:
        super().__setitem__(place, values)
        super().__setitem__((1700, 30), 0)


def test_labels_that_a_disk_did_not_keep_are_noticed() -> None:
    out, region = np.zeros((4096, 64), np.uint32), Box(0, 0, 2048, 64)
    block = np.ones(region.shape, np.uint32)
    write_region(out, region, block)
    with pytest.raises(OSError, match="pixels 1024:2048, 0:64 were not read back"):
        write_region(out.view(FailingDisk), region, block)
