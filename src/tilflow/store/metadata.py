"""The words of OME-Zarr 0.5 that stand beside the arrays.

Written here and not by ome-zarr-py 0.18, which leaves ``version`` out of a labels group: strict
validators then refuse the image. Nothing of the original file's metadata is carried over.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

VERSION: Final = "0.5"

COLOURS: Final = ("0072B2", "E69F00", "009E73", "CC79A7", "56B4E9", "D55E00", "F0E442", "FFFFFF")
"""Colour-blind-safe, after Okabe and Ito."""


def describe_levels(
    shapes: Sequence[tuple[int, ...]], *, name: str, pixel_size_um: float, grid_um: float
) -> dict[str, Any]:
    """Return ``multiscales`` of a pyramid whose every level halves the one before.

    Parameters
    ----------
    shapes
        Of each level, (c, y, x) or (y, x), finest first.
    name
        Name of the image.
    pixel_size_um
        Of the finest of these levels.
    grid_um
        Pixel size of the image on whose grid they lie. The centre of its first pixel is the
        origin, so that a coarser pixel, which spans several, has its centre further in.
    """
    n_spatial = 2
    leading = len(shapes[0]) - n_spatial
    axes: list[dict[str, str]] = [{"name": "c", "type": "channel"}] * leading
    axes += [{"name": axis, "type": "space", "unit": "micrometer"} for axis in "yx"]
    datasets = []
    for level in range(len(shapes)):
        size = pixel_size_um * 2**level
        scale = [1.0] * leading + [size] * n_spatial
        transforms: list[dict[str, Any]] = [{"type": "scale", "scale": scale}]
        if size != grid_um:
            shift = [0.0] * leading + [(size - grid_um) / 2] * n_spatial
            transforms.append({"type": "translation", "translation": shift})
        datasets.append({"path": str(level), "coordinateTransformations": transforms})
    return {
        "version": VERSION,
        "multiscales": [{"name": name, "axes": axes, "datasets": datasets}],
    }


def describe_channels(
    names: Sequence[str], *, coarsest: Any, is_brightfield: bool
) -> dict[str, Any]:
    """Return ``omero``: name, colour and display window of each channel.

    Parameters
    ----------
    coarsest
        The coarsest level (c, y, x); its percentiles set the display window.
    """
    channels = []
    for place, name in enumerate(names):
        values = np.asarray(coarsest[place : place + 1])
        top = float(np.iinfo(values.dtype).max if values.dtype.kind in "ui" else values.max())
        start, end = (0.0, top)
        if not is_brightfield:
            start, end = (float(v) for v in np.percentile(values, [1.0, 99.8]))
        colour = ("FF0000", "00FF00", "0000FF")[place] if is_brightfield else ""
        channels.append(
            {
                "label": name,
                "color": colour or COLOURS[place % len(COLOURS)],
                "active": is_brightfield or place < 4,
                "window": {"min": 0.0, "max": top, "start": start, "end": max(end, start + 1)},
            }
        )
    model = "color"
    return {"version": VERSION, "channels": channels, "rdefs": {"model": model}}


def describe_labels(classes: Mapping[int, str]) -> dict[str, Any]:
    """Return ``image-label``; `classes` names the values of a mask and is empty for objects."""
    described: dict[str, Any] = {"version": VERSION}
    if classes:
        described["colors"] = [
            {"label-value": value, "rgba": [*bytes.fromhex(COLOURS[place % len(COLOURS)]), 255]}
            for place, value in enumerate(sorted(classes))
        ]
        described["properties"] = [
            {"label-value": value, "name": classes[value]} for value in sorted(classes)
        ]
    return described
