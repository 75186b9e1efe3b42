from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from tests.simulate.conftest import without_slides

from tilflow.simulate.blood_state import ACTIVATED, draw_baseline, draw_visit
from tilflow.simulate.effects import Effect
from tilflow.simulate.seeding import open_generator
from tilflow.simulate.settings import (
    BiologySettings,
    CohortSettings,
    SimulateSettings,
    build_settings,
)
from tilflow.simulate.study_folder import write_study

STILL = BiologySettings(within_patient_cv_percent=0, fraction_cv_percent=0)


def test_an_effect_without_noise_is_found_exactly() -> None:
    effect = Effect(monocytes=2.5, cd8_t_cells=1.5, activated_fraction=2.0, monocyte_hladr=1.3)
    baseline = draw_baseline(open_generator(1, "patient"))
    before = draw_visit(baseline, Effect(), open_generator(1, "a"), STILL)
    after = draw_visit(baseline, effect, open_generator(1, "b"), STILL)

    def fold(part: str) -> float:
        names = [name for name in before.count_per_ul if part in name]
        return sum(after.count_per_ul[n] for n in names) / sum(
            before.count_per_ul[n] for n in names
        )

    assert fold("monocytes") == pytest.approx(2.5)
    assert fold("cd8_t_cells") == pytest.approx(1.5)
    assert fold("neutrophils") == pytest.approx(1.0)
    for name in ACTIVATED:
        assert after.count_per_ul[name] / before.count_per_ul[name] == pytest.approx(3.0)
    assert after.brightness["classical_monocytes", "HLA-DR"] == 1.3


def test_patients_are_within_the_reference_ranges() -> None:
    patients = [draw_baseline(open_generator(9, str(n))).counts for n in range(300)]
    table = pd.DataFrame(patients)
    # PMC321350 (CD4, CD8, men and women) and blood counts of monocytes; entry criteria keep
    # the extremes out.
    for lineage, low, high in (
        ("cd4_t_cells", 313, 1489),
        ("cd8_t_cells", 228, 1254),
        ("monocytes", 200, 1000),
    ):
        assert table[lineage].between(low, high).all(), lineage
        assert table[lineage].max() > 2 * table[lineage].min()


@pytest.fixture(scope="module")
def one_cohort(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty patients of stratum B at one dose; tubes of few events: the truth needs none."""
    settings = without_slides(build_settings("demo", seed=11))
    stratum = settings.strata[1].model_copy(
        update={"cohorts": (CohortSettings(dose_mg=30, patients=20),)}
    )
    content = settings.model_dump()
    content["strata"] = [stratum.model_dump()]
    content["tube"]["events"] = 2_000
    folder = tmp_path_factory.mktemp("cohort") / "study"
    write_study(folder, SimulateSettings.model_validate(content))
    return folder


@pytest.mark.parametrize("visit", ["D29", "D57"])
@pytest.mark.parametrize(
    "parameter",
    [
        "monocytes.count_per_ul",
        "cd8_t_cells.count_per_ul",
        "activated_cd8_t_cells.count_per_ul",
        "activated_cd8_t_cells.percent_of_parent",
    ],
)
def test_the_planted_fold_change_is_found_in_the_truth_of_the_blood(
    one_cohort: Path, parameter: str, visit: str
) -> None:
    effects = pd.read_csv(one_cohort / "truth" / "effects.tsv", sep="\t")
    row = effects[(effects["parameter"] == parameter) & (effects["visit"] == visit)]
    planted = row["true_fold_change"].item()
    truth = pd.read_csv(one_cohort / "truth" / "blood.tsv", sep="\t")
    samples = pd.read_csv(one_cohort / "blood_samples.tsv", sep="\t")
    population, quantity = parameter.split(".")
    counts = truth.pivot(index="sample_id", columns="population", values="count_per_ul")
    value = counts[population]
    if quantity == "percent_of_parent":
        value = value / counts["cd8_t_cells"]
    by_visit = samples.assign(value=samples["sample_id"].map(value)).pivot(
        index="patient_id", columns="visit", values="value"
    )
    logs = np.log(by_visit[visit] / by_visit["D1"])
    assert planted > 1.2
    assert abs(logs.mean() - np.log(planted)) < 3.5 * logs.std() / np.sqrt(len(logs))
    assert logs.std() / np.sqrt(len(logs)) < 0.08


def test_doses_and_time_order_the_effects() -> None:
    from tilflow.simulate.effects import tabulate_effects

    table = tabulate_effects(build_settings("trial", seed=1))
    monocytes = table[table["parameter"] == "monocytes.count_per_ul"]
    at_d57 = monocytes[(monocytes["visit"] == "D57") & (monocytes["stratum"] == "B")]
    assert list(at_d57["cohort"]) == ["1 mg", "3 mg", "6 mg", "12 mg", "30 mg"]
    assert at_d57["true_fold_change"].is_monotonic_increasing
    assert (monocytes.loc[monocytes["visit"] == "D1", "true_fold_change"] == 1).all()
    highest = monocytes.groupby("stratum")["true_fold_change"].max()
    assert highest.between(1.8, 3.0).all()
