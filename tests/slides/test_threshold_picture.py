"""The picture of thresholds: what is drawn beside what was called."""

import anndata
import numpy as np
import pandas as pd
import pytest

from tilflow.slides.assay import read_assay
from tilflow.slides.cells.positivity import (
    Threshold,
    describe_threshold,
    estimate_threshold,
    lock_threshold,
)
from tilflow.slides.figures.threshold_histogram import tabulate_thresholds
from tilflow.slides.figures.threshold_picture import Called, plot_thresholds, write_thresholds
from tilflow.slides.settings import ThresholdPictureSettings
from tilflow.slides.settings_cells import MeasureSettings
from tilflow.slides.signal.calibration import Calibration, ChannelCalibration
from tilflow.slides.signal.channels import Channels

SETTINGS = ThresholdPictureSettings(n_cells=3, crop_um=10.0)
MARKERS = ("CD3", "CD8", "CD68", "PanCK", "Ki67")


def build(name: str, markers: tuple[str, ...], *, locked: bool) -> Called:
    """Build 400 cells in a row of squares, of which every fifth is bright."""
    rng = np.random.default_rng(1)
    outlines = np.kron(np.arange(1, 401).reshape(20, 20), np.ones((6, 6))).astype(np.uint32)
    bright = np.arange(400) % 5 == 0
    value = np.where(bright, 500, 20) * np.exp(0.2 * rng.standard_normal(400))
    rows, columns = np.divmod(np.arange(400), 20)
    table = anndata.AnnData(
        X=np.repeat(value[:, None], len(markers), axis=1),
        obs=pd.DataFrame(
            {"label": np.arange(1, 401)} | {f"is_{marker}_positive": bright for marker in markers},
            index=np.arange(400).astype(str),
        ),
        layers={"encircling": np.repeat(value[:, None], len(markers), axis=1)},
        obsm={"spatial": np.column_stack([columns, rows]) * 3.0 + 1.25},
    )
    found = lock_threshold(100.0) if locked else estimate_threshold(value, MeasureSettings())
    table.uns |= {
        "pixel_size_um": 0.5,
        "thresholds": {marker: describe_threshold(found) for marker in markers},
    }
    image = np.repeat(value[outlines - 1][None], len(markers) or 3, axis=0).astype(np.uint8)
    channels = tuple(ChannelCalibration(m, place, 0, 1) for place, m in enumerate(markers))
    calibration = Calibration("fluorescence", (120, 120), 0.5, 1, 6.0, channels=channels)
    return Called(Channels(image, calibration, 1), outlines, table, read_assay(name))


@pytest.mark.parametrize("locked", [True, False])
def test_each_marker_has_its_histogram_and_the_cells_beside_the_threshold(locked: bool) -> None:
    figure = plot_thresholds(build("mif", MARKERS, locked=locked), settings=SETTINGS)
    axes = figure.get_axes()
    assert len(axes) == len(MARKERS) * (1 + 2 * 3)
    titles = [each.get_title(loc="left") for each in axes if each.get_title(loc="left")]
    assert [title.split(":")[0] for title in titles] == list(MARKERS)
    assert all("20.0 % of 400 cells above" in title for title in titles)
    # The threshold alone, or with both fitted populations.
    assert len(axes[0].get_lines()) == (1 if locked else 3)


def test_the_nearest_cells_come_first_and_lie_in_the_middle() -> None:
    called = build("mif", MARKERS, locked=True)
    values = called.table.layers["encircling"][:, 0]
    nearest = int(np.flatnonzero(values == values[values > 100].min())[0])
    axes = plot_thresholds(called, settings=SETTINGS).get_axes()[1]
    middle = called.table.obsm["spatial"][nearest] / 0.5
    assert np.mean(axes.get_xlim()) == pytest.approx(middle[0], abs=0.51)
    assert np.mean(axes.get_ylim()) == pytest.approx(middle[1], abs=0.51)
    (rim,) = axes.get_lines()
    assert rim.get_xdata().mean() == pytest.approx(middle[0], abs=0.6)


def test_the_same_slide_gives_the_same_bytes(tmp_path) -> None:
    called = build("ihc_membrane", ("CD8",), locked=True)
    for name in ("a.png", "b.png"):
        write_thresholds(called, tmp_path / name, settings=SETTINGS)
    for suffix in ("png", "svg", "tsv"):
        one, two = (tmp_path / f"{name}.{suffix}" for name in "ab")
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("locked", [True, False])
def test_the_table_holds_the_cells_of_each_bin_and_the_threshold(tmp_path, locked: bool) -> None:
    called = build("mif", MARKERS, locked=locked)
    write_thresholds(called, tmp_path / "t.png", settings=SETTINGS)
    table = pd.read_csv(tmp_path / "t.tsv", sep="\t")
    assert table["marker"].drop_duplicates().tolist() == list(MARKERS)
    own = table[table["marker"] == "CD3"]
    (cut,) = own.loc[own["row"] == "threshold", "value"]
    assert cut == pytest.approx(float(called.table.uns["thresholds"]["CD3"]["value"]), rel=1e-5)
    bins = own[own["row"] == "bin"]
    assert bins["n_cells"].sum() == 400
    # Every fifth cell is bright.
    assert bins.loc[bins["lower"] > cut, "n_cells"].sum() == 80
    assert np.allclose(bins["upper"].to_numpy()[:-1], bins["lower"].to_numpy()[1:])
    fitted = bins[["fitted_negative", "fitted_positive"]].sum()
    if locked:
        assert fitted.tolist() == [0, 0]
    else:
        assert fitted.tolist() == pytest.approx([320, 80], rel=0.05)


def test_limits_of_classes_stand_in_the_table() -> None:
    called = build("ihc_membrane", ("CD8",), locked=True)
    rule = called.assay.markers["CD8"].model_copy(update={"classes": (100.0, 200.0, 400.0)})
    assay = called.assay.model_copy(update={"markers": {"CD8": rule}})
    table = tabulate_thresholds(called.table, assay)
    limits = table.loc[table["row"] != "bin", ["row", "value"]].to_numpy().tolist()
    assert limits == [["threshold", 100.0], ["class_limit", 200.0], ["class_limit", 400.0]]


def test_an_assay_without_markers_says_so() -> None:
    (text,) = plot_thresholds(build("dapi", (), locked=True), settings=SETTINGS).texts
    assert "no thresholds" in text.get_text()


def test_a_marker_that_could_not_be_called_is_drawn_with_its_reason() -> None:
    called = build("mif", MARKERS, locked=False)
    none = estimate_threshold(np.zeros(3), MeasureSettings())
    called.table.uns["thresholds"]["CD3"] = describe_threshold(none)
    axes = plot_thresholds(called, settings=SETTINGS).get_axes()[0]
    assert "too few" in axes.get_title(loc="left")


def test_calls_of_a_net_are_no_line_on_the_axis_of_intensities() -> None:
    called = build("ihc_membrane", ("CD8",), locked=True)
    called.table.uns["thresholds"]["CD8"] = describe_threshold(Threshold(0.5, "net", 0.0))
    # The net calls the first five cells, whatever they show.
    is_positive = np.arange(400) < 5
    called.table.obs["is_CD8_positive"] = is_positive
    axes = plot_thresholds(called, settings=SETTINGS).get_axes()
    assert axes[0].get_title(loc="left") == "CD8: called by the net, 1.2 % of 400 cells positive"
    classes = called.assay.markers["CD8"].classes or ()
    assert len(axes[0].get_lines()) == len(classes)
    assert (axes[1].get_ylabel(), axes[4].get_ylabel()) == ("positive", "negative")
    values = np.where(is_positive, called.table.layers["encircling"][:, 0], np.inf)
    middle = called.table.obsm["spatial"][int(values.argmin())] / 0.5
    assert np.mean(axes[1].get_xlim()) == pytest.approx(middle[0], abs=0.51)
