"""The commands, from sheets and specimens' tables on disk to the tables of the study."""

import numpy as np
import pandas as pd
import pytest

from tilflow import cli, measurement

SHEETS = {
    "patients": """
patient_id stratum cohort dose_mg inclusion_date first_dose_date
A01 A 6mg 6 2024-01-01 2024-01-08
A02 A 6mg 6 2024-01-03 2024-01-10
""",
    "blood_samples": """
sample_id patient_id visit collected_at fcs panel count_method control_of control_type
A01-1 A01 baseline 2024-01-08T08:00 a.fcs whole_blood none NA NA
A01-2 A01 week2 2024-01-22T08:00 b.fcs whole_blood none NA NA
A02-1 A02 baseline 2024-01-09T08:00 c.fcs whole_blood none NA NA
FMO A01 baseline 2024-01-08T08:00 d.fcs whole_blood none A01-1 fmo
""",
    "doses": """
patient_id given_at dose_mg
A01 2024-01-08T10:00 6
A01 2024-01-22T10:00 6
A02 2024-01-10T10:00 6
""",
    "medications": """
patient_id drug_class drug start_date end_date
A01 steroid dexamethasone 2024-01-17 2024-01-19
""",
    "survival": """
patient_id last_contact_date died death_date progressed progression_date
A01 2024-09-01 no NA no NA
A02 2024-03-01 yes 2024-03-01 no NA
""",
}


@pytest.fixture
def study(tmp_path):
    for name, text in SHEETS.items():
        rows = [line.replace(" ", "\t") for line in text.strip().splitlines()]
        (tmp_path / f"{name}.tsv").write_text("\n".join(rows) + "\n")
    return tmp_path


def run(*arguments):
    return cli.main(["trial", *map(str, arguments)])


def write_measurements(path):
    value = {"A01-1": 100.0, "A01-2": 180.0, "A02-1": np.nan}
    rows = pd.DataFrame(
        {
            "specimen": "blood",
            "specimen_id": list(value),
            "parameter": "cd8_t_cells.count_per_ul",
            "compartment": "whole_blood",
            "value": list(value.values()),
            "unit": "cells/µL",
            "quality": ["ok", "ok", "fail"],
            "reason": ["", "", "clot"],
        }
    )
    measurement.write_measurements(rows, path)
    return path


def test_from_measurements_to_patients(study, tmp_path, capsys):
    out = tmp_path / "results" / "study"
    assert run("longitudinal", write_measurements(out / "m.parquet"), study, "--out", out) == 0
    longitudinal = out / "longitudinal.parquet"
    table = pd.read_parquet(longitudinal).set_index("specimen_id")
    assert table.loc["A01-2", "fold_change"] == 1.8
    assert table.loc["A02-1", "reason"] == "clot"
    assert len(pd.read_csv(out / "longitudinal.csv")) == 3
    assert pd.read_csv(out / "wide.csv")["visit"].tolist() == ["baseline", "week2"]
    status = pd.read_parquet(out / "completeness.parquet")["status"].tolist()
    assert status == ["measured", "measured", "failed", "missing"]

    assert run("export", longitudinal, "--out", out) == 0
    adlb = pd.read_parquet(out / "adlb.parquet").set_index("SPECID")
    assert adlb.loc["A01-2", ["PARAMCD", "R2BASE"]].tolist() == ["CD8ABS", 1.8]
    assert adlb.loc["A01-2", "DOSENUM"] == 1
    assert adlb.loc["A01-2", "CONFLTX"] == "steroid (dexamethasone) from study day 10 to 12"
    for suffix in ("csv", "xlsx", "xpt", "json"):
        assert (out / f"adlb.{suffix}").stat().st_size > 1000
    conformance = pd.read_csv(out / "conformance.tsv", sep="\t")
    assert "failed" not in set(conformance["status"])
    assert (out / "dictionary.md").read_text().startswith("# The columns")

    completeness = out / "completeness.parquet"
    assert run("sdtm", longitudinal, completeness, study, "--out", out / "sdtm") == 0
    cp = pd.read_csv(out / "sdtm" / "cp.csv", keep_default_na=False).set_index("CPREFID")
    assert cp.loc["A01-2", ["CPTESTCD", "CPORRES", "CPDY"]].tolist() == ["TLC", "180", "15"]
    assert cp.loc["A02-1", ["CPSTAT", "CPREASND"]].tolist() == ["NOT DONE", "clot"]
    assert cp.loc["A01-1", "CPMRKSTR"] == "CD45+SSCloCD3+CD4-CD8+Viability-"
    dm = pd.read_csv(out / "sdtm" / "dm.csv", keep_default_na=False).set_index("SUBJID")
    assert dm["DTHFL"].to_dict() == {"A01": "", "A02": "Y"}
    assert len(list((out / "sdtm").glob("*.xpt"))) == len(list((out / "sdtm").glob("*.json"))) == 7
    assert (out / "sdtm" / "define.xml").read_text().startswith("<?xml")
    assert (out / "define.xml").read_text().startswith("<?xml")

    assert run("statistics", longitudinal, "--out", out / "statistics.parquet") == 0
    statistics = pd.read_parquet(out / "statistics.parquet")
    assert statistics["analysis"].tolist() == ["change", "mixed_model", "dose_model"]
    assert statistics["n"].tolist()[0] == 1
    assert pd.read_csv(out / "statistics.csv")["analysis"].tolist()[0] == "change"
    assert run("statistics", longitudinal, study, "--out", out / "with_study.parquet") == 0
    assert run("endpoints", study, "--out", out) == 0
    endpoints = pd.read_parquet(out / "endpoints.parquet").set_index("endpoint")
    assert endpoints.loc["overall_survival_median", "n_events"].tolist() == [1, 1]
    outcomes = pd.read_csv(out / "patient_outcomes.csv").set_index("patient_id")
    assert outcomes["overall_days"].to_dict() == {"A01": 245, "A02": 59}
    assert len(pd.read_parquet(out / "responses.parquet")) == 0
    assert run("outcomes", longitudinal, study, "--out", out) == 0
    table = pd.read_parquet(out / "outcomes.parquet")
    assert set(table["outcome"]) == {"progression_free_survival", "overall_survival"}
    assert table["n_patients"].max() == 1
    assert len(pd.read_parquet(out / "tissue_classes.parquet")) == 0
    assert run("patients", longitudinal, study, "--out", tmp_path / "patients") == 0
    assert sorted(path.name for path in (tmp_path / "patients").iterdir()) == ["A01.tsv", "A02.tsv"]
    assert len(pd.read_csv(tmp_path / "patients" / "A01.tsv", sep="\t")) == 2
    assert capsys.readouterr().err == ""


def test_a_missing_table_of_a_specimen_is_named(study, tmp_path, capsys):
    code = run("measurements", study, tmp_path / "results", "--out", tmp_path / "m.parquet")
    assert code == 2
    error = capsys.readouterr().err
    assert "blood/A01-1/populations.parquet: no such table" in error
    assert not (tmp_path / "m.parquet").exists()


def test_without_clinical_sheets_every_table_is_there_and_says_nothing(study, tmp_path):
    for name in ("doses.tsv", "survival.tsv"):
        (study / name).unlink()
    out = tmp_path / "out"
    assert run("longitudinal", write_measurements(out / "m.parquet"), study, "--out", out) == 0
    assert run("endpoints", study, "--out", out) == 0
    assert run("outcomes", out / "longitudinal.parquet", study, "--out", out) == 0
    assert (pd.read_parquet(out / "endpoints.parquet")["n"] == 0).all()
    for name in ("adverse_events", "dose_escalation", "responses", "survival", "outcomes"):
        assert len(pd.read_parquet(out / f"{name}.parquet")) == 0
    outcomes = pd.read_parquet(out / "patient_outcomes.parquet")
    assert outcomes["patient_id"].tolist() == ["A01", "A02"]
    assert outcomes.drop(columns=["patient_id", "stratum", "cohort", "dose_mg"]).isna().all(None)


def test_endpoints_of_lesions_are_the_same_each_time(study, tmp_path):
    rows = [
        "patient_id assessed_on lesion_id role is_node diameter_mm state",
        "A01 2024-01-05 T1 target no 40 NA",
        "A01 2024-03-05 T1 target no 20 NA",
        "A01 2024-05-05 T1 target no 18 NA",
        "A02 2024-01-05 T1 target no 30 NA",
        "A02 2024-01-05 N1 non_target yes NA present",
    ]
    (study / "lesions.tsv").write_text("\n".join(row.replace(" ", "\t") for row in rows) + "\n")
    written = []
    for name in ("one", "two"):
        assert run("endpoints", study, "--out", tmp_path / name) == 0
        files = sorted((tmp_path / name).iterdir())
        written.append({path.name: path.read_bytes() for path in files})
    assert written[0] == written[1]
    assert len(written[0]) == 9
    outcomes = pd.read_csv(tmp_path / "one" / "patient_outcomes.csv").set_index("patient_id")
    assert outcomes["confirmed_best_response"].to_dict() == {"A01": "PR", "A02": "NE"}
    assert outcomes.loc["A01", "best_change_percent"] == -55
    assert outcomes.loc["A02", "progression_free_reason"] == "death"


def test_a_missing_table_of_sdtm_is_named(study, tmp_path, capsys):
    arguments = (tmp_path / "no.parquet", tmp_path / "no.parquet", study, "--out", tmp_path / "out")
    assert run("sdtm", *arguments) == 2
    assert "no.parquet: no such file" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["statistics", "export"])
def test_a_missing_longitudinal_table_is_named(tmp_path, capsys, verb):
    assert run(verb, tmp_path / "no.parquet", "--out", tmp_path / "s.parquet") == 2
    assert "no.parquet: no such file" in capsys.readouterr().err


def test_a_medication_that_ends_before_it_starts_is_named(study, tmp_path, capsys):
    sheet = study / "medications.tsv"
    sheet.write_text(sheet.read_text().replace("2024-01-19", "2024-01-16"))
    write_measurements(tmp_path / "m.parquet")
    assert run("longitudinal", tmp_path / "m.parquet", study, "--out", tmp_path / "out") == 2
    assert "medications.tsv, row 2, column end_date" in capsys.readouterr().err


def test_the_config_of_the_study_is_used(study, tmp_path):
    config = tmp_path / "config.yaml"
    config.write_text("trial: {baseline: {earliest_day: -1, allow_before_inclusion: false}}\n")
    (study / "patients.tsv").write_text(
        (study / "patients.tsv")
        .read_text()
        .replace("2024-01-01", "2024-01-20")
        .replace("2024-01-08", "2024-01-21")
    )
    measurements = write_measurements(tmp_path / "m.parquet")
    for options, expected in (([], True), (["--config", config], False)):
        run("longitudinal", measurements, study, "--out", tmp_path / "out", *options)
        table = pd.read_parquet(tmp_path / "out" / "longitudinal.parquet")
        assert table["is_baseline"].any() == expected
