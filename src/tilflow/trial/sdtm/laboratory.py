"""LB: the blood counts that came with the samples."""

from typing import Final

import numpy as np
import pandas as pd

from tilflow.trial.sdtm.findings import (
    arrange,
    call_last_before,
    derive_common,
    format_result,
    select_records,
)
from tilflow.trial.sdtm.variables import LB

TESTS: Final = {
    "leukocytes": ("WBC", "Leukocytes"),
    "lymphocytes": ("LYM", "Lymphocytes"),
    "monocytes": ("MONO", "Monocytes"),
}
"""Population of a blood count → LBTESTCD and LBTEST (C65047; as in the CDISC pilot's LB)."""

PER_LITRE: Final = 1000.0
"""Cells a microlitre in 10^9 a litre."""


def derive_laboratory(
    longitudinal: pd.DataFrame, blood: pd.DataFrame, *, study_id: str
) -> pd.DataFrame:
    """Return LB: one record a test and draw, however many tubes of it state the count.

    Parameters
    ----------
    longitudinal
        ``longitudinal.parquet``: visit and day of each sample.
    blood
        Rows of ``blood_samples.tsv``.
    """
    records = select_records(longitudinal, "blood")
    names = [
        "patient_id", "specimen_id", "collected_at", "study_day", "is_pre_dose", "VISIT",
        "VISITNUM",
    ]  # fmt: skip
    specimens = records[names].drop_duplicates("specimen_id")
    sheet = blood[blood["control_type"].isna()].reindex(
        columns=["sample_id", "cbc_per_ul", "cbc_population"]
    )
    counted = sheet[sheet["cbc_per_ul"].notna() & sheet["cbc_population"].isin(list(TESTS))]
    rows = counted.merge(specimens, left_on="sample_id", right_on="specimen_id")
    rows = rows.assign(
        value=rows["cbc_per_ul"].astype(float), quality="ok", reason="",
        population=rows["cbc_population"].astype(object),
    ).sort_values(["patient_id", "collected_at", "specimen_id"], kind="stable")  # fmt: skip
    same = ["patient_id", "collected_at", "population", "value"]
    rows = rows.drop_duplicates(same).reset_index(drop=True)
    standard = rows["value"].to_numpy(dtype=float) / PER_LITRE
    columns = derive_common(rows, "LB", study_id=study_id) | {
        "LBLNKGRP": rows["patient_id"] + " " + rows["collected_at"],
        "LBTESTCD": [TESTS[name][0] for name in rows["population"]],
        "LBTEST": [TESTS[name][1] for name in rows["population"]],
        "LBCAT": "HEMATOLOGY", "LBORRESU": "10^6/L", "LBSTRESU": "10^9/L",
        "LBSTRESN": standard, "LBSTRESC": [format_result(value) for value in standard],
        "LBSPEC": "BLOOD", "LBLOBXFL": call_last_before(rows, ["population"]),
    }  # fmt: skip
    kept = {name: column for name, column in columns.items() if name in LB.variables}
    return arrange(kept | {"DOMAIN": np.repeat("LB", len(rows))}, LB).reset_index(drop=True)
