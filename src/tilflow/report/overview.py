"""What the pages and the figures of a study share: specimens, courses, series, colours."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from tilflow.report.accounting import derive_specimens, fill_visits, summarise_specimens
from tilflow.report.clinical import Course, derive_courses
from tilflow.report.contents import Contents
from tilflow.report.figures.figure import Figure
from tilflow.report.figures.gallery import derive_gallery
from tilflow.report.heat_map import HeatMap, derive_heat_maps
from tilflow.report.palette import N_STYLES
from tilflow.report.settings import ReportSettings
from tilflow.report.trajectories import select_series


@dataclass(frozen=True)
class Overview:
    """Attributes that are derived once.

    Attributes
    ----------
    styles
        Stratum → number of its colour and shape.
    specimens
        Of `accounting.summarise_specimens`.
    courses
        A course a patient, in the order of strata and patients.
    primary, all_series
        (parameter, compartment) drawn over time; and in heat map, forest plot and patients' tables.
    """

    styles: Mapping[str, int]
    specimens: pd.DataFrame
    courses: tuple[Course, ...]
    primary: tuple[tuple[str, str], ...]
    all_series: tuple[tuple[str, str], ...]
    heat_maps: tuple[HeatMap, ...]


def derive_overview(contents: Contents, settings: ReportSettings) -> Overview:
    """Return what the pages of `contents` share."""
    sheets, longitudinal = contents.sheets, contents.results["longitudinal"]
    patients = sheets["patients"]
    specimens = derive_specimens(patients, sheets["blood_samples"], sheets["biopsies"])
    specimens = summarise_specimens(specimens, contents.results["measurements"])
    specimens = fill_visits(specimens, longitudinal)
    wanted = dict.fromkeys((*settings.primary_parameters, *settings.further_parameters))
    compartments = settings.tissue_compartments
    all_series = tuple(select_series(longitudinal, list(wanted), compartments))
    return Overview(
        styles=derive_styles(patients),
        specimens=specimens,
        courses=tuple(derive_courses(sheets, specimens, contents.results, contents.adverse_events)),
        primary=tuple(select_series(longitudinal, settings.primary_parameters, compartments)),
        all_series=all_series,
        heat_maps=tuple(
            derive_heat_maps(longitudinal, all_series, patients, limit=settings.heat_map_limit)
        ),
    )


def derive_styles(patients: pd.DataFrame) -> dict[str, int]:
    """Return the number of the colour and shape of each stratum."""
    strata = sorted({str(stratum) for stratum in patients["stratum"]})
    return {stratum: k % N_STYLES for k, stratum in enumerate(strata)}


def derive_figures(
    contents: Contents, overview: Overview, settings: ReportSettings
) -> list[Figure]:
    """Return every figure of the study, in the order of the page."""
    return derive_gallery(
        contents,
        overview.courses,
        overview.primary,
        overview.all_series,
        overview.heat_maps,
        overview.styles,
        settings,
    )
