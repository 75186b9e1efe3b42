"""The whole chain on the test data: what it writes, how right it is, what it runs again."""

import hashlib
import shutil
from pathlib import Path

import pandas as pd
import pytest
import yaml
from tests.workflow.runs import plan, run

pytestmark = [pytest.mark.pipeline, pytest.mark.xdist_group("pipeline")]

AFTER_BLOOD = {
    "collect_measurements": 1,
    "derive_longitudinal": 1,
    "associate_outcomes": 1,
    "export_sdtm": 1,
    "export_tables": 1,
    "summarise_change": 1,
    "write_patients": 1,
    "trace_provenance": 1,
    "draw_figures": 1,
    "build_patients": 1,
    "build_report": 1,
    "all": 1,
}


@pytest.fixture(scope="session")
def results(working_folder: Path) -> Path:
    return working_folder / "results"


def test_the_report_and_the_tables_are_there(results: Path) -> None:
    for name in (
        "report.html",
        "provenance.json",
        "study/measurements.parquet",
        "study/longitudinal.parquet",
        "study/longitudinal.csv",
        "study/wide.csv",
        "study/completeness.parquet",
        "study/adlb.parquet",
        "study/adlb.csv",
        "study/adlb.xlsx",
        "study/adlb.xpt",
        "study/adlb.json",
        "study/adlb_xpt_changes.tsv",
        "study/conformance.tsv",
        "study/dictionary.csv",
        "study/dictionary.md",
        "study/define.xml",
        "study/sdtm/cp.xpt",
        "study/sdtm/mi.xpt",
        "study/sdtm/lb.csv",
        "study/sdtm/dm.json",
        "study/sdtm/suppcp.csv",
        "study/sdtm/define.xml",
        "study/sdtm/conformance.tsv",
        "study/endpoints.parquet",
        "study/adverse_events.parquet",
        "study/dose_escalation.parquet",
        "study/responses.parquet",
        "study/survival.parquet",
        "study/patient_outcomes.parquet",
        "study/outcomes.parquet",
        "study/tissue_classes.parquet",
        "study/statistics.parquet",
        "study/figures/swimmer.svg",
        "study/figures/swimmer.csv",
        "patients/A01.html",
        "patients/A01.tsv",
        "study/statistics.csv",
    ):
        assert (results / name).stat().st_size > 100, name


def test_every_sample_and_slide_of_the_sheets_is_in_the_measurements(
    results: Path, test_study: Path
) -> None:
    measurements = pd.read_parquet(results / "study" / "measurements.parquet")
    for specimen, sheet, key in (
        ("blood", "blood_samples.tsv", "sample_id"),
        ("tissue", "biopsies.tsv", "slide_id"),
    ):
        expected = pd.read_csv(test_study / sheet, sep="\t")[key]
        measured = measurements.loc[measurements["specimen"] == specimen, "specimen_id"]
        assert set(measured) == set(expected)


def test_every_table_of_events_opens_as_anndata(results: Path) -> None:
    import anndata

    stores = sorted(results.glob("blood/*/events.zarr"))
    assert stores
    for store in stores:
        events = anndata.read_zarr(store)
        populations = pd.read_parquet(store.parent / "populations.parquet")
        members = dict(
            zip(events.uns["populations"], events.obsm["membership"].sum(axis=0), strict=True)
        )
        counted = populations.dropna(subset=["n_events"]).set_index("population")["n_events"]
        for population, n_events in members.items():
            assert n_events == counted[population.split("/")[-1]]


def test_every_slide_opens_with_ome_zarr_and_holds_its_labels(results: Path) -> None:
    from ome_zarr.io import parse_url
    from ome_zarr.reader import Reader

    stores = sorted(results.glob("tissue/*/slide.ome.zarr"))
    assert stores
    for store in stores:
        image = next(iter(Reader(parse_url(str(store)))()))
        assert len(image.data) >= 2
        assert image.data[0].ndim == 3
        nodes = Reader(parse_url(str(store)))()
        labels = {str(node.zarr).split("/labels/")[-1].split()[0]: node for node in nodes}
        assert {"tissue", "nuclei", "cells", "compartments"} <= set(labels)
        nuclei = labels["nuclei"].data[0]
        assert nuclei.shape == image.data[0].shape[-2:]
        n_cells = len(_read_cells(store.parent))
        assert int(nuclei.max().compute()) == n_cells


def _read_cells(folder: Path) -> pd.DataFrame:
    import anndata

    return anndata.read_zarr(folder / "cells.zarr").obs


@pytest.mark.parametrize("population", ["cd8_t_cells", "monocytes"])
def test_counts_are_within_5_percent_of_the_truth(
    results: Path, test_study: Path, population: str
) -> None:
    truth = pd.read_csv(test_study / "truth" / "blood.tsv", sep="\t")
    truth = truth[truth["population"] == population].set_index("sample_id")["count_per_ul_acquired"]
    measured = pd.concat(map(pd.read_parquet, sorted(results.glob("blood/*/populations.parquet"))))
    measured = measured[measured["population"] == population].set_index("sample_id")
    error = (measured["count_per_ul"] / truth - 1).abs()
    assert len(error) == len(truth) >= 12
    assert error.max() <= 0.05, error


def test_densities_are_within_10_percent_of_the_truth(results: Path, test_study: Path) -> None:
    key = ["slide_id", "phenotype", "compartment"]
    truth = pd.read_csv(test_study / "truth" / "tissue.tsv", sep="\t").set_index(key)
    measured = pd.concat(map(pd.read_parquet, sorted(results.glob("tissue/*/densities.parquet"))))
    both = truth.join(measured.set_index(key), rsuffix="_measured", how="left")
    # A density of fewer than 100 cells has a counting error of 10 % of its own.
    both = both[both["n_cells"] >= 100]
    error = (both["density_per_mm2_measured"] / both["density_per_mm2"] - 1).abs()
    assert {"cd8_t_cells", "nucleated_cells"} <= set(both.index.get_level_values("phenotype"))
    assert error.notna().all()
    assert error.max() <= 0.10, error.sort_values().tail(8)


def test_the_report_of_snakemake_has_categories_and_captions(
    working_folder: Path, results: Path, test_study: Path, repository: Path, tmp_path: Path
) -> None:
    page = tmp_path / "snakemake.html"
    done = run(
        *("snakemake", "--snakefile", repository / "Snakefile"),
        *("--configfile", test_study / "config.yaml", "--nolock", "--report", page),
        folder=working_folder,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    text = page.read_text(encoding="utf-8")
    for words in ("Blood", "Tissue", "Study", "Figures", "The gates of sample", "The study report"):
        assert words in text, words
    for name in ("gating.png", "overlay.png", "waterfall.svg", "report.html", "longitudinal.csv"):
        assert name in text, name
    assert len(list(results.glob("study/figures/*.svg"))) > 10


def test_a_second_run_starts_no_job(
    working_folder: Path, results: Path, test_study: Path, repository: Path
) -> None:
    assert plan(repository, test_study / "config.yaml", working_folder) == {}


AFTER_PICTURES = {"trace_provenance": 1, "build_patients": 1, "build_report": 1, "all": 1}
AFTER_REPORT = {"draw_figures": 1, **AFTER_PICTURES}


@pytest.mark.parametrize(
    ("setting", "value", "rules"),
    [
        ("cytometry.plot.dpi", 90, {"plot_gates": 12, **AFTER_PICTURES}),
        (
            "cytometry.counting.quantitation_events",
            40,
            {"gate_blood": 12, "plot_gates": 12, **AFTER_BLOOD},
        ),
        (
            "slides.densities.grid_um",
            60.0,
            {"describe_slide": 4, **AFTER_BLOOD},
        ),
        ("trial.statistics.minimum_patients", 4, {"summarise_change": 1, **AFTER_REPORT}),
        (
            "trial.endpoints.minimum_sd_days",
            49,
            {
                "derive_endpoints": 1,
                "associate_outcomes": 1,
                "summarise_change": 1,
                **AFTER_REPORT,
            },
        ),
        (
            "trial.association.events_per_covariate",
            8,
            {"associate_outcomes": 1, "trace_provenance": 1, "build_report": 1, "all": 1},
        ),
        (
            "trial.export.study_id",
            "ST1",
            {
                "export_sdtm": 1,
                "export_tables": 1,
                "trace_provenance": 1,
                "build_report": 1,
                "all": 1,
            },
        ),
        ("report.study_name", "Another name", AFTER_REPORT),
    ],
)
def test_an_edited_setting_reruns_exactly_the_rules_that_depend_on_it(
    working_folder: Path,
    test_study: Path,
    repository: Path,
    tmp_path: Path,
    setting: str,
    value: object,
    rules: dict[str, int],
) -> None:
    config = write_config(tmp_path, test_study, setting, value)
    assert plan(repository, config, working_folder) == rules


def write_config(folder: Path, test_study: Path, setting: str, value: object) -> Path:
    """Write the test study's settings with one of them changed."""
    content = yaml.safe_load((test_study / "config.yaml").read_text())
    content["study_folder"] = str(test_study)
    *sections, name = setting.split(".")
    place = content
    for section in sections:
        place = place.setdefault(section, {})
    place[name] = value
    config = folder / "config.yaml"
    config.write_text(yaml.safe_dump(content))
    return config


def test_a_misspelt_setting_stops_before_any_job(
    repository: Path, test_study: Path, tmp_path: Path
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(f"study_folder: {test_study}\nslides: {{segment: {{tile_pixels: 512}}}}\n")
    done = run(
        *("snakemake", "--snakefile", repository / "Snakefile", "--configfile", config),
        *("--cores", "1"),
        folder=tmp_path,
    )
    assert done.returncode != 0
    assert "slides.segment.tile_pixels: no such setting; did you mean 'tile_px'?" in done.stderr
    assert not (tmp_path / "results").exists()


def test_one_core_and_other_tiles_give_the_same_bytes(
    test_study: Path, results: Path, tmp_path: Path
) -> None:
    config = write_config(tmp_path, test_study, "slides.segment.tile_px", 256)
    done = run(*("tilflow", "run", test_study, "--config", config, "--cores", "1"), folder=tmp_path)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    one, other = _digest_tables(results), _digest_tables(tmp_path / "results")
    assert len(one) > 50
    assert one == other


def _digest_tables(results: Path) -> dict[str, str]:
    kinds = {".parquet", ".csv", ".tsv", ".png"}
    return {
        str(path.relative_to(results)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(results.rglob("*"))
        if path.is_file() and path.suffix in kinds and "benchmarks" not in path.parts
    }


def test_an_edited_source_reruns_the_rules_of_its_room(
    working_folder: Path, test_study: Path, repository: Path, tmp_path: Path, results: Path
) -> None:
    shutil.copytree(
        repository / "src",
        tmp_path / "src",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    config = test_study / "config.yaml"
    copied = {"PYTHONPATH": str(tmp_path / "src")}
    assert plan(repository, config, working_folder, copied) == {}

    source = tmp_path / "src" / "tilflow" / "cytometry" / "gates" / "gating.py"
    source.write_text(source.read_text() + "\n# edited\n")
    jobs = plan(repository, config, working_folder, copied)
    n_samples = len(list(results.glob("blood/*")))
    n_patients = len(list(results.glob("gates/*")))
    assert jobs == {
        "place_gates": n_samples,
        "align_gates": n_patients,
        "gate_blood": n_samples,
        "plot_gates": n_samples,
        **AFTER_BLOOD,
    }
