"""Conformance: rules of SDTMIG 3.4 that can be checked without a rules engine.

They restate, in tilflow's own words, what the guide asks of the identifiers, results and timing of
findings (sections 4.1 to 4.5), of cell phenotyping (6.3.5.3, assumptions 3 to 8) and of
supplemental qualifiers (8.4); the names of the rules are tilflow's. A rule that does not hold is
reported, with the first records it fails on, and stops nothing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import pandas as pd

from tilflow.study_day import compute_study_day
from tilflow.trial.export.conformance import COLUMNS, N_CASES, report_rule
from tilflow.trial.sdtm.variables import DATASETS

Tables: TypeAlias = Mapping[str, pd.DataFrame]
Finding: TypeAlias = tuple[np.ndarray, np.ndarray]
"""Records that a rule is about, and those of them that fail it."""

FINDINGS: Final = ("CP", "LB", "MI")
SUPPLEMENTS: Final = ("SUPPCP", "SUPPDM", "SUPPMI")

ISO_8601: Final = r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?"
LEVEL: Final = r"(?:\+|-|lo|mid|hi)"
STRING: Final = rf"(?:[A-Z][A-Za-z0-9]*?{LEVEL}(?:or[A-Z][A-Za-z0-9]*?{LEVEL})*)+"
MARKER_STRING: Final = re.compile(
    rf"(?:[A-Z][A-Za-z0-9]* MdFI )?{STRING}(?:/(?:{STRING}|FSC SSC))?"
)
"""CP assumption 8: markers without signs of their own, each with its level; one slash; in front of
an expression the marker and its unit (assumption 6)."""

EXPECTED: Final[Mapping[str, tuple[str, ...]]] = {
    "CP": ("CPMRKSTR", "CPORRES", "CPSTRESC", "CPDTC"),
    "DM": (
        "RFSTDTC", "RFENDTC", "RFXSTDTC", "RFXENDTC", "RFICDTC", "RFPENDTC", "DTHDTC", "DTHFL",
        "SITEID", "AGE", "AGEU", "RACE", "ARMCD", "ARM", "ACTARMCD", "ACTARM", "COUNTRY",
    ),
    "LB": (
        "LBCAT", "LBORRES", "LBORRESU", "LBORNRLO", "LBORNRHI", "LBSTRESC", "LBSTRESN", "LBSTRESU",
        "LBSTNRLO", "LBSTNRHI", "LBNRIND", "LBLOBXFL", "VISITNUM", "LBDTC",
    ),
    "MI": ("MIORRES", "MISTRESC", "MISPEC", "MISPCCND", "MILOBXFL", "VISITNUM", "MIDTC"),
}  # fmt: skip
"""Variables that the guide requires or expects beside the identifiers and the topic."""


@dataclass(frozen=True)
class Rule:
    """A rule on one dataset: what it asks, and the records it is about and that fail it."""

    name: str
    text: str
    datasets: tuple[str, ...]
    find: Callable[[str, Tables], Finding]


def summarise_sdtm_conformance(tables: Tables) -> pd.DataFrame:
    """Check every rule on every dataset that it is about; one row each.

    Returns
    -------
    pandas.DataFrame
        The columns of ``conformance.tsv``; ``rule`` names the dataset too.
    """
    rows = [
        _check(rule, name, tables) for rule in RULES for name in rule.datasets if name in tables
    ]
    rows += [_check_variables(name, table) for name, table in tables.items()]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _check(rule: Rule, name: str, tables: Tables) -> tuple[object, ...]:
    table = tables[name]
    concerned, failing = rule.find(name, tables)
    failing = concerned & failing
    keys = [key for key in DATASETS[name].keys if key != "STUDYID"]
    first = table.iloc[np.flatnonzero(failing)[:N_CASES]]
    cases = [" ".join(map(str, row)) for row in first[keys].itertuples(index=False, name=None)]
    text = f"{name}: {rule.text}"
    return report_rule(f"{rule.name} {name}", text, int(concerned.sum()), cases, int(failing.sum()))


def _check_variables(name: str, table: pd.DataFrame) -> tuple[object, ...]:
    absent = [variable for variable in EXPECTED.get(name, ()) if variable not in table]
    text = f"{name}: the variables that the guide requires or expects are there"
    return report_rule(f"SDTM13 {name}", text, len(EXPECTED.get(name, ())), absent)


def _all(table: pd.DataFrame) -> np.ndarray:
    return np.ones(len(table), dtype=bool)


def _blank(table: pd.DataFrame, name: str) -> np.ndarray:
    missing = table[name].isna().to_numpy(dtype=bool)
    if table[name].dtype != object:
        return missing
    blank: np.ndarray = missing | table[name].eq("").to_numpy(dtype=bool)
    return blank


def _required(name: str, tables: Tables) -> Finding:
    table = tables[name]
    required = [each.name for each in DATASETS[name].variables.values() if each.required]
    # The study is the sponsor's to name: SDTM12 says where it is not.
    blanks = [_blank(table, each) for each in required if each != "STUDYID"]
    return _all(table), np.logical_or.reduce(blanks) if blanks else ~_all(table)


def _in_patients(name: str, tables: Tables) -> Finding:
    known = set(tables["DM"]["USUBJID"])
    return _all(tables[name]), ~tables[name]["USUBJID"].isin(known).to_numpy()


def _sequence(name: str, tables: Tables) -> Finding:
    table = tables[name]
    return _all(table), table.duplicated(["USUBJID", f"{name}SEQ"], keep=False).to_numpy()


def _codes(name: str, tables: Tables) -> Finding:
    table = tables[name]
    good = table[f"{name}TESTCD"].astype(str).str.fullmatch(r"[A-Z][A-Z0-9_]{0,7}")
    return _all(table), ~good.to_numpy(dtype=bool)


def _names(name: str, tables: Tables) -> Finding:
    table = tables[name]
    length = table[f"{name}TEST"].astype(str).str.len()
    return _all(table), (length.gt(40) | length.eq(0)).to_numpy()


def _one_to_one(one: str, other: str) -> Callable[[str, Tables], Finding]:
    def find(name: str, tables: Tables) -> Finding:
        table = tables[name]
        first, second = one.replace("--", name), other.replace("--", name)
        pairs = table[[first, second]].drop_duplicates()
        several = set(pairs.loc[pairs[first].duplicated(keep=False), first])
        back = set(pairs.loc[pairs[second].duplicated(keep=False), second])
        known = table[first].notna() & table[second].ne("")
        wrong = table[first].isin(several) | table[second].isin(back)
        return known.to_numpy(dtype=bool), wrong.to_numpy(dtype=bool)

    return find


def _status(name: str, tables: Tables) -> Finding:
    table = tables[name]
    is_empty = _blank(table, f"{name}ORRES")
    not_done = table[f"{name}STAT"].eq("NOT DONE").to_numpy()
    return _all(table), (is_empty != not_done) | (not_done & _blank(table, f"{name}REASND"))


def _standard(name: str, tables: Tables) -> Finding:
    table = tables[name]
    number = pd.to_numeric(table[f"{name}STRESC"], errors="coerce").to_numpy(dtype=float)
    stated = table[f"{name}STRESN"].to_numpy(dtype=float)
    has = ~_blank(table, f"{name}STRESC")
    with np.errstate(invalid="ignore"):
        apart = ~(np.abs(number - stated) <= 1e-9 * np.maximum(np.abs(stated), 1e-12))
    return has | ~np.isnan(stated), apart


def _units(name: str, tables: Tables) -> Finding:
    table = tables[name]
    keys = [f"{name}TESTCD", *(["MITSTDTL"] if name == "MI" else [])]
    done = ~_blank(table, f"{name}STRESC")
    several = np.zeros(len(table), dtype=bool)
    distinct = table[done].groupby(keys)[f"{name}STRESU"].transform("nunique")
    several[done] = distinct.gt(1).to_numpy()
    return done, several


def _unit_of_nothing(name: str, tables: Tables) -> Finding:
    table = tables[name]
    units = ~(_blank(table, f"{name}ORRESU") & _blank(table, f"{name}STRESU"))
    return _blank(table, f"{name}ORRES"), units


def _dates(name: str, tables: Tables) -> Finding:
    table = tables[name]
    column = "RFSTDTC" if name == "DM" else f"{name}DTC"
    good = table[column].astype(str).str.fullmatch(ISO_8601).to_numpy(dtype=bool)
    return ~_blank(table, column), ~good


def _days(name: str, tables: Tables) -> Finding:
    table = tables[name]
    starts = dict(zip(tables["DM"]["USUBJID"], tables["DM"]["RFSTDTC"], strict=True))
    expected = []
    for subject, moment in zip(table["USUBJID"], table[f"{name}DTC"], strict=True):
        start = str(starts.get(subject, ""))
        known = bool(start and moment)
        expected.append(_count_day(str(moment), start) if known else pd.NA)
    wanted = pd.Series(expected, index=table.index, dtype="Int64")
    has = ~_blank(table, f"{name}DY") | wanted.notna().to_numpy(dtype=bool)
    stated = table[f"{name}DY"].astype("Int64")
    same = stated.eq(wanted).fillna(False).to_numpy(dtype=bool)
    return has, ~same | stated.eq(0).fillna(False).to_numpy(dtype=bool)


def _count_day(moment: str, start: str) -> int:
    days = [pd.Timestamp(text[:10]).date() for text in (moment, start)]
    return compute_study_day(days[0], days[1])


TEST: Final = {
    "CP": ["CPTESTCD", "CPSPTSTD"],
    "LB": ["LBTESTCD"],
    "MI": ["MITESTCD", "MITSTDTL", "MISCAT", "MICAT", "MILNKID"],
}
"""What a test is: one last observation before exposure of each, for each subject."""


def _last_before(name: str, tables: Tables) -> Finding:
    table = tables[name]
    flagged = table[f"{name}LOBXFL"].eq("Y").to_numpy()
    twice = table.assign(flagged=flagged).groupby(["USUBJID", *TEST[name]])["flagged"]
    several = twice.transform("sum").gt(1).to_numpy() if len(table) else flagged
    late = table[f"{name}DY"].gt(1).fillna(False).to_numpy(dtype=bool)
    return flagged, several | late | _blank(table, f"{name}STRESC")


def _link(name: str, tables: Tables) -> Finding:
    table = tables[name]
    parent = tables[name.removeprefix("SUPP")]
    if name == "SUPPDM":
        known = table["USUBJID"].isin(set(parent["USUBJID"])) & table["IDVAR"].eq("")
        return _all(table), ~known.to_numpy(dtype=bool)
    sequence = f"{name.removeprefix('SUPP')}SEQ"
    pairs = set(zip(parent["USUBJID"], parent[sequence].astype(str), strict=True))
    own = zip(table["USUBJID"], table["IDVARVAL"], strict=True)
    found = np.array([pair in pairs for pair in own], dtype=bool)
    return _all(table), ~found


def _qualifiers(name: str, tables: Tables) -> Finding:
    table = tables[name]
    keys = ["USUBJID", "IDVARVAL", "QNAM"]
    short = table["QNAM"].astype(str).str.fullmatch(r"[A-Z][A-Z0-9]{0,7}")
    label = table["QLABEL"].astype(str).str.len().between(1, 40)
    own = set(tables[name.removeprefix("SUPP")].columns)
    wrong = table.duplicated(keys, keep=False) | ~short | ~label | table["QNAM"].isin(own)
    return _all(table), wrong.to_numpy(dtype=bool)


def _both_states(name: str, tables: Tables) -> Finding:
    table = tables[name]
    state, markers = _blank(table, "CPCELSTA"), _blank(table, "CPCSMRKS")
    return ~(state & markers), state != markers


def _subsets(name: str, tables: Tables) -> Finding:
    table = tables[name]
    filled = ~(_blank(table, "CPSBMRKS") & _blank(table, "CPCELSTA") & _blank(table, "CPCSMRKS"))
    numerator = table["CPTEST"].astype(str).str.split("/").str[0]
    return filled, ~numerator.str.endswith(" Sub").to_numpy(dtype=bool)


def _unique_tests(name: str, tables: Tables) -> Finding:
    table = tables[name]
    counted = table["CPRESTYP"].isin(["NUMBER CONCENTRATION", "NUMBER FRACTION"]).to_numpy()
    keys = ["CPTSTPNL", "CPTEST", "CPSBMRKS", "CPCELSTA", "CPCSMRKS"]
    distinct = table[counted].groupby(keys)["CPSPTSTD"].transform("nunique")
    several = np.zeros(len(table), dtype=bool)
    several[counted] = distinct.gt(1).to_numpy()
    return counted, several


def _marker_strings(name: str, tables: Tables) -> Finding:
    table = tables[name]
    wrong = np.zeros(len(table), dtype=bool)
    filled = wrong.copy()
    for column in ("CPMRKSTR", "CPSBMRKS", "CPCSMRKS"):
        has = ~_blank(table, column)
        good = np.array([MARKER_STRING.fullmatch(str(text)) is not None for text in table[column]])
        wrong |= has & ~good
        filled |= has
    return filled, wrong


def _expressions(name: str, tables: Tables) -> Finding:
    table = tables[name]
    own = table["CPSCAT"].eq("MARKER EXPRESSION").to_numpy()
    marker = table["CPTEST"].astype(str).str.removesuffix(" Expression")
    names = table["CPTEST"].astype(str).str.endswith(" Expression")
    starts = [
        not string or str(string).startswith(f"{each} MdFI ")
        for each, string in zip(marker, table["CPMRKSTR"], strict=True)
    ]
    return own, ~(names.to_numpy(dtype=bool) & np.array(starts, dtype=bool))


def _whole_strings(name: str, tables: Tables) -> Finding:
    table = tables[name]
    filled = ~_blank(table, "CPMRKSTR") & table["CPSCAT"].ne("MARKER EXPRESSION").to_numpy()
    part = table["CPMRKSTR"].astype(str).str.split("/").str[0]
    wrong = []
    for string, sublineage, state in zip(part, table["CPSBMRKS"], table["CPCSMRKS"], strict=True):
        wrong.append(str(sublineage) not in string or str(state) not in string)
    return filled, np.array(wrong, dtype=bool)


def _has_study(name: str, tables: Tables) -> Finding:
    return _all(tables[name]), _blank(tables[name], "STUDYID")


RULES: Final = (
    Rule("SDTM01", "what is required is not blank", tuple(DATASETS), _required),
    Rule("SDTM02", "USUBJID is in DM", (*FINDINGS, *SUPPLEMENTS), _in_patients),
    Rule("SDTM03", "--SEQ is unique within a subject", FINDINGS, _sequence),
    Rule("SDTM04", "--TESTCD is a letter and at most 7 letters, digits and _", FINDINGS, _codes),
    Rule("SDTM05", "--TEST has 1 to 40 characters", FINDINGS, _names),
    Rule("SDTM06", "--TESTCD and --TEST are one to one", FINDINGS,
         _one_to_one("--TESTCD", "--TEST")),
    Rule("SDTM07", "--STAT is NOT DONE, with a reason, where and only where there is no result",
         ("CP", "MI"), _status),
    Rule("SDTM08", "--STRESC is --STRESN as text", FINDINGS, _standard),
    Rule("SDTM09", "a test has one standard unit", FINDINGS, _units),
    Rule("SDTM16", "a record without a result has no unit", ("CP", "MI"), _unit_of_nothing),
    Rule("SDTM10", "dates are ISO 8601", ("DM", *FINDINGS), _dates),
    Rule("SDTM11", "--DY is that of --DTC and RFSTDTC, and never 0", FINDINGS, _days),
    Rule("SDTM12", "STUDYID is set (trial.export.study_id)", tuple(DATASETS), _has_study),
    Rule("SDTM14", "one --LOBXFL for each subject and test, with a result, from day 1 or before",
         FINDINGS, _last_before),
    Rule("SDTM15", "VISITNUM and VISIT are one to one", FINDINGS,
         _one_to_one("VISITNUM", "VISIT")),
    Rule("SUPP01", "IDVARVAL names a record of the domain", SUPPLEMENTS, _link),
    Rule("SUPP02", "QNAM is a name of at most 8, once a record, and no variable of the domain; "
         "QLABEL has at most 40", SUPPLEMENTS, _qualifiers),
    Rule("CP01", "CPCELSTA and CPCSMRKS are both there or neither", ("CP",), _both_states),
    Rule("CP02", "CPTEST is of a Sub where markers tell a part", ("CP",), _subsets),
    Rule("CP03", "CPTEST, CPSBMRKS, CPCELSTA and CPCSMRKS tell the counts and shares of a panel "
         "apart", ("CP",), _unique_tests),
    Rule("CP04", "marker strings have markers without signs, each with +, -, lo, mid or hi, and at "
         "most one slash", ("CP",), _marker_strings),
    Rule("CP05", "an expression is named after its marker, and CPMRKSTR starts with it and MdFI",
         ("CP",), _expressions),
    Rule("CP06", "CPMRKSTR holds the markers of CPSBMRKS and CPCSMRKS", ("CP",), _whole_strings),
)  # fmt: skip
