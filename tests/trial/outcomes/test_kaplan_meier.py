"""Kaplan and Meier: figures that R prints, and the curve of another program."""

import numpy as np
import pandas as pd
import pytest

from tilflow.trial.outcomes.kaplan_meier import (
    compute_curve,
    count_at_risk,
    find_median,
    summarise_survival,
)


@pytest.fixture(scope="module")
def lung():
    """North Central Cancer Treatment Group, 228 patients: R's ``lung``, shipped by lifelines."""
    from lifelines.datasets import load_lung

    table = load_lung()
    is_event = table["status"] == table["status"].max()
    return pd.DataFrame({"days": table["time"], "is_event": is_event, "sex": table["sex"]})


def test_median_survival_of_the_lung_data(lung):
    """R's survival, ?lung with conf.type="log-log": 310 (284, 361); by sex 270 and 426 days."""
    times = lung
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


def test_the_curve_is_that_of_lifelines(lung):
    from lifelines import KaplanMeierFitter

    days, is_event = lung["days"].to_numpy(dtype=float), lung["is_event"].to_numpy(dtype=bool)
    curve = compute_curve(days, is_event)
    fitter = KaplanMeierFitter().fit(days, is_event)
    theirs = fitter.event_table
    assert curve["n_at_risk"].tolist()[1:] == theirs["at_risk"].tolist()[1:]
    assert curve["n_censored"].tolist() == theirs["censored"].tolist()
    assert curve["survival"].to_numpy() == pytest.approx(
        fitter.survival_function_.to_numpy().ravel()
    )
    limits = fitter.confidence_interval_survival_function_.to_numpy()
    inner = curve["survival"].between(0, 1, inclusive="neither").to_numpy()
    assert curve.loc[inner, ["lower", "upper"]].to_numpy() == pytest.approx(limits[inner])


def test_a_median_on_a_flat_step_is_its_middle():
    """As R's survival has it (help of quantile.survfit), and as without censoring."""
    curve = compute_curve(np.arange(1.0, 5.0), np.ones(4, dtype=bool))
    assert find_median(curve["day"].to_numpy(), curve["survival"].to_numpy()) == 2.5


def test_at_risk_counts_add_up_to_all(lung):
    marks = count_at_risk(lung, interval_days=100)
    assert (marks[["n_at_risk", "n_events", "n_censored"]].sum(axis=1) == len(lung)).all()
    assert marks.loc[marks["day"] == 300, "n_at_risk"].item() == (lung["days"] >= 300).sum()
