"""One tube from its file to its populations: the pure call behind ``tilflow cytometry gate``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from tilflow.cytometry.compensation import check_condition, compute_compensated, find_spillover
from tilflow.cytometry.counting import CountInputs
from tilflow.cytometry.fcs import FcsFile
from tilflow.cytometry.gating import Gated, apply_strategy
from tilflow.cytometry.panel import Panel, check_panel_fits
from tilflow.cytometry.placing import Events
from tilflow.cytometry.populations import derive_failed_populations, summarise_populations
from tilflow.cytometry.quality import EventQuality, call_events
from tilflow.cytometry.settings import CytometrySettings
from tilflow.cytometry.strategy import Strategy, read_strategy
from tilflow.cytometry.transforms import Linear
from tilflow.errors import InputError
from tilflow.provenance import compute_sha256

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """A tube that was compensated, transformed and gated.

    Attributes
    ----------
    channels, names
        ``$PnN`` of each column, and the marker or scatter role that the panel gives it.
    display, linear
        (n, k) on the display scale, and compensated on the linear scale.
    scales
        Display scale of each column.
    warnings
        Sentences on the whole file.
    """

    channels: tuple[str, ...]
    names: tuple[str, ...]
    display: Array
    linear: Array
    scales: tuple[Any, ...]
    quality: EventQuality
    gated: Gated
    warnings: tuple[str, ...]

    @property
    def usable_events(self) -> int:
        """Events of the root."""
        return int(self.quality.usable.sum())

    def column(self, name: str) -> Array | None:
        """Return the compensated linear intensities of a marker; None where it is missing."""
        return self.linear[:, self.names.index(name)] if name in self.names else None

    def members(self) -> pd.DataFrame:
        """Return one boolean column a population, by path: one row an event in file order."""
        return pd.DataFrame(
            {
                item.path: item.members
                for item in self.gated.populations
                if item.members is not None
            },
            index=pd.RangeIndex(len(self.linear)),
        )


def gate_sample(
    fcs: FcsFile,
    panel: Panel,
    strategy: Strategy,
    settings: CytometrySettings,
) -> Sample:
    """Compensate, transform and gate a file by a YAML strategy.

    Raises
    ------
    InputError
        Where the spillover matrix is missing, damaged or next to singular.
    """
    spillover = find_spillover(fcs, panel.spillover, panel.folder or ".")
    notes = [] if spillover is None else check_condition(spillover, settings.compensation)
    linear = compute_compensated(fcs.events, fcs.channels, spillover)
    names = _name_columns(fcs, panel)
    scales = tuple(
        _scale_of(name, top, panel, strategy) for name, top in zip(names, fcs.ranges, strict=True)
    )
    display = np.empty_like(linear)
    for number, scale in enumerate(scales):
        display[:, number] = scale.apply(np.ascontiguousarray(linear[:, number]))
    quality = _judge(fcs, panel, names, display, settings)
    known = {name: number for number, name in enumerate(names) if name in panel.dimensions}
    events = Events(
        display={name: display[:, number] for name, number in known.items()},
        linear={name: linear[:, number] for name, number in known.items()},
        scales={name: scales[number] for name, number in known.items()},
        usable=quality.usable,
    )
    gated = apply_strategy(events, strategy, settings.gating)
    warnings = (*_tell(fcs, panel), *notes, *quality.warnings)
    return Sample(fcs.channels, names, display, linear, scales, quality, gated, warnings)


def gate_sample_by_workspace(
    fcs: FcsFile, path: Path, panel: Panel, source: Path, settings: CytometrySettings, *, name: str
) -> Sample:
    """Gate a file by a FlowJo workspace or a Gating-ML document.

    Compensation and scales are the document's. Events of anomalous stretches keep their reason and
    stay in the populations, so that the counts are those of the document.
    """
    from tilflow.cytometry.workspace import gate_with_workspace

    found = gate_with_workspace(source, path, fcs, sample=name)
    names = _name_columns(fcs, panel)
    judged = _judge(fcs, panel, names, found.display, settings)
    quality = EventQuality(judged.codes, np.ones_like(judged.usable), judged.warnings)
    scales = tuple(found.scales[channel] for channel in fcs.channels)
    warnings = (*_tell(fcs, panel), *quality.warnings)
    shown = dict(zip(fcs.channels, names, strict=True))
    gated = _rename_axes(found.gated, shown)
    return Sample(
        fcs.channels, names, found.display, found.linear, scales, quality, gated, warnings
    )


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


def _scale_of(name: str, top: float, panel: Panel, strategy: Strategy) -> Any:
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
    display: Array,
    settings: CytometrySettings,
) -> EventQuality:
    watched = [number for number, name in enumerate(names) if name in panel.dimensions]
    scatter = [number for number, name in enumerate(names) if name in panel.scatter]
    time = fcs.events[:, fcs.channels.index(panel.time)] if panel.time in fcs.channels else None
    return call_events(
        display[:, watched],
        time,
        fcs.events[:, scatter],
        np.array([fcs.ranges[number] for number in scatter]),
        settings.quality,
    )


def _tell(fcs: FcsFile, panel: Panel) -> list[str]:
    missing = [text for text in check_panel_fits(panel, fcs) if "says" in text or "time" in text]
    return [*fcs.warnings, *missing]


def tabulate_sample(
    sample: Sample,
    panel: Panel,
    fcs: FcsFile,
    inputs: CountInputs,
    settings: CytometrySettings,
    *,
    sample_id: str,
    fcs_sha256: str,
) -> pd.DataFrame:
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
) -> pd.DataFrame:
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


def check_has_events(fcs: FcsFile) -> None:
    """Raise where the file has no events to gate."""
    if fcs.n_events == 0:
        message = f"{fcs.name}: the file holds no events"
        raise InputError(message)
