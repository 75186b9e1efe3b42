"""The study's page: everything put in its place, as one file that asks nobody for anything."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from tilflow.report.accounting import (
    STATUSES,
    derive_comparison_reasons,
    derive_reasons,
    summarise_statuses,
)
from tilflow.report.adverse_events import summarise_adverse_events, tabulate_adverse_events
from tilflow.report.completeness import derive_grid
from tilflow.report.contents import Contents
from tilflow.report.exposure import summarise_exposure
from tilflow.report.figures.drawing import SHAPES
from tilflow.report.figures.figure import Figure
from tilflow.report.figures.forest import find_models
from tilflow.report.formatting import format_parameter
from tilflow.report.heat_map import derive_legend
from tilflow.report.outcomes import derive_outcome_table
from tilflow.report.overview import Overview, derive_figures, derive_overview
from tilflow.report.patients import derive_blocks
from tilflow.report.quality import tabulate_specimens
from tilflow.report.rendering import render
from tilflow.report.settings import ReportSettings
from tilflow.report.tables import (
    ADVERSE_EVENTS,
    CHECKS,
    COMPLETENESS,
    ENDPOINTS,
    ESCALATION,
    EXPOSURE,
    LONGITUDINAL,
    MODELS,
    PATIENT_OUTCOMES,
    SPECIMENS,
    STATISTICS,
    Column,
    Table,
    build_table,
    derive_columns,
    format_patients,
    label_rows,
    select_rows,
)


def build_page(contents: Contents, settings: ReportSettings) -> str:
    """Return the page as HTML; the same contents give the same bytes.

    Parameters
    ----------
    contents
        Sheets, tables and what is known of the run.
    settings
        Which parameters are drawn, and how.
    """
    results, patients = contents.results, contents.sheets["patients"]
    overview = derive_overview(contents, settings)
    specimens, longitudinal = overview.specimens, results["longitudinal"]
    figures = derive_figures(contents, overview, settings)
    return render(
        "page.html.jinja",
        root="",
        study_name=contents.study_name,
        figures_folder=contents.figures_folder,
        statuses=STATUSES,
        counts=_count(contents, specimens),
        lights=summarise_statuses(specimens),
        grid=derive_grid(results["completeness"], longitudinal, patients),
        reasons=derive_reasons(specimens, results["measurements"]),
        comparisons=derive_comparison_reasons(specimens, longitudinal, results["measurements"]),
        strategies=_group_strategies(contents.strategies),
        series=_group_series(figures),
        figures={figure.name: figure for figure in figures},
        absent=_list_absent(settings.primary_parameters, overview.primary),
        heat_maps=overview.heat_maps,
        legend=derive_legend(settings.heat_map_limit),
        interval_patients=settings.interval_patients,
        outcomes=derive_outcome_table(results["endpoints"]),
        escalation_table=_derive_escalation_table(contents),
        exposure_table=_derive_exposure_table(contents),
        patient_outcomes=_derive_patient_outcomes(contents),
        adverse_events=_derive_adverse_events(contents, overview),
        blocks=_derive_blocks(contents, overview),
        specimen_table=_derive_specimen_table(contents, specimens),
        check_table=_derive_check_table(contents),
        tables=_list_tables(contents, overview.primary),
        provenance=contents.provenance,
        changed_settings=contents.changed_settings,
        versions=contents.versions,
        strata=[(name, k, SHAPES[k % len(SHAPES)]) for name, k in overview.styles.items()],
    )


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


def _group_series(figures: Sequence[Figure]) -> list[tuple[str, list[Figure], list[Figure]]]:
    """Return, for each parameter over time: its name, its figures by stratum, and those by dose."""
    grouped: dict[str, tuple[list[Figure], list[Figure]]] = {}
    for figure in figures:
        if figure.section == "parameters":
            name = figure.title.partition(": ")[0]
            by_stratum, by_dose = grouped.setdefault(name, ([], []))
            (by_dose if figure.name.endswith("by_dose") else by_stratum).append(figure)
    return [(name, *both) for name, both in grouped.items()]


def _list_absent(wanted: Sequence[str], series: Sequence[tuple[str, str]]) -> list[str]:
    there = {parameter for parameter, _ in series}
    return [format_parameter(parameter) for parameter in wanted if parameter not in there]


def _derive_adverse_events(contents: Contents, overview: Overview) -> Table | None:
    events = contents.adverse_events
    if events is None:
        return None
    strata = list(overview.styles)
    rows = summarise_adverse_events(events, contents.sheets["patients"], strata)
    if not rows:
        return None
    by_stratum = tuple(
        Column(f"stratum_{name}", f"Stratum {name}", format_patients, is_number=True)
        for name in strata
    )
    return build_table(
        tabulate_adverse_events(rows, strata),
        (*ADVERSE_EVENTS, *by_stratum),
        title="Adverse events",
        caption="Patients with an adverse event after the first dose, by class and term",
        note="Each patient counts once in a row, at the worst grade (CTCAE); the columns of strata "
        f"are of any grade. {len(contents.sheets['patients'])} patients are in the study.",
    )


def _derive_escalation_table(contents: Contents) -> Table | None:
    cohorts = contents.results["dose_escalation"]
    if cohorts.empty:
        return None
    return build_table(
        cohorts,
        ESCALATION,
        title="Dose escalation",
        caption="Each cohort as the 3+3 rule sees it",
        note="Decided on: the first six evaluable patients by first dose, where there are more. "
        "The maximum tolerated dose is named only below a dose that stopped.",
    )


def _derive_exposure_table(contents: Contents) -> Table | None:
    given = summarise_exposure(contents.sheets["doses"], contents.sheets["patients"])
    if given.empty:
        return None
    return build_table(
        given,
        EXPOSURE,
        title="What was given",
        caption="Doses that were given to each cohort, by drug and route",
    )


def _derive_patient_outcomes(contents: Contents) -> Table | None:
    outcomes = contents.results["patient_outcomes"]
    known = ["evaluability", "best_response", "progression_free_days", "overall_days"]
    if not outcomes[known].notna().any(axis=None):
        return None
    return build_table(
        outcomes,
        PATIENT_OUTCOMES,
        title="Outcome of each patient",
        caption="What became of each patient: response by RECIST 1.1, and survival from inclusion",
        note="For DLT: evaluable for dose-limiting toxicity, or why not. The waterfall shows the "
        "smallest sum whenever it was; the best change here is up to the first progression.",
    )


def _derive_blocks(contents: Contents, overview: Overview) -> Any:
    return derive_blocks(
        overview.courses,
        overview.specimens,
        contents.results["longitudinal"],
        overview.primary,
        overview.all_series,
        contents,
        overview.styles,
    )


def _derive_specimen_table(contents: Contents, specimens: pd.DataFrame) -> Table:
    return build_table(
        tabulate_specimens(
            specimens,
            contents.results["measurements"],
            contents.strategies,
            contents.picture_paths,
            contents.tubes,
        ),
        SPECIMENS,
        title="Specimens",
        caption="Every blood sample and slide of the sheets",
        note="Good, warned and failed: values. Drift: how far this tube alone would put a gate "
        "from the place that it shares with the patient's other tubes, in robust standard "
        "deviations; that of the gate that moved furthest. A picture opens beside this page.",
    )


def _derive_check_table(contents: Contents) -> Table | None:
    checks = contents.slide_checks
    if checks is None or checks.empty:
        return None
    return build_table(
        checks,
        CHECKS,
        title="Checks of slides",
        caption="Every check of every slide",
        note="A check that fails takes all densities of its slide with it.",
    )


def _list_tables(contents: Contents, primary: Sequence[tuple[str, str]]) -> list[Table]:
    results = contents.results
    statistics = label_rows(results["statistics"])
    is_model = find_models(statistics)
    tables = [
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
            statistics[~is_model],
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
    if is_model.any():
        tables.append(
            build_table(
                statistics[is_model], MODELS, title="Models", caption="Estimates of the models"
            )
        )
    curves = {"survival": results["survival"]} if len(results["survival"]) else {}
    for name, frame in {**contents.further, **curves}.items():
        rows = "Estimates" if name == "outcomes" else "All rows"
        title = f"{rows} of {name.replace('_', ' ')}"
        tables.append(build_table(frame, derive_columns(frame), title=title, caption=title))
    return tables
