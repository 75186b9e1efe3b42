"""Figures: their truth in numbers, their files, and that they are told apart by everyone."""

import math
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tilflow.report.contents import Contents
from tilflow.report.figures.blood_tissue import compute_rank_correlation, derive_pairs
from tilflow.report.figures.figure import Figure, write_figures
from tilflow.report.figures.forest import draw_rows, select_changes, select_models
from tilflow.report.figures.spider import Leg, Look, draw_spider
from tilflow.report.figures.waterfall import derive_bars
from tilflow.report.overview import derive_figures, derive_overview
from tilflow.report.palette import DARK, LIGHT, PRINT, compute_contrast, parse_colour
from tilflow.report.settings import ReportSettings

SETTINGS = ReportSettings(interval_patients=2)


@pytest.fixture(scope="module")
def figures(contents: Contents) -> dict[str, Figure]:
    overview = derive_overview(contents, SETTINGS)
    return {figure.name: figure for figure in derive_figures(contents, overview, SETTINGS)}


def test_every_figure_is_drawn_for_a_study_with_everything(figures: dict[str, Figure]) -> None:
    kinds = {name.split("-")[0] for name in figures}
    assert kinds == {
        *("over_time", "heat_map", "forest", "blood_tissue", "waterfall", "swimmer"),
        *("progression_free_survival", "overall_survival", "dose_escalation", "spider"),
    }


def test_files_hold_whole_svg_and_the_numbers_and_are_the_same_twice(
    figures: dict[str, Figure], tmp_path: Path
) -> None:
    names = write_figures(figures.values(), tmp_path / "one")
    write_figures(list(figures.values()), tmp_path / "two")
    assert names == list(figures)
    for name in names:
        svg = (tmp_path / "one" / f"{name}.svg").read_text(encoding="utf-8")
        root = ElementTree.fromstring(svg)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert root.find("{http://www.w3.org/2000/svg}title") is not None
        # Programs other than browsers know no custom properties.
        assert "var(" not in svg
        assert len(pd.read_csv(tmp_path / "one" / f"{name}.csv")) == len(figures[name].data)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_a_figure_that_is_gone_leaves_no_file(figures: dict[str, Figure], tmp_path: Path) -> None:
    write_figures(figures.values(), tmp_path / "figures")
    write_figures([figures["swimmer"]], tmp_path / "figures")
    assert sorted(p.name for p in (tmp_path / "figures").iterdir()) == [
        "swimmer.csv",
        "swimmer.svg",
    ]


def test_every_class_of_a_drawing_has_a_rule(figures: dict[str, Figure], tmp_path: Path) -> None:
    write_figures(figures.values(), tmp_path / "figures")
    text = "".join(p.read_text(encoding="utf-8") for p in (tmp_path / "figures").glob("*.svg"))
    drawn = {name for group in re.findall(r'class="([^"]+)"', text) for name in group.split()}
    styled = set(
        re.findall(r"\.([a-z][a-z0-9-]*)", " ".join(re.findall(r"<style>.*?</style>", text, re.S)))
    )
    # A cell of the heat map brings its own colour.
    assert drawn - styled <= {"heat", "s0", "s1", "many"}


def test_the_waterfall_takes_the_smallest_sum_after_baseline() -> None:
    seen = pd.DataFrame(
        [
            ("a", 50.0, True), ("a", 60.0, False), ("a", 40.0, False), ("a", 70.0, False),
            ("b", 100.0, True), ("b", 120.0, False),
            ("c", 80.0, True),
            ("d", 0.0, True), ("d", 10.0, False),
        ],
        columns=["patient_id", "sum_mm", "is_baseline"],
    )  # fmt: skip
    patients = pd.DataFrame({"patient_id": list("dcba"), "stratum": "A"})
    bars, without = derive_bars(seen, patients, {"a": "SD"})
    assert [(bar.patient_id, bar.best_percent) for bar in bars] == [("b", 20.0), ("a", -20.0)]
    assert without == ["c", "d"]


def test_each_patient_of_a_cohort_has_a_sign_in_the_escalation(
    figures: dict[str, Figure],
) -> None:
    drawn = str(figures["dose_escalation"].panels[0].render())
    titles = Counter(re.findall(r"<title>A · cohort 1 · 6 mg: (.*?)</title>", drawn))
    assert titles == {
        "with a dose-limiting toxicity, decided on": 1,
        "without dose-limiting toxicity, decided on": 5,
        "with a dose-limiting toxicity, evaluable, after the six decided on": 1,
        "treated, not evaluable": 1,
    }
    assert drawn.count("maximum tolerated dose") == 1
    assert drawn.count('class="toxic"') == 1 + 5, "the key, and five patients"


def test_the_spider_starts_at_no_change_and_leaves_out_who_has_no_baseline(
    figures: dict[str, Figure],
) -> None:
    data = figures["spider"].data
    drawn = {
        name: list(zip(rows["study_day"], rows["change_percent"], strict=True))
        for name, rows in data.groupby("patient_id")
    }
    assert drawn == {
        "A-01": [(-1, 0.0), (57, -9.1), (113, -37.9)],
        "B-01": [(-3, 0.0), (60, 10.0)],
    }
    first, second = (str(panel.render()) for panel in figures["spider"].panels)
    assert "A-01, day 113, −37.9 %, 41.0 mm, PR" in first
    assert "A-01 PR" in first
    assert "B-01 SD" in second


def test_a_sum_that_grew_tenfold_lies_at_the_upper_edge() -> None:
    looks = (Look(-1, 10, 0.0, "BL", False), Look(57, 100, 900.0, "PD", True))
    (panel,) = draw_spider([Leg("A-01", "A", "PD", looks)], {"A": 0}, key="k")
    text = str(panel.render())
    assert "A-01, day 57, 900 %, 100 mm, PD, new lesion" in text
    heights = [
        float(n) for n in re.findall(r'<polygon class="mark s0" points="[\d.]+,([\d.]+)', text)
    ]
    assert len(heights) == 1
    assert 20 < heights[0] < 60


def test_the_forest_shows_the_last_visit_with_enough_patients() -> None:
    rows = [
        ("D15", 5, 1.5, 1.1, 2.0), ("D29", 4, 2.0, 1.2, 3.3), ("D57", 2, 3.0, math.nan, math.nan),
        ("D57 peak", 5, 9.0, 8.0, 10.0), ("unscheduled", 5, 7.0, 6.0, 8.0),
    ]  # fmt: skip
    columns = ["visit", "n", "geometric_mean_fold_change", "lower", "upper"]
    table = pd.DataFrame(rows, columns=columns).assign(
        parameter="monocytes.count_per_ul", compartment="whole_blood", stratum="A"
    )
    series = [("monocytes.count_per_ul", "whole_blood")]
    (effect,) = select_changes(table, series, ["A"], interval_patients=3)
    assert (effect.estimate, effect.lower, effect.n) == (2.0, 1.2, 4)
    (effect,) = select_changes(table, series, ["A"], interval_patients=9)
    assert (effect.estimate, effect.n) == (3.0, 2)
    assert math.isnan(effect.lower)


def test_estimates_of_models_are_drawn_where_the_table_has_them() -> None:
    table = pd.DataFrame(
        {
            "parameter": ["monocytes.count_per_ul"] * 3,
            "compartment": "whole_blood",
            "stratum": ["A", "A", "B"],
            "visit": ["D15", "", "D15"],
            "analysis": [None, "slope", "mixed_model"],
            "contrast": [None, "per mg", "D15 against D1"],
            "estimate": [None, -0.1, 1.8],
            "geometric_mean_fold_change": [1.5, None, None],
            "lower": [None, -0.3, 1.2],
            "upper": [None, 0.1, 2.7],
            "q": [None, None, 0.01],
            "n": [5, 5, 4],
            "model": [None, "linear", "MMRM"],
            "note": "",
        }
    )
    models = select_models(table)
    assert list(models) == ["mixed_model", "slope"]
    assert models["mixed_model"][0].detail == "MMRM; q = 0.01"
    assert select_models(table.drop(columns="analysis")) == {}
    described = table.assign(analysis="description", geometric_mean_fold_change=1.2)
    assert select_models(described) == {}
    drawn = draw_rows(models["slope"], key="k", title="t", is_ratio=False).render()
    assert "−0.100 (−0.300–0.100)" in drawn


def test_a_biopsy_is_paired_with_the_nearest_blood_sample(contents: Contents) -> None:
    pairs = derive_pairs(
        contents.results["longitudinal"],
        ("cd8_t_cells.count_per_ul", "whole_blood"),
        ("cd8_t_cells.density_per_mm2", "whole"),
        most_days=10,
    )
    found = [(p.slide_id, p.sample_id, p.blood_value, p.tissue_value) for p in pairs]
    # The second biopsy of B-01 failed.
    assert found == [
        ("A01_BX1", "A01_V1", 356.0, 182.0),
        ("A01_BX2", "A01_V3", 588.0, 516.0),
        ("B01_BX1", "B01_V1", 18.4, 64.0),
    ]
    assert math.isnan(pairs[0].blood_fold_change)
    assert pairs[1].tissue_fold_change == pytest.approx(516 / 182)
    rho, n = compute_rank_correlation(pairs)
    assert (math.isnan(rho), n) == (True, 1)


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
def test_text_has_the_contrast_of_wcag_aa(palette: dict[str, str]) -> None:
    page, panel = parse_colour(palette["page"]), parse_colour(palette["panel"])
    for name in (
        "ink",
        "quiet",
        "link",
        "ok",
        "warn",
        "fail",
        "absent",
        *(f"s{k}" for k in range(6)),
    ):
        assert compute_contrast(parse_colour(palette[name]), page) >= 4.5, name
        if name in ("ink", "quiet", "link", "warn", "fail", "ok", "absent"):
            assert compute_contrast(parse_colour(palette[name]), panel) >= 4.5, name
    for grade in range(1, 6):
        ink = (0, 0, 0) if grade < 4 else (255, 255, 255)
        assert compute_contrast(parse_colour(palette[f"grade{grade}"]), ink) >= 4.5, grade


# Linear RGB as a dichromat sees it: Machado, Oliveira and Fernandes, IEEE Trans Vis Comput Graph
# 2009;15:1291, at severity 1.0.
PROTANOPE = np.array(
    [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ]
)
DEUTERANOPE = np.array(
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]
)
ALL_CONES = np.eye(3)


def _lab(colour: str, sight: np.ndarray) -> np.ndarray:
    from skimage.color import rgb2lab

    share = np.array(parse_colour(colour)) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    seen = np.clip(sight @ linear, 0, 1)
    back = np.where(seen <= 0.0031308, 12.92 * seen, 1.055 * seen ** (1 / 2.4) - 0.055)
    answer: np.ndarray = rgb2lab(back.reshape(1, 1, 3)).reshape(3)
    return answer


@pytest.mark.parametrize("sight", [ALL_CONES, DEUTERANOPE, PROTANOPE])
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_first_four_strata_differ_in_colour_for_dichromats_too(
    palette: dict[str, str], sight: np.ndarray
) -> None:
    for one, other in combinations(range(4), 2):
        distance = np.linalg.norm(
            _lab(palette[f"s{one}"], sight) - _lab(palette[f"s{other}"], sight)
        )
        # 2.3 is a just noticeable difference; marks differ in shape besides.
        assert distance > 8, (one, other)


def test_the_numbers_of_a_panel_are_those_of_the_table(
    figures: dict[str, Figure], contents: Contents
) -> None:
    table = contents.results["longitudinal"]
    own = table[table["parameter"].eq("monocytes.count_per_ul") & table["value"].notna()]
    drawn = figures["over_time-monocytes-count_per_ul-whole_blood-value"].data
    points = drawn[drawn["row"].eq("patient") & drawn["value"].notna()]
    assert sorted(points["value"]) == sorted(own["value"])
    means = drawn[drawn["row"] == "geometric mean"].set_index(["group", "visit"])["value"]
    assert means["stratum A", "C2D1"] == pytest.approx(math.sqrt(655 * 520))


def test_a_study_without_results_has_no_figure_but_the_swimmer(
    make_contents: Callable[..., Contents],
) -> None:
    whole = make_contents()
    results = {name: table.iloc[:0] for name, table in whole.results.items()}
    contents = make_contents(results=results)
    overview = derive_overview(contents, SETTINGS)
    names = [figure.name for figure in derive_figures(contents, overview, SETTINGS)]
    assert names == ["swimmer"]
