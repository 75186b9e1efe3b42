"""The command without the events: fewer files, fewer imports."""

import subprocess
import sys
from pathlib import Path

import pandas as pd

import tilflow
from tilflow.cli import main

SLOW = ("anndata", "dask", "zarr", "matplotlib", "flowkit", "flowio", "numba", "pyarrow.dataset")
LISTED = "import sys; from tilflow.cli import main; code = main(sys.argv[1:]); "
LISTED += f"print(code, [name for name in {SLOW!r} if name in sys.modules])"


def test_events_are_written_when_they_are_asked_for(tmp_path, blood):
    path = blood.write(tmp_path / "tube.fcs")
    command = ["cytometry", "gate", str(path), "--panel", "whole_blood", "--out", str(tmp_path)]
    assert main([*command, "--events"]) == 0
    assert (tmp_path / "events.zarr").is_dir()
    with_events = pd.read_parquet(tmp_path / "populations.parquet")
    assert main(command) == 0
    # Those of the earlier run are gone: they need not fit these populations.
    assert sorted(item.name for item in tmp_path.iterdir()) == [
        "membership.parquet",
        "populations.parquet",
        "tube.fcs",
    ]
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "populations.parquet"), with_events)


def test_nothing_slow_is_imported_without_the_events(tmp_path, blood):
    path = blood.write(tmp_path / "tube.fcs")
    command = ["cytometry", "gate", str(path), "--panel", "whole_blood", "--out", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-c", LISTED, *command],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(Path(tilflow.__file__).parents[1])},
    )
    assert done.stdout.strip() == "0 []", done.stderr


def test_a_data_set_is_chosen_by_its_number(tmp_path, blood, capsys):
    path = blood.write(tmp_path / "tube.fcs")
    command = ["cytometry", "gate", str(path), "--panel", "whole_blood", "--out", str(tmp_path)]
    assert main([*command, "--data-set", "2"]) == 2
    assert "there is no data set 2; the file holds 1" in capsys.readouterr().err
