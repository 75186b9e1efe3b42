"""Apply a strategy: every event's populations, where each gate lies, and what was doubtful."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.gates import strategy as plan
from tilflow.cytometry.gates.datadriven import Position
from tilflow.cytometry.gates.events import Events
from tilflow.cytometry.gates.placing import Placed, PlacedGate, place_gate
from tilflow.cytometry.gates.sites import Site
from tilflow.cytometry.settings import GatingSettings

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class GatedPopulation:
    """One population of one sample; `members` is None where it could not be gated."""

    id: str
    parent: str
    path: str
    members: Mask | None
    gate: PlacedGate
    warnings: tuple[str, ...] = ()
    disabled: str = ""
    exclude: tuple[str, ...] = ()
    sites: tuple[Site, ...] = field(default=(), repr=False)
    """Thresholds that were found in the data, or handed in."""


@dataclass(frozen=True)
class Gated:
    """The populations of a sample in tree order, whatever gated them."""

    populations: tuple[GatedPopulation, ...]
    n_events: int
    digest: str
    roles: plan.Roles = field(default_factory=plan.Roles)
    leukocyte_doublets: int | None = None
    """Leukocyte events that the singlet gate left out, where the strategy's roles tell."""

    def members(self, population: str) -> Mask | None:
        """Return the events of a population; None where it is unknown or disabled."""
        for item in self.populations:
            if item.id == population:
                return item.members
        return None


def apply_strategy(
    events: Events,
    strategy: plan.Strategy,
    settings: GatingSettings,
    given: Mapping[str, Position] | None = None,
) -> Gated:
    """Gate a sample.

    `given` holds positions of sites that are taken as they are instead of looked for.

    A population whose gate needs a marker that `events` lacks is disabled, and so is all that
    depends on it; the reason says which marker.
    """
    masks: dict[str, Mask] = {plan.ROOT: events.usable}
    disabled: dict[str, str] = {}
    populations = []
    placed: dict[str, Placed] = {}
    for population in strategy.populations:
        path = strategy.find_path(population.id)
        why = _find_hindrance(population, events, disabled)
        if why:
            disabled[population.id] = why
            gate = PlacedGate((), "none")
            populations.append(
                GatedPopulation(population.id, population.parent, path, None, gate, (), why)
            )
            continue
        outcome = place_gate(population, events, masks, settings, given or {})
        members = masks[population.parent] & outcome.inside
        for other in population.exclude:
            members &= ~masks[other]
        masks[population.id] = members
        placed[population.id] = outcome
        populations.append(
            GatedPopulation(
                population.id,
                population.parent,
                path,
                members,
                outcome.gate,
                outcome.warnings,
                exclude=population.exclude,
                sites=outcome.sites,
            )
        )
    lost = _count_doublets(strategy, masks, placed)
    return Gated(tuple(populations), len(events.usable), strategy.digest, strategy.roles, lost)


def _find_hindrance(
    population: plan.Population, events: Events, disabled: Mapping[str, str]
) -> str:
    for name in population.gate.markers():
        if name not in events.display:
            return f"marker {name} is missing"
    for other in (population.parent, *population.exclude, *population.gate.populations()):
        if other in disabled:
            return f"needs {other}: {disabled[other]}"
    return ""


def _count_doublets(
    strategy: plan.Strategy, masks: Mapping[str, Mask], placed: Mapping[str, Placed]
) -> int | None:
    """Count the leukocyte events that the singlet gate leaves out."""
    roles = strategy.roles
    if roles.singlets not in masks or roles.leukocytes not in masks:
        return None
    by_id = {population.id: population for population in strategy.populations}
    lost = masks[by_id[roles.singlets].parent] & ~masks[roles.singlets]
    for other in by_id[roles.singlets].exclude:
        lost &= ~masks[other]
    step = roles.leukocytes
    while step != roles.singlets:
        if step == plan.ROOT:
            return None
        lost &= placed[step].inside
        for other in by_id[step].exclude:
            lost &= ~masks[other]
        step = by_id[step].parent
    return int(lost.sum())
