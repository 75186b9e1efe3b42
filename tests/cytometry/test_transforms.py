import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tilflow.cytometry.transforms import Arcsinh, Linear, Log, Logicle

SCALES = [
    Linear(t=1000, a=100),
    Arcsinh(t=1000, m=4, a=1),
    Logicle(t=1000, w=1, m=4, a=0),
    Logicle(t=262144, w=0.5, m=4.5, a=0.5),
]


@pytest.mark.parametrize(
    ("scale", "values", "expected"),
    [
        # Gating-ML 2.0 (2013), section 6: the examples of each transformation.
        (Linear(t=1000, a=0), [-100, 0, 10, 1000], [-0.1, 0, 0.01, 1]),
        (Linear(t=1000, a=100), [-100, 0, 10, 1000], [0, 0.090909, 0.1, 1]),
        (Log(t=10000, m=5), [0.5, 1, 10, 1000, 10000], [0.139794, 0.2, 0.4, 0.8, 1]),
        (Arcsinh(t=1000, m=4, a=1), [-10, 0, 10, 1000], [-0.200009, 0.2, 0.600009, 1]),
        (Logicle(t=1000, w=1, m=4, a=0), [-10, 0, 10, 1000], [0.067574, 0.25, 0.432426, 1]),
        (Logicle(t=1000, w=1, m=4, a=1), [-10, 0, 10, 1000], [0.254059, 0.4, 0.545941, 1]),
    ],
)
def test_published_values(scale, values, expected):
    got = scale.apply(np.array(values, dtype=float))
    np.testing.assert_allclose(got, expected, atol=2e-6)


@pytest.mark.parametrize("scale", SCALES)
@given(values=st.lists(st.floats(-1e5, 1e6), min_size=1, max_size=20))
def test_the_inverse_takes_the_scale_back(scale, values):
    given_values = np.array(values)
    back = scale.invert(scale.apply(given_values))
    np.testing.assert_allclose(back, given_values, atol=1e-6 * scale.t, rtol=1e-7)


def test_log_of_nothing_is_infinitely_low():
    assert Log().apply(np.array([0.0, -3.0])).tolist() == [-np.inf, -np.inf]


def test_logicle_leaves_its_input_as_it_is():
    values = np.array([[1.0, 2.0], [3.0, 4.0]])
    Logicle().apply(values)
    assert values.tolist() == [[1.0, 2.0], [3.0, 4.0]]


def test_impossible_logicle_is_refused():
    with pytest.raises(ValidationError, match="Gating-ML"):
        Logicle(w=3, m=4)
