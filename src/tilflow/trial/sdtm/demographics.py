"""DM: the patients, with what the sheets hold of them and nothing else."""

import datetime as dt

import pandas as pd

from tilflow.trial.measurements import format_moment
from tilflow.trial.sdtm.findings import arrange, name_subject
from tilflow.trial.sdtm.variables import DM


def derive_demographics(
    patients: pd.DataFrame,
    *,
    doses: pd.DataFrame | None,
    survival: pd.DataFrame | None,
    study_id: str,
) -> pd.DataFrame:
    """Return DM, a row a patient; sites, countries, races and consents are in no sheet.

    Parameters
    ----------
    patients, doses, survival
        Rows of the sheets; None where a sheet is absent.
    """
    first, last = _find_doses(doses)
    ends: dict[str, pd.Series] = {}
    if survival is not None:
        ends = {str(row["patient_id"]): row for _, row in survival.iterrows()}
    rows = []
    for _, patient in patients.iterrows():
        name = str(patient["patient_id"])
        end = ends.get(name)
        age, cohort = patient.get("age"), str(patient.get("cohort") or "")
        has_age = age is not None and age == age
        stratum = str(patient["stratum"])
        rows.append(
            {
                "STUDYID": study_id, "DOMAIN": "DM", "USUBJID": name_subject(name, study_id),
                "SUBJID": name, "RFSTDTC": _format_day(patient["first_dose_date"]),
                "RFXSTDTC": first.get(name, _format_day(patient["first_dose_date"])),
                "RFXENDTC": last.get(name, ""),
                "RFPENDTC": "" if end is None else _format_day(end["last_contact_date"]),
                "DTHDTC": "" if end is None else _format_day(end["death_date"]),
                "DTHFL": "Y" if end is not None and bool(end["died"]) else "",
                "AGE": age if has_age else pd.NA, "AGEU": "YEARS" if has_age else "",
                "SEX": str(patient.get("sex") or "U"), "ARMCD": stratum,
                "ARM": f"Stratum {stratum}" + (f", {cohort}" if cohort else ""),
            }
        )  # fmt: skip
    table = pd.DataFrame(rows, columns=list(DM.variables))
    return arrange(table.to_dict("series"), DM).reset_index(drop=True)


def _format_day(day: object) -> str:
    return day.isoformat()[:10] if isinstance(day, dt.date) and day == day else ""


def _find_doses(doses: pd.DataFrame | None) -> tuple[dict[str, str], dict[str, str]]:
    """Return each patient's first and last dose."""
    if doses is None or doses.empty:
        return {}, {}
    moments = pd.to_datetime(doses["given_at"]).groupby(doses["patient_id"].astype(str))
    return (
        {str(name): format_moment(moment) for name, moment in moments.min().items()},
        {str(name): format_moment(moment) for name, moment in moments.max().items()},
    )
