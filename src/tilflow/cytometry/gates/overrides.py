"""Gates that a person changed in single samples: who, why, and what.

::

    A01-D29:
      activated_cd8_t_cells:
        author: M. Example
        reason: new lot of HLA-DR, the valley lies lower
        cuts: {HLA-DR: 700}

A sample names its populations; each change has an author and a reason and is one of ``cuts``
(marker → threshold in linear intensities), ``at`` (threshold of bright events, or largest
area/height of singlets) and ``gate`` (another gate, as in a strategy).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pydantic import model_validator

from tilflow.cytometry.gates import strategy as plan
from tilflow.cytometry.gates.datadriven import Position
from tilflow.cytometry.panel import read_panel
from tilflow.errors import Problem, ProblemsError
from tilflow.model_file import read_yaml, validate
from tilflow.provenance import compute_settings_digest
from tilflow.section import Section, knob
from tilflow.staging import staged

BY_HAND: Final = "by hand"
"""How a gate that a person changed was placed."""


class Override(Section):
    """The change of one population's gate in one sample."""

    author: str = knob(..., "Who changed it.", min_length=1)
    reason: str = knob(..., "Why it was changed.", min_length=1)
    cuts: dict[str, float] = knob({}, "Marker → threshold, in linear intensities.")
    at: float | None = knob(
        None, "Threshold of bright events, or largest area/height of singlets.", gt=0
    )
    gate: plan.Gate | None = knob(None, "Another gate instead.")

    @model_validator(mode="after")
    def _check(self) -> "Override":
        given = [bool(self.cuts), self.at is not None, self.gate is not None]
        if sum(given) != 1:
            message = "name one of `cuts`, `at` and `gate`"
            raise ValueError(message)
        if not self.author.strip() or not self.reason.strip():
            message = "author and reason must not be blank"
            raise ValueError(message)
        return self


@dataclass(frozen=True)
class Overrides:
    """The changes of one sample: population → change."""

    sample_id: str = ""
    changes: Mapping[str, Override] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """SHA-256 of what was changed, by whom and why; empty where nothing was."""
        if not self.changes:
            return ""
        content = {name: each.model_dump(mode="json") for name, each in self.changes.items()}
        return compute_settings_digest(content)

    def note(self, population: str) -> str:
        """Return what the tables say of a population's change; empty where there is none."""
        change = self.changes.get(population)
        if change is None:
            return ""
        return f"gate set by hand: {change.reason} ({change.author})"


def parse_overrides(content: Mapping[str, Any], *, source: str) -> dict[str, Overrides]:
    """Return sample → changes of what a YAML file holds.

    Raises
    ------
    ProblemsError
        With everything that is wrong in it.

    Examples
    --------
    >>> change = {"author": "M", "reason": "dim lot", "cuts": {"CD69": 700}}
    >>> parse_overrides({"S1": {"cd69": change}}, source="overrides.yaml")["S1"].note("cd69")
    'gate set by hand: dim lot (M)'
    """
    problems: list[Problem] = []
    found = {}
    for sample_id, populations in content.items():
        if not isinstance(populations, Mapping) or not populations:
            told = "expected populations with their changes"
            problems.append(Problem(source, told, column=str(sample_id)))
            continue
        changes = {}
        for population, change in populations.items():
            path = f"{sample_id}.{population}"
            if not isinstance(change, Mapping):
                told = "expected author, reason and one of cuts, at and gate"
                problems.append(Problem(source, told, column=path))
                continue
            try:
                changes[str(population)] = validate(Override, dict(change), source=source)
            except ProblemsError as error:
                problems += [
                    Problem(
                        source,
                        each.message,
                        column=path if each.column is None else f"{path}.{each.column}",
                        value=each.value,
                    )
                    for each in error.problems
                ]
        found[str(sample_id)] = Overrides(str(sample_id), changes)
    if problems:
        raise ProblemsError(problems)
    return found


def read_overrides(path: Path | str) -> dict[str, Overrides]:
    """Read the changes of all samples of a study.

    Raises
    ------
    InputError
        Where the file cannot be read, or with everything that is wrong in it.
    """
    path = Path(path)
    return parse_overrides(read_yaml(path), source=path.name)


def read_study_overrides(
    folder: Path, name: str, panels: Mapping[str, str]
) -> dict[str, Overrides]:
    """Read the changes that a study's settings name, and check each against its sample's strategy.

    Parameters
    ----------
    folder
        Study folder.
    name
        File relative to it; empty where there is none.
    panels
        Sample → its panel.

    Raises
    ------
    InputError
        Where the file is wrong, or names a sample that the study has not.
    """
    if not name:
        return {}
    found = read_overrides(folder / name)
    unknown = [sample_id for sample_id in found if sample_id not in panels]
    if unknown:
        told = "no such sample_id in blood_samples.tsv"
        raise ProblemsError([Problem(name, told, column=sample_id) for sample_id in unknown])
    for sample_id, overrides in found.items():
        panel = read_panel(panels[sample_id])
        source = plan.find_strategy(panel.strategy, panel.folder)
        if source.suffix in (".wsp", ".xml"):
            told = f"its gates are those of {source.name}: change them there"
            raise ProblemsError([Problem(name, told, column=sample_id)])
        apply_overrides(plan.read_strategy(source), overrides)
    return found


def write_own_overrides(overrides: Overrides, folder: Path) -> Path:
    """Write the changes of one sample as a file that is named by its digest; return its path."""
    import yaml

    changes = {
        name: change.model_dump(mode="json", exclude_unset=True)
        for name, change in overrides.changes.items()
    }
    path = folder / f"overrides-{overrides.sample_id}-{overrides.digest[:12]}.yaml"
    if not path.exists():
        with staged(path) as temporary:
            temporary.write_text(
                yaml.safe_dump({overrides.sample_id: changes}, allow_unicode=True),
                encoding="utf-8",
            )
    return path


def apply_overrides(strategy: plan.Strategy, overrides: Overrides) -> plan.Strategy:
    """Return the strategy with a sample's changes; the rest of it stays as it is.

    Changes by `at` are positions and not part of a gate: see `derive_positions`.

    Raises
    ------
    ProblemsError
        Where a change names a population or marker that the strategy has not, or does not suit
        the population's gate.
    """
    known = {population.id for population in strategy.populations}
    problems = [
        _problem(overrides, name, "no such population in the strategy")
        for name in overrides.changes
        if name not in known
    ]
    populations = []
    for population in strategy.populations:
        change = overrides.changes.get(population.id)
        gate = population.gate if change is None else _change(population.gate, change)
        if isinstance(gate, str):
            problems.append(_problem(overrides, population.id, gate))
            gate = population.gate
        populations.append(population.model_copy(update={"gate": gate}))
    if problems:
        raise ProblemsError(problems)
    changed = strategy.model_copy(update={"populations": tuple(populations)})
    # A gate that is new may refer to populations: the strategy's own rules look at it.
    return validate(
        plan.Strategy, changed.model_dump(), source=f"overrides of {overrides.sample_id}"
    )


def _problem(overrides: Overrides, population: str, told: str) -> Problem:
    return Problem("overrides", told, column=f"{overrides.sample_id}.{population}")


def _change(gate: plan.Gate, change: Override) -> plan.Gate | str:
    """Return the changed gate, or why the change does not suit it."""
    if change.gate is not None:
        return change.gate
    if change.at is not None:
        if isinstance(gate, plan.Bright | plan.Singlets):
            return gate
        return "`at` changes the gate of bright events or singlets: name `cuts` or `gate`"
    if not isinstance(gate, plan.Cuts):
        return f"its gate is of kind {gate.kind} and has no cuts: name `gate`"
    unknown = sorted(set(change.cuts) - set(gate.cuts))
    if unknown:
        return f"its gate has no cut on {unknown[0]}; cuts: {', '.join(gate.cuts)}"
    cuts = {
        name: cut
        if name not in change.cuts
        else plan.Cut(side=cut.side, method="fixed", at=change.cuts[name])
        for name, cut in gate.cuts.items()
    }
    return gate.model_copy(update={"cuts": cuts})


def derive_positions(strategy: plan.Strategy, overrides: Overrides) -> dict[str, Position]:
    """Return site → position of the changes by `at`."""
    labels = {
        population.id: "bright" if isinstance(population.gate, plan.Bright) else "ratio"
        for population in strategy.populations
    }
    return {
        f"{name}/{labels[name]}": Position(change.at, BY_HAND)
        for name, change in overrides.changes.items()
        if change.at is not None
    }
