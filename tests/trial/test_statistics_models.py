"""The table of statistics: models, doses, responders, blood against tissue, exclusions."""

import numpy as np
import pandas as pd
import pytest
from tests.trial.conftest import Trial, moment

from tilflow.simulate.changes import ChangeDesign, simulate_changes
from tilflow.trial.settings import StatisticsSettings
from tilflow.trial.statistics import COLUMNS, summarise_statistics
from tilflow.trial.statistics.change import summarise_change
from tilflow.trial.statistics.mixed import summarise_mixed_models
from tilflow.trial.statistics.records import derive_records
from tilflow.trial.statistics.table import build_table

SETTINGS = StatisticsSettings(permutations=199)
DAYS = (15, 29, 43)


def build_trial(n, dose_of, *, spread=0.2, seed=1, dose_at=None):
    """A trial of n patients with samples at D1 and `DAYS`; dose_of(number) in mg."""
    generator, trial = np.random.default_rng(seed), Trial()
    for number in range(n):
        name = f"P{number:02d}"
        trial.patient(name)
        trial.patients[-1]["dose_mg"] = dose_of(number)
        trial.sample(f"{name}-1", name, 1, float(100 * np.exp(generator.normal(0, 0.3))))
        for day in DAYS:
            value = 150 * np.exp(generator.normal(0, spread))
            trial.sample(f"{name}-{day}", name, day, float(value))
        for day in (1, *DAYS):
            mg = dose_of(number) if dose_at is None else dose_at[day]
            trial.doses.append(
                {"patient_id": name, "given_at": moment(day, "12:00"), "dose_mg": mg, "drug": "x"}
            )
    return trial


def summarise(trial, **options):
    table = trial.longitudinal().reset_index()
    return summarise_statistics(table, SETTINGS, **options)


def of(table, analysis):
    return table[table["analysis"].eq(analysis)].reset_index(drop=True)


@pytest.fixture(scope="module")
def doses_between():
    """12 patients at 6, 12 and 30 mg."""
    trial = build_trial(12, lambda number: (6.0, 12.0, 30.0)[number % 3])
    return trial, summarise(trial, doses=pd.DataFrame(trial.doses))


def test_every_row_names_its_model_and_its_patients(doses_between):
    _, table = doses_between
    assert list(table.columns) == list(COLUMNS)
    assert set(table["analysis"]) == {
        "change", "change_by_dose", "mixed_model", "dose_model", "dose_trend",
    }  # fmt: skip
    assert table["model"].ne("").all()
    assert table["contrast"].ne("").all()
    assert table["method"].ne("").all()
    assert (table["n_records"] >= table["n_patients"]).all()
    tested = table["p"].notna() & table["analysis"].ne("change_by_dose")
    assert table.loc[tested, "fdr_family"].str.endswith("primary parameters").all()
    assert (table["q"].dropna() >= table.loc[table["q"].notna(), "p"] - 1e-12).all()


def test_the_model_of_complete_data_agrees_with_the_changes(doses_between):
    """No sample is missing: the means of the model are those of the visits."""
    _, table = doses_between
    change, model = of(table, "change"), of(table, "mixed_model")
    visits = model[model["visit"].ne("")].set_index("visit")
    expected = change.set_index("visit")["geometric_mean_fold_change"]
    assert visits["estimate"].to_dict() == pytest.approx(expected.to_dict(), rel=1e-6)
    average = model[model["contrast"].eq("average over visits")].iloc[0]
    assert np.log(average["estimate"]) == pytest.approx(np.log(expected).mean(), rel=1e-5)
    assert (average["n_patients"], average["n_records"]) == (12, 36)
    assert average["model"] == "log fold change ~ visit; unstructured"


def test_doses_between_patients_have_an_effect_and_a_trend(doses_between):
    _, table = doses_between
    model, trend = of(table, "dose_model"), of(table, "dose_trend")
    contrasts = ["dose, average over visits", "interaction of visit and dose"]
    assert sorted(model["contrast"]) == contrasts
    assert model["p"].notna().all()
    assert model["quantity"].iloc[0] == "ratio of fold changes per doubling of the dose"
    assert trend["visit"].tolist() == ["D15", "D29", "D43"]
    assert trend["contrast"].eq("trend over 6, 12, 30 mg").all()
    assert trend["method"].str.startswith("p: Jonckheere-Terpstra, exact").all()


def test_escalation_inside_the_patients_is_aliased_with_time():
    """All are escalated 6, 12, 24 mg on the same days: no dose effect, and the row says why."""
    escalation = {1: 6.0, 15: 12.0, 29: 24.0, 43: 24.0}
    trial = build_trial(10, lambda _: 6.0, dose_at=escalation)
    table = summarise(trial, doses=pd.DataFrame(trial.doses))
    (row,) = of(table, "dose_model").to_dict("records")
    assert row["note"].startswith("no dose effect: dose and time are aliased")
    assert "rank deficient" in row["note"]
    assert np.isnan([row["estimate"], row["p"]]).all()
    assert of(table, "dose_trend").empty
    # Before each sample the dose of the visit before was the last one.
    assert of(table, "change_by_dose").empty


def test_too_few_patients_are_described_and_the_row_says_so():
    trial = build_trial(5, lambda _: 6.0)
    table = summarise(trial)
    assert table["model"].ne("").all()
    (row,) = of(table, "mixed_model").to_dict("records")
    assert row["note"] == "description only: fewer than 8 patients; see the rows of change"
    assert np.isnan(row["p"])
    assert (row["n_patients"], row["n_records"]) == (5, 15)


def test_exclusions_are_counted_with_their_reasons():
    trial = build_trial(8, lambda _: 6.0)
    trial.patient("X").sample("X1", "X", 15, 80.0).patient("Y").sample("Y0", "Y", 1, 90.0)
    trial.sample("Y1", "Y", 15)
    table = summarise(trial)
    row = of(table, "change").set_index("visit").loc["D15"]
    assert (row["n"], row["n_excluded"]) == (8, 2)
    assert row["excluded"] == "failed: 1; no baseline: 1"
    model = of(table, "mixed_model").iloc[0]
    assert model["excluded"] == "failed: 1; no baseline: 1; records without a fold change: 2"


def test_a_visit_with_few_patients_stays_out_of_the_model():
    trial = build_trial(9, lambda _: 6.0).sample("late", "P00", 71, 150.0)
    model = of(summarise(trial), "mixed_model")
    assert "D71" not in set(model["visit"])
    assert model["excluded"].eq("visits left out: D71 with 1 patients").all()


def test_troughs_and_peaks_have_models_of_their_own():
    trial = build_trial(8, lambda _: 6.0)
    for number in range(8):
        trial.sample(f"peak{number}", f"P{number:02d}", 17, 400.0 + number)
    model = of(summarise(trial, doses=pd.DataFrame(trial.doses)), "mixed_model")
    families = {
        str(name).split(", ")[1] for name in model.loc[model["fdr_family"].ne(""), "fdr_family"]
    }
    assert families == {"blood trough", "blood peak"}
    peaks = model[model["fdr_family"].str.contains("peak")]
    assert set(peaks["visit"]) == {"", "D15 peak"}
    assert (peaks.loc[peaks["visit"].ne(""), "estimate"] > 2).all()


def test_responders_against_the_others():
    trial = build_trial(9, lambda _: 6.0)
    best = ["PR", "CR", "PR", "SD", "PD", "SD", "SD", "NE", "PD"]
    responses = pd.DataFrame(
        {"patient_id": [f"P{number:02d}" for number in range(9)], "best_response": best}
    )
    rows = of(summarise(trial, responses=responses), "responders")
    assert rows["visit"].tolist() == ["D15", "D29", "D43"]
    row = rows.iloc[0]
    assert (row["n_patients"], row["n_excluded"]) == (8, 1)
    assert row["excluded"] == "response not evaluable: 1"
    assert row["note"].startswith("3 responders, 5 others; area under the ROC curve")
    assert row["smallest_attainable_p"] == pytest.approx(2 / 56)
    table = trial.longitudinal()
    logs = np.log([table.loc[f"P{number:02d}-15", "fold_change"] for number in range(9)])
    expected = np.exp(logs[:3].mean() - logs[[3, 4, 5, 6, 8]].mean())
    assert row["estimate"] == pytest.approx(expected)
    assert row["lower"] < row["estimate"] < row["upper"]


def test_blood_and_tissue_of_the_same_patients():
    trial, generator = Trial(), np.random.default_rng(6)
    for number in range(6):
        name, common = f"P{number}", generator.normal(0, 0.5)
        trial.patient(name, stratum="B").sample(f"{name}a", name, 1, 100.0)
        trial.slide(f"{name}s", name, -10, 50.0)
        trial.sample(f"{name}b", name, 43, float(100 * np.exp(common)))
        trial.slide(f"{name}t", name, 40, float(50 * np.exp(common)))
    rows = of(summarise(trial), "blood_tissue")
    levels, changes = (rows[rows["contrast"].str.endswith(end)].iloc[0] for end in
                       ("levels within patients", "changes from baseline"))  # fmt: skip
    assert levels["estimate"] == pytest.approx(1)
    assert (levels["n_patients"], levels["n_records"], levels["df"]) == (6, 12, 5)
    assert levels["method"] == "repeated-measures correlation"
    assert changes["estimate"] == pytest.approx(1)
    assert changes["p"] == pytest.approx(2 / 720)
    assert changes["method"] == "Spearman, exact"


def test_injected_and_distant_lesions_are_never_in_one_row():
    trial = Trial()
    for number in range(4):
        name = f"P{number}"
        trial.patient(name)
        for lesion, injected, factor in (("L1", True, 3.0), ("L2", False, 1.1)):
            sheet = {"lesion_id": lesion, "injected": injected}
            trial.slide(f"{name}{lesion}s", name, -5, 50.0, sheet=sheet)
            trial.slide(f"{name}{lesion}t", name, 43, 50.0 * factor + number, sheet=sheet)
    change = of(summarise(trial), "change").set_index("compartment")
    assert set(change.index) == {"tumour", "tumour_distant"}
    assert change["n"].tolist() == [4, 4]
    assert change.loc["tumour", "estimate"] > 2.9
    assert change.loc["tumour_distant", "estimate"] < 1.3


def test_the_order_of_the_table_does_not_matter(doses_between):
    trial, table = doses_between
    shuffled = trial.longitudinal().reset_index().sample(frac=1, random_state=3)
    doses = pd.DataFrame(trial.doses).sample(frac=1, random_state=4)
    pd.testing.assert_frame_equal(
        summarise_statistics(shuffled, SETTINGS, doses=doses), table, check_exact=True
    )


@pytest.fixture(scope="module")
def simulated():
    """Rows of 8 trials of 45 patients and 12 visits; six parameters, three of them change."""
    design = ChangeDesign(effects=(0.3, 0.5, 0.7, 0.0, 0.0, 0.0), block=3)
    tables = []
    for seed in range(8):
        records = derive_records(simulate_changes(design, seed), None, SETTINGS)
        rows = [*summarise_change(records, SETTINGS)]
        rows += list(summarise_mixed_models(records, SETTINGS))
        tables.append(build_table(rows, SETTINGS).assign(seed=seed))
    table = pd.concat(tables)
    number = table["parameter"].str.extract(r"_(\d+)\.")[0].astype(int).to_numpy()
    place = table["visit"].map({f"D{day}": i for i, day in enumerate(
        (15, 29, 43, 57, 71, 85, 113, 141, 169, 197, 225))})  # fmt: skip
    means = design.mean_change
    truth = np.where(
        place.isna(), means.mean(axis=1)[number], means[number, place.fillna(0).astype(int)]
    )
    return table.assign(truth=np.exp(truth), is_planted=number < 3)


def test_planted_changes_are_found_and_the_others_are_not(simulated):
    overall = simulated[
        simulated["contrast"].eq("average over visits") & simulated["stratum"].eq("all")
    ]
    assert len(overall) == 48
    assert overall.loc[overall["is_planted"], "q"].le(0.05).all()
    assert overall.loc[~overall["is_planted"], "q"].le(0.05).mean() < 0.2


def test_intervals_of_simulated_fold_changes_cover(simulated):
    """Of more than 2,000 (correlated) intervals; benchmarks/trial/fdr.py measures it closely."""
    for analysis in ("change", "mixed_model"):
        rows = simulated[simulated["analysis"].eq(analysis) & simulated["lower"].notna()]
        holds = rows["lower"].le(rows["truth"]) & rows["truth"].le(rows["upper"])
        assert len(rows) > 2000
        assert 0.92 < holds.mean() < 0.98
