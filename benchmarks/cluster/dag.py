"""How long Snakemake plans a study, and in how much memory.

``python benchmarks/cluster/dag.py [--patients 1000] [--tubes 12] [--slides 3] [--profile FILE]``

The files are hard links to two of ``test_data``; nothing runs. Figures: the check of the sheets and
files; the plan of a study of which nothing is there yet, up to where the first job would start; the
same for a single job, which is how each starts on a node: it reads the whole study and plans one
tube; and a dry run, which describes every job besides.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from wide_study import write_wide_study

REPOSITORY = Path(__file__).resolve().parents[2]
PLAN = """
import os, sys
from snakemake.cli import main
from snakemake.scheduling.job_scheduler import JobScheduler

JobScheduler.schedule = lambda self: sys.exit(0)
main()
"""
"""Snakemake up to where it would start the first job."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--patients", type=int, default=1000)
    parser.add_argument("--tubes", type=int, default=12)
    parser.add_argument("--slides", type=int, default=3)
    parser.add_argument("--only", choices=("check", "plan", "job", "dry run"))
    parser.add_argument("--profile", metavar="FILE", help="cProfile's record of the plan")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=REPOSITORY / "build") as temporary:
        study = Path(temporary) / "study"
        write_wide_study(
            study, patients=options.patients, tubes=options.tubes, slides=options.slides
        )
        print(
            f"{options.patients} patients × ({options.tubes} tubes + {options.slides} slides), ",
            end="",
        )
        print(f"load {os.getloadavg()[0]:.1f}")
        snakemake = [
            *("--snakefile", str(REPOSITORY / "Snakefile")),
            *("--configfile", str(study / "config.yaml"), "--cores", "2", "--nolock"),
            *("--dry-run", "--quiet=all"),
        ]
        one = "results/blood/P00001-V1/gates.json"
        commands = {
            "check": [sys.executable, "-m", "tilflow", "check", str(study)],
            "plan": [sys.executable, "-c", PLAN, *snakemake],
            "job": [sys.executable, "-c", PLAN, *snakemake, one],
            "dry run": [sys.executable, "-m", "snakemake", *snakemake],
        }
        if options.profile:
            record = str(Path(options.profile).absolute())
            commands["plan"][2] = f"import cProfile\ncProfile.run({PLAN!r}, {record!r})"
        for what, command in commands.items():
            if options.only in (None, what):
                measure(what, command, Path(temporary))


def measure(what: str, command: list[str], folder: Path) -> None:
    """Run a command; print its time and the memory that it held at most."""
    begun = time.monotonic()
    child = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert child.stdout is not None
    said = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    wall = time.monotonic() - begun
    processor = used.ru_utime + used.ru_stime
    if status:
        print(said[-3000:])
        message = f"{what}: exit {os.waitstatus_to_exitcode(status)}"
        raise SystemExit(message)
    print(
        f"{what}: {wall:.1f} s, processor {processor:.1f} s, peak {used.ru_maxrss / 1024:.0f} MiB"
    )


if __name__ == "__main__":
    main()
