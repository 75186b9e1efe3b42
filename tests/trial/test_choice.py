"""Several specimens of one visit: which is analysed, and that none is lost."""

import numpy as np
import pytest

from tilflow.trial.settings import ChoiceSettings, TrialSettings

WEEK_2 = {"visit": "D15", "timepoint": "trough"}


def duplicates(trial):
    trial.patient("P1").sample("base", "P1", 1, 100.0)
    trial.sample("far", "P1", 11, 150.0, sheet=WEEK_2)
    trial.sample("near", "P1", 14, 200.0, sheet=WEEK_2)
    trial.sample("late", "P1", 16, 300.0, sheet=WEEK_2)
    trial.sample("failed", "P1", 15, sheet=WEEK_2)
    return trial


def test_passed_before_closest_before_later(trial):
    table = duplicates(trial).longitudinal()
    assert table["is_analysed"].to_dict() == {
        "base": True, "far": False, "near": False, "failed": False, "late": True,
    }  # fmt: skip
    # near and late are both one day off: the later one stands.
    assert table["choice"].to_dict() == {
        "base": "only record",
        "far": "not chosen: further from the target day",
        "near": "not chosen: earlier",
        "failed": "not chosen: failed",
        "late": "chosen of several: passed and closest to the target day",
    }


def test_the_last_by_setting(trial):
    trial.patient("P1").sample("near", "P1", 15, 1.0, sheet=WEEK_2)
    trial.sample("last", "P1", 19, 2.0, sheet=WEEK_2)
    settings = TrialSettings(choice=ChoiceSettings(window="last"))
    assert trial.longitudinal(settings)["is_analysed"].to_dict() == {"near": False, "last": True}


def test_the_mean_by_setting_adds_a_record_and_keeps_its_parts(trial):
    settings = TrialSettings(choice=ChoiceSettings(window="mean"))
    table = duplicates(trial).longitudinal(settings)
    mean = table.loc["far+late+near"]
    assert mean["value"] == pytest.approx((150 + 200 + 300) / 3)
    assert mean["is_analysed"]
    assert mean["choice"] == "mean of 3"
    assert mean["fold_change"] == pytest.approx(6.5 / 3)
    assert mean["source"] == "blood/far;blood/late;blood/near"
    assert table.loc[["far", "near", "late"], "choice"].unique() == ["averaged into far+late+near"]
    assert table["is_analysed"].sum() == 2
    assert len(table) == 6


def test_replicate_tubes_become_their_mean_with_a_narrower_interval(trial):
    trial.patient("P1")
    trial.sample("A", "P1", 1, 100.0, sheet={"replicate": "1"})
    trial.sample("B", "P1", 1, 120.0, sheet={"replicate": "2"})
    table = trial.longitudinal()
    mean = table.loc["A+B"]
    assert mean["value"] == pytest.approx(110)
    # Independent half-widths of 10 and 12 below: sqrt(10² + 12²) / 2.
    assert mean["lower"] == pytest.approx(110 - np.hypot(10, 12) / 2)
    assert table["is_analysed"].to_dict() == {"A": False, "B": False, "A+B": True}
    assert table["is_baseline"].to_dict() == {"A": False, "B": False, "A+B": True}


def test_a_failed_replicate_leaves_the_other(trial):
    trial.patient("P1").sample("A", "P1", 1, 100.0, sheet={"replicate": "1"})
    trial.sample("B", "P1", 1, sheet={"replicate": "2"})
    table = trial.longitudinal()
    assert table["is_analysed"].to_dict() == {"A": True, "B": False}


def test_cores_are_pooled_by_their_area(trial):
    trial.patient("P1")
    trial.slide("C1", "P1", -2, 100.0, sheet={"core": "1", "lesion_id": "L"}, denominator=3.0)
    trial.slide("C2", "P1", -2, 300.0, sheet={"core": "2", "lesion_id": "L"}, denominator=1.0)
    pooled = trial.longitudinal().loc["C1+C2"]
    assert pooled["value"] == pytest.approx((3 * 100 + 1 * 300) / 4)
    assert pooled["choice"] == "pool by denominator of 2"
    assert pooled["n_cores"] == 2
    assert pooled["between_core_sd"] == pytest.approx(np.std([100, 300], ddof=1))
    # Cores threefold apart: far wider than their own intervals together.
    assert pooled["upper"] / pooled["value"] > 1.5
    assert pooled["quality"] == "ok"


def test_a_failed_core_is_named_in_the_pool(trial):
    trial.patient("P1")
    for name, value in (("C1", 100.0), ("C2", None), ("C3", 120.0)):
        trial.slide(name, "P1", -2, value, sheet={"core": name[1], "lesion_id": "L"})
    table = trial.longitudinal()
    pooled = table.loc["C1+C3"]
    assert (pooled["n_cores"], pooled["quality"]) == (2, "warn")
    assert pooled["reason"] == "without core 2 (C2): clot"
    assert table["is_analysed"].to_dict() == {
        "C1": False, "C2": False, "C3": False, "C1+C3": True,
    }  # fmt: skip


def test_injected_and_distant_lesions_never_mix(trial):
    trial.patient("P1", "A").patient("P2", "C")
    for visit, day, factor in (("pre", -2, 1.0), ("on", 40, 2.0)):
        injected = {"visit": visit, "lesion_id": "near", "injected": True}
        distant = {"visit": visit, "lesion_id": "far", "injected": False}
        trial.slide(f"I{visit}", "P1", day, 100 * factor, sheet=injected)
        trial.slide(f"D{visit}", "P1", day, 10 * factor**2, sheet=distant)
        trial.slide(f"C{visit}", "P2", day, 1.0, sheet=distant)
    table = trial.longitudinal()
    assert table["compartment"].to_dict() == {
        "Ipre": "tumour", "Ion": "tumour", "Dpre": "tumour_distant", "Don": "tumour_distant",
        "Cpre": "tumour", "Con": "tumour",
    }  # fmt: skip
    assert table["is_analysed"].all()
    assert table.loc[["Ion", "Don"], "fold_change"].tolist() == [2, 4]


def test_the_slide_with_a_baseline_of_its_assay_and_lesion_is_analysed(trial):
    trial.patient("P1")
    trial.slide("pre", "P1", -2, 50.0, sheet={"visit": "pre", "lesion_id": "L1"})
    trial.slide("same", "P1", 40, 100.0, sheet={"visit": "on", "lesion_id": "L1"})
    trial.slide("lesion", "P1", 43, 500.0, sheet={"visit": "on", "lesion_id": "L2"})
    stained = {"visit": "on", "lesion_id": "L1", "assay": "ihc"}
    trial.slide("assay", "P1", 43, 900.0, sheet=stained)
    table = trial.longitudinal()
    assert table.index[table["is_analysed"]].tolist() == ["pre", "same"]
    assert table.loc["same", "fold_change"] == 2
    # Another lesion may borrow the baseline, and says so; another assay may not.
    assert table.loc["lesion", "baseline"] == 50
    assert table.loc["lesion", "reason"] == "baseline is from another lesion"
    assert table.loc["assay", "reason"] == "no baseline"


def test_unscheduled_records_stay_and_are_not_analysed(trial):
    trial.patient("P1").sample("S0", "P1", 1, 100.0).sample("S1", "P1", 7, 200.0)
    table = trial.dose("P1", 1).longitudinal()
    assert table.loc["S1", "visit"] == "unscheduled"
    assert not table.loc["S1", "is_analysed"]
    assert table.loc["S1", "fold_change"] == 2


def test_troughs_and_peaks_of_a_visit_are_both_analysed(trial):
    trial.patient("P1").sample("base", "P1", 1, 100.0)
    trial.sample("t", "P1", 15, 110.0, sheet={"visit": "D15", "timepoint": "trough"})
    trial.sample("p", "P1", 17, 190.0, sheet={"visit": "D15", "timepoint": "peak"})
    assert trial.longitudinal()["is_analysed"].all()
