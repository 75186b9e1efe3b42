"""One block a patient: blood and tissue on one axis, the values, the pictures."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from tilflow.report.clinical import Course
from tilflow.report.contents import Contents
from tilflow.report.figures.drawing import Drawing
from tilflow.report.figures.timeline import Strip, draw_timeline
from tilflow.report.formatting import (
    format_day,
    format_parameter,
    format_unit,
    is_missing,
    make_slug,
)
from tilflow.report.pictures import Picture
from tilflow.report.rows import iterate_rows
from tilflow.report.tables import build_patient_table
from tilflow.report.trajectories import derive_trajectories, select_records

PICTURES: Final = {
    "blood": (("gating.png", "Gates"),),
    "tissue": (
        ("overlay.png", "Overlay of the segmented slide"),
        ("thresholds.png", "Thresholds of the markers"),
    ),
}
"""Kind of specimen → its pictures and what they show; the first stands for the specimen."""


@dataclass(frozen=True)
class Thumbnail:
    """The picture of one specimen; without one, why there is none."""

    specimen_id: str
    specimen: str
    shows: str
    visit: str
    day: str
    status: str
    path: str
    picture: Picture | None
    alt: str
    files: tuple[tuple[str, str], ...] = ()
    """What lies beside the picture: a word for it, and its path."""


@dataclass(frozen=True)
class Block:
    """What the page shows of one patient."""

    key: str
    course: Course
    style: int
    timeline: Drawing | None
    table: Mapping[str, Any] | None
    thumbnails: tuple[Thumbnail, ...]
    file: str


BESIDE: Final = ((".svg", "SVG"), (".tsv", "its numbers (TSV)"))
"""Suffix of a file of the picture's name → what a link to it says."""


def find_files_beside(results: Path, pictures: Iterable[str]) -> frozenset[str]:
    """Return the files that belong to pictures, relative to the results folder."""
    stems = [path.rpartition(".")[0] for path in pictures]
    paths = [stem + suffix for stem in stems for suffix, _ in BESIDE]
    return frozenset(path for path in paths if (results / path).is_file())


def list_files_beside(path: str, there: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return a word and the path of each file that belongs to a picture.

    Parameters
    ----------
    there
        Files that there are, relative to the results folder.

    Examples
    --------
    >>> list_files_beside("blood/S1/gating.png", {"blood/S1/gating.svg"})
    (('SVG', 'blood/S1/gating.svg'),)
    """
    stem = path.rpartition(".")[0]
    return tuple((word, stem + suffix) for suffix, word in BESIDE if stem + suffix in there)


def list_pictures(specimens: pd.DataFrame) -> list[str]:
    """Return where the pictures of each specimen lie, relative to the results folder."""
    return [
        locate_picture(str(row.specimen), str(row.specimen_id), name)
        for row in iterate_rows(specimens)
        for name, _ in PICTURES[str(row.specimen)]
    ]


def locate_picture(specimen: str, specimen_id: str, name: str = "") -> str:
    """Return where a picture of a specimen lies, relative to the results folder.

    Examples
    --------
    >>> locate_picture("tissue", "S1"), locate_picture("tissue", "S1", "thresholds.png")
    ('tissue/S1/overlay.png', 'tissue/S1/thresholds.png')
    """
    return f"{specimen}/{specimen_id}/{name or PICTURES[specimen][0][0]}"


def derive_blocks(
    courses: Sequence[Course],
    specimens: pd.DataFrame,
    longitudinal: pd.DataFrame,
    primary: Sequence[tuple[str, str]],
    all_series: Sequence[tuple[str, str]],
    contents: Contents,
    styles: Mapping[str, int],
) -> list[Block]:
    """Return the blocks in the order of `courses`; a patient without a specimen has one too."""
    blocks = []
    for course in courses:
        records = longitudinal[longitudinal["patient_id"] == course.patient_id]
        own = specimens[specimens["patient_id"] == course.patient_id]
        key = make_slug("patient", course.patient_id)
        style = styles.get(course.stratum, 0)
        strips = _derive_strips(records, primary)
        blocks.append(
            Block(
                key=key,
                course=course,
                style=style,
                timeline=draw_timeline(course, strips, style=style, key=f"{key}-time")
                if strips or course.adverse_events or course.doses
                else None,
                table=build_patient_table(records, all_series),
                thumbnails=tuple(_derive_thumbnails(own, contents.pictures, contents.files_beside)),
                file=f"patients/{course.patient_id}.tsv",
            )
        )
    return blocks


def _derive_strips(records: pd.DataFrame, series: Sequence[tuple[str, str]]) -> list[Strip]:
    strips = []
    for pair in series:
        rows = select_records(records, *pair)
        if rows.empty:
            continue
        trajectory = derive_trajectories(rows, "value")[0]
        if trajectory.points or trajectory.failed or trajectory.others:
            first = rows.iloc[0]
            unit = format_unit(first["unit"], pair[0])
            strips.append(Strip(format_parameter(*pair), unit, str(first["specimen"]), trajectory))
    return strips


def _derive_thumbnails(
    specimens: pd.DataFrame, pictures: Mapping[str, Picture], there: Collection[str]
) -> list[Thumbnail]:
    thumbnails = []
    ordered = specimens.sort_values(["specimen", "study_day", "specimen_id"], kind="stable")
    for row in iterate_rows(ordered):
        visit = "" if is_missing(row.visit) else str(row.visit)
        day = format_day(row.study_day)
        for place, (name, noun) in enumerate(PICTURES[str(row.specimen)]):
            path = locate_picture(str(row.specimen), str(row.specimen_id), name)
            # A further picture that was not made says nothing of the specimen: no empty frame.
            if place and path not in pictures:
                continue
            alt = f"{noun} of {row.specimen_id}, visit {visit or 'not named'}, study day {day}"
            thumbnails.append(
                Thumbnail(
                    specimen_id=str(row.specimen_id),
                    specimen=str(row.specimen),
                    shows=noun,
                    visit=visit,
                    day=day,
                    status=str(row.status),
                    path=path,
                    picture=pictures.get(path),
                    alt=alt,
                    files=list_files_beside(path, there),
                )
            )
    return thumbnails
