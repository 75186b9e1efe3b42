from datetime import timedelta

import pandas as pd
import pytest

from tilflow.simulate.clinical import (
    tabulate_adverse_events,
    tabulate_assessments,
    tabulate_doses,
    tabulate_survival,
)
from tilflow.simulate.cohort import Patient, draw_patients
from tilflow.simulate.settings import SimulateSettings, build_settings
from tilflow.simulate.tumour_course import Course, call_response, draw_courses

SETTINGS: SimulateSettings = build_settings("trial", seed=4)
PATIENTS: list[Patient] = draw_patients(SETTINGS)
COURSES: dict[str, Course] = draw_courses(PATIENTS, SETTINGS)


def test_the_first_dose_is_on_study_day_1_and_doses_are_two_weeks_apart() -> None:
    doses = tabulate_doses(PATIENTS, COURSES, SETTINGS)
    doses = doses[doses["drug"] == "eftilagimod alpha"]
    days = pd.to_datetime(doses["given_at"]).dt.normalize()
    for patient in PATIENTS:
        own = days[doses["patient_id"] == patient.patient_id]
        assert own.iloc[0].date() == patient.first_dose_date == patient.date_of(1)
        assert (own.diff().dropna() == pd.Timedelta(days=14)).all()
        assert own.iloc[-1].date() <= patient.date_of(patient.stratum.last_dose_day)
        progressed = COURSES[patient.patient_id].progression_date
        assert progressed is None or own.iloc[-1].date() < progressed


def test_strata_c_and_d_get_what_belongs_to_them() -> None:
    doses = tabulate_doses(PATIENTS, COURSES, SETTINGS)
    partner = doses[doses["drug"] != "eftilagimod alpha"]
    by_stratum = partner.groupby(partner["patient_id"].str[0])["drug"].unique()
    assert {k: list(v) for k, v in by_stratum.items()} == {
        "C": ["standard of care"],
        "D": ["avelumab"],
    }


def test_responses_follow_from_the_sums_by_recist() -> None:
    table = tabulate_assessments(PATIENTS, COURSES)
    for _, own in table.groupby("patient_id"):
        sums = own["target_sum_mm"].tolist()
        assert own["response"].iloc[0] == ""
        for number in range(1, len(own)):
            row, nadir = own.iloc[number], min(sums[:number])
            rise = row["target_sum_mm"] - nadir
            progresses = row["new_lesion"] == "yes" or (rise >= 5 and rise >= 0.2 * nadir)
            assert (row["response"] == "PD") == progresses
            assert (row["response"] in ("PR", "CR")) == (
                not progresses and row["target_sum_mm"] <= 0.7 * sums[0]
            )
    best = set(table["response"])
    assert {"PR", "SD", "PD"} <= best


@pytest.mark.parametrize(
    ("target_mm", "non_target", "is_new", "response"),
    [
        (0, "", False, "CR"),
        (0, "NON-CR/NON-PD", False, "PR"),
        (0, "", True, "PD"),
        (70, "", False, "PR"),
        (71, "", False, "SD"),
        (50, "PD", False, "PD"),
    ],
)
def test_overall_response(target_mm: float, non_target: str, is_new: bool, response: str) -> None:
    called = call_response(
        target_mm, baseline_mm=100, nadir_mm=100, non_target=non_target, is_new=is_new
    )
    assert called == response


def test_a_rise_of_a_fifth_below_5_mm_is_no_progression() -> None:
    at = {"baseline_mm": 100, "non_target": "", "is_new": False}
    assert call_response(24, nadir_mm=20, **at) == "PR"
    assert call_response(25, nadir_mm=20, **at) == "PD"
    assert call_response(115, nadir_mm=100, **at) == "SD"


def test_survival_agrees_with_the_imaging() -> None:
    survival = tabulate_survival(PATIENTS, COURSES).set_index("patient_id")
    imaging = tabulate_assessments(PATIENTS, COURSES)
    progressed = imaging[imaging["response"] == "PD"].set_index("patient_id")["assessed_on"]
    assert survival.loc[survival["progressed"] == "yes", "progression_date"].to_dict() == (
        progressed.to_dict()
    )
    dead = survival[survival["died"] == "yes"]
    assert 5 <= len(dead) < len(survival)
    assert (dead["death_date"] == dead["last_contact_date"]).all()
    assert (dead["death_date"] > dead["progression_date"]).all()
    last_seen = imaging.groupby("patient_id")["assessed_on"].max()
    assert (last_seen <= survival["last_contact_date"]).all()


def test_dose_limiting_toxicity_is_planted_in_the_window() -> None:
    events = tabulate_adverse_events(PATIENTS, COURSES, SETTINGS)
    dlt = events[events["dlt"] == "yes"]
    assert dlt["patient_id"].nunique() == SETTINGS.clinical.patients_with_dlt == len(dlt)
    first = {patient.patient_id: patient.first_dose_date for patient in PATIENTS}
    for row in dlt.itertuples():
        day = pd.Timestamp(row.start_date).date() - first[row.patient_id]
        assert timedelta(0) <= day < timedelta(days=SETTINGS.clinical.dlt_window_days)
        assert (row.grade, row.related, row.serious) == (3, "yes", "yes")
    assert set(events["grade"]) <= {1, 2, 3, 4}
    ended = events[events["end_date"] != ""]
    assert (ended["end_date"] >= ended["start_date"]).all()
