"""The parts of the page, each with a small truth."""

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tilflow.report.accounting import (
    derive_comparison_reasons,
    derive_specimens,
    summarise_specimens,
)
from tilflow.report.figures.axes import scale_days, scale_fold_changes, scale_values
from tilflow.report.figures.drawing import spread_labels
from tilflow.report.heat_map import INKS, compute_colour, compute_contrast, derive_legend
from tilflow.report.pictures import reduce_picture
from tilflow.report.quality import tabulate_specimens
from tilflow.report.reading import read_further_tables, read_tubes
from tilflow.report.survival import select_curves
from tilflow.report.trajectories import Point, Trajectory, summarise_means


def _point(day: int, value: float, visit: str) -> Point:
    return Point(day, value, math.nan, math.nan, visit, "s", "ok", "", "only record", False)


def _trajectory(name: str, *points: Point) -> Trajectory:
    return Trajectory(name, "A", points, (), ())


def test_geometric_mean_of_1_10_100_is_10_with_its_t_interval_on_logs() -> None:
    threads = [
        _trajectory(name, _point(day, value, "C2D1"))
        for name, day, value in (("a", 14, 1.0), ("b", 15, 10.0), ("c", 17, 100.0))
    ]
    (mean,) = summarise_means(threads, interval_patients=3)
    assert mean.value == pytest.approx(10)
    assert (mean.day, mean.n) == (15, 3)
    # t(0.975, 2) = 4.30265; the standard error of log10 is 1/√3.
    assert math.log10(mean.upper) == pytest.approx(1 + 4.302653 / math.sqrt(3), rel=1e-6)


def test_a_mean_needs_two_patients_and_its_interval_more() -> None:
    threads = [
        _trajectory("a", _point(1, 2.0, "C1"), _point(15, 4.0, "C2")),
        _trajectory("b", _point(1, 8.0, "C1"), _point(15, 0.0, "C2")),
    ]
    (mean,) = summarise_means(threads, interval_patients=3)
    assert (mean.visit, mean.n) == ("C1", 2)
    assert mean.value == pytest.approx(4)
    assert math.isnan(mean.lower)


def _steps(stratum: str, *rows: tuple[int, float, int, int, int]) -> pd.DataFrame:
    columns = ["day", "survival_percent", "n_at_risk", "n_events", "n_censored"]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(
        stratum=stratum, endpoint="overall_survival", kind="step", lower=20.0, upper=90.0
    )


def test_a_curve_is_that_of_the_table_of_survival() -> None:
    rows = ((0, 100.0, 5, 0, 0), (487, 60.0, 5, 2, 1), (974, 60.0, 2, 0, 2))
    table = _steps("all", *rows)
    at_risk = table.iloc[[0]].assign(kind="at_risk", day=91.0, n_events=7)
    other = table.assign(endpoint="follow_up", survival_percent=1.0)
    whole = pd.concat([table, at_risk, other])
    (curve,) = select_curves(whole, "overall_survival", curve_patients=3)
    # 487 days are 16 months of 30.4375 days.
    assert curve.times == (0.0, 16.0)
    assert curve.shares == (1.0, 0.6)
    assert (curve.lower[1], curve.upper[1]) == (0.2, 0.9)
    assert curve.censored == ((16.0, 0.6), (32.0, 0.6), (32.0, 0.6))
    assert [curve.count_at_risk(months) for months in (0, 16, 17, 33)] == [5, 5, 2, 0]
    assert curve.n_events == 2


def test_small_strata_get_no_curve_of_their_own() -> None:
    table = pd.concat(
        [
            _steps("all", (0, 100.0, 4, 0, 0), (30, 50.0, 4, 2, 2)),
            _steps("A", (0, 100.0, 3, 0, 0), (30, 33.3, 3, 2, 1)),
            _steps("B", (0, 100.0, 1, 0, 0), (30, 100.0, 1, 0, 1)),
        ]
    )

    def name(curve_patients: int) -> list[str]:
        curves = select_curves(table, "overall_survival", curve_patients=curve_patients)
        return [curve.stratum for curve in curves]

    assert name(3) == ["all", "A"]
    assert name(5) == ["all"]
    assert select_curves(table.iloc[:0], "overall_survival", curve_patients=3) == []


def test_control_tubes_are_no_specimens_and_blank_results_are_absent() -> None:
    patients = pd.DataFrame({"patient_id": ["p"], "first_dose_date": ["2024-03-01"]})
    tubes = pd.DataFrame(
        {
            "sample_id": ["s1", "s2", "fmo"],
            "patient_id": "p",
            "visit": "V1",
            "collected_at": ["2024-02-29", "2024-03-01", "2024-03-01"],
            "control_type": [None, None, "fmo"],
        }
    )
    slides = pd.DataFrame(columns=["slide_id", "patient_id", "visit", "collected_at"])
    specimens = derive_specimens(patients, tubes, slides)
    assert specimens["specimen_id"].tolist() == ["s1", "s2"]
    assert specimens["study_day"].tolist() == [-1, 1]
    measurements = pd.DataFrame(
        {"specimen": ["blood"], "specimen_id": ["s1"], "quality": ["ok"], "value": [3.0]}
    )
    told = summarise_specimens(specimens, measurements)
    assert told["status"].tolist() == ["measured", "absent"]


def test_there_is_no_day_0_on_the_axis() -> None:
    labels = [label for _, label in scale_days([-28, 84], 0, 100, most=9).ticks]
    assert labels == ["−28", "−14", "1", "15", "29", "43", "57", "71", "85"]


@pytest.mark.parametrize(("low", "high"), [(0.002, 900), (380, 421), (1, 1), (12, 90)])
def test_a_logarithmic_axis_has_ticks_within_its_ends(low: float, high: float) -> None:
    scale = scale_values([low, high], 100, 0)
    places = [scale.place(value) for value, _ in scale.ticks]
    assert 2 <= len(places) <= 9
    assert all(-3 <= place <= 103 for place in places)
    assert 0 < scale.place(high) <= scale.place(low) < 100


def test_no_change_lies_in_the_middle_of_equal_folds() -> None:
    scale = scale_fold_changes([0.25, 4.0], 0, 100)
    assert scale.place(1) == pytest.approx(50)
    assert scale.place(2) - scale.place(1) == pytest.approx(scale.place(1) - scale.place(0.5))


def test_labels_keep_their_order_and_their_distance() -> None:
    wanted = [10.0, 11.0, 12.0, 98.0, 99.0]
    places = spread_labels(wanted, spacing=8, low=0, high=100)
    assert places == sorted(places)
    assert min(np.diff(places)) >= 8 - 1e-9
    assert max(places) <= 100


def test_every_cell_of_the_heat_map_can_be_read() -> None:
    for change in np.linspace(-4, 4, 81):
        colour = compute_colour(float(change), limit=3)
        best = max(compute_contrast(colour, ink) for ink in INKS)
        assert best >= 4.5
    assert [cell.text for cell in derive_legend(3)][::3] == ["−3.0", "0.0", "+3.0"]


def test_white_on_black_has_the_contrast_21() -> None:
    assert compute_contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)


def test_a_picture_is_reduced_until_it_fits() -> None:
    from PIL import Image

    noise = np.random.default_rng(3).integers(0, 256, (600, 900, 3), dtype=np.uint8)
    picture = reduce_picture(Image.fromarray(noise), width_px=800, budget=20_000)
    assert picture.n_bytes <= 20_000
    assert picture.width / picture.height == pytest.approx(1.5, rel=0.02)
    assert picture.uri.startswith("data:image/webp;base64,")


def test_a_picture_with_glass_behind_stands_on_white() -> None:
    import base64
    import io

    from PIL import Image

    glass = Image.new("RGBA", (40, 30), (0, 0, 0, 0))
    picture = reduce_picture(glass, width_px=100, budget=50_000)
    content = base64.b64decode(picture.uri.split(",")[1])
    assert (picture.width, picture.height) == (40, 30)
    assert Image.open(io.BytesIO(content)).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_a_reason_that_only_the_comparison_gives_is_told_with_its_specimen() -> None:
    values = pd.DataFrame(
        {
            "specimen": "blood",
            "specimen_id": ["s1", "s2"],
            "parameter": "monocytes.count_per_ul",
            "compartment": "whole_blood",
            "quality": "ok",
            "reason": "",
            "patient_id": "p",
            "visit": ["D1", "D15"],
            "study_day": [1, 15],
            "value": 1.0,
        }
    )
    values = values.assign(quality=["ok", "warn"], reason=["", "few events"])
    followed = values.assign(reason=["", "few events; another method"])
    told = derive_comparison_reasons(values, followed, values)
    assert [(each.specimen_id, each.reason, each.n_all) for each in told] == [
        ("s2", "another method", 1)
    ]
    assert derive_comparison_reasons(values, values, values) == []


def test_the_gate_that_moved_furthest_is_told_whatever_its_direction(tmp_path: Path) -> None:
    folder = tmp_path / "blood" / "s1"
    folder.mkdir(parents=True)
    pd.DataFrame(
        {
            "population": ["singlets", "cells", "beads"],
            "parent": ["root", "singlets", "root"],
            "parent_events": [900.0, 800.0, 1000.0],
            "gate_drift": [1.5, -2.5, math.nan],
        }
    ).to_parquet(folder / "populations.parquet")
    told = read_tubes(tmp_path, ["s1", "not gated"])
    assert told.to_numpy().tolist() == [["s1", 1000.0, -2.5, "cells"]]
    specimens = pd.DataFrame(
        {
            "specimen_id": ["s1", "x1"],
            "specimen": ["blood", "tissue"],
            "patient_id": "p",
            "visit": "V",
            "study_day": 1,
            "status": "measured",
        }
    )
    values = pd.DataFrame({"specimen": ["blood"], "specimen_id": ["s1"], "quality": ["warn"]})
    table = tabulate_specimens(
        specimens, values, {"s1": "f00d" * 16}, ["blood/s1/gating.png"], told
    )
    assert table["largest_drift"].tolist()[0] == -2.5
    assert math.isnan(table["largest_drift"][1])
    assert table["picture"].tolist() == ["blood/s1/gating.png", ""]
    assert table["n_warn"].tolist() == [1, 0]


def test_of_outcomes_only_estimates_are_read(tmp_path: Path) -> None:
    (tmp_path / "study").mkdir()
    table = pd.DataFrame({"parameter": ["a", "b", "c"], "hazard_ratio": [0.5, np.nan, 2.0]})
    table.to_parquet(tmp_path / "study" / "outcomes.parquet")
    assert read_further_tables(tmp_path)["outcomes"]["parameter"].tolist() == ["a", "c"]
