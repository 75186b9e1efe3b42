from pathlib import Path

import pandas as pd
import pytest

from tilflow.cli import main


def test_one_line_writes_a_study(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "study"
    options = ["--seed", "3", "--events", "2000", "--slide-patients", "0"]
    assert main(["simulate", str(out), *options]) == 0
    assert "preset demo, seed 3" in capsys.readouterr().out
    assert len(list((out / "blood").glob("*.fcs"))) == 12
    assert len(pd.read_parquet(out / "truth" / "events" / "A01-D1.parquet")) == 2000
    assert not (out / "biopsies.tsv").exists()


def test_a_full_folder_and_a_wrong_number_exit_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert main(["simulate", str(tmp_path)]) == 2
    assert main(["simulate", str(tmp_path / "new"), "--events", "3", "--seed", "-1"]) == 2
    message = capsys.readouterr().err
    assert "nothing is overwritten" in message
    assert "options, tube.events: '3'" in message
    assert "options, seed: '-1'" in message
    assert not (tmp_path / "new").exists()
