"""A real SLURM of virtual nodes on this machine, in a folder of its own.

``eval $(python tests/slurm/virtual_slurm.py up FOLDER)`` starts it and leads this shell to it;
``python tests/slurm/virtual_slurm.py down FOLDER`` ends it.

slurmctld, one slurmd a node and munged run without systemd, control groups and accounting, on free
ports: nothing of an installed SLURM is touched. The programs are Debian's packages slurmctld,
slurmd, munge and slurm-client (22.05 was tried).
"""

import argparse
import os
import secrets
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = (
    "munged",
    "slurmctld",
    "slurmd",
    "sbatch",
    "srun",
    "squeue",
    "scancel",
    "scontrol",
    "sinfo",
)
PACKAGES = "slurmctld slurmd munge slurm-client"
NODE_MB = 16_000
PATIENCE_S = 60


@dataclass(frozen=True)
class Slurm:
    """A SLURM that runs; `environment` leads its commands to it."""

    folder: Path
    nodes: tuple[str, ...]

    @property
    def environment(self) -> dict[str, str]:
        return {
            "SLURM_CONF": str(self.folder / "slurm.conf"),
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        }

    def call(self, *command: str) -> str:
        """Run a command of SLURM; return what it says."""
        done = subprocess.run(
            command,
            env={**os.environ, **self.environment},
            text=True,
            capture_output=True,
            check=True,
        )
        return done.stdout.strip()

    def list_jobs(self, states: str = "running") -> list[str]:
        """Return the numbers of the jobs in these states."""
        return self.call("squeue", "--noheader", "--states", states, "--format", "%i").split()

    def find_node(self, job: str) -> str:
        """Return the node that a job ran on."""
        told = ("--noheader", "--states", "all", "--jobs", job, "--format", "%N")
        return self.call("squeue", *told)


def find_missing() -> str:
    """Say why SLURM cannot run here; "" where it can."""
    missing = [program for program in PROGRAMS if not find_program(program)]
    if missing:
        return f"no {', '.join(missing)}: apt-get install {PACKAGES}"
    return "" if os.getuid() == 0 else "slurmd needs root"


def find_program(name: str) -> str | None:
    """Daemons lie in sbin, which is not on everybody's PATH."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")


@contextmanager
def open_slurm(folder: Path, *, n_nodes: int = 2) -> Iterator[Slurm]:
    """Start a SLURM; it is stopped when the block ends."""
    try:
        yield start(folder, n_nodes=n_nodes)
    finally:
        stop(folder)


def start(folder: Path, *, n_nodes: int) -> Slurm:
    """Start munged, the controller and the nodes, and wait until they answer."""
    for name in ("log", "run", "state", "munge"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for each in (folder, folder / "munge"):
        each.chmod(0o755)
    slurm = Slurm(folder, tuple(f"n{number}" for number in range(1, n_nodes + 1)))
    (folder / "slurm.conf").write_text(describe(slurm, find_ports(n_nodes + 1)))
    (folder / "cgroup.conf").write_text("")
    write_srun(folder)
    key = folder / "munge" / "key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_bytes(secrets.token_bytes(128))
    launch(
        *("munged", "--force", f"--key-file={key}", f"--socket={folder / 'run' / 'munge.socket'}"),
        *(
            f"--pid-file={folder / 'run' / 'munged.pid'}",
            f"--seed-file={folder / 'munge' / 'seed'}",
        ),
        f"--log-file={folder / 'log' / 'munged.log'}",
    )
    launch("slurmctld", "-f", str(folder / "slurm.conf"))
    for node in slurm.nodes:
        (folder / f"spool-{node}").mkdir(exist_ok=True)
        launch("slurmd", "-f", str(folder / "slurm.conf"), "-N", node)
    wait_until_idle(slurm)
    return slurm


def write_srun(folder: Path) -> None:
    """Write an srun that finds this SLURM: Snakemake's job step drops SLURM_CONF before it."""
    (folder / "bin").mkdir(exist_ok=True)
    script = folder / "bin" / "srun"
    conf = shlex.quote(str(folder / "slurm.conf"))
    script.write_text(f'#!/bin/sh\nSLURM_CONF={conf} exec {find_program("srun")} "$@"\n')
    script.chmod(0o755)


def launch(program: str, *arguments: str) -> None:
    """Start a daemon, which detaches itself."""
    path = find_program(program)
    assert path is not None, program
    subprocess.run([path, *arguments], check=True, stdin=subprocess.DEVNULL)


def wait_until_idle(slurm: Slurm) -> None:
    """Wait until every node takes jobs."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        try:
            states = slurm.call("sinfo", "--noheader", "--Node", "--format", "%T").split()
        except subprocess.CalledProcessError:
            states = []
        if states.count("idle") == len(slurm.nodes):
            return
        time.sleep(0.2)
    logs = "\n".join(
        f"{log}:\n{log.read_text()[-1500:]}" for log in sorted(slurm.folder.glob("log/*.log"))
    )
    message = f"SLURM does not answer\n{logs}"
    raise RuntimeError(message)


def find_ports(n: int) -> list[int]:
    """Return ports that nobody listens on."""
    sockets = [socket.socket() for _ in range(n)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def describe(slurm: Slurm, ports: list[int]) -> str:
    """Return slurm.conf: quick to schedule, slow to forget, strict about memory."""
    host, folder = socket.gethostname().split(".")[0], slurm.folder
    settings: Mapping[str, object] = {
        "ClusterName": "virtual",
        "SlurmctldHost": f"{host}(127.0.0.1)",
        "SlurmctldPort": ports[0],
        "SlurmUser": "root",
        "SlurmdUser": "root",
        "AuthType": "auth/munge",
        "AuthInfo": f"socket={folder}/run/munge.socket",
        "CredType": "cred/munge",
        "StateSaveLocation": folder / "state",
        "SlurmdSpoolDir": f"{folder}/spool-%n",
        "SlurmctldPidFile": folder / "run" / "slurmctld.pid",
        "SlurmdPidFile": f"{folder}/run/slurmd-%n.pid",
        "SlurmctldLogFile": folder / "log" / "slurmctld.log",
        "SlurmdLogFile": f"{folder}/log/slurmd-%n.log",
        "AccountingStorageType": "accounting_storage/none",
        # Without control groups: processes are followed by their parents.
        "ProctrackType": "proctrack/linuxproc",
        "TaskPlugin": "task/none",
        "JobAcctGatherType": "jobacct_gather/linux",
        "JobAcctGatherFrequency": 2,
        "MpiDefault": "none",
        "SwitchType": "switch/none",
        # The nodes share one machine: each says what it likes.
        "SlurmdParameters": "config_overrides",
        "SelectType": "select/cons_tres",
        "SelectTypeParameters": "CR_CPU_Memory",
        "DefMemPerCPU": 500,
        "SchedulerType": "sched/backfill",
        "SchedulerParameters": "sched_interval=1,bf_interval=1,batch_sched_delay=0",
        # squeue still shows a job that ended when Snakemake asks for it.
        "MinJobAge": 14_400,
        "KillWait": 3,
        "ReturnToService": 2,
        "SlurmctldTimeout": 60,
        "SlurmdTimeout": 60,
    }
    lines = [f"{name}={value}" for name, value in settings.items()]
    lines += [
        f"NodeName={node} NodeHostname={host} NodeAddr=127.0.0.1 Port={port} CPUs=2 "
        f"RealMemory={NODE_MB} State=UNKNOWN"
        for node, port in zip(slurm.nodes, ports[1:], strict=True)
    ]
    lines.append("PartitionName=main Nodes=ALL Default=YES MaxTime=120 DefaultTime=30 State=UP")
    return "\n".join(lines) + "\n"


def stop(folder: Path) -> None:
    """Cancel every job and end the daemons of this folder, each by its number."""
    slurm = Slurm(folder, ())
    for command in (["scancel", "--state=RUNNING"], ["scancel", "--state=PENDING"]):
        subprocess.run(
            command, env={**os.environ, **slurm.environment}, capture_output=True, check=False
        )
    files = sorted((folder / "run").glob("*.pid"), key=lambda path: path.name, reverse=True)
    for file in files:  # slurmd, slurmctld, munged
        try:
            end(int(file.read_text()))
        except (ValueError, ProcessLookupError):
            continue


def end(pid: int) -> None:
    """Ask a process to end, then make it."""
    os.kill(pid, signal.SIGTERM)
    for _ in range(100):
        time.sleep(0.1)
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
    os.kill(pid, signal.SIGKILL)


def main() -> None:
    """Start or stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("up", "down"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--nodes", type=int, default=2)
    options = parser.parse_args()
    folder = options.folder.absolute()
    if options.what == "down":
        stop(folder)
        return
    if missing := find_missing():
        sys.exit(missing)
    start(folder, n_nodes=options.nodes)
    print(f"export SLURM_CONF={folder / 'slurm.conf'} PATH={folder / 'bin'}:$PATH")


if __name__ == "__main__":
    main()
