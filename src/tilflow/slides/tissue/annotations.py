"""A pathologist's outlines: GeoJSON as QuPath exports it, in pixels of the finest level."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from tilflow.errors import SlideError

AREAS: Final = ("Polygon", "MultiPolygon")
DETECTIONS: Final = ("detection", "cell", "tile", "root")
"""Objects that QuPath found by itself, or that hold others: no outline of a pathologist."""

UNCLASSIFIED: Final = ""


def read_annotations(path: Path | str) -> dict[str, tuple[Any, ...]]:
    """Read the outlines of each class.

    Parameters
    ----------
    path
        A FeatureCollection, one Feature, or a list of Features. Points and lines enclose nothing
        and are left out, as are cells and detections.

    Returns
    -------
    Class → shapely polygons with (x, y) in level-0 pixels, (0, 0) at the corner of the image;
    "" is the class of what has none.

    Raises
    ------
    SlideError
        Where the file is no GeoJSON, or holds no area.
    """
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror}"
        raise SlideError(message) from error
    except (ValueError, UnicodeDecodeError) as error:
        message = f"{path}: is not JSON ({error}): export the annotations from QuPath as GeoJSON"
        raise SlideError(message) from error
    return parse_annotations(content, source=str(path))


def parse_annotations(content: Any, *, source: str) -> dict[str, tuple[Any, ...]]:
    """Return the polygons of each class in GeoJSON that was read; `source` is named in errors.

    Examples
    --------
    >>> square = {"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]}
    >>> feature = {"type": "Feature", "geometry": square,
    ...     "properties": {"classification": {"name": "Tumor"}}}
    >>> found = parse_annotations([feature], source="a.geojson")
    >>> {name: [polygon.area for polygon in polygons] for name, polygons in found.items()}
    {'Tumor': [16.0]}
    """
    found: dict[str, list[Any]] = {}
    for number, feature in enumerate(_list_features(content, source), start=1):
        place = f"{source}, feature {number}"
        if not isinstance(feature, Mapping):
            message = f"{place}: is no GeoJSON feature"
            raise SlideError(message)
        properties = feature.get("properties") or {}
        if str(properties.get("objectType", "")).lower() in DETECTIONS:
            continue
        polygons = list(_build_polygons(feature.get("geometry"), place))
        if polygons:
            found.setdefault(_name_class(properties), []).extend(polygons)
    if not found:
        message = f"{source}: holds no polygon: outline areas in QuPath and export them as GeoJSON"
        raise SlideError(message)
    return {name: tuple(polygons) for name, polygons in sorted(found.items())}


def check_inside(
    annotations: Mapping[str, tuple[Any, ...]], shape: tuple[int, int], *, source: str
) -> None:
    """Refuse outlines that lie outside of an image of `shape` (y, x) pixels.

    Raises
    ------
    SlideError
        Where none of them meets the image, or one is much larger: they were drawn on another
        image, or are in µm.
    """
    import shapely

    height, width = shape
    image = shapely.box(0, 0, width, height)
    polygons = [polygon for own in annotations.values() for polygon in own]
    left, top, right, bottom = shapely.total_bounds(polygons)
    outside = not any(polygon.intersects(image) for polygon in polygons)
    beyond = right > 1.1 * width or bottom > 1.1 * height or min(left / width, top / height) < -0.1
    if outside or beyond:
        message = (
            f"{source}: the outlines span x {left:.0f} to {right:.0f} and y {top:.0f} to "
            f"{bottom:.0f}, but the image is {width} × {height} pixels: they belong to another "
            "image, or are not in pixels of the full resolution"
        )
        raise SlideError(message)


def _list_features(content: Any, source: str) -> list[Any]:
    if isinstance(content, list):
        return content
    kind = content.get("type") if isinstance(content, Mapping) else None
    if kind == "FeatureCollection" and isinstance(content.get("features"), list):
        return list(content["features"])
    if kind == "Feature":
        return [content]
    if kind in AREAS:
        return [{"type": "Feature", "geometry": content}]
    message = f"{source}: is no GeoJSON: expected a FeatureCollection or a list of features"
    raise SlideError(message)


def _name_class(properties: Mapping[str, Any]) -> str:
    classification = properties.get("classification")
    if isinstance(classification, Mapping):
        # QuPath writes a derived class, "Tumor: Necrosis", as name or as a list of names.
        names = classification.get("names")
        return ": ".join(names) if names else str(classification.get("name") or UNCLASSIFIED)
    return str(classification or UNCLASSIFIED)


def _build_polygons(geometry: Any, place: str) -> Iterator[Any]:
    import shapely

    if not isinstance(geometry, Mapping):
        message = f"{place}: has no geometry"
        raise SlideError(message)
    kind = geometry.get("type")
    if kind == "GeometryCollection":
        for part in geometry.get("geometries") or []:
            yield from _build_polygons(part, place)
        return
    if kind not in AREAS:
        return
    try:
        shape = shapely.force_2d(shapely.geometry.shape(geometry))
    except (shapely.errors.ShapelyError, ValueError, TypeError, KeyError, IndexError) as error:
        message = f"{place}: its {kind} cannot be read: {error}"
        raise SlideError(message) from error
    # An outline drawn by hand may cross itself; what it encloses counts.
    for part in shapely.get_parts(shapely.make_valid(shape)):
        for polygon in shapely.get_parts(part):
            if polygon.geom_type == "Polygon" and polygon.area > 0:
                yield polygon
