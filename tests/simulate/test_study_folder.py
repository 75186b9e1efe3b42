import hashlib
from pathlib import Path

import pandas as pd
import pytest
from tests.simulate.conftest import without_slides

from tilflow.errors import InputError
from tilflow.simulate.settings import SimulateSettings, build_settings
from tilflow.simulate.study_folder import write_study
from tilflow.study import open_study


def small(settings: SimulateSettings, **slides: float) -> SimulateSettings:
    tube = settings.tube.model_copy(update={"events": 2_000})
    changed = settings.slides.model_copy(update={"height_um": 400.0, "width_um": 400.0, **slides})
    return settings.model_copy(update={"tube": tube, "slides": changed})


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_sheets_open_without_a_problem_or_a_warning(demo: Path) -> None:
    study = open_study(demo, config=demo / "config.yaml")
    assert study.warnings == ()
    assert len(study.patients) == 4
    assert {patient.stratum for patient in study.patients.values()} == {"A", "B"}
    assert len(study.blood_samples) == 12
    assert all(sample.fcs.is_file() for sample in study.blood_samples.values())


def test_the_demo_counts_one_tube_by_cbc_one_by_volume_and_clogs_one(
    demo: Path, samples: pd.DataFrame
) -> None:
    assert samples["count_method"].value_counts().to_dict() == {"beads": 10, "cbc": 1, "volume": 1}
    clogged = [
        path.stem
        for path in (demo / "truth" / "events").iterdir()
        if pd.read_parquet(path)["is_anomalous"].any()
    ]
    assert len(clogged) == 1
    assert samples.loc[clogged[0], "count_method"] == "beads"


@pytest.fixture(scope="module")
def with_slides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("simulated") / "slides"
    write_study(folder, small(build_settings("demo", seed=3), patients=2))
    return folder


def test_the_same_seed_gives_the_same_bytes_whatever_else_is_drawn(
    with_slides: Path, tmp_path: Path
) -> None:
    write_study(tmp_path / "again", small(build_settings("demo", seed=3), patients=1))
    one, again = digests(with_slides), digests(tmp_path / "again")
    # The second has the slides of one patient only: its sheet and truth of slides are shorter.
    shorter = {"biopsies.tsv", "truth/tissue.tsv"}
    assert {name for name in again if again[name] != one[name]} == shorter
    assert {"blood/A01-D1.fcs", "tissue/A02-ON.ome.tif", "truth/blood.tsv"} <= set(again)


def test_another_seed_gives_other_bytes(with_slides: Path, tmp_path: Path) -> None:
    write_study(tmp_path / "other", small(build_settings("demo", seed=8), patients=0))
    one, other = digests(with_slides), digests(tmp_path / "other")
    # The settings and the planted effects are those of the preset, whatever the seed.
    assert {name for name in other if other[name] == one[name]} == {
        "config.yaml",
        "truth/README.md",
        "truth/effects.tsv",
    }


def test_slides_have_a_row_an_image_and_their_truth(with_slides: Path) -> None:
    folder = with_slides
    study = open_study(folder, config=folder / "config.yaml")
    assert study.warnings == ()
    assert [slide.assay for slide in study.biopsies.values()] == ["ihc_membrane"] * 2 + ["mif"] * 2
    assert all(slide.image.is_file() for slide in study.biopsies.values())
    drawn = [slide.slide_id for slide in study.biopsies.values() if slide.annotations]
    assert drawn == ["A02-SCR", "A02-ON"]
    truth = pd.read_csv(folder / "truth" / "tissue.tsv", sep="\t")
    assert set(truth["slide_id"]) == set(study.biopsies)
    for slide_id in study.biopsies:
        nuclei = pd.read_parquet(folder / "truth" / "nuclei" / f"{slide_id}.parquet")
        whole = truth[(truth["slide_id"] == slide_id) & (truth["compartment"] == "whole")]
        counted = whole.set_index("phenotype")["n_cells"]
        assert counted["nucleated_cells"] == len(nuclei)
        assert 0 < counted["cd8_t_cells"] < len(nuclei)


def test_the_trial_preset_opens_with_a_patient_of_each_cohort(tmp_path: Path) -> None:
    content = without_slides(build_settings("trial", seed=5)).model_dump()
    content["tube"]["events"] = 2_000
    for stratum in content["strata"]:
        for cohort in stratum["cohorts"]:
            cohort["patients"] = 1
    folder = tmp_path / "trial"
    write_study(folder, SimulateSettings.model_validate(content))
    study = open_study(folder, config=folder / "config.yaml")
    assert study.warnings == ()
    assert {patient.stratum for patient in study.patients.values()} == set("ABCD")
    assert len(study.patients) == 12
    visits = pd.Series([s.patient_id for s in study.blood_samples.values()]).value_counts()
    assert visits.max() <= 12
    assert visits.min() >= 3
    assert {sample.timepoint for sample in study.blood_samples.values()} == {"trough", "peak"}


def test_nothing_is_overwritten(tmp_path: Path, demo_settings: SimulateSettings) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match="not an empty folder"):
        write_study(tmp_path, demo_settings)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
