"""The CDISC pilot's laboratory data: study days and baselines as the sponsor derived them."""

import datetime as dt

import pandas as pd
import pytest

from tilflow.measurement import derive_measurements
from tilflow.study_day import compute_study_day
from tilflow.trial.export.adlb import derive_adlb
from tilflow.trial.export.conformance import summarise_conformance
from tilflow.trial.exposure import derive_exposure
from tilflow.trial.longitudinal import derive_longitudinal
from tilflow.trial.settings import BaselineSettings, ExportSettings, ExposureSettings, TrialSettings
from tilflow.trial.specimens import derive_specimens
from tilflow.trial.visits import derive_visits

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def pilot(real_data):
    """Return lb with its first dose, moment and value."""
    lb = pd.read_parquet(real_data / "trial" / "lb.parquet")
    dm = pd.read_parquet(real_data / "trial" / "dm.parquet")[["USUBJID", "RFSTDTC"]]
    lb = lb.merge(dm, on="USUBJID")
    lb["first_dose"] = pd.to_datetime(lb["RFSTDTC"].str[:10]).dt.date
    return lb


def test_study_days(pilot):
    """LBDY of all 59,580 results."""
    days = [
        compute_study_day(dt.date.fromisoformat(text[:10]), first)
        for text, first in zip(pilot["LBDTC"], pilot["first_dose"], strict=True)
    ]
    assert days == pilot["LBDY"].tolist()


def test_baselines_and_changes(pilot):
    """LBBLFL of the numeric results of 40 patients, and the change from the flagged value.

    The pilot flags its scheduled screening visit: unscheduled results are left out here, and
    01-702-1082, who has a later one on day 1 (at 16:00) that the sponsor did not take.
    """
    rows = pilot[pilot["LBSTRESN"].notna() & ~pilot["VISIT"].str.startswith("UNSCHEDULED")]
    rows = rows[rows["USUBJID"] != "01-702-1082"]
    rows = rows[rows["USUBJID"].isin(sorted(rows["USUBJID"].unique())[:40])].copy()
    rows["sample_id"] = rows["USUBJID"] + rows["LBDTC"] + rows["VISIT"]
    table = derive_table(rows)
    key = ["specimen_id", "parameter"]
    truth = rows.rename(columns={"sample_id": "specimen_id", "LBTESTCD": "parameter"})
    joined = table.merge(truth, on=key, validate="one_to_one")
    assert len(joined) == len(rows)
    assert (joined["is_baseline"] == joined["LBBLFL"].eq("Y")).all()
    flagged = joined[joined["LBBLFL"].eq("Y")].set_index(["USUBJID", "parameter"])["LBSTRESN"]
    base = pd.MultiIndex.from_frame(joined[["USUBJID", "parameter"]]).map(flagged.to_dict())
    after = (joined["LBDY"] > 1) & ~base.isna()
    expected = joined["LBSTRESN"] - base
    assert after.sum() > 7000
    assert joined.loc[after, "change"].to_numpy() == pytest.approx(expected[after].to_numpy())


def test_adlb_of_the_pilot(pilot):
    """ADY, ABLFL, BASE and CHG of ADLB, from LBDY, LBBLFL and LBSTRESN of 15 patients.

    The pilot's own ADLB takes BASE from the flagged record, as here; it is not among the files.
    """
    rows = pilot[pilot["LBSTRESN"].notna() & ~pilot["VISIT"].str.startswith("UNSCHEDULED")]
    rows = rows[rows["USUBJID"].isin(sorted(rows["USUBJID"].unique())[:15])].copy()
    rows["sample_id"] = rows["USUBJID"] + rows["LBDTC"] + rows["VISIT"]
    adlb = derive_adlb(derive_table(rows), ExportSettings())
    adlb["LBTESTCD"] = adlb["PARAM"].astype(str).str.split(" |,", n=1, regex=True).str[0]
    joined = adlb.astype({"SPECID": str}).merge(
        rows, left_on=["SPECID", "LBTESTCD"], right_on=["sample_id", "LBTESTCD"],
        validate="one_to_one", suffixes=("", "_lb"),
    )  # fmt: skip
    assert len(joined) == len(rows) > 3000
    assert joined["ADY"].tolist() == joined["LBDY"].tolist()
    assert (joined["ABLFL"].astype(str) == joined["LBBLFL"].fillna("")).all()
    flagged = rows[rows["LBBLFL"].eq("Y")].set_index(["USUBJID", "LBTESTCD"])["LBSTRESN"]
    key = pd.MultiIndex.from_frame(joined[["USUBJID", "LBTESTCD"]].astype(str))
    base = pd.Series(key.map(flagged.to_dict()), dtype=float)
    assert joined["BASE"].to_numpy() == pytest.approx(base.to_numpy(), nan_ok=True)
    after = (joined["LBDY"] > 1) & base.notna()
    change = joined["LBSTRESN"] - base
    assert joined.loc[after, "CHG"].to_numpy() == pytest.approx(change[after].to_numpy())
    report = summarise_conformance(adlb.drop(columns="LBTESTCD")).set_index("rule")
    assert report.loc[report["status"].eq("failed")].empty, report["first_cases"].tolist()


def derive_table(rows):
    samples = rows.drop_duplicates("sample_id")
    of_patients = rows.drop_duplicates("USUBJID")
    patients = pd.DataFrame(
        {
            "patient_id": of_patients["USUBJID"],
            "stratum": "pilot",
            "cohort": "",
            "dose_mg": None,
            "inclusion_date": of_patients["first_dose"],
            "first_dose_date": of_patients["first_dose"],
        }
    )
    specimens = derive_specimens(
        pd.DataFrame(
            {
                "sample_id": samples["sample_id"],
                "patient_id": samples["USUBJID"],
                "visit": samples["VISIT"],
                "collected_at": pd.to_datetime(samples["LBDTC"]),
                "control_type": None,
            }
        ),
        pd.DataFrame(columns=["slide_id"]),
        patients=patients,
        doses=None,
    )
    specimens = derive_exposure(
        specimens, patients=patients, doses=None, medications=None, settings=ExposureSettings()
    )
    settings = TrialSettings(baseline=BaselineSettings(earliest_day=-400))
    measurements = derive_measurements(
        pd.DataFrame(
            {
                "specimen": "blood",
                "specimen_id": rows["sample_id"],
                "parameter": rows["LBTESTCD"],
                "compartment": "serum",
                "value": rows["LBSTRESN"],
                "unit": rows["LBSTRESU"].fillna(""),
                "quality": "ok",
            }
        )
    )
    return derive_longitudinal(measurements, derive_visits(specimens, settings.schedule), settings)
