"""Who takes part: patients with their stratum, cohort, dates and sensitivity to the drug."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from tilflow.simulate.effects import name_cohort
from tilflow.simulate.seeding import open_generator
from tilflow.simulate.settings import SimulateSettings, StratumSettings

if TYPE_CHECKING:
    import pandas as pd

TUMOURS: Final = {
    "A": ("melanoma", "head and neck squamous cell carcinoma", "breast carcinoma", "sarcoma"),
    "B": ("gastric carcinoma", "colorectal carcinoma", "pancreatic carcinoma", "mesothelioma"),
}
"""Stratum → tumour types: lesions to inject, peritoneal spread; others have `OTHER_TUMOURS`."""
OTHER_TUMOURS: Final = (
    "non-small cell lung carcinoma",
    "gastric carcinoma",
    "colorectal carcinoma",
    "renal cell carcinoma",
    "cervical carcinoma",
)


@dataclass(frozen=True, kw_only=True)
class Patient:
    """One patient.

    Attributes
    ----------
    patient_id, stratum, cohort, dose_mg
        Who, and in which part of the trial.
    inclusion_date, first_dose_date
        Study day 1 is the day of the first dose.
    sex, age, tumour_type
        Of the sheet.
    sensitivity
        Exponent on the cohort's fold changes in this patient.
    """

    patient_id: str
    stratum: StratumSettings
    cohort: str
    dose_mg: float
    inclusion_date: date
    first_dose_date: date
    sex: str
    age: int
    tumour_type: str
    sensitivity: float

    def date_of(self, study_day: int) -> date:
        """Return the date of a study day; there is no day 0."""
        return self.first_dose_date + timedelta(days=study_day - (study_day > 0))


def draw_patients(settings: SimulateSettings) -> list[Patient]:
    """Draw the patients, in the order of strata, cohorts and inclusions."""
    patients = []
    for stratum in settings.strata:
        number = 0
        for cohort in stratum.cohorts:
            for _ in range(cohort.patients):
                number += 1
                patient_id = f"{stratum.name}{number:02d}"
                generator = open_generator(settings.seed, "patient", patient_id)
                included = _draw_inclusion(number, generator, settings)
                patients.append(
                    Patient(
                        patient_id=patient_id,
                        stratum=stratum,
                        cohort=name_cohort(cohort),
                        dose_mg=cohort.dose_mg,
                        inclusion_date=included,
                        first_dose_date=_to_weekday(
                            included + timedelta(days=int(generator.integers(5, 13)))
                        ),
                        sex=str(generator.choice(["F", "M"])),
                        age=int(np.clip(round(generator.normal(62, 9)), 31, 82)),
                        tumour_type=str(generator.choice(TUMOURS.get(stratum.name, OTHER_TUMOURS))),
                        sensitivity=_draw_sensitivity(generator, settings),
                    )
                )
    return patients


def _draw_inclusion(
    number: int, generator: np.random.Generator, settings: SimulateSettings
) -> date:
    clinical = settings.clinical
    days = (number - 1) * clinical.inclusion_interval_days
    jitter = int(generator.integers(0, clinical.inclusion_interval_days))
    return _to_weekday(clinical.first_inclusion + timedelta(days=days + jitter))


def _draw_sensitivity(generator: np.random.Generator, settings: SimulateSettings) -> float:
    return float(max(0.0, generator.normal(1.0, settings.biology.response_cv_percent / 100)))


def _to_weekday(day: date) -> date:
    """Return `day`, or the Monday after it where it falls on a weekend.

    Examples
    --------
    >>> _to_weekday(date(2022, 1, 15)), _to_weekday(date(2022, 1, 18))
    (datetime.date(2022, 1, 17), datetime.date(2022, 1, 18))
    """
    return day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)


def draw_clock(
    day: date, generator: np.random.Generator, *, earliest_hour: int, hours: int
) -> datetime:
    """Return a time of `day` within `hours` after `earliest_hour`, to five minutes."""
    minutes = 5 * int(generator.integers(0, 12 * hours))
    return datetime.combine(day, time(earliest_hour)) + timedelta(minutes=minutes)


def tabulate_patients(patients: Sequence[Patient]) -> "pd.DataFrame":
    """Return ``patients.tsv``."""
    import pandas as pd

    return pd.DataFrame(
        {
            "patient_id": patient.patient_id,
            "stratum": patient.stratum.name,
            "cohort": patient.cohort,
            "dose_mg": f"{patient.dose_mg:g}",
            "inclusion_date": patient.inclusion_date.isoformat(),
            "first_dose_date": patient.first_dose_date.isoformat(),
            "sex": patient.sex,
            "age": patient.age,
            "tumour_type": patient.tumour_type,
        }
        for patient in patients
    )
