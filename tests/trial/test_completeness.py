"""Completeness, the wide table and the tables on disk."""

import datetime as dt

import numpy as np
import pandas as pd
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilflow import measurement
from tilflow.errors import InputError
from tilflow.trial.completeness import COLUMNS, summarise_completeness
from tilflow.trial.longitudinal import derive_longitudinal
from tilflow.trial.measurements import derive_measurements_of_study
from tilflow.trial.settings import ScheduleSettings, TrialSettings
from tilflow.trial.tables import (
    read_parquet,
    round_significant,
    write_csv,
    write_parquet,
    write_tsv,
)
from tilflow.trial.wide import derive_wide, split_by_patient


def summarise(trial, survival=None, doses=None, **settings):
    table = summarise_completeness(
        trial.specimens(),
        trial.measurements(),
        patients=pd.DataFrame(trial.patients),
        survival=survival,
        doses=doses,
        settings=ScheduleSettings(**settings),
    )
    assert list(table.columns) == list(COLUMNS)
    return table


def test_measured_failed_missing_and_unscheduled(trial):
    trial.patient("P1").patient("P2").patient("P3", "B")
    trial.sample("S1", "P1", 1, 100.0).sample("S2", "P1", 15).sample("S3", "P1", 7, 5.0)
    trial.sample("S4", "P2", 1, 90.0).sample("S5", "P2", 1, 91.0)
    trial.dose("P1", 1).dose("P2", 1)
    table = summarise(trial)
    rows = [tuple(row) for row in table.drop(columns="specimen").itertuples(index=False)]
    assert rows == [
        ("P1", "D1", True, 1, 1, "measured", ""),
        ("P1", "D15", True, 1, 0, "failed", "clot"),
        ("P1", "unscheduled", False, 1, 1, "unscheduled", ""),
        ("P2", "D1", True, 2, 2, "measured", ""),
        ("P2", "D15", True, 0, 0, "missing", "not collected, or not in the sheet"),
    ]


def test_nobody_is_expected_after_death_or_the_last_contact(trial):
    for name in ("P1", "P2", "P3"):
        trial.patient(name).sample(f"{name}-1", name, 1, 100.0)
    trial.sample("P1-29", "P1", 29, 90.0)
    survival = pd.DataFrame(
        {
            "patient_id": ["P2", "P3"],
            "last_contact_date": [dt.date(2024, 3, 20), dt.date(2024, 3, 10)],
            "death_date": [dt.date(2024, 3, 20), None],
        }
    )
    table = summarise(trial, survival).set_index(["patient_id", "visit"])
    assert table.loc[("P2", "D29"), ["expected", "status", "reason"]].tolist() == [
        False, "missing", "died on study day 20",
    ]  # fmt: skip
    assert table.loc[("P3", "D29"), "reason"] == "last contact on study day 10"


def test_a_study_of_controls_alone_has_empty_tables(trial):
    trial.patient("P1").sample("F", "P1", 1, 9.0, sheet={"control_type": "fmo"})
    trial.rows.clear()
    assert derive_measurements_of_study([], trial.specimens()).empty
    rows = pd.DataFrame(columns=list(measurement.COLUMNS))
    table = measurement.derive_measurements(rows)
    assert derive_longitudinal(table, trial.specimens(), TrialSettings()).empty
    trial.measurements = lambda: table
    assert summarise(trial).empty


def test_what_was_not_collected_after_the_last_dose_says_when_that_was(trial):
    trial.patient("P1").patient("P2").sample("S1", "P1", 1, 9.0).sample("S2", "P1", 29, 9.0)
    trial.sample("S3", "P2", 1, 9.0).dose("P2", 1, "10:00").dose("P2", 15, "10:00")
    table = summarise(trial, doses=pd.DataFrame(trial.doses)).set_index(["patient_id", "visit"])
    assert table.loc[("P2", "D29"), ["expected", "status", "reason"]].tolist() == [
        True, "missing", "not collected: the last dose was on study day 15",
    ]  # fmt: skip


def test_planned_visits_are_expected_where_the_setting_says_so(trial):
    trial.patient("P1", "C").sample("S1", "P1", 1, 100.0)
    assert len(summarise(trial)) == 1
    table = summarise(trial, expected="planned")
    assert {"SCR", "D1", "D169", "EOT"} <= set(table["visit"])
    assert table["status"].value_counts()["measured"] == 1


def test_wide_has_a_row_a_visit_and_a_column_a_parameter(trial):
    trial.patient("P1").sample("a", "P1", 1, 100.0)
    named = {"visit": "D15", "timepoint": "trough"}
    trial.sample("b", "P1", 15, 110.0, sheet=named).sample("b2", "P1", 12, 7.0, sheet=named)
    trial.sample("c", "P1", 17, 190.0, sheet={"visit": "D15", "timepoint": "peak"})
    trial.slide("t", "P1", 16, 80.0, sheet={"visit": "D15"})
    wide = derive_wide(trial.longitudinal().reset_index())
    assert wide["timepoint"].tolist() == ["trough", "peak", "trough"]
    blood, tissue = "cd8_t_cells.count_per_ul@whole_blood", "cd8_t_cells.density_per_mm2@tumour"
    assert list(wide.columns[-2:]) == [blood, tissue]
    assert wide[["visit", "timepoint", blood]].values.tolist() == [
        ["D1", "trough", 100], ["D15", "peak", 190], ["D15", "trough", 110],
    ]  # fmt: skip
    assert wide[tissue].tolist()[2] == 80
    assert wide[tissue].isna().tolist() == [True, True, False]


def test_each_patient_of_the_study_has_a_table(trial):
    trial.patient("P1").sample("a", "P1", 1, 100.0)
    tables = dict(split_by_patient(trial.longitudinal().reset_index(), ["P1", "P2"]))
    assert [len(table) for table in tables.values()] == [1, 0]


def test_measurements_get_patient_visit_and_day(trial):
    trial.patient("P1").sample("S1", "P1", -1, 100.0, clock="09:30").sample("S2", "P1", 15)
    rows = pd.DataFrame(trial.rows).assign(source="blood/S1/populations.parquet")
    table = derive_measurements_of_study([rows[:1], rows[1:].iloc[:0]], trial.specimens())
    first, second = table.iloc[0], table.iloc[1]
    assert first[["patient_id", "visit", "collected_at", "study_day"]].tolist() == [
        "P1", "SCR", "2024-02-29T09:30", -1,
    ]  # fmt: skip
    # A specimen whose table is empty stays as a failed row.
    assert second[["specimen_id", "parameter", "quality", "reason"]].tolist() == [
        "S2", "specimen", "fail", "its table holds no value",
    ]  # fmt: skip


def test_measurements_of_a_specimen_that_no_sheet_names_are_refused(trial):
    trial.patient("P1").sample("S1", "P1", 1, 100.0)
    rows = pd.DataFrame(trial.rows).assign(specimen_id="stray")
    with pytest.raises(InputError, match="stray"):
        derive_measurements_of_study([rows], trial.specimens())


def test_tables_have_the_same_bytes_twice_and_no_notes_of_a_library(trial, tmp_path):
    trial.patient("P1").sample("S1", "P1", 1, 100.0).sample("S2", "P1", 15, 314.159)
    for number in (1, 2):
        table = trial.longitudinal().reset_index()
        write_parquet(table, tmp_path / f"{number}.parquet")
        write_csv(table, tmp_path / f"{number}.csv")
    for kind in ("parquet", "csv"):
        first, second = (tmp_path / f"{number}.{kind}" for number in (1, 2))
        assert first.read_bytes() == second.read_bytes()
    schema = pyarrow.parquet.read_schema(tmp_path / "1.parquet")
    assert schema.metadata is None
    back = read_parquet(tmp_path / "1.parquet", ("value",))
    assert back["value"].tolist() == [100, 314.159]
    pd.testing.assert_frame_equal(
        pd.read_csv(tmp_path / "1.csv")[["value", "fold_change"]], back[["value", "fold_change"]]
    )


def test_tab_separated_tables_stay_tables(tmp_path):
    table = pd.DataFrame({"reason": ['a "clot"\tin, the tube', ""], "value": [1.5, np.nan]})
    write_tsv(table, tmp_path / "p.tsv")
    assert (tmp_path / "p.tsv").read_text() == "reason\tvalue\na  clot  in, the tube\t1.5\n\t\n"


def test_a_table_of_another_command_is_refused(tmp_path):
    write_parquet(pd.DataFrame({"a": [1]}), tmp_path / "x.parquet")
    with pytest.raises(InputError, match="another command"):
        read_parquet(tmp_path / "x.parquet", ("value",))
    (tmp_path / "y.parquet").write_text("no parquet")
    with pytest.raises(InputError, match="cannot be read as Parquet"):
        read_parquet(tmp_path / "y.parquet", ())


@given(st.floats(allow_nan=False, allow_infinity=False, width=64), st.integers(1, 15))
def test_rounding_is_that_of_the_decimal_text(number, digits):
    rounded = round_significant(np.array([number]), digits=digits)[0]
    if number == 0 or not 1e-280 < abs(number) < 1e280:
        return
    assert rounded == pytest.approx(float(f"{number:.{digits - 1}e}"), rel=10.0 ** (1 - digits))
    assert round_significant(np.array([rounded]), digits=digits)[0] == rounded


@pytest.mark.parametrize(
    "text", ["0.1", "123.456", "1e-05", "98765.4321", "1e+20", "0.333333333333"]
)
def test_a_short_decimal_is_its_own_rounding(text):
    number = float(text)
    assert round_significant(np.array([number, number * (1 + 1e-15)]), digits=12).tolist() == [
        number, number,
    ]  # fmt: skip
