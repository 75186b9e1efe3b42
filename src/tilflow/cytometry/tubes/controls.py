"""Control tubes: what a marker's threshold must exclude, seen in cells without that marker.

An FMO tube (fluorescence minus one) has every stain but one, so its cells show what all the others
spill into that channel; an isotype tube has an antibody without a target instead. Both are gated
like the sample, at the sample's own thresholds, down to the population in which the threshold is
wanted. An unstained tube, and an isotype tube for no marker in particular, can be gated by scatter
alone. Single-stain tubes show spillover, not a threshold, and are not used here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.fcs.reading import read_fcs
from tilflow.cytometry.gates import datadriven
from tilflow.cytometry.gates import strategy as plan
from tilflow.cytometry.gates.alignment_positions import Measure
from tilflow.cytometry.gates.datadriven import Position
from tilflow.cytometry.gates.sites import Site
from tilflow.cytometry.panel import Panel
from tilflow.cytometry.settings import CytometrySettings
from tilflow.cytometry.tubes.sample import Sample, check_has_events, gate_sample
from tilflow.errors import InputError
from tilflow.provenance import compute_sha256

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

TYPES: Final = ("fmo", "isotype", "unstained", "single_stain")
PREFERENCE: Final = ("fmo", "isotype", "unstained")
"""Controls that set thresholds, the most telling first (Maecker and Trotter, Cytometry A
2006;69A:1037)."""


@dataclass(frozen=True)
class Control:
    """A control tube of a sample or of its batch.

    Attributes
    ----------
    marker
        Marker that an FMO or isotype tube is for; empty where it is for all.
    """

    name: str
    type: str
    marker: str
    path: Path

    def serves(self, marker: str) -> bool:
        """Whether the tube can set the threshold of `marker`; an FMO must name what it leaves out.

        Examples
        --------
        >>> fmo = Control("F", "fmo", "HLA-DR", Path("f.fcs"))
        >>> fmo.serves("HLA-DR"), fmo.serves("CD38")
        (True, False)
        """
        if self.type not in PREFERENCE:
            return False
        return self.marker == marker or (not self.marker and self.type != "fmo")


def choose_control(controls: Iterable[Control], marker: str) -> Control | None:
    """Return the most telling control of a marker: FMO, isotype, unstained; of equals the first.

    `controls` lists those of the sample itself before those of its batch.
    """
    serving = [control for control in controls if control.serves(marker)]
    return min(serving, key=lambda control: PREFERENCE.index(control.type), default=None)


def place_by_controls(
    sample: Sample,
    panel: Panel,
    strategy: plan.Strategy,
    controls: Sequence[Control],
    settings: CytometrySettings,
) -> tuple[dict[str, Position], dict[str, Site]]:
    """Return positions by controls, on the linear scale, and their sites.

    Parameters
    ----------
    sample
        The sample, gated without its controls.

    Returns
    -------
    Site → position for each threshold of method ``control``. Where no control serves, the sample's
    own position with the reason stays.
    """
    sites = list_sites(sample)
    usual = {
        site.name: Position(Measure(site.scale).to_linear(site.position.at), "own")
        for site in sites
    }
    opened: dict[str, tuple[Sample, str] | str] = {}
    positions, by_control = {}, {}
    for site in sites:
        if site.method != "control":
            continue
        control = choose_control(controls, site.dimension)
        if control is None:
            continue
        if control.name not in opened:
            opened[control.name] = _open(control, panel, strategy, usual, settings)
        tube = opened[control.name]
        found = tube if isinstance(tube, str) else _select(control, tube[0], site, sample, settings)
        if isinstance(tube, str) or isinstance(found, str):
            how = site.position.how
            told = f"no control: {control.name} {found}: {how} instead"
            position = replace(site.position, warning=told, at=usual[site.name].at)
            positions[site.name] = position
            by_control[site.name] = replace(site, position=replace(site.position, warning=told))
            continue
        cut = _find_cut(strategy, site)
        values = site.scale.apply(np.ascontiguousarray(found))
        placed = _place(site, values, cut, source=tube[1])
        by_control[site.name] = placed
        at = Measure(site.scale).to_linear(placed.position.at)
        positions[site.name] = replace(placed.position, at=at)
    return positions, by_control


def list_sites(sample: Sample) -> list[Site]:
    """Return every threshold of a gated sample, in tree order."""
    return [site for population in sample.gated.populations for site in population.sites]


def _open(
    control: Control,
    panel: Panel,
    strategy: plan.Strategy,
    usual: Mapping[str, Position],
    settings: CytometrySettings,
) -> tuple[Sample, str] | str:
    """Return the control gated at the sample's thresholds and its digest, or why it cannot be."""
    try:
        fcs = read_fcs(control.path)
        check_has_events(fcs)
        gated = gate_sample(fcs, panel, strategy, settings, usual)
    except InputError as error:
        return f"cannot be read ({error})"
    return gated, compute_sha256(control.path)


def _select(
    control: Control, tube: Sample, site: Site, sample: Sample, settings: CytometrySettings
) -> Array | str:
    """Return the control's linear intensities in the population of the site, or why there are none.

    Returns
    -------
    (n,) intensities of `site.dimension`.
    """
    values = tube.column(site.dimension)
    if values is None:
        return f"has no channel of {site.dimension}"
    if control.marker:
        members = tube.quality.usable if site.where == plan.ROOT else tube.gated.members(site.where)
        if members is None:
            return f"cannot be gated down to {site.where}"
    else:
        members = _gate_by_scatter(tube, sample, site.where, settings.positivity.scatter_percent)
    n_events = int(members.sum())
    if n_events < settings.positivity.fewest_events:
        return f"has only {n_events} events of {site.where}"
    selected: Array = values[members]
    return selected


def _gate_by_scatter(tube: Sample, sample: Sample, where: str, percent: float) -> Mask:
    """Return the tube's events in the scatter box of the sample's population `where`."""
    inside: Mask = tube.quality.usable.copy()
    members = sample.quality.usable if where == plan.ROOT else sample.gated.members(where)
    tail = (100 - percent) / 200
    for name in ("FSC-A", "SSC-A"):
        own, other = sample.column(name), tube.column(name)
        if own is None or other is None or members is None or not members.any():
            continue
        low, high = np.quantile(own[members], [tail, 1 - tail])
        inside &= (other >= low) & (other <= high)
    return inside


def _find_cut(strategy: plan.Strategy, site: Site) -> plan.Cut:
    population = site.name.split("/")[0]
    gate = next(item.gate for item in strategy.populations if item.id == population)
    if not isinstance(gate, plan.Cuts):  # pragma: no cover: only cuts have the method control
        message = f"{site.name} is no cut"
        raise TypeError(message)
    return gate.cuts[site.dimension]


def _place(site: Site, values: Array, cut: plan.Cut, *, source: str) -> Site:
    """Return the site where the control's events put it, within the window of the cut."""
    low, high = -np.inf, np.inf
    if cut.window is not None:
        low, high = site.scale.apply(np.array(cut.window))

    def find(values: Array) -> Position:
        found = datadriven.find_percentile(values, cut.percentile)
        at = float(np.clip(found.at, low, high))
        warning = "" if at == found.at else "the control lies outside of the strategy's window"
        return Position(at, "control", warning, source=source)

    return replace(site, position=find(values), values=values, find=find)
