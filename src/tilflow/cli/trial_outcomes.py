"""Commands of ``trial`` on what became of the patients: endpoints, and biomarkers against them."""

import argparse
from pathlib import Path
from typing import Any

from tilflow.cli.trial_sheets import tabulate_clinical
from tilflow.cli.trial_verbs import add_verb
from tilflow.errors import InputError


def register_verbs(verbs: Any) -> None:
    """Add the commands to the room's parser."""
    text = "feasibility, adverse events, response and survival"
    verb = add_verb(verbs, "endpoints", run_endpoints, text)
    verb.add_argument("study", metavar="STUDY", help="folder of the study's sheets")
    verb.add_argument(
        "--out",
        required=True,
        metavar="DIR",
        help="folder for endpoints, adverse_events, dose_escalation, responses, survival, "
        "patient_outcomes as .parquet, the tables that people read also as .csv",
    )
    text = "biomarkers against progression-free and overall survival"
    verb = add_verb(verbs, "outcomes", run_outcomes, text)
    verb.add_argument("longitudinal", metavar="LONGITUDINAL", help="study/longitudinal.parquet")
    verb.add_argument("study", metavar="STUDY", help="folder of the study's sheets")
    verb.add_argument(
        "--out", required=True, metavar="DIR", help="folder for outcomes and tissue_classes"
    )


def run_endpoints(arguments: argparse.Namespace) -> None:
    """Summarise the outcomes of the trial from its clinical sheets."""
    from tilflow.settings import read_settings
    from tilflow.study import open_study
    from tilflow.trial.outcomes.by_patient import (
        derive_curves,
        derive_patient_outcomes,
        derive_response_table,
    )
    from tilflow.trial.outcomes.endpoints import (
        derive_study_responses,
        derive_times,
        summarise_endpoints,
    )
    from tilflow.trial.outcomes.event_table import summarise_adverse_events
    from tilflow.trial.outcomes.feasibility import derive_dose_escalation, derive_evaluability
    from tilflow.trial.tables import write_csv, write_parquet

    settings = read_settings(arguments.config).trial.endpoints
    sheets = tabulate_clinical(open_study(arguments.study))
    responses = derive_study_responses(sheets)
    found = derive_times(sheets, responses, settings)
    tables = {
        "endpoints": summarise_endpoints(sheets, settings),
        "adverse_events": summarise_adverse_events(sheets, settings),
        "dose_escalation": derive_dose_escalation(sheets, settings),
        "responses": derive_response_table(responses),
        "survival": derive_curves(found, sheets.patients, settings),
        "patient_outcomes": derive_patient_outcomes(
            sheets.patients,
            evaluability=(
                None if sheets.adverse_events is None else derive_evaluability(sheets, settings)
            ),
            responses=responses,
            found=found,
            settings=settings,
        ),
    }
    for name, table in tables.items():
        write_parquet(table, Path(arguments.out) / f"{name}.parquet")
    for name in ("adverse_events", "dose_escalation", "patient_outcomes"):
        write_csv(tables[name], Path(arguments.out) / f"{name}.csv")


def run_outcomes(arguments: argparse.Namespace) -> None:
    """Estimate how each biomarker goes with survival."""
    from tilflow.settings import read_settings
    from tilflow.study import open_study
    from tilflow.trial.association.models import summarise_association
    from tilflow.trial.association.tissue_class import derive_tissue_classes
    from tilflow.trial.association.values import COLUMNS_NEEDED
    from tilflow.trial.outcomes.endpoints import derive_study_responses, derive_times
    from tilflow.trial.tables import read_parquet, write_csv, write_parquet

    if not Path(arguments.longitudinal).is_file():
        message = f"{arguments.longitudinal}: no such file; `tilflow trial longitudinal` writes it"
        raise InputError(message)
    settings = read_settings(arguments.config).trial
    sheets = tabulate_clinical(open_study(arguments.study))
    longitudinal = read_parquet(arguments.longitudinal, COLUMNS_NEEDED)
    found = derive_times(sheets, derive_study_responses(sheets), settings.endpoints)
    patients = sheets.patients.assign(new_therapy_date=None)
    if sheets.survival is not None:
        dates = sheets.survival.set_index("patient_id")["new_therapy_date"]
        patients["new_therapy_date"] = patients["patient_id"].map(dates)
    outcomes = {
        each.endpoint: each.times
        for each in found
        if each.endpoint in ("progression_free_survival", "overall_survival")
    }
    out = Path(arguments.out)
    table = summarise_association(longitudinal, patients, outcomes, settings.association)
    write_parquet(table, out / "outcomes.parquet")
    write_csv(table, out / "outcomes.csv")
    write_parquet(
        derive_tissue_classes(longitudinal, settings.association), out / "tissue_classes.parquet"
    )
