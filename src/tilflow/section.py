"""The base of every group of settings."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Section(BaseModel):
    """A frozen group of settings that refuses a key it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=False)

    @model_validator(mode="before")
    @classmethod
    def _take_blank_sections_as_defaults(cls, content: Any) -> Any:
        """``slides:`` with every line below it commented out is None in YAML."""
        if not isinstance(content, Mapping):
            return content
        blank = {name for name, value in content.items() if value is None} & {
            name for name, field in cls.model_fields.items() if isinstance(field.default, Section)
        }
        return {name: value for name, value in content.items() if name not in blank}


def knob(default: Any, description: str, *, unit: str = "", **bounds: Any) -> Any:
    """One setting: its default, a sentence, its unit and its bounds (``ge``, ``lt``, …).

    Examples
    --------
    >>> class Segment(Section):
    ...     tile_px: int = knob(1024, "Side of a tile.", unit="px", ge=64)
    >>> Segment().tile_px
    1024
    """
    extra: dict[str, Any] | None = {"unit": unit} if unit else None
    return Field(default, description=description, json_schema_extra=extra, **bounds)
