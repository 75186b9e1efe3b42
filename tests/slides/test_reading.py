"""Slides of every format come out as (c, y, x); what cannot be read is named."""

import gc
import json
import pickle

import numpy as np
import pytest
import tifffile
import zarr
from PIL import Image

from tilflow.errors import SlideError
from tilflow.slides.assay import read_assay
from tilflow.slides.images.pixel_size import resolve_pixel_size
from tilflow.slides.images.reading import open_slide, open_slide_for
from tilflow.slides.settings import ReadSettings

SECRETS = ("Jane Roe", "MRN-0042", "1970-01-31")


@pytest.fixture
def rgb():
    return np.random.default_rng(0).integers(0, 255, (96, 80, 3), dtype="uint8")


@pytest.fixture
def stack():
    return np.random.default_rng(1).integers(0, 4000, (3, 96, 80), dtype="uint16")


def read_all(slide, level=0):
    return np.asarray(slide.levels[level][:])


def write_pyramid_tiff(path, image, **options):
    with tifffile.TiffWriter(path) as writer:
        writer.write(image, tile=(32, 32), subifds=1, **options)
        writer.write(image[::2, ::2], tile=(32, 32), subfiletype=1, photometric="rgb")


def test_ome_tiff_pyramid(tmp_path, rgb):
    metadata = {"axes": "YXS", "PhysicalSizeX": 250, "PhysicalSizeXUnit": "nm",
                "PhysicalSizeY": 250, "PhysicalSizeYUnit": "nm"}  # fmt: skip
    path = tmp_path / "slide.ome.tif"
    write_pyramid_tiff(path, rgb, photometric="rgb", metadata=metadata)
    slide = open_slide(path)
    assert (slide.channels, slide.modality) == (("R", "G", "B"), "brightfield")
    assert (slide.downsamples, slide.pixel_size_um) == ((1.0, 2.0), 0.25)
    np.testing.assert_array_equal(read_all(slide), np.moveaxis(rgb, -1, 0))
    np.testing.assert_array_equal(read_all(slide, 1), np.moveaxis(rgb[::2, ::2], -1, 0))
    np.testing.assert_array_equal(
        slide.read_window(0, slice(33, 70), slice(5, 79), channels=slice(1, 2)),
        np.moveaxis(rgb, -1, 0)[1:2, 33:70, 5:79],
    )


def test_a_tiff_is_opened_again_where_it_is_sent_to(tmp_path, rgb):
    path = tmp_path / "slide.ome.tif"
    write_pyramid_tiff(path, rgb, photometric="rgb")
    for level in open_slide(path).levels:
        sent = pickle.loads(pickle.dumps(level))
        np.testing.assert_array_equal(sent[:], level[:])


def test_ome_tiff_channels(tmp_path, stack):
    path = tmp_path / "slide.ome.tif"
    tifffile.imwrite(
        path, stack, metadata={"axes": "CYX", "Channel": {"Name": ["DAPI", "CD8", "CD8"]}}
    )
    slide = open_slide(path)
    assert slide.channels == ("DAPI", "CD8", "CD8#2")
    assert (slide.modality, slide.pixel_size_um) == ("fluorescence", None)
    np.testing.assert_array_equal(slide.levels[0][1:3, 10:20, :7], stack[1:3, 10:20, :7])


@pytest.mark.parametrize(
    ("options", "size"),
    [
        ({"resolution": (20_000, 20_000), "resolutionunit": "CENTIMETER"}, 0.5),
        ({"resolution": (50_800, 50_800), "resolutionunit": "INCH"}, 0.5),
        ({"resolution": (72, 72), "resolutionunit": "INCH"}, None),
        ({"resolution": (1, 1), "resolutionunit": "NONE"}, None),
        ({"imagej": True, "resolution": (4, 4), "metadata": {"unit": "um"}}, 0.25),
        ({}, None),
    ],
)
def test_pixel_size_of_plain_tiff(tmp_path, options, size):
    path = tmp_path / "slide.tif"
    tifffile.imwrite(path, np.zeros((64, 64), "uint8"), **options)
    assert open_slide(path).pixel_size_um == pytest.approx(size)


def write_svs(path, image):
    """Write a file laid out as Aperio's scanners do, with label and macro as they come."""
    words = "Aperio Image Library v12.0.5\n{}|AppMag = 40|MPP = 0.2520|Patient = Jane Roe"
    sticker = np.full((50, 60, 3), 77, "uint8")
    options = {"photometric": "rgb", "metadata": None, "software": "Jane Roe"}
    with tifffile.TiffWriter(path) as writer:
        writer.write(image, tile=(32, 32), description=words.format("96x80"), **options)
        writer.write(image[::4, ::4], description=words.format("24x20"), **options)
        writer.write(image[::2, ::2], tile=(32, 32), description=words.format("48x40"), **options)
        for name in ("label", "macro"):
            large = np.tile(sticker, (4, 4, 1))
            text = f"Aperio Image Library v12.0.5\n{name} 240x200 MRN-0042 1970-01-31"
            writer.write(large, description=text, subfiletype=1, **options)


def test_svs_is_read_without_its_sticker(tmp_path, rgb):
    path = tmp_path / "slide.svs"
    write_svs(path, rgb)
    slide = open_slide(path)
    assert (slide.pixel_size_um, slide.shape) == (0.252, (3, 96, 80))
    np.testing.assert_array_equal(read_all(slide), np.moveaxis(rgb, -1, 0))


def test_nothing_identifying_reaches_the_pyramid(tmp_path, rgb):
    from tilflow.cli import main

    path, out = tmp_path / "slide.svs", tmp_path / "out" / "image.ome.zarr"
    write_svs(path, rgb)
    assert any(secret.encode() in path.read_bytes() for secret in SECRETS)
    assert main(["slides", "read", str(path), "--assay", "he", "--out", str(out)]) == 0
    for file in out.rglob("*"):
        if file.is_file():
            written = file.read_bytes()
            assert not any(secret.encode() in written for secret in SECRETS), file
    levels = [zarr.open_array(out / name, mode="r")[:] for name in sorted(zarr.open_group(out))]
    assert [level.shape for level in levels] == [(3, 96, 80)]
    np.testing.assert_array_equal(levels[0], np.moveaxis(rgb, -1, 0))


def test_label_images_of_an_ome_tiff_are_not_read(tmp_path, rgb):
    path = tmp_path / "slide.ome.tif"
    with tifffile.TiffWriter(path, ome=True) as writer:
        for name, image in (("label image", np.tile(rgb, (2, 2, 1))), ("Section 1", rgb)):
            writer.write(image, photometric="rgb", metadata={"axes": "YXS", "Name": name})
    assert open_slide(path).shape == (3, 96, 80)


def test_a_file_of_labels_alone_is_refused(tmp_path, rgb):
    path = tmp_path / "slide.ome.tif"
    tifffile.imwrite(path, rgb, photometric="rgb", metadata={"axes": "YXS", "Name": "Macro"})
    with pytest.raises(SlideError, match="holds no image of a section"):
        open_slide(path)


@pytest.mark.parametrize("suffix", ["png", "jpg"])
@pytest.mark.parametrize(("mode", "channels"), [("RGB", 3), ("L", 1)])
def test_pictures(tmp_path, rgb, suffix, mode, channels):
    path = tmp_path / f"slide.{suffix}"
    image = Image.fromarray(rgb).convert(mode)
    image.save(path)
    slide = open_slide(path)
    assert (slide.shape, slide.pixel_size_um) == ((channels, 96, 80), None)
    if suffix == "png":
        expected = np.moveaxis(np.atleast_3d(np.asarray(image)), -1, 0)
        np.testing.assert_array_equal(read_all(slide), expected)


def test_alpha_is_left_out_and_16_bits_are_kept(tmp_path, rgb, stack):
    Image.fromarray(np.dstack([rgb, rgb[..., 0]])).save(tmp_path / "a.png")
    tifffile.imwrite(tmp_path / "b.tif", np.dstack([rgb, rgb[..., 0]]), extrasamples="unassalpha")
    for name in ("a.png", "b.tif"):
        np.testing.assert_array_equal(
            read_all(open_slide(tmp_path / name)), np.moveaxis(rgb, -1, 0)
        )
    Image.fromarray(stack[0]).save(tmp_path / "c.png")
    np.testing.assert_array_equal(read_all(open_slide(tmp_path / "c.png")), stack[:1])


def test_white_is_zero(tmp_path, stack):
    tifffile.imwrite(tmp_path / "a.tif", stack[0], photometric="miniswhite")
    np.testing.assert_array_equal(read_all(open_slide(tmp_path / "a.tif"))[0], ~stack[0])


def test_folder_of_channels(tmp_path, stack):
    for name, channel in zip(("HH3", "CD8", "CD3"), stack, strict=True):
        tifffile.imwrite(tmp_path / f"{name}.tif", channel)
    (tmp_path / "notes.txt").write_text("CD3: clone SP7")
    slide = open_slide(tmp_path)
    assert slide.channels == ("CD3", "CD8", "HH3")
    np.testing.assert_array_equal(slide.levels[0][1:3, 5:9], stack[[1, 0], 5:9])


def test_folder_with_another_size(tmp_path, stack):
    tifffile.imwrite(tmp_path / "CD3.tif", stack[0])
    tifffile.imwrite(tmp_path / "CD8.tif", stack[1][:50])
    with pytest.raises(SlideError, match=r"CD8\.tif: 1 channels of 50 × 80 pixels"):
        open_slide(tmp_path)


@pytest.mark.parametrize("version", ["0.4", "0.5"])
def test_ome_zarr(tmp_path, stack, version):
    path = tmp_path / "slide.zarr"
    group = zarr.create_group(path, zarr_format=2 if version == "0.4" else 3)
    space = {"type": "space", "unit": "micrometer"}
    names = ("t", "c", "z", "y", "x")
    axes = [{"name": n, **(space if n in "zyx" else {"type": "channel"})} for n in names]
    datasets = []
    for level, step in enumerate((1, 2)):
        data = stack[None, :, None, ::step, ::step]
        group.create_array(str(level), data=data, chunks=(1, 1, 1, 32, 32))
        scale = {"type": "scale", "scale": [1, 1, 1, 0.5 * step, 0.5 * step]}
        datasets.append({"path": str(level), "coordinateTransformations": [scale]})
    described = {
        "version": version,
        "multiscales": [{"version": version, "axes": axes, "datasets": datasets}],
        "omero": {"channels": [{"label": name} for name in ("DAPI", "CD8", "CD3")]},
    }
    group.attrs.update(described if version == "0.4" else {"ome": described})
    slide = open_slide(path)
    assert (slide.channels, slide.downsamples) == (("DAPI", "CD8", "CD3"), (1.0, 2.0))
    assert slide.pixel_size_um == 0.5
    np.testing.assert_array_equal(read_all(slide), stack)
    np.testing.assert_array_equal(slide.levels[1][2:, 3:9, :], stack[2:, ::2, ::2][:, 3:9])


def write_nothing(path):
    pass


def write_text(path):
    path.write_text("not an image")


def write_cut(path):
    tifffile.imwrite(path, np.zeros((512, 512), "uint16"))
    path.write_bytes(path.read_bytes()[:40_000])


def write_planes(path):
    tifffile.imwrite(path, np.zeros((5, 64, 64), "uint8"), metadata={"axes": "ZYX"}, ome=True)


def write_mask(path):
    tifffile.imwrite(path, np.zeros((64, 64), bool))


def write_stretched(path):
    tifffile.imwrite(
        path, np.zeros((64, 64), "uint8"), resolution=(20_000, 10_000), resolutionunit="CENTIMETER"
    )


@pytest.mark.parametrize(
    ("name", "write", "message"),
    [
        ("slide.tif", write_nothing, "no such file"),
        ("slide.tif", write_text, "cannot be read as TIFF"),
        ("slide.png", write_text, "cannot be read as a picture"),
        ("slide.tif", write_cut, "is cut short: "),
        ("slide.tif", write_planes, r"is a stack \(Z=5\)"),
        ("slide.tif", write_mask, "no intensities"),
        ("slide.tif", write_stretched, "are not square"),
        ("slide.docx", write_text, "no format that is read"),
        ("slide", lambda path: path.mkdir(), "is a folder without TIFF files"),
        ("slide.zarr", lambda path: zarr.create_group(path), "is no image of OME-Zarr"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path, name, write, message):
    path = tmp_path / name
    write(path)
    with pytest.raises(SlideError, match=message) as caught:
        open_slide(path)
    assert str(path) in str(caught.value)


def test_a_damaged_tile_is_named_when_it_is_read(tmp_path, rgb):
    path = tmp_path / "slide.tif"
    tifffile.imwrite(path, rgb, tile=(32, 32), compression="zlib", photometric="rgb")
    with tifffile.TiffFile(path) as file:
        start, length = file.pages[0].dataoffsets[0], file.pages[0].databytecounts[0]
    with path.open("r+b") as stream:
        stream.seek(start)
        stream.write(b"\xff" * length)
    slide = open_slide(path)
    slide.levels[0][:, 64:, 32:]
    with pytest.raises(SlideError, match="cannot be decoded"):
        slide.levels[0][:, :10, :10]


def test_files_are_closed(tmp_path, rgb):
    """A handle left open warns when it is collected, and warnings are errors."""
    path = tmp_path / "slide.tif"
    tifffile.imwrite(path, rgb, photometric="rgb")
    open_slide(path).levels[0][:, :5, :5]
    gc.collect()


def test_channels_fit_the_assay_by_name(tmp_path):
    names = ["DAPI", "cd8", "CD3", "CD-68", "Pan-CK", "KI67", "AF", "CD20"]
    path = tmp_path / "slide.ome.tif"
    image = np.zeros((8, 64, 64), "uint16")
    tifffile.imwrite(path, image, metadata={"axes": "CYX", "Channel": {"Name": names}})
    slide = open_slide_for(path, read_assay("mif"))
    assert slide.channels == ("DAPI", "CD8", "CD3", "CD68", "PanCK", "Ki67", "AF", "CD20")
    with pytest.raises(SlideError, match="is brightfield, RGB of 8 bits, but the image has 8"):
        open_slide_for(path, read_assay("he"))


def test_missing_channels_are_named_all_at_once(tmp_path, stack):
    for name, channel in zip(("DAPI", "CD8", "CD20"), stack, strict=True):
        tifffile.imwrite(tmp_path / f"{name}.tif", channel)
    with pytest.raises(SlideError, match="needs the channels CD3, CD68, PanCK, Ki67, AF, but"):
        open_slide_for(tmp_path, read_assay("mif"))


def test_a_colour_picture_of_a_nuclear_stain_is_one_channel(tmp_path, rgb):
    Image.fromarray(rgb).save(tmp_path / "nuclei.png")
    slide = open_slide_for(tmp_path / "nuclei.png", read_assay("dapi"))
    assert slide.channels == ("DAPI",)
    np.testing.assert_array_equal(slide.levels[0][:, 4:9, 3:8][0], rgb.max(axis=-1)[4:9, 3:8])


@pytest.mark.parametrize(
    ("own", "given", "answer"), [(0.25, None, 0.25), (0.25, 0.5, 0.5), (None, 0.5, 0.5)]
)
def test_the_sheet_wins_over_the_file(tmp_path, own, given, answer):
    options = {} if own is None else {"resolution": (1e4 / own,) * 2, "resolutionunit": 3}
    tifffile.imwrite(tmp_path / "a.tif", np.zeros((64, 64), "uint8"), **options)
    slide = open_slide(tmp_path / "a.tif")
    assert resolve_pixel_size(slide, given, settings=ReadSettings()) == pytest.approx(answer)


@pytest.mark.parametrize("given", [0.001, 250.0, -1.0, float("nan")])
def test_implausible_pixel_size(tmp_path, given):
    tifffile.imwrite(tmp_path / "a.tif", np.zeros((64, 64), "uint8"))
    slide = open_slide(tmp_path / "a.tif")
    with pytest.raises(SlideError, match="is not plausible"):
        resolve_pixel_size(slide, given, settings=ReadSettings())


def test_reading_warns_where_sheet_and_file_disagree(tmp_path, rgb, capsys):
    from tilflow.cli import main

    path, out = tmp_path / "slide.svs", tmp_path / "image.ome.zarr"
    write_svs(path, rgb)
    command = ["slides", "read", str(path), "--assay", "he", "--out", str(out)]
    assert main([*command, "--pixel-size-um", "0.5"]) == 0
    assert "pixel size 0.5 µm was given, but the image says 0.252 µm" in capsys.readouterr().err
    described = json.loads((out / "zarr.json").read_text())["attributes"]["ome"]
    transforms = described["multiscales"][0]["datasets"][0]["coordinateTransformations"]
    assert transforms == [{"type": "scale", "scale": [1.0, 0.5, 0.5]}]


@pytest.mark.real
def test_real_slides_open(real_data):
    folder = real_data / "slides"
    field = open_slide(folder / "unlabelled" / "mibi_Point2203")
    assert (field.shape, {"HH3", "CD8"} <= set(field.channels)) == ((41, 1024, 1024), True)
    section = open_slide(folder / "unlabelled" / "instanseg_HE_example.tif")
    assert section.pixel_size_um == pytest.approx(0.5, abs=0.001)
    assert section.levels[0][:, 700:710, 600:610].shape == (3, 10, 10)
