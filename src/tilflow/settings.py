"""All settings of a run: the rooms' sections under one roof."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from tilflow.cytometry.settings import CytometrySettings
from tilflow.errors import InputError, Problem, ProblemsError
from tilflow.model_file import check_keys_once
from tilflow.report.settings import ReportSettings
from tilflow.section import Section, knob
from tilflow.slides.settings import SlidesSettings
from tilflow.store.settings import StoreSettings
from tilflow.trial.settings import TrialSettings


class Settings(Section):
    """What ``config.yaml`` may hold; a study's file names only what differs."""

    study_folder: str = knob(
        "",
        "Folder of the sheets, relative to the working directory; empty means the folder of the "
        "config file.",
    )
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
    return parse_settings(read_config(path), source=str(path))


def read_config(path: Path | str) -> Any:
    """Return what a YAML file holds, as plain mappings, lists and values; an empty one is ``{}``.

    Raises
    ------
    InputError
        Where the file cannot be read, is not YAML, or says the same key twice: YAML readers
        silently keep the second one.
    """
    import yaml

    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        check_keys_once(yaml.compose(text, Loader=yaml.SafeLoader), str(path))
        content = yaml.safe_load(text)
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror}"
        raise InputError(message) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        message = f"{path}: is not YAML: {' '.join(str(error).split())}"
        raise InputError(message) from error
    return {} if content is None else content


def parse_settings(content: Any, *, source: str) -> Settings:
    """Turn a nested mapping into `Settings`; `source` is named in the errors.

    Examples
    --------
    >>> parse_settings({"resuls": "out"}, source="config.yaml")
    Traceback (most recent call last):
    tilflow.errors.ProblemsError: 1 problem:
      config.yaml, resuls: no such setting; did you mean 'results'?
    """
    settings, problems = parse_settings_that_fit(content, source=source)
    if problems:
        raise ProblemsError(problems)
    return settings


def parse_settings_that_fit(content: Any, *, source: str) -> tuple[Settings, list[Problem]]:
    """Return `Settings` of the keys that fit, and a problem for each that does not.

    So one misspelt key does not hide what is wrong elsewhere.

    Examples
    --------
    >>> settings, problems = parse_settings_that_fit({"resuls": "x", "results": "out"}, source="c")
    >>> settings.results, len(problems)
    ('out', 1)
    """
    if not isinstance(content, Mapping):
        return Settings(), [Problem(source, "expected a mapping of settings at the top level")]
    try:
        return Settings.model_validate(dict(content)), []
    except ValidationError as error:
        problems = _problems(error, Settings, source)
        names = {str(detail["loc"][0]) for detail in error.errors() if detail["loc"]}
    # A section with one wrong key is left at its defaults: it is reported, and nothing runs.
    fitting = {name: value for name, value in content.items() if str(name) not in names}
    return Settings.model_validate(fitting) if names else Settings(), problems


def get_section(settings: Settings, name: str) -> Any:
    """Return what a dotted path leads to, as plain values that JSON can hold; "" is everything.

    Examples
    --------
    >>> get_section(Settings(results="out"), "results")
    'out'
    """
    value: Any = settings.model_dump(mode="json")
    for depth, part in enumerate(parts := name.split(".") if name else []):
        if not isinstance(value, Mapping) or part not in value:
            allowed = list(value) if isinstance(value, Mapping) else []
            path = ".".join(parts[: depth + 1])
            raise ProblemsError([Problem("settings", _no_such(part, allowed), column=path)])
        value = value[part]
    return value


def _problems(error: ValidationError, model: type[BaseModel], source: str) -> list[Problem]:
    problems = []
    for detail in error.errors(include_url=False):
        location, kind = detail["loc"], detail["type"]
        path = ".".join(str(part) for part in location)
        if kind in ("extra_forbidden", "invalid_key"):
            key = str(location[-1])
            problems.append(Problem(source, _no_such(key, _allowed(model, location)), column=path))
            continue
        message, value = _plain_message(kind, detail), str(detail["input"])
        if kind == "model_type":
            message = f"expected a group of settings: {', '.join(_allowed(model, (*location, '')))}"
        value = value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…"
        problems.append(Problem(source, message, column=path, value=value))
    return problems


def _plain_message(kind: str, detail: Mapping[str, Any]) -> str:
    """Return pydantic's message in our words: what it should be and, where one helps, a hint."""
    message = str(detail["msg"]).removeprefix("Value error, ")
    message = message.replace("Input should be", "should be")
    if kind == "string_type" and isinstance(detail["input"], int | float):
        message += ": write it in quotes"
    return message


LONGEST_VALUE = 60
"""Characters of a wrong value that a message repeats: enough to find it."""


def _no_such(name: str, allowed: list[str]) -> str:
    if not allowed:
        return "no such setting"
    close = get_close_matches(name, allowed, n=1, cutoff=0.5)
    if close:
        return f"no such setting; did you mean {close[0]!r}?"
    return f"no such setting; allowed: {', '.join(allowed)}"


def _allowed(model: type[BaseModel], location: tuple[int | str, ...]) -> list[str]:
    """Return the keys of the section that holds the last part of `location`."""
    fields: dict[str, FieldInfo] = model.model_fields
    for part in location[:-1]:
        if part in fields:
            inner = find_section(fields[str(part)].annotation)
            fields = inner.model_fields if inner is not None else {}
        # Else a key of a mapping or the tag of a union: the section stays the same.
    return list(fields)


def find_section(annotation: Any) -> type[BaseModel] | None:
    """Return the section that an annotation holds: itself, or inside of a mapping or an option."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (find_section(argument) for argument in get_args(annotation))
    return next((each for each in found if each is not None), None)
