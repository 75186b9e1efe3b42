"""What the pipeline costs beyond its core work, and what one and two cores make of it.

``python benchmarks/cluster/overhead.py [--patients 4] [--slide-patients 1] [--cores 1 2]
[--events N] [--keep FOLDER] [--study FOLDER]``

A part of the 45-patient study is simulated as the preset ``trial`` draws it: tubes of 30,000 events
at up to 12 visits, slides of 1.0 × 1.5 mm, two each for some. All costs are by the job, and the
45 have as many jobs a patient. ``tilflow run`` runs it. Measured in processor time:

- the whole run, by the operating system, the check of the inputs included;
- the jobs: each of their commands from its start to its end, by the operating system;
- their core work: the same without what Python takes to start and to import (`weighing/`).

What Snakemake adds to the jobs is (whole - jobs) / jobs. What all of the machinery adds to the core
work, starts of commands included, is (whole - core) / core.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
WEIGHING = Path(__file__).resolve().parent / "weighing"


def main() -> None:
    """Print a row for each number of cores, and a row for each command."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--patients", type=int, default=4)
    parser.add_argument("--slide-patients", type=int, default=1)
    parser.add_argument("--events", type=int, help="of a tube, instead of the preset's 30,000")
    parser.add_argument("--cores", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--keep", type=Path, help="folder to work in; kept")
    parser.add_argument("--study", type=Path, help="a study that is there, instead of a new one")
    options = parser.parse_args()
    (REPOSITORY / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=REPOSITORY / "build") as temporary:
        folder = (options.keep or Path(temporary)).absolute()
        study = (options.study or folder / "study").absolute()
        if not options.study:
            write_part(study, options)
        for cores in options.cores:
            place = folder / f"cores{cores}"
            (place / "weighed").mkdir(parents=True)
            wall_s, whole_s = run(study, cores, place)
            report(cores, wall_s, whole_s, read_weighed(place / "weighed"))


def write_part(folder: Path, options: argparse.Namespace) -> None:
    """Simulate as many patients of the preset's stratum B, in its largest dose."""
    from tilflow.simulate.settings import SimulateSettings, build_settings
    from tilflow.simulate.study_folder import write_study

    content = build_settings("trial", seed=1).model_dump()
    stratum = next(each for each in content["strata"] if each["name"] == "B")
    stratum["cohorts"] = [{**stratum["cohorts"][-1], "patients": options.patients}]
    content["strata"] = [stratum]
    content["clinical"]["patients_with_dlt"] = 0
    content["slides"]["patients"] = options.slide_patients
    if options.events:
        content["tube"]["events"] = options.events
    write_study(folder, SimulateSettings.model_validate(content))


def run(study: Path, cores: int, place: Path) -> tuple[float, float]:
    """Run the pipeline; return its time and its processor time, children included."""
    paths = [str(WEIGHING), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "TILFLOW_WEIGHED": str(place / "weighed"),
    }
    command = [sys.executable, "-m", "tilflow", "run", str(study), "--cores", str(cores)]
    begun = time.monotonic()
    with (place / "log.txt").open("w") as log:
        child = subprocess.Popen(
            command, cwd=place, stdout=log, stderr=subprocess.STDOUT, env=environment
        )
        _, status, used = os.wait4(child.pid, 0)
    if status:
        message = f"exit {os.waitstatus_to_exitcode(status)}\n{(place / 'log.txt').read_text()}"
        raise SystemExit(message[-3000:])
    return time.monotonic() - begun, used.ru_utime + used.ru_stime


def read_weighed(folder: Path) -> dict[str, list[tuple[float, float]]]:
    """Return command → (processor seconds of its start, of all) of each job."""
    found = defaultdict(list)
    for file in folder.glob("*.json"):
        record = json.loads(file.read_text())
        found[" ".join(record["verb"])].append((record["starting_s"], record["all_s"]))
    return dict(sorted(found.items()))


def report(
    cores: int, wall_s: float, whole_s: float, weighed: dict[str, list[tuple[float, float]]]
) -> None:
    """Print what was measured."""
    jobs = [job for each in weighed.values() for job in each]
    starts_s, jobs_s = (sum(column) for column in zip(*jobs, strict=True))
    core_s = jobs_s - starts_s
    print(
        f"{cores} cores, load {os.getloadavg()[0]:.1f}: {len(jobs)} jobs, {wall_s:.0f} s; "
        f"processor: whole {whole_s:.1f} s, jobs {jobs_s:.1f} s, core work {core_s:.1f} s; "
        f"beyond the jobs {whole_s / jobs_s - 1:.1%}, beyond the core work "
        f"{whole_s / core_s - 1:.1%}; Snakemake {(whole_s - jobs_s) / len(jobs):.2f} s a job"
    )
    for verb, each in weighed.items():
        start, whole = (sum(column) / len(each) for column in zip(*each, strict=True))
        print(f"  {verb}: {len(each)} jobs, start {start:.2f} s, all {whole:.2f} s", flush=True)


if __name__ == "__main__":
    main()
