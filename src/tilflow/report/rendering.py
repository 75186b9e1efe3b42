"""From templates to text: the filters that the pages use, and the style they share."""

from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import tilflow
from tilflow.report import formatting
from tilflow.report.palette import DARK, LIGHT, PRINT, declare

TEMPLATES: Final = Path(__file__).parent / "templates"
PALETTES: Final = {"light": LIGHT, "dark": DARK, "print": PRINT}


def render(template: str, **parts: Any) -> str:
    """Return a page; the same parts give the same bytes."""
    return (
        _environment()
        .get_template(template)
        .render(
            version=tilflow.__version__,
            colours={name: declare(palette) for name, palette in PALETTES.items()},
            **parts,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        number=formatting.format_number,
        interval=lambda row: formatting.format_interval(row.value, row.lower, row.upper),
        day=formatting.format_day,
        cell=formatting.format_text,
        parameter=formatting.format_parameter,
        population=formatting.format_population,
        slug=formatting.make_slug,
    )
    environment.tests["missing"] = formatting.is_missing
    return environment
