"""Marker strings: what the gates of a strategy say of each population, marker by marker.

The notation is that of CDISC's cell phenotyping domain (SDTMIG 3.4, section 6.3.5.3, CP assumption
8): ``+`` and ``-`` after a marker, ``lo``, ``mid`` and ``hi`` for scatter, no signs within a
marker, viability last; ``|`` between the steps of a gate's definition.
"""

import re
from typing import Final, TypeAlias

import pandas as pd

from tilflow.cytometry.gates.strategy import (
    ROOT,
    Bright,
    Cuts,
    Mixture,
    Population,
    Quadrant,
    Rectangle,
    Singlets,
    Strategy,
)
from tilflow.cytometry.panel import SCATTER

COLUMNS: Final = (
    "population", "parent", "own_markers", "viability", "markers", "gate_definition",
)  # fmt: skip

Tokens: TypeAlias = dict[str, str]
"""Marker (or markers, joined by ``|``, of which any will do) → it with its level."""

VIABILITY: Final = re.compile(r"viab|live|dead|l/d|7-?aad|zombie", re.IGNORECASE)
"""Markers that tell dead cells."""

SCATTER_STEP: Final = "FSC SSC"
"""How the guide writes a gate on scatter alone."""


def describe_populations(strategy: Strategy) -> pd.DataFrame:
    """Return the marker string and the gate definition of each population.

    Counting beads are no population of the patient and have no row. The guide has no sign for a
    gate that takes any of several markers: it is written ``CD14+orCD16+``. A gate that is drawn by
    hand says nothing of a single marker: it stands in the definition alone.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`. ``own_markers`` is of the population's own gate without its ``viability``;
        ``markers`` of it and all above; empty for a population that no marker tells. ``parent`` is
        empty at the root.

    Examples
    --------
    >>> from tilflow.cytometry.gates.strategy import find_strategy, read_strategy
    >>> table = describe_populations(read_strategy(find_strategy("whole_blood")))
    >>> table.set_index("population").loc["cd8_t_cells", "markers"]
    'CD45+SSCloCD3+CD4-CD8+Viability-'
    """
    steps = {each.id: _read_step(each) for each in strategy.populations}
    parents = {each.id: each.parent for each in strategy.populations}
    rows = []
    for population in strategy.populations:
        if isinstance(population.gate, Bright):
            continue
        path = [population.id]
        while parents[path[0]] != ROOT:
            path.insert(0, parents[path[0]])
        known: Tokens = {}
        for name in path:
            known = _refine(known, steps[name][0])
        definitions = [text for name in path if (text := steps[name][1])]
        parent = "" if population.parent == ROOT else population.parent
        own = steps[population.id][0]
        dye = {name: token for name, token in own.items() if VIABILITY.search(name)}
        line = {name: token for name, token in own.items() if name not in dye}
        rows.append(
            (population.id, parent, _join(line), _join(dye), _join(known), "|".join(definitions))
        )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _read_step(population: Population) -> tuple[Tokens, str]:
    """Return the markers of a population's own gate, and its step of the definition."""
    gate = population.gate
    tokens: Tokens = {}
    if isinstance(gate, Singlets):
        return tokens, SCATTER_STEP
    if isinstance(gate, Cuts):
        tokens = {name: _write(name, cut.side) for name, cut in gate.cuts.items()}
        if gate.combine == "any":
            tokens = {"|".join(tokens): "or".join(tokens.values())}
    elif isinstance(gate, Mixture):
        tokens = _read_seeds(gate)
    elif isinstance(gate, Quadrant):
        tokens = {name: _write(name, side) for name, side in gate.keep.items()}
    elif isinstance(gate, Rectangle):
        tokens = _read_bounds(gate)
    excluded = "".join(f" NOT {name}" for name in population.exclude)
    return tokens, f"{_join(tokens) or population.id}{excluded}"


def _refine(above: Tokens, own: Tokens) -> Tokens:
    """Add the markers of a gate; a choice between markers goes where the gate settles them all."""
    kept = {key: token for key, token in above.items() if not set(key.split("|")) <= set(own)}
    return kept | own


def _write(name: str, side: str) -> str:
    """Return a marker and its level."""
    is_above = side == "above"
    signs = ("hi", "lo") if name in SCATTER else ("+", "-")
    return spell_marker(name) + signs[0 if is_above else 1]


def _read_seeds(gate: Mixture) -> Tokens:
    """Return how the kept cluster lies in scatter: lowest, highest or between."""
    tokens = {}
    for place, name in enumerate(gate.dims):
        if name in SCATTER:
            centres = sorted(seed[place] for seed in gate.seeds.values())
            own = gate.seeds[gate.keep][place]
            level = "lo" if own == centres[0] else "hi" if own == centres[-1] else "mid"
            tokens[name] = spell_marker(name) + level
    return tokens


def _read_bounds(gate: Rectangle) -> Tokens:
    """Return the level of each marker of a rectangle that is open on one side in all of them."""
    if any((low is None) == (high is None) for low, high in gate.bounds.values()):
        return {}
    return {
        name: _write(name, "below" if low is None else "above")
        for name, (low, _) in gate.bounds.items()
    }


def _join(tokens: Tokens) -> str:
    """Write markers one after the other, those of viability last."""
    order = sorted(tokens, key=lambda name: VIABILITY.search(name) is not None)
    return "".join(tokens[name] for name in order)


def spell_marker(name: str) -> str:
    """Write a marker without the signs that would be read as levels or as a delimiter.

    Examples
    --------
    >>> spell_marker("HLA-DR"), spell_marker("PD-1"), spell_marker("SSC-A")
    ('HLADR', 'PD1', 'SSC')
    """
    stem = name.rsplit("-", 1)[0] if name in SCATTER else name
    return re.sub(r"[^A-Za-z0-9]", "", stem)
