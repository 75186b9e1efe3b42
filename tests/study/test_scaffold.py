"""``tilflow init``: a folder to fill in, and drafts from a scan."""

from collections.abc import Callable
from pathlib import Path

import flowio
import numpy as np
import pytest
import tifffile
import yaml

from tilflow.cli import main
from tilflow.errors import Problem
from tilflow.slides.assay import Assay
from tilflow.study import SHEETS
from tilflow.study.checking import check_study
from tilflow.study.parsing import parse_rows
from tilflow.study.sheet import read_sheet
from tilflow.study.slide_drafts import find_slides, format_assay


def rows_of(path: Path) -> list[dict[str, str]]:
    sheet = read_sheet(path, [])
    assert sheet is not None
    return [cells for _, cells in sheet.rows]


def test_every_sheet_has_its_header_and_nothing_else_is_wrong(tmp_path: Path) -> None:
    study = tmp_path / "new" / "study"
    assert main(["init", str(study)]) == 0
    for name, model in SHEETS.items():
        sheet = read_sheet(study / name, [])
        assert sheet is not None
        assert sheet.columns == tuple(model.model_fields)
        problems: list[Problem] = []
        assert parse_rows(sheet, model, study, problems) == []
        assert problems == []
    assert [str(problem) for problem in check_study(study, config=None).problems] == [
        "patients.tsv: holds a header and no patient: add a row for each",
        "blood_samples.tsv: holds a header and no sample, and there is no biopsy: one of the two "
        "is needed",
    ]


def test_nothing_is_overwritten(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in study.rglob("*") if path.is_file()}
    assert main(["init", str(study), "--scan", str(study)]) == 0
    assert {path: path.read_bytes() for path in before} == before
    out = capsys.readouterr().out
    assert f"kept  {study / 'patients.tsv'}\n" in out
    assert f"wrote {study / 'biopsies.tsv'}\n" in out


def test_the_page_on_the_sheets_is_the_committed_one(repository: Path, tmp_path: Path) -> None:
    main(["init", str(tmp_path)])
    committed = (repository / "docs" / "sheets.md").read_text(encoding="utf-8")
    told = "run `tilflow config sheets > docs/sheets.md`"
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == committed, told


@pytest.fixture
def tree(tmp_path: Path, tubes: Callable[..., Path], slides: Callable[..., Path]) -> Path:
    """Two patients, three cytometers, three kinds of slide."""
    root = tmp_path / "raw"
    own = ("Time", "FSC-A", "FSC-H", "SSC-A")
    none = ("", "", "", "")
    for visit in ("C1D1", "C1D15"):
        tubes(
            root / "P01" / visit / "tube.fcs",
            (*own, "FITC-A", "FITC-H", "PE-A", "APC-A"),
            (*none, "CD3", "CD3", "CD8", ""),
        )
    tubes(root / "P02" / "C1D1" / "tube.fcs", (*own, "B530-A"), (*none, "CD3"))
    tubes(root / "P02" / "C1D1" / "lab.FCS", (*own, "FL1-A"), (*none, "FL1-A"))
    slides(root / "P01" / "C1D1" / "P01_CD8.ome.tif", pixel_size_um=0.5)
    (root / "P01" / "C1D1" / "P01_CD8.geojson").write_text('{"type": "FeatureCollection"}')
    mif = ("DAPI", "CD8", "CD3", "CD68", "PanCK", "Ki67", "AF")
    slides(root / "P02" / "C1D1" / "mif.ome.tif", mif, pixel_size_um=0.5)
    slides(root / "P02" / "C1D1" / "own.ome.tif", ("Hoechst", "CD8", "FOXP3"), pixel_size_um=0.5)
    slides(root / "P02" / "C1D1" / "unknown.tif", pixel_size_um=None)
    (root / "P02" / "C1D1" / "._mif.ome.tif").write_bytes(b"left by macOS")
    (root / "P02" / "broken.fcs").write_bytes(b"broken")
    return root


def test_a_scan_drafts_the_sheets(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study = tmp_path / "study"
    main(["init", str(study)])
    assert main(["init", str(study), "--scan", str(tree)]) == 0
    assert rows_of(study / "patients.tsv") == [{"patient_id": "P01"}, {"patient_id": "P02"}]
    told = ("sample_id", "patient_id", "visit", "panel")
    assert [
        tuple(row.get(name) for name in told) for row in rows_of(study / "blood_samples.tsv")
    ] == [
        ("P01-C1D1-tube", "P01", "C1D1", "panels/panel_1.yaml"),
        ("P01-C1D15-tube", "P01", "C1D15", "panels/panel_1.yaml"),
        ("broken", "P02", None, None),
        ("lab", "P02", "C1D1", "panels/panel_2.yaml"),
        ("P02-C1D1-tube", "P02", "C1D1", "panels/panel_3.yaml"),
    ]
    told = ("slide_id", "patient_id", "visit", "assay")
    assert [tuple(row.get(name) for name in told) for row in rows_of(study / "biopsies.tsv")] == [
        ("P01_CD8", "P01", "C1D1", "ihc_membrane"),
        ("mif", "P02", "C1D1", "mif"),
        ("own", "P02", "C1D1", "assays/mif_1.yaml"),
        ("unknown", "P02", "C1D1", None),
    ]
    assert rows_of(study / "biopsies.tsv")[0]["annotations"].endswith("C1D1/P01_CD8.geojson")
    out = capsys.readouterr().out
    assert "found 5 FCS files, 4 slides, 2 patients" in out
    assert f"could not be read: {tree / 'P02' / 'broken.fcs'}" in out


def test_a_drafted_panel_takes_what_the_file_states(tree: Path, tmp_path: Path) -> None:
    study = tmp_path / "study"
    main(["init", str(study), "--scan", str(tree)])
    text = (study / "panels" / "panel_1.yaml").read_text()
    assert yaml.safe_load(text) == {
        "name": "panel_1",
        "strategy": None,
        "spillover": "none",
        "time": "Time",
        "scatter": {"FSC-A": "FSC-A", "FSC-H": "FSC-H", "SSC-A": "SSC-A"},
        "channels": {"FITC-A": "CD3", "PE-A": "CD8"},
    }
    assert "  # FITC-H:   CD3 is read from FITC-A\n" in text
    assert "  # APC-A:   no marker stated\n" in text
    unmarked = yaml.safe_load((study / "panels" / "panel_2.yaml").read_text())
    assert unmarked["channels"] is None


def test_a_shipped_panel_is_named_not_drafted(tmp_path: Path, tubes: Callable[..., Path]) -> None:
    from tilflow.cytometry.panel import read_panel

    panel = read_panel("whole_blood")
    channels = (panel.time, *panel.scatter.values(), *panel.channels)
    markers = ("", *("" for _ in panel.scatter), *panel.channels.values())
    path = tmp_path / "raw" / "a.fcs"
    path.parent.mkdir()
    matrix = f"2,{channels[4]},{channels[5]},1,0.1,0.1,1"
    with path.open("wb") as stream:
        flowio.create_fcs(
            stream,
            [1.0] * len(channels),
            list(channels),
            opt_channel_names=list(markers),
            metadata_dict={"spillover": matrix},
        )
    study = tmp_path / "study"
    main(["init", str(study), "--scan", str(tmp_path / "raw")])
    assert [row["panel"] for row in rows_of(study / "blood_samples.tsv")] == ["whole_blood"]
    assert not (study / "panels").exists()


def test_the_check_lists_what_a_scan_left_blank_and_no_date_is_invented(
    tree: Path, tmp_path: Path
) -> None:
    study = tmp_path / "study"
    main(["init", str(study), "--scan", str(tree)])
    for name in SHEETS:
        for row in rows_of(study / name):
            assert not {column for column in row if column.endswith(("_at", "_date", "_on"))}
    places = {str(problem).split(": ")[0] for problem in check_study(study, config=None).problems}
    assert places >= {
        *(f"patients.tsv, row {row}, column stratum" for row in (2, 3)),
        *(f"patients.tsv, row {row}, column first_dose_date" for row in (2, 3)),
        "blood_samples.tsv, row 2, column collected_at",
        "blood_samples.tsv, row 2, column count_method",
        "blood_samples.tsv, row 2, column panel",
        "blood_samples.tsv, row 4, column panel",
        "blood_samples.tsv, row 4, column fcs",
        "biopsies.tsv, row 5, column assay",
        "biopsies.tsv, row 5, column pixel_size_um",
    }


def test_paths_are_relative_where_the_files_lie_in_the_study(
    tmp_path: Path, tubes: Callable[..., Path]
) -> None:
    study = tmp_path / "study"
    tubes(study / "raw" / "P01.fcs")
    main(["init", str(study), "--scan", str(study / "raw")])
    assert rows_of(study / "blood_samples.tsv")[0]["fcs"] == "raw/P01.fcs"


def test_a_folder_of_single_channels_is_one_slide(
    tmp_path: Path, slides: Callable[..., Path]
) -> None:
    folder = tmp_path / "raw" / "field_1"
    folder.mkdir(parents=True)
    for name in ("HH3", "CD3", "CD8", "CD68"):
        tifffile.imwrite(folder / f"{name}.tif", np.zeros((32, 32), "uint16"))
    study = tmp_path / "study"
    main(["init", str(study), "--scan", str(tmp_path / "raw")])
    (row,) = rows_of(study / "biopsies.tsv")
    assert row["image"] == str(folder)
    assert row["assay"] == "assays/mif_1.yaml"
    assay = yaml.safe_load((study / "assays" / "mif_1.yaml").read_text())
    assert assay["nuclear"] == ["HH3"]
    assert set(assay["channels"]) == {"HH3", "CD3", "CD8", "CD68"}


def test_a_drafted_assay_takes_the_rules_whose_markers_are_there() -> None:
    assay = yaml.safe_load(format_assay("own", ["DAPI", "CD3", "CD8", "FOXP3", "AF"]))
    assert assay["nuclear"] == ["DAPI"]
    assert assay["autofluorescence"] == "AF"
    assert assay["channels"] == {name: name for name in ("DAPI", "CD3", "CD8", "FOXP3")}
    assert [rule["id"] for rule in assay["phenotypes"]] == [
        "cd8_t_cells",
        "cd3_cd8neg_t_cells",
        "other_cells",
    ]
    assert Assay.model_validate(assay).name == "own"


def test_grey_images_that_are_not_named_as_channels_are_slides_of_their_own(
    tmp_path: Path,
) -> None:
    for n in range(4):
        tifffile.imwrite(tmp_path / f"field{n}.tif", np.zeros((32, 32), "uint16"))
    files = sorted(tmp_path.iterdir())
    assert find_slides(files) == files
    for n, name in enumerate(("DAPI", "CD8", "CD3", "CD68")):
        files[n].rename(tmp_path / f"{name}.tif")
    assert find_slides(sorted(tmp_path.iterdir())) == [tmp_path]


@pytest.mark.parametrize("folder", ["nowhere", "empty"])
def test_a_scan_that_finds_nothing_says_so(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["init", str(tmp_path / "study"), "--scan", str(tmp_path / folder)]) == 2
    assert str(tmp_path / folder) in capsys.readouterr().err
    assert not (tmp_path / "study").exists()
