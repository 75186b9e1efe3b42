"""Tables, trajectories and the list of patients, through the questions that the page asks."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilflow.viewer.columns import NumberColumn, TextColumn
from tilflow.viewer.tables import Question, Tables


def _column(page, name):
    place = [column["name"] for column in page["columns"]].index(name)
    return [row[place] for row in page["rows"]]


def test_a_page_is_a_part_of_what_was_found(client):
    page = client.read("/api/table/longitudinal?offset=1&limit=2")
    assert (page["n_rows"], page["n_found"], page["offset"]) == (5, 5, 1)
    assert _column(page, "specimen_id") == ["A01-D29", "A01-D1"]


def test_filters_hold_together(client):
    page = client.read("/api/table/longitudinal?filter.parameter=CD8&filter.value=%3E%20400")
    assert _column(page, "specimen_id") == ["A01-D29"]


def test_sorting_puts_missing_values_last_either_way(client):
    up = client.read("/api/table/longitudinal?sort=value")
    down = client.read("/api/table/longitudinal?sort=value&descending=yes")
    assert _column(up, "value") == [90.0, 90.0, 400.0, 800.0, None]
    assert _column(down, "value") == [800.0, 400.0, 90.0, 90.0, None]


def test_tables_of_many_files_are_one_below_the_other(client):
    page = client.read("/api/table/populations?filter.population=%3Dcd8_t_cells")
    assert _column(page, "sample_id") == ["A01-D1", "A01-D29"]
    assert _column(page, "count_per_ul") == [None, None]


def test_few_texts_are_offered_to_choose_from(client):
    page = client.read("/api/table/longitudinal")
    choices = {column["name"]: column["choices"] for column in page["columns"]}
    assert choices["quality"] == ["fail", "ok", "warn"]
    assert choices["value"] == []


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("/api/table/secrets", 404),
        ("/api/table/longitudinal?filter.value=many", 400),
        ("/api/table/longitudinal?sort=colour", 400),
        ("/api/table/longitudinal?offset=-1", 400),
        ("/api/table/longitudinal?limit=nan", 400),
        ("/api/nonsense", 404),
    ],
)
def test_a_wrong_question_is_answered_with_a_sentence(client, question, status):
    response, body = client.ask(question)
    assert response.status == status
    assert b'"error":' in body


def test_a_table_is_read_again_when_its_file_changed(tmp_path):
    path = tmp_path / "study" / "endpoints.parquet"
    path.parent.mkdir()
    pd.DataFrame({"n": [1]}).to_parquet(path)
    tables = Tables(tmp_path)
    assert tables.get("endpoints").n_rows == 1
    pd.DataFrame({"n": [1, 2]}).to_parquet(path)
    assert tables.get("endpoints").n_rows == 2


@given(
    st.lists(st.one_of(st.none(), st.sampled_from(["C1D1", "C2D1", "C10D1", ""]))),
    st.booleans(),
)
def test_sorting_text_keeps_every_row_and_its_order(texts, is_descending):
    values = ("", "C1D1", "C2D1", "C10D1")
    codes = np.array([-1 if text is None else values.index(text) for text in texts], np.int32)
    from tilflow.viewer.tables import Table, find_rows

    table = Table({"visit": TextColumn(values, codes)}, len(texts), ())
    rows = find_rows(table, Question(sort="visit", is_descending=is_descending))
    known = sorted(
        (row for row in range(len(texts)) if codes[row] >= 0),
        key=lambda row: -codes[row] if is_descending else codes[row],
    )
    unknown = [row for row in range(len(texts)) if codes[row] < 0]
    assert rows.tolist() == [*known, *unknown]


def test_a_filter_of_numbers_keeps_what_it_says():
    column = NumberColumn(np.array([-1.5, 0.0, 2.0, np.nan]), is_whole=False)
    kept = {text: column.select(text).tolist() for text in (">= 0", "-2..0", "1e9", "= 2")}
    assert kept == {
        ">= 0": [False, True, True, False],
        "-2..0": [True, True, False, False],
        "1e9": [False] * 4,
        "= 2": [False, False, True, False],
    }


def test_patients_with_the_state_of_each_specimen(client):
    patients = {each["patient_id"]: each for each in client.read("/api/study")["patients"]}
    assert [s["specimen_id"] for s in patients["A01"]["specimens"]] == [
        "A01-SCR", "A01-D1", "A01-D29",
    ]  # fmt: skip
    assert [s["state"] for s in patients["A01"]["specimens"]] == ["ok", "warn", "ok"]
    failed = patients["B02"]["specimens"][0]
    assert (failed["state"], failed["reasons"]) == ("fail", ["clot"])
    assert patients["B02"]["absent"] == [
        {"specimen": "tissue", "visit": "SCR", "reason": "no biopsy"}
    ]


def test_what_can_be_plotted(client):
    found = [(each["parameter"], each["n_values"]) for each in client.read("/api/parameters")]
    assert found == [
        ("cd8_t_cells.count_per_ul", 3),
        ("nk_cells.count_per_ul", 1),
        ("cd8_t_cells.density_per_mm2", 1),
    ]


def test_a_trajectory_is_patient_by_patient_in_the_order_of_days(client):
    query = "specimen=blood&parameter=cd8_t_cells.count_per_ul&compartment=whole_blood"
    columns = client.read(f"/api/trajectory?{query}")["columns"]
    assert columns["specimen_id"] == ["A01-D1", "A01-D29", "B02-D1"]
    assert columns["value"] == [400.0, 800.0, None]
    assert columns["is_baseline"] == ["yes", "no", "yes"]


def test_the_tree_of_a_sample(client):
    sample = client.read("/api/blood/A01-D1")
    assert [each["path"] for each in sample["populations"]][-1] == "leukocytes/t_cells/cd8_t_cells"
    assert sample["populations"][-1]["medians"] == {"CD8": 5000.0}
    assert sample["populations"][-1]["count_per_ul"] is None
    assert sample["picture"] == "blood/A01-D1/gating.png"


def test_a_failed_sample_has_a_page_without_gates(client):
    sample = client.read("/api/blood/B02-D1")
    assert (sample["state"], sample["populations"], sample["picture"]) == ("fail", [], "")


def test_results_of_an_unfinished_run(tmp_path):
    from tilflow.viewer.api import ResultsApi

    (tmp_path / "blood" / "A01-D1").mkdir(parents=True)
    api = ResultsApi(tmp_path, study_name="")
    assert b'"state":"missing"' in api("study", {}).body
    assert api("parameters", {}).body == b"[]"
