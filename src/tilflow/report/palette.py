"""The colours of the report: told apart by colour-blind readers, on light and on dark ground."""

from collections.abc import Mapping
from typing import Final

RGB = tuple[int, int, int]

GRADES: Final[Mapping[str, str]] = {
    "grade1": "#fef0d9",
    "grade2": "#fdcc8a",
    "grade3": "#fc8d59",
    "grade4": "#d7301f",
    "grade5": "#7f0000",
}
"""ColorBrewer's OrRd for CTCAE grades: an order that is seen without colour too."""

LIGHT: Final[Mapping[str, str]] = {
    **GRADES,
    "page": "#ffffff",
    "panel": "#f5f7f9",
    "ink": "#16202a",
    "quiet": "#52606d",
    "line": "#d5dce3",
    "soft": "#e8edf2",
    "link": "#0b57a4",
    "focus": "#b45309",
    "ok": "#00734f",
    "warn": "#a35200",
    "fail": "#b3261e",
    "absent": "#52606d",
    "s0": "#0068a8",
    "s1": "#c04a00",
    "s2": "#00805c",
    "s3": "#a8457f",
    "s4": "#7a6200",
    "s5": "#4a3fa8",
    "empty": "#e3e6ea",
    "empty-line": "#cfd5db",
}
DARK: Final[Mapping[str, str]] = {
    **GRADES,
    "page": "#12171d",
    "panel": "#1a2129",
    "ink": "#e8edf2",
    "quiet": "#a3b1be",
    "line": "#3a4653",
    "soft": "#27313b",
    "link": "#7cc0ff",
    "focus": "#ffb454",
    "ok": "#4cc38a",
    "warn": "#f5a623",
    "fail": "#ff8a80",
    "absent": "#a3b1be",
    "s0": "#62b5f0",
    "s1": "#ff9b5e",
    "s2": "#45cda0",
    "s3": "#eb94c6",
    "s4": "#d9c04a",
    "s5": "#aba2ff",
    "empty": "#2b343e",
    "empty-line": "#3c4854",
}
PRINT: Final[Mapping[str, str]] = {
    **LIGHT,
    "panel": "#f4f6f8",
    "ink": "#000000",
    "quiet": "#444444",
    "line": "#bbbbbb",
    "soft": "#e4e4e4",
    "link": "#000000",
    "absent": "#444444",
}

N_STYLES: Final = 6
"""Colours, shapes and dashes for strata: ``s0`` to ``s5``."""


def declare(colours: Mapping[str, str]) -> str:
    """Return `colours` as custom properties of a style sheet.

    Examples
    --------
    >>> declare({"ink": "#000000", "page": "#ffffff"})
    '--ink: #000000; --page: #ffffff;'
    """
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def parse_colour(text: str) -> RGB:
    """Return red, green and blue of ``#rrggbb``.

    Examples
    --------
    >>> parse_colour("#ff8000")
    (255, 128, 0)
    """
    red, green, blue = (int(text[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def write_colour(colour: RGB) -> str:
    """Return ``#rrggbb``.

    Examples
    --------
    >>> write_colour((255, 128, 0))
    '#ff8000'
    """
    return "#{:02x}{:02x}{:02x}".format(*colour)


def compute_contrast(first: RGB, second: RGB) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, from 1 to 21)."""
    one, two = sorted((_luminance(first), _luminance(second)))
    return (two + 0.05) / (one + 0.05)


def _luminance(colour: RGB) -> float:
    parts = [c / 255 for c in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
