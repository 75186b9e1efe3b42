"""What the jobs of a run asked for, and what they used.

Snakemake measures each job (``benchmark:``) and, with ``--benchmark-extended``, which the shipped
profiles set, writes beside it what had been asked for.
"""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from io import StringIO
from pathlib import Path
from typing import Any, Final

from tilflow.errors import InputError

FOLDER: Final = "benchmarks"
TABLE: Final = "resources.tsv"


@dataclass(frozen=True, slots=True)
class Usage:
    """One job: what it asked for and what it used; None where nobody knows.

    Attributes
    ----------
    rule, job
        The rule, and the tube, slide or patient; "" where there is one job.
    threads, cores_used
        Cores asked for, and processor time over time.
    asked_mb, used_mb
        MiB; the most of all its processes at one of the moments that were looked at, the first
        after half a second: a job that is over by then has none.
    asked_minutes, used_minutes
        Run time.
    """

    rule: str
    job: str
    threads: int | None
    cores_used: float | None
    asked_mb: int | None
    used_mb: float | None
    asked_minutes: int | None
    used_minutes: float


def read_usage(results: Path) -> list[Usage]:
    """Return the jobs of a results folder, by rule and name.

    Raises
    ------
    InputError
        Where there is no record of any job, or one cannot be read.
    """
    folder = results / FOLDER
    files = sorted(folder.rglob("*.jsonl"))
    if not files:
        message = f"{folder}: no record of a job: name the results folder of a run"
        raise InputError(message)
    return [_read_record(file, folder) for file in files]


def _read_record(file: Path, folder: Path) -> Usage:
    inside = file.relative_to(folder).with_suffix("")
    try:
        # A rule that is repeated has a line each time; the last is the job that made the output.
        record = json.loads(file.read_text(encoding="utf-8").splitlines()[-1])
        return parse_record(record, rule=inside.parts[0], job="/".join(inside.parts[1:]))
    except (ValueError, KeyError, IndexError, TypeError) as error:
        message = f"{file}: is no record of a job ({error}); delete it"
        raise InputError(message) from error


def parse_record(record: dict[str, Any], *, rule: str, job: str) -> Usage:
    """Return what Snakemake's record of a job says.

    Examples
    --------
    >>> record = {"s": 90.0, "max_rss": 512.5, "cpu_time": 45.0, "threads": [1],
    ...           "resources": {"mem_mb": 1000, "runtime": 15}}
    >>> parse_record(record, rule="gate_blood", job="A01-D1").used_minutes
    1.5
    """
    asked = record.get("resources") or {}
    threads = record.get("threads")
    seconds = float(record["s"])
    processor = _parse_number(record.get("cpu_time"))
    return Usage(
        rule=rule,
        job=job,
        threads=threads[0] if isinstance(threads, list) else threads,
        cores_used=None if processor is None or seconds == 0 else processor / seconds,
        asked_mb=asked.get("mem_mb"),
        used_mb=_parse_number(record.get("max_rss")),
        asked_minutes=asked.get("runtime"),
        used_minutes=seconds / 60,
    )


def _parse_number(value: Any) -> float | None:
    """Return a number of the record; what was not measured is NA or missing."""
    return None if value in (None, "NA", "-") else float(value)


def format_usage(usage: Iterable[Usage]) -> str:
    """Return the table of the jobs as tab-separated text; what is not known is blank."""
    stream = StringIO()
    names = [field.name for field in fields(Usage)]
    writer = csv.DictWriter(stream, names, delimiter="\t", lineterminator="\n")
    writer.writeheader()
    for each in usage:
        writer.writerow({name: _format_value(value) for name, value in asdict(each).items()})
    return stream.getvalue()


def _format_value(value: Any) -> Any:
    if value is None:
        return ""
    return f"{value:.2f}" if isinstance(value, float) else value


HEADER: Final = (
    "rule",
    "jobs",
    "MiB asked",
    "used",
    "minutes asked",
    "used",
    "cores asked",
    "used",
)


def summarise_usage(usage: Sequence[Usage]) -> list[tuple[str, ...]]:
    """Return a row a rule: the most that any of its jobs asked for and used.

    Examples
    --------
    >>> first = Usage("gate", "a", 1, 0.9, 1000, 310.0, 15, 0.4)
    >>> summarise_usage([first, Usage("gate", "b", 1, 0.8, 1000, None, 15, 0.3)])
    [('gate', '2', '1000', '310', '15', '0.4', '1', '0.9')]
    """
    rows: list[tuple[str, ...]] = []
    for rule in dict.fromkeys(each.rule for each in usage):
        jobs = [each for each in usage if each.rule == rule]
        rows.append(
            (
                rule,
                str(len(jobs)),
                _find_most([each.asked_mb for each in jobs], "{:.0f}"),
                _find_most([each.used_mb for each in jobs], "{:.0f}"),
                _find_most([each.asked_minutes for each in jobs], "{:.0f}"),
                _find_most([each.used_minutes for each in jobs], "{:.1f}"),
                _find_most([each.threads for each in jobs], "{:.0f}"),
                _find_most([each.cores_used for each in jobs], "{:.1f}"),
            )
        )
    return rows


def _find_most(values: Iterable[float | None], form: str) -> str:
    known = [value for value in values if value is not None]
    return form.format(max(known)) if known else "?"
