"""The page: whole, alone, safe, true to its tables, and always the same."""

import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise

import pandas as pd
import pytest

from tilflow.report.contents import Contents
from tilflow.report.formatting import format_number
from tilflow.report.page import build_page
from tilflow.report.settings import ReportSettings

VOID = {"meta", "link", "img", "br", "input", "hr"}
LOADED = {"src", "href", "data", "poster", "action", "srcset", "xlink:href"}


class Reader(HTMLParser):
    """Collects what the tests ask for, and checks that every element is closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.cells: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> is out of order"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.text.append(data)
        if self.cells and {"td", "th"} & set(self.open):
            self.cells[-1] += data

    def find(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


@pytest.fixture(scope="module")
def reader(page: str) -> Reader:
    return Reader(page)


def test_every_element_is_closed_in_order(reader: Reader) -> None:
    assert reader.open == []
    assert reader.find("html")[0]["lang"] == "en"
    assert len(reader.find("h1")) == 1


def test_identifiers_are_unique_and_what_refers_to_them_finds_them(reader: Reader) -> None:
    ids = Counter(str(a["id"]) for _, a in reader.elements if "id" in a)
    assert [name for name, count in ids.items() if count > 1] == []
    labels = [name for _, a in reader.elements for name in (a.get("aria-labelledby") or "").split()]
    anchors = [str(a["href"])[1:] for a in reader.find("a") if str(a["href"]).startswith("#")]
    assert set(labels) | set(anchors) <= set(ids)
    assert len(anchors) > 6
    tools = [str(a["data-table"]) for a in reader.find("p") if a.get("class") == "tools"]
    assert len(tools) > 6
    assert set(tools) <= set(ids)


def test_no_heading_skips_a_level(reader: Reader) -> None:
    levels = [int(tag[1]) for tag, _ in reader.elements if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_nothing_is_loaded_from_elsewhere(page: str, reader: Reader) -> None:
    links = [str(a[name]) for _, a in reader.elements for name in LOADED & a.keys()]
    assert [link for link in links if re.match(r"(?i)\s*(https?:|//|file:|ftp:)", link)] == []
    assert "http:" not in page
    assert "https:" not in page
    assert not re.search(r"@import|url\(", page)
    policy = next(a for a in reader.find("meta") if a.get("http-equiv"))
    assert str(policy["content"]).startswith("default-src 'none'")


def test_every_figure_says_what_it_shows(reader: Reader) -> None:
    drawings = reader.find("svg")
    assert len(drawings) > 20
    assert all(a["role"] == "img" and a["aria-labelledby"] for a in drawings)
    assert reader.find("caption")
    assert all(a.get("scope") for a in reader.find("th"))


def test_full_pictures_are_linked_beside_the_page(reader: Reader) -> None:
    links = {str(a["href"]) for a in reader.find("a")}
    assert {"blood/A01_V1/gating.png", "tissue/B01_BX1/overlay.png"} <= links
    assert "blood/A02_V3/gating.png" not in links
    assert {"patients/A-01.html", "study/longitudinal.csv"} <= links


def test_every_failed_specimen_is_named_with_its_reason(contents: Contents, page: str) -> None:
    rows = re.findall(r"<tr>.*?</tr>", page.split('id="reasons-table"')[1], flags=re.DOTALL)
    measurements = contents.results["measurements"]
    wrong = measurements[measurements["quality"] != "ok"]
    assert len(wrong) > 4
    for specimen, reason in zip(wrong["specimen_id"], wrong["reason"], strict=True):
        assert any(f">{specimen}<" in row and reason in row for row in rows)


def test_the_lights_count_every_specimen_once(page: str) -> None:
    table = page.split('class="lights"')[1].split("</table>")[0]
    counts = [int(n) for n in re.findall(r"<strong>(\d+)</strong>", table)]
    assert counts == [8, 2, 1, 0, 3, 0, 1, 0]


def test_the_numbers_are_those_of_the_table(contents: Contents, reader: Reader) -> None:
    table = contents.results["longitudinal"]
    monocytes = table[(table["parameter"] == "monocytes.count_per_ul") & table["value"].notna()]
    assert len(monocytes) == 10
    for row in monocytes.itertuples():
        at = [k for k, cell in enumerate(reader.cells) if cell == row.specimen_id]
        shown = [tuple(reader.cells[k + 1 : k + 4]) for k in at]
        written = (format_number(row.value), format_number(row.lower), format_number(row.upper))
        assert written in shown


def test_the_geometric_mean_in_the_figure_is_that_of_the_statistics(contents: Contents) -> None:
    statistics = contents.results["statistics"].copy()
    is_one = (statistics["parameter"] == "monocytes.count_per_ul") & (statistics["n"] == 2)
    statistics.loc[is_one, "geometric_mean_fold_change"] = 1.987
    results = {**contents.results, "statistics": statistics}
    changed = build_page(Contents(contents.study_name, contents.sheets, results), ReportSettings())
    assert is_one.sum() == 1
    assert "geometric mean, C2D1: 1.99, n = 2" in changed


def test_a_patient_without_baseline_is_named_and_has_no_fold_change(page: str) -> None:
    assert "Without a baseline, and so without a fold change: B-02" in page
    heat = page.split('class="heat-map"')[1].split("</table>")[0]
    row = next(r for r in heat.split("<tr>") if ">B-02<" in r)
    assert 'title="no record"' in row
    assert "background:" not in row


def test_the_same_contents_give_the_same_bytes(
    make_contents: Callable[..., Contents], page: str
) -> None:
    again = make_contents()
    shuffled = {
        name: table.sample(frac=1, random_state=7, ignore_index=True)
        for name, table in again.results.items()
        if name in ("measurements", "longitudinal")
    }
    contents = make_contents(results={**again.results, **shuffled})
    assert build_page(make_contents(), ReportSettings()) == page
    figures = page.split('id="outcomes"')[0]
    assert build_page(contents, ReportSettings()).split('id="outcomes"')[0] == figures


def test_text_of_the_sheets_is_escaped(make_contents: Callable[..., Contents]) -> None:
    evil = '<script>alert("x")</script>'
    whole = make_contents()
    sheets = {
        name: table.replace({"A-01": evil, "melanoma": evil})
        for name, table in whole.sheets.items()
    }
    results = {
        name: table.replace({"A-01": evil, "C2D1": evil, "A01_V2": evil})
        for name, table in whole.results.items()
    }
    results["measurements"]["reason"] = results["measurements"]["reason"].where(
        results["measurements"]["reason"] == "", evil
    )
    page = build_page(
        make_contents(sheets=sheets, results=results, study_name=evil), ReportSettings()
    )
    reader = Reader(page)
    assert len(reader.find("script")) == 2
    assert page.count("<script>") == 2
    assert evil in "".join(reader.text)


def test_a_study_without_any_result_still_has_its_page(
    make_contents: Callable[..., Contents],
) -> None:
    whole = make_contents()
    results = {name: table.iloc[:0] for name, table in whole.results.items()}
    empty = make_contents(results=results, picture_paths=(), pictures={}, strategies={})
    reader = Reader(build_page(empty, ReportSettings()))
    text = "".join(reader.text)
    assert "No primary parameter was measured" in text
    assert "in the sheet, but without a result in this run" in text
    assert text.count("in the sheet, but without a result in this run") == 15


def test_only_patients_and_no_clinical_sheet(make_contents: Callable[..., Contents]) -> None:
    whole = make_contents()
    sheets = {
        name: table if name in ("patients", "blood_samples") else table.iloc[:0]
        for name, table in whole.sheets.items()
    }
    clinical = ("endpoints", "responses", "survival", "dose_escalation", "patient_outcomes")
    results = {
        name: table.iloc[:0] if name in clinical else table for name, table in whole.results.items()
    }
    contents = Contents("bare", sheets, results)
    text = "".join(Reader(build_page(contents, ReportSettings())).text)
    assert "There are no clinical sheets, hence no outcomes." in text
    assert "Kaplan–Meier estimate" not in text


def test_the_csv_holds_all_digits(contents: Contents, reader: Reader) -> None:
    import base64
    import io

    link = next(a for a in reader.find("a") if a.get("download") == "primary_parameters.csv")
    text = base64.b64decode(str(link["href"]).split(",", 1)[1]).decode()
    table = pd.read_csv(io.StringIO(text))
    whole = contents.results["longitudinal"]
    kept = whole[whole["parameter"].isin(ReportSettings().primary_parameters)]
    assert len(table) == len(kept)
    assert table["value"].sum() == pytest.approx(kept["value"].sum(), rel=1e-12)


def test_estimates_of_models_and_further_tables_are_shown_where_a_run_has_them(
    make_contents: Callable[..., Contents],
) -> None:
    whole = make_contents()
    statistics = whole.results["statistics"]
    model = statistics.head(1).assign(
        geometric_mean_fold_change=float("nan"),
        analysis="mixed_model",
        contrast="D15 against D1",
        estimate=1.8,
        lower=1.1,
        upper=2.9,
        q=0.02,
        model="MMRM",
    )
    results = {**whole.results, "statistics": pd.concat([statistics, model], ignore_index=True)}
    further = {"outcomes": pd.DataFrame({"patient_id": ["A-01"], "responded": [True]})}
    page = build_page(make_contents(results=results, further=further), ReportSettings())
    reader = Reader(page)
    assert "Estimates: mixed model" in "".join(reader.text)
    assert 'id="models-table"' in page
    statistics_table = page.split('id="statistics-table"')[1].split("</table>")[0]
    assert "D15 against D1" not in statistics_table
    outcomes = page.split('id="estimates_of_outcomes-table"')[1].split("</table>")[0]
    assert ">yes<" in outcomes
