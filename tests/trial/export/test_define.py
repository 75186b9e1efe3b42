"""define.xml: well formed, every reference defined, what it says of a table true."""

import datetime as dt
import re
from xml.etree import ElementTree

import pytest

from tilflow.trial.export.adlb import describe_adlb
from tilflow.trial.export.define import DEF, ODM, build_define, iterate_references, write_define
from tilflow.trial.export.variables import ADLB

MOMENT = dt.datetime(2024, 4, 12)
NAMES = {"odm": ODM, "def": DEF}

ORDER = (
    "Standards", "ValueListDef", "WhereClauseDef", "ItemGroupDef", "ItemDef", "CodeList",
    "MethodDef", "CommentDef",
)  # fmt: skip
"""Of the elements below MetaDataVersion (Define-XML 2.1, section 5.3)."""


def check(root):
    """Identifiers are unique, references have definitions, the order is the standard's."""
    defined = [
        value
        for node in root.iter()
        for name, value in node.attrib.items()
        if name in ("OID", "ID")
    ]
    assert len(set(defined)) == len(defined)
    assert [each for each in iterate_references(root) if each[1] not in defined] == []
    version = root.find("odm:Study/odm:MetaDataVersion", NAMES)
    order = [ORDER.index(node.tag.rsplit("}", 1)[-1]) for node in version]
    assert order == sorted(order)
    return version


def test_the_document_of_adlb(adlb, tmp_path):
    write_define(describe_adlb(adlb, "ST1", MOMENT), tmp_path / "define.xml")
    root = ElementTree.parse(tmp_path / "define.xml").getroot()
    version = check(root)
    assert version.get(f"{{{DEF}}}DefineVersion") == "2.1.0"
    items = {node.get("Name"): node for node in version.findall("odm:ItemDef", NAMES)}
    assert list(items) == list(ADLB)
    assert items["AVAL"].get("DataType") == "float"
    assert items["ADT"].get(f"{{{DEF}}}DisplayFormat") == "DATE9."
    assert items["PARAMCD"].get("Length") == "8"
    for name, column in ADLB.items():
        text = items[name].find("odm:Description/odm:TranslatedText", NAMES).text
        assert text == column.label
    codes = version.find("odm:CodeList[@OID='CL.ADLB.PARAMCD']", NAMES)
    found = {
        item.get("CodedValue"): item.find("odm:Decode/odm:TranslatedText", NAMES).text
        for item in codes.findall("odm:CodeListItem", NAMES)
    }
    assert found == dict(zip(adlb["PARAMCD"], adlb["PARAM"], strict=True))
    method = version.find("odm:MethodDef[@OID='MT.ADLB.CHG']/odm:Description", NAMES)
    assert "AVAL - BASE" in "".join(method.itertext())


def test_lengths_are_those_of_the_longest_text(adlb):
    version = check(build_define(describe_adlb(adlb, "", MOMENT)))
    items = {node.get("Name"): node for node in version.findall("odm:ItemDef", NAMES)}
    for name in ("USUBJID", "REASON", "BASETYPE"):
        assert int(items[name].get("Length")) == max(adlb[name].astype(str).str.len().max(), 1)


def test_the_same_table_gives_the_same_bytes(adlb, tmp_path):
    for name in ("a.xml", "b.xml"):
        write_define(describe_adlb(adlb, "ST1", MOMENT), tmp_path / name)
    text = (tmp_path / "a.xml").read_bytes()
    assert text == (tmp_path / "b.xml").read_bytes()
    assert re.search(rb'CreationDateTime="2024-04-12T00:00:00"', text)


def test_a_table_without_records_says_so(adlb):
    version = check(build_define(describe_adlb(adlb.iloc[:0], "ST1", MOMENT)))
    group = version.find("odm:ItemGroupDef", NAMES)
    assert group.get(f"{{{DEF}}}HasNoData") == "Yes"
    assert group.find("def:leaf", NAMES) is None


@pytest.mark.parametrize("text", ["a < b & c", "µL"])
def test_signs_that_xml_reserves_are_written_as_such(adlb, tmp_path, text):
    changed = adlb.assign(PARAM=text)
    write_define(describe_adlb(changed, "ST1", MOMENT), tmp_path / "define.xml")
    root = ElementTree.parse(tmp_path / "define.xml").getroot()
    decodes = root.iterfind(".//odm:CodeList[@OID='CL.ADLB.PARAMCD']//odm:TranslatedText", NAMES)
    assert {node.text for node in decodes} == {text}
