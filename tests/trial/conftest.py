"""Literal sheets and measurements of a small trial."""

import datetime as dt

import pandas as pd
import pytest

from tilflow.measurement import derive_measurements
from tilflow.trial.exposure import derive_exposure
from tilflow.trial.longitudinal import derive_longitudinal
from tilflow.trial.settings import TrialSettings
from tilflow.trial.specimens import derive_specimens
from tilflow.trial.visits import derive_visits

FIRST_DOSE = dt.date(2024, 3, 1)


def moment(day, clock=None):
    """The moment of a study day; there is no day 0."""
    date = FIRST_DOSE + dt.timedelta(days=day - 1 if day > 0 else day)
    return dt.datetime.combine(date, dt.time.fromisoformat(clock) if clock else dt.time.min)


class Trial:
    """Rows of the sheets, added one by one; `longitudinal` derives the table."""

    def __init__(self):
        self.patients, self.blood, self.biopsies, self.doses = [], [], [], []
        self.medications, self.rows = [], []

    def patient(self, name, stratum="A", inclusion_day=-7):
        self.patients.append(
            {
                "patient_id": name,
                "stratum": stratum,
                "cohort": "6 mg",
                "dose_mg": 6.0,
                "inclusion_date": moment(inclusion_day).date(),
                "first_dose_date": FIRST_DOSE,
            }
        )
        return self

    def dose(self, patient, day, clock=None, *, dose_mg=None, drug=""):
        given = {"patient_id": patient, "given_at": moment(day, clock)}
        self.doses.append({**given, "dose_mg": dose_mg, "drug": drug})
        return self

    def medication(self, patient, drug_class, first_day, last_day=None, drug=""):
        row = {"patient_id": patient, "drug_class": drug_class, "drug": drug}
        end = None if last_day is None else moment(last_day).date()
        self.medications.append({**row, "start_date": moment(first_day).date(), "end_date": end})
        return self

    def sample(self, name, patient, day, value=None, *, clock=None, sheet=(), **measured):
        sheet = {"visit": "", "timepoint": "", "replicate": "", "control_type": None, **dict(sheet)}
        at = moment(day, clock)
        self.blood.append({"sample_id": name, "patient_id": patient, "collected_at": at, **sheet})
        return self._measure("blood", name, "cd8_t_cells.count_per_ul", value, measured)

    def slide(self, name, patient, day, value=None, *, sheet=(), **measured):
        sheet = {
            "visit": "", "lesion_id": "", "injected": None, "core": "", "assay": "mif",
            **dict(sheet),
        }  # fmt: skip
        at = moment(day)
        self.biopsies.append({"slide_id": name, "patient_id": patient, "collected_at": at, **sheet})
        return self._measure("tissue", name, "cd8_t_cells.density_per_mm2", value, measured)

    def _measure(self, specimen, name, parameter, value, measured):
        row = {
            "specimen": specimen,
            "specimen_id": name,
            "parameter": parameter,
            "compartment": "whole_blood" if specimen == "blood" else "tumour",
            "value": value,
            "unit": "cells/µL" if specimen == "blood" else "cells/mm²",
            "lower": None if value is None else 0.9 * value,
            "upper": None if value is None else value / 0.9,
            "n_events": 500,
            "denominator": 2.0,
            "method": "beads" if specimen == "blood" else "area",
            "quality": "fail" if value is None else "ok",
            "reason": "clot" if value is None else "",
            "source": f"{specimen}/{name}",
        }
        self.rows.append(row | measured)
        return self

    def specimens(self, settings=None):
        blood = ["sample_id", "patient_id", "visit", "collected_at", "timepoint", "replicate"]
        tissue = ["slide_id", "patient_id", "visit", "collected_at", "lesion_id", "injected"]
        settings = settings or TrialSettings()
        columns = ["patient_id", "given_at", "dose_mg", "drug"]
        doses = pd.DataFrame(self.doses, columns=columns, dtype=object) if self.doses else None
        patients = pd.DataFrame(self.patients)
        specimens = derive_specimens(
            pd.DataFrame(self.blood, columns=[*blood, "control_type"], dtype=object),
            pd.DataFrame(self.biopsies, columns=[*tissue, "core", "assay"], dtype=object),
            patients=patients,
            doses=doses,
        )
        columns = ["patient_id", "drug_class", "drug", "start_date", "end_date"]
        specimens = derive_exposure(
            specimens,
            patients=patients,
            doses=doses,
            medications=pd.DataFrame(self.medications, columns=columns, dtype=object),
            settings=settings.exposure,
        )
        return derive_visits(specimens, settings.schedule)

    def measurements(self):
        return derive_measurements(pd.DataFrame(self.rows))

    def longitudinal(self, settings=None):
        """The longitudinal table, indexed by specimen."""
        settings = settings or TrialSettings()
        table = derive_longitudinal(self.measurements(), self.specimens(settings), settings)
        return table.set_index("specimen_id")


@pytest.fixture
def trial():
    return Trial()
