"""Dimensions that a strategy defines for itself: another scale or compensation, or a ratio.

A panel gives each marker one axis. Gating-ML and FlowJo documents draw one channel on several
scales, with and without compensation, and gate on ratios; a strategy names each of these an axis.
"""

import numpy as np
import numpy.typing as npt
from pydantic import model_validator

from tilflow.cytometry.signal.compensation import Spillover
from tilflow.cytometry.signal.transforms import Linear, Scale
from tilflow.section import Section, knob

Array = npt.NDArray[np.float64]

UNCOMPENSATED = "none"


class Ratio(Section):
    """factor × (numerator - b) / (denominator - c) (fratio of Gating-ML 2.0, 6.6)."""

    numerator: str = knob(..., "Marker or channel above the line.", min_length=1)
    denominator: str = knob(..., "Marker or channel below the line.", min_length=1)
    factor: float = knob(1.0, "Factor (A in Gating-ML).")
    numerator_offset: float = knob(0.0, "Taken off the numerator (B).")
    denominator_offset: float = knob(0.0, "Taken off the denominator (C).")

    def compute(self, above: Array, below: Array) -> Array:
        """Return the ratio of two columns (n,); infinite or not a number where that is so."""
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio: Array = (
                self.factor * (above - self.numerator_offset) / (below - self.denominator_offset)
            )
        return ratio


class Axis(Section):
    """One dimension of a strategy: of a marker or channel, or a ratio of two."""

    of: str = knob("", "Marker or channel ($PnN) that is shown; empty for a ratio.")
    ratio: Ratio | None = None
    spillover: str = knob(
        "", "Empty: as the sample is compensated; none; or a matrix of the strategy's spillovers."
    )
    scale: Scale = knob(Linear(t=1.0), "Display scale; the default shows values as they are.")

    @model_validator(mode="after")
    def _check(self) -> "Axis":
        if bool(self.of) == (self.ratio is not None):
            message = "name either `of` or `ratio`"
            raise ValueError(message)
        return self

    @property
    def sources(self) -> tuple[str, ...]:
        """Markers or channels that the axis is made of."""
        if self.ratio is None:
            return (self.of,)
        return (self.ratio.numerator, self.ratio.denominator)


class Matrix(Section):
    """A spillover matrix that a strategy carries along."""

    channels: tuple[str, ...] = knob(..., "Channels of its rows and columns.", min_length=1)
    rows: tuple[tuple[float, ...], ...] = knob(
        ..., "How each dye is seen by each channel, 1 on the diagonal.", min_length=1
    )

    @model_validator(mode="after")
    def _check(self) -> "Matrix":
        count = len(self.channels)
        if len(self.rows) != count or any(len(row) != count for row in self.rows):
            message = f"expected {count} rows of {count} numbers"
            raise ValueError(message)
        return self

    def build(self) -> Spillover:
        """Return it as what compensates events."""
        return Spillover(self.channels, np.array(self.rows, dtype=float))
