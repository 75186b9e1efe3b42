"""Display scales of Gating-ML 2.0 (section 6) and FlowJo's biexponential, with their inverses.

Every scale maps its top `t` to 1. Logicle and hyperlog run in the C code of FlowUtils (Moore and
Parks, Cytometry A 2012;81A:273; Bagwell, Cytometry A 2005;64A:34).
"""

from functools import lru_cache
from typing import Annotated, Literal, TypeAlias

import numpy as np
import numpy.typing as npt
from flowutils import logicle_c  # type: ignore[import-untyped]
from pydantic import Field, model_validator

from tilflow.cytometry.signal.logicle_table import build_logicle_table
from tilflow.section import Section, knob

Array: TypeAlias = npt.NDArray[np.float64]

LN10 = float(np.log(10.0))


class Linear(Section):
    """(x + a) / (t + a)."""

    kind: Literal["linear"] = "linear"
    t: float = knob(262144.0, "Top of the scale.", gt=0)
    a: float = knob(0.0, "Shown below zero.", ge=0)

    def apply(self, values: Array) -> Array:
        """Return `values` on the display scale."""
        return (values + self.a) / (self.t + self.a)

    def invert(self, scaled: Array) -> Array:
        """Return display values on the linear scale."""
        return scaled * (self.t + self.a) - self.a


class Log(Section):
    """log10(x / t) / m + 1; values that have no logarithm become -inf."""

    kind: Literal["log"] = "log"
    t: float = knob(262144.0, "Top of the scale.", gt=0)
    m: float = knob(4.5, "Decades.", gt=0)
    floor: bool = knob(False, "Whatever lies below the decades is shown at 0, as FlowJo does.")

    def apply(self, values: Array) -> Array:
        """Return `values` on the display scale."""
        with np.errstate(divide="ignore", invalid="ignore"):
            scaled = np.log10(values / self.t) / self.m + 1
        scaled = np.where(values > 0, scaled, -np.inf)
        return np.maximum(scaled, 0.0) if self.floor else scaled

    def invert(self, scaled: Array) -> Array:
        """Return display values on the linear scale."""
        return self.t * np.power(10.0, (scaled - 1) * self.m)


class Arcsinh(Section):
    """(asinh(x sinh(m ln 10) / t) + a ln 10) / ((m + a) ln 10)."""

    kind: Literal["arcsinh"] = "arcsinh"
    t: float = knob(262144.0, "Top of the scale.", gt=0)
    m: float = knob(4.5, "Decades.", gt=0)
    a: float = knob(0.0, "Additional negative decades.", ge=0)

    def apply(self, values: Array) -> Array:
        """Return `values` on the display scale."""
        scaled: Array = np.arcsinh(values * (float(np.sinh(self.m * LN10)) / self.t))
        return (scaled + self.a * LN10) / ((self.m + self.a) * LN10)

    def invert(self, scaled: Array) -> Array:
        """Return display values on the linear scale."""
        bent: Array = np.sinh(scaled * ((self.m + self.a) * LN10) - self.a * LN10)
        return bent / (float(np.sinh(self.m * LN10)) / self.t)


class Logicle(Section):
    """The inverse of a modified biexponential, linear around zero."""

    kind: Literal["logicle"] = "logicle"
    t: float = knob(262144.0, "Top of the scale.", gt=0)
    w: float = knob(0.5, "Decades of the linear part.", ge=0)
    m: float = knob(4.5, "Decades.", gt=0)
    a: float = knob(0.0, "Additional negative decades.")

    @model_validator(mode="after")
    def _check(self) -> "Logicle":
        if not (0 <= self.w <= self.m / 2 and -self.w <= self.a <= self.m - 2 * self.w):
            message = "expected 0 <= w <= m / 2 and -w <= a <= m - 2 w (Gating-ML 2.0, 6.4)"
            raise ValueError(message)
        return self

    def apply(self, values: Array) -> Array:
        """Return `values` on the display scale."""
        return build_logicle_table(self.t, self.w, self.m, self.a).apply(values)

    def invert(self, scaled: Array) -> Array:
        """Return display values on the linear scale."""
        values = np.array(scaled, dtype=np.float64, order="C")
        logicle_c.logicle_inverse(self.t, self.w, self.m, self.a, values.reshape(-1))
        return values


class Hyperlog(Section):
    """Linear around zero and logarithmic above, by the inverse of a sum of both."""

    kind: Literal["hyperlog"] = "hyperlog"
    t: float = knob(262144.0, "Top of the scale.", gt=0)
    w: float = knob(0.5, "Decades of the linear part.", gt=0)
    m: float = knob(4.5, "Decades.", gt=0)
    a: float = knob(0.0, "Additional negative decades.")

    @model_validator(mode="after")
    def _check(self) -> "Hyperlog":
        if not (0 < self.w <= self.m / 2 and -self.w <= self.a <= self.m - 2 * self.w):
            message = "expected 0 < w <= m / 2 and -w <= a <= m - 2 w (Gating-ML 2.0, 6.5)"
            raise ValueError(message)
        return self

    def apply(self, values: Array) -> Array:
        """Return `values` on the display scale."""
        scaled = np.array(values, dtype=np.float64, order="C")
        logicle_c.hyperlog_scale(self.t, self.w, self.m, self.a, scaled.reshape(-1))
        return scaled

    def invert(self, scaled: Array) -> Array:
        """Return display values on the linear scale."""
        values = np.array(scaled, dtype=np.float64, order="C")
        logicle_c.hyperlog_inverse(self.t, self.w, self.m, self.a, values.reshape(-1))
        return values


BIEX_CHANNELS = 4096


class Biex(Section):
    """FlowJo 10's biexponential: a table of 4,097 intensities, and straight lines between them.

    Values beyond the table are shown at its ends: where that matters, so does FlowJo.
    """

    kind: Literal["biex"] = "biex"
    t: float = knob(262144.0, "Top of the scale.", gt=0)
    positive: float = knob(4.418539922, "Positive decades.", gt=0)
    negative: float = knob(0.0, "Additional negative decades.", ge=0)
    width: float = knob(-10.0, "Width basis: the lower, the wider the linear part.", lt=0)

    def apply(self, values: Array) -> Array:
        """Return `values` on the display scale, within 0 and 1."""
        table = _tabulate_biex(self.t, self.positive, self.negative, self.width)
        channels: Array = np.interp(values, table, np.arange(BIEX_CHANNELS + 1.0))
        return channels / BIEX_CHANNELS

    def invert(self, scaled: Array) -> Array:
        """Return display values on the linear scale."""
        table = _tabulate_biex(self.t, self.positive, self.negative, self.width)
        values: Array = np.interp(scaled * BIEX_CHANNELS, np.arange(BIEX_CHANNELS + 1.0), table)
        return values


@lru_cache(maxsize=64)
def _tabulate_biex(top: float, positive: float, negative: float, width: float) -> Array:
    """Return the intensity of each channel of FlowJo's display.

    The curve is minimum × (e^(b x) - s e^(-d x) - level), mirrored at zero, where d solves the
    logicle's own condition 2 ln(d / b) + w (b + d) = 0 (Parks, Moore and Roederer, Cytometry A
    2006;69A:541). cytolib documents FlowJo's way of placing zero on a whole channel.
    """
    log_width = float(np.log10(-width))
    extra = negative + log_width / 2
    decades = positive - log_width / 2
    zero = min(int(extra * BIEX_CHANNELS / (extra + decades)), BIEX_CHANNELS // 2)
    if zero > 0:
        decades = extra * BIEX_CHANNELS / zero
    slope = log_width / (2 * decades)
    rise = LN10 * decades
    fall = rise
    if slope > 0:
        # In u = w d / 2 it reads ln(u) + u = ln(h) - h, with h = w b / 2; u lies below 1.
        half = slope * rise / 2
        goal, u = float(np.log(half)) - half, half * float(np.exp(-half))
        for _ in range(60):
            u -= (np.log(u) + u - goal) / (1 / u + 1)
        fall = 2 / slope * float(u)
    place = np.arange(BIEX_CHANNELS + 1) / (BIEX_CHANNELS + 1)
    up = np.exp(rise * place)
    down = np.exp((rise + fall) * (slope + extra / decades) - fall * place)
    table: Array = top * np.exp(-rise) * (up - down - (up[zero] - down[zero]))
    table[:zero] = -table[2 * zero : zero : -1]
    table.setflags(write=False)
    return table


class FittedLogicle(Section):
    """A logicle whose linear part is as wide as the negative values of the sample need it.

    The scale differs from sample to sample: `settle_scale` makes a logicle of it. Gates on the
    linear scale stay where they are; fix a width for a study that compares display positions.
    """

    kind: Literal["fitted_logicle"] = "fitted_logicle"
    t: float = knob(262144.0, "Top of the scale.", gt=0)
    m: float = knob(4.5, "Decades.", gt=0)
    percentile: float = knob(
        5.0, "Percentile of the negative values that is just shown.", gt=0, lt=100
    )


def estimate_logicle(values: Array, *, t: float, m: float, percentile: float) -> Logicle:
    """Return the logicle whose linear part holds the negative values of a sample.

    w = (m - log10(t / |r|)) / 2, where r is a low percentile of the negative values (Parks, Moore
    and Roederer, Cytometry A 2006;69A:541); 0 where there are none, at most m / 2.

    Examples
    --------
    >>> values = np.array([-100.0] * 20 + [1000.0])
    >>> round(estimate_logicle(values, t=262144, m=4.5, percentile=5).w, 4)
    0.5407
    """
    negative = values[values < 0]
    width = 0.0
    if len(negative):
        reference = abs(float(np.percentile(negative, percentile)))
        width = (m - np.log10(t / reference)) / 2
    return Logicle(t=t, w=float(np.clip(width, 0, m / 2)), m=m)


Settled: TypeAlias = Linear | Log | Arcsinh | Logicle | Hyperlog | Biex
"""Scales that are the same for every sample."""

Scale: TypeAlias = Annotated[Settled | FittedLogicle, Field(discriminator="kind")]


def settle_scale(scale: Settled | FittedLogicle, values: Array) -> Settled:
    """Return the scale itself, or the one that it asks to be estimated from `values` (n,)."""
    if isinstance(scale, FittedLogicle):
        return estimate_logicle(values, t=scale.t, m=scale.m, percentile=scale.percentile)
    return scale
