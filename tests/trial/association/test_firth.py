"""The penalised model against R's coxphf and a published answer; and when it stands in."""

import numpy as np
import pytest

from tilflow.trial.association.cox import fit_cox
from tilflow.trial.association.firth import fit_firth
from tilflow.trial.association.hazard import COX, FIRTH, estimate_hazard_ratio
from tilflow.trial.association.intervals import Intervals
from tilflow.trial.association.settings import AssociationSettings

SETTINGS = AssociationSettings()


def draw_separated():
    """100 patients, no event where the first covariate is 0: the recipe of firthmodels' tests."""
    generator, n = np.random.default_rng(42), 100
    covariates = np.column_stack(
        [
            generator.choice([0, 1], n, p=[0.35, 0.65]),
            generator.standard_normal(n),
            generator.uniform(-1, 1, n),
            generator.choice([0, 1], n, p=[0.6, 0.4]),
        ]
    )
    hazard = 0.1 * np.exp(covariates @ [0, 0.5, -0.3, 0.7])
    died, left = generator.exponential(1 / hazard), generator.exponential(scale=15.0, size=n)
    return np.minimum(died, left), (died <= left) & (covariates[:, 0] == 1), covariates


def test_estimates_errors_limits_and_tests_are_those_of_coxphf():
    """R's coxphf, as the tests of firthmodels quote it (github.com/jzluo/firthmodels)."""
    stop, is_event, covariates = draw_separated()
    fit = fit_firth(np.zeros(100), stop, is_event, covariates)
    expected = [3.8815800583, 0.6042066427, -0.4202139201, 1.0415063080]
    assert fit.coefficients == pytest.approx(expected, rel=1e-6)
    errors = [1.4430190269, 0.1599607483, 0.2541800107, 0.3128784410]
    assert np.sqrt(np.diag(fit.covariance)) == pytest.approx(errors, rel=1e-6)
    assert fit.likelihood_ratio == pytest.approx(57.6071, rel=1e-6)
    p = [7.318984974e-09, 1.686334002e-04, 9.295083722e-02, 8.463066114e-04]
    assert fit.p == pytest.approx(p, rel=1e-5)
    lower = [1.9343469272, 0.2921186188, -0.9217200647, 0.4348431279]
    upper = [8.7215676015, 0.9164270978, 0.0699415336, 1.6550461482]
    assert fit.lower == pytest.approx(lower, rel=1e-6)
    assert fit.upper == pytest.approx(upper, rel=1e-6)
    assert not fit_cox(np.zeros(100), stop, is_event, covariates).is_finite


def test_one_of_two_dies():
    """Heinze and Schemper (2001), section 2: the hazard ratio is 3, where plain Cox has none."""
    fit = fit_firth(
        np.zeros(2), np.array([1.0, 2.0]), np.array([True, False]), np.array([[1.0], [0.0]])
    )
    assert np.exp(fit.coefficients[0]) == pytest.approx(3, rel=1e-8)


def test_a_covariate_that_nobody_differs_in_is_not_estimable():
    fit = fit_firth(np.zeros(4), np.arange(1.0, 5), np.ones(4, dtype=bool), np.ones((4, 1)))
    assert not fit.is_estimable
    assert np.isnan(fit.coefficients[0])


def test_an_answer_does_not_depend_on_units_or_on_the_order_of_rows():
    stop, is_event, covariates = draw_separated()
    fit = fit_firth(np.zeros(100), stop, is_event, covariates[:, :1])
    order = np.random.default_rng(0).permutation(100)
    other = fit_firth(
        np.zeros(100), stop[order], is_event[order], 10 + 100 * covariates[order][:, :1]
    )
    assert other.coefficients[0] == pytest.approx(fit.coefficients[0] / 100, rel=1e-6)
    assert other.upper[0] == pytest.approx(fit.upper[0] / 100, rel=1e-6)
    assert other.p == pytest.approx(fit.p, rel=1e-6)


def rows_of(n_events, *, separated=False, n=24):
    """Patients who die in turn; the covariate is 1 of every second, or of the dead."""
    is_event = np.arange(n) < n_events
    covariate = is_event.astype(float) if separated else np.arange(n) % 2.0
    stop = np.arange(1.0, n + 1)
    return Intervals(np.arange(n), np.zeros(n), stop, is_event, covariate)


@pytest.mark.parametrize(
    ("n_events", "separated", "model", "note"),
    [
        (2, False, "description", "description only: 2 events, of 10 for a covariate"),
        (3, False, FIRTH, "penalised: 3 events, of 10 for a covariate"),
        (9, False, FIRTH, "penalised: 9 events, of 10 for a covariate"),
        (10, False, COX, ""),
        (12, True, FIRTH, "penalised: the covariate tells all events apart"),
    ],
)
def test_which_model_is_fitted(n_events, separated, model, note):
    rows = rows_of(n_events, separated=separated)
    row = estimate_hazard_ratio(rows, np.repeat("A", 24), SETTINGS, [])
    assert (row["model"], row["note"]) == (model, note)
    if model == "description":
        assert np.isnan(row["hazard_ratio"])
    else:
        assert row["lower"] < row["hazard_ratio"] < row["upper"]
        assert np.isnan(row["ph_p"]) == (model == FIRTH)
        assert (row["p"] < 0.05) == (not row["lower"] <= 1 <= row["upper"])


def test_the_penalised_model_can_be_turned_off_and_needs_a_covariate_that_varies():
    off = AssociationSettings(firth_events=None)
    for rows in (rows_of(9), rows_of(12, separated=True)):
        row = estimate_hazard_ratio(rows, np.repeat("A", 24), off, [])
        assert row["model"] == "description"
    rows = rows_of(9)
    constant = Intervals(rows.patient, rows.start, rows.stop, rows.is_event, np.ones(24))
    row = estimate_hazard_ratio(constant, np.repeat("A", 24), SETTINGS, [])
    assert row["model"] == "description"
    assert "the covariate is constant" in row["note"]


def test_strata_have_hazards_of_their_own():
    strata = np.repeat(["A", "B"], 12)
    row = estimate_hazard_ratio(rows_of(9), strata, SETTINGS, [])
    assert row["model"] == f"{FIRTH}, stratified by stratum"
