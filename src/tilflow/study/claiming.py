"""One run at a time on a results folder, and none that a dead one keeps out or goes on beside.

Snakemake's own lock is a file that stays behind when its process is killed: the next run stops
until somebody unlocks. A lock of the kernel ends with its process, on one machine and, over NFS,
between machines. And jobs of a cluster go on when the process that waits for them is gone: the next
run, which starts them again, ends them first.
"""

import hashlib
import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tilflow.errors import InputError

STATE: Final = Path(".snakemake")
LOOKING_ONLY: Final = frozenset({"-n", "--dry-run", "--dryrun", "--unlock", "--nolock"})
PATIENCE_S: Final = 120


def name_run(results: str) -> str:
    """Return a name for the runs on a results folder, the same each time.

    Examples
    --------
    >>> name_run("results") == name_run("./results"), len(name_run("results"))
    (True, 20)
    """
    place = str(Path(results).absolute().resolve())
    return f"tilflow-{hashlib.sha256(place.encode()).hexdigest()[:12]}"


def claim(name: str, options: Sequence[str]) -> bool:
    """Lock the results folder of a run for this process and for what it becomes.

    Return whether it is locked; where the file system knows no locks, a plain snakemake is at
    work, or nothing is to be written, Snakemake's own lock stays in force.

    Raises
    ------
    InputError
        Where another run holds it.
    """
    if LOOKING_ONLY & set(options) or any((STATE / "locks").glob("*")):
        return False
    try:
        import fcntl

        STATE.mkdir(exist_ok=True)
        # Never closed: held as long as this process, or the one that it becomes, lives.
        descriptor = os.open(STATE / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o644)
    except (ImportError, OSError):
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        message = (
            f"another run works on the same results in {Path.cwd()}: wait for it, or end it and "
            "start again; what is finished is kept"
        )
        raise InputError(message) from error
    except OSError:
        os.close(descriptor)
        return False
    os.set_inheritable(descriptor, True)
    return True


def end_leftovers(name: str) -> int:
    """End the SLURM jobs that a killed run of this name left behind; return how many.

    Raises
    ------
    InputError
        Where they do not end.
    """
    if shutil.which("squeue") is None:
        return 0
    found = _list_jobs(name)
    if found:
        subprocess.run(["scancel", *found], check=False)
    until = time.monotonic() + PATIENCE_S
    while left := _list_jobs(name):
        if time.monotonic() > until:
            message = (
                f"jobs of a former run do not end: look at them with `squeue -j {','.join(left)}`"
            )
            raise InputError(message)
        time.sleep(1)
    return len(found)


def _list_jobs(name: str) -> list[str]:
    """Return the numbers of this user's jobs whose name begins with `name`."""
    done = subprocess.run(
        ["squeue", "--me", "--noheader", "--format", "%i %j"],
        text=True,
        capture_output=True,
        check=False,
    )
    rows = (line.split(maxsplit=1) for line in done.stdout.splitlines())
    return [row[0] for row in rows if len(row) == 2 and row[1].startswith(name)]
