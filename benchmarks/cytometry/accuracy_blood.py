"""How right the shipped strategy is on simulated blood: ``python accuracy_blood.py [--seeds 12]``.

Each seed is another patient, another set-up of the cytometer and another tube. Nothing is placed
by hand: every gate of ``whole_blood`` is found in the tube. Events that a clog spoils are left out
of the comparison, because gating must leave them out too.
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd

from tilflow.cytometry.fcs.reading import read_fcs
from tilflow.cytometry.gates.strategy import find_strategy, read_strategy
from tilflow.cytometry.panel import read_panel
from tilflow.cytometry.settings import CytometrySettings
from tilflow.cytometry.tubes.counting import CountInputs
from tilflow.cytometry.tubes.sample import gate_sample, tabulate_sample
from tilflow.simulate.blood_state import draw_baseline, draw_visit
from tilflow.simulate.effects import Effect
from tilflow.simulate.fcs_file import write_fcs
from tilflow.simulate.immunophenotype import BEADS, POPULATIONS
from tilflow.simulate.settings import BiologySettings, CytometerSettings, TubeSettings
from tilflow.simulate.tube import Batch, Tube, acquire_tube, draw_batch

LEUKOCYTES = 20_000
SETTINGS = CytometrySettings()
EFFECTS = (
    Effect(),
    Effect(monocytes=2.8, cd8_t_cells=1.6, activated_fraction=2.4, monocyte_hladr=1.3),
)


def simulate_tube(
    seed: int, *, is_clogged: bool = False, tube: TubeSettings | None = None
) -> tuple[Tube, Batch]:
    """Acquire one tube that holds at least 20,000 leukocyte events; odd seeds are on treatment."""
    tube = tube or TubeSettings()
    cytometer, generator = CytometerSettings(), np.random.default_rng([seed, 3])
    baseline = draw_baseline(generator)
    blood = draw_visit(baseline, EFFECTS[seed % 2], generator, BiologySettings())
    batch = draw_batch(generator, cytometer, tube)
    viable = sum(blood.count_per_ul.values())
    cells = viable * (1 + tube.dead_percent / 100)
    rest = cells * 1.4 * tube.debris_percent / 100 + batch.beads_added / tube.sample_volume_ul
    events = int(1.05 * LEUKOCYTES * (1 + rest / cells))
    acquired = acquire_tube(
        blood,
        batch,
        generator,
        has_beads=True,
        is_clogged=is_clogged,
        tube=tube.model_copy(update={"events": events}),
        cytometer=cytometer,
    )
    return acquired, batch


def compute_scores(tube: Tube, batch: Batch, folder: Path) -> pd.DataFrame:
    """Gate a tube and return precision, recall, F1 and the count's error of each population."""
    path = folder / "tube.fcs"
    write_fcs(
        path,
        tube.events,
        spillover=tube.spillover,
        time_step_s=0.01,
        full_scale=262_144,
        volume_ul=None,
    )
    panel, strategy = read_panel("whole_blood"), read_strategy(find_strategy("whole_blood"))
    fcs = read_fcs(path)
    sample = gate_sample(fcs, panel, strategy, SETTINGS)
    inputs = CountInputs(method="beads", beads_added=batch.beads_added, sample_volume_ul=50.0)
    table = tabulate_sample(
        sample, panel, fcs, inputs, SETTINGS, sample_id="s", fcs_sha256=""
    ).set_index("population")
    classes = tube.truth["class"].astype(str).to_numpy()
    partner = tube.truth["partner"].astype(str).to_numpy()
    clear = ~tube.truth["is_doublet"].to_numpy() & ~tube.truth["is_anomalous"].to_numpy()
    rows = []
    for name, members in POPULATIONS.items():
        found = sample.gated.members(name)
        if found is None:
            continue
        truth = np.isin(classes, members)
        hit = int((found & truth & clear).sum())
        doublets = int((found & ~clear).sum())
        row = {
            "population": name,
            "n_truth": int((truth & clear).sum()),
            "precision": hit / max(int((found & clear).sum()), 1),
            "precision_with_doublets": hit / max(int(found.sum()), 1),
            "recall": hit / max(int((truth & clear).sum()), 1),
            "doublets_in_gate": doublets,
        }
        p, r = row["precision_with_doublets"], row["recall"]
        row["f1"] = 2 * p * r / max(p + r, 1e-12)
        cells = int(truth.sum()) + int(np.isin(partner, members).sum())
        beads = int((classes == BEADS).sum())
        if name not in (BEADS, "singlets"):
            drawn = cells / beads * batch.beads_added / 50.0
            blood = sum(tube.count_per_ul[each] for each in members)
            count = float(table.loc[name, "count_per_ul"])
            row |= {
                "error_percent": 100 * (count / drawn - 1),
                "error_to_blood_percent": 100 * (count / blood - 1),
            }
        rows.append(row)
    return pd.DataFrame(rows)


def main() -> None:
    """Print one row a population: over the seeds, the worst and the mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=12, help="tubes to simulate")
    parser.add_argument(
        "--expected",
        action="store_true",
        help="every class in its expected number, no pipetting error: what is left is gating",
    )
    parser.add_argument("--out", type=Path, help="table to write, .tsv: one row a tube and gate")
    arguments = parser.parse_args()
    parts, settings = [], TubeSettings()
    if arguments.expected:
        settings = TubeSettings(counting_error=False, pipetting_cv_percent=0)
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(arguments.seeds):
            tube, batch = simulate_tube(seed, tube=settings)
            parts.append(compute_scores(tube, batch, Path(folder)).assign(seed=seed))
    scores = pd.concat(parts, ignore_index=True)
    if arguments.out:
        scores.to_csv(arguments.out, sep="\t", index=False, float_format="%.5g")
    scores["error"] = scores["error_percent"].abs()
    scores["blood_error"] = scores["error_to_blood_percent"].abs()
    summary = scores.groupby("population", sort=False).agg(
        n_truth=("n_truth", "mean"),
        precision=("precision", "mean"),
        recall=("recall", "mean"),
        f1=("f1", "mean"),
        worst_f1=("f1", "min"),
        bias_percent=("error_percent", "mean"),
        largest_error_percent=("error", "max"),
        largest_error_to_blood_percent=("blood_error", "max"),
    )
    print(summary.round(4).to_string())


if __name__ == "__main__":
    main()
