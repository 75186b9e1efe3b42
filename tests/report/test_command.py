"""The command line: the page and the record from files."""

import json
from pathlib import Path

import pandas as pd
import pytest

from tilflow.cli import main
from tilflow.provenance import compute_sha256


def _build(folder: Path, *options: str) -> int:
    results = folder / "results"
    out = str(results / "report.html")
    return main(["report", "build", str(folder), str(results), "--out", out, *options])


def _record(folder: Path, name: str = "provenance.json") -> dict[str, object]:
    out = folder / "results" / name
    results = str(folder / "results")
    assert main(["report", "provenance", str(folder), results, "--out", str(out)]) == 0
    content: dict[str, object] = json.loads(out.read_text(encoding="utf-8"))
    return content


def test_build_twice_gives_the_same_bytes(study_folder: Path) -> None:
    _record(study_folder)
    assert _build(study_folder) == 0
    page = study_folder / "results" / "report.html"
    first = page.read_bytes()
    assert _build(study_folder) == 0
    assert page.read_bytes() == first
    assert len(first) < 2_000_000
    assert str(study_folder).encode() not in first
    assert compute_sha256(study_folder / "fcs" / "A01_V1.fcs").encode() in first


def test_the_record_leads_from_a_specimen_to_its_files(study_folder: Path) -> None:
    record = _record(study_folder)
    specimens = {row["specimen_id"]: row for row in record["specimens"]}  # type: ignore[attr-defined]
    blood, slide = specimens["A01_V1"], specimens["A01_BX1"]
    shipped = "tilflow/cytometry/panels/whole_blood.yaml"
    assert [each["path"] for each in blood["inputs"]][:2] == ["fcs/A01_V1.fcs", shipped]
    assert blood["inputs"][0]["sha256"] == compute_sha256(study_folder / "fcs" / "A01_V1.fcs")
    assert blood["commands"][0] == "tilflow cytometry gate"
    table = study_folder / "results" / "blood" / "A01_V1" / "populations.parquet"
    outputs = {each["path"]: each["sha256"] for each in blood["outputs"]}
    assert outputs["blood/A01_V1/populations.parquet"] == compute_sha256(table)
    assert slide["inputs"][0]["path"] == "slide.tif"
    assert "tissue/A01_BX1/overlay.png" in slide["pictures"]


def test_the_record_holds_inputs_settings_versions_and_code(study_folder: Path) -> None:
    record = _record(study_folder)
    kinds = {row["kind"] for row in record["inputs"]}  # type: ignore[attr-defined]
    assert {"sheet", "fcs", "panel", "slide", "assay"} <= kinds
    assert {"numpy", "zarr"} <= set(record["versions"])  # type: ignore[call-overload]
    assert set(record["code"]) == {"cytometry", "slides", "trial", "store", "report"}  # type: ignore[call-overload]
    assert "report" in record["settings"]  # type: ignore[operator]
    assert "results" not in record["settings"]  # type: ignore[operator]


def test_the_record_names_no_place_on_the_machine_and_stays_the_same(study_folder: Path) -> None:
    _record(study_folder)
    _record(study_folder, "again.json")
    results = study_folder / "results"
    text = (results / "provenance.json").read_text(encoding="utf-8")
    assert text == (results / "again.json").read_text(encoding="utf-8")
    assert str(study_folder.parent) not in text


def test_a_missing_table_is_named_and_exits_with_2(
    study_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (study_folder / "results" / "study" / "statistics.parquet").unlink()
    assert _build(study_folder) == 2
    assert "run `tilflow trial statistics`" in capsys.readouterr().err


def test_a_table_without_a_column_is_named(
    study_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = study_folder / "results" / "study" / "endpoints.parquet"
    pd.read_parquet(path).drop(columns="note").to_parquet(path)
    assert _build(study_folder) == 2
    assert "lacks the columns note" in capsys.readouterr().err


def test_changed_settings_are_listed_from_the_run(study_folder: Path) -> None:
    config = study_folder / "config.yaml"
    config.write_text("trial:\n  change:\n    lloq_events: 30\nreport:\n  study_name: INSIGHT\n")
    results = str(study_folder / "results")
    out = str(study_folder / "results" / "provenance.json")
    arguments = ["report", "provenance", str(study_folder), results, "--out", out]
    assert main([*arguments, "--config", str(config)]) == 0
    assert _build(study_folder) == 0
    page = (study_folder / "results" / "report.html").read_text(encoding="utf-8")
    assert "trial.change.lloq_events" in page
    assert "<h1>small: immune" in page, "the page's own settings come from its own config"


def test_without_a_browser_the_pdf_says_what_to_install(
    study_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _build(study_folder) == 0
    monkeypatch.setenv("PATH", str(study_folder))
    page, out = study_folder / "results" / "report.html", study_folder / "report.pdf"
    assert main(["report", "pdf", str(page), "--out", str(out)]) == 2
    assert "apt install chromium" in capsys.readouterr().err
    assert not out.exists()


def test_every_patient_has_a_page_and_other_files_there_stay(study_folder: Path) -> None:
    results = study_folder / "results"
    (results / "patients").mkdir()
    (results / "patients" / "A-01.tsv").write_text("kept\n")
    arguments = ["report", "patients", str(study_folder), str(results)]
    assert main([*arguments, "--out", str(results / "patients")]) == 0
    names = sorted(path.name for path in (results / "patients").iterdir())
    assert names == ["A-01.html", "A-01.tsv", "A-02.html", "B-01.html", "B-02.html"]
    page = (results / "patients" / "A-02.html").read_text(encoding="utf-8")
    assert "Pruritus, grade 2, from day 30 to day 32" in page
    assert 'href="../blood/A02_V1/gating.png"' in page
    assert "no picture" in page, "A02_V3 failed"
    assert 'href="B-01.html" rel="next"' in page
