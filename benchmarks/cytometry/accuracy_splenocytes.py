"""Data-driven gates on real mouse spleen against a person's: ``python accuracy_splenocytes.py``.

The shipped strategy ``splenocytes_auto`` places every gate by the data; the person's gates are
those of the FlowJo workspace beside the file. TILFLOW_REAL_DATA names the folder of real files.
"""

import os
from pathlib import Path

import numpy as np
import pandas as pd

from tilflow.cytometry.exchange.reading import gate_with_workspace
from tilflow.cytometry.fcs.reading import read_fcs
from tilflow.cytometry.gates.strategy import find_strategy, read_strategy
from tilflow.cytometry.panel import derive_panel
from tilflow.cytometry.settings import CytometrySettings
from tilflow.cytometry.tubes.sample import Sample, gate_sample

MANUAL = {
    "singlets": "Singlets2",
    "t_cells": "T cells",
    "ab_t_cells": "ab T cells",
    "gd_t_cells": "gd T cells",
    "cd4_t_cells": "CD4 T cells",
    "cd8_t_cells": "CD8 T cells",
    "double_negative_t_cells": "DN T cells",
    "b_cells": "B cells",
    "nk_cells": "NK cells",
    "nk_t_cells": "NK T cells",
}
"""Population of the strategy → population of the workspace."""


def compute_scores(folder: Path) -> tuple[pd.DataFrame, Sample]:
    """Return one row a population, and the sample as it was gated."""
    path, name = folder / "68983.fcs", "splenocytes_auto"
    fcs = read_fcs(path)
    manual = gate_with_workspace(folder / "gating.wsp", path, fcs, sample=path.name).gated
    strategy = read_strategy(find_strategy(name))
    sample = gate_sample(fcs, derive_panel(fcs, strategy=name), strategy, CytometrySettings())
    rows = []
    for population, by_hand in MANUAL.items():
        found, truth = sample.gated.members(population), manual.members(by_hand)
        if found is None or truth is None:
            continue
        hit = int(np.sum(found & truth))
        rows.append(
            {
                "population": population,
                "by_hand": int(truth.sum()),
                "found": int(found.sum()),
                "precision": hit / max(int(found.sum()), 1),
                "recall": hit / max(int(truth.sum()), 1),
                "f1": 2 * hit / max(int(found.sum()) + int(truth.sum()), 1),
            }
        )
    return pd.DataFrame(rows), sample


def main() -> None:
    """Print the scores, and how each gate was found."""
    folder = Path(os.environ.get("TILFLOW_REAL_DATA", "real")) / "cytometry" / "splenocytes"
    scores, sample = compute_scores(folder)
    print(scores.round(4).to_string(index=False))
    for item in sample.gated.populations:
        print(item.id, "|", item.gate.how, "|", "; ".join(item.warnings))


if __name__ == "__main__":
    main()
