"""No time is given to anybody for what came later: trials without any effect."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from tilflow.trial.association.cox import fit_cox
from tilflow.trial.association.models import summarise_association
from tilflow.trial.association.settings import AssociationSettings

INCLUSION = dt.date(2024, 1, 1)
SEEDS = 60


def simulate(seed, *, patients=80):
    """Survival that no biomarker touches, and a biomarker measured every two weeks while alive."""
    generator = np.random.default_rng(seed)
    days = np.ceil(generator.exponential(150, patients)) + 1
    censored = generator.uniform(60, 500, patients).round()
    times = pd.DataFrame(
        {
            "patient_id": [f"P{number:03d}" for number in range(patients)],
            "days": np.minimum(days, censored),
            "is_event": days <= censored,
        }
    )
    visits = np.arange(1, 500, 14)
    rows = [
        (name, visit, 0.0 if visit == 1 else generator.normal(0, 1))
        for name, end in zip(times["patient_id"], times["days"], strict=True)
        for visit in visits[visits <= end]
    ]
    values = pd.DataFrame(rows, columns=["patient_id", "study_day", "log2_fold_change"])
    return times, values


def tabulate(values):
    collected = pd.to_datetime(INCLUSION) + pd.to_timedelta(values["study_day"] - 1, unit="D")
    return values.assign(
        specimen="blood", parameter="cd8_t_cells.count_per_ul", compartment="whole_blood",
        unit="cells/µL", timepoint="trough", visit="V", collected_at=collected.astype(str),
        value=100 * 2.0 ** values["log2_fold_change"],
        fold_change=2.0 ** values["log2_fold_change"], baseline=100.0,
        is_baseline=values["study_day"].eq(1), is_analysed=True, quality="ok", reason="",
    )  # fmt: skip


def patients_of(times):
    return pd.DataFrame(
        {
            "patient_id": times["patient_id"],
            "stratum": "A",
            "inclusion_date": INCLUSION,
            "first_dose_date": INCLUSION,
            "new_therapy_date": None,
        }
    )


def fit_naively(times, values):
    """Compare patients who ever doubled with the others, from the first day on."""
    doubled = values.groupby("patient_id")["log2_fold_change"].max().ge(1)
    ever = times["patient_id"].map(doubled).fillna(False).to_numpy(dtype=float)
    fit = fit_cox(
        np.zeros(len(times)), times["days"].to_numpy(), times["is_event"].to_numpy(), ever[:, None]
    )
    return fit.coefficients[0]


@pytest.fixture(scope="module")
def results():
    naive, ours = [], []
    for seed in range(SEEDS):
        times, values = simulate(seed)
        naive.append(fit_naively(times, values))
        table = summarise_association(
            tabulate(values), patients_of(times), {"overall_survival": times},
            AssociationSettings(),
        )  # fmt: skip
        ours.append(table.assign(seed=seed))
    return np.array(naive), pd.concat(ours)


def test_who_ever_responded_seems_to_live_longer_without_any_effect(results):
    naive, _ = results
    assert np.exp(naive.mean()) < 0.5


@pytest.mark.parametrize(
    ("analysis", "day"), [("time_dependent_cox", None), ("landmark", 57), ("landmark", 85)]
)
def test_our_hazard_ratios_are_one_where_there_is_no_effect(results, analysis, day):
    """Mean log hazard ratio 0 within three standard errors, and 5 % of tests below 0.05."""
    rows = results[1]
    rows = rows[rows["analysis"].eq(analysis) & rows["covariate"].eq("log2_fold_change")]
    rows = rows[rows["landmark_day"].isna() if day is None else rows["landmark_day"].eq(day)]
    logs = np.log(rows["hazard_ratio"])
    assert len(logs) == SEEDS
    assert abs(logs.mean()) < 3 * logs.std() / np.sqrt(SEEDS)
    # Twelve of 60 or more below 0.05 has a probability of 1e-5.
    assert rows["p"].lt(0.05).sum() < 12
    inside = (rows["lower"] <= 1) & (rows["upper"] >= 1)
    assert inside.equals(rows["p"].ge(0.05))
