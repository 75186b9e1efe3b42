"""The wide table: one row a patient and visit, one column a parameter."""

from collections.abc import Iterable, Iterator

import numpy as np
import pandas as pd

KEY = (
    "patient_id",
    "stratum",
    "cohort",
    "dose_mg",
    "visit",
    "visit_number",
    "timepoint",
    "study_day",
)


def derive_wide(longitudinal: pd.DataFrame) -> pd.DataFrame:
    """Spread the analysed values of the longitudinal table over columns ``parameter@compartment``.

    A row is a patient, visit and time point: a peak has its own. Tissue stands beside the blood
    of the visit that is not a peak. ``study_day`` is the earliest of the row's values.
    """
    used = longitudinal[[*KEY, "specimen", "parameter", "compartment", "value"]]
    rows = used[longitudinal["is_analysed"].to_numpy(dtype=bool)]
    texts = rows.select_dtypes("category").columns
    rows = rows.astype(dict.fromkeys(texts, object))
    timepoint = _share_timepoint(rows)
    rows = rows.assign(
        timepoint=timepoint,
        column=rows["parameter"].astype(str) + "@" + rows["compartment"].astype(str),
    )
    keys = ["patient_id", "visit", "timepoint"]
    number = rows.groupby(keys, sort=False).ngroup().to_numpy()
    columns, names = pd.factorize(rows["column"], sort=True)
    heads = rows.groupby(keys, sort=False).agg(
        {name: "min" if name == "study_day" else "first" for name in KEY if name not in keys}
    )
    values = np.full((len(heads), len(names)), np.nan)
    values[number, columns] = rows["value"].to_numpy(dtype=float)
    table = pd.concat(
        [
            heads.reset_index()[list(KEY)],
            pd.DataFrame(values, columns=[str(name) for name in names]),
        ],
        axis=1,
    )
    order = ["patient_id", "visit_number", "visit", "timepoint"]
    return table.sort_values(order, ignore_index=True)


def _share_timepoint(rows: pd.DataFrame) -> np.ndarray:
    """Return the time points, those of tissue taken from the blood of its visit."""
    keys = ["patient_id", "visit"]
    blood = rows[rows["specimen"].eq("blood") & rows["timepoint"].ne("peak")]
    beside = blood.groupby(keys, sort=True)["timepoint"].max().rename("beside").reset_index()
    found = rows[keys].merge(beside, on=keys, how="left")["beside"].fillna("").to_numpy()
    is_tissue = rows["specimen"].eq("tissue").to_numpy()
    return np.where(is_tissue, found, rows["timepoint"].to_numpy())


def split_by_patient(
    longitudinal: pd.DataFrame, patients: Iterable[str]
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield each patient's rows in their reading order: a parameter over its time."""
    groups = dict(iter(longitudinal.groupby("patient_id", sort=False)))
    for name in patients:
        yield name, groups.get(name, longitudinal.iloc[:0])
