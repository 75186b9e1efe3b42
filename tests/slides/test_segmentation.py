"""Nuclei of drawn images, and of real ones."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tilflow.slides.assay import read_assay
from tilflow.slides.images.slide import RGB, Slide
from tilflow.slides.nuclei.ascent import climb, merge_peaks
from tilflow.slides.nuclei.classical import ClassicalEngine, fill_small_holes
from tilflow.slides.nuclei.segmentation import estimate_pixel_size_um
from tilflow.slides.settings_cells import CalibrateSettings, SegmentSettings
from tilflow.slides.signal.scale import estimate_diameter_px

ENGINE = ClassicalEngine(threshold=0.4, diameter_px=16.0, settings=SegmentSettings())


def draw_discs(
    middles: list[tuple[int, int]], *, radius: float, side: int = 160
) -> NDArray[np.float32]:
    y, x = np.mgrid[:side, :side]
    image = np.zeros((side, side), np.float32)
    for row, column in middles:
        away = np.hypot(y - row, x - column)
        image = np.maximum(image, np.clip(radius - away + 0.5, 0, 1).astype(np.float32))
    return image[None]


def test_apart_nuclei_are_outlined_as_drawn() -> None:
    image = draw_discs([(40, 40), (40, 100), (110, 70)], radius=8)
    labels = ENGINE(image)
    assert labels.max() == 3
    truth = image[0] > 0.5
    assert (labels[truth] > 0).mean() > 0.9
    assert (truth[labels > 0]).mean() > 0.9


def test_touching_nuclei_are_told_apart() -> None:
    labels = ENGINE(draw_discs([(80, 72), (80, 87)], radius=8))
    assert labels.max() == 2
    left, right = labels[80, 70], labels[80, 89]
    assert left != right
    assert (labels[:, :79] == left).sum() == pytest.approx((labels[:, 81:] == right).sum(), rel=0.1)


def test_one_nucleus_with_coarse_chromatin_stays_one() -> None:
    image = draw_discs([(80, 80)], radius=10)
    rng = np.random.default_rng(0)
    spots = rng.random((160, 160)) < 0.08
    image[0][spots & (image[0] > 0)] = 0.65
    assert ENGINE(image).max() == 1


def test_specks_and_an_empty_image_give_nothing() -> None:
    assert ENGINE(draw_discs([(30, 30), (90, 50)], radius=1.2)).max() == 0
    assert ENGINE(np.zeros((1, 50, 40), np.float32)).shape == (50, 40)
    assert ENGINE(np.zeros((1, 50, 40), np.float32)).max() == 0


def test_bright_and_pale_nuclei_end_at_their_own_half_height() -> None:
    image = draw_discs([(50, 50)], radius=8) + 3 * draw_discs([(110, 110)], radius=8)
    labels = ENGINE(image)
    sizes = np.bincount(labels.ravel())[1:]
    assert len(sizes) == 2
    assert sizes[0] == pytest.approx(sizes[1], rel=0.15)


def test_a_plateau_has_one_peak() -> None:
    surface = np.ones((5, 7), np.float32)
    _, roots = climb(surface, surface > 0, steps_log2=4)
    assert set(roots.tolist()) == {0}


def test_climbing_stops_at_the_mask() -> None:
    surface = np.array([[1, 2, 9, 4, 3]], np.float32)
    _, roots = climb(surface, np.array([[True, True, False, True, True]]), steps_log2=3)
    assert roots.tolist() == [1, 1, 3, 3]


@pytest.mark.parametrize(("saddle", "peaks"), [(0.5, 1), (0.95, 2)])
def test_peaks_with_a_high_saddle_are_one_nucleus(saddle: float, peaks: int) -> None:
    surface = np.array([[1.0, 2.0, 1.5, 2.2, 1.0]], np.float32)
    mask = surface > 0
    _, roots = climb(surface, mask, steps_log2=3)
    merged = merge_peaks(surface, mask, roots, distance_px=3.0, saddle=saddle)
    assert len(set(merged.tolist())) == peaks


def test_holes_are_filled_by_their_size() -> None:
    mask = np.ones((12, 12), bool)
    mask[2:4, 2:4] = mask[5:10, 5:10] = False
    filled = fill_small_holes(mask, side_px=3)
    assert filled[2:4, 2:4].all()
    assert not filled[5:10, 5:10].any()


@pytest.mark.parametrize("radius", [5, 8, 14, 22])
def test_the_scale_is_that_of_the_nuclei(radius: int) -> None:
    rng = np.random.default_rng(radius)
    step = int(2.6 * radius)
    middles = [
        (y + int(rng.integers(-3, 4)), x)
        for y in range(step, 400 - step, step)
        for x in range(step, 400 - step, step)
    ]
    image = draw_discs(middles, radius=radius, side=400)[0]
    image += rng.normal(0, 0.05, image.shape).astype(np.float32)
    assert estimate_diameter_px(image) == pytest.approx(2 * radius, rel=0.25)


def test_a_picture_without_scale_gets_one_from_its_nuclei() -> None:
    image = draw_discs([(y, x) for y in (30, 70, 120) for x in (30, 80, 130)], radius=10)
    rgb = np.rint(240 * 10 ** -(image[0] * np.array([0.65, 0.7, 0.29])[:, None, None]))
    slide = Slide((rgb.astype(np.uint8),), RGB, None, (1.0,), "brightfield")
    assert estimate_pixel_size_um(
        slide, read_assay("he"), settings=CalibrateSettings()
    ) == pytest.approx(8 / 20, rel=0.2)


def test_a_folder_of_pictures_becomes_a_folder_of_labels(tmp_path: Path) -> None:
    import tifffile
    from PIL import Image

    from tilflow.cli import main

    (tmp_path / "in").mkdir()
    for number, middles in enumerate(([(40, 40)], [(40, 40), (110, 90)])):
        pixels = (draw_discs(middles, radius=9)[0] * 200 + 10).astype(np.uint8)
        Image.fromarray(pixels).save(tmp_path / "in" / f"{number}.png")
    command = ["slides", "segment", str(tmp_path / "in"), "--assay", "dapi"]
    assert main([*command, "--out", str(tmp_path / "out"), "--format", "tif"]) == 0
    found = [tifffile.imread(tmp_path / "out" / f"{n}.tif") for n in (0, 1)]
    assert [labels.max() for labels in found] == [1, 2]
    assert found[0].dtype == np.uint32
    assert found[0].shape == (160, 160)


def score_f1(truth: NDArray[np.int64], found: NDArray[np.int64]) -> tuple[int, int, int]:
    """True positives at IoU 0.5, objects in truth, objects found."""
    joint = np.zeros((int(truth.max()) + 1, int(found.max()) + 1))
    np.add.at(joint, (truth.ravel(), found.ravel()), 1)
    union = joint.sum(1, keepdims=True) + joint.sum(0, keepdims=True) - joint
    hits = (joint / np.maximum(union, 1))[1:, 1:] > 0.5
    return int(hits.sum()), len(np.unique(truth)) - 1, len(np.unique(found)) - 1


@pytest.mark.real
@pytest.mark.parametrize(
    ("kind", "assay", "floor"), [("fluo", "dapi", 0.70), ("histo", "he", 0.58)]
)
def test_real_nuclei_are_found(
    real_data: Path, tmp_path: Path, kind: str, assay: str, floor: float
) -> None:
    import tifffile
    from skimage.io import imread

    from tilflow.cli import main

    source = real_data / "slides/dsb2018" / kind
    (tmp_path / "in").mkdir()
    for file in sorted((source / "images").glob("*.png"))[:: 60 if kind == "fluo" else 15]:
        (tmp_path / "in" / file.name).symlink_to(file)
    main(["slides", "segment", str(tmp_path / "in"), "--assay", assay, "--out", str(tmp_path)])
    scores = []
    for file in tmp_path.glob("*.tif"):
        truth = next((source / "labels").glob(f"{file.stem}.*"))
        read = tifffile.imread if truth.suffix == ".tif" else imread
        found = tifffile.imread(file).astype(np.int64)
        hits, n_true, n_found = score_f1(np.asarray(read(truth), np.int64), found)
        scores.append(2 * hits / (n_true + n_found))
    assert np.mean(scores) > floor


def test_each_image_of_a_folder_has_a_store_of_its_own(tmp_path: Path) -> None:
    import zarr
    from skimage.draw import disk
    from skimage.io import imsave

    from tilflow.cli import main

    (tmp_path / "in").mkdir()
    for name, centres in {"one": [(40, 40)], "two": [(40, 40), (90, 80)]}.items():
        image = np.full((128, 128), 20, np.uint8)
        for centre in centres:
            image[disk(centre, 9)] = 200
        imsave(tmp_path / "in" / f"{name}.png", image, check_contrast=False)
    out = tmp_path / "out"
    options = ("--assay", "dapi", "--pixel-size-um", "0.5", "--format", "zarr")
    assert main(["slides", "segment", str(tmp_path / "in"), *options, "--out", str(out)]) == 0
    found = {
        name: int(zarr.open_array(out / name / "nuclei.ome.zarr" / "0", mode="r")[:].max())
        for name in ("one", "two")
    }
    assert found == {"one": 1, "two": 2}
