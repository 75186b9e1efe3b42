"""A small trial on disk without slides, written once for the tests of this folder."""

from pathlib import Path

import pandas as pd
import pytest

from tilflow.simulate.settings import SimulateSettings, build_settings
from tilflow.simulate.study_folder import write_study


def without_slides(settings: SimulateSettings) -> SimulateSettings:
    slides = settings.slides.model_copy(update={"patients": 0})
    return settings.model_copy(update={"slides": slides})


@pytest.fixture(scope="session")
def demo_settings() -> SimulateSettings:
    settings = without_slides(build_settings("demo", seed=1))
    tube = settings.tube.model_copy(update={"counting_error": True})
    return settings.model_copy(update={"tube": tube})


@pytest.fixture(scope="session")
def demo(demo_settings: SimulateSettings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("simulated") / "demo"
    write_study(folder, demo_settings)
    return folder


@pytest.fixture(scope="session")
def samples(demo: Path) -> pd.DataFrame:
    return pd.read_csv(demo / "blood_samples.tsv", sep="\t", index_col="sample_id")


@pytest.fixture(scope="session")
def blood_truth(demo: Path) -> pd.DataFrame:
    return pd.read_csv(demo / "truth" / "blood.tsv", sep="\t").set_index(
        ["sample_id", "population"]
    )
