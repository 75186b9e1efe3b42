"""What the sheets of a study folder say, once they are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tilflow.errors import Problem
from tilflow.study.clinical import (
    AdverseEvent,
    Dose,
    Lesion,
    Medication,
    Survival,
    TumourAssessment,
)
from tilflow.study.rows import Biopsy, BloodSample, Patient


@dataclass(frozen=True)
class Study:
    """What the sheets of a study folder say.

    Attributes
    ----------
    folder
        The study folder, absolute.
    patients, blood_samples, biopsies
        Identifier → row, in the order of the sheet.
    doses, medications, adverse_events, tumour_assessments, lesions, survival
        Rows in the order of the sheet; empty where the sheet is absent.
    warnings
        What is odd in the sheets, but stops nobody.
    lines
        (sheet, identifier) → line number of a patient, sample or slide.
    """

    folder: Path
    patients: Mapping[str, Patient]
    blood_samples: Mapping[str, BloodSample]
    biopsies: Mapping[str, Biopsy]
    doses: tuple[Dose, ...] = ()
    medications: tuple[Medication, ...] = ()
    adverse_events: tuple[AdverseEvent, ...] = ()
    tumour_assessments: tuple[TumourAssessment, ...] = ()
    lesions: tuple[Lesion, ...] = ()
    survival: tuple[Survival, ...] = ()
    warnings: tuple[Problem, ...] = ()
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def line(self, sheet: str, identifier: str) -> int | None:
        """Return the line of `identifier` in `sheet`, where the sheet was read from a file."""
        return self.lines.get((sheet, identifier))
