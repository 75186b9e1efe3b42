"""Response by RECIST 1.1, against published examples."""

import datetime as dt

import pandas as pd
import pytest

from tilflow.trial.outcomes.response import (
    call_overall_response,
    call_target_response,
    derive_responses,
    summarise_best_response,
)

# admiralonco, tests/testthat/test-derive_param_confirmed_bor.R: first dose, assessments, and the
# best response confirmed after 28 days, with SD from day 28 on. Patient 8 has no assessment.
CONFIRMED = {
    "1": ("2020-01-01", "01-01 PR|02-01 CR|02-16 NE|03-01 CR|04-01 SD", "CR"),
    "2": ("2019-12-12", "01-01 SD|02-01 PR|03-01 SD|03-13 CR", "SD"),
    "4": ("2019-12-30", "01-01 PR|03-01 SD|04-01 SD|05-01 PR|05-15 NON-CR/NON-PD", "SD"),
    "5": ("2020-01-01", "01-01 PR|01-10 SD|01-20 PR|05-15 NON-CR/NON-PD", "NON-CR/NON-PD"),
    "6": ("2020-02-02", "02-06 PR|02-16 CR|03-30 PR", "SD"),
    "7": ("2020-02-02", "02-06 PR|02-16 CR|04-01 NE", "NE"),
    "8": ("2020-04-01", "", "NE"),
    "9": ("2020-02-01", "02-16 PD|03-06 SD", "PD"),
}


def _dates(texts):
    return [dt.date.fromisoformat(text) for text in texts]


@pytest.mark.parametrize(
    ("sum_mm", "baseline", "nadir", "expected"),
    [
        (70.0, 100.0, 100.0, "PR"),  # exactly 30 % smaller
        (71.0, 100.0, 100.0, "SD"),
        (60.0, 100.0, 50.0, "PD"),  # exactly 20 % and 10 mm above the nadir, 40 % below baseline
        (24.0, 100.0, 20.0, "PR"),  # 20 %, but 4 mm only
        (5.0, 60.0, 0.0, "PD"),  # back from nothing
        (4.9, 60.0, 0.0, "PR"),
        (105.5, 100.0, 100.0, "SD"),  # 5.5 mm, but 5.5 %
        (0.0, 60.0, 42.0, "CR"),
        (float("nan"), 60.0, 42.0, "NE"),
    ],
)
def test_target_lesions(sum_mm, baseline, nadir, expected):
    called = call_target_response(
        sum_mm, baseline_mm=baseline, nadir_mm=nadir, is_gone=sum_mm == 0, is_complete=sum_mm >= 0
    )
    assert called == expected


@pytest.mark.parametrize(
    ("target", "non_target", "new_lesion", "expected"),
    [
        # Eisenhauer et al. 2009, table 1.
        ("CR", "CR", False, "CR"),
        ("CR", "NON-CR/NON-PD", False, "PR"),
        ("CR", "NE", False, "PR"),
        ("PR", "NE", False, "PR"),
        ("SD", "NON-CR/NON-PD", False, "SD"),
        ("NE", "NON-CR/NON-PD", False, "NE"),
        ("PD", "CR", False, "PD"),
        ("CR", "PD", False, "PD"),
        ("CR", "CR", True, "PD"),
        # Table 2: no target lesions.
        ("", "CR", False, "CR"),
        ("", "NON-CR/NON-PD", False, "NON-CR/NON-PD"),
        ("", "NE", False, "NE"),
        ("", "PD", False, "PD"),
        ("", "CR", True, "PD"),
    ],
)
def test_overall_response(target, non_target, new_lesion, expected):
    assert call_overall_response(target, non_target, new_lesion=new_lesion) == expected


@pytest.mark.parametrize("name", CONFIRMED)
def test_confirmed_best_response_of_admiralonco(name):
    first, course, expected = CONFIRMED[name]
    rows = [text.split(" ") for text in course.split("|") if text]
    responses = pd.DataFrame(
        {
            "patient_id": [name for _ in rows],
            "assessed_on": _dates(f"2020-{day}" for day, _ in rows),
            "is_baseline": [False for _ in rows],
            "response": [response for _, response in rows],
        }
    ).astype({"is_baseline": bool})
    patients = pd.DataFrame({"patient_id": [name], "first_dose_date": _dates([first])})
    best = summarise_best_response(responses, patients, minimum_sd_days=28, confirmation_days=28)
    assert best["best_response"].tolist() == [expected]


@pytest.mark.parametrize(
    ("first", "second", "late", "early"),
    [
        # Eisenhauer et al. 2009, table 3: best response of two time points four weeks apart, where
        # confirmation is required; the first one late enough for SD, or too early.
        ("CR", "CR", "CR", "CR"),
        ("CR", "PR", "SD", "SD"),  # footnote: SD where the criteria of its duration are met
        ("CR", "SD", "SD", "SD"),
        ("CR", "PD", "SD", "PD"),
        ("CR", "NE", "SD", "NE"),
        ("PR", "CR", "PR", "PR"),
        ("PR", "PR", "PR", "PR"),
        ("PR", "SD", "SD", "SD"),
        ("PR", "PD", "SD", "PD"),
        ("PR", "NE", "SD", "NE"),
        ("NE", "NE", "NE", "NE"),
    ],
)
def test_best_response_of_table_three(first, second, late, early):
    patients = pd.DataFrame({"patient_id": ["P1"], "first_dose_date": _dates(["2020-01-01"])})
    for days, expected in (
        (("2020-02-20", "2020-03-20"), late),
        (("2020-01-20", "2020-02-17"), early),
    ):
        responses = pd.DataFrame(
            {
                "patient_id": "P1",
                "assessed_on": _dates(days),
                "is_baseline": False,
                "response": [first, second],
            }
        )
        best = summarise_best_response(
            responses, patients, minimum_sd_days=42, confirmation_days=28
        )
        assert best["best_response"].tolist() == [expected]


def assessments(*rows):
    columns = ["assessed_on", "target_sum_mm", "non_target", "new_lesion", "response"]
    table = pd.DataFrame(rows, columns=columns).assign(patient_id="P1")
    table["assessed_on"] = _dates(table["assessed_on"])
    return table.astype({"target_sum_mm": float})


PATIENT = pd.DataFrame({"patient_id": ["P1"], "first_dose_date": [dt.date(2024, 1, 10)]})


def test_a_patient_over_time_with_the_investigator_beside_the_rule():
    table = assessments(
        ("2024-01-05", 80, "NON-CR/NON-PD", None, ""),
        ("2024-03-10", 50, "NON-CR/NON-PD", False, "PR"),
        ("2024-05-10", 40, "NON-CR/NON-PD", False, "SD"),
        ("2024-07-10", 52, "NON-CR/NON-PD", False, ""),
        ("2024-09-10", None, "", None, ""),
        ("2024-11-10", 30, "NON-CR/NON-PD", True, ""),
    )
    derived = derive_responses(table, PATIENT)
    assert derived["derived"].tolist() == ["", "PR", "PR", "PD", "NE", "PD"]
    assert derived["response"].tolist() == ["", "PR", "SD", "PD", "NE", "PD"]


def test_without_a_baseline_only_progression_can_be_seen():
    table = assessments(
        ("2024-03-10", 50, "", False, ""), ("2024-05-10", 10, "", False, ""),
        ("2024-07-10", 10, "", True, ""),
    )  # fmt: skip
    assert derive_responses(table, PATIENT)["derived"].tolist() == ["NE", "NE", "PD"]


def test_the_best_response_ends_at_progression_and_stable_disease_needs_time():
    table = assessments(
        ("2024-01-05", 80, "", None, ""), ("2024-02-05", 78, "", False, ""),
        ("2024-04-05", 120, "", False, ""), ("2024-06-05", 10, "", False, ""),
    )  # fmt: skip
    responses = derive_responses(table, PATIENT)
    for minimum, expected in ((42, "PD"), (21, "SD")):
        best = summarise_best_response(
            responses, PATIENT, minimum_sd_days=minimum, confirmation_days=None
        )
        assert best["best_response"].tolist() == [expected]
