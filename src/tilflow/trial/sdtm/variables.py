"""Variables: the one home of every variable of the SDTM datasets, in the order of the files.

Names, labels, roles and what is required are those of SDTMIG 3.4 (sections 5.2 DM, 6.3.5.3 CP,
6.3.5.6 LB, 6.3.5.8 MI, 8.4 SUPP--); codes of codelists are those that it names. CPLLOQ and LBLNKGRP
are qualifiers of the general model (SDTM 2.0) that the guide lets a sponsor add. Where a codelist
can be extended and holds no term that is certain, the value is the sponsor's: docs/sdtm.md lists
those.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from tilflow.trial.dictionary import Column, Kind

Origin: TypeAlias = Literal["Assigned", "Collected", "Derived"]


@dataclass(frozen=True, slots=True)
class Variable(Column):
    """A variable of an SDTM dataset.

    Attributes
    ----------
    role
        In the model: Identifier, Topic, a Qualifier, or Timing.
    origin
        As Define-XML 2.1 names it.
    codelist
        Name and NCI code of its CDISC codelist, as ``Unit (C71620)``; blank where it has none.
    is_iso8601
        Whether it holds a date or moment as text.
    """

    role: str = ""
    origin: Origin = "Assigned"
    codelist: str = ""
    is_iso8601: bool = False


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset: its variables and what a receiver is told of it."""

    name: str
    label: str
    structure: str
    observation_class: str
    keys: tuple[str, ...]
    variables: Mapping[str, Variable]


IDENTIFIER, TOPIC, TIMING = "Identifier", "Topic", "Timing"
SYNONYM, GROUPING = "Synonym Qualifier", "Grouping Qualifier"
RESULT, OF_RECORD, OF_VARIABLE = "Result Qualifier", "Record Qualifier", "Variable Qualifier"

UNIT, YES = "Unit (C71620)", "No Yes Response (C66742)"
NOT_DONE, SPECIMEN = "Not Done (C66789)", "Specimen Type (C78734)"
METHOD = "Method (C85492)"

BY_DAY = "day - RFSTDTC + 1 from RFSTDTC on, else day - RFSTDTC: there is no day 0"
BY_ORDER = "1, 2, ... within a subject, in the order of the keys"
LAST_BEFORE = "Y for the last result before the first dose that did not fail, one a test"


def _text(
    name: str,
    label: str,
    meaning: str,
    source: str = "",
    *,
    role: str,
    origin: Origin = "Assigned",
    codelist: str = "",
    derivation: str = "",
    allowed: tuple[str, ...] = (),
    required: bool = False,
    kind: Kind = "text",
) -> Variable:
    origin = "Derived" if derivation else origin
    return Variable(
        name, kind, meaning, "", derivation, source, label, allowed, required, role, origin,
        codelist, name.endswith("DTC"),
    )  # fmt: skip


def _number(
    name: str,
    label: str,
    meaning: str,
    source: str = "",
    *,
    role: str,
    derivation: str = "",
    required: bool = False,
    kind: Kind = "number",
) -> Variable:
    return _text(
        name, label, meaning, source,
        role=role, derivation=derivation, required=required, kind=kind,
    )  # fmt: skip


def _index(*variables: Variable) -> Mapping[str, Variable]:
    return {variable.name: variable for variable in variables}


def _start(domain: str) -> tuple[Variable, ...]:
    return (
        _text("STUDYID", "Study Identifier", "The study.", "trial.export.study_id",
              role=IDENTIFIER, required=True),
        _text("DOMAIN", "Domain Abbreviation", "The domain.", role=IDENTIFIER, required=True,
              allowed=(domain,)),
        _text("USUBJID", "Unique Subject Identifier", "The patient.", "patients.tsv",
              role=IDENTIFIER, required=True,
              derivation="STUDYID-patient_id where STUDYID is set, else patient_id"),
    )  # fmt: skip


def _identify(domain: str) -> tuple[Variable, ...]:
    return (
        *_start(domain),
        _number(f"{domain}SEQ", "Sequence Number", "Number of the record.", role=IDENTIFIER,
                kind="integer", derivation=BY_ORDER, required=True),
    )  # fmt: skip


def _result(domain: str, short: str, standard: str) -> tuple[Variable, ...]:
    return (
        _text(f"{domain}ORRES", "Result or Finding in Original Units", "The result, as measured.",
              "measurements", role=RESULT, origin="Collected"),
        _text(f"{domain}ORRESU", "Original Units", f"Unit of {domain}ORRES.", "measurements",
              role=OF_VARIABLE, codelist=UNIT),
        _text(f"{domain}STRESC", standard, "The result in the standard unit, as text.", short,
              role=RESULT, derivation=f"{domain}STRESN as text"),
        _number(f"{domain}STRESN", "Numeric Result/Finding in Standard Units",
                "The result in the standard unit.", short, role=RESULT,
                derivation=f"{domain}ORRES in the unit {domain}STRESU"),
        _text(f"{domain}STRESU", "Standard Units", f"Unit of {domain}STRESN.", role=OF_VARIABLE,
              codelist=UNIT),
    )  # fmt: skip


def _not_done(domain: str, label: str) -> tuple[Variable, ...]:
    return (
        _text(f"{domain}STAT", "Completion Status", "NOT DONE where there is no result.",
              role=OF_RECORD, codelist=NOT_DONE, allowed=("", "NOT DONE"),
              derivation="NOT DONE for a specimen that failed or is missing"),
        _text(f"{domain}REASND", label, "Why there is no result.", "measurements, completeness",
              role=OF_RECORD),
    )  # fmt: skip


def _when(domain: str, collected: str, day: str) -> tuple[Variable, ...]:
    return (
        _text(f"{domain}LOBXFL", "Last Observation Before Exposure Flag",
              "Whether it is the last result before the first dose.", role=OF_RECORD,
              codelist=YES, allowed=("", "Y"), derivation=LAST_BEFORE),
        _number("VISITNUM", "Visit Number", "Number of the visit.", "trial.schedule", role=TIMING,
                derivation="in the order of the target days; an unscheduled specimen has that of "
                "the visit before it, and a hundredth for each such specimen"),
        _text("VISIT", "Visit Name", "Visit.", "blood_samples.tsv, biopsies.tsv; trial.schedule",
              role=TIMING),
        _text(f"{domain}DTC", collected, "When the specimen was taken.",
              "blood_samples.tsv, biopsies.tsv", role=TIMING, origin="Collected"),
        _number(f"{domain}DY", day, "Study day of the specimen.", role=TIMING, kind="integer",
                derivation=BY_DAY),
    )  # fmt: skip


DM: Final = Dataset(
    "DM", "Demographics", "One record per subject", "SPECIAL PURPOSE", ("STUDYID", "USUBJID"),
    _index(
        *_start("DM"),
        _text("SUBJID", "Subject Identifier for the Study", "The patient in the study.",
              "patients.tsv: patient_id", role=TOPIC, required=True, origin="Collected"),
        _text("RFSTDTC", "Subject Reference Start Date/Time", "Day of the first dose: study day 1.",
              "patients.tsv: first_dose_date", role=OF_RECORD, origin="Collected"),
        _text("RFXSTDTC", "Date/Time of First Study Treatment", "First dose.",
              "doses.tsv: given_at; patients.tsv: first_dose_date", role=OF_RECORD,
              derivation="the first of doses.tsv; without one the first_dose_date"),
        _text("RFXENDTC", "Date/Time of Last Study Treatment", "Last dose.", "doses.tsv: given_at",
              role=OF_RECORD, derivation="the last of doses.tsv"),
        _text("RFPENDTC", "Date/Time of End of Participation", "Last contact.",
              "survival.tsv: last_contact_date", role=OF_RECORD, origin="Collected"),
        _text("DTHDTC", "Date/Time of Death", "Day of death.", "survival.tsv: death_date",
              role=OF_RECORD, origin="Collected"),
        _text("DTHFL", "Subject Death Flag", "Whether the patient died.", "survival.tsv: died",
              role=OF_RECORD, codelist=YES, allowed=("", "Y"), derivation="Y where died is yes"),
        _number("AGE", "Age", "Age at inclusion.", "patients.tsv: age", role=OF_RECORD,
                kind="integer"),
        _text("AGEU", "Age Units", "Unit of AGE.", role=OF_VARIABLE, codelist="Age Unit (C66781)",
              allowed=("", "YEARS")),
        _text("SEX", "Sex", "Sex.", "patients.tsv: sex", role=OF_RECORD, codelist="Sex (C66731)",
              origin="Collected", allowed=("F", "M", "U"), required=True,
              derivation="U where the sheet is blank"),
        _text("ARMCD", "Planned Arm Code", "Stratum of the trial.", "patients.tsv: stratum",
              role=OF_RECORD),
        _text("ARM", "Description of Planned Arm", "Stratum and cohort.",
              "patients.tsv: stratum, cohort", role=SYNONYM,
              derivation="Stratum and cohort, joined"),
    ),
)  # fmt: skip

CP: Final = Dataset(
    "CP", "Cell Phenotype Findings", "One record per test per specimen per subject", "FINDINGS",
    ("STUDYID", "USUBJID", "CPTESTCD", "CPSPTSTD", "VISITNUM", "CPREFID"),
    _index(
        *_identify("CP"),
        _text("CPREFID", "Reference ID", "Sample.", "blood_samples.tsv: sample_id",
              role=IDENTIFIER, origin="Collected"),
        _text("CPLNKGRP", "Link Group ID", "The draw: its samples and blood counts share it.",
              "blood_samples.tsv", role=IDENTIFIER, derivation="patient and moment of the draw"),
        _text("CPTESTCD", "Test or Examination Short Name", "Short name of CPTEST.",
              role=TOPIC, required=True,
              codelist="SDTM Cell Phenotyping Test Code (C181173)",
              derivation="the guide's code of CPTEST; else letters of it and a digest"),
        _text("CPTEST", "Name of Measurement, Test or Examination",
              "Named population, of a part of it with Sub, over the one that it is a share of.",
              "measurements: parameter; the panel's strategy", role=SYNONYM, required=True,
              codelist="SDTM Cell Phenotyping Test Name (C181174)"),
        _text("CPSBMRKS", "Sublineage Marker String", "Markers that tell the part.",
              "the panel's strategy", role=OF_VARIABLE),
        _text("CPCELSTA", "Cell State", "State that other markers tell.",
              "the panel's strategy", role=OF_VARIABLE, codelist="Cell State Response (C181172)"),
        _text("CPCSMRKS", "Cell State Marker String", "Markers that tell the state.",
              "the panel's strategy", role=OF_VARIABLE),
        _text("CPMRKSTR", "Marker String", "All markers of the population's gates.",
              "the panel's strategy", role=OF_RECORD,
              derivation="sides of the thresholds from the root on; blank where gates are drawn"),
        _text("CPGATE", "Gate", "Gate of the population.", "measurements: parameter",
              role=OF_RECORD),
        _text("CPGATDEF", "Gate Definition", "Its gates, from the root on.",
              "the panel's strategy", role=OF_RECORD),
        _text("CPSPTSTD", "Sponsor Test Description", "Parameter, as in the other tables.",
              "measurements: parameter", role=OF_RECORD),
        _text("CPCAT", "Category", "Kind of test.", role=GROUPING,
              codelist="Category of Cell Phenotyping (C181171)",
              allowed=("IMMUNOPHENOTYPING",)),
        _text("CPSCAT", "Subcategory", "Count, share, or expression of a marker.", role=GROUPING,
              allowed=("", "CELL COUNT", "CELL FRACTION", "MARKER EXPRESSION")),
        _text("CPTSTPNL", "Test Panel", "Panel of the tube.", "blood_samples.tsv: panel",
              role=GROUPING),
        *_result("CP", "CPORRES", "Result or Finding in Standard Format"),
        _text("CPRESSCL", "Result Scale", "Scale of the result.", role=OF_RECORD,
              codelist="Result Scale (C177910)", allowed=("", "QUANTITATIVE")),
        _text("CPRESTYP", "Result Type", "What the number is.", role=OF_RECORD,
              codelist="Result Type Response (C179588)"),
        _number("CPLLOQ", "Lower Limit of Quantitation", "Below it a value is not relied on.",
                "trial.change", role=OF_VARIABLE,
                derivation="of its family; else the value that lloq_events would give"),
        *_not_done("CP", "Reason Not Done"),
        _text("CPSPEC", "Specimen Type", "Specimen.", role=OF_RECORD, codelist=SPECIMEN,
              allowed=("BLOOD",)),
        _text("CPMETHOD", "Method of Test or Examination", "Method.", role=OF_RECORD,
              codelist=METHOD, allowed=("FLOW CYTOMETRY",)),
        _text("CPANMETH", "Analysis Method", "How the number was obtained.",
              "measurements: method", role=OF_RECORD),
        *_when("CP", "Date/Time of Collection", "Study Day of Visit/Collection/Exam"),
        _text("CPTPT", "Planned Time Point Name", "Before the visit's dose, or days after one.",
              "blood_samples.tsv: timepoint", role=TIMING, allowed=("", "TROUGH", "PEAK")),
        _number("CPTPTNUM", "Planned Time Point Number", "1 for a trough, 2 for a peak.",
                role=TIMING, kind="integer"),
    ),
)  # fmt: skip

MI: Final = Dataset(
    "MI", "Microscopic Findings", "One record per finding per specimen per subject", "FINDINGS",
    ("STUDYID", "USUBJID", "MITESTCD", "MITSTDTL", "MISCAT", "MICAT", "VISITNUM", "MIREFID"),
    _index(
        *_identify("MI"),
        _text("MIREFID", "Reference ID", "Slide.", "biopsies.tsv: slide_id", role=IDENTIFIER,
              origin="Collected"),
        _text("MILNKID", "Link ID", "Lesion of the biopsy.", "biopsies.tsv: lesion_id",
              role=IDENTIFIER, origin="Collected"),
        _text("MITESTCD", "Microscopic Examination Short Name", "Short name of MITEST.",
              role=TOPIC, required=True,
              codelist="SDTM Microscopic Findings Test Code (C132263)",
              derivation="the marker; of a population letters of it and a digest"),
        _text("MITEST", "Microscopic Examination Name", "Marker or population of cells.",
              "measurements: parameter", role=SYNONYM, required=True,
              codelist="SDTM Microscopic Findings Test Name (C132262)"),
        _text("MITSTDTL", "Microscopic Examination Detail", "What of it was measured.",
              "measurements: parameter", role=OF_RECORD,
              codelist="Microscopic Findings Test Details (C125922)"),
        _text("MICAT", "Category for Microscopic Finding", "Assay of the slide.",
              "biopsies.tsv: assay", role=GROUPING),
        _text("MISCAT", "Subcategory for Microscopic Finding", "Region of the tissue.",
              "measurements: compartment", role=GROUPING),
        *_result("MI", "MIORRES", "Character Result/Finding in Std Format"),
        *_not_done("MI", "Reason Not Done"),
        _text("MISPEC", "Specimen Material Type", "Specimen.", role=OF_RECORD, codelist=SPECIMEN,
              allowed=("TISSUE",), required=True),
        _text("MISPCCND", "Specimen Condition", "Condition of the specimen: in no sheet, so blank.",
              role=OF_RECORD, codelist="Specimen Condition (C78733)"),
        _text("MILOC", "Specimen Collection Location", "Site of the lesion.",
              "lesions.tsv: site", role=OF_RECORD, codelist="Anatomical Location (C74456)",
              derivation="of the lesion of the same name in lesions.tsv"),
        _text("MIMETHOD", "Method of Test or Examination", "Stain.", "the slide's assay: kind",
              role=OF_RECORD, codelist=METHOD),
        *_when("MI", "Date/Time of Specimen Collection", "Study Day of Specimen Collection"),
    ),
)  # fmt: skip

LB: Final = Dataset(
    "LB", "Laboratory Test Results", "One record per test per draw per subject", "FINDINGS",
    ("STUDYID", "USUBJID", "LBTESTCD", "VISITNUM", "LBDTC"),
    _index(
        *_identify("LB"),
        _text("LBREFID", "Specimen ID", "Sample.", "blood_samples.tsv: sample_id",
              role=IDENTIFIER, origin="Collected"),
        _text("LBLNKGRP", "Link Group ID", "The draw: its samples and blood counts share it.",
              "blood_samples.tsv", role=IDENTIFIER, derivation="patient and moment of the draw"),
        _text("LBTESTCD", "Lab Test or Examination Short Name", "Short name of LBTEST.",
              "blood_samples.tsv: cbc_population", role=TOPIC, required=True,
              codelist="Laboratory Test Code (C65047)", allowed=("LYM", "MONO", "WBC")),
        _text("LBTEST", "Lab Test or Examination Name", "Cells that were counted.",
              "blood_samples.tsv: cbc_population", role=SYNONYM, required=True,
              codelist="Laboratory Test Name (C67154)",
              allowed=("Lymphocytes", "Monocytes", "Leukocytes")),
        _text("LBCAT", "Category for Lab Test", "Kind of test.", role=GROUPING,
              allowed=("HEMATOLOGY",)),
        *_result("LB", "LBORRES", "Character Result/Finding in Std Format"),
        _text("LBSPEC", "Specimen Type", "Specimen.", role=OF_RECORD, codelist=SPECIMEN,
              allowed=("BLOOD",)),
        *_when("LB", "Date/Time of Specimen Collection", "Study Day of Specimen Collection"),
    ),
)  # fmt: skip


def _supplement(domain: str, label: str) -> Dataset:
    keys = ("STUDYID", "RDOMAIN", "USUBJID", "IDVAR", "IDVARVAL", "QNAM")
    return Dataset(
        f"SUPP{domain}", f"Supplemental Qualifiers for {domain}",
        "One record per supplemental qualifier per related parent record", "RELATIONSHIP", keys,
        _index(
            _text("STUDYID", "Study Identifier", "The study.", "trial.export.study_id",
                  role=IDENTIFIER, required=True),
            _text("RDOMAIN", "Related Domain Abbreviation", f"The domain: {label}.",
                  role=IDENTIFIER, allowed=(domain,), required=True),
            _text("USUBJID", "Unique Subject Identifier", "The patient.", role=IDENTIFIER,
                  required=True, derivation="of the parent record"),
            _text("IDVAR", "Identifying Variable", "Variable that names the parent record.",
                  role=IDENTIFIER, allowed=("", f"{domain}SEQ")),
            _text("IDVARVAL", "Identifying Variable Value", "Its value there.", role=IDENTIFIER),
            _text("QNAM", "Qualifier Variable Name", "Name of the qualifier.", role=TOPIC,
                  required=True),
            _text("QLABEL", "Qualifier Variable Label", "Its label.", role=SYNONYM, required=True),
            _text("QVAL", "Data Value", "Its value.", role=RESULT, required=True),
            _text("QORIG", "Origin", "Its origin.", role=OF_RECORD, required=True,
                  allowed=("ASSIGNED", "COLLECTED", "DERIVED")),
            _text("QEVAL", "Evaluator", "Who judged; nobody did.", role=OF_RECORD),
        ),
    )  # fmt: skip


SUPPLEMENTS: Final = {
    parent.name: _supplement(parent.name, parent.label) for parent in (DM, CP, MI)
}

DATASETS: Final[Mapping[str, Dataset]] = {
    each.name: each
    for each in (DM, CP, LB, MI, SUPPLEMENTS["CP"], SUPPLEMENTS["DM"], SUPPLEMENTS["MI"])
}
"""Every dataset, in the order of define.xml."""
