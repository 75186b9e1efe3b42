"""Adverse events by class, term and grade: a literal table, and the CDISC pilot."""

import datetime as dt

import pandas as pd
import pytest

from tilflow.trial.outcomes.endpoints import summarise_endpoints
from tilflow.trial.outcomes.event_table import summarise_adverse_events
from tilflow.trial.outcomes.rows import ClinicalSheets
from tilflow.trial.outcomes.settings import EndpointSettings

SETTINGS = EndpointSettings()


def test_subjects_count_once_and_by_their_worst_grade():
    patients = pd.DataFrame(
        {
            "patient_id": ["P1", "P2", "P3"],
            "stratum": "A",
            "cohort": "",
            "inclusion_date": dt.date(2024, 1, 1),
            "first_dose_date": dt.date(2024, 1, 1),
        }
    )
    rows = [
        ("P1", "Nausea", "Gut", 1, False, False), ("P1", "Nausea", "Gut", 3, True, True),
        ("P1", "Colitis", "Gut", 2, True, False), ("P2", "Nausea", "Gut", 1, None, None),
        ("P2", "Fatigue", "", 2, False, False),
    ]  # fmt: skip
    columns = ["patient_id", "term", "soc", "grade", "related", "serious"]
    events = pd.DataFrame(rows, columns=columns)
    events = events.assign(start_date=dt.date(2024, 2, 1), dlt=None)
    table = summarise_adverse_events(ClinicalSheets(patients, events, None, None), SETTINGS)
    own = table[table["stratum"] == "A"].set_index(["soc", "term", "category"])
    counts = own[["n_subjects", "n_events"]].apply(tuple, axis=1).to_dict()
    assert counts["", "", "any_grade"] == (2, 5)
    assert counts["", "", "grade_3_or_more"] == (1, 1)
    assert counts["", "", "dose_limiting"] == (0, 0)
    assert counts["Gut", "", "any_grade"] == (2, 4)
    assert counts["Gut", "Nausea", "any_grade"] == (2, 3)
    assert counts["Gut", "Nausea", "worst_grade_1"] == (1, 2)
    assert counts["Gut", "Nausea", "worst_grade_3"] == (1, 1)
    assert counts["Gut", "Nausea", "related"] == (1, 1)
    assert counts["not stated", "Fatigue", "worst_grade_2"] == (1, 1)
    assert ("Gut", "Nausea", "worst_grade_2") not in counts
    assert own["n_treated"].eq(3).all()
    assert own.loc[("Gut", "", "any_grade"), "percent"] == pytest.approx(200 / 3)
    # Each subject has one worst grade.
    worst = own[own.index.get_level_values("category").str.startswith("worst")]
    any_grade = own.xs("any_grade", level="category")["n_subjects"]
    assert worst.groupby(["soc", "term"])["n_subjects"].sum().to_dict() == any_grade.to_dict()


def read_pilot(real_data, arm):
    """The sheets of the CDISC pilot, its arms as strata; mild, moderate, severe as grades."""
    subjects = pd.read_parquet(real_data / "trial" / "dm.parquet")
    subjects = subjects[subjects["ACTARM"] != "Screen Failure"]
    raw = pd.read_parquet(real_data / "trial" / "ae.parquet")
    # A month or a year alone counts from its first day.
    start = raw["AESTDTC"] + raw["AESTDTC"].str.len().map({4: "-01-01", 7: "-01", 10: ""})
    events = pd.DataFrame(
        {
            "patient_id": raw["USUBJID"],
            "term": raw["AEDECOD"],
            "soc": raw["AEBODSYS"],
            "start_date": pd.to_datetime(start),
            "grade": raw["AESEV"].map({"MILD": 1, "MODERATE": 2, "SEVERE": 3}),
            "related": None,
            "serious": raw["AESER"].eq("Y"),
            "dlt": None,
        }
    )
    first = pd.to_datetime(subjects["RFXSTDTC"].str[:10]).dt.date
    patients = pd.DataFrame(
        {
            "patient_id": subjects["USUBJID"],
            "stratum": subjects[arm].str.split().str[:2].str.join(" "),
            "cohort": "",
            "inclusion_date": first,
            "first_dose_date": first,
        }
    ).reset_index(drop=True)
    return ClinicalSheets(patients, events, None, None)


@pytest.mark.real
def test_terms_of_the_cdisc_pilot_as_published(real_data):
    """Subjects by planned arm (86/84/84) in the AE table of tfrmt's documentation.

    https://gsk-biostatistics.github.io/tfrmt, article on hierarchical ARDs.
    """
    table = summarise_adverse_events(read_pilot(real_data, "ARM"), SETTINGS)
    table = table[table["category"].eq("any_grade") & table["level"].ne("soc")]
    table = table.set_index(["stratum", "term"]).sort_index()
    arms = ("Placebo", "Xanomeline High", "Xanomeline Low")
    assert [table.loc[(arm, ""), "n_treated"] for arm in arms] == [86, 84, 84]
    for term, expected in (
        ("APPLICATION SITE ERYTHEMA", [3, 15, 12]),
        ("APPLICATION SITE PRURITUS", [6, 22, 22]),
        ("FATIGUE", [1, 5, 5]),
        ("VOMITING", [3, 7, 3]),
    ):
        assert [table.loc[(arm, term), "n_subjects"] for arm in arms] == expected


@pytest.mark.real
def test_every_count_of_the_cdisc_pilot(real_data):
    """By treatment received: 65/69/84 subjects, 281/418/427 events, 5/8/16 severe; and each term.

    The terms are counted a second time from the raw table, without this program.
    """
    sheets = read_pilot(real_data, "ACTARM")
    endpoints = summarise_endpoints(sheets, SETTINGS).set_index(["endpoint", "stratum", "cohort"])
    for stratum, n, any_grade, count, severe in (
        ("Placebo", 86, 65, 281, 5),
        ("Xanomeline High", 72, 69, 418, 8),
        ("Xanomeline Low", 96, 84, 427, 16),
    ):
        row = endpoints.loc["adverse_event_any_grade", stratum, "all"]
        assert (row["n"], row["n_events"]) == (n, any_grade)
        assert endpoints.loc["adverse_event_any_grade_events", stratum, "all"]["estimate"] == count
        assert endpoints.loc["adverse_event_grade_3_or_more", stratum, "all"]["n_events"] == severe
    table = summarise_adverse_events(sheets, SETTINGS)
    terms = table[
        table["level"].eq("term") & table["category"].eq("any_grade") & table["stratum"].ne("all")
    ]
    ours = terms.set_index(["stratum", "soc", "term"])[["n_subjects", "n_events"]]
    joined = sheets.adverse_events.merge(sheets.patients, on="patient_id")
    during = joined[joined["start_date"] >= pd.to_datetime(joined["first_dose_date"])]
    groups = during.groupby(["stratum", "soc", "term"])["patient_id"]
    theirs = pd.DataFrame({"n_subjects": groups.nunique(), "n_events": groups.size()})
    assert len(ours) == len(theirs) > 300
    assert (ours.sort_index() == theirs.sort_index()).all(axis=None)
