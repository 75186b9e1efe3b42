"""Feasibility: who is evaluable, and what the 3+3 rule says, as literal tables."""

import datetime as dt

import pandas as pd
import pytest

from tilflow.trial.outcomes.endpoints import summarise_endpoints
from tilflow.trial.outcomes.feasibility import (
    call_escalation,
    derive_dose_escalation,
    derive_evaluability,
)
from tilflow.trial.outcomes.rows import ClinicalSheets
from tilflow.trial.outcomes.settings import EndpointSettings

FIRST_DOSE = dt.date(2024, 1, 8)


def on(day):
    return None if day is None else FIRST_DOSE + dt.timedelta(days=day - 1)


def sheets(*rows, has_survival=True):
    """Sheets of (patient, dose in mg, day of the toxicity, last day, day of death)."""
    columns = ["patient_id", "dose_mg", "dlt", "last", "death"]
    table = pd.DataFrame(rows, columns=columns, dtype=object)
    patients = pd.DataFrame(
        {
            "patient_id": table["patient_id"],
            "stratum": "A",
            "cohort": [f"{mg} mg" for mg in table["dose_mg"]],
            "dose_mg": table["dose_mg"].astype(float),
            "inclusion_date": on(1),
            "first_dose_date": on(1),
        }
    )
    ill = table[table["dlt"].notna()]
    events = pd.DataFrame(
        {
            "patient_id": ill["patient_id"],
            "term": "Colitis",
            "soc": "",
            "grade": 3.0,
            "start_date": [on(day) for day in ill["dlt"]],
            "related": True,
            "serious": True,
            "dlt": True,
        }
    )
    known = table[table["last"].notna()]
    survival = pd.DataFrame(
        {
            "patient_id": known["patient_id"],
            "last_contact_date": [on(day) for day in known["last"]],
            "death_date": pd.Series([on(day) for day in known["death"]], dtype=object),
            "progression_date": None,
        }
    ).reset_index(drop=True)
    survival["death_date"] = [on(day) for day in known["death"]]
    return ClinicalSheets(patients, events, None, survival if has_survival else None)


SETTINGS = EndpointSettings()


def test_who_leaves_without_a_toxicity_is_not_evaluable():
    study = sheets(
        ("P1", 6, 20, 30, 30),  # toxicity, then death
        ("P2", 6, None, 40, None),  # left
        ("P3", 6, None, 60, 60),  # died
        ("P4", 6, None, 84, None),  # followed to the end
        ("P5", 6, 85, 200, None),  # toxicity after the window
        ("P6", 6, None, None, None),  # in no row of survival.tsv
    )
    table = derive_evaluability(study, SETTINGS).set_index("patient_id")
    assert table["is_evaluable"].to_dict() == {
        "P1": True, "P2": False, "P3": False, "P4": True, "P5": True, "P6": False,
    }  # fmt: skip
    assert table["reason"].to_dict() == {
        "P1": "", "P2": "last contact on study day 40", "P3": "died on study day 60", "P4": "",
        "P5": "", "P6": "not in survival.tsv",
    }  # fmt: skip
    rows = summarise_endpoints(study, SETTINGS).set_index(["endpoint", "stratum", "cohort"])
    row = rows.loc["feasibility_without_dlt", "A", "6 mg"]
    assert (row["n"], row["n_events"]) == (3, 2)
    assert [row["lower"], row["upper"]] == pytest.approx([9.4, 99.2], abs=0.05)
    assert "P2 (last contact on study day 40)" in row["note"]
    assert rows.loc["feasibility_without_dlt_treated", "A", "6 mg"]["n"] == 6


def test_without_survival_everybody_is_taken_as_followed_and_too_few_doses_are_not_enough():
    study = sheets(("P1", 6, None, None, None), has_survival=False)
    assert derive_evaluability(study, SETTINGS)["is_evaluable"].tolist() == [True]
    doses = pd.DataFrame(
        {"patient_id": "P1", "given_at": pd.to_datetime(["2024-01-08T09:00", "2024-01-08T11:00"])}
    )
    given = ClinicalSheets(
        study.patients, study.adverse_events, None, None, doses=doses.assign(dose_mg=6.0)
    )
    two = EndpointSettings(dlt_minimum_doses=2)
    reasons = derive_evaluability(given, two)["reason"].tolist()
    assert reasons == ["fewer than 2 doses by day 84"]


@pytest.mark.parametrize(
    ("n", "n_dlt", "decision"),
    [
        (0, 0, "continue to three"), (2, 1, "continue to three"), (3, 0, "escalate"),
        (3, 1, "expand to six"), (4, 0, "escalate"), (5, 1, "expand to six"),
        (6, 1, "escalate"), (2, 2, "stop"), (3, 2, "stop"), (6, 2, "stop"),
    ],
)  # fmt: skip
def test_three_plus_three(n, n_dlt, decision):
    assert call_escalation(n, n_dlt) == decision


def test_the_display_of_a_stratum():
    rows = [(f"L{i}", 6, None, 100, None) for i in range(3)]
    rows += [(f"M{i}", 12, 30 if i == 0 else None, 100, None) for i in range(6)]
    rows += [("M6", 12, None, 10, None)]
    rows += [(f"H{i}", 24, 30 if i < 2 else None, 100, None) for i in range(3)]
    table = derive_dose_escalation(sheets(*rows), SETTINGS)
    told = [
        "cohort", "n_treated", "n_evaluable", "n_not_evaluable", "n_dlt", "decision",
        "is_maximum_tolerated",
    ]  # fmt: skip
    assert table[told].to_numpy().tolist() == [
        ["6 mg", 3, 3, 0, 0, "escalate", False],
        ["12 mg", 7, 6, 1, 1, "escalate", True],
        ["24 mg", 3, 3, 0, 2, "stop", False],
    ]


def test_a_dose_that_was_changed_within_a_patient_is_told():
    study = sheets(("P1", 6, None, 100, None), ("P2", 6, None, 100, None))
    doses = pd.DataFrame(
        {
            "patient_id": ["P1", "P1", "P2", "P2", "P2"],
            "given_at": pd.Timestamp("2024-01-08"),
            "dose_mg": [6.0, 12.0, 6.0, 6.0, 800.0],
            "drug": ["efti", "efti", "efti", "efti", "avelumab"],
            "route": "subcutaneous",
        }
    )
    study = ClinicalSheets(study.patients, study.adverse_events, None, study.survival, doses=doses)
    note = derive_dose_escalation(study, SETTINGS).iloc[0]["note"]
    assert note == "whose own dose was changed, so that more than this dose counts: 1"


def test_more_than_six_are_decided_on_the_first_six():
    rows = [(f"P{i}", 6, 30 if i in (0, 6, 7) else None, 100, None) for i in range(8)]
    row = derive_dose_escalation(sheets(*rows), SETTINGS).iloc[0]
    assert (row["n_dlt"], row["n_dlt_decided_on"], row["decision"]) == (3, 1, "escalate")
    assert row["note"] == "decided on the first six; later ones with a toxicity: 2"
