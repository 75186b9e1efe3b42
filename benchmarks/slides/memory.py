"""Peak memory of the segmentation over the size of the slide, at one budget.

``python benchmarks/slides/memory.py [--megapixels 250 1000] [--memory-mb 1000] [--tissue-share 1]
[--engine classical]``

The slide is synthetic and written shard by shard; it is never held. One worker, whole process, so
that the peak is the operating system's own figure for that process. 4000 Mpx take long: give
``--tissue-share 0.1`` for a slide whose tissue covers a tenth, as a biopsy's does.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
from assays import choose_assay
from synthetic import write_synthetic


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--megapixels", type=float, nargs="+", default=[64, 250, 1000])
    parser.add_argument("--memory-mb", type=int, default=1000)
    parser.add_argument("--tissue-share", type=float, default=1.0)
    parser.add_argument("--engine", choices=("classical", "onnx"), default="classical")
    options = parser.parse_args()
    rows = []
    for megapixels in options.megapixels:
        with tempfile.TemporaryDirectory() as temporary:
            rows.append(run(Path(temporary), megapixels, options))
        print(f"{megapixels:g} Mpx done", file=sys.stderr)
    columns = ["Mpx", "seconds", "processor s", "peak, MiB", "nuclei"]
    print(f"{options.memory_mb} MiB, tissue on {options.tissue_share:g} of the slide, ", end="")
    print(f"load {os.getloadavg()[0]:.1f}")
    table = pd.DataFrame(rows, columns=columns).round(1)
    table["of the first"] = (table["peak, MiB"] / table["peak, MiB"].iloc[0]).round(3)
    print(table.to_string(index=False))


def run(folder: Path, megapixels: float, options: argparse.Namespace) -> tuple[float, ...]:
    """Segment one slide and return its row."""
    side = int((megapixels * 1e6) ** 0.5)
    # A process of its own: what it held must not count for the slide that is measured.
    if (pid := os.fork()) == 0:
        write_synthetic(folder / "s.ome.zarr", "dapi", side, tissue_share=options.tissue_share)
        os._exit(0)
    if os.waitpid(pid, 0)[1] != 0:
        msg = "the slide could not be written"
        raise SystemExit(msg)
    common = [sys.executable, "-m", "tilflow", "slides"]
    store, fixed, tissue = (folder / name for name in ("s.ome.zarr", "c.json", "t.ome.zarr"))
    named = [str(store), "--assay", str(choose_assay("dapi", options.engine, folder))]
    subprocess.run([*common, "calibrate", *named, "--out", str(fixed)], check=True)
    known = ["--calibration", str(fixed)]
    subprocess.run([*common, "tissue", *named, *known, "--out", str(tissue)], check=True)
    segment = [*common, "segment", *named, *known, "--tissue", str(tissue), "--cells"]
    segment += ["--format", "zarr", "--workers", "1", "--memory-mb", str(options.memory_mb)]
    started = time.perf_counter()
    child = subprocess.Popen([*segment, "--out", str(folder)])
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        msg = f"segmenting ended with {status}"
        raise SystemExit(msg)
    seconds = time.perf_counter() - started
    nuclei = len(pd.read_parquet(folder / "nuclei.parquet", columns=[]))
    processor = usage.ru_utime + usage.ru_stime
    return megapixels, seconds, processor, usage.ru_maxrss / 1024, nuclei


if __name__ == "__main__":
    main()
