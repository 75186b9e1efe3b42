"""A small trial as SDTM."""

import pandas as pd
import pytest

from tilflow.trial.completeness import summarise_completeness
from tilflow.trial.sdtm.domains import StudySheets, derive_domains
from tilflow.trial.settings import TrialSettings

STRATEGY = pd.DataFrame(
    {
        "population": ["singlets", "t_cells", "cd8_t_cells", "activated_cd8_t_cells"],
        "parent": ["", "singlets", "t_cells", "cd8_t_cells"],
        "own_markers": ["", "CD3+", "CD4-CD8+", "HLADR+CD38+"],
        "viability": ["", "", "", ""],
        "markers": ["", "CD3+", "CD3+CD4-CD8+", "CD3+CD4-CD8+HLADR+CD38+"],
        "gate_definition": [
            "FSC SSC", "FSC SSC|CD3+", "FSC SSC|CD3+|CD4-CD8+",
            "FSC SSC|CD3+|CD4-CD8+|HLADR+CD38+",
        ],
    }
)  # fmt: skip


def derive_tables(trial, study_id="ST1", **sheets):
    """The datasets of a trial whose samples are all of one panel."""
    settings = TrialSettings()
    blood = pd.DataFrame(trial.blood).assign(panel="panels/tubes.yaml")
    stated = {"cbc_per_ul": None, "cbc_population": None}
    blood = blood.assign(**{name: each for name, each in stated.items() if name not in blood})
    columns = ["slide_id", "injected", "core"]
    biopsies = pd.DataFrame(trial.biopsies).reindex(columns=columns)
    patients = pd.DataFrame(trial.patients).assign(
        sex=["F", "", "M"][: len(trial.patients)], age=[61.0, None, 50.0][: len(trial.patients)],
        tumour_type="melanoma",
    )  # fmt: skip
    doses = pd.DataFrame(trial.doses) if trial.doses else None
    survival = sheets.get("survival")
    completeness = summarise_completeness(
        trial.specimens(settings), trial.measurements(),
        patients=patients, survival=survival, doses=doses, settings=settings.schedule,
    )  # fmt: skip
    return derive_domains(
        trial.longitudinal(settings).reset_index(),
        completeness,
        StudySheets(
            patients=patients, blood=blood, biopsies=biopsies, doses=doses, survival=survival,
            lesions=sheets.get("lesions"), definitions={"panels/tubes.yaml": STRATEGY},
            assay_kinds={"mif": "mif", "cd8": "ihc"},
        ),
        study_id=study_id,
    )  # fmt: skip


@pytest.fixture
def filled(trial):
    """Two patients: blood with a peak, a failure, replicates and a blood count; tissue."""
    trial.patient("P1").patient("P2", "B").dose("P1", 1, "10:00", dose_mg=6.0)
    trial.sample("S0", "P1", -5, 90.0)
    trial.sample("S1", "P1", 1, 100.0, clock="08:00",
                 sheet={"cbc_per_ul": 6200.0, "cbc_population": "leukocytes"})  # fmt: skip
    trial.sample("S2", "P1", 3, 180.0, clock="09:30").sample("S4", "P1", 29)
    trial.sample("S3a", "P1", 15, 240.0, sheet={"replicate": "1"})
    trial.sample("S3b", "P1", 15, 260.0, sheet={"replicate": "2"})
    trial.sample("S5", "P1", 400, 90.0, sheet={"visit": "unscheduled"})
    trial.sample("S9", "P2", 1, 70.0, n_events=12)
    lesion = {"lesion_id": "L1", "injected": True, "core": "2"}
    trial.slide("T1", "P2", -3, 80.0, sheet=lesion).slide("T2", "P2", 40, 200.0, sheet=lesion)
    return trial


@pytest.fixture
def tables(filled):
    return derive_tables(filled)
