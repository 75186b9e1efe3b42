"""Gates that are placed, applied from parent to child, to the parent's events only.

`apply_strategy` asks every gate about every event, because a gate may be placed in any population.
Once all are placed, a child needs the channels of its parent's events alone: those are
compensated and transformed, and no others. The members are the same, event for event.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.gates import shapes
from tilflow.cytometry.gates import strategy as plan
from tilflow.cytometry.gates.datadriven import Position
from tilflow.cytometry.gates.events import Events
from tilflow.cytometry.signal.columns import Columns

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]

DESCENDING: Final = (
    plan.Rectangle,
    plan.Quadrant,
    plan.Polygon,
    plan.Ellipsoid,
    plan.Boolean,
    plan.Cuts,
    plan.Bright,
    plan.Singlets,
)
"""Gates that can be applied so, once they are placed."""

COMPACT_BELOW: Final = 0.6
"""A population with a smaller share of the events at hand gets columns of its own."""


@dataclass(frozen=True)
class Level:
    """Some events of a block with their columns.

    Attributes
    ----------
    columns
        Columns of these events.
    rows
        (n,) their places in the block.
    """

    columns: Columns
    rows: Rows


Inside: TypeAlias = Callable[[Level, Mapping[str, Mask]], Mask]
"""Which events of a level are inside of a placed gate, given the populations before it."""


@dataclass(frozen=True)
class Descent:
    """A strategy whose gates are all placed.

    Parameters
    ----------
    strategy
        Its gates are of `DESCENDING`, and it has no axes of its own.
    numbers, scales
        Name that gates use → column, and the display scale of each column.
    tests
        Population → whether an event is inside of its gate.
    """

    strategy: plan.Strategy
    numbers: Mapping[str, int]
    scales: Sequence[Any]
    tests: Mapping[str, Inside]

    def call_members(self, columns: Columns, usable: Mask) -> tuple[dict[str, Mask], int | None]:
        """Return the members (n,) of each population that can be gated, and the lost doublets."""
        count = len(columns)
        masks = {plan.ROOT: usable}
        whole = Level(columns, np.arange(count))
        levels = {plan.ROOT: whole}
        parents = {item.parent for item in self.strategy.populations}
        for item in self.strategy.populations:
            if item.id not in self.tests:
                continue
            level = levels[item.parent]
            inside = self.tests[item.id](level, masks)
            members = masks[item.parent][level.rows] & inside
            for other in item.exclude:
                members &= ~masks[other][level.rows]
            if level is whole:
                masks[item.id] = members
            else:
                masks[item.id] = np.zeros(count, dtype=bool)
                masks[item.id][level.rows[members]] = True
            if item.id in parents:
                levels[item.id] = _descend(level, members)
        return masks, self._count_doublets(whole, masks)

    def _count_doublets(self, whole: Level, masks: Mapping[str, Mask]) -> int | None:
        """Count the leukocyte events that the singlet gate leaves out, as `gating` does."""
        roles = self.strategy.roles
        if roles.singlets not in masks or roles.leukocytes not in masks:
            return None
        by_id = {item.id: item for item in self.strategy.populations}
        lost = masks[by_id[roles.singlets].parent] & ~masks[roles.singlets]
        for other in by_id[roles.singlets].exclude:
            lost &= ~masks[other]
        rows = np.flatnonzero(lost)
        level = Level(whole.columns.take(rows), rows)
        kept = np.ones(len(rows), dtype=bool)
        step = roles.leukocytes
        while step != roles.singlets:
            if step == plan.ROOT:
                return None
            kept &= self.tests[step](level, masks)
            for other in by_id[step].exclude:
                kept &= ~masks[other][rows]
            step = by_id[step].parent
        return int(kept.sum())


def _descend(level: Level, members: Mask) -> Level:
    found = np.flatnonzero(members)
    if len(found) >= COMPACT_BELOW * len(members):
        return level
    return Level(level.columns.take(found), level.rows[found])


def can_descend(strategy: plan.Strategy) -> bool:
    """Return whether a strategy can be applied so, once its gates are placed."""
    known = all(isinstance(item.gate, DESCENDING) for item in strategy.populations)
    return known and not strategy.axes


def is_fixed(strategy: plan.Strategy) -> bool:
    """Return whether no gate of a strategy depends on the events."""
    return can_descend(strategy) and not any(
        isinstance(item.gate, plan.Bright | plan.Singlets)
        or (
            isinstance(item.gate, plan.Cuts)
            and any(cut.method != "fixed" for cut in item.gate.cuts.values())
        )
        for item in strategy.populations
    )


def build_descent(
    strategy: plan.Strategy,
    gatable: Sequence[str],
    given: Mapping[str, Position],
    *,
    numbers: Mapping[str, int],
    scales: Sequence[Any],
) -> Descent:
    """Place every gate once, for any number of blocks.

    Parameters
    ----------
    gatable
        Populations whose markers are in the sample.
    given
        Site → position on the linear scale, for every threshold that the data decide.
    """
    nothing = np.zeros(0, dtype=bool)
    by_name = {name: scales[number] for name, number in numbers.items()}
    events = Events({}, {}, by_name, nothing)
    builder = _Builder(numbers, scales, events, given)
    tests = {
        item.id: builder.build(item) for item in strategy.populations if item.id in set(gatable)
    }
    return Descent(strategy, numbers, scales, tests)


@dataclass(frozen=True)
class _Builder:
    numbers: Mapping[str, int]
    scales: Sequence[Any]
    events: Events
    given: Mapping[str, Position]

    def build(self, item: plan.Population) -> Inside:
        gate = item.gate
        match gate:
            case plan.Rectangle():
                ends = {
                    name: (-np.inf if low is None else low, np.inf if high is None else high)
                    for name, (low, high) in gate.bounds.items()
                }
                if gate.scale == "linear":
                    ends = {
                        name: (self.events.scaled(name, low), self.events.scaled(name, high))
                        for name, (low, high) in ends.items()
                    }
                return self._test_all(ends)
            case plan.Quadrant():
                at = dict(gate.dividers)
                if gate.scale == "linear":
                    at = {name: self.events.scaled(name, value) for name, value in at.items()}
                return self._test_all(
                    {
                        name: (at[name], np.inf)
                        if gate.keep[name] == "above"
                        else (-np.inf, at[name])
                        for name in gate.dividers
                    }
                )
            case plan.Polygon():
                return self._test_polygon(gate)
            case plan.Ellipsoid():
                return self._test_ellipsoid(gate)
            case plan.Boolean():
                return _test_boolean(gate)
            case plan.Cuts():
                return self._test_cuts(item.id, gate)
            case plan.Bright():
                position = self.given[f"{item.id}/bright"]
                at_all = self.events.scaled(gate.dims[0], position.at)
                return self._test_all(dict.fromkeys(gate.dims, (at_all, np.inf)))
            case plan.Singlets():
                return self._test_singlets(gate, self.given[f"{item.id}/ratio"].at)
        message = f"a gate of kind {gate.kind} cannot be applied so"
        raise TypeError(message)

    def _display(self, level: Level, name: str) -> Array:
        number = self.numbers[name]
        return level.columns.display(number, self.scales[number])

    def _test_all(self, ends: Mapping[str, tuple[float, float]]) -> Inside:
        def test(level: Level, masks: Mapping[str, Mask]) -> Mask:
            inside = np.ones(len(level.rows), dtype=bool)
            for name, (low, high) in ends.items():
                values = self._display(level, name)
                if low != -np.inf:
                    inside &= values >= low
                if high != np.inf:
                    inside &= values < high
            return inside

        return test

    def _test_cuts(self, population: str, gate: plan.Cuts) -> Inside:
        ends = {}
        for name, cut in gate.cuts.items():
            if cut.method == "fixed":
                at = self.events.scaled(name, float(cut.at or 0.0))
            else:
                at = self.events.scaled(name, self.given[f"{population}/{name}"].at)
            ends[name] = (at, np.inf) if cut.side == "above" else (-np.inf, at)
        if gate.combine == "all" or len(ends) == 1:
            return self._test_all(ends)
        single = [self._test_all({name: end}) for name, end in ends.items()]

        def test(level: Level, masks: Mapping[str, Mask]) -> Mask:
            inside: Mask = np.logical_or.reduce([one(level, masks) for one in single])
            return inside

        return test

    def _test_polygon(self, gate: plan.Polygon) -> Inside:
        corners = np.array(gate.vertices, dtype=float)
        if gate.scale == "linear":
            columns = [
                self.events.scales[name].apply(corners[:, i]) for i, name in enumerate(gate.dims)
            ]
            corners = np.column_stack(columns)

        def test(level: Level, masks: Mapping[str, Mask]) -> Mask:
            x, y = (self._display(level, name) for name in gate.dims)
            # The box first: few events are near, and it is the cheaper question.
            low, high = corners.min(axis=0), corners.max(axis=0)
            inside: Mask = (x >= low[0]) & (x <= high[0]) & (y >= low[1]) & (y <= high[1])
            near = np.flatnonzero(inside)
            inside[near] = shapes.call_polygon(np.column_stack([x[near], y[near]]), corners)
            return inside

        return test

    def _test_ellipsoid(self, gate: plan.Ellipsoid) -> Inside:
        mean, covariance = np.array(gate.mean), np.array(gate.covariance)

        def test(level: Level, masks: Mapping[str, Mask]) -> Mask:
            points = np.column_stack([self._display(level, name) for name in gate.dims])
            inside: Mask = shapes.call_ellipsoid(points, mean, covariance, gate.distance_square)
            return inside

        return test

    def _test_singlets(self, gate: plan.Singlets, at: float) -> Inside:
        area, height = self.numbers[gate.area], self.numbers[gate.height]

        def test(level: Level, masks: Mapping[str, Mask]) -> Mask:
            if not np.isfinite(at):
                return np.ones(len(level.rows), dtype=bool)
            inside: Mask = level.columns.linear(area) <= at * level.columns.linear(height)
            return inside

        return test


def _test_boolean(gate: plan.Boolean) -> Inside:
    def test(level: Level, masks: Mapping[str, Mask]) -> Mask:
        inside: Mask = shapes.call_boolean(
            gate.operation,
            [masks[name][level.rows] for name in gate.of],
            [masks[name][level.rows] for name in gate.without],
        )
        return inside

    return test
