"""The exploration finds what no gate was made for, and says the same in every run."""

import dataclasses
import hashlib
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from tilflow.cli import main
from tilflow.cytometry.explore.clusters import (
    Cells,
    choose_rows,
    derive_cluster_rows,
    pool_cells,
    scale_by_batch,
)
from tilflow.cytometry.settings import ExploreSettings
from tilflow.errors import InputError
from tilflow.measurement import derive_measurements

SETTINGS = ExploreSettings()
MARKERS = ("CD38", "HLA-DR", "CD69")


def make_cells(sample_id, *, shift=0.0, rare=0.0, n=300, batch="b1", markers=MARKERS):
    """Cells of one kind, of which a share `rare` is bright for the last marker."""
    generator = np.random.default_rng(int(hashlib.sha256(sample_id.encode()).hexdigest()[:8], 16))
    values = 0.4 + shift + 0.03 * generator.standard_normal((n, len(markers)))
    values[: round(rare * n), -1] += 0.35
    return Cells(sample_id, batch, markers, values, n)


def test_the_rows_of_a_sample_do_not_depend_on_the_others():
    first = choose_rows(1000, 50, seed=1, sample_id="A")
    assert len(set(first.tolist())) == 50
    assert (np.diff(first) > 0).all()
    assert first.tolist() == choose_rows(1000, 50, seed=1, sample_id="A").tolist()
    assert first.tolist() != choose_rows(1000, 50, seed=1, sample_id="B").tolist()
    assert first.tolist() != choose_rows(1000, 50, seed=2, sample_id="A").tolist()


def test_every_sample_gives_the_same_number_in_any_order():
    samples = [make_cells("A", n=900), make_cells("B", n=500), make_cells("C", n=30)]
    pool = pool_cells("cd8_t_cells", samples, SETTINGS)
    sizes = pd.Series(pool.sample_ids).value_counts().to_dict()
    assert sizes == {"A": 400, "B": 400, "C": 30}
    turned = pool_cells("cd8_t_cells", samples[::-1], SETTINGS)
    np.testing.assert_array_equal(pool.scaled, turned.scaled)
    few = SETTINGS.model_copy(update={"most_cells": 150})
    assert len(pool_cells("cd8_t_cells", samples, few).scaled) == 50 + 50 + 30


def test_the_level_of_a_batch_is_taken_out_and_that_of_a_sample_stays():
    batches = {"b1": 0.0, "b2": 0.1}
    samples = [
        make_cells(f"{batch}{n}", shift=shift + (0.08 if n == 0 else 0), batch=batch)
        for batch, shift in batches.items()
        for n in range(5)
    ]
    pool = pool_cells("cd8_t_cells", samples, SETTINGS)
    median = {name: np.median(pool.scaled[pool.sample_ids == name]) for name in pool.sample_ids}
    for n in range(5):
        assert median[f"b1{n}"] == pytest.approx(median[f"b2{n}"], abs=0.15)
    assert median["b10"] - median["b11"] == pytest.approx(0.08 / 0.06, abs=0.2)


def test_a_small_batch_keeps_its_level():
    sizes = [60, 60, 60, 20]
    ids = np.repeat(["A", "B", "C", "D"], sizes)
    batch = np.repeat(["b1", "b1", "b1", "b2"], sizes)
    display = np.where(ids == "D", 0.6, 0.4)[:, None] + np.zeros((200, 1))
    scaled = scale_by_batch(display, ids, batch, SETTINGS)
    assert scaled[-1, 0] - scaled[0, 0] == pytest.approx(0.2 / SETTINGS.smallest_spread)


def test_markers_that_some_samples_lack_are_left_out():
    other = make_cells("B", markers=("CD38", "CD69", "Viability"))
    pool = pool_cells("cd8_t_cells", [make_cells("A"), other], SETTINGS)
    assert pool.markers == ("CD38", "CD69")
    with pytest.raises(InputError, match="fewer than two markers in common"):
        pool_cells("cd8_t_cells", [make_cells("A"), make_cells("B", markers=("CD3",))], SETTINGS)
    with pytest.raises(InputError, match="no sample has cells of cd9"):
        pool_cells("cd9", [dataclasses.replace(make_cells("A"), total=0)], SETTINGS)


@pytest.fixture(scope="module")
def explored():
    """Six samples; in half of them a tenth of the cells is of another kind; one has failed."""
    from tilflow.cytometry.explore.clusters import cluster_pool

    samples = [make_cells(f"S{n}", rare=0.1 * (n % 2)) for n in range(6)]
    samples.append(Cells("S9", "b1", (), np.zeros((0, 0)), 0, "marker CD8 is missing"))
    settings = SETTINGS.model_copy(update={"resolution": 0.1})
    events = cluster_pool(pool_cells("cd8_t_cells", samples, settings), settings)
    return events, samples, settings


def test_an_unforeseen_population_shows_with_its_share(explored):
    events, samples, settings = explored
    rows = derive_cluster_rows(events, samples, settings, source="study/explore/clusters.parquet")
    values = np.asarray(events.layers["display"])
    bright = values[:, -1] > 0.6
    rare = int(events.obs["cluster"][bright].mode().iloc[0])
    assert (events.obs["cluster"][bright] == rare).mean() > 0.98
    assert (events.obs["cluster"][~bright] != rare).mean() > 0.98
    own = rows[rows["parameter"] == f"cd8_t_cells.cluster_{rare}.percent"].set_index("specimen_id")
    for n in range(6):
        assert own.loc[f"S{n}", "value"] == pytest.approx(10 * (n % 2), abs=1.0)
        assert own.loc[f"S{n}", "lower"] <= own.loc[f"S{n}", "value"]
    shares = rows.dropna(subset=["value"]).groupby("specimen_id")["value"].sum()
    np.testing.assert_allclose(shares, 100)


def test_a_failed_sample_has_rows_with_its_reason_and_all_fit_the_contract(explored):
    rows = derive_cluster_rows(*explored, source="s")
    failed = rows[rows["specimen_id"] == "S9"]
    assert len(failed) == explored[0].obs["cluster"].max()
    assert (failed["quality"] == "fail").all()
    assert (failed["reason"] == "marker CD8 is missing").all()
    table = derive_measurements(rows.assign(patient_id="P1", visit="D1", study_day=1))
    assert len(table) == len(rows)


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Two patients with a tube each, without slides."""
    from tilflow.simulate.settings import build_settings
    from tilflow.simulate.study_folder import write_study

    demo = build_settings("demo", seed=3)
    folder = tmp_path_factory.mktemp("explored") / "study"
    write_study(
        folder,
        demo.model_copy(
            update={
                "strata": demo.strata[:1],
                "visits": demo.visits[:1],
                "tube": demo.tube.model_copy(update={"events": 6_000}),
                "slides": demo.slides.model_copy(update={"patients": 0}),
            }
        ),
    )
    with (folder / "config.yaml").open("a") as config:
        config.write("  explore:\n    enabled: true\n    cells_per_sample: 200\n")
    return folder


@pytest.mark.pipeline
def test_the_rule_runs_and_a_second_run_says_the_same(study, repository, tmp_path):
    arguments = ("--snakefile", str(repository / "Snakefile"), "--cores", "2", "--nolock")
    target = "results/study/measurements.parquet"
    command = ["snakemake", target, *arguments, "--configfile", str(study / "config.yaml")]
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=tmp_path, text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    results = tmp_path / "results"
    clusters = pd.read_parquet(results / "study/explore/clusters.parquet")
    assert set(clusters["parameter"].str.split(".").str[0]) == {"cd8_t_cells", "monocytes"}
    assert clusters["specimen_id"].nunique() == 2
    measured = pd.read_parquet(results / target.removeprefix("results/"))
    taken = measured[measured["parameter"].str.contains(r"\.cluster_\d+\.percent$")]
    assert len(taken) == len(clusters)
    assert (taken["source"] == "study/explore/clusters.parquet").all()
    again = tmp_path / "again"
    config = ["--config", str(study / "config.yaml")]
    explore = ["cytometry", "explore", str(study), str(results), *config, "--out", str(again)]
    assert main(explore) == 0
    for name in ("heat_map.png", "umap.png"):
        first = (results / "study/explore" / name).read_bytes()
        assert first == (again / name).read_bytes(), name
    repeated = pd.read_parquet(again / "clusters.parquet").drop(columns="source")
    pd.testing.assert_frame_equal(repeated, clusters.drop(columns="source"))

    import anndata

    events = anndata.read_zarr(again / "embedding.zarr")
    assert set(events.obs["population"]) == {"cd8_t_cells", "monocytes"}
    assert events.obsm["X_umap"].shape == (len(events), 2)
    assert np.isfinite(events.obsm["X_umap"]).all()


def test_a_study_that_was_not_gated_is_told_what_to_do(study, tmp_path, capsys):
    assert main(["cytometry", "explore", str(study), str(tmp_path), "--out", str(tmp_path)]) == 2
    assert "`tilflow cytometry gate` writes it" in capsys.readouterr().err
