"""The study's page: everything put in its place, as one file that asks nobody for anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import tilflow
from tilflow.report import formatting
from tilflow.report.accounting import (
    STATUSES,
    derive_comparison_reasons,
    derive_reasons,
    derive_specimens,
    derive_study_days,
    fill_visits,
    summarise_specimens,
    summarise_statuses,
)
from tilflow.report.clinical import derive_courses
from tilflow.report.contents import Contents
from tilflow.report.drawing import SHAPES
from tilflow.report.formatting import format_parameter, format_unit, make_slug
from tilflow.report.heat_map import derive_heat_maps, derive_legend
from tilflow.report.outcomes import derive_outcome_table
from tilflow.report.patients import derive_blocks
from tilflow.report.settings import ReportSettings
from tilflow.report.spaghetti import Panel, draw_panels
from tilflow.report.survival import Curve, derive_curves
from tilflow.report.survival_figure import draw_survival
from tilflow.report.swimmer import draw_swimmer
from tilflow.report.tables import (
    COMPLETENESS,
    ENDPOINTS,
    LONGITUDINAL,
    STATISTICS,
    Table,
    build_table,
    label_rows,
    select_rows,
)
from tilflow.report.trajectories import (
    Quantity,
    Trajectory,
    derive_trajectories,
    select_mean_changes,
    select_records,
    select_series,
    summarise_means,
)

TEMPLATES: Final = Path(__file__).parent / "templates"
N_STYLES: Final = 6


@dataclass(frozen=True)
class Series:
    """One parameter over time: its panels by quantity, and who has no baseline."""

    key: str
    name: str
    unit: str
    absolute: list[Markup]
    changes: list[Markup]
    without_baseline: list[str]
    has_zero: bool


@dataclass(frozen=True)
class SurvivalFigure:
    """One outcome's curves."""

    title: str
    figure: Markup
    curves: list[Curve]


def build_page(contents: Contents, settings: ReportSettings) -> str:
    """Return the page as HTML; the same contents give the same bytes.

    Parameters
    ----------
    contents
        Sheets, tables, pictures and what is known of the run.
    settings
        Which parameters are drawn, and how.
    """
    sheets, results = contents.sheets, contents.results
    patients = sheets["patients"]
    styles = derive_styles(patients)
    specimens = derive_specimens(patients, sheets["blood_samples"], sheets["biopsies"])
    specimens = summarise_specimens(specimens, results["measurements"])
    longitudinal = results["longitudinal"]
    specimens = fill_visits(specimens, longitudinal)
    courses = derive_courses(sheets, specimens, contents.outcomes)
    primary = select_series(longitudinal, settings.primary_parameters, settings.tissue_compartments)
    wanted = dict.fromkeys((*settings.primary_parameters, *settings.further_parameters))
    all_series = select_series(longitudinal, list(wanted), settings.tissue_compartments)
    blocks = derive_blocks(courses, specimens, longitudinal, primary, all_series, contents, styles)
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            study_name=contents.study_name,
            version=tilflow.__version__,
            statuses=STATUSES,
            counts=_count(contents, specimens),
            lights=summarise_statuses(specimens),
            reasons=derive_reasons(specimens, results["measurements"]),
            comparisons=derive_comparison_reasons(specimens, longitudinal, results["measurements"]),
            strategies=_group_strategies(contents.strategies),
            key_series=[_derive_series(pair, contents, styles, settings) for pair in primary],
            absent=_list_absent(settings.primary_parameters, primary),
            heat_maps=derive_heat_maps(
                longitudinal, all_series, patients, limit=settings.heat_map_limit
            ),
            legend=derive_legend(settings.heat_map_limit),
            interval_patients=settings.interval_patients,
            curve_patients=settings.curve_patients,
            outcomes=derive_outcome_table(results["endpoints"]),
            swimmer=draw_swimmer(courses, styles, key="swimmer") if courses else None,
            survival=_derive_survival(contents, styles, settings),
            blocks=blocks,
            tables=_list_tables(results, primary),
            pictures=contents.pictures,
            provenance=contents.provenance,
            changed_settings=contents.changed_settings,
            versions=contents.versions,
            strata=[(name, style, SHAPES[style % len(SHAPES)]) for name, style in styles.items()],
        )
    )


def derive_styles(patients: pd.DataFrame) -> dict[str, int]:
    """Return the number of the colour and shape of each stratum."""
    strata = sorted({str(stratum) for stratum in patients["stratum"]})
    return {stratum: k % N_STYLES for k, stratum in enumerate(strata)}


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        number=formatting.format_number,
        interval=lambda row: formatting.format_interval(row.value, row.lower, row.upper),
        day=formatting.format_day,
        cell=formatting.format_text,
        parameter=format_parameter,
        population=formatting.format_population,
        slug=make_slug,
    )
    environment.tests["missing"] = formatting.is_missing
    return environment


def _count(contents: Contents, specimens: pd.DataFrame) -> dict[str, int]:
    tubes = contents.sheets["blood_samples"]
    return {
        "patients": len(contents.sheets["patients"]),
        "strata": contents.sheets["patients"]["stratum"].nunique(),
        "samples": int((specimens["specimen"] == "blood").sum()),
        "slides": int((specimens["specimen"] == "tissue").sum()),
        "controls": int(tubes["control_type"].notna().sum()),
        "values": int(contents.results["measurements"]["value"].notna().sum()),
    }


def _group_strategies(strategies: Mapping[str, str]) -> list[tuple[str, int]]:
    digests = sorted(set(strategies.values()))
    return [(digest, list(strategies.values()).count(digest)) for digest in digests]


def _list_absent(wanted: Sequence[str], series: Sequence[tuple[str, str]]) -> list[str]:
    there = {parameter for parameter, _ in series}
    return [format_parameter(parameter) for parameter in wanted if parameter not in there]


def _derive_series(
    pair: tuple[str, str],
    contents: Contents,
    styles: Mapping[str, int],
    settings: ReportSettings,
) -> Series:
    records = select_records(contents.results["longitudinal"], *pair)
    units = records["unit"].dropna()
    unit = format_unit(units.iloc[0] if len(units) else "", pair[0])
    measured = records[records["value"].notna()]
    lacking = measured.groupby("patient_id")["baseline"].apply(lambda column: column.isna().all())
    return Series(
        key=make_slug("series", *pair),
        name=format_parameter(*pair),
        unit=unit,
        absolute=_draw(pair, records, "value", unit, contents, styles, settings),
        changes=_draw(pair, records, "fold_change", unit, contents, styles, settings),
        without_baseline=sorted(str(name) for name in lacking[lacking].index),
        has_zero=bool((measured["value"] <= 0).any()),
    )


def _draw(
    pair: tuple[str, str],
    records: pd.DataFrame,
    quantity: Quantity,
    unit: str,
    contents: Contents,
    styles: Mapping[str, int],
    settings: ReportSettings,
) -> list[Markup]:
    trajectories = derive_trajectories(records, quantity)
    patients = contents.sheets["patients"]
    doses = derive_study_days(contents.sheets["doses"], patients, "given_at")
    panels = []
    for stratum, style in styles.items():
        own = [each for each in trajectories if each.stratum == stratum]
        if not own:
            continue
        members = patients.loc[patients["stratum"] == stratum, "patient_id"]
        days = doses.loc[doses["patient_id"].isin(members), "study_day"].dropna()
        panels.append(
            Panel(
                key=make_slug("panel", *pair, quantity, stratum, str(style)),
                stratum=stratum,
                style=style,
                trajectories=own,
                means=_means(quantity, contents, own, pair, stratum, settings),
                dose_days=[int(day) for day in days],
                quantity=quantity,
                unit=unit,
                name=format_parameter(*pair),
            )
        )
    return draw_panels(panels)


def _means(
    quantity: Quantity,
    contents: Contents,
    trajectories: Sequence[Trajectory],
    pair: tuple[str, str],
    stratum: str,
    settings: ReportSettings,
) -> Any:
    if quantity == "value":
        return summarise_means(trajectories, interval_patients=settings.interval_patients)
    return select_mean_changes(
        contents.results["statistics"],
        trajectories,
        pair,
        stratum,
        interval_patients=settings.interval_patients,
    )


def _derive_survival(
    contents: Contents, styles: Mapping[str, int], settings: ReportSettings
) -> list[SurvivalFigure]:
    outcomes = (
        ("curve-pfs", "Progression-free survival", contents.outcomes.progression_free),
        ("curve-os", "Overall survival", contents.outcomes.overall),
    )
    figures = []
    for key, title, times in outcomes:
        if times is None:
            continue
        patients = contents.sheets["patients"]
        curves = derive_curves(times, patients, curve_patients=settings.curve_patients)
        if curves:
            figure = draw_survival(curves, styles, key=key, title=title)
            figures.append(SurvivalFigure(title, figure, curves))
    return figures


def _list_tables(
    results: Mapping[str, pd.DataFrame], primary: Sequence[tuple[str, str]]
) -> list[Table]:
    return [
        build_table(
            label_rows(select_rows(results["longitudinal"], primary)),
            LONGITUDINAL,
            title="Primary parameters",
            caption="Every record of the primary parameters, chosen for analysis or not",
        ),
        build_table(
            results["completeness"],
            COMPLETENESS,
            title="Completeness",
            caption="What was expected at each visit, and what was measured",
        ),
        build_table(
            label_rows(results["statistics"]),
            STATISTICS,
            title="Statistics",
            caption="Change from baseline by stratum and visit (descriptive, exploratory)",
        ),
        build_table(
            results["endpoints"],
            ENDPOINTS,
            title="Endpoints",
            caption="Every row of the endpoints, cohorts included",
        ),
    ]
