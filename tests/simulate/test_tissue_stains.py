"""The physics of a stain, on a single drawn cell."""

import numpy as np
import pytest

from tilflow.simulate.tissue import brightfield, fluorescence
from tilflow.simulate.tissue.architecture import draw_architecture
from tilflow.simulate.tissue.cell_types import CD8_T_CELL, MARKERS
from tilflow.simulate.tissue.geometry import compute_territory
from tilflow.simulate.tissue.outline import compute_areas
from tilflow.simulate.tissue.placement import Placement
from tilflow.simulate.tissue.population import Cells
from tilflow.simulate.tissue.settings import (
    ArchitectureSettings,
    BrightfieldSettings,
    FluorescenceSettings,
)
from tilflow.simulate.tissue.textures import draw_textures

SIZE_UM = 0.25


def round_cells(*centres, radius_um=3.5, rim_um=1.0):
    count = len(centres)
    radii = np.full((count, 64), radius_um, dtype=np.float32)
    positive = np.zeros((count, len(MARKERS)), dtype=bool)
    positive[:, :2] = True
    pole = np.asarray(centres, dtype=float)
    return Cells(
        y_um=pole[:, 0],
        x_um=pole[:, 1],
        kind=np.full(count, CD8_T_CELL),
        compartment=np.ones(count, dtype=np.uint8),
        radii_um=radii,
        pole_um=pole,
        area_um2=compute_areas(radii),
        cytoplasm_um=np.full(count, rim_um),
        positive=positive,
    )


def territory_of(cells):
    return compute_territory(cells, first_row=0, last_row=160, width_px=160, pixel_size_um=SIZE_UM)


def stained(cells):
    rng = np.random.default_rng(5)
    architecture = draw_architecture(
        rng, height_um=80.0, width_um=80.0, settings=ArchitectureSettings()
    )
    stain = brightfield.draw_stain(rng, cells, BrightfieldSettings())
    density = brightfield.render_stains(
        territory_of(cells),
        stain,
        architecture,
        draw_textures(rng),
        first_row=0,
        pixel_size_um=SIZE_UM,
    )
    return density, stain


def test_a_round_nucleus_covers_its_disc():
    territory = territory_of(round_cells((20.0, 20.0)))
    y, x = np.mgrid[:160, :160] * SIZE_UM
    distance = np.hypot(y - 20, x - 20)
    assert ((territory.nearness <= 0) == (distance <= 3.5)).mean() > 0.9999
    near = distance < 5
    expected = np.where(distance < 3.5, distance - 3.5, (distance - 3.5) / 1.0)
    assert np.abs(territory.nearness - expected)[near].max() < 1e-3


def test_two_cells_meet_half_way():
    territory = territory_of(round_cells((20.0, 15.0), (20.0, 23.0)))
    assert (territory.owner[80, 50:76] == 0).all()
    assert (territory.owner[80, 77:100] == 1).all()


def test_beer_lambert_inverted_gives_the_stains_back():
    density, stain = stained(round_cells((20.0, 20.0)))
    light = brightfield.expose(density, stain._replace(psf_sigma_um=0.0), pixel_size_um=SIZE_UM)
    unmixed = -np.log10(light) @ np.linalg.pinv(stain.vectors)
    assert np.abs(np.moveaxis(unmixed, -1, 0) - density).max() < 1e-4


def test_dab_sits_on_the_membrane():
    cells = round_cells((20.0, 20.0))
    (_, dab), stain = stained(cells)
    y, x = np.mgrid[:160, :160] * SIZE_UM
    distance = np.hypot(y - 20, x - 20)
    membrane = dab[np.abs(distance - 4.5) < 0.3].mean()
    assert membrane == pytest.approx(stain.dab[0] * (0.9 + stain.dab_body[0] / 2), rel=0.35)
    assert membrane > 1.3 * dab[distance < 2.5].mean()
    assert dab[distance > 8].max() < 0.25 * membrane


def test_light_is_blurred_not_optical_density():
    density, stain = stained(round_cells((20.0, 20.0)))
    sharp = brightfield.expose(density, stain._replace(psf_sigma_um=0.0), pixel_size_um=SIZE_UM)
    soft = brightfield.expose(density, stain, pixel_size_um=SIZE_UM)
    assert soft.mean() == pytest.approx(sharp.mean(), rel=1e-4)
    assert soft.min() > sharp.min()


def test_camera_noise_grows_with_the_light():
    settings = FluorescenceSettings(shading=0.0)
    light = np.repeat(np.array([[50.0], [2000.0]], dtype=np.float32), 20000, axis=1)
    noise = np.random.default_rng(1).standard_normal(light.shape, dtype=np.float32)
    shading = np.ones((9, 9), dtype=np.float32)
    seen = fluorescence.digitise(
        light, shading, noise, first_row=0, height_px=2, settings=settings
    ).astype(float)
    assert seen.mean(axis=1) == pytest.approx([150.0, 2100.0], rel=0.01)
    expected = light[:, 0] / settings.electrons_per_level + settings.read_noise**2
    assert seen.var(axis=1) == pytest.approx(expected, rel=0.05)


def test_crosstalk_reaches_the_next_channels_and_autofluorescence_all():
    light = np.zeros((7, 1, 2), dtype=np.float32)
    light[3, 0, 0] = 1000.0
    light[6, 0, 1] = 100.0
    seen = fluorescence.mix_dyes(light, FluorescenceSettings(crosstalk=0.02))
    assert seen[:, 0, 0] == pytest.approx([0, 0, 20, 1000, 20, 0, 0])
    assert seen[:, 0, 1] == pytest.approx([25, 35, 30, 22, 15, 10, 100])


def test_no_disc_is_laid_upon_another():
    rng = np.random.default_rng(3)
    discs = np.empty((400, 1, 3))
    discs[:, 0, :2] = rng.uniform(0, 60, (400, 2))
    discs[:, 0, 2] = rng.uniform(2, 5, 400)
    placement = Placement(height_um=60, width_um=60)
    accepted = discs[placement.add(discs, wanted=1000), 0]
    gap = np.hypot(*(accepted[:, None, :2] - accepted[None, :, :2]).transpose(2, 0, 1))
    gap -= accepted[:, None, 2] + accepted[None, :, 2]
    np.fill_diagonal(gap, 1.0)
    assert len(accepted) > 20
    assert gap.min() >= 0
