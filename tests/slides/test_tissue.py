"""Tissue is where it was drawn; a field without background is tissue throughout."""

import numpy as np
import pytest
from scipy import ndimage

from tilflow.slides.assay import read_assay
from tilflow.slides.images.reading import fit_to_assay, open_slide
from tilflow.slides.images.slide import RGB, Slide
from tilflow.slides.settings import TissueSettings
from tilflow.slides.signal.calibration import Calibration
from tilflow.slides.tissue.outline import compute_tissue, find_artefacts

SETTINGS = TissueSettings()
SIDE, PIXEL_UM = 600, 1.0
H, DAB = np.array([0.65, 0.70, 0.29]), np.array([0.27, 0.57, 0.78])


def draw_nuclei(rng, spacing=9):
    """Draw smooth blobs at jittered places of a grid: 1 in a nucleus, 0 between."""
    spots = np.zeros((SIDE, SIDE))
    y, x = np.mgrid[4 : SIDE - 4 : spacing, 4 : SIDE - 4 : spacing]
    y, x = (a + rng.integers(-3, 4, a.shape) for a in (y, x))
    spots[y, x] = 1
    blobs = ndimage.gaussian_filter(spots, 2.2)
    return np.clip(blobs / blobs.max() * 1.5, 0, 1)


def draw_disc(radius):
    y, x = np.mgrid[:SIDE, :SIDE] - SIDE / 2
    wave = 1 + 0.1 * np.sin(5 * np.arctan2(y, x))
    return np.hypot(y, x) < radius * wave


def draw_brightfield(tissue, rng, *, white=240.0, noise=1.0):
    nuclei = draw_nuclei(rng)
    density = tissue * (0.06 + 0.5 * nuclei)
    rgb = white * 10 ** -(density[None] * H[:, None, None]) + rng.normal(0, noise, (3, SIDE, SIDE))
    return np.clip(rgb, 0, 255).astype("uint8")


def slide_of(image, modality, pixel_um=PIXEL_UM):
    channels = RGB if modality == "brightfield" else tuple(f"c{i}" for i in range(len(image)))
    return Slide((image,), channels, pixel_um, (1.0,), modality)


def find(image, modality="brightfield", white=240.0, pixel_um=PIXEL_UM):
    calibration = Calibration(modality, image.shape[1:], pixel_um, 1, 8.0, white=(white,) * 3)
    return compute_tissue(slide_of(image, modality, pixel_um), calibration, settings=SETTINGS)


def compare(tissue, truth):
    """Return the intersection over union on the mask's own grid."""
    step = SIDE // tissue.mask.shape[0]
    truth = truth[::step, ::step]
    return (tissue.mask & truth).sum() / (tissue.mask | truth).sum()


@pytest.mark.parametrize("noise", [0.0, 1.0, 3.0])
def test_a_section_on_glass(noise):
    truth = draw_disc(200)
    tissue = find(draw_brightfield(truth, np.random.default_rng(0), noise=noise))
    assert compare(tissue, truth) > 0.96
    assert tissue.area_mm2 == pytest.approx(truth.sum() * 1e-6, rel=0.03)


def test_a_section_in_fluorescence():
    rng, truth = np.random.default_rng(1), draw_disc(180)
    nuclei, stain = draw_nuclei(rng), ndimage.gaussian_filter(rng.random((SIDE, SIDE)), 6)
    dead = rng.normal(100, 3, (SIDE, SIDE))
    image = np.stack([900 * nuclei * truth, 400 * truth * stain, 0 * stain])
    image += np.stack([rng.normal(100, 3, (SIDE, SIDE)), rng.normal(100, 3, truth.shape), dead])
    tissue = find(image.astype("uint16"), "fluorescence")
    assert compare(tissue, truth) > 0.93


@pytest.mark.parametrize("modality", ["brightfield", "fluorescence"])
def test_a_field_of_view_is_tissue_throughout(modality):
    """Half of it is dense, half is loose: a threshold alone would cut it in two."""
    rng = np.random.default_rng(2)
    dense = np.where(np.arange(SIDE) < SIDE / 2, 1.0, 0.15)[None, :]
    nuclei = draw_nuclei(rng) * (0.3 + 0.7 * dense)
    fibres = ndimage.gaussian_filter(rng.normal(size=(SIDE, SIDE)), (1, 6))
    fibres = 0.05 * fibres / fibres.std()
    signal = np.clip(0.25 * dense + 0.5 * nuclei + fibres, 0, None)
    if modality == "brightfield":
        image = 245 * 10 ** -(signal[None] * (0.5 * H + 0.5 * DAB)[:, None, None])
        tissue = find(image.astype("uint8"), white=245.0)
    else:
        tissue = find((100 + 1000 * signal[None]).astype("uint16"), modality)
    assert tissue.mask.all()


@pytest.mark.parametrize("modality", ["brightfield", "fluorescence"])
@pytest.mark.parametrize("noise", [0, 2])
def test_no_tissue_is_an_empty_mask(modality, noise):
    rng = np.random.default_rng(3)
    image = np.full((3, SIDE, SIDE), 200.0) + rng.normal(0, noise, (3, SIDE, SIDE))
    tissue = find(image.astype("uint8"), modality, white=200.0)
    assert tissue.mask.shape == (300, 300)
    assert not tissue.mask.any()


def test_a_field_full_of_cells_is_no_noise_however_coarse_it_is_looked_at():
    """On pixels as wide as the cells are apart, cells are as rough as noise."""
    rng = np.random.default_rng(6)
    cells = (100 + 1000 * draw_nuclei(rng)[None]).astype("uint16")
    noise = rng.poisson(100, (1, SIDE, SIDE)).astype("uint16")
    for image, is_tissue in ((cells, True), (noise, False)):
        calibration = Calibration("fluorescence", image.shape[1:], PIXEL_UM, 1, 8.0)
        slide = slide_of(image, "fluorescence")
        for pixel_size_um in (2.0, 4.0, 8.0):
            settings = TissueSettings(pixel_size_um=pixel_size_um)
            tissue = compute_tissue(slide, calibration, settings=settings)
            assert tissue.mask.all() == tissue.mask.any() == is_tissue


def test_specks_go_and_small_holes_close():
    truth = draw_disc(220)
    y, x = np.mgrid[:SIDE, :SIDE]
    lumen, gap, speck = (
        np.hypot(y - cy, x - cx) < r for cy, cx, r in ((300, 220, 70), (300, 400, 12), (30, 30, 15))
    )
    drawn = (truth & ~lumen & ~gap) | speck
    tissue = find(draw_brightfield(drawn, np.random.default_rng(4)))
    assert tissue.mask[150, 200]  # the gap
    assert not tissue.mask[150, 110]  # the lumen
    assert not tissue.mask[15, 15]  # the speck


def test_pen_is_no_tissue():
    truth = draw_disc(150)
    image = draw_brightfield(truth, np.random.default_rng(5))
    image[:, 20:80, 50:550] = np.array([20, 160, 60], "uint8")[:, None, None]
    tissue = find(image)
    assert not tissue.mask[10:40, 25:275].any()
    assert tissue.mask[150, 150]


@pytest.mark.parametrize("stain", [H, DAB, np.array([0.07, 0.99, 0.11]), H + DAB])
def test_stains_are_no_artefacts(stain):
    density = np.broadcast_to(1.5 * stain[:, None, None], (3, 50, 50)).astype("float32")
    assert not find_artefacts(density, radius_px=3).any()


def test_a_coarser_grid_shows_the_same_tissue():
    truth = draw_disc(200)
    fine = draw_brightfield(truth, np.random.default_rng(6)).repeat(2, 1).repeat(2, 2)
    tissue = find(fine, pixel_um=0.5)
    assert (tissue.mask.shape, tissue.pixel_size_um) == ((300, 300), 2.0)
    assert compare(tissue, truth) > 0.96


def test_a_giant_slide_is_read_from_a_coarser_level():
    class Unread:
        shape, dtype, chunks = (3, 32_000, 8_000), np.dtype("uint8"), (3, 512, 512)

        def __getitem__(self, window):
            pytest.fail("the finest level was read")

    image = draw_brightfield(draw_disc(200), np.random.default_rng(7))
    coarse = np.pad(image, ((0, 0), (0, 4000 - SIDE), (0, 1000 - SIDE)), mode="edge")
    slide = Slide((Unread(), coarse), RGB, 0.5, (1.0, 8.0), "brightfield")
    calibration = Calibration("brightfield", (32_000, 8_000), 0.5, 1, 8.0, white=(240.0,) * 3)
    tissue = compute_tissue(slide, calibration, settings=SETTINGS)
    assert (tissue.mask.shape, tissue.pixel_size_um) == ((4000, 1000), 4.0)
    assert tissue.mask[300, 300]
    assert not tissue.mask[1000:].any()


@pytest.mark.real
def test_real_fields(real_data):
    """Cut out of tissue: an IHC, a DAPI and an ion image without any glass."""
    folder = real_data / "slides"
    for path, assay in (("deepliif_ihc/images/Lung1.png", "ihc_nuclear"),
                        ("deepliif_ihc/dapi/Lung1.png", "dapi")):  # fmt: skip
        slide = fit_to_assay(open_slide(folder / path), read_assay(assay))
        image = np.asarray(slide.levels[0][:])
        assert find(image, slide.modality, white=215.0, pixel_um=0.5).mask.all()
    field = open_slide(folder / "unlabelled" / "mibi_Point2203")
    assert find(np.asarray(field.levels[0][:]), "fluorescence", pixel_um=0.5).mask.all()


@pytest.mark.real
def test_real_core_on_glass(real_data):
    """A round core fills π/4 of the square around it."""
    slide = open_slide(real_data / "slides" / "unlabelled" / "instanseg_HE_example.tif")
    mask = find(np.asarray(slide.levels[0][:]), white=230.0, pixel_um=0.5).mask
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    box = (np.ptp(rows) + 1) * (np.ptp(columns) + 1)
    assert mask.sum() / box == pytest.approx(np.pi / 4, abs=0.03)


@pytest.mark.parametrize("what", ["bubble", "edge", "pen"])
def test_pale_tissue_beside_what_is_dark_stays_tissue(what):
    rng = np.random.default_rng(5)
    tissue = draw_disc(230)
    nuclei = draw_nuclei(rng, spacing=20)
    density = (tissue * (0.03 + 0.15 * nuclei))[None] * H[:, None, None]
    y, x = np.mgrid[:SIDE, :SIDE]
    away = {
        "bubble": np.hypot(y - 200, x - 300) - 110,
        "edge": x - 0.6 * y - 90,
        "pen": np.maximum(np.abs(x - 0.6 * y - 90) - 40, 0) * 4,
    }[what]
    rim = np.exp(-((away / 8) ** 2) / 2)
    ink = np.array([1.0, 0.2, 0.6]) if what == "pen" else np.full(3, 0.7)
    density = density + rim * ink[:, None, None]
    image = 240 * 10**-density + rng.normal(0, 1, density.shape)
    found = find(np.clip(image, 0, 255).astype("uint8"))
    step = SIDE // found.mask.shape[0]
    far = (rim < 1e-3) & (ndimage.distance_transform_edt(rim < 0.1) > 40)
    far &= ~(np.hypot(y - 200, x - 300) < 110) if what == "bubble" else True
    truth, near = tissue[::step, ::step], far[::step, ::step]
    assert found.mask[truth & near].mean() > 0.9
    assert found.mask[~truth & near].mean() < 0.1
