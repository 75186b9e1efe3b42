"""Run the pipeline, or ask what it would run."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def run(
    *arguments: str | Path, folder: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``python -m MODULE …`` in `folder`; its output is text."""
    return subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        text=True,
        capture_output=True,
        check=False,
    )


def plan(
    repository: Path, config: Path, folder: Path, environment: Mapping[str, str] | None = None
) -> dict[str, int]:
    """Return the jobs that a run would start: rule → number; empty when there is nothing to do."""
    done = run(
        *("snakemake", "--snakefile", repository / "Snakefile", "--configfile", config),
        *("--cores", "2", "--dry-run", "--nolock"),
        folder=folder,
        environment=environment,
    )
    output = done.stdout + done.stderr
    assert done.returncode == 0, output
    if "Nothing to be done" in output:
        return {}
    table = re.search(r"^job +count\n-+ +-+\n(.*?)^total", output, re.MULTILINE | re.DOTALL)
    assert table, output
    rows = (line.split() for line in table[1].splitlines())
    return {rule: int(count) for rule, count in rows}
