"""Scanner makers' files: the section is found, its scale and channels, and nothing else."""

import numpy as np
import pytest
import tifffile
import zarr
from PIL import Image
from tests.slides import vendor_files as vendor

from tilflow.cli import main
from tilflow.errors import SlideError
from tilflow.slides.assay import read_assay
from tilflow.slides.images.reading import open_slide, open_slide_for


def read_all(slide, level=0):
    return np.asarray(slide.levels[level][:])


def draw_channels(n=3, height=128, width=160):
    rng = np.random.default_rng(1)
    return [rng.integers(100, 4000, (height, width), dtype="uint16") for _ in range(n)]


def test_svs_jpeg2000(tmp_path):
    image = vendor.draw_rgb()
    vendor.write_svs(tmp_path / "a.svs", image, compression="APERIO_JP2000_RGB")
    slide = open_slide(tmp_path / "a.svs")
    assert (slide.shape, slide.pixel_size_um, slide.downsamples) == ((3, 96, 80), 0.252, (1.0, 2.0))
    assert np.abs(read_all(slide).astype(int) - np.moveaxis(image, -1, 0)).max() <= 12


def test_svs_without_mpp_falls_back_on_its_tags(tmp_path):
    tags = {"resolution": (40_000, 40_000), "resolutionunit": "CENTIMETER"}
    vendor.write_svs(tmp_path / "a.svs", vendor.draw_rgb(), mpp="", **tags)
    assert open_slide(tmp_path / "a.svs").pixel_size_um == 0.25


def test_ndpi(tmp_path):
    image = vendor.draw_rgb(256, 320)
    vendor.write_ndpi(tmp_path / "a.ndpi", image, size_um=0.23)
    slide = open_slide(tmp_path / "a.ndpi")
    assert (slide.shape, slide.downsamples, slide.notes) == ((3, 256, 320), (1.0, 2.0), ())
    assert slide.pixel_size_um == pytest.approx(0.23, rel=1e-4)
    # Its one strip of JPEG is read between restart markers, not whole.
    assert slide.levels[0].chunks == (3, 16, 160)
    difference = np.abs(read_all(slide).astype(int) - np.moveaxis(image, -1, 0))
    assert np.median(difference) <= 2


def write_akoya(path, **options):
    dapi, cd8, panck = draw_channels()
    channels = {"DAPI": ("", dapi), "Opal 520": ("CD8", cd8), "PanCK (Opal 690)": ("", panck)}
    vendor.write_qptiff(path, channels, **options)
    return np.stack([dapi, cd8, panck])


def test_qptiff(tmp_path):
    stack = write_akoya(tmp_path / "a.qptiff", size_um=0.496)
    slide = open_slide(tmp_path / "a.qptiff")
    assert slide.channels == ("DAPI", "CD8", "PanCK (Opal 690)")
    assert (slide.modality, slide.downsamples) == ("fluorescence", (1.0, 2.0))
    assert slide.pixel_size_um == pytest.approx(0.496, rel=1e-4)
    assert slide.levels[0].chunks == (1, 32, 32)
    np.testing.assert_array_equal(read_all(slide), stack)
    np.testing.assert_array_equal(read_all(slide, 1), stack[:, ::2, ::2])


def test_qptiff_of_an_unknown_program_is_read_by_its_pages(tmp_path):
    stack = write_akoya(tmp_path / "a.qptiff")
    with tifffile.TiffFile(tmp_path / "a.qptiff", mode="r+") as file:
        for page in file.pages:
            page.tags["Software"].overwrite("Rewritten")
    slide = open_slide(tmp_path / "a.qptiff")
    assert (slide.channels[1], slide.shape) == ("CD8", (3, 128, 160))
    np.testing.assert_array_equal(read_all(slide), stack)


@pytest.mark.parametrize("form", ["svs", "ndpi", "qptiff"])
def test_no_label_picture_and_no_name_reaches_the_output(tmp_path, form, capsys):
    path, out = tmp_path / f"MRN-slide.{form}", tmp_path / "out" / "image.ome.zarr"
    assay = "he"
    if form == "qptiff":
        write_akoya(path)
        assay = str(tmp_path / "assay.yaml")
        (tmp_path / "assay.yaml").write_text(
            "name: two\nkind: mif\nchannels: {CD8: CD8, PanCK: PanCK}\nnuclear: [DAPI]\n"
            "engine: classical\nnucleus_diameter_um: 8\ncell_expansion_um: 3\n"
            "compartments: none\nminimum_area_mm2: 0\n"
        )
    else:
        getattr(vendor, f"write_{form}")(path, vendor.draw_rgb(256, 320))
    assert all(secret.encode() in path.read_bytes() for secret in vendor.SECRETS)
    assert main(["slides", "read", str(path), "--assay", assay, "--out", str(out)]) == 0
    shown = "".join(capsys.readouterr())
    for secret in vendor.SECRETS:
        assert secret not in shown
        for file in out.rglob("*"):
            assert not file.is_file() or secret.encode() not in file.read_bytes(), file
    level = zarr.open_array(out / "0", mode="r")[:]
    assert (level == vendor.STICKER).mean() < 0.01


def test_the_largest_series_is_read_and_the_others_are_told_of_by_size(tmp_path, capsys):
    rgb = vendor.draw_rgb()
    with tifffile.TiffWriter(tmp_path / "a.ome.tif", ome=True, bigtiff=True) as writer:
        for name, image in (("Jane Roe 1", rgb[:48]), ("Jane Roe 2", rgb)):
            sizes = {"PhysicalSizeX": 0.25 * 96 / len(image), "PhysicalSizeXUnit": "µm"}
            writer.write(image, photometric="rgb", metadata={"axes": "YXS", "Name": name, **sizes})
    slide = open_slide(tmp_path / "a.ome.tif")
    assert (slide.shape, slide.pixel_size_um) == ((3, 96, 80), 0.25)
    (note,) = slide.notes
    assert "image 1 of 96 × 80 pixels, the largest, is read, and not image 0 of 48 × 80" in note
    arguments = ["--assay", "he", "--out", str(tmp_path / "out.zarr")]
    assert main(["slides", "read", str(tmp_path / "a.ome.tif"), *arguments]) == 0
    shown = capsys.readouterr().err
    assert "holds 2 images" in shown
    assert "Jane" not in shown


@pytest.mark.parametrize("compression", [None, "lzw", "zlib", "zstd", "jpeg", "jpeg2000"])
@pytest.mark.parametrize("tile", [(32, 48), None])
def test_compressed_tiles_and_strips(tmp_path, compression, tile):
    image = vendor.draw_rgb(176, 208)
    options = {"tile": tile} if tile else {"rowsperstrip": 16}
    tifffile.imwrite(
        tmp_path / "a.tif", image, photometric="rgb", compression=compression, **options
    )
    slide = open_slide(tmp_path / "a.tif")
    window = slide.levels[0][:, 30:99, 17:150].astype(int)
    expected = np.moveaxis(image, -1, 0)[:, 30:99, 17:150]
    difference = np.abs(window - expected)
    # JPEG thins out colour: it rings at the edges of blocks.
    assert (np.median(difference) <= 2) if compression == "jpeg" else (difference.max() <= 2)
    if compression or tile:
        assert slide.levels[0].chunks[1:] == (tile or (16, 208))


@pytest.mark.parametrize("byteorder", ["<", ">"])
@pytest.mark.parametrize("options", [{}, {"tile": (32, 32)}, {"rowsperstrip": 8}, {"imagej": True}])
def test_16_bits_of_either_order(tmp_path, byteorder, options):
    stack = np.stack(draw_channels(3))
    metadata = {"axes": "CYX"}
    tifffile.imwrite(
        tmp_path / "a.tif", stack, byteorder=byteorder if "imagej" not in options else ">",
        photometric="minisblack", metadata=metadata, **options,
    )  # fmt: skip
    slide = open_slide(tmp_path / "a.tif")
    assert slide.shape == (3, 128, 160)
    np.testing.assert_array_equal(slide.levels[0][1:, 5:70, 9:151], stack[1:, 5:70, 9:151])


@pytest.mark.parametrize("tile", [(32, 32), None])
def test_planes_of_colour(tmp_path, tile):
    planes = np.moveaxis(vendor.draw_rgb(), -1, 0)
    tifffile.imwrite(
        tmp_path / "a.tif", planes, photometric="rgb", planarconfig="separate", tile=tile
    )
    slide = open_slide(tmp_path / "a.tif")
    assert slide.modality == "brightfield"
    np.testing.assert_array_equal(slide.levels[0][1:3, 7:60, 3:77], planes[1:3, 7:60, 3:77])


def test_tiles_that_the_scanner_left_out_are_glass(tmp_path):
    image = vendor.draw_rgb(64, 64)
    tiles = [image[:32, :32], None, image[32:, :32], image[32:, 32:]]
    with tifffile.TiffWriter(tmp_path / "a.tif") as writer:
        writer.write(
            iter(tiles), shape=image.shape, dtype="uint8", tile=(32, 32), photometric="rgb"
        )
    with tifffile.TiffFile(tmp_path / "a.tif") as file:
        assert 0 in file.pages[0].databytecounts or not np.any(file.pages[0].asarray()[:32, 32:])
    if 0 in file.pages[0].databytecounts:
        assert (open_slide(tmp_path / "a.tif").levels[0][:, :32, 32:] == 255).all()


def test_a_strip_that_cannot_be_read_in_part_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("tilflow.slides.images.tiff.LARGEST_BLOCK", 1000)
    tifffile.imwrite(tmp_path / "a.tif", draw_channels(1)[0], compression="zlib")
    with pytest.raises(SlideError, match="save the image in tiles"):
        open_slide(tmp_path / "a.tif")


@pytest.mark.parametrize(
    ("suffix", "maker"), [("czi", "Zeiss CZI"), ("mrxs", "MIRAX"), ("scn", "Leica"), ("vsi", "VSI")]
)
def test_formats_of_other_libraries_say_what_to_do(tmp_path, suffix, maker):
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(b"x")
    with pytest.raises(SlideError, match=rf"{maker}.*bioformats2raw FILE OUT\.zarr"):
        open_slide(path)


@pytest.mark.parametrize(
    ("unit", "size"),
    [("micrometer", 0.5), ("nanometer", 500.0), ("millimeter", 0.0005), ("", None)],
)
@pytest.mark.parametrize("version", ["0.4", "0.5"])
def test_units_of_ome_zarr(tmp_path, unit, size, version):
    group = zarr.create_group(tmp_path / "a.zarr", zarr_format=2 if version == "0.4" else 3)
    group.create_array("full", data=draw_channels(1)[0])
    space = {"type": "space", **({"unit": unit} if unit else {})}
    scale = {"type": "scale", "scale": [size or 1.0] * 2}
    multiscale = {
        "version": version,
        "axes": [{"name": name, **space} for name in "yx"],
        "datasets": [{"path": "full", "coordinateTransformations": [scale]}],
    }
    described = {"version": version, "multiscales": [multiscale]}
    group.attrs.update(described if version == "0.4" else {"ome": described})
    found = open_slide(tmp_path / "a.zarr").pixel_size_um
    assert found == (pytest.approx(0.5) if size else None)


def test_of_a_bioformats2raw_store_the_section_is_read(tmp_path):
    root = zarr.create_group(tmp_path / "a.zarr", zarr_format=2)
    root.attrs["bioformats2raw.layout"] = 3
    for name, side in (("0", 32), ("1", 96)):
        group = root.create_group(name)
        group.create_array("0", data=np.full((1, 1, 1, side, side), side, "uint8"))
        axes = [{"name": n, "type": "space" if n in "zyx" else "time"} for n in "tczyx"]
        scale = [{"type": "scale", "scale": [1.0] * 5}]
        dataset = {"path": "0", "coordinateTransformations": scale}
        group.attrs["multiscales"] = [{"version": "0.4", "axes": axes, "datasets": [dataset]}]
    assert open_slide(tmp_path / "a.zarr").shape == (1, 96, 96)


def test_a_channel_named_with_its_dye_fits_the_assay(tmp_path):
    names = ["DAPI", *(f"{name} (Opal {520 + i})" for i, name in enumerate(("CD8", "CD3", "CD68")))]
    names += ["PanCK (Opal 690)", "Ki67 (Opal 780)", "AF"]
    image = np.zeros((7, 64, 64), "uint16")
    tifffile.imwrite(
        tmp_path / "a.ome.tif", image, metadata={"axes": "CYX", "Channel": {"Name": names}}
    )
    slide = open_slide_for(tmp_path / "a.ome.tif", read_assay("mif"))
    assert slide.channels == ("DAPI", "CD8", "CD3", "CD68", "PanCK", "Ki67", "AF")


def test_a_large_grey_png_of_16_bits(tmp_path):
    grey = draw_channels(1)[0]
    Image.fromarray(grey).save(tmp_path / "a.png")
    np.testing.assert_array_equal(read_all(open_slide(tmp_path / "a.png"))[0], grey)
