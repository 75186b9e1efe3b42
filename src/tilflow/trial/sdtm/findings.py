"""What the findings domains share: identifiers, visits, results, the last before a dose.

SDTMIG 3.4: 4.1.5 results and units, 4.5.1.2 tests that were not done, 4.4.5 numbers of visits that
were not planned, 4.4.4 study days.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from tilflow.trial.sdtm.variables import Dataset
from tilflow.trial.visits import UNSCHEDULED

MISSING: Final = "missing"
WHOLE_SPECIMEN: Final = "specimen"
"""Parameter of a specimen that could not be measured at all."""


def format_result(value: float) -> str:
    """Write a number as a result: no exponent, no digits that it does not have.

    Examples
    --------
    >>> format_result(613.0), format_result(0.00001234), format_result(float("nan"))
    ('613', '0.00001234', '')
    """
    if np.isnan(value):
        return ""
    return np.format_float_positional(float(f"{value:.12g}"), trim="-")


def name_subject(patient_id: str, study_id: str) -> str:
    """Return USUBJID: the study and the patient.

    Examples
    --------
    >>> name_subject("P1", "ST1"), name_subject("P1", "")
    ('ST1-P1', 'P1')
    """
    return f"{study_id}-{patient_id}" if study_id else str(patient_id)


def spell_population(population: str) -> str:
    """Write the name of a population as people do.

    Examples
    --------
    >>> spell_population("ki67_cd8_t_cells"), spell_population("tumour_cells")
    ('Ki67 CD8 T cells', 'Tumour cells')
    """
    text = population.replace("_", " ")
    text = re.sub(r"\bcd(?=\d)", "CD", text)
    text = re.sub(r"\b(?:t|b|nk)\b", lambda found: found[0].upper(), text)
    text = re.sub(r"\bki(?=67)", "Ki", text).replace("tils", "TILs")
    return text[:1].upper() + text[1:]


def select_records(longitudinal: pd.DataFrame, specimen: str) -> pd.DataFrame:
    """Return the measured and failed records of a kind of specimen.

    Means of replicates and pools of cores are not collected: they are in ADLB. Each record has the
    number and name of its visit.
    """
    own = longitudinal["specimen"].eq(specimen) & longitudinal["derivation"].eq("")
    rows = longitudinal[own.to_numpy(dtype=bool)].reset_index(drop=True)
    texts = rows.select_dtypes(["category", "string"]).columns
    rows = rows.astype(dict.fromkeys(texts, object))
    rows[list(texts)] = rows[list(texts)].where(rows[list(texts)].notna(), "")
    return rows.join(derive_visits(rows))


def derive_visits(rows: pd.DataFrame) -> pd.DataFrame:
    """Return VISIT and VISITNUM of each record, in its order.

    An unscheduled specimen has the number of the planned visit before it and a hundredth for each
    such specimen since: so VISIT and VISITNUM are one to one.
    """
    number = rows["visit_number"].astype("float64").to_numpy()
    names = rows["visit"].to_numpy(dtype=object).copy()
    open_ones = (names == UNSCHEDULED) | np.isnan(number)
    columns = rows[["patient_id", "specimen_id", "collected_at"]]
    specimens = columns.assign(number=number, is_open=open_ones).drop_duplicates()
    order = ["patient_id", "collected_at", "specimen_id"]
    specimens = specimens.sort_values(order, kind="stable")
    known = specimens["number"].groupby(specimens["patient_id"]).ffill().fillna(0.0)
    group = [specimens["patient_id"], known]
    count = specimens["is_open"].astype(int).groupby(group).cumsum()
    numbers = np.where(specimens["is_open"], (known + count / 100).round(2), specimens["number"])
    by_specimen = dict(zip(specimens["specimen_id"], numbers, strict=True))
    found = rows["specimen_id"].map(by_specimen).to_numpy(dtype=float)
    names[open_ones] = [f"UNSCHEDULED {value:.2f}" for value in found[open_ones]]
    return pd.DataFrame({"VISITNUM": found, "VISIT": names}, index=rows.index)


def call_last_before(rows: pd.DataFrame, tests: Sequence[str]) -> pd.Series:
    """Return Y for the last result of a test before the subject's first dose, one a test.

    Of several at one moment the one of the last name counts. A result that failed does not.
    """
    kept = rows[
        rows["is_pre_dose"].to_numpy(dtype=bool)
        & rows["quality"].ne("fail").to_numpy(dtype=bool)
        & rows["value"].notna().to_numpy(dtype=bool)
    ]
    order = ["collected_at", "specimen_id"]
    last = kept.sort_values(order, kind="stable").groupby(["patient_id", *tests]).tail(1)
    flag = pd.Series("", index=rows.index, dtype=object)
    flag[last.index] = "Y"
    return flag


def derive_common(rows: pd.DataFrame, domain: str, *, study_id: str) -> dict[str, object]:
    """Return the variables that every findings domain takes from a record in the same way."""
    value = rows["value"].to_numpy(dtype=float)
    text = [format_result(number) for number in value]
    is_done = ~np.isnan(value)
    return {
        "STUDYID": study_id,
        "DOMAIN": domain,
        "USUBJID": [name_subject(name, study_id) for name in rows["patient_id"]],
        "VISITNUM": rows["VISITNUM"].to_numpy(dtype=float),
        "VISIT": rows["VISIT"].to_numpy(dtype=object),
        f"{domain}REFID": rows["specimen_id"].to_numpy(dtype=object),
        f"{domain}ORRES": text,
        f"{domain}STRESC": text,
        f"{domain}STRESN": value,
        f"{domain}STAT": np.where(is_done, "", "NOT DONE"),
        f"{domain}REASND": np.where(is_done, "", rows["reason"].to_numpy(dtype=object)),
        f"{domain}DTC": rows["collected_at"].to_numpy(dtype=object),
        f"{domain}DY": rows["study_day"].astype("Int64").to_numpy(),
    }


def derive_missing(
    completeness: pd.DataFrame, specimen: str, visits: Mapping[str, float]
) -> pd.DataFrame:
    """Return the expected specimens that are missing as records without a result.

    Parameters
    ----------
    completeness
        ``completeness.parquet``.
    visits
        Visit → its number.
    """
    rows = completeness[
        completeness["specimen"].eq(specimen)
        & completeness["status"].eq(MISSING)
        & completeness["expected"].astype(bool)
    ]
    return pd.DataFrame(
        {
            "patient_id": rows["patient_id"].astype(object),
            "specimen_id": "",
            "parameter": WHOLE_SPECIMEN,
            "compartment": "",
            "unit": "",
            "method": "",
            "assay": "",
            "lesion_id": "",
            "timepoint": "",
            "collected_at": "",
            "study_day": pd.array([pd.NA] * len(rows), dtype="Int64"),
            "value": np.nan,
            "lower": np.nan,
            "upper": np.nan,
            "lloq": np.nan,
            "n_events": pd.array([pd.NA] * len(rows), dtype="Int64"),
            "quality": "fail",
            "reason": rows["reason"].astype(object),
            "is_pre_dose": False,
            "is_quantified": True,
            "confounders": "",
            "interference": "",
            "VISITNUM": rows["visit"].map(visits).astype(float),
            "VISIT": rows["visit"].astype(object),
        }
    ).reset_index(drop=True)


def arrange(columns: Mapping[Any, Any], dataset: Dataset) -> pd.DataFrame:
    """Put variables into the dataset's order and types, sort by its keys, number the records.

    Returns
    -------
    pandas.DataFrame
        Texts as objects without missing ones, numbers as float64, whole numbers as Int64; the index
        tells which record each came from.
    """
    sequence = f"{dataset.name}SEQ"
    table = pd.DataFrame(dict(columns))
    for name, variable in dataset.variables.items():
        if name == sequence:
            continue
        kinds = {"number": "float64", "integer": "Int64"}
        if name not in table:
            table[name] = np.nan if variable.kind in kinds else ""
        if variable.kind in kinds:
            table[name] = pd.Series(table[name], dtype=kinds[variable.kind])
        else:
            table[name] = table[name].astype(object).where(table[name].notna(), "")
    keys = [key for key in dataset.keys if key != sequence]
    dates = [name for name in (f"{dataset.name}DTC", f"{dataset.name}REFID") if name in table]
    table = table.sort_values([*keys, *dates], kind="stable")
    if sequence in dataset.variables:
        table[sequence] = (table.groupby("USUBJID").cumcount() + 1).astype("Int64")
    return table[list(dataset.variables)]
