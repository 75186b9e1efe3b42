"""Display scales of Gating-ML 2.0 (section 6) with their inverses.

Every scale maps its top `t` to 1. Logicle runs in the C code of FlowUtils (Moore and Parks,
Cytometry A 2012;81A:273).
"""

from typing import Annotated, Literal, TypeAlias

import numpy as np
import numpy.typing as npt
from flowutils import logicle_c  # type: ignore[import-untyped]
from pydantic import Field, model_validator

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

    def apply(self, values: Array) -> Array:
        """Return `values` on the display scale."""
        with np.errstate(divide="ignore", invalid="ignore"):
            scaled = np.log10(values / self.t) / self.m + 1
        return np.where(values > 0, scaled, -np.inf)

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
        scaled = np.array(values, dtype=np.float64, order="C")
        logicle_c.logicle_scale(self.t, self.w, self.m, self.a, scaled.reshape(-1))
        return scaled

    def invert(self, scaled: Array) -> Array:
        """Return display values on the linear scale."""
        values = np.array(scaled, dtype=np.float64, order="C")
        logicle_c.logicle_inverse(self.t, self.w, self.m, self.a, values.reshape(-1))
        return values


Scale: TypeAlias = Annotated[Linear | Log | Arcsinh | Logicle, Field(discriminator="kind")]
