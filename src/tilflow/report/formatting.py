"""How numbers, days, intervals and parameters are written for a reader."""

import math
import re
from typing import Any, Final

MISSING: Final = "–"

_WORDS: Final = {"t": "T", "b": "B", "nk": "NK", "dc": "DC"}
_MARKER: Final = re.compile(r"(?:cd\d+\w*|ki67|pd1|pdl1|hla|dr|panck)")
_QUANTITIES: Final = {
    "count_per_ul": "count",
    "percent_of_parent": "% of parent",
    "percent_of_root": "% of all events",
    "percent_of_cells": "% of cells",
    "percent_positive": "% positive",
    "h_score": "H-score",
    "density_per_mm2": "density",
    "n_cells": "cells counted",
    "area_mm2": "area",
}
_UNITS: Final = {
    "count_per_ul": "cells/µL",
    "percent_of_parent": "%",
    "percent_of_root": "%",
    "percent_of_cells": "%",
    "density_per_mm2": "cells/mm²",
    "area_mm2": "mm²",
    "median_intensity": "intensity",
}


def is_missing(value: Any) -> bool:
    """Return whether a cell of a table holds nothing: None, NaN, NA or NaT."""
    if value is None:
        return True
    try:
        return bool(value != value)
    except TypeError:  # pandas.NA has no truth
        return True


def format_number(value: Any) -> str:
    """Return three significant digits, or all digits before the point where there are more.

    Examples
    --------
    >>> [format_number(v) for v in (0, 0.01234, 3.14159, 99.96, 612.4, 14203, float("nan"))]
    ['0', '0.0123', '3.14', '100', '612', '14\u202f203', '–']
    """
    if is_missing(value):
        return MISSING
    number = float(value)
    if math.isinf(number):
        return "∞" if number > 0 else "−∞"
    if number == 0:
        return "0"
    rounded = float(f"{number:.3g}")
    if abs(rounded) < 1e-4:
        mantissa, exponent = f"{number:.1e}".split("e")
        return _sign(f"{mantissa}×10^{int(exponent)}")
    decimals = max(0, 2 - math.floor(math.log10(abs(rounded))))
    text = f"{number:.{decimals}f}"
    if abs(number) >= 10_000:
        text = f"{number:,.0f}".replace(",", "\u202f")
    return _sign(text)


def _sign(text: str) -> str:
    return text.replace("-", "−")


def format_interval(value: Any, lower: Any, upper: Any) -> str:
    """Return the value with its interval; an end that cannot be estimated is ``n.e.``.

    Examples
    --------
    >>> format_interval(412.0, 370.2, 460.9), format_interval(1.0, None, None)
    ('412 (370–461)', '1.00')
    >>> format_interval(461.0, 334.0, None)
    '461 (334–n.e.)'
    """
    if is_missing(value):
        return MISSING
    if is_missing(lower) and is_missing(upper):
        return format_number(value)
    low, high = ("n.e." if is_missing(end) else format_number(end) for end in (lower, upper))
    return f"{format_number(value)} ({low}–{high})"


def format_p(value: Any) -> str:
    """Return a p-value with two significant digits.

    Examples
    --------
    >>> format_p(0.03125), format_p(0.00002), format_p(1.0)
    ('0.031', '<0.001', '1.0')
    """
    if is_missing(value):
        return MISSING
    return "<0.001" if value < 0.001 else f"{float(value):.2g}" if value < 1 else "1.0"


def format_count(count: Any) -> str:
    """Return a whole number."""
    return MISSING if is_missing(count) else _sign(str(int(count)))


def format_day(day: Any) -> str:
    """Return a study day with a minus sign where it is one."""
    return MISSING if is_missing(day) else _sign(str(int(day)))


def format_text(value: Any) -> str:
    """Return the text of a cell; a whole float loses its ``.0``."""
    if is_missing(value) or value == "":
        return MISSING
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def format_population(name: str) -> str:
    """Return a population or phenotype as it is written in prose.

    Examples
    --------
    >>> format_population("activated_cd8_t_cells"), format_population("non_classical_monocytes")
    ('Activated CD8 T cells', 'Non classical monocytes')
    """
    words = [
        _WORDS.get(word, word.upper() if _MARKER.fullmatch(word) else word)
        for word in name.split("_")
    ]
    words = ["Ki67" if word == "KI67" else word for word in words]
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def format_quantity(parameter: str) -> str:
    """Return the quantity of ``population.quantity[.marker]``.

    Examples
    --------
    >>> format_quantity("monocytes.median_intensity.HLA-DR")
    'median HLA-DR'
    >>> format_quantity("nucleated_cells.h_score.CD8")
    'H-score CD8'
    """
    _, _, rest = parameter.partition(".")
    quantity, _, marker = rest.partition(".")
    if marker:
        quantity = _QUANTITIES.get(quantity, quantity.removesuffix("_intensity"))
        return f"{quantity.replace('_', ' ')} {marker}"
    return _QUANTITIES.get(quantity, quantity.replace("_", " "))


def format_parameter(parameter: str, compartment: str = "") -> str:
    """Return a parameter and its compartment as a reader names them.

    Examples
    --------
    >>> format_parameter("cd8_t_cells.density_per_mm2", "tumour")
    'CD8 T cells, density (tumour)'
    >>> format_parameter("monocytes.count_per_ul", "whole_blood")
    'Monocytes, count'
    """
    name = f"{format_population(parameter.split('.')[0])}, {format_quantity(parameter)}"
    if compartment in ("", "whole_blood"):
        return name
    return f"{name} ({format_compartment(compartment)})"


def format_compartment(compartment: str) -> str:
    """Return a compartment as a reader names it."""
    return {"whole": "whole tissue"}.get(compartment, compartment.replace("_", " "))


def format_unit(unit: Any, parameter: str) -> str:
    """Return the unit as it is printed on an axis; the parameter's own where it is blank."""
    text = "" if is_missing(unit) else str(unit)
    known = {"cells/uL": "cells/µL", "cells/ul": "cells/µL", "cells/mm2": "cells/mm²"}
    if text:
        return known.get(text, text.replace("mm2", "mm²"))
    quantity = parameter.split(".")[1] if "." in parameter else ""
    return _UNITS.get(quantity, "")


def make_slug(*parts: str) -> str:
    """Return an identifier for HTML made from `parts`.

    Examples
    --------
    >>> make_slug("patient", "A-01<b>")
    'patient-A-01-b-'
    """
    return re.sub(r"[^A-Za-z0-9_-]+", "-", "-".join(parts))


def shorten_name(name: str, *, longest: int = 24) -> tuple[str, ...]:
    r"""Return a name broken into lines of at most `longest` characters, where words allow.

    Examples
    --------
    >>> shorten_name("Activated CD8 T cells, % of parent")
    ('Activated CD8 T cells,', '%\xa0of parent')
    """
    lines = [""]
    for word in name.replace("% of", "%\xa0of").split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) > longest and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)
