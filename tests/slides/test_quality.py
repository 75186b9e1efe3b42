"""Each fault is found where it was drawn, and a clean section loses nothing."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import ndimage, signal

from tilflow.settings import Settings
from tilflow.simulate.tissue import faults
from tilflow.slides.assay import read_assay
from tilflow.slides.images.slide import RGB, Slide
from tilflow.slides.nuclei.segmentation import Mask
from tilflow.slides.quality.artefacts import convolve, find_folds
from tilflow.slides.quality.evaluation import evaluate_slide
from tilflow.slides.quality.left_out import View
from tilflow.slides.quality.regions import measure_regions
from tilflow.slides.quality.verdict import Verdict, call_verdict, tabulate_checks
from tilflow.slides.settings_quality import QualitySettings
from tilflow.slides.signal.calibration import Calibration

SETTINGS = Settings().slides
SIDE, PIXEL_UM, FACTOR = 1400, 0.5, 4
H, EOSIN = np.array([0.65, 0.70, 0.29]), np.array([0.07, 0.99, 0.11])


def draw_section(seed=0, counterpart=None):
    """Draw nuclei and a fibrous ground that fill the field."""
    rng = np.random.default_rng(seed)
    spots = np.zeros((SIDE, SIDE), np.float32)
    spots[tuple(rng.integers(0, SIDE, (2, 6000)))] = 1
    nuclei = np.clip(ndimage.gaussian_filter(spots, 5) * 400, 0, 1) > 0.5
    grain = ndimage.gaussian_filter(rng.normal(size=(SIDE, SIDE)), 2) * 4
    density = (0.12 + 0.02 * grain)[None] * H[:, None, None]
    density = density + (nuclei * (0.5 + 0.1 * grain))[None] * H[:, None, None]
    if counterpart is not None:
        density = density + 0.3 * counterpart[:, None, None]
    light = ndimage.gaussian_filter(240 * 10**-density, (0, 0.8, 0.8))
    return np.clip(light + rng.normal(size=light.shape), 0, 255).astype("uint8")


def look_at(image, assay="ihc_membrane", tissue=None):
    shape = (SIDE // FACTOR, SIDE // FACTOR)
    mask = np.ones(shape, bool) if tissue is None else tissue
    calibration = Calibration(
        "brightfield",
        image.shape[1:],
        PIXEL_UM,
        1,
        16.0,
        white=(240.0,) * 3,
        stains=read_assay(assay).stains.unit_vectors,
        stain_names=("haematoxylin", read_assay(assay).stains.counterpart),
    )
    slide = Slide((image,), RGB, PIXEL_UM, (1.0,), "brightfield")
    return View(slide, calibration, read_assay(assay), Mask(mask, float(FACTOR)))


def evaluate(image, assay="ihc_membrane", tissue=None):
    view = look_at(image, assay, tissue)
    return evaluate_slide(view, settings=SETTINGS.quality, tissue_settings=SETTINGS.tissue)


def judge(image, **options):
    return call_verdict(tabulate_checks(evaluate(image, **options).checks, slide_id="S"))


def test_a_clean_section_loses_nothing():
    found = evaluate(draw_section())
    assert found.evaluable.all()
    assert all(check.quality == "ok" for check in found.checks)


@pytest.mark.parametrize(
    ("name", "value"), [("focus", 1), ("folds", 2), ("pen", 3), ("bubbles", 4), ("coverslip", 6)]
)
def test_a_fault_is_found_where_it_was_drawn(name, value):
    image = draw_section()
    plant = faults.list_faults(image, full_scale=255)[name]
    spoilt, mask = plant(image, np.random.default_rng(7), pixel_size_um=PIXEL_UM)
    mask = mask[FACTOR // 2 :: FACTOR, FACTOR // 2 :: FACTOR]
    found = evaluate(spoilt)
    assert (found.labels[mask] == value).mean() > 0.7
    far = ~ndimage.binary_dilation(mask, iterations=64)
    assert (found.labels[far] > 0).mean() < 0.03


def test_a_slide_out_of_focus_fails():
    blurred = np.stack([ndimage.gaussian_filter(plane, 8) for plane in draw_section()])
    verdict = judge(blurred)
    assert verdict.quality == "fail"
    assert "100 % out of focus" in verdict.reason


@pytest.mark.parametrize(("level", "word"), [(0, "black"), (255, "blank")])
def test_an_empty_slide_fails_and_says_why(level, word):
    image = np.full((3, SIDE, SIDE), level, "uint8")
    verdict = judge(image, tissue=np.zeros((SIDE // FACTOR, SIDE // FACTOR), bool))
    assert verdict.quality == "fail"
    assert verdict.reason.endswith(f"the image is {word}")


def test_a_slide_of_another_stain_fails():
    pink = draw_section(counterpart=EOSIN)
    assert "no slide of haematoxylin and DAB" in judge(pink).reason
    assert judge(pink, assay="he").quality == "ok"


def test_a_slide_that_does_not_tell_its_stains_is_a_warning():
    view = look_at(draw_section())
    known = replace(view.calibration, stain_warning="it shows one stain")
    checks = evaluate_slide(
        replace(view, calibration=known),
        settings=SETTINGS.quality,
        tissue_settings=SETTINGS.tissue,
    ).checks
    verdict = call_verdict(tabulate_checks(checks, slide_id="S"))
    assert verdict == Verdict(
        "warn", "stain vectors of the assay, not of the slide: it shows one stain"
    )


def test_regions_do_not_depend_on_how_many_are_read_at_once():
    image = draw_section()
    image, _ = faults.plant_blur(
        image, np.random.default_rng(1), pixel_size_um=PIXEL_UM, sigma_um=3.0
    )
    view = look_at(image)
    one, many = (
        measure_regions(
            view.slide, view.calibration, view.tissue, settings=SETTINGS.quality, block=block
        )
        for block in (1, 5)
    )
    assert np.array_equal(one.sharpness, many.sharpness, equal_nan=True)
    assert np.array_equal(one.blurred_fraction, many.blurred_fraction)


@pytest.mark.parametrize("shape", [(3, 3), (5, 9), (24, 24)])
def test_convolution_is_that_of_scipy_bit_for_bit(shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(1)
    image = (rng.random((61, 84)) > 0.7).astype(np.float32)
    kernel = rng.random(shape)
    expected = signal.fftconvolve(image, kernel, mode="same")
    assert np.array_equal(convolve(image, kernel), expected)


@pytest.mark.parametrize(("length_um", "is_fold"), [(90, False), (320, True)])
def test_a_compact_crowd_is_no_fold_and_a_strip_is(length_um: int, is_fold: bool) -> None:
    density = np.full((300, 300), 0.2, np.float32)
    # At 2 µm a pixel, 90 µm wide.
    density[100:145, 60 : 60 + length_um // 2] = 0.55
    found = find_folds(
        [density, density], np.ones((300, 300), bool), pixel_size_um=2.0, settings=QualitySettings()
    )
    assert found.any() == is_fold
    # The check itself would find either.
    short = QualitySettings(fold_min_length_um=0)
    assert find_folds(
        [density, density], np.ones((300, 300), bool), pixel_size_um=2.0, settings=short
    ).any()
