"""The rows of the clinical sheets: what was given, adverse events, tumours, survival."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator

from tilflow.study.columns import (
    ALLOWED_DAY,
    ALLOWED_FLAG,
    ALLOWED_MOMENT,
    Day,
    Identifier,
    Moment,
    Number,
    Row,
    column,
    quantity,
)


def _upper(text: object) -> object:
    return text.upper() if isinstance(text, str) else text


Response: TypeAlias = Annotated[Literal["CR", "PR", "SD", "PD", "NE", ""], BeforeValidator(_upper)]
NonTarget: TypeAlias = Annotated[
    Literal["CR", "NON-CR/NON-PD", "PD", "NE", ""], BeforeValidator(_upper)
]

LesionRole: TypeAlias = Literal["target", "non_target", "new"]
LesionState: TypeAlias = Literal[
    "measured", "too_small", "absent", "present", "progression", "equivocal", "not_evaluable", ""
]

_PATIENT = "a patient_id of patients.tsv"


class Dose(Row):
    """One dose given, of ``doses.tsv``."""

    patient_id: Identifier = column("Patient who got the dose.", _PATIENT)
    given_at: Moment = column("When it was given, in the site's local time.", ALLOWED_MOMENT)
    dose_mg: Number | None = quantity("Amount given.", 0, 5000, unit="mg", example="6")
    route: str = column("Route, such as subcutaneous.", default="")
    drug: str = column("Drug.", default="")


class Medication(Row):
    """One medication beside the trial's drug, of ``medications.tsv``."""

    patient_id: Identifier = column("Patient who took it.", _PATIENT)
    drug_class: str = column("Class, such as G-CSF, steroid or anti-PD-1.", "text, not blank")
    drug: str = column("Drug, such as filgrastim.", default="")
    start_date: Day = column("First day.", ALLOWED_DAY)
    end_date: Day | None = column("Last day; blank while it lasts.", ALLOWED_DAY, default=None)


class AdverseEvent(Row):
    """One adverse event of ``adverse_events.tsv``, graded by CTCAE."""

    patient_id: Identifier = column("Patient who had the event.", _PATIENT)
    term: str = column("Preferred term, as coded.", "text, not blank")
    soc: str = column("System organ class.", default="")
    grade: int = column("CTCAE grade.", "a whole number from 1 to 5", ge=1, le=5)
    start_date: Day = column("First day of the event.", ALLOWED_DAY)
    end_date: Day | None = column(
        "Last day of the event; blank while it lasts.", ALLOWED_DAY, default=None
    )
    related: bool | None = column("Related to the drug?", ALLOWED_FLAG, default=None)
    serious: bool | None = column("Serious?", ALLOWED_FLAG, default=None)
    dlt: bool | None = column("Dose-limiting toxicity?", ALLOWED_FLAG, default=None)


class TumourAssessment(Row):
    """One assessment of ``tumour_assessments.tsv`` by RECIST 1.1."""

    patient_id: Identifier = column("Patient who was assessed.", _PATIENT)
    assessed_on: Day = column("Day of the imaging.", ALLOWED_DAY)
    target_sum_mm: Number | None = quantity(
        "Sum of the target lesions' diameters.", 0, 2000, unit="mm", example="84"
    )
    non_target: NonTarget = column(
        "Response of the non-target lesions.", "CR, NON-CR/NON-PD, PD or NE", default=""
    )
    new_lesion: bool | None = column("A new lesion?", ALLOWED_FLAG, default=None)
    response: Response = column(
        "Overall response as the investigator called it.", "CR, PR, SD, PD or NE", default=""
    )
    endoscopic_response: Response = column(
        "Response by endoscopy, where one was done.", "CR, PR, SD, PD or NE", default=""
    )


class Lesion(Row):
    """One lesion at one assessment, of ``lesions.tsv``; optional, RECIST is derived from it."""

    patient_id: Identifier = column("Patient who was assessed.", _PATIENT)
    assessed_on: Day = column("Day of the imaging.", ALLOWED_DAY)
    lesion_id: Identifier = column("The lesion; the same name at every assessment.", "a name")
    role: LesionRole = column(
        "What the lesion is for RECIST; the same at every assessment.", "target, non_target or new"
    )
    site: str = column("Organ or site.", default="")
    is_node: bool | None = column(
        "A lymph node, measured in its short axis? Blank is no.", ALLOWED_FLAG, default=None
    )
    diameter_mm: Number | None = quantity(
        "Longest diameter, of a node the short axis; a target needs it or a state.",
        0,
        500,
        unit="mm",
        example="23.5",
    )
    state: LesionState = column(
        "Target: measured, too_small (to measure: counts 5 mm), absent or not_evaluable. "
        "Non-target: present, absent, progression (unequivocal) or not_evaluable. "
        "New: present or equivocal; blank is present.",
        "measured, too_small, absent, present, progression, equivocal or not_evaluable",
        default="",
    )


class Survival(Row):
    """The follow-up of one patient, of ``survival.tsv``."""

    patient_id: Identifier = column("Patient; one row each.", _PATIENT)
    last_contact_date: Day = column(
        "Last day the patient was known to be alive, or seen dead.", ALLOWED_DAY
    )
    died: bool = column("Died?", ALLOWED_FLAG)
    death_date: Day | None = column(
        "Day of death; needed where died is yes.", ALLOWED_DAY, default=None
    )
    progression_date: Day | None = column(
        "Day of progression; needed where progressed is yes.", ALLOWED_DAY, default=None
    )
    progressed: bool = column("Progressed?", ALLOWED_FLAG)
    new_therapy_date: Day | None = column(
        "First day of another treatment of the tumour; blank while there is none.",
        ALLOWED_DAY,
        default=None,
    )
