"""Which planted faults the quality control finds: ``python accuracy_quality.py [--seeds 10]``.

Faults of the kinds that PeacoQC (Emmaneel et al. 2021, Cytometry A 101:325) and flowAI (Monaco et
al. 2016, Bioinformatics 32:2473) were written for, put into clean simulated blood at a known place.
Sensitivity is the share of the spoilt events that are named, false removal the share of the others
that are taken out.
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
from accuracy_blood import SETTINGS, simulate_tube
from tilflow.cytometry.exchange.matrices import find_spillover

from tilflow.cytometry.fcs.reading import read_fcs
from tilflow.cytometry.gates.strategy import find_strategy, read_strategy
from tilflow.cytometry.panel import derive_panel, read_panel
from tilflow.cytometry.settings import QualitySettings
from tilflow.cytometry.signal.compensation import compute_compensated
from tilflow.cytometry.signal.quality import REASONS
from tilflow.cytometry.signal.transforms import Linear, Logicle
from tilflow.cytometry.tubes.sample import gate_sample
from tilflow.simulate.fcs_file import write_fcs

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
TOP = 262_143.0
FLUORESCENCE = slice(4, None)


def _stretch(n: int, share: float, generator: np.random.Generator) -> slice:
    start = int(n * generator.uniform(0.2, 0.8 - share))
    return slice(start, start + int(n * share))


def _slow(time: Array, where: slice, factor: float) -> None:
    """Make the gaps between the events of a stretch `factor` times as long."""
    gaps = np.diff(time, prepend=time[0])
    gaps[where] *= factor
    time[:] = np.cumsum(gaps)


def plant_clog(events: Array, generator: np.random.Generator) -> Mask:
    """Halve the rate and dim the signals: the stream leaves the middle of the laser."""
    where = _stretch(len(events), 0.05, generator)
    _slow(events[:, 0], where, 2.2)
    events[where, FLUORESCENCE] *= 0.65
    events[where, 1:4] *= 0.92
    return _named(len(events), where)


def plant_air(events: Array, generator: np.random.Generator) -> Mask:
    """Break the stream off, then let a burst of small odd events come at once: a bubble."""
    where = _stretch(len(events), 0.012, generator)
    n = where.stop - where.start
    events[where, FLUORESCENCE] *= generator.uniform(0.05, 0.5, (n, 1))
    events[where, 1:4] *= generator.uniform(0.3, 0.8, (n, 1))
    events[where.start :, 0] += 300
    _slow(events[:, 0], where, 0.25)
    return _named(len(events), where)


def plant_drift(events: Array, generator: np.random.Generator) -> Mask:
    """Let three detectors lose 25 % over the file: a warning, nothing to remove."""
    columns = 4 + generator.choice(10, 3, replace=False)
    events[:, columns] *= np.linspace(1, 0.75, len(events))[:, None]
    return np.zeros(len(events), dtype=bool)


def plant_surge(events: Array, generator: np.random.Generator) -> Mask:
    """Triple the rate: the core stream is wider and the signals a few percent lower."""
    where = _stretch(len(events), 0.06, generator)
    _slow(events[:, 0], where, 1 / 3)
    events[where, FLUORESCENCE] *= 0.96
    return _named(len(events), where)


def plant_margin(events: Array, generator: np.random.Generator) -> Mask:
    """Pile three percent of the events up at the end of the side scatter."""
    chosen = generator.uniform(size=len(events)) < 0.03
    events[chosen, 3] = TOP
    return chosen


def plant_late_laser(events: Array, generator: np.random.Generator) -> Mask:
    """Let the detectors of one laser come up in the first 8 % only: its delay is off."""
    n = int(0.08 * len(events))
    events[:n, [5, 6, 7]] *= np.linspace(0.25, 0.75, n)[:, None]
    return _named(len(events), slice(0, n))


def plant_carry_over(events: Array, generator: np.random.Generator) -> Mask:
    """Wash neutrophils of the last tube out in the first 2.5 %, at twice the rate."""
    n = int(0.025 * len(events))
    neutrophils = np.flatnonzero((events[:, 3] > 9e4) & (events[:, 3] < 2e5))
    chosen = np.flatnonzero(generator.uniform(size=n) < 0.8)
    events[chosen, 1:] = events[generator.choice(neutrophils, len(chosen)), 1:]
    _slow(events[:, 0], slice(0, n), 0.5)
    return _named(len(events), slice(0, n))


def plant_nothing(events: Array, generator: np.random.Generator) -> Mask:
    """Leave the tube clean."""
    return np.zeros(len(events), dtype=bool)


def _named(n: int, where: slice) -> Mask:
    mask = np.zeros(n, dtype=bool)
    mask[where] = True
    return mask


FAULTS: dict[str, Callable[[Array, np.random.Generator], Mask]] = {
    "nothing": plant_nothing,
    "clog": plant_clog,
    "burst of air": plant_air,
    "flow-rate surge": plant_surge,
    "late laser": plant_late_laser,
    "carry-over": plant_carry_over,
    "margin pile-up": plant_margin,
    "drift": plant_drift,
}


def compute_scores(fault: str, seed: int, folder: Path) -> dict[str, object]:
    """Plant a fault into a tube and return what the quality control says of it."""
    tube, _ = simulate_tube(seed)
    events = tube.events.astype(np.float64)
    planted = FAULTS[fault](events, np.random.default_rng([seed, 11]))
    events[:, 0] = np.floor(events[:, 0])
    path = folder / "tube.fcs"
    write_fcs(
        path,
        events.astype(np.float32),
        spillover=tube.spillover,
        time_step_s=0.01,
        full_scale=262_144,
        volume_ul=None,
    )
    panel, strategy = read_panel("whole_blood"), read_strategy(find_strategy("whole_blood"))
    quality = gate_sample(read_fcs(path), panel, strategy, SETTINGS).quality
    named = quality.codes > 0
    return {
        "fault": fault,
        "planted_percent": 100 * planted.mean(),
        "sensitivity": (named & planted).sum() / planted.sum() if planted.any() else np.nan,
        "false_removal_percent": 100 * (~quality.usable & ~planted).sum() / (~planted).sum(),
        "warned": bool(quality.warnings),
        "reasons": ", ".join(
            f"{name} {int((quality.codes == code).sum())}"
            for code, name in enumerate(REASONS)
            if code and (quality.codes == code).any()
        ),
        "warnings": "; ".join(quality.warnings),
    }


def describe_real(path: Path) -> None:
    """Print what is found in PeacoQC's example, and where."""
    from tilflow.cytometry.signal.quality import call_events

    fcs = read_fcs(path)
    panel = derive_panel(fcs, strategy="none")
    linear = compute_compensated(fcs.events, fcs.channels, find_spillover(fcs, "file", "."))
    known = [number for number, name in enumerate(fcs.channels) if name != panel.time]
    display = np.column_stack(
        [
            (Linear() if fcs.channels[n] in panel.scatter.values() else Logicle()).apply(
                np.ascontiguousarray(linear[:, n])
            )
            for n in known
        ]
    )
    scatter = [n for n in known if fcs.channels[n] in panel.scatter.values()]
    quality = call_events(
        display,
        fcs.events[:, fcs.channels.index(panel.time)],
        fcs.events[:, scatter],
        np.array([fcs.ranges[n] for n in scatter]),
        QualitySettings(),
        names=[fcs.channels[n] for n in known],
    )
    removed = np.flatnonzero(~quality.usable)
    print(f"{path.name}: {fcs.n_events} events, {100 * (~quality.usable).mean():.2f} % left out")
    if len(removed):
        print(f"  first {removed[0]}, last {removed[-1]}, {len(removed)} events")
    for code, name in enumerate(REASONS):
        print(f"  {name}: {int((quality.codes == code).sum())}")
    for warning in quality.warnings:
        print(f"  warning: {warning}")


def main() -> None:
    """Print one row a fault, and the real file where it is at hand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=10, help="tubes for each fault")
    parser.add_argument("--verbose", action="store_true", help="one row a tube too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            compute_scores(fault, seed, Path(folder))
            for fault in FAULTS
            for seed in range(arguments.seeds)
        ]
    table = pd.DataFrame(rows)
    if arguments.verbose:
        print(table.round(4).to_string())
    numbers = ["planted_percent", "sensitivity", "false_removal_percent"]
    summary = table.groupby("fault", sort=False)[[*numbers, "warned"]].mean()
    summary["worst_sensitivity"] = table.groupby("fault", sort=False)["sensitivity"].min()
    print(summary.round(3).to_string())
    real = Path(os.environ.get("TILFLOW_REAL_DATA", "")) / "cytometry" / "qc" / "111.fcs"
    if real.is_file():
        describe_real(real)


if __name__ == "__main__":
    main()
