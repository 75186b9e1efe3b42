"""The datasets as literal rows."""

import datetime as dt

import pandas as pd
import pytest
from tests.trial.sdtm.conftest import derive_tables

from tilflow.trial.sdtm.variables import DATASETS


def read(table, *names, key):
    rows = table.set_index(key)[list(names)].astype(object)
    rows = rows.where(rows.notna(), None)
    return {name: tuple(row) for name, row in zip(rows.index, rows.to_numpy(), strict=True)}


def test_cell_phenotypes(tables):
    cp = tables["CP"]
    names = ("CPTESTCD", "CPORRES", "CPORRESU", "CPSTAT", "CPREASND", "CPLOBXFL", "CPDY", "CPTPT")
    unit = "10^6/L"
    blank = cp[cp["CPREFID"].ne("")]
    assert read(blank, *names, key="CPREFID") == {
        "S0": ("TLC", "90", unit, "", "", "", -5, "TROUGH"),
        "S1": ("TLC", "100", unit, "", "", "Y", 1, "TROUGH"),
        "S2": ("TLC", "180", unit, "", "", "", 3, "PEAK"),
        "S3a": ("TLC", "240", unit, "", "", "", 15, "TROUGH"),
        "S3b": ("TLC", "260", unit, "", "", "", 15, "TROUGH"),
        "S4": ("TLC", "", "", "NOT DONE", "clot", "", 29, "TROUGH"),
        "S5": ("TLC", "90", unit, "", "", "", 400, "TROUGH"),
        "S9": ("TLC", "70", unit, "", "", "Y", 1, "TROUGH"),
    }
    first = cp[cp["CPREFID"].eq("S1")].iloc[0]
    assert first["USUBJID"] == "ST1-P1"
    assert (first["CPTEST"], first["CPMRKSTR"]) == ("TLym Cytx", "CD3+CD4-CD8+")
    assert (first["CPGATE"], first["CPGATDEF"]) == ("cd8_t_cells", "FSC SSC|CD3+|CD4-CD8+")
    assert (first["CPTSTPNL"], first["CPRESTYP"]) == ("tubes", "NUMBER CONCENTRATION")
    assert first["CPANMETH"] == "SINGLE PLATFORM, COUNTING BEADS"


def test_a_mean_of_replicates_is_no_collected_record(tables):
    assert not tables["CP"]["CPREFID"].str.contains("+", regex=False).any()


def test_visits_that_were_not_planned_have_numbers_between_the_planned_ones(tables):
    visits = read(tables["CP"], "VISITNUM", "VISIT", key="CPREFID")
    assert visits["S5"] == (visits["S4"][0] + 0.01, f"UNSCHEDULED {visits['S4'][0] + 0.01:.2f}")


def test_an_expected_sample_that_is_missing_is_not_done(filled):
    filled.patient("P3").sample("S7", "P3", 1, 50.0).sample("S8", "P3", 15, 60.0)
    cp = derive_tables(filled)["CP"]
    missing = cp[cp["USUBJID"].eq("ST1-P3") & cp["CPTESTCD"].eq("CPALL")]
    row = missing.set_index("VISIT").loc["D29"]
    assert row["CPSTAT"] == "NOT DONE"
    assert row["CPREASND"] == "not collected, or not in the sheet"
    assert (row["CPDTC"], row["CPREFID"], row["CPORRES"]) == ("", "", "")


def test_a_population_that_no_marker_tells_is_no_phenotype(filled):
    filled.sample("S1x", "P1", 1, 5000.0, parameter="singlets.count_per_ul")
    assert "singlets.count_per_ul" not in set(derive_tables(filled)["CP"]["CPSPTSTD"])


def test_microscopic_findings(tables):
    names = ("MITEST", "MITSTDTL", "MISCAT", "MIORRES", "MIORRESU", "MILOBXFL", "MIDY", "MIMETHOD")
    assert read(tables["MI"], *names, key="MIREFID") == {
        "T1": ("CD8 T cells", "CELL DENSITY", "TUMOUR", "80", "cells/mm2", "Y", -3,
               "MULTIPLEX IMMUNOFLUORESCENCE"),
        "T2": ("CD8 T cells", "CELL DENSITY", "TUMOUR", "200", "cells/mm2", "", 40,
               "MULTIPLEX IMMUNOFLUORESCENCE"),
    }  # fmt: skip
    assert set(tables["MI"]["MISPEC"]) == {"TISSUE"}
    assert set(tables["MI"]["MILNKID"]) == {"L1"}


def test_a_score_is_named_after_its_marker_and_the_site_is_that_of_the_lesion(filled):
    filled.slide("T3", "P2", 41, 120.0, sheet={"lesion_id": "L1", "assay": "cd8"},
                 parameter="nucleated_cells.h_score.CD8", unit="")  # fmt: skip
    lesions = pd.DataFrame([{"patient_id": "P2", "lesion_id": "L1", "site": "liver"}])
    row = derive_tables(filled, lesions=lesions)["MI"].set_index("MIREFID").loc["T3"]
    assert (row["MITESTCD"], row["MITSTDTL"]) == ("CD8", "H SCORE TOTAL SCORE")
    assert (row["MIMETHOD"], row["MILOC"]) == ("IHC", "LIVER")


def test_blood_counts_are_laboratory_results_once_a_draw(filled):
    sheet = {"cbc_per_ul": 6200.0, "cbc_population": "leukocytes"}
    filled.sample("S1b", "P1", 1, 101.0, clock="08:00", sheet=sheet)
    lb = derive_tables(filled)["LB"]
    assert read(lb, "LBTESTCD", "LBTEST", "LBORRES", "LBORRESU", "LBSTRESN", "LBSTRESU", "LBLOBXFL",
                "LBDTC", "LBDY", key="LBREFID") == {
        "S1": ("WBC", "Leukocytes", "6200", "10^6/L", 6.2, "10^9/L", "Y", "2024-03-01T08:00", 1),
    }  # fmt: skip


def test_the_draw_links_counts_and_phenotypes(tables):
    assert set(tables["LB"]["LBLNKGRP"]) == {"P1 2024-03-01T08:00"}
    linked = tables["CP"][tables["CP"]["CPLNKGRP"].eq("P1 2024-03-01T08:00")]
    assert linked["CPREFID"].tolist() == ["S1"]


def test_demographics_hold_what_the_sheets_hold(filled):
    survival = pd.DataFrame(
        {
            "patient_id": ["P2"], "died": [True], "death_date": [dt.date(2024, 9, 1)],
            "last_contact_date": [dt.date(2024, 9, 1)],
        }
    )  # fmt: skip
    names = ("RFSTDTC", "RFXSTDTC", "RFXENDTC", "RFPENDTC", "DTHDTC", "DTHFL", "AGE", "AGEU", "SEX",
             "ARMCD", "ARM")  # fmt: skip
    assert read(derive_tables(filled, survival=survival)["DM"], *names, key="SUBJID") == {
        "P1": ("2024-03-01", "2024-03-01T10:00", "2024-03-01T10:00", "", "", "", 61, "YEARS", "F",
               "A", "Stratum A, 6 mg"),
        "P2": ("2024-03-01", "2024-03-01", "", "2024-09-01", "2024-09-01", "Y", None, "", "U",
               "B", "Stratum B, 6 mg"),
    }  # fmt: skip


def test_what_has_no_variable_is_supplemental(tables):
    cp, supplement = tables["CP"], tables["SUPPCP"]
    number = str(cp.loc[cp["CPREFID"].eq("S9"), "CPSEQ"].item())
    own = supplement[supplement["USUBJID"].eq("ST1-P2") & supplement["IDVARVAL"].eq(number)]
    assert dict(zip(own["QNAM"], own["QVAL"], strict=True)) == {
        "CPLCL": "63", "CPUCL": "77.7777777778", "CPNEVT": "12", "CPQUAL": "WARN", "CPBLQ": "Y",
        "CPQREAS": own.set_index("QNAM")["QVAL"]["CPQREAS"],
    }  # fmt: skip
    tissue = tables["SUPPMI"].groupby("QNAM")["QVAL"].unique()
    assert (list(tissue["MIINJ"]), list(tissue["MICORE"])) == (["Y"], ["2"])
    patients = tables["SUPPDM"].set_index(["USUBJID", "QNAM"])["QVAL"]
    assert patients["ST1-P1"].to_dict() == {
        "COHORT": "6 mg", "DOSEMG": "6", "INCLDTC": "2024-02-23", "TUMTYPE": "melanoma",
    }  # fmt: skip


def test_every_dataset_has_its_variables_and_types(tables):
    assert list(tables) == list(DATASETS)
    for name, table in tables.items():
        assert list(table.columns) == list(DATASETS[name].variables), name
        for variable in DATASETS[name].variables.values():
            kinds = {"number": "float64", "integer": "Int64"}
            assert str(table[variable.name].dtype) == kinds.get(variable.kind, "object")
            assert len(variable.name) <= 8
            assert 0 < len(variable.label) <= 40


def test_a_trial_without_tissue_has_datasets_without_records(trial):
    trial.patient("P1").sample("S1", "P1", 1, 100.0)
    tables = derive_tables(trial)
    assert [name for name, table in tables.items() if table.empty] == ["LB", "MI", "SUPPMI"]
    assert list(tables["MI"].columns) == list(DATASETS["MI"].variables)


@pytest.mark.parametrize("study_id", ["", "ST1"])
def test_the_study_is_part_of_the_subject_where_it_is_named(filled, study_id):
    subjects = set(derive_tables(filled, study_id=study_id)["CP"]["USUBJID"])
    assert subjects == ({"P1", "P2"} if not study_id else {"ST1-P1", "ST1-P2"})
