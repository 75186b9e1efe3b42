"""When progression-free survival ends: the rules of censoring as literal rows."""

import datetime as dt

import pandas as pd
import pytest

from tilflow.trial.outcomes.response import derive_responses
from tilflow.trial.outcomes.settings import EndpointSettings
from tilflow.trial.outcomes.survival import derive_progression_free_survival

PATIENT = pd.DataFrame(
    {
        "patient_id": ["P1"],
        "inclusion_date": [dt.date(2024, 1, 1)],
        "first_dose_date": [dt.date(2024, 1, 8)],
    }
)
EVERY = {"longest_gap_days": None, "new_therapy": "ignore", "no_baseline_scan": "keep"}


def day(number):
    """The date of a day from inclusion."""
    return None if number is None else dt.date(2023, 12, 31) + dt.timedelta(days=number)


def count(scans, *, last=None, death=None, progression=None, therapy=None, **rules):
    """Days and whether an event, of scans as day → sum; ``None`` stands for no sheet."""
    survival = pd.DataFrame(
        {
            "patient_id": ["P1"],
            "last_contact_date": [day(last or death or 600)],
            "death_date": [day(death)],
            "progression_date": [day(progression)],
            "new_therapy_date": [day(therapy)],
        },
        dtype=object,
    )
    responses = None
    if scans is not None:
        table = pd.DataFrame(
            {
                "patient_id": "P1",
                "assessed_on": [day(number) for number in scans],
                "target_sum_mm": list(scans.values()),
                "non_target": "",
                "new_lesion": False,
            }
        )
        if table.empty:
            table = table.assign(patient_id=pd.Series(dtype=object))
        responses = derive_responses(table.astype({"target_sum_mm": float}), PATIENT)
    row = derive_progression_free_survival(
        PATIENT, survival, responses, EndpointSettings(**rules)
    ).iloc[0]
    return row["days"], row["is_event"], row["reason"]


BEFORE = {2: 80}
"""A scan at baseline alone."""
SCANS = {2: 80, 60: 80, 116: 70}


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        # Death before the first scan, within two scans' time of the baseline.
        ({"scans": BEFORE, "death": 41}, (41, True, "death")),
        # The same after two scans were missed.
        (
            {"scans": BEFORE, "death": 200},
            (2, False, "event after missed assessments: last adequate one before them"),
        ),
        ({"scans": BEFORE, "death": 200, **EVERY}, (200, True, "death")),
        # Alive, and nothing was scanned after the baseline.
        ({"scans": BEFORE}, (2, False, "no event: last adequate assessment")),
        # No assessment at all.
        ({"scans": {}}, (1, False, "no assessment up to the first dose: inclusion")),
        ({"scans": {}, **EVERY}, (1, False, "no adequate assessment: inclusion")),
        # No baseline: what follows cannot be judged.
        (
            {"scans": {60: 80}, "death": 90},
            (1, False, "no assessment up to the first dose: inclusion"),
        ),
        ({"scans": {60: 80}, "death": 90, **EVERY}, (90, True, "death")),
        # Progression by scan, by the sheet, and the earlier of the two.
        ({"scans": SCANS | {172: 100}}, (172, True, "progression")),
        ({"scans": SCANS, "progression": 130}, (130, True, "progression")),
        ({"scans": SCANS | {172: 100}, "progression": 130}, (130, True, "progression")),
        # Two missed visits before the progression.
        (
            {"scans": SCANS | {260: 100}},
            (116, False, "event after missed assessments: last adequate one before them"),
        ),
        ({"scans": SCANS | {242: 100}}, (242, True, "progression")),
        ({"scans": SCANS | {260: 100}, **EVERY}, (260, True, "progression")),
        # Another treatment first; on the day of the progression it changes nothing.
        (
            {"scans": SCANS | {172: 100}, "therapy": 150},
            (116, False, "another treatment: last adequate assessment up to it"),
        ),
        ({"scans": SCANS | {172: 100}, "therapy": 150, **EVERY}, (172, True, "progression")),
        ({"scans": SCANS | {172: 100}, "therapy": 172}, (172, True, "progression")),
        (
            {"scans": SCANS, "therapy": 116},
            (116, False, "another treatment: last adequate assessment up to it"),
        ),
        # Without any sheet of scans there is nothing but the last contact.
        ({"scans": None, "last": 245}, (245, False, "no event: last contact")),
        ({"scans": None, "last": 245, "therapy": 100}, (100, False, "another treatment began")),
        ({"scans": None, "death": 245}, (245, True, "death")),
    ],
)
def test_progression_free_survival(case, expected):
    assert count(**case) == expected


def test_a_scan_that_could_not_be_evaluated_is_not_adequate():
    assert count(SCANS | {172: None})[:2] == (116, False)
