"""Single-stain controls: drawn ones whose matrix is known, and the published ones."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from tilflow.cytometry.exchange.matrices import read_spillover

from tilflow.cli import main
from tilflow.cytometry.fcs.reading import read_fcs
from tilflow.cytometry.settings import CompensationSettings, CytometrySettings
from tilflow.cytometry.signal.compensation import Spillover, check_entries
from tilflow.cytometry.spillover.estimation import Control, compute_spillover
from tilflow.cytometry.spillover.files import find_controls
from tilflow.cytometry.spillover.residual import (
    compute_control_residual,
    derive_residual_slopes,
    summarise_slopes,
)
from tilflow.errors import InputError

DYES = ("FITC-A", "PE-A", "APC-A")
TRUTH = np.array([[1, 0.22, 0.004], [0.03, 1, 0.05], [0.0, 0.012, 1]])
AUTOFLUORESCENCE = np.array([90.0, 60.0, 40.0])


def draw(dye, *, seed, positive=0.6, brightness=8000.0, n=4000):
    """Return events (n, 3): `positive` of them carry the dye, all shine a little themselves."""
    generator = np.random.default_rng(seed)
    signal = np.zeros((n, 3))
    carries = generator.uniform(size=n) < positive
    if dye is not None:
        lit = brightness * np.exp(0.4 * generator.standard_normal(n))
        signal[:, DYES.index(dye)] = np.where(carries, lit, 0)
    seen = signal @ TRUTH + AUTOFLUORESCENCE * np.exp(0.2 * generator.standard_normal((n, 1)))
    return seen + generator.standard_normal(seen.shape) * np.sqrt(20.0**2 + 2.0 * seen)


@pytest.fixture
def write(tmp_path, fcs_writer):
    def write_control(name, events):
        return fcs_writer(tmp_path / name, dict.fromkeys(("FSC-A", *DYES), ""), with_fsc(events))

    return write_control


def with_fsc(events):
    return np.column_stack([np.full(len(events), 5e4), events])


def make_controls(write, *, blank=True, **options):
    controls = [
        Control(dye, read_fcs(write(f"{dye}.fcs", draw(dye, seed=number, **options))))
        for number, dye in enumerate(DYES)
    ]
    if blank:
        unstained = read_fcs(write("unstained.fcs", draw(None, seed=9)))
        controls.append(Control("unstained", unstained))
    return controls


@pytest.mark.parametrize(
    ("blank", "positive"), [(True, 0.6), (True, 1.0), (False, 0.6)], ids=["both", "all", "own"]
)
def test_the_matrix_of_drawn_controls_is_found(write, blank, positive):
    controls = make_controls(write, blank=blank, positive=positive)
    estimate = compute_spillover(controls, CytometrySettings())
    assert estimate.spillover.channels == DYES
    np.testing.assert_allclose(estimate.spillover.matrix, TRUTH, atol=0.003)
    for control in estimate.controls:
        assert control.how == ("valley" if positive < 1 else "all")
        assert control.reference == ("unstained" if blank else "own")
        if positive < 1:
            assert control.stained.mean() == pytest.approx(positive, abs=0.03)
    residual = compute_control_residual(estimate.controls, estimate.spillover)
    np.testing.assert_allclose(residual, np.eye(3), atol=0.003)


def test_debris_does_not_move_the_medians(write):
    controls = make_controls(write)
    events = draw("FITC-A", seed=0)
    events[: len(events) // 10] = np.random.default_rng(1).uniform(0, 2e5, (len(events) // 10, 3))
    controls[0] = Control("FITC-A", read_fcs(write("dirty.fcs", events)))
    found = compute_spillover(controls, CytometrySettings()).spillover.matrix
    np.testing.assert_allclose(found, TRUTH, atol=0.02)


def test_events_off_the_scale_are_left_out(write):
    controls = make_controls(write)
    events = draw("FITC-A", seed=0, brightness=200_000).clip(None, 262143)
    controls[0] = Control("FITC-A", read_fcs(write("bright.fcs", events)))
    estimate = compute_spillover(controls, CytometrySettings())
    np.testing.assert_allclose(estimate.spillover.matrix, TRUTH, atol=0.003)
    assert "off the scale" in estimate.controls[0].warnings[0]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda c: c[:1], "two channels or more"),
        (lambda c: [*c, c[0]], "several controls of the channel FITC-A"),
        (lambda c: [*c, c[3]], "several unstained controls"),
        (lambda c: [Control("FITC-A", c[3].fcs), *c[1:]], "shows no stain in FITC-A"),
    ],
)
def test_controls_that_cannot_serve_are_refused(write, change, message):
    controls = change(make_controls(write))
    with pytest.raises(InputError, match=message):
        compute_spillover(controls, CytometrySettings())


def test_without_any_negative_events_an_unstained_control_is_asked_for(write):
    controls = make_controls(write, blank=False, positive=1.0)
    with pytest.raises(InputError, match="no unstained control: add one"):
        compute_spillover(controls, CytometrySettings())


def test_a_mistaken_control_is_told(write):
    controls = make_controls(write)
    controls[2] = Control("APC-A", controls[1].fcs)
    with pytest.raises(InputError, match="cannot be inverted"):
        compute_spillover(controls, CytometrySettings())
    controls[1] = Control("PE-A", read_fcs(write("x.fcs", draw("PE-A", seed=77))))
    warnings = compute_spillover(controls, CytometrySettings()).controls[2].warnings
    assert "brighter in PE-A than in its own channel APC-A" in warnings[0]


def test_entries_that_dyes_hardly_have_are_told():
    matrix = np.array([[1, 1.2, 0], [-0.005, 1, 0], [-0.05, 0.3, 1]])
    told = check_entries(Spillover(DYES, matrix), CompensationSettings())
    assert len(told) == 2
    assert "FITC-A spills more into PE-A" in told[0]
    assert "APC-A spills less than nothing into FITC-A" in told[1]


def test_a_wrong_matrix_shows_in_controls_and_in_populations(write):
    controls = make_controls(write)
    measured = compute_spillover(controls, CytometrySettings()).controls
    wrong = TRUTH.copy()
    wrong[0, 1] -= 0.04
    residual = compute_control_residual(measured, Spillover(DYES, wrong))
    assert residual[0, 1] == pytest.approx(0.04, abs=0.003)
    # In two populations that carry FITC: what they share is what the matrix leaves.
    clean = np.vstack([draw("FITC-A", seed=s, positive=1.0, n=3000) for s in (3, 4)])
    clean = np.linalg.solve(wrong.T, clean.T).T
    linear = {dye: clean[:, number] for number, dye in enumerate(DYES)}
    members = {"first": np.arange(6000) < 3000, "second": np.arange(6000) >= 3000}
    shared = summarise_slopes(derive_residual_slopes(linear, members), DYES)
    assert shared[0, 1] == pytest.approx(0.04, abs=0.008)
    assert abs(shared[0, 2]) < 0.004
    # Nothing carries the others.
    assert np.isnan(shared[2, 0])


def test_names_of_files_say_their_channels(write, tmp_path):
    for name in ("Comp_PE.fcs", "Comp_FITC-A.fcs", "Unstained_1.fcs"):
        write(name, draw(None, seed=1, n=10))
    found = {path.name: channel for path, channel in find_controls(tmp_path, None)}
    assert found == {
        "Comp_PE.fcs": "PE-A",
        "Comp_FITC-A.fcs": "FITC-A",
        "Unstained_1.fcs": "unstained",
    }
    write("tube_7.fcs", draw(None, seed=1, n=10))
    with pytest.raises(InputError, match=r"tube_7\.fcs.*list the controls in a sheet"):
        find_controls(tmp_path, None)
    (tmp_path / "controls.tsv").write_text("filename\tchannel\ntube_7.fcs\tAPC-A\nx\tPE-A\n")
    with pytest.raises(InputError, match="no such file"):
        find_controls(None, tmp_path / "controls.tsv")


def test_the_command_writes_matrix_report_and_picture(write, tmp_path, capsys):
    make_controls(write)
    words = ["cytometry", "compensate", str(tmp_path)]
    assert main(words) == 2
    assert "say what to write" in capsys.readouterr().err
    for name in ("one", "two"):
        out = tmp_path / name
        more = ["--out", f"{out}.csv", "--report", f"{out}_report.csv", "--plot", f"{out}.png"]
        assert main([*words, *more]) == 0
    for name in (".csv", "_report.csv", ".png"):
        assert (
            Path(f"{tmp_path}/one{name}").read_bytes() == Path(f"{tmp_path}/two{name}").read_bytes()
        )
    assert read_spillover(tmp_path / "one.csv").channels == DYES
    report = pd.read_csv(tmp_path / "one_report.csv")
    assert list(report["channel"]) == list(DYES)
    assert (report["stained_by"] == "valley").all()
    judged = [*words, "--matrix", str(tmp_path / "one.csv"), "--report", str(tmp_path / "j.csv")]
    assert main(judged) == 0
    assert (pd.read_csv(tmp_path / "j.csv")["largest_residual_percent"].abs() < 0.5).all()


@pytest.mark.real
def test_the_published_matrix_of_real_controls(real_data, tmp_path):
    folder = real_data / "cytometry" / "compensation"
    out = tmp_path / "spill.csv"
    assert main(["cytometry", "compensate", str(folder), "--out", str(out)]) == 0
    found = read_spillover(out)
    published = pd.read_csv(folder / "compref", sep=r"\s+", index_col=0)
    assert list(found.channels) == list(published.columns)
    np.testing.assert_allclose(found.matrix, published.to_numpy(), atol=0.0005)
