"""Where the gates of one sample lie, as ``tilflow cytometry gate`` left them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.exchange.shapes import Box, DrawnAxis, DrawnPopulation
from tilflow.cytometry.gates.strategy import ROOT
from tilflow.cytometry.signal.axes import UNCOMPENSATED
from tilflow.cytometry.signal.transforms import Linear
from tilflow.errors import InputError

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

TIME_AXIS: Final = "acquisition time"


@dataclass(frozen=True)
class Positions:
    """Where the gates of one sample lie, as ``tilflow cytometry gate`` left them.

    Attributes
    ----------
    sample_id
        Sample that was gated.
    gates
        Population → its drawn gate; disabled populations are not there.
    linear
        Marker → (n,) compensated intensities.
    members
        Population → its events.
    usable
        (n,) events that may belong to a population: those of anomalous stretches do not.
    """

    sample_id: str
    gates: Mapping[str, Mapping[str, Any]]
    linear: Mapping[str, Array] = field(repr=False)
    members: Mapping[str, Mask] = field(repr=False)
    usable: Mask = field(repr=False)

    @property
    def counts(self) -> dict[str, int]:
        """Population → number of its events."""
        return {name: int(mask.sum()) for name, mask in self.members.items()}


def read_positions(folder: Path) -> Positions:
    """Read where the gates of a gated sample lie.

    Raises
    ------
    InputError
        Where the folder is not one that ``tilflow cytometry gate`` wrote.
    """
    import anndata

    if not (folder / "events.zarr").is_dir():
        message = f"{folder}: events.zarr is missing; run `tilflow cytometry gate --events` first"
        raise InputError(message)
    events = anndata.read_zarr(folder / "events.zarr")
    if "linear" not in events.layers:
        message = f"{folder}: the sample was not measured: no gates were placed in it"
        raise InputError(message)
    gates = {item["population"]: item for item in json.loads(str(events.uns["gates"]))}
    linear = np.asarray(events.layers["linear"], dtype=np.float64)
    columns = {str(name): linear[:, n] for n, name in enumerate(events.var["marker"])}
    membership = np.asarray(events.obsm["membership"], dtype=bool)
    paths = [str(path) for path in events.uns["populations"]]
    members = {name: membership[:, paths.index(item["path"])] for name, item in gates.items()}
    usable = np.asarray(events.obs["is_usable"], dtype=bool)
    return Positions(str(events.uns["sample_id"]), gates, columns, members, usable)


def leave_out_stretches(
    positions: Positions, time: str
) -> tuple[list[DrawnPopulation], dict[str, DrawnAxis], tuple[str, ...]]:
    """Return gates on time that leave the anomalous stretches out, one after the other.

    An instrument's clock ticks slower than its events: of those at the very tick where a stretch
    begins or ends, a gate on time takes all or none. The note counts them.
    """
    lost = int((~positions.usable).sum())
    if time not in positions.linear:
        told = f"{lost} events of anomalous stretches stay in: the file has no time channel"
        return [], {}, (told,)
    seconds = positions.linear[time]
    ticks = np.unique(seconds)
    # A tick is left out where most of its events are.
    place = np.searchsorted(ticks, seconds)
    share = np.bincount(place, ~positions.usable) / np.bincount(place)
    is_out = np.concatenate([[False], share > 0.5, [False]])
    first = np.flatnonzero(~is_out[:-1] & is_out[1:])
    last = np.flatnonzero(is_out[:-1] & ~is_out[1:]) - 1
    edges = np.concatenate([[-np.inf], (ticks[1:] + ticks[:-1]) / 2, [np.inf]])
    unit = 2.0 ** np.ceil(np.log2(max(float(ticks[-1]), 1.0)))
    stretches: list[DrawnPopulation] = []
    for number, (start, end) in enumerate(zip(first, last, strict=True), start=1):
        low, high = float(edges[start]) / unit, float(edges[end + 1]) / unit
        ends = (low if np.isfinite(low) else None, high if np.isfinite(high) else None)
        parent = stretches[-1].id if stretches else ROOT
        name = f"without_stretch_{number}"
        stretches.append(DrawnPopulation(name, parent, Box({TIME_AXIS: ends}), outside=True))
    wrong = int((is_out[1:-1][place] == positions.usable).sum())
    told = f"{lost} events of {len(stretches)} anomalous stretches are left out by gates on time"
    if wrong:
        told += f"; {wrong} at their very ends fall on the other side"
    axis = DrawnAxis(time, None, UNCOMPENSATED, Linear(t=unit))
    return stretches, {TIME_AXIS: axis} if stretches else {}, (told,)
