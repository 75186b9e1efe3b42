"""One tube from its file to its populations: the pure call behind ``tilflow cytometry gate``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.exchange.matrices import check_has_channels, find_spillover
from tilflow.cytometry.fcs.reading import FcsFile, FcsHeader
from tilflow.cytometry.gates.datadriven import Position
from tilflow.cytometry.gates.derived_axes import choose_scales, derive_axes, rename_axes
from tilflow.cytometry.gates.events import Events
from tilflow.cytometry.gates.gating import Gated, apply_strategy
from tilflow.cytometry.gates.strategy import Strategy, read_strategy
from tilflow.cytometry.panel import Panel, check_panel_fits
from tilflow.cytometry.settings import CytometrySettings
from tilflow.cytometry.signal.columns import Columns, LazyColumns, ReadyColumns, SampleColumns
from tilflow.cytometry.signal.compensation import Spillover, check_condition
from tilflow.cytometry.signal.quality import EventQuality, call_events
from tilflow.cytometry.signal.transforms import FittedLogicle, Linear, settle_scale
from tilflow.cytometry.tubes.counting import CountInputs
from tilflow.cytometry.tubes.populations import derive_failed_populations, summarise_populations
from tilflow.errors import InputError
from tilflow.provenance import compute_sha256

if TYPE_CHECKING:
    import pandas as pd

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """A tube that was compensated, transformed and gated.

    Attributes
    ----------
    channels, names
        ``$PnN`` of each column, and the marker or scatter role that the panel gives it.
    columns
        Its events, compensated and on the display scale: made when they are asked for.
    scales
        Display scale of each column.
    warnings
        Sentences on the whole file.
    """

    channels: tuple[str, ...]
    names: tuple[str, ...]
    columns: SampleColumns = field(repr=False)
    scales: tuple[Any, ...]
    quality: EventQuality
    gated: Gated
    warnings: tuple[str, ...]

    @property
    def usable_events(self) -> int:
        """Events of the root."""
        return int(self.quality.usable.sum())

    @property
    def linear(self) -> Array:
        """(n, k) compensated, on the linear scale."""
        return np.stack([self.columns.linear(i) for i in range(len(self.names))]).T

    @property
    def display(self) -> Array:
        """(n, k) on the display scale."""
        return np.stack([self.columns.display(i, scale) for i, scale in enumerate(self.scales)]).T

    def column(self, name: str) -> Array | None:
        """Return the compensated linear intensities of a marker; None where it is missing."""
        return self.columns.linear(self.names.index(name)) if name in self.names else None

    def members(self) -> "pd.DataFrame":
        """Return one boolean column a population, by path: one row an event in file order."""
        import pandas as pd

        return pd.DataFrame(
            {
                item.path: item.members
                for item in self.gated.populations
                if item.members is not None
            },
            index=pd.RangeIndex(len(self.columns)),
        )


def gate_sample(
    fcs: FcsFile,
    panel: Panel,
    strategy: Strategy,
    settings: CytometrySettings,
    given: Mapping[str, Position] | None = None,
) -> Sample:
    """Compensate, transform and gate a file by a YAML strategy.

    `given` holds positions of thresholds (``population/marker``, on the linear scale) that are
    taken as they are instead of looked for.

    Raises
    ------
    InputError
        Where the spillover matrix is missing, damaged or next to singular.
    """
    spillover = choose_spillover(fcs, panel, strategy)
    notes = [] if spillover is None else check_condition(spillover, settings.compensation)
    columns = Columns(fcs.events.T, fcs.channels, spillover)
    names = _name_columns(fcs, panel)
    drawn = choose_scales(strategy.axes, fcs.channels, names)
    scales = tuple(
        _settle(_scale_of(name, top, panel, strategy, drawn.get(channel, "")), columns, number)
        for number, (name, channel, top) in enumerate(
            zip(names, fcs.channels, fcs.ranges, strict=True)
        )
    )
    quality = _judge(fcs, panel, names, columns, scales, settings)
    if strategy.gates_all_events:
        quality = EventQuality(quality.codes, np.ones_like(quality.usable), quality.warnings)
    events = arrange_events(
        columns, strategy, panel, names=names, scales=scales, usable=quality.usable, of=fcs
    )
    gated = apply_strategy(events, strategy, settings.gating, given)
    if strategy.axes:
        shown = {drawn[c]: name for c, name in zip(fcs.channels, names, strict=True) if c in drawn}
        gated = rename_axes(gated, shown, strategy.axes)
    warnings = (*_tell(fcs, panel), *notes, *quality.warnings)
    return Sample(fcs.channels, names, columns, scales, quality, gated, warnings)


def arrange_events(
    columns: Columns,
    strategy: Strategy,
    panel: Panel,
    *,
    names: Sequence[str],
    scales: Sequence[Any],
    usable: npt.NDArray[np.bool_],
    of: FcsHeader,
) -> Events:
    """Return the events as gates ask for them, by marker, scatter role or axis of the strategy."""
    known = {name: number for number, name in enumerate(names) if name in panel.dimensions}
    display: Mapping[str, Array] = LazyColumns(
        known, lambda number: columns.display(number, scales[number])
    )
    linear: Mapping[str, Array] = LazyColumns(known, columns.linear)
    by_name = {name: scales[number] for name, number in known.items()}
    if strategy.axes:
        further = derive_axes(
            strategy.axes,
            strategy.spillovers,
            raw=columns.raw.T,
            compensated=np.stack([columns.linear(i) for i in range(len(names))]).T,
            channels=of.channels,
            names=names,
        )
        display = {**display, **{name: axis.display for name, axis in further.items()}}
        linear = {**linear, **{name: axis.linear for name, axis in further.items()}}
        by_name |= {name: axis.scale for name, axis in further.items()}
    return Events(display=display, linear=linear, scales=by_name, usable=usable)


def gate_sample_by_workspace(
    fcs: FcsFile, path: Path, panel: Panel, source: Path, settings: CytometrySettings, *, name: str
) -> Sample:
    """Gate a file by a FlowJo workspace or a Gating-ML document.

    Compensation and scales are the document's. Events of anomalous stretches keep their reason and
    stay in the populations, so that the counts are those of the document.
    """
    from tilflow.cytometry.exchange.reading import gate_with_workspace

    found = gate_with_workspace(source, path, fcs, sample=name)
    names = _name_columns(fcs, panel)
    columns = ReadyColumns(found.linear, found.display)
    scales = tuple(found.scales[channel] for channel in fcs.channels)
    judged = _judge(fcs, panel, names, columns, scales, settings)
    quality = EventQuality(judged.codes, np.ones_like(judged.usable), judged.warnings)
    warnings = (*_tell(fcs, panel), *quality.warnings)
    shown = dict(zip(fcs.channels, names, strict=True))
    gated = _rename_axes(found.gated, shown)
    return Sample(fcs.channels, names, columns, scales, quality, gated, warnings)


def _rename_axes(gated: Gated, names: Mapping[str, str]) -> Gated:
    from dataclasses import replace

    populations = tuple(
        replace(
            item, gate=replace(item.gate, dims=tuple(names[channel] for channel in item.gate.dims))
        )
        for item in gated.populations
    )
    return replace(gated, populations=populations)


def _name_columns(fcs: FcsFile, panel: Panel) -> tuple[str, ...]:
    by_channel = {channel: name for name, channel in panel.dimensions.items()}
    return tuple(by_channel.get(channel, channel) for channel in fcs.channels)


def _settle(scale: Any, columns: Columns, number: int) -> Any:
    if isinstance(scale, FittedLogicle):
        return settle_scale(scale, columns.linear(number))
    return scale


def choose_spillover(fcs: FcsHeader, panel: Panel, strategy: Strategy) -> Spillover | None:
    """Return the matrix of a strategy, or of the panel."""
    if strategy.spillover:
        spillover = strategy.spillovers[strategy.spillover].build()
        check_has_channels(spillover, fcs)
        return spillover
    return find_spillover(fcs, panel.spillover, panel.folder or ".")


def _scale_of(name: str, top: float, panel: Panel, strategy: Strategy, axis: str) -> Any:
    if axis:
        return strategy.axes[axis].scale
    if name in panel.channels.values():
        return strategy.scale_of(name, is_scatter=False)
    if name in panel.scatter:
        return strategy.scale_of(name, is_scatter=True)
    # Time and channels that the panel does not use are shown as they are.
    return Linear(t=max(top, 1.0))


def _judge(
    fcs: FcsFile,
    panel: Panel,
    names: Sequence[str],
    columns: SampleColumns,
    scales: Sequence[Any],
    settings: CytometrySettings,
) -> EventQuality:
    watched = [number for number, name in enumerate(names) if name in panel.dimensions]
    scatter = [number for number, name in enumerate(names) if name in panel.scatter]
    time = fcs.events[:, fcs.channels.index(panel.time)] if panel.time in fcs.channels else None
    signals = np.empty((len(columns), 0))
    if time is not None:
        signals = np.stack([columns.display(number, scales[number]) for number in watched]).T
    return call_events(
        signals,
        time,
        fcs.events[:, scatter],
        np.array([fcs.ranges[number] for number in scatter]),
        settings.quality,
        names=[names[number] for number in watched],
    )


def _tell(fcs: FcsFile, panel: Panel) -> list[str]:
    missing = [text for text in check_panel_fits(panel, fcs) if "says" in text or "time" in text]
    return [*fcs.warnings, *missing]


def tabulate_sample(
    sample: Sample,
    panel: Panel,
    fcs: FcsHeader,
    inputs: CountInputs,
    settings: CytometrySettings,
    *,
    sample_id: str,
    fcs_sha256: str,
) -> "pd.DataFrame":
    """Return the table of populations of a gated sample."""
    columns = {marker: sample.column(marker) for marker in panel.intensities}
    return summarise_populations(
        sample.gated,
        {marker: values for marker, values in columns.items() if values is not None},
        sample_id=sample_id,
        usable_events=sample.usable_events,
        inputs=inputs,
        volume_ul=fcs.volume_ul,
        intensities=panel.intensities,
        file_warnings=sample.warnings,
        fcs_sha256=fcs_sha256,
        settings=settings.counting,
    )


def tabulate_failure(
    source: Path,
    panel: Panel | None,
    *,
    sample_id: str,
    method: str,
    reason: str,
    fcs_path: Path,
) -> "pd.DataFrame":
    """Return the table of a file that could not be gated: each population of a YAML strategy."""
    paths, digest = [("all", "", "all")], ""
    if source.suffix not in (".wsp", ".xml"):
        strategy = read_strategy(source)
        digest = strategy.digest
        paths = [
            (item.id, "" if item.parent == "root" else item.parent, strategy.find_path(item.id))
            for item in strategy.populations
        ]
    return derive_failed_populations(
        paths,
        sample_id=sample_id,
        method=method,
        reason=reason,
        strategy_digest=digest,
        fcs_sha256=compute_sha256(fcs_path) if fcs_path.is_file() else "",
        intensities=panel.intensities if panel else (),
    )


def check_has_events(fcs: FcsHeader) -> None:
    """Raise where the file has no events to gate."""
    if fcs.n_events == 0:
        message = f"{fcs.name}: the file holds no events"
        raise InputError(message)
