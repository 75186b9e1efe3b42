"""Grid Engine and LSF on paper: their commands, which keep what they were told and run it here.

No scheduler: nothing is queued, no limit is held. What is tried by them is that the profiles, and
the plugins that they name, say to a scheduler what they mean to say, and read what it answers.
"""

from pathlib import Path

JOB = """\
jobs="$(dirname "$0")/../jobs"
mkdir -p "$jobs"
n=1
until mkdir "$jobs/$n" 2>/dev/null; do n=$((n + 1)); done
printf '%s\\n' "$@" > "$jobs/$n/told"
start() {
    (
        setsid "$@" > "$jobs/$n/said" 2>&1
        echo $? > "$jobs/$n/.ended" && mv "$jobs/$n/.ended" "$jobs/$n/ended"
    ) < /dev/null > /dev/null 2>&1 &
}
"""
"""A new job: its number is `n`; ``jobs/N/told`` holds its arguments, ``jobs/N/ended`` its exit."""

GRID_ENGINE = {
    "qsub": JOB + 'start sh "${@: -1}"\necho $n\n',
    "qstat": '[ "$1" = -j ] && [ ! -e "$(dirname "$0")/../jobs/$2/ended" ]\n',
    "qacct": (
        '[ "$1" = -j ] && code=$(cat "$(dirname "$0")/../jobs/$2/ended") || exit 1\n'
        'printf \'jobnumber    %s\\nfailed       0\\nexit_status  %s\\n\' "$2" "$code"\n'
    ),
}

LSF = {
    "bsub": JOB
    + 'start sh -c "${@: -1}"\necho "Job <$n> is submitted to default queue <normal>."\n',
    "bjobs": (
        'cd "$(dirname "$0")/../jobs" || exit\n'
        "for n in *; do\n"
        "    state=RUN\n"
        '    [ -e "$n/ended" ] && state=EXIT && [ "$(cat "$n/ended")" = 0 ] && state=DONE\n'
        '    echo "$n $state"\n'
        "done\n"
    ),
    "badmin": (
        'here=$(cd "$(dirname "$0")/.." && pwd)\n'
        'printf "MBD configuration at now\\n\\tLSB_SHAREDIR = %s\\n\\tLSF_CONFDIR = %s\\n"'
        ' "$here" "$here"\n'
    ),
    "lsclusters": 'printf "CLUSTER_NAME STATUS\\npaper ok\\n"\n',
    "bhist": "",
}


def write_commands(folder: Path, commands: dict[str, str]) -> Path:
    """Write the commands; return the folder to put first on the PATH."""
    place = folder / "bin"
    place.mkdir(parents=True)
    for name, script in commands.items():
        (place / name).write_text(f"#!/bin/bash\n{script}")
        (place / name).chmod(0o755)
    # LSF says where its settings lie.
    params = folder / "lsbatch" / "paper" / "configdir" / "lsb.params"
    params.parent.mkdir(parents=True)
    params.write_text("DEFAULT_QUEUE = normal\n")
    return place


def read_told(folder: Path) -> list[list[str]]:
    """Return the arguments of each job, in the order of their numbers."""
    jobs = sorted((folder / "jobs").iterdir(), key=lambda job: int(job.name))
    return [(job / "told").read_text().splitlines() for job in jobs]
