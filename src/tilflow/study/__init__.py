"""Study: the folder a user hands in, its sheets and their checks."""

from tilflow.study.contents import Study
from tilflow.study.opening import SHEETS, open_study
from tilflow.study.rows import Biopsy, BloodSample, Patient

__all__ = ["SHEETS", "Biopsy", "BloodSample", "Patient", "Study", "open_study"]
