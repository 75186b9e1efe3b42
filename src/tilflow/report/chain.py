"""From any value back to its files: inputs, settings, versions, code, and the way between them."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import tilflow
from tilflow.provenance import compute_code_digest, compute_settings_digest, compute_sha256

ROOMS: Final = ("cytometry", "slides", "trial", "store", "report")

WHERE: Final = ("study_folder", "results")
"""Settings that say where things lie on a machine, not what is done with them."""

OUTPUTS: Final[Mapping[str, tuple[str, ...]]] = {
    "blood": ("events.zarr", "membership.parquet", "populations.parquet"),
    "tissue": (
        "cells.zarr",
        "quality.parquet",
        "densities.parquet",
        "scores.parquet",
        "spatial.parquet",
    ),
}
"""What the values of a specimen come from: listed with digests."""
PICTURES: Final[Mapping[str, tuple[str, ...]]] = {
    "blood": ("gating.png",),
    "tissue": ("slide.ome.zarr", "overlay.png", "thresholds.png"),
}
"""What is made for the eye: listed without digests, and no value depends on it."""
COMMANDS: Final[Mapping[str, tuple[str, ...]]] = {
    "blood": ("tilflow cytometry gate", "tilflow cytometry plot"),
    "tissue": (
        "tilflow slides read",
        "tilflow slides prepare",
        "tilflow slides segment",
        "tilflow slides tabulate",
        "tilflow slides describe",
        "tilflow slides draw",
    ),
}
STUDY_OUTPUTS: Final[Mapping[str, tuple[str, ...]]] = {
    "tilflow trial measurements": ("study/measurements.parquet",),
    "tilflow trial longitudinal": (
        "study/longitudinal.parquet",
        "study/longitudinal.csv",
        "study/wide.csv",
        "study/completeness.parquet",
    ),
}


@dataclass(frozen=True)
class Input:
    """A file that went in: where it lies, what it is, and its name where the package ships it."""

    path: Path
    kind: str
    shipped_as: str = ""


@dataclass(frozen=True)
class Specimen:
    """A tube or slide and the files it was made from."""

    specimen_id: str
    specimen: str
    patient_id: str
    visit: str
    inputs: tuple[Input, ...]


def write_relative(path: Path, folder: Path) -> str:
    """Return `path` relative to `folder`; a file outside of it is known by its name alone.

    So no address of a machine gets into the record; the digest says which file it was.

    Examples
    --------
    >>> write_relative(Path("/data/study/fcs/a.fcs"), Path("/data/study"))
    'fcs/a.fcs'
    >>> write_relative(Path("/mnt/lab/a.fcs"), Path("/data/study"))
    '(outside of the study folder) a.fcs'
    """
    relative = os.path.relpath(path, folder)
    if relative.startswith(os.pardir) or Path(relative).is_absolute():
        return f"(outside of the study folder) {path.name}"
    return Path(relative).as_posix()


def describe_input(each: Input, study_folder: Path) -> dict[str, Any]:
    """Return path, kind, size and digest of a file; a folder is digested file by file."""
    name = each.shipped_as or write_relative(each.path, study_folder)
    if not each.path.exists():
        return {"path": name, "kind": each.kind, "size_bytes": None, "sha256": None}
    return {
        "path": name,
        "kind": each.kind,
        "size_bytes": _measure(each.path),
        "sha256": compute_sha256(each.path),
    }


def _measure(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def describe_outputs(results: Path, paths: Iterable[str]) -> list[dict[str, Any]]:
    """Return path and digest of each output; one that was not made has none."""
    return [
        {
            "path": path,
            "sha256": compute_sha256(results / path) if (results / path).exists() else None,
        }
        for path in paths
    ]


def build_provenance(
    sheets: Sequence[Input],
    specimens: Sequence[Specimen],
    *,
    study_folder: Path,
    results: Path,
    settings: Mapping[str, Any],
    versions: Mapping[str, str],
) -> dict[str, Any]:
    """Return the record of a run, in plain values that JSON can hold.

    Parameters
    ----------
    sheets
        The sheets and the config.
    specimens
        Every tube and slide with its files.
    settings
        All settings in force, defaults included; those that only say where things lie are left
        out.
    """
    inputs = {each: describe_input(each, study_folder) for each in _unique(sheets, specimens)}
    kept = {name: value for name, value in settings.items() if name not in WHERE}
    return {
        "tilflow": tilflow.__version__,
        "versions": dict(sorted(versions.items())),
        "code": {room: compute_code_digest(room) for room in ROOMS},
        "settings": kept,
        "settings_digest": compute_settings_digest(kept),
        "inputs": sorted(inputs.values(), key=lambda row: (row["kind"], row["path"])),
        "specimens": [
            _describe_specimen(each, inputs, results)
            for each in sorted(specimens, key=lambda each: (each.specimen, each.specimen_id))
        ],
        "study": [
            {"command": command, "outputs": describe_outputs(results, paths)}
            for command, paths in STUDY_OUTPUTS.items()
        ],
    }


def _unique(sheets: Sequence[Input], specimens: Sequence[Specimen]) -> dict[Input, None]:
    of_specimens = (each for specimen in specimens for each in specimen.inputs)
    return dict.fromkeys((*sheets, *of_specimens))


def _describe_specimen(
    specimen: Specimen, inputs: Mapping[Input, Mapping[str, Any]], results: Path
) -> dict[str, Any]:
    folder = f"{specimen.specimen}/{specimen.specimen_id}"
    return {
        "specimen": specimen.specimen,
        "specimen_id": specimen.specimen_id,
        "patient_id": specimen.patient_id,
        "visit": specimen.visit,
        "inputs": [
            {key: inputs[each][key] for key in ("path", "sha256")} for each in specimen.inputs
        ],
        "commands": list(COMMANDS[specimen.specimen]),
        "outputs": describe_outputs(
            results, [f"{folder}/{name}" for name in OUTPUTS[specimen.specimen]]
        ),
        "pictures": [f"{folder}/{name}" for name in PICTURES[specimen.specimen]],
    }


def derive_changed_settings(
    settings: Mapping[str, Any], defaults: Mapping[str, Any]
) -> list[tuple[str, str, str]]:
    """Return (dotted path, default, value) of each setting that differs from its default.

    Examples
    --------
    >>> derive_changed_settings({"a": {"b": 2}, "results": "x"}, {"a": {"b": 1}, "results": "y"})
    [('a.b', '1', '2')]
    """
    one, two = _flatten(settings, ""), _flatten(defaults, "")
    paths = sorted({*one, *two})
    return [
        (path, _write(two.get(path)), _write(one.get(path)))
        for path in paths
        if one.get(path) != two.get(path) and path not in WHERE
    ]


def _flatten(settings: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in settings.items():
        if isinstance(value, Mapping) and value:
            flat |= _flatten(value, f"{prefix}{name}.")
        else:
            flat[f"{prefix}{name}"] = value
    return flat


def _write(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(str(each) for each in value) or "(empty)"
    return "(empty)" if value in ("", None) else str(value)
