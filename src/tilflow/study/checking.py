"""The whole check of a study: its settings, its sheets and every file that they name, at once."""

from dataclasses import dataclass
from pathlib import Path

from tilflow.errors import InputError, Problem, ProblemsError
from tilflow.settings import Settings, parse_settings_that_fit, read_config
from tilflow.study.baseline import check_baselines, warn_baselines
from tilflow.study.blood_files import check_blood_files
from tilflow.study.contents import Study
from tilflow.study.files import Findings, merge_alike
from tilflow.study.opening import read_sheets, sort_by_place
from tilflow.study.slide_files import check_slide_files


@dataclass(frozen=True)
class Check:
    """The outcome of a check.

    Attributes
    ----------
    study
        The study of the rows that fit.
    problems
        What must be put right, by sheet and row; none means that the study can run.
    warnings
        What is odd, but stops nobody.
    """

    study: Study
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def check_study(folder: Path | str, *, config: Path | str | None) -> Check:
    """Check a study folder.

    Parameters
    ----------
    folder
        The folder of the sheets.
    config
        The settings; None takes ``config.yaml`` of the folder, where there is one.
    """
    settings, problems = _read_settings(Path(folder), config)
    study, tables, wrong = read_sheets(folder)
    accepted = settings.patients_without_baseline
    findings = Findings([*problems, *wrong], list(study.warnings))
    findings.problems += check_baselines(study, accepted)
    findings.warnings += warn_baselines(study, accepted)
    check_blood_files(tables["blood_samples.tsv"] or [], findings)
    check_slide_files(tables["biopsies.tsv"] or [], findings, settings=settings.slides.read)
    return Check(
        study=study,
        problems=_arrange(findings.problems),
        warnings=_arrange(findings.warnings),
    )


def _arrange(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(merge_alike(sorted(problems, key=sort_by_place)), key=sort_by_place))


def _read_settings(folder: Path, config: Path | str | None) -> tuple[Settings, list[Problem]]:
    """Return the settings that fit, and what is wrong with the others."""
    if config is None:
        config = folder / "config.yaml"
        if not config.exists():
            return Settings(), []
    try:
        return parse_settings_that_fit(read_config(config), source=Path(config).name)
    except ProblemsError as error:
        return Settings(), list(error.problems)
    except InputError as error:
        name = Path(config).name
        return Settings(), [Problem(name, str(error).removeprefix(f"{config}: "))]
