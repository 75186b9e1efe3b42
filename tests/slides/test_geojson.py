"""Outlines for QuPath: every cell once, whatever the block."""

import io
import json

import numpy as np
import pandas as pd
import pytest
import shapely

from tilflow.slides.cells.geojson import list_outlines, list_points, write_features
from tilflow.slides.tiles import Box

LABELS = np.zeros((60, 80), "uint32")
LABELS[5:15, 10:30] = 1
LABELS[28:36, 38:44] = 2
CELLS = pd.DataFrame(
    {"cell_id": ["a", "b", "c"], "label": [1, 2, 0], "x_px": [20.0, 41.0, 70.5],
     "y_px": [10.0, 32.0, 50.5], "phenotype": ["cd8_t_cells", "other_cells", "other_cells"],
     "compartment": ["tumour", "stroma", "stroma"]}
)  # fmt: skip


def collect(features):
    stream = io.StringIO()
    write_features(features, stream)
    return json.loads(stream.getvalue())["features"]


@pytest.mark.parametrize("block_px", [16, 32, 2048])
def test_outlines_are_those_of_the_labels(block_px):
    features = collect(list_outlines(CELLS, LABELS, None, block_px=block_px))
    shapes = {f["properties"]["name"]: shapely.geometry.shape(f["geometry"]) for f in features}
    assert shapes["a"].bounds == (10, 5, 30, 15)
    # The corners are cut: an eighth of a pixel each.
    assert shapes["b"].area == pytest.approx(8 * 6 - 4 * 0.125)
    assert shapes["c"].geom_type == "Point"
    assert len(features) == 3


def test_a_region_and_its_phenotypes():
    (feature,) = collect(list_points(CELLS, Box(0, 0, 20, 30)))
    assert feature["geometry"] == {"type": "Point", "coordinates": [20.0, 10.0]}
    assert feature["properties"]["classification"] == {"name": "cd8_t_cells"}
    assert collect(list_points(CELLS, Box(55, 0, 60, 5))) == []
