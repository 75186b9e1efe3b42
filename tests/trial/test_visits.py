"""Visits: windows, troughs and peaks, and the number of a visit."""

from tilflow.trial.schedule import build_windows
from tilflow.trial.settings import PlannedVisit, StratumSchedule, TrialSettings


def by_id(specimens):
    return specimens.set_index("specimen_id")


def test_days_before_and_after_the_first_dose_have_no_zero(trial):
    trial.patient("P1")
    for name, day in (("S1", -1), ("S2", 1), ("S3", 2)):
        trial.sample(name, "P1", day)
    assert trial.specimens()["study_day"].tolist() == [-1, 1, 2]


def test_no_day_belongs_to_two_visits_and_the_reference_trial_is_covered():
    windows = build_windows(StratumSchedule(), "blood")
    days = [day for window in windows for day in range(window.first_day, window.last_day + 1)]
    assert len(days) == len(set(days))
    assert {window.name for window in windows} >= {"SCR", "D1", "D15", "D365", "EOT", "FU4"}
    assert all(window.first_day <= window.target_day <= window.last_day for window in windows)
    # Between the first pre-dose visit's window and the end of follow-up no day is lost.
    assert set(range(9, 730)) <= set(days)


def test_a_blank_visit_is_filled_from_the_window_its_day_falls_in(trial):
    trial.patient("P1").sample("screen", "P1", -10).sample("first", "P1", 1)
    trial.sample("early", "P1", 10).sample("late", "P1", 22).sample("old", "P1", -60)
    for day in (1, 16, 30):
        trial.dose("P1", day)
    visits = by_id(trial.specimens())["visit"]
    assert visits.to_dict() == {
        "old": "unscheduled",
        "screen": "SCR",
        "first": "D1",
        "early": "D15",
        "late": "D15",
    }


def test_the_sheet_has_the_first_word_on_a_visit(trial):
    trial.patient("P1").sample("S1", "P1", 15, sheet={"visit": "cycle 2"})
    assert by_id(trial.specimens()).loc["S1", "visit"] == "cycle 2"


def test_a_peak_belongs_to_the_visit_of_its_dose_and_is_not_its_trough(trial):
    trial.patient("P1").dose("P1", 1, "10:00").dose("P1", 18, "10:00")
    trial.sample("trough", "P1", 18, clock="09:00").sample("hours", "P1", 18, clock="15:00")
    trial.sample("peak", "P1", 20, clock="09:00")
    table = by_id(trial.specimens())
    assert table["visit"].to_dict() == {"trough": "D15", "hours": "unscheduled", "peak": "D15"}
    assert table["timepoint"].to_dict() == {"trough": "trough", "hours": "", "peak": "peak"}


def test_without_doses_the_plan_tells_peaks_but_not_for_visits_of_the_sheet(trial):
    trial.patient("P1").sample("planned", "P1", 17).sample("late", "P1", 21)
    trial.sample("named", "P1", 17, sheet={"visit": "week 2"})
    table = by_id(trial.specimens())
    assert table["timepoint"].to_dict() == {"planned": "peak", "late": "trough", "named": ""}
    assert table["visit"].to_dict() == {"planned": "D15", "late": "D15", "named": "week 2"}


def test_visits_are_numbered_by_their_target_day_over_the_study(trial):
    trial.patient("P1").patient("P2")
    trial.sample("S1", "P1", 43, sheet={"visit": "week 6"})
    trial.sample("S2", "P2", 15, sheet={"visit": "week 2"})
    trial.sample("S3", "P2", -3, sheet={"visit": "baseline"}).sample("S4", "P2", -99)
    numbers = by_id(trial.specimens())["visit_number"]
    assert numbers[["S3", "S2", "S1"]].tolist() == [1, 2, 3]
    assert numbers.isna()["S4"]


def test_a_stratum_has_its_own_visits(trial):
    visit = PlannedVisit(name="wash", target_day=20, first_day=10, last_day=30)
    schedule = TrialSettings().schedule.model_copy(
        update={"strata": {"B": StratumSchedule(visits=(visit,))}}
    )
    settings = TrialSettings(schedule=schedule)
    trial.patient("P1", "A").patient("P2", "B").sample("S1", "P1", 15).sample("S2", "P2", 15)
    visits = by_id(trial.specimens(settings))["visit"]
    assert visits.to_dict() == {"S1": "D15", "S2": "wash"}


def test_controls_measure_no_patient(trial):
    trial.patient("P1").sample("S1", "P1", 1)
    trial.sample("fmo", "P1", 1, sheet={"control_type": "fmo"})
    assert trial.specimens()["specimen_id"].tolist() == ["S1"]


def test_tissue_has_its_own_windows_and_no_time_point(trial):
    trial.patient("P1").slide("T1", "P1", -5).slide("T2", "P1", 43).slide("T3", "P1", 200)
    table = by_id(trial.specimens())
    assert table["visit"].to_dict() == {"T1": "SCR", "T2": "ON", "T3": "unscheduled"}
    assert set(table["timepoint"]) == {""}
