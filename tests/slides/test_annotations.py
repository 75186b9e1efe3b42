"""Outlines of a pathologist, as QuPath writes them."""

import json

import pytest

from tilflow.errors import SlideError
from tilflow.slides.tissue.annotations import check_inside, parse_annotations, read_annotations

SQUARE = [[[10, 10], [30, 10], [30, 30], [10, 30], [10, 10]]]
HOLED = [*SQUARE, [[15, 15], [20, 15], [20, 20], [15, 20], [15, 15]]]
FAR = [[[50, 50], [55, 50], [55, 55], [50, 55], [50, 50]]]
BOW_TIE = [[[0, 0], [10, 10], [10, 0], [0, 10], [0, 0]]]


def feature(coordinates, kind="Polygon", name="Tumor", **properties):
    classification = {"classification": {"name": name, "color": [200, 0, 0]}} if name else {}
    return {
        "type": "Feature",
        "id": "5e8b0b2e",
        "geometry": {"type": kind, "coordinates": coordinates},
        "properties": {"objectType": "annotation", **classification, **properties},
    }


def areas(content):
    found = parse_annotations(content, source="a.geojson")
    return {name: [polygon.area for polygon in own] for name, own in found.items()}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"type": "FeatureCollection", "features": [feature(SQUARE)]}, {"Tumor": [400]}),
        ([feature(SQUARE)], {"Tumor": [400]}),
        (feature(HOLED), {"Tumor": [375]}),
        (feature([SQUARE, FAR], "MultiPolygon"), {"Tumor": [400, 25]}),
        ([feature(SQUARE), feature(SQUARE, name="Stroma")], {"Stroma": [400], "Tumor": [400]}),
        ([feature(SQUARE, name=None)], {"": [400]}),
        ([feature(SQUARE, classification={"names": ["Tumor", "Necrosis"]})],
         {"Tumor: Necrosis": [400]}),
        ([feature(BOW_TIE)], {"Tumor": [25, 25]}),
        ([feature(SQUARE), feature([5, 5], "Point"), feature([[0, 0], [9, 9]], "LineString")],
         {"Tumor": [400]}),
        ([feature(SQUARE), feature(SQUARE, objectType="detection")], {"Tumor": [400]}),
        ([{"type": "Feature", "properties": {"classification": {"name": "Tumor"}}, "geometry":
           {"type": "GeometryCollection", "geometries": [{"type": "Polygon",
            "coordinates": SQUARE}]}}], {"Tumor": [400]}),
    ],
    ids=["collection", "list", "feature", "multipolygon", "classes", "unclassified", "derived",
         "crossing", "points and lines", "detections", "geometry collection"],
)  # fmt: skip
def test_areas_by_class(content, expected):
    assert areas(content) == expected


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"type": "Topology"}, "is no GeoJSON: expected a FeatureCollection"),
        ([], "holds no polygon"),
        ([feature([5, 5], "Point")], "holds no polygon"),
        ([{"type": "Feature", "properties": {}}], "feature 1: has no geometry"),
        ([feature(SQUARE), "text"], "feature 2: is no GeoJSON feature"),
        ([feature([[[0, 0], [1, 1]]])], "feature 1: its Polygon cannot be read"),
        ([feature("x")], "feature 1: its Polygon cannot be read"),
    ],
)
def test_what_is_no_annotation(content, message):
    with pytest.raises(SlideError, match=f"a.geojson.*{message}"):
        areas(content)


def test_files(tmp_path):
    path = tmp_path / "a.geojson"
    path.write_text("\ufeff" + json.dumps([feature(SQUARE)]), encoding="utf-8")
    assert list(read_annotations(path)) == ["Tumor"]
    path.write_text("{")
    with pytest.raises(SlideError, match=r"a\.geojson: is not JSON"):
        read_annotations(path)
    with pytest.raises(SlideError, match=r"b\.geojson: cannot be read"):
        read_annotations(tmp_path / "b.geojson")


@pytest.mark.parametrize(("height", "width"), [(20, 12), (8, 8)])
def test_outlines_of_another_image(height, width):
    found = parse_annotations([feature(SQUARE)], source="a.geojson")
    check_inside(found, (40, 40), source="a.geojson")
    with pytest.raises(SlideError, match=r"span x 10 to 30 and y 10 to 30, but the image is"):
        check_inside(found, (height, width), source="a.geojson")
