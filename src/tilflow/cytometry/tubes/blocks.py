"""Files of many events: gates are placed on some of them, and all are gated in blocks.

The gates lie where an evenly taken part of the events (`ReadingSettings.placing_events`) puts
them: fixed gates exactly where they always lie, data-driven ones as in a file of that size. Then
every event is gated, block by block, so that memory holds one block, one byte an event and
population, and the intensities that the tables need. Numbers do not depend on the size of the
blocks, nor on how many are gated at a time: every step works on single events.
"""

import os
import tempfile
import weakref
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any, Final, cast

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.fcs.reading import FcsFile, FcsSource
from tilflow.cytometry.gates.datadriven import Position
from tilflow.cytometry.gates.descent import Descent, build_descent, can_descend, is_fixed
from tilflow.cytometry.gates.gating import Gated, GatedPopulation, apply_strategy
from tilflow.cytometry.gates.overrides import apply_overrides
from tilflow.cytometry.gates.placing import PlacedGate
from tilflow.cytometry.gates.strategy import Mixture, Polygon, Strategy
from tilflow.cytometry.panel import Panel
from tilflow.cytometry.settings import CytometrySettings
from tilflow.cytometry.signal.columns import Columns, list_sources
from tilflow.cytometry.signal.compensation import Spillover
from tilflow.cytometry.signal.quality import REASONS, EventQuality, call_margin
from tilflow.cytometry.signal.transforms import FittedLogicle
from tilflow.cytometry.tubes.locked_plan import LockedPlan, gate_by_plan
from tilflow.cytometry.tubes.sample import Sample, arrange_events, choose_spillover

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

DRAWN_EVENTS: Final = 20_000
KEPT_BYTES: Final = 128 * 2**20
"""Intensities up to this size stay in memory; more go to a file that nobody sees."""
FILE_CHUNK: Final = 2**18
MARGIN: Final = REASONS.index("margin")


def gate_source(
    source: FcsSource, panel: Panel, locked: LockedPlan, settings: CytometrySettings
) -> Sample:
    """Gate a file by a strategy, in blocks where it has many events.

    A strategy whose axes are fitted to the sample is applied to the whole file at once.

    Raises
    ------
    InputError
        Where the file cannot be read or gated.
    """
    limit = settings.reading.placing_events
    strategy = locked.strategy
    fitted = any(isinstance(axis.scale, FittedLogicle) for axis in strategy.axes.values())
    if is_fixed(strategy) and not _is_fitted(strategy) and panel.time not in source.channels:
        # Nothing to be placed and nothing to be judged by time: some events are enough to draw.
        limit = min(limit, DRAWN_EVENTS)
    if source.n_events <= limit or fitted:
        return gate_by_plan(take_events(source, 1), panel, locked, settings)
    step = -(-source.n_events // limit)
    part = take_events(source, step)
    placed = gate_by_plan(part, panel, locked, settings)
    return _BlockGating(source, part, step, placed, panel, locked, settings).run()


def _is_fitted(strategy: Strategy) -> bool:
    scales = (strategy.default_scale, strategy.scatter_scale, *strategy.scales.values())
    return any(isinstance(scale, FittedLogicle) for scale in scales)


def take_events(source: FcsSource, step: int) -> FcsFile:
    """Read every `step`-th event of a file, the first one included."""
    values = source.read(0, source.n_events, range(len(source.channels)), step=step)
    about = {
        name: getattr(source, name)
        for name in ("name", "version", "channels", "markers", "ranges", "keywords", "timestep")
    }
    return FcsFile(
        **about,
        n_events=values.shape[1],
        volume_ul=source.volume_ul,
        warnings=source.warnings,
        events=values.T,
    )


@dataclass(frozen=True)
class SourceColumns:
    """Columns of a file that are read and compensated whole when they are asked for."""

    source: FcsSource
    spillover: Spillover | None
    kept: "KeptColumns"

    def __len__(self) -> int:
        """Return the number of events."""
        return self.source.n_events

    def linear(self, number: int) -> Array:
        """Return one channel (n,), compensated."""
        if number in self.kept.numbers:
            return self.kept.column(number)
        channels = self.source.channels
        needed = list_sources([number], channels, self.spillover)
        values = np.empty(len(self))
        for begin in range(0, len(self), FILE_CHUNK):
            end = min(begin + FILE_CHUNK, len(self))
            raw = _spread(self.source.read(begin, end, needed), needed, len(channels))
            values[begin:end] = Columns(raw, channels, self.spillover).linear(number)
        return values

    def display(self, number: int, scale: Any) -> Array:
        """Return one channel (n,) on its display scale."""
        values: Array = scale.apply(np.asarray(self.linear(number)))
        return values


class KeptColumns:
    """Compensated columns that the tables need: in memory, or in a file where they are many."""

    def __init__(self, numbers: Sequence[int], n_events: int) -> None:
        self.numbers = list(numbers)
        self.n_events = n_events
        self._memory: Array | None = None
        self._descriptor = -1
        if len(self.numbers) * n_events * 8 <= KEPT_BYTES:
            self._memory = np.empty((len(self.numbers), n_events))
        else:
            file = tempfile.TemporaryFile()  # noqa: SIM115
            self._descriptor = file.fileno()
            weakref.finalize(self, file.close)

    def write(self, begin: int, number: int, values: Array) -> None:
        """Keep the values of the events from `begin` on."""
        row = self.numbers.index(number)
        if self._memory is not None:
            self._memory[row, begin : begin + len(values)] = values
        else:
            at = 8 * (row * self.n_events + begin)
            os.pwrite(self._descriptor, np.ascontiguousarray(values).data, at)

    def read(self, number: int, begin: int, end: int) -> Array:
        """Return a range of events of one column."""
        row = self.numbers.index(number)
        if self._memory is not None:
            return self._memory[row, begin:end]
        at = 8 * (row * self.n_events + begin)
        return np.frombuffer(os.pread(self._descriptor, 8 * (end - begin), at))

    def column(self, number: int) -> Array:
        """Return a column (n,); one that lies in a file is read as far as a mask asks for it."""
        if self._memory is not None:
            return self.read(number, 0, self.n_events)
        return cast("Array", _FileColumn(self, number))


class _FileColumn:
    """One column in a file, which is indexed by a mask of events as an array is."""

    def __init__(self, kept: KeptColumns, number: int) -> None:
        self._kept, self._number = kept, number

    def __len__(self) -> int:
        return self._kept.n_events

    def __array__(self, dtype: npt.DTypeLike | None = None, copy: bool | None = None) -> Array:
        return np.array(self[np.ones(len(self), dtype=bool)], dtype=dtype)

    def __getitem__(self, wanted: Mask) -> Array:
        parts = [np.empty(0)]
        for begin in range(0, len(self), FILE_CHUNK):
            own = wanted[begin : begin + FILE_CHUNK]
            if own.any():
                end = min(begin + FILE_CHUNK, len(self))
                parts.append(self._kept.read(self._number, begin, end)[own])
        return np.concatenate(parts)


def _spread(values: Array, numbers: Sequence[int], count: int) -> Array:
    """Return rows at their channel's number; channels that were not read stay zero, untouched."""
    if list(numbers) == list(range(count)):
        return values
    spread: Array = np.zeros((count, values.shape[1]))
    spread[list(numbers)] = values
    return spread


class _BlockGating:
    """One file while its blocks are gated."""

    def __init__(
        self,
        source: FcsSource,
        part: FcsFile,
        step: int,
        placed: Sample,
        panel: Panel,
        locked: LockedPlan,
        settings: CytometrySettings,
    ) -> None:
        self.source, self.panel, self.settings = source, panel, settings
        self.placed = placed
        self.strategy = _fix_gates(locked, placed.gated)
        self.given = _fix_positions(placed, self.strategy)
        self.spillover = choose_spillover(source, panel, self.strategy)
        self.judged = _Judged(part, step, placed.quality, panel)
        names = placed.names
        self.scatter = [n for n, name in enumerate(names) if name in panel.scatter]
        intensities = [names.index(m) for m in panel.intensities if m in names]
        self.kept = KeptColumns(intensities, source.n_events)
        self.numbers = self._find_numbers(intensities)
        self.gatable = [item for item in placed.gated.populations if item.members is not None]
        self.descent = self._build_descent()
        self.masks = np.zeros((len(self.gatable), source.n_events), dtype=bool)
        self.codes = np.zeros(source.n_events, dtype=np.int8)
        self.usable = np.zeros(source.n_events, dtype=bool)

    def _find_numbers(self, intensities: Sequence[int]) -> list[int]:
        """Return the channels that the gates, the tables and the judgement need."""
        names, channels = self.placed.names, self.source.channels
        if self.strategy.axes:
            return list(range(len(channels)))
        gated = {name for item in self.strategy.populations for name in item.gate.markers()}
        wanted = {number for number, name in enumerate(names) if name in gated}
        wanted |= {*intensities, *self.scatter}
        wanted |= {channels.index(self.panel.time)} if self.panel.time in channels else set()
        return list_sources(sorted(wanted), channels, self.spillover)

    def _build_descent(self) -> Descent | None:
        if not can_descend(self.strategy):
            return None
        names = self.placed.names
        return build_descent(
            self.strategy,
            [item.id for item in self.gatable],
            self.given,
            numbers={n: i for i, n in enumerate(names) if n in self.panel.dimensions},
            scales=self.placed.scales,
        )

    def run(self) -> Sample:
        """Gate every block and return the sample."""
        own = self.settings.reading
        begins = range(0, self.source.n_events, own.block_events)
        with ThreadPoolExecutor(own.threads) as pool:
            lost = list(pool.map(self._gate_block, begins))
        populations, at = [], 0
        for item in self.placed.gated.populations:
            members = None
            if item.members is not None:
                members, at = self.masks[at], at + 1
            populations.append(replace(item, members=members, gate=self._tell_how(item)))
        known = [count for count in lost if count is not None]
        gated = replace(
            self.placed.gated,
            populations=tuple(populations),
            n_events=self.source.n_events,
            leukocyte_doublets=sum(known) if len(known) == len(lost) else None,
        )
        quality = EventQuality(self.codes, self.usable, self.placed.quality.warnings)
        columns = SourceColumns(self.source, self.spillover, self.kept)
        return replace(self.placed, columns=columns, quality=quality, gated=gated)

    def _tell_how(self, item: GatedPopulation) -> PlacedGate:
        """Return the gate with the number of events that placed it, where the data did."""
        if not item.sites and item.gate.how != "mixture":
            return item.gate
        told = f"{item.gate.how}, in {len(self.placed.columns)} of {self.source.n_events} events"
        return replace(item.gate, how=told)

    def _gate_block(self, begin: int) -> int | None:
        end = min(begin + self.settings.reading.block_events, self.source.n_events)
        count = len(self.source.channels)
        raw = _spread(self.source.read(begin, end, self.numbers), self.numbers, count)
        columns = Columns(raw, self.source.channels, self.spillover)
        tops = np.array([self.source.ranges[number] for number in self.scatter])
        margin = call_margin(raw[self.scatter].T, tops)
        codes, usable = self.judged.extend(begin, end, raw, margin)
        self.codes[begin:end], self.usable[begin:end] = codes, usable
        for number in self.kept.numbers:
            self.kept.write(begin, number, columns.linear(number))
        found, lost = self._call_members(columns, usable)
        for row, item in enumerate(self.gatable):
            self.masks[row, begin:end] = found[item.id]
        return lost

    def _call_members(self, columns: Columns, usable: Mask) -> tuple[dict[str, Mask], int | None]:
        if self.descent is not None:
            return self.descent.call_members(columns, usable)
        events = arrange_events(
            columns,
            self.strategy,
            self.panel,
            names=self.placed.names,
            scales=self.placed.scales,
            usable=usable,
            of=self.source,
        )
        gated = apply_strategy(events, self.strategy, self.settings.gating, self.given)
        found = {item.id: item.members for item in gated.populations if item.members is not None}
        return found, gated.leukocyte_doublets


def _fix_gates(locked: LockedPlan, placed: Gated) -> Strategy:
    """Return the strategy with the clusters where they were found; thresholds are handed in."""
    strategy = locked.strategy
    if locked.overrides.changes:
        strategy = apply_overrides(strategy, locked.overrides)
    gates = {item.id: item.gate for item in placed.populations}
    populations = tuple(
        item.model_copy(
            update={
                "gate": Polygon(
                    dims=item.gate.dims, scale="display", vertices=gates[item.id].points
                )
            }
        )
        if isinstance(item.gate, Mixture) and gates[item.id].points
        else item
        for item in strategy.populations
    )
    return strategy.model_copy(update={"populations": populations})


def _fix_positions(placed: Sample, strategy: Strategy) -> Mapping[str, Position]:
    """Return every threshold that was found, on the linear scale."""
    scales: dict[str, Any] = dict(zip(placed.names, placed.scales, strict=True))
    scales |= {name: axis.scale for name, axis in strategy.axes.items()}
    given = {}
    for item in placed.gated.populations:
        for site in item.sites:
            at = site.position.at
            if site.dimension and np.isfinite(at):
                at = float(scales[site.dimension].invert(np.array([at]))[0])
            given[site.name] = replace(site.position, at=at)
    return given


class _Judged:
    """The judgement of some events, extended to those between them."""

    def __init__(self, part: FcsFile, step: int, quality: EventQuality, panel: Panel) -> None:
        self.step = step
        self.time_column: int | None = None
        self.codes = np.where(quality.codes == MARGIN, 0, quality.codes).astype(np.int8)
        self.usable = quality.usable
        if panel.time in part.channels:
            number = part.channels.index(panel.time)
            time = part.events[:, number]
            if (np.diff(time) < 0).any():
                # Events that lie in no order of time are found by their time.
                order = np.argsort(time, kind="stable")
                self.time_column, self.clock = number, time[order]
                self.codes, self.usable = self.codes[order], self.usable[order]

    def extend(
        self, begin: int, end: int, raw: Array, margin: Mask
    ) -> tuple[npt.NDArray[np.int8], Mask]:
        """Return code and usability of a block: as the judged event before each one."""
        if self.time_column is None:
            near = np.arange(begin, end) // self.step
        else:
            found = np.searchsorted(self.clock, raw[self.time_column], side="right") - 1
            near = np.maximum(found, 0)
        codes = self.codes[near]
        codes[margin & (codes == 0)] = MARGIN
        return codes, self.usable[near]
