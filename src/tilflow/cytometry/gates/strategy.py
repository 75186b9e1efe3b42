"""A gating strategy as a file: a tree of populations, each with one gate, by marker names.

Fixed gates (``rectangle``, ``polygon``, ``ellipsoid``, ``quadrant``, ``boolean``) say where they
are; data-driven ones (``cuts``, ``bright``, ``singlets``, ``mixture``) say how to find it in the
sample. Both stand in one tree. Intensities are on the compensated linear scale unless a gate says
``scale: display``.
"""

from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, field_validator, model_validator

from tilflow.cytometry.panel import find_shipped, list_shipped
from tilflow.cytometry.signal.axes import UNCOMPENSATED, Axis, Matrix
from tilflow.cytometry.signal.transforms import Linear, Logicle, Scale
from tilflow.errors import InputError
from tilflow.model_file import read_yaml, validate
from tilflow.provenance import compute_settings_digest
from tilflow.section import Section, knob

ROOT = "root"
Side: TypeAlias = Literal["above", "below"]
Bound: TypeAlias = float | None


class Cut(Section):
    """A threshold on one marker: given, or found in the data."""

    side: Side = knob("above", "Which side of the threshold belongs to the population.")
    method: Literal["valley", "tail", "control", "fixed"] = knob(
        "valley",
        "valley: lowest density between two peaks. tail: robust deviations off the main peak. "
        "control: a percentile of a control tube's negative cells. fixed: at `at`.",
    )
    percentile: float = knob(
        99.5,
        "Method control: share of the control's cells of the same population that lie below the "
        "threshold.",
        unit="%",
        gt=50,
        lt=100,
    )
    fallback: Literal["valley", "tail"] = knob(
        "valley", "Method control: how the threshold is found where there is no control."
    )
    window: tuple[float, float] | None = knob(
        None, "The threshold is looked for within these intensities."
    )
    at: float | None = knob(None, "Threshold of method fixed, and fallback of the others.")
    deviations: float = knob(
        3.0, "Robust standard deviations of the tail, also of a valley's fallback.", gt=0
    )
    set_on: str = knob("", "Population in which the threshold is found; empty is the parent.")

    @model_validator(mode="after")
    def _check(self) -> "Cut":
        if self.method == "fixed" and self.at is None:
            message = "method fixed needs `at`"
            raise ValueError(message)
        if self.window and self.window[0] >= self.window[1]:
            message = "the window's lower end must be below its upper end"
            raise ValueError(message)
        return self


class _Gate(Section):
    against: str = knob("", "Second axis of the picture of a gate of one dimension.")

    def markers(self) -> list[str]:
        """Return the markers without which the gate cannot be applied."""
        return []

    def populations(self) -> list[str]:
        """Return the other populations that the gate refers to."""
        return []


class Rectangle(_Gate):
    """Lower <= value < upper in each dimension; one dimension makes an interval."""

    kind: Literal["rectangle", "interval"] = "rectangle"
    scale: Literal["linear", "display"] = "linear"
    bounds: dict[str, tuple[Bound, Bound]] = knob(
        ..., "Marker → lower and upper end; null is open.", min_length=1
    )

    def markers(self) -> list[str]:
        """Return the markers of the bounds."""
        return list(self.bounds)


class Polygon(_Gate):
    """Inside a polygon, its edge included; edges are straight on the display scale."""

    kind: Literal["polygon"] = "polygon"
    scale: Literal["linear", "display"] = "linear"
    dims: tuple[str, str]
    vertices: tuple[tuple[float, float], ...] = knob(..., "Corners.", min_length=3)

    def markers(self) -> list[str]:
        """Return the two dimensions."""
        return list(self.dims)


class GridPolygon(_Gate):
    """A polygon as FlowJo applies it: events and corners on the steps of a grid."""

    kind: Literal["grid_polygon"] = "grid_polygon"
    scale: Literal["linear", "display"] = "linear"
    dims: tuple[str, str]
    vertices: tuple[tuple[float, float], ...] = knob(..., "Corners.", min_length=3)
    grid: int = knob(256, "Steps along each display axis (FlowJo's gateResolution).", ge=16)

    def markers(self) -> list[str]:
        """Return the two dimensions."""
        return list(self.dims)


class Ellipsoid(_Gate):
    """Within a Mahalanobis distance, on the display scale."""

    kind: Literal["ellipsoid"] = "ellipsoid"
    dims: tuple[str, ...] = knob(..., "Markers.", min_length=2)
    mean: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    distance_square: float = knob(..., "Square of the Mahalanobis distance.", gt=0)

    def markers(self) -> list[str]:
        """Return the dimensions."""
        return list(self.dims)


class Quadrant(_Gate):
    """One of the parts into which dividers cut the plane."""

    kind: Literal["quadrant"] = "quadrant"
    scale: Literal["linear", "display"] = "linear"
    dividers: dict[str, float] = knob(..., "Marker → divider.", min_length=1)
    keep: dict[str, Side] = knob(..., "Marker → side of its divider.")

    @model_validator(mode="after")
    def _check(self) -> "Quadrant":
        if set(self.keep) != set(self.dividers):
            message = "keep must name the markers of the dividers"
            raise ValueError(message)
        return self

    def markers(self) -> list[str]:
        """Return the markers of the dividers."""
        return list(self.dividers)


class Boolean(_Gate):
    """Populations combined; `without` takes the complement of some of them."""

    kind: Literal["boolean"] = "boolean"
    operation: Literal["and", "or"] = "and"
    of: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> "Boolean":
        if not self.of and not self.without:
            message = "name populations in `of` or `without`"
            raise ValueError(message)
        return self

    def populations(self) -> list[str]:
        """Return the populations that are combined."""
        return [*self.of, *self.without]


class Cuts(_Gate):
    """Thresholds on markers, each given or found in the data; all or any of them must hold."""

    kind: Literal["cuts"] = "cuts"
    cuts: dict[str, Cut] = knob(..., "Marker → threshold.", min_length=1)
    combine: Literal["all", "any"] = "all"

    def markers(self) -> list[str]:
        """Return the markers of the thresholds."""
        return list(self.cuts)

    def populations(self) -> list[str]:
        """Return the populations in which thresholds are found."""
        return sorted({cut.set_on for cut in self.cuts.values() if cut.set_on not in ("", ROOT)})


class Bright(_Gate):
    """Events that are bright in every marker named, as beads are and no cell is."""

    kind: Literal["bright"] = "bright"
    dims: tuple[str, ...] = knob(..., "Markers.", min_length=2)
    window: tuple[float, float] = knob(..., "The common threshold is looked for in here.")
    at: float = knob(..., "Fallback of the threshold.")

    def markers(self) -> list[str]:
        """Return the markers."""
        return list(self.dims)


class Singlets(_Gate):
    """Below a line in area against height: doublets have more area for their height."""

    kind: Literal["singlets"] = "singlets"
    area: str = "FSC-A"
    height: str = "FSC-H"
    window: tuple[float, float] = knob(
        (1.08, 1.6), "The line is looked for at these multiples of the singlets' area/height."
    )
    deviations: float = knob(4.0, "Fallback: robust deviations above the singlets' ratio.", gt=0)

    def markers(self) -> list[str]:
        """Return area and height."""
        return [self.area, self.height]


class Mixture(_Gate):
    """One cluster of a mixture of Gaussians in two dimensions, on the display scale."""

    kind: Literal["mixture"] = "mixture"
    dims: tuple[str, str]
    seeds: dict[str, tuple[float, float]] = knob(
        ..., "Cluster → its usual centre, in linear intensities.", min_length=1
    )
    keep: str = knob(..., "Cluster that is the population.")
    spread: float = knob(0.05, "Usual standard deviation on the display scale.", gt=0, lt=1)
    largest_drift: float = knob(
        0.12, "A centre that moves further on the display scale is not trusted.", gt=0, lt=1
    )
    coverage: float = knob(0.995, "Share of the cluster within its outline.", gt=0.5, lt=1)
    set_on: str = knob("", "Population in which the clusters are found; empty is the parent.")

    @model_validator(mode="after")
    def _check(self) -> "Mixture":
        if self.keep not in self.seeds:
            message = f"keep: {self.keep!r} is no seed; seeds: {', '.join(self.seeds)}"
            raise ValueError(message)
        return self

    def markers(self) -> list[str]:
        """Return the two dimensions."""
        return list(self.dims)

    def populations(self) -> list[str]:
        """Return the population in which the clusters are found."""
        return [self.set_on] if self.set_on not in ("", ROOT) else []


Gate: TypeAlias = Annotated[
    Rectangle
    | Polygon
    | GridPolygon
    | Ellipsoid
    | Quadrant
    | Boolean
    | Cuts
    | Bright
    | Singlets
    | Mixture,
    Field(discriminator="kind"),
]


class Population(Section):
    """One population of the tree."""

    id: str = knob(..., "Name, unique in the strategy.", pattern=r"^[A-Za-z0-9][A-Za-z0-9_.+-]*$")
    parent: str = knob(ROOT, "Population that it is part of.")
    exclude: tuple[str, ...] = knob((), "Populations whose events never belong to this one.")
    gate: Gate


class Roles(Section):
    """Which populations the counts stand on."""

    beads: str = knob("", "Counting beads; empty where the strategy has none.")
    singlets: str = knob("", "Singlets, whose loss is measured.")
    leukocytes: str = knob("", "Leukocytes, by which the loss of the singlets gate is measured.")
    cbc: dict[str, str] = knob(
        {}, "leukocytes, lymphocytes, monocytes of a blood count → population of the strategy."
    )


class Strategy(Section):
    """A gating strategy."""

    name: str = knob(..., "Name of the strategy.", min_length=1)
    description: str = knob("", "What it gates, in a sentence.")
    default_scale: Scale = knob(Logicle(), "Display scale of the markers.")
    scatter_scale: Scale = knob(Linear(), "Display scale of the scatter channels.")
    scales: dict[str, Scale] = knob({}, "Marker → its own display scale.")
    axes: dict[str, Axis] = knob(
        {}, "Name → further dimension: another scale or compensation of a marker, or a ratio."
    )
    spillovers: dict[str, Matrix] = knob({}, "Name → spillover matrix that comes with the gates.")
    spillover: str = knob(
        "", "Matrix of spillovers that compensates the sample; empty: as the panel says."
    )
    gates_all_events: bool = knob(
        False, "Leave events of anomalous stretches in, as FlowJo and Gating-ML do."
    )
    roles: Roles = Roles()
    populations: tuple[Population, ...] = knob(..., "Parents before children.", min_length=1)

    @field_validator("populations")
    @classmethod
    def _check_tree(cls, populations: tuple[Population, ...]) -> tuple[Population, ...]:
        known = {ROOT}
        for population in populations:
            if population.id in known:
                message = f"population {population.id!r} occurs twice"
                raise ValueError(message)
            referred = [population.parent, *population.exclude, *population.gate.populations()]
            missing = [name for name in referred if name not in known]
            if missing:
                message = (
                    f"population {population.id!r} refers to {missing[0]!r}, which is not defined "
                    f"before it"
                )
                raise ValueError(message)
            known.add(population.id)
        return populations

    @model_validator(mode="after")
    def _check_roles(self) -> "Strategy":
        known = {"", *(population.id for population in self.populations)}
        roles = self.roles
        for name in (roles.beads, roles.singlets, roles.leukocytes, *roles.cbc.values()):
            if name not in known:
                message = f"roles: {name!r} is no population of the strategy"
                raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _check_axes(self) -> "Strategy":
        for name, axis in self.axes.items():
            if axis.spillover not in ("", UNCOMPENSATED, *self.spillovers):
                message = f"axis {name!r}: {axis.spillover!r} is none of the spillovers"
                raise ValueError(message)
        if self.spillover not in ("", *self.spillovers):
            message = f"spillover: {self.spillover!r} is none of the spillovers"
            raise ValueError(message)
        return self

    @property
    def digest(self) -> str:
        """SHA-256 of everything that the strategy says."""
        return compute_settings_digest(self.model_dump(mode="json"))

    def scale_of(self, name: str, *, is_scatter: bool) -> Any:
        """Return the display scale of a marker or scatter role."""
        if name in self.scales:
            return self.scales[name]
        return self.scatter_scale if is_scatter else self.default_scale

    def find_path(self, population: str) -> str:
        """Return the path of a population, joined with ``/``, without the root."""
        parents = {item.id: item.parent for item in self.populations}
        path = [population]
        while parents[path[0]] != ROOT:
            path.insert(0, parents[path[0]])
        return "/".join(path)


def find_strategy(source: Path | str, folder: Path | str = ".") -> Path:
    """Return the file of a strategy: a path, one relative to `folder`, or a shipped name."""
    for path in (Path(folder) / source, Path(source)):
        if path.is_file():
            return path
    shipped = find_shipped("strategies", str(source))
    if shipped is None:
        message = (
            f"{source}: no such strategy file, and no shipped strategy; shipped: "
            f"{', '.join(list_shipped('strategies'))}"
        )
        raise InputError(message)
    return shipped


def read_strategy(path: Path | str) -> Strategy:
    """Read a YAML strategy.

    Raises
    ------
    ProblemsError
        With everything that is wrong in it.
    """
    path = Path(path)
    return validate(Strategy, read_yaml(path), source=path.name)
