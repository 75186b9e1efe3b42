"""The table of adverse events counts patients, not events."""

import pandas as pd

from tilflow.report.adverse_events import summarise_adverse_events
from tilflow.report.completeness import derive_grid


def test_a_patient_counts_once_at_the_worst_grade() -> None:
    events = pd.DataFrame(
        [
            ("a", "Rash", "Skin", 1, True, False),
            ("a", "Rash", "Skin", 3, True, True),
            ("a", "Nausea", "Gut", 2, False, False),
            ("b", "Pruritus", "Skin", 2, None, None),
            ("c", "Cough", "", 1, False, False),
        ],
        columns=["patient_id", "term", "soc", "grade", "related", "serious"],
    )
    patients = pd.DataFrame({"patient_id": list("abcd"), "stratum": list("AABB")})
    rows = summarise_adverse_events(events, patients, ["A", "B"])
    told = [(r.organ_class, r.term, r.n, r.grades, r.related, r.serious, r.strata) for r in rows]
    assert told == [
        ("Any adverse event", "any event", 3, (1, 1, 1, 0, 0), 1, 1, (2, 1)),
        ("Skin", "any event", 2, (0, 1, 1, 0, 0), 1, 1, (2, 0)),
        ("Skin", "Pruritus", 1, (0, 1, 0, 0, 0), 0, 0, (1, 0)),
        ("Skin", "Rash", 1, (0, 0, 1, 0, 0), 1, 1, (1, 0)),
        ("Gut", "any event", 1, (0, 1, 0, 0, 0), 0, 0, (1, 0)),
        ("Gut", "Nausea", 1, (0, 1, 0, 0, 0), 0, 0, (1, 0)),
        ("not coded", "any event", 1, (1, 0, 0, 0, 0), 0, 0, (0, 1)),
        ("not coded", "Cough", 1, (1, 0, 0, 0, 0), 0, 0, (0, 1)),
    ]
    assert summarise_adverse_events(events.iloc[:0], patients, ["A", "B"]) == []


def test_the_grid_has_every_patient_and_visits_in_the_order_of_their_days() -> None:
    columns = ["patient_id", "specimen", "visit", "status", "reason"]
    completeness = pd.DataFrame(
        [
            ("a", "blood", "late", "measured", ""),
            ("a", "blood", "early", "failed", "too few beads"),
            ("a", "tissue", "early", "missing", ""),
        ],
        columns=columns,
    )
    longitudinal = pd.DataFrame(
        {"specimen": "blood", "visit": ["late", "early"], "study_day": [57, 1]}
    )
    patients = pd.DataFrame({"patient_id": ["b", "a"], "stratum": "A"})
    grid = derive_grid(completeness, longitudinal, patients)
    assert grid is not None
    assert grid.columns == (("blood", "early"), ("blood", "late"), ("tissue", "early"))
    assert [row[0] for row in grid.rows] == ["a", "b"]
    first = grid.rows[0][2]
    assert [square.status for square in first if square] == ["failed", "measured", "missing"]
    assert first[0] is not None
    assert first[0].title == "a, blood, early: failed – too few beads"
    assert grid.rows[1][2] == (None, None, None)
    assert grid.count_columns() == [("blood", 2), ("tissue", 1)]
