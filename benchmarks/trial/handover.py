"""Time, peak memory and size of the files that hand over a large table.

``python benchmarks/trial/handover.py [--rows 1800000] [--formats xpt json csv parquet define]``

A table of `derivation.py` of 60 patients, 10 visits and 30 parameters is derived, brought into ADLB
and repeated to so many rows: what is measured is the writing. Each format is written by a process
of its own, whose peak (VmHWM) is reset once the table is in its memory.
"""

import argparse
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
from derivation import derive, read_peak_mb, reset_peak, write_inputs

FORMATS = ("parquet", "csv", "xpt", "json", "define")
MOMENT = dt.datetime(2026, 1, 1)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--patients", type=int, default=60)
    parser.add_argument("--visits", type=int, default=10)
    parser.add_argument("--parameters", type=int, default=30)
    parser.add_argument("--replicates", type=float, default=0.02)
    parser.add_argument("--rows", type=int, default=1_800_000)
    parser.add_argument("--formats", nargs="+", default=list(FORMATS), choices=FORMATS)
    parser.add_argument("--child", nargs=2, metavar=("FORMAT", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        write(options.child[0], Path(options.child[1]), options.rows)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for step in (lambda: write_inputs(folder, options), lambda: derive(folder)):
            if (pid := os.fork()) == 0:
                step()
                os._exit(0)
            if os.waitpid(pid, 0)[1] != 0:
                message = "the table could not be derived"
                raise SystemExit(message)
        rows = []
        for name in options.formats:
            command = [sys.executable, __file__, "--child", name, temporary]
            command += ["--rows", str(options.rows)]
            answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            rows.append(json.loads(answer.splitlines()[-1]))
            print(rows[-1], flush=True)
    print(f"load {os.getloadavg()[0]:.1f}")
    print(pd.DataFrame(rows).round(2).to_string(index=False))


def write(name: str, folder: Path, n_rows: int) -> None:
    """Write one format of ADLB; print what it took."""
    from tilflow.trial.export.adlb import derive_adlb, describe_adlb
    from tilflow.trial.export.dataset_json import write_dataset_json
    from tilflow.trial.export.define import write_define
    from tilflow.trial.export.transport import write_transport
    from tilflow.trial.export.variables import ADLB, ADLB_LABEL
    from tilflow.trial.longitudinal import COLUMNS
    from tilflow.trial.settings import ExportSettings
    from tilflow.trial.tables import read_parquet, write_csv, write_parquet

    source = folder / "longitudinal.parquet"
    longitudinal = read_parquet(source, COLUMNS, texts_as_categories=True)
    adlb = derive_adlb(longitudinal, ExportSettings())
    del longitudinal
    adlb = adlb.iloc[np.arange(n_rows) % len(adlb)].reset_index(drop=True)
    path = folder / f"adlb.{name}"
    before, started, used = reset_peak(), time.perf_counter(), time.process_time()
    if name == "xpt":
        write_transport(adlb, ADLB, path, name="ADLB", label=ADLB_LABEL, moment=MOMENT)
    elif name == "json":
        write_dataset_json(
            adlb, ADLB, path, name="ADLB", label=ADLB_LABEL, study_id="", moment=MOMENT
        )
    elif name == "define":
        write_define(describe_adlb(adlb, "", MOMENT), path)
    else:
        {"csv": write_csv, "parquet": write_parquet}[name](adlb, path)
    seconds, used = time.perf_counter() - started, time.process_time() - used
    size = path.stat().st_size / 1e6
    path.unlink()
    answer = {"format": name, "rows": len(adlb), "s": seconds, "processor s": used}
    answer["MB before"] = before
    print(json.dumps(answer | {"peak MB": read_peak_mb(), "file MB": size}))


if __name__ == "__main__":
    main()
