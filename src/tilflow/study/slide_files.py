"""The files behind ``biopsies.tsv``: slides, assays and annotations."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tilflow.errors import InputError
from tilflow.study.files import (
    Findings,
    check_file,
    describe_error,
    place,
    read_column,
)
from tilflow.study.parsing import Parsed

if TYPE_CHECKING:
    from tilflow.slides.assay import Assay
    from tilflow.slides.images.slide import Slide
    from tilflow.slides.settings import ReadSettings

SHEET: Final = "biopsies.tsv"


def check_slide_files(
    rows: Sequence[Parsed[Any]], findings: Findings, *, settings: "ReadSettings"
) -> None:
    """Every slide, assay and annotation is there and readable, and each assay fits its slides."""
    if not rows:
        return  # and import nothing of the room
    slides = _check_slides(rows, findings)
    assays = _check_assays(rows, findings)
    _check_annotations(rows, slides, findings)
    _check_pixel_sizes(rows, slides, findings, settings)
    _check_fits(rows, slides, assays, findings)


def _check_slides(rows: Sequence[Parsed[Any]], findings: Findings) -> dict[Any, "Slide"]:
    from tilflow.slides.images.reading import open_slide

    def read(path: Path) -> "Slide":
        check_file(path, is_folder_allowed=True)
        return open_slide(path)

    return read_column(SHEET, rows, "image", read, findings)


def _check_assays(rows: Sequence[Parsed[Any]], findings: Findings) -> dict[Any, "Assay"]:
    return read_column(SHEET, rows, "assay", _read_assay, findings)


def _read_assay(source: Path | str) -> "Assay":
    """Read an assay, and compare its engine's weights with their digest."""
    from tilflow.slides.assay import read_assay
    from tilflow.slides.nuclei.weights import find_weights

    assay = read_assay(source)
    if assay.engine != "classical":
        find_weights(assay).check()
    return assay


def _check_annotations(
    rows: Sequence[Parsed[Any]], slides: Mapping[Any, "Slide"], findings: Findings
) -> None:
    """Every outline is readable and lies on its slide."""
    from tilflow.slides.tissue.annotations import check_inside, read_annotations

    def read(path: Path) -> Mapping[str, tuple[Any, ...]]:
        check_file(path)
        return read_annotations(path)

    outlines = read_column(SHEET, rows, "annotations", read, findings)
    for each in rows:
        path, slide = each.values.get("annotations"), slides.get(each.values.get("image"))
        if path not in outlines or slide is None:
            continue
        try:
            check_inside(outlines[path], slide.shape[1:], source=str(path))
        except InputError as error:
            findings.problems += [
                place(SHEET, [each], "annotations", message)
                for message in describe_error(error, str(path))
            ]


def _check_pixel_sizes(
    rows: Sequence[Parsed[Any]],
    slides: Mapping[Any, "Slide"],
    findings: Findings,
    settings: "ReadSettings",
) -> None:
    """Every slide has a plausible pixel size, in its file or in the sheet."""
    from tilflow.slides.images.pixel_size import resolve_pixel_size, warn_pixel_size

    for each in rows:
        slide = slides.get(each.values.get("image"))
        if slide is None or "pixel_size_um" not in each.values:
            continue
        try:
            size = resolve_pixel_size(slide, each.values["pixel_size_um"], settings=settings)
        except InputError as error:
            (message,) = describe_error(error, "the image")
            findings.problems.append(place(SHEET, [each], "pixel_size_um", message))
            continue
        if warning := warn_pixel_size(slide, size, settings=settings):
            findings.warnings.append(place(SHEET, [each], "pixel_size_um", warning))


def _check_fits(
    rows: Sequence[Parsed[Any]],
    slides: Mapping[Any, "Slide"],
    assays: Mapping[Any, "Assay"],
    findings: Findings,
) -> None:
    """Compare each slide with its assay; slides that lack the same are told together."""
    from tilflow.slides.images.reading import fit_to_assay

    unfit: dict[tuple[str, str], list[Parsed[Any]]] = {}
    for each in rows:
        slide, assay = slides.get(each.values.get("image")), assays.get(each.values.get("assay"))
        if slide is None or assay is None:
            continue
        try:
            fit_to_assay(slide, assay)
        except InputError as error:
            unfit.setdefault((assay.name, str(error)), []).append(each)
    for (_, message), those in unfit.items():
        findings.problems.append(place(SHEET, those, "assay", message))
