"""ADLB: literal rows, and codes that stay what they are."""

import pandas as pd
import pytest

from tilflow.errors import InputError
from tilflow.trial.dictionary import LONGITUDINAL
from tilflow.trial.export.adlb import derive_adlb
from tilflow.trial.export.pages import format_dictionary, tabulate_dictionary
from tilflow.trial.export.paramcd import compute_code, derive_codes, format_param
from tilflow.trial.export.schema import check_schema
from tilflow.trial.export.variables import ADLB
from tilflow.trial.settings import ExportSettings

CD8 = ("cd8_t_cells.count_per_ul", "whole_blood", "cells/µL")
CD4 = ("cd4_t_cells.count_per_ul", "whole_blood", "cells/µL")


def read(adlb, *names):
    rows = adlb.set_index("SPECID")[list(names)].astype(object)
    rows = rows.where(rows.notna(), None)
    return {name: tuple(row) for name, row in zip(rows.index, rows.to_numpy(), strict=True)}


def test_values_baselines_and_changes(adlb):
    names = ("AVISIT", "ATPT", "ADY", "AVAL", "BASE", "CHG", "PCHG", "R2BASE", "ABLFL", "ANL01FL")
    assert read(adlb, *names, "ANL02FL", "DTYPE") == {
        "S1": ("D1", "TROUGH", 1, 100, 100, 0, 0, 1, "Y", "Y", "", ""),
        "S2": ("D1", "PEAK", 3, 180, 100, 80, 80, 1.8, "", "", "Y", ""),
        "S3a": ("D15", "TROUGH", 15, 240, 100, 140, 140, 2.4, "", "", "", ""),
        "S3b": ("D15", "TROUGH", 15, 260, 100, 160, 160, 2.6, "", "", "", ""),
        "S3a+S3b": ("D15", "TROUGH", 15, 250, 100, 150, 150, 2.5, "", "Y", "", "AVERAGE"),
        "S4": ("D29", "TROUGH", 29, None, 100, None, None, None, "", "", "", ""),
        "S5": ("D43", "TROUGH", 43, 4, 100, -96, -96, None, "", "Y", "", ""),
        "T1": ("SCR", "", -3, 80, 80, 0, 0, 1, "Y", "Y", "", ""),
        "T2a": ("ON", "", 40, 200, 80, 120, 150, 2.5, "", "", "", ""),
        "T2b": ("ON", "", 40, 100, 80, 20, 25, 1.25, "", "", "", ""),
        "T2a+T2b": ("ON", "", 40, 150, 80, 70, 87.5, 1.875, "", "Y", "", "POOL"),
        "T3": ("SCR", "", -3, 10, 10, 0, 0, 1, "Y", "", "", ""),
    }


def test_identifiers_moments_and_limits(adlb):
    names = ("USUBJID", "PARAMCD", "BASETYPE", "ADT", "ADTM", "BLQFL", "AVALC", "QUALITY")
    rows = read(adlb, *names)
    day, moment = pd.Timestamp("2024-03-01"), pd.Timestamp("2024-03-01T08:00")
    blood = "LAST BEFORE FIRST DOSE"
    assert rows["S1"] == ("ST1-P1", "CD8ABS", blood, day, moment, "", "", "OK")
    assert rows["S5"][4:] == (None, "Y", "<10", "WARN")
    assert rows["T1"][2] == f"{blood}, ASSAY mif, LESION L1"
    assert rows["T3"][2] == f"{blood}, ASSAY mif, LESION L2"
    assert rows["T2a+T2b"][2] == rows["T1"][2]
    assert len(rows["T1"][1]) == 8


def test_no_row_is_left_out_and_the_schema_holds(longitudinal, adlb):
    assert len(adlb) == len(longitudinal) == 12
    check_schema(adlb, ADLB, flags="Y")
    check_schema(longitudinal[list(LONGITUDINAL)], LONGITUDINAL, flags="bool")


@pytest.mark.parametrize(
    ("variable", "value"), [("QUALITY", "GOOD"), ("USUBJID", ""), ("ABLFL", "N"), ("ADT", pd.NaT)]
)
def test_the_schema_refuses_what_the_dictionary_does_not_allow(adlb, variable, value):
    from pandera.errors import SchemaErrors

    column = adlb[variable]
    if variable != "ADT":
        column = column.astype(object)
    with pytest.raises(SchemaErrors, match=variable):
        check_schema(
            adlb.assign(**{variable: column.where(column.index != 3, value)}), ADLB, flags="Y"
        )


def test_an_empty_table_has_every_variable(longitudinal):
    adlb = derive_adlb(longitudinal.iloc[:0], ExportSettings())
    assert list(adlb.columns) == list(ADLB)
    assert adlb.empty


def test_a_code_does_not_depend_on_the_others():
    alone = derive_codes([CD4], {})[CD4]
    assert derive_codes([CD8, CD4, ("x", "y", "z")], {})[CD4] == alone == compute_code(CD4)
    assert alone.startswith("CD4")
    assert len(alone) == 8


def test_units_and_compartments_have_codes_of_their_own():
    keys = [CD4, (CD4[0], "tumour", CD4[2]), (CD4[0], CD4[1], "10^9/L")]
    assert len(set(derive_codes(keys, {}).values())) == 3
    assert len({format_param(key) for key in keys}) == 3


def test_a_code_that_is_taken_gives_way_to_the_next_digest():
    taken = {f"{CD8[0]}@{CD8[1]}": compute_code(CD4)}
    codes = derive_codes([CD4, CD8], taken)
    assert codes == {CD8: compute_code(CD4), CD4: compute_code(CD4, 1)}
    assert derive_codes([CD8, CD4], taken) == codes


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ({f"{CD8[0]}@{CD8[1]}": "CD8-ABS"}, "is no PARAMCD"),
        ({f"{CD8[0]}@{CD8[1]}": "TOOLONGCODE"}, "is no PARAMCD"),
        ({f"{key[0]}@{key[1]}": "SAME" for key in (CD8, CD4)}, "give each its own"),
    ],
)
def test_wrong_codes_in_the_settings_are_named(stated, message):
    with pytest.raises(InputError, match=message):
        derive_codes([CD8, CD4], stated)


def test_ten_thousand_parameters_have_codes_of_their_own():
    keys = [(f"cd8_cluster_{number}.percent", "whole_blood", "%") for number in range(10_000)]
    codes = derive_codes(keys, {})
    assert len(set(codes.values())) == 10_000


def test_the_dictionary_names_every_column():
    table = tabulate_dictionary()
    rows = table[table["table"] == "adlb"]
    assert rows["name"].tolist() == list(ADLB)
    assert table["meaning"].ne("").all()
    page = format_dictionary()
    assert all(f"| {name} |" in page for name in LONGITUDINAL)
    assert "| AVAL (Analysis Value) | number | of the row |" in page
