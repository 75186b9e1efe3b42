"""A patient's page: blood and tissue on one time axis, the values, and the pictures."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from tilflow.report.contents import Contents
from tilflow.report.overview import derive_overview
from tilflow.report.patients import derive_blocks, list_pictures
from tilflow.report.pictures import Picture
from tilflow.report.rendering import render
from tilflow.report.settings import ReportSettings


def build_patient_pages(
    contents: Contents,
    settings: ReportSettings,
    read_pictures: Callable[[Sequence[str]], Mapping[str, Picture]],
) -> Iterator[tuple[str, str]]:
    """Yield (patient_id, page) for every patient of the study.

    Parameters
    ----------
    read_pictures
        Returns the reduced pictures of one page: path → picture, for those paths that there are.
    """
    overview = derive_overview(contents, settings)
    names = [course.patient_id for course in overview.courses]
    for place, course in enumerate(overview.courses):
        own = overview.specimens[overview.specimens["patient_id"] == course.patient_id]
        (block,) = derive_blocks(
            [course],
            own,
            contents.results["longitudinal"],
            overview.primary,
            overview.all_series,
            replace(contents, pictures=read_pictures(list_pictures(own))),
            overview.styles,
        )
        yield (
            course.patient_id,
            render(
                "patient.html.jinja",
                root="../",
                study_name=contents.study_name,
                block=block,
                before=names[place - 1] if place else "",
                after=names[place + 1] if place + 1 < len(names) else "",
            ),
        )
