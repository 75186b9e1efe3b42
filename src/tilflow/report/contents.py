"""What a report is made of, and that it has the columns that the rooms agreed on."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from tilflow.errors import InputError
from tilflow.measurement import COLUMNS as MEASUREMENTS
from tilflow.report.pictures import Picture

SHEETS: Final[Mapping[str, tuple[str, ...]]] = {
    "patients": (
        "patient_id",
        "stratum",
        "cohort",
        "dose_mg",
        "inclusion_date",
        "first_dose_date",
        "sex",
        "age",
        "tumour_type",
    ),
    "blood_samples": ("sample_id", "patient_id", "visit", "collected_at", "control_type"),
    "biopsies": ("slide_id", "patient_id", "visit", "collected_at"),
    "doses": ("patient_id", "given_at", "dose_mg", "route", "drug"),
    "survival": (
        "patient_id",
        "last_contact_date",
        "died",
        "death_date",
        "progression_date",
        "progressed",
    ),
}
"""Columns that the report reads of each sheet."""

RESULTS: Final[Mapping[str, tuple[str, ...]]] = {
    "measurements": tuple(MEASUREMENTS),
    "longitudinal": (
        "patient_id",
        "stratum",
        "cohort",
        "dose_mg",
        "specimen",
        "parameter",
        "compartment",
        "unit",
        "specimen_id",
        "visit",
        "visit_number",
        "timepoint",
        "collected_at",
        "study_day",
        "value",
        "lower",
        "upper",
        "is_baseline",
        "baseline",
        "change",
        "percent_change",
        "fold_change",
        "log2_fold_change",
        "fold_change_lower",
        "fold_change_upper",
        "is_analysed",
        "choice",
        "quality",
        "reason",
        "source",
    ),
    "completeness": (
        "patient_id",
        "specimen",
        "visit",
        "expected",
        "n_specimens",
        "n_measured",
        "status",
        "reason",
    ),
    "endpoints": (
        "endpoint",
        "stratum",
        "cohort",
        "n",
        "n_events",
        "estimate",
        "lower",
        "upper",
        "unit",
        "method",
        "note",
    ),
    "statistics": (
        "parameter",
        "compartment",
        "specimen",
        "stratum",
        "visit",
        "n",
        "geometric_mean_fold_change",
        "lower",
        "upper",
        "median_fold_change",
        "p_signed_rank",
        "smallest_attainable_p",
        "method",
        "note",
    ),
    "responses": (
        "patient_id",
        "study_day",
        "sum_mm",
        "change_percent",
        "is_baseline",
        "new_lesion",
        "response",
    ),
    "survival": (
        "endpoint",
        "stratum",
        "kind",
        "day",
        "survival_percent",
        "lower",
        "upper",
        "n_at_risk",
        "n_events",
        "n_censored",
    ),
    "dose_escalation": (
        "stratum",
        "cohort",
        "dose_mg",
        "n_treated",
        "n_evaluable",
        "n_not_evaluable",
        "n_dlt",
        "n_decided_on",
        "n_dlt_decided_on",
        "decision",
        "is_maximum_tolerated",
        "note",
    ),
    "patient_outcomes": (
        "patient_id",
        "stratum",
        "cohort",
        "dose_mg",
        "evaluability",
        "best_response",
        "confirmed_best_response",
        "best_change_percent",
        "progression_free_days",
        "progression_free_is_event",
        "progression_free_reason",
        "overall_days",
        "overall_is_event",
        "overall_reason",
    ),
}
"""Columns that the report reads of each table under ``study/``."""

FURTHER: Final = ("adverse_events", "outcomes")
"""Tables under ``study/`` that are shown as they are, where a run has them."""

TUBES: Final = ("sample_id", "n_events", "largest_drift", "drift_population")
"""Columns of what is known of each gated tube beside its values."""


@dataclass(frozen=True)
class Contents:
    """Everything that goes into a page.

    Attributes
    ----------
    sheets
        Name of a sheet → its rows, with at least the columns of `SHEETS`.
    results
        Name of a table → its rows, with at least the columns of `RESULTS`.
    adverse_events
        Those after the first dose, by the trial's rules: patient_id, soc, term, grade, related,
        serious, dlt, study_day and last_day, which is missing while an event lasts. None without
        their sheet.
    picture_paths
        Pictures that there are, relative to the results folder.
    files_beside
        Files that belong to the pictures, SVG and numbers, relative to the results folder.
    pictures
        Those of them that are put into a page: path → reduced picture.
    strategies
        sample_id → digest of the gating strategy.
    changed_settings
        (dotted path, default, value) of each setting that differs from its default.
    provenance
        What ``provenance.json`` holds, if it was made.
    versions
        Package → version.
    further
        Name of a table that not every run has → its rows, shown as they are.
    tubes
        A row a gated tube, with the columns `TUBES`.
    slide_checks
        A row a slide and check, as ``quality.parquet`` has it.
    figures_folder
        Where the figures lie as files, relative to the results folder; "" without any.
    """

    study_name: str
    sheets: Mapping[str, pd.DataFrame]
    results: Mapping[str, pd.DataFrame]
    adverse_events: pd.DataFrame | None = None
    picture_paths: Sequence[str] = ()
    files_beside: Collection[str] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    strategies: Mapping[str, str] = field(default_factory=dict)
    changed_settings: Sequence[tuple[str, str, str]] = ()
    provenance: Mapping[str, Any] | None = None
    versions: Mapping[str, str] = field(default_factory=dict)
    further: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    tubes: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(TUBES)))
    slide_checks: pd.DataFrame | None = None
    figures_folder: str = ""


def check_columns(name: str, frame: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Return `frame`, or say which columns it lacks."""
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        message = f"{name}: lacks the columns {', '.join(missing)}: make it again with this version"
        raise InputError(message)
    return frame
