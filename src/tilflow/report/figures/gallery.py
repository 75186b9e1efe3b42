"""Every figure of a study, in the order of the page."""

from collections.abc import Mapping, Sequence

from tilflow.report.clinical import Course
from tilflow.report.contents import Contents
from tilflow.report.figures.blood_tissue import (
    compute_rank_correlation,
    derive_pairs,
    draw_pairs,
    tabulate_pairs,
)
from tilflow.report.figures.figure import Figure
from tilflow.report.figures.forest import (
    MOST_ROWS,
    Effect,
    draw_panels,
    draw_rows,
    select_changes,
    select_models,
    tabulate_effects,
)
from tilflow.report.figures.heat_map_figure import draw_heat_map, tabulate_heat_map
from tilflow.report.figures.outcome_figures import derive_outcome_figures
from tilflow.report.figures.series import derive_series_figures
from tilflow.report.formatting import format_number, format_parameter, make_slug
from tilflow.report.heat_map import HeatMap, derive_legend
from tilflow.report.settings import ReportSettings


def derive_gallery(
    contents: Contents,
    courses: Sequence[Course],
    primary: Sequence[tuple[str, str]],
    all_series: Sequence[tuple[str, str]],
    heat_maps: Sequence[HeatMap],
    styles: Mapping[str, int],
    settings: ReportSettings,
) -> list[Figure]:
    """Return the figures; one that would show nothing is left out.

    Parameters
    ----------
    primary, all_series
        (parameter, compartment) drawn over time, and in the heat map and the forest plot.
    styles
        Stratum → number of its colour and shape.
    """
    figures = []
    for pair in primary:
        figures += derive_series_figures(pair, contents, styles, settings)
    figures += _derive_maps(heat_maps, settings)
    figures += _derive_forests(contents, all_series, styles, settings)
    figures += _derive_pairs(contents, styles, settings)
    figures += derive_outcome_figures(contents, courses, styles, settings)
    return figures


def _derive_maps(heat_maps: Sequence[HeatMap], settings: ReportSettings) -> list[Figure]:
    legend = derive_legend(settings.heat_map_limit)
    figures = []
    for heat_map in heat_maps:
        if not heat_map.n_values:
            continue
        name = make_slug("heat_map", heat_map.key)
        drawing = draw_heat_map(heat_map, legend, key=name)
        figures.append(
            Figure(
                name=name,
                section="change",
                title=f"{heat_map.title}: log₂ fold change of patients and parameters",
                caption="Blue is a decrease and red an increase; +1 is a doubling. Colour is full "
                f"at ±{settings.heat_map_limit:g}. Grey: no fold change.",
                panels=(drawing,),
                data=tabulate_heat_map(heat_map),
            )
        )
    return figures


def _derive_forests(
    contents: Contents,
    series: Sequence[tuple[str, str]],
    styles: Mapping[str, int],
    settings: ReportSettings,
) -> list[Figure]:
    statistics = contents.results["statistics"]
    effects = select_changes(
        statistics, series, list(styles), interval_patients=settings.interval_patients
    )
    figures = []
    if effects:
        figures.append(
            Figure(
                name="forest",
                section="change",
                title="Fold change by parameter",
                caption="Geometric mean fold change from baseline with its 95 % interval at the "
                "last visit of the stratum with at least "
                f"{settings.interval_patients} patients; an open mark: no visit has that many, and "
                "there is no interval. Not adjusted for the number of parameters. An interval that "
                "leaves the panel is cut.",
                panels=(draw_panels(effects, styles, key="forest"),),
                data=tabulate_effects(effects),
            )
        )
    for analysis, rows in select_models(statistics).items():
        figures.append(_model_figure(analysis, rows))
    return figures


def _model_figure(analysis: str, rows: Sequence[Effect]) -> Figure:
    title = f"Estimates: {analysis.replace('_', ' ')}"
    # Ratios lie above 0; a set with any number of 0 or less is one of differences.
    is_ratio = all(effect.estimate > 0 for effect in rows)
    name = make_slug("forest", analysis)
    cut = f" The first {MOST_ROWS} of {len(rows)} rows." if len(rows) > MOST_ROWS else ""
    return Figure(
        name=name,
        section="change",
        title=title,
        caption=f"Estimates of the table of statistics with their 95 % intervals.{cut} Point at a "
        "mark, or go to it with the arrow keys, to read its model.",
        panels=(draw_rows(rows, key=name, title=title, is_ratio=is_ratio),),
        data=tabulate_effects(rows),
    )


def _derive_pairs(
    contents: Contents, styles: Mapping[str, int], settings: ReportSettings
) -> list[Figure]:
    longitudinal = contents.results["longitudinal"]
    figures = []
    for blood_name, tissue_name in settings.blood_tissue_pairs:
        blood, tissue = (blood_name, "whole_blood"), (tissue_name, settings.tissue_compartments[0])
        pairs = derive_pairs(longitudinal, blood, tissue, most_days=settings.pair_days)
        if not pairs:
            continue
        rho, n = compute_rank_correlation(pairs)
        told = f" Spearman's ρ of the fold changes: {format_number(rho)}, {n} patients."
        name = make_slug("blood_tissue", blood_name, tissue_name).lower()
        drawings = tuple(draw_pairs(pairs, blood, tissue, styles, key=name))
        figures.append(
            Figure(
                name=name,
                section="change",
                title=f"Blood against tissue: {format_parameter(*blood)}, and "
                f"{format_parameter(*tissue)}",
                caption="Each biopsy against the patient's blood sample next to it, at most "
                f"{settings.pair_days} days away; the first biopsy of a patient is open, and a "
                f"line joins it with the later ones.{told if rho == rho else ''}",
                panels=drawings,
                data=tabulate_pairs(pairs),
                columns=2,
                is_wide=False,
            )
        )
    return figures
