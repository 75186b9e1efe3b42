import numpy as np
import pytest
from flowutils import logicle_c
from hypothesis import given, settings
from hypothesis import strategies as st

from tilflow.cytometry.signal.columns import Columns, LazyColumns, list_sources
from tilflow.cytometry.signal.compensation import Spillover, compute_compensated
from tilflow.cytometry.signal.logicle_table import build_logicle_table
from tilflow.cytometry.signal.transforms import Arcsinh, Logicle

CHANNELS = ("Time", "A", "B", "C", "FSC-A")
MATRIX = np.array([[1, 0.2, 0.01], [0.05, 1, 0.1], [0.0, 0.3, 1]])


@pytest.mark.parametrize("dyes", [("A", "B", "C"), ("C", "A", "FSC-A")])
def test_columns_are_compensated_as_tables_are(dyes):
    raw = np.random.default_rng(0).normal(0, 1000, (5, 300))
    spillover = Spillover(dyes, MATRIX)
    whole = compute_compensated(raw.T, CHANNELS, spillover)
    columns = Columns(raw, CHANNELS, spillover)
    for number in range(5):
        np.testing.assert_allclose(columns.linear(number), whole[:, number], rtol=1e-12, atol=1e-9)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.integers(0, 199), min_size=1, max_size=30), first=st.booleans())
def test_some_events_have_the_bits_that_they_have_among_all(rows, first):
    raw = np.random.default_rng(1).normal(0, 1000, (5, 200))
    columns = Columns(raw, CHANNELS, Spillover(("A", "B", "C"), MATRIX))
    if first:
        columns.display(1, Arcsinh())
    part = columns.take(np.array(rows))
    assert len(part) == len(rows)
    np.testing.assert_array_equal(part.linear(2), columns.linear(2)[rows])
    np.testing.assert_array_equal(part.display(1, Arcsinh()), columns.display(1, Arcsinh())[rows])


def test_only_what_is_asked_for_is_read_and_made():
    spillover = Spillover(("A", "C"), np.eye(2))
    assert list_sources([4], CHANNELS, spillover) == [4]
    assert list_sources([1, 4], CHANNELS, spillover) == [1, 3, 4]
    made = []
    lazy = LazyColumns({"CD3": 1, "CD4": 2}, lambda number: made.append(number) or np.zeros(1))
    assert "CD3" in lazy
    assert "CD8" not in lazy
    assert (list(lazy), len(lazy), made) == (["CD3", "CD4"], 2, [])
    lazy["CD4"]
    assert made == [2]


PARAMETERS = [
    (262144.0, 0.5, 4.5, 0.0),
    (262144.0, 0.0, 4.5, 0.0),
    (1023.0, 0.5, 4.5, 0.0),
    (262144.0, 1.0, 4.5, 0.5),
    (1000.0, 1.0, 4.0, -0.5),
    (1e6, 2.0, 4.5, 0.0),
    (10000.0, 0.25, 5.0, 1.0),
]


@pytest.mark.parametrize("parameters", PARAMETERS)
def test_the_logicle_table_agrees_with_the_iteration(parameters):
    top = parameters[0]
    rng = np.random.default_rng(2)
    values = np.concatenate(
        [rng.lognormal(np.log(top) / 2, 2, 50_000), rng.normal(0, top / 500, 9)]
    )
    values = np.concatenate([values, -values, [0.0, top, 40 * top, -top]])
    exact = values.copy()
    logicle_c.logicle_scale(*parameters, exact)
    found = build_logicle_table(*parameters).apply(values)
    np.testing.assert_allclose(found, exact, rtol=0, atol=2e-12)


@pytest.mark.parametrize("parameters", PARAMETERS)
def test_the_logicle_table_never_falls_and_ends_at_one(parameters):
    table = build_logicle_table(*parameters)
    values = np.sort(np.random.default_rng(3).normal(0, parameters[0] / 3, 100_000))
    assert (np.diff(table.apply(values)) > -1e-15).all()
    assert table.apply(np.array([parameters[0]]))[0] == pytest.approx(1.0, abs=1e-12)


def test_a_value_alone_is_scaled_as_among_others():
    scale = Logicle()
    values = np.random.default_rng(4).normal(0, 5000, (3000, 2))
    together = scale.apply(values)
    alone = [float(scale.apply(values[i : i + 1, 1])[0]) for i in range(0, 3000, 100)]
    np.testing.assert_array_equal(alone, together[::100, 1])
