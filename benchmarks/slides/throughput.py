"""Megapixels a second of an engine, alone and in the pipeline, and with two workers.

``python benchmarks/slides/throughput.py [--assay NAME|FILE] [--engine classical|onnx]``

The bare engine is called once on the whole calibrated signal, held in memory, and once more on its
tiles of 2048 px one after another, each pixel once: that is faster, as a tile fits the caches, and
is the harder measure. Beside it, `tilflow slides segment` on the same slide as a store, whole
process. Runs are interleaved and medians are printed. Where others use the machine, the processor's
time says more than the clock, and the clock less the waits for a core (see `unhindered`) more than
the clock alone.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

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
from tilflow.slides.tiles import Box, plan_tiles

KINDS = {"dapi": "dapi", "he": "ihc", "ihc": "ihc", "mif": "mif"}
"""Kind of the assay → what is drawn."""

ONE, TWO = "pipeline, 1 worker", "pipeline, 2 workers"
WHOLE, TILED = "bare engine", "bare engine, tile by tile"
TILE_PX = 2048


class Times(NamedTuple):
    """Seconds by the clock, less the waits for a core, and of the processor."""

    clock: float
    unhindered: float
    processor: float


def measure(call: Callable[[], object]) -> Times:
    """Time a call in this process, or a process that it waits for."""
    started, before, waited = time.perf_counter(), used(), read_wait()
    call()
    seconds = time.perf_counter() - started
    return Times(seconds, seconds - read_wait() + waited, used() - before)


def read_wait() -> float:
    """Return the seconds that this process's main thread has waited for a core."""
    return int(Path("/proc/self/schedstat").read_text().split()[1]) / 1e9


def used() -> float:
    """Return the processor seconds of this process and of those that it has waited for."""
    usages = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def watch(verb: str, *arguments: object) -> Times:
    """Time ``tilflow slides VERB …`` as a process of its own."""
    script = str(Path(__file__).with_name("unhindered.py"))
    command = [sys.executable, script, "slides", verb, *map(str, arguments)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    told = json.loads(done.stdout)
    return Times(told["seconds"], told["unhindered"], told["processor"])


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

        def segment(workers: int) -> Times:
            given = ("--assay", chosen, "--calibration", fixed, "--format", "zarr")
            out = folder / str(workers)
            return watch("segment", store, *given, "--workers", workers, "--out", out)

        cases: dict[str, Callable[[], Times]] = {
            "start-up alone": lambda: measure(lambda: run("segment", "--help")),
            ONE: lambda: segment(1),
            TWO: lambda: segment(2),
        }
        if assay.engine == "classical":
            signal, engine = prepare(store, fixed, str(chosen))
            tiles = [signal[:, *tile.slices] for tile in plan_tiles(signal.shape[1:], TILE_PX)]
            cases[WHOLE] = lambda: measure(lambda: engine(signal))
            cases[TILED] = lambda: measure(lambda: [engine(tile) for tile in tiles])
        times: dict[str, list[Times]] = {name: [] for name in cases}
        for _ in range(options.runs):
            for name, call in cases.items():
                times[name].append(call())
    print_table(times, megapixels)


def print_table(times: dict[str, list[Times]], megapixels: float) -> None:
    """Print medians, and ratios taken run by run."""
    rows = []
    for name, runs in times.items():
        middle = Times(*(statistics.median(each) for each in zip(*runs, strict=True)))
        rows.append((name, *middle, megapixels / middle.processor))
    columns = ["", "seconds", "unhindered s", "processor s", "Mpx a processor second"]
    print(f"{megapixels:.0f} Mpx, load {os.getloadavg()[0]:.1f}")
    print(pd.DataFrame(rows, columns=columns).round(2).to_string(index=False))
    for name in (WHOLE, TILED):
        if name in times:
            ratio = compare(times[ONE], times[name], "processor")
            print(f"pipeline, 1 worker / {name}, processor: {ratio:.2f}")
    for name in ("clock", "unhindered"):
        print(f"1 → 2 workers, {name}: {compare(times[ONE], times[TWO], name):.2f}")


def compare(left: list[Times], right: list[Times], name: str) -> float:
    """Return the median of the ratios of two cases, run by run."""
    pairs = zip(left, right, strict=True)
    return statistics.median(getattr(a, name) / getattr(b, name) for a, b in pairs)


if __name__ == "__main__":
    main()
