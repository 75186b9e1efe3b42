"""The picture: what is drawn, and that it is the same each time."""

from itertools import combinations

import numpy as np
import pytest
from matplotlib.collections import EllipseCollection, LineCollection
from matplotlib.colors import to_hex
from PIL import Image

from tilflow.slides.assay import read_assay
from tilflow.slides.figures.density import compute_density_map
from tilflow.slides.figures.layout import CROP_IN, GAP_IN, SIZE_IN, lay_out
from tilflow.slides.figures.overlay import plot_overlay, write_overlay
from tilflow.slides.figures.scene import Cells, Region, Scene, find_cells, place_crops
from tilflow.slides.images.slide import RGB, Slide
from tilflow.slides.settings import OverlaySettings

SETTINGS = OverlaySettings(dots_per_inch=50, crop_um=60, overview_px=200)
YELLOW, BLUE, GREEN = "#f0e442", "#0072b2", "#009e73"
HEIGHT, WIDTH, SIZE_UM = 240, 320, 0.5


def draw_labels():
    """Draw a grid of square nuclei, 12 pixels apart, numbered in raster order from 1."""
    labels = np.zeros((HEIGHT, WIDTH), "uint32")
    corners = [(y, x) for y in range(4, HEIGHT - 8, 12) for x in range(4, WIDTH - 8, 12)]
    for number, (y, x) in enumerate(corners, start=1):
        labels[y : y + 6, x : x + 6] = number
    return labels, np.array(corners, float) + 2.5


def build_scene(assay="ihc_membrane", *, n_cells=None, are_points=False):
    labels, centres = draw_labels()
    centres = centres[:n_cells]
    xy_um = (centres[:, ::-1] + 0.5) * SIZE_UM
    is_focus = np.hypot(xy_um[:, 0] - 120, xy_um[:, 1] - 80) < 30
    assay = read_assay(assay)
    rng = np.random.default_rng(0)
    if assay.modality == "brightfield":
        image, channels = rng.integers(150, 250, (3, HEIGHT, WIDTH), dtype="uint8"), RGB
    else:
        channels = (*assay.channels, "AF")
        image = rng.integers(100, 900, (len(channels), HEIGHT, WIDTH), dtype="uint16")
    rules = [rule.id for rule in assay.phenotypes] or ["unclassified"] * 2
    mask = np.zeros((60, 80), "uint32")
    mask[10:50, 10:70] = 2
    mask[20:40, 30:50] = 1
    return Scene(
        slide=Slide((image,), channels, SIZE_UM, (1.0,), assay.modality),
        assay=assay,
        pixel_size_um=SIZE_UM,
        nuclei=labels,
        cells=Cells(
            xy_um=xy_um,
            phenotype=np.where(is_focus, rules[0], rules[1]).astype(object),
            label=np.arange(1, len(xy_um) + 1),
            are_points=are_points,
        ),
        regions=(
            Region((mask > 0).astype("uint32"), 2.0, {1: "tissue"}),
            Region(mask, 2.0, {1: "tumour", 2: "stroma"}),
        ),
    )


def list_axes(figure):
    overview, _, _, *crops = figure.axes
    return overview, crops[::2], crops[1::2]


def test_the_first_crop_lies_where_the_focus_is_densest():
    crop = place_crops(build_scene(), settings=SETTINGS)[0]
    middle = (np.array([crop.x0, crop.y0]) + crop.side / 2) * SIZE_UM
    assert np.abs(middle - [120, 80]).max() < 20


def test_crops_do_not_overlap_and_lie_on_the_slide():
    crops = place_crops(build_scene(), settings=SETTINGS)
    assert len(crops) == 3
    seen = np.zeros((HEIGHT, WIDTH), int)
    for crop in crops:
        assert crop.y0 >= 0
        assert crop.x0 >= 0
        seen[crop.y0 : crop.y0 + crop.side, crop.x0 : crop.x0 + crop.side] += 1
    assert seen.max() == 1
    assert seen.sum() == sum(crop.side**2 for crop in crops)


def test_every_nucleus_of_a_crop_is_outlined_in_the_colour_of_its_phenotype():
    scene = build_scene()
    crop = place_crops(scene, settings=SETTINGS)[0]
    _, _, outlined = list_axes(plot_overlay(scene, settings=SETTINGS))
    drawn = {
        to_hex(lines.get_color()[0]): len(lines.get_segments())
        for lines in outlined[0].collections
        if isinstance(lines, LineCollection)
    }
    window = scene.nuclei[crop.y0 : crop.y0 + crop.side, crop.x0 : crop.x0 + crop.side]
    shown = scene.cells.phenotype[np.unique(window[window > 0]) - 1].tolist()
    assert drawn == {YELLOW: shown.count("cd8_t_cells"), BLUE: shown.count("other_cells")}


def test_an_outline_runs_round_its_nucleus():
    scene = build_scene()
    crop = place_crops(scene, settings=SETTINGS)[0]
    _, _, outlined = list_axes(plot_overlay(scene, settings=SETTINGS))
    rims = [rim for lines in outlined[0].collections for rim in lines.get_segments()]
    for rim in rims:
        x, y = (rim.min(axis=0) + rim.max(axis=0)) / 2 / SIZE_UM
        assert scene.nuclei[crop.y0 + int(y), crop.x0 + int(x)] > 0


def test_points_are_ringed_and_not_outlined():
    _, _, outlined = list_axes(
        plot_overlay(build_scene("ihc_nuclear", are_points=True), settings=SETTINGS)
    )
    kinds = {type(collection) for collection in outlined[0].collections}
    assert kinds == {EllipseCollection}


def test_the_tumour_is_outlined_where_it_lies():
    overview, _, _ = list_axes(plot_overlay(build_scene(), settings=SETTINGS))
    tumour = overview.collections[1].get_segments()
    assert len(tumour) == 1
    np.testing.assert_allclose(tumour[0].min(axis=0), (60, 40), atol=1.01)
    np.testing.assert_allclose(tumour[0].max(axis=0), (100, 80), atol=1.01)


@pytest.mark.parametrize("assay", ["ihc_membrane", "mif", "he", "dapi"])
def test_same_scene_same_bytes(tmp_path, assay):
    for name in ("a.png", "b.png"):
        write_overlay(build_scene(assay), tmp_path / name, settings=SETTINGS)
    for suffix in ("png", "svg"):
        assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == (750, 480)
        assert set(picture.info) <= {"dpi"}


def test_a_slide_without_cells_still_has_its_picture():
    figure = plot_overlay(build_scene(n_cells=0), settings=SETTINGS)
    assert len(figure.axes) == 3
    assert figure.axes[0].get_title(loc="left") == "ihc_membrane: no cells found"


def test_the_density_map_is_that_of_the_focus_and_highest_where_it_is_dense():
    figure = plot_overlay(build_scene(), settings=SETTINGS)
    drawn = figure.axes[1].images[0].get_array()
    row, column = np.unravel_index(np.nanargmax(drawn.filled(np.nan)), drawn.shape)
    # The cells of the focus lie round (120, 80) µm; a pixel of the map is 2 µm.
    assert np.hypot(column * 2 - 120, row * 2 - 80) < 30
    assert drawn.mask[0, 0], "outside of the tissue there is no density"
    assert figure.axes[2].get_ylabel() == "CD8 T cells/mm²"


def test_an_even_density_is_even_up_to_the_edge_of_the_tissue():
    tissue = np.zeros((50, 60), bool)
    tissue[10:40, 20:50] = True
    rows, columns = np.nonzero(tissue)
    xy_um = (np.stack([columns, rows], axis=1) + 0.5) * 4.0
    density = compute_density_map(xy_um, tissue, pixel_size_um=4.0, spread_um=20.0)
    # A cell on each pixel of 16 µm².
    np.testing.assert_allclose(density[tissue], 1e6 / 16)
    assert np.isnan(density[~tissue]).all()


@pytest.mark.parametrize("shape", [(100, 300), (240, 320), (300, 300), (900, 200)])
def test_the_parts_of_the_sheet_do_not_overlap(shape):
    layout = lay_out(shape)
    boxes = [layout.overview, layout.density, layout.scale, (*layout.legend, 0.5, 0.5)]
    crops_left = SIZE_IN[0] - 2 * (CROP_IN + GAP_IN)
    for left, top, width, height in boxes:
        assert 0 <= left < left + width <= crops_left
        assert 0 <= top < top + height <= SIZE_IN[1]
    for (l1, t1, w1, h1), (l2, t2, w2, h2) in combinations(boxes, 2):
        assert l1 + w1 <= l2 or l2 + w2 <= l1 or t1 + h1 <= t2 or t2 + h2 <= t1
    for _, _, width, height in boxes[:2]:
        assert height / width == pytest.approx(shape[0] / shape[1], rel=0.25)


def test_counts_are_told():
    figure = plot_overlay(build_scene("mif"), settings=SETTINGS)
    phenotype = build_scene("mif").cells.phenotype.tolist()
    n, total = phenotype.count("cd8_t_cells"), len(phenotype)
    title = figure.axes[0].get_title(loc="left")
    assert title == f"mif: {n} CD8 T cells of {total} cells ({100 * n / total:.1f} %)"
    legend = [text.get_text() for text in figure.legends[0].get_texts()]
    assert legend[:2] == [f"CD8 T cells ({n})", f"CD3 CD8− T cells ({total - n})"]
    assert {"tumour, outline", "DAPI channel", "CD8 channel"} <= set(legend)


def test_cells_come_out_of_the_table_from_the_corner_of_the_slide():
    import pandas as pd
    from anndata import AnnData

    obs = pd.DataFrame({"phenotype": pd.Categorical(["a"]), "label": [7]}, index=["1"])
    table = AnnData(np.zeros((1, 1), "float32"), obs=obs)
    table.obsm["spatial"] = np.array([[10.0, 20.0]])
    table.uns.update(pixel_size_um=0.5, rows="outlines")
    cells = find_cells(table)
    assert cells.xy_um.tolist() == [[10.25, 20.25]]
    assert (cells.phenotype.tolist(), cells.label.tolist(), cells.are_points) == (["a"], [7], False)
