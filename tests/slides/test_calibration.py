"""What is fixed once per slide."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tilflow.errors import InputError, SlideError
from tilflow.slides.assay import Assay, read_assay
from tilflow.slides.images.slide import RGB, Slide
from tilflow.slides.settings_cells import CalibrateSettings, SegmentSettings
from tilflow.slides.signal.calibration import Calibration, read_calibration, write_calibration
from tilflow.slides.signal.channels import Channels
from tilflow.slides.signal.estimation import compute_calibration, read_low_level
from tilflow.slides.signal.fluorescence import estimate_leak
from tilflow.slides.signal.stain_vectors import StainEstimate, estimate_vectors
from tilflow.slides.tiles import Box

HAEMATOXYLIN = np.array([0.60, 0.73, 0.33])
DAB = np.array([0.33, 0.60, 0.73])


def stain_slide(
    *, with_dab: bool = True, white: float = 240.0
) -> tuple[Slide, NDArray[np.float64]]:
    """A slide by Beer and Lambert: nuclei of haematoxylin, some of DAB, and glass."""
    rng = np.random.default_rng(1)
    amounts = np.zeros((2, 400, 400))
    for _ in range(220):
        y, x = rng.integers(0, 240, 1)[0], rng.integers(0, 388, 1)[0]
        amounts[0, y : y + 12, x : x + 12] = rng.uniform(0.3, 1.0)
        if with_dab and rng.random() < 0.5:
            amounts[1, y : y + 12, x : x + 12] = rng.uniform(0.3, 1.0)
            amounts[0, y : y + 12, x : x + 12] *= rng.random()
    vectors = np.stack([HAEMATOXYLIN, DAB]) / np.linalg.norm([HAEMATOXYLIN, DAB], axis=1)[:, None]
    density = np.einsum("syx,sc->cyx", amounts, vectors)
    image = np.rint(white * 10**-density).astype(np.uint8)
    return Slide((image,), RGB, 0.5, (1.0,), "brightfield"), amounts


def calibrate(slide: Slide, assay: Assay) -> Calibration:
    return compute_calibration(
        slide, assay, pixel_size_um=0.5, settings=CalibrateSettings(), segment=SegmentSettings()
    )


def test_estimated_stains_are_those_of_the_slide() -> None:
    slide, amounts = stain_slide()
    calibration = calibrate(slide, read_assay("ihc_membrane"))
    assert calibration.white == pytest.approx((240, 240, 240), abs=1)
    for found, true in zip(calibration.stains, (HAEMATOXYLIN, DAB), strict=True):
        cosine = np.dot(found, true / np.linalg.norm(true))
        assert np.degrees(np.arccos(min(cosine, 1.0))) < 2.5
    dab = Channels(slide.levels[0], calibration, 1).read_marker("dab", Box(0, 0, 400, 400))
    assert np.abs(dab - amounts[1])[amounts[1] > 0].mean() < 0.05


def test_locked_stains_stay() -> None:
    slide, _ = stain_slide()
    assay = read_assay("ihc_nuclear")
    assert assay.stains is not None
    calibration = calibrate(slide, assay)
    np.testing.assert_allclose(calibration.stains, assay.stains.unit_vectors, rtol=1e-5)


def test_a_slide_of_one_stain_keeps_the_assays_other_vector() -> None:
    slide, _ = stain_slide(with_dab=False)
    assay = read_assay("ihc_membrane")
    assert assay.stains is not None
    calibration = calibrate(slide, assay)
    dab = np.asarray(assay.stains.unit_vectors[1])
    turn = np.degrees(np.arccos(np.clip(np.dot(calibration.stains[1], dab), -1, 1)))
    assert turn < 1e-2
    assert calibration.stain_source == "assay"
    assert "one stain" in calibration.stain_warning


def mix(*amounts: tuple[float, float], n: int = 1000, spread: float = 0.01) -> NDArray[np.float32]:
    """Optical densities (3, n) of pixels that hold about these amounts of both stains."""
    rng = np.random.default_rng(8)
    vectors = np.stack([HAEMATOXYLIN, DAB]) / np.linalg.norm([HAEMATOXYLIN, DAB], axis=1)[:, None]
    rows = np.repeat(np.array(amounts), n, axis=0) @ vectors
    return (rows + rng.normal(0, spread, rows.shape)).T.astype(np.float32)


def estimate(density: NDArray[np.float32], *, swapped: bool = False) -> StainEstimate:
    stains = read_assay("ihc_membrane").stains
    assert stains is not None
    vectors, names = np.array(stains.unit_vectors), ("haematoxylin", "dab")
    if swapped:
        vectors, names = vectors[::-1], ("dab", "haematoxylin")
    return estimate_vectors(density, vectors, names=names, settings=CalibrateSettings())


def test_each_stain_goes_by_its_name_whichever_comes_first() -> None:
    density = mix((0.8, 0.05), (0.1, 0.9), (0.3, 0.3))
    one, other = estimate(density), estimate(density, swapped=True)
    assert (one.warning, other.warning) == ("", "")
    np.testing.assert_allclose(one.vectors, other.vectors[::-1])
    assert one.vectors[0, 0] > one.vectors[1, 0]


@pytest.mark.parametrize(
    ("density", "words"),
    [
        (mix((0.8, 0.0), (0.4, 0.0)), "it shows one stain"),
        (mix((0.0, 0.8), (0.0, 0.4)), "it shows one stain"),
        (mix((0.8, 0.05), (0.1, 0.9), n=20), "only 40 stained pixels"),
        (mix((0.8, 0.05), (0.1, 0.9))[::-1], "off the assay's"),
    ],
    ids=["haematoxylin alone", "dab alone", "little tissue", "other colours"],
)
def test_without_two_stains_the_assays_vectors_stand(
    density: NDArray[np.float32], words: str
) -> None:
    found = estimate(density)
    assert words in found.warning
    stains = read_assay("ihc_membrane").stains
    assert stains is not None
    np.testing.assert_array_equal(found.vectors, stains.unit_vectors)


def test_the_threshold_parts_nuclei_from_the_rest() -> None:
    slide, amounts = stain_slide(with_dab=False)
    calibration = calibrate(slide, read_assay("ihc_membrane"))
    assert 0.02 < calibration.threshold < amounts[0][amounts[0] > 0].min() + 0.2


def test_an_empty_slide_gets_a_threshold_that_nothing_reaches() -> None:
    slide = Slide((np.full((3, 300, 300), 240, np.uint8),), RGB, 0.5, (1.0,), "brightfield")
    calibration = calibrate(slide, read_assay("ihc_membrane"))
    signal = Channels(slide.levels[0], calibration, 1).read(Box(0, 0, 300, 300))
    assert signal.max() < calibration.threshold


def test_calibrations_travel_through_their_file(tmp_path: Path) -> None:
    slide, _ = stain_slide()
    calibration = calibrate(slide, read_assay("ihc_membrane"))
    write_calibration(calibration, tmp_path / "a.json")
    write_calibration(calibrate(slide, read_assay("ihc_membrane")), tmp_path / "b.json")
    assert read_calibration(tmp_path / "a.json") == calibration
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"modality": "brightfield"}'])
def test_what_is_no_calibration_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "calibration.json"
    path.write_text(text)
    with pytest.raises(InputError, match="slides calibrate"):
        read_calibration(path)


@pytest.mark.parametrize("positive_fraction", [0.0, 0.3])
def test_the_leak_does_not_ask_how_many_cells_are_positive(positive_fraction: float) -> None:
    rng = np.random.default_rng(4)
    glow = rng.gamma(2, 60, 60000).astype(np.float32)
    signal = 18 + 0.35 * glow + rng.normal(0, 8, glow.shape)
    signal[rng.random(glow.shape) < positive_fraction] += 600
    assert estimate_leak(signal.astype(np.float32), glow) == pytest.approx(0.35, abs=0.04)


def test_background_and_leak_are_taken_off() -> None:
    rng = np.random.default_rng(5)
    glow = np.kron(rng.gamma(2, 60, (40, 40)), np.ones((10, 10)))
    names = ("DAPI", "CD8", "CD3", "CD68", "PanCK", "Ki67", "AF")
    image = np.stack([np.full((400, 400), 100.0) + 0.3 * glow * (name != "AF") for name in names])
    image[6] += glow
    image[0, ::20] += 900
    slide = Slide((np.rint(image).astype(np.uint16),), names, 0.5, (1.0,), "fluorescence")
    calibration = calibrate(slide, read_assay("mif"))
    cd8 = Channels(slide.levels[0], calibration, 1).read_marker("CD8", Box(0, 0, 400, 400))
    assert np.abs(cd8).mean() < 5


def test_missing_channels_are_named() -> None:
    slide = Slide((np.zeros((2, 64, 64), np.uint16),), ("DAPI", "CD8"), 0.5, (1.0,), "fluorescence")
    with pytest.raises(SlideError, match="CD3"):
        calibrate(slide, read_assay("mif"))


def test_a_large_slide_is_read_at_larger_pixels() -> None:
    slide = Slide((np.zeros((1, 900, 300), np.uint16),), ("DAPI",), 2.0, (1.0,), "fluorescence")
    for most, side in ((1024, 900), (900, 900), (300, 300), (299, 225)):
        low = read_low_level(slide, pixel_size_um=2.0, coarsest_um=2.0, max_side_px=most)
        assert low.shape[1] == side
