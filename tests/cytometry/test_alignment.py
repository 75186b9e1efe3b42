import numpy as np
import pandas as pd
import pytest

from tilflow.__main__ import main
from tilflow.cytometry.fcs.reading import read_fcs
from tilflow.cytometry.gates.alignment import Observation, align_site
from tilflow.cytometry.gates.alignment_positions import align_tubes, compute_error, read_json
from tilflow.cytometry.gates.datadriven import Position, find_valley
from tilflow.cytometry.gates.sites import Site
from tilflow.cytometry.gates.strategy import find_strategy, read_strategy
from tilflow.cytometry.panel import read_panel
from tilflow.cytometry.settings import AlignmentSettings, CytometrySettings, GatingSettings
from tilflow.cytometry.signal.transforms import Logicle
from tilflow.cytometry.tubes.locked_plan import LockedPlan, describe_tube, gate_by_plan
from tilflow.errors import InputError
from tilflow.simulate.blood_state import Baseline, BloodState, draw_baseline, draw_visit
from tilflow.simulate.blood_truth import Counting, tabulate_blood_truth
from tilflow.simulate.effects import Effect
from tilflow.simulate.fcs_file import write_fcs
from tilflow.simulate.seeding import open_generator
from tilflow.simulate.settings import BiologySettings, CytometerSettings, TubeSettings
from tilflow.simulate.tube import acquire_tube, draw_batch

SETTINGS = AlignmentSettings()
UNKNOWN = float("nan")


def tubes(*places, errors=0.02, patient="P", batch=""):
    errors = [errors] * len(places) if isinstance(errors, float) else errors
    return [
        Observation(f"{patient}-{visit}", patient, batch, at, error)
        for visit, (at, error) in enumerate(zip(places, errors, strict=True))
    ]


def test_uncertain_positions_are_drawn_together():
    aligned = align_site(tubes(0.40, 0.44, 0.42, 0.38, errors=0.03), SETTINGS)
    places = [item.at for item in aligned.values()]
    assert np.ptp(places) < 0.2 * 0.06
    assert np.mean(places) == pytest.approx(0.41, abs=0.002)


def test_a_well_measured_position_far_off_is_kept_and_reported():
    found = tubes(0.400, 0.402, 0.398, 0.401, 0.480, errors=0.003)
    aligned = list(align_site(found, SETTINGS).values())
    assert aligned[4].at == pytest.approx(0.48, abs=0.005)
    assert aligned[4].drift > SETTINGS.warn_drift
    assert max(abs(item.drift) for item in aligned[:4]) < 2
    # It does not pull the others along.
    assert [item.at for item in aligned[:4]] == pytest.approx([0.4, 0.402, 0.398, 0.401], abs=0.002)


def test_an_uncertain_position_far_off_follows_the_others():
    found = tubes(0.400, 0.402, 0.398, 0.401, 0.480, errors=[0.003, 0.003, 0.003, 0.003, 0.06])
    aligned = list(align_site(found, SETTINGS).values())
    assert aligned[4].at == pytest.approx(0.40, abs=0.01)


def test_a_tube_that_shows_nothing_gets_the_shared_position():
    aligned = align_site(tubes(0.40, UNKNOWN, 0.42, errors=[0.01, np.inf, 0.01]), SETTINGS)
    assert aligned["P-1"].at == pytest.approx(0.41, abs=0.002)
    assert np.isnan(aligned["P-1"].drift)
    assert aligned["P-1"].others == 2


def test_one_tube_alone_stays_where_it_is_and_none_has_no_answer():
    alone = align_site(tubes(0.4), SETTINGS)["P-0"]
    assert (alone.at, alone.drift, alone.others) == (0.4, 0.0, 0)
    assert align_site(tubes(UNKNOWN, UNKNOWN), SETTINGS) == {}


def batches(shift):
    """Five patients in two batches; the second is shifted; P4 was not seen in it."""
    generator = np.random.default_rng(3)
    found = []
    for number in range(5):
        for batch, offset in (("b1", 0.0), ("b2", shift)):
            at = 0.4 + 0.01 * number + offset + 0.002 * generator.standard_normal()
            at = UNKNOWN if (number, batch) == (4, "b2") else at
            found.append(Observation(f"P{number}-{batch}", f"P{number}", batch, at, 0.004))
    return found


def test_the_offset_of_a_batch_is_followed():
    aligned = align_site(batches(0.05), SETTINGS)
    assert aligned["P4-b2"].at - aligned["P4-b1"].at == pytest.approx(0.05, abs=0.012)
    apart = SETTINGS.model_copy(update={"use_batches": False})
    aligned = align_site(batches(0.05), apart)
    assert aligned["P4-b2"].at == pytest.approx(aligned["P4-b1"].shared)


def test_the_answer_is_the_same_for_any_order_of_the_tubes():
    found = batches(0.03)
    shuffled = [found[number] for number in np.random.default_rng(1).permutation(len(found))]
    one, other = align_site(found, SETTINGS), align_site(shuffled, SETTINGS)
    assert list(one) == list(other)
    assert all(one[name].at == other[name].at for name in one if name != "P4-b2")


def two_peaks(n, gap, seed):
    generator = np.random.default_rng(seed)
    low = 0.3 + 0.04 * generator.standard_normal(n // 2)
    high = 0.3 + gap + 0.04 * generator.standard_normal(n // 2)
    return np.concatenate([low, high])


def site_of(values):
    def find(values):
        return find_valley(values, (0.3, 0.6), GatingSettings(), deviations=3, fallback=0.45)

    return Site("t/CD3", "CD3", Logicle(), "valley", "root", find(values), values, find)


def test_the_standard_error_is_about_the_scatter_over_samples():
    from tilflow.cytometry.gates.alignment_positions import Measure

    found = [site_of(two_peaks(2000, 0.22, seed)).position.at for seed in range(40)]
    site = site_of(two_peaks(2000, 0.22, 100))
    error = compute_error(site, Measure(Logicle()), SETTINGS)
    # The flatness of the valley counts besides: rather too large than too small.
    assert np.std(found) < error < 10 * np.std(found)
    assert error == compute_error(site, Measure(Logicle()), SETTINGS)


def test_the_flatness_of_a_gap_is_part_of_the_standard_error():
    from tilflow.cytometry.gates.alignment_positions import Measure

    narrow, wide = site_of(two_peaks(2000, 0.22, 1)), site_of(two_peaks(2000, 0.30, 1))
    errors = [compute_error(site, Measure(Logicle()), SETTINGS) for site in (narrow, wide)]
    assert wide.position.doubt > 1.2 * narrow.position.doubt
    assert errors[1] > errors[0]


# Simulated visits with dim activation markers, whose truth is known.

PANEL = read_panel("whole_blood")
STRATEGY = read_strategy(find_strategy("whole_blood"))
QUICK = CytometrySettings(alignment=AlignmentSettings(bootstrap_repeats=8))
DIM = {
    **{
        (name, "HLA-DR"): 0.4
        for name in (
            "hladr_cd38_cd8_t_cells",
            "hladr_cd38_cd69_cd8_t_cells",
            "hladr_memory_cd8_t_cells",
            "activated_cd4_t_cells",
        )
    },
    **{
        (name, "CD38"): 0.55
        for name in (
            "hladr_cd38_cd8_t_cells",
            "hladr_cd38_cd69_cd8_t_cells",
            "activated_cd4_t_cells",
        )
    },
    ("intermediate_monocytes", "CD16"): 0.65,
}
PATIENTS = ("P1", "P2", "P3", "P4", "P5", "P6")
VISITS, FOLD, TREATED = 5, 2.0, (3, 4)
PARENTS = {
    "activated_cd8_t_cells": "cd8_t_cells",
    "classical_monocytes": "monocytes",
    "intermediate_monocytes": "monocytes",
    "non_classical_monocytes": "monocytes",
}


def draw_tube(baseline: Baseline, patient: str, visit: int, batches):
    generator = open_generator(11, patient, str(visit))
    effect = Effect(activated_fraction=FOLD if visit in TREATED else 1.0)
    blood = draw_visit(baseline, effect, generator, BiologySettings())
    return acquire_tube(
        BloodState(blood.count_per_ul, {**blood.brightness, **DIM}),
        batches[visit],
        generator,
        has_beads=False,
        is_clogged=False,
        tube=TubeSettings(events=7_000),
        cytometer=CytometerSettings(),
    )


@pytest.fixture(scope="module")
def shares(tmp_path_factory):
    """Share of the parent by the truth, by each tube alone and aligned: one row a tube."""
    folder = tmp_path_factory.mktemp("visits")
    cytometer = CytometerSettings()
    setups = [
        draw_batch(open_generator(11, "batch", str(visit)), cytometer, TubeSettings())
        for visit in range(VISITS)
    ]
    files, contents, rows = {}, [], []
    for patient in PATIENTS:
        baseline = draw_baseline(open_generator(11, patient))
        for visit in range(VISITS):
            tube = draw_tube(baseline, patient, visit, setups)
            name = f"{patient}-{visit}"
            write_fcs(
                folder / f"{name}.fcs",
                tube.events,
                spillover=tube.spillover,
                time_step_s=cytometer.time_step_s,
                full_scale=cytometer.full_scale,
                volume_ul=None,
            )
            counting = Counting("volume", 50.0, acquired_volume_ul=1.0, dilution_factor=1.0)
            truth = tabulate_blood_truth(name, tube, counting).set_index("population")["n_events"]
            files[name] = fcs = read_fcs(folder / f"{name}.fcs")
            own = gate_by_plan(fcs, PANEL, LockedPlan(STRATEGY), QUICK)
            place = {"sample_id": name, "patient_id": patient, "batch": f"b{visit}"}
            contents.append(describe_tube(fcs, PANEL, LockedPlan(STRATEGY), QUICK, **place))
            rows.append((name, "truth", {p: truth[p] / truth[q] for p, q in PARENTS.items()}))
            rows.append((name, "own", share(own)))
    for patient in PATIENTS:
        aligned = align_tubes(contents, patient_id=patient, settings=QUICK.alignment)
        for name, sites in aligned["samples"].items():
            given = {site: Position(row["linear"], row["how"]) for site, row in sites.items()}
            sample = gate_by_plan(files[name], PANEL, LockedPlan(STRATEGY, positions=given), QUICK)
            rows.append((name, "aligned", share(sample)))
    return pd.DataFrame(
        [(name, how, p, value) for name, how, found in rows for p, value in found.items()],
        columns=["tube", "how", "population", "share"],
    ).pivot(index=["population", "tube"], columns="how", values="share")


def share(sample):
    members = sample.gated.members
    return {p: members(p).sum() / members(q).sum() for p, q in PARENTS.items()}


def within_patient_noise(shares, how, population):
    error = np.log(shares.loc[population, how] / shares.loc[population, "truth"])
    patient = error.index.str[:2]
    centred = error - error.groupby(patient).transform("mean")
    return float(np.sqrt((centred**2).sum() / (len(error) - len(PATIENTS))))


@pytest.mark.parametrize(
    ("populations", "largest"),
    [
        (("activated_cd8_t_cells",), 0.95),
        (("classical_monocytes", "intermediate_monocytes", "non_classical_monocytes"), 0.9),
    ],
)
def test_alignment_lowers_the_noise_of_gating_within_patients(shares, populations, largest):
    alone, aligned = (
        np.array([within_patient_noise(shares, how, population) for population in populations])
        for how in ("own", "aligned")
    )
    ratio = np.exp(np.log(aligned / alone).mean())
    assert ratio < largest


def test_a_planted_effect_is_not_hidden(shares):
    values = shares.loc["activated_cd8_t_cells"]
    treated = values.index.str[3:].astype(int).isin(TREATED)
    patient = values.index.str[:2]
    logs = np.log(values)
    change = logs[treated].groupby(patient[treated]).mean()
    change -= logs[~treated].groupby(patient[~treated]).mean()
    fold = np.exp(change.mean())
    assert fold["truth"] > 1.7
    assert fold["aligned"] == pytest.approx(fold["truth"], rel=0.04)
    np.testing.assert_allclose(change["aligned"], change["truth"], atol=0.08)


# The commands.


@pytest.fixture(scope="module")
def placed(tmp_path_factory, blood_maker):
    folder = tmp_path_factory.mktemp("placed")
    for visit in (1, 2, 3):
        path = blood_maker(visit, 6_000).write(folder / f"P1-{visit}.fcs")
        command = ["cytometry", "place", str(path), "--panel", "whole_blood", "--patient-id", "P1"]
        assert main([*command, "--batch", f"b{visit}", "--out", f"{path}.json"]) == 0
    return folder


def align(folder, *numbers, out="positions.json"):
    files = [str(folder / f"P1-{number}.fcs.json") for number in numbers]
    command = ["cytometry", "align", *files, "--patient-id", "P1", "--out", str(folder / out)]
    return main(command)


def gate(folder, *more):
    path = str(folder / "P1-2.fcs")
    command = ["cytometry", "gate", path, "--panel", "whole_blood", "--out", str(folder / "out")]
    return main([*command, "--positions", str(folder / "positions.json"), *more])


def test_place_align_gate(placed):
    assert align(placed, 1, 2, 3) == 0
    assert align(placed, 3, 1, 2, out="again.json") == 0
    assert (placed / "positions.json").read_bytes() == (placed / "again.json").read_bytes()
    assert gate(placed) == 0
    table = pd.read_parquet(placed / "out" / "populations.parquet").set_index("population")
    told = "HLA-DR: valley, shared; CD38: valley, shared"
    assert table.loc["activated_cd8_t_cells", "gate_method"] == told
    assert table.loc["activated_cd8_t_cells", "gate_drift"] == pytest.approx(0, abs=4)
    positions = read_json(placed / "positions.json")["samples"]["P1-2"]
    row = positions["t_cells/CD3"]
    assert min(row["own_linear"], row["shared_linear"]) <= row["linear"]
    assert row["linear"] <= max(row["own_linear"], row["shared_linear"])


def test_positions_of_another_strategy_or_sample_are_refused(placed, capsys):
    assert align(placed, 1, 2, 3) == 0
    assert gate(placed, "--sample-id", "P9") == 2
    assert "no positions of sample P9" in capsys.readouterr().err
    path = placed / "plan.yaml"
    path.write_text(find_strategy("whole_blood").read_text().replace("at: 50000", "at: 51000"))
    assert gate(placed, "--strategy", str(path)) == 2
    assert "placed by another strategy" in capsys.readouterr().err


def test_a_drift_beyond_the_setting_is_flagged(placed, tmp_path):
    config = tmp_path / "config.yaml"
    config.write_text("cytometry: {alignment: {warn_drift: 0.001}}\n")
    assert align(placed, 1, 2, 3) == 0
    assert gate(placed, "--config", str(config)) == 0
    table = pd.read_parquet(placed / "out" / "populations.parquet").set_index("population")
    assert "SD off the shared one" in table.loc["t_cells", "reason"]
    assert table.loc["t_cells", "quality"] == "warn"


def test_the_same_tube_twice_or_a_stranger_is_refused(placed):
    content = read_json(placed / "P1-1.fcs.json")
    with pytest.raises(InputError, match="two of the files are of this sample"):
        align_tubes([content, content], patient_id="P1", settings=SETTINGS)
    with pytest.raises(InputError, match="none of the 1 files"):
        align_tubes([content], patient_id="P2", settings=SETTINGS)


def test_a_broken_tube_stays_in_the_alignment_without_positions(placed, tmp_path):
    path = tmp_path / "P1-4.fcs"
    path.write_bytes((placed / "P1-1.fcs").read_bytes()[:-1000])
    command = ["cytometry", "place", str(path), "--panel", "whole_blood", "--patient-id", "P1"]
    command += ["--out", str(tmp_path / "gates.json")]
    assert main(command) == 2
    assert main([*command, "--failed-as-empty"]) == 0
    broken = read_json(tmp_path / "gates.json")
    assert broken["positions"] == []
    assert broken["failure"]
    whole = read_json(placed / "P1-1.fcs.json")
    aligned = align_tubes([broken, whole], patient_id="P1", settings=SETTINGS)
    assert aligned["samples"]["P1-4"] == {}
    assert len(aligned["samples"]["P1-1"]) == len(whole["positions"])
