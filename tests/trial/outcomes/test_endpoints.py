"""Endpoints: literal sheets, and numbers that others published."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from tilflow.trial.outcomes.endpoints import COLUMNS, ClinicalSheets, summarise_endpoints
from tilflow.trial.outcomes.events import derive_treatment_emergent
from tilflow.trial.outcomes.proportions import compute_clopper_pearson
from tilflow.trial.outcomes.survival import (
    derive_overall_survival,
    derive_progression_free_survival,
    summarise_survival,
)
from tilflow.trial.settings import EndpointSettings

DAY = dt.date.fromisoformat


def patients(*names, stratum="A"):
    return pd.DataFrame(
        {
            "patient_id": list(names),
            "stratum": stratum,
            "cohort": "6 mg",
            "inclusion_date": DAY("2024-01-01"),
            "first_dose_date": DAY("2024-01-08"),
        }
    )


def events(*rows):
    columns = ["patient_id", "grade", "start_date", "related", "serious", "dlt"]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(start_date=[DAY(text) for text in table["start_date"]])


def survival(*rows):
    columns = ["patient_id", "last_contact_date", "death_date", "progression_date"]
    table = pd.DataFrame(rows, columns=columns).astype(object)
    for name in columns[1:]:
        table[name] = [DAY(text) if text else None for text in table[name]]
    return table


def scans(*rows):
    columns = ["patient_id", "assessed_on", "target_sum_mm", "response"]
    table = pd.DataFrame(rows, columns=columns).assign(non_target="", new_lesion=False)
    table["assessed_on"] = [DAY(text) for text in table["assessed_on"]]
    return table.astype({"target_sum_mm": float})


def summarise(who, ae=None, ta=None, sv=None):
    table = summarise_endpoints(ClinicalSheets(who, ae, ta, sv), EndpointSettings())
    assert list(table.columns) == list(COLUMNS)
    return table.set_index(["endpoint", "stratum", "cohort"])


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        # scipy.stats.binomtest and statsmodels' proportion_confint(method="beta") agree on these.
        (0, 6, 0, 45.9),
        (1, 6, 0.4, 64.1),
        (6, 6, 54.1, 100),
        (5, 12, 15.2, 72.3),
        (12, 12, 73.5, 100),
    ],
)
def test_clopper_pearson(count, total, low, high):
    ends = [100 * end for end in compute_clopper_pearson(count, total)]
    assert ends == pytest.approx([low, high], abs=0.05)


def test_median_survival_of_the_lung_data():
    """R's survival, ?lung with conf.type="log-log": 310 (284, 361); by sex 270 and 426 days."""
    from lifelines.datasets import load_lung

    lung = load_lung()
    times = pd.DataFrame(
        {"days": lung["time"], "is_event": lung["status"] == 1, "sex": lung["sex"]}
    )
    median = summarise_survival(times, landmark_days=())[0]
    assert (median.value, median.lower, median.upper) == (310, 284, 361)
    for expected, sex in (((270, 210, 306), 0), ((426, 345, 524), 1)):
        median, year = summarise_survival(
            times[times["sex"] == sorted(times["sex"].unique())[sex]], landmark_days=(365,)
        )
        assert (median.value, median.lower, median.upper) == expected
        assert year.value == pytest.approx((33.6, 52.6)[sex], abs=0.05)


def test_survival_without_an_event_is_not_reached():
    times = pd.DataFrame({"days": [10.0, 20.0], "is_event": [False, False]})
    median, early, late = summarise_survival(times, landmark_days=(15, 30))
    assert np.isnan([median.value, median.lower, median.upper]).all()
    assert early.value == 100
    assert np.isnan(early.lower)
    assert not late.is_followed


@pytest.mark.real
def test_adverse_events_of_the_cdisc_pilot(real_data):
    """CDISC pilot, by arm: 65/69/84 patients, 281/418/427 events, 5/8/16 severe."""
    subjects = pd.read_parquet(real_data / "trial" / "dm.parquet")
    subjects = subjects[subjects["ACTARM"] != "Screen Failure"]
    raw = pd.read_parquet(real_data / "trial" / "ae.parquet")
    # A month or a year alone counts from its first day.
    start = raw["AESTDTC"] + raw["AESTDTC"].str.len().map({4: "-01-01", 7: "-01", 10: ""})
    raw = raw.assign(
        patient_id=raw["USUBJID"],
        start_date=pd.to_datetime(start),
        grade=raw["AESEV"].map({"MILD": 1, "MODERATE": 2, "SEVERE": 3}),
        related=None,
        serious=raw["AESER"].eq("Y"),
        dlt=None,
    )
    who = pd.DataFrame(
        {
            "patient_id": subjects["USUBJID"],
            "stratum": subjects["ACTARM"].str.split().str[:2].str.join(" "),
            "cohort": "",
            "inclusion_date": pd.to_datetime(subjects["RFXSTDTC"].str[:10]).dt.date,
            "first_dose_date": pd.to_datetime(subjects["RFXSTDTC"].str[:10]).dt.date,
        }
    ).reset_index(drop=True)
    table = summarise(who, ae=raw)
    for stratum, n, any_grade, count, severe in (
        ("Placebo", 86, 65, 281, 5),
        ("Xanomeline High", 72, 69, 418, 8),
        ("Xanomeline Low", 96, 84, 427, 16),
    ):
        row = table.loc["adverse_event_any_grade", stratum, "all"]
        assert (row["n"], row["n_events"]) == (n, any_grade)
        assert table.loc["adverse_event_any_grade_events", stratum, "all"]["estimate"] == count
        row = table.loc["adverse_event_grade_3_or_more", stratum, "all"]
        assert row["n_events"] == severe


def test_feasibility_counts_patients_without_dlt_in_the_window():
    who = pd.concat([patients("P1", "P2", "P3"), patients("P4", stratum="B")], ignore_index=True)
    table = summarise(
        who,
        ae=events(
            ("P1", 3, "2024-03-31", True, False, True),  # day 84
            ("P2", 3, "2024-04-01", True, False, True),  # day 85
            ("P4", 3, "2024-01-08", True, False, None),
        ),
    )
    row = table.loc["feasibility_without_dlt", "A", "6 mg"]
    assert (row["n"], row["n_events"]) == (3, 2)
    assert [row["lower"], row["upper"]] == pytest.approx([9.4, 99.2], abs=0.05)
    assert table.loc["feasibility_without_dlt", "all", "all"]["n_events"] == 3
    assert "dlt is blank" in table.loc["feasibility_without_dlt", "B", "all"]["note"]


def test_events_from_before_the_first_dose_are_no_treatment_emergent_ones():
    table = events(
        ("P1", 1, "2024-01-07", None, None, None), ("P1", 1, "2024-01-08", None, None, None)
    )
    assert derive_treatment_emergent(table, patients("P1"))["study_day"].tolist() == [1]


def test_a_sheet_without_events_is_zero_patients_and_an_absent_one_says_so():
    who = patients("P1", "P2")
    row = summarise(who, ae=events()).loc["adverse_event_serious", "all", "all"]
    assert (row["n"], row["n_events"], row["estimate"]) == (2, 0, 0)
    table = summarise(who)
    assert (table["n"] == 0).all()
    assert table["note"].str.startswith("left out: the study has no ").all()
    assert {"feasibility_without_dlt", "objective_response", "overall_survival"} <= set(
        table.index.get_level_values("endpoint")
    )


def test_responses_of_all_dosed_patients():
    table = summarise(
        patients("P1", "P2", "P3"),
        ta=scans(
            ("P1", "2024-01-02", 80, ""), ("P1", "2024-03-02", 40, "PR"),
            ("P1", "2024-05-02", 40, "PR"), ("P2", "2024-01-02", 80, ""),
            ("P2", "2024-03-02", 80, "PR"), ("P3", "2024-01-02", 80, ""),
        ),
    )  # fmt: skip
    row = table.loc["objective_response", "all", "all"]
    assert (row["n"], row["n_events"]) == (3, 2)
    assert "want of an assessment after the first dose: 1" in row["note"]
    assert "used at 3 assessments; the rule differs at 1" in row["note"]
    assert table.loc["confirmed_objective_response", "all", "all"]["n_events"] == 1
    assert table.loc["confirmed_best_overall_response_sd", "all", "all"]["n_events"] == 1
    best = {name for name, *_ in table.index if name.startswith("best_overall_response")}
    counts = [table.loc[name, "all", "all"]["n_events"] for name in best]
    assert sum(counts) == 3


def progression_free(who, sv, ta):
    from tilflow.trial.outcomes.response import derive_responses

    responses = None if ta is None else derive_responses(ta, who)
    return derive_progression_free_survival(who, sv, responses, longest_gap_days=126).iloc[0]


@pytest.mark.parametrize(
    ("death", "days", "is_event"),
    [
        ("2024-02-10", 41, True),  # death before the first scan, within two scans' time
        ("2024-08-01", 2, False),  # death long after any scan: censored at the one at baseline
    ],
)
def test_death_before_the_first_scan(death, days, is_event):
    sv = survival(("P1", death, death, None))
    row = progression_free(patients("P1"), sv, scans(("P1", "2024-01-02", 80, "")))
    assert (row["days"], row["is_event"], row["is_late"]) == (days, is_event, not is_event)


def test_nobody_scanned_and_alive_is_censored_at_inclusion():
    sv = survival(("P1", "2024-09-01", None, None))
    row = progression_free(patients("P1"), sv, scans(("P2", "2024-01-02", 80, "")))
    assert (row["days"], row["is_event"]) == (1, False)
    # Without any sheet of scans there is nothing but the last contact.
    row = progression_free(patients("P1"), sv, None)
    assert (row["days"], row["is_event"]) == (245, False)


def test_who_is_in_no_sheet_is_not_censored_but_left_out():
    sv = survival(("P1", "2024-09-01", None, None))
    row = summarise(patients("P1", "P2"), sv=sv).loc["progression_free_survival_median", "A", "all"]
    assert row["n"] == 1
    assert "patients who are not in survival.tsv: 1" in row["note"]


def test_the_earlier_of_scan_and_sheet_is_the_progression():
    ta = scans(
        ("P1", "2024-01-02", 80, ""), ("P1", "2024-03-02", 80, ""), ("P1", "2024-05-02", 120, "")
    )
    row = progression_free(patients("P1"), survival(("P1", "2024-09-01", None, None)), ta)
    assert (row["days"], row["is_event"]) == (123, True)
    row = progression_free(patients("P1"), survival(("P1", "2024-09-01", None, "2024-04-01")), ta)
    assert (row["days"], row["is_event"]) == (92, True)


def test_overall_survival_is_from_inclusion_which_is_day_one():
    sv = survival(("P1", "2024-01-31", "2024-01-31", None), ("P2", "2024-01-01", None, None))
    times = derive_overall_survival(patients("P1", "P2"), sv)
    assert times["days"].tolist() == [31, 1]
    assert times["is_event"].tolist() == [True, False]
