"""Rows of the time-dependent model, drawn by hand."""

import numpy as np
import pytest

from tilflow.trial.association.intervals import Follow, build_intervals


def split(values, *, entry=3.0, end=100.0, is_event=True, carry=None):
    follow = Follow(
        names=np.array(["P1"]), strata=np.array(["A"]), entry=np.array([entry]),
        end=np.array([end]), is_event=np.array([is_event]),
    )  # fmt: skip
    days, folds = np.array(list(values), dtype=float), np.array(list(values.values()), dtype=float)
    rows = build_intervals(
        follow, np.zeros(len(days), dtype=int), days, folds, carry_forward_days=carry
    )
    columns = (rows.start, rows.stop, rows.covariate, rows.is_event)
    return [tuple(row) for row in zip(*(column.tolist() for column in columns), strict=True)]


@pytest.mark.parametrize(
    ("values", "rules", "rows"),
    [
        # Without a sample on treatment the fold change is that of the baseline: 1.
        ({}, {}, [(3, 100, 0, True)]),
        ({20: 1.5}, {}, [(3, 20, 0, False), (20, 100, 1.5, True)]),
        # A value of the day of the event, or of after it, is not known before it.
        ({20: 1.5, 100: 9, 120: 9}, {}, [(3, 20, 0, False), (20, 100, 1.5, True)]),
        ({20: 1.5}, {"is_event": False}, [(3, 20, 0, False), (20, 100, 1.5, False)]),
        # A value holds no longer than allowed: then the patient, and the event, are out.
        ({20: 1.5}, {"carry": 30}, [(3, 20, 0, False), (20, 50, 1.5, False)]),
        (
            {20: 1.5, 80: 2.0},
            {"carry": 30},
            [(3, 20, 0, False), (20, 50, 1.5, False), (80, 100, 2.0, True)],
        ),
    ],
)
def test_intervals(values, rules, rows):
    assert split(values, **rules) == rows
