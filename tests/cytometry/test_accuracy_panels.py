"""The panels of activation on generated blood: what was put in comes out."""

import numpy as np
import pytest

from tilflow.cytometry.fcs.reading import read_fcs
from tilflow.cytometry.gates.strategy import find_strategy, read_strategy
from tilflow.cytometry.panel import list_shipped, read_panel
from tilflow.cytometry.settings import CytometrySettings
from tilflow.cytometry.tubes.counting import CountInputs
from tilflow.cytometry.tubes.sample import gate_sample, tabulate_sample

SETTINGS = CytometrySettings()
NEGATIVE, SIGMA = 90.0, 0.28

LYMPHOCYTE = {"FSC-A": 60_000, "SSC-A": 15_000, "CD45": 24_000}
T_CELL = {**LYMPHOCYTE, "CD3": 6_000, "CD38": 500}
NAIVE, CENTRAL = {"CD45RA": 12_000, "CCR7": 5_000}, {"CD45RA": 250, "CCR7": 5_000}
EFFECTOR, TEMRA = {"CD45RA": 250}, {"CD45RA": 12_000}
MONOCYTE = {"FSC-A": 105_000, "SSC-A": 42_000, "CD45": 14_000, "CD64": 9_000, "CD86": 2_500}
NEUTROPHIL = {"FSC-A": 128_000, "SSC-A": 112_000, "CD45": 6_500, "CD16": 24_000, "Lineage": 9_000}
DEAD = {"FSC-A": 40_000, "SSC-A": 18_000, "CD45": 12_000, "Viability": 22_000}
DEBRIS = {"FSC-A": 9_000, "SSC-A": 5_000, "CD45": 70}
BEAD = dict.fromkeys(
    (
        *("CD45", "CD3", "CD4", "CD8", "CD45RA", "CCR7", "HLA-DR", "CD38", "CD69", "PD-1", "Ki67"),
        *("Viability", "Lineage", "CD14", "CD16", "CD40", "CD64", "CD80", "CD86"),
    ),
    120_000,
)
CD8, CD4 = {"CD8": 13_000}, {"CD4": 10_000}
T_CELLS = {
    "cd8_naive": (0.10, {**T_CELL, **CD8, **NAIVE}),
    "cd8_central": (0.04, {**T_CELL, **CD8, **CENTRAL}),
    "cd8_effector": (0.06, {**T_CELL, **CD8, **EFFECTOR}),
    "cd8_effector_pd1": (0.03, {**T_CELL, **CD8, **EFFECTOR, "PD-1": 5_000}),
    "cd8_effector_active": (
        0.03,
        {**T_CELL, **CD8, **EFFECTOR, "HLA-DR": 3_500, "CD38": 9_000, "Ki67": 6_000, "PD-1": 5_000},
    ),
    "cd8_temra": (0.05, {**T_CELL, **CD8, **TEMRA, "CD69": 3_500}),
    "cd4_naive": (0.14, {**T_CELL, **CD4, **NAIVE}),
    "cd4_central": (0.12, {**T_CELL, **CD4, **CENTRAL}),
    "cd4_effector": (0.06, {**T_CELL, **CD4, **EFFECTOR, "PD-1": 5_000}),
    "nk": (0.05, {**LYMPHOCYTE, "CD8": 1_500, "CD45RA": 12_000, "CD38": 2_500}),
    "neutrophil": (0.20, NEUTROPHIL),
    "monocyte": (0.05, {**MONOCYTE, "HLA-DR": 5_500, "CD4": 1_300}),
    "dead": (0.02, DEAD),
    "debris": (0.10, DEBRIS),
    "beads": (0.10, {"FSC-A": 34_000, "SSC-A": 62_000, **BEAD}),
}
MONOCYTES = {
    "classical": (0.14, {**MONOCYTE, "CD14": 19_000, "HLA-DR": 5_500, "CD40": 250}),
    "classical_active": (
        0.06,
        {**MONOCYTE, "CD14": 19_000, "HLA-DR": 12_000, "CD80": 5_000, "CD40": 6_000},
    ),
    "intermediate": (0.03, {**MONOCYTE, "CD14": 15_000, "CD16": 3_400, "HLA-DR": 11_000}),
    "non_classical": (0.04, {**MONOCYTE, "CD14": 1_800, "CD16": 11_000, "HLA-DR": 6_500}),
    "dendritic": (0.01, {**MONOCYTE, "SSC-A": 24_000, "CD45": 9_000, "HLA-DR": 14_000}),
    "nk": (0.05, {**LYMPHOCYTE, "Lineage": 9_000, "CD16": 10_000}),
    "t": (0.18, {**LYMPHOCYTE, "Lineage": 9_000}),
    "b": (0.04, {**LYMPHOCYTE, "Lineage": 9_000, "HLA-DR": 8_000}),
    "neutrophil": (0.25, NEUTROPHIL),
    "dead": (0.02, DEAD),
    "debris": (0.10, DEBRIS),
    "beads": (0.08, {"FSC-A": 34_000, "SSC-A": 62_000, **BEAD}),
}
EXPECTED = {
    "t_cell_activation": {
        "t_cells": ("cd8_", "cd4_"),
        "cd8_t_cells": ("cd8_",),
        "cd4_t_cells": ("cd4_",),
        "naive_cd8_t_cells": ("cd8_naive",),
        "central_memory_cd8_t_cells": ("cd8_central",),
        "effector_memory_cd8_t_cells": ("cd8_effector",),
        "temra_cd8_t_cells": ("cd8_temra",),
        "naive_cd4_t_cells": ("cd4_naive",),
        "central_memory_cd4_t_cells": ("cd4_central",),
        "effector_memory_cd4_t_cells": ("cd4_effector",),
        "activated_cd8_t_cells": ("cd8_effector_active",),
        "cd69_cd8_t_cells": ("cd8_temra",),
        "pd1_cd8_t_cells": ("cd8_effector_pd1", "cd8_effector_active"),
        "ki67_cd8_t_cells": ("cd8_effector_active",),
        "ki67_pd1_cd8_t_cells": ("cd8_effector_active",),
    },
    "monocyte_activation": {
        "monocytes": ("classical", "intermediate", "non_classical"),
        "classical_monocytes": ("classical",),
        "intermediate_monocytes": ("intermediate",),
        "non_classical_monocytes": ("non_classical",),
        "cd80_monocytes": ("classical_active",),
        "cd40_monocytes": ("classical_active",),
        "granulocytes": ("neutrophil",),
    },
}
"""Panel → population → beginnings of its classes' names."""
BLOOD = {"t_cell_activation": T_CELLS, "monocyte_activation": MONOCYTES}


def generate(panel, looks, seed, n=16_000):
    """Return events in the order of the panel's channels, and the class of each."""
    generator = np.random.default_rng(seed)
    shares = np.array([share for share, _ in looks.values()])
    classes = generator.choice(list(looks), size=n, p=shares / shares.sum())
    names = ["FSC-A", "FSC-H", "SSC-A", *panel.channels.values()]
    events = np.empty((n, len(names)))
    for name, (_, look) in looks.items():
        rows = np.flatnonzero(classes == name)
        for column, marker in enumerate(names):
            sigma = 0.03 if name == "beads" else 0.08 if column < 3 else SIGMA
            drawn = np.exp(sigma * generator.standard_normal(len(rows)))
            events[rows, column] = look.get(marker, NEGATIVE) * drawn
    events[:, 1] = 0.92 * events[:, 0] * np.exp(0.03 * generator.standard_normal(n))
    markers = events[:, 3:]
    markers += generator.standard_normal(markers.shape) * np.sqrt(25.0**2 + 6 * markers)
    time = np.floor(np.cumsum(generator.exponential(0.25, n)))
    return np.column_stack([time, events]).clip(-262143, 262143), classes


def measure(tmp_path, fcs_writer, name, seed, *, without=()):
    """Gate a generated tube; `without` names markers that were not stained."""
    full = read_panel(name)
    events, classes = generate(full, BLOOD[name], seed)
    channels = {"Time": "", "FSC-A": "", "FSC-H": "", "SSC-A": "", **full.channels}
    kept = [marker not in without for marker in channels.values()]
    path = fcs_writer(
        tmp_path / "a.fcs",
        {channel: marker for channel, marker in channels.items() if marker not in without},
        events[:, kept],
        keywords={"$TIMESTEP": "0.01"},
    )
    panel = full.model_copy(update={"spillover": "none"})
    strategy = read_strategy(find_strategy(panel.strategy))
    fcs = read_fcs(path)
    sample = gate_sample(fcs, panel, strategy, SETTINGS)
    inputs = CountInputs(method="beads", beads_added=50_000, sample_volume_ul=50.0)
    table = tabulate_sample(sample, panel, fcs, inputs, SETTINGS, sample_id="s", fcs_sha256="")
    return sample, table.set_index("population"), classes


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_what_was_put_in_comes_out(tmp_path, fcs_writer, name, seed):
    sample, table, classes = measure(tmp_path, fcs_writer, name, seed)
    beads = (classes == "beads").sum()
    for population, beginnings in EXPECTED[name].items():
        truth = np.char.startswith(classes, beginnings[0])
        for beginning in beginnings[1:]:
            truth |= np.char.startswith(classes, beginning)
        found = sample.gated.members(population)
        f1 = 2 * (found & truth).sum() / (found.sum() + truth.sum())
        assert f1 > 0.97, population
        count = truth.sum() / beads * 50_000 / 50
        assert table.loc[population, "count_per_ul"] == pytest.approx(count, rel=0.04), population


@pytest.mark.parametrize("cell", ["cd8", "cd4"])
def test_memory_subsets_make_up_their_parent(tmp_path, fcs_writer, cell):
    _, table, _ = measure(tmp_path, fcs_writer, "t_cell_activation", 3)
    parts = [f"{name}_{cell}_t_cells" for name in ("naive", "central_memory", "effector_memory")]
    parts.append(f"temra_{cell}_t_cells")
    assert table.loc[parts, "n_events"].sum() == table.loc[f"{cell}_t_cells", "n_events"]
    assert table.loc[parts, "percent_of_parent"].sum() == pytest.approx(100)


def test_intensities_of_monocytes_are_those_put_in(tmp_path, fcs_writer):
    _, table, _ = measure(tmp_path, fcs_writer, "monocyte_activation", 4)
    row = table.loc["intermediate_monocytes"]
    assert row["median.HLA-DR"] == pytest.approx(11_000, rel=0.05)
    assert row["median.CD86"] == pytest.approx(2_500, rel=0.05)
    assert row["median.CD64"] == pytest.approx(9_000, rel=0.05)
    assert {f"median.{marker}" for marker in ("CD80", "CD40")} <= set(table.columns)


@pytest.mark.parametrize(
    ("name", "without", "disabled", "kept"),
    [
        (
            "t_cell_activation",
            ("Ki67",),
            ("ki67_cd8_t_cells", "ki67_cd4_t_cells"),
            "pd1_cd8_t_cells",
        ),
        ("t_cell_activation", ("CCR7",), ("naive_cd8_t_cells",), "activated_cd8_t_cells"),
        ("monocyte_activation", ("CD80",), ("cd80_monocytes",), "classical_monocytes"),
        ("monocyte_activation", ("Lineage",), ("monocytes", "classical_monocytes"), "granulocytes"),
    ],
)
def test_a_missing_marker_disables_its_populations(
    tmp_path, fcs_writer, name, without, disabled, kept
):
    _, table, _ = measure(tmp_path, fcs_writer, name, 5, without=without)
    for population in disabled:
        assert table.loc[population, "quality"] == "fail"
        assert f"marker {without[0]} is missing" in table.loc[population, "reason"]
    assert table.loc[kept, "n_events"] > 100
    assert table.loc[kept, "count_per_ul"] > 0
    if f"median.{without[0]}" in table.columns:
        assert table[f"median.{without[0]}"].isna().all()


def test_the_panels_of_the_trial_are_shipped():
    assert {"whole_blood", *EXPECTED} <= set(list_shipped("panels"))
    for name in list_shipped("panels"):
        panel = read_panel(name)
        strategy = read_strategy(find_strategy(panel.strategy))
        needed = {marker for item in strategy.populations for marker in item.gate.markers()}
        assert needed <= set(panel.dimensions), name
