"""How often the 95 % intervals hold the truth: ``python accuracy_coverage.py [--samples 500]``.

Every sample is another patient, tube, pipetting error and blood count. The truth is the number of
cells per µL in the patient's blood. Gate outcomes are the simulator's own (``--gated`` gates each
tube instead), counting errors are drawn, and the table of populations is made as always. Each tube
is counted by beads, by the volume drawn and by the blood count.
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from tilflow.cytometry.fcs.reading import read_fcs
from tilflow.cytometry.gates.gating import Gated, GatedPopulation
from tilflow.cytometry.gates.placing import PlacedGate
from tilflow.cytometry.gates.strategy import Strategy, find_strategy, read_strategy
from tilflow.cytometry.panel import read_panel
from tilflow.cytometry.settings import CountingSettings, CytometrySettings
from tilflow.cytometry.tubes.counting import CountInputs
from tilflow.cytometry.tubes.populations import summarise_populations
from tilflow.cytometry.tubes.sample import gate_sample
from tilflow.simulate.blood_state import draw_baseline, draw_visit
from tilflow.simulate.effects import Effect
from tilflow.simulate.fcs_file import write_fcs
from tilflow.simulate.immunophenotype import POPULATIONS
from tilflow.simulate.seeding import draw_factor
from tilflow.simulate.settings import BiologySettings, CytometerSettings, TubeSettings
from tilflow.simulate.tube import Batch, Tube, acquire_tube, draw_batch

TUBE = TubeSettings(events=10_400)
COUNTING = CountingSettings(
    pipetting_cv_percent=TUBE.pipetting_cv_percent, cbc_cv_percent=TUBE.cbc_cv_percent
)


def simulate_tube(seed: int) -> tuple[Tube, Batch, dict[str, CountInputs]]:
    """Return a tube, its batch, and what the site knows for each way of counting."""
    generator, cytometer = np.random.default_rng([seed, 7]), CytometerSettings()
    effect = Effect(monocytes=1 + seed % 3, cd8_t_cells=1 + 0.3 * (seed % 3))
    blood = draw_visit(draw_baseline(generator), effect, generator, BiologySettings())
    batch = draw_batch(generator, cytometer, TUBE)
    tube = acquire_tube(
        blood, batch, generator, has_beads=True, is_clogged=False, tube=TUBE, cytometer=cytometer
    )
    leukocytes = sum(tube.count_per_ul[name] for name in POPULATIONS["leukocytes"])
    inputs = {
        "beads": CountInputs(
            method="beads", beads_added=batch.beads_added, sample_volume_ul=TUBE.sample_volume_ul
        ),
        "volume": CountInputs(
            method="volume",
            acquired_volume_ul=tube.acquired_volume_ul,
            dilution_factor=TUBE.dilution_factor,
        ),
        "cbc": CountInputs(
            method="cbc",
            cbc_per_ul=leukocytes * draw_factor(generator, TUBE.cbc_cv_percent),
            cbc_population="leukocytes",
        ),
    }
    return tube, batch, inputs


def gate_by_truth(tube: Tube, strategy: Strategy) -> Gated:
    """Return the populations as a perfect gating would: single events of their classes."""
    classes = tube.truth["class"].astype(str).to_numpy()
    doublet = tube.truth["is_doublet"].to_numpy()
    populations = []
    for item in strategy.populations:
        members: npt.NDArray[np.bool_] | None = None
        if item.id in POPULATIONS:
            members = np.isin(classes, POPULATIONS[item.id]) & ~doublet
        path = strategy.find_path(item.id)
        why = "" if members is not None else "no truth"
        gate = PlacedGate((), "none")
        populations.append(GatedPopulation(item.id, item.parent, path, members, gate, (), why))
    return Gated(
        tuple(populations), len(classes), strategy.digest, strategy.roles, int(doublet.sum())
    )


def tabulate(seed: int, strategy: Strategy, folder: Path | None) -> pd.DataFrame:
    """Return one row a population and way of counting: its interval and the truth."""
    tube, _, inputs = simulate_tube(seed)
    if folder is None:
        gated, events = gate_by_truth(tube, strategy), len(tube.events)
    else:
        path = folder / "tube.fcs"
        write_fcs(
            path,
            tube.events,
            spillover=tube.spillover,
            time_step_s=0.01,
            full_scale=262_144,
            volume_ul=None,
        )
        settings = CytometrySettings(counting=COUNTING)
        sample = gate_sample(read_fcs(path), read_panel("whole_blood"), strategy, settings)
        gated, events = sample.gated, sample.usable_events
    parts = []
    for method, given in inputs.items():
        table = summarise_populations(
            gated,
            {},
            sample_id=str(seed),
            usable_events=events,
            inputs=given,
            volume_ul=None,
            intensities=(),
            file_warnings=(),
            fcs_sha256="",
            settings=COUNTING,
        )
        parts.append(table.assign(method=method))
    rows = pd.concat(parts)
    rows = rows[rows["count_per_ul"].notna()]
    rows["truth"] = [
        sum(tube.count_per_ul[name] for name in POPULATIONS[population])
        if population in POPULATIONS and population != "singlets"
        else np.nan
        for population in rows["population"]
    ]
    return rows.dropna(subset=["truth"])


def summarise_coverage(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the share of intervals that hold the truth, and how wide they are."""
    rows = rows.assign(
        covered=(rows["count_lower"] <= rows["truth"]) & (rows["truth"] <= rows["count_upper"]),
        bias_percent=100 * (rows["count_per_ul"] / rows["truth"] - 1),
        width_percent=100 * (rows["count_upper"] - rows["count_lower"]) / rows["count_per_ul"],
    )
    grouped = rows.groupby(["method", "population"], sort=False)
    return grouped.agg(
        samples=("covered", "size"),
        events=("n_events", "median"),
        covered=("covered", "mean"),
        bias_percent=("bias_percent", "mean"),
        width_percent=("width_percent", "median"),
    )


def main() -> None:
    """Print the coverage of each population and way of counting."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=500, help="samples to simulate")
    parser.add_argument("--gated", action="store_true", help="gate each tube")
    arguments = parser.parse_args()
    strategy = read_strategy(find_strategy("whole_blood"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) if arguments.gated else None
        parts = [tabulate(seed, strategy, folder) for seed in range(arguments.samples)]
    print(summarise_coverage(pd.concat(parts)).round(3).to_string())


if __name__ == "__main__":
    main()
