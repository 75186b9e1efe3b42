"""Studies that say no more than they must, and studies of real files."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from tests.workflow.runs import run

pytestmark = pytest.mark.pipeline

REQUIRED = {
    "patients.tsv": ["patient_id", "stratum", "inclusion_date", "first_dose_date"],
    "blood_samples.tsv": ["sample_id", "patient_id", "collected_at", "fcs", "panel"],
}


@pytest.mark.xdist_group("sparse")
def test_required_columns_alone_are_enough(test_study: Path, tmp_path: Path) -> None:
    study = tmp_path / "study"
    study.mkdir()
    for name, columns in REQUIRED.items():
        table = pd.read_csv(test_study / name, sep="\t", dtype=str)[columns].head(2)
        if name == "blood_samples.tsv":
            table["fcs"] = [str(test_study / path) for path in table["fcs"]]
            table["count_method"] = "none"
        table.to_csv(study / name, sep="\t", index=False)
    (study / "config.yaml").write_text("results: results\n")
    done = run("tilflow", "run", study, "--cores", "1", folder=tmp_path)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    longitudinal = pd.read_parquet(tmp_path / "results" / "study" / "longitudinal.parquet")
    assert longitudinal["specimen_id"].nunique() == 2
    assert (tmp_path / "results" / "report.html").exists()


@pytest.mark.real
@pytest.mark.xdist_group("real")
def test_a_study_of_real_files_runs_to_its_report(
    real_data: Path, repository: Path, tmp_path: Path
) -> None:
    script = repository / "tests" / "real_study" / "assemble.py"
    subprocess.run(
        [sys.executable, script, real_data, tmp_path / "study"],
        check=True,
    )
    done = run("tilflow", "run", tmp_path / "study", "--cores", "1", folder=tmp_path)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    measurements = pd.read_parquet(
        tmp_path / "real_results" / "study" / "measurements.parquet"
    ).set_index(["specimen_id", "parameter", "compartment"])
    assert measurements.index.get_level_values("specimen_id").nunique() == 5
    cd8 = measurements.loc[("splenocytes", "CD8 T cells.percent_of_parent", "whole_blood")]
    # FlowJo's own counts in the workspace: 1,407 of 9,188.
    assert cd8["value"] == pytest.approx(100 * 1407 / 9188, abs=0.01)
