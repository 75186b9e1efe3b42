"""The contract table: literal rows in and out."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tilflow.errors import InputError
from tilflow.measurement import (
    COLUMNS,
    derive_measurements,
    read_measurements,
    write_measurements,
)


def row(**cells: Any) -> dict[str, Any]:
    """A measured value, with `cells` in place of its own."""
    return {
        "patient_id": "P01",
        "specimen": "blood",
        "specimen_id": "S1",
        "parameter": "monocytes.count_per_ul",
        "compartment": "whole_blood",
        "value": 300.0,
        "quality": "ok",
        **cells,
    }


def test_rows_get_every_column_its_type_and_its_order() -> None:
    rows = [row(patient_id="P02", specimen_id="S2"), row(specimen_id="S3"), row(n_events=12)]
    table = derive_measurements(pd.DataFrame(rows))
    assert list(table.columns) == list(COLUMNS)
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == {
        name: dtype for name, (dtype, _) in COLUMNS.items()
    }
    assert table["specimen_id"].tolist() == ["S1", "S3", "S2"]
    assert table["reason"].tolist() == ["", "", ""]
    assert table["n_events"].isna().tolist() == [False, True, True]


def test_the_order_of_rows_does_not_matter() -> None:
    rows = [row(specimen_id=f"S{n}") for n in range(5)]
    assert derive_measurements(pd.DataFrame(rows)).equals(
        derive_measurements(pd.DataFrame(rows[::-1]))
    )


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([row(valeu=1.0)], r"unknown columns \['valeu'\]; allowed"),
        ([row(), row(value=2.0)], "the same value twice: .'blood', 'S1', 'monocytes.count_per_ul'"),
        ([row(quality="good")], "quality 'good'; allowed: ok, warn, fail"),
        ([row(specimen="urine")], "specimen 'urine'; allowed: blood, tissue"),
        ([row(quality="fail", value=None)], "failed without a reason"),
    ],
)
def test_what_breaks_the_contract_is_refused(rows: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(InputError, match=message):
        derive_measurements(pd.DataFrame(rows))


def test_a_specimen_that_failed_is_a_row_with_its_reason() -> None:
    failed = row(value=None, quality="fail", reason="cut off")
    table = derive_measurements(pd.DataFrame([failed]))
    assert table["value"].isna().all()
    assert table["reason"].tolist() == ["cut off"]


def test_a_table_survives_its_file_to_the_byte(tmp_path: Path) -> None:
    rows = pd.DataFrame([row(value=1 / 3, study_day=-1), row(specimen_id="S2", value=None)])
    write_measurements(rows, tmp_path / "a.parquet")
    read = read_measurements(tmp_path / "a.parquet")
    assert read.equals(derive_measurements(rows))
    write_measurements(read, tmp_path / "b.parquet")
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()


def test_a_wrong_table_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        write_measurements(pd.DataFrame([row(quality="good")]), tmp_path / "a.parquet")
    assert list(tmp_path.iterdir()) == []
