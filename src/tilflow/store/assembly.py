"""One OME-Zarr of a slide and its labels, out of the stores that the steps wrote."""

import os
import shutil
from pathlib import Path
from typing import Any, Final

import zarr

from tilflow.errors import SlideError
from tilflow.staging import staged
from tilflow.store.metadata import VERSION

IMAGE: Final = "image.ome.zarr"
LABELS: Final = ("tissue", "quality", "evaluable", "nuclei", "cells", "compartments")
"""Each is a store ``<name>.ome.zarr`` beside the image's."""

METADATA: Final = "zarr.json"


def assemble(parts: Path | str, out: Path | str) -> None:
    """Bring image and labels together under one OME-Zarr, without a second copy of the pixels.

    Files of pixels are hard links to those of the parts, and copies where the file system makes no
    links. Metadata is always copied: editing the whole leaves the parts as they are.

    Parameters
    ----------
    parts
        Folder that holds ``image.ome.zarr`` and any of the `LABELS`.
    out
        The store to write, whole or not at all.

    Raises
    ------
    SlideError
        Where there is no image in `parts`.
    """
    parts = Path(parts)
    if not (parts / IMAGE / METADATA).is_file():
        message = f"{parts}: holds no {IMAGE}; write it with `tilflow slides read`"
        raise SlideError(message)
    names = [name for name in LABELS if (parts / f"{name}.ome.zarr" / METADATA).is_file()]
    with staged(out) as temporary:
        link_tree(parts / IMAGE, temporary)
        if names:
            labels = zarr.open_group(temporary, mode="r+").create_group("labels")
            labels.attrs["ome"] = {"version": VERSION, "labels": names}
        for name in names:
            link_tree(parts / f"{name}.ome.zarr", temporary / "labels" / name)
            _point_to_image(temporary / "labels" / name)


def _point_to_image(label: Path) -> None:
    group = zarr.open_group(label, mode="r+")
    described: Any = group.attrs["ome"]
    described["image-label"] = {**described["image-label"], "source": {"image": "../../"}}
    group.attrs["ome"] = described


def link_tree(source: Path, target: Path) -> None:
    """Link every file under `source` to the same place under `target`; copy the metadata."""
    for folder, _, files in os.walk(source):
        there = target / Path(folder).relative_to(source)
        there.mkdir(parents=True, exist_ok=True)
        for file in files:
            # Not Snakemake's time stamp: touching the link would make the part look new.
            if not file.startswith("."):
                _link(Path(folder) / file, there / file)


def _link(source: Path, target: Path) -> None:
    if source.name == METADATA:
        shutil.copyfile(source, target)
        return
    try:
        os.link(source, target)
    except OSError:
        # Another file system, or one without links.
        shutil.copyfile(source, target)
