"""Simulated slides: what the truth says is what the files hold."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
import tifffile
from scipy import ndimage
from skimage.segmentation import expand_labels

from tilflow.errors import InputError
from tilflow.simulate.tissue import write_slide
from tilflow.simulate.tissue.settings import (
    ArchitectureSettings,
    BrightfieldSettings,
    TissueSettings,
)

SIZE = {"height_um": 290.0, "width_um": 360.0, "pixel_size_um": 0.5}
DENSITY = 700.0
# A fixed share of tumour and fixed stain vectors: the tests invert them.
SETTINGS = TissueSettings(
    tile_px=128,
    strip_px=512,
    coarsest_px=300,
    architecture=ArchitectureSettings(tumour_fraction=0.5, tumour_fraction_spread=0.0),
    brightfield=BrightfieldSettings(stain_variation=0.0),
)


@dataclass
class Slide:
    image: Path
    annotations: Path
    folder: Path
    densities: pd.DataFrame

    @property
    def nuclei(self) -> pd.DataFrame:
        return pd.read_parquet(self.folder / "nuclei" / "s1.parquet")

    def labels(self, name: str) -> np.ndarray:
        return tifffile.imread(self.folder / "labels" / f"s1_{name}.tif")

    def files(self) -> dict[str, bytes]:
        found = sorted(path for path in self.folder.parent.rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder.parent)): path.read_bytes() for path in found}


def draw(folder: Path, kind: str, *, seed: int = 7, **options) -> Slide:
    image, annotations, truth = folder / "s1.ome.tif", folder / "s1.geojson", folder / "truth"
    arguments = SIZE | {"cd8_density_per_mm2": DENSITY, "settings": SETTINGS} | options
    densities = write_slide(
        image,
        kind=kind,
        seed=seed,
        truth_folder=truth,
        slide_id="s1",
        annotations=annotations,
        **arguments,
    )
    return Slide(image, annotations, truth, densities)


@pytest.fixture(scope="module")
def ihc(tmp_path_factory):
    return draw(tmp_path_factory.mktemp("ihc"), "ihc")


@pytest.fixture(scope="module")
def mif(tmp_path_factory):
    return draw(tmp_path_factory.mktemp("mif"), "mif")


def test_counts_are_those_of_the_table_of_nuclei(mif):
    nuclei = mif.nuclei
    for row in mif.densities.itertuples():
        chosen = nuclei
        if row.phenotype == "ki67_cd8_t_cells":
            chosen = nuclei[(nuclei.phenotype == "cd8_t_cells") & nuclei.is_ki67_positive]
        elif row.phenotype != "nucleated_cells":
            chosen = nuclei[nuclei.phenotype == row.phenotype]
        if row.compartment != "whole":
            chosen = chosen[chosen.compartment == row.compartment]
        assert row.n_cells == len(chosen), row
        assert row.density_per_mm2 == pytest.approx(row.n_cells / row.area_mm2)


def test_phenotypes_add_up_to_all_cells(mif):
    whole = mif.densities[mif.densities.compartment == "whole"].set_index("phenotype").n_cells
    parts = whole.drop(["nucleated_cells", "ki67_cd8_t_cells"])
    assert parts.sum() == whole["nucleated_cells"]
    assert (parts > 0).all()
    assert 0 < whole["ki67_cd8_t_cells"] < whole["cd8_t_cells"]


def test_ihc_knows_only_what_it_stains(ihc):
    assert set(ihc.densities.phenotype) == {"nucleated_cells", "cd8_t_cells"}
    assert list(ihc.densities.compartment[:3]) == ["whole", "tumour", "stroma"]


@pytest.mark.parametrize("asked", [0.0, 150.0, 1800.0])
def test_density_realised_is_the_density_asked(tmp_path, asked):
    densities = draw(tmp_path, "ihc", cd8_density_per_mm2=asked).densities
    row = densities.query("phenotype == 'cd8_t_cells' and compartment == 'whole'").iloc[0]
    assert abs(row.n_cells - asked * row.area_mm2) <= 0.5


def test_tissue_area_is_the_sum_of_its_compartments(mif):
    area = mif.densities.drop_duplicates("compartment").set_index("compartment").area_mm2
    counts = np.bincount(mif.labels("compartments").ravel(), minlength=3) * 0.25e-6
    assert area["stroma"] == pytest.approx(counts[1])
    assert area["tumour"] == pytest.approx(counts[2])
    assert area["whole"] == pytest.approx(counts[1] + counts[2])


def test_centroid_says_the_compartment(mif):
    nuclei, labels = mif.nuclei, mif.labels("compartments")
    at = labels[np.rint(nuclei.y_px).astype(int), np.rint(nuclei.x_px).astype(int)]
    assert (np.array(["glass", "stroma", "tumour"])[at] == nuclei.compartment).all()


def test_label_image_shows_every_nucleus_where_and_as_large_as_the_table_says(mif):
    nuclei, labels = mif.nuclei, mif.labels("nuclei")
    assert labels.dtype == np.uint32
    drawn_um2 = ndimage.sum_labels(np.full(labels.shape, 0.25), labels, nuclei.nucleus_id)
    share = drawn_um2 / nuclei.area_um2.to_numpy()
    # Pressed nuclei lose a sliver to their neighbour; none loses its body.
    assert share.min() > 0.75
    assert np.median(share) == pytest.approx(1.0, abs=0.02)
    middle = np.array(ndimage.center_of_mass(labels > 0, labels, nuclei.nucleus_id))
    away = np.hypot(*(middle - nuclei[["y_px", "x_px"]].to_numpy()).T) * 0.5
    assert np.median(away) < 0.1
    assert away.max() < 1.2


def test_nuclei_have_the_size_of_their_type(mif):
    diameter = 2 * mif.nuclei.groupby("phenotype").radius_um.median()
    assert diameter["cd8_t_cells"] == pytest.approx(6.9, rel=0.06)
    assert diameter["tumour_cells"] == pytest.approx(10.6, rel=0.08)
    assert diameter["macrophages"] == pytest.approx(8.8, rel=0.10)


def test_markers_shine_on_the_cells_that_carry_them(mif):
    image = tifffile.imread(mif.image).astype(float) - 100
    nuclei, cells = mif.nuclei, expand_labels(mif.labels("nuclei"), 2)
    for channel, name in enumerate(("cd8", "cd3", "cd68", "panck", "ki67"), start=1):
        light = ndimage.mean(image[channel], cells, nuclei.nucleus_id)
        positive = nuclei[f"is_{name}_positive"].to_numpy()
        assert np.median(light[positive]) > 4 * np.median(light[~positive]), name
    inside = mif.labels("nuclei") > 0
    assert np.median(image[0][inside]) > 10 * np.median(image[0][~inside])


def test_dab_unmixed_from_the_file_tells_cd8_cells_from_the_others(ihc):
    light = (tifffile.imread(ihc.image).astype(float) + 0.5) / 243
    stains = SETTINGS.brightfield
    unmix = np.linalg.pinv(np.array([stains.haematoxylin, stains.dab]))
    dab = (-np.log10(light) @ unmix)[..., 1]
    nuclei, cells = ihc.nuclei, expand_labels(ihc.labels("nuclei"), 3)
    mean = ndimage.mean(dab, cells, nuclei.nucleus_id)
    positive = nuclei.is_cd8_positive.to_numpy()
    assert np.median(mean[positive]) > 0.3
    assert np.quantile(mean[positive], 0.05) > np.quantile(mean[~positive], 0.95)


@pytest.mark.parametrize("kind", ["ihc", "mif"])
def test_same_seed_same_bytes_for_any_height_of_strip(kind, ihc, mif, tmp_path):
    before = {"ihc": ihc, "mif": mif}[kind].files()
    thin = SETTINGS.model_copy(update={"strip_px": 256})
    assert draw(tmp_path / "a", kind, settings=thin).files() == before
    other = draw(tmp_path / "b", kind, seed=8).files()
    assert other.keys() == before.keys()
    assert all(other[name] != content for name, content in before.items())


def test_ihc_file_is_a_calibrated_pyramid(ihc):
    with tifffile.TiffFile(ihc.image) as tiff:
        levels = tiff.series[0].levels
        assert [level.shape for level in levels] == [(580, 720, 3), (290, 360, 3)]
        assert tiff.pages[0].dtype == np.uint8
        assert tiff.pages[0].tile == (128, 128)
        pixels = tifffile.xml2dict(tiff.ome_metadata)["OME"]["Image"]["Pixels"]
    assert pixels["PhysicalSizeX"] == pixels["PhysicalSizeY"] == 0.5
    assert pixels["PhysicalSizeXUnit"] == "µm"


def test_mif_file_names_its_channels(mif):
    with tifffile.TiffFile(mif.image) as tiff:
        assert [level.shape for level in tiff.series[0].levels] == [(7, 580, 720), (7, 290, 360)]
        assert tiff.series[0].dtype == np.uint16
        pixels = tifffile.xml2dict(tiff.ome_metadata)["OME"]["Image"]["Pixels"]
        coarse, fine = tiff.series[0].levels[1].asarray(), tiff.series[0].asarray()
    names = [channel["Name"] for channel in pixels["Channel"]]
    assert names == ["DAPI", "CD8", "CD3", "CD68", "PanCK", "Ki67", "AF"]
    assert coarse.mean() == pytest.approx(fine.mean(), rel=0.02)


@pytest.mark.parametrize("kind", ["ihc", "mif"])
def test_file_holds_no_date_and_no_random_identifier(kind, ihc, mif):
    with tifffile.TiffFile({"ihc": ihc, "mif": mif}[kind].image) as tiff:
        assert not {"DateTime", "Software"} & {tag.name for tag in tiff.pages[0].tags}
        assert "UUID" not in tiff.ome_metadata


def test_annotations_are_the_tumour_nests(ihc):
    content = json.loads(ihc.annotations.read_text())
    nests = [shapely.geometry.shape(feature["geometry"]) for feature in content["features"]]
    names = {feature["properties"]["classification"]["name"] for feature in content["features"]}
    assert names == {"Tumor"}
    assert all(nest.is_valid and nest.area > 0 for nest in nests)
    area = ihc.densities.query("compartment == 'tumour'").area_mm2.iloc[0]
    assert sum(nest.area for nest in nests) * 0.25e-6 == pytest.approx(area, rel=0.005)
    nuclei = ihc.nuclei
    # GeoJSON counts from the corner of pixel (0, 0), the table from its centre.
    inside = shapely.contains_xy(shapely.union_all(nests), nuclei.x_px + 0.5, nuclei.y_px + 0.5)
    assert (inside == (nuclei.compartment == "tumour")).mean() > 0.995
    assert inside[nuclei.phenotype == "tumour_cells"].mean() > 0.995


def test_labels_and_annotations_are_left_out_when_not_asked_for(tmp_path):
    settings = SETTINGS.model_copy(update={"write_labels": False})
    write_slide(
        tmp_path / "s1.ome.tif",
        kind="ihc",
        cd8_density_per_mm2=100,
        seed=1,
        truth_folder=tmp_path / "truth",
        slide_id="s1",
        annotations=None,
        settings=settings,
        **SIZE,
    )
    found = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {"s1.ome.tif", "truth/nuclei/s1.parquet"}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"height_um": 40.0}, "holds no tissue"),
        ({"cd8_density_per_mm2": 60000.0}, "do not fit"),
    ],
)
def test_what_cannot_be_drawn_is_refused(tmp_path, options, words):
    with pytest.raises(InputError, match=words):
        draw(tmp_path, "ihc", **options)
    assert not list(tmp_path.rglob("*.tif"))


def test_unknown_kind_is_refused(tmp_path):
    with pytest.raises(InputError, match="allowed: ihc, mif"):
        draw(tmp_path, "he")
