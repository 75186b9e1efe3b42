"""A drawing as an SVG file of its own: the page's rules with the colours written out.

Programs that draw SVG outside of a browser know classes, but few know custom properties.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Final

from tilflow.report.figures.drawing import Drawing, write_coordinate
from tilflow.report.palette import N_STYLES, PRINT

RULES: Final = Path(__file__).parent.parent / "templates" / "figure.css"
FONT: Final = "'Liberation Sans', Arial, Helvetica, sans-serif"
GAP: Final = 12.0

_RULE: Final = re.compile(r"svg ([^{]+)\{([^}]*)\}")
_VARIABLE: Final = re.compile(r"var\(--([a-z0-9-]+)\)")


def write_rules(colours: Mapping[str, str], css: str) -> str:
    """Return the rules of `css` without custom properties.

    A rule in the colour of a stratum, ``var(--c)``, becomes one for each stratum.

    Examples
    --------
    >>> css = "svg .s0 { --c: var(--s0); } svg .bar { fill: var(--c); } svg .k { fill: var(--k); }"
    >>> print(write_rules({"s0": "#111111", "k": "#000000"}, css))
    .bar.s0{fill:#111111}
    .k{fill:#000000}
    """
    styles = [(f"s{k}", f"s{k}") for k in range(N_STYLES) if f"s{k}" in colours]
    styles += [("all", "ink")] if "svg .all" in css else []
    written = []
    for selectors, body in _RULE.findall(css):
        rules = ";".join(re.sub(r"\s*:\s*", ":", part.strip()) for part in body.split(";"))
        rules = rules.strip("; ")
        if "--c:" in rules or ":hover" in selectors:
            continue
        names = [name.strip().removeprefix("svg ") for name in selectors.split(",")]
        if "var(--c)" in rules:
            for style, colour in styles:
                own = rules.replace("var(--c)", colours[colour])
                # `.label.s0` already says which stratum it is of.
                kept = [n for n in names if not re.search(r"\.(s\d|all)\b", n)]
                kept = [f"{n}.{style}" for n in kept] + [
                    n for n in names if n.endswith(f".{style}")
                ]
                if kept:
                    written.append(f"{','.join(kept)}{{{_fill(own, colours)}}}")
        else:
            written.append(f"{','.join(names)}{{{_fill(rules, colours)}}}")
    return "\n".join(written)


def _fill(rules: str, colours: Mapping[str, str]) -> str:
    return _VARIABLE.sub(lambda match: colours[match[1]], rules)


def compose_file(panels: Sequence[Drawing], *, columns: int, title: str, caption: str) -> str:
    """Return the text of an SVG file with `panels` in rows of `columns`.

    Parameters
    ----------
    title, caption
        What a reader who cannot see the picture is told; the caption is not drawn.
    """
    rows = [panels[start : start + columns] for start in range(0, len(panels), columns)]
    width = max(sum(p.width for p in row) + GAP * (len(row) - 1) for row in rows)
    heights = [max(panel.height for panel in row) for row in rows]
    height = sum(heights) + GAP * (len(rows) - 1)
    parts = []
    top = 0.0
    for row, tallest in zip(rows, heights, strict=True):
        left = 0.0
        for panel in row:
            parts.append(panel.render_part(left, top))
            left += panel.width + GAP
        top += tallest + GAP
    size = f'width="{write_coordinate(width)}" height="{write_coordinate(height)}"'
    box = f"0 0 {write_coordinate(width)} {write_coordinate(height)}"
    rules = write_rules(PRINT, RULES.read_text(encoding="utf-8"))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="{box}" {size} '
        f'font-family="{FONT}">\n'
        f"<title>{escape(title)}</title>\n<desc>{escape(caption)}</desc>\n"
        f"<style>\n{rules}\n</style>\n"
        f'<rect width="100%" height="100%" fill="{PRINT["page"]}"/>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )
