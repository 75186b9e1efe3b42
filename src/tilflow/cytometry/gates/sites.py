"""The thresholds of one population: where each lies, and how it is found again in other events.

A site is a threshold that the data decide: one marker of a gate of cuts, the common threshold of
bright events, the line of the singlets. It has a name that is the same in every tube of a
strategy, so that tubes can be compared and a position be handed in from outside (`Search.given`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.gates import datadriven
from tilflow.cytometry.gates import strategy as plan
from tilflow.cytometry.gates.datadriven import Position
from tilflow.cytometry.gates.events import Events
from tilflow.cytometry.settings import GatingSettings

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Finder: TypeAlias = Callable[[Array], Position]


@dataclass(frozen=True)
class Site:
    """A threshold in one tube.

    Attributes
    ----------
    name
        ``population/marker``.
    dimension
        Marker whose intensity it is; empty for a plain number (singlets).
    scale
        Display scale that the position and the values are on; None for a plain number.
    method
        How the strategy wants it found; `position.how` says how it was.
    where
        Population in which it was found.
    values
        (n,) what it was found in.
    find
        Finds it in other values.
    """

    name: str
    dimension: str
    scale: Any
    method: str
    where: str
    position: Position
    values: Array
    find: Finder


@dataclass(frozen=True)
class Search:
    """Where the thresholds of one population are looked for.

    Attributes
    ----------
    masks
        Events of the populations before it.
    parent
        Events of its parent, without those that it excludes.
    given
        Site → position from outside, on the linear scale, which is taken as it is.
    """

    population: plan.Population
    events: Events
    masks: Mapping[str, Mask]
    parent: Mask
    settings: GatingSettings
    given: Mapping[str, Position]

    def select(self, set_on: str) -> Mask:
        """Return the events in which a threshold is found; "" means those of the parent."""
        return self.masks[set_on] if set_on else self.parent

    def place(
        self, label: str, *, dimension: str, method: str, set_on: str, values: Array, find: Finder
    ) -> Site:
        """Return the site `label` of the population, found in `values` unless it is given."""
        name = f"{self.population.id}/{label}"
        where = set_on or self.population.parent
        position = self.given.get(name)
        if position is None:
            position = find(values)
        elif dimension:
            position = replace(position, at=self.events.scaled(dimension, position.at))
        scale = self.events.scales[dimension] if dimension else None
        return Site(name, dimension, scale, method, where, position, values, find)


def find_cut(name: str, cut: plan.Cut, search: Search) -> Site:
    """Return the threshold of a cut on the marker `name`."""
    events = search.events
    values = events.display[name][search.select(cut.set_on)]
    values = values[np.isfinite(values)]
    window = _scaled_window(name, cut.window, values, events)
    fallback = None if cut.at is None else events.scaled(name, cut.at)
    search_for = {"valley": datadriven.find_valley, "tail": datadriven.find_tail}
    method = cut.fallback if cut.method == "control" else cut.method

    def find(values: Array) -> Position:
        found = search_for[method](
            values, window, search.settings, deviations=cut.deviations, fallback=fallback
        )
        if cut.method != "control":
            return found
        return replace(found, warning=_join("no control", found.warning or f"{method} instead"))

    return search.place(
        name, dimension=name, method=cut.method, set_on=cut.set_on, values=values, find=find
    )


def _join(*parts: str) -> str:
    return ": ".join(part for part in parts if part)


def _scaled_window(
    name: str, window: tuple[float, float] | None, values: Array, events: Events
) -> tuple[float, float]:
    if window is not None:
        return events.scaled(name, window[0]), events.scaled(name, window[1])
    if not len(values):
        return 0.0, 1.0
    low, high = np.quantile(values, [0.001, 0.999])
    return float(low), float(high)


def find_bright(gate: plan.Bright, score: Array, search: Search) -> Site:
    """Return the common threshold of bright events; `score` (events,) is the weakest marker."""
    events, first = search.events, gate.dims[0]
    window = (events.scaled(first, gate.window[0]), events.scaled(first, gate.window[1]))
    usual = events.scaled(first, gate.at)

    def find(values: Array) -> Position:
        found = datadriven.find_valley(
            values, window, search.settings, deviations=1e9, fallback=usual
        )
        if found.how == "valley":
            return found
        why = "no gap below the bright events: the strategy's fixed position is used"
        return Position(usual, "fallback", why)

    values = score[search.parent & np.isfinite(score)]
    return search.place(
        "bright", dimension=first, method="valley", set_on="", values=values, find=find
    )


def find_singlets(gate: plan.Singlets, search: Search) -> Site:
    """Return the largest area over height of single events."""
    linear, parent = search.events.linear, search.parent
    ratio = datadriven.derive_log_ratio(linear[gate.area][parent], linear[gate.height][parent])

    def find(values: Array) -> Position:
        return datadriven.find_log_ratio(
            values, gate.window, search.settings, deviations=gate.deviations
        )

    return search.place("ratio", dimension="", method="valley", set_on="", values=ratio, find=find)
