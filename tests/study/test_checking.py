"""``tilflow check``: settings, sheets and every file that they name, at once."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tilflow.cli import main
from tilflow.study.checking import check_study


def problems_of(folder: Path) -> list[str]:
    return [str(problem) for problem in check_study(folder, config=None).problems]


def warnings_of(folder: Path) -> list[str]:
    return [str(warning) for warning in check_study(folder, config=None).warnings]


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def add_biopsies(folder: Path, *rows: str) -> None:
    columns = "slide_id patient_id collected_at image assay pixel_size_um annotations"
    lines = [line.replace(" ", "\t") for line in (columns, *rows)]
    (folder / "biopsies.tsv").write_text("\n".join(lines) + "\n")


def test_a_study_that_can_run(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(study)]) == 0
    out, err = capsys.readouterr()
    assert out == f"{study}: ready to run: 2 patients, 2 blood samples, 0 slides, 0 warnings\n"
    assert err == ""


def test_settings_sheets_and_files_are_told_together(
    study: Path, slides: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (study / "config.yaml").write_text("slides:\n  segmnt: {tile_px: 10}\n")
    replace(study / "patients.tsv", "2024-01-11", "11.01.2024")
    (study / "fcs" / "P01-V1.fcs").rename(study / "fcs" / "P01_V1.fcs")
    (study / "fcs" / "P02-V1.fcs").write_bytes(b"PK\x03\x04 no FCS file")
    slides(study / "t1.ome.tif", pixel_size_um=None)
    (study / "t2.tif").write_bytes(b"no TIFF file")
    add_biopsies(
        study,
        "T1 P01 2024-01-09 t1.ome.tif ihc_membrane",
        "T2 P03 2024-01-09 t2.tif ihc",
    )
    assert main(["check", str(study)]) == 2
    out, err = capsys.readouterr()
    lines = err.replace(f"{study}/", "").splitlines()
    starts = [
        "8 problems:",
        "  patients.tsv, row 3, column first_dose_date: '11.01.2024': expected a date as",
        "  blood_samples.tsv, row 2, column fcs: 'fcs/P01-V1.fcs': no such file; did you mean "
        "'P01_V1.fcs'?",
        "  blood_samples.tsv, row 3, column fcs: 'fcs/P02-V1.fcs': is not an FCS file",
        "  biopsies.tsv, row 2, column pixel_size_um: the image does not say its pixel size",
        "  biopsies.tsv, row 3, column patient_id: 'P03': no such patient in patients.tsv",
        "  biopsies.tsv, row 3, column image: 't2.tif': cannot be read as TIFF",
        "  biopsies.tsv, row 3, column assay: 'ihc': no such assay file, and no shipped assay",
        "  config.yaml, slides.segmnt: no such setting; did you mean 'segment'?",
    ]
    assert out == ""
    assert len(lines) == len(starts)
    for line, start in zip(lines, starts, strict=True):
        assert line.startswith(start)


def test_a_file_is_looked_at_though_another_cell_of_its_row_is_wrong(study: Path) -> None:
    replace(study / "blood_samples.tsv", "P01-V1.fcs", "gone.fcs")
    replace(study / "blood_samples.tsv", "2024-01-09T08:30", "9 January")
    assert [problem.split(": ")[0] for problem in problems_of(study)] == [
        "blood_samples.tsv, row 2, column collected_at",
        "blood_samples.tsv, row 2, column fcs",
    ]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda path: path.write_bytes(b""), "the file is empty (0 bytes): copy it again"),
        (lambda path: path.write_bytes(path.read_bytes()[:-40]), "is cut off"),
        (lambda path: path.write_bytes(path.read_bytes()[:30]), "is cut off within its header"),
        (lambda path: (path.unlink(), path.mkdir()), "is a folder, expected a file"),
        (lambda path: path.unlink(), "no such file"),
    ],
    ids=["empty", "cut in its events", "cut in its header", "a folder", "missing"],
)
def test_an_fcs_file_that_cannot_be_read(
    spoil: Callable[[Path], object], message: str, study: Path
) -> None:
    spoil(study / "fcs" / "P02-V1.fcs")
    (problem,) = problems_of(study)
    place = "blood_samples.tsv, row 3, column fcs: 'fcs/P02-V1.fcs': "
    assert problem.startswith(place)
    assert message in problem.removeprefix(place)


def test_a_folder_that_is_missing_is_named(study: Path) -> None:
    (study / "fcs").rename(study / "FCS")
    problems = problems_of(study)
    assert [problem.split(": ", 2)[2] for problem in problems] == [
        f"no such file: there is no folder {study / 'fcs'}"
    ] * 2


def test_what_is_wrong_with_a_panel_is_told_once_for_all_its_tubes(study: Path) -> None:
    (study / "panels" / "two_colours.yaml").write_text("name: p\nchanels: {FITC-A: CD3}\n")
    assert problems_of(study) == [
        f"blood_samples.tsv, row 2, column panel: 'panels/two_colours.yaml': {message} (also row 3)"
        for message in (
            "strategy: Field required",
            "channels: Field required",
            "chanels: no such key; allowed: name, strategy, workspace_sample, spillover, time, "
            "scatter, channels, intensities",
        )
    ]


def test_a_panel_that_does_not_fit_its_file(study: Path, tubes: Callable[..., Path]) -> None:
    tubes(
        study / "fcs" / "P02-V1.fcs",
        ("Time", "FSC-A", "SSC-A", "FITC-A"),
        ("", "", "", "CD19"),
    )
    place = "blood_samples.tsv, row 3, column panel: 'panels/two_colours.yaml': "
    assert problems_of(study) == [
        f"{place}does not fit the FCS file: channel FITC-A: the panel says CD3, the file says CD19",
        f"{place}does not fit the FCS file: channel PE-A of CD8 is not in the file",
    ]


def test_a_control_may_lack_what_it_controls(study: Path, tubes: Callable[..., Path]) -> None:
    tubes(study / "fcs" / "fmo.fcs", ("Time", "FSC-A", "SSC-A", "FITC-A"), ("", "", "", "CD3"))
    text = (study / "blood_samples.tsv").read_text().splitlines()
    rows = [f"{text[0]}\tcontrol_of\tcontrol_type\tcontrol_marker", *text[1:]]
    rows.append(text[1].replace("P01-V1", "FMO-CD8") + "\tP01-V1\tfmo\tCD8")
    rows[-1] = rows[-1].replace("fcs/FMO-CD8.fcs", "fcs/fmo.fcs")
    (study / "blood_samples.tsv").write_text("\n".join(rows) + "\n")
    assert problems_of(study) == []
    (warning,) = warnings_of(study)
    assert warning.endswith("channel PE-A of CD8 is not in the file")


@pytest.mark.parametrize(
    ("strategy", "message"),
    [
        ("name: x\npopulations: []\n", "its strategy two_colours.gates.yaml: populations: "),
        ("name: x\n  populations: [\n", "its strategy two_colours.gates.yaml: "),
        (None, "its strategy two_colours.gates.yaml: no such strategy file"),
    ],
)
def test_a_strategy_that_cannot_be_read(strategy: str | None, message: str, study: Path) -> None:
    path = study / "panels" / "two_colours.gates.yaml"
    path.unlink() if strategy is None else path.write_text(strategy)
    problems = problems_of(study)
    assert len(problems) == 1
    assert f"'panels/two_colours.yaml': {message}" in problems[0]


def test_a_workspace_that_is_no_xml(study: Path) -> None:
    replace(study / "panels" / "two_colours.yaml", "two_colours.gates.yaml", "gates.wsp")
    (study / "panels" / "gates.wsp").write_text("<Workspace><SampleList></Workspace>")
    (problem,) = problems_of(study)
    assert "its strategy gates.wsp: is neither YAML nor XML (Gating-ML, FlowJo)" in problem


def test_beads_need_a_population_of_beads(study: Path) -> None:
    path = study / "blood_samples.tsv"
    header, *rows = path.read_text().splitlines()
    rows = [row.replace("\tnone", "\tbeads") + "\t50000\t100" for row in rows]
    path.write_text("\n".join([f"{header}\tbeads_added\tsample_volume_ul", *rows]) + "\n")
    assert problems_of(study) == [
        "blood_samples.tsv, row 2, column count_method: 'beads': the strategy two_colours has no "
        "population for it (roles: beads) (also row 3)"
    ]


def test_gates_changed_by_hand_are_checked(study: Path) -> None:
    with (study / "config.yaml").open("a") as config:
        config.write("cytometry: {overrides: gates.yaml}\n")
    (problem,) = problems_of(study)
    assert problem.startswith("gates.yaml: cannot be read")
    told = "{author: M, reason: new lot, gate: {kind: rectangle, bounds: {CD3: [800, null]}}}"
    (study / "gates.yaml").write_text(f"P01-V1: {{t_cells: {told}}}\n")
    assert problems_of(study) == []
    (study / "gates.yaml").write_text(f"P01-V1: {{b_cells: {told}}}\n")
    assert problems_of(study) == ["gates.yaml, P01-V1.b_cells: no such population in the strategy"]
    (study / "gates.yaml").write_text(f"P01-V9: {{t_cells: {told}}}\n")
    assert problems_of(study) == ["gates.yaml, P01-V9: no such sample_id in blood_samples.tsv"]


@pytest.mark.parametrize(
    ("marker", "problems", "warnings"),
    [
        ("CD8", [], []),
        (
            "",
            [],
            ["blank: the tube sets no threshold; name the marker that it leaves out"],
        ),
        ("CD4", ["'CD4': no such marker in the panel two_colours; allowed: CD3, CD8"], []),
    ],
)
def test_an_fmo_tube_leaves_out_a_marker_of_its_panel(
    marker: str, problems: list[str], warnings: list[str], study: Path
) -> None:
    path = study / "blood_samples.tsv"
    header, first, second = path.read_text().splitlines()
    path.write_text(
        f"{header}\tcontrol_of\tcontrol_type\tcontrol_marker\n{first}\t\t\t\n"
        f"{second}\tP01-V1\tfmo\t{marker}\n"
    )
    at = "blood_samples.tsv, row 3, column control_marker: "
    assert problems_of(study) == [at + told for told in problems]
    assert warnings_of(study) == [at + told for told in warnings]


def test_no_baseline_stops_unless_it_is_accepted(study: Path) -> None:
    replace(study / "blood_samples.tsv", "2024-01-09T08:30", "2024-02-09T08:30")
    (problem,) = problems_of(study)
    assert problem.startswith(
        "blood_samples.tsv, row 2, column collected_at: no baseline: the first blood sample of "
        "patient P01 is of study day 31, none is from before the first dose (2024-01-10)"
    )
    (study / "config.yaml").write_text("patients_without_baseline: [P01]\n")
    assert problems_of(study) == []
    (study / "config.yaml").write_text("patients_without_baseline: [P01, P2x]\n")
    assert problems_of(study) == [
        "config.yaml, patients_without_baseline: 'P2x': no such patient in patients.tsv; did you "
        "mean 'P02'?"
    ]


def test_a_slide_that_lacks_a_channel_of_its_assay(
    study: Path, slides: Callable[..., Path]
) -> None:
    slides(study / "t.ome.tif", ("DAPI", "CD8", "CD3", "CD68", "Ki67", "AF"), pixel_size_um=0.5)
    add_biopsies(study, "T1 P01 2024-01-09 t.ome.tif mif")
    assert problems_of(study) == [
        "biopsies.tsv, row 2, column assay: 'mif': the assay mif needs the channels PanCK, but the "
        "image has: DAPI, CD8, CD3, CD68, Ki67, AF"
    ]


def test_a_brightfield_assay_on_a_fluorescence_slide(
    study: Path, slides: Callable[..., Path]
) -> None:
    slides(study / "t.ome.tif", ("DAPI", "CD8"), pixel_size_um=0.5)
    add_biopsies(study, "T1 P01 2024-01-09 t.ome.tif ihc_membrane")
    (problem,) = problems_of(study)
    assert "the assay ihc_membrane is brightfield" in problem


def test_other_weights_than_the_assay_s_are_told_before_anything_runs(
    study: Path, slides: Callable[..., Path]
) -> None:
    from tilflow.slides.assay import SHIPPED

    text = (SHIPPED / "dapi.yaml").read_text().replace("engine: classical", "engine: onnx")
    (study / "net.onnx").write_bytes(b"other weights")
    digest = f"weights_path: net.onnx\nweights_sha256: {'a' * 64}\n"
    (study / "net.yaml").write_text(f"{text}\n{digest}")
    slides(study / "t.ome.tif", ("DAPI",), pixel_size_um=0.5)
    add_biopsies(study, "T1 P01 2024-01-09 t.ome.tif net.yaml")
    (problem,) = problems_of(study)
    assert "has the SHA-256" in problem


def test_the_sheet_gives_the_pixel_size_and_is_believed_with_a_warning(
    study: Path, slides: Callable[..., Path]
) -> None:
    slides(study / "a.ome.tif", pixel_size_um=None)
    slides(study / "b.ome.tif", pixel_size_um=0.25)
    add_biopsies(
        study,
        "T1 P01 2024-01-09 a.ome.tif ihc_membrane 0.5",
        "T2 P02 2024-01-09 b.ome.tif ihc_membrane 0.5",
    )
    assert problems_of(study) == []
    assert warnings_of(study) == [
        "biopsies.tsv, row 3, column pixel_size_um: '0.5': pixel size 0.5 µm was given, but the "
        "image says 0.25 µm: the given one is used"
    ]


def test_a_pixel_size_in_the_file_that_is_no_microscope_s(
    study: Path, slides: Callable[..., Path]
) -> None:
    slides(study / "a.ome.tif", pixel_size_um=352.78)
    add_biopsies(study, "T1 P01 2024-01-09 a.ome.tif ihc_membrane")
    (problem,) = problems_of(study)
    assert problem.startswith("biopsies.tsv, row 2, column pixel_size_um: ")
    assert "a pixel of 352.78 µm" in problem


def test_annotations_that_are_no_geojson(study: Path, slides: Callable[..., Path]) -> None:
    slides(study / "a.ome.tif", pixel_size_um=0.5)
    (study / "a.geojson").write_text("{not json")
    add_biopsies(
        study,
        "T1 P01 2024-01-09 a.ome.tif ihc_membrane  a.geojson",
        "T2 P02 2024-01-09 a.ome.tif ihc_membrane  b.geojson",
    )
    assert [problem.split(", ", 1)[1].split(": ")[0] for problem in problems_of(study)] == [
        "row 2, column annotations",
        "row 3, column annotations",
    ]


def test_outlines_that_belong_to_another_slide(study: Path, slides: Callable[..., Path]) -> None:
    ring = [[1000, 1000], [4000, 1000], [4000, 4000], [1000, 1000]]
    outline = {"type": "Polygon", "coordinates": [ring]}
    slides(study / "a.ome.tif", pixel_size_um=0.5)
    (study / "a.geojson").write_text(json.dumps({"type": "Feature", "geometry": outline}))
    add_biopsies(study, "T1 P01 2024-01-09 a.ome.tif ihc_membrane  a.geojson")
    (problem,) = problems_of(study)
    assert problem.startswith("biopsies.tsv, row 2, column annotations: 'a.geojson': ")
    assert "the image is 64 × 64 pixels" in problem


def test_many_problems_that_differ_in_their_row_alone_are_one_line(study: Path) -> None:
    rows = "".join(f"Q{n}\tA\t\t2024-01-10\n" for n in range(10))
    with (study / "patients.tsv").open("a") as stream:
        stream.write(rows)
    assert problems_of(study) == [
        "patients.tsv, row 4, column inclusion_date: blank, but required (also rows 5–13)"
    ]


def test_a_folder_that_is_missing_is_told_once_for_its_many_files(study: Path) -> None:
    header = (study / "blood_samples.tsv").read_text().splitlines()[0]
    rows = (
        f"S{n}\tP0{n % 2 + 1}\tV{n}\t2024-01-09\traw/{n}.fcs\tpanels/two_colours.yaml\tnone"
        for n in range(100)
    )
    (study / "blood_samples.tsv").write_text("\n".join([header, *rows]) + "\n")
    assert problems_of(study) == [
        "blood_samples.tsv, row 2, column fcs: 'raw/0.fcs': no such file: there is no folder "
        f"{study / 'raw'} (also rows 3–101)"
    ]


def test_the_check_is_the_same_on_every_run(study: Path) -> None:
    for name in ("P01-V1", "P02-V1"):
        (study / "fcs" / f"{name}.fcs").write_bytes(b"FCS")
    assert check_study(study, config=None) == check_study(study, config=None)


def test_each_problem_fits_its_line(study: Path) -> None:
    replace(study / "patients.tsv", "2024-01-11", "x" * 5000)
    (problem,) = problems_of(study)
    assert len(problem) < 200


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "nowhere"], "tilflow: nowhere: no such folder\n"),
        (["check", "."], ""),
        (["check", ".", "--config", "my.yaml"], "tilflow: my.yaml: no such file of settings\n"),
    ],
)
def test_what_the_command_cannot_start_from(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith(message)
