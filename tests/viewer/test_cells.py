"""The cells of a slide: where they are, which a value counts, what was measured."""

import numpy as np
import pytest

from tilflow.viewer.cells import (
    POINT,
    Box,
    CellStore,
    find_hot_spot,
    find_in_box,
    select_cells,
    thin,
)


@pytest.fixture
def cells(results):
    return CellStore(results).get("A01-SCR")


def test_positions_are_from_the_corner_of_the_slide(cells):
    # The first nucleus is drawn around pixel (20, 20): its centre lies 20.5 pixels from the corner.
    assert (float(cells.x_um[0]), float(cells.y_um[0])) == (10.25, 10.25)


@pytest.mark.parametrize(
    ("phenotype", "compartment", "n"),
    [
        ("cd8_t_cells", "", 200),
        ("cd8_t_cells", "whole", 200),
        ("cd8_t_cells", "tumour", 100),
        ("CD8_positive", "stroma", 100),
        ("nucleated_cells", "", 600),
    ],
)
def test_a_value_counts_the_cells_in_the_tissue(cells, phenotype, compartment, n):
    # 30 × 30 nuclei, of which the upper 20 rows are in the tissue.
    assert int(select_cells(cells, phenotype, compartment).sum()) == n


def test_a_sum_of_calls_is_no_call_of_a_cell(cells):
    assert select_cells(cells, "tils") is None


def test_a_box_holds_the_cells_in_it(cells):
    rows = find_in_box(cells, Box(0, 0, 31, 20))
    assert cells.labels[rows].tolist() == [1, 2]


def test_points_are_sent_as_records(client):
    query = "left=0&top=0&right=70&bottom=20&phenotype=cd8_t_cells"
    response, body = client.ask(f"/api/cells/A01-SCR?{query}")
    points = np.frombuffer(body, POINT)
    assert response.getheader("X-Cells-Found") == response.getheader("X-Cells-Sent") == "3"
    assert points["x"].tolist() == [10.25, 30.25, 50.25]
    assert points["phenotype"].tolist() == [1, 1, 0]
    assert points["flags"].tolist() == [0, 0, 1]


def test_hidden_calls_are_not_sent(client):
    response, _ = client.ask("/api/cells/A01-SCR?hide=other_cells&hide=no_such")
    assert response.getheader("X-Cells-Found") == "300"


def test_many_points_are_thinned_evenly_and_it_is_said(client):
    response, body = client.ask("/api/cells/A01-SCR?most=100")
    assert response.getheader("X-Cells-Found") == "900"
    assert len(body) // POINT.itemsize == int(response.getheader("X-Cells-Sent")) == 100
    assert np.diff(thin(np.arange(1000), 7)).tolist() == [143] * 6


def test_the_hot_spot_is_where_the_chosen_cells_lie_densest(cells):
    chosen = np.zeros(900, dtype=bool)
    chosen[[0, 895, 896]] = True
    x, y = find_hot_spot(cells, chosen)
    assert (x, y) == pytest.approx((25.5 * 20 + 10.25, 29 * 20 + 10.25))
    assert find_hot_spot(cells, np.zeros(900, dtype=bool)) is None


def test_colours_of_outlines_are_one_byte_a_label(client):
    _, body = client.ask("/api/phenotypes/A01-SCR")
    assert len(body) == 901
    assert list(body[:5]) == [0, 2, 2, 1, 2]


def test_what_was_measured_of_the_nearest_cell(client):
    cell = client.read("/api/cell/A01-SCR?x=51&y=11")
    assert (cell["label"], cell["phenotype"], cell["compartment"]) == (3, "cd8_t_cells", "tumour")
    assert cell["markers"] == [
        {"marker": "CD8", "value": 2000.0, "threshold": 700.0, "is_positive": True}
    ]
    assert client.read("/api/cell/A01-SCR?x=-500&y=0") == {}


def test_a_slide_names_its_image_and_labels(client):
    slide = client.read("/api/slide/A01-SCR")
    assert slide == {
        "image": "tissue/A01-SCR/slide.ome.zarr",
        "labels": ["tissue", "nuclei"],
        "overview": "",
        "pictures": [],
    }
    calls = client.read("/api/called/A01-SCR")["phenotypes"]
    assert {each["name"]: each["n_cells"] for each in calls} == {
        "cd8_t_cells": 300,
        "other_cells": 600,
    }


def test_a_slide_names_the_pictures_that_were_made(own_results):
    from tilflow.viewer.slides import describe_slide

    for suffix in ("png", "tsv"):
        (own_results / "tissue" / "A01-SCR" / f"thresholds.{suffix}").touch()
    slide = describe_slide(own_results, "A01-SCR")
    folder = "tissue/A01-SCR"
    assert slide["pictures"] == [
        {"path": f"{folder}/thresholds.png", "files": [f"{folder}/thresholds.tsv"]}
    ]


def test_a_slide_without_cells(own_results):
    import shutil

    from tilflow.viewer.api import ResultsApi

    shutil.rmtree(own_results / "tissue" / "A01-SCR" / "cells.zarr")
    api = ResultsApi(own_results, study_name="")
    assert api("called/A01-SCR", {}).body == b'{"phenotypes":[],"has_outlines":false}'
