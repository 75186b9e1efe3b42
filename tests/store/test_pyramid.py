"""Pyramids: what is written is what is read, level by level, for any number of workers."""

import errno
import os
import shutil
from pathlib import Path

import numpy as np
import pytest
import zarr

from tilflow.errors import SlideError
from tilflow.provenance import compute_sha256
from tilflow.store.assembly import assemble
from tilflow.store.downsampling import compute_area_mean, compute_majority
from tilflow.store.grid import check_aligned, iterate_windows, write_window
from tilflow.store.pyramid import (
    create_label_array,
    finish_labels,
    open_pyramid,
    write_labels,
    write_pyramid,
)
from tilflow.store.settings import StoreSettings

SMALL = StoreSettings(chunk_px=64, shard_px=128, coarsest_px=64, workers=1)


def draw_image(seed=0, shape=(2, 301, 277)):
    return np.random.default_rng(seed).integers(0, 4000, shape, dtype="uint16")


def write_image(path, image, settings=SMALL):
    channels = tuple(f"channel_{i}" for i in range(image.shape[0]))
    write_pyramid(
        path,
        image,
        pixel_size_um=0.5,
        channels=channels,
        is_brightfield=False,
        settings=settings,
    )


def write_part(path, labels, *, size_um=0.5, classes=None, settings=SMALL):
    write_labels(
        path,
        labels,
        pixel_size_um=size_um,
        grid_um=0.5,
        n_levels=4,
        name=path.name.split(".")[0],
        classes=classes or {},
        settings=settings,
    )


@pytest.fixture(scope="module")
def parts(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("parts")
    image = draw_image()
    write_image(folder / "image.ome.zarr", image)
    write_part(folder / "nuclei.ome.zarr", (image[0] // 100).astype("uint32"))
    tissue = (image[0, ::8, ::8] > 100).astype("uint8")
    write_part(folder / "tissue.ome.zarr", tissue, size_um=4.0, classes={1: "tissue"})
    return folder


def test_every_level_is_the_mean_of_the_one_before(parts):
    pyramid = open_pyramid(parts / "image.ome.zarr")
    expected = draw_image()
    assert len(pyramid.levels) == 4
    for level in pyramid.levels:
        np.testing.assert_array_equal(level[:], expected)
        expected = compute_area_mean(expected)


def test_every_label_level_is_the_majority_of_the_one_before(parts):
    pyramid = open_pyramid(parts / "nuclei.ome.zarr")
    expected = (draw_image()[0] // 100).astype("uint32")
    for level in pyramid.levels:
        assert level.dtype == np.uint32
        np.testing.assert_array_equal(level[:], expected)
        expected = compute_majority(expected)


@pytest.mark.parametrize(
    ("four", "answer"),
    [
        ((0, 0, 0, 5), 0),
        ((0, 0, 5, 5), 5),
        ((5, 0, 0, 7), 0),
        ((3, 3, 7, 9), 3),
        ((3, 7, 9, 9), 9),
        ((2, 2, 9, 9), 9),
        ((0, 4, 6, 8), 4),
        ((5, 5, 5, 5), 5),
    ],
)
def test_majority_of_four(four, answer):
    square = np.array(four, "uint32").reshape(2, 2)
    for turned in (square, square[::-1], square.T, square[:, ::-1]):
        assert compute_majority(turned).item() == answer


def test_mean_keeps_the_type_and_does_not_overflow():
    top = np.full((2, 2), np.iinfo("uint32").max, "uint32")
    assert compute_area_mean(top).item() == np.iinfo("uint32").max
    assert compute_area_mean(np.array([[0.5, 1.5], [1, 1]], "float32")).item() == 1.0


@pytest.mark.parametrize("workers", [1, 3])
def test_bytes_do_not_depend_on_the_workers(tmp_path, parts, workers):
    path = tmp_path / "image.ome.zarr"
    write_image(path, draw_image(), SMALL.model_copy(update={"workers": workers}))
    assert compute_sha256(path) == compute_sha256(parts / "image.ome.zarr")


def test_reads_only_a_shard_at_a_time(tmp_path):
    image = draw_image()

    class Watched:
        shape, dtype = image.shape, image.dtype
        largest = 0

        def __getitem__(self, window):
            block = image[window]
            Watched.largest = max(Watched.largest, block.size)
            return block

    write_image(tmp_path / "image.ome.zarr", Watched())
    assert Watched.largest <= 128 * 128


def test_misaligned_write_is_refused(tmp_path):
    array = create_label_array(tmp_path / "labels", (300, 300), settings=SMALL)
    block = np.ones((128, 128), "uint32")
    with pytest.raises(ValueError, match="axis 1: 64:192 of 300 does not follow the shards of 128"):
        write_window(array, (slice(0, 128), slice(64, 192)), block)
    with pytest.raises(ValueError, match="axis 1: 64:192 of 300 does not follow"):
        array[0:128, 64:192] = block
    assert not array[:].any()


def test_labels_filled_window_by_window(tmp_path):
    labels = np.arange(300 * 200, dtype="uint32").reshape(300, 200)
    array = create_label_array(tmp_path / "labels", labels.shape, settings=SMALL)
    for window in reversed(list(iterate_windows(array))):
        check_aligned(array, window)
        write_window(array, window, labels[window])
    finish_labels(
        tmp_path / "labels",
        pixel_size_um=0.25,
        grid_um=0.25,
        n_levels=2,
        name="nuclei",
        classes={},
        settings=SMALL,
    )
    pyramid = open_pyramid(tmp_path / "labels")
    assert (len(pyramid.levels), pyramid.pixel_size_um, pyramid.downsamples) == (2, 0.25, (1, 2))
    np.testing.assert_array_equal(pyramid.levels[0][:], labels)
    np.testing.assert_array_equal(pyramid.levels[1][:], compute_majority(labels))
    # The halves that the second level was made of are gone.
    assert sorted(file.name for file in (tmp_path / "labels").iterdir()) == ["0", "1", "zarr.json"]


def test_a_coarse_mask_lies_where_its_image_does(parts):
    described = zarr.open_group(parts / "tissue.ome.zarr", mode="r").attrs["ome"]
    transforms = described["multiscales"][0]["datasets"][0]["coordinateTransformations"]
    # The centre of the mask's first pixel, 2 µm from the corner, is 1.75 µm from that of the
    # image's first pixel.
    assert transforms == [
        {"type": "scale", "scale": [4.0, 4.0]},
        {"type": "translation", "translation": [1.75, 1.75]},
    ]
    assert open_pyramid(parts / "tissue.ome.zarr").classes == {1: "tissue"}


def test_assembled_slide_satisfies_strict_validators(tmp_path, parts):
    import ome_zarr_models
    import yaozarrs

    assemble(parts, tmp_path / "slide.ome.zarr")
    yaozarrs.validate_zarr_store(str(tmp_path / "slide.ome.zarr"))
    group = zarr.open_group(tmp_path / "slide.ome.zarr", mode="r")
    image = ome_zarr_models.open_ome_zarr(group)
    assert image.labels.attributes.ome.labels == ["tissue", "nuclei"]


def test_assembled_slide_opens_with_ome_zarr(tmp_path, parts):
    from ome_zarr.io import parse_url
    from ome_zarr.reader import Reader

    assemble(parts, tmp_path / "slide.ome.zarr")
    nodes = {
        node.zarr.basename(): node
        for node in Reader(parse_url(str(tmp_path / "slide.ome.zarr")))()
        if node.data
    }
    assert set(nodes) == {"slide.ome.zarr", "tissue", "nuclei"}
    np.testing.assert_array_equal(np.asarray(nodes["slide.ome.zarr"].data[0]), draw_image())


def test_assembling_links_pixels_and_copies_words(tmp_path, parts):
    out = tmp_path / "slide.ome.zarr"
    assemble(parts, out)
    first = compute_sha256(out)
    pixels, words = parts / "image.ome.zarr/0/c/0/0/0", out / "zarr.json"
    assert (out / "0/c/0/0/0").samefile(pixels)
    assert not words.samefile(parts / "image.ome.zarr/zarr.json")
    assemble(parts, out)
    assert compute_sha256(out) == first


def test_assembling_copies_where_no_link_is_made(tmp_path, parts, monkeypatch):
    link = os.link

    def refuse(source, target):
        # zarr links files of its own within one folder.
        if parts in source.parents:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        link(source, target)

    monkeypatch.setattr("os.link", refuse)
    assemble(parts, tmp_path / "slide.ome.zarr")
    assert (tmp_path / "slide.ome.zarr/0/c/0/0/0").stat().st_nlink == 1
    levels = open_pyramid(tmp_path / "slide.ome.zarr").levels
    np.testing.assert_array_equal(levels[0][:], draw_image())


def test_a_failed_write_leaves_nothing(tmp_path):
    class Broken:
        shape, dtype = (1, 300, 300), np.dtype("uint8")

        def __getitem__(self, window):
            message = "the file is damaged"
            raise SlideError(message)

    with pytest.raises(SlideError, match="damaged"):
        write_image(tmp_path / "image.ome.zarr", Broken())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["missing", "empty", "table"])
def test_what_is_no_pyramid_is_named(tmp_path, content):
    path = tmp_path / "x.ome.zarr"
    if content != "missing":
        zarr.create_group(path)
    if content == "table":
        zarr.open_group(path, mode="r+").attrs["encoding-type"] = "anndata"
    with pytest.raises(SlideError, match="is not an image or label store"):
        open_pyramid(path)


def test_no_image_to_assemble(tmp_path):
    with pytest.raises(SlideError, match=r"holds no image\.ome\.zarr"):
        assemble(tmp_path, tmp_path / "slide.ome.zarr")


def test_shards_are_made_of_chunks():
    with pytest.raises(ValueError, match="multiple of chunk_px"):
        StoreSettings(chunk_px=512, shard_px=1024 + 16)


def test_a_time_stamp_of_a_part_is_no_part_of_the_whole(tmp_path, parts):
    shutil.copytree(parts, tmp_path / "parts")
    (tmp_path / "parts" / "image.ome.zarr" / ".snakemake_timestamp").touch()
    assemble(tmp_path / "parts", tmp_path / "slide.ome.zarr")
    assert (tmp_path / "slide.ome.zarr" / "zarr.json").is_file()
    assert not (tmp_path / "slide.ome.zarr" / ".snakemake_timestamp").exists()
