"""All settings of a run: the rooms' sections under one roof."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from tilflow.cytometry.settings import CytometrySettings
from tilflow.errors import InputError, Problem, ProblemsError
from tilflow.report.settings import ReportSettings
from tilflow.section import Section, knob
from tilflow.slides.settings import SlidesSettings
from tilflow.store.settings import StoreSettings
from tilflow.trial.settings import TrialSettings


class Settings(Section):
    """What ``config.yaml`` may hold; a study's file names only what differs."""

    study_folder: str = knob("", "Folder of the sheets; empty means the folder of the config file.")
    results: str = knob("results", "Folder for the results, relative to the working directory.")
    patients_without_baseline: tuple[str, ...] = knob(
        (), "Patients accepted without blood from before the first dose; others stop the check."
    )
    cytometry: CytometrySettings = CytometrySettings()
    slides: SlidesSettings = SlidesSettings()
    trial: TrialSettings = TrialSettings()
    store: StoreSettings = StoreSettings()
    report: ReportSettings = ReportSettings()


def read_settings(path: Path | str | None) -> Settings:
    """Read a ``config.yaml``; None gives the defaults.

    Raises
    ------
    ProblemsError
        With every wrong key and value: the dotted path to it and what was allowed.
    """
    if path is None:
        return Settings()
    import yaml

    try:
        content = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror}"
        raise InputError(message) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        message = f"{path}: is not YAML: {' '.join(str(error).split())}"
        raise InputError(message) from error
    return parse_settings({} if content is None else content, source=str(path))


def parse_settings(content: Any, *, source: str) -> Settings:
    """Turn a nested mapping into `Settings`; `source` is named in the errors.

    Examples
    --------
    >>> parse_settings({"resuls": "out"}, source="config.yaml")
    Traceback (most recent call last):
    tilflow.errors.ProblemsError: 1 problem:
      config.yaml, resuls: no such setting; did you mean 'results'?
    """
    if not isinstance(content, Mapping):
        raise ProblemsError([Problem(source, "expected a mapping of settings at the top level")])
    try:
        return Settings.model_validate(dict(content))
    except ValidationError as error:
        raise ProblemsError(_problems(error, Settings, source)) from None


def _problems(error: ValidationError, model: type[BaseModel], source: str) -> list[Problem]:
    problems = []
    for detail in error.errors(include_url=False):
        path = ".".join(str(part) for part in detail["loc"])
        if detail["type"] == "extra_forbidden":
            problems.append(Problem(source, _suggest(model, detail["loc"]), column=path))
        else:
            value = str(detail["input"])
            problems.append(Problem(source, detail["msg"], column=path, value=value))
    return problems


def _suggest(model: type[BaseModel], location: tuple[int | str, ...]) -> str:
    fields = model.model_fields
    for part in location[:-1]:
        field = fields.get(str(part))
        if field is None or not _is_model(field.annotation):
            return "no such setting"
        fields = field.annotation.model_fields  # type: ignore[union-attr]
    close = get_close_matches(str(location[-1]), fields, n=1, cutoff=0.5)
    if close:
        return f"no such setting; did you mean {close[0]!r}?"
    return f"no such setting; allowed: {', '.join(fields)}"


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
