"""Doses before a specimen, confounders and masked markers."""

import pandas as pd

from tilflow.trial.settings import ExposureSettings, InterferenceRule, TrialSettings

DOSES = ["dose_number", "days_since_dose", "last_dose_mg", "cumulative_dose_mg"]


def test_doses_before_each_sample(trial):
    trial.patient("P1").patient("P2")
    for day, amount in ((1, 6.0), (15, 12.0), (29, None)):
        trial.dose("P1", day, "10:00", dose_mg=amount)
    for day in (-2, 3, 15, 16, 30):
        trial.sample(f"S{day}", "P1", day, 10.0, clock="09:00")
    trial.sample("other", "P2", 15, 10.0)
    rows = trial.longitudinal()[DOSES].astype(float)
    assert rows.loc["S-2"].fillna(-1).tolist() == [0, -1, -1, 0]
    assert rows.loc["S3"].tolist() == [1, 2, 6, 6]
    # At 9:00 the dose of that day, at 10:00, is still to come.
    assert rows.loc["S15"].tolist() == [1, 14, 6, 6]
    assert rows.loc["S16"].tolist() == [2, 1, 12, 18]
    assert rows.loc["S30"].fillna(-1).tolist() == [3, 1, -1, -1]
    # Of a patient who is not in the sheet of doses nothing is known.
    assert rows.loc["other"].isna().all()


def test_without_a_sheet_of_doses_nothing_is_said_of_them(trial):
    trial.patient("P1").sample("S1", "P1", 15, 10.0)
    assert trial.longitudinal()[DOSES].isna().all(axis=None)


def test_confounders_hold_until_days_after_their_end(trial):
    trial.patient("P1").patient("P2")
    trial.medication("P1", "g-csf", 10, 12, drug="filgrastim").medication("P1", "Steroid", 20)
    trial.medication("P1", "antiemetic", 1)
    for day in (1, 10, 26, 27):
        trial.sample(f"S{day}", "P1", day, 10.0)
    trial.sample("other", "P2", 10, 10.0)
    assert trial.longitudinal()["confounders"].to_dict() == {
        "S1": "",
        "S10": "G-CSF (filgrastim) from study day 10 to 12",
        "S26": "G-CSF (filgrastim) from study day 10 to 12; steroid from study day 20 on",
        "S27": "steroid from study day 20 on",
        "other": "",
    }
    flagged = trial.longitudinal()["is_analysed"]
    trial.medications.clear()
    assert trial.longitudinal()["is_analysed"].equals(flagged)


def test_a_masked_marker_is_said_of_its_parameters_from_the_drug_on(trial):
    trial.patient("P1").medication("P1", "anti-PD-1", 15, 15, drug="Pembrolizumab")
    trial.dose("P1", 1, "10:00", drug="Eftilagimod alpha").dose("P1", 15, "10:00")
    parameters = ("pd1_cd8_t_cells.count_per_ul", "cd8_t_cells.median_intensity.HLA-DR")
    for name, day, clock in (("before", 1, "08:00"), ("after", 15, "08:00"), ("later", 29, None)):
        trial.sample(name, "P1", day, 10.0, clock=clock)
        for parameter in parameters:
            trial.rows.append(trial.rows[-1] | {"parameter": parameter})
    table = trial.longitudinal().reset_index()
    said = table.pivot_table(
        index="parameter", columns="specimen_id", values="interference", aggfunc="first"
    )
    hidden = "eftilagimod alpha binds MHC class II and may hide HLA-DR"
    assert said.loc[parameters[1]].to_dict() == {"before": "", "after": hidden, "later": hidden}
    masked = "pembrolizumab may mask PD-1"
    # The sheet of medications states days only: a drug of the day counts.
    assert said.loc[parameters[0]].to_dict() == {"before": "", "after": masked, "later": masked}
    assert said.loc["cd8_t_cells.count_per_ul"].tolist() == ["", "", ""]


def test_a_rule_with_an_end(trial):
    rule = InterferenceRule(drug="x", parameters=("cd8*",), days_after=10, note="x hides CD8")
    settings = TrialSettings(exposure=ExposureSettings(interference=(rule,)))
    trial.patient("P1").dose("P1", 1, drug="X").sample("S1", "P1", 11, 9.0)
    trial.sample("S2", "P1", 12, 9.0)
    assert trial.longitudinal(settings)["interference"].tolist() == ["x hides CD8", ""]


def test_a_study_without_specimens_has_the_columns(trial):
    trial.patient("P1").medication("P1", "steroid", 1)
    table = trial.specimens()
    assert {*DOSES, "confounders", "exposed_to"} <= set(table.columns)
    assert isinstance(table, pd.DataFrame)
    assert table.empty
