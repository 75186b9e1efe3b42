"""The events of one sample as an AnnData: one row an event in file order, one column a channel."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from tilflow.cytometry.gates.gating import Gated
from tilflow.cytometry.signal.quality import REASONS

if TYPE_CHECKING:
    from anndata import AnnData

Array = npt.NDArray[np.float64]

DECADES: Final = (-1e4, -1e3, -1e2, 0.0, 1e2, 1e3, 1e4, 1e5)
"""Labelled ticks of the biexponential axes, on the linear scale."""
MINOR: Final = tuple(
    sign * mantissa * 10.0**power
    for sign in (-1, 1)
    for power in range(1, 6)
    for mantissa in range(1, 10)
)
"""Ticks without labels between the decades, as far as 10^5 and a little beyond."""
LINEAR_TICKS: Final = (0.0, 5e4, 1e5, 1.5e5, 2e5, 2.5e5)


def build_annotated(
    display: Array,
    linear: Array,
    gated: Gated,
    *,
    channels: Sequence[str],
    names: Sequence[str],
    codes: npt.NDArray[np.int8],
    usable: npt.NDArray[np.bool_],
    scales: Sequence[Any],
    about: Mapping[str, str],
) -> "AnnData":
    """Build the AnnData of a sample.

    Parameters
    ----------
    display, linear
        (n, k) events on the display scale, and compensated on the linear scale.
    channels, names, scales
        For each column: ``$PnN``, marker or scatter role, and display scale (has ``apply``).
    codes
        (n,) index into `quality.REASONS`.
    usable
        (n,) whether the event may belong to a population.
    about
        Names and digests for ``uns``.
    """
    from anndata import AnnData

    index = pd.Index([str(number) for number in range(len(display))])
    reason = pd.Categorical.from_codes(codes, categories=pd.Index(REASONS))
    obs = pd.DataFrame({"qc_reason": reason, "is_usable": usable}, index=index)
    var = pd.DataFrame({"marker": list(names)}, index=pd.Index(list(channels)))
    gatable = {item.path: item.members for item in gated.populations if item.members is not None}
    members = np.zeros((len(display), len(gatable)), dtype=bool)
    for number, mask in enumerate(gatable.values()):
        members[:, number] = mask
    return AnnData(
        X=display.astype(np.float32),
        obs=obs,
        var=var,
        layers={"linear": linear.astype(np.float32)},
        obsm={"membership": members},
        uns={
            "populations": np.array(list(gatable), dtype=object),
            "gates": json.dumps(describe_gates(gated), sort_keys=True),
            "ticks": json.dumps(compute_ticks(channels, names, scales), sort_keys=True),
            **about,
        },
    )


def _round_top(scale: Any) -> float:
    """Return about the top of a linear scale, so that five steps make round ticks.

    Examples
    --------
    >>> from tilflow.cytometry.signal.transforms import Linear
    >>> _round_top(Linear(t=262144)), _round_top(Linear(t=1023))
    (250000.0, 1000.0)
    """
    unit, place = (float(value) for value in scale.apply(np.array([0.0, 1.0])))
    top = 1 / max(place - unit, 1e-12)
    decade = 10 ** np.floor(np.log10(top))
    return float(max(step for step in (1, 2.5, 5) if step * decade <= top * 1.001) * decade)


def describe_gates(gated: Gated) -> list[dict[str, Any]]:
    """Return where every gate lies, as JSON holds it: an infinite end becomes null."""
    return [
        {
            "population": item.id,
            "path": item.path,
            "parent": item.parent,
            "dims": list(item.gate.dims),
            "shape": item.gate.shape,
            "points": [[_plain(value) for value in point] for point in item.gate.points],
            "outside": item.gate.outside,
            "exclude": list(item.exclude),
            "how": item.gate.how,
        }
        for item in gated.populations
        if item.members is not None
    ]


def _plain(value: float) -> float | None:
    return round(float(value), 9) if np.isfinite(value) else None


def compute_ticks(
    channels: Sequence[str], names: Sequence[str], scales: Sequence[Any]
) -> dict[str, dict[str, list[float]]]:
    """Return for each dimension its ticks: linear intensity and place on the display scale.

    ``minor_linear`` and ``minor_display`` are the ticks without labels.
    """
    ticks = {}
    for channel, name, scale in zip(channels, names, scales, strict=True):
        values, between = np.array(DECADES), np.sort(np.array(MINOR))
        if scale.kind == "linear":
            values = np.array(LINEAR_TICKS) * _round_top(scale) / 2.5e5
            between = (values[:-1] + values[1:]) / 2
        linear, display = _place(scale, values)
        minor_linear, minor_display = _place(scale, between)
        ticks[name or channel] = {
            "linear": linear,
            "display": display,
            "minor_linear": minor_linear,
            "minor_display": minor_display,
        }
    return ticks


def _place(scale: Any, values: Array) -> tuple[list[float], list[float]]:
    places = scale.apply(values)
    good = np.isfinite(places)
    return values[good].tolist(), np.round(places[good], 6).tolist()
