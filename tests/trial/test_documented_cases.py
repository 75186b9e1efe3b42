"""The cases of docs/longitudinal.md, each with its documented rows."""

import datetime as dt

import pandas as pd
import pytest

from tilflow.trial.completeness import summarise_completeness
from tilflow.trial.settings import BaselineSettings, ScheduleSettings, TrialSettings

COLUMNS = (
    "visit", "study_day", "value", "is_baseline", "baseline", "change", "fold_change",
    "is_analysed", "choice", "quality", "reason",
)  # fmt: skip
NA = None


def read_rows(table):
    """The documented columns of each specimen, missing values as None."""
    rows = table[list(COLUMNS)].astype(object)
    return {
        name: tuple(None if pd.isna(value) else value for value in row)
        for name, row in zip(rows.index, rows.itertuples(index=False, name=None), strict=True)
    }


def test_missing_baseline(trial):
    trial.patient("P1").sample("S1", "P1", 15, 250.0)
    assert read_rows(trial.longitudinal()) == {
        "S1": ("D15", 15, 250, False, NA, NA, NA, True, "only record", "ok", "no baseline"),
    }


def test_two_baselines(trial):
    trial.patient("P1", inclusion_day=-14)
    trial.sample("S1", "P1", -9, 100.0).sample("S2", "P1", -2, 200.0)
    chosen = "chosen of several: passed and closest to the target day"
    away = "not chosen: further from the target day"
    assert read_rows(trial.sample("S3", "P1", 15, 400.0).longitudinal()) == {
        "S1": ("SCR", -9, 100, False, 200, NA, NA, False, away, "ok", ""),
        "S2": ("SCR", -2, 200, True, 200, 0, 1, True, chosen, "ok", ""),
        "S3": ("D15", 15, 400, False, 200, 200, 2, True, "only record", "ok", ""),
    }


def test_a_sample_before_consent(trial):
    trial.patient("P1", inclusion_day=-3).sample("S1", "P1", -5, 100.0)
    trial.sample("S2", "P1", 15, 200.0)
    early = "only record; collected before inclusion"
    assert read_rows(trial.longitudinal()) == {
        "S1": ("SCR", -5, 100, True, 100, 0, 1, True, early, "ok", ""),
        "S2": ("D15", 15, 200, False, 100, 100, 2, True, "only record", "ok", ""),
    }
    strict = TrialSettings(baseline=BaselineSettings(allow_before_inclusion=False))
    assert read_rows(trial.longitudinal(strict)) == {
        "S1": ("SCR", -5, 100, False, NA, NA, NA, True, early, "ok", ""),
        "S2": ("D15", 15, 200, False, NA, NA, NA, True, "only record", "ok", "no baseline"),
    }


def test_a_patient_with_tissue_only(trial):
    trial.patient("P1").slide("T1", "P1", -3, 80.0).slide("T2", "P1", 40, 200.0)
    assert read_rows(trial.longitudinal()) == {
        "T1": ("SCR", -3, 80, True, 80, 0, 1, True, "only record", "ok", ""),
        "T2": ("ON", 40, 200, False, 80, 120, 2.5, True, "only record", "ok", ""),
    }


def test_a_death_before_the_first_scan(trial):
    for name in ("P1", "P2"):
        trial.patient(name).sample(f"{name}-1", name, 1, 100.0)
    trial.sample("P1-2", "P1", 29, 90.0)
    survival = {"patient_id": "P2", "last_contact_date": dt.date(2024, 3, 20)}
    table = summarise_completeness(
        trial.specimens(),
        trial.measurements(),
        patients=pd.DataFrame(trial.patients),
        survival=pd.DataFrame([survival | {"death_date": dt.date(2024, 3, 20)}]),
        doses=None,
        settings=ScheduleSettings(),
    )
    rows = table[table["patient_id"] == "P2"].drop(columns=["patient_id", "specimen"])
    assert [tuple(row) for row in rows.itertuples(index=False)] == [
        ("D1", True, 1, 1, "measured", ""),
        ("D29", False, 0, 0, "missing", "died on study day 20"),
    ]


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (9, "in window"),
        (22, "in window"),
        (8, "early by 1 days: D15 is day 9 to 22"),
        (40, "late by 18 days: D15 is day 9 to 22"),
    ],
)
def test_a_sample_outside_the_window_of_its_visit(trial, day, status):
    trial.patient("P1").sample("S1", "P1", day, 10.0, sheet={"visit": "D15", "timepoint": "trough"})
    row = trial.longitudinal().loc["S1"]
    assert (row["visit"], row["window_status"], row["is_analysed"]) == ("D15", status, True)
    strict = TrialSettings(schedule=ScheduleSettings(out_of_window="unscheduled"))
    row = trial.longitudinal(strict).loc["S1"]
    missed = status != "in window"
    assert row["visit"] == ("unscheduled" if missed else "D15")
    assert row["is_analysed"] != missed
    assert row["window_status"] == status


def test_a_visit_that_the_schedule_does_not_know(trial):
    trial.patient("P1").sample("S1", "P1", 8, 10.0, sheet={"visit": "week 1"})
    row = trial.longitudinal().loc["S1"]
    assert row["window_status"] == "the schedule has no such visit"
    assert row["target_day"] == 8
