"""A strategy as a YAML file: what a Gating-ML or FlowJo document says, in our own terms."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tilflow.cytometry.gates.strategy import Strategy
from tilflow.section import Section
from tilflow.staging import staged


def format_strategy(strategy: Strategy) -> str:
    """Return a strategy as YAML that `read_strategy` reads back the same.

    Examples
    --------
    >>> gate = {"kind": "interval", "bounds": {"A": [1, None]}}
    >>> content = {"name": "t", "populations": [{"id": "big", "gate": gate}]}
    >>> print(format_strategy(Strategy.model_validate(content)), end="")
    name: t
    populations:
    - id: big
      gate:
        kind: interval
        bounds:
          A: [1.0, null]
    """
    import yaml

    # Leaf lists and mappings on one line, as a person would write them.
    return yaml.safe_dump(
        _plain(strategy), sort_keys=False, default_flow_style=None, width=100, allow_unicode=True
    )


def write_strategy(strategy: Strategy, path: Path | str) -> None:
    """Write a strategy as YAML."""
    with staged(path) as temporary:
        temporary.write_text(format_strategy(strategy), encoding="utf-8")


def _plain(value: Any) -> Any:
    """Return settings as YAML holds them: what is as by default is left out, `kind` never."""
    if isinstance(value, Section):
        fields = type(value).model_fields
        return {
            name: _plain(item)
            for name, item in value
            if name == "kind" or fields[name].is_required() or item != fields[name].default
        }
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
