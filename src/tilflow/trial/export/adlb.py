"""ADLB: the longitudinal table in the Basic Data Structure of CDISC ADaM."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from tilflow.trial.choice import compute_groups
from tilflow.trial.export.define import Described, Study
from tilflow.trial.export.paramcd import derive_codes, format_param
from tilflow.trial.export.variables import ADLB, ADLB_LABEL
from tilflow.trial.settings import ExportSettings

KEYS: Final = ("parameter", "compartment", "unit")

PLAIN: Final = {
    name: column.source
    for name, column in ADLB.items()
    if column.kind in ("number", "integer") and "," not in column.source
}
"""Variables that are a column of the longitudinal table, and no more."""

UPPER: Final = ("PARCAT1", "RCVDIR", "ATPT", "QUALITY")
"""Variables in capitals, as controlled terms are."""

TEXTS: Final = {
    "SUBJID": "patient_id", "STRATUM": "stratum", "COHORT": "cohort", "PARCAT1": "specimen",
    "AVALU": "unit", "R2RULE": "fold_change_rule", "RCVDIR": "reliable_change",
    "RCVREAS": "reliable_change_reason", "AVISIT": "visit", "ATPT": "timepoint",
    "AWSTAT": "window_status", "ANLREAS": "choice", "QUALITY": "quality", "REASON": "reason",
    "CONFLTX": "confounders", "INTERFTX": "interference", "SPECID": "specimen_id",
    "LESIONID": "lesion_id", "ASSAYID": "assay", "METHOD": "method",
}  # fmt: skip

DTYPES: Final = {"": "", "mean": "AVERAGE", "pool": "POOL"}


STRUCTURE: Final = "One record per subject per parameter per analysis visit per specimen"
SORTED_BY: Final = ("USUBJID", "PARAMCD", "BASETYPE", "AVISITN", "ADT", "SPECID")
COMMENT: Final = (
    "Changes from baseline by tilflow. ADSL and the SDTM datasets that are not of tilflow are not "
    "described here. conformance.tsv lists the rules that were checked; no validator of CDISC's "
    "was run."
)


def describe_adlb(adlb: pd.DataFrame, study_id: str, moment: dt.datetime) -> Study:
    """Return ADLB as `tilflow.trial.export.define.write_define` wants it."""
    described = Described(
        name="ADLB", label=ADLB_LABEL, structure=STRUCTURE,
        observation_class="BASIC DATA STRUCTURE", keys=SORTED_BY, variables=ADLB, table=adlb,
        decodes={"PARAMCD": "PARAM"},
    )  # fmt: skip
    return Study(
        study_id=study_id, standard="ADaMIG", version="1.3", purpose="Analysis", comment=COMMENT,
        moment=moment, datasets=(described,),
    )  # fmt: skip


def derive_adlb(longitudinal: pd.DataFrame, settings: ExportSettings) -> pd.DataFrame:
    """Bring every row of the longitudinal table into ADLB; none is left out.

    Returns
    -------
    pandas.DataFrame
        The variables of `ADLB` in their order: texts as categories (blank is ""), numbers as
        float64, whole numbers as Int64, ADT and ADTM as datetime64. Sorted as `longitudinal` is.
    """
    table: dict[str, pd.Series] = {}
    for name, source in TEXTS.items():
        text = _categories(longitudinal[source])
        table[name] = text.cat.rename_categories(str.upper) if name in UPPER else text
    for name, source in PLAIN.items():
        whole = ADLB[name].kind == "integer"
        column = longitudinal[source]
        table[name] = column.astype("Int64") if whole else column.astype("float64")
    table |= _derive_identifiers(longitudinal, settings)
    table |= _derive_moments(longitudinal)
    table |= _derive_flags(longitudinal, table)
    table["BASETYPE"] = _derive_base_type(longitudinal)
    table["AVALC"] = _format_below(longitudinal)
    table["DTYPE"] = _categories(longitudinal["derivation"]).cat.rename_categories(DTYPES.get)
    return pd.DataFrame({name: table[name] for name in ADLB}, copy=False)


def _hold(codes: np.ndarray, texts: Sequence[str], index: pd.Index) -> pd.Series:
    """Return a column of texts, each held once."""
    names: pd.Index[Any] = pd.Index(np.array(texts, dtype=object))
    return pd.Series(pd.Categorical.from_codes(codes, names), index=index)


def _categories(column: pd.Series) -> pd.Series:
    """Return a text column with each text held once, blank where it is missing."""
    codes, texts = pd.factorize(column.astype(object), use_na_sentinel=True)
    names = [*map(str, texts), ""] if "" not in texts else list(map(str, texts))
    codes = np.where(codes < 0, names.index(""), codes)
    return _hold(codes, names, column.index).cat.remove_unused_categories()


def _derive_identifiers(
    longitudinal: pd.DataFrame, settings: ExportSettings
) -> dict[str, pd.Series]:
    number, firsts = _number_keys(longitudinal, KEYS)
    keys = [tuple(map(str, row)) for row in firsts.itertuples(index=False, name=None)]
    codes = derive_codes([(key[0], key[1], key[2]) for key in keys], settings.paramcd)
    subject = _categories(longitudinal["patient_id"])
    start = f"{settings.study_id}-" if settings.study_id else ""

    def spread(texts: list[str]) -> pd.Series:
        return _hold(number, texts, longitudinal.index)

    nought = np.zeros(len(longitudinal), dtype=int)
    return {
        "STUDYID": _hold(nought, [settings.study_id], longitudinal.index),
        "USUBJID": subject.cat.rename_categories(lambda name: f"{start}{name}"),
        "PARAMCD": spread([codes[key[0], key[1], key[2]] for key in keys]),
        "PARAM": spread([format_param((key[0], key[1], key[2])) for key in keys]),
    }


def _number_keys(
    longitudinal: pd.DataFrame, columns: tuple[str, ...]
) -> tuple[np.ndarray, pd.DataFrame]:
    """Return for each row the number of its combination, and the combinations."""
    group = compute_groups(longitudinal, columns)
    _, first, number = np.unique(group, return_index=True, return_inverse=True)
    return number, longitudinal[list(columns)].iloc[first].astype(object).fillna("")


def _derive_moments(longitudinal: pd.DataFrame) -> dict[str, pd.Series]:
    codes, texts = pd.factorize(longitudinal["collected_at"].astype(object))
    moments = pd.to_datetime(pd.Series(texts, dtype=object), format="ISO8601")
    has_time = np.array(["T" in text for text in texts], dtype=bool)
    timed = moments.where(pd.Series(has_time, dtype=bool))

    def spread(values: pd.Series) -> pd.Series:
        taken = values.to_numpy().astype("datetime64[s]")[codes]
        return pd.Series(taken, index=longitudinal.index)

    target = longitudinal["target_day"].astype("float64").to_numpy()
    day = longitudinal["study_day"].astype("float64").to_numpy()
    apart = _without_gap(day) - _without_gap(target)
    return {
        "ADT": spread(moments.dt.normalize()),
        "ADTM": spread(timed),
        "AWTDIFF": pd.Series(apart, index=longitudinal.index),
    }


def _without_gap(day: np.ndarray) -> np.ndarray:
    return np.where(day > 0, day - 1, day)


def _derive_flags(longitudinal: pd.DataFrame, table: dict[str, pd.Series]) -> dict[str, pd.Series]:
    analysed = longitudinal["is_analysed"].to_numpy(dtype=bool)
    is_peak = table["ATPT"].eq("PEAK").to_numpy()
    measured = longitudinal["value"].notna().to_numpy()
    masks = {
        "ABLFL": longitudinal["is_baseline"].to_numpy(dtype=bool),
        "ANL01FL": analysed & ~is_peak,
        "ANL02FL": analysed & is_peak,
        "BLQFL": measured & ~longitudinal["is_quantified"].to_numpy(dtype=bool),
        "RCVFL": table["RCVDIR"].isin(["INCREASE", "DECREASE"]).to_numpy(),
        "CONFLFL": table["CONFLTX"].ne("").to_numpy(),
        "INTERFFL": table["INTERFTX"].ne("").to_numpy(),
    }
    return {
        name: _hold(mask.astype(int), ["", "Y"], longitudinal.index) for name, mask in masks.items()
    }


def _derive_base_type(longitudinal: pd.DataFrame) -> pd.Series:
    """Say which baseline a row belongs to; of tissue there is one for each assay and lesion."""
    named = _categories(longitudinal["baseline_specimen_id"]).ne("").to_numpy()
    columns = {}
    for name in ("assay", "lesion_id"):
        own, base = (_categories(longitudinal[f"{prefix}{name}"]) for prefix in ("", "baseline_"))
        columns[name] = pd.Series(
            np.where(named, base.astype(object), own.astype(object)), index=longitudinal.index
        )
    columns["specimen"] = longitudinal["specimen"]
    number, firsts = _number_keys(pd.DataFrame(columns), ("specimen", "assay", "lesion_id"))
    texts = []
    for specimen, assay, lesion in firsts.itertuples(index=False, name=None):
        lesion_text = f", LESION {lesion}" if lesion else ""
        tissue = f"LAST BEFORE FIRST DOSE, ASSAY {assay}{lesion_text}"
        texts.append("LAST BEFORE FIRST DOSE" if specimen == "blood" else tissue)
    unique = list(dict.fromkeys(texts))
    codes = np.array([unique.index(text) for text in texts], dtype=np.int64)
    return _hold(codes[number], unique, longitudinal.index)


def _format_below(longitudinal: pd.DataFrame) -> pd.Series:
    """Return ``<limit`` for a value below a known limit."""
    below = ~longitudinal["is_quantified"].to_numpy(dtype=bool)
    lloq = longitudinal["lloq"].to_numpy(dtype=float)
    rows = np.flatnonzero(below & ~np.isnan(lloq) & longitudinal["value"].notna().to_numpy())
    text = np.full(len(longitudinal), "", dtype=object)
    text[rows] = [f"<{limit:.4g}" for limit in lloq[rows]]
    return _categories(pd.Series(text, index=longitudinal.index, dtype=object))
