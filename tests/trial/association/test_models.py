"""The table of biomarkers against outcomes, on a literal trial."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from tilflow.trial.association.models import COLUMNS, summarise_association
from tilflow.trial.association.settings import AssociationSettings
from tilflow.trial.association.tissue_class import derive_tissue_classes

INCLUSION, FIRST_DOSE = dt.date(2024, 1, 1), dt.date(2024, 1, 8)


def on(study_day):
    return FIRST_DOSE + dt.timedelta(days=study_day - (study_day > 0))


def values(*rows, **columns):
    """Rows of (patient, study day, value, baseline)."""
    table = pd.DataFrame(rows, columns=["patient_id", "study_day", "value", "baseline"])
    fold = table["value"] / table["baseline"]
    given = {
        "specimen": "blood", "parameter": "cd8_t_cells.count_per_ul", "unit": "cells/µL",
        "compartment": "whole_blood", "timepoint": "trough", "visit": "V",
        "collected_at": [f"{on(day)}T09:00" for day in table["study_day"]],
        "fold_change": fold, "log2_fold_change": np.log2(fold),
        "is_baseline": table["study_day"] < 1, "is_analysed": True, "quality": "ok", "reason": "",
    }  # fmt: skip
    return table.assign(**given | columns)


def patients(*names, **columns):
    given = {
        "stratum": "A", "inclusion_date": INCLUSION, "first_dose_date": FIRST_DOSE,
        "new_therapy_date": None,
    }  # fmt: skip
    return pd.DataFrame({"patient_id": list(names)}).assign(**given | columns)


def times(*rows):
    return pd.DataFrame(rows, columns=["patient_id", "days", "is_event"])


def summarise(longitudinal, who, outcome, **settings):
    table = summarise_association(
        longitudinal, who, {"overall_survival": outcome}, AssociationSettings(**settings)
    )
    assert list(table.columns) == list(COLUMNS)
    return table.set_index(["covariate", "analysis", "landmark_day"])


def test_who_is_in_which_analysis_and_why_others_are_not():
    longitudinal = values(
        ("P1", -3, 100, 100), ("P1", 29, 200, 100),  # observed throughout
        ("P2", -3, 100, 100), ("P2", 29, 50, 100),  # dies before the landmark
        ("P3", -3, 100, 100),  # dies before any sample on treatment
        ("P4", -3, 100, 100), ("P4", 71, 300, 100),  # its first value comes after day 57
        ("P5", 29, 200, np.nan),  # no baseline
        ("P6", -3, 100, 100), ("P6", 15, 100, 100),  # lost before the landmark
    )  # fmt: skip
    outcome = times(
        ("P1", 300, True), ("P2", 50, True), ("P3", 20, True), ("P4", 200, False),
        ("P5", 100, True), ("P6", 40, False),
    )  # fmt: skip
    who = patients("P1", "P2", "P3", "P4", "P5", "P6")
    table = summarise(longitudinal, who, outcome, landmark_days=(57,))
    row = table.loc[("log2_fold_change", "landmark", 57)]
    assert (row["n_patients"], row["n_events"], row["model"]) == (1, 1, "description")
    for text in (
        "2 with the event by then", "1 observed no longer", "2 without a fold change by day 57",
        "description only: 1 events, of 10 for a covariate",
    ):  # fmt: skip
        assert text in row["note"]
    row = table.loc["log2_fold_change", "time_dependent_cox"].iloc[0]
    assert (row["n_patients"], row["n_events"]) == (5, 3)
    assert "1 without a baseline above zero" in row["note"]
    assert "events before any value on treatment: 1" in row["note"]
    row = table.loc[("log2_baseline", "landmark", 1)]
    assert (row["n_patients"], row["n_events"]) == (5, 3)


def test_peaks_failed_values_and_those_under_another_treatment_do_not_count():
    longitudinal = pd.concat(
        [
            values(("P1", -3, 100, 100)),
            values(("P1", 17, 800, 100), timepoint="peak"),
            values(("P1", 29, 800, 100), quality="fail"),
            values(("P1", 43, 800, 100)),
        ],
        ignore_index=True,
    )
    who = patients("P1", new_therapy_date=on(40))
    row = summarise(longitudinal, who, times(("P1", 300, True))).loc["log2_fold_change", "landmark"]
    assert row["n_patients"].tolist() == [0, 0]
    assert row["note"].str.contains("1 without a fold change").all()


def test_a_planted_effect_is_found_and_strata_have_hazards_of_their_own():
    generator = np.random.default_rng(5)
    names = [f"P{number:03d}" for number in range(200)]
    stratum = np.where(np.arange(200) % 2, "A", "B")
    logs = generator.normal(0, 1, 200)
    # A doubling halves the hazard; stratum B has four times that of A, and lower values.
    logs -= 1.0 * (stratum == "B")
    rate = 0.004 * np.exp(-np.log(2) * logs) * np.where(stratum == "B", 1.0, 4.0)
    days = 90 + np.ceil(generator.exponential(1 / rate))
    longitudinal = values(
        *((name, -3, 100.0, 100.0) for name in names),
        *((name, 29, 100.0 * 2.0**x, 100.0) for name, x in zip(names, logs, strict=True)),
    )
    outcome = pd.DataFrame({"patient_id": names, "days": days, "is_event": True})
    who = patients(*names, stratum=stratum)
    rows = {
        stratify: summarise(longitudinal, who, outcome, stratify=stratify).loc[
            ("log2_fold_change", "landmark", 57)
        ]
        for stratify in (True, False)
    }
    row = rows[True]
    assert row["lower"] < 0.5 < row["upper"] < 0.7
    assert row["model"] == "Cox, Efron ties, Wald, stratified by stratum"
    assert row["q"] == row["p"] < 1e-6
    assert rows[False]["lower"] > 0.5


@pytest.mark.parametrize(
    ("value", "baseline", "expected"),
    [
        (600.0, 200.0, ("high", "")),
        (500.0, 200.0, ("high", "")),  # both thresholds exactly
        (600.0, 300.0, ("low", "")),
        (490.0, 100.0, ("low", "")),
        (490.0, np.nan, ("low", "")),  # too few cells, whatever it was before
        (600.0, np.nan, ("not evaluable", "no fold change: no baseline")),
        (np.nan, 200.0, ("not evaluable", "no density on treatment")),
    ],
)
def test_the_composite_class(value, baseline, expected):
    tissue = {
        "specimen": "tissue", "parameter": "cd8_t_cells.density_per_mm2", "timepoint": "",
        "compartment": "tumour", "quality": "fail" if np.isnan(value) else "ok",
    }  # fmt: skip
    longitudinal = values(("P1", 43, value, baseline), **tissue)
    row = derive_tissue_classes(longitudinal, AssociationSettings()).iloc[0]
    assert (row["composite_class"], row["reason"]) == expected
