"""Time and peak memory of the longitudinal table.

``python benchmarks/trial/derivation.py [--patients 1000] [--visits 30] [--parameters 60]
[--replicates 0.02] [--runs 3]``

A seeded table of measurements of so many patients, visits and parameters (1.8 million rows) is
derived in a process of its own, whose peak (VmHWM) is reset after the imports: what is printed is
what the derivation adds to them, and what the whole process held. A part of the values fails, a
part is of few events, a share of the tubes has a second one of the same draw, and a tenth of the
visits is drawn twice. The digest is of the table's bytes: it tells whether a change of the code
changed an answer.
"""

import argparse
import datetime as dt
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

SEED = 11
FIRST_DOSE = dt.date(2024, 3, 1)
ANSWER = ("longitudinal.parquet", "longitudinal.csv")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--patients", type=int, default=1000)
    parser.add_argument("--visits", type=int, default=30)
    parser.add_argument("--parameters", type=int, default=60)
    parser.add_argument("--replicates", type=float, default=0.02)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--child", metavar="FOLDER", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        derive(Path(options.child))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        # A process of its own: what it held must not count for the one that is measured.
        if (pid := os.fork()) == 0:
            write_inputs(folder, options)
            os._exit(0)
        if os.waitpid(pid, 0)[1] != 0:
            message = "the measurements could not be written"
            raise SystemExit(message)
        command = [sys.executable, __file__, "--child", temporary]
        runs = [
            json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
            for _ in range(options.runs)
        ]
    print(f"{runs[0]['rows']} rows, load {os.getloadavg()[0]:.1f}, digest {runs[0]['digest']}")
    if len({run["digest"] for run in runs}) > 1:
        message = "the runs differ"
        raise SystemExit(message)
    print(pd.DataFrame(runs).drop(columns=["rows", "digest"]).round(2).to_string(index=False))


def write_inputs(folder: Path, options: argparse.Namespace) -> None:
    """Write specimens and measurements of a trial of that size."""
    from tilflow.measurement import write_measurements
    from tilflow.trial.settings import TrialSettings
    from tilflow.trial.visits import derive_visits

    generator = np.random.default_rng(SEED)
    blood, patients = draw_samples(generator, options)
    specimens = derive_specimens_of(blood, patients)
    specimens = derive_visits(specimens, TrialSettings().schedule)
    specimens.to_pickle(folder / "specimens.pickle")
    write_measurements(draw_values(specimens, generator, options.parameters), folder / "m.parquet")


def draw_samples(
    generator: np.random.Generator, options: argparse.Namespace
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the sheets of blood samples and patients."""
    names = [f"P{number:04d}" for number in range(options.patients)]
    days = [-3, *(14 * visit for visit in range(options.visits - 1))]
    rows = []
    for name in names:
        for number, day in enumerate(days):
            jitter = int(generator.integers(-2, 3)) if number > 1 else 0
            at = dt.datetime.combine(FIRST_DOSE + dt.timedelta(days=day + jitter), dt.time(8))
            tubes = 2 if generator.random() < options.replicates else 1
            for tube in range(tubes):
                mark = str(tube + 1) if tubes > 1 else ""
                rows.append((f"{name}-{number:02d}{mark}", name, at, mark))
    columns = ["sample_id", "patient_id", "collected_at", "replicate"]
    blood = pd.DataFrame(rows, columns=columns, dtype=object)
    blood = blood.assign(visit="", timepoint="", control_type=None)
    patients = pd.DataFrame(
        {
            "patient_id": names,
            "stratum": [("A", "B", "C", "D")[number % 4] for number in range(len(names))],
            "cohort": "6 mg",
            "dose_mg": 6.0,
            "inclusion_date": FIRST_DOSE - dt.timedelta(days=10),
            "first_dose_date": FIRST_DOSE,
        }
    )
    return blood, patients


def derive_specimens_of(blood: pd.DataFrame, patients: pd.DataFrame) -> pd.DataFrame:
    """Return the specimens of the sheets."""
    from tilflow.trial.exposure import derive_exposure
    from tilflow.trial.settings import ExposureSettings
    from tilflow.trial.specimens import derive_specimens

    slides = pd.DataFrame(columns=["slide_id", "patient_id", "visit", "collected_at"])
    return derive_exposure(
        derive_specimens(blood, slides, patients=patients, doses=None),
        patients=patients, doses=None, medications=None, settings=ExposureSettings(),
    )  # fmt: skip


def draw_values(
    specimens: pd.DataFrame, generator: np.random.Generator, n_parameters: int
) -> pd.DataFrame:
    """Return a value of every parameter of every specimen."""
    n_specimens = len(specimens)
    names = specimens["specimen_id"].to_numpy()
    parts = []
    for number in range(n_parameters):
        value = np.exp(generator.normal(4, 0.5, n_specimens)).round(3)
        n_events = generator.poisson(300, n_specimens)
        n_events[generator.random(n_specimens) < 0.03] = 12
        failed = generator.random(n_specimens) < 0.02
        width = 1.96 / np.sqrt(n_events)
        kind = ("count_per_ul", "percent_of_parent", "median_intensity.HLA-DR")[number % 3]
        parts.append(
            pd.DataFrame(
                {
                    "specimen": "blood",
                    "specimen_id": names,
                    "parameter": f"population_{number // 3:02d}.{kind}",
                    "compartment": "whole_blood",
                    "value": np.where(failed, np.nan, value),
                    "unit": ("cells/µL", "%", "a.u.")[number % 3],
                    "lower": value * np.exp(-width),
                    "upper": value * np.exp(width),
                    "n_events": n_events,
                    "denominator": 1000.0,
                    "method": ("beads", "gating", "median")[number % 3],
                    "quality": np.where(failed, "fail", "ok"),
                    "reason": np.where(failed, "clot", ""),
                    "source": [f"blood/{name}/populations.parquet" for name in names],
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def derive(folder: Path) -> None:
    """Derive and write the table; print what it took."""
    from tilflow.measurement import COLUMNS
    from tilflow.trial.longitudinal import derive_longitudinal
    from tilflow.trial.settings import TrialSettings
    from tilflow.trial.tables import read_parquet, write_csv, write_parquet

    specimens = pd.read_pickle(folder / "specimens.pickle")
    before = reset_peak()
    started, processor = time.perf_counter(), time.process_time()
    measurements = read_parquet(folder / "m.parquet", COLUMNS, texts_as_categories=True)
    read = time.perf_counter()
    table = derive_longitudinal(measurements, specimens, TrialSettings(), texts_as_categories=True)
    derived, peak = time.perf_counter(), read_peak_mb()
    used = time.process_time() - processor
    write_parquet(table, folder / ANSWER[0])
    write_csv(table, folder / ANSWER[1])
    digest = hashlib.sha256()
    for name in ANSWER:
        digest.update((folder / name).read_bytes())
    print(
        json.dumps(
            {
                "rows": len(table),
                "read s": read - started,
                "derive s": derived - read,
                "processor s": used,
                "write s": time.perf_counter() - derived,
                "imports MB": before,
                "peak MB": peak,
                "peak with writing MB": read_peak_mb(),
                "digest": digest.hexdigest()[:16],
            }
        )
    )


def reset_peak() -> float:
    """Start the process's peak afresh (proc(5), clear_refs) and return what it holds, in MB."""
    Path("/proc/self/clear_refs").write_text("5")
    return read_peak_mb()


def read_peak_mb() -> float:
    """Return the peak of the resident memory (VmHWM) in MB of 1,000,000 bytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) * 1024 / 1e6
    message = "this system does not tell a process's peak (VmHWM)"
    raise SystemExit(message)


if __name__ == "__main__":
    main()
