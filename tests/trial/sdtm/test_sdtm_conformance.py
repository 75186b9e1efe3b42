"""Each rule passes on a good study and finds the record that breaks it."""

import pandas as pd
import pytest

from tilflow.trial.export.conformance import COLUMNS
from tilflow.trial.sdtm.conformance import MARKER_STRING, RULES, summarise_sdtm_conformance

NOT_IN_THE_SHEETS = ["SDTM13 DM", "SDTM13 LB"]


def test_a_good_study_passes_but_for_what_no_sheet_holds(tables):
    report = summarise_sdtm_conformance(tables)
    assert list(report.columns) == list(COLUMNS)
    assert report["rule"].is_unique
    failed = report[report["status"].eq("failed")]
    assert failed["rule"].tolist() == NOT_IN_THE_SHEETS
    assert failed["first_cases"].iloc[0].startswith("RFENDTC; RFICDTC; SITEID")


@pytest.mark.parametrize(
    ("rule", "dataset", "variable", "value"),
    [
        ("SDTM01", "CP", "CPTESTCD", ""),
        ("SDTM02", "MI", "USUBJID", "ST1-P7"),
        ("SDTM03", "CP", "CPSEQ", 2),
        ("SDTM04", "CP", "CPTESTCD", "1CD8"),
        ("SDTM05", "MI", "MITEST", "x" * 41),
        ("SDTM06", "CP", "CPTEST", "Another"),
        ("SDTM07", "CP", "CPSTAT", "NOT DONE"),
        ("SDTM08", "CP", "CPSTRESC", "91"),
        ("SDTM09", "CP", "CPSTRESU", "%"),
        ("SDTM10", "LB", "LBDTC", "1 March 2024"),
        ("SDTM11", "CP", "CPDY", 0),
        ("SDTM11", "MI", "MIDY", -2),
        ("SDTM12", "LB", "STUDYID", ""),
        ("SDTM14", "CP", "CPLOBXFL", "Y"),
        ("SDTM15", "CP", "VISIT", "D1"),
        ("SDTM16", "CP", "CPORRES", ""),
        ("SUPP01", "SUPPCP", "IDVARVAL", "99"),
        ("SUPP02", "SUPPMI", "QNAM", "LOWERCASEx"),
        ("CP01", "CP", "CPCELSTA", "ACTIVATED"),
        ("CP02", "CP", "CPSBMRKS", "CD14+"),
        ("CP04", "CP", "CPMRKSTR", "CD3+ CD8+"),
        ("CP05", "CP", "CPSCAT", "MARKER EXPRESSION"),
        ("CP06", "CP", "CPSBMRKS", "CD14+"),
    ],
)
def test_a_broken_record_is_found(tables, rule, dataset, variable, value):
    broken = dict(tables) | {dataset: tables[dataset].copy()}
    broken[dataset].loc[0, variable] = value
    row = summarise_sdtm_conformance(broken).set_index("rule").loc[f"{rule} {dataset}"]
    assert row["status"] == "failed"
    assert row["n_failed"] >= 1
    assert row["first_cases"] != ""


def test_two_tests_of_a_panel_with_one_name_are_found(tables):
    cp = tables["CP"].copy()
    cp.loc[1, "CPSPTSTD"] = "another.count_per_ul"
    row = summarise_sdtm_conformance(tables | {"CP": cp}).set_index("rule").loc["CP03 CP"]
    assert row["status"] == "failed"


def test_a_last_observation_after_the_first_dose_is_found(tables):
    mi = tables["MI"].copy()
    mi["MILOBXFL"] = ["", "Y"]
    row = summarise_sdtm_conformance(tables | {"MI": mi}).set_index("rule").loc["SDTM14 MI"]
    assert (row["status"], row["n_failed"]) == ("failed", 1)


def test_every_rule_has_a_row_for_each_of_its_datasets(tables):
    report = summarise_sdtm_conformance(tables)
    assert len(report) == sum(len(rule.datasets) for rule in RULES) + len(tables)


@pytest.mark.parametrize(
    ("text", "is_good"),
    [
        ("CD45+CD3+CD4-CD8+", True),
        ("CD45+SSCloCD3+/CD45+", True),
        ("CD45+/FSC SSC", True),
        ("HLADR MdFI CD45+CD14+HLADR+", True),
        ("CD45+CD14+orCD16+Viability-", True),
        ("CD45RA+CCR7+Ki67+", True),
        ("CD45+HLA DR+", False),
        ("CD45", False),
        ("CD45+,CD3+", False),
        ("CD45+/CD3+/CD4+", False),
        ("45+3+4+", False),
    ],
)
def test_marker_strings(text, is_good):
    assert (MARKER_STRING.fullmatch(text) is not None) == is_good


def test_tables_without_records_are_not_applicable(tables):
    empty = tables | {"LB": tables["LB"].iloc[:0]}
    report = summarise_sdtm_conformance(empty).set_index("rule")
    lb = report[report.index.str.endswith(" LB") & ~report.index.str.startswith("SDTM13")]
    assert set(lb["status"]) == {"not applicable"}
    assert isinstance(report, pd.DataFrame)
