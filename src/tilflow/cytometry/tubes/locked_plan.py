"""Everything that decides where the gates of one sample go, and the record of it in the tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from tilflow.cytometry.fcs.reading import FcsFile
from tilflow.cytometry.gates.alignment_positions import describe_site, read_positions
from tilflow.cytometry.gates.datadriven import Position
from tilflow.cytometry.gates.gating import Gated, GatedPopulation
from tilflow.cytometry.gates.overrides import (
    BY_HAND,
    Overrides,
    apply_overrides,
    derive_positions,
    read_overrides,
)
from tilflow.cytometry.gates.strategy import Strategy, read_strategy
from tilflow.cytometry.panel import Panel
from tilflow.cytometry.settings import AlignmentSettings, CytometrySettings
from tilflow.cytometry.tubes.controls import TYPES, Control, list_sites, place_by_controls
from tilflow.cytometry.tubes.sample import Sample, gate_sample
from tilflow.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: Final[Mapping[str, str]] = {
    "gate_method": "string",
    "gate_drift": "float64",
    "control_sha256": "string",
    "overrides_digest": "string",
}
"""Columns of the table of populations: how each threshold was found; the largest distance of an own
position from the shared one, in robust standard deviations; the control tubes; the changes by hand.
"""


@dataclass(frozen=True)
class LockedPlan:
    """A strategy and what it is applied with in one sample.

    Attributes
    ----------
    controls
        Control tubes of the sample, then of its batch.
    positions
        Site → position on the linear scale, aligned with other tubes; None looks for all of them
        in the sample and its controls.
    """

    strategy: Strategy
    overrides: Overrides = field(default_factory=Overrides)
    controls: tuple[Control, ...] = ()
    positions: Mapping[str, Position] | None = None


def read_plan(
    source: Path,
    controls: Sequence[Sequence[str]],
    settings: AlignmentSettings,
    *,
    sample_id: str,
    positions: Path | None = None,
    overrides: Path | None = None,
) -> LockedPlan:
    """Read a YAML strategy and what a sample's gates are placed with.

    Parameters
    ----------
    controls
        (name, type, marker or ``-``, file) of each control tube.
    positions, overrides
        Files of the shared positions, and of the changes by hand in all samples.

    Raises
    ------
    InputError
        Where a file is wrong, or a change does not suit the strategy.
    """
    if source.suffix in (".wsp", ".xml"):
        message = (
            f"{source.name}: its gates stay where it draws them; controls, positions and overrides "
            f"need a strategy in YAML"
        )
        raise InputError(message)
    strategy = read_strategy(source)
    locked = LockedPlan(strategy, controls=tuple(_parse_control(each) for each in controls))
    if overrides is not None:
        own = read_overrides(overrides).get(sample_id, Overrides())
        apply_overrides(strategy, own)
        locked = replace(locked, overrides=own)
    if positions is not None:
        found = read_positions(
            positions, sample_id=sample_id, strategy_digest=strategy.digest, settings=settings
        )
        locked = replace(locked, positions=found)
    return locked


def _parse_control(words: Sequence[str]) -> Control:
    name, kind, marker, path = words
    if kind not in TYPES:
        message = f"control {name}: type {kind!r}; allowed: {', '.join(TYPES)}"
        raise InputError(message)
    return Control(name, kind, "" if marker == "-" else marker, Path(path))


def gate_by_plan(
    fcs: FcsFile, panel: Panel, locked: LockedPlan, settings: CytometrySettings
) -> Sample:
    """Gate a sample: by hand where it was changed, else as aligned, by controls, or by itself.

    Raises
    ------
    InputError
        Where the file cannot be gated, or a change by hand does not suit the strategy.
    """
    strategy = locked.strategy
    if locked.overrides.changes:
        strategy = apply_overrides(strategy, locked.overrides)
    by_hand = derive_positions(strategy, locked.overrides)
    given = {**(locked.positions or {}), **by_hand}
    sample = gate_sample(fcs, panel, strategy, settings, given)
    if locked.positions is None and locked.controls:
        controlled, _ = place_by_controls(sample, panel, strategy, locked.controls, settings)
        if controlled:
            sample = gate_sample(fcs, panel, strategy, settings, {**controlled, **by_hand})
    return replace(sample, gated=_record(sample.gated, locked))


def _record(gated: Gated, locked: LockedPlan) -> Gated:
    """Return the populations with the note of each change; the digest stays the strategy's."""
    populations = tuple(_note(item, locked.overrides) for item in gated.populations)
    return replace(gated, populations=populations, digest=locked.strategy.digest)


def _note(item: GatedPopulation, overrides: Overrides) -> GatedPopulation:
    note = overrides.note(item.id)
    if not note:
        return item
    how = item.gate.how
    how = f"{BY_HAND} ({how})" if how not in ("", BY_HAND) else BY_HAND
    return replace(item, gate=replace(item.gate, how=how), warnings=(note, *item.warnings))


def derive_plan_columns(
    table: "pd.DataFrame", gated: Gated | None, overrides: Overrides
) -> "pd.DataFrame":
    """Return a table of populations with `COLUMNS`; without `gated`, of a sample that failed."""
    import pandas as pd

    items = {item.id: item for item in gated.populations} if gated else {}
    rows = [_describe(items.get(name)) for name in table["population"]]
    more = pd.DataFrame(rows, columns=list(COLUMNS), index=table.index)
    more["overrides_digest"] = overrides.digest
    at = list(table.columns).index("strategy_digest") + 1
    columns = [*table.columns[:at], *COLUMNS, *table.columns[at:]]
    return table.join(more.astype(COLUMNS))[columns]


def _describe(item: GatedPopulation | None) -> dict[str, Any]:
    if item is None or item.members is None:
        return {"gate_method": "", "gate_drift": np.nan, "control_sha256": ""}
    positions = [site.position for site in item.sites]
    drifts = [position.drift for position in positions if np.isfinite(position.drift)]
    return {
        "gate_method": item.gate.how or "fixed",
        "gate_drift": max(drifts, key=abs, default=np.nan),
        "control_sha256": ";".join(sorted({p.source for p in positions if p.source})),
    }


def describe_tube(
    fcs: FcsFile,
    panel: Panel,
    locked: LockedPlan,
    settings: CytometrySettings,
    *,
    sample_id: str,
    patient_id: str,
    batch: str,
) -> dict[str, Any]:
    """Return what a tube and its controls show of every threshold: ``gates.json``.

    Changes by hand are left out: they must not move the gates of other tubes.
    """
    strategy = locked.strategy
    sample = gate_sample(fcs, panel, strategy, settings)
    positions, by_control = place_by_controls(sample, panel, strategy, locked.controls, settings)
    if positions:
        sample = gate_sample(fcs, panel, strategy, settings, positions)
    rows = [
        describe_site(by_control.get(site.name, site), settings.alignment)
        for site in list_sites(sample)
    ]
    return describe_empty_tube(
        strategy.digest, sample_id=sample_id, patient_id=patient_id, batch=batch
    ) | {"positions": rows}


def describe_empty_tube(
    strategy_digest: str, *, sample_id: str, patient_id: str, batch: str, failure: str = ""
) -> dict[str, Any]:
    """Return ``gates.json`` of a tube that shows nothing, such as a broken file."""
    return {
        "sample_id": sample_id,
        "patient_id": patient_id,
        "batch": batch,
        "strategy_digest": strategy_digest,
        "positions": [],
        "failure": failure,
    }
