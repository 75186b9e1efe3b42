"""From single lesions to assessments: literal lesions, and a published example."""

import datetime as dt

import pandas as pd
import pytest

from tilflow.errors import InputError
from tilflow.trial.outcomes.lesions import derive_assessments, summarise_lesions
from tilflow.trial.outcomes.response import derive_responses

PATIENT = pd.DataFrame({"patient_id": ["P1"], "first_dose_date": [dt.date(2024, 1, 10)]})
SCANS = [dt.date(2024, 1, 5), dt.date(2024, 3, 5), dt.date(2024, 5, 5), dt.date(2024, 7, 5)]


def lesions(*rows):
    """Rows of (scan number, lesion, role, node, size, state)."""
    columns = ["scan", "lesion_id", "role", "is_node", "diameter_mm", "state"]
    table = pd.DataFrame(rows, columns=columns)
    table = table.assign(patient_id="P1", assessed_on=[SCANS[number] for number in table["scan"]])
    return table.astype({"diameter_mm": float})


def summarise(*rows):
    return summarise_lesions(lesions(*rows), PATIENT).set_index("assessed_on")


BASELINE = (
    (0, "T1", "target", False, 30, ""), (0, "T2", "target", True, 18, ""),
)  # fmt: skip


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        # size, everything gone, every target has a size
        (
            [(1, "T1", "target", False, 20, ""), (1, "T2", "target", True, 12, "")],
            (32, False, True),
        ),
        # A vanished lesion and a node of normal size: gone, though the sum is not 0.
        (
            [(1, "T1", "target", False, None, "absent"), (1, "T2", "target", True, 8, "")],
            (8, True, True),
        ),
        (
            [(1, "T1", "target", False, None, "absent"), (1, "T2", "target", True, 10, "")],
            (10, False, True),
        ),
        # Too small to measure counts 5 mm, and is not gone.
        (
            [(1, "T1", "target", False, None, "too_small"), (1, "T2", "target", True, 8, "")],
            (13, False, True),
        ),
        # One was not evaluable, or not looked at.
        (
            [(1, "T1", "target", False, 20, ""), (1, "T2", "target", True, None, "not_evaluable")],
            (20, False, False),
        ),
        ([(1, "T1", "target", False, 20, "")], (20, False, False)),
        # A target that was not one at baseline adds nothing.
        (
            [
                (1, "T1", "target", False, 20, ""), (1, "T2", "target", True, 12, ""),
                (1, "T9", "target", False, 50, ""),
            ],
            (32, False, True),
        ),
    ],
)  # fmt: skip
def test_sums_of_targets(after, expected):
    row = summarise(*BASELINE, *after).loc[SCANS[1]]
    assert (row["target_sum_mm"], row["is_gone"], row["is_complete"]) == expected


def test_an_equivocal_new_lesion_counts_from_its_first_day_once_it_is_certain():
    new = [(1, "N1", "new", False, None, "equivocal"), (2, "N1", "new", False, None, "present")]
    assert summarise(*BASELINE, *new)["new_lesion"].tolist() == [False, True, True]
    assert summarise(*BASELINE, *new[:1])["new_lesion"].tolist() == [False, False]


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (("absent", "absent"), "CR"), (("absent", "present"), "NON-CR/NON-PD"),
        (("present", "progression"), "PD"), (("absent", "not_evaluable"), "NE"),
        (("absent", None), "NE"),
    ],
)  # fmt: skip
def test_non_targets(states, expected):
    rows = [
        (0, "A", "non_target", False, None, "present"),
        (0, "B", "non_target", False, None, "present"),
    ]
    rows += [
        (1, name, "non_target", False, None, state)
        for name, state in zip("AB", states, strict=True)
        if state
    ]
    assert summarise(*rows).loc[SCANS[1], "non_target"] == expected


def test_lesions_go_before_the_sums_of_the_other_sheet_which_stay_where_there_are_none():
    sheet = pd.DataFrame(
        {
            "patient_id": "P1",
            "assessed_on": [SCANS[0], SCANS[1], SCANS[2]],
            "target_sum_mm": [48.0, 40.0, 60.0],
            "non_target": "",
            "new_lesion": False,
            "response": ["", "PR", ""],
        }
    )
    rows = lesions(*BASELINE, (1, "T1", "target", False, 20, ""), (1, "T2", "target", True, 12, ""))
    table = derive_responses(derive_assessments(sheet, rows, PATIENT), PATIENT)
    assert table["sum_mm"].tolist() == [48, 32, 60]
    assert table["derived"].tolist() == ["", "PR", "PD"]
    assert table["change_percent"].tolist()[1:] == pytest.approx([-100 / 3, 25])
    assert table["change_from_nadir_percent"].tolist()[1:] == pytest.approx([-100 / 3, 87.5])
    assert table["investigator"].tolist() == ["", "PR", ""]
    assert table["note"].tolist()[1].startswith("the sum of tumour_assessments.tsv is 40 mm, of")
    with pytest.raises(InputError, match="two assessments on 2024-01-05"):
        derive_assessments(pd.concat([sheet, sheet]), None, PATIENT)
    assert derive_assessments(None, None, PATIENT) is None


# pharmaversesdtm, data-raw/tr_onco_recist.R and tu_onco_recist.R: targets located in a LYMPH NODE.
NODES = {
    ("01-701-1015", "T02"), ("01-701-1115", "T01"), ("01-701-1115", "T03"), ("01-701-1130", "T03"),
}  # fmt: skip


@pytest.mark.real
def test_every_time_point_of_the_pharmaverse_example(real_data):
    """66 of 66 overall responses of rs_onco_recist, two radiologists and the investigator.

    TR as ``lesions.tsv``: the longest diameter, of a node the perpendicular one.
    """
    raw = pd.read_parquet(real_data / "trial" / "tr_onco_recist.parquet")
    expected = pd.read_parquet(real_data / "trial" / "rs_onco_recist.parquet")
    start = raw[raw["VISITNUM"] == 1].groupby("USUBJID")["TRDTC"].first()
    raw["is_node"] = [pair in NODES for pair in zip(raw["USUBJID"], raw["TRLNKID"], strict=True)]
    wanted = raw["is_node"].map({True: "LPERP", False: "LDIAM"})
    raw = raw[raw["TRTESTCD"].eq(wanted) | raw["TRGRPID"].eq("NON-TARGET")]
    # One date of the example is a month only: the visits are three weeks apart.
    first = pd.to_datetime(raw["USUBJID"].map(start))
    days = first + pd.to_timedelta(21 * (raw["VISITNUM"] - 1), unit="D")
    table = pd.DataFrame(
        {
            "patient_id": raw["USUBJID"],
            "assessed_on": days.dt.date,
            "lesion_id": raw["TRLNKID"],
            "role": raw["TRGRPID"].map({"TARGET": "target", "NON-TARGET": "non_target"}),
            "is_node": raw["is_node"],
            "diameter_mm": raw["TRSTRESN"],
            "state": raw["TRSTRESC"].str.lower().where(raw["TRGRPID"].eq("NON-TARGET"), ""),
            "reader": raw["TREVAL"] + raw["TREVALID"].fillna(""),
            "visit": raw["VISITNUM"],
        }
    ).drop_duplicates(["patient_id", "reader", "visit", "lesion_id"])
    patients = pd.DataFrame(
        {"patient_id": start.index, "first_dose_date": pd.to_datetime(start).dt.date.to_numpy()}
    )
    right = 0
    for reader, rows in table.groupby("reader"):
        derived = derive_responses(derive_assessments(None, rows, patients), patients)
        derived = derived[~derived["is_baseline"]].groupby("patient_id")["derived"].agg(list)
        truth = expected[expected["RSEVAL"] + expected["RSEVALID"].fillna("") == reader]
        for patient, responses in truth.sort_values("VISITNUM").groupby("USUBJID"):
            pairs = zip(derived[patient], responses["RSSTRESC"], strict=True)
            right += sum(ours == theirs for ours, theirs in pairs)
    assert (right, len(expected)) == (66, 66)
