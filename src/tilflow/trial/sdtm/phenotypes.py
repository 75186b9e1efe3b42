"""What a population is called in CP: the name of a test, and the markers that tell it apart.

SDTMIG 3.4, section 6.3.5.3: CPTEST names the population as the field does, not by its markers; of a
part without a name it is the name and ``Sub``, with the markers in CPSBMRKS, or in CPCSMRKS beside
the state that they tell in CPCELSTA (assumptions 4 to 6); a share is ``part/whole``; an intensity
is ``marker Expression``. Codes are those that the guide's own examples 1, 3, 4, 5 and 6 use;
everything else gets a code of the sponsor's.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from tilflow.trial.export.paramcd import compute_code
from tilflow.trial.sdtm.findings import spell_population

NAMED: Final[Mapping[str, tuple[str, str]]] = {
    "leukocytes": ("Leukocytes", "Leuk"),
    "lymphocytes": ("Lymphocytes", "Lym"),
    "t_cells": ("T-Lymphocytes", "TLym"),
    "cd4_t_cells": ("TLym Help", "TLym Help"),
    "cd8_t_cells": ("TLym Cytx", "TLym Cytx"),
    "b_cells": ("B-Lymphocytes", "BLym"),
    "nk_cells": ("Natural Killer Cells", "NK Cells"),
    "monocytes": ("Monocytes", "Mono"),
    "dendritic_cells": ("Dendritic Cells", "DC"),
}
"""Population of a strategy → its name in CPTEST, and the short one of parts and shares."""

SHARES: Final = {
    "Lym/Leuk": "Lymphocytes/Leukocytes",
    "BLym/Lym": "B-Lymphocytes/Lymphocytes",
    "Mono/Leuk": "Monocytes/Leukocytes",
}
"""Shares that the guide writes in full."""

CODES: Final = {
    "Leukocytes": "WBC", "Lymphocytes": "LYM", "Lymphocytes/Leukocytes": "LYMLE",
    "B-Lymphocytes": "BLYCE", "B-Lymphocytes/Lymphocytes": "BLYCELY", "BLym/Leuk": "BLYCELE",
    "T-Lymphocytes": "TLYCE", "TLym/Lym": "TLYLY", "TLym Help": "TLYH", "TLym Help/TLym": "TLYHTLY",
    "TLym Cytx": "TLC", "TLym Cytx/TLym": "TLYCTLY", "TLym Cytx Sub": "TLCS",
    "TLym Cytx Sub/TLym Cytx": "TLCSTLC", "Monocytes": "MONO", "Monocytes/Leukocytes": "MONOLE",
    "Mono Sub": "MNS", "Mono Sub/Mono": "MNSMN", "Natural Killer Cells": "NKCE",
    "NK Cells/Leuk": "NKLE", "Lym Sub": "LYS", "Lym Sub/Lym": "LYSLY",
    "BLym Sub/BLym": "BLYSBLY", "Dendritic Cells": "DC",
}  # fmt: skip
"""CPTEST → CPTESTCD."""

STATES: Final = (
    (("HLADR+", "CD38+"), "ACTIVATED"),
    (("CD69+",), "ACTIVATED"),
    (("Ki67+",), "PROLIFERATING"),
)
"""Markers that tell a state rather than a line of cells, and the state."""

_ONE: Final = r"[A-Z][A-Za-z0-9]*?(?:\+|-|lo|mid|hi)"
MARKER: Final = re.compile(rf"{_ONE}(?:or{_ONE})*(?=[A-Z]|$)")
"""A marker and its level, or several of which any will do, in a string of them."""

VIABLE: Final = "VIABLE"

LONGEST_TEST: Final = 40


@dataclass(frozen=True, slots=True)
class Phenotype:
    """What CP says of one parameter of one panel."""

    testcd: str
    test: str
    sublineage: str = ""
    state: str = ""
    state_markers: str = ""
    markers: str = ""
    gate: str = ""
    gate_definition: str = ""


def name_phenotype(parameter: str, definitions: pd.DataFrame) -> Phenotype:
    """Name the test of a parameter ``population.quantity[.marker]``.

    Parameters
    ----------
    parameter
        As in the measurements.
    definitions
        ``population``, ``parent``, ``own_markers``, ``viability``, ``markers`` and
        ``gate_definition`` of the panel's strategy; without a row where that is not known.

    Examples
    --------
    >>> table = pd.DataFrame({
    ...     "population": ["t_cells", "cd8_t_cells", "activated_cd8_t_cells"],
    ...     "parent": ["", "t_cells", "cd8_t_cells"],
    ...     "own_markers": ["CD3+", "CD4-CD8+", "HLADR+CD38+"], "viability": "",
    ...     "markers": ["CD3+", "CD3+CD4-CD8+", "CD3+CD4-CD8+HLADR+CD38+"],
    ...     "gate_definition": ["CD3+", "CD3+|CD4-CD8+", "CD3+|CD4-CD8+|HLADR+CD38+"]})
    >>> found = name_phenotype("activated_cd8_t_cells.percent_of_parent", table)
    >>> found.testcd, found.test, found.state, found.state_markers
    ('TLCSTLC', 'TLym Cytx Sub/TLym Cytx', 'ACTIVATED', 'HLADR+CD38+')
    >>> found.markers
    'CD3+CD4-CD8+HLADR+CD38+/CD3+CD4-CD8+'
    """
    population, quantity, *rest = parameter.split(".", 2)
    tree = _Tree(definitions)
    own = tree.markers(population)
    name, sublineage, state, state_markers = tree.describe(population)
    markers = own
    if quantity == "percent_of_parent":
        parent = tree.parent(population)
        whole = tree.name_whole(parent) if parent else ""
        share = f"{name.short}/{whole}" if whole else f"{name.short}/parent"
        test = SHARES.get(share, share)
        markers = f"{own}/{tree.markers(parent) or 'FSC SSC'}" if own else ""
    elif quantity == "median_intensity" and rest:
        # The guide's example 6: which cells it was read on is told by CPMRKSTR and CPGATE.
        sublineage = state = state_markers = ""
        marker = re.sub(r"[^A-Za-z0-9]", "", rest[0])
        test = f"{marker} Expression"
        markers = f"{marker} MdFI {own}" if own else ""
    elif quantity == "count_per_ul":
        test = name.full
    else:
        test = f"{name.short} {' '.join([quantity, *rest]).replace('_', ' ')}"
    test = test[:LONGEST_TEST]
    return Phenotype(
        testcd=_code(test), test=test, sublineage=sublineage, state=state,
        state_markers=state_markers, markers=markers, gate=population,
        gate_definition=tree.definition(population),
    )  # fmt: skip


def has_phenotype(population: str, definitions: pd.DataFrame) -> bool:
    """Whether a marker tells the population; one of an unknown strategy is taken to have one."""
    rows = definitions.loc[definitions["population"].eq(population), "markers"]
    return bool(rows.empty or rows.iloc[0])


def _code(test: str) -> str:
    """Return the guide's code, a marker and X, or letters and a digest."""
    if test in CODES:
        return CODES[test]
    marker = test.removesuffix(" Expression").upper() + "X"
    if test.endswith(" Expression") and re.fullmatch(r"[A-Z][A-Z0-9]{0,7}", marker):
        return marker
    return compute_code((test, "", ""))


@dataclass(frozen=True, slots=True)
class _Name:
    full: str
    short: str


class _Tree:
    """The populations of a strategy, and what their gates say."""

    def __init__(self, definitions: pd.DataFrame) -> None:
        self._rows = definitions.set_index("population").to_dict("index")

    def parent(self, population: str) -> str:
        return str(self._rows[population]["parent"]) if population in self._rows else ""

    def markers(self, population: str) -> str:
        return str(self._rows[population]["markers"]) if population in self._rows else ""

    def definition(self, population: str) -> str:
        return str(self._rows[population]["gate_definition"]) if population in self._rows else ""

    def name_whole(self, population: str) -> str:
        """Return the short name of what a share is of: living cells need not say so."""
        name, _, state, _ = self.describe(population)
        return name.short.removesuffix(" Sub") if state == VIABLE else name.short

    def describe(self, population: str) -> tuple[_Name, str, str, str]:
        """Return the name, the sublineage's markers, the state and the state's markers.

        The name is that of the nearest population above that has one; what the gates between add
        tells the part. Viability is a state only of the population that it alone tells.
        """
        if population in NAMED:
            return _Name(*NAMED[population]), "", "", ""
        above, between = population, [population]
        while above and above not in NAMED:
            above = self.parent(above)
            between.append(above)
        if not above:
            return _title(population), "", "", ""
        gates = [self._rows[name] for name in reversed(between[:-1])]
        added = [each for gate in gates for each in MARKER.findall(str(gate["own_markers"]))]
        dye = "".join(str(gate["viability"]) for gate in gates)
        short = NAMED[above][1]
        if not added:
            # Cells of which only the dye is known, or a gate that is drawn by hand.
            return (_part(short), "", VIABLE, dye) if dye else (_title(population), "", "", "")
        lineage, states, state_markers = _split_states(added)
        return _part(short), "".join(lineage), "; ".join(states), "".join(state_markers)


def _part(short: str) -> _Name:
    return _Name(f"{short} Sub", f"{short} Sub")


def _title(population: str) -> _Name:
    """Return the name of a population that the field has no name for."""
    return _Name(spell_population(population), spell_population(population))


def _split_states(added: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Return the markers of a line of cells, the states, and the states' markers."""
    left = list(added)
    states: list[str] = []
    state_markers: list[str] = []
    for markers, state in STATES:
        if all(marker in left for marker in markers):
            left = [marker for marker in left if marker not in markers]
            states.append(state)
            state_markers += markers
    return left, list(dict.fromkeys(states)), state_markers
