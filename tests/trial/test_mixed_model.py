"""The mixed model of repeated measures, against what R and SAS print."""

import numpy as np
import pandas as pd
import pytest

from tilflow.trial.models.contrasts import (
    compute_adjusted_covariance,
    compute_contrasts,
    compute_influences,
    compute_joint_test,
    compute_scaled_test,
)
from tilflow.trial.models.covariance import find_structure
from tilflow.trial.models.panel import build_panel, compute_independent_share, compute_rank
from tilflow.trial.models.reml import fit_in_order, fit_reml

KEYS = ("us", "ar1csh", "ar1h", "csh", "ar1", "cs")

# Potthoff and Roy (1964), nlme's Orthodont: distance at 8, 10, 12 and 14 years; 16 boys, 11 girls.
BOYS = """26 25 29 31|21.5 22.5 23 26.5|23 22.5 24 27.5|25.5 27.5 26.5 27|20 23.5 22.5 26|
24.5 25.5 27 28.5|22 22 24.5 26.5|24 21.5 24.5 25.5|23 20.5 31 26|27.5 28 31 31.5|23 23 23.5 25|
21.5 23.5 24 28|17 24.5 26 29.5|22.5 25.5 25.5 26|23 24.5 26 30|22 21.5 23.5 25"""
GIRLS = """21 20 21.5 23|21 21.5 24 25.5|20.5 24 24.5 26|23.5 24.5 25 26.5|21.5 23 22.5 23.5|
20 21 21 22.5|21.5 22.5 23 25|23 23 23.5 24|20 21 22 21.5|16.5 19 19 19.5|24.5 25 28 28"""


@pytest.fixture(scope="module")
def orthodont():
    """Return subject, visit, distance and the design (1, age, is a girl)."""
    rows = [
        (f"{sex}{number:02d}", visit, float(value), (1.0, 8.0 + 2 * visit, float(sex == "F")))
        for sex, text in (("M", BOYS), ("F", GIRLS))
        for number, line in enumerate(text.replace("\n", "").split("|"))
        for visit, value in enumerate(line.split())
    ]
    names, visits, values, design = (np.array(column) for column in zip(*rows, strict=True))
    return build_panel(names, visits, values, design)


def test_compound_symmetry_of_orthodont(orthodont):
    """nlme: lme(distance ~ age + Sex, random = ~1 | Subject), as its summary is printed.

    https://rstudio-pubs-static.s3.amazonaws.com/915741_cc6ef654bd0e44e6a8fd19eda0599106.html
    """
    fit = fit_reml(orthodont, find_structure("cs", 4))
    assert fit.failure == ""
    assert -fit.point.deviance / 2 == pytest.approx(-218.7563, abs=5e-5)
    found = compute_contrasts(fit, np.eye(3))
    assert [c.estimate for c in found] == pytest.approx([17.706713, 0.660185, -2.321023], abs=1e-5)
    errors = [0.8339225, 0.0616059, 0.7614168]
    assert [c.standard_error for c in found] == pytest.approx(errors, abs=1e-6)
    # Balanced: age is compared within the 27 children, 27 * 3 - 1; sex between them, 27 - 2.
    assert [found[1].df, found[2].df] == pytest.approx([80, 25], abs=1e-3)
    between, within = 1.807425**2, 1.431592**2
    assert fit.covariance[0, 1] == pytest.approx(between, rel=1e-4)
    assert fit.covariance[2, 2] == pytest.approx(between + within, rel=1e-4)


@pytest.fixture(scope="module")
def fev(real_data):
    """Return the observed rows of mmrm's fev_data."""
    data = pd.read_parquet(real_data / "trial" / "fev_data.parquet")
    return data[data["FEV1"].notna()]


def panel_of(fev, design):
    visits = fev["AVISIT"].cat.codes.to_numpy()
    return build_panel(fev["USUBJID"].to_numpy(), visits, fev["FEV1"].to_numpy(), design)


def is_level(fev, name, *levels):
    return np.column_stack([(fev[name] == level).to_numpy(dtype=float) for level in levels])


@pytest.mark.real
def test_the_model_of_mmrms_vignette(fev):
    """FEV1 ~ RACE + SEX + ARMCD * AVISIT + us(AVISIT | USUBJID).

    Estimates and deviance: https://openpharma.github.io/mmrm/main/articles/introduction.html;
    errors, degrees of freedom, covariance and F tests: openpharma/mmrm,
    tests/testthat/_snaps/mmrm-methods.md (print.summary.mmrm, Anova, test-satterthwaite.R).
    """
    arm, visits = is_level(fev, "ARMCD", "TRT"), is_level(fev, "AVISIT", "VIS2", "VIS3", "VIS4")
    race = is_level(fev, "RACE", "Black or African American", "White")
    design = [np.ones((len(fev), 1)), race, is_level(fev, "SEX", "Female"), arm, visits]
    panel = panel_of(fev, np.column_stack([*design, arm * visits]))
    assert (panel.n_records, len(panel.patients)) == (537, 197)
    fit = fit_reml(panel, find_structure("us", 4))
    assert fit.failure == ""
    assert fit.point.deviance == pytest.approx(3386.45, abs=0.005)
    found = compute_contrasts(fit, np.eye(11))
    estimates = [30.77747548, 1.53049977, 5.64356535, 0.32606192, 3.77423004, 4.83958845]
    # R stops its search a little earlier: the deviance here is not above its own.
    assert [c.estimate for c in found[:6]] == pytest.approx(estimates, rel=2e-4)
    printed = {
        0: (30.78, 0.89, 219), 1: (1.53, 0.62, 169), 2: (5.64, 0.67, 157), 3: (0.33, 0.53, 166),
        4: (3.77, 1.07, 146), 5: (4.84, 0.80, 144), 6: (10.34, 0.82, 156), 7: (15.05, 1.31, 138),
        8: (-0.04, 1.13, 139), 9: (-0.69, 1.19, 158), 10: (0.62, 1.85, 130),
    }  # fmt: skip
    for place, expected in printed.items():
        contrast = found[place]
        rounded = (round(contrast.estimate, 2), round(contrast.standard_error, 2))
        assert (*rounded, round(contrast.df)) == expected
    covariance = [
        [40.6, 14.4, 5.0, 13.4], [14.4, 26.6, 2.8, 7.5], [5.0, 2.8, 14.9, 0.9],
        [13.4, 7.5, 0.9, 95.6],
    ]  # fmt: skip
    assert fit.covariance.round(1).tolist() == covariance
    race = compute_joint_test(fit, np.eye(11)[1:3])
    assert race.denominator_df == pytest.approx(165.555271, rel=1e-4)
    assert race.statistic == pytest.approx(36.9114313, rel=1e-3)
    assert race.p == pytest.approx(5.54457e-14, rel=5e-3)
    interaction = compute_joint_test(fit, np.eye(11)[8:])
    assert interaction.denominator_df == pytest.approx(147.914553, rel=1e-3)
    assert interaction.statistic == pytest.approx(0.25805968, rel=1e-3)


@pytest.mark.real
@pytest.mark.parametrize(
    ("key", "deviance", "error", "estimate"),
    [
        ("us", 3700.94648570, 0.3509, 42.8338),
        ("ar1", 3875.49945459, 0.5013, 42.3255),
        ("ar1h", 3739.96835012, 0.3947, 41.6955),
        ("cs", 3917.98183508, 0.4285, 42.2896),
        ("csh", 3784.85341599, 0.3575, 41.9964),
    ],
)
def test_covariances_of_sas(fev, key, deviance, error, estimate):
    """FEV1 ~ 1 by REML: what SAS prints, from openpharma/mmrm, tests/testthat/test-tmb.R."""
    fit = fit_reml(panel_of(fev, np.ones((len(fev), 1))), find_structure(key, 4))
    (mean,) = compute_contrasts(fit, np.ones((1, 1)))
    assert fit.failure == ""
    assert fit.point.deviance == pytest.approx(deviance, abs=1e-4)
    assert mean.standard_error == pytest.approx(error, abs=1e-4)
    assert mean.estimate == pytest.approx(estimate, rel=1e-4)


@pytest.mark.real
@pytest.mark.parametrize(
    ("key", "error", "df"),
    [
        ("ar1", 0.96058142305176, 188.46934887972),
        ("ar1h", 0.75924807546934, 188.225339095373),
        ("cs", 0.7964696053595, 177.038485931223),
        ("csh", 0.67403858183242, 190.737701349941),
        ("us", 0.66124382270307, 160.73326640376),
    ],
)
def test_errors_of_kenward_and_roger_of_sas(fev, key, error, df):
    """FEV1 ~ ARMCD, ddfm=kenwardroger(firstorder): test-kenwardroger.R of openpharma/mmrm."""
    design = np.column_stack([np.ones(len(fev)), is_level(fev, "ARMCD", "TRT")])
    fit = fit_reml(panel_of(fev, design), find_structure(key, 4))
    adjusted = compute_adjusted_covariance(fit)
    (arm,) = compute_contrasts(fit, np.array([[0.0, 1.0]]), effects_covariance=adjusted)
    assert arm.df == pytest.approx(df, rel=1e-3)
    assert arm.standard_error == pytest.approx(error, rel=2e-3)


def draw_panel(seed, n=40, visits=5, missing=0.15):
    generator = np.random.default_rng(seed)
    values = generator.normal(size=(n, 1)) + generator.normal(size=(n, visits))
    patient, visit = np.nonzero(generator.random((n, visits)) >= missing)
    return build_panel(patient, visit, values[patient, visit], np.eye(visits)[visit])


@pytest.mark.parametrize("key", KEYS)
def test_derivatives_of_the_covariance_are_right(key):
    structure = find_structure(key, 5)
    generator = np.random.default_rng(1)
    place = 0.5 * generator.normal(size=structure.n_parameters)
    weights = generator.normal(size=(5, 5))
    weights, steps = weights + weights.T, 1e-5 * np.eye(len(place))
    slopes = [
        (structure.compute_matrix(place + h) - structure.compute_matrix(place - h)) / 2e-5
        for h in steps
    ]
    assert structure.compute_slopes(place) == pytest.approx(np.array(slopes), abs=1e-7)
    bends = [
        np.tensordot(
            (structure.compute_slopes(place + h) - structure.compute_slopes(place - h)) / 2e-5,
            weights,
            axes=2,
        )
        for h in steps
    ]
    found = structure.compute_curvature(place, weights)
    assert found == pytest.approx(np.array(bends), abs=1e-6)


def test_complete_data_and_a_mean_a_visit_give_the_paired_t_test():
    panel = draw_panel(2, missing=0.0)
    fit = fit_reml(panel, find_structure("us", 5))
    found = compute_contrasts(fit, np.eye(5))[3]
    values = panel.response[:, 3]
    assert found.estimate == pytest.approx(values.mean(), rel=1e-6)
    assert found.standard_error == pytest.approx(values.std(ddof=1) / np.sqrt(40), rel=1e-5)
    assert found.df == pytest.approx(39, rel=1e-4)


def test_the_scale_of_the_data_does_not_matter():
    panel = draw_panel(3)
    large = build_large(panel, 1000.0)
    for key in ("us", "ar1h"):
        small_fit, large_fit = (fit_reml(each, find_structure(key, 5)) for each in (panel, large))
        first = compute_contrasts(small_fit, np.eye(5))[0]
        second = compute_contrasts(large_fit, np.eye(5))[0]
        assert second.estimate == pytest.approx(1000 * first.estimate, rel=1e-6)
        assert second.df == pytest.approx(first.df, rel=1e-5)
        assert second.p == pytest.approx(first.p, rel=1e-4)


def build_large(panel, factor):
    patient, visit = np.nonzero(panel.is_observed)
    response = factor * panel.response[patient, visit]
    return build_panel(patient, visit, response, panel.design[patient, visit])


def test_without_a_patient_the_least_squares_are_those_of_the_others():
    panel = draw_panel(4, n=12)
    fit = fit_reml(panel, find_structure("cs", 5))
    (influence,) = compute_influences(fit, np.full((1, 5), 0.2))
    estimates = []
    for row in range(12):
        rest = panel.drop(row)
        pairs = rest.is_observed[:, :, None] & rest.is_observed[:, None, :]
        inverse = np.linalg.inv(np.where(pairs, fit.covariance, np.eye(5))) * pairs
        left = sum(x.T @ w @ x for x, w in zip(rest.design, inverse, strict=True))
        right = sum(
            x.T @ w @ y for x, w, y in zip(rest.design, inverse, rest.response, strict=True)
        )
        estimates.append(np.linalg.solve(left, right).mean())
    full = fit.point.effects.mean()
    place = int(np.argmax(np.abs(np.array(estimates) - full)))
    assert influence.patient == panel.patients[place]
    assert influence.estimate == pytest.approx(estimates[place])


def test_a_covariance_that_cannot_be_fitted_is_passed_over_and_named():
    # 6 patients at 5 visits cannot carry 15 parameters; constant responses carry none at all.
    panel = draw_panel(5, n=6)
    fit, tried = fit_in_order(panel, (("us",), ("csh",), ("cs",)), patients_per_visit=2)
    assert fit is not None
    assert fit.structure.name.startswith("compound symmetry")
    assert tried.startswith("us: fewer than 2 patients a visit")
    patient, visit = np.nonzero(panel.is_observed)
    flat = build_panel(patient, visit, np.ones(len(patient)), np.eye(5)[visit])
    fit, tried = fit_in_order(flat, (("csh",), ("cs",)), patients_per_visit=2)
    assert fit is None
    assert "csh: " in tried
    assert "; cs: " in tried


def test_dose_that_follows_the_visit_is_aliased():
    visit = np.repeat(np.eye(3), 4, axis=0)
    escalated = np.repeat([1.0, 2.0, 3.0], 4)
    assert compute_independent_share(escalated, visit) == 0
    assert compute_rank(np.column_stack([visit, escalated])) == 3
    between = np.tile([1.0, 2.0, 3.0, 4.0], 3)
    assert compute_independent_share(between, visit) == pytest.approx(1)
    assert compute_rank(np.column_stack([visit, between])) == 4


def build_complete(n_patients, n_visits, seed):
    """Complete data with a mean a visit."""
    generator = np.random.default_rng(seed)
    shared = generator.standard_normal((n_patients, 1))
    values = shared + generator.standard_normal((n_patients, n_visits)) + np.arange(n_visits) / 4
    names = np.repeat([f"P{number:02d}" for number in range(n_patients)], n_visits)
    visits = np.tile(np.arange(n_visits), n_patients)
    return values, build_panel(names, visits, values.ravel(), np.eye(n_visits)[visits])


def test_the_scaled_test_is_that_of_hotelling():
    """An unstructured covariance and complete data: (n - l) / ((n - 1) l) T² on l and n - l."""
    values, panel = build_complete(14, 4, seed=5)
    fit = fit_reml(panel, find_structure("us", 4))
    contrasts = np.eye(4)[1:] - np.eye(4)[0]
    differences = values[:, 1:] - values[:, :1]
    mean = differences.mean(axis=0)
    squared = 14 * mean @ np.linalg.solve(np.cov(differences.T), mean)
    found = compute_scaled_test(fit, contrasts)
    assert found.numerator_df == 3
    assert found.denominator_df == pytest.approx(11, rel=1e-4)
    assert found.statistic == pytest.approx(11 / (13 * 3) * squared, rel=1e-4)
    # The unscaled test takes T² / l for an F: with a fifth more of it, and more degrees of freedom.
    assert compute_joint_test(fit, contrasts).p < found.p


def test_the_scaled_test_is_that_of_a_balanced_analysis_of_variance():
    """Compound symmetry and complete data: between visits on t - 1 and (n - 1)(t - 1)."""
    values, panel = build_complete(10, 4, seed=6)
    fit = fit_reml(panel, find_structure("cs", 4))
    visits = values.mean(axis=0)
    rest = values - values.mean(axis=1, keepdims=True) - visits + values.mean()
    between = 10 * ((visits - values.mean()) ** 2).sum() / 3
    found = compute_scaled_test(fit, np.eye(4)[1:] - np.eye(4)[0])
    assert found.statistic == pytest.approx(between / ((rest**2).sum() / 27), rel=1e-4)
    assert found.denominator_df == pytest.approx(27, rel=1e-4)


def test_the_scaled_test_of_one_contrast_is_its_t_test():
    _, panel = build_complete(9, 3, seed=7)
    fit = fit_reml(panel, find_structure("us", 3))
    weights = np.array([[-1.0, 0.0, 1.0]])
    adjusted = compute_adjusted_covariance(fit)
    (single,) = compute_contrasts(fit, weights, effects_covariance=adjusted)
    found = compute_scaled_test(fit, weights)
    assert found.denominator_df == pytest.approx(single.df, rel=1e-6)
    assert found.p == pytest.approx(single.p, rel=1e-6)
