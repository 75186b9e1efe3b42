"""The command: every file, read back by others; define.xml of the datasets."""

import datetime as dt

import numpy as np
import pandas as pd
import pyreadstat
import pytest
from tests.trial.export.test_define import NAMES, check

from tilflow.trial.export.define import build_define
from tilflow.trial.export.transport import write_transport
from tilflow.trial.sdtm.definition import describe_study
from tilflow.trial.sdtm.files import write_datasets
from tilflow.trial.sdtm.variables import DATASETS

MOMENT = dt.datetime(2024, 4, 12)


@pytest.mark.parametrize("name", list(DATASETS))
def test_xpt_reads_back(tables, tmp_path, name):
    dataset, table = DATASETS[name], tables[name]
    path = tmp_path / "x.xpt"
    write_transport(table, dataset.variables, path, name=name, label=dataset.label, moment=MOMENT)
    found, meta = pyreadstat.read_xport(path)
    assert (meta.table_name, meta.file_label) == (name, dataset.label)
    assert meta.column_names == list(dataset.variables)
    assert meta.column_labels == [each.label for each in dataset.variables.values()]
    assert len(found) == len(table)
    for variable in dataset.variables.values():
        if variable.kind == "text":
            assert found[variable.name].tolist() == table[variable.name].tolist()
        else:
            wanted = table[variable.name].to_numpy(dtype=float, na_value=np.nan)
            np.testing.assert_array_equal(found[variable.name].to_numpy(dtype=float), wanted)


def test_an_empty_dataset_is_a_file_too(tables, tmp_path):
    dataset, path = DATASETS["LB"], tmp_path / "lb.xpt"
    table = tables["LB"].iloc[:0]
    write_transport(table, dataset.variables, path, name="LB", label=dataset.label, moment=MOMENT)
    found, meta = pyreadstat.read_xport(path)
    assert (len(found), meta.column_names) == (0, list(dataset.variables))


def test_define_describes_every_dataset(tables):
    version = check(build_define(describe_study(tables, "ST1", MOMENT)))
    groups = {node.get("Name"): node for node in version.findall("odm:ItemGroupDef", NAMES)}
    assert list(groups) == list(DATASETS)
    for name, dataset in DATASETS.items():
        references = groups[name].findall("odm:ItemRef", NAMES)
        assert len(references) == len(dataset.variables)
        keys = {node.get("ItemOID").rsplit(".", 1)[-1]: node.get("KeySequence")
                for node in references if node.get("KeySequence")}  # fmt: skip
        assert keys == {key: str(place) for place, key in enumerate(dataset.keys, start=1)}
    values = version.find("def:ValueListDef[@OID='VL.SUPPCP.QVAL']", NAMES)
    assert len(values) == tables["SUPPCP"]["QNAM"].nunique()
    codes = version.find("odm:CodeList[@OID='CL.CP.CPTESTCD']", NAMES)
    terms = {node.get("CodedValue") for node in codes.findall("odm:CodeListItem", NAMES)}
    assert terms == set(tables["CP"]["CPTESTCD"])
    assert codes.find("odm:Alias", NAMES).get("Name") == "C181173"


def test_define_of_a_dataset_without_records(tables):
    empty = tables | {"LB": tables["LB"].iloc[:0], "SUPPMI": tables["SUPPMI"].iloc[:0]}
    check(build_define(describe_study(empty, "", MOMENT)))
    assert isinstance(empty["LB"], pd.DataFrame)


@pytest.mark.parametrize("spelt", [[], ["MI"], ["CP", "MI"]])
def test_what_xpt_spells_otherwise_is_told_of_each_dataset(tables, tmp_path, spelt):
    for name in spelt:
        tables[name] = tables[name].assign(**{f"{name}TEST": "Größe"})
    write_datasets(tables, tmp_path, "ST1", MOMENT)
    told = pd.read_csv(tmp_path / "xpt_changes.tsv", sep="\t")
    assert sorted(set(told["dataset"])) == spelt
    assert {file.suffix for file in tmp_path.glob("cp.*")} == {".csv", ".json", ".xpt"}
