"""Commands of ``slides`` that hand results on: export, verify."""

import argparse
from pathlib import Path
from typing import Any


def register_verbs(verbs: Any) -> None:
    """Add these commands to the parser of ``slides``."""
    summary = "write a measured slide for SpatialData, QuPath or OME-Zarr 0.4"
    export = verbs.add_parser("export", help=summary, description=f"{summary.capitalize()}.")
    export.set_defaults(handler=export_slide)
    export.add_argument("folder", metavar="FOLDER", help="a slide's folder, RESULTS/tissue/ID")
    export.add_argument(
        "--format", required=True, choices=("spatialdata", "geojson", "ome-zarr-0.4")
    )
    export.add_argument("--out", required=True, metavar="OUT", help="store or file to write")
    export.add_argument("--points", action="store_true", help="geojson: points, not outlines")
    export.add_argument(
        "--region", type=_parse_region, metavar="X,Y,W,H", help="geojson: only this, in pixels"
    )
    summary = "find what is damaged in a store that tilflow wrote"
    verify = verbs.add_parser("verify", help=summary, description=f"{summary.capitalize()}.")
    verify.set_defaults(handler=verify_store)
    verify.add_argument("store", metavar="STORE", help="OME-Zarr, e.g. slide.ome.zarr")


def _parse_region(text: str) -> tuple[int, int, int, int]:
    x, y, width, height = (int(part) for part in text.split(","))
    return x, y, width, height


def verify_store(arguments: argparse.Namespace) -> None:
    """Say that a store is as it was written, or name each damaged file."""
    from tilflow.errors import SlideError
    from tilflow.store.verification import find_damage

    damage = find_damage(arguments.store)
    if damage:
        lines = "\n".join(f"  {each}" for each in damage)
        message = f"{arguments.store}: {len(damage)} damaged files; make the store anew:\n{lines}"
        raise SlideError(message)
    print(f"{arguments.store}: every file is as it was written")


def export_slide(arguments: argparse.Namespace) -> None:
    """Write a slide in another tool's layout."""
    from tilflow.store.annotated import read_annotated
    from tilflow.store.exchange import write_ome_zarr_04, write_spatialdata

    folder = Path(arguments.folder)
    store, table = folder / "slide.ome.zarr", folder / "cells.zarr"
    _check_there(store, *(() if arguments.format == "ome-zarr-0.4" else (table,)))
    if arguments.format == "ome-zarr-0.4":
        write_ome_zarr_04(store, arguments.out)
    elif arguments.format == "spatialdata":
        write_spatialdata(store, read_annotated(table), arguments.out)
    else:
        _write_geojson(store, read_annotated(table), arguments)


def _check_there(*paths: Path) -> None:
    from tilflow.errors import SlideError

    for path in paths:
        if not path.is_dir():
            message = f"{path}: is not there: give the folder of a slide that was measured"
            raise SlideError(message)


def _write_geojson(store: Path, table: Any, arguments: argparse.Namespace) -> None:
    from tilflow.slides.cells.geojson import list_outlines, list_points, write_features
    from tilflow.slides.tiles import Box
    from tilflow.staging import staged
    from tilflow.store.pyramid import open_pyramid

    cells = table.obs.copy()
    labels = open_pyramid(store / "labels" / "cells")
    # Centroids count from the centre of the first pixel, QuPath from its corner.
    cells["x_px"], cells["y_px"] = (table.obsm["spatial"] / labels.pixel_size_um + 0.5).T
    region = None
    if arguments.region:
        x, y, width, height = arguments.region
        region = Box(y, x, y + height, x + width)
    features = (
        list_points(cells, region)
        if arguments.points
        else list_outlines(cells, labels.levels[0], region)
    )
    with staged(arguments.out) as temporary, temporary.open("w", encoding="utf-8") as stream:
        write_features(features, stream)
