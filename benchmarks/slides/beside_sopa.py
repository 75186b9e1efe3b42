"""A whole slide beside sopa: ``python benchmarks/slides/beside_sopa.py SOPA_PYTHON [--side 4096]``.

SOPA_PYTHON is the interpreter of an environment of its own, made with Python 3.11 by

    python3 -m venv sopa_env && sopa_env/bin/python -m pip install sopa==2.2.11

Both run serially on the same synthetic slide, in turn, each as a process that starts, reads the
store, outlines the nuclei and writes its result: sopa with our classical engine as its custom
method, on the calibrated signal, with patches of our tile and our context for an overlap, and
without its own filters (both are in the engine); tilflow with that tile.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
import zarr
from assays import choose_assay
from synthetic import write_synthetic
from throughput import run

import tilflow
from tilflow.settings import read_settings
from tilflow.slides.nuclei.classical import ClassicalEngine
from tilflow.slides.signal.calibration import read_calibration

BESIDE = """
import sys
import dask
import numpy as np
import sopa
import zarr
import dask.array as da
import spatialdata
from spatialdata import SpatialData
from spatialdata.models import Image2DModel
from tilflow.slides.nuclei.classical import ClassicalEngine
from tilflow.slides.settings_cells import SegmentSettings

store, tile, overlap, out = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
threshold, diameter, background, scale = map(float, sys.argv[5:9])
engine = ClassicalEngine(threshold=threshold, diameter_px=diameter, settings=SegmentSettings())

def outline(patch):
    signal = (patch.astype(np.float32) - np.float32(background)) * np.float32(1 / scale)
    return engine(signal)

dask.config.set(scheduler="synchronous")
pixels = da.from_zarr(zarr.open_array(store + "/0", mode="r"), chunks=(1, 2048, 2048))
image = Image2DModel.parse(pixels, dims=("c", "y", "x"), c_coords=["DAPI"])
sdata = SpatialData(images={"slide": image})
sdata.write(out)
sdata = spatialdata.read_zarr(out)
sopa.make_image_patches(sdata, patch_width=tile, patch_overlap=overlap)
sopa.segmentation.custom_staining_based(
    sdata, outline, ["DAPI"], clip_limit=0, gaussian_sigma=0, key_added="nuclei"
)
print(len(sdata.shapes["nuclei"]))
"""


def measure(command: list[str], environment: dict[str, str]) -> tuple[float, float, str]:
    """Run a command; return its seconds by the clock and of the processor, and what it printed."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        msg = f"{command[0]} ended with {done.returncode}:\n{done.stderr[-3000:]}"
        raise SystemExit(msg)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, processor, done.stdout


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sopa_python")
    parser.add_argument("--side", type=int, default=4096)
    parser.add_argument("--tile", type=int, default=2048)
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        store = write_synthetic(folder / "s.ome.zarr", "dapi", options.side)
        fixed = folder / "calibration.json"
        assay = str(choose_assay("dapi", "classical", folder))
        run("calibrate", store, "--assay", assay, "--out", fixed)
        known = read_calibration(fixed)
        engine = ClassicalEngine(
            threshold=known.threshold,
            diameter_px=known.diameter_px,
            settings=read_settings(None).slides.segment,
        )
        channel = known.channels[0]
        beside = [options.sopa_python, "-c", BESIDE, str(store), str(options.tile)]
        beside += [str(2 * engine.context_px), str(folder / "sopa.zarr"), str(known.threshold)]
        beside += [str(known.diameter_px), str(channel.background), str(channel.scale)]
        ours = [sys.executable, "-m", "tilflow", "slides", "segment", str(store), "--assay", assay]
        ours += ["--calibration", str(fixed), "--format", "zarr", "--tile", str(options.tile)]
        ours += ["--workers", "1", "--out", str(folder)]
        # Ours goes along for the engine alone; sopa's environment has all that it needs.
        source = {**os.environ, "PYTHONPATH": str(Path(tilflow.__file__).parents[1])}
        sopa_seconds, sopa_processor, printed = measure(beside, source)
        rows.append(("sopa", sopa_seconds, sopa_processor, int(printed.split()[-1])))
        seconds, processor, _ = measure(ours, source)
        labels = zarr.open_array(folder / "nuclei.ome.zarr" / "0", mode="r")
        rows.append(("tilflow", seconds, processor, int(labels[:].max())))
    print(f"{options.side**2 / 1e6:.0f} Mpx, load {os.getloadavg()[0]:.1f}")
    columns = ["", "seconds", "processor s", "nuclei"]
    print(pd.DataFrame(rows, columns=columns).round(1).to_string(index=False))
    print(f"sopa / tilflow: {sopa_seconds / seconds:.1f} by the clock, ", end="")
    print(f"{sopa_processor / processor:.1f} of the processor")


if __name__ == "__main__":
    main()
