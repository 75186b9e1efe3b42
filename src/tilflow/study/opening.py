"""A study folder, opened: every sheet read, checked against itself and against the others."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

from tilflow.errors import Problem, ProblemsError
from tilflow.study import checks
from tilflow.study.baseline import check_baselines
from tilflow.study.clinical import (
    AdverseEvent,
    Dose,
    Lesion,
    Medication,
    Survival,
    TumourAssessment,
)
from tilflow.study.columns import Row
from tilflow.study.contents import Study
from tilflow.study.lesions import check_assessed_once, check_lesions, warn_target_lesions
from tilflow.study.parsing import Parsed, parse_rows
from tilflow.study.rows import Biopsy, BloodSample, Patient
from tilflow.study.sheet import read_sheet

SHEETS: Final[Mapping[str, type[Row]]] = {
    "patients.tsv": Patient,
    "blood_samples.tsv": BloodSample,
    "biopsies.tsv": Biopsy,
    "doses.tsv": Dose,
    "medications.tsv": Medication,
    "adverse_events.tsv": AdverseEvent,
    "tumour_assessments.tsv": TumourAssessment,
    "lesions.tsv": Lesion,
    "survival.tsv": Survival,
}
"""Every sheet a study folder may hold."""

CLINICAL: Final = ("doses.tsv", "adverse_events.tsv", "tumour_assessments.tsv", "survival.tsv")


Tables: TypeAlias = Mapping[str, list[Parsed[Any]] | None]
"""Sheet → its rows, also those with wrong cells; None where there is no such sheet."""


def open_study(folder: Path | str, *, config: Path | str | None = None) -> Study:
    """Read the sheets of `folder`.

    Parameters
    ----------
    folder
        The study folder.
    config
        With a ``config.yaml``, also check that every measured patient has a sample from before
        the first dose, save those it accepts without one.

    Raises
    ------
    ProblemsError
        With everything that is wrong in the sheets, at once. The files that they name are not
        looked at: ``tilflow check`` does that.
    """
    study, _, problems = read_sheets(folder)
    if config is not None:
        from tilflow.settings import read_settings

        accepted = read_settings(config).patients_without_baseline
        problems += check_baselines(study, accepted)
    if problems:
        raise ProblemsError(sorted(problems, key=sort_by_place))
    return study


def read_sheets(folder: Path | str) -> tuple[Study, Tables, list[Problem]]:
    """Return the study of the rows that fit, every row, and what is wrong with the sheets."""
    folder = Path(folder).absolute()
    problems: list[Problem] = []
    tables = _read_tables(folder, problems)
    problems += _check_tables(tables)
    return _build(folder, tables), tables, problems


def sort_by_place(problem: Problem) -> tuple[int, str, int]:
    """Key that sorts problems by sheet, in the order of `SHEETS`, and by row; other files last."""
    names = list(SHEETS)
    rank = names.index(problem.file) if problem.file in names else len(names)
    return rank, problem.file, problem.row or 0


def _read_tables(folder: Path, problems: list[Problem]) -> dict[str, list[Parsed[Any]] | None]:
    tables: dict[str, list[Parsed[Any]] | None] = {}
    for name, model in SHEETS.items():
        path = folder / name
        if not path.exists():
            tables[name] = None
            continue
        sheet = read_sheet(path, problems)
        tables[name] = None if sheet is None else parse_rows(sheet, model, folder, problems)
    if not (folder / "patients.tsv").exists():
        problems.append(Problem("patients.tsv", _where_instead(folder, "patients")))
    if not any((folder / name).exists() for name in ("blood_samples.tsv", "biopsies.tsv")):
        message = f"no such sheet, and no biopsies.tsv: one of them is needed in {folder}"
        problems.append(Problem("blood_samples.tsv", message))
    problems += _check_filled(tables)
    return tables


def _check_filled(tables: Tables) -> list[Problem]:
    """There is a patient, and a tube or a slide: headers alone are no study."""
    problems = []
    if tables["patients.tsv"] == []:
        problems.append(
            Problem("patients.tsv", "holds a header and no patient: add a row for each")
        )
    specimens = [tables[name] for name in ("blood_samples.tsv", "biopsies.tsv")]
    if [] in specimens and not any(specimens):
        message = "holds a header and no sample, and there is no biopsy: one of the two is needed"
        name = "blood_samples.tsv" if specimens[0] == [] else "biopsies.tsv"
        problems.append(Problem(name, message))
    return problems


def _where_instead(folder: Path, stem: str) -> str:
    if not folder.is_dir():
        return f"there is no folder {folder}"
    others = sorted(path.name for path in folder.glob(f"{stem}*"))
    instead = f"; it holds {', '.join(others)}: save that as {stem}.tsv" if others else ""
    return f"no such sheet in {folder}{instead}"


def _check_tables(tables: Tables) -> list[Problem]:
    rows = {name: table or [] for name, table in tables.items()}
    patients = rows["patients.tsv"]
    problems = []
    if tables["patients.tsv"]:  # an empty one is a problem of its own
        for name, table in rows.items():
            problems += checks.check_patients_known(name, table, patients)
    for name, key in (
        ("patients.tsv", "patient_id"),
        ("blood_samples.tsv", "sample_id"),
        ("biopsies.tsv", "slide_id"),
        ("survival.tsv", "patient_id"),
    ):
        problems += checks.check_unique(name, rows[name], key)
    problems += checks.check_patient_dates("patients.tsv", patients)
    problems += checks.check_count_methods("blood_samples.tsv", rows["blood_samples.tsv"])
    problems += checks.check_blood_counts("blood_samples.tsv", rows["blood_samples.tsv"])
    problems += checks.check_controls("blood_samples.tsv", rows["blood_samples.tsv"])
    events, survival = rows["adverse_events.tsv"], rows["survival.tsv"]
    problems += checks.check_event_dates("adverse_events.tsv", events)
    problems += checks.check_event_dates("medications.tsv", rows["medications.tsv"])
    problems += checks.check_survival("survival.tsv", survival, patients)
    problems += checks.check_fatal_events("adverse_events.tsv", events, survival)
    problems += check_lesions("lesions.tsv", rows["lesions.tsv"])
    assessments = rows["tumour_assessments.tsv"]
    problems += check_assessed_once("tumour_assessments.tsv", assessments)
    return problems


def _warn(tables: Tables) -> list[Problem]:
    rows = {name: table or [] for name, table in tables.items()}
    samples, slides = rows["blood_samples.tsv"], rows["biopsies.tsv"]
    survival = rows["survival.tsv"]
    warnings = []
    absent = [name for name in CLINICAL if tables[name] is None]
    if tables["lesions.tsv"]:  # the assessments follow from them
        absent = [name for name in absent if name != "tumour_assessments.tsv"]
    if 0 < len(absent) < len(CLINICAL):
        message = (
            "no such sheet, though other clinical sheets are there: its endpoints are left out"
        )
        warnings += [Problem(name, message) for name in absent]
    for name, table, column in (
        ("blood_samples.tsv", samples, "collected_at"),
        ("biopsies.tsv", slides, "collected_at"),
        ("doses.tsv", rows["doses.tsv"], "given_at"),
    ):
        warnings += checks.warn_after_death(name, table, column, survival)
    warnings += checks.warn_first_dose("doses.tsv", rows["doses.tsv"], rows["patients.tsv"])
    warnings += checks.warn_same_file("blood_samples.tsv", samples, "fcs")
    warnings += checks.warn_same_file("biopsies.tsv", slides, "image")
    told = ("patient_id", "visit", "timepoint", "panel", "replicate")
    warnings += checks.warn_same_visit("blood_samples.tsv", samples, told)
    told = ("patient_id", "visit", "assay", "lesion_id", "core")
    warnings += checks.warn_same_visit("biopsies.tsv", slides, told)
    warnings += warn_target_lesions("lesions.tsv", rows["lesions.tsv"])
    return warnings


def _build(folder: Path, tables: Tables) -> Study:
    """Build the study from the rows that fit."""
    rows = {name: [each.row for each in table or [] if each.row] for name, table in tables.items()}
    keys = {
        "patients.tsv": "patient_id",
        "blood_samples.tsv": "sample_id",
        "biopsies.tsv": "slide_id",
    }
    named = {sheet: {getattr(row, key): row for row in rows[sheet]} for sheet, key in keys.items()}
    lines = {
        (sheet, each.values[key]): each.line
        for sheet, key in keys.items()
        for each in tables[sheet] or []
        if each.row
    }
    return Study(
        folder=folder,
        patients=named["patients.tsv"],
        blood_samples=named["blood_samples.tsv"],
        biopsies=named["biopsies.tsv"],
        doses=tuple(rows["doses.tsv"]),
        medications=tuple(rows["medications.tsv"]),
        adverse_events=tuple(rows["adverse_events.tsv"]),
        tumour_assessments=tuple(rows["tumour_assessments.tsv"]),
        lesions=tuple(rows["lesions.tsv"]),
        survival=tuple(rows["survival.tsv"]),
        warnings=tuple(_warn(tables)),
        lines=lines,
    )
