"""define.xml 2.1: what each dataset and variable is, for whoever receives the files.

Written from the same dictionary as the tables, by the standard library. The elements and their
order are those of CDISC's Define-XML 2.1 specification, as its example for SDTMIG 3.3 shows them
(github.com/sassoftware/clinical-standards-toolkit, define_msg_sdtm.xml). No package of controlled
terminology is at hand to check terms against: every codelist is marked as not standard, and a
comment says so; the NCI codes of codelists are those that the implementation guide names.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import pandas as pd

import tilflow
from tilflow.staging import staged
from tilflow.trial.dictionary import Column
from tilflow.trial.export.transport import FORMATS
from tilflow.trial.tables import DIGITS

ODM: Final = "http://www.cdisc.org/ns/odm/v1.3"
DEF: Final = "http://www.cdisc.org/ns/def/v2.1"
XLINK: Final = "http://www.w3.org/1999/xlink"
XML: Final = "http://www.w3.org/XML/1998/namespace"

TYPES: Final = {
    "text": "text", "flag": "text", "number": "float", "integer": "integer", "date": "integer",
    "datetime": "integer",
}  # fmt: skip
FLOAT_LENGTH: Final = DIGITS + 8
"""Of a number of `DIGITS` significant digits with its sign, point and leading zeros."""

ONE_EACH: Final = "One record per subject"
NCI_CODE: Final = re.compile(r"^(?P<name>.*) \((?P<code>C\d+)\)$")
UNCHECKED: Final = "COM.TERMS"


@dataclass(frozen=True, slots=True, eq=False)
class Described:
    """A dataset as define.xml tells of it.

    Attributes
    ----------
    decodes
        Variable with short names → the variable that spells them out.
    values
        For a vertical variable: it, and the variables with the name, label and origin of what it
        holds.
    """

    name: str
    label: str
    structure: str
    observation_class: str
    keys: tuple[str, ...]
    variables: Mapping[str, Column]
    table: pd.DataFrame
    domain: str = ""
    decodes: Mapping[str, str] = field(default_factory=dict)
    values: tuple[str, str, str, str] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """The datasets of one standard.

    Attributes
    ----------
    standard, version
        Implementation guide and its version.
    purpose
        Tabulation or Analysis.
    comment
        What a receiver should know before all else.
    moment
        Stands for the time of writing.
    """

    study_id: str
    standard: str
    version: str
    purpose: str
    comment: str
    moment: dt.datetime
    datasets: tuple[Described, ...]


def write_define(study: Study, path: Path | str) -> None:
    """Write define.xml, whole or not at all; the same datasets give the same bytes."""
    for prefix, uri in (("", ODM), ("def", DEF), ("xlink", XLINK)):
        ElementTree.register_namespace(prefix, uri)
    root = build_define(study)
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, encoding="unicode")
    with staged(path) as temporary:
        temporary.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n', encoding="utf-8")


def build_define(study: Study) -> ElementTree.Element:
    """Return the document; every reference in it has its definition."""
    name = study.study_id or "STUDY"
    oid = f"{name}.{study.standard}"
    root = ElementTree.Element(f"{{{ODM}}}ODM", {
        "ODMVersion": "1.3.2", "FileType": "Snapshot", "FileOID": f"tilflow.{oid}",
        "CreationDateTime": study.moment.isoformat(timespec="seconds"), "Originator": "tilflow",
        "SourceSystem": "tilflow", "SourceSystemVersion": tilflow.__version__,
        f"{{{DEF}}}Context": "Other",
    })  # fmt: skip
    node = _add(root, "Study", {"OID": f"STDY.{oid}"})
    names = _add(node, "GlobalVariables", {})
    _add(names, "StudyName", {}, name)
    _add(names, "StudyDescription", {}, f"Immune biomarkers of {name}")
    _add(names, "ProtocolName", {}, name)
    version = _add(node, "MetaDataVersion", {
        "OID": f"MDV.{oid}", "Name": f"{study.standard} {study.version} data definitions of {name}",
        f"{{{DEF}}}DefineVersion": "2.1.0", f"{{{DEF}}}CommentOID": "COM.STUDY",
    })  # fmt: skip
    standards = _add(version, f"{{{DEF}}}Standards", {})
    _add(standards, f"{{{DEF}}}Standard", {
        "OID": "STD.IG", "Name": study.standard, "Type": "IG", "Version": study.version,
        "Status": "Final",
    })  # fmt: skip
    for dataset in study.datasets:
        _add_value_list(version, dataset)
    for dataset in study.datasets:
        _add_where_clauses(version, dataset)
    for dataset in study.datasets:
        _add_group(version, dataset, study.purpose)
    for dataset in study.datasets:
        _add_items(version, dataset)
    for dataset in study.datasets:
        _add_codelists(version, dataset)
    for dataset in study.datasets:
        _add_methods(version, dataset)
    comments = {"COM.STUDY": study.comment, UNCHECKED: _UNCHECKED}
    comments |= {
        f"COM.{each.name}.EMPTY": "The study has no record of this dataset."
        for each in study.datasets
        if each.table.empty
    }
    for comment, text in comments.items():
        _describe(_add(version, f"{{{DEF}}}CommentDef", {"OID": comment}), text)
    return root


_UNCHECKED: Final = (
    "Terms that occur in the data. They were not checked against a package of CDISC controlled "
    "terminology; where the codelist holds no term that is certain the value is the sponsor's."
)


def _add(
    parent: ElementTree.Element, tag: str, attributes: dict[str, str], text: str = ""
) -> ElementTree.Element:
    name = tag if tag.startswith("{") else f"{{{ODM}}}{tag}"
    node = ElementTree.SubElement(parent, name, attributes)
    node.text = text or None
    return node


def _describe(node: ElementTree.Element, text: str) -> None:
    description = _add(node, "Description", {})
    _add(description, "TranslatedText", {f"{{{XML}}}lang": "en"}, text)


def _item(dataset: Described, variable: str) -> str:
    return f"IT.{dataset.name}.{variable}"


def _list_values(dataset: Described) -> list[tuple[str, str, str]]:
    """Return what a vertical variable holds: name, label and origin of each."""
    if dataset.values is None or dataset.table.empty:
        return []
    columns = list(dataset.values[1:])
    rows = dataset.table[columns].drop_duplicates().sort_values(columns)
    return [
        (str(name), str(label), str(origin).capitalize())
        for name, label, origin in rows.itertuples(index=False, name=None)
    ]


def _add_value_list(version: ElementTree.Element, dataset: Described) -> None:
    values = _list_values(dataset)
    if not values or dataset.values is None:
        return
    variable = dataset.values[0]
    node = _add(version, f"{{{DEF}}}ValueListDef", {"OID": f"VL.{dataset.name}.{variable}"})
    for number, (name, _, _) in enumerate(values, start=1):
        item = _add(node, "ItemRef", {
            "ItemOID": f"{_item(dataset, variable)}.{name}", "OrderNumber": str(number),
            "Mandatory": "No",
        })  # fmt: skip
        clause = f"WC.{dataset.name}.{name}"
        _add(item, f"{{{DEF}}}WhereClauseRef", {"WhereClauseOID": clause})


def _add_where_clauses(version: ElementTree.Element, dataset: Described) -> None:
    for name, _, _ in _list_values(dataset):
        node = _add(version, f"{{{DEF}}}WhereClauseDef", {"OID": f"WC.{dataset.name}.{name}"})
        names = dataset.values[1] if dataset.values else ""
        check = _add(node, "RangeCheck", {
            "SoftHard": "Soft", "Comparator": "EQ", f"{{{DEF}}}ItemOID": _item(dataset, names),
        })  # fmt: skip
        _add(check, "CheckValue", {}, name)


def _add_group(version: ElementTree.Element, dataset: Described, purpose: str) -> None:
    href = f"{dataset.name.lower()}.xpt"
    attributes = {
        "OID": f"IG.{dataset.name}", "Name": dataset.name,
        "Repeating": "No" if dataset.structure == ONE_EACH else "Yes",
        "IsReferenceData": "No", "SASDatasetName": dataset.name, "Purpose": purpose,
        f"{{{DEF}}}Structure": dataset.structure, f"{{{DEF}}}StandardOID": "STD.IG",
    }  # fmt: skip
    if dataset.domain:
        attributes["Domain"] = dataset.domain
    if dataset.table.empty:
        attributes[f"{{{DEF}}}HasNoData"] = "Yes"
        attributes[f"{{{DEF}}}CommentOID"] = f"COM.{dataset.name}.EMPTY"
    else:
        attributes[f"{{{DEF}}}ArchiveLocationID"] = f"LF.{dataset.name}"
    node = _add(version, "ItemGroupDef", attributes)
    _describe(node, dataset.label)
    for number, (name, column) in enumerate(dataset.variables.items(), start=1):
        reference = {
            "ItemOID": _item(dataset, name), "OrderNumber": str(number),
            "Mandatory": "Yes" if column.required else "No",
        }  # fmt: skip
        if name in dataset.keys:
            reference["KeySequence"] = str(dataset.keys.index(name) + 1)
        if _needs_method(column):
            reference["MethodOID"] = f"MT.{dataset.name}.{name}"
        role = getattr(column, "role", "")
        if role:
            reference["Role"] = role
        _add(node, "ItemRef", reference)
    _add(node, f"{{{DEF}}}Class", {"Name": dataset.observation_class})
    if not dataset.table.empty:
        leaf = _add(node, f"{{{DEF}}}leaf", {
            "ID": f"LF.{dataset.name}", f"{{{XLINK}}}href": href,
        })  # fmt: skip
        _add(leaf, f"{{{DEF}}}title", {}, href)


def _needs_method(column: Column) -> bool:
    return _origin(column) == "Derived"


def _origin(column: Column) -> str:
    """Return the origin: the column's own, else derived, and what nothing says of assigned."""
    stated = str(getattr(column, "origin", ""))
    return stated or ("Derived" if column.derivation or column.source else "Assigned")


def _add_items(version: ElementTree.Element, dataset: Described) -> None:
    for name, column in dataset.variables.items():
        item = {
            "OID": _item(dataset, name), "Name": name, "DataType": TYPES[column.kind],
            "SASFieldName": name,
        }  # fmt: skip
        if getattr(column, "is_iso8601", False):
            item["DataType"] = "partialDatetime"
        else:
            item |= _measure(column, dataset.table[name])
        node = _add(version, "ItemDef", item)
        _describe(node, column.label)
        if _find_terms(dataset, name):
            _add(node, "CodeListRef", {"CodeListOID": f"CL.{dataset.name}.{name}"})
        _add_origin(node, _origin(column), name)
        if dataset.values is not None and dataset.values[0] == name and _list_values(dataset):
            oid = f"VL.{dataset.name}.{name}"
            _add(node, f"{{{DEF}}}ValueListRef", {"ValueListOID": oid})
    for name, label, origin in _list_values(dataset):
        variable, names, _, _ = dataset.values or ("", "", "", "")
        rows = dataset.table.loc[dataset.table[names].eq(name), variable]
        node = _add(version, "ItemDef", {
            "OID": f"{_item(dataset, variable)}.{name}", "Name": name, "DataType": "text",
            "Length": str(_longest(rows)), "SASFieldName": variable,
        })  # fmt: skip
        _describe(node, label)
        _add_origin(node, origin, variable)


def _add_origin(node: ElementTree.Element, origin: str, name: str) -> None:
    """Say where a variable is from: results from the laboratory, other data from the site."""
    collected = "Vendor" if name.endswith("ORRES") else "Investigator"
    source = collected if origin == "Collected" else "Sponsor"
    _add(node, f"{{{DEF}}}Origin", {"Type": origin, "Source": source})


def _measure(column: Column, values: pd.Series) -> dict[str, str]:
    """Return length, decimals and display format of a variable."""
    if column.kind in FORMATS:
        return {"Length": "8", f"{{{DEF}}}DisplayFormat": FORMATS[column.kind]}
    if column.kind == "number":
        return {"Length": str(FLOAT_LENGTH), "SignificantDigits": str(DIGITS)}
    return {"Length": str(_longest(values))}


def _longest(values: pd.Series) -> int:
    return max((len(str(value)) for value in values.dropna().unique()), default=0) or 1


def _find_terms(dataset: Described, name: str) -> dict[str, str]:
    """Return the terms of a variable that has a codelist: each with what it stands for, or ""."""
    column = dataset.variables[name]
    if name in dataset.decodes:
        pairs = dataset.table[[name, dataset.decodes[name]]].drop_duplicates().sort_values(name)
        return {str(code): str(text) for code, text in pairs.itertuples(index=False, name=None)}
    if column.kind == "flag":
        return {"Y": "Yes"}
    if column.allowed:
        return {text: "" for text in column.allowed if text}
    if getattr(column, "codelist", ""):
        return {str(text): "" for text in sorted(set(dataset.table[name])) if text}
    return {}


def _add_codelists(version: ElementTree.Element, dataset: Described) -> None:
    for name, column in dataset.variables.items():
        terms = _find_terms(dataset, name)
        if not terms:
            continue
        stated = NCI_CODE.match(str(getattr(column, "codelist", "")))
        title = stated["name"] if stated else f"{column.label} of {dataset.name}"
        node = _add(version, "CodeList", {
            "OID": f"CL.{dataset.name}.{name}", "Name": title, "DataType": "text",
            f"{{{DEF}}}IsNonStandard": "Yes", f"{{{DEF}}}CommentOID": UNCHECKED,
        })  # fmt: skip
        for term, text in terms.items():
            tag = "CodeListItem" if text else "EnumeratedItem"
            item = _add(node, tag, {"CodedValue": term})
            if text:
                decode = _add(item, "Decode", {})
                _add(decode, "TranslatedText", {f"{{{XML}}}lang": "en"}, text)
        if stated:
            _add(node, "Alias", {"Context": "nci:ExtCodeID", "Name": stated["code"]})


def _add_methods(version: ElementTree.Element, dataset: Described) -> None:
    for name, column in dataset.variables.items():
        if not _needs_method(column):
            continue
        node = _add(version, "MethodDef", {
            "OID": f"MT.{dataset.name}.{name}", "Name": f"{dataset.name}.{name}",
            "Type": "Computation",
        })  # fmt: skip
        parts = [column.meaning, column.derivation, f"From: {column.source}." * bool(column.source)]
        _describe(node, " ".join(part for part in parts if part))


def iterate_references(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """Yield each reference of a document: the attribute that refers, and what to."""
    refers = (
        "ItemOID", "CodeListOID", "MethodOID", "WhereClauseOID", "ValueListOID", "CommentOID",
        "StandardOID", "ArchiveLocationID",
    )  # fmt: skip
    for node in root.iter():
        for name, value in node.attrib.items():
            short = name.rsplit("}", 1)[-1]
            if short in refers:
                yield short, value
