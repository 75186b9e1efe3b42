"""Commands of ``report``."""

import json
from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tilflow.staging import staged

if TYPE_CHECKING:
    import pandas as pd

    from tilflow.report.chain import Input, Specimen
    from tilflow.report.contents import Contents
    from tilflow.settings import Settings
    from tilflow.study import Study
    from tilflow.trial.outcomes.settings import EndpointSettings

SHIPPED: Final = {
    "panel": "cytometry/panels",
    "strategy": "cytometry/strategies",
    "assay": "slides/assays",
}
"""Folder of the package in which a shipped name is looked up."""


def register(commands: Any) -> None:
    """Add this room's commands to the parser."""
    room = commands.add_parser("report", help="pages that stand alone, and provenance")
    verbs = room.add_subparsers(dest="verb", metavar="VERB", required=True)
    build = _add_verb(verbs, "build", "make the study's page: one file that opens offline")
    build.add_argument(
        "--out", type=Path, required=True, help="page to write; lies in RESULTS for its links"
    )
    build.add_argument(
        "--provenance",
        type=Path,
        help="record of the run; default: provenance.json in RESULTS, where there is one. Its "
        "settings hold for all but this page",
    )
    build.add_argument(
        "--figures",
        metavar="DIR",
        default="",
        help="where `figures` wrote them, relative to RESULTS: the page links them",
    )
    build.set_defaults(handler=build_report)
    draw = _add_verb(verbs, "figures", "write every figure as SVG, with its numbers as CSV")
    draw.add_argument("--out", type=Path, required=True, help="folder to write")
    draw.set_defaults(handler=write_study_figures)
    pages = _add_verb(verbs, "patients", "make a page for each patient, with gates and slides")
    pages.add_argument("--out", type=Path, required=True, help="folder of the pages, in RESULTS")
    pages.set_defaults(handler=build_patients)
    printed = verbs.add_parser("pdf", help="print a page as PDF, with the Chromium of the machine")
    printed.add_argument("page", metavar="PAGE", type=Path, help="page that `build` wrote")
    printed.add_argument("--out", type=Path, required=True, help="PDF file to write")
    printed.add_argument(
        "--timeout", type=float, default=300.0, help="end the browser after this many seconds"
    )
    printed.set_defaults(handler=print_page)
    record = _add_verb(verbs, "provenance", "record inputs, settings, versions and chains")
    record.add_argument("--out", type=Path, required=True, help="provenance.json to write")
    record.set_defaults(handler=record_provenance)


def _add_verb(verbs: Any, name: str, words: str) -> Any:
    verb = verbs.add_parser(name, help=words)
    verb.add_argument("study", metavar="STUDY", type=Path, help="study folder with the sheets")
    verb.add_argument("results", metavar="RESULTS", type=Path, help="results folder")
    verb.add_argument("--config", type=Path, help="config.yaml; without it the defaults hold")
    return verb


def build_report(arguments: Namespace) -> None:
    """Read the study and its results, build the page, write it."""
    from tilflow.report.page import build_page
    from tilflow.report.reading import read_provenance, read_versions
    from tilflow.settings import read_settings
    from tilflow.study import open_study

    record = read_provenance(
        arguments.provenance or arguments.results / "provenance.json",
        is_needed=arguments.provenance is not None,
    )
    settings = _read_run_settings(record, read_settings(arguments.config))
    contents = _read_contents(open_study(arguments.study), arguments.results, settings)
    contents = replace(
        contents,
        provenance=record,
        versions=read_versions(),
        figures_folder=arguments.figures.strip("/"),
    )
    page = build_page(contents, settings.report)
    with staged(arguments.out) as temporary:
        temporary.write_text(page, encoding="utf-8")


def write_study_figures(arguments: Namespace) -> None:
    """Draw every figure of the study into files of their own."""
    from tilflow.report.figures.figure import write_figures
    from tilflow.report.overview import derive_figures, derive_overview
    from tilflow.settings import read_settings
    from tilflow.study import open_study

    settings = read_settings(arguments.config)
    contents = _read_contents(open_study(arguments.study), arguments.results, settings)
    overview = derive_overview(contents, settings.report)
    write_figures(derive_figures(contents, overview, settings.report), arguments.out)


def build_patients(arguments: Namespace) -> None:
    """Make the page of each patient, beside the tables of the patients."""
    from tilflow.report.patient_page import build_patient_pages
    from tilflow.report.pictures import read_pictures
    from tilflow.settings import read_settings
    from tilflow.study import open_study

    settings = read_settings(arguments.config)
    contents = _read_contents(open_study(arguments.study), arguments.results, settings)

    def read(paths: Sequence[str]) -> dict[str, Any]:
        return read_pictures(arguments.results, paths, settings.report.pictures)

    for name, page in build_patient_pages(contents, settings.report, read):
        with staged(arguments.out / f"{name}.html") as temporary:
            temporary.write_text(page, encoding="utf-8")


def print_page(arguments: Namespace) -> None:
    """Print a page as PDF."""
    from tilflow.report.pdf import write_pdf

    write_pdf(arguments.page, arguments.out, timeout_s=arguments.timeout)


def record_provenance(arguments: Namespace) -> None:
    """Digest every input and output, and write where each comes from."""
    from tilflow.report.chain import build_provenance
    from tilflow.report.reading import read_versions
    from tilflow.settings import read_settings
    from tilflow.study import open_study

    study = open_study(arguments.study)
    record = build_provenance(
        _list_sheets(study, arguments.config),
        _list_specimens(study),
        study_folder=study.folder,
        results=arguments.results,
        settings=read_settings(arguments.config).model_dump(mode="json"),
        versions=read_versions(),
    )
    text = json.dumps(record, indent=1, ensure_ascii=False, sort_keys=True)
    with staged(arguments.out) as temporary:
        temporary.write_text(text + "\n", encoding="utf-8")


def _read_run_settings(record: Mapping[str, Any] | None, own: "Settings") -> "Settings":
    """Return the settings that the run was made with, and the page's own from its config."""
    from tilflow.settings import parse_settings

    if record is None:
        return own
    run = parse_settings(record["settings"], source="provenance.json")
    return run.model_copy(update={"report": own.report})


def _read_contents(study: "Study", results: Path, settings: "Settings") -> "Contents":
    from tilflow.report.accounting import derive_specimens
    from tilflow.report.chain import derive_changed_settings
    from tilflow.report.contents import Contents
    from tilflow.report.patients import find_files_beside, list_pictures
    from tilflow.report.reading import (
        read_further_tables,
        read_slide_checks,
        read_strategies,
        read_tables,
        read_tubes,
    )
    from tilflow.settings import Settings

    sheets = _tabulate(study)
    specimens = derive_specimens(sheets["patients"], sheets["blood_samples"], sheets["biopsies"])
    pictures = [path for path in list_pictures(specimens) if (results / path).is_file()]
    return Contents(
        study_name=settings.report.study_name or study.folder.name,
        sheets=sheets,
        results=read_tables(results),
        adverse_events=_derive_adverse_events(study, sheets, settings.trial.endpoints),
        picture_paths=pictures,
        files_beside=find_files_beside(results, pictures),
        strategies=read_strategies(results, list(study.blood_samples)),
        changed_settings=derive_changed_settings(
            settings.model_dump(mode="json"), Settings().model_dump(mode="json")
        ),
        further=read_further_tables(results),
        tubes=read_tubes(results, list(study.blood_samples)),
        slide_checks=read_slide_checks(results, list(study.biopsies)),
    )


def _derive_adverse_events(
    study: "Study", sheets: Mapping[str, "pd.DataFrame"], rules: "EndpointSettings"
) -> "pd.DataFrame | None":
    """Apply the trial's rule, so that the page lists the events that its tables count."""
    from tilflow.report.accounting import derive_study_days
    from tilflow.trial.outcomes.events import derive_treatment_emergent

    if not (study.folder / "adverse_events.tsv").is_file():
        return None
    events = derive_treatment_emergent(
        sheets["adverse_events"],
        sheets["patients"],
        doses=sheets["doses"] if (study.folder / "doses.tsv").is_file() else None,
        days_after_last_dose=rules.emergent_days_after_last_dose,
    )
    return derive_study_days(events, sheets["patients"], "end_date", named="last_day")


def _tabulate(study: "Study") -> dict[str, "pd.DataFrame"]:
    """Return each sheet as a table with every column that the sheet may have."""
    import pandas as pd

    from tilflow.study import SHEETS

    rows: dict[str, list[Any]] = {
        "patients": list(study.patients.values()),
        "blood_samples": list(study.blood_samples.values()),
        "biopsies": list(study.biopsies.values()),
        "doses": list(study.doses),
        "adverse_events": list(study.adverse_events),
        "survival": list(study.survival),
    }
    return {
        name: pd.DataFrame(
            [row.model_dump() for row in table], columns=list(SHEETS[f"{name}.tsv"].model_fields)
        )
        for name, table in rows.items()
    }


def _list_sheets(study: "Study", config: Path | None) -> list["Input"]:
    from tilflow.report.chain import Input
    from tilflow.study import SHEETS

    sheets = [Input(study.folder / name, "sheet") for name in SHEETS]
    found = [sheet for sheet in sheets if sheet.path.is_file()]
    return found if config is None else [*found, Input(config.absolute(), "config")]


def _list_specimens(study: "Study") -> list["Specimen"]:
    from tilflow.report.chain import Specimen

    blood = [
        Specimen(row.sample_id, "blood", row.patient_id, row.visit, _list_blood_inputs(row))
        for row in study.blood_samples.values()
        if row.control_type is None
    ]
    return blood + [
        Specimen(row.slide_id, "tissue", row.patient_id, row.visit, _list_slide_inputs(row))
        for row in study.biopsies.values()
    ]


def _list_blood_inputs(row: Any) -> tuple["Input", ...]:
    from tilflow.report.chain import Input

    panel = _find("panel", row.panel)
    strategy = _find_strategy(panel)
    found = (Input(row.fcs, "fcs"), panel, *([strategy] if strategy else []))
    return tuple(found)


def _list_slide_inputs(row: Any) -> tuple["Input", ...]:
    from tilflow.report.chain import Input

    drawn = [Input(row.annotations, "annotations")] if row.annotations else []
    return (Input(row.image, "slide"), _find("assay", row.assay), *drawn)


def _find(kind: str, name: str, beside: Path | None = None) -> "Input":
    """Return the file that a sheet or panel names: a path, or a name that the package ships."""
    import tilflow
    from tilflow.report.chain import Input

    own = Path(name) if beside is None else beside / name
    if own.is_file():
        return Input(own, kind)
    folder = Path(tilflow.__file__).parent / SHIPPED[kind]
    for file in sorted(folder.glob("*")):
        if name in (file.name, file.stem):
            return Input(file, kind, shipped_as=f"tilflow/{SHIPPED[kind]}/{file.name}")
    return Input(own, kind)


def _find_strategy(panel: "Input") -> "Input | None":
    import yaml

    if not panel.path.is_file():
        return None
    content = yaml.safe_load(panel.path.read_text(encoding="utf-8"))
    name = content.get("strategy") if isinstance(content, dict) else None
    return _find("strategy", name, panel.path.parent) if isinstance(name, str) else None
