"""The rows of the three sheets that every chain starts from: patients, blood, biopsies."""

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BeforeValidator

from tilflow.study.columns import (
    ALLOWED_DAY,
    ALLOWED_FLAG,
    ALLOWED_IDENTIFIER,
    ALLOWED_MOMENT,
    Day,
    File,
    Identifier,
    Moment,
    NamedFile,
    Number,
    Row,
    column,
    quantity,
)

CountMethod: TypeAlias = Literal["beads", "cbc", "volume", "none"]
CbcPopulation: TypeAlias = Literal["leukocytes", "lymphocytes", "monocytes"]
Timepoint: TypeAlias = Literal["trough", "peak", ""]
ControlType: TypeAlias = Literal["fmo", "isotype", "unstained", "single_stain"]

_SEXES: Final = {"female": "F", "male": "M", "unknown": "U", "f": "F", "m": "M", "u": "U"}


def _call_sex(text: object) -> object:
    return _SEXES.get(text.lower(), text) if isinstance(text, str) else text


Sex: TypeAlias = Annotated[Literal["F", "M", "U", ""], BeforeValidator(_call_sex)]


class Patient(Row):
    """One patient of ``patients.tsv``."""

    patient_id: Identifier = column("The patient, by the study's pseudonym.", ALLOWED_IDENTIFIER)
    stratum: Identifier = column("Stratum of the trial, such as A.", ALLOWED_IDENTIFIER)
    cohort: str = column("Dose cohort within the stratum.", default="")
    dose_mg: Number | None = quantity("Dose of the cohort.", 0.01, 5000, unit="mg", example="6")
    inclusion_date: Day = column("Day of inclusion; survival counts from here.", ALLOWED_DAY)
    first_dose_date: Day = column("Day of the first dose: study day 1.", ALLOWED_DAY)
    sex: Sex = column("Sex; female and male are read as F and M.", "F, M or U", default="")
    age: int | None = column(
        "Age at inclusion.",
        "a whole number of years from 0 to 120",
        default=None,
        unit="years",
        ge=0,
        le=120,
    )
    tumour_type: str = column("Tumour type.", default="")


class BloodSample(Row):
    """One tube of ``blood_samples.tsv``: one FCS file."""

    sample_id: Identifier = column("The sample; names its folder of results.", ALLOWED_IDENTIFIER)
    patient_id: Identifier = column("Patient the sample is from.", "a patient_id of patients.tsv")
    visit: str = column("Visit name; blank leaves it to the visit windows.", default="")
    collected_at: Moment = column(
        "When the blood was drawn, in the site's local time.", ALLOWED_MOMENT
    )
    fcs: File = column("FCS file.", "a path relative to the study folder, or an absolute one")
    panel: NamedFile = column(
        "Panel of the tube.", "a panel file relative to the study folder, or a shipped panel's name"
    )
    count_method: CountMethod = column(
        "How counts per µL are obtained.", "beads, cbc, volume or none"
    )
    beads_added: Number | None = quantity(
        "Beads put into the tube, from the lot's label; `beads` needs it.",
        100,
        1e8,
        unit="beads per tube",
        example="50000",
    )
    sample_volume_ul: Number | None = quantity(
        "Blood put into the tube; `beads` needs it.", 1, 20000, unit="µL", example="100"
    )
    dilution_factor: Number | None = quantity(
        "Dilution of the blood before the sample volume was taken; blank is 1.",
        1,
        10000,
        unit="(times)",
        example="10",
    )
    acquired_volume_ul: Number | None = quantity(
        "Volume that the cytometer drew; `volume` needs it.", 1, 20000, unit="µL", example="150"
    )
    cbc_per_ul: Number | None = quantity(
        "Blood count of the cbc_population on the same draw; `cbc` needs it.",
        5,
        1e6,
        unit="cells/µL",
        example="6200",
    )
    cbc_population: CbcPopulation | None = column(
        "What the blood count counts; `cbc` needs it.",
        "leukocytes, lymphocytes or monocytes",
        default=None,
    )
    timepoint: Timepoint = column(
        "Before the visit's dose or days after it; never pooled.", "trough or peak", default=""
    )
    batch: str = column("Staining or acquisition batch.", default="")
    replicate: str = column("Replicate of the same draw.", default="")
    control_of: Identifier | None = column(
        "Sample that this tube controls.", "a sample_id of this sheet", default=None
    )
    control_type: ControlType | None = column(
        "Kind of control; needs control_of or batch.",
        "fmo, isotype, unstained or single_stain",
        default=None,
    )
    control_marker: str = column(
        "Marker that an fmo tube leaves out, or an isotype or single_stain tube is for.",
        "a marker of the panel",
        default="",
    )


class Biopsy(Row):
    """One slide of ``biopsies.tsv``."""

    slide_id: Identifier = column("The slide; names its folder of results.", ALLOWED_IDENTIFIER)
    patient_id: Identifier = column("Patient the slide is from.", "a patient_id of patients.tsv")
    visit: str = column("Visit name; blank leaves it to the visit windows.", default="")
    collected_at: Moment = column("When the biopsy was taken.", ALLOWED_MOMENT)
    image: File = column("Slide image.", "a path relative to the study folder, or an absolute one")
    assay: NamedFile = column(
        "Assay of the slide.",
        "an assay file relative to the study folder, or a shipped assay's name",
    )
    lesion_id: str = column("Lesion the biopsy was taken from.", default="")
    injected: bool | None = column("Was the lesion injected?", ALLOWED_FLAG, default=None)
    core: str = column("Core or block of the biopsy.", default="")
    pixel_size_um: Number | None = quantity(
        "Side of a pixel; blank takes it from the image.",
        0.02,
        20,
        unit="µm",
        example="0.25",
    )
    annotations: File | None = column(
        "Regions drawn by a person.",
        "a GeoJSON file relative to the study folder, or an absolute path",
        default=None,
    )
    batch: str = column("Staining batch.", default="")
