import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tilflow.cytometry.signal.transforms import (
    Arcsinh,
    Biex,
    FittedLogicle,
    Hyperlog,
    Linear,
    Log,
    Logicle,
    estimate_logicle,
    settle_scale,
)

SCALES = [
    Linear(t=1000, a=100),
    Arcsinh(t=1000, m=4, a=1),
    Logicle(t=1000, w=1, m=4, a=0),
    Logicle(t=262144, w=0.5, m=4.5, a=0.5),
    Hyperlog(t=1000, w=1, m=4, a=0),
    Hyperlog(t=262144, w=0.5, m=4.5, a=0.5),
]
BIEXES = [Biex(), Biex(width=-100), Biex(width=-3.98, negative=0.5, t=1e6), Biex(positive=5)]


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
        (Hyperlog(t=1000, w=1, m=4, a=0), [-10, 0, 10, 1000], [0.083554, 0.25, 0.416446, 1]),
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


@pytest.mark.parametrize("scale", BIEXES)
@settings(deadline=None)
@given(shown=st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_a_place_on_the_biexponential_axis_comes_back(scale, shown):
    places = np.array(shown)
    np.testing.assert_allclose(scale.apply(scale.invert(places)), places, atol=1e-12)


@pytest.mark.parametrize("scale", BIEXES)
def test_the_biexponential_is_that_of_flowjo(scale):
    transforms = pytest.importorskip("flowkit").transforms
    theirs = transforms.WSPBiexTransform(
        negative=scale.negative,
        width=scale.width,
        positive=scale.positive,
        max_value=scale.t,
    )
    values = np.concatenate([np.linspace(-1e5, 1e3, 4001), np.geomspace(1, 1e6, 4001)])
    np.testing.assert_allclose(scale.apply(values) * 4096, theirs.apply(values), atol=1e-9)


@pytest.mark.parametrize("scale", [*SCALES, *BIEXES, Log(), Log(t=1e4, m=4, floor=True)])
def test_scales_rise_and_show_their_top_at_1(scale):
    # FlowJo's axis ends within 0.3 % of its top.
    values = np.linspace(1.0, scale.t * (0.995 if isinstance(scale, Biex) else 1.0), 500)
    assert (np.diff(scale.apply(values)) > 0).all()
    near = 3e-4 if isinstance(scale, Biex) else 1e-9
    np.testing.assert_allclose(scale.apply(np.array([scale.t])), 1.0, atol=near)


def test_a_log_axis_with_a_floor_shows_what_is_below_at_its_bottom():
    assert Log(t=1e4, m=4, floor=True).apply(np.array([-5.0, 0, 0.5, 1, 100])).tolist() == [
        0,
        0,
        0,
        0,
        0.5,
    ]


def test_a_fitted_logicle_is_as_wide_as_the_negative_values_need():
    draws = np.random.default_rng(3).normal(0, 200, 20_000)
    narrow = estimate_logicle(draws / 10, t=262144, m=4.5, percentile=5)
    wide = estimate_logicle(draws, t=262144, m=4.5, percentile=5)
    # A tenfold spread needs half a decade more (Parks 2006: w = (m - log10(t / |r|)) / 2).
    assert wide.w - narrow.w == pytest.approx(0.5)
    reference = np.percentile(draws[draws < 0], 5)
    assert wide.w == pytest.approx((4.5 - np.log10(262144 / -reference)) / 2)
    assert estimate_logicle(np.abs(draws), t=262144, m=4.5, percentile=5).w == 0
    assert settle_scale(FittedLogicle(), draws) == wide
    assert settle_scale(Linear(), draws) == Linear()
