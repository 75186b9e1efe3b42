"""Dimensions that a strategy defines for itself: another scale or compensation, or a ratio.

A panel gives each marker one axis. Gating-ML and FlowJo documents draw one channel on several
scales, with and without compensation, and gate on ratios; a strategy names each of these an axis.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from pydantic import model_validator

from tilflow.cytometry.transforms import Linear, Scale, Settled, settle_scale
from tilflow.section import Section, knob

if TYPE_CHECKING:
    from tilflow.cytometry.compensation import Spillover
    from tilflow.cytometry.gating import Gated

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

    def build(self) -> "Spillover":
        """Return it as what compensates events."""
        from tilflow.cytometry.compensation import Spillover

        return Spillover(self.channels, np.array(self.rows, dtype=float))


@dataclass(frozen=True)
class DerivedAxis:
    """The values of an axis in one sample."""

    display: Array
    linear: Array
    scale: Settled


def derive_axes(
    axes: Mapping[str, Axis],
    spillovers: Mapping[str, Matrix],
    *,
    raw: Array,
    compensated: Array,
    channels: tuple[str, ...],
    names: Sequence[str],
) -> dict[str, DerivedAxis]:
    """Return the axes that the channels of a sample can make.

    Parameters
    ----------
    raw, compensated
        (n, k) events before and after compensation.
    channels, names
        ``$PnN`` of each column, and the marker or scatter role that the panel gives it.
    """
    from tilflow.cytometry.compensation import compute_compensated

    # FlowJo writes a slash in a channel's name as an underscore.
    columns = {channel.replace("/", "_"): number for number, channel in enumerate(channels)}
    columns |= {name: number for number, name in enumerate(names)}
    # A channel's own name counts more than a marker's: documents name channels.
    columns |= {channel: number for number, channel in enumerate(channels)}
    tables = {"": compensated, UNCOMPENSATED: raw}
    derived = {}
    for name, axis in axes.items():
        if any(source not in columns for source in axis.sources):
            continue
        if axis.spillover not in tables:
            matrix = spillovers[axis.spillover].build()
            if not set(matrix.channels) <= set(channels):
                continue
            tables[axis.spillover] = compute_compensated(raw, channels, matrix)
        parts = [tables[axis.spillover][:, columns[source]] for source in axis.sources]
        linear = np.ascontiguousarray(parts[0])
        if axis.ratio is not None:
            linear = axis.ratio.compute(parts[0], parts[1])
        scale = settle_scale(axis.scale, linear)
        derived[name] = DerivedAxis(scale.apply(linear), linear, scale)
    return derived


def choose_scales(
    axes: Mapping[str, Axis], channels: Sequence[str], names: Sequence[str]
) -> dict[str, str]:
    """Return for each channel the axis that it is drawn on: the first one of the channel.

    Examples
    --------
    >>> axes = {"log": Axis(of="CD3"), "raw": Axis(of="FITC-A", spillover="none")}
    >>> choose_scales(axes, ["FITC-A"], ["CD3"])
    {'FITC-A': 'log'}
    """
    chosen: dict[str, str] = {}
    for name, axis in axes.items():
        for channel, marker in zip(channels, names, strict=True):
            if axis.of in (channel, marker):
                chosen.setdefault(channel, name)
    return chosen


def rename_axes(gated: "Gated", shown: Mapping[str, str], axes: Mapping[str, Axis]) -> "Gated":
    """Return the gates as they can be drawn: an axis by the name of the column that it shows.

    Parameters
    ----------
    shown
        Axis → name of the column that is drawn on it. A gate on any other axis is applied, and
        not drawn.
    """
    from tilflow.cytometry.placing import PlacedGate

    populations = []
    for item in gated.populations:
        dims = item.gate.dims
        if any(name in axes and name not in shown for name in dims):
            gate = PlacedGate((), "none", how=item.gate.how or "on an axis that is not drawn")
        else:
            gate = replace(item.gate, dims=tuple(shown.get(name, name) for name in dims))
        populations.append(replace(item, gate=gate))
    return replace(gated, populations=tuple(populations))
