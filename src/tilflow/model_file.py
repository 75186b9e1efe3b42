"""YAML files that hold one model each (a panel, a strategy, an assay), and what is wrong in them.

A user reads the words of these errors: each names the key, what stands there and what was allowed.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from tilflow.errors import InputError, Problem, ProblemsError

Model = TypeVar("Model", bound=BaseModel)

NOUNS: Final[Mapping[str, str]] = {
    "string_type": "a text",
    "float_type": "a number",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a group of keys",
    "model_type": "a group of keys",
    "model_attributes_type": "a group of keys",
}
"""Kind of pydantic's error → what was expected, for a key that is blank."""


def read_yaml(path: Path) -> dict[str, Any]:
    """Return the mapping that a YAML file holds.

    Raises
    ------
    InputError
        Where the file cannot be read, is not YAML, holds no mapping, or says the same key twice.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        text = path.read_text(encoding="utf-8")
        check_keys_once(yaml.compose(text, Loader=loader), str(path))
        content = yaml.load(text, Loader=loader)
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror}"
        raise InputError(message) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        message = f"{path}: is not YAML: {' '.join(str(error).split())}"
        raise InputError(message) from error
    if not isinstance(content, dict):
        message = f"{path}: expected a mapping at the top level"
        raise InputError(message)
    return content


def check_keys_once(node: Any, source: str, path: str = "") -> None:
    """Walk the nodes that PyYAML composes: YAML readers silently keep the second of two keys.

    Raises
    ------
    ProblemsError
        At the first key that stands twice in one mapping.
    """
    import yaml

    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            check_keys_once(item, source, path)
    if not isinstance(node, yaml.MappingNode):
        return
    first: dict[str, int] = {}
    for key, value in node.value:
        name, line = f"{path}{key.value}", key.start_mark.line + 1
        if name in first:
            message = f"stands twice, first in row {first[name]}: keep one"
            raise ProblemsError([Problem(source, message, line, name)])
        first[name] = line
        check_keys_once(value, source, f"{name}.")


def validate(model: type[Model], content: Any, *, source: str) -> Model:
    """Return `content` as `model`, or list everything that is wrong with it.

    Raises
    ------
    ProblemsError
        One problem a key; `source` is named as its file.

    Examples
    --------
    >>> class Marker(BaseModel):
    ...     threshold: float
    >>> class Assay(BaseModel):
    ...     markers: dict[str, Marker] = {}
    >>> validate(Assay, {"markers": {"CD8": None}}, source="assay.yaml")
    Traceback (most recent call last):
    tilflow.errors.ProblemsError: 1 problem:
      assay.yaml, markers.CD8: is blank: give it a group of keys (threshold)
    """
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise ProblemsError(list_problems(error, model, content, source=source)) from None


def list_problems(
    error: ValidationError, model: type[BaseModel], content: Any, *, source: str
) -> list[Problem]:
    """Return the problems of a failed validation in the order of pydantic's, one a key."""
    details: dict[tuple[str | int, ...], list[Any]] = {}
    for detail in error.errors(include_url=False):
        details.setdefault(_find_key(content, detail["loc"]), []).append(detail)
    problems = []
    for key, found in details.items():
        value = found[0]["input"]
        is_missing = found[0]["type"] == "missing"
        if value is None and not is_missing:
            message, shown = _describe_blank(found, model, key), None
        else:
            words = dict.fromkeys(_describe(each, model, key) for each in found)
            message = "; or ".join(words)
            shown = str(value) if isinstance(value, str | int | float) else None
        column = ".".join(str(part) for part in key) or None
        problems.append(Problem(source, message, column=column, value=shown))
    return problems


def _find_key(content: Any, location: Sequence[str | int]) -> tuple[str | int, ...]:
    """Return the keys of `location` alone: pydantic puts the members of a union among them.

    Examples
    --------
    >>> _find_key({"threshold": "x"}, ("threshold", "literal['mixture']"))
    ('threshold',)
    """
    key: list[str | int] = []
    for place, part in enumerate(location):
        is_in = isinstance(content, Mapping) and part in content
        is_item = isinstance(content, Sequence) and isinstance(part, int)
        if is_in or is_item:
            content = content[part]
            key.append(part)
        elif place == len(location) - 1 and isinstance(content, Mapping):
            key.append(part)  # a key that is missing
    return tuple(key)


def _describe(detail: Mapping[str, Any], model: type[BaseModel], key: tuple[str | int, ...]) -> str:
    message = str(detail["msg"]).removeprefix("Value error, ")
    if detail["type"] == "extra_forbidden":
        allowed = _list_keys(model, key[:-1])
        return f"no such key; allowed: {', '.join(allowed)}" if allowed else "no such key"
    return message


def _describe_blank(
    details: Sequence[Mapping[str, Any]], model: type[BaseModel], key: tuple[str | int, ...]
) -> str:
    """Say what a key without a value should hold, and whether it may be left out.

    In YAML ``CD8:`` with nothing behind it is no empty text: it is no value at all.
    """
    nouns: list[str] = []
    for detail in details:
        noun = NOUNS.get(detail["type"], "a value")
        if detail["type"] == "literal_error":
            noun = str(detail.get("ctx", {}).get("expected", "a value")).replace("'", "")
        keys = _list_keys(model, key) if noun == "a group of keys" else []
        nouns.append(f"{noun} ({', '.join(keys)})" if keys else noun)
    wanted = " or ".join(dict.fromkeys(nouns))
    if _may_be_left_out(model, key):
        return f"is blank: give it {wanted}, or leave the key out"
    return f"is blank: give it {wanted}"


def _may_be_left_out(model: type[BaseModel], key: tuple[str | int, ...]) -> bool:
    owner = _find_model(model, key[:-1])
    field = owner.model_fields.get(str(key[-1])) if owner is not None and key else None
    return field is not None and not field.is_required()


def _list_keys(model: type[BaseModel], key: Sequence[str | int]) -> list[str]:
    found = _find_model(model, key)
    return [] if found is None else [k for k, f in found.model_fields.items() if not f.exclude]


def _find_model(model: type[BaseModel], key: Sequence[str | int]) -> type[BaseModel] | None:
    """Return the model that stands under `key`; None where there is none, or one of several."""
    annotation: Any = model
    for part in key:
        models = list_models(annotation)
        if len(models) == 1 and part in models[0].model_fields:
            annotation = models[0].model_fields[str(part)].annotation
        # Else a key of a mapping or the place in a list: what it holds is in the annotation.
    models = list_models(annotation)
    return models[0] if len(models) == 1 else None


def list_models(annotation: Any) -> list[type[BaseModel]]:
    """Return the models that an annotation holds: itself, or those in a mapping, list or option."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    found = [model for argument in get_args(annotation) for model in list_models(argument)]
    return list(dict.fromkeys(found))
