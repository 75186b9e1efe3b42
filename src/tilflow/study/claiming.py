"""One run at a time on a results folder, and none that a dead one keeps out or goes on beside.

Snakemake's own lock is a file that stays behind when its process is killed: the next run stops
until somebody unlocks. A lock of the kernel ends with its process, on one machine and, over NFS,
between machines. What a killed run left goes on: jobs of a cluster, and processes of this machine.
The next run starts the same work again, so it ends them first, and removes what they had half
written.
"""

import hashlib
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from tilflow.errors import InputError

STATE: Final = Path(".snakemake")
LOOKING_ONLY: Final = frozenset({"-n", "--dry-run", "--dryrun", "--unlock", "--nolock"})
VARIABLE: Final = "TILFLOW_RUN"
"""Environment variable by which the processes of a run are known."""

PATIENCE_S: Final = 120
TEMPORARY: Final = re.compile(r"\..+\.[0-9a-f]{12}(\..+)?")
"""Names that `tilflow.staging.staged` gives to what is not whole yet."""


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


def clear_up(name: str, results: Path) -> list[str]:
    """End what a killed run left at work, remove what it left half-written; say what was done.

    To be called by who holds the lock of the run.

    Raises
    ------
    InputError
        Where a job of a cluster does not end.
    """
    said = []
    if ended := end_processes(name):
        said.append(f"ended {ended} processes that a killed run had left")
    if ended := end_jobs(name):
        said.append(f"ended {ended} jobs that a killed run had left on the cluster")
    if removed := remove_temporary(results):
        said.append(f"removed {removed} files and stores that a killed run had left half-written")
    return said


def end_processes(name: str) -> int:
    """Kill the processes of this machine that a killed run of this name left; return how many."""
    import psutil

    found = []
    for process in psutil.process_iter():
        try:
            is_one = process.environ().get(VARIABLE) == name
        except (psutil.Error, OSError):
            continue
        # The pipeline may be started from within a step of another one, as the tests do.
        if is_one and process.pid not in {os.getpid(), *(p.pid for p in _list_parents())}:
            found.append(process)
    for process in found:
        try:
            process.kill()
        except psutil.Error:
            continue
    psutil.wait_procs(found, timeout=PATIENCE_S)
    return len(found)


def _list_parents() -> Iterator[Any]:
    import psutil

    yield from psutil.Process().parents()


def end_jobs(name: str) -> int:
    """End the SLURM jobs that a killed run of this name left behind; return how many."""
    if shutil.which("squeue") is None:
        return 0
    found = _list_jobs(name)
    if found:
        subprocess.run(["scancel", *found], check=False)
    until = time.monotonic() + PATIENCE_S
    while left := _list_jobs(name):
        if time.monotonic() > until:
            numbers = ",".join(left)
            message = f"jobs of a former run do not end: look at them with `squeue -j {numbers}`"
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


def remove_temporary(folder: Path) -> int:
    """Remove what was being written below a folder when its writer was killed; return how much.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> for file in (".cells.0123456789ab.zarr", "cells.zarr", ".snakemake_timestamp"):
    ...     (folder / file).touch()
    >>> remove_temporary(folder), sorted(path.name for path in folder.iterdir())
    (1, ['.snakemake_timestamp', 'cells.zarr'])
    """
    removed = 0
    for here, folders, files in os.walk(folder):
        for name in filter(TEMPORARY.fullmatch, [*folders, *files]):
            path = Path(here, name)
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
            removed += 1
        # A store is whole or not there: nothing is looked for inside.
        folders[:] = [n for n in folders if not (n.endswith(".zarr") or TEMPORARY.fullmatch(n))]
    return removed
