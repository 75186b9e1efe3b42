"""OME-Zarr 0.4 and 0.5 images."""

from math import prod
from pathlib import Path
from typing import Any, Final

import zarr

from tilflow.errors import SlideError
from tilflow.slides.images import pixel_size
from tilflow.slides.images.levels import UNREADABLE, AxesLevel
from tilflow.slides.images.slide import RGB, Modality, Slide
from tilflow.slides.images.tiff_words import complete_names

MARKS: Final = ("zarr.json", ".zgroup", ".zattrs")
"""Files that a folder has when it is a zarr group."""

AXES_BEFORE_04: Final = "tczyx"


def is_zarr(path: Path) -> bool:
    """Tell whether a folder is a zarr store."""
    return any((path / mark).is_file() for mark in MARKS)


def open_ome_zarr(path: Path, *, modality: Modality | None) -> Slide:
    """Open the image of an OME-Zarr.

    Raises
    ------
    SlideError
        For a store without an image, a plate, or a stack of planes or times.
    """
    try:
        group: Any = zarr.open_group(path, mode="r")
        described = _find_description(group)
        if "bioformats2raw.layout" in described and "multiscales" not in described:
            group = _find_largest(group)
            described = _find_description(group)
        multiscale = described["multiscales"][0]
        return _open_multiscale(group, multiscale, described, path, modality)
    except (*UNREADABLE, AttributeError) as error:
        message = f"{path}: is no image of OME-Zarr 0.4 or 0.5 ({type(error).__name__}: {error})"
        raise SlideError(message) from error


def _find_description(group: Any) -> dict[str, Any]:
    """Return the words of OME: 0.5 keeps them under ``ome``, 0.4 at the top."""
    attributes = dict(group.attrs)
    described: dict[str, Any] = attributes.get("ome", attributes)
    return described


def _find_largest(group: Any) -> Any:
    """Return the section of a bioformats2raw layout: images 0, 1, …, of which some are stickers."""
    numbers = sorted((name for name in group.group_keys() if name.isdigit()), key=int)
    sizes = {}
    for name in numbers:
        paths = [d["path"] for d in _find_description(group[name])["multiscales"][0]["datasets"]]
        sizes[name] = prod(group[name][paths[0]].shape[-2:])
    return group[max(numbers, key=lambda name: sizes[name])]


def _open_multiscale(
    group: Any,
    multiscale: dict[str, Any],
    described: dict[str, Any],
    path: Path,
    modality: Modality | None,
) -> Slide:
    datasets = multiscale["datasets"]
    arrays = [group[dataset["path"]] for dataset in datasets]
    listed = multiscale.get("axes") or list(AXES_BEFORE_04[-arrays[0].ndim :])
    axes = [axis if isinstance(axis, dict) else {"name": axis} for axis in listed]
    names = "".join(str(axis["name"]).upper() for axis in axes)
    long = [n for n, length in zip(names, arrays[0].shape, strict=True) if length > 1]
    stacked = [name for name in long if name not in "CYX"]
    if stacked:
        message = f"{path}: is a stack along {', '.join(stacked)}: give one plane"
        raise SlideError(message)
    n_channels = dict(zip(names, arrays[0].shape, strict=True)).get("C", 1)
    levels = tuple(
        AxesLevel(
            array,
            axes=names,
            channel_axis="C" if "C" in names else "",
            n_channels=n_channels,
            name=str(path),
        )
        for array in arrays
    )
    scales = [_find_scale(dataset, multiscale, names) for dataset in datasets]
    labels = [str(c.get("label", "")) for c in described.get("omero", {}).get("channels", [])]
    channels = complete_names(labels, n_channels)
    is_colour = n_channels == 3 and levels[0].dtype == "uint8" and _is_rgb(channels)
    return Slide(
        levels=levels,
        channels=RGB if is_colour else channels,
        pixel_size_um=_find_pixel_size(axes, names, scales[0], path),
        downsamples=tuple(scale[1] / scales[0][1] for scale in scales),
        modality=modality or ("brightfield" if is_colour else "fluorescence"),
    )


def _is_rgb(channels: tuple[str, ...]) -> bool:
    letters = "".join(channel[:1].upper() for channel in channels)
    return letters == "RGB" or channels[0] == "channel_0"


def _find_scale(
    dataset: dict[str, Any], multiscale: dict[str, Any], names: str
) -> tuple[float, float]:
    """Return the side of a pixel along y and x, in the unit of the axes."""
    transforms = [
        *dataset.get("coordinateTransformations", []),
        *multiscale.get("coordinateTransformations", []),
    ]
    y, x = 1.0, 1.0
    for transform in transforms:
        if transform.get("type") == "scale":
            y *= float(transform["scale"][names.index("Y")])
            x *= float(transform["scale"][names.index("X")])
    return y, x


def _find_pixel_size(
    axes: list[dict[str, Any]], names: str, scale: tuple[float, float], path: Path
) -> float | None:
    y_um, x_um = (
        pixel_size.compute_um(value, str(axes[names.index(name)].get("unit", "")))
        for name, value in zip("YX", scale, strict=True)
    )
    return pixel_size.combine_sides(x_um, y_um, name=str(path))
