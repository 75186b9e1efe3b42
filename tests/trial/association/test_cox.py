"""The proportional hazards model against figures that R prints."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2
from tests.trial.association.veteran import load_veteran

from tilflow.trial.association.cox import compute_km_transform, compute_proportionality, fit_cox


def fit(table, columns, *, start=None, strata=None):
    n = len(table)
    return fit_cox(
        np.zeros(n) if start is None else table[start].to_numpy(dtype=float),
        table["stop"].to_numpy(dtype=float),
        table["event"].to_numpy() == 1,
        table[columns].to_numpy(dtype=float),
        strata=strata,
    )


def errors(model):
    return np.sqrt(np.diag(model.covariance))


@pytest.fixture(scope="module")
def heart():
    """Stanford heart transplants, 172 intervals: R's ``heart``, shipped by lifelines."""
    from lifelines.datasets import load_stanford_heart_transplants

    return load_stanford_heart_transplants()


@pytest.fixture(scope="module")
def veteran():
    return load_veteran().rename(columns={"days": "stop", "died": "event"})


def test_a_transplant_as_it_comes_and_as_if_it_had_always_been(heart):
    """The example of immortal time: −0.010 (0.314) over time, −1.704 (0.283) for "ever".

    R: coxph(Surv(start, stop, event) ~ age + year + surgery + transplant, heart); the naive model
    gives each patient one row with the transplant that came later.
    """
    columns = ["age", "year", "surgery", "transplant"]
    model = fit(heart, columns, start="start")
    assert model.coefficients == pytest.approx([0.0272, -0.1463, -0.6372, -0.0103], abs=5e-5)
    assert errors(model) == pytest.approx([0.0137, 0.0705, 0.3672, 0.3138], abs=5e-5)
    naive = heart.groupby("id").agg(
        stop=("stop", "max"), event=("event", "max"), transplant=("transplant", "max"),
        age=("age", "first"), year=("year", "first"), surgery=("surgery", "first"),
    )  # fmt: skip
    model = fit(naive, columns)
    assert model.coefficients[3] == pytest.approx(-1.704, abs=0.02)
    assert errors(model)[3] == pytest.approx(0.283, abs=0.01)


def test_the_model_is_that_of_lifelines(heart):
    from lifelines import CoxTimeVaryingFitter

    columns = ["age", "surgery", "transplant"]
    theirs = CoxTimeVaryingFitter().fit(
        heart[["id", "start", "stop", "event", *columns]],
        id_col="id", start_col="start", stop_col="stop", event_col="event",
    )  # fmt: skip
    model = fit(heart, columns, start="start")
    assert model.coefficients == pytest.approx(theirs.params_[columns].to_numpy(), abs=1e-5)
    assert errors(model) == pytest.approx(theirs.standard_errors_[columns].to_numpy(), abs=1e-5)
    assert model.log_likelihood == pytest.approx(theirs.log_likelihood_, abs=1e-6)


def test_veterans_and_the_check_of_proportional_hazards(veteran):
    """R: cox.zph of trt + prior + karno, printed in survival's vignette on time-dependent ones.

    chisq 0.288, 2.168, 12.138; p 0.59125, 0.14087, 0.00049.
    """
    model = fit(veteran, ["trt", "prior", "karno"])
    assert 2 * (model.log_likelihood - model.null_log_likelihood) == pytest.approx(43.04, abs=0.01)
    stop, event = veteran["stop"].to_numpy(), veteran["event"].to_numpy() == 1
    scale = compute_km_transform(np.zeros(len(stop)), stop, event, model.event_times)
    p = compute_proportionality(model, scale)
    assert chi2.isf(p, 1) == pytest.approx([0.288, 2.168, 12.138], abs=5e-4)
    assert p == pytest.approx([0.59125, 0.14087, 0.00049], abs=5e-6)


def test_data_set_two_of_therneau_and_grambsch():
    """Appendix E.2.2, Efron; R's survival, tests/book4.Rout.save prints these residuals."""
    table = pd.DataFrame(
        {
            "start": [1, 2, 5, 2, 1, 7, 3, 4, 8, 8],
            "stop": [2, 3, 6, 7, 8, 9, 9, 9, 14, 17],
            "event": [1, 1, 1, 1, 1, 1, 1, 0, 0, 0],
            "x": [1, 0, 0, 1, 0, 1, 1, 1, 0, 0],
        }
    )
    model = fit(table, ["x"], start="start")
    assert model.residuals.ravel() == pytest.approx(
        [0.5052761, -0.3286599, -0.5949242, 0.2539781, -0.7460219, 0.4551759, 0.4551759], abs=5e-8
    )
    # Three strata with other times: three times the information, the same coefficient.
    parts = [table.assign(start=table["start"] + n, stop=table["stop"] + n) for n in (1, 2, 3)]
    three = pd.concat(parts, ignore_index=True)
    model_of_three = fit(three, ["x"], start="start", strata=np.repeat([1, 2, 3], len(table)))
    assert model_of_three.coefficients == pytest.approx(model.coefficients)
    assert model_of_three.covariance == pytest.approx(model.covariance / 3)


def test_a_covariate_that_tells_all_events_apart_has_no_finite_ratio():
    table = pd.DataFrame({"stop": [1, 2, 3, 4, 5, 6], "event": 1, "x": [6, 5, 4, 3, 2, 1]})
    assert not fit(table, ["x"]).is_finite
    assert not fit(table.assign(x=1.0), ["x"]).is_finite


def test_a_rare_class_without_an_event_has_no_finite_ratio():
    """One patient of 40: 6 SD from the others, so the coefficient stays small in SDs."""
    days = np.arange(1.0, 41.0)
    table = pd.DataFrame({"stop": days, "event": np.arange(40) % 2 == 0})
    assert fit(table.assign(x=np.arange(40) == 20), ["x"]).is_finite
    assert not fit(table.assign(x=np.arange(40) == 21), ["x"]).is_finite
