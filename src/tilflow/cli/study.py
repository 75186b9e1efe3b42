"""Commands on a whole study: ``init``, ``check``, ``run``, ``resources``, ``config``."""

import argparse
import os
import shutil
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from tilflow.cli import config, study_resources

if TYPE_CHECKING:
    from tilflow.errors import Problem
    from tilflow.study.checking import Check


def register(commands: Any) -> None:
    """Add the commands to the parser."""
    _register_init(commands)
    _register_check(commands)
    _register_run(commands)
    study_resources.register(commands)
    config.register(commands)


def _register_init(commands: Any) -> None:
    parser = commands.add_parser(
        "init",
        help="scaffold a study folder",
        description="Write config.yaml, every sheet and a page on their columns into a study "
        "folder. Nothing that is there is overwritten. What a scan cannot know, dates above all, "
        "stays blank: `tilflow check` then lists what is to be filled in.",
    )
    parser.add_argument("study", metavar="STUDY", help="study folder; made where it is missing")
    parser.add_argument(
        "--scan",
        metavar="DIR",
        help="draft the sheets, panels and assays from the FCS files and slides below this folder",
    )
    parser.set_defaults(handler=init)


def _register_check(commands: Any) -> None:
    parser = commands.add_parser(
        "check",
        help="check a study's settings, sheets and files",
        description="Check the settings, the sheets and every file that they name, and list all "
        "that is wrong at once. Exit 0: it can run; 2: the list is on stderr.",
    )
    parser.add_argument("study", metavar="STUDY", help="study folder")
    parser.add_argument(
        "--config", metavar="FILE", help="settings; default: config.yaml in the study folder"
    )
    parser.set_defaults(handler=check)


def _register_run(commands: Any) -> None:
    parser = commands.add_parser(
        "run",
        usage="tilflow run STUDY [--config FILE] [--results DIR] [--profile NAME] [--cores N] "
        "[-C KEY=VALUE ...] [snakemake options]",
        help="check a study and run the pipeline on it",
        description="Check the study, then run the pipeline on it with snakemake. Options that "
        "are not listed here go to snakemake as they are, such as --dry-run or --until RULE.",
        allow_abbrev=False,
    )
    parser.add_argument("study", metavar="STUDY", help="study folder")
    _add_run_options(parser)
    parser.add_argument("snakemake", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    parser.set_defaults(handler=run, parser=parser)


def _add_run_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config", metavar="FILE", help="settings; default: config.yaml in the study folder"
    )
    parser.add_argument(
        "--results", metavar="DIR", help="folder for the results; default: as the settings say"
    )
    parser.add_argument(
        "--profile",
        metavar="NAME",
        help="local (default), slurm, lsf, sge, or a profile that snakemake finds",
    )
    parser.add_argument(
        "--cores", metavar="N", help="cores to use, or `all`; default: as the profile says"
    )
    parser.add_argument(
        "-C",
        dest="settings",
        metavar="KEY=VALUE",
        nargs="+",
        default=[],
        help="settings that overrule the file, as snakemake takes them: results=out",
    )


def init(arguments: argparse.Namespace) -> None:
    """Write the scaffold and say what was written and what was kept."""
    from tilflow.study.scaffold import write_scaffold
    from tilflow.study.scanning import scan_folder

    draft = scan_folder(arguments.scan, arguments.study) if arguments.scan else None
    for path, is_written in write_scaffold(arguments.study, draft):
        print(f"{'wrote' if is_written else 'kept '} {path}")
    for note in draft.notes if draft else ():
        print(note)
    print(f"Next: fill in what is blank, then `tilflow check {arguments.study}`.")


def check(arguments: argparse.Namespace) -> int:
    """Print the outcome of the check: the problems on stderr, else a summary."""
    from tilflow.study.checking import check_study
    from tilflow.study.running import find_study

    place = find_study(arguments.study, arguments.config)
    return _tell(check_study(place.folder, config=place.config), arguments.study)


def run(arguments: argparse.Namespace) -> int:
    """Check, then become snakemake: signals and its exit code are its own."""
    from tilflow.study.checking import check_study
    from tilflow.study.claiming import VARIABLE, claim, clear_up, name_run
    from tilflow.study.running import (
        build_command,
        find_results,
        find_snakefile,
        find_study,
    )

    options = _parse_run_options(arguments)
    place = find_study(arguments.study, arguments.config)
    if code := _tell(check_study(place.folder, config=place.config), arguments.study):
        return code
    results = find_results(place, arguments.results, arguments.settings)
    name = name_run(results)
    if is_claimed := claim(name, options):
        for said in clear_up(name, Path(results)):
            print(said)
        os.environ[VARIABLE] = name
    snakefile = find_snakefile()
    if (snakefile.parent / "pyproject.toml").is_file():
        # A checkout, which new conda environments of the rules install: envs/*.post-deploy.sh.
        os.environ.setdefault("TILFLOW_SOURCE", str(snakefile.parent))
    command = build_command(
        place,
        snakefile,
        results=arguments.results,
        profile=arguments.profile,
        cores=arguments.cores,
        settings=arguments.settings,
        options=options,
        run_name=name if is_claimed else "",
    )
    return _become(command)


def _become(command: list[str]) -> NoReturn:
    sys.stdout.flush()
    os.execv(command[0], command)


def _parse_run_options(arguments: argparse.Namespace) -> list[str]:
    """Set our options that follow STUDY in `arguments`; return what is left for snakemake."""
    rest = arguments.snakemake
    if {"-h", "--help"} & set(rest):
        arguments.parser.print_help()
        sys.exit(0)
    parser = argparse.ArgumentParser(
        prog="tilflow run", usage=arguments.parser.usage, add_help=False, allow_abbrev=False
    )
    _add_run_options(parser)
    _, options = parser.parse_known_args(rest, arguments)
    # -C takes as many as follow; what is no KEY=VALUE is a target.
    targets = [each for each in arguments.settings if "=" not in each]
    arguments.settings = [each for each in arguments.settings if "=" in each]
    return [*targets, *(option for option in options if option != "--")]


def _tell(outcome: "Check", name: str) -> int:
    """Print what a check found; return the exit code."""
    from tilflow.study.files import count

    if outcome.problems:
        _list("problem", outcome.problems, sys.stderr)
        _list("warning", outcome.warnings, sys.stderr)
        return 2
    study = outcome.study
    controls = sum(sample.control_type is not None for sample in study.blood_samples.values())
    counts = [
        count(len(study.patients), "patient"),
        count(len(study.blood_samples), "blood sample")
        + (f" ({count(controls, 'control')})" if controls else ""),
        count(len(study.biopsies), "slide"),
        count(len(outcome.warnings), "warning"),
    ]
    print(f"{name}: ready to run: {', '.join(counts)}")
    _list("warning", outcome.warnings, sys.stdout)
    return 0


def _list(noun: str, problems: Sequence["Problem"], stream: Any) -> None:
    from tilflow.study.files import count

    if not problems:
        return
    print(f"{count(len(problems), noun)}:", file=stream)
    width = shutil.get_terminal_size().columns if stream.isatty() else 0
    for problem in problems:
        line = f"  {problem}"
        print(textwrap.fill(line, width, subsequent_indent=" " * 6) if width else line, file=stream)
