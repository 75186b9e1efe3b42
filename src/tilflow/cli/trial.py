"""Commands of ``trial``: from the specimens' tables to longitudinal tables and endpoints."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tilflow.cli import trial_export, trial_outcomes, trial_sdtm
from tilflow.cli.trial_sheets import tabulate as _tabulate
from tilflow.cli.trial_sheets import tabulate_clinical
from tilflow.cli.trial_sheets import tabulate_if_there as _tabulate_if_there
from tilflow.cli.trial_verbs import add_verb, require_file
from tilflow.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

    from tilflow.study import Study
    from tilflow.trial.settings import TrialSettings


def register(commands: Any) -> None:
    """Add this room's commands to the parser."""
    room = commands.add_parser("trial", help="longitudinal tables, endpoints and statistics")
    verbs = room.add_subparsers(dest="verb", metavar="VERB", required=True)

    verb = add_verb(verbs, "measurements", run_measurements, "one table of all specimens' values")
    _add_study(verb)
    verb.add_argument("results", metavar="RESULTS", help="folder with blood/ and tissue/")
    verb.add_argument(
        "--clusters",
        metavar="FILE",
        help="shares of clusters that `cytometry explore` wrote, to take in too",
    )
    verb.add_argument("--out", required=True, help="table to write, as .parquet")

    verb = add_verb(
        verbs, "longitudinal", run_longitudinal, "values over time beside their baseline"
    )
    verb.add_argument("measurements", metavar="MEASUREMENTS", help="study/measurements.parquet")
    _add_study(verb)
    verb.add_argument(
        "--out",
        required=True,
        metavar="DIR",
        help="folder for longitudinal.parquet, longitudinal.csv, wide.csv, completeness.parquet",
    )

    trial_export.register(verbs)
    trial_sdtm.register(verbs)
    trial_outcomes.register_verbs(verbs)

    verb = add_verb(
        verbs, "statistics", run_statistics, "tests, intervals and models of the changes"
    )
    verb.add_argument("longitudinal", metavar="LONGITUDINAL", help="study/longitudinal.parquet")
    verb.add_argument(
        "study",
        metavar="STUDY",
        nargs="?",
        help="folder of the study's sheets; without it, planned doses and no responders",
    )
    verb.add_argument(
        "--out", required=True, help="table to write, as .parquet; a .csv is written beside it"
    )

    verb = add_verb(verbs, "patients", run_patients, "one table a patient")
    verb.add_argument("longitudinal", metavar="LONGITUDINAL", help="study/longitudinal.parquet")
    _add_study(verb)
    verb.add_argument("--out", required=True, metavar="DIR", help="folder for <patient_id>.tsv")


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
    from tilflow.trial.dictionary import LONGITUDINAL
    from tilflow.trial.export.schema import check_schema
    from tilflow.trial.longitudinal import derive_longitudinal
    from tilflow.trial.tables import read_parquet, write_csv, write_parquet
    from tilflow.trial.wide import derive_wide

    settings, study, out = _read_settings(arguments), open_study(arguments.study), arguments.out
    path = require_file(arguments.measurements)
    measurements = read_parquet(path, COLUMNS, texts_as_categories=True)
    specimens = _derive_specimens(study, settings)
    longitudinal = derive_longitudinal(measurements, specimens, settings, texts_as_categories=True)
    completeness = summarise_completeness(
        specimens,
        measurements,
        patients=_tabulate(study.patients.values(), "patients.tsv"),
        survival=_tabulate_if_there(study, "survival.tsv"),
        doses=_tabulate_if_there(study, "doses.tsv"),
        settings=settings.schedule,
    )
    check_schema(longitudinal, LONGITUDINAL, flags="bool")
    write_parquet(longitudinal, Path(out) / "longitudinal.parquet")
    write_csv(longitudinal, Path(out) / "longitudinal.csv")
    write_csv(derive_wide(longitudinal), Path(out) / "wide.csv")
    write_parquet(completeness, Path(out) / "completeness.parquet")


def run_statistics(arguments: argparse.Namespace) -> None:
    """Test and model the changes from baseline of each parameter."""
    from tilflow.study import open_study
    from tilflow.trial.longitudinal import COLUMNS
    from tilflow.trial.statistics import summarise_statistics
    from tilflow.trial.tables import read_parquet, write_csv, write_parquet

    settings, doses, responses = _read_settings(arguments), None, None
    longitudinal = read_parquet(require_file(arguments.longitudinal), COLUMNS)
    if arguments.study:
        study = open_study(arguments.study)
        doses = _tabulate_if_there(study, "doses.tsv")
        responses = _call_responses(study, settings)
    table = summarise_statistics(
        longitudinal, settings.statistics, doses=doses, responses=responses
    )
    write_parquet(table, arguments.out)
    write_csv(table, Path(arguments.out).with_suffix(".csv"))


def run_patients(arguments: argparse.Namespace) -> None:
    """Write the longitudinal rows of each patient, also of one without any."""
    from tilflow.study import open_study
    from tilflow.trial.longitudinal import COLUMNS
    from tilflow.trial.tables import read_parquet, write_tsv
    from tilflow.trial.wide import split_by_patient

    longitudinal = read_parquet(require_file(arguments.longitudinal), COLUMNS)
    names = open_study(arguments.study).patients
    for name, rows in split_by_patient(longitudinal, names):
        write_tsv(rows, Path(arguments.out) / f"{name}.tsv")


def _read_settings(arguments: argparse.Namespace) -> "TrialSettings":
    from tilflow.settings import read_settings

    return read_settings(arguments.config).trial


def _call_responses(study: "Study", settings: "TrialSettings") -> "pd.DataFrame | None":
    """Return each patient's best response, as the statistics want it; None without a sheet."""
    from tilflow.trial.outcomes.endpoints import derive_study_responses
    from tilflow.trial.outcomes.response import summarise_best_response

    sheets = tabulate_clinical(study)
    responses = derive_study_responses(sheets)
    if responses is None:
        return None
    is_confirmed = settings.statistics.confirmed_response
    return summarise_best_response(
        responses,
        sheets.patients,
        minimum_sd_days=settings.endpoints.minimum_sd_days,
        confirmation_days=settings.endpoints.confirmation_days if is_confirmed else None,
    )


def _derive_specimens(study: "Study", settings: "TrialSettings") -> "pd.DataFrame":
    from tilflow.trial.exposure import derive_exposure
    from tilflow.trial.specimens import derive_specimens
    from tilflow.trial.visits import derive_visits

    patients = _tabulate(study.patients.values(), "patients.tsv")
    doses = _tabulate_if_there(study, "doses.tsv")
    specimens = derive_specimens(
        _tabulate(study.blood_samples.values(), "blood_samples.tsv"),
        _tabulate(study.biopsies.values(), "biopsies.tsv"),
        patients=patients,
        doses=doses,
    )
    specimens = derive_exposure(
        specimens,
        patients=patients,
        doses=doses,
        medications=_tabulate_if_there(study, "medications.tsv"),
        settings=settings.exposure,
    )
    return derive_visits(specimens, settings.schedule)


def _read_rows(tables: list[str], results: Path) -> "list[pd.DataFrame]":
    """Read the tables and turn each into rows of measurements."""
    import pandas as pd

    from tilflow.cytometry.tubes.measurements import derive_measurement_rows as derive_blood_rows
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

    return read_parquet(require_file(path), TYPES)


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
