import numpy as np
import pytest
from tilflow.cytometry.exchange.matrices import find_spillover, parse_spillover, read_spillover

from tilflow.cytometry.fcs.reading import FcsHeader
from tilflow.cytometry.settings import CompensationSettings
from tilflow.cytometry.signal.compensation import Spillover, check_condition, compute_compensated
from tilflow.errors import InputError


def header(**keywords):
    return FcsHeader(
        name="a.fcs",
        version="3.1",
        channels=("FSC-A", "FITC-A", "PE-A"),
        markers=("", "CD3", "CD4"),
        ranges=(1.0, 1.0, 1.0),
        n_events=1,
        keywords=keywords,
        timestep=1.0,
        volume_ul=None,
    )


def test_what_spilled_is_taken_back():
    generator = np.random.default_rng(0)
    truth = generator.normal(0, 1000, (50, 3))
    spillover = Spillover(("PE-A", "FITC-A"), np.array([[1, 0.05], [0.3, 1]]))
    seen = truth.copy()
    seen[:, [2, 1]] = truth[:, [2, 1]] @ spillover.matrix
    got = compute_compensated(seen, ("FSC-A", "FITC-A", "PE-A"), spillover)
    np.testing.assert_allclose(got, truth, atol=1e-9)


@pytest.mark.parametrize(
    "text",
    [
        "FITC-A,PE-A\n1,0.2\n0.05,1\n",
        ",FITC-A,PE-A\nFITC-A,1,0.2\nPE-A,0.05,1\n",
        '"","FITC-A","PE-A"\n"FITC-A",1,0.2\n"PE-A",0.05,1\n',
    ],
)
def test_a_csv_is_read_with_and_without_names_of_the_dyes(tmp_path, text):
    path = tmp_path / "spill.csv"
    path.write_text(text)
    spillover = read_spillover(path)
    assert spillover.channels == ("FITC-A", "PE-A")
    assert spillover.matrix.tolist() == [[1, 0.2], [0.05, 1]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2,FITC-A,PE-A,1,0.2,0.05", "holds 3 of 4 numbers"),
        ("2,FITC-A,PE-A,1,x,0.05,1", "damaged"),
        ("2,FITC-A,PE-A,1,1,1,1", "cannot be inverted"),
        ("2,FITC-A,APC-A,1,0,0,1", "names 'APC-A', which the file lacks"),
    ],
)
def test_a_bad_matrix_is_refused(text, message):
    with pytest.raises(InputError, match=message):
        find_spillover(header(spillover=text), "file", ".")


def test_the_matrix_comes_from_where_the_panel_says(tmp_path):
    (tmp_path / "m.csv").write_text("FITC-A,PE-A\n1,0.5\n0,1\n")
    text = "2,FITC-A,PE-A,1,0.2,0.05,1"
    assert find_spillover(header(spill=text), "file", ".").matrix[0, 1] == 0.2
    assert find_spillover(header(spill=text), "m.csv", tmp_path).matrix[0, 1] == 0.5
    assert find_spillover(header(spill=text), "none", ".") is None
    with pytest.raises(InputError, match="spillover: none"):
        find_spillover(header(), "file", ".")


def test_a_matrix_that_blows_up_noise_is_told():
    settings = CompensationSettings()
    close = parse_spillover("2,A,B,1,0.95,0.95,1", source="a.fcs")
    assert "condition number of 39.0" in check_condition(close, settings)[0]
    closer = parse_spillover("2,A,B,1,0.9999,0.9999,1", source="a.fcs")
    with pytest.raises(InputError, match="largest_condition"):
        check_condition(closer, settings)
