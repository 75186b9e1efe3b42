"""Gates of the visits before and after, laid on this sample's axes: a moved gate is seen."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tilflow.cytometry.tubes.names import EVENTS
from tilflow.errors import InputError

Ticks = Mapping[str, Mapping[str, Sequence[float]]]
Points = tuple[tuple[float | None, float | None], ...]


@dataclass(frozen=True)
class Ghost:
    """A gate of another visit, on this sample's display scale."""

    sample_id: str
    shape: str
    points: Points
    outside: bool


@dataclass(frozen=True)
class Neighbour:
    """The gates of another visit and the ticks of its axes, as `annotated` wrote them."""

    sample_id: str
    gates: tuple[Mapping[str, Any], ...]
    ticks: Ticks


def read_neighbour(folder: Path) -> Neighbour | None:
    """Read the gates of a gated sample, without its events; None for one that failed.

    Raises
    ------
    InputError
        Where the folder holds no gated sample.
    """
    import zarr

    path = folder / EVENTS
    if not path.exists():
        message = f"{folder}: {EVENTS} is missing; run `tilflow cytometry gate` first (--events)"
        raise InputError(message)
    store = zarr.open_group(path, mode="r")
    gates, ticks, name = (
        str(np.asarray(store.get(f"uns/{key}"))[()]) for key in ("gates", "ticks", "sample_id")
    )
    gates_there = json.loads(gates)
    return Neighbour(name, tuple(gates_there), json.loads(ticks)) if gates_there else None


def find_ghosts(
    path: str, dims: Sequence[str], ticks: Ticks, neighbours: Sequence[Neighbour]
) -> tuple[Ghost, ...]:
    """Return the gate of one population in each neighbour that has it on the same axes.

    Parameters
    ----------
    path, dims
        Population and axes of the gate.
    ticks
        Of this sample.
    """
    ghosts = []
    for neighbour in neighbours:
        for gate in neighbour.gates:
            if gate["path"] == path and list(gate["dims"]) == list(dims) and gate["points"]:
                # A gate of one dimension has points on a second axis that is open.
                names = [*dims, *dims][: len(gate["points"][0])]
                points = tuple(
                    (
                        _translate(x, names[0], neighbour.ticks, ticks),
                        _translate(y, names[-1], neighbour.ticks, ticks),
                    )
                    for x, y in gate["points"]
                )
                ghosts.append(
                    Ghost(neighbour.sample_id, gate["shape"], points, bool(gate["outside"]))
                )
    return tuple(ghosts)


def _translate(place: float | None, name: str, theirs: Ticks, ours: Ticks) -> float | None:
    """Return the same intensity on our scale; scales may be fitted to each sample."""
    if place is None or name not in theirs or name not in ours:
        return place
    one, other = _list_knots(theirs[name]), _list_knots(ours[name])
    if one == other:
        return place
    shared = sorted(one.keys() & other.keys())
    if len(shared) < 2:
        return place
    return float(_interpolate(place, [one[v] for v in shared], [other[v] for v in shared]))


def _list_knots(ticks: Mapping[str, Sequence[float]]) -> dict[float, float]:
    knots = dict(zip(ticks["linear"], ticks["display"], strict=True))
    minor = zip(ticks.get("minor_linear", ()), ticks.get("minor_display", ()), strict=True)
    return knots | dict(minor)


def _interpolate(place: float, xs: Sequence[float], ys: Sequence[float]) -> float:
    """Interpolate between knots, and go on in a straight line beyond them.

    Examples
    --------
    >>> _interpolate(0.5, [0.0, 1.0], [10.0, 20.0]), _interpolate(2.0, [0.0, 1.0], [10.0, 20.0])
    (15.0, 30.0)
    """
    at = int(np.clip(np.searchsorted(xs, place), 1, len(xs) - 1))
    share = (place - xs[at - 1]) / (xs[at] - xs[at - 1])
    return float(ys[at - 1] + share * (ys[at] - ys[at - 1]))
