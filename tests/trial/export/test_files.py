"""The files, read back by others: XPT, Dataset-JSON, XLSX; the same bytes each time."""

import datetime as dt
import json
import time
import zipfile

import numpy as np
import openpyxl
import pandas as pd
import pyreadstat
import pytest

from tilflow.errors import InputError
from tilflow.trial.dictionary import Column
from tilflow.trial.export import workbook
from tilflow.trial.export.dataset_json import write_dataset_json
from tilflow.trial.export.transport import derive_transportable, write_transport
from tilflow.trial.export.variables import ADLB
from tilflow.trial.export.workbook import Sheet, write_workbook

MOMENT = dt.datetime(2024, 4, 12)


def write_xpt(adlb, path):
    return write_transport(adlb, ADLB, path, name="ADLB", label="Biomarkers", moment=MOMENT)


def test_xpt_reads_back_with_labels_formats_and_values(adlb, tmp_path):
    write_xpt(adlb, tmp_path / "adlb.xpt")
    table, meta = pyreadstat.read_xport(tmp_path / "adlb.xpt")
    assert (meta.table_name, meta.file_label) == ("ADLB", "Biomarkers")
    assert meta.column_names == list(ADLB)
    assert meta.column_labels == [column.label for column in ADLB.values()]
    assert len(table) == len(adlb)
    for name, column in ADLB.items():
        if column.kind in ("number", "integer"):
            expected = adlb[name].to_numpy(dtype=float, na_value=np.nan)
            np.testing.assert_allclose(table[name].to_numpy(dtype=float), expected, rtol=1e-15)
        elif column.kind in ("text", "flag"):
            expected = adlb[name].astype(str).str.replace("µ", "u").str.replace("²", "2")
            assert table[name].tolist() == expected.tolist(), name
    assert table["ADT"].tolist() == adlb["ADT"].dt.date.tolist()
    assert table["ADTM"].dropna().tolist() == adlb["ADTM"].dropna().tolist()


def test_xpt_lists_what_it_spells_otherwise_and_what_it_cuts(adlb, tmp_path):
    long = adlb.assign(REASON=["é" * 150 + "x" * 60] * 2 + [""] * 10)
    changes = write_xpt(long, tmp_path / "adlb.xpt").set_index(["variable", "kind"]).sort_index()
    cut = changes.loc[("REASON", "truncation")]
    assert cut["n_rows"].item() == 2
    assert cut["written"].item() == "e" * 150 + "x" * 50
    assert changes.loc[("AVALU", "spelling"), "original"].tolist() == ["cells/mm²", "cells/µL"]
    table, _ = pyreadstat.read_xport(tmp_path / "adlb.xpt")
    assert table["REASON"].str.len().max() == 200


@pytest.mark.parametrize(("name", "label"), [("NINELONGS", "x"), ("A", "x" * 41), ("A", "µ")])
def test_xpt_refuses_names_and_labels_beyond_its_limits(name, label):
    column = Column(name, "number", "m", label=label)
    with pytest.raises(InputError, match="at most 8 characters"):
        derive_transportable(pd.DataFrame({name: [1.0]}), {name: column})


def test_xpt_refuses_two_parameters_of_one_spelling():
    table = pd.DataFrame({"PARAM": ["a (µg)", "a (ug)"]})
    with pytest.raises(InputError, match="two parameters"):
        derive_transportable(table, {"PARAM": ADLB["PARAM"]})


def test_an_empty_table_is_a_file_too(adlb, tmp_path):
    write_xpt(adlb.iloc[:0], tmp_path / "adlb.xpt")
    table, meta = pyreadstat.read_xport(tmp_path / "adlb.xpt")
    assert len(table) == 0
    assert meta.column_names == list(ADLB)


def write_json(adlb, path):
    write_dataset_json(
        adlb, ADLB, path, name="ADLB", label="Biomarkers", study_id="ST1", moment=MOMENT
    )


def test_dataset_json_is_what_dsjson_makes_of_the_same_table(adlb, tmp_path):
    from dsjson import to_dataset_json

    write_json(adlb, tmp_path / "adlb.json")
    written = json.loads((tmp_path / "adlb.json").read_text(encoding="utf-8"))
    described = pd.DataFrame({"name": list(ADLB)})
    table = adlb.astype(object)
    table["ADT"] = adlb["ADT"].dt.strftime("%Y-%m-%d")
    table["ADTM"] = adlb["ADTM"].dt.strftime("%Y-%m-%dT%H:%M:%S").replace({np.nan: None})
    other = to_dataset_json(
        table, described, name="ADLB", label="Biomarkers", itemGroupOID="IG.ADLB"
    )
    assert written["rows"] == other["rows"]
    assert {*other, "sourceSystem", "originator"} <= set(written)
    assert written["records"] == len(adlb) == len(written["rows"])
    assert written["datasetJSONCreationDateTime"] == "2024-04-12T00:00:00"
    columns = {column["name"]: column for column in written["columns"]}
    assert list(columns) == list(ADLB)
    assert columns["AVAL"]["dataType"] == "double"
    assert columns["ADT"] | {"itemOID": ""} == {
        "itemOID": "",
        "name": "ADT",
        "label": "Analysis Date",
        "dataType": "date",
        "targetDataType": "integer",
        "displayFormat": "DATE9.",
    }


def write_xlsx(adlb, path, largest_rows=1000):
    notes = pd.DataFrame({"text": ["=1+1", "plain"]})
    write_workbook(
        [Sheet("adlb", adlb, ADLB), Sheet("notes", notes, {})], path,
        notes=["About"], moment=MOMENT, largest_rows=largest_rows,
    )  # fmt: skip


def test_xlsx_is_formatted_and_holds_the_values(adlb, tmp_path):
    write_xlsx(adlb, tmp_path / "adlb.xlsx")
    book = openpyxl.load_workbook(tmp_path / "adlb.xlsx")
    assert book.sheetnames == ["read me", "adlb", "notes"]
    page = book["adlb"]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == f"A1:BJ{len(adlb) + 1}"
    assert [cell.value for cell in page[1]] == list(ADLB)
    assert page["A1"].font.bold
    place = list(ADLB).index("AVAL")
    values = [row[place].value for row in page.iter_rows(min_row=2)]
    assert values == [None if pd.isna(value) else value for value in adlb["AVAL"]]
    assert page.cell(2, list(ADLB).index("ADT") + 1).number_format == "yyyy-mm-dd"
    assert page.cell(2, list(ADLB).index("ADT") + 1).value == dt.datetime(2024, 3, 1)
    assert page.column_dimensions["H"].width >= 9
    # A text that looks like a formula is none.
    assert book["notes"]["A2"].data_type == "s"
    assert book["notes"]["A2"].value == "=1+1"


def test_xlsx_splits_a_long_table_and_says_of_a_longer_one_that_it_is_left_out(
    adlb, tmp_path, monkeypatch
):
    monkeypatch.setattr(workbook, "MOST_ROWS", 8)
    write_xlsx(adlb, tmp_path / "split.xlsx")
    book = openpyxl.load_workbook(tmp_path / "split.xlsx")
    assert book.sheetnames == ["read me", "adlb", "adlb 2", "notes"]
    assert [book[name].max_row for name in ("adlb", "adlb 2")] == [8, 6]
    write_xlsx(adlb, tmp_path / "without.xlsx", largest_rows=5)
    book = openpyxl.load_workbook(tmp_path / "without.xlsx")
    assert book.sheetnames == ["read me", "notes"]
    told = [row[0] for row in book["read me"].values]
    assert told[1].startswith("adlb: 12 rows are more than trial.export.xlsx_largest_rows (5)")


def test_the_files_are_the_same_bytes_at_another_time(adlb, tmp_path):
    names = ("adlb.xpt", "adlb.json", "adlb.xlsx")
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        for name, write in zip(names, (write_xpt, write_json, write_xlsx), strict=True):
            write(adlb, tmp_path / folder / name)
        if folder == "one":
            # The moments within the files are whole seconds (zip: every other).
            time.sleep(2.1)
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    head = (tmp_path / "one" / "adlb.xpt").read_bytes()[:640]
    assert head.count(b"12APR24:00:00:00") == 4
    with zipfile.ZipFile(tmp_path / "one" / "adlb.xlsx") as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
