"""Commands of ``trial``: from the specimens' tables to longitudinal tables and endpoints."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tilflow.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

    from tilflow.study import Study
    from tilflow.trial.settings import TrialSettings


def register(commands: Any) -> None:
    """Add this room's commands to the parser."""
    room = commands.add_parser("trial", help="longitudinal tables, endpoints and statistics")
    verbs = room.add_subparsers(dest="verb", metavar="VERB", required=True)

    verb = _add(verbs, "measurements", run_measurements, "one table of all specimens' values")
    _add_study(verb)
    verb.add_argument("results", metavar="RESULTS", help="folder with blood/ and tissue/")
    verb.add_argument(
        "--clusters",
        metavar="FILE",
        help="shares of clusters that `cytometry explore` wrote, to take in too",
    )
    verb.add_argument("--out", required=True, help="table to write, as .parquet")

    verb = _add(verbs, "longitudinal", run_longitudinal, "values over time beside their baseline")
    verb.add_argument("measurements", metavar="MEASUREMENTS", help="study/measurements.parquet")
    _add_study(verb)
    verb.add_argument(
        "--out",
        required=True,
        metavar="DIR",
        help="folder for longitudinal.parquet, longitudinal.csv, wide.csv, completeness.parquet",
    )

    verb = _add(verbs, "endpoints", run_endpoints, "feasibility, events, response and survival")
    _add_study(verb)
    verb.add_argument("--out", required=True, help="table to write, as .parquet")

    verb = _add(verbs, "statistics", run_statistics, "fold changes by parameter, stratum and visit")
    verb.add_argument("longitudinal", metavar="LONGITUDINAL", help="study/longitudinal.parquet")
    verb.add_argument("--out", required=True, help="table to write, as .parquet")

    verb = _add(verbs, "patients", run_patients, "one table a patient")
    verb.add_argument("longitudinal", metavar="LONGITUDINAL", help="study/longitudinal.parquet")
    _add_study(verb)
    verb.add_argument("--out", required=True, metavar="DIR", help="folder for <patient_id>.tsv")


def _add(verbs: Any, name: str, handler: Any, text: str) -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = verbs.add_parser(name, help=text, description=text)
    verb.add_argument("--config", metavar="FILE", help="config.yaml; without it, the defaults")
    verb.set_defaults(handler=handler)
    return verb


def _add_study(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("study", metavar="STUDY", help="folder of the study's sheets")


def run_measurements(arguments: argparse.Namespace) -> None:
    """Gather the values of every specimen that the sheets name."""
    from tilflow.measurement import write_measurements
    from tilflow.study import open_study
    from tilflow.trial.measurements import derive_measurements_of_study

    settings = _read_settings(arguments)
    specimens = _derive_specimens(open_study(arguments.study), settings)
    tables = _find_tables(specimens, Path(arguments.results))
    rows = _read_rows(tables, Path(arguments.results))
    if arguments.clusters:
        rows.append(_read_clusters(arguments.clusters))
    write_measurements(derive_measurements_of_study(rows, specimens), arguments.out)


def run_longitudinal(arguments: argparse.Namespace) -> None:
    """Derive the longitudinal, the wide and the completeness table."""
    from tilflow.measurement import COLUMNS
    from tilflow.study import open_study
    from tilflow.trial.completeness import summarise_completeness
    from tilflow.trial.longitudinal import derive_longitudinal
    from tilflow.trial.tables import read_parquet, write_csv, write_parquet
    from tilflow.trial.wide import derive_wide

    settings, study, out = _read_settings(arguments), open_study(arguments.study), arguments.out
    path = _existing(arguments.measurements)
    measurements = read_parquet(path, COLUMNS, texts_as_categories=True)
    specimens = _derive_specimens(study, settings)
    longitudinal = derive_longitudinal(measurements, specimens, settings)
    completeness = summarise_completeness(
        specimens,
        measurements,
        patients=_tabulate(study.patients.values(), "patients.tsv"),
        survival=_tabulate_if_there(study, "survival.tsv"),
        doses=_tabulate_if_there(study, "doses.tsv"),
        settings=settings.schedule,
    )
    write_parquet(longitudinal, Path(out) / "longitudinal.parquet")
    write_csv(longitudinal, Path(out) / "longitudinal.csv")
    write_csv(derive_wide(longitudinal), Path(out) / "wide.csv")
    write_parquet(completeness, Path(out) / "completeness.parquet")


def run_endpoints(arguments: argparse.Namespace) -> None:
    """Summarise the outcomes of the trial from its clinical sheets."""
    from tilflow.study import open_study
    from tilflow.trial.endpoints import ClinicalSheets, summarise_endpoints
    from tilflow.trial.tables import write_parquet

    settings, study = _read_settings(arguments), open_study(arguments.study)
    sheets = ClinicalSheets(
        patients=_tabulate(study.patients.values(), "patients.tsv"),
        adverse_events=_tabulate_if_there(study, "adverse_events.tsv"),
        tumour_assessments=_tabulate_if_there(study, "tumour_assessments.tsv"),
        survival=_tabulate_if_there(study, "survival.tsv"),
    )
    write_parquet(summarise_endpoints(sheets, settings.endpoints), arguments.out)


def run_statistics(arguments: argparse.Namespace) -> None:
    """Describe the fold changes of each parameter, stratum and visit."""
    from tilflow.trial.longitudinal import COLUMNS
    from tilflow.trial.statistics import summarise_statistics
    from tilflow.trial.tables import read_parquet, write_parquet

    settings = _read_settings(arguments)
    longitudinal = read_parquet(_existing(arguments.longitudinal), COLUMNS)
    write_parquet(summarise_statistics(longitudinal, settings.statistics), arguments.out)


def run_patients(arguments: argparse.Namespace) -> None:
    """Write the longitudinal rows of each patient, also of one without any."""
    from tilflow.study import open_study
    from tilflow.trial.longitudinal import COLUMNS
    from tilflow.trial.tables import read_parquet, write_tsv
    from tilflow.trial.wide import split_by_patient

    longitudinal = read_parquet(_existing(arguments.longitudinal), COLUMNS)
    names = open_study(arguments.study).patients
    for name, rows in split_by_patient(longitudinal, names):
        write_tsv(rows, Path(arguments.out) / f"{name}.tsv")


def _read_settings(arguments: argparse.Namespace) -> "TrialSettings":
    from tilflow.settings import read_settings

    return read_settings(arguments.config).trial


def _existing(path: str) -> Path:
    if not Path(path).is_file():
        message = f"{path}: no such file"
        raise InputError(message)
    return Path(path)


def _tabulate(rows: Iterable[Any], sheet: str) -> "pd.DataFrame":
    """Return rows of a sheet as a table of plain values with the sheet's columns."""
    import pandas as pd

    from tilflow.study import SHEETS

    columns = list(SHEETS[sheet].model_fields)
    table = pd.DataFrame([row.__dict__ for row in rows], columns=columns, dtype=object)
    numbers = [
        name for name in ("dose_mg", "age", "target_sum_mm", "grade") if name in table.columns
    ]
    return table.astype(dict.fromkeys(numbers, float))


def _tabulate_if_there(study: "Study", sheet: str) -> "pd.DataFrame | None":
    if not (study.folder / sheet).exists():
        return None
    return _tabulate(getattr(study, sheet.removesuffix(".tsv")), sheet)


def _derive_specimens(study: "Study", settings: "TrialSettings") -> "pd.DataFrame":
    from tilflow.trial.specimens import derive_specimens
    from tilflow.trial.visits import derive_visits

    specimens = derive_specimens(
        _tabulate(study.blood_samples.values(), "blood_samples.tsv"),
        _tabulate(study.biopsies.values(), "biopsies.tsv"),
        patients=_tabulate(study.patients.values(), "patients.tsv"),
        doses=_tabulate_if_there(study, "doses.tsv"),
    )
    return derive_visits(specimens, settings.schedule)


def _read_rows(tables: list[str], results: Path) -> "list[pd.DataFrame]":
    """Read the tables and turn each into rows of measurements."""
    import pandas as pd

    from tilflow.cytometry.measurements import derive_measurement_rows as derive_blood_rows
    from tilflow.slides.measurements import derive_measurement_rows as derive_tissue_rows
    from tilflow.slides.measurements import derive_score_rows, derive_spatial_rows

    derive = {
        "populations.parquet": derive_blood_rows,
        "densities.parquet": derive_tissue_rows,
        "scores.parquet": derive_score_rows,
        "spatial.parquet": derive_spatial_rows,
    }
    return [
        derive[Path(source).name](pd.read_parquet(results / source), source=source)
        for source in tables
    ]


def _read_clusters(path: str) -> "pd.DataFrame":
    """Read what `cytometry explore` found: rows of measurements already."""
    from tilflow.trial.measurements import TYPES
    from tilflow.trial.tables import read_parquet

    return read_parquet(_existing(path), TYPES)


def _find_tables(specimens: "pd.DataFrame", results: Path) -> list[str]:
    """Return each specimen's tables, relative to `results`, all of them there."""
    tables = {
        "blood": (("blood/{}/populations.parquet", "tilflow cytometry gate"),),
        "tissue": (
            ("tissue/{}/densities.parquet", "tilflow slides densities"),
            ("tissue/{}/scores.parquet", "tilflow slides scores"),
        ),
    }
    found = []
    for specimen, name in zip(specimens["specimen"], specimens["specimen_id"], strict=True):
        for pattern, command in tables[specimen]:
            source = pattern.format(name)
            if not (results / source).is_file():
                message = f"{results / source}: no such table; {command} writes it"
                raise InputError(message)
            found.append(source)
        # A table of its own, which a run of the commands by hand need not have.
        beside = f"tissue/{name}/spatial.parquet"
        if specimen == "tissue" and (results / beside).is_file():
            found.append(beside)
    return found
