"""The axes of a strategy in one sample: their values, and which channel is drawn on which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.gates.gating import Gated
from tilflow.cytometry.gates.placing import PlacedGate
from tilflow.cytometry.signal.axes import UNCOMPENSATED, Axis, Matrix
from tilflow.cytometry.signal.compensation import compute_compensated
from tilflow.cytometry.signal.transforms import Settled, settle_scale

Array = npt.NDArray[np.float64]


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


def rename_axes(gated: Gated, shown: Mapping[str, str], axes: Mapping[str, Axis]) -> Gated:
    """Return the gates as they can be drawn: an axis by the name of the column that it shows.

    Parameters
    ----------
    shown
        Axis → name of the column that is drawn on it. A gate on any other axis is applied, and
        not drawn.
    """
    populations = []
    for item in gated.populations:
        dims = item.gate.dims
        if any(name in axes and name not in shown for name in dims):
            gate = PlacedGate((), "none", how=item.gate.how or "on an axis that is not drawn")
        else:
            gate = replace(item.gate, dims=tuple(shown.get(name, name) for name in dims))
        populations.append(replace(item, gate=gate))
    return replace(gated, populations=tuple(populations))
