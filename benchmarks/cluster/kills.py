"""Kill a run at random moments over the whole chain, and see whether it recovers.

``python benchmarks/cluster/kills.py [--kills 50] [--rounds 2] [--seed 1]``

A run on a tiny study is started, and killed with SIGKILL while a job is at work, after a random
part of the time that it takes: the job alone; the whole run, as when a node goes down; or Snakemake
alone, whose jobs go on. The same command is given again and killed again, along the chain of jobs
that were drawn; the last of each round is left to finish. A kill is recovered when nothing stands
under a final name that is not as an undisturbed run wrote it, right after the kill, and the results
of its round are, byte for byte, those of the undisturbed run, without a temporary file left.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import psutil
from comparing import digest_results, find_half_written
from tiny_study import write_tiny_study

REPOSITORY = Path(__file__).resolve().parents[2]
POLL_S = 0.1
PATIENCE_S = 300
"""Snakemake's handler of SIGTERM takes a lock that it may hold itself, and then waits for ever."""


@dataclass(frozen=True)
class Kill:
    """One kill, and what stood there right after it."""

    what: str
    rule: str
    job: str
    part: float
    half_written: list[str]


def main() -> None:
    """Print the kills and how many were recovered."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cores", default="2")
    options = parser.parse_args()
    draw = random.Random(options.seed)
    recovered = Counter[bool]()
    (REPOSITORY / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=REPOSITORY / "build") as temporary:
        folder = Path(temporary)
        write_tiny_study(folder / "study")
        command = [sys.executable, "-m", "tilflow", "run", str(folder / "study")]
        command += ["--cores", options.cores]
        finish(command, folder / "undisturbed")
        whole = digest_results(folder / "undisturbed" / "results")
        seconds = read_seconds(folder / "undisturbed" / "results")
        print(f"undisturbed: {len(seconds)} jobs, {len(whole)} files", flush=True)
        for number in range(options.rounds):
            share = len(range(number, options.kills, options.rounds))
            place = folder / f"round{number}"
            place.mkdir()
            kills = [
                disturb(command, place, target, seconds, whole, draw)
                for target in draw_targets(list(seconds), share, draw)
            ]
            finish(command, place)
            is_same = digest_results(place / "results") == whole and not list_temporary(place)
            for kill in kills:
                if not kill.rule:
                    print("no kill: the run had ended", flush=True)
                    continue
                is_recovered = is_same and not kill.half_written
                recovered[is_recovered] += 1
                verdict = "recovered" if is_recovered else f"NOT recovered {kill.half_written[:3]}"
                print(
                    f"{kill.what} at {kill.part:.0%} of {kill.rule} {kill.job}: {verdict}",
                    flush=True,
                )
    print(f"recovered {recovered[True]} of {recovered.total()} with identical results")
    sys.exit(recovered[False] > 0)


def finish(command: list[str], folder: Path) -> None:
    """Run to the end."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(command, cwd=folder, text=True, capture_output=True, check=False)
    if done.returncode:
        message = f"exit {done.returncode}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        raise SystemExit(message)


def read_seconds(results: Path) -> dict[tuple[str, str], float]:
    """Return (rule, job) → seconds that the job took, in the order in which they ended."""
    files = sorted((results / "benchmarks").rglob("*.jsonl"), key=lambda file: file.stat().st_mtime)
    found = {}
    for file in files:
        rule, *job = file.relative_to(results / "benchmarks").with_suffix("").parts
        found[rule, "/".join(job)] = float(json.loads(file.read_text())["s"])
    return found


def draw_targets(jobs: list[tuple[str, str]], n: int, draw: random.Random) -> list[tuple[str, str]]:
    """Draw n jobs along the chain; where more are wanted than there are, some are drawn twice."""
    places = [*range(len(jobs))] * (n // len(jobs)) + draw.sample(range(len(jobs)), n % len(jobs))
    return [jobs[place] for place in sorted(places)]


def disturb(
    command: list[str],
    folder: Path,
    target: tuple[str, str],
    seconds: dict[tuple[str, str], float],
    whole: dict[str, str],
    draw: random.Random,
) -> Kill:
    """Start the run, kill it while a job is at work: the target, or one that follows it."""
    results = folder / "results"
    what = draw.choice(("job", "job", "run", "run", "snakemake"))
    part = draw.random()
    child = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    jobs = list(seconds)
    wanted = {name_log(*job): job for job in jobs[jobs.index(target) :]}
    found = wait_for_job(child, wanted)
    rule, job = ("", "") if found is None else wanted[found[1]]
    if found is not None:
        time.sleep(part * seconds[rule, job])
    kill(child, found and found[0], what)
    try:
        child.wait(PATIENCE_S if what == "job" else None)
    except subprocess.TimeoutExpired:
        print("SIGTERM did not end the run: SIGKILL", file=sys.stderr, flush=True)
        kill(child, None, "run")
        child.wait()
    print(f"killed {what} at {rule} {job}", file=sys.stderr, flush=True)
    return Kill(what, rule, job, part, find_half_written(results, whole))


def name_log(rule: str, job: str) -> str:
    """Return the log of a job, which its command line names."""
    return f"results/logs/{rule}/{job}.log" if job else f"results/logs/{rule}.log"


def wait_for_job(
    child: "subprocess.Popen[bytes]", wanted: Collection[str]
) -> tuple[psutil.Process, str] | None:
    """Return the shell of a job that writes a wanted log, and the log; None where the run ended."""
    run = psutil.Process(child.pid)
    while child.poll() is None:
        for process in list_children(run):
            try:
                said = " ".join(process.cmdline())
            except psutil.Error:
                continue
            for log in wanted:
                if log in said:
                    return process, log
        time.sleep(POLL_S)
    return None


def list_children(process: psutil.Process) -> list[psutil.Process]:
    """Return what a process started, and what that started."""
    try:
        return process.children(recursive=True)
    except psutil.Error:
        return []


def kill(child: "subprocess.Popen[bytes]", job: psutil.Process | None, what: str) -> None:
    """Kill the job, then end the run; or kill the whole run, or Snakemake alone."""
    if child.poll() is not None:
        return
    run = psutil.Process(child.pid)
    if what == "job" and job is not None:
        victims = [*list_children(job), job]
    elif what == "run":
        victims = [run, *list_children(run)]
    else:
        victims = [run]
    for victim in victims:
        try:
            os.kill(victim.pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    if what == "job":
        time.sleep(1)  # until Snakemake knows
        child.send_signal(signal.SIGTERM)


def list_temporary(folder: Path) -> list[str]:
    """Return what was left of files and stores that were being written."""
    names = (path.name for path in (folder / "results").rglob(".*"))
    return [name for name in names if not name.startswith(".snakemake")]


if __name__ == "__main__":
    main()
