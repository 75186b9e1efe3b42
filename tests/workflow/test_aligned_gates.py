"""Which gates are placed anew when a visit is added, or a gate is changed by hand."""

import shutil
from pathlib import Path

import pytest
import yaml
from tests.workflow.runs import plan, run

from tilflow.simulate.settings import SimulateSettings, build_settings
from tilflow.simulate.study_folder import write_study

pytestmark = [pytest.mark.pipeline, pytest.mark.xdist_group("aligned_gates")]

RULES = ("place_gates", "align_gates", "gate_blood", "plot_gates")


def small() -> SimulateSettings:
    settings = build_settings("demo", seed=2)
    return settings.model_copy(
        update={
            "strata": settings.strata[:1],
            "visits": settings.visits[:2],
            "tube": settings.tube.model_copy(update={"events": 2_000}),
            "slides": settings.slides.model_copy(update={"patients": 0}),
        }
    )


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    """A study of two patients with two visits, its blood gated; results lie beside it."""
    folder = tmp_path_factory.mktemp("aligned") / "study"
    write_study(folder, small())
    done = run(
        *("snakemake", "--snakefile", repository / "Snakefile"),
        *("--configfile", folder / "config.yaml", "--cores", "2", "--until", "gate_blood"),
        folder=folder.parent,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return folder


def plan_blood(repository: Path, study: Path) -> dict[str, int]:
    """Return the jobs of the blood that a run would start; pictures were never drawn."""
    jobs = plan(repository, study / "config.yaml", study.parent)
    return {rule: jobs[rule] for rule in RULES[:3] if rule in jobs}


def add_visit(study: Path, batch: str) -> None:
    sheet = study / "blood_samples.tsv"
    header, first, *_ = sheet.read_text().splitlines()
    row = dict(zip(header.split("\t"), first.split("\t"), strict=True))
    shutil.copy(study / row["fcs"], study / "blood" / "A01-D57.fcs")
    row |= {"sample_id": "A01-D57", "visit": "D57", "collected_at": "2022-03-23T08:00"}
    row |= {"fcs": "blood/A01-D57.fcs", "batch": batch}
    with sheet.open("a") as stream:
        stream.write("\t".join(row.values()) + "\n")


@pytest.fixture
def sheet(study: Path):
    """The sheet, put back afterwards with its time of change."""
    path = study / "blood_samples.tsv"
    kept = study.parent / "kept.tsv"
    shutil.copy2(path, kept)
    yield path
    shutil.copy2(kept, path)


def test_a_second_run_places_no_gate(study: Path, repository: Path) -> None:
    assert plan_blood(repository, study) == {}


def test_a_new_visit_places_the_gates_of_its_patient_alone(
    study: Path, repository: Path, sheet: Path
) -> None:
    add_visit(study, "2031-01")
    jobs = plan_blood(repository, study)
    assert jobs == {"place_gates": 1, "align_gates": 1, "gate_blood": 3}


def test_a_new_visit_in_a_shared_batch_places_those_of_the_batch_too(
    study: Path, repository: Path, sheet: Path
) -> None:
    of_another = next(line for line in sheet.read_text().splitlines() if line.startswith("A02"))
    add_visit(study, of_another.split("\t")[-1])
    jobs = plan_blood(repository, study)
    assert jobs == {"place_gates": 1, "align_gates": 2, "gate_blood": 5}


def test_a_gate_changed_by_hand_reruns_its_sample_alone(study: Path, repository: Path) -> None:
    config = yaml.safe_load((study / "config.yaml").read_text())
    config["cytometry"]["overrides"] = "overrides.yaml"
    change = {"author": "M. Example", "reason": "dim lot", "cuts": {"HLA-DR": 700}}
    changes = {"A01-D1": {"activated_cd8_t_cells": change}}
    (study / "overrides.yaml").write_text(yaml.safe_dump(changes))
    (study / "with_overrides.yaml").write_text(yaml.safe_dump(config))
    jobs = plan(repository, study / "with_overrides.yaml", study.parent)
    assert {rule: jobs[rule] for rule in RULES[:3] if rule in jobs} == {"gate_blood": 1}
