"""Kill commands of the chain at random moments: what stands is whole, and a rerun mends.

``python benchmarks/cluster/kill_commands.py [--kills 50] [--seed 1] [--folder FOLDER]``

The quick sister of kills.py, without Snakemake: a tiny study is run once; then commands of its
rules are drawn, their outputs removed in half of the cases, and the command is started and killed
with SIGKILL after a random part of the time that it took. Whatever stands under a final name must
be as the undisturbed run wrote it; the command given again must bring all of it back. FOLDER is one
in which the study ran already, a copy: it is worked in.
"""

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from comparing import digest_results, find_half_written
from kills import finish, list_temporary, name_log, read_seconds
from tiny_study import write_tiny_study

from tilflow.study.claiming import remove_temporary

REPOSITORY = Path(__file__).resolve().parents[2]


def main() -> None:
    """Print the kills and how many were recovered."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    recovered = 0
    (REPOSITORY / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=REPOSITORY / "build") as temporary:
        folder = options.folder or Path(temporary)
        if options.folder is None:
            write_tiny_study(folder / "study")
            finish([sys.executable, "-m", "tilflow", "run", str(folder / "study")], folder)
        whole = digest_results(folder / "results")
        commands, seconds = read_commands(folder), read_seconds(folder / "results")
        for number in range(1, options.kills + 1):
            command = draw.choice(commands)
            took = next(s for job, s in seconds.items() if name_log(*job) in command)
            told = disturb(command, took, folder, whole, draw)
            recovered += not told
            print(f"{number}: {' '.join(command.split()[1:3])}: {told or 'recovered'}", flush=True)
    print(f"recovered {recovered} of {options.kills} with identical results")
    sys.exit(recovered < options.kills)


def read_commands(folder: Path) -> list[str]:
    """Return the command of every job, from Snakemake's log."""
    (log,) = (folder / ".snakemake" / "log").glob("*.log")
    return re.findall(r"^Shell command: (tilflow .+)$", log.read_text(), re.MULTILINE)


def disturb(
    command: str, took: float, folder: Path, whole: dict[str, str], draw: random.Random
) -> str:
    """Kill a command within the time it takes, look, and give it again; "" where all is well."""
    if draw.random() < 0.5:
        remove_outputs(command, folder)
    child = call(command, folder)
    time.sleep(draw.random() * took)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if wrong := find_half_written(folder / "results", whole):
        return f"half-written: {wrong[:3]}"
    remove_temporary(folder / "results")
    if call(command, folder).wait():
        return "the command failed"
    changed = digest_results(folder / "results") != whole
    return "other results" if changed or list_temporary(folder) else ""


def call(command: str, folder: Path) -> "subprocess.Popen[bytes]":
    """Start a command in a group of its own."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    return subprocess.Popen(
        ["bash", "-c", command], cwd=folder, env=environment, start_new_session=True
    )


def remove_outputs(command: str, folder: Path) -> None:
    """Remove what a command writes, where it names one file or store."""
    path = folder / re.search(r" --out (\S+)", command)[1]
    if path.name.endswith(".zarr"):
        shutil.rmtree(path)
    elif path.is_file():
        path.unlink()


if __name__ == "__main__":
    main()
