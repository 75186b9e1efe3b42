import pandas as pd
import pytest

from tilflow.cytometry.tubes.measurements import derive_measurement_rows
from tilflow.measurement import derive_measurements

TABLE = pd.DataFrame(
    {
        "sample_id": "S1",
        "population": ["beads", "monocytes", "cd8_t_cells"],
        "n_events": pd.array([1000, 400, None], dtype="Int64"),
        "parent_events": pd.array([9000, 800, None], dtype="Int64"),
        "percent_of_parent": [11.1, 50.0, None],
        "percent_lower": [10.0, 46.5, None],
        "percent_upper": [12.0, 53.5, None],
        "count_per_ul": [None, 410.0, None],
        "count_lower": [None, 365.0, None],
        "count_upper": [None, 460.0, None],
        "count_method": ["reference", "beads", "beads"],
        "denominator": [None, 1000.0, None],
        "median.HLA-DR": [1e5, 5000.0, None],
        "rsd.HLA-DR": [1e3, 1000.0, None],
        "quality": ["ok", "warn", "fail"],
        "reason": ["", "only 1000 bead events", "marker CD8 is missing"],
        "percent_quality": ["ok", "ok", "fail"],
        "percent_reason": ["", "", "marker CD8 is missing"],
    }
)


def test_each_value_becomes_a_row():
    rows = derive_measurement_rows(TABLE, source="blood/S1/populations.parquet")
    got = rows.set_index("parameter")[["value", "unit", "method", "quality", "denominator"]]
    assert got.loc["monocytes.count_per_ul"].tolist() == [410.0, "cells/µL", "beads", "warn", 1000]
    assert got.loc["monocytes.percent_of_parent"].tolist() == [50.0, "%", "gating", "ok", 800.0]
    intensity = got.loc["monocytes.median_intensity.HLA-DR"].tolist()
    assert intensity == [5000.0, "a.u.", "median", "ok", 400.0]
    assert set(rows["compartment"]) == {"whole_blood"}
    assert set(rows["source"]) == {"blood/S1/populations.parquet"}


def test_beads_are_no_measurement_and_failures_stay():
    rows = derive_measurement_rows(TABLE, source="s")
    assert not rows["parameter"].str.startswith("beads").any()
    failed = rows[rows["parameter"].str.startswith("cd8")]
    assert len(failed) == 3
    assert (failed["quality"] == "fail").all()
    assert (failed["reason"] == "marker CD8 is missing").all()


def test_the_rows_fit_the_contract_of_the_study():
    rows = derive_measurement_rows(TABLE, source="s")
    table = derive_measurements(rows.assign(patient_id="P1", visit="D1", study_day=1))
    assert len(table) == 6


def test_the_interval_of_a_median_narrows_with_events():
    rows = derive_measurement_rows(TABLE, source="s").set_index("parameter")
    row = rows.loc["monocytes.median_intensity.HLA-DR"]
    assert row["upper"] - row["value"] == pytest.approx(1.96 * 1.2533 * 1000 / 20, rel=1e-4)
