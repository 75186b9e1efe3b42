import numpy as np
import pytest

from tilflow.cytometry.fcs.reading import read_fcs
from tilflow.cytometry.gates.strategy import find_strategy, read_strategy
from tilflow.cytometry.panel import read_panel
from tilflow.cytometry.settings import CytometrySettings
from tilflow.cytometry.tubes.counting import CountInputs
from tilflow.cytometry.tubes.sample import gate_sample, tabulate_sample

SETTINGS = CytometrySettings()
PANEL = read_panel("whole_blood")
STRATEGY = read_strategy(find_strategy("whole_blood"))
CLASSES = {
    "cd4_t_cells": ("cd4",),
    "cd8_t_cells": ("cd8", "cd8_active"),
    "activated_cd8_t_cells": ("cd8_active",),
    "classical_monocytes": ("classical",),
    "intermediate_monocytes": ("intermediate",),
    "non_classical_monocytes": ("non_classical",),
    "monocytes": ("classical", "intermediate", "non_classical"),
    "granulocytes": ("neutrophil",),
    "nk_cells": ("nk",),
    "lymphocytes": ("cd4", "cd8", "cd8_active", "nk", "b"),
}


def measure(path, **inputs):
    fcs = read_fcs(path)
    sample = gate_sample(fcs, PANEL, STRATEGY, SETTINGS)
    given = (
        CountInputs(**inputs)
        if inputs
        else CountInputs(method="beads", beads_added=50_000, sample_volume_ul=50.0)
    )
    table = tabulate_sample(sample, PANEL, fcs, given, SETTINGS, sample_id="s", fcs_sha256="0" * 64)
    return sample, table.set_index("population")


@pytest.mark.parametrize(
    ("seed", "brightness", "active", "clog"),
    [(1, 1.0, 0.02, False), (2, 0.8, 0.4, False), (3, 1.2, 0.1, False), (4, 1.0, 0.2, True)],
)
def test_populations_are_those_that_were_put_in(
    tmp_path, blood_maker, seed, brightness, active, clog
):
    blood = blood_maker(seed, brightness=brightness, active_fraction=active, clog=clog)
    _, table = measure(blood.write(tmp_path / "a.fcs"))
    lost = 1 - table.loc["beads", "n_events"] / blood.count("beads")
    assert lost < (0.08 if clog else 0.002)
    for name, classes in CLASSES.items():
        truth = (1 - lost) * blood.count(*classes)
        noise = 2 * (truth * lost) ** 0.5
        assert table.loc[name, "n_events"] == pytest.approx(truth, rel=0.03, abs=2 + noise), name
    for name in ("cd4_t_cells", "cd8_t_cells", "monocytes", "granulocytes"):
        count = table.loc[name, "count_per_ul"]
        assert count == pytest.approx(blood.true_count(*CLASSES[name]), rel=0.04), name
        assert table.loc[name, "count_lower"] < count < table.loc[name, "count_upper"]


def test_doublets_are_given_back_to_the_counts(tmp_path, blood_maker):
    blood = blood_maker(5, doublets=0.08)
    path = blood.write(tmp_path / "a.fcs")
    _, table = measure(path)
    truth = blood.true_count("neutrophil")
    assert table.loc["granulocytes", "count_per_ul"] == pytest.approx(truth, rel=0.02)
    uncorrected = (
        table.loc["granulocytes", "count_per_ul"] / table.loc["granulocytes", "doublet_factor"]
    )
    assert uncorrected < 0.95 * truth
    assert table.loc["beads", "count_method"] == "reference"


def test_beads_pass_no_gate_of_the_cells(blood, tmp_path):
    sample, _ = measure(blood.write(tmp_path / "a.fcs"))
    beads = sample.gated.members("beads")
    assert beads.sum() == blood.count("beads")
    for population in sample.gated.populations:
        if population.id != "beads":
            assert not (population.members & beads).any()


def test_a_missing_marker_leaves_the_rest(blood, tmp_path):
    path = blood.write(tmp_path / "a.fcs", **{"$P14N": "BV786-X"})
    path.write_bytes(path.read_bytes().replace(b",BV786-A,", b",BV786-X,"))
    fcs = read_fcs(path)
    sample = gate_sample(fcs, PANEL, STRATEGY, SETTINGS)
    disabled = {item.id: item.disabled for item in sample.gated.populations if item.disabled}
    assert set(disabled) >= {"cd69_cd8_t_cells"}
    assert disabled["cd69_cd8_t_cells"] == "marker CD69 is missing"


@pytest.mark.parametrize(
    ("inputs", "population", "reason"),
    [
        ({"method": "volume"}, "cd8_t_cells", "no volume"),
        ({"method": "none"}, "cd8_t_cells", ""),
    ],
)
def test_counts_that_cannot_be_had_say_why(blood, tmp_path, inputs, population, reason):
    _, table = measure(blood.write(tmp_path / "a.fcs"), **inputs)
    row = table.loc[population]
    assert row["count_per_ul"] != row["count_per_ul"]
    assert reason in row["reason"]
    assert row["percent_quality"] == "ok"


def test_counts_by_volume_and_by_blood_count(blood, tmp_path):
    path = blood.write(tmp_path / "a.fcs", **{"$VOL": "100000"})
    _, table = measure(path, method="volume", dilution_factor=10)
    row = table.loc["cd4_t_cells"]
    expected = row["n_events"] / 100 * 10 * row["doublet_factor"]
    assert row["count_per_ul"] == pytest.approx(expected)
    _, table = measure(path, method="cbc", cbc_per_ul=6000, cbc_population="leukocytes")
    # The blood count knows of no viability: all leukocytes are its denominator.
    assert table.loc["leukocytes", "count_per_ul"] == 6000
    assert table.loc["viable_leukocytes", "count_per_ul"] < 6000
    share = table.loc["cd4_t_cells", "n_events"] / table.loc["leukocytes", "n_events"]
    assert table.loc["cd4_t_cells", "count_per_ul"] == pytest.approx(6000 * share)


def test_few_cells_and_few_beads_are_flagged(tmp_path, blood_maker):
    _, table = measure(blood_maker(6, 2_000).write(tmp_path / "a.fcs"))
    assert table.loc["granulocytes", "quality"] == "fail"
    assert "bead events; at least 300 are needed" in table.loc["granulocytes", "reason"]
    _, table = measure(blood_maker(6, 6_000).write(tmp_path / "b.fcs"))
    assert table.loc["granulocytes", "quality"] == "warn"
    assert "only" in table.loc["granulocytes", "reason"]
    assert "limit of quantitation" in table.loc["intermediate_monocytes", "reason"]


@pytest.mark.parametrize("n_events", [1, 2, 40, 300])
@pytest.mark.parametrize("kind", ["noise", "constant", "saturated"])
def test_nonsense_gives_flags_and_no_crash(tmp_path, fcs_writer, blood, n_events, kind):
    generator = np.random.default_rng(9)
    events = {
        "noise": generator.uniform(-1000, 262143, (n_events, 14)),
        "constant": np.full((n_events, 14), 7.0),
        "saturated": np.full((n_events, 14), 262143.0),
    }[kind]
    path = fcs_writer(tmp_path / "a.fcs", blood.channels, events)
    panel = PANEL.model_copy(update={"spillover": "none"})
    sample = gate_sample(read_fcs(path), panel, STRATEGY, SETTINGS)
    table = tabulate_sample(
        sample,
        panel,
        read_fcs(path),
        CountInputs(method="beads", beads_added=1000, sample_volume_ul=10),
        SETTINGS,
        sample_id="s",
        fcs_sha256="",
    )
    cells = table[table["population"] != "beads"]
    assert cells["quality"].isin(["fail", "warn"]).all()
    assert (cells["reason"] != "").all()
