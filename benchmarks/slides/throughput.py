"""Megapixels a second of an engine, alone and in the pipeline, and with two workers.

``python benchmarks/slides/throughput.py [--assay NAME|FILE] [--engine classical|onnx]``

The bare engine is called once on the whole calibrated signal, held in memory; beside it, `tilflow
slides segment` on the same slide as a store, whole process. Runs are interleaved and medians are
printed; the processor's time (user + system, children included) says more than the clock where
others use the machine. The pipeline's part before and after the engine is what the last rows show.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from assays import choose_assay
from synthetic import write_synthetic

from tilflow.settings import read_settings
from tilflow.slides.assay import read_assay
from tilflow.slides.images.reading import open_slide_for
from tilflow.slides.nuclei.classical import ClassicalEngine
from tilflow.slides.signal.calibration import read_calibration
from tilflow.slides.signal.channels import Channels
from tilflow.slides.tiles import Box

KINDS = {"dapi": "dapi", "he": "ihc", "ihc": "ihc", "mif": "mif"}
"""Kind of the assay → what is drawn."""


def measure(call: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds by the clock and of the processor, children included."""
    started, before = time.perf_counter(), used()
    call()
    return time.perf_counter() - started, used() - before


def used() -> float:
    """Return the processor seconds of this process and of those that it has waited for."""
    usages = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def run(verb: str, *arguments: object) -> None:
    """Run ``tilflow slides VERB …``."""
    command = [sys.executable, "-m", "tilflow", "slides", verb, *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def prepare(store: Path, calibration: Path, assay: str) -> tuple[np.ndarray, ClassicalEngine]:
    """Return the slide's signal, held, and the classical engine."""
    slide = open_slide_for(store, read_assay(assay))
    fixed = read_calibration(calibration)
    channels = Channels(slide.levels[0], fixed, fixed.factor)
    engine = ClassicalEngine(
        threshold=fixed.threshold,
        diameter_px=fixed.diameter_px,
        settings=read_settings(None).slides.segment,
    )
    return channels.read(Box(0, 0, *channels.shape)), engine


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--assay", default="dapi")
    parser.add_argument("--engine", choices=("classical", "onnx"), help="else the assay's own")
    parser.add_argument("--side", type=int, default=4096)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    megapixels = options.side**2 / 1e6
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        chosen = choose_assay(options.assay, options.engine, folder)
        assay = read_assay(chosen)
        store = write_synthetic(folder / "s.ome.zarr", KINDS[assay.kind], options.side)
        fixed = folder / "calibration.json"
        run("calibrate", store, "--assay", chosen, "--out", fixed)

        def segment(workers: int) -> None:
            given = ("--assay", chosen, "--calibration", fixed, "--format", "zarr")
            run("segment", store, *given, "--workers", workers, "--out", folder / str(workers))

        cases: dict[str, Callable[[], object]] = {
            "start-up alone": lambda: run("segment", "--help"),
            "pipeline, 1 worker": lambda: segment(1),
            "pipeline, 2 workers": lambda: segment(2),
        }
        if assay.engine == "classical":
            signal, engine = prepare(store, fixed, str(chosen))
            cases["bare engine"] = lambda: engine(signal)
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in cases}
        for _ in range(options.runs):
            for name, call in cases.items():
                times[name].append(measure(call))
    print_table(times, megapixels)


def print_table(times: dict[str, list[tuple[float, float]]], megapixels: float) -> None:
    """Print medians, and ratios taken run by run."""
    rows = []
    for name, runs in times.items():
        wall, cpu = (statistics.median(each) for each in zip(*runs, strict=True))
        rows.append((name, wall, cpu, megapixels / wall, megapixels / cpu))
    columns = ["", "seconds", "processor s", "Mpx/s", "Mpx a processor second"]
    print(f"{megapixels:.0f} Mpx, load {os.getloadavg()[0]:.1f}")
    print(pd.DataFrame(rows, columns=columns).round(2).to_string(index=False))
    one, two = times["pipeline, 1 worker"], times["pipeline, 2 workers"]
    if "bare engine" in times:
        pairs = zip(one, times["bare engine"], strict=True)
        print(
            f"pipeline / engine, processor: {statistics.median(a[1] / b[1] for a, b in pairs):.2f}"
        )
    pairs = zip(one, two, strict=True)
    print(f"1 → 2 workers, by the clock: {statistics.median(a[0] / b[0] for a, b in pairs):.2f}")


if __name__ == "__main__":
    main()
