"""A slide's store in the layouts of other tools: SpatialData, and OME-Zarr 0.4.

SpatialData's layout is written here and not by its library: spatialdata 0.7.3, the last for Python
3.11, asks for a dask before 2026.1.2. What is written was compared with what that library writes.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import zarr

from tilflow.errors import SlideError
from tilflow.staging import staged
from tilflow.store.annotated import write_annotated
from tilflow.store.assembly import link_tree
from tilflow.store.grid import iterate_windows
from tilflow.store.pyramid import Pyramid, open_pyramid

if TYPE_CHECKING:
    from anndata import AnnData

CONTAINER, RASTER, TABLE = "0.2", "0.3", "0.2"
"""Versions of SpatialData's formats as its release 0.7.3 writes them."""

CHUNK_04_PX: Final = 1024
"""Side of a chunk of OME-Zarr 0.4, which knows no shards: each is a file."""

SPATIALDATA: Final = "spatialdata_attrs"


def write_spatialdata(store: Path | str, table: "AnnData", out: Path | str) -> None:
    """Write a slide as a SpatialData store, whole or not at all; pixels are hard links.

    Parameters
    ----------
    store
        ``slide.ome.zarr``.
    table
        Its cells; ``obs["label"]`` is a cell's value in the label image ``cells``.
    out
        Images ``image``, labels as in the store, table ``table``; all in µm in ``global``.
    """
    store = Path(store)
    with staged(out) as temporary:
        root = zarr.create_group(temporary, zarr_format=3)
        root.attrs[SPATIALDATA] = {"version": CONTAINER, "spatialdata_software_version": "0.7.3"}
        root.create_group("images")
        _link_raster(store, temporary / "images" / "image")
        names = list_labels(store)
        labels = root.create_group("labels")
        labels.attrs["ome"] = {"labels": names}
        for name in names:
            _link_raster(store / "labels" / name, temporary / "labels" / name)
        root.create_group("tables")
        _write_table(table, temporary / "tables" / "table", "cells" if "cells" in names else "")


def list_labels(store: Path) -> list[str]:
    """Return the names of the label images of a store."""
    if not (store / "labels" / "zarr.json").is_file():
        return []
    ome: Any = zarr.open_group(store / "labels", mode="r").attrs["ome"]
    return list(ome["labels"])


def _link_raster(source: Path, target: Path) -> None:
    pyramid = open_pyramid(source)
    target.mkdir(parents=True)
    group = zarr.create_group(target, zarr_format=3)
    for level in pyramid.levels:
        link_tree(source / level.basename, target / level.basename)
    group.attrs["ome"] = _describe_raster(pyramid, target.name)
    group.attrs[SPATIALDATA] = {"version": RASTER}


def _describe_raster(pyramid: Pyramid, name: str) -> dict[str, Any]:
    axes = [{"name": axis, "type": "space"} for axis in "yx"]
    if pyramid.channels:
        axes.insert(0, {"name": "c", "type": "channel"})
    leading = [1.0] * (len(axes) - 2)
    unit = [{**axis, "unit": "micrometer"} if axis["name"] in "yx" else axis for axis in axes]
    described: dict[str, Any] = {
        "version": "0.5-dev-spatialdata",
        "multiscales": [
            {
                "name": name,
                "axes": axes,
                "datasets": [
                    {
                        "path": level.basename,
                        "coordinateTransformations": [{"type": "scale", "scale": [*leading, d, d]}],
                    }
                    for level, d in zip(pyramid.levels, pyramid.downsamples, strict=True)
                ],
                # A pixel's corner is the origin here, so that a coarse mask needs no shift.
                "coordinateTransformations": [
                    {
                        "type": "scale",
                        "scale": [*leading, *[pyramid.pixel_size_um] * 2],
                        "input": {"name": "".join(axis["name"] for axis in axes), "axes": unit},
                        "output": {"name": "global", "axes": unit},
                    }
                ],
            }
        ],
    }
    if pyramid.channels:
        described["omero"] = {"channels": [{"label": channel} for channel in pyramid.channels]}
    return described


def _write_table(table: "AnnData", path: Path, region: str) -> None:
    table = table.copy()
    named = {"region": region, "region_key": "region", "instance_key": "label"}
    if region:
        table.obs["region"] = region
        table.obs["region"] = table.obs["region"].astype("category")
        table.obs["label"] = table.obs["label"].astype("int64")
        table.uns[SPATIALDATA] = dict(named)
    write_annotated(table, path)
    attributes = {"spatialdata-encoding-type": "ngff:regions_table", "version": TABLE}
    group = zarr.open_group(path, mode="r+", use_consolidated=False)
    group.attrs.update({**attributes, **(named if region else {})})


def write_ome_zarr_04(store: Path | str, out: Path | str) -> None:
    """Write a slide and its labels as OME-Zarr 0.4 (zarr format 2), whole or not at all.

    Every chunk is a file there: a slide of 4 Gpx is thousands of them.
    """
    store = Path(store)
    if not (store / "zarr.json").is_file():
        message = f"{store}: is no OME-Zarr 0.5 of a slide"
        raise SlideError(message)
    with staged(out) as temporary:
        zarr.create_group(temporary, zarr_format=2)
        _copy_04(store, temporary)
        names = list_labels(store)
        if names:
            group = zarr.open_group(temporary, mode="r+", zarr_format=2)
            group.create_group("labels").attrs["labels"] = names
        for name in names:
            zarr.create_group(temporary / "labels" / name, zarr_format=2)
            _copy_04(store / "labels" / name, temporary / "labels" / name)


def _copy_04(source: Path, target: Path) -> None:
    group = zarr.open_group(target, mode="r+", zarr_format=2)
    written: Any = zarr.open_group(source, mode="r").attrs["ome"]
    ome: dict[str, Any] = dict(written)
    for level in open_pyramid(source).levels:
        leading = level.chunks[:-2]
        array = group.create_array(
            level.basename,
            shape=level.shape,
            dtype=level.dtype,
            chunks=(*leading, *(min(CHUNK_04_PX, n) for n in level.shape[-2:])),
            chunk_key_encoding={"name": "v2", "separator": "/"},
            fill_value=0,
        )
        # One chunk at a time: what is written is whole files.
        for window in iterate_windows(array):
            array[window] = level[window]
    ome.pop("version", None)
    ome["multiscales"] = [{"version": "0.4", **each} for each in ome["multiscales"]]
    for word in ("omero", "image-label"):
        if word in ome:
            ome[word] = {**ome[word], "version": "0.4"}
    group.attrs.update(ome)
