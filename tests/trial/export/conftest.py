"""A small trial as ADLB."""

import pytest

from tilflow.trial.export.adlb import derive_adlb
from tilflow.trial.settings import ExportSettings, TrialSettings


@pytest.fixture
def filled(trial):
    """Two patients with blood, one with tissue; a peak, a failure, a mean and a pool."""
    trial.patient("P1").patient("P2", "B").dose("P1", 1, "10:00", dose_mg=6.0)
    trial.sample("S1", "P1", 1, 100.0, clock="08:00").sample("S2", "P1", 3, 180.0, clock="09:30")
    trial.sample("S3a", "P1", 15, 240.0, sheet={"replicate": "1"})
    trial.sample("S3b", "P1", 15, 260.0, sheet={"replicate": "2"})
    trial.sample("S4", "P1", 29).sample("S5", "P1", 43, 4.0, n_events=20)
    lesion = {"lesion_id": "L1"}
    trial.slide("T1", "P2", -3, 80.0, sheet=lesion)
    trial.slide("T2a", "P2", 40, 200.0, sheet={**lesion, "core": "1"})
    trial.slide("T2b", "P2", 40, 100.0, sheet={**lesion, "core": "2"})
    trial.slide("T3", "P2", -3, 10.0, sheet={"lesion_id": "L2"})
    return trial


@pytest.fixture
def longitudinal(filled):
    return filled.longitudinal(TrialSettings()).reset_index()


@pytest.fixture
def adlb(longitudinal):
    return derive_adlb(longitudinal, ExportSettings(study_id="ST1"))
