"""Gates of FlowJo workspaces and Gating-ML 2.0 that our engine cannot express, through FlowKit.

FlowKit is imported here only, when such a file is used: it takes seconds to start. It is also the
reference that our own reading of such files is tested against.
"""

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.exchange.document import (
    WorkspaceGating,
    guess_roles,
    name_populations,
)
from tilflow.cytometry.exchange.flowjo_samples import choose_place
from tilflow.cytometry.fcs.reading import FcsFile, load_flow_data
from tilflow.cytometry.gates.gating import Gated, GatedPopulation
from tilflow.cytometry.gates.placing import PlacedGate, trace_ellipse
from tilflow.cytometry.gates.strategy import ROOT
from tilflow.errors import InputError
from tilflow.provenance import compute_sha256

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class ChannelScale:
    """Display scale of one channel of a workspace: its transform, brought to a top of about 1."""

    transform: Any
    top: float

    @property
    def kind(self) -> str:
        """``linear``, or what the document calls its transform."""
        name = type(self.transform).__name__
        return "linear" if self.transform is None or "Linear" in name else name

    def apply(self, values: Array) -> Array:
        """Return linear values (n,) on the display scale."""
        if self.transform is None:
            return values / self.top
        scaled: Array = np.asarray(self.transform.apply(values.reshape(-1, 1))).reshape(-1)
        return scaled / self.top


def gate_with_flowkit(
    source: Path | str, fcs_path: Path | str, fcs: FcsFile, *, sample: str = ""
) -> WorkspaceGating:
    """Gate a file with a FlowJo workspace (.wsp) or a Gating-ML 2.0 document (.xml).

    Parameters
    ----------
    sample
        Sample of the workspace whose gates are used; empty takes the one of the file's name, or
        the only one.

    Raises
    ------
    InputError
        Where the document cannot be read, has no such sample, or gates a channel that the file
        lacks.
    """
    source = Path(source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _gate(source, Path(fcs_path), fcs, sample)
    except (LookupError, ValueError, AttributeError, TypeError) as error:
        message = f"{source.name}: cannot gate {fcs.name}: {' '.join(str(error).split())}"
        raise InputError(message) from error


def _gate(source: Path, fcs_path: Path, fcs: FcsFile, wanted: str) -> WorkspaceGating:
    import flowkit

    data = load_flow_data(fcs_path)
    if source.suffix == ".wsp":
        name = _choose_sample(source, fcs, wanted)
        sample = flowkit.Sample(data, sample_id=name, use_flowjo_labels=True)
        workspace = flowkit.Workspace(source, fcs_samples=[sample])
        strategy = workspace.get_gating_strategy(name)
        matrix = workspace.get_comp_matrix(name)
    else:
        sample = flowkit.Sample(data, sample_id=fcs.name)
        strategy = flowkit.parse_gating_xml(str(source))
        matrix = None
    results = strategy.gate_sample(sample)
    matrix = matrix or _find_matrix(strategy, sample)
    linear = fcs.events if matrix is None else np.asarray(matrix.apply(sample))
    reader = _Reader(strategy, sample, fcs)
    display = np.column_stack(
        [reader.scales[name].apply(linear[:, i]) for i, name in enumerate(fcs.channels)]
    )
    gated = _collect(reader, results, source)
    return WorkspaceGating(gated, display, linear, reader.scales)


def _choose_sample(source: Path, fcs: FcsFile, wanted: str) -> str:
    import flowkit

    workspace = flowkit.Workspace(source, load_missing_file_data=True)
    names = [str(name) for name in workspace.get_sample_ids(loaded_only=False)]
    return names[choose_place(names, wanted, fcs.name, source=source.name)]


def _find_matrix(strategy: Any, sample: Any) -> Any:
    """Return the matrix that the gates of a Gating-ML document use; None where they use none."""
    for gate in _list_gates(strategy, sample.id):
        for dimension in gate.dimensions or []:
            reference = dimension.compensation_ref
            if reference in strategy.comp_matrices:
                return strategy.comp_matrices[reference]
    return None


def _list_gates(strategy: Any, sample_id: str) -> list[Any]:
    import flowkit

    found = []
    for name, path in strategy.get_gate_ids():
        try:
            found.append(strategy.get_gate(name, path, sample_id=sample_id))
        except flowkit.exceptions.QuadrantReferenceError:
            continue
    return found


class _Reader:
    """Finds channels and display scales of a strategy's gates."""

    def __init__(self, strategy: Any, sample: Any, fcs: FcsFile) -> None:
        self.strategy, self.sample, self.fcs = strategy, sample, fcs
        self.references: dict[str, str | None] = {}
        for gate in _list_gates(strategy, sample.id):
            for dimension in gate.dimensions or []:
                channel = self.find_channel(dimension)
                if channel is not None:
                    self.references.setdefault(channel, dimension.transformation_ref)
        self.scales = {
            channel: self._find_scale(channel, top)
            for channel, top in zip(fcs.channels, fcs.ranges, strict=True)
        }

    def find_channel(self, dimension: Any) -> str | None:
        """Return the ``$PnN`` of a gate's dimension; None for a ratio."""
        name = getattr(dimension, "dimension_ref", None) or getattr(dimension, "id", None)
        for labels in (self.sample.pnn_labels, self.sample.pns_labels):
            if name in labels:
                return str(self.fcs.channels[labels.index(name)])
        matrix = self.strategy.comp_matrices.get(dimension.compensation_ref)
        if matrix is not None and name in matrix.fluorochromes:
            detector = matrix.detectors[matrix.fluorochromes.index(name)]
            return str(self.fcs.channels[self.sample.pnn_labels.index(detector)])
        return None

    def _find_scale(self, channel: str, top: float) -> ChannelScale:
        reference = self.references.get(channel)
        if reference is None:
            return ChannelScale(None, top)
        transform = self.strategy.transformations[reference]
        # FlowJo's biexponential runs to 4096, all others to 1.
        is_biex = type(transform).__name__ == "WSPBiexTransform"
        return ChannelScale(transform, 4096.0 if is_biex else 1.0)

    def place(self, gate: Any, quadrant: Any = None) -> PlacedGate:
        """Return where a gate lies on the display scale, as far as it can be drawn there.

        Gates of three dimensions, of ratios, and of a second scale of a channel are applied and
        not drawn.
        """
        dimensions = gate.dimensions or []
        if quadrant is not None:
            dimensions = [item for item in dimensions if item.id in quadrant.divider_refs]
        channels = [self.find_channel(dimension) for dimension in dimensions]
        dims = tuple(channel for channel in channels if channel is not None)
        drawable = len(dims) == len(channels) and 1 <= len(dims) <= 2
        for dimension, channel in zip(dimensions, channels, strict=True):
            if channel and self.references[channel] != dimension.transformation_ref:
                drawable = False
        if not drawable:
            return PlacedGate((), "none", how=type(gate).__name__)
        outside = bool(getattr(gate, "use_complement", False))
        tops = [1.0 / self.scales[channel].top for channel in dims]
        shape, corners = _outline(gate, dimensions, quadrant)
        if len(tops) == 1:
            # A gate of one dimension is open along the axis it is drawn against.
            corners = [(corners[0][0], -np.inf), (corners[1][0], np.inf)]
            tops.append(1.0)
        points = tuple((float(x) * tops[0], float(y) * tops[1]) for x, y in corners)
        return PlacedGate(dims, shape, points, outside, how="drawn")


def _outline(
    gate: Any, dimensions: list[Any], quadrant: Any
) -> tuple[Literal["rectangle", "polygon"], list[tuple[float, ...]]]:
    if quadrant is not None:
        ranges = [quadrant.get_divider_range(dimension.id) for dimension in dimensions]
    elif hasattr(gate, "vertices"):
        return "polygon", [(float(x), float(y)) for x, y in gate.vertices]
    elif hasattr(gate, "covariance_matrix"):
        mean = np.array(gate.coordinates, dtype=float)
        covariance = np.array(gate.covariance_matrix, dtype=float)
        outline = trace_ellipse(mean, covariance, float(gate.distance_square))
        return "polygon", [(float(x), float(y)) for x, y in outline]
    else:
        ranges = [(dimension.min, dimension.max) for dimension in dimensions]
    lower = tuple(-np.inf if low is None else float(low) for low, _ in ranges)
    upper = tuple(np.inf if high is None else float(high) for _, high in ranges)
    return "rectangle", [lower, upper]


def _collect(reader: _Reader, results: Any, source: Path) -> Gated:
    import flowkit

    strategy, sample = reader.strategy, reader.sample
    found: dict[tuple[str, ...], tuple[Any, PlacedGate]] = {}
    for name, path in strategy.get_gate_ids():
        try:
            gate = strategy.get_gate(name, path, sample_id=sample.id)
        except flowkit.exceptions.QuadrantReferenceError:
            continue
        key = (*path[1:], name)
        if isinstance(gate, flowkit.gates.QuadrantGate):
            for part, quadrant in gate.quadrants.items():
                mask = results.get_gate_membership(part, path)
                found[(*key[:-1], part)] = (mask, reader.place(gate, quadrant))
        else:
            found[key] = (results.get_gate_membership(name, path), reader.place(gate))
    # The quadrant gate itself is no population; its parts hang under its parent.
    quadrants = {name for name, _ in strategy.get_gate_ids()} - {key[-1] for key in found}
    ids = name_populations(list(found))
    populations = []
    for key in _in_tree_order(list(found), quadrants):
        mask, gate = found[key]
        parent = tuple(part for part in key[:-1] if part not in quadrants)
        populations.append(
            GatedPopulation(
                ids[key],
                ids.get(parent, ROOT),
                "/".join((*parent, key[-1])),
                np.asarray(mask, dtype=bool),
                gate,
            )
        )
    roles = guess_roles([population.id for population in populations])
    return Gated(tuple(populations), sample.event_count, compute_sha256(source), roles)


def _in_tree_order(keys: list[tuple[str, ...]], quadrants: set[str]) -> list[tuple[str, ...]]:
    """Return populations so that children follow their parent, siblings as they were drawn."""
    rank = {key: number for number, key in enumerate(keys)}

    def place(key: tuple[str, ...]) -> list[int]:
        ranks = []
        for depth in range(1, len(key) + 1):
            ranks.append(rank.get(key[:depth], -1))
        return ranks

    return sorted(keys, key=place)
