"""Each rule passes on a good table and finds the row that breaks it."""

import dataclasses

import numpy as np
import pandas as pd
import pytest

from tilflow.trial.export.conformance import COLUMNS, RULES, summarise_conformance
from tilflow.trial.export.variables import ADLB


def plain(adlb):
    """Texts as objects, so that any value can be put in."""
    return adlb.astype(dict.fromkeys(adlb.select_dtypes("category").columns, object))


def test_a_good_table_passes(adlb):
    report = summarise_conformance(adlb)
    assert list(report.columns) == list(COLUMNS)
    assert set(report["status"]) <= {"passed", "not applicable"}
    assert report["rule"].is_unique
    assert report.set_index("rule").loc["BDS07", "n_checked"] == 3


def row_of(adlb, specimen):
    return adlb.index[adlb["SPECID"] == specimen][0]


@pytest.mark.parametrize(
    ("rule", "specimen", "variable", "value"),
    [
        ("BDS01", "S1", "USUBJID", ""),
        ("BDS02", "S1", "PARAMCD", "1CD8"),
        ("BDS03", "S1", "PARAM", "another"),
        ("BDS04", "S1", "AVALU", "another"),
        ("BDS05", "S1", "STRATUM", "C"),
        ("BDS06", "S1", "COHORT", "another"),
        ("BDS07", "S2", "ABLFL", "Y"),
        ("BDS08", "S2", "BASE", 99.0),
        ("BDS09", "S1", "AVAL", 99.0),
        ("BDS10", "S1", "ABLFL", ""),
        ("BDS11", "S1", "ADY", 2),
        ("BDS12", "S2", "CHG", 81.0),
        ("BDS13", "S2", "PCHG", 81.0),
        ("BDS14", "S2", "R2BASE", 1.9),
        ("BDS15", "S2", "LCL", 181.0),
        ("BDS16", "S2", "R2BUCL", 1.0),
        ("BDS17", "S1", "ADY", 0),
        ("BDS18", "S2", "ADY", 4),
        ("BDS19", "S1", "ADTM", pd.Timestamp("2024-03-02T08:00")),
        ("BDS20", "S2", "AVISITN", 9),
        ("BDS21", "S3a", "ANL01FL", "Y"),
        ("BDS23", "S4", "ANL01FL", "Y"),
        ("BDS24", "S5", "REASON", ""),
        ("BDS25", "S5", "BLQFL", ""),
    ],
)
def test_a_broken_row_is_found(adlb, rule, specimen, variable, value):
    table = plain(adlb)
    table.loc[row_of(adlb, specimen), variable] = value
    row = summarise_conformance(table).set_index("rule").loc[rule]
    assert row["status"] == "failed"
    assert row["n_failed"] >= 1
    assert row["first_cases"] != ""


def test_two_analysed_peaks_of_a_visit_are_found(adlb):
    table = plain(adlb)
    twice = pd.concat([table, table[table["SPECID"] == "S2"]], ignore_index=True)
    row = summarise_conformance(twice).set_index("rule").loc["BDS22"]
    assert (row["status"], row["n_failed"]) == ("failed", 2)
    assert row["first_cases"] == "; ".join(["ST1-P1 CD8ABS D1 S2"] * 2)


def test_every_rule_has_a_row_and_a_name_of_its_own(adlb):
    assert len(summarise_conformance(adlb)) == len(RULES) + 5
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("VAR01", {"name": "AVALUELONG"}),
        ("VAR02", {"label": "x" * 41}),
        ("VAR03", {"label": "Study Identifier"}),
    ],
)
def test_a_variable_beyond_the_limits_is_found(adlb, rule, change):
    variables = dict(ADLB)
    wrong = dataclasses.replace(variables.pop("AVAL"), **change)
    variables[wrong.name] = wrong
    report = summarise_conformance(adlb, variables).set_index("rule")
    assert report.loc[rule, "status"] == "failed"
    assert wrong.name in report.loc[rule, "first_cases"]


def test_a_long_text_and_another_order_are_found(adlb):
    table = plain(adlb)
    table.loc[0, "REASON"] = "µ" * 101
    report = summarise_conformance(table[list(reversed(table.columns))]).set_index("rule")
    assert report.loc["VAR05", "first_cases"] == "REASON"
    assert report.loc["VAR04", "status"] == "failed"


def test_rounded_values_are_no_difference(adlb):
    table = plain(adlb)
    row = row_of(adlb, "S2")
    table.loc[row, "CHG"] = np.nextafter(80.0, 81)
    assert summarise_conformance(table).set_index("rule").loc["BDS12", "status"] == "passed"
