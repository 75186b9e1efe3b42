"""What was given to each cohort, drug by drug: the sheet of doses, counted."""

import math
from typing import Final

import pandas as pd

COLUMNS: Final = (
    "stratum", "cohort", "drug", "route", "n_patients", "n_doses", "doses_median", "doses_least",
    "doses_most", "least_mg", "most_mg", "cumulative_mg_median",
)  # fmt: skip


def summarise_exposure(doses: pd.DataFrame, patients: pd.DataFrame) -> pd.DataFrame:
    """Return a row a cohort, drug and route; without rows where nothing was given.

    Parameters
    ----------
    doses
        patient_id, dose_mg, route and drug of each dose that was given.
    patients
        patient_id, stratum, cohort and dose_mg.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`: ``doses_…`` are doses a patient, ``least_mg`` and ``most_mg`` of one dose, and
        ``cumulative_mg_median`` the median over the patients of all that each got.

    Examples
    --------
    >>> patients = pd.DataFrame(
    ...     {"patient_id": ["p", "q"], "stratum": "A", "cohort": "1", "dose_mg": 6.0})
    >>> doses = pd.DataFrame({"patient_id": ["p", "p", "q"], "dose_mg": [6.0, 6.0, 6.0],
    ...                       "route": "intratumoral", "drug": "eftilagimod alpha"})
    >>> given = summarise_exposure(doses, patients)
    >>> given[["n_patients", "n_doses", "doses_median"]].to_numpy().tolist()
    [[2.0, 3.0, 1.5]]
    """
    given = doses.merge(
        patients[["patient_id", "stratum", "cohort", "dose_mg"]].rename(
            columns={"dose_mg": "assigned_mg"}
        ),
        on="patient_id",
    )
    given = given.assign(
        cohort=given["cohort"].fillna("").astype(str),
        drug=given["drug"].fillna("").astype(str),
        route=given["route"].fillna("").astype(str),
        dose_mg=given["dose_mg"].astype(float),
    )
    rows = []
    keys = ["stratum", "assigned_mg", "cohort", "drug", "route"]
    for (stratum, _, cohort, drug, route), part in given.groupby(keys, sort=True, dropna=False):
        by_patient = part.groupby("patient_id")["dose_mg"]
        counts, totals = by_patient.size(), by_patient.sum(min_count=1).dropna()
        rows.append(
            (
                stratum, cohort, drug, route, len(counts), len(part), float(counts.median()),
                int(counts.min()), int(counts.max()), part["dose_mg"].min(),
                part["dose_mg"].max(), totals.median() if len(totals) else math.nan,
            )
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))
