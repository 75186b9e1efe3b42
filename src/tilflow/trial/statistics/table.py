"""The table of statistics: its columns and how a row is put together."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

import numpy as np
import pandas as pd

from tilflow.trial.inference.false_discovery import compute_q_values
from tilflow.trial.settings import StatisticsSettings
from tilflow.trial.tables import round_significant

Row: TypeAlias = dict[str, Any]

DIGITS: Final = 9

COLUMNS: Final[Mapping[str, tuple[str, str]]] = {
    "analysis": ("text", "change, change_by_dose, mixed_model, dose_model, dose_trend, responders "
                 "or blood_tissue"),
    "parameter": ("text", "as in the measurements"),
    "compartment": ("text", "whole_blood or the region of the tissue; `_distant` lesions apart"),
    "specimen": ("text", "blood, tissue, or blood and tissue"),
    "unit": ("text", "of the parameter"),
    "stratum": ("text", "or all"),
    "dose_mg": ("number", "of the group, where the row is of one dose"),
    "visit": ("text", "empty where the row is of several; a peak ends in ` peak`"),
    "contrast": ("text", "what is estimated or tested"),
    "n": ("count", "patients with a fold change: those behind the estimate"),
    "geometric_mean_fold_change": ("number", "over the patients of the group (analysis change)"),
    "lower": ("number", "95 % interval of the estimate"),
    "upper": ("number", "95 % interval of the estimate"),
    "median_fold_change": ("number", "over the same patients"),
    "p_signed_rank": ("number", "of the log fold changes against 0"),
    "smallest_attainable_p": ("number", "that so few patients can give"),
    "method": ("text", "how interval and p were computed"),
    "note": ("text", "what to keep in mind"),
    "quantity": ("text", "what the estimate is"),
    "estimate": ("number", "in the quantity"),
    "df": ("number", "degrees of freedom; of the denominator for an F test"),
    "p": ("number", "two-sided, unadjusted"),
    "q": ("number", "p adjusted by Benjamini and Hochberg within fdr_family"),
    "fdr_family": ("text", "tests adjusted together: one question, all parameters"),
    "p_paired_t": ("number", "paired t test on logs, beside the signed-rank test"),
    "most_influential": ("text", "patient without whom the estimate moves the most"),
    "estimate_without": ("number", "estimate without that patient"),
    "p_without": ("number", "p without that patient"),
    "n_patients": ("count", "patients in the model or test"),
    "n_records": ("count", "records of theirs in it"),
    "n_excluded": ("count", "patients or pairs at hand and not in it"),
    "excluded": ("text", "why, with numbers"),
    "model": ("text", "the model fitted"),
}  # fmt: skip
"""Name → (kind, meaning), in the order of the file."""

_ORDER: Final = (
    "change", "change_by_dose", "mixed_model", "dose_model", "dose_trend", "responders",
    "blood_tissue",
)  # fmt: skip

SERIES: Final = ("specimen", "parameter", "compartment", "unit")
"""Values of these four compare with one another."""


def build_table(rows: Iterable[Row], settings: StatisticsSettings) -> pd.DataFrame:
    """Put rows into the table, adjust their p and sort them.

    The family of a row (see `name_family`) is split into primary and exploratory parameters.
    """
    table = pd.DataFrame(list(rows), columns=[*COLUMNS, "visit_number"])
    for name, (kind, _) in COLUMNS.items():
        if kind == "text":
            table[name] = table[name].astype(object).where(table[name].notna(), "")
        elif kind == "number":
            table[name] = table[name].astype(float)
        else:
            table[name] = table[name].fillna(0).astype(int)
    table["q"] = np.nan
    tested = table["p"].notna() & table["fdr_family"].ne("")
    is_primary = table["parameter"].isin(settings.primary_parameters)
    kind_of = np.where(is_primary, "primary parameters", "exploratory parameters")
    table["fdr_family"] = (table["fdr_family"] + "; " + kind_of).where(tested, "")
    for _, part in table[tested].groupby("fdr_family", sort=True):
        table.loc[part.index, "q"] = compute_q_values(part["p"].to_numpy())
    table["analysis_order"] = table["analysis"].map({name: i for i, name in enumerate(_ORDER)})
    order = ["analysis_order", *SERIES, "stratum", "dose_mg", "visit_number", "visit", "contrast"]
    table = table.sort_values(order, kind="stable", ignore_index=True)
    floats = table.select_dtypes("float64").columns
    # Fewer digits than elsewhere: those of a maximum that is searched for.
    rounded = {name: round_significant(table[name].to_numpy(), digits=DIGITS) for name in floats}
    return table.assign(**rounded)[list(COLUMNS)]


def name_family(question: str, *, specimen: str, stratum: str, visit: str = "") -> str:
    """Return the family of tests: one question to one group at one visit, over parameters.

    Examples
    --------
    >>> name_family("change", specimen="blood", stratum="A", visit="D15")
    'change, blood, stratum A, D15'
    """
    return ", ".join([question, specimen, f"stratum {stratum}", *([visit] if visit else [])])


def join_counts(counts: Mapping[str, int]) -> tuple[int, str]:
    """Return how many were excluded, and why.

    Examples
    --------
    >>> join_counts({"no baseline": 2, "failed": 0})
    (2, 'no baseline: 2')
    """
    texts = [f"{name}: {count}" for name, count in counts.items() if count]
    return sum(counts.values()), "; ".join(texts)
