"""Tumour, stroma and margin."""

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from tilflow.errors import InputError
from tilflow.slides.assay import read_assay
from tilflow.slides.images.slide import RGB, Slide
from tilflow.slides.nuclei.segmentation import Mask
from tilflow.slides.settings_cells import CompartmentsSettings
from tilflow.slides.signal.calibration import Calibration, ChannelCalibration
from tilflow.slides.tissue.compartments import (
    CLASSES,
    Outlines,
    compute_share,
    draw_nests,
    draw_polygons,
    find_compartments,
    label_compartments,
    sort_annotations,
)

SETTINGS = CompartmentsSettings()


def test_a_polygon_keeps_its_area_and_its_hole() -> None:
    outer = shapely.Point(200, 160).buffer(100)
    drawn = draw_polygons(
        [outer - shapely.Point(200, 160).buffer(40)], shape=(80, 100), pixel_px=(4.0, 4.0)
    )
    true = np.pi * (100**2 - 40**2)
    assert drawn.sum() * 16 == pytest.approx(true, rel=0.02)
    assert not drawn[40, 50]


def test_several_parts_of_one_annotation_are_drawn() -> None:
    both = shapely.MultiPolygon([shapely.box(0, 0, 8, 8), shapely.box(20, 0, 28, 8)])
    assert draw_polygons([both], shape=(8, 8), pixel_px=(4.0, 4.0)).sum() == 8


def test_compartments_part_the_tissue() -> None:
    y, x = np.mgrid[:100, :100]
    tissue = x < 80
    tumour = (y - 50) ** 2 + (x - 40) ** 2 < 20**2
    labels = label_compartments(tumour, tissue, pixel_size_um=2.0, margin_um=10.0)
    np.testing.assert_array_equal(labels > 0, tissue)
    margin = np.pi * (25**2 - 15**2)
    assert (labels == 3).sum() == pytest.approx(margin, rel=0.06)
    assert (labels == 1).sum() == pytest.approx(np.pi * 15**2, rel=0.06)
    assert CLASSES[3] == "margin"


@pytest.mark.parametrize("name", ["Tumor", "TUMOUR", "carcinoma"])
def test_classes_are_known_whatever_their_case(name: str) -> None:
    drawn = sort_annotations({name: ("p",), "Necrosis": ("n",)}, source="a", settings=SETTINGS)
    assert drawn == Outlines(("p",), ("n",))


def test_annotations_without_a_known_class_are_refused() -> None:
    with pytest.raises(InputError, match=r"a\.geojson.*'Tumr'.*allowed: Tumor"):
        sort_annotations({"Tumr": ("p",)}, source="a.geojson", settings=SETTINGS)


def draw_islands(
    *, seed: int
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.bool_]]:
    """Tumour cells of uneven brightness fill a disc; T cells sit in it and around it."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:200, :200]
    disc = (y - 100) ** 2 + (x - 100) ** 2 < 60**2
    tissue = np.ones((200, 200), bool)
    marker = np.where(disc, 900.0, 20.0)
    for _ in range(150):
        row, column = rng.integers(0, 195, 2)
        marker[row : row + 4, column : column + 4] *= rng.uniform(0.4, 1.6)
    t_cells = np.full((200, 200), 15.0)
    for _ in range(250):
        row, column = rng.integers(0, 197, 2)
        t_cells[row : row + 2, column : column + 2] = 700
        marker[row : row + 2, column : column + 2] = 20
    noise = rng.normal(0, 5, (2, 200, 200))
    return (marker + noise[0]).astype(np.float32), (t_cells + noise[1]).astype(np.float32), tissue


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nests_are_outlined_around_the_t_cells_in_them(seed: int) -> None:
    marker, t_cells, tissue = draw_islands(seed=seed)
    share = compute_share(marker, [t_cells], tissue, pixel_size_um=4.0, settings=SETTINGS)
    nests = draw_nests(share, tissue, pixel_size_um=4.0, settings=SETTINGS)
    y, x = np.mgrid[:200, :200]
    disc = (y - 100) ** 2 + (x - 100) ** 2 < 60**2
    assert nests.sum() == pytest.approx(disc.sum(), rel=0.06)
    assert (nests & disc).sum() / (nests | disc).sum() > 0.93


def test_a_slide_without_a_source_of_tumour_is_undivided() -> None:
    slide = Slide((np.full((3, 40, 40), 200, np.uint8),), RGB, 0.5, (1.0,), "brightfield")
    calibration = Calibration("brightfield", (40, 40), 0.5, 1, 16.0)
    tissue = Mask(np.eye(10, dtype=bool), 4.0)
    found = find_compartments(
        slide, calibration, tissue, None, read_assay("ihc_membrane"), settings=SETTINGS
    )
    assert found.classes == {4: "tissue"}
    np.testing.assert_array_equal(found.labels, 4 * np.eye(10, dtype=np.uint32))


def test_annotations_come_before_the_marker_and_necrosis_is_left_out() -> None:
    names = ("DAPI", "CD8", "CD3", "CD68", "PanCK", "Ki67", "AF")
    slide = Slide((np.zeros((7, 80, 80), np.uint16),), names, 0.5, (1.0,), "fluorescence")
    channels = tuple(ChannelCalibration(name, n, 0.0, 1.0) for n, name in enumerate(names))
    calibration = Calibration("fluorescence", (80, 80), 0.5, 1, 16.0, channels=channels)
    outlines = Outlines((shapely.box(0, 0, 40, 80),), (shapely.box(0, 0, 80, 20),))
    found = find_compartments(
        slide,
        calibration,
        Mask(np.ones((20, 20), bool), 4.0),
        outlines,
        read_assay("mif"),
        settings=SETTINGS,
    )
    assert found.classes == {1: "tumour", 2: "stroma"}
    assert (found.labels[:5] == 0).all()
    assert (found.labels[5:, :10] == 1).all()
    assert (found.labels[5:, 10:] == 2).all()
