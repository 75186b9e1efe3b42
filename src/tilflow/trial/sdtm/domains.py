"""Every SDTM dataset of a study, from its longitudinal table and its sheets."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from tilflow.trial.sdtm.cell_phenotype import derive_cell_phenotype
from tilflow.trial.sdtm.demographics import derive_demographics
from tilflow.trial.sdtm.laboratory import derive_laboratory
from tilflow.trial.sdtm.microscopic import derive_microscopic
from tilflow.trial.sdtm.supplements import derive_patients_supplement, derive_supplement
from tilflow.trial.sdtm.variables import DATASETS


@dataclass(frozen=True, slots=True, eq=False)
class StudySheets:
    """Rows of the sheets; None where the study has no such sheet.

    Attributes
    ----------
    definitions
        Panel → marker strings of its strategy, as `tilflow.trial.sdtm.phenotypes` wants them.
    assay_kinds
        Assay → ihc, mif, he or dapi.
    """

    patients: pd.DataFrame
    blood: pd.DataFrame
    biopsies: pd.DataFrame
    doses: pd.DataFrame | None
    survival: pd.DataFrame | None
    lesions: pd.DataFrame | None
    definitions: Mapping[str, pd.DataFrame]
    assay_kinds: Mapping[str, str]


def derive_domains(
    longitudinal: pd.DataFrame,
    completeness: pd.DataFrame,
    sheets: StudySheets,
    *,
    study_id: str,
) -> dict[str, pd.DataFrame]:
    """Return dataset name → its table, in the order of `DATASETS`; one may have no record.

    Parameters
    ----------
    longitudinal, completeness
        ``longitudinal.parquet`` and ``completeness.parquet``.
    """
    panels = dict(zip(sheets.blood["sample_id"], sheets.blood["panel"].astype(str), strict=True))
    phenotypes, of_phenotypes = derive_cell_phenotype(
        longitudinal, completeness,
        panels=panels, definitions=sheets.definitions, study_id=study_id,
    )  # fmt: skip
    findings, of_findings = derive_microscopic(
        longitudinal, completeness,
        assay_kinds=sheets.assay_kinds, lesions=sheets.lesions, study_id=study_id,
    )  # fmt: skip
    biopsies = sheets.biopsies.set_index("slide_id").reindex(of_findings["specimen_id"])
    of_findings = of_findings.assign(
        injected=biopsies["injected"].to_numpy(dtype=object),
        core=biopsies["core"].to_numpy(dtype=object),
    )
    patients = derive_demographics(
        sheets.patients, doses=sheets.doses, survival=sheets.survival, study_id=study_id
    )
    tables = {
        "DM": patients,
        "CP": phenotypes,
        "MI": findings,
        "LB": derive_laboratory(longitudinal, sheets.blood, study_id=study_id),
        "SUPPDM": derive_patients_supplement(patients, sheets.patients),
        "SUPPCP": derive_supplement(phenotypes, of_phenotypes, "CP"),
        "SUPPMI": derive_supplement(findings, of_findings, "MI"),
    }
    return {name: tables[name] for name in DATASETS}
