"""What the pipeline costs beyond the work of its jobs, and what one and two cores make of it.

``python benchmarks/cluster/overhead.py [--patients 8] [--tubes 4] [--slides 1] [--cores 1 2]``

The files are links to those of ``test_data`` (10,400 events, 2.9 megapixels). Processor time of the
whole run is from the operating system; that of its jobs from Snakemake's benchmarks, which look
twice a second and miss the end of a job; that of starting a command with its imports is measured
once and taken for each job. What is left of the jobs without their starts is the core work.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from wide_study import write_wide_study

REPOSITORY = Path(__file__).resolve().parents[2]
STARTS = {
    "cytometry": "import tilflow.cli, tilflow.cytometry.blocks, tilflow.cytometry.storing, pandas",
    "slides": "import tilflow.cli, tilflow.slides.nuclei.engines, tilflow.store.pyramid, pandas",
    "trial": "import tilflow.cli, tilflow.trial.longitudinal, pandas",
}
"""What a command of a room imports before it begins."""

BLOOD = ("place_gates", "align_gates", "gate_blood", "plot_gates")
STUDY = (
    *("collect_measurements", "derive_longitudinal", "derive_endpoints", "summarise_change"),
    *("write_patients", "trace_provenance", "build_report"),
)


def main() -> None:
    """Print a row for each number of cores."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--patients", type=int, default=8)
    parser.add_argument("--tubes", type=int, default=4)
    parser.add_argument("--slides", type=int, default=1)
    parser.add_argument("--cores", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    (REPOSITORY / "build").mkdir(exist_ok=True)
    starts = {room: measure([sys.executable, "-c", code])[1] for room, code in STARTS.items()}
    print("start of a command, processor s:", {k: round(v, 2) for k, v in starts.items()})
    with tempfile.TemporaryDirectory(dir=REPOSITORY / "build") as temporary:
        study = Path(temporary) / "study"
        write_wide_study(
            study, patients=options.patients, tubes=options.tubes, slides=options.slides
        )
        for cores in options.cores:
            place = Path(temporary) / f"cores{cores}"
            place.mkdir()
            command = [sys.executable, "-m", "tilflow", "run", str(study), "--cores", str(cores)]
            wall, whole = measure(command, place)
            jobs = read_jobs(place / "results")
            work = sum(seconds for _, seconds in jobs)
            started = sum(starts[find_room(rule)] for rule, _ in jobs)
            print(
                f"{cores} cores, load {os.getloadavg()[0]:.1f}: "
                f"{len(jobs)} jobs, {wall:.0f} s; "
                f"processor: whole {whole:.0f} s, jobs {work:.0f} s, "
                f"starts {started:.0f} s of that; "
                f"beyond the jobs {whole / work - 1:.0%}, "
                f"{(whole - work) / len(jobs):.2f} s a job",
                flush=True,
            )


def measure(command: list[str], folder: Path | None = None) -> tuple[float, float]:
    """Run a command; return its time and its processor time, children included."""
    begun = time.monotonic()
    child = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(child.pid, 0)
    if status:
        message = f"{command[:4]}: exit {os.waitstatus_to_exitcode(status)}"
        raise SystemExit(message)
    return time.monotonic() - begun, used.ru_utime + used.ru_stime


def read_jobs(results: Path) -> list[tuple[str, float]]:
    """Return the rule and the processor seconds of every job."""
    folder = results / "benchmarks"
    jobs = []
    for file in folder.rglob("*.jsonl"):
        record = json.loads(file.read_text().splitlines()[-1])
        rule = file.relative_to(folder).with_suffix("").parts[0]
        jobs.append((rule, 0.0 if record["cpu_time"] == "NA" else float(record["cpu_time"])))
    return jobs


def find_room(rule: str) -> str:
    """Return the room of a rule's command."""
    return "cytometry" if rule in BLOOD else "trial" if rule in STUDY else "slides"


if __name__ == "__main__":
    main()
