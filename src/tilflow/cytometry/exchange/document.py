"""Gates of a Gating-ML or FlowJo document as a strategy of ours, and a file gated by them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.exchange.matrices import check_has_channels, find_spillover
from tilflow.cytometry.fcs.reading import FcsFile, FcsHeader
from tilflow.cytometry.gates.derived_axes import choose_scales, derive_axes, rename_axes
from tilflow.cytometry.gates.events import Events
from tilflow.cytometry.gates.gating import Gated, GatedPopulation, apply_strategy
from tilflow.cytometry.gates.strategy import ROOT, Boolean, Gate, Population, Roles, Strategy
from tilflow.cytometry.settings import GatingSettings
from tilflow.cytometry.signal.axes import Axis, Matrix
from tilflow.cytometry.signal.compensation import compute_compensated
from tilflow.cytometry.signal.transforms import Linear
from tilflow.errors import InputError
from tilflow.model_file import validate

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class WorkspaceGating:
    """A sample gated by a document.

    Attributes
    ----------
    display, linear
        (n, channels) events on the display scale, and compensated on the linear scale.
    scales
        Channel → display scale.
    """

    gated: Gated
    display: Array
    linear: Array
    scales: Mapping[str, Any]


@dataclass(frozen=True)
class Document:
    """What a document says, in our terms.

    Attributes
    ----------
    strategy
        Its gates, axes and matrices; populations in an order that can be gated.
    paths
        Population → its path in the document, in the order of the document. A population that
        the document does not name (the inside of a gate whose outside is meant) has none.
    """

    strategy: Strategy
    paths: Mapping[str, tuple[str, ...]]


@dataclass
class Draft:
    """A document on its way to a strategy: gates in any order, named as they come."""

    source: str
    axes: dict[str, Axis] = field(default_factory=dict)
    spillovers: dict[str, Matrix] = field(default_factory=dict)
    gates: dict[tuple[str, ...], tuple[Gate, bool]] = field(default_factory=dict)

    def add_axis(self, axis: Axis, wanted: str) -> str:
        """Return the name of an axis, which is `wanted` unless another one has taken that."""
        number, name = 1, wanted
        while self.axes.setdefault(name, axis) != axis:
            number += 1
            name = f"{wanted}~{number}"
        return name

    def add_gate(self, path: tuple[str, ...], gate: Gate, *, outside: bool = False) -> None:
        """Add a gate by its path; a boolean gate names its populations by paths joined with /."""
        if path in self.gates:
            message = f"{self.source}: two gates are called {'/'.join(path)!r}"
            raise InputError(message)
        self.gates[path] = (gate, outside)

    def finish(self, name: str, description: str) -> Document:
        """Return the document, its populations sorted so that each follows what it needs."""
        ids = _name_ids(list(self.gates))
        by_path = {"/".join(path): name for path, name in ids.items()}
        drawn: dict[str, Population] = {}
        order = _in_tree_order(list(self.gates))
        for path in order:
            gate, outside = self.gates[path]
            parent = ids.get(path[:-1], ROOT)
            if isinstance(gate, Boolean):
                of, without = (self._find(by_path, group) for group in (gate.of, gate.without))
                gate = Boolean(operation=gate.operation, of=of, without=without)
            if outside:
                inner = f"{ids[path]}.inside"
                drawn[inner] = Population(id=inner, parent=parent, gate=gate)
                gate = Boolean(without=(inner,))
            drawn[ids[path]] = Population(id=ids[path], parent=parent, gate=gate)
        used = [axis.spillover for axis in self.axes.values()]
        carried = [name for name in used if name in self.spillovers]
        content = {
            "name": name,
            "description": description,
            "default_scale": Linear(),
            "axes": self.axes,
            "spillovers": self.spillovers,
            "spillover": carried[0] if carried and "" not in used else "",
            "gates_all_events": True,
            "populations": self._sort(drawn),
        }
        strategy = validate(Strategy, content, source=self.source)
        return Document(strategy, {ids[path]: path for path in order})

    def _find(self, by_path: Mapping[str, str], wanted: Iterable[str]) -> tuple[str, ...]:
        missing = [path for path in wanted if path not in by_path]
        if missing:
            message = f"{self.source}: a boolean gate names {missing[0]!r}, which is not there"
            raise InputError(message)
        return tuple(by_path[path] for path in wanted)

    def _sort(self, drawn: Mapping[str, Population]) -> tuple[Population, ...]:
        """Return populations in the given order, each after those that it needs."""
        done: dict[str, Population] = {}
        waiting: list[str] = []

        def visit(name: str) -> None:
            if name in done or name == ROOT:
                return
            if name in waiting:
                message = f"{self.source}: the gates {', '.join(waiting)} need one another"
                raise InputError(message)
            waiting.append(name)
            for other in (drawn[name].parent, *drawn[name].gate.populations()):
                visit(other)
            done[name] = drawn[waiting.pop()]

        for name in drawn:
            visit(name)
        return tuple(done.values())


def name_population(text: str) -> str:
    """Return a name as a strategy takes it.

    Examples
    --------
    >>> name_population("Q2: CD4+ , CD8-"), name_population("NK cells"), name_population("+/-")
    ('Q2_CD4+_CD8-', 'NK_cells', 'p_+_-')
    """
    name = re.sub(r"[^A-Za-z0-9_.+-]+", "_", text.strip()).strip("_")
    return name if re.match(r"[A-Za-z0-9]", name) else f"p_{name}"


def _name_ids(paths: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """Return an id for each path: its last name, or the whole path where that is not unique."""
    leaves = [name_population(path[-1]) for path in paths]
    ids: dict[tuple[str, ...], str] = {}
    taken: set[str] = {ROOT}
    for path, leaf in zip(paths, leaves, strict=True):
        whole = ".".join(name_population(part) for part in path)
        name = leaf if leaves.count(leaf) == 1 and leaf not in taken else whole
        number = 1
        while name in taken:
            number += 1
            name = f"{whole}.{number}"
        ids[path] = name
        taken.add(name)
    return ids


def _in_tree_order(paths: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return paths so that children follow their parent, siblings as they were drawn."""
    rank = {path: number for number, path in enumerate(paths)}

    def place(path: tuple[str, ...]) -> list[int]:
        return [rank.get(path[:depth], -1) for depth in range(1, len(path) + 1)]

    return sorted(paths, key=place)


def gate_with_document(document: Document, fcs: FcsFile, *, digest: str) -> WorkspaceGating:
    """Gate a file by a document, with our engine; populations keep the document's names.

    Raises
    ------
    InputError
        Where the file lacks a channel that a gate is drawn on.
    """
    strategy = document.strategy
    linear = _compensate(strategy, fcs)
    derived = derive_axes(
        strategy.axes,
        strategy.spillovers,
        raw=fcs.events,
        compensated=linear,
        channels=fcs.channels,
        names=[
            marker or channel for marker, channel in zip(fcs.markers, fcs.channels, strict=True)
        ],
    )
    missing = [name for name in strategy.axes if name not in derived]
    if missing:
        message = f"{fcs.name} lacks {missing[0]!r}, on which a gate is drawn"
        raise InputError(message)
    events = Events(
        display={name: axis.display for name, axis in derived.items()},
        linear={name: axis.linear for name, axis in derived.items()},
        scales={name: axis.scale for name, axis in derived.items()},
        usable=np.ones(len(fcs.events), dtype=bool),
    )
    gated = apply_strategy(events, strategy, GatingSettings())
    names = [marker or channel for marker, channel in zip(fcs.markers, fcs.channels, strict=True)]
    drawn = choose_scales(strategy.axes, fcs.channels, names)
    gated = rename_axes(gated, {axis: channel for channel, axis in drawn.items()}, strategy.axes)
    display = np.empty_like(linear)
    scales: dict[str, Any] = {}
    factors: dict[str, float] = {}
    for number, (channel, top) in enumerate(zip(fcs.channels, fcs.ranges, strict=True)):
        scale = derived[drawn[channel]].scale if channel in drawn else PLAIN
        if scale == PLAIN:
            # A linear axis as wide as the instrument's range, whatever the document's unit is.
            scale = Linear(t=max(top, 1.0))
            factors[channel] = PLAIN.t / scale.t
        scales[channel] = scale
        display[:, number] = scale.apply(np.ascontiguousarray(linear[:, number]))
    gated = _stretch_gates(gated, factors)
    return WorkspaceGating(_relabel(gated, document, digest), display, linear, scales)


def _stretch_gates(gated: Gated, factors: Mapping[str, float]) -> Gated:
    """Return the gates as they are drawn on axes that were stretched by `factors`."""
    populations = []
    for item in gated.populations:
        stretch = [factors.get(name, 1.0) for name in item.gate.dims] + [1.0]
        points = tuple((x * stretch[0], y * stretch[1]) for x, y in item.gate.points)
        populations.append(replace(item, gate=replace(item.gate, points=points)))
    return replace(gated, populations=tuple(populations))


def _compensate(strategy: Strategy, fcs: FcsFile) -> Array:
    if strategy.spillover:
        spillover = strategy.spillovers[strategy.spillover].build()
        check_has_channels(spillover, fcs)
        return compute_compensated(fcs.events, fcs.channels, spillover)
    wanted = any(axis.spillover == "" for axis in strategy.axes.values())
    choice = "file" if wanted and has_matrix(fcs) else "none"
    return compute_compensated(fcs.events, fcs.channels, find_spillover(fcs, choice, "."))


def has_matrix(header: FcsHeader) -> bool:
    """Return whether a file brings a spillover matrix."""
    return bool({"spill", "spillover"} & set(header.keywords))


def _relabel(gated: Gated, document: Document, digest: str) -> Gated:
    """Return the populations by the document's names and in its order."""
    found = {item.id: item for item in gated.populations}
    labels = name_populations(list(document.paths.values()))
    populations = []
    for name, path in document.paths.items():
        item = found[name]
        inner = found.get(f"{name}.inside")
        gate = item.gate
        if inner is not None:
            gate = replace(inner.gate, outside=True)
        populations.append(
            GatedPopulation(
                labels[path],
                labels.get(path[:-1], ROOT),
                "/".join(path),
                item.members,
                gate,
                item.warnings,
                item.disabled,
            )
        )
    roles = guess_roles([population.id for population in populations])
    return Gated(tuple(populations), gated.n_events, digest, roles)


def name_populations(paths: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """Return a label for each path: its last name, or the whole path where that is not unique."""
    names = [path[-1] for path in paths]
    return {path: path[-1] if names.count(path[-1]) == 1 else "/".join(path) for path in paths}


def guess_roles(ids: Sequence[str]) -> Roles:
    """Return the populations whose names say what counts stand on."""
    plain = {name.strip().lower().replace(" ", "_"): name for name in ids}
    counted = ("leukocytes", "lymphocytes", "monocytes")
    return Roles(
        beads=plain.get("beads", ""),
        cbc={name: plain[name] for name in counted if name in plain},
    )


PLAIN = Linear(t=262144.0)
"""Axis of a dimension without a transformation: 2^18 divides without rounding."""
