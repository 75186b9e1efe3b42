"""Conformance: rules of the Basic Data Structure that can be checked without a rules engine.

They restate what the ADaM Implementation Guide asks of BDS variables, and the limits of a version 5
transport file; the identifiers are tilflow's own. A rule that does not hold is reported, with the
first rows it fails on, and stops nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import pandas as pd

from tilflow.trial.choice import compute_groups
from tilflow.trial.dictionary import Column
from tilflow.trial.export.variables import ADLB

Mask: TypeAlias = np.ndarray
Finding: TypeAlias = tuple[Mask, Mask]
"""Rows that a rule is about, and those of them that fail it."""

SERIES: Final = ("USUBJID", "PARAMCD", "BASETYPE")
TOLERANCE: Final = 1e-9
"""Relative: the columns are rounded to twelve digits each."""

N_CASES: Final = 3
COLUMNS: Final = ("rule", "text", "status", "n_checked", "n_failed", "first_cases")


@dataclass(frozen=True)
class Rule:
    """One rule: what it asks, and the rows that it is about and that fail it."""

    name: str
    text: str
    find: Callable[[pd.DataFrame], Finding]


def summarise_conformance(
    adlb: pd.DataFrame, variables: Mapping[str, Column] = ADLB
) -> pd.DataFrame:
    """Check every rule; one row each.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`; ``status`` is passed, failed, or not applicable (no row is concerned).
    """
    rows = [_check_rule(rule, adlb) for rule in RULES]
    rows += [
        report_rule(name, text, len(variables), cases)
        for name, text, cases in _check_variables(adlb, variables)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _check_rule(rule: Rule, adlb: pd.DataFrame) -> tuple[object, ...]:
    concerned, failing = rule.find(adlb)
    failing = concerned & failing
    first = adlb.iloc[np.flatnonzero(failing)[:N_CASES]]
    names = ["USUBJID", "PARAMCD", "AVISIT", "SPECID"]
    cases = [" ".join(map(str, row)) for row in first[names].itertuples(index=False, name=None)]
    return report_rule(rule.name, rule.text, int(concerned.sum()), cases, int(failing.sum()))


def report_rule(
    name: str, text: str, n_checked: int, cases: list[str], n_failed: int | None = None
) -> tuple[object, ...]:
    """Return a row of `COLUMNS`; without `n_failed` each of the cases is one that failed."""
    failed = len(cases) if n_failed is None else n_failed
    status = "failed" if failed else "passed" if n_checked else "not applicable"
    return name, text, status, n_checked, failed, "; ".join(cases[:N_CASES])


def _all(table: pd.DataFrame) -> Mask:
    return np.ones(len(table), dtype=bool)


def _is(table: pd.DataFrame, name: str, text: str = "Y") -> Mask:
    found: Mask = table[name].eq(text).to_numpy(dtype=bool)
    return found


def _number(table: pd.DataFrame, name: str) -> np.ndarray:
    return table[name].to_numpy(dtype=float, na_value=np.nan)


def _differ(one: np.ndarray, other: np.ndarray) -> Mask:
    with np.errstate(invalid="ignore"):
        scale = np.maximum(np.maximum(np.abs(one), np.abs(other)), 1e-300)
        apart: Mask = ~(np.abs(one - other) <= TOLERANCE * scale)
    return apart


def _several(table: pd.DataFrame, keys: tuple[str, ...], value: str) -> Finding:
    """Return all rows, and those whose `keys` go with more than one `value`."""
    groups = compute_groups(table, keys)
    pairs = compute_groups(table, (*keys, value))
    _, first = np.unique(pairs, return_index=True)
    names, number = np.unique(groups, return_inverse=True)
    distinct = np.bincount(number[first], minlength=len(names))
    return _all(table), distinct[number] > 1


def _twice(table: pd.DataFrame, flag: str, keys: tuple[str, ...]) -> Finding:
    """Return the flagged rows, and those that share their `keys` with another flagged one."""
    flagged = _is(table, flag)
    group = compute_groups(table, keys)
    number = np.unique(group, return_inverse=True)[1]
    count = np.bincount(number[flagged], minlength=int(number.max(initial=0)) + 1)
    return flagged, count[number] > 1


def _codes(table: pd.DataFrame) -> Finding:
    good = table["PARAMCD"].astype(str).str.fullmatch(r"[A-Z][A-Z0-9]{0,7}")
    return _all(table), ~good.to_numpy(dtype=bool)


def _one_to_one(one: str, other: str) -> Callable[[pd.DataFrame], Finding]:
    def find(table: pd.DataFrame) -> Finding:
        there = _several(table, (one,), other)[1]
        back = _several(table, (other,), one)[1]
        concerned = table[one].notna() & table[other].notna()
        return concerned.to_numpy(dtype=bool), there | back

    return find


def _constant(keys: tuple[str, ...], value: str) -> Callable[[pd.DataFrame], Finding]:
    return lambda table: _several(table, keys, value)


def _unique(flag: str, *keys: str) -> Callable[[pd.DataFrame], Finding]:
    return lambda table: _twice(table, flag, keys)


def _base_of_flagged(table: pd.DataFrame) -> Finding:
    flagged = _is(table, "ABLFL")
    return flagged, _differ(_number(table, "BASE"), _number(table, "AVAL"))


def _base_has_flag(table: pd.DataFrame) -> Finding:
    group = compute_groups(table, SERIES)
    flagged = np.unique(group[_is(table, "ABLFL")])
    return ~np.isnan(_number(table, "BASE")), ~np.isin(group, flagged)


def _change(table: pd.DataFrame) -> Finding:
    change, value, base = (_number(table, name) for name in ("CHG", "AVAL", "BASE"))
    # A difference of two rounded numbers is known to the digits of the larger one.
    scale = np.maximum(np.abs(value), np.abs(base))
    with np.errstate(invalid="ignore"):
        apart = ~(np.abs(change - (value - base)) <= TOLERANCE * scale)
    return ~np.isnan(change), apart


def _percent(table: pd.DataFrame) -> Finding:
    percent, value, base = (_number(table, name) for name in ("PCHG", "AVAL", "BASE"))
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = value / base
        apart = ~(np.abs(percent / 100 + 1 - ratio) <= TOLERANCE * np.maximum(ratio, 1))
    return ~np.isnan(percent), apart


def _ratio(table: pd.DataFrame) -> Finding:
    ratio, plain = _number(table, "R2BASE"), _is(table, "R2RULE", "")
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = _number(table, "AVAL") / _number(table, "BASE")
        wrong = plain & _differ(ratio, expected)
        wrong |= ~(np.abs(np.log2(ratio) - _number(table, "L2FC")) <= TOLERANCE * 100)
    return ~np.isnan(ratio), wrong


def _within(value: str, low: str, high: str) -> Callable[[pd.DataFrame], Finding]:
    def find(table: pd.DataFrame) -> Finding:
        middle, lower, upper = (_number(table, name) for name in (value, low, high))
        concerned = ~np.isnan(middle) & ~(np.isnan(lower) & np.isnan(upper))
        slack = TOLERANCE * np.abs(middle)
        with np.errstate(invalid="ignore"):
            return concerned, (lower > middle + slack) | (upper < middle - slack)

    return find


def _no_day_zero(table: pd.DataFrame) -> Finding:
    day = _number(table, "ADY")
    return ~np.isnan(day), day == 0


def _one_first_day(table: pd.DataFrame) -> Finding:
    day = _number(table, "ADY")
    elapsed = np.where(day > 0, day - 1, day)
    date = table["ADT"].to_numpy().astype("datetime64[D]").astype(np.int64)
    origin = table[["USUBJID"]].assign(origin=date - np.nan_to_num(elapsed))
    return ~np.isnan(day), _several(origin, ("USUBJID",), "origin")[1]


def _analysed_is_measured(table: pd.DataFrame) -> Finding:
    flagged = _is(table, "ANL01FL") | _is(table, "ANL02FL")
    return flagged, np.isnan(_number(table, "AVAL")) | _is(table, "QUALITY", "FAIL")


def _baseline_is_early(table: pd.DataFrame) -> Finding:
    wrong = np.isnan(_number(table, "AVAL")) | _is(table, "QUALITY", "FAIL")
    return _is(table, "ABLFL"), wrong | (_number(table, "ADY") > 1)


def _reason(table: pd.DataFrame) -> Finding:
    return ~_is(table, "QUALITY", "OK"), _is(table, "REASON", "")


def _moment(table: pd.DataFrame) -> Finding:
    known = table["ADTM"].notna().to_numpy()
    return known, table["ADTM"].dt.normalize().ne(table["ADT"]).to_numpy()


def _below(table: pd.DataFrame) -> Finding:
    stated = table["AVALC"].astype(str).str.startswith("<").to_numpy(dtype=bool)
    return stated, ~_is(table, "BLQFL")


VISIT: Final = ("USUBJID", "PARAMCD", "AVISIT", "ATPT")

RULES: Final = (
    Rule("BDS01", "USUBJID is not blank", lambda t: (_all(t), _is(t, "USUBJID", ""))),
    Rule("BDS02", "PARAMCD is a capital letter and at most 7 capitals and digits", _codes),
    Rule("BDS03", "PARAMCD and PARAM are one to one", _one_to_one("PARAMCD", "PARAM")),
    Rule("BDS04", "a PARAMCD has one AVALU", _constant(("PARAMCD",), "AVALU")),
    Rule("BDS05", "a subject has one stratum", _constant(("USUBJID",), "STRATUM")),
    Rule("BDS06", "a subject has one cohort", _constant(("USUBJID",), "COHORT")),
    Rule("BDS07", "one ABLFL for each subject, PARAMCD and BASETYPE", _unique("ABLFL", *SERIES)),
    Rule("BDS08", "BASE is constant within subject, PARAMCD and BASETYPE",
         _constant(SERIES, "BASE")),
    Rule("BDS09", "BASE is the AVAL of the ABLFL record", _base_of_flagged),
    Rule("BDS10", "where there is a BASE there is an ABLFL record", _base_has_flag),
    Rule("BDS11", "the ABLFL record is measured and from day 1 or before", _baseline_is_early),
    Rule("BDS12", "CHG = AVAL - BASE", _change),
    Rule("BDS13", "PCHG = 100 (AVAL - BASE) / BASE", _percent),
    Rule("BDS14", "R2BASE = AVAL / BASE where no rule stands in, and L2FC = log2(R2BASE)", _ratio),
    Rule("BDS15", "LCL <= AVAL <= UCL", _within("AVAL", "LCL", "UCL")),
    Rule("BDS16", "R2BLCL <= R2BASE <= R2BUCL", _within("R2BASE", "R2BLCL", "R2BUCL")),
    Rule("BDS17", "ADY is never 0", _no_day_zero),
    Rule("BDS18", "ADT and ADY of a subject give one first day", _one_first_day),
    Rule("BDS19", "the date of ADTM is ADT", _moment),
    Rule("BDS20", "AVISIT and AVISITN are one to one", _one_to_one("AVISIT", "AVISITN")),
    Rule("BDS21", "one ANL01FL for each subject, PARAMCD, AVISIT and ATPT",
         _unique("ANL01FL", *VISIT)),
    Rule("BDS22", "one ANL02FL for each subject, PARAMCD, AVISIT and ATPT",
         _unique("ANL02FL", *VISIT)),
    Rule("BDS23", "an analysed record is measured and did not fail", _analysed_is_measured),
    Rule("BDS24", "a record that is not OK has a REASON", _reason),
    Rule("BDS25", "an AVALC of < is below the limit of quantitation (BLQFL)", _below),
)  # fmt: skip


def _check_variables(
    adlb: pd.DataFrame, variables: Mapping[str, Column]
) -> Iterator[tuple[str, str, list[str]]]:
    """Yield name, text and failing variables of the rules on variables."""
    yield (
        "VAR01",
        "names are a capital letter and at most 7 capitals and digits",
        [name for name in variables if not _is_name(name)],
    )
    yield (
        "VAR02",
        "labels have 1 to 40 characters, in ASCII",
        [
            name
            for name, each in variables.items()
            if not (each.label.isascii() and 0 < len(each.label) <= 40)
        ],
    )
    labels = [each.label for each in variables.values()]
    yield (
        "VAR03",
        "labels differ",
        [name for name, each in variables.items() if labels.count(each.label) > 1],
    )
    yield (
        "VAR04",
        "variables are those of the dictionary, in its order",
        [] if list(adlb.columns) == list(variables) else [" ".join(map(str, adlb.columns))],
    )
    yield (
        "VAR05",
        "texts have at most 200 bytes (XPT shortens longer ones and lists them)",
        [
            name
            for name, each in variables.items()
            if each.kind == "text" and name in adlb and _longest(adlb[name]) > 200
        ],
    )


def _is_name(name: str) -> bool:
    return (
        name.isascii()
        and name.isalnum()
        and name.isupper()
        and name[0].isalpha()
        and len(name) <= 8
    )


def _longest(column: pd.Series) -> int:
    return max((len(str(text).encode()) for text in column.unique()), default=0)
