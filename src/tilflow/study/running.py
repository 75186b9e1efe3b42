"""The command that runs the pipeline on a study: snakemake, told where everything lies."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tilflow
from tilflow.errors import InputError
from tilflow.settings import parse_settings_that_fit, read_config

CONFIG: Final = "config.yaml"
PROFILE: Final = "local"
"""The profile of one machine, taken where none is named."""


@dataclass(frozen=True)
class Place:
    """Where a study's sheets and its settings lie.

    Attributes
    ----------
    folder
        The folder of the sheets.
    config
        The file of the settings; None where every setting is at its default.
    is_implied
        Whether the settings alone lead to the folder, as the Snakefile reads them.
    """

    folder: Path
    config: Path | None
    is_implied: bool


def find_study(study: Path | str, config: Path | str | None) -> Place:
    """Find the sheets and the settings of a study.

    Parameters
    ----------
    study
        The study folder; or the folder of a ``config.yaml`` whose ``study_folder`` names it.
    config
        The settings, where they are not ``config.yaml`` in the study folder. Then `study` is the
        folder of the sheets, whatever they say.

    Raises
    ------
    InputError
        Where there is no such folder, or no such file of settings.
    """
    study = Path(study)
    if not study.is_dir():
        wrong = "is a file: name the folder that it is in" if study.exists() else "no such folder"
        message = f"{study}: {wrong}"
        raise InputError(message)
    if config is None:
        file = study / CONFIG
        if not file.is_file():
            return Place(study, None, is_implied=False)
        stated = _read_study_folder(file)
        return Place(Path(stated or study), file, is_implied=True)
    file = Path(config)
    if not file.is_file():
        hint = "; single settings are given as -C KEY=VALUE" if "=" in file.name else ""
        message = f"{file}: no such file of settings{hint}"
        raise InputError(message)
    implied = Path(_read_study_folder(file) or file.parent)
    return Place(study, file, is_implied=implied.resolve() == study.resolve())


def _read_study_folder(config: Path) -> str:
    try:
        content = read_config(config)
    except InputError:
        return ""  # the check tells what is wrong with it
    settings, _ = parse_settings_that_fit(content, source=config.name)
    return settings.study_folder


def find_snakefile() -> Path:
    """Return the Snakefile of the checkout that tilflow runs from, else the installed one."""
    package = Path(tilflow.__file__).resolve().parent
    for folder in (package / "_workflow", *package.parents[1:2]):
        if (folder / "Snakefile").is_file():
            return folder / "Snakefile"
    message = f"the Snakefile is missing beside {package}: install tilflow again"
    raise InputError(message)


def find_results(place: Place, results: str | None, settings: Sequence[str]) -> str:
    """Return the results folder of a run: as an option says, else the settings.

    Parameters
    ----------
    results, settings
        As of `build_command`.

    Examples
    --------
    >>> find_results(Place(Path("study"), None, is_implied=False), None, ["results=out"])
    'out'
    """
    if results is not None:
        return results
    for each in settings:
        if each.startswith("results="):
            return each.removeprefix("results=")
    content = read_config(place.config) if place.config else {}
    return parse_settings_that_fit(content, source=str(place.config))[0].results


def is_on_slurm(profile: str | None) -> bool:
    """Tell whether a profile is that of SLURM: the shipped one, or one of the user's called so."""
    return profile is not None and Path(profile).name == "slurm"


def build_command(
    place: Place,
    snakefile: Path,
    *,
    results: str | None,
    profile: str | None,
    cores: str | None,
    settings: Sequence[str],
    options: Sequence[str],
    run_name: str = "",
) -> list[str]:
    """Return the command line of snakemake.

    Parameters
    ----------
    place
        Where sheets and settings lie.
    snakefile
        The Snakefile; profiles are looked for in ``workflow/profiles`` beside it.
    results
        Folder for the results; None leaves it to the settings.
    profile
        Name of a shipped profile, or what snakemake itself finds by it.
    cores
        Number of cores; None leaves it to the profile.
    settings
        ``KEY=VALUE`` of single settings that overrule the file.
    options
        Everything else, for snakemake.
    run_name
        Name of a run whose results folder is locked already; the jobs of a cluster bear it. Empty
        leaves the lock to snakemake.
    """
    single = list(settings)
    if not place.is_implied:
        single.append(f"study_folder={place.folder}")
    if results is not None:
        single.append(f"results={results}")
    shipped = snakefile.parent / "workflow" / "profiles" / (profile or PROFILE)
    found = str(shipped) if shipped.is_dir() else profile
    return [
        *(sys.executable, "-m", "snakemake"),
        *(("--configfile", str(place.config)) if place.config else ()),
        *(("--config", *single) if single else ()),
        *(("--profile", found) if found else ()),
        *(("--cores", cores) if cores else ()),
        *(("--nolock",) if run_name else ()),
        *(("--slurm-jobname-prefix", run_name) if run_name and is_on_slurm(profile) else ()),
        # Last, as it takes one value: --config would swallow a target that follows.
        *("--snakefile", str(snakefile)),
        *options,
    ]
