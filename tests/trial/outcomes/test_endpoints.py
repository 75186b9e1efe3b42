"""Endpoints: literal sheets, and numbers that others published."""

import datetime as dt

import pandas as pd
import pytest

from tilflow.trial.outcomes.endpoints import summarise_endpoints
from tilflow.trial.outcomes.events import derive_treatment_emergent
from tilflow.trial.outcomes.proportions import compute_clopper_pearson
from tilflow.trial.outcomes.rows import COLUMNS, ClinicalSheets
from tilflow.trial.outcomes.settings import EndpointSettings
from tilflow.trial.outcomes.survival import derive_overall_survival

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


def test_treatment_emergent_is_from_the_first_dose_to_thirty_days_after_the_last():
    days = ("2024-01-07", "2024-01-08", "2024-03-02", "2024-03-03")
    table = events(*(("P1", 1, day, None, None, None) for day in days))
    doses = pd.DataFrame({"patient_id": "P1", "given_at": pd.to_datetime(["2024-02-01T10:00"])})
    found = derive_treatment_emergent(table, patients("P1"))
    assert found["study_day"].tolist() == [1, 55, 56]
    found = derive_treatment_emergent(table, patients("P1"), doses=doses, days_after_last_dose=30)
    assert found["study_day"].tolist() == [1, 55]


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


def test_who_is_in_no_sheet_is_not_censored_but_left_out():
    sv = survival(("P1", "2024-09-01", None, None))
    row = summarise(patients("P1", "P2"), sv=sv).loc["progression_free_survival_median", "A", "all"]
    assert row["n"] == 1
    assert "patients who are not in survival.tsv: 1" in row["note"]


def test_endoscopy_is_of_the_patients_who_had_one():
    ta = scans(("P1", "2024-03-02", 80, ""), ("P2", "2024-03-02", 80, ""))
    table = summarise(patients("P1", "P2"), ta=ta.assign(endoscopic_response=["PR", ""]))
    row = table.loc["endoscopic_objective_response", "all", "all"]
    assert (row["n"], row["n_events"]) == (1, 1)
    absent = summarise(patients("P1", "P2"), ta=ta).loc["endoscopic_objective_response"]
    assert absent["n"].tolist() == [0]


def test_overall_survival_is_from_inclusion_which_is_day_one():
    sv = survival(("P1", "2024-01-31", "2024-01-31", None), ("P2", "2024-01-01", None, None))
    times = derive_overall_survival(patients("P1", "P2"), sv)
    assert times["days"].tolist() == [31, 1]
    assert times["is_event"].tolist() == [True, False]
