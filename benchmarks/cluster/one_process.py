"""What it would save to take several tubes in one process.

``python benchmarks/cluster/one_process.py FOLDER [--tubes 6]``

FOLDER is where `overhead.py --keep` ran the pipeline (its ``cores2``). Its log names the commands
of the tubes; they are given again, a process a tube, and then one for all. Processor time, children
included.
"""

import argparse
import os
import re
import resource
import shlex
import sys
from pathlib import Path

VERBS = ("place", "gate", "plot")


def main() -> None:
    """Print a row for each verb."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tubes", type=int, default=6)
    options = parser.parse_args()
    log = (options.folder / "log.txt").read_text()
    os.chdir(options.folder)
    for verb in VERBS:
        found = re.findall(rf"tilflow (cytometry {verb} .*) 2> ", log)[: options.tubes]
        commands = [shlex.split(each) for each in dict.fromkeys(found)]
        alone = sum(weigh([command]) for command in commands) / len(commands)
        together = weigh(commands) / len(commands)
        print(
            f"{verb}: {len(commands)} tubes, load {os.getloadavg()[0]:.1f}; a tube "
            f"{alone:.2f} s in a process of its own, {together:.2f} s in one for all",
            flush=True,
        )


def weigh(commands: list[list[str]]) -> float:
    """Return the processor seconds of a process that runs these commands one after another."""
    if (child := os.fork()) == 0:
        code = "import sys; from tilflow.cli import main; " + "; ".join(
            f"main({command!r})" for command in commands
        )
        os.execv(sys.executable, [sys.executable, "-c", code])
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _, status = os.waitpid(child, 0)
    if status:
        message = f"exit {os.waitstatus_to_exitcode(status)}: {commands}"
        raise SystemExit(message)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
