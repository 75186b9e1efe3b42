"""What is true of a tube: events, cells and cells per µL of every population."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tilflow.simulate.immunophenotype import BEADS, NO_PARTNER, PARTICLES, POPULATIONS
from tilflow.simulate.tube import Tube

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: Final = {
    "sample_id": "the tube",
    "population": "population of the strategy whole_blood",
    "n_events": "single events of the population in the file",
    "n_cells_with_doublets": "its cells in the file, those in doublets too",
    "count_per_ul": "its cells per µL in the drawn blood",
    "count_per_ul_acquired": "what perfect gating of this file gives by the sample's count_method",
}

UNCOUNTED: Final = (BEADS, "singlets")
"""Populations that no blood has a number of: their counts per µL are blank."""


@dataclass(frozen=True, slots=True)
class Counting:
    """What the sheet says for counting a tube; the one of `count_method` is not None.

    Attributes
    ----------
    count_method
        ``beads``, ``cbc`` or ``volume``.
    sample_volume_ul
        Blood in the tube, as pipetted by intent.
    beads_added
        Beads in the tube.
    cbc_per_ul
        Blood count of the leukocytes.
    acquired_volume_ul, dilution_factor
        Volume drawn by the cytometer, and of the tube over that of its blood.
    """

    count_method: str
    sample_volume_ul: float
    beads_added: int | None = None
    cbc_per_ul: float | None = None
    acquired_volume_ul: float | None = None
    dilution_factor: float | None = None


def tabulate_blood_truth(sample_id: str, tube: Tube, counting: Counting) -> "pd.DataFrame":
    """Return one row a population: `COLUMNS`."""
    import pandas as pd

    singles = _count(tube.truth.loc[~tube.truth["is_doublet"], "class"])
    cells = _count(tube.truth["class"], tube.truth["partner"])
    per_cell = _per_cell(cells, counting)
    rows = []
    for population, classes in POPULATIONS.items():
        n_events = sum(singles[name] for name in classes)
        is_counted = population not in UNCOUNTED
        n_cells = sum(cells[name] for name in classes) if population != "singlets" else n_events
        per_ul = sum(tube.count_per_ul[name] for name in classes) if is_counted else None
        acquired = n_cells * per_cell if is_counted else None
        rows.append((sample_id, population, n_events, n_cells, per_ul, acquired))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _count(*columns: "pd.Series[str]") -> dict[str, int]:
    counts = dict.fromkeys((*PARTICLES, NO_PARTNER), 0)
    for column in columns:
        for name, number in column.value_counts().items():
            counts[str(name)] += int(number)
    return counts


def _per_cell(cells: dict[str, int], counting: Counting) -> float:
    """Return cells per µL of blood that one cell of the file stands for."""
    if counting.count_method == "beads":
        assert counting.beads_added is not None
        return counting.beads_added / cells[BEADS] / counting.sample_volume_ul
    if counting.count_method == "cbc":
        assert counting.cbc_per_ul is not None
        return counting.cbc_per_ul / sum(cells[name] for name in POPULATIONS["leukocytes"])
    assert counting.acquired_volume_ul is not None
    assert counting.dilution_factor is not None
    return counting.dilution_factor / counting.acquired_volume_ul
